//! `dashboard` and `export`: a page to look at, and tables for other programs.

use super::output::{self, Printer};
use super::session::{Desk, Failure};
use crate::aggregate;
use crate::period::Period;
use crate::render;
use crate::store;
use crate::view::{self, Exported, Past, Places, json};
use std::collections::BTreeMap;
use std::path::Path;

/// The file that tells a folder of an export, written last: where it stands all others do.
const DESCRIPTOR: &str = "datapackage.json";

/// The page.
pub(super) fn dashboard(desk: &Desk<'_>) -> String {
    let shown = desk.overview.term.period;
    let same = |period: Period| period <= shown && period.frequency() == shown.frequency();
    let quality = aggregate::quality(&desk.ledger, &desk.overview, &super::past::of(desk));
    let past = Past { periods: &desk.past(same), quality: &quality, places: &places(desk) };
    render::board(&view::dashboard(&desk.facts(), &past))
}

/// The days on which reports are due.
pub(super) fn calendar(desk: &Desk<'_>) -> String {
    let extensions = &desk.session.repository.dataset.extensions;
    render::ics(&view::calendar(&desk.facts(), extensions))
}

/// Writes the tables into a folder.
pub(super) fn export(
    desk: &Desk<'_>,
    out: Option<&Path>,
    printer: &Printer,
) -> Result<u8, Failure> {
    let Some(folder) = out else {
        return Err(Failure::Usage(
            "Chưa rõ ghi vào đâu. Thêm --out và tên một thư mục mới: bdhvs export --out du-lieu"
                .to_owned(),
        ));
    };
    let files = files(desk);
    if !store::write_package(folder, &files, DESCRIPTOR)? {
        return Err(Failure::Usage(format!(
            "Thư mục {} đã có tệp khác, không phải của lần xuất trước; chưa ghi gì.\n\
             Thêm --out và tên một thư mục mới.",
            folder.display()
        )));
    }
    printer.note(&format!("Đã ghi {} tệp vào {}", files.len(), folder.display()));
    Ok(0)
}

/// Every table as CSV, all in one as JSON, and the descriptor.
fn files(desk: &Desk<'_>) -> Vec<(String, String)> {
    let shown = desk.overview.term.period;
    let exported = Exported {
        facts: desk.facts(),
        dataset: &desk.session.repository.dataset,
        periods: &desk.past(|period| period <= shown),
        places: places(desk),
    };
    let package = view::export(&exported);
    let csv = |table| render::csv(&view::export_sheet(table));
    let mut files: Vec<(String, String)> =
        package.tables.iter().map(|t| (format!("{}.csv", t.name), csv(t))).collect();
    let all = output::json_in_one_line(json::export(&exported.facts, &package));
    files.push(("export.json".to_owned(), all));
    let descriptor = output::json(json::datapackage(&exported.facts, &package));
    files.push((DESCRIPTOR.to_owned(), descriptor));
    files
}

fn places<'a>(desk: &Desk<'a>) -> Places<'a> {
    Places { sources: &desk.session.tree.sources, commits: BTreeMap::new() }
}
