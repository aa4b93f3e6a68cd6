//! `bdhvs explain` without a rule: all of them, a line each.

use crate::diagnostic::{Cost, Rule};
use crate::document::{Block, Cell, Column, Document, Table};

/// The list of rules.
pub fn rules(rules: &[&Rule]) -> Document {
    let mut page = Document::default();
    page.heading(1, "Các quy tắc kiểm tra");
    page.push(Block::Gap);
    let columns = vec![
        Column::left("Mã"),
        Column::left("Tên"),
        Column::left("Mức"),
        Column::left("Bị loại"),
        Column::left("Có gì sai").at_most(22),
    ];
    let rows = rules.iter().map(|rule| row(rule)).collect();
    page.push(Block::Table(Table { columns, rows, indent: 0 }));
    page.push(Block::Gap);
    page.say("Xem cách sửa: bdhvs explain và mã hoặc tên của quy tắc.");
    page
}

fn row(rule: &Rule) -> Vec<Cell> {
    let cells = [rule.code, rule.name, rule.severity.name(), cost(rule.cost), rule.title()];
    cells.map(Cell::from).to_vec()
}

/// What is left out of every sum.
fn cost(cost: Cost) -> &'static str {
    match cost {
        Cost::Nothing => "",
        Cost::Row => "dòng đó",
        Cost::File => "cả tệp",
    }
}
