//! `bdhvs export`: the plan, the figures and what came of them as tidy tables for other programs.
//! Texts that units wrote freely are left out: they may name people.

mod figures;
mod plan;
mod received;
mod tasks;

use super::words::INVENTED;
use super::{Facts, Places};
use crate::aggregate::Overview;
use crate::document::package::{DataTable, Package, Value};
use crate::document::{Column, Table};
use crate::submission::Dataset;
use crate::text::slug;

/// What the tables are made of.
pub struct Exported<'a> {
    /// The plan and the period asked for.
    pub facts: Facts<'a>,
    /// Everything that was read.
    pub dataset: &'a Dataset,
    /// Every period up to the one asked for, added up.
    pub periods: &'a [Overview],
    /// Where figures stand.
    pub places: Places<'a>,
}

/// All tables, those that others name first.
pub fn export(exported: &Exported<'_>) -> Package {
    let head = &exported.facts.plan.head;
    let mut tables = plan::tables(exported);
    tables.extend(received::tables(exported));
    tables.extend(figures::tables(exported));
    tables.extend(tasks::tables(exported));
    let mark = if exported.dataset.invented { format!("{INVENTED}. ") } else { String::new() };
    Package {
        name: format!("bdhvs-{}", slug(&head.number)),
        title: format!("{mark}Số liệu theo dõi {}", head.short_citation()),
        description: format!(
            "{mark}Số liệu các kỳ đến hết {}. Ô trống là không có; số 0 là số 0. Không có dữ liệu \
             cá nhân; các ô lời văn của đơn vị không xuất.",
            exported.facts.overview.term.period.in_sentence()
        ),
        publisher: exported.facts.plan.letterhead.issuer.clone(),
        source: head.citation(),
        tables,
    }
}

/// A table with its columns named as programs name them.
pub fn export_sheet(table: &DataTable) -> Table {
    let cells = |row: &Vec<Value>| row.iter().map(|value| value.written().into()).collect();
    Table {
        columns: table.fields.iter().map(|field| Column::left(field.name)).collect(),
        rows: table.rows.iter().map(cells).collect(),
        indent: 0,
    }
}
