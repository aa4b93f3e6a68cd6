//! What can be asked for on the command line. The Vietnamese doc comments are the help text:
//! a new command is a variant of [`Command`] with its doc comment and examples.

mod closing;
mod command;
mod figures;
mod format;
mod forms;
mod groups;
mod letters;
mod others;
mod received;

pub use closing::{Close, Reopen, Verify};
pub use command::{
    By, Command, Coverage, Deadlines, FailOn, Reply, Summary, Tasks, Units, Validate,
};
pub use figures::{Refs, Status, Trace};
pub use format::Format;
pub use forms::{Fmt, FormName, Template};
pub use letters::{CheckLetter, Remind};
pub use others::{Completions, Diff, Explain, Init, Schema};
pub use received::{Amend, Enter, Receive, Sent};

use super::usage::{self, Usage};
use crate::period::{Period, parse_date};
use chrono::NaiveDate;
use clap::{ArgAction, Args, CommandFactory, FromArgMatches, Parser, ValueEnum};
use format::formats;
use std::ffi::OsString;
use std::path::PathBuf;

/// The version, in releases with the commit that it was built from.
pub const VERSION: &str = env!("BDHVS_VERSION");

/// What one run was asked to do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Arguments {
    /// What holds for every command.
    pub options: Options,
    /// The form in which the command prints: the asked one, or the command's own first.
    pub format: Format,
    /// The command; `status` where none was named.
    pub command: Command,
}

/// Theo dõi việc thực hiện một kế hoạch có báo cáo định kỳ.
///
/// Kiểm tra báo cáo của các đơn vị, theo dõi thời hạn, so số liệu với chỉ tiêu và lập báo cáo
/// của kỳ. Chương trình chạy trên máy này, không cần mạng, không gửi gì ra ngoài. Không ghi lệnh
/// thì chạy lệnh “status”.
#[derive(Parser)]
#[command(
    name = "bdhvs",
    version = VERSION,
    disable_help_flag = true,
    disable_version_flag = true,
    after_help = "bdhvs\nbdhvs validate\nbdhvs deadlines --as-of 2025-12-18\nbdhvs summary --period 2025-Q4 --out bao-cao.md",
    after_long_help = EXIT_CODES
)]
struct Line {
    #[command(subcommand)]
    command: Option<Command>,

    /// Dạng in ra, tuỳ từng lệnh: text, md, docx, html, xlsx, csv, json, zalo, codeowners; cho CI:
    /// github, gitlab, sarif, junit.
    #[arg(long, global = true, value_name = "DẠNG")]
    format: Option<String>,

    #[command(flatten)]
    options: Options,

    /// In phần trợ giúp này.
    #[arg(short, long, global = true, action = ArgAction::HelpShort)]
    help: Option<bool>,

    /// In phiên bản của chương trình.
    #[arg(short = 'V', long, help_heading = "Tuỳ chọn chung", action = ArgAction::Version)]
    version: Option<bool>,
}

/// The exit codes, as the help of the whole program lists them.
const EXIT_CODES: &str = "Mã kết thúc:
  0  xong việc
  1  validate thấy lỗi (với --strict: cả mục cần xem lại),
     deadlines --fail-on thấy đơn vị như đã nêu,
     fmt --check thấy tệp chưa đúng dạng chuẩn,
     check-letter thấy số khác số liệu của kỳ,
     verify thấy kỳ đã khoá bị thay đổi,
     hoặc receive, enter, amend, close, reopen có nội dung không nhận
  2  sai cách dùng, hoặc bản kế hoạch có lỗi
  3  không đọc hoặc không ghi được tệp";

/// What holds for every command; written before or after its name.
#[derive(Args, Clone, Debug, PartialEq, Eq)]
pub struct Options {
    /// Thư mục kế hoạch; mặc định là thư mục gần nhất từ đây trở lên có plan/plan.toml.
    #[arg(short = 'C', long, global = true, value_name = "THƯ MỤC")]
    pub repo: Option<PathBuf>,

    /// Thư mục báo cáo; mặc định là reports trong thư mục kế hoạch.
    #[arg(long, global = true, value_name = "THƯ MỤC")]
    pub reports: Option<PathBuf>,

    /// Kỳ báo cáo, ví dụ 2025-Q4 hoặc “Quý IV/2025”; mặc định là kỳ đang tới hạn.
    #[arg(long, global = true, value_name = "KỲ", value_parser = period)]
    pub period: Option<Period>,

    /// Xem như hôm nay là ngày này (năm-tháng-ngày, ví dụ 2025-12-18).
    #[arg(long, global = true, value_name = "NGÀY", value_parser = date)]
    pub as_of: Option<NaiveDate>,

    /// Ghi kết quả ra tệp, không in ra màn hình.
    #[arg(long, global = true, value_name = "TỆP")]
    pub out: Option<PathBuf>,

    /// Tô màu chữ:
    #[arg(long, global = true, value_name = "KHI NÀO", value_enum, default_value_t)]
    pub color: Color,

    /// Không in lời nhắc, chỉ in kết quả.
    #[arg(short, long, global = true)]
    pub quiet: bool,
}

/// When text is coloured.
#[derive(ValueEnum, Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Color {
    /// chỉ trên màn hình, là mặc định
    #[default]
    Auto,
    /// luôn luôn
    Always,
    /// không bao giờ
    Never,
}

/// The command of a line that names none.
const DEFAULT_COMMAND: &str = "status";

/// The program with its commands and all their words in Vietnamese.
pub fn program() -> clap::Command {
    usage::grouped(usage::in_vietnamese(with_formats(Line::command())), &groups::GROUPS)
}

/// Reads a command line, the program's own name first. What comes back instead of arguments is
/// to be printed: help, the version, or what is wrong.
pub fn parse(args: impl IntoIterator<Item = OsString>) -> Result<Arguments, Usage> {
    let words: Vec<OsString> = args.into_iter().collect();
    if let [_, word] = &words[..]
        && (word == "--version" || word == "-V")
    {
        let text = Line::command().render_version();
        return Err(Usage { text, code: 0, to_stderr: false });
    }
    // Help is long and rarely asked for: it is put together only where there is something to say.
    let (name, line) = read(&mut usage::without_help(with_formats(Line::command())), &words)
        .or_else(|_| {
            let mut root = program();
            read(&mut root, &words).map_err(|error| usage::explained(error, &root, &words))
        })?;
    let asked = line.format.as_deref().or_else(|| written_format(&name, &line.options));
    let format = format(&name, asked)
        .map_err(|(fault, hint)| usage::refusal(&fault, &[hint], &program(), &words))?;
    let command = line.command.unwrap_or(Command::Status(Status::default()));
    Ok(Arguments { options: line.options, format, command })
}

/// The format that the name of the file to write speaks of, where the command has it.
fn written_format(command: &str, options: &Options) -> Option<&'static str> {
    let ending = options.out.as_ref()?.extension()?.to_str()?;
    formats(command).iter().map(|format| format.name()).find(|name| *name == ending)
}

/// The name of the command that a line asks for, and the line.
fn read(root: &mut clap::Command, words: &[OsString]) -> Result<(String, Line), clap::Error> {
    let mut matches = root.try_get_matches_from_mut(words)?;
    let name = matches.subcommand_name().unwrap_or(DEFAULT_COMMAND).to_owned();
    Line::from_arg_matches_mut(&mut matches).map(|line| (name, line))
}

/// The asked format of a command, or what is wrong with it and what to do.
fn format(command: &str, asked: Option<&str>) -> Result<Format, (String, String)> {
    let known = formats(command);
    match asked {
        None => Ok(known[0]),
        Some(name) => known.iter().copied().find(|known| known.name() == name).ok_or_else(|| {
            let fault = format!("Lệnh “{command}” không có dạng in ra “{name}”");
            (fault, usage::allowed(known.iter().map(|known| known.name())))
        }),
    }
}

/// Gives each command a `--format` of its own, whose help names what that command prints.
fn with_formats(root: clap::Command) -> clap::Command {
    let Some(option) = root.get_arguments().find(|arg| arg.get_id() == "format").cloned() else {
        return root;
    };
    root.mut_subcommands(|command| {
        let names: Vec<_> =
            formats(command.get_name()).iter().map(|format| format.name()).collect();
        let help = format!("Dạng in ra: {}; mặc định {}", names.join(", "), names[0]);
        command.arg(option.clone().help(help))
    })
}

fn period(text: &str) -> Result<Period, String> {
    // `Q4-2026`, as files are named.
    let turned =
        text.split_once('-').and_then(|(part, year)| format!("{year}-{part}").parse().ok());
    let period = text.parse().ok().or_else(|| Period::from_words(text)).or(turned);
    period.ok_or_else(|| "Ghi kỳ báo cáo như 2025-Q4, 2025-M07, 2025 hoặc “Quý IV/2025”".to_owned())
}

fn date(text: &str) -> Result<NaiveDate, String> {
    parse_date(text).ok_or_else(|| "Ghi ngày theo năm-tháng-ngày, ví dụ 2025-12-18".to_owned())
}
