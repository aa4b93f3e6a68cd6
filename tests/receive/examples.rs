//! Every file of `examples/submissions`, from its bytes to the register.

use super::office::{Office, example, root};
use bdhvs::load;

struct Expected {
    file: String,
    taken: bool,
    unit: String,
    period: String,
    form: String,
    same_as: String,
}

fn expected() -> Vec<Expected> {
    let text = std::fs::read_to_string(example("expected.csv")).expect("expected.csv");
    let mut reader = csv::Reader::from_reader(text.as_bytes());
    let rows = reader.records().map(|row| row.expect("row"));
    let of = |row: csv::StringRecord| {
        let cell = |n: usize| row.get(n).expect("cell").to_owned();
        let [file, unit, period, form, same_as] = [0, 2, 3, 4, 6].map(cell);
        Expected { file, taken: &row[1] == "taken", unit, period, form, same_as }
    };
    rows.map(of).collect()
}

#[test]
fn what_is_taken_is_written_registered_and_loads() {
    for row in expected().iter().filter(|row| row.taken) {
        let office = Office::new();
        let ran = office.run(&["receive", &example(&row.file), "--date", "2025-12-12"]);
        ran.says(0, &["số tiếp nhận 0001", &row.unit]);
        let path = format!("reports/{}/{}/{}.csv", row.period, row.form, row.unit);
        let register = office.text(&format!("reports/{}/so-tiep-nhan.csv", row.period));
        let begins = format!("0001,{},{},2025-12-12,", row.form, row.unit);
        assert!(register.lines().nth(1).expect("row").starts_with(&begins), "{register}");
        assert_eq!(office.reports().len(), 2, "{}", row.file);
        let rows = office.text(&path).lines().count();
        assert!(rows > 1, "{}", row.file);
        let tree = load::read(&office.path(""), &office.path("reports")).expect("tree");
        let repository = load::parse(&tree);
        let unread: Vec<_> =
            repository.diagnostics.iter().filter(|d| d.rule.code < "R119").collect();
        assert!(unread.is_empty(), "{}: {unread:#?}", row.file);
        assert_eq!(repository.dataset.receipts.len(), 1);
    }
}

#[test]
fn all_dialects_of_the_same_data_give_the_same_bytes() {
    let model = std::fs::read(example("cam-lam-mau-luu.csv")).expect("model");
    let same: Vec<Expected> = expected().into_iter().filter(|r| !r.same_as.is_empty()).collect();
    assert_eq!(same.len(), 27);
    for row in same {
        let office = Office::new();
        office.receive(&example(&row.file)).says(0, &[]);
        let written = std::fs::read(office.path("reports/2026-Q4/chi-tieu/xa-cam-lam.csv"));
        assert_eq!(written.expect("written"), model, "{}", row.file);
    }
}

#[test]
fn what_is_refused_says_why_and_leaves_nothing() {
    let office = Office::new();
    for row in expected().iter().filter(|row| !row.taken) {
        let ran = office.receive(&example(&row.file));
        ran.says(
            1,
            &["Chưa nhận", &row.file, "Không ghi gì vào kho báo cáo.", "mẫu dữ liệu cá nhân"],
        );
        let reasons = ran.out.lines().filter(|line| line.starts_with("- ")).count();
        assert!(reasons > 0, "{}", ran.out);
        assert!(office.reports().is_empty(), "{}: {:?}", row.file, office.reports().keys());
    }
}

#[test]
fn the_whole_folder_ends_with_one_table_and_the_right_counts() {
    let office = Office::new();
    let folder = root().join("examples/submissions");
    let ran = office.receive(folder.to_str().expect("path"));
    // Two of the examples taken one by one are two versions of one form: nobody says which is the
    // last. expected.csv is a table, but no form.
    let taken = expected().iter().filter(|row| row.taken).count();
    let known = expected().iter().filter(|row| !row.same_as.is_empty()).count() - 1;
    let refused = expected().len() - taken + 2 + 1;
    let counts = format!(
        "{} tệp: vừa nhận {}, đã tiếp nhận từ trước {known}, chưa nhận {refused}.",
        expected().len() + 1,
        taken - known - 2
    );
    ran.says(1, &[&counts, "Bỏ qua 1 tệp không phải báo cáo: README.md."]);
    ran.says(1, &["Công an tỉnh có hai tệp biểu chỉ tiêu khác nhau cùng ngày"]);
    assert!(!office.path("reports/2026-Q4/chi-tieu/cong-an-tinh.csv").exists());
    let before = office.reports();
    office.receive(folder.to_str().expect("path")).says(1, &["vừa nhận 0"]);
    assert_eq!(office.reports(), before, "the same folder again changed something");
}

#[test]
fn cells_that_look_like_formulas_are_harmless_and_stay_so() {
    let office = Office::new();
    office.receive(&example("ba-ngoi-cong-thuc-chu.csv")).says(0, &["giữ là chữ"]);
    let path = "reports/2026-Q4/chi-tieu/phuong-ba-ngoi.csv";
    let written = office.text(path);
    assert!(written.contains("\"'=HYPERLINK(\"\"http://vi-du.vn\"\")\""), "{written}");
    assert!(written.contains(",'- Đã đối chiếu"), "{written}");
    std::fs::copy(office.path(path), office.path("phuong-ba-ngoi.csv")).expect("copy");
    office.receive("phuong-ba-ngoi.csv").says(0, &["Đã tiếp nhận từ trước, số 0001"]);
    assert_eq!(office.text(path), written);
}
