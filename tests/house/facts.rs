//! No fact of the plan stands in the program: another province adopts it by writing files.

use crate::source::{Source, all};
use std::path::Path;
use toml::{Table, Value};

/// Words of the plan's files that the program may also say, each with its reason.
const ALLOWED: [(&str, &str); 0] = [];

/// A fact with the file it was taken from.
struct Fact {
    word: String,
    from: &'static str,
}

fn table(inside: &str) -> Table {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("plan").join(inside);
    std::fs::read_to_string(path).expect(inside).parse().expect(inside)
}

/// Texts under the keys of every table in a list.
fn texts(table: &Table, list: &str, keys: &[&str]) -> Vec<String> {
    let tables = table.get(list).and_then(Value::as_array).cloned().unwrap_or_default();
    let of_one = |entry: &Value| {
        let found = keys.iter().filter_map(|key| entry.get(key)?.as_str().map(str::to_owned));
        found.collect::<Vec<_>>()
    };
    tables.iter().flat_map(of_one).collect()
}

/// Every text in a value.
fn all_texts(value: &Value) -> Vec<String> {
    match value {
        Value::String(text) => vec![text.clone()],
        Value::Array(items) => items.iter().flat_map(all_texts).collect(),
        Value::Table(table) => table.values().flat_map(all_texts).collect(),
        _ => Vec::new(),
    }
}

fn facts() -> Vec<Fact> {
    let plan = table("plan.toml");
    let (head, letterhead) = (&plan["plan"], &plan["letterhead"]);
    let keys = ["number", "issuer", "subject", "program", "place", "signer_name", "coordinator"];
    let mut words: Vec<(String, &'static str)> = Vec::new();
    let mut add = |found: Vec<String>, from| words.extend(found.into_iter().map(|w| (w, from)));
    add(keys.iter().map(|key| head[*key].as_str().expect(key).to_owned()).collect(), "plan.toml");
    let number = head["number"].as_str().expect("number");
    add(number.split('/').next().map(str::to_owned).into_iter().collect(), "plan.toml");
    add(vec![letterhead["place"].as_str().expect("place").to_owned()], "plan.toml");
    add(all_texts(letterhead), "plan.toml");
    add(texts(&plan, "reading", &["id"]), "plan.toml");
    for (file, list) in [
        ("units/communes.toml", "unit"),
        ("units/agencies.toml", "unit"),
        ("units/groups.toml", "group"),
    ] {
        add(texts(&table(file), list, &["id", "code", "name", "short_name"]), file);
    }
    let targets = table("targets.toml");
    add(texts(&targets, "indicator", &["id", "name", "short_name"]), "targets.toml");
    add(texts(&targets, "population", &["id", "name"]), "targets.toml");
    words.into_iter().map(|(word, from)| Fact { word, from }).collect()
}

/// Lines that reach a reader: code with its strings, and the doc comments that clap prints.
fn spoken(source: &Source) -> Vec<(usize, &str)> {
    if source.path.starts_with("cli/arguments") && !source.is_test {
        return source.text.lines().enumerate().map(|(n, line)| (n + 1, line)).collect();
    }
    source.code().iter().map(|line| (line.number, line.text)).collect()
}

/// The word with nothing of a word around it.
fn says(line: &str, word: &str) -> bool {
    let part = |c: char| c.is_alphanumeric() || c == '-' || c == '_';
    line.match_indices(word)
        .any(|(at, _)| !line[..at].ends_with(part) && !line[at + word.len()..].starts_with(part))
}

#[test]
fn no_fact_of_the_plan_stands_in_the_program() {
    let facts = facts();
    assert!(facts.len() > 300, "only {} facts were taken from the plan", facts.len());
    let mut found = Vec::new();
    for source in all() {
        for (number, line) in spoken(&source) {
            for Fact { word, from } in facts.iter().filter(|fact| says(line, &fact.word)) {
                if ALLOWED.iter().all(|(allowed, _)| allowed != word) {
                    found
                        .push(format!("src/{}:{number} says “{word}” of plan/{from}", source.path));
                }
            }
        }
    }
    assert!(found.is_empty(), "{}", found.join("\n"));
}

#[test]
fn a_word_is_found_as_a_word() {
    assert!(says("let x = \"xa-cam-lam\";", "xa-cam-lam"));
    assert!(!says("let x = \"xa-cam-lam-dong\";", "xa-cam-lam"));
    assert!(says("Số 7817/KH-UBND", "7817"));
}
