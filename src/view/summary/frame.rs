//! The frame of the report: heading block, title, addressee, first paragraph, closing.

use crate::document::letter::{Annex, END, Title};
use crate::document::{Block, Document, Part};
use crate::vietnamese::date;
use crate::view::Facts;
use crate::view::letters::frame;

/// Heading block, title, addressee and first paragraph.
pub(super) fn opening(facts: &Facts<'_>, draft: bool, letter: &mut Document) {
    let desk = &facts.plan.letterhead;
    let mut head = frame::head(facts, &desk.report_symbol, facts.overview.term.province_due);
    head.marks = frame::marks(facts, draft);
    letter.push(Block::Part(Part::Head(head)));
    letter.push(Block::Part(Part::Title(Title {
        kind: "BÁO CÁO".to_owned(),
        subject: title(facts),
    })));
    letter.push(Block::Part(Part::Addressees(vec![desk.report_to.clone()])));
    letter.say(format!(
        "Thực hiện {}, {} báo cáo kết quả {} (số liệu tính đến hết ngày {}) như sau:",
        facts.plan.head.citation(),
        desk.issuer,
        facts.overview.term.period.in_report_title(),
        date(facts.overview.term.window.1)
    ));
}

/// The subject of the report.
pub(super) fn title(facts: &Facts<'_>) -> String {
    let period = facts.overview.term.period.in_report_title();
    format!("Kết quả thực hiện {} {period}", facts.plan.head.program)
}

/// Last sentence, recipients and signature.
pub(super) fn closing(facts: &Facts<'_>, letter: &mut Document) {
    letter.say(format!("{}{END}", facts.plan.letterhead.closing));
    letter.push(Block::Part(Part::Signature(frame::signature(facts))));
}

/// The head of an annex of the report.
pub(super) fn annex(facts: &Facts<'_>, number: &str, title: &str, landscape: bool) -> Block {
    let desk = &facts.plan.letterhead;
    Block::Part(Part::Annex(Annex {
        label: format!("Phụ lục {number}"),
        title: title.to_owned(),
        reference: frame::enclosed(facts, "Báo cáo", &desk.report_symbol),
        marks: frame::marks(facts, false),
        landscape,
    }))
}
