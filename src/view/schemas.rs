//! JSON Schemas of the files that people write, for editors that check while one types. They
//! stand in `docs/schema/`; `tests/schema.rs` holds them against the loader.

use crate::document::{Block, Column, Document, Table};

/// The schema of one kind of file.
#[derive(Clone, Copy, Debug)]
pub struct Schema {
    /// Its name: that of its file without `.json`.
    pub name: &'static str,
    /// The files it is of.
    pub files: &'static str,
    /// The schema itself.
    pub text: &'static str,
}

const fn schema(name: &'static str, files: &'static str, text: &'static str) -> Schema {
    Schema { name, files, text }
}

/// All schemas, in the order in which a plan is written.
pub static SCHEMAS: [Schema; 9] = [
    schema("plan", "plan/plan.toml", include_str!("../../docs/schema/plan.json")),
    schema("units", "plan/units/*.toml", include_str!("../../docs/schema/units.json")),
    schema("targets", "plan/targets.toml", include_str!("../../docs/schema/targets.json")),
    schema("tasks", "plan/tasks/*.toml", include_str!("../../docs/schema/tasks.json")),
    schema("calendar", "plan/calendar.toml", include_str!("../../docs/schema/calendar.json")),
    schema("waivers", "plan/waivers.toml", include_str!("../../docs/schema/waivers.json")),
    schema(
        "exemptions",
        "reports/exemptions.toml",
        include_str!("../../docs/schema/exemptions.json"),
    ),
    schema("khoa-so", "reports/*/khoa-so.toml", include_str!("../../docs/schema/khoa-so.json")),
    schema("du-lieu", "reports/du-lieu.toml", include_str!("../../docs/schema/du-lieu.json")),
];

/// The list of schemas.
pub fn schemas() -> Document {
    let mut page = Document::default();
    page.heading(1, "Lược đồ của các tệp TOML");
    page.push(Block::Gap);
    let columns = vec![Column::left("Tên"), Column::left("Của tệp")];
    let rows = SCHEMAS.iter().map(|schema| vec![schema.name.into(), schema.files.into()]);
    page.push(Block::Table(Table { columns, rows: rows.collect(), indent: 0 }));
    page.push(Block::Gap);
    page.say("In một lược đồ: bdhvs schema plan. Ghi ra tệp: thêm --out và tên tệp.");
    page.say("Dòng đầu tệp TOML ghi: #:schema và đường dẫn đến lược đồ.");
    page
}
