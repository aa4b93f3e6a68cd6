//! The JSON Schemas accept the plan, refuse its faults where a schema can, and know exactly the
//! keys that the loader asks for.

#![expect(clippy::expect_used, clippy::panic, reason = "helpers of tests fail as tests do")]
#![expect(clippy::disallowed_methods, reason = "tests read and make files")]

use assert_cmd::Command;
use bdhvs::load;
use bdhvs::view::SCHEMAS;
use jsonschema::Validator;
use serde_json::{Value, json};
use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};
use tempfile::TempDir;
use unicode_normalization::is_nfc;
use walkdir::WalkDir;

const HOUSE: &str = env!("CARGO_MANIFEST_DIR");

fn schema(name: &str) -> Value {
    let schema = SCHEMAS.iter().find(|schema| schema.name == name).expect(name);
    serde_json::from_str(schema.text).expect(name)
}

fn validator(name: &str) -> Validator {
    let options = jsonschema::draft7::options().should_validate_formats(true);
    options.build(&schema(name)).expect(name)
}

/// A TOML file as an editor hands it to a schema: dates are texts.
fn as_json(text: &str) -> Value {
    from_toml(toml::Value::Table(text.parse().expect("TOML")))
}

fn from_toml(value: toml::Value) -> Value {
    match value {
        toml::Value::String(text) => Value::String(text),
        toml::Value::Integer(number) => number.into(),
        toml::Value::Float(number) => number.into(),
        toml::Value::Boolean(flag) => flag.into(),
        toml::Value::Datetime(date) => Value::String(date.to_string()),
        toml::Value::Array(items) => items.into_iter().map(from_toml).collect(),
        toml::Value::Table(table) => {
            table.into_iter().map(|(key, value)| (key, from_toml(value))).collect()
        }
    }
}

fn read(path: &Path) -> String {
    fs::read_to_string(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

/// The schema that is of a file.
fn name_of(path: &Path) -> &'static str {
    let path = path.to_str().expect("UTF-8");
    let of = |pattern: &str| match pattern.split_once('*') {
        Some((folder, end)) => path.contains(folder) && path.ends_with(end),
        None => path.ends_with(pattern),
    };
    SCHEMAS.iter().find(|schema| of(schema.files)).expect(path).name
}

/// All TOML files below a folder of this repository.
fn toml_files(folder: &str) -> Vec<PathBuf> {
    let files = WalkDir::new(Path::new(HOUSE).join(folder)).sort_by_file_name().into_iter();
    let files = files.map(|entry| entry.expect("a file").into_path());
    files.filter(|path| path.extension().is_some_and(|end| end == "toml")).collect()
}

#[track_caller]
fn faults(name: &str, text: &str) -> Vec<String> {
    let json = as_json(text);
    validator(name).iter_errors(&json).map(|e| format!("{}: {e}", e.instance_path())).collect()
}

#[test]
fn every_schema_is_one_and_speaks_vietnamese() {
    for known in &SCHEMAS {
        let schema = schema(known.name);
        assert!(jsonschema::draft7::meta::is_valid(&schema), "{}", known.name);
        assert_eq!(schema["title"], known.files);
        assert!(is_nfc(known.text) && known.text.ends_with("}\n"), "{}", known.name);
        let mut bare = Vec::new();
        described(&schema["properties"], known.name, &mut bare);
        assert_eq!(bare, Vec::<String>::new());
    }
}

/// Every key has a sentence for the officer whose editor shows it.
fn described(properties: &Value, path: &str, bare: &mut Vec<String>) {
    for (key, value) in properties.as_object().into_iter().flatten() {
        let path = format!("{path}.{key}");
        if value["description"].as_str().is_none_or(str::is_empty) {
            bare.push(path.clone());
        }
        described(&value["properties"], &path, bare);
        described(&value["items"]["properties"], &path, bare);
    }
}

#[test]
fn the_plan_and_the_examples_are_accepted() {
    let mut seen = 0;
    for folder in ["plan", "tests/minimal", "examples/reports"] {
        for path in toml_files(folder) {
            let found = faults(name_of(&path), &read(&path));
            assert_eq!(found, Vec::<String>::new(), "{}", path.display());
            seen += 1;
        }
    }
    assert!(seen > 15, "only {seen} files were seen");
}

#[test]
fn the_plan_names_its_schemas() {
    for path in toml_files("plan") {
        let text = read(&path);
        let first = text.lines().next().expect("a line");
        let named = first.strip_prefix("#:schema ").unwrap_or_else(|| panic!("{first}"));
        let found = path.parent().expect("a folder").join(named).canonicalize().expect(named);
        let expected = Path::new(HOUSE).join(format!("docs/schema/{}.json", name_of(&path)));
        assert_eq!(found, expected.canonicalize().expect("a schema"), "{}", path.display());
    }
}

/// What stands in a file, and what a slip of the hand makes of it.
const FAULTS: [(&str, &str, &str); 33] = [
    ("plan/plan.toml", "number =", "numbre ="),
    ("plan/plan.toml", "date = 2025-06-19", "date = \"19/6/2025\""),
    ("plan/plan.toml", "utc_offset = \"+07:00\"", "utc_offset = \"7\""),
    ("plan/plan.toml", "frequency = \"quarter\"", "frequency = \"quaterly\""),
    ("plan/plan.toml", "first = \"2025-Q3\"", "first = \"Quý III\""),
    ("plan/plan.toml", "first = \"2025-Q3\"", ""),
    ("plan/plan.toml", "first = \"2025-Q3\"", "first = \"2025-Q3\"\ndates = [2025-11-15]"),
    ("plan/plan.toml", "day_off = \"next-working-day\"", "day_off = true"),
    ("plan/plan.toml", "[letterhead]", "[leterhead]"),
    ("plan/plan.toml", "question =", "cau_hoi ="),
    ("plan/units/communes.toml", "role = \"reports\"", "role = \"report\""),
    ("plan/units/communes.toml", "kind = \"phuong\"", ""),
    ("plan/units/communes.toml", "code = \"22333\"", "code = 22333"),
    ("plan/units/communes.toml", "valid_from = 2025-07-01", "valid_from = \"7/2025\""),
    ("plan/units/communes.toml", "id = \"phuong-bac-nha-trang\"", "id = \"Bắc Nha Trang\""),
    ("plan/units/groups.toml", "lowercase = true", "lowercase = \"có\""),
    ("plan/units/groups.toml", "answers_by = \"heading\"", "answers_by = \"headings\""),
    ("plan/targets.toml", "measure = \"level\"", "measure = \"luỹ kế\""),
    ("plan/targets.toml", "percent = 85", "percent = 185"),
    ("plan/targets.toml", "percent = 85", "percent = \"85%\""),
    ("plan/targets.toml", "percent = 85", "percent = 85\ncount = 10"),
    ("plan/targets.toml", "percent = 85", ""),
    ("plan/targets.toml", "counts = \"người\"", "counts = \"\""),
    ("plan/targets.toml", "operator = \"<=\"", "operator = \"=<\""),
    ("plan/targets.toml", "severity = \"warning\"", "severity = \"canh-bao\""),
    ("plan/tasks/I.toml", "appendix = true", "appendix = 1"),
    ("plan/tasks/I.toml", "recurs = \"continuous\"", "recurs = \"thường xuyên\""),
    ("plan/tasks/I.toml", "[section]", "[[section]]"),
    ("plan/calendar.toml", "years = [2025, 2026]", "years = []"),
    ("plan/calendar.toml", "from = 2025-01-01", "from = 2025-01-01\nfrm = 1"),
    ("examples/reports/exemptions.toml", "document =", "van_ban ="),
    ("examples/reports/exemptions.toml", "period = \"2026-Q2\"", "period = \"2026-Q7\""),
    ("examples/reports/du-lieu.toml", "invented = true", "invented = \"true\""),
];

#[test]
fn faults_are_refused_where_a_schema_can() {
    for (path, right, wrong) in FAULTS {
        let path = Path::new(HOUSE).join(path);
        let text = read(&path);
        // At the head of a line: comments speak of keys too.
        let (right, wrong) = (format!("\n{right}"), format!("\n{wrong}"));
        assert!(text.contains(&right), "{} has no {right}", path.display());
        let found = faults(name_of(&path), &text.replacen(&right, &wrong, 1));
        assert!(!found.is_empty(), "{}: {wrong} was accepted", path.display());
    }
}

#[test]
fn waivers_are_held_to_their_schema() {
    let right = "[[waiver]]\nunit = \"a\"\nperiod = \"2025-Q4\"\nrule = \"level-falls\"\n\
                 reason = \"a\"\ndocument = \"b\"\nuntil = 2026-06-30\n";
    assert_eq!(faults("waivers", right), Vec::<String>::new());
    for (from, to) in [
        ("level-falls", "personal-data"),
        ("level-falls", "R402"),
        ("level-falls", "P007"),
        ("document = \"b\"\n", ""),
        ("until = 2026-06-30", "until = \"30/6/2026\""),
        ("waiver", "waivers"),
    ] {
        assert!(!faults("waivers", &right.replace(from, to)).is_empty(), "{to} was accepted");
    }
}

/// A table of a schema: the keys that lead to it, and its own.
struct Table {
    path: Vec<String>,
    /// True for each step that is a list of tables.
    lists: Vec<bool>,
    keys: BTreeSet<String>,
}

fn collect(schema: &Value, path: &[String], lists: &[bool], tables: &mut Vec<Table>) {
    let Some(properties) = schema["properties"].as_object() else { return };
    let keys = properties.keys().cloned().collect();
    tables.push(Table { path: path.to_vec(), lists: lists.to_vec(), keys });
    for (key, value) in properties {
        let path = [path, std::slice::from_ref(key)].concat();
        collect(value, &path, &[lists, &[false]].concat(), tables);
        collect(&value["items"], &path, &[lists, &[true]].concat(), tables);
    }
}

/// No key is near it, so the loader lists all that it asked for.
const STRANGE: &str = "zzzzzzzzzzzzzzzzzzzzzzzzzzzzzz";

/// A file whose only content is that table with the strange key, and more.
fn file_with(table: &Table, more: &str) -> String {
    let mut text = String::new();
    for (depth, list) in table.lists.iter().enumerate() {
        let name = table.path[..=depth].join(".");
        text.push_str(&if *list { format!("[[{name}]]\n") } else { format!("[{name}]\n") });
    }
    format!("{text}{more}{STRANGE} = 1\n")
}

/// The keys that the loader asks for in that table.
fn asked(files: &str, text: &str) -> BTreeSet<String> {
    let folder = TempDir::new().expect("a folder");
    for path in toml_files("plan") {
        let inside = path.strip_prefix(HOUSE).expect("inside");
        put(&folder.path().join(inside), &read(&path));
    }
    // Below `reports/` a folder must be a period of the plan.
    let any = if files.starts_with("reports/") { "2025-Q4" } else { "lạ" };
    let file = files.replace('*', any);
    put(&folder.path().join(&file), text);
    let tree = load::read(folder.path(), &folder.path().join("reports")).expect("read");
    let found = load::parse(&tree).diagnostics;
    let here = found.iter().filter(|d| tree.sources.file(d.span.file).path == file);
    let strange = here.filter(|d| d.message.contains(STRANGE));
    let hints: Vec<&str> = strange.map(|d| d.hint.as_str()).collect();
    let [hint] = hints.as_slice() else { panic!("{file}:\n{text}\n{found:?}") };
    let list = hint.strip_prefix("Các khoá dùng được: ").unwrap_or_else(|| panic!("{hint}"));
    list.split(", ").map(str::to_owned).collect()
}

fn put(path: &Path, text: &str) {
    fs::create_dir_all(path.parent().expect("a folder")).expect("a folder");
    fs::write(path, text).expect("a file");
}

#[test]
fn a_schema_has_the_keys_that_the_loader_asks_for() {
    let mut seen = 0;
    for known in &SCHEMAS {
        let mut tables = Vec::new();
        collect(&schema(known.name), &[], &[], &mut tables);
        for table in tables {
            let mut found = asked(known.files, &file_with(&table, ""));
            if table.path == ["reporting"] {
                // Which keys a duty has depends on how often it comes.
                found.extend(asked(known.files, &file_with(&table, "frequency = \"dates\"\n")));
            }
            assert_eq!(table.keys, found, "{} {}", known.files, table.path.join("."));
            seen += 1;
        }
    }
    assert!(seen > 30, "only {seen} tables were seen");
}

#[track_caller]
fn printed(words: &[&str], code: i32) -> (String, String) {
    let mut command = Command::cargo_bin("bdhvs").expect("the program");
    let output = command.arg("schema").args(words).output().expect("a run");
    assert_eq!(output.status.code(), Some(code), "{words:?}");
    let text = |bytes: Vec<u8>| String::from_utf8(bytes).expect("UTF-8");
    (text(output.stdout), text(output.stderr))
}

#[test]
fn the_program_prints_its_schemas() {
    for known in &SCHEMAS {
        assert_eq!(printed(&[known.name], 0).0, known.text);
    }
    let list: Value = serde_json::from_str(&printed(&["--format", "json"], 0).0).expect("JSON");
    assert_eq!(list["schemas"][0], json!({ "name": "plan", "files": "plan/plan.toml" }));
    assert!(printed(&[], 0).0.contains("plan/tasks/*.toml"));
    assert!(printed(&["target"], 2).1.contains("Có phải ý là “targets”?"));
}
