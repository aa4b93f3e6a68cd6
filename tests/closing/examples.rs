//! The province of the examples: five quarters closed one after the other.

use crate::office::{Office, root};

const QUARTERS: [(&str, &str); 5] = [
    ("2025-Q3", "2025-09-29"),
    ("2025-Q4", "2025-12-29"),
    ("2026-Q1", "2026-03-30"),
    ("2026-Q2", "2026-06-29"),
    ("2026-Q3", "2026-09-29"),
];

#[test]
fn five_quarters_are_closed_and_nothing_has_changed() {
    let office = Office::of(&root().join("plan"), &root().join("examples/reports"));
    for (period, day) in QUARTERS {
        let line = ["close", period, "--document", "125/BC-SKHCN", "--date", day];
        office.run_on(&line, day).says(0, &["SỐ LIỆU GIẢ ĐỊNH", "Đã ghi reports/"]);
    }
    let ran = office.run_on(&["verify"], "2026-10-15");
    ran.says(0, &[]);
    assert_eq!(ran.words.matches("Không có gì thay đổi từ khi khoá kỳ.").count(), 5);
    // One digit of a figure of the first quarter, which flows add up over the year.
    let file = "reports/2025-Q3/chi-tieu/xa-cam-lam.csv";
    let text = office.text(file);
    let row = text.lines().find(|line| line.contains(",buoi-hoc,")).expect("a row");
    let edited = row.replacen(",buoi-hoc,,", ",buoi-hoc,,7", 1);
    office.replace(file, row, &edited);
    let ran = office.run_on(&["verify"], "2026-10-15");
    ran.says(1, &["Tệp reports/2025-Q3/chi-tieu/xa-cam-lam.csv bị sửa", "Buổi học"]);
    ran.says(1, &["Số đã báo cáo của quý IV/2025 nay tính khác"]);
}
