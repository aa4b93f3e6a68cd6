//! `docs/format.md` names every key of every table and every column, and no other. The schemas are
//! held to the loader by `tests/schema.rs`, this page to the schemas.

#![expect(clippy::disallowed_methods, reason = "a test reads the examples")]

use bdhvs::view::SCHEMAS;
use serde_json::Value;
use std::collections::BTreeSet;
use std::path::Path;

const PAGE: &str = include_str!("../docs/format.md");

/// The part of the page under the heading that names the file.
fn section(files: &str) -> Option<&'static str> {
    let start = PAGE.find(&format!("\n## `{files}`"))?;
    let rest = &PAGE[start + 1..];
    Some(rest.find("\n## ").map_or(rest, |end| &rest[..end]))
}

/// What stands in the row of a table: `[plan]` or `[[unit]]`.
fn row(section: &str, table: &str) -> Option<String> {
    let of_table = |line: &&str| {
        line.starts_with(&format!("| `[{table}]` |"))
            || line.starts_with(&format!("| `[[{table}]]` |"))
    };
    let line = section.lines().find(of_table)?;
    line.splitn(3, '|').nth(2).map(str::to_owned)
}

/// The words between back quotes, those in parentheses (values, defaults) left out where asked.
fn quoted(text: &str, with_parentheses: bool) -> BTreeSet<String> {
    let (mut depth, mut open, mut words) = (0_usize, None, BTreeSet::new());
    for (at, c) in text.char_indices() {
        match (c, open) {
            ('`', None) => open = Some(at + 1),
            ('`', Some(from)) => {
                let shown = depth == 0 || with_parentheses;
                let key = |c: char| c.is_ascii_alphanumeric() || c == '_' || c == '-';
                let word = text.get(from..at).unwrap_or_default();
                if shown && word.chars().all(key) {
                    words.insert(word.to_owned());
                }
                open = None;
            }
            ('(', None) => depth += 1,
            (')', None) => depth = depth.saturating_sub(1),
            _ => {}
        }
    }
    words
}

fn keys(schema: &Value) -> BTreeSet<String> {
    schema["properties"].as_object().into_iter().flatten().map(|(key, _)| key.clone()).collect()
}

/// Every table of a schema that the page has as a row, with its keys.
fn tables(schema: &Value, path: &str, found: &mut Vec<(String, BTreeSet<String>)>) {
    for (key, value) in schema["properties"].as_object().into_iter().flatten() {
        let name = if path.is_empty() { key.clone() } else { format!("{path}.{key}") };
        for table in [value, &value["items"]] {
            if !keys(table).is_empty() {
                found.push((name.clone(), keys(table)));
                tables(table, &name, found);
            }
        }
    }
}

#[test]
fn every_key_of_the_tables_stands_in_its_row_and_no_other() {
    let mut rows = 0;
    for known in &SCHEMAS {
        let schema: Value = serde_json::from_str(known.text).expect(known.name);
        let Some(section) = section(known.files) else { continue };
        let mut found = Vec::new();
        tables(&schema, "", &mut found);
        let own: BTreeSet<String> = found.iter().map(|(name, _)| name.clone()).collect();
        for (table, keys) in found {
            let Some(row) = row(section, &table) else { continue };
            let below = |key: &&String| own.contains(&format!("{table}.{key}"));
            let has_row = |key: &&String| self::row(section, &format!("{table}.{key}")).is_some();
            let expected: BTreeSet<String> =
                keys.iter().filter(|k| !(below(k) && has_row(k))).cloned().collect();
            assert_eq!(quoted(&row, false), expected, "{} [{table}]", known.files);
            rows += 1;
        }
    }
    assert!(rows > 15, "only {rows} rows were held against a schema");
}

#[test]
fn every_key_stands_somewhere_on_the_page() {
    let said = quoted(PAGE, true);
    let inline = |key: &str| {
        PAGE.split('`').any(|part| {
            part.starts_with('{')
                && part
                    .split(|c: char| !(c.is_ascii_alphanumeric() || c == '_' || c == '-'))
                    .any(|w| w == key)
        })
    };
    for known in &SCHEMAS {
        let schema: Value = serde_json::from_str(known.text).expect(known.name);
        let mut found = vec![(String::new(), keys(&schema))];
        tables(&schema, "", &mut found);
        // Counts: the page says that they have the keys of JSON.
        let counts = ["closing.reporting", "closing.actions"];
        for (table, keys) in found.into_iter().filter(|(name, _)| !counts.contains(&name.as_str()))
        {
            // The name of a table stands in brackets.
            let bracketed = |key: &str| {
                PAGE.contains(&format!("[{key}]")) || PAGE.contains(&format!(".{key}]"))
            };
            let missing: Vec<&String> = keys
                .iter()
                .filter(|key| !said.contains(*key) && !inline(key) && !bracketed(key))
                .collect();
            assert!(missing.is_empty(), "{} [{table}]: {missing:?}", known.files);
        }
    }
}

#[test]
fn the_columns_are_those_of_the_files() {
    let reports = Path::new(env!("CARGO_MANIFEST_DIR")).join("examples/reports/2026-Q2");
    let files =
        ["chi-tieu/xa-cam-lam.csv", "nhiem-vu/xa-cam-lam.csv", "so-tiep-nhan.csv", "doi-chieu.csv"];
    for file in files {
        let text =
            std::fs::read_to_string(reports.join(file)).unwrap_or_else(|e| panic!("{file}: {e}"));
        let header = text.lines().next().expect("a header");
        assert!(PAGE.contains(&format!("`{header}`")), "{file}: {header}");
    }
}
