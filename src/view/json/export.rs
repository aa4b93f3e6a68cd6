//! `bdhvs.export/1`: all tables in one document, and the descriptor of the same tables as a Data
//! Package (version 2).

use super::{Head, head, integer, value};
use crate::document::package::{DataTable, Field, Kind, Package, Value as Datum};
use crate::view::Facts;
use serde::Serialize;
use serde_json::Value;
use std::collections::BTreeMap;

/// The profile that the descriptor follows.
const PROFILE: &str = "https://datapackage.org/profiles/2.0/datapackage.json";

#[derive(Serialize)]
struct Document {
    #[serde(flatten)]
    head: Head,
    tables: BTreeMap<&'static str, Vec<BTreeMap<&'static str, Value>>>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Descriptor {
    #[serde(rename = "$schema")]
    profile: &'static str,
    name: String,
    title: String,
    description: String,
    created: String,
    sources: [Source; 1],
    contributors: [Contributor; 1],
    bdhvs: Head,
    resources: Vec<Resource>,
}

#[derive(Serialize)]
struct Source {
    title: String,
}

#[derive(Serialize)]
struct Contributor {
    title: String,
    roles: [&'static str; 1],
}

#[derive(Serialize)]
struct Resource {
    name: &'static str,
    title: &'static str,
    path: String,
    r#type: &'static str,
    format: &'static str,
    mediatype: &'static str,
    encoding: &'static str,
    schema: Schema,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Schema {
    fields: Vec<Column>,
    missing_values: [&'static str; 1],
    primary_key: &'static [&'static str],
    #[serde(skip_serializing_if = "Vec::is_empty")]
    foreign_keys: Vec<ForeignKey>,
}

#[derive(Serialize)]
struct Column {
    name: &'static str,
    title: &'static str,
    r#type: &'static str,
    constraints: Constraints,
}

#[derive(Serialize)]
struct Constraints {
    required: bool,
    #[serde(skip_serializing_if = "Option::is_none")]
    minimum: Option<u8>,
    #[serde(skip_serializing_if = "<[_]>::is_empty")]
    r#enum: &'static [&'static str],
}

#[derive(Serialize)]
struct ForeignKey {
    fields: [&'static str; 1],
    reference: Reference,
}

#[derive(Serialize)]
struct Reference {
    /// Empty for the table itself.
    resource: &'static str,
    fields: [&'static str; 1],
}

/// All tables in one document; days and decimals are text, counts are whole numbers.
pub fn export(facts: &Facts<'_>, package: &Package) -> Value {
    let tables = package.tables.iter().map(|table| (table.name, rows(table))).collect();
    value(Document { head: head("bdhvs.export/1", facts), tables })
}

fn rows(table: &DataTable) -> Vec<BTreeMap<&'static str, Value>> {
    let names = || table.fields.iter().map(|field| field.name);
    table.rows.iter().map(|row| names().zip(row.iter().map(datum)).collect()).collect()
}

fn datum(datum: &Datum) -> Value {
    match datum {
        Datum::None => Value::Null,
        Datum::Text(text) => Value::String(text.clone()),
        Datum::Count(count) => Value::from(integer(*count)),
        Datum::Flag(flag) => Value::Bool(*flag),
    }
}

/// The descriptor of the tables as CSV files.
pub fn datapackage(facts: &Facts<'_>, package: &Package) -> Value {
    value(Descriptor {
        profile: PROFILE,
        name: package.name.clone(),
        title: package.title.clone(),
        description: package.description.clone(),
        created: format!("{}T00:00:00Z", facts.overview.as_of),
        sources: [Source { title: package.source.clone() }],
        contributors: [Contributor { title: package.publisher.clone(), roles: ["publisher"] }],
        bdhvs: head("bdhvs.export/1", facts),
        resources: package.tables.iter().map(resource).collect(),
    })
}

fn resource(table: &DataTable) -> Resource {
    Resource {
        name: table.name,
        title: table.title,
        path: format!("{}.csv", table.name),
        r#type: "table",
        format: "csv",
        mediatype: "text/csv",
        encoding: "utf-8",
        schema: Schema {
            fields: table.fields.iter().map(column).collect(),
            missing_values: [""],
            primary_key: table.key,
            foreign_keys: table.links.iter().map(|link| foreign_key(table, *link)).collect(),
        },
    }
}

fn column(field: &Field) -> Column {
    let kind = match field.kind {
        Kind::Text => "string",
        Kind::Count => "integer",
        Kind::Decimal => "number",
        Kind::Day => "date",
        Kind::Flag => "boolean",
    };
    let minimum = matches!(field.kind, Kind::Count | Kind::Decimal).then_some(0);
    let constraints = Constraints { required: field.required, minimum, r#enum: field.words };
    Column { name: field.name, title: field.title, r#type: kind, constraints }
}

fn foreign_key(table: &DataTable, (field, of): (&'static str, &'static str)) -> ForeignKey {
    let resource = if of == table.name { "" } else { of };
    ForeignKey { fields: [field], reference: Reference { resource, fields: ["id"] } }
}
