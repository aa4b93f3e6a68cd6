//! Opening again keeps what was sent, and the reason.

use crate::office::{CLOSING, Office, TODAY};
use bdhvs::load;

#[test]
fn opened_mended_and_closed_again_both_closings_are_there() {
    let office = Office::closed();
    office.run(&["reopen", "2025-Q4", "--reason", "UBND yêu cầu báo cáo lại"]).says(
        0,
        &["Đã mở lại quý IV/2025", "vẫn giữ trong tệp khoa-so.toml", "bdhvs close 2025-Q4"],
    );
    office.run(&["verify"]).says(0, &["Chưa khoá kỳ nào."]);
    office.replace("reports/2025-Q4/chi-tieu/van-phong.csv", "30,27", "30,29");
    assert_eq!(office.findings(), Vec::<String>::new());
    let line = ["close", "2025-Q4", "--document", "3/BC-UBND", "--date", "2026-01-06"];
    office.run(&line).says(0, &["Cán bộ 47/50 94,00%"]);
    office.verify().says(0, &["Báo cáo số 3/BC-UBND", "Không có gì thay đổi"]);
    let tree = load::read(office.root(), &office.path("reports")).expect("read");
    let dataset = load::parse(&tree).dataset;
    let book = dataset.closings_of("2025-Q4".parse().expect("period")).expect("closings");
    let [first, second] = &book.closings[..] else { panic!("{} closings", book.closings.len()) };
    let reopened = first.reopened.as_ref().expect("reopened");
    assert_eq!(reopened.reason, "UBND yêu cầu báo cáo lại");
    assert_eq!(reopened.on.to_string(), TODAY);
    let officials = |closing: &bdhvs::submission::Closing| {
        closing.sent.indicators.iter().find(|i| i.id == "can-bo").map(|i| i.numerator)
    };
    assert_eq!((officials(first), officials(second)), (Some(45), Some(47)));
    assert_eq!((first.number, second.number), (1, 2));
}

#[test]
fn history_cannot_be_shortened_or_rewritten_by_hand() {
    let office = Office::closed();
    office.run(&["reopen", "2025-Q4", "--reason", "rà soát"]).says(0, &[]);
    let line = ["close", "2025-Q4", "--document", "3/BC-UBND", "--date", "2026-01-06"];
    office.run(&line).says(0, &[]);
    let whole = office.text(CLOSING);
    let second = whole.rfind("[[closing]]").expect("a second one");
    let first = whole.find("[[closing]]").expect("a first one");
    office.put(CLOSING, &whole[second..]);
    office.verify().says(1, &["đã bị sửa sau khi ghi"]);
    office.put(CLOSING, whole.replace("reason = \"rà soát\"", "reason = \"khác\""));
    office.verify().says(1, &["đã bị sửa sau khi ghi"]);
    office.put(CLOSING, format!("{}{}", &whole[second..], &whole[first..second]));
    assert!(office.findings().iter().any(|f| f.starts_with("closing-edited")));
}

#[test]
fn what_cannot_be_opened_is_refused() {
    let office = Office::minimal();
    office.run(&["reopen", "2025-Q4", "--reason", "x"]).says(1, &["Quý IV/2025 chưa khoá"]);
    office.close().says(0, &[]);
    let before = office.text(CLOSING);
    office.run(&["reopen", "2025-Q4", "--reason", " "]).says(1, &["Chưa ghi lý do mở lại"]);
    office.run(&["reopen", "2025-Q4", "--reason", "gọi 0912345678"]).says(1, &["dữ liệu cá nhân"]);
    office.run(&["reopen", "2025-Q4"]).says(2, &["--reason"]);
    assert_eq!(office.text(CLOSING), before);
}
