//! Each change of a closed period is told once, by its own words, with the places it comes from.

use crate::edits::{found, read};
use crate::office::{CLOSED_ON, CLOSING, Office};
use bdhvs::diagnostic::Diagnostic;
use bdhvs::load::Tree;

const FIRST: &str = "reports/2025-Q4/chi-tieu/to-dan-pho-1.csv";
const SECOND: &str = "reports/2025-Q4/chi-tieu/to-dan-pho-2.csv";
const THIRD_QUARTER: &str = "reports/2025-Q3/chi-tieu/to-dan-pho-1.csv";
const UNITS: &str = "plan/units/don-vi.toml";
const TASKS: &str = "plan/tasks/I.toml";

/// What is found of the closed period: messages, hints, labels as `path:line text`.
struct Found {
    messages: Vec<String>,
    hints: Vec<String>,
    labels: Vec<String>,
}

fn of(office: &Office) -> Found {
    let tree = read(office);
    let all = found(&tree);
    Found {
        messages: all.iter().map(|d| d.message.clone()).collect(),
        hints: all.iter().map(|d| d.hint.clone()).collect(),
        labels: all.iter().flat_map(|d| labels(&tree, d)).collect(),
    }
}

fn labels(tree: &Tree, diagnostic: &Diagnostic) -> Vec<String> {
    let said = diagnostic.labels.iter().map(|label| {
        let file = tree.sources.file(label.span.file);
        let before = &file.text.as_bytes()[..usize::try_from(label.span.start).expect("a place")];
        let line = before.iter().filter(|b| **b == b'\n').count() + 1;
        format!("{}:{line} {}", file.path, label.text)
    });
    said.collect()
}

/// The one finding that is about tasks or units, behind its colon.
#[track_caller]
fn differs(office: &Office, what: &str) -> String {
    let begin = format!("Số đã báo cáo của quý IV/2025 nay tính khác: {what}: ");
    let found = of(office).messages;
    let own: Vec<&str> = found.iter().filter_map(|m| m.strip_prefix(&begin)).collect();
    assert_eq!(own.len(), 1, "{found:?}");
    own[0].to_owned()
}

#[test]
fn an_edited_file_names_its_own_figures_alone() {
    let office = Office::closed();
    office.replace(FIRST, "400,310", "400,320");
    office.replace(SECOND, "300,230", "300,240");
    let of_file = |n: u32, path: &str, change: &str| {
        assert!(path.contains(&n.to_string()));
        format!("Tệp {path} bị sửa sau khi khoá kỳ quý IV/2025: Người dân {change}")
    };
    let expected =
        [of_file(1, FIRST, "310/400 → 320/400"), of_file(2, SECOND, "230/300 → 240/300")];
    assert_eq!(of(&office).messages, expected);
    // A flow of the quarter before is in this quarter's sum, and in another file.
    let office = Office::closed();
    office.replace(FIRST, "400,310", "400,320");
    office.replace(THIRD_QUARTER, "buoi-tap-huan,,1", "buoi-tap-huan,,5");
    assert_eq!(of(&office).messages[0], expected[0]);
}

#[test]
fn an_edit_that_moves_no_figure_names_the_file() {
    let office = Office::closed();
    office.replace(FIRST, "400,310,", "400,310,đã rà");
    let found = of(&office);
    assert_eq!(found.messages, [format!("Tệp {FIRST} bị sửa sau khi khoá kỳ quý IV/2025")]);
    let hint = "Khôi phục tệp như khi khoá kỳ; nếu tổ dân phố 1 gửi lại hay đính chính thì dùng \
                bdhvs receive hoặc bdhvs amend";
    assert_eq!(found.hints, [hint]);
}

#[test]
fn a_register_is_put_back_or_the_report_made_anew() {
    let office = Office::closed();
    office.replace(
        "reports/2025-Q4/so-tiep-nhan.csv",
        "2025-12-12,vbdt,3/BC",
        "2025-12-11,vbdt,3/BC",
    );
    let hint = "Khôi phục tệp như khi khoá kỳ; nếu phải lập lại báo cáo thì dùng bdhvs reopen";
    assert_eq!(of(&office).hints, [hint]);
}

#[test]
fn a_figure_that_moved_leads_to_its_row_and_to_what_changed() {
    let office = Office::closed();
    office.replace(THIRD_QUARTER, "buoi-tap-huan,,1", "buoi-tap-huan,,5");
    assert_eq!(of(&office).labels, [format!("{THIRD_QUARTER}:3 số hiện nay")]);
    let office = Office::closed();
    office.replace("plan/targets.toml", "percent = 80", "percent = 77");
    assert_eq!(of(&office).labels, ["plan/targets.toml:1 đã đổi từ khi khoá kỳ"]);
    // A decision that is gone has no other place than the closing, which is shown already.
    let office = Office::minimal();
    let exclusion = "[[exclusion]]\nunit = \"to-dan-pho-2\"\nperiod = \"2025-Q4\"\n\
                     indicator = \"nguoi-dan\"\ndocument = \"12/UBND\"\nreason = \"rà soát\"\n";
    office.put("reports/exemptions.toml", exclusion);
    office.close().says(0, &[]);
    std::fs::remove_file(office.path("reports/exemptions.toml")).expect("gone");
    let found = of(&office);
    assert_eq!(found.labels, [format!("{SECOND}:2 số hiện nay")], "{:?}", found.messages);
}

#[test]
fn a_target_that_moves_tells_its_conclusion_whatever_was_sent() {
    let office = Office::closed();
    office.receive(office.text(FIRST).replace("400,310", "400,330"), "2026-01-05");
    office.replace("plan/targets.toml", "percent = 80", "percent = 77");
    let said = "Người dân: chỉ tiêu Kế hoạch 80% → 77%, kết luận Chưa đạt → Đạt";
    office.verify().says(1, &[said]);
}

/// The year's own report, whose data run to 31/12, comes after that of the quarter.
#[test]
fn a_year_that_runs_on_tells_its_conclusion_whatever_was_sent() {
    let office = Office::closed();
    office.receive(office.text(FIRST).replace("400,310", "400,311"), "2026-01-05");
    let year = "\n[[reporting]]\nfrequency = \"year\"\nfirst = \"2025\"\nlast = \"2025\"\n\
                due = { month_in_period = 13, day = 15 }\n\
                province_due = { month_in_period = 13, day = 20 }\nday_off = \"next-working-day\"\n\
                window = { from_month = 1, from_day = 1, to_month = 12, to_day = 31 }\n\
                forms = [\"chi-tieu\"]\n\n[letterhead]";
    office.replace("plan/plan.toml", "\n[letterhead]", year);
    office.verify().says(1, &["Người dân: kết luận Chưa đạt → Đang thực hiện"]);
}

#[test]
fn a_new_unit_is_told_even_where_it_sends() {
    let office = Office::closed();
    let unit = "\n[[unit]]\nid = \"to-dan-pho-3\"\nname = \"Tổ dân phố 3\"\nkind = \"to-dan-pho\"\n\
                role = \"reports\"\nvalid_from = 2025-07-01\nsource = \"thử\"\n";
    office.put(UNITS, office.text(UNITS) + unit);
    office.receive(office.text(FIRST).replace("to-dan-pho-1", "to-dan-pho-3"), "2026-01-05");
    let said = differs(&office, "tình hình gửi báo cáo");
    assert_eq!(said, "tổ dân phố 3 không có trong danh sách → gửi chậm");
    office.verify().says(1, &["tổ dân phố 3 không phải có số liệu → 310/400"]);
}

#[test]
fn a_unit_that_is_gone_is_told_by_its_id() {
    let office = Office::closed();
    let text = office.text(UNITS);
    let (head, tail) = text.split_once("[[unit]]\nid = \"to-dan-pho-2\"").expect("a unit");
    let rest = tail.split_once("[[unit]]").expect("a unit behind it").1;
    office.put(UNITS, format!("{head}[[unit]]{rest}"));
    let said = differs(&office, "tình hình gửi báo cáo");
    assert_eq!(said, "“to-dan-pho-2” đúng hạn → không có trong danh sách");
}

#[test]
fn tasks_of_a_closed_period_are_told_by_what_became_of_them() {
    let tasks = |from: &str, to: &str| {
        let office = Office::closed();
        office.replace(TASKS, from, to);
        differs(&office, "tiến độ nhiệm vụ")
    };
    // One of two has done it; due on a day before the closing, it is late.
    let text = "text = \"Mở lớp tập huấn kỹ năng số cho người dân.\"\n";
    let due = format!("{text}due = \"30/11/2025\"\n");
    let answers = "2 đơn vị trả lời, 1 hoàn thành, 0 vướng mắc";
    assert_eq!(tasks(text, &due), format!("I.2.1 ({answers} → {answers}, quá hạn)"));
    let both = "lead = [\"van-phong\", \"cong-an-phuong\"]";
    assert_eq!(tasks("lead = [\"van-phong\"]", both), "I.1.1 (1 → 2 đơn vị chủ trì)");
    assert_eq!(
        tasks("id = \"I.1.2\"", "id = \"I.1.3\""),
        "I.1.2 (nay không còn); I.1.3 (mới thêm)"
    );
}

#[test]
fn answers_that_came_through_the_register_are_no_finding() {
    let office = Office::closed();
    let file = "reports/2025-Q4/nhiem-vu/to-dan-pho-2.csv";
    office.receive(office.text(file).replace("dang-thuc-hien", "hoan-thanh"), "2026-01-05");
    let found = of(&office).messages;
    assert!(!found.iter().any(|m| m.contains("tiến độ")), "{found:?}");
    // Nor are they on the day of closing itself.
    let office = Office::closed();
    office.receive(office.text(file).replace("dang-thuc-hien", "hoan-thanh"), CLOSED_ON);
    office.verify().says(0, &["1 ghi chú"]);
    assert!(office.path(CLOSING).exists());
}
