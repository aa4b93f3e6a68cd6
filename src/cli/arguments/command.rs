//! The commands with their own options, and the forms in which each prints.

use clap::{Args, Subcommand, ValueEnum};
use std::path::PathBuf;

/// The commands, in the order of a quarter's work.
#[derive(Subcommand, Clone, Debug, PartialEq, Eq)]
pub enum Command {
    /// Xem tình hình của kỳ trên một màn hình.
    ///
    /// Gồm thời hạn, đơn vị chưa gửi, chỉ tiêu, nhiệm vụ, số liệu cần xem lại và việc phải làm
    /// tiếp.
    #[command(after_help = "bdhvs status\nbdhvs status --period 2025-Q4 --as-of 2025-12-18")]
    Status,

    /// Xem danh sách đơn vị, hoặc quá trình thay đổi của một đơn vị.
    #[command(after_help = "bdhvs units\nbdhvs units xa-cam-lam\nbdhvs units --group ubnd-cap-xa")]
    Units(Units),

    /// Xem đơn vị nào phải gửi báo cáo, hạn gửi và đã gửi hay chưa.
    #[command(after_help = "bdhvs deadlines\nbdhvs deadlines --fail-on late,missing")]
    Deadlines(Deadlines),

    /// Kiểm tra kế hoạch và báo cáo, nêu mọi lỗi trong một lần chạy.
    ///
    /// Mỗi lỗi có tên tệp, dòng, ô và cách sửa. Gửi chậm không phải là lỗi: xem lệnh “deadlines”.
    #[command(
        after_help = "bdhvs validate\nbdhvs validate reports/2025-Q4\nbdhvs validate --changed-from origin/main\nbdhvs validate --only not-a-count --format json"
    )]
    Validate(Validate),

    /// So số liệu đã báo cáo với chỉ tiêu kế hoạch.
    #[command(after_help = "bdhvs coverage --by unit\nbdhvs coverage --indicator nguoi-dan")]
    Coverage(Coverage),

    /// Xem nhiệm vụ: đơn vị chủ trì, tiến độ, quá hạn hay chưa.
    #[command(after_help = "bdhvs tasks\nbdhvs tasks --unit xa-cam-lam --section III")]
    Tasks(Tasks),

    /// Lập báo cáo của kỳ để trình ký, kèm ba phụ lục.
    #[command(
        after_help = "bdhvs summary --draft\nbdhvs summary --period 2025-Q4 --out bao-cao.md"
    )]
    Summary(Summary),
}

/// Which units are shown.
#[derive(Args, Clone, Debug, PartialEq, Eq)]
pub struct Units {
    /// Mã của một đơn vị, để xem riêng đơn vị đó.
    #[arg(value_name = "ĐƠN VỊ")]
    pub unit: Option<String>,

    /// Chỉ các đơn vị của nhóm này.
    #[arg(long, value_name = "NHÓM")]
    pub group: Option<String>,
}

/// What makes a run of `deadlines` fail.
#[derive(Args, Clone, Debug, PartialEq, Eq)]
pub struct Deadlines {
    /// Kết thúc với mã 1 khi có đơn vị:
    #[arg(long, value_name = "TÌNH TRẠNG", value_enum, value_delimiter = ',')]
    pub fail_on: Vec<FailOn>,
}

/// What is checked, and how strictly.
#[derive(Args, Clone, Debug, PartialEq, Eq)]
pub struct Validate {
    /// Tệp hoặc thư mục cần kiểm tra; không ghi thì kiểm tra tất cả.
    #[arg(value_name = "ĐƯỜNG DẪN")]
    pub paths: Vec<PathBuf>,

    /// Chỉ nêu lỗi ở những tệp đã thay đổi so với mốc này của git.
    #[arg(long, value_name = "MỐC")]
    pub changed_from: Option<String>,

    /// Chỉ tìm dữ liệu cá nhân trong một tệp chữ, ví dụ lời ghi của git.
    #[arg(
        long,
        value_name = "TỆP",
        conflicts_with_all = ["paths", "changed_from", "only", "skip", "strict"]
    )]
    pub text: Option<PathBuf>,

    /// Chỉ nêu lỗi của các quy tắc này, cách nhau bằng dấu phẩy.
    #[arg(long, value_name = "QUY TẮC", value_delimiter = ',')]
    pub only: Vec<String>,

    /// Bỏ qua các quy tắc này, cách nhau bằng dấu phẩy.
    #[arg(long, value_name = "QUY TẮC", value_delimiter = ',')]
    pub skip: Vec<String>,

    /// Mục cần xem lại cũng làm lệnh kết thúc với mã 1.
    #[arg(long)]
    pub strict: bool,
}

/// How figures are broken down.
#[derive(Args, Clone, Debug, PartialEq, Eq)]
pub struct Coverage {
    /// Chi tiết theo:
    #[arg(long, value_name = "CÁCH", value_enum)]
    pub by: Option<By>,

    /// Chỉ một chỉ tiêu, ghi bằng mã.
    #[arg(long, value_name = "MÃ")]
    pub indicator: Option<String>,
}

/// How the report is marked.
#[derive(Args, Clone, Debug, PartialEq, Eq)]
pub struct Summary {
    /// Đánh dấu DỰ THẢO.
    #[arg(long)]
    pub draft: bool,
}

/// Which tasks are shown.
#[derive(Args, Clone, Debug, PartialEq, Eq)]
pub struct Tasks {
    /// Mọi nhiệm vụ của đơn vị này, kể cả nhiệm vụ giao chung cho nhóm.
    #[arg(long, value_name = "ĐƠN VỊ")]
    pub unit: Option<String>,

    /// Chỉ một phần của kế hoạch, ghi bằng mã.
    #[arg(long, value_name = "PHẦN")]
    pub section: Option<String>,
}

/// The state of a unit that makes a daily job fail.
#[derive(ValueEnum, Clone, Copy, Debug, PartialEq, Eq)]
pub enum FailOn {
    /// gửi chậm
    Late,
    /// quá hạn mà chưa gửi
    Missing,
}

/// How coverage is broken down.
#[derive(ValueEnum, Clone, Copy, Debug, PartialEq, Eq)]
pub enum By {
    /// đơn vị
    Unit,
    /// nhóm đơn vị
    Group,
    /// kỳ báo cáo
    Period,
}

/// A form in which a command prints.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    /// For the screen.
    Text,
    /// For programs.
    Json,
    /// Markdown.
    Md,
}

impl Format {
    /// As it is written after `--format`.
    pub fn name(self) -> &'static str {
        match self {
            Self::Text => "text",
            Self::Json => "json",
            Self::Md => "md",
        }
    }
}

/// The formats of a command, its default first.
pub(super) fn formats(command: &str) -> &'static [Format] {
    match command {
        "deadlines" | "coverage" | "tasks" | "units" => &[Format::Text, Format::Json, Format::Md],
        "summary" => &[Format::Md, Format::Text, Format::Json],
        _ => &[Format::Text, Format::Json],
    }
}
