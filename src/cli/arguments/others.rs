//! Options of commands about the repository and the program itself.

use clap::Args;
use clap_complete::Shell;
use std::path::PathBuf;

/// Where the new repository is made.
#[derive(Args, Clone, Debug, PartialEq, Eq)]
pub struct Init {
    /// Thư mục của kho mới; chưa có thì được tạo.
    #[arg(value_name = "THƯ MỤC")]
    pub folder: PathBuf,
}

/// Since when changes are told.
#[derive(Args, Clone, Debug, PartialEq, Eq)]
pub struct Diff {
    /// Mốc của git: tên nhánh, nhãn hoặc mã.
    #[arg(value_name = "MỐC")]
    pub revision: String,
}

/// For which shell words are completed.
#[derive(Args, Clone, Debug, PartialEq, Eq)]
pub struct Completions {
    /// Chương trình dòng lệnh đang dùng: bash, zsh, fish, powershell.
    #[arg(value_name = "CHƯƠNG TRÌNH", value_parser = shell)]
    pub shell: Shell,
}

fn shell(name: &str) -> Result<Shell, String> {
    let known = [Shell::Bash, Shell::Zsh, Shell::Fish, Shell::PowerShell];
    let found = known.into_iter().find(|shell| shell.to_string() == name);
    found.ok_or_else(|| "Ghi một trong: bash, zsh, fish, powershell".to_owned())
}

/// Which rule is explained.
#[derive(Args, Clone, Debug, PartialEq, Eq)]
pub struct Explain {
    /// Mã hoặc tên của quy tắc; không ghi thì liệt kê mọi quy tắc.
    #[arg(value_name = "QUY TẮC")]
    pub rule: Option<String>,
}

/// Which schema is printed.
#[derive(Args, Clone, Debug, PartialEq, Eq)]
pub struct Schema {
    /// Tên lược đồ; không ghi thì liệt kê mọi lược đồ.
    #[arg(value_name = "TÊN")]
    pub name: Option<String>,
}
