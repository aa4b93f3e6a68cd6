//! Everything that leaves the program goes through here, and is masked on its way.

use super::arguments::{Color, Options};
use super::session::{Failure, Session};
use super::usage::Usage;
use crate::diagnostic::Diagnostic;
use crate::render::{self, DiagnosticOptions, TextOptions};
use crate::source::Sources;
use crate::text::{is_hidden, mask, no_command, visible};
use serde_json::Value;
use std::io::{ErrorKind, IsTerminal, Write};
use std::path::Path;
use std::sync::OnceLock;

/// Columns of a line: every screen fits a terminal of the usual width and a Zalo window.
const WIDTH: usize = 80;
/// At most so many findings are printed in full.
const MOST_PROBLEMS: usize = 50;

/// How this run prints.
pub(super) struct Printer {
    colour: bool,
    quiet: bool,
}

impl Printer {
    /// From the options, `NO_COLOR` and what standard output is.
    pub(super) fn new(options: &Options) -> Self {
        let colour = match options.color {
            Color::Always => true,
            Color::Never => false,
            Color::Auto => {
                let wanted = std::env::var_os("NO_COLOR").is_none_or(|value| value.is_empty());
                wanted && options.out.is_none() && std::io::stdout().is_terminal()
            }
        };
        Self { colour, quiet: options.quiet }
    }

    /// How documents are rendered as text.
    pub(super) fn text_options(&self) -> TextOptions {
        TextOptions { width: WIDTH, colour: self.colour }
    }

    /// Findings as text, bounded.
    pub(super) fn problems(&self, problems: &[Diagnostic], sources: &Sources) -> String {
        let options = DiagnosticOptions { colour: self.colour, limit: MOST_PROBLEMS, width: WIDTH };
        render::diagnostics(problems, sources, options)
    }

    /// Prints a result, or writes it to a file.
    pub(super) fn result(&self, text: &str, out: Option<&Path>) -> Result<(), Failure> {
        match out {
            None => print(text),
            Some(path) => {
                crate::store::write_document(path, mask(text).as_bytes())?;
                self.note(&format!("Đã ghi {}", path.display()));
            }
        }
        Ok(())
    }

    /// Writes a file that no screen can show; without a name under its usual one, where no other
    /// file has it: that may be one that somebody went on writing in.
    pub(super) fn file(
        &self,
        bytes: &[u8],
        out: Option<&Path>,
        usual: &str,
    ) -> Result<(), Failure> {
        let path = out.unwrap_or_else(|| Path::new(usual));
        let sealed = crate::store::sealed(bytes);
        if crate::store::was_edited(path, bytes) {
            return Err(Failure::Usage(format!(
                "Tệp {} đã được sửa sau khi bdhvs ghi, hoặc không do bdhvs ghi; chưa ghi gì.\n\
                 Chuyển tệp đó đi, hoặc thêm --out và tên khác.",
                path.display()
            )));
        }
        crate::store::write_bytes(path, &sealed)?;
        self.note(&format!("Đã ghi {}", path.display()));
        Ok(())
    }

    /// Writes a file that is no text; to a pipe where none was named, never to a terminal.
    pub(super) fn stream(
        &self,
        bytes: &[u8],
        out: Option<&Path>,
        example: &str,
    ) -> Result<(), Failure> {
        match out {
            Some(path) => {
                crate::store::write_document(path, bytes)?;
                self.note(&format!("Đã ghi {}", path.display()));
            }
            None if std::io::stdout().is_terminal() => {
                return Err(Failure::Usage(format!(
                    "Tệp này không in ra màn hình được.\nThêm --out và tên tệp, ví dụ: --out \
                     {example}"
                )));
            }
            None => print_bytes(bytes),
        }
        Ok(())
    }

    /// A hint for the next step, unless the run is quiet.
    pub(super) fn remind(&self, text: &str) {
        if !self.quiet {
            print(text);
        }
    }

    /// Says on standard error what was done.
    pub(super) fn note(&self, message: &str) {
        if !self.quiet {
            print_error(&format!("{}\n", visible(message)));
        }
    }

    /// Says findings on standard error, as they are rendered.
    pub(super) fn note_text(&self, text: &str) {
        if !self.quiet {
            print_error(text);
        }
    }

    /// Says on standard error why a run came to nothing.
    pub(super) fn complain(&self, message: &str, code: u8) -> u8 {
        print_error(&format!("Lỗi: {}\n", visible(message)));
        code
    }

    /// A plan with errors stops every command but `validate`; its errors are printed.
    pub(super) fn plan_with_errors(&self, session: &Session) -> u8 {
        let of_plan = session.diagnostics.iter().filter(|d| session.breaks_the_plan(d));
        let problems: Vec<Diagnostic> = of_plan.cloned().collect();
        print_error(&self.problems(&problems, &session.tree.sources));
        print_error("\nKế hoạch có lỗi nên chưa chạy được lệnh này. Sửa các lỗi trên trước.\n");
        2
    }

    /// A letter of the plan that cannot be written: where and why.
    pub(super) fn letter_with_errors(&self, problem: &Diagnostic, session: &Session) -> u8 {
        print_error(&self.problems(std::slice::from_ref(problem), &session.tree.sources));
        print_error("\nMẫu văn bản có lỗi nên chưa lập được. Sửa lỗi trên trước.\n");
        2
    }
}

/// What the machine could not do and why. The system's own words are English: the usual ones are
/// said in Vietnamese.
pub(super) fn machine_words(error: &anyhow::Error) -> String {
    let causes = error.chain().filter_map(|cause| cause.downcast_ref::<std::io::Error>());
    let walked = error.chain().filter_map(|cause| cause.downcast_ref::<walkdir::Error>());
    let walked = walked.filter_map(walkdir::Error::io_error);
    match causes.chain(walked).last() {
        Some(io) => format!("{error}: {}.", io_words(io)),
        None => format!("{error:#}."),
    }
}

/// ERROR_SHARING_VIOLATION of Windows.
const IN_USE: i32 = 32;

fn io_words(io: &std::io::Error) -> String {
    let words = match io.kind() {
        ErrorKind::NotFound => "không có tệp hoặc thư mục này",
        // Windows says the same of a file that another program holds.
        ErrorKind::PermissionDenied if cfg!(windows) => {
            "không có quyền ghi, hoặc tệp đang mở trong chương trình khác: đóng lại rồi chạy lại"
        }
        ErrorKind::PermissionDenied => "không có quyền đọc hoặc ghi",
        ErrorKind::StorageFull | ErrorKind::QuotaExceeded => "ổ đĩa đã đầy",
        ErrorKind::ReadOnlyFilesystem => "ổ đĩa chỉ cho đọc",
        ErrorKind::IsADirectory => "đây là thư mục, không phải tệp",
        ErrorKind::NotADirectory | ErrorKind::AlreadyExists => "chỗ này phải là thư mục",
        ErrorKind::InvalidFilename => "tên tệp quá dài hoặc có ký tự không dùng được",
        ErrorKind::ResourceBusy => "tệp đang được chương trình khác mở",
        ErrorKind::Unsupported => "ổ đĩa này không hỗ trợ việc khoá tệp",
        _ => {
            return match io.raw_os_error() {
                Some(IN_USE) if cfg!(windows) => {
                    "tệp đang mở trong chương trình khác: đóng lại rồi chạy lại".to_owned()
                }
                Some(code) => format!("lỗi hệ thống số {code}"),
                None => "lỗi đọc hoặc ghi".to_owned(),
            };
        }
    };
    words.to_owned()
}

/// Prints help, the version or a usage error; gives the exit code.
pub(super) fn usage(usage: &Usage) -> u8 {
    if usage.to_stderr {
        print_error(&usage.text)
    } else {
        print(&usage.text)
    }
    usage.code
}

/// A JSON document as text: masked string by string, so that numbers stay numbers.
pub(super) fn json(mut document: Value) -> String {
    mask_strings(&mut document);
    escaped(&format!("{document:#}\n"))
}

/// The same for programs alone: a third of the size.
pub(super) fn json_in_one_line(mut document: Value) -> String {
    mask_strings(&mut document);
    escaped(&format!("{document}\n"))
}

/// Hidden characters as JSON escapes: the same document, which no terminal obeys.
fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        if is_hidden(c) {
            let units = c.encode_utf16(&mut [0; 2]).to_vec();
            out.extend(units.iter().map(|unit| format!("\\u{unit:04x}")));
        } else {
            out.push(c);
        }
    }
    out
}

fn mask_strings(value: &mut Value) {
    match value {
        Value::String(text) => *text = mask(text).into_owned(),
        Value::Array(items) => items.iter_mut().for_each(mask_strings),
        Value::Object(fields) => fields.values_mut().for_each(mask_strings),
        Value::Null | Value::Bool(_) | Value::Number(_) => {}
    }
}

/// Why standard output did not take everything, where it did not: known once, for the whole run,
/// so that no printing has to be asked.
static UNPRINTED: OnceLock<std::io::Error> = OnceLock::new();

pub(super) fn print(text: &str) {
    print_bytes(mask(text).as_bytes());
}

/// A reader that has gone (`| head`) is no failure; a full disk behind `>` is.
fn print_bytes(bytes: &[u8]) {
    let mut out = std::io::stdout();
    let printed = out.write_all(bytes).and_then(|()| out.flush());
    match printed {
        Err(error) if error.kind() != ErrorKind::BrokenPipe => drop(UNPRINTED.set(error)),
        _ => {}
    }
}

/// The exit code of a run once everything is printed: 3 where something could not be.
pub(super) fn after_printing(code: u8) -> u8 {
    match UNPRINTED.get() {
        None => code,
        Some(error) => {
            print_error(&format!("Lỗi: không in được hết kết quả: {}.\n", io_words(error)));
            3
        }
    }
}

pub(super) fn print_error(text: &str) {
    let _ = std::io::stderr().write_all(no_command(&mask(text)).as_bytes());
}
