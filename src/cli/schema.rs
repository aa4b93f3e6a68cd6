//! `bdhvs schema`: the JSON Schema of a kind of file, or the list of them. Needs no plan.

use super::arguments::{Arguments, Format, Schema};
use super::output::{self, Printer};
use super::session::Failure;
use crate::render;
use crate::text::{nearest, visible};
use crate::view::{self, SCHEMAS, json};

/// Prints the schema or the list.
pub(super) fn run(asked: &Schema, arguments: &Arguments, printer: &Printer) -> Result<u8, Failure> {
    let text = match (asked.name.as_deref(), arguments.format) {
        (Some(name), _) => text_of(name)?.to_owned(),
        (None, Format::Json) => output::json(json::schemas(&SCHEMAS)),
        (None, _) => render::text(&view::schemas(), printer.text_options()),
    };
    printer.result(&text, arguments.options.out.as_deref())?;
    Ok(0)
}

fn text_of(name: &str) -> Result<&'static str, Failure> {
    let found = SCHEMAS.iter().find(|schema| schema.name == name);
    found.map(|schema| schema.text).ok_or_else(|| {
        let names: Vec<&str> = SCHEMAS.iter().map(|schema| schema.name).collect();
        let hint = match nearest(name, names.iter().copied()) {
            Some(near) => format!("Có phải ý là “{near}”?"),
            None => format!("Các lược đồ: {}.", names.join(", ")),
        };
        Failure::Usage(format!("Không có lược đồ “{}”. {hint}", visible(name)))
    })
}
