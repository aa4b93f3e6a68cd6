//! `bdhvs explain`: the page of a rule, or all rules. Needs no plan.

use super::arguments::{Arguments, Explain, Format};
use super::output::{self, Printer};
use super::session::Failure;
use crate::diagnostic::{Rule, rules};
use crate::render;
use crate::text::nearest;
use crate::view::{self, json};

/// Prints the page or the list.
pub(super) fn run(
    asked: &Explain,
    arguments: &Arguments,
    printer: &Printer,
) -> Result<u8, Failure> {
    let options = printer.text_options();
    let rule = asked.rule.as_deref().map(rule).transpose()?;
    let text = match (rule, arguments.format) {
        (Some(rule), Format::Json) => output::json(json::rules(&[rule])),
        (Some(rule), Format::Md) => rule.page.to_owned(),
        (Some(rule), _) => render::page(rule.page, options.width),
        (None, Format::Json) => output::json(json::rules(rules::ALL)),
        (None, Format::Md) => render::markdown(&view::rules(rules::ALL)),
        (None, _) => render::text(&view::rules(rules::ALL), options),
    };
    printer.result(&text, arguments.options.out.as_deref())?;
    Ok(0)
}

/// The rule of that code or name.
pub(super) fn rule(word: &str) -> Result<&'static Rule, Failure> {
    let named = |rule: &&&Rule| rule.name == word || rule.code.eq_ignore_ascii_case(word);
    rules::ALL.iter().find(named).copied().ok_or_else(|| {
        let hint = match nearest(word, rules::ALL.iter().map(|rule| rule.name)) {
            Some(near) => format!("Có phải ý là “{near}”?"),
            None => "Xem danh sách: bdhvs explain".to_owned(),
        };
        Failure::Usage(format!("Không có quy tắc “{}”. {hint}", crate::text::visible(word)))
    })
}
