//! Which findings are shown, and how.

use super::command::reader::read;
use super::*;
use crate::render::run::tests::Sample;
use proptest::prelude::*;

fn commands(text: &str) -> Vec<super::command::reader::Read> {
    text.lines().filter_map(read).collect()
}

fn value<'a>(properties: &'a [(String, String)], key: &str) -> Option<&'a str> {
    properties.iter().find(|(name, _)| name == key).map(|(_, value)| value.as_str())
}

#[test]
fn an_annotation_says_where_and_what_to_do() {
    let mut sample = Sample::new(&[("reports/Quý 4, a:b.csv", "h\nHòa,x12\n")]);
    sample.find(0, "x12").message = "sai 100%".into();
    let expected = "::error file=reports/Quý 4%2C a%3Ab.csv,line=2,col=5,endColumn=7,\
                    title=R116 not-a-count::sai 100%25%0ACách sửa: ghi số\n1 lỗi.\nĐã đọc 2 tệp.\n";
    assert_eq!(github(&sample.run()), expected);
}

#[test]
fn a_finding_of_several_lines_has_no_columns() {
    let mut sample = Sample::new(&[("a", "x\"1\n2\n")]);
    sample.find(0, "\"1\n2");
    let (_, properties, _) = &commands(&github(&sample.run()))[0];
    assert_eq!(value(properties, "endLine"), Some("2"));
    assert_eq!((value(properties, "col"), value(properties, "endColumn")), (None, None));
}

#[test]
fn every_file_has_its_first_before_any_has_a_second() {
    let mut sample = Sample::new(&[("a", "x"), ("b", "x"), ("c", "x")]);
    sample.many(0, Severity::Error, 40);
    sample.many(1, Severity::Error, 2);
    sample.many(2, Severity::Error, 1);
    let text = github(&sample.run());
    let shown = commands(&text);
    let files: Vec<&str> =
        shown.iter().filter_map(|(_, properties, _)| value(properties, "file")).collect();
    assert_eq!(files, ["a", "b", "c", "a", "b", "a", "a", "a", "a", "a"]);
    let (name, _, rest) = &shown[10];
    assert_eq!((name.as_str(), shown.len()), ("notice", 11));
    assert_eq!(rest, "Còn 33 lỗi không hiện ở đây. Xem đủ: bdhvs validate");
}

#[test]
fn nothing_obeys_a_file_and_nobody_is_named() {
    let mut sample = Sample::new(&[("0912345678\n::error::x\u{1b}", "x")]);
    sample.find(0, "x").message = "\r\n::stop-commands::x\u{202e} nva@gmail.com".into();
    let text = github(&sample.run());
    assert_eq!(commands(&text).len(), 1, "{text}");
    let page = job_summary(&sample.run());
    for out in [&text, &page] {
        assert!(!out.contains(['\u{1b}', '\u{202e}', '\r']), "{out}");
        assert!(!out.contains("0912345678") && !out.contains("nva@"), "{out}");
    }
}

#[test]
fn the_page_of_a_job_lists_and_counts() {
    let mut sample = Sample::new(&[("reports/a|b.csv", "h\nx12\n")]);
    sample.find(0, "x12").message = "sai <b>".into();
    let page = job_summary(&sample.run());
    let row = "| Lỗi | reports/a\\|b.csv:2:1 | sai \\<b\\> | ghi số | R116 |";
    assert!(page.starts_with("## bdhvs validate\n\n1 lỗi.\n\nĐã đọc 2 tệp.\n\n| Mức |"), "{page}");
    assert!(page.contains(row) && page.contains(" (not-a-count) | 1 |"), "{page}");
}

#[test]
fn the_page_of_a_job_is_bounded() {
    let mut sample = Sample::new(&[("a", "x")]);
    for _ in 0..2_000 {
        sample.at_head(0).message = "\u{202e}|".repeat(500);
    }
    let page = job_summary(&sample.run());
    assert!(page.len() < 512 * 1024, "{}", page.len());
    let rows = page.lines().filter(|line| line.contains("a:1:1")).count();
    let rest = format!("Còn {} mục nữa không in ở đây.", grouped(2_000 - rows));
    assert!(rows > 10 && page.trim_end().ends_with(&rest), "{rows}");
}

fn grouped(n: usize) -> String {
    crate::vietnamese::grouped(n as u128)
}

proptest! {
    #[test]
    fn the_budget_of_a_step_is_kept(
        found in prop::collection::vec((0u32..4, 0usize..3), 0..80)
    ) {
        let mut sample = Sample::new(&[("a", "x"), ("b", "x"), ("c", "x"), ("d", "x")]);
        for (file, severity) in &found {
            let severity = [Severity::Error, Severity::Warning, Severity::Note][*severity];
            sample.many(*file, severity, 1);
        }
        let shown = commands(&github(&sample.run()));
        for kind in ["error", "warning", "notice"] {
            prop_assert!(shown.iter().filter(|(name, ..)| name == kind).count() <= 10);
        }
        let (annotations, rest): (Vec<_>, Vec<_>) =
            shown.iter().partition(|(_, properties, _)| value(properties, "file").is_some());
        prop_assert_eq!(rest.len(), usize::from(annotations.len() < found.len()));
        let told = rest.iter().flat_map(|(_, _, text)| text.split(|c: char| !c.is_ascii_digit()));
        let left_out: usize = told.filter_map(|word| word.parse::<usize>().ok()).sum();
        prop_assert_eq!(annotations.len() + left_out, found.len());
        let worst = |kind: &str| ["error", "warning", "notice"].iter().position(|k| *k == kind);
        prop_assert!(annotations.iter().map(|(name, ..)| worst(name)).is_sorted());
    }
}
