//! Options of `receive`, `enter` and `amend`: what came, and what is known about it.

use super::date;
use crate::submission::Channel;
use chrono::NaiveDate;
use clap::{Args, ValueEnum};
use std::path::PathBuf;

/// What came, and what is known about it.
#[derive(Args, Clone, Debug, PartialEq, Eq)]
pub struct Receive {
    /// Tệp hoặc thư mục các tệp đơn vị gửi.
    #[arg(value_name = "ĐƯỜNG DẪN")]
    pub paths: Vec<PathBuf>,

    /// Đơn vị gửi (mã, mã số hoặc tên), khi tệp không ghi.
    #[arg(long, value_name = "ĐƠN VỊ")]
    pub unit: Option<String>,

    /// Ngày nhận (năm-tháng-ngày).
    #[arg(long, value_name = "NGÀY", value_parser = date)]
    pub date: Option<NaiveDate>,

    /// Số văn bản kèm theo.
    #[arg(long, value_name = "SỐ")]
    pub document: Option<String>,

    /// Ngày của văn bản kèm theo.
    #[arg(long, value_name = "NGÀY", value_parser = date)]
    pub document_date: Option<NaiveDate>,

    /// Cách gửi:
    #[arg(long, value_name = "CÁCH", value_enum)]
    pub channel: Option<Sent>,

    /// Sổ văn bản đến xuất từ hệ thống, để lấy ngày nhận và số văn bản.
    #[arg(long, value_name = "TỆP")]
    pub incoming: Option<PathBuf>,

    /// Chỉ vào sổ văn bản, chưa có số liệu (bản giấy, PDF, ảnh).
    #[arg(long)]
    pub document_only: bool,

    /// Bỏ lần tiếp nhận mang số này.
    #[arg(long, value_name = "SỐ TIẾP NHẬN")]
    pub undo: Option<String>,

    /// Chỉ cho xem, không ghi gì.
    #[arg(long)]
    pub dry_run: bool,
}

/// Figures typed from a page.
#[derive(Args, Clone, Debug, PartialEq, Eq)]
pub struct Enter {
    /// Đơn vị báo cáo.
    #[arg(value_name = "ĐƠN VỊ")]
    pub unit: String,

    /// Số liệu: MÃ=số đạt/tổng số, hoặc MÃ=số, hoặc MÃ@ĐƠN VỊ=…; ghi tên chỉ tiêu cũng được.
    #[arg(value_name = "SỐ LIỆU", required = true)]
    pub figures: Vec<String>,

    /// Ngày nhận (năm-tháng-ngày).
    #[arg(long, value_name = "NGÀY", value_parser = date)]
    pub date: NaiveDate,

    /// Số văn bản kèm theo.
    #[arg(long, value_name = "SỐ")]
    pub document: Option<String>,

    /// Cách gửi:
    #[arg(long, value_name = "CÁCH", value_enum)]
    pub channel: Option<Sent>,

    /// Chỉ cho xem, không ghi gì.
    #[arg(long)]
    pub dry_run: bool,
}

/// A correction, with its reason.
#[derive(Args, Clone, Debug, PartialEq, Eq)]
pub struct Amend {
    #[command(flatten)]
    #[expect(missing_docs, reason = "clap would take it for the help of the command")]
    pub enter: Enter,

    /// Vì sao đính chính.
    #[arg(long, value_name = "LÝ DO")]
    pub reason: String,
}

/// How something came.
#[derive(ValueEnum, Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sent {
    /// hệ thống quản lý văn bản
    Vbdt,
    /// thư điện tử
    Email,
    /// Zalo
    Zalo,
    /// bản giấy
    Giay,
    /// điện thoại
    DienThoai,
}

impl Sent {
    /// As the register has it.
    pub fn channel(self) -> Channel {
        match self {
            Self::Vbdt => Channel::DocumentSystem,
            Self::Email => Channel::Email,
            Self::Zalo => Channel::Zalo,
            Self::Giay => Channel::Paper,
            Self::DienThoai => Channel::Telephone,
        }
    }
}
