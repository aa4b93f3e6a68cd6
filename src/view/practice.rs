//! A fictional province for practice, as `demo` writes it: its plan, the reports of one quarter,
//! what arrives in the next, and a drill sheet. It stands in `examples/thuc-hanh`, where CI goes
//! through the drill.

use crate::document::{Block, Document};

const FILES: [(&str, &[u8]); 29] = [
    (".gitattributes", include_bytes!("../../examples/thuc-hanh/.gitattributes")),
    (".gitignore", include_bytes!("../../examples/thuc-hanh/.gitignore")),
    ("BAI-TAP.md", include_bytes!("../../examples/thuc-hanh/BAI-TAP.md")),
    (
        "den/2026-06-12/01 An Hai.csv",
        include_bytes!("../../examples/thuc-hanh/den/2026-06-12/01 An Hai.csv"),
    ),
    (
        "den/2026-06-12/02 Binh Son.csv",
        include_bytes!("../../examples/thuc-hanh/den/2026-06-12/02 Binh Son.csv"),
    ),
    (
        "den/2026-06-12/03 Cat Loi.csv",
        include_bytes!("../../examples/thuc-hanh/den/2026-06-12/03 Cat Loi.csv"),
    ),
    (
        "den/2026-06-12/04 So GDDT.csv",
        include_bytes!("../../examples/thuc-hanh/den/2026-06-12/04 So GDDT.csv"),
    ),
    (
        "den/2026-06-12/05 So KHCN.csv",
        include_bytes!("../../examples/thuc-hanh/den/2026-06-12/05 So KHCN.csv"),
    ),
    (
        "den/2026-06-15/06 Dong Ha.csv",
        include_bytes!("../../examples/thuc-hanh/den/2026-06-15/06 Dong Ha.csv"),
    ),
    (
        "den/2026-06-15/07 Giang Nam.csv",
        include_bytes!("../../examples/thuc-hanh/den/2026-06-15/07 Giang Nam.csv"),
    ),
    (
        "den/2026-06-16/09 Dong Ha gui lai.csv",
        include_bytes!("../../examples/thuc-hanh/den/2026-06-16/09 Dong Ha gui lai.csv"),
    ),
    (
        "den/2026-06-16/10 Giang Nam gui lai.csv",
        include_bytes!("../../examples/thuc-hanh/den/2026-06-16/10 Giang Nam gui lai.csv"),
    ),
    (
        "den/2026-06-17/08 Ea Lau.csv",
        include_bytes!("../../examples/thuc-hanh/den/2026-06-17/08 Ea Lau.csv"),
    ),
    ("plan/calendar.toml", include_bytes!("../../examples/thuc-hanh/plan/calendar.toml")),
    ("plan/plan.toml", include_bytes!("../../examples/thuc-hanh/plan/plan.toml")),
    ("plan/targets.toml", include_bytes!("../../examples/thuc-hanh/plan/targets.toml")),
    ("plan/tasks/I.toml", include_bytes!("../../examples/thuc-hanh/plan/tasks/I.toml")),
    ("plan/units/don-vi.toml", include_bytes!("../../examples/thuc-hanh/plan/units/don-vi.toml")),
    (
        "reports/2026-Q1/chi-tieu/phuong-dong-ha.csv",
        include_bytes!("../../examples/thuc-hanh/reports/2026-Q1/chi-tieu/phuong-dong-ha.csv"),
    ),
    (
        "reports/2026-Q1/chi-tieu/phuong-giang-nam.csv",
        include_bytes!("../../examples/thuc-hanh/reports/2026-Q1/chi-tieu/phuong-giang-nam.csv"),
    ),
    (
        "reports/2026-Q1/chi-tieu/so-giao-duc.csv",
        include_bytes!("../../examples/thuc-hanh/reports/2026-Q1/chi-tieu/so-giao-duc.csv"),
    ),
    (
        "reports/2026-Q1/chi-tieu/so-khoa-hoc.csv",
        include_bytes!("../../examples/thuc-hanh/reports/2026-Q1/chi-tieu/so-khoa-hoc.csv"),
    ),
    (
        "reports/2026-Q1/chi-tieu/so-ke-hoach.csv",
        include_bytes!("../../examples/thuc-hanh/reports/2026-Q1/chi-tieu/so-ke-hoach.csv"),
    ),
    (
        "reports/2026-Q1/chi-tieu/xa-an-hai.csv",
        include_bytes!("../../examples/thuc-hanh/reports/2026-Q1/chi-tieu/xa-an-hai.csv"),
    ),
    (
        "reports/2026-Q1/chi-tieu/xa-binh-son.csv",
        include_bytes!("../../examples/thuc-hanh/reports/2026-Q1/chi-tieu/xa-binh-son.csv"),
    ),
    (
        "reports/2026-Q1/chi-tieu/xa-cat-loi.csv",
        include_bytes!("../../examples/thuc-hanh/reports/2026-Q1/chi-tieu/xa-cat-loi.csv"),
    ),
    (
        "reports/2026-Q1/chi-tieu/xa-ea-lau.csv",
        include_bytes!("../../examples/thuc-hanh/reports/2026-Q1/chi-tieu/xa-ea-lau.csv"),
    ),
    (
        "reports/2026-Q1/so-tiep-nhan.csv",
        include_bytes!("../../examples/thuc-hanh/reports/2026-Q1/so-tiep-nhan.csv"),
    ),
    ("reports/du-lieu.toml", include_bytes!("../../examples/thuc-hanh/reports/du-lieu.toml")),
];

/// The files: path and bytes, for what arrives is not all UTF-8.
pub fn practice() -> Vec<(String, &'static [u8])> {
    FILES.iter().map(|(path, bytes)| ((*path).to_owned(), *bytes)).collect()
}

/// What was written, and where to begin.
pub fn practice_page(folder: &str) -> Document {
    let mut page = Document::default();
    page.say(format!("Đã tạo kho thực hành trong {folder}: {} tệp.", FILES.len()));
    page.say("Tỉnh, đơn vị và mọi con số trong đó đều bịa ra.");
    page.push(Block::Gap);
    page.say(format!("Mở {folder}/BAI-TAP.md và làm theo từng bước."));
    page
}
