//! The commands in groups, in the order in which a quarter needs them.

/// A heading of the help and the commands below it.
pub(super) type Group = (&'static str, &'static [&'static str]);

/// Every command stands in one of them; a test asks.
pub(super) const GROUPS: [Group; 8] = [
    ("Xem tình hình", &["status", "deadlines", "tasks", "units"]),
    ("Đề nghị báo cáo, nhắc gửi", &["template", "remind"]),
    ("Nhận báo cáo", &["receive", "enter", "amend", "reply", "fmt"]),
    ("Kiểm tra số liệu", &["validate", "explain", "quality"]),
    (
        "Tổng hợp, trình ký",
        &["coverage", "trace", "summary", "brief", "check-letter", "dashboard", "export"],
    ),
    ("Khoá kỳ", &["close", "verify", "reopen"]),
    ("Kế hoạch", &["init", "demo", "diff", "schema"]),
    ("Cài đặt trên máy", &["completions", "man"]),
];
