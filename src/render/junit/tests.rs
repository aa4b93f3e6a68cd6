//! Reports, read back by another reader.

use super::*;
use crate::render::run::Skipped;
use crate::render::run::tests::Sample;
use roxmltree::{Document, Node};

#[track_caller]
fn number(node: Node<'_, '_>, name: &str) -> usize {
    node.attribute(name).expect(name).parse().expect(name)
}

fn with<'a>(node: Node<'a, 'a>, child: &str) -> Vec<Node<'a, 'a>> {
    node.descendants().filter(|node| node.has_tag_name(child)).collect()
}

/// The counts of every suite and of the whole are those of its test cases.
#[track_caller]
fn adds_up(xml: &str, cases: usize, failures: usize, skipped: usize) {
    let read = Document::parse(xml).expect(xml);
    let root = read.root_element();
    assert_eq!(with(root, "testcase").len(), cases, "{xml}");
    assert_eq!(with(root, "failure").len(), failures, "{xml}");
    assert_eq!(with(root, "skipped").len(), skipped, "{xml}");
    for suite in with(root, "testsuite").into_iter().chain([root]) {
        assert_eq!(number(suite, "tests"), with(suite, "testcase").len());
        assert_eq!(number(suite, "failures"), with(suite, "failure").len());
        assert_eq!(number(suite, "skipped"), with(suite, "skipped").len());
        assert_eq!(number(suite, "errors"), 0);
    }
}

#[test]
fn a_clean_run_passes_file_by_file() {
    let sample = Sample::new(&[("plan/plan.toml", ""), ("reports/2025-Q4/a.csv", "h\n")]);
    let xml = junit(&sample.run());
    adds_up(&xml, 2, 0, 0);
    let read = Document::parse(&xml).expect("XML");
    let last = with(read.root_element(), "testcase")[1];
    assert_eq!(last.attribute("classname"), Some("reports/2025-Q4"));
    assert_eq!(last.attribute("name"), Some("a.csv"));
    assert_eq!(last.attribute("file"), Some("reports/2025-Q4/a.csv"));
}

#[test]
fn errors_fail_a_file_and_warnings_do_not() {
    let mut sample = Sample::new(&[("a/x.csv", "h\nx1\n"), ("a/y.csv", "y\n"), ("z", "")]);
    sample.find(0, "x1");
    sample.find(0, "h");
    sample.find(1, "y").severity = Severity::Warning;
    let xml = junit(&sample.run());
    adds_up(&xml, 3, 1, 0);
    let read = Document::parse(&xml).expect("XML");
    let failure = with(read.root_element(), "failure")[0];
    assert_eq!(failure.attribute("message"), Some("sai 1 (và 1 lỗi khác)"));
    let told = "a/x.csv:1:1: Lỗi: sai 1\n  Cách sửa: ghi số\n  Quy tắc: R116 not-a-count\n\n\
                a/x.csv:2:1: Lỗi: sai 0\n  Cách sửa: ghi số\n  Quy tắc: R116 not-a-count\n";
    assert_eq!(failure.text(), Some(told));
    let output = with(read.root_element(), "system-out")[0];
    assert!(output.text().expect("text").starts_with("a/y.csv:1:1: Cần xem lại: sai 2\n"));
}

#[test]
fn what_was_not_tested_has_not_passed() {
    let mut sample = Sample::new(&[("plan/plan.toml", "x"), ("reports/a.csv", "h\n")]);
    sample.find(0, "x");
    sample.untested.push(FileId(1));
    sample
        .not_run
        .push(Skipped { rules: "R101–R204".into(), reason: "kế hoạch có lỗi".into() });
    adds_up(&junit(&sample.run()), 3, 1, 2);
}

#[test]
fn a_run_over_nothing_has_a_case_too() {
    adds_up(&junit(&Sample::default().run()), 1, 0, 1);
}

#[test]
fn hostile_text_stays_text_and_nobody_is_named() {
    let mut sample = Sample::new(&[("a \"<&\u{1}/0912345678.csv", "x")]);
    sample.find(0, "x").message = "]]>\u{0}\u{fffe}\u{202e}<b> 0912345678".into();
    let xml = junit(&sample.run());
    adds_up(&xml, 1, 1, 0);
    assert!(!xml.contains("0912345678") && !xml.contains('\u{202e}'), "{xml}");
    let read = Document::parse(&xml).expect("XML");
    let message = with(read.root_element(), "failure")[0].attribute("message");
    let expected = "]]>\\u{0}\\u{fffe}\\u{202e}<b> [đã che số điện thoại di động]";
    assert_eq!(message, Some(expected));
}
