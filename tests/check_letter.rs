//! An edited Word file against the figures of its period: an untouched letter passes, every changed
//! number is named with its place and the figure it should be, and `close --letter` asks the same.

#![expect(clippy::expect_used, reason = "helpers of tests fail as tests do")]
#![expect(clippy::disallowed_methods, reason = "a test writes the letters it edits")]

use assert_cmd::Command;
use serde_json::Value;
use std::io::{Read, Write};
use std::path::{Path, PathBuf};
use tempfile::TempDir;
use walkdir::WalkDir;

const ROOT: &str = env!("CARGO_MANIFEST_DIR");
const QUARTER: &str = "--reports examples/reports --period 2025-Q4 --as-of 2025-12-18";

struct Ran {
    code: i32,
    out: String,
    err: String,
}

fn run(folder: &Path, line: &str, path: Option<&Path>) -> Ran {
    let mut command = Command::new(env!("CARGO_BIN_EXE_bdhvs"));
    command.current_dir(folder).args(line.split_whitespace()).args(path);
    let output = command.output().expect("a run");
    let text = |bytes| String::from_utf8(bytes).expect("UTF-8");
    let code = output.status.code().expect("a code");
    Ran { code, out: text(output.stdout), err: text(output.stderr) }
}

/// A report of the folder's plan, in a folder of its own.
fn letter(folder: &Path, options: &str) -> (TempDir, PathBuf) {
    let own = TempDir::new().expect("folder");
    let path = own.path().join("bao-cao.docx");
    assert_eq!(run(folder, &format!("summary {options} --out"), Some(&path)).code, 0);
    (own, path)
}

/// The letter with stretches of its XML replaced; each must be there.
fn edited(path: &Path, edits: &[(&str, &str)]) -> PathBuf {
    let mut old = zip::ZipArchive::new(std::fs::File::open(path).expect("file")).expect("zip");
    let new = path.with_file_name("sua.docx");
    let mut zip = zip::ZipWriter::new(std::fs::File::create(&new).expect("file"));
    let options = zip::write::SimpleFileOptions::default();
    for n in 0..old.len() {
        let mut part = old.by_index(n).expect("part");
        let mut text = Vec::new();
        part.read_to_end(&mut text).expect("bytes");
        let name = part.name().expect("name").into_owned();
        if name == "word/document.xml" {
            let mut xml = String::from_utf8(text).expect("UTF-8");
            for (from, to) in edits {
                assert!(xml.contains(from), "no “{from}”");
                xml = xml.replacen(from, to, 1);
            }
            text = xml.into_bytes();
        }
        zip.start_file(name, options).expect("part");
        zip.write_all(&text).expect("bytes");
    }
    zip.finish().expect("zip");
    new
}

/// What is found in an edited letter of the examples' last quarter of 2025.
fn found(edits: &[(&str, &str)]) -> (i32, Value) {
    let (_folder, path) = letter(ROOT.as_ref(), QUARTER);
    let line = format!("check-letter {QUARTER} --format json");
    let ran = run(ROOT.as_ref(), &line, Some(&edited(&path, edits)));
    (ran.code, serde_json::from_str(&ran.out).expect("JSON"))
}

/// Number, nearest figure and its reference of each finding.
fn named(document: &Value) -> Vec<[String; 3]> {
    let findings = document["findings"].as_array().expect("findings").iter();
    let of_one = |finding: &'_ Value| {
        let nearest = &finding["nearest"];
        [&finding["number"], &nearest["number"], &nearest["reference"]]
            .map(|value| value.as_str().unwrap_or("-").to_owned())
    };
    findings.map(of_one).collect()
}

#[test]
fn an_untouched_letter_of_any_quarter_passes() {
    let days = [
        ("2025-Q3", "2025-09-20"),
        ("2025-Q4", "2025-12-18"),
        ("2026-Q1", "2026-03-25"),
        ("2026-Q2", "2026-06-20"),
        ("2026-Q3", "2026-09-17"),
    ];
    for (period, day) in days {
        let options = format!("--reports examples/reports --period {period} --as-of {day}");
        let (_folder, path) = letter(ROOT.as_ref(), &options);
        let ran = run(ROOT.as_ref(), &format!("check-letter {options}"), Some(&path));
        assert_eq!(ran.code, 0, "{}", ran.out);
        assert!(ran.out.contains(" số, không số nào khác số liệu của kỳ."), "{}", ran.out);
    }
}

#[test]
fn changed_digits_are_named_with_the_figure_they_should_be() {
    let (code, document) =
        found(&[("14.948/16.246", "14.984/16.246"), ("đạt 40,36%", "đạt 40,63%")]);
    assert_eq!(code, 1);
    assert_eq!(
        named(&document),
        [
            ["14.984", "14.948", "2025-Q4/can-bo/so_dat"],
            ["40,63%", "40,36%", "2025-Q4/vneid/so_dat"]
        ]
    );
    let first = &document["findings"][0];
    assert!(first["place"].as_str().expect("place").starts_with("đoạn "), "{first}");
    assert!(first["around"].as_str().expect("words").contains("14.984/16.246 cán bộ"), "{first}");
}

#[test]
fn tracked_changes_are_read_as_accepted() {
    let run = "</w:t></w:r><w:del w:id=\"1\" w:author=\"x\"><w:r><w:delText>98,32%</w:delText></w:r>\
               </w:del><w:ins w:id=\"2\" w:author=\"x\"><w:r><w:t>99,32%</w:t></w:r></w:ins>\
               <w:r><w:t xml:space=\"preserve\">";
    let (code, document) = found(&[("98,32%", run)]);
    assert_eq!(code, 1);
    assert_eq!(named(&document), [["99,32%", "98,32%", "2025-Q4/hoc-sinh-sinh-vien/so_dat"]]);
}

#[test]
fn a_cell_is_named_by_its_table_row_and_column() {
    // Sở Tài chính: 209 of 238.
    let (_, document) = found(&[(">209<", ">7209<")]);
    let reference = "2025-Q4/can-bo/so-tai-chinh/so_dat";
    assert_eq!(named(&document), [["7209", "209", reference]]);
    let place = document["findings"][0]["place"].as_str().expect("place");
    assert!(place.starts_with("bảng ") && place.ends_with("(Số đạt (người))"), "{place}");
}

#[test]
fn what_names_a_day_a_document_or_an_article_is_passed_over() {
    let sentence = "Theo Công văn số 1532/SKHCN-CĐS ngày 12/10/2025, mục IV.2, khoản 3 Điều 21, từ \
                    15/9 đến 14/12/2025, trước 16 giờ ngày 19, năm 2024, quý 2, chỉ tiêu 70%. a) Tính";
    let (code, document) = found(&[(">a) Tính", &format!(">{sentence}"))]);
    assert_eq!((code, named(&document)), (0, Vec::new()), "{document}");
    // The same place with a number of people.
    let (code, document) = found(&[(">a) Tính", ">Tổng số 950.123 lượt người. a) Tính")]);
    assert_eq!((code, document["findings"][0]["number"].as_str()), (1, Some("950.123")));
}

#[test]
fn figures_left_over_from_the_quarter_before_are_said_to_be_so() {
    let old = "--reports examples/reports --period 2025-Q3 --as-of 2025-09-20";
    let (_folder, path) = letter(ROOT.as_ref(), old);
    let ran = run(ROOT.as_ref(), &format!("check-letter {QUARTER}"), Some(&path));
    assert_eq!(ran.code, 1);
    let line = "Đây là số của quý III/2025 (2025-Q3/can-bo/so_dat)";
    assert!(ran.out.contains(line), "{}", ran.out);
}

#[test]
fn what_is_no_word_file_is_wrong_usage_and_what_cannot_be_read_is_a_failure() {
    let (folder, path) = letter(ROOT.as_ref(), QUARTER);
    let check = |path: &Path| run(ROOT.as_ref(), &format!("check-letter {QUARTER}"), Some(path));
    let text = folder.path().join("x.docx");
    std::fs::write(&text, "Báo cáo").expect("text");
    let ran = check(&text);
    assert_eq!(ran.code, 2);
    assert!(ran.err.contains("không phải tệp Word (.docx)"), "{}", ran.err);
    let whole = std::fs::read(&path).expect("letter");
    std::fs::write(&text, &whole[..whole.len() / 2]).expect("half");
    let ran = check(&text);
    assert_eq!(ran.code, 3);
    assert!(ran.err.contains("bị hỏng"), "{}", ran.err);
    assert_eq!(check(&folder.path().join("y.docx")).code, 3);
}

/// The minimal plan in a folder of its own.
fn office() -> TempDir {
    let folder = TempDir::new().expect("folder");
    let minimal = Path::new(ROOT).join("tests/minimal");
    for entry in WalkDir::new(&minimal).into_iter().map(|entry| entry.expect("minimal")) {
        let target = folder.path().join(entry.path().strip_prefix(&minimal).expect("inside"));
        if entry.file_type().is_dir() {
            std::fs::create_dir_all(target).expect("folder");
        } else {
            std::fs::copy(entry.path(), target).expect("file");
        }
    }
    folder
}

#[test]
fn a_number_in_the_drafters_own_words_is_no_finding() {
    let office = office();
    let options = "--period 2025-Q4 --as-of 2025-12-29";
    let words = office.path().join("reports/2025-Q4/loi-van.md");
    let text = "## I.1. Công tác chỉ đạo, triển khai\n\nĐã mở 4.321 lớp.\n";
    std::fs::write(&words, text).expect("words");
    let (_folder, path) = letter(office.path(), options);
    let edited = edited(&path, &[("540/700", "540/700 (4.321)")]);
    let line = format!("check-letter {options} --format json");
    let with = run(office.path(), &line, Some(&edited));
    let with: Value = serde_json::from_str(&with.out).expect("JSON");
    assert_eq!(with["findings"].as_array().map(Vec::len), Some(0), "{with}");
    assert!(with["drafted"].as_u64().is_some_and(|n| n >= 1), "{with}");
    std::fs::remove_file(&words).expect("words");
    let without = run(office.path(), &line, Some(&edited));
    assert!(without.code == 1 && without.out.contains("4.321"), "{}", without.out);
}

#[test]
fn a_period_is_not_closed_while_its_letter_says_other_numbers() {
    let office = office();
    let (_folder, path) = letter(office.path(), "--period 2025-Q4 --as-of 2025-12-29");
    let line = "close 2025-Q4 --document 50/BC --date 2025-12-29 --as-of 2025-12-29 --letter";
    // 310 + 230 of 400 + 300 residents.
    let wrong = edited(&path, &[("540/700", "450/700")]);
    let ran = run(office.path(), line, Some(&wrong));
    assert_eq!((ran.code, ran.out.as_str()), (1, ""));
    assert!(
        ran.err.contains("sua.docx có 1 số không trùng số liệu nào của quý IV/2025"),
        "{}",
        ran.err
    );
    assert!(ran.err.contains("“450”") && ran.err.contains("số gần nhất là 540"), "{}", ran.err);
    assert!(!office.path().join("reports/2025-Q4/khoa-so.toml").exists());
    let ran = run(office.path(), line, Some(&path));
    assert_eq!(ran.code, 0, "{}", ran.err);
    assert!(office.path().join("reports/2025-Q4/khoa-so.toml").exists());
}
