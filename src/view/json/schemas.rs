//! `bdhvs.schemas/1`.

use super::value;
use crate::view::Schema;
use serde::Serialize;
use serde_json::Value;

#[derive(Serialize)]
struct Document {
    schema: &'static str,
    schemas: Vec<Entry>,
}

#[derive(Serialize)]
struct Entry {
    name: &'static str,
    files: &'static str,
}

/// The list of schemas.
pub fn schemas(schemas: &[Schema]) -> Value {
    let entry = |schema: &Schema| Entry { name: schema.name, files: schema.files };
    value(Document { schema: "bdhvs.schemas/1", schemas: schemas.iter().map(entry).collect() })
}
