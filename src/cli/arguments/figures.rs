//! Options about single figures: their references, and which one is taken apart.

use clap::Args;

/// What the screen says beside its figures.
#[derive(Args, Clone, Debug, Default, PartialEq, Eq)]
pub struct Status {
    #[command(flatten)]
    #[expect(missing_docs, reason = "clap would take it for the help of the command")]
    pub refs: Refs,
}

/// Whether figures are printed with their references.
#[derive(Args, Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Refs {
    /// In thêm tham chiếu của từng số liệu, để dùng với lệnh “trace”.
    #[arg(long)]
    pub refs: bool,
}

/// Which figure is taken apart.
#[derive(Args, Clone, Debug, PartialEq, Eq)]
pub struct Trace {
    /// Mã chỉ tiêu; hoặc tham chiếu KỲ/CHỈ-TIÊU[/ĐƠN-VỊ]/so_dat (hay tong_so).
    #[arg(value_name = "SỐ LIỆU")]
    pub figure: String,

    /// Chỉ số liệu về đơn vị này, ghi bằng mã.
    #[arg(long, value_name = "ĐƠN VỊ")]
    pub unit: Option<String>,

    /// Chỉ số liệu về các đơn vị của nhóm này, ghi bằng mã.
    #[arg(long, value_name = "NHÓM", conflicts_with = "unit")]
    pub group: Option<String>,
}
