//! `completions` and `man`: the command line told to a shell and to `man`. Needs no plan.

use super::arguments::{Completions, Options, program};
use super::output::Printer;
use super::session::Failure;
use crate::store;
use clap::Command;
use clap_mangen::Man;

/// Prints the script that completes words in a shell.
pub(super) fn completions(
    asked: &Completions,
    options: &Options,
    printer: &Printer,
) -> Result<u8, Failure> {
    let mut script = Vec::new();
    clap_complete::generate(asked.shell, &mut program(), "bdhvs", &mut script);
    let out = options.out.as_deref();
    // Where shells look for such scripts there is often no folder yet.
    out.map_or(Ok(()), store::make_folder_of)?;
    printer.result(&String::from_utf8_lossy(&script), out)?;
    Ok(0)
}

/// Writes a page a command into the folder, or prints the page of the program.
pub(super) fn manual(options: &Options, printer: &Printer) -> Result<u8, Failure> {
    let mut root = program();
    // Options that hold for every command are told to each only now.
    root.build();
    let Some(folder) = options.out.as_deref() else {
        printer.result(&page(root)?, None)?;
        return Ok(0);
    };
    let below = root.get_subcommands().cloned().map(named_in_full);
    let commands: Vec<Command> = std::iter::once(root.clone()).chain(below).collect();
    let pages = commands.into_iter().map(|command| {
        let name = format!("{}.1", command.get_name());
        Ok((name, page(command)?))
    });
    let pages = pages.collect::<Result<Vec<_>, Failure>>()?;
    store::write_documents(folder, &pages)?;
    printer.note(&format!("Đã ghi {} trang vào {}", pages.len(), folder.display()));
    Ok(0)
}

/// `bdhvs status` is documented as `bdhvs-status`.
fn named_in_full(command: Command) -> Command {
    let name = format!("bdhvs-{}", command.get_name());
    command.name(name)
}

/// The headings that the library writes, and what they are in Vietnamese.
const HEADINGS: [(&str, &str); 8] = [
    (".SH NAME", ".SH TÊN"),
    (".SH SYNOPSIS", ".SH CÁCH DÙNG"),
    (".SH DESCRIPTION", ".SH MÔ TẢ"),
    (".SH OPTIONS", ".SH TUỲ CHỌN"),
    (".SH SUBCOMMANDS", ".SH LỆNH"),
    (".SH EXTRA", ".SH VÍ DỤ VÀ GHI CHÚ"),
    (".SH VERSION", ".SH PHIÊN BẢN"),
    (".SH AUTHORS", ".SH TÁC GIẢ"),
];

fn page(command: Command) -> Result<String, Failure> {
    let mut bytes = Vec::new();
    // Without a date the words after it would move into its place.
    let version = format!("phiên bản {}", env!("CARGO_PKG_VERSION"));
    let page = Man::new(command).date(version).source("bdhvs").manual("Hướng dẫn bdhvs");
    page.render(&mut bytes).map_err(|error| Failure::Machine(error.into()))?;
    let text = String::from_utf8_lossy(&bytes).into_owned();
    Ok(HEADINGS.iter().fold(text, |text, (english, ours)| text.replace(english, ours)))
}
