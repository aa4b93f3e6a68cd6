//! Options of letters to units.

use super::date;
use chrono::NaiveDate;
use clap::Args;
use std::path::PathBuf;

/// Which letter is held against the figures.
#[derive(Args, Clone, Debug, PartialEq, Eq)]
pub struct CheckLetter {
    /// Tệp Word (.docx) của báo cáo.
    #[arg(value_name = "TỆP")]
    pub letter: PathBuf,
}

/// Which reminder, and what it asks for.
#[derive(Args, Clone, Debug, PartialEq, Eq)]
pub struct Remind {
    /// 0 đề nghị báo cáo, 1 nhắc, 2 đôn đốc lần 2, 3 báo cáo cấp trên.
    #[arg(long, value_name = "MỨC", value_parser = level)]
    pub level: u8,

    /// Nhờ gửi chậm nhất ngày này; không ghi thì công văn để trống ngày.
    #[arg(long, value_name = "NGÀY", value_parser = date)]
    pub by: Option<NaiveDate>,

    /// Giờ của ngày đó, ví dụ 16.
    #[arg(long, value_name = "GIỜ", value_parser = super::command::hour)]
    pub hour: Option<u8>,

    /// Công văn đã gửi trước, ghi cả số và ngày; ghi nhiều lần được.
    #[arg(long, value_name = "CÔNG VĂN")]
    pub after: Vec<String>,

    /// Mỗi đơn vị một văn bản, ghi vào thư mục sau --out.
    #[arg(long)]
    pub each: bool,

    /// Lập danh sách gọi điện thay cho công văn.
    #[arg(long, conflicts_with_all = ["each", "after"])]
    pub call_sheet: bool,

    /// Đánh dấu DỰ THẢO.
    #[arg(long)]
    pub draft: bool,
}

fn level(text: &str) -> Result<u8, String> {
    let level = text.parse().ok().filter(|level| *level <= 3);
    level.ok_or_else(|| {
        "Ghi 0 (đề nghị báo cáo), 1 (nhắc), 2 (đôn đốc lần 2) hoặc 3 (báo cáo cấp trên)".to_owned()
    })
}
