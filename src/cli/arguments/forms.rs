//! Options of the commands that make forms, and of the one that sets them right.

use crate::plan::Form;
use clap::{Args, ValueEnum};
use std::path::PathBuf;

/// Whose forms are made.
#[derive(Args, Clone, Debug, PartialEq, Eq)]
pub struct Template {
    /// Biểu mẫu của một đơn vị, ghi bằng mã.
    #[arg(long, value_name = "ĐƠN VỊ")]
    pub unit: Option<String>,

    /// Biểu mẫu của mọi đơn vị trong nhóm này.
    #[arg(long, value_name = "NHÓM")]
    pub group: Option<String>,

    /// Chỉ một biểu:
    #[arg(long, value_name = "BIỂU", value_enum)]
    pub form: Option<FormName>,
}

/// A form by its name on the command line.
#[derive(ValueEnum, Clone, Copy, Debug, PartialEq, Eq)]
pub enum FormName {
    /// số liệu chỉ tiêu
    ChiTieu,
    /// tiến độ nhiệm vụ
    NhiemVu,
}

impl From<FormName> for Form {
    fn from(name: FormName) -> Self {
        match name {
            FormName::ChiTieu => Self::Figures,
            FormName::NhiemVu => Self::Tasks,
        }
    }
}

/// Which files are rewritten, and whether at all.
#[derive(Args, Clone, Debug, PartialEq, Eq)]
pub struct Fmt {
    /// Tệp hoặc thư mục trong thư mục báo cáo.
    #[arg(value_name = "ĐƯỜNG DẪN")]
    pub paths: Vec<PathBuf>,

    /// Không ghi gì; kết thúc với mã 1 khi có tệp chưa đúng dạng chuẩn.
    #[arg(long)]
    pub check: bool,

    /// Không ghi gì; in các dòng sẽ đổi.
    #[arg(long)]
    pub diff: bool,
}
