//! What stands in a cell.

use super::chart;
use super::tag::text;
use crate::document::Tone;
use crate::document::board::{Datum, Figure, Sign};

/// The class of a colour.
pub(super) fn tone(tone: Tone) -> &'static str {
    match tone {
        Tone::Plain => "plain",
        Tone::Good => "good",
        Tone::Caution => "caution",
        Tone::Bad => "bad",
        Tone::Quiet => "quiet",
    }
}

/// A number with its exact value, and with the reference that `trace` takes.
pub(super) fn figure(figure: &Figure) -> String {
    let reference = figure.reference.as_ref();
    let reference = reference.map(|r| format!(" data-ref=\"{}\"", text(r))).unwrap_or_default();
    format!("<data value=\"{}\"{reference}>{}</data>", figure.value, text(&figure.text))
}

/// The class of a column by what stands in it.
pub(super) fn class(content: &Datum) -> &'static str {
    match content {
        Datum::Words(..) => "words",
        Datum::Sign(_) => "mark",
        Datum::Parts(_) => "parts",
        Datum::Bar(..) => "bar",
        Datum::Figure(_) | Datum::Share(..) => "num",
    }
}

/// A cell of a table.
pub(super) fn cell(content: &Datum) -> String {
    let colour = match content {
        Datum::Words(_, colour) => tone(*colour),
        _ => "plain",
    };
    format!("<td class=\"{} {colour}\">{}</td>", class(content), datum(content))
}

/// What stands in a cell or beside a label.
pub(super) fn datum(datum: &Datum) -> String {
    match datum {
        Datum::Words(words, _) => text(words),
        Datum::Figure(number) => figure(number),
        Datum::Share(numerator, denominator) => {
            format!("{}/{}", figure(numerator), figure(denominator))
        }
        Datum::Bar(words, bar) => {
            let bar = chart::small(*bar);
            format!("<span class=\"beside\">{bar}<span>{}</span></span>", text(words))
        }
        Datum::Parts(parts) => chart::parts(parts),
        Datum::Sign(sign) => signed(sign),
    }
}

/// The sign for those who see, the words for those who listen.
fn signed(sign: &Sign) -> String {
    format!(
        "<span class=\"sign {}\" title=\"{}\" aria-hidden=\"true\">{}</span>\
         <span class=\"heard\">{}</span>",
        tone(sign.tone),
        text(&sign.words),
        text(&sign.sign),
        text(&sign.words)
    )
}
