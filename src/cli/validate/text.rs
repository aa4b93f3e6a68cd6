//! `bdhvs validate --text`: personal data in one text, such as the message of a commit. Needs no
//! plan.

use super::super::arguments::{Arguments, Format};
use super::super::output::{self, Printer};
use super::super::session::Failure;
use crate::check;
use crate::load::one_text;
use crate::text::PATTERNS;
use crate::vietnamese::grouped;
use crate::view::json::{self, Scanned};
use std::path::Path;

/// Prints what was found; 1 where there was something.
pub(in super::super) fn run(
    path: &Path,
    arguments: &Arguments,
    printer: &Printer,
) -> Result<u8, Failure> {
    let sources = one_text(path)?;
    let found = check::personal_data(&sources);
    let text = match arguments.format {
        Format::Json => output::json(json::validate(&found, &Scanned::text(&sources))),
        _ => {
            let gap = if found.is_empty() { "" } else { "\n" };
            let lines = sources.iter().map(|(_, file)| file.text.lines().count()).sum::<usize>();
            let (lines, count) = (grouped(lines as u128), found.len());
            let problems = printer.problems(&found, &sources);
            format!(
                "{problems}{gap}{count} lỗi. Tìm {} mẫu dữ liệu cá nhân trong {lines} dòng.\n",
                PATTERNS.len()
            )
        }
    };
    printer.result(&text, arguments.options.out.as_deref())?;
    Ok(u8::from(!found.is_empty()))
}
