//! `exemptions.toml`: who need not report, who may report later, which figure is left out by
//! hand. The documents are invented and say so.

use super::planted::Planted;
use crate::text::Lines;

/// One decision: table, keys in order, what the README says.
struct Decision {
    table: &'static str,
    period: &'static str,
    unit: &'static str,
    /// `due = …` or `indicator = …`.
    more: &'static str,
    document: &'static str,
    reason: &'static str,
    what: &'static str,
}

const DECISIONS: [Decision; 5] = [
    Decision {
        table: "exemption",
        period: "2026-Q2",
        unit: "dac-khu-truong-sa",
        more: "",
        document: "Công văn số 9901/SKHCN-CĐS ngày 05/6/2026 (giả định)",
        reason: "Chưa có chuyến tàu chuyển văn bản; gộp vào báo cáo quý III/2026",
        what: "an exemption: need not report",
    },
    Decision {
        table: "extension",
        period: "2025-Q3",
        unit: "xa-khanh-son",
        more: "due = 2025-09-22",
        document: "Công văn số 9902/SKHCN-CĐS ngày 12/9/2025 (giả định)",
        reason: "Sạt lở đường, mất điện nhiều ngày",
        what: "an extension, kept: received on 19/9, on time",
    },
    Decision {
        table: "extension",
        period: "2026-Q1",
        unit: "xa-dong-khanh-son",
        more: "due = 2026-03-20",
        document: "Công văn số 9903/SKHCN-CĐS ngày 13/3/2026 (giả định)",
        reason: "Thay đổi cán bộ phụ trách",
        what: "an extension, kept: received on 19/3, on time",
    },
    Decision {
        table: "extension",
        period: "2026-Q3",
        unit: "xa-bac-ai-dong",
        more: "due = 2026-09-21",
        document: "Công văn số 9904/SKHCN-CĐS ngày 11/9/2026 (giả định)",
        reason: "Hệ thống quản lý văn bản của xã đang sửa chữa",
        what: "an extension that still runs on 2026-09-17: pending",
    },
    Decision {
        table: "exclusion",
        period: "2026-Q1",
        unit: "phuong-phan-rang",
        more: "indicator = \"nguoi-dan\"",
        document: "Công văn số 9905/SKHCN-CĐS ngày 17/3/2026 (giả định)",
        reason: "Hai bộ phận của phường báo hai số khác nhau, chờ thống nhất",
        what: "a figure excluded by hand (`nguoi-dan`)",
    },
];

/// Writes the file.
pub(super) fn write(planted: &mut Vec<Planted>) -> String {
    let mut lines = Lines::beginning(
        "# Do examples/generate viết ra, không sửa tay. Văn bản dẫn ở đây là giả định.",
    );
    for decision in &DECISIONS {
        lines.push("");
        let line = lines.push(&format!("[[{}]]", decision.table));
        planted.push(Planted::new(
            decision.period,
            format!("exemptions.toml:{line}"),
            decision.what,
        ));
        lines.push(&format!("unit = \"{}\"", decision.unit));
        lines.push(&format!("period = \"{}\"", decision.period));
        if !decision.more.is_empty() {
            lines.push(decision.more);
        }
        lines.push(&format!("document = \"{}\"", decision.document));
        lines.push(&format!("reason = \"{}\"", decision.reason));
    }
    lines.finish()
}
