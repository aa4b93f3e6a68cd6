//! Options of `close`, `verify` and `reopen`.

use super::{date, period};
use crate::period::Period;
use chrono::NaiveDate;
use clap::Args;
use std::path::PathBuf;

/// Which period, and the document that its figures were sent with.
#[derive(Args, Clone, Debug, PartialEq, Eq)]
pub struct Close {
    /// Kỳ báo cáo, ví dụ 2025-Q4.
    #[arg(value_name = "KỲ", value_parser = period)]
    pub of: Period,

    /// Số của báo cáo đã gửi, ví dụ 125/BC.
    #[arg(long, value_name = "SỐ")]
    pub document: String,

    /// Ngày của báo cáo đã gửi (năm-tháng-ngày).
    #[arg(long, value_name = "NGÀY", value_parser = date)]
    pub date: NaiveDate,

    /// Tệp Word của báo cáo đã gửi; số trong tệp khác số liệu của kỳ thì không khoá.
    #[arg(long, value_name = "TỆP")]
    pub letter: Option<PathBuf>,

    /// Chỉ cho xem, không ghi gì.
    #[arg(long)]
    pub dry_run: bool,
}

/// Which period is looked at.
#[derive(Args, Clone, Debug, PartialEq, Eq)]
pub struct Verify {
    /// Kỳ báo cáo; không ghi thì xét mọi kỳ đã khoá.
    #[arg(value_name = "KỲ", value_parser = period)]
    pub of: Option<Period>,
}

/// Which period is taken back, and why.
#[derive(Args, Clone, Debug, PartialEq, Eq)]
pub struct Reopen {
    /// Kỳ báo cáo, ví dụ 2025-Q4.
    #[arg(value_name = "KỲ", value_parser = period)]
    pub of: Period,

    /// Vì sao mở lại.
    #[arg(long, value_name = "LÝ DO")]
    pub reason: String,
}
