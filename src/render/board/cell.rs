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

/// A cell of a table.
pub(super) fn cell(content: &Datum) -> String {
    let class = match content {
        Datum::Words(_, colour) => format!("words {}", tone(*colour)),
        Datum::Sign(_) => "mark".to_owned(),
        Datum::Parts(_) => "parts".to_owned(),
        Datum::Bar(..) => "num bar".to_owned(),
        Datum::Figure(_) | Datum::Share(..) => "num".to_owned(),
    };
    format!("<td class=\"{class}\">{}</td>", datum(content))
}

/// What stands in a cell or beside a label.
pub(super) fn datum(datum: &Datum) -> String {
    match datum {
        Datum::Words(words, _) => text(words),
        Datum::Figure(number) => figure(number),
        Datum::Share(numerator, denominator) => {
            format!("{}/{}", figure(numerator), figure(denominator))
        }
        Datum::Bar(words, bar) => format!("{}<span>{}</span>", chart::small(*bar), text(words)),
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
