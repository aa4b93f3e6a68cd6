//! `bdhvs remind`: who is reminded of what, in the words of an official letter.

#![expect(clippy::expect_used, reason = "helpers of tests fail as tests do")]

use assert_cmd::Command;
use std::path::Path;
use tempfile::TempDir;
use walkdir::WalkDir;

const MINIMAL: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/minimal");

const EXAMPLES: [&str; 4] = ["--reports", "examples/reports", "--as-of", "2025-12-18"];

/// What a line prints on standard output; the program must end 0.
fn printed(root: &Path, words: &[&str]) -> String {
    let output = run(root, words);
    assert_eq!(output.status.code(), Some(0), "{words:?}: {output:?}");
    String::from_utf8(output.stdout).expect("UTF-8")
}

fn run(root: &Path, words: &[&str]) -> std::process::Output {
    let mut program = Command::cargo_bin("bdhvs").expect("the program");
    program.current_dir(root).arg("remind").args(words).output().expect("a run")
}

/// A reminder on the example reports, as text.
fn example(words: &[&str]) -> String {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    printed(root, &[words, &EXAMPLES, &["--format", "text"]].concat())
}

#[track_caller]
fn says(text: &str, words: &str) {
    assert!(text.contains(words), "no “{words}” in\n{text}");
}

#[track_caller]
fn is_silent_about(text: &str, words: &str) {
    assert!(!text.contains(words), "“{words}” in\n{text}");
}

/// The minimal plan with those files gone.
#[expect(clippy::disallowed_methods, reason = "a test makes the files that the program reads")]
fn without(paths: &[&str]) -> TempDir {
    let folder = TempDir::new().expect("a folder for the test");
    for entry in WalkDir::new(MINIMAL).into_iter().map(|entry| entry.expect("minimal plan")) {
        let inside = entry.path().strip_prefix(MINIMAL).expect("inside");
        let target = folder.path().join(inside);
        if entry.file_type().is_dir() {
            std::fs::create_dir_all(target).expect("a folder");
        } else if !paths.iter().any(|path| Path::new(path) == inside) {
            std::fs::copy(entry.path(), target).expect("a file");
        }
    }
    folder
}

/// A ward whose first neighbourhood sent nothing for the fourth quarter of 2025.
fn one_missing() -> TempDir {
    let folder = without(&[
        "reports/2025-Q4/chi-tieu/to-dan-pho-1.csv",
        "reports/2025-Q4/nhiem-vu/to-dan-pho-1.csv",
    ]);
    drop_receipts(folder.path(), "2025-Q4", "to-dan-pho-1");
    folder
}

#[expect(clippy::disallowed_methods, reason = "a test makes the files that the program reads")]
fn drop_receipts(root: &Path, period: &str, unit: &str) {
    let path = root.join(format!("reports/{period}/so-tiep-nhan.csv"));
    let text = std::fs::read_to_string(&path).expect("the register");
    let kept: Vec<&str> = text.lines().filter(|line| !line.contains(unit)).collect();
    std::fs::write(path, kept.join("\n") + "\n").expect("the register");
}

const ON: [&str; 6] = ["--period", "2025-Q4", "--as-of", "2025-12-20", "--format", "text"];

fn ward(root: &Path, words: &[&str]) -> String {
    printed(root, &[words, &ON].concat())
}

#[test]
fn the_request_goes_to_all_groups_with_outline_and_list_of_figures() {
    let letter = example(&["--level", "0"]);
    says(&letter, "Kính gửi:\n- Các sở, ban, ngành;\n- Công an tỉnh;\n");
    says(&letter, "- Ủy ban nhân dân các xã, phường, đặc khu.\n");
    says(&letter, "Báo cáo gửi về Sở chậm nhất ngày 15/12/2025 qua hệ thống");
    says(&letter, "số luỹ kế ghi tổng số đến ngày chốt, không ghi số tăng thêm");
    says(&letter, "Phụ lục I\nĐỀ CƯƠNG BÁO CÁO");
    // 19 figures are asked for in 2025: counted by hand in plan/targets.toml.
    says(&letter, "\n19\tTin, bài tuyên truyền\t");
    is_silent_about(&letter, "\n20\t");
}

#[test]
fn a_deadline_before_the_figures_are_closed_is_told_to_the_officer() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let said = |by: &str| {
        let output = run(root, &[&["--level", "0", "--by", by][..], &EXAMPLES].concat());
        String::from_utf8(output.stderr).expect("UTF-8")
    };
    // The data of 2025-Q4 run to the end of 14/12/2025.
    says(&said("2025-12-14"), "đến hết ngày 14/12/2025 mà hạn gửi là ngày 14/12/2025");
    assert_eq!(said("2025-12-15"), "");
}

#[test]
fn the_first_reminder_lists_what_each_owes() {
    let letter = example(&["--level", "1", "--by", "2025-12-22", "--hour", "16"]);
    says(&letter, "Kính gửi: Các cơ quan, địa phương tại danh sách kèm theo.");
    says(&letter, "gửi về Sở trước 16 giờ ngày 22/12/2025.");
    says(&letter, "\tỦy ban nhân dân phường Nha Trang\tBáo cáo\t1");
    says(
        &letter,
        "\tSở Tài chính\tBiểu số liệu nhiệm vụ và số liệu chỉ tiêu “LĐ ngoài KKT, KCN”\t0",
    );
    // The five that sent nothing, and four that sent without a form or a figure.
    says(&letter, "\n9\t");
    is_silent_about(&letter, "\n10\t");
}

#[test]
fn the_second_reminder_says_which_targets_cannot_be_judged() {
    let before = "Công văn số 15/SKHCN-CĐS ngày 16/12/2025";
    let letter = example(&["--level", "2", "--by", "2025-12-23", "--after", before]);
    says(&letter, "quý IV/2025 (lần 2)");
    says(&letter, &format!("Tiếp theo {before}, đến hết ngày 18/12/2025"));
    says(&letter, "của 09 cơ quan, địa phương (Danh sách kèm theo)");
    // Residents (bounds around 85 %) and workers (no data).
    says(&letter, "chưa đủ cơ sở đánh giá 02 chỉ tiêu Kế hoạch");
    says(&letter, "chậm nhất ngày 23/12/2025. Sau thời điểm này, Sở tổng hợp");
}

#[test]
fn the_report_above_names_only_those_that_sent_nothing() {
    let letter = example(&["--level", "3", "--by", "2025-12-23"]);
    says(&letter, "Kính gửi: Ủy ban nhân dân tỉnh Khánh Hòa.");
    says(&letter, "có 75/80 cơ quan, địa phương đã gửi; còn 05 cơ quan, địa phương chưa gửi");
    says(&letter, "thực hiện đúng thời hạn từ quý I năm 2026");
    is_silent_about(&letter, "Sở Tài chính");
    says(&letter, "Dự thảo\nVĂN BẢN CỦA ỦY BAN NHÂN DÂN TỈNH KHÁNH HÒA");
}

#[test]
fn a_unit_with_a_duty_of_its_own_is_asked_on_its_own_basis() {
    let folder = TempDir::new().expect("a folder");
    let out = folder.path().join("thu");
    let out = out.to_str().expect("UTF-8");
    example(&["--level", "1", "--each", "--out", out]);
    let text = |unit: &str| {
        #[expect(clippy::disallowed_methods, reason = "a test looks at what was written")]
        let text = std::fs::read_to_string(format!("{out}/{unit}.txt"));
        text.expect(unit)
    };
    let own = text("lien-minh-hop-tac-xa");
    says(&own, "Thực hiện mục II.1 và mục V.3 Phụ lục Kế hoạch số 7817/KH-UBND, Sở");
    says(&text("phuong-nha-trang"), "Thực hiện Kế hoạch số 7817/KH-UBND ngày 19/6/2025");
    says(&text("phuong-nha-trang"), "Kính gửi: Ủy ban nhân dân phường Nha Trang.");
    says(&text("phuong-nha-trang"), "chưa nhận được báo cáo của quý đơn vị.");
    is_silent_about(&own, "Danh sách");
}

#[test]
fn to_the_only_one_it_speaks_by_name() {
    let ward_folder = one_missing();
    let letter = ward(ward_folder.path(), &["--level", "1", "--by", "2025-12-24"]);
    says(&letter, "Kính gửi: Tổ dân phố 1.");
    says(&letter, "chưa nhận được báo cáo của quý đơn vị.");
    says(&letter, "đã có Công văn số [số, ngày của công văn đã gửi] đề nghị báo cáo");
    is_silent_about(&letter, "Danh sách");
}

#[test]
fn who_was_late_before_in_the_year_is_counted() {
    let folder = without(&[
        "reports/2025-Q3/chi-tieu/to-dan-pho-1.csv",
        "reports/2025-Q3/nhiem-vu/to-dan-pho-1.csv",
        "reports/2025-Q4/chi-tieu/to-dan-pho-1.csv",
        "reports/2025-Q4/nhiem-vu/to-dan-pho-1.csv",
    ]);
    drop_receipts(folder.path(), "2025-Q3", "to-dan-pho-1");
    drop_receipts(folder.path(), "2025-Q4", "to-dan-pho-1");
    let second = ward(folder.path(), &["--level", "2"]);
    says(&second, "Trong đó, 01 đơn vị chưa gửi hoặc gửi chậm từ kỳ thứ hai trở lên trong năm.");
    let above = ward(folder.path(), &["--level", "3"]);
    says(&above, "trong đó 01 đơn vị chưa gửi từ hai kỳ trở lên");
    // The people of 300 are known from no earlier report, nor from a register.
    is_silent_about(&above, "chiếm");
}

/// 400 adults of 700 live in the neighbourhood that sent nothing; known from the quarter before.
#[test]
fn the_report_above_says_how_many_people_are_missing() {
    let folder = one_missing();
    let above = ward(folder.path(), &["--level", "3"]);
    says(
        &above,
        "Các đơn vị này chiếm 57,14% số người dân trong độ tuổi trưởng thành của phường Hoa Mai.",
    );
}

#[test]
fn a_missing_form_alone_is_named() {
    let folder = without(&["reports/2025-Q4/nhiem-vu/to-dan-pho-1.csv"]);
    drop_receipts(folder.path(), "2025-Q4", "nhiem-vu,to-dan-pho-1");
    let letter = ward(folder.path(), &["--level", "1"]);
    says(&letter, "chưa nhận được biểu số liệu nhiệm vụ của quý đơn vị.");
}

#[test]
fn nobody_is_reminded_in_time_or_when_all_is_there() {
    let folder = one_missing();
    let early =
        run(folder.path(), &["--level", "1", "--period", "2025-Q4", "--as-of", "2025-12-15"]);
    assert_eq!((early.status.code(), early.stdout.as_slice()), (Some(0), &b""[..]));
    says(&String::from_utf8_lossy(&early.stderr), "Chưa hết hạn gửi báo cáo quý IV/2025");
    let whole = without(&[]);
    let late = run(whole.path(), &["--level", "2", "--period", "2025-Q4", "--as-of", "2025-12-20"]);
    assert_eq!((late.status.code(), late.stdout.as_slice()), (Some(0), &b""[..]));
    says(&String::from_utf8_lossy(&late.stderr), "Không còn đơn vị nào phải nhắc");
}

#[test]
fn a_chat_is_three_lines_to_all_or_to_each() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let words = ["--level", "1", "--by", "2025-12-22", "--format", "zalo"];
    let all = printed(root, &[&words[..], &EXAMPLES].concat());
    assert_eq!(all.lines().count(), 3, "{all}");
    says(&all, "UBND phường Nha Trang");
    says(&all, "Nhờ anh/chị gửi chậm nhất ngày 22/12/2025.");
    let each = printed(root, &[&words[..], &EXAMPLES, &["--each"]].concat());
    let messages: Vec<&str> = each.split("\n\n").collect();
    assert_eq!(messages.len(), 9, "{each}");
    assert!(messages.iter().all(|message| message.trim_end().lines().count() == 3), "{each}");
}

#[test]
fn the_call_sheet_has_room_and_no_numbers() {
    let sheet = example(&["--level", "1", "--call-sheet"]);
    says(&sheet, "Danh sách gọi nhắc · Quý IV/2025");
    says(&sheet, "TT\tĐơn vị\tCòn thiếu\tNgười nghe\tHẹn gửi");
    says(&sheet, "UBND đặc khu Trường Sa\tBáo cáo");
}

#[test]
fn letters_to_each_need_a_folder() {
    let folder = one_missing();
    let words = ["--level", "1", "--each", "--period", "2025-Q4", "--as-of", "2025-12-20"];
    let output = run(folder.path(), &words);
    assert_eq!(output.status.code(), Some(2));
    says(&String::from_utf8_lossy(&output.stderr), "Với --each phải ghi thư mục");
}

#[test]
fn the_request_in_a_folder_has_the_workbooks_of_its_groups_beside_it() {
    let folder = TempDir::new().expect("a folder");
    let out = folder.path().join("de-nghi");
    let out = out.to_str().expect("a path");
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let words = ["--level", "0", "--format", "docx", "--out", out];
    let written = run(root, &[&words[..], &EXAMPLES].concat());
    assert_eq!(written.status.code(), Some(0), "{written:?}");
    says(&String::from_utf8_lossy(&written.stderr), "Đã ghi công văn và 4 biểu mẫu vào ");
    let files = WalkDir::new(out).min_depth(1).sort_by_file_name();
    let names: Vec<String> = files
        .into_iter()
        .map(|file| file.expect("a file").file_name().to_string_lossy().into_owned())
        .collect();
    assert_eq!(
        names,
        [
            "bieu-mau-cong-an-tinh-2025-Q4.xlsx",
            "bieu-mau-lien-minh-hop-tac-xa-2025-Q4.xlsx",
            "bieu-mau-so-ban-nganh-2025-Q4.xlsx",
            "bieu-mau-ubnd-cap-xa-2025-Q4.xlsx",
            "cong-van-2025-Q4.docx",
        ]
    );
}

/// The officer who begins in the middle of a year accuses nobody of the quarters before.
#[test]
fn a_quarter_in_which_nobody_sent_anything_counts_for_nobody() {
    let folder = one_missing();
    std::fs::remove_dir_all(folder.path().join("reports/2025-Q3")).expect("the quarter before");
    is_silent_about(&ward(folder.path(), &["--level", "2"]), "từ kỳ thứ hai trở lên");
    is_silent_about(&ward(folder.path(), &["--level", "3"]), "từ hai kỳ trở lên");
}
