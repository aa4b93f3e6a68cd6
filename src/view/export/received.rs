//! What came: how each unit stands in each period, and the register.

use super::Exported;
use crate::aggregate::UnitReport;
use crate::document::package::{DataTable, Field, Value};
use crate::submission::{Channel, Receipt, ReceivedAs};
use crate::view::deadlines::lacking;

const STATES: &[&str] =
    &["on_time", "late", "missing", "pending", "undated", "document_only", "exempt"];
const FORMS: &[&str] = &["chi-tieu", "nhiem-vu", "mo-hinh", "van-ban"];
const CHANNELS: &[&str] = &["vbdt", "email", "zalo", "giay", "dien-thoai"];

pub(super) fn tables(exported: &Exported<'_>) -> Vec<DataTable> {
    vec![submissions(exported), register(exported)]
}

fn submissions(exported: &Exported<'_>) -> DataTable {
    const FIELDS: &[Field] = &[
        Field::text("period", "Kỳ").required(),
        Field::text("unit", "Đơn vị phải gửi").required(),
        Field::text("state", "Tình trạng").required().one_of(STATES),
        Field::day("due", "Hạn của đơn vị").required(),
        Field::flag("extended", "true: được gia hạn"),
        Field::flag("after_close", "true: có gửi sau khi đã tổng hợp"),
        Field::day("received_on", "Ngày nhận lần đầu"),
        Field::count("days_late", "Số ngày chậm").required(),
        Field::text("forms_lacking", "Biểu còn thiếu"),
        Field::text("document", "Văn bản gần nhất"),
        Field::flag("invented", "true: số liệu giả định"),
    ];
    // Of an earlier period in which nobody has an entry nothing is known of anybody.
    let now = exported.facts.overview.term.period;
    let kept = exported.periods.iter().filter(|o| !o.empty || o.term.period == now);
    let rows = kept.flat_map(|overview| {
        let period = overview.term.period.to_string();
        let reports = overview.reporting.units.iter();
        reports.map(move |report| submission(exported, &period, report))
    });
    DataTable {
        name: "submissions",
        title: "Tình hình gửi báo cáo: mỗi đơn vị, mỗi kỳ có báo cáo một dòng",
        fields: FIELDS,
        key: &["period", "unit"],
        links: &[("period", "periods"), ("unit", "units")],
        rows: rows.collect(),
    }
}

fn submission(exported: &Exported<'_>, period: &str, report: &UnitReport) -> Vec<Value> {
    vec![
        Value::text(period),
        Value::text(&exported.facts.plan.unit(report.unit).id),
        Value::text(report.state.key()),
        Value::text(report.due.to_string()),
        Value::Flag(report.extended),
        Value::Flag(report.after_close),
        Value::some(report.received_on),
        Value::Count(report.days_late.into()),
        Value::text(lacking(report).join("; ")),
        Value::some(report.document.as_ref()),
        Value::Flag(exported.dataset.invented),
    ]
}

fn register(exported: &Exported<'_>) -> DataTable {
    const FIELDS: &[Field] = &[
        Field::text("period", "Kỳ").required(),
        Field::text("number", "Số tiếp nhận").required(),
        Field::text("form", "Biểu; van-ban là văn bản chưa kèm số liệu").required().one_of(FORMS),
        Field::text("unit", "Đơn vị gửi").required(),
        Field::day("received_on", "Ngày nhận").required(),
        Field::text("channel", "Cách gửi").one_of(CHANNELS),
        Field::text("document", "Số văn bản"),
        Field::day("document_date", "Ngày văn bản"),
        Field::text("sha256", "SHA-256 của tệp đã lưu"),
        Field::text("path", "Tệp").required(),
        Field::count("line", "Dòng").required(),
        Field::flag("invented", "true: số liệu giả định"),
    ];
    let shown = |receipt: &&Receipt| {
        exported.periods.iter().any(|overview| overview.term.period == receipt.period)
    };
    let receipts = exported.dataset.receipts.iter().filter(shown);
    DataTable {
        name: "register",
        title: "Sổ tiếp nhận: mỗi lần nhận một dòng",
        fields: FIELDS,
        key: &["path", "line"],
        links: &[("period", "periods"), ("unit", "units")],
        rows: receipts.map(|receipt| receipt_row(exported, receipt)).collect(),
    }
}

fn receipt_row(exported: &Exported<'_>, receipt: &Receipt) -> Vec<Value> {
    let form = match receipt.received {
        ReceivedAs::Form(form) => form.key(),
        ReceivedAs::Document => "van-ban",
    };
    vec![
        Value::text(receipt.period.to_string()),
        Value::text(&receipt.number),
        Value::text(form),
        Value::text(&exported.facts.plan.unit(receipt.unit).id),
        Value::text(receipt.received_on.to_string()),
        Value::some(receipt.channel.map(Channel::key)),
        Value::text(&receipt.document),
        Value::some(receipt.document_date),
        Value::text(&receipt.sha256),
        Value::text(exported.places.path(receipt.row)),
        Value::Count(exported.places.line(receipt.row).into()),
        Value::Flag(exported.dataset.invented),
    ]
}
