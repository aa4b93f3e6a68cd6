//! Options of the commands that make forms.

use crate::plan::Form;
use clap::{Args, ValueEnum};

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
