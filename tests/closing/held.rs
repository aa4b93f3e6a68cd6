//! Who explains a change of a closed period by sending, and who does not.

use crate::office::{CLOSED_ON, CLOSING, Office};
use bdhvs::load;
use bdhvs::submission::closing;

const RESIDENTS: &str = "reports/2025-Q4/chi-tieu/to-dan-pho-1.csv";
const THIRD: [&str; 2] =
    ["reports/2025-Q3/chi-tieu/to-dan-pho-1.csv", "reports/2025-Q3/chi-tieu/to-dan-pho-2.csv"];

#[test]
fn what_comes_on_the_day_of_closing_came_after_it() {
    let office = Office::closed();
    office.receive(office.text(RESIDENTS).replace("400,310", "400,330"), CLOSED_ON);
    office.verify().says(
        0,
        &["Tổ dân phố 1 gửi sau khi đã tổng hợp quý IV/2025: số tiếp nhận 0009, ngày 30/12/2025"],
    );
}

#[test]
fn who_sends_the_closed_period_again_does_not_explain_an_earlier_one() {
    let office = Office::closed();
    office.receive(office.text(RESIDENTS).replace("400,310", "400,330"), "2026-01-05");
    office.verify().says(0, &["1 ghi chú"]);
    office.replace(THIRD[0], "buoi-tap-huan,,1", "buoi-tap-huan,,5");
    office.verify().says(1, &["Buổi tập huấn: tổ dân phố 1 (quý III/2025) 1 → 5"]);
}

#[test]
fn who_sends_an_earlier_period_again_explains_it_for_itself_alone() {
    let office = Office::closed();
    let more = office.text(THIRD[0]).replace("buoi-tap-huan,,1", "buoi-tap-huan,,5");
    office.receive(more, "2026-01-05");
    office.verify().says(0, &["Không có gì thay đổi"]);
    office.replace(THIRD[1], "buoi-tap-huan,,KPS", "buoi-tap-huan,,3");
    office
        .verify()
        .says(1, &["Buổi tập huấn: tổ dân phố 2 (quý III/2025) 0 → 3"])
        .says_not(&["tổ dân phố 1 (quý III/2025)"]);
}

#[test]
fn a_figure_for_the_whole_has_the_whole_s_name() {
    let office = Office::minimal();
    let file = "reports/2025-Q4/chi-tieu/cong-an-phuong.csv";
    let units =
        "to-dan-pho-1,2025-Q4,chung-nhan,400,190,\nto-dan-pho-2,2025-Q4,chung-nhan,300,140,\n";
    office.replace(file, units, "toan-tinh,2025-Q4,chung-nhan,700,330,\n");
    office.close().says(0, &["Xác nhận 330/700"]);
    office.replace(file, "700,330", "700,340");
    office.verify().says(1, &["bị sửa", "Xác nhận của toàn phường 330/700 → 340/700"]);
}

/// Each closing may be as it was written, and yet not both be in force.
#[test]
fn of_two_closings_the_first_must_have_been_opened_again() {
    let office = Office::closed();
    office.run(&["reopen", "2025-Q4", "--reason", "rà soát"]).says(0, &[]);
    let line = ["close", "2025-Q4", "--document", "3/BC-UBND", "--date", "2026-01-06"];
    office.run(&line).says(0, &[]);
    office.verify().says(0, &["Không có gì thay đổi"]);
    let period = "2025-Q4".parse().expect("period");
    let tree = load::read(office.root(), &office.path("reports")).expect("read");
    let dataset = load::parse(&tree).dataset;
    let mut closings = dataset.closings_of(period).expect("closed").closings.clone();
    closings[0].reopened = None;
    closings[0].seal = closing::seal(&closings[0]);
    office.put(CLOSING, closing::text(period, &closings));
    office.verify().says(1, &["Nội dung khoá kỳ quý IV/2025 đã bị sửa sau khi ghi"]);
}
