//! What findings look like.

use super::*;
use crate::diagnostic::Cost;
use crate::source::{FileId, SourceFile, Span};

static RULE: Rule = Rule {
    code: "R116",
    name: "not-a-count",
    severity: Severity::Error,
    cost: Cost::Row,
    page: "",
};

fn sources(files: &[(&str, &str)]) -> Sources {
    let mut sources = Sources::default();
    for (path, text) in files {
        sources.add(SourceFile::from_bytes((*path).into(), *text));
    }
    sources
}

fn span(sources: &Sources, file: u32, needle: &str) -> Span {
    let start = sources.file(FileId(file)).text.find(needle).expect("needle");
    Span::new(FileId(file), start, start + needle.len())
}

fn finding(sources: &Sources, needle: &str) -> Diagnostic {
    Diagnostic::new(&RULE, span(sources, 0, needle), format!("“{needle}” không phải là số"))
}

#[track_caller]
fn prints(problem: &Diagnostic, sources: &Sources, expected: &str) {
    let printed = diagnostics(std::slice::from_ref(problem), sources, DiagnosticOptions::default());
    assert_eq!(printed, expected, "\n{printed}");
}

#[test]
fn a_finding_says_what_is_wrong_where_and_what_to_do() {
    let sources = sources(&[("reports/a.csv", "ma,so\r\ncam-lam,x12\r\n")]);
    let problem = finding(&sources, "x12").hint("ghi số bằng chữ số");
    prints(
        &problem,
        &sources,
        "\
Lỗi: “x12” không phải là số
 --> reports/a.csv:2:9
  |
2 | cam-lam,x12
  |         ^^^
  |
  = Cách sửa: ghi số bằng chữ số
  = Quy tắc: R116 not-a-count
",
    );
}

#[test]
fn carets_stand_under_decomposed_text_tabs_and_wide_text() {
    let sources = sources(&[("a", "Ho\u{300}a\t漢,x\n")]);
    prints(
        &finding(&sources, "x"),
        &sources,
        "\
Lỗi: “x” không phải là số
 --> a:1:8
  |
1 | Ho\u{300}a    漢,x
  |           ^
  |
  = Quy tắc: R116 not-a-count
",
    );
}

#[test]
fn labels_stand_in_the_same_excerpt_or_under_their_own_path() {
    let sources = sources(&[("a", "m\nb\nc\nd,e\n"), ("plan/b", "x\n  y = 1\n")]);
    let near = span(&sources, 0, "m");
    let far = span(&sources, 1, "y");
    let same = span(&sources, 0, "e");
    let problem = finding(&sources, "d").label(near, "dòng đầu").label(far, "kế hoạch");
    prints(
        &problem.label(same, "đây"),
        &sources,
        "\
Lỗi: “d” không phải là số
 --> a:4:1
  |
1 | m
  | - dòng đầu
...
4 | d,e
  | ^ - đây
  |
 ::: plan/b:2:3
  |
2 |   y = 1
  |   - kế hoạch
  |
  = Quy tắc: R116 not-a-count
",
    );
}

#[test]
fn the_end_of_a_file_is_a_line_of_its_own() {
    let sources = sources(&[("a", "m\nb\n\nc\n")]);
    let problem = Diagnostic::new(&RULE, Span::new(FileId(0), 7, 7), "Thiếu dòng");
    prints(
        &problem.label(span(&sources, 0, "m"), "đây"),
        &sources,
        "\
Lỗi: Thiếu dòng
 --> a:5:1
  |
1 | m
  | - đây
...
5 |
  | ^
  |
  = Quy tắc: R116 not-a-count
",
    );
}

#[test]
fn a_cut_line_still_says_its_true_column() {
    let line = format!("{}XY{}", "a".repeat(1000), "b".repeat(1000));
    let sources = sources(&[("a", &line)]);
    let problem = finding(&sources, "XY");
    let printed = diagnostics(&[problem], &sources, DiagnosticOptions::default());
    let lines: Vec<&str> = printed.lines().collect();
    assert_eq!(lines[1], " --> a:1:1001");
    let column = |line: &str, c: char| line.chars().position(|other| other == c);
    assert_eq!(column(lines[3], 'X'), column(lines[4], '^'), "{printed}");
    assert!(lines.iter().all(|line| line.chars().count() <= 80), "{printed}");
}

#[test]
fn nothing_obeys_a_file_and_nobody_is_named() {
    let sources = sources(&[("0912345678\u{1b}.csv", "a\u{1b}[31m\u{202e},0912345678\n")]);
    prints(
        &finding(&sources, "0912345678").label(span(&sources, 0, "a"), "\u{fdd0}0\u{fdd0}"),
        &sources,
        "\
Lỗi: “[đã che số điện thoại di động]” không phải là số
 --> [đã che số điện thoại di động]\\u{1b}.csv:1:9
  |
1 | a\u{fffd}[31m\u{fffd},••••••••••
  | -       ^^^^^^^^^^
  | |
  | \u{fffd}0\u{fffd}
  |
  = Quy tắc: R116 not-a-count
",
    );
}

#[test]
fn the_worst_stand_first_and_the_rest_is_counted() {
    let sources = sources(&[("b", "1,2,3\n"), ("a", "x\n")]);
    let at = |file, needle: &str, severity| {
        let span = span(&sources, file, needle);
        Diagnostic::new(&RULE, span, needle).of_severity(severity)
    };
    let problems = [
        at(0, "3", Severity::Error),
        at(0, "2", Severity::Warning),
        at(0, "1", Severity::Error),
        at(1, "x", Severity::Error),
    ];
    let options = |limit| DiagnosticOptions { limit, ..DiagnosticOptions::default() };
    let printed = diagnostics(&problems, &sources, options(9));
    let titles: Vec<&str> = printed.lines().filter(|line| line.contains("i: ")).collect();
    let titles: Vec<&str> = titles.into_iter().filter(|line| !line.contains('=')).collect();
    assert_eq!(titles, ["Lỗi: x", "Lỗi: 1", "Lỗi: 3", "Cần xem lại: 2"]);
    let rest = "Còn 4 mục không in ở đây, đếm theo quy tắc:\n  3  Lỗi          R116  not-a-count\n  1  Cần xem lại  R116  not-a-count\n";
    assert_eq!(diagnostics(&problems, &sources, options(0)), rest);
    let two = diagnostics(&problems, &sources, options(2));
    assert!(two.contains("not-a-count\n\nCòn 2 mục nữa không in"), "{two}");
    assert_eq!(diagnostics(&[], &sources, options(0)), "");
}

#[test]
fn a_file_without_text_is_named_without_excerpt() {
    let sources = sources(&[("a.csv", "")]);
    let problem = Diagnostic::new(&RULE, Span::head(FileId(0)), "Tệp trống");
    prints(&problem, &sources, "Lỗi: Tệp trống\n--> a.csv:1:1\n = Quy tắc: R116 not-a-count\n");
}

#[test]
fn colour_adds_nothing_and_no_english_is_left() {
    let sources = sources(&[("a", "một,hai\n")]);
    let one = finding(&sources, "hai").hint("sửa").of_severity(Severity::Note);
    let label = span(&sources, 0, "một");
    let problems = [one.clone(), one.of_severity(Severity::Warning).label(label, "đây")];
    let coloured = DiagnosticOptions { colour: true, ..DiagnosticOptions::default() };
    let coloured = diagnostics(&problems, &sources, coloured);
    assert!(coloured.contains('\u{1b}'));
    let plain = diagnostics(&problems, &sources, DiagnosticOptions::default());
    assert_eq!(anstream::adapter::strip_str(&coloured).to_string(), plain);
    for word in ["error", "warning", "note", "help", "info"] {
        assert!(!plain.contains(word), "{plain}");
    }
}

proptest::proptest! {
    #![proptest_config(proptest::test_runner::Config { failure_persistence: None, ..Default::default() })]
    #[test]
    fn any_place_in_any_text_can_be_printed(
        text in "([a-zđ\u{300}\u{1b}\u{202e}\u{fdd0}\t\r\n,漢]|,0912345678,|x{90}|\n{9}){0,40}",
        places in proptest::collection::vec((0usize..400, 0usize..400), 1..5),
    ) {
        let sources = sources(&[("a", &text)]);
        let spans: Vec<Span> = places.iter().map(|&(a, b)| Span::new(FileId(0), a, b)).collect();
        let problem = Diagnostic::new(&RULE, spans[0], "m");
        let label = |problem: Diagnostic, span: &Span| problem.label(*span, "l");
        let problem = spans[1..].iter().fold(problem, label);
        let printed = diagnostics(&[problem], &sources, DiagnosticOptions::default());
        let place = sources.place(spans[0]);
        let header = format!("--> a:{}:{}\n", place.line, place.column);
        assert!(printed.contains(&header), "{printed}");
        assert!(!printed.contains(['\u{1b}', '\u{202e}', '\r', '\u{fdd0}']), "{printed}");
        assert!(!printed.contains("0912345678"), "{printed}");
        assert!(!printed.contains(" \n"), "{printed}");
    }
}
