//! The parts of an official document, with the sizes and rules of the decree.

use super::paragraph::{Paragraph, Style};
use super::section::Page;
use super::xml::{element, value};
use crate::document::Run;
use crate::document::letter::{
    Annex, COUNTRY, Head, MOTTO, RECIPIENTS, Signature, TO, Title, listed,
};

/// Twips of the left block of the head; the right one has the rest.
const LEFT: u32 = 3950;
/// Twips before the text of a table cell and after it.
const MARGIN: u32 = 60;

/// The heading block.
pub(super) fn head(head: &Head) -> String {
    let right_width = Page::Portrait.text_width() - LEFT;
    let line = |size, text: &str, bold, italic| {
        let line = Paragraph::new(Style::Plain).align("center").size(size);
        line.run(text, bold, italic).xml()
    };
    let issuer_rule = text_width(&head.issuer, 12) * 2 / 5;
    let mut left = [
        line(12, &head.superior, false, false),
        line(12, &head.issuer, true, false),
        Paragraph::rule(issuer_rule.min(LEFT / 2), LEFT - 2 * MARGIN).xml(),
        spaced(6, 13, &head.number),
    ]
    .concat();
    left.extend(head.about.iter().map(|about| line(12, about, false, false)));
    let motto_rule = text_width(MOTTO, 13);
    let date = Paragraph::new(Style::Plain).align("center").size(13).spaced(120, 0);
    let right = [
        line(12, COUNTRY, true, false),
        line(13, MOTTO, true, false),
        Paragraph::rule(motto_rule, right_width - 2 * MARGIN).xml(),
        date.run(&head.place_and_date, false, true).xml(),
    ];
    let marks: String = head
        .marks
        .iter()
        .map(|mark| {
            let line = Paragraph::new(Style::Plain).align("center").spaced(120, 0).size(14);
            line.run(mark, true, false).xml()
        })
        .collect();
    two_columns((LEFT, &left), (right_width, &right.concat())) + &marks
}

fn spaced(points: u32, size: u32, text: &str) -> String {
    let line = Paragraph::new(Style::Plain).align("center").spaced(points * 20, 0).size(size);
    line.run(text, false, false).xml()
}

/// Type and subject, with the rule under the subject.
pub(super) fn title(title: &Title) -> String {
    let line = |text: &str, before| {
        let line = Paragraph::new(Style::Centred).keep_next().spaced(before, 0).size(14);
        line.run(text, true, false).xml()
    };
    let width = Page::Portrait.text_width();
    let rule = (text_width(&title.subject, 14) * 2 / 5).min(width / 3);
    [line(&title.kind, 360), line(&title.subject, 0), Paragraph::rule(rule, width).xml()].concat()
}

/// `Kính gửi:`.
pub(super) fn addressees(all: &[String]) -> String {
    let line = Paragraph::new(Style::Plain).size(14).spaced(360, 240);
    match all {
        [one] => {
            let text = format!("{TO} {}.", one.trim_end_matches('.'));
            line.align("center").run(&text, false, false).xml()
        }
        several => {
            let to = Paragraph::new(Style::Plain).align("center").size(14).spaced(360, 0);
            let lines = listed(several).into_iter().map(|text| to_one(&text));
            let lines: String = lines.collect();
            format!("{}{lines}{}", to.run(TO, false, false).xml(), gap())
        }
    }
}

fn to_one(text: &str) -> String {
    Paragraph::new(Style::Addressee).run(text, false, false).xml()
}

fn gap() -> String {
    Paragraph::new(Style::Plain).size(6).xml()
}

/// Recipients at the left, the signer at the right.
pub(super) fn signature(signature: &Signature) -> String {
    let half = Page::Portrait.text_width() / 2;
    let label = Paragraph::new(Style::Plain).size(12).run(RECIPIENTS, true, true).xml();
    let recipients = signature.recipient_lines();
    let recipients = recipients
        .iter()
        .map(|line| Paragraph::new(Style::Plain).size(11).run(line, false, false).xml());
    let left: String = std::iter::once(label).chain(recipients).collect();
    let line = |text: &str, before| {
        let line = Paragraph::new(Style::Plain).align("center").spaced(before, 0).size(14);
        line.run(text, true, false).xml()
    };
    let mut right: String = signature.authority.iter().map(|text| line(text, 0)).collect();
    right.push_str(&line(&signature.post, 0));
    // Room for the signature and the seal.
    right.push_str(&line(signature.name.as_deref().unwrap_or_default(), 1500));
    gap() + &two_columns((half, &left), (half, &right))
}

/// The head of an annex.
pub(super) fn annex(annex: &Annex) -> String {
    let line = |text: &str, bold, italic| {
        let line = Paragraph::new(Style::Centred).keep_next().spaced(0, 60).size(14);
        if text.is_empty() { String::new() } else { line.run(text, bold, italic).xml() }
    };
    let marks: String = annex.marks.iter().map(|mark| line(mark, true, false)).collect();
    let lines = [
        line(&annex.label, true, false),
        line(&annex.title, true, false),
        line(&annex.reference, false, true),
        marks,
        gap(),
    ];
    lines.concat()
}

/// Two blocks of lines beside each other.
pub(super) fn beside(left: &[Run], right: &[Run]) -> String {
    let half = Page::Portrait.text_width() / 2;
    let lines = |runs: &[Run]| {
        let line = |run: &Run| {
            let line = Paragraph::new(Style::Plain).align("center");
            line.runs(std::slice::from_ref(run)).xml()
        };
        runs.iter().map(line).collect::<String>()
    };
    two_columns((half, &lines(left)), (half, &lines(right)))
}

/// A table without borders; a cell must hold a paragraph.
fn two_columns(left: (u32, &str), right: (u32, &str)) -> String {
    let width = (left.0 + right.0).to_string();
    let side = |name| element(name, &[("w", &MARGIN.to_string()), ("type", "dxa")], "");
    let properties = [
        element("tblW", &[("w", &width), ("type", "dxa")], ""),
        value("jc", "center"),
        element("tblLayout", &[("type", "fixed")], ""),
        element("tblCellMar", &[], &format!("{}{}", side("left"), side("right"))),
    ];
    let grid = [left.0, right.0].map(|w| element("gridCol", &[("w", &w.to_string())], ""));
    let cells = [left, right].map(|(width, content)| {
        let width = element("tcW", &[("w", &width.to_string()), ("type", "dxa")], "");
        let content = if content.is_empty() { gap() } else { content.to_owned() };
        element("tc", &[], &format!("{}{content}", element("tcPr", &[], &width)))
    });
    let row_properties = element("trPr", &[], &super::xml::flag("cantSplit"));
    let row = element("tr", &[], &format!("{row_properties}{}", cells.concat()));
    let parts =
        [element("tblPr", &[], &properties.concat()), element("tblGrid", &[], &grid.concat()), row];
    element("tbl", &[], &parts.concat())
}

/// About how many twips a line of bold Times New Roman takes: a rule is a part of it.
fn text_width(text: &str, points: u32) -> u32 {
    let thousandths = |c: char| match c {
        ' ' | '-' | ',' | '.' | 'i' | 'l' | 'j' | 't' | 'I' => 290,
        c if c.is_uppercase() => 722,
        _ => 540,
    };
    let plain = crate::vietnamese::fold(text);
    let upper = text.chars().filter(|c| c.is_uppercase()).count() * 2 > plain.chars().count();
    let plain = if upper { crate::vietnamese::upper(&plain) } else { plain };
    plain.chars().map(thousandths).sum::<u32>() * points * 20 / 1000
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn widths_of_the_usual_lines_are_about_right() {
        // Measured in Liberation Serif Bold, which has the widths of Times New Roman.
        let motto = text_width(MOTTO, 14);
        assert!((3300..3900).contains(&motto), "{motto}");
    }
}
