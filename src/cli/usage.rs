//! Help and faults of the command line in Vietnamese. clap has no translation: every heading,
//! usage line and sentence that it would write itself is set here, for any set of commands.

mod commands;

pub use commands::grouped;

use crate::text::visible;
use clap::builder::StyledStr;
use clap::error::{ContextKind, ContextValue, Error, ErrorFormatter, ErrorKind};
use clap::{Arg, ColorChoice, Command};
use std::error::Error as _;
use std::ffi::OsString;

/// What is printed instead of a command's work, and how the program ends.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Usage {
    /// The text, ending with a line break.
    pub text: String,
    /// The exit code: 0 for help and version, 2 for wrong usage.
    pub code: u8,
    /// True where it belongs on the error stream.
    pub to_stderr: bool,
}

const TEMPLATE: &str = "{before-help}Cách dùng: {usage}\n\n{all-args}{after-help}\n";
const WIDTH: usize = 80;

/// The program and its commands with every heading, usage line and list in Vietnamese.
pub fn in_vietnamese(root: Command) -> Command {
    let name = root.get_name().to_owned();
    page(root, &name).mut_subcommands(|command| {
        let name = format!("{name} {}", command.get_name());
        page(command, &name)
    })
}

/// The program as it reads a line, without the words of its help.
pub fn without_help(root: Command) -> Command {
    let plain = |command: Command| command.disable_help_flag(true).disable_help_subcommand(true);
    plain(root).mut_subcommands(plain)
}

/// The help of one command: the long text or the short one, usage, lists, examples.
fn page(command: Command, name: &str) -> Command {
    let short = command.get_about().map(|about| format!("{about}."));
    let about = command.get_long_about().map(ToString::to_string).or(short);
    let (usage, end) = (usage_line(&command, name), end(&command));
    // Under a heading of its own an argument would lose its place in the line.
    let mut place = 0;
    let placed = |arg: Arg| {
        place += usize::from(arg.is_positional());
        if arg.is_positional() { translated(arg).display_order(place) } else { translated(arg) }
    };
    command
        .mut_args(placed)
        .before_help(about.unwrap_or_default())
        .override_usage(usage)
        .after_help(end)
        .help_template(TEMPLATE)
        .subcommand_help_heading("Lệnh")
        .disable_help_flag(true)
        .disable_help_subcommand(true)
        .color(ColorChoice::Never)
        .max_term_width(WIDTH)
}

fn usage_line(command: &Command, name: &str) -> String {
    let needed = command.get_opts().filter(|arg| arg.is_required_set());
    let needed = needed.map(option).collect::<Vec<_>>().join(" ");
    let positionals = command.get_positionals().map(ToString::to_string);
    let below = command.has_subcommands().then(|| "[LỆNH]".to_owned());
    let parts = [name.to_owned(), "[TUỲ CHỌN]".to_owned()].into_iter();
    let line = parts.chain(positionals).chain(below).collect::<Vec<_>>().join(" ");
    // On a line of its own: with the rest it would be too long for a screen.
    if needed.is_empty() { line } else { format!("{line}\n           {needed}") }
}

/// `--date <NGÀY>`; clap writes it so only for commands that it has built.
fn option(arg: &Arg) -> String {
    let values = arg.get_value_names().unwrap_or_default().iter();
    let values: String = values.map(|name| format!(" <{name}>")).collect();
    format!("--{}{values}", arg.get_long().unwrap_or_default())
}

/// The examples, one a line in `after_help`, and what `after_long_help` adds as it is.
fn end(command: &Command) -> String {
    let examples = command.get_after_help().map(|text| {
        let lines = text.to_string().lines().map(|line| format!("\n  {line}")).collect::<String>();
        format!("Ví dụ:{lines}")
    });
    let more = command.get_after_long_help().map(ToString::to_string);
    examples.into_iter().chain(more).collect::<Vec<_>>().join("\n\n")
}

fn translated(arg: Arg) -> Arg {
    let heading = match (arg.is_positional(), arg.is_global_set()) {
        (true, _) => "Tham số",
        (false, false) => "Tuỳ chọn",
        (false, true) => "Tuỳ chọn chung",
    };
    let heading = arg.get_help_heading().unwrap_or(heading).to_owned();
    let (help, values) = (described(&arg), arg.get_action().takes_values());
    arg.help(help).help_heading(heading).hide_possible_values(values).hide_default_value(values)
}

/// The help of an argument, with the values that it takes: `…: late (gửi chậm), missing (…)`.
fn described(arg: &Arg) -> String {
    let help = arg.get_help().map(ToString::to_string).unwrap_or_default();
    let values: Vec<String> = arg
        .get_possible_values()
        .iter()
        .filter(|_| arg.get_action().takes_values())
        .map(|value| match value.get_help() {
            Some(help) => format!("{} ({help})", value.get_name()),
            None => value.get_name().to_owned(),
        })
        .collect();
    [help, values.join(", ")].join(" ").trim_end().to_owned()
}

/// What clap answers instead of arguments: help and version as they are, a fault in Vietnamese.
pub fn explained(error: Error, root: &Command, words: &[OsString]) -> Usage {
    if !error.use_stderr() {
        let text = error.render().to_string();
        return Usage { text: format!("{}\n", text.trim_end()), code: 0, to_stderr: false };
    }
    let hints = hints(&error, root);
    let fault = error.apply::<Vietnamese>().render().to_string();
    refusal(&fault, &hints, root, words)
}

/// A fault of usage: what is wrong, what may help, and where the help stands.
pub fn refusal(fault: &str, hints: &[String], root: &Command, words: &[OsString]) -> Usage {
    let lines = hints.iter().map(|hint| format!("  {}\n", visible(hint))).collect::<String>();
    let asked = asked(root, words);
    let text = format!("Lỗi: {}\n{lines}\nXem cách dùng: {asked} --help\n", visible(fault));
    Usage { text, code: 2, to_stderr: true }
}

/// The hint that lists what can be written.
pub fn allowed<'a>(values: impl IntoIterator<Item = &'a str>) -> String {
    format!("Dùng được: {}", values.into_iter().collect::<Vec<_>>().join(", "))
}

/// The program and the command that the words name, as typed before `--help`.
fn asked(root: &Command, words: &[OsString]) -> String {
    let name = root.get_name();
    match words.iter().skip(1).find_map(|word| root.find_subcommand(word)) {
        Some(command) => format!("{name} {}", command.get_name()),
        None => name.to_owned(),
    }
}

/// Next steps: why a value is refused, what can be written, where an option belongs, what was
/// probably meant.
fn hints(error: &Error, root: &Command) -> Vec<String> {
    let why = error.source().map(ToString::to_string);
    let values = match error.get(ContextKind::ValidValue) {
        Some(ContextValue::Strings(values)) if !values.is_empty() => {
            Some(allowed(values.iter().map(String::as_str)))
        }
        _ => None,
    };
    let meant = belonging(error, root).or_else(|| meant(error));
    [why, values, meant].into_iter().flatten().collect()
}

/// Where another command has the option that this one has not.
fn belonging(error: &Error, root: &Command) -> Option<String> {
    let option = said(error, ContextKind::InvalidArg);
    let long = option.strip_prefix("--").filter(|_| error.kind() == ErrorKind::UnknownArgument)?;
    let has = |arg: &Arg| arg.get_long() == Some(long) && !arg.is_global_set();
    let owners: Vec<&str> = root
        .get_subcommands()
        .filter(|command| command.get_arguments().any(has))
        .map(Command::get_name)
        .collect();
    let (name, owners) = (root.get_name(), owners.join(", "));
    (!owners.is_empty()).then(|| format!("Tuỳ chọn này ghi sau lệnh: {name} {owners}"))
}

/// The known word nearest to the one that is not known.
fn meant(error: &Error) -> Option<String> {
    let kinds =
        [ContextKind::SuggestedSubcommand, ContextKind::SuggestedArg, ContextKind::SuggestedValue];
    let nearest = kinds.into_iter().find_map(|kind| match error.get(kind)? {
        ContextValue::String(word) => Some(word),
        // clap puts the best one last.
        ContextValue::Strings(words) => words.last(),
        _ => None,
    })?;
    Some(format!("Có phải ý là “{nearest}”?"))
}

/// Writes the sentence of a fault, without hints.
struct Vietnamese;

impl ErrorFormatter for Vietnamese {
    fn format_error(error: &Error<Self>) -> StyledStr {
        let fault = match error.kind() {
            ErrorKind::InvalidSubcommand | ErrorKind::MissingSubcommand => command_fault(error),
            ErrorKind::UnknownArgument => unknown(&said(error, ContextKind::InvalidArg)),
            ErrorKind::MissingRequiredArgument => {
                format!("Còn thiếu {}", said(error, ContextKind::InvalidArg))
            }
            ErrorKind::ArgumentConflict => conflict(error),
            ErrorKind::InvalidUtf8 => {
                "Dòng lệnh có ký tự không đọc được (không phải UTF-8)".to_owned()
            }
            _ => value_fault(error),
        };
        fault.into()
    }
}

fn command_fault(error: &Error<Vietnamese>) -> String {
    match error.kind() {
        ErrorKind::MissingSubcommand => "Còn thiếu tên lệnh".to_owned(),
        _ => format!("Không có lệnh “{}”", said(error, ContextKind::InvalidSubcommand)),
    }
}

fn unknown(word: &str) -> String {
    match word.starts_with('-') {
        true => format!("Không có tuỳ chọn “{word}”"),
        false => format!("Thừa tham số “{word}”"),
    }
}

fn conflict(error: &Error<Vietnamese>) -> String {
    let first = said(error, ContextKind::InvalidArg) + &said(error, ContextKind::InvalidSubcommand);
    match said(error, ContextKind::PriorArg) {
        other if other == first => format!("“{first}” chỉ được ghi một lần"),
        other => format!("“{first}” không dùng cùng với “{other}”"),
    }
}

/// Faults of the value after an option: absent, refused, too many or too few.
fn value_fault(error: &Error<Vietnamese>) -> String {
    let said = |kind| said(error, kind);
    let (arg, value) = (said(ContextKind::InvalidArg), said(ContextKind::InvalidValue));
    let given = said(ContextKind::ActualNumValues);
    match error.kind() {
        ErrorKind::InvalidValue if value.is_empty() => format!("Còn thiếu giá trị của “{arg}”"),
        ErrorKind::InvalidValue | ErrorKind::ValueValidation => {
            format!("“{arg}” không nhận giá trị “{value}”")
        }
        ErrorKind::TooManyValues => format!("Thừa giá trị “{value}” sau “{arg}”"),
        ErrorKind::TooFewValues => {
            let least = said(ContextKind::MinValues);
            format!("“{arg}” cần ít nhất {least} giá trị, mới có {given}")
        }
        ErrorKind::WrongNumberOfValues => {
            let exact = said(ContextKind::ExpectedNumValues);
            format!("“{arg}” cần đúng {exact} giá trị, đang có {given}")
        }
        ErrorKind::NoEquals => format!("“{arg}” cần dấu “=” trước giá trị"),
        _ => "Không xử lý được dòng lệnh".to_owned(),
    }
}

/// What clap tells about the fault, typed control characters made visible (clap would drop
/// them from the sentence); empty where it tells nothing.
fn said<F: ErrorFormatter>(error: &Error<F>, kind: ContextKind) -> String {
    error.get(kind).map(|value| visible(&value.to_string()).into_owned()).unwrap_or_default()
}
