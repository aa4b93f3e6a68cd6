//! A sheet for telephone calls: whom to call about what. Numbers of telephones are not kept.

use super::lacking_words;
use crate::aggregate::Owed;
use crate::document::{Block, Cell, Column, Document, Table};
use crate::vietnamese::{date, upper_first};
use crate::view::Facts;
use crate::view::words::INVENTED;

/// The sheet, with room for what is said on the telephone.
pub fn call_sheet(facts: &Facts<'_>, owed: &[Owed]) -> Document {
    let term = &facts.overview.term;
    let mut page = Document::default();
    page.heading(1, format!("Danh sách gọi nhắc · {}", term.period.title()));
    if facts.overview.invented {
        page.say(INVENTED);
    }
    page.say(format!(
        "Đến ngày {}; hạn gửi là hết ngày {}.",
        date(facts.overview.as_of),
        date(term.due.day)
    ));
    page.push(Block::Gap);
    let columns = vec![
        Column::right("TT"),
        Column::left("Đơn vị").at_most(26),
        Column::left("Còn thiếu").at_most(24),
        Column::left("Người nghe").at_most(10),
        Column::left("Hẹn gửi").at_most(10),
    ];
    let rows = owed.iter().enumerate().map(|(n, owed)| row(facts, n + 1, owed)).collect();
    page.push(Block::Table(Table { columns, rows, indent: 0 }));
    page
}

fn row(facts: &Facts<'_>, number: usize, owed: &Owed) -> Vec<Cell> {
    let office = upper_first(&facts.plan.office(owed.unit));
    let lacking = upper_first(&lacking_words(facts, &owed.lacking));
    [number.to_string(), office, lacking, String::new(), String::new()].map(Cell::from).to_vec()
}
