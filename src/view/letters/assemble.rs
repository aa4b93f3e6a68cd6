//! Blocks into the frame of an official document.

use super::frame;
use super::{Letter, Writing};
use crate::document::letter::{Annex, TO, Title};
use crate::document::{Block, Document, Part, Run};
use crate::vietnamese::upper;
use crate::view::Facts;

/// A table with so many columns wants a page on its side.
const WIDE: usize = 7;
/// Begins the subject of an official letter.
const ABOUT: &str = "V/v ";

/// The document that those blocks say.
pub(super) fn letter(
    facts: &Facts<'_>,
    letter: &Letter,
    blocks: Vec<Block>,
    writing: &Writing<'_>,
) -> Document {
    let mut rest = blocks.as_slice();
    let mut head = frame::head(facts, writing.symbol, writing.day);
    head.marks = frame::marks(facts, writing.draft);
    let title = take_title(&mut rest);
    head.about = take_about(&mut rest);
    let addressees = take_addressees(&mut rest);
    let annexes = rest.iter().position(is_annex).unwrap_or(rest.len());
    let (body, annexes) = rest.split_at(annexes);
    let mut out = Document { blocks: vec![Block::Part(Part::Head(head))] };
    out.blocks.extend(title.map(|title| Block::Part(Part::Title(title))));
    if !addressees.is_empty() {
        out.push(Block::Part(Part::Addressees(addressees)));
    }
    out.blocks.extend_from_slice(body);
    out.push(Block::Part(Part::Signature(frame::signature(facts, writing.recipients))));
    let reference = frame::enclosed(facts, letter.kind, writing.symbol);
    for annex in annexes.chunk_by(|_, next| !is_annex(next)) {
        add_annex(facts, annex, &reference, &mut out);
    }
    out
}

fn is_annex(block: &Block) -> bool {
    matches!(block, Block::Heading { level: 1, .. })
}

/// `# Báo cáo` and the paragraph after it.
fn take_title(rest: &mut &[Block]) -> Option<Title> {
    let [Block::Heading { level: 1, text }, after @ ..] = rest else { return None };
    *rest = after;
    let subject = match after {
        [Block::Paragraph(runs), after @ ..] if !words(runs).starts_with(TO) => {
            *rest = after;
            words(runs)
        }
        _ => String::new(),
    };
    Some(Title { kind: upper(text), subject })
}

fn take_about(rest: &mut &[Block]) -> Option<String> {
    let [Block::Paragraph(runs), after @ ..] = rest else { return None };
    let about = words(runs);
    about.starts_with(ABOUT).then(|| {
        *rest = after;
        about
    })
}

/// One on the line of `Kính gửi:`, or several in the list below it.
fn take_addressees(rest: &mut &[Block]) -> Vec<String> {
    let [Block::Paragraph(runs), after @ ..] = *rest else { return Vec::new() };
    let Some(one) = words(runs).strip_prefix(TO).map(|one| one.trim().to_owned()) else {
        return Vec::new();
    };
    *rest = after;
    if !one.is_empty() {
        return vec![one.trim_end_matches('.').to_owned()];
    }
    let mut all = Vec::new();
    while let [Block::Paragraph(runs), after @ ..] = *rest {
        let line = words(runs);
        let Some(one) = line.strip_prefix("- ") else { break };
        all.push(one.trim_end_matches([';', '.']).to_owned());
        *rest = after;
    }
    all
}

/// `# Phụ lục I: TÊN`, and what stands under it.
fn add_annex(facts: &Facts<'_>, blocks: &[Block], reference: &str, out: &mut Document) {
    let [Block::Heading { text, .. }, content @ ..] = blocks else { return };
    let (label, title) = text.split_once(':').unwrap_or((text, ""));
    let wide = |block: &Block| matches!(block, Block::Table(t) if t.columns.len() >= WIDE);
    out.push(Block::Part(Part::Annex(Annex {
        label: label.trim().to_owned(),
        title: upper(title.trim()),
        reference: reference.to_owned(),
        marks: frame::marks(facts, false),
        landscape: content.iter().any(wide),
    })));
    out.blocks.extend_from_slice(content);
}

fn words(runs: &[Run]) -> String {
    runs.iter().map(|run| run.text.as_str()).collect::<String>().trim().to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn blocks(text: &str) -> Vec<Block> {
        super::super::markdown::blocks(text)
    }

    #[test]
    fn a_report_has_its_type_its_subject_and_one_addressee() {
        let all =
            blocks("# Báo cáo\n\nKết quả quý I\n\nKính gửi: Ủy ban nhân dân tỉnh.\n\nNội dung");
        let mut rest = all.as_slice();
        let title = Title { kind: "BÁO CÁO".into(), subject: "Kết quả quý I".into() };
        assert_eq!(take_title(&mut rest), Some(title));
        assert_eq!(take_about(&mut rest), None);
        assert_eq!(take_addressees(&mut rest), ["Ủy ban nhân dân tỉnh"]);
        assert_eq!(rest.len(), 1);
    }

    #[test]
    fn an_official_letter_has_its_subject_and_several_addressees() {
        let all = blocks("V/v báo cáo\n\nKính gửi:\n\n- Các sở;\n- Các xã.\n\nNội dung\n\n- a");
        let mut rest = all.as_slice();
        assert_eq!(take_title(&mut rest), None);
        assert_eq!(take_about(&mut rest).as_deref(), Some("V/v báo cáo"));
        assert_eq!(take_addressees(&mut rest), ["Các sở", "Các xã"]);
        assert_eq!(rest.len(), 2);
    }
}
