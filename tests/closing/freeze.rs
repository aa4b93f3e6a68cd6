//! What closing writes down, and when it refuses.

use crate::office::{CLOSED_ON, CLOSING, Office};
use bdhvs::load;
use bdhvs::submission::closing::{self, FigureSent};

const LINE: [&str; 6] = ["close", "2025-Q4", "--document", "50/BC-UBND", "--date", "2025-12-29"];

#[test]
fn what_is_frozen_is_said_and_nothing_changes_by_it() {
    let office = Office::minimal();
    let before = office.findings();
    // 310 + 230 of 400 + 300 residents; 18 + 27 of 20 + 30 officials.
    office.close().says(
        0,
        &[
            "Số liệu đã báo cáo tại Báo cáo số 50/BC-UBND ngày 29/12/2025.",
            "Người dân 540/700 77,14% 80% 2/2 Chưa đạt",
            "Cán bộ 45/50 90,00% 100% 2/2 Chưa đạt",
            "Phải gửi 3: đúng hạn 3.",
            "Đã ghi reports/2025-Q4/khoa-so.toml (9 tệp báo cáo, 1 tệp dùng chung, 5 tệp kế hoạch)",
            "bdhvs verify 2025-Q4",
        ],
    );
    assert_eq!(office.findings(), before);
    office.verify().says(0, &["Không có gì thay đổi từ khi khoá kỳ."]);
}

#[test]
fn the_file_holds_every_figure_and_every_file() {
    let office = Office::closed();
    let tree = load::read(office.root(), &office.path("reports")).expect("read");
    let repository = load::parse(&tree);
    let period = "2025-Q4".parse().expect("period");
    let book = repository.dataset.closings_of(period).expect("closed");
    let closing = book.in_force().expect("in force");
    let texts = (closing.document.as_str(), closing.date.to_string(), closing.number);
    assert_eq!(texts, ("50/BC-UBND", "2025-12-29".to_owned(), 1));
    assert_eq!(closing.closed_on.to_string(), CLOSED_ON);
    let residents = closing.sent.indicators.iter().find(|i| i.id == "nguoi-dan").expect("sent");
    assert_eq!((residents.numerator, residents.denominator), (540, Some(700)));
    assert_eq!((residents.verdict, residents.expected), (Some("not_met"), 2));
    let figure = |unit: &str| {
        let mut figures = closing.sent.figures.iter();
        let found = figures.find(|(name, _)| name.indicator == "nguoi-dan" && name.about == unit);
        found.map(|(_, sent)| *sent)
    };
    assert_eq!(figure("to-dan-pho-1"), Some(FigureSent::Counted(310, 400)));
    assert_eq!(figure("to-dan-pho-2"), Some(FigureSent::Counted(230, 300)));
    assert_eq!(closing.sent.reporting, [3, 3, 0, 0, 0, 0, 0, 0]);
    // Of four actions I.1.1 and I.1.2 are done; I.2.1 is not everywhere, I.2.2 never for good.
    assert_eq!(closing.sent.actions, [4, 2, 2, 0, 0, 0, 0]);
    // Eight forms and the register; du-lieu.toml; five files of the plan.
    assert_eq!(closing.files.len(), 15);
    assert_eq!(closing::seal(closing), closing.seal);
    // Written again from what was read, the file is the same, byte for byte.
    assert_eq!(closing::text(period, &book.closings), office.text(CLOSING));
}

#[test]
fn the_file_follows_its_schema() {
    let office = Office::closed();
    office.run(&["reopen", "2025-Q4", "--reason", "rà soát lại"]).says(0, &[]);
    let schema = bdhvs::view::SCHEMAS.iter().find(|s| s.name == "khoa-so").expect("schema");
    let schema = serde_json::from_str(schema.text).expect("JSON");
    let table: toml::Table = office.text(CLOSING).parse().expect("TOML");
    let text = serde_json::to_string(&as_json(toml::Value::Table(table))).expect("JSON");
    let document = serde_json::from_str(&text).expect("JSON");
    let validator = jsonschema::draft7::new(&schema).expect("a schema");
    let faults: Vec<String> = validator.iter_errors(&document).map(|e| e.to_string()).collect();
    assert_eq!(faults, Vec::<String>::new());
}

fn as_json(value: toml::Value) -> serde_json::Value {
    match value {
        toml::Value::Datetime(date) => date.to_string().into(),
        toml::Value::Array(items) => items.into_iter().map(as_json).collect(),
        toml::Value::Table(table) => table.into_iter().map(|(k, v)| (k, as_json(v))).collect(),
        toml::Value::String(text) => text.into(),
        toml::Value::Integer(number) => number.into(),
        toml::Value::Boolean(flag) => flag.into(),
        toml::Value::Float(_) => panic!("a figure is no float"),
    }
}

#[test]
fn a_dry_run_writes_nothing() {
    let office = Office::minimal();
    let line = [&LINE[..], &["--dry-run"]].concat();
    office.run_on(&line, CLOSED_ON).says(0, &["540/700", "Chạy thử, chưa ghi gì."]);
    assert!(!office.path(CLOSING).exists());
}

#[test]
fn a_wrong_cell_and_a_missing_unit_are_said_and_hold_nothing_up() {
    let office = Office::minimal();
    office.replace("reports/2025-Q4/chi-tieu/to-dan-pho-1.csv", "400,310", "400,4100");
    std::fs::remove_file(office.path("reports/2025-Q4/chi-tieu/to-dan-pho-2.csv")).expect("gone");
    office.close().says(
        0,
        &[
            "Người dân, bị loại do sai: tổ dân phố 1",
            "Người dân, chưa có số liệu: tổ dân phố 2",
            "Người dân 80% 0/2 Chưa có số liệu",
        ],
    );
    office.verify().says(0, &["Không có gì thay đổi từ khi khoá kỳ."]);
}

#[track_caller]
fn refused(office: &Office, line: &[&str], code: i32, why: &str) {
    let before = std::fs::read(office.path(CLOSING)).ok();
    office.run_on(line, CLOSED_ON).says(code, &[why]);
    assert_eq!(std::fs::read(office.path(CLOSING)).ok(), before, "{line:?} wrote");
}

#[test]
fn what_cannot_be_closed_is_refused_with_the_reason() {
    let office = Office::minimal();
    let with = |at: usize, word: &'static str| {
        let mut line = LINE;
        line[at] = word;
        line
    };
    refused(&office, &with(1, "2026-Q1"), 1, "trước ngày chốt số liệu của kỳ (14/3/2026)");
    refused(&office, &with(1, "2027-Q1"), 2, "Kế hoạch không có kỳ “2027-Q1”");
    refused(&office, &with(3, " "), 1, "Chưa ghi số của báo cáo đã gửi");
    refused(&office, &with(3, "gọi 0912345678"), 2, "dữ liệu cá nhân");
    refused(&office, &with(5, "2025-12-31"), 1, "Ngày báo cáo 31/12/2025 chưa tới");
    refused(&office, &with(5, "2025-12-13"), 1, "trước ngày chốt số liệu của kỳ (14/12/2025)");
    office.close().says(0, &[]);
    refused(&office, &LINE, 1, "Quý IV/2025 đã khoá ngày 30/12/2025 theo 50/BC-UBND");
}

#[test]
fn nothing_received_cannot_be_closed() {
    let office = Office::minimal();
    std::fs::remove_dir_all(office.path("reports/2025-Q4")).expect("gone");
    refused(&office, &LINE, 1, "Chưa có báo cáo nào của quý IV/2025, không có gì để khoá.");
}

#[test]
fn a_plan_with_errors_stops_closing() {
    let office = Office::minimal();
    office.replace("plan/targets.toml", "percent = 80", "percent = 180");
    refused(&office, &LINE, 2, "Kế hoạch có lỗi");
}

#[test]
fn two_files_of_one_form_that_contradict_each_other_stop_closing() {
    let office = Office::minimal();
    office.replace(
        "plan/units/don-vi.toml",
        "id = \"van-phong\"\n",
        "id = \"van-phong\"\ncode = \"001\"\n",
    );
    office.close().says(0, &[]);
    std::fs::remove_file(office.path(CLOSING)).expect("gone");
    let form = "ma_don_vi,ky_bao_cao,ma_chi_tieu,tong_so,so_dat,ghi_chu\n\
                van-phong,2025-Q4,can-bo.van-phong,30,29,\n";
    office.put("reports/2025-Q4/chi-tieu/001.csv", form);
    let why = "Hai tệp cùng ghi một số liệu, không rõ tệp nào đúng: \
               reports/2025-Q4/chi-tieu/001.csv và reports/2025-Q4/chi-tieu/van-phong.csv";
    refused(&office, &LINE, 1, why);
}
