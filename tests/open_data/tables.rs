//! The export: tables that hold together, sums equal to `coverage`, no formula, no free text.

use crate::tree::{DAYS, ROOT, json_on_examples, minimal, printed, run};
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use tempfile::TempDir;

type Row = BTreeMap<String, String>;

/// An export, read back.
pub(crate) struct Export {
    pub(crate) folder: TempDir,
    descriptor: Value,
    all: Value,
}

impl Export {
    /// Of the examples on a day.
    pub(crate) fn of_examples(day: &str) -> Self {
        Self::of(ROOT.as_ref(), &["--reports", "examples/reports", "--as-of", day])
    }

    fn of(root: &Path, options: &[&str]) -> Self {
        let folder = TempDir::new().expect("a folder");
        let out = folder.path().to_str().expect("a path");
        printed(root, &[&["export", "--out", out], options].concat());
        let read = |name: &str| {
            let text = std::fs::read_to_string(folder.path().join(name)).expect(name);
            serde_json::from_str(&text).expect(name)
        };
        let (descriptor, all) = (read("datapackage.json"), read("export.json"));
        Self { folder, descriptor, all }
    }

    fn resources(&self) -> &Vec<Value> {
        self.descriptor["resources"].as_array().expect("resources")
    }

    fn rows(&self, table: &str) -> Vec<Row> {
        let path = self.folder.path().join(format!("{table}.csv"));
        let mut reader = csv::Reader::from_path(path).expect(table);
        reader.deserialize().map(|row| row.expect(table)).collect()
    }

    fn text(&self, table: &str) -> String {
        std::fs::read_to_string(self.folder.path().join(format!("{table}.csv"))).expect(table)
    }
}

fn number(text: &str) -> u64 {
    text.parse().expect("a number")
}

#[test]
fn csv_and_json_hold_the_same_rows() {
    for day in DAYS {
        let export = Export::of_examples(day);
        for resource in export.resources() {
            let name = resource["name"].as_str().expect("a name");
            let rows = export.rows(name);
            let json = export.all["tables"][name].as_array().expect(name);
            assert_eq!(rows.len(), json.len(), "{day}: {name}");
            assert!(!rows.is_empty(), "{day}: {name} is empty");
            for (csv, json) in rows.iter().zip(json) {
                for (key, text) in csv {
                    let expected = match &json[key] {
                        Value::Null => String::new(),
                        Value::String(text) => text.clone(),
                        other => other.to_string(),
                    };
                    assert_eq!(text, &expected, "{day}: {name}.{key}");
                }
                assert_eq!(csv.len(), json.as_object().map_or(0, serde_json::Map::len));
            }
        }
    }
}

#[test]
fn the_document_follows_its_schema_which_names_the_same_columns() {
    let text = include_str!("../../docs/schema/json/export.json");
    let schema: Value = serde_json::from_str(text).expect("JSON");
    let judge =
        jsonschema::options().should_validate_formats(true).build(&schema).expect("a schema");
    let export = Export::of_examples(DAYS[1]);
    let errors: Vec<String> = judge.iter_errors(&export.all).map(|e| e.to_string()).collect();
    assert!(errors.is_empty(), "{errors:#?}");
    for resource in export.resources() {
        let name = resource["name"].as_str().expect("a name");
        let items = &schema["properties"]["tables"]["properties"][name]["items"];
        let of_schema: Vec<&str> =
            items["required"].as_array().expect(name).iter().filter_map(Value::as_str).collect();
        let fields = resource["schema"]["fields"].as_array().expect(name);
        let of_package: Vec<&str> = fields.iter().filter_map(|f| f["name"].as_str()).collect();
        assert_eq!(of_schema, of_package, "{name}");
    }
    let mut spoilt = export.all.clone();
    spoilt["tables"]["figures"][0]["numerator"] = Value::from("186");
    assert!(!judge.is_valid(&spoilt), "a number as text");
}

#[test]
fn keys_are_unique_and_links_lead_somewhere() {
    for day in DAYS {
        let export = Export::of_examples(day);
        let names = export.resources().iter().filter_map(|r| r["name"].as_str());
        let tables: BTreeMap<&str, Vec<Row>> = names.map(|n| (n, export.rows(n))).collect();
        let mut links = 0;
        for resource in export.resources() {
            let (name, schema) = (resource["name"].as_str().expect("a name"), &resource["schema"]);
            let rows = &tables[name];
            let key: Vec<&str> = schema["primaryKey"]
                .as_array()
                .expect(name)
                .iter()
                .filter_map(Value::as_str)
                .collect();
            let keys: BTreeSet<Vec<&str>> =
                rows.iter().map(|row| key.iter().map(|k| row[*k].as_str()).collect()).collect();
            assert_eq!(keys.len(), rows.len(), "{day}: key of {name}");
            for link in schema["foreignKeys"].as_array().into_iter().flatten() {
                let field = link["fields"][0].as_str().expect("a field");
                let target = match link["reference"]["resource"].as_str() {
                    Some("") => name,
                    other => other.expect("a table"),
                };
                let ids: BTreeSet<&String> = tables[target].iter().map(|row| &row["id"]).collect();
                let lost =
                    rows.iter().find(|row| !row[field].is_empty() && !ids.contains(&row[field]));
                assert!(lost.is_none(), "{day}: {name}.{field}: {lost:?}");
                links += 1;
            }
        }
        assert!(links > 20, "only {links} links");
    }
}

/// Sums of counted figures of one period by indicator, parts under their parent.
fn sums(export: &Export, period: &str) -> BTreeMap<String, (u64, u64, [u64; 3])> {
    let indicators = export.rows("indicators");
    let parent = |id: &str| {
        let row = indicators.iter().find(|row| row["id"] == id).expect(id);
        if row["part_of"].is_empty() { id.to_owned() } else { row["part_of"].clone() }
    };
    let mut sums: BTreeMap<String, (u64, u64, [u64; 3])> = BTreeMap::new();
    for row in export.rows("figures").iter().filter(|row| row["period"] == period) {
        let sum = sums.entry(parent(&row["indicator"])).or_default();
        match row["state"].as_str() {
            "counted" => {
                sum.0 += number(&row["numerator"]);
                sum.1 += row["denominator"].parse::<u64>().unwrap_or(0);
                sum.2[0] += 1;
            }
            "missing" => sum.2[1] += 1,
            _ => sum.2[2] += 1,
        }
    }
    sums
}

#[test]
fn counted_figures_add_up_to_coverage() {
    let export = Export::of_examples("2026-09-17");
    let mut compared = 0;
    for period in ["2025-Q3", "2025-Q4", "2026-Q1", "2026-Q2", "2026-Q3"] {
        let json = json_on_examples("2026-09-17", &["coverage", "--period", period]);
        let sums = sums(&export, period);
        for indicator in json["indicators"].as_array().expect("a list") {
            let id = indicator["id"].as_str().expect("an id");
            let measure = export.rows("indicators").into_iter().find(|row| row["id"] == id);
            if measure.expect(id)["measure"] == "flow" {
                continue;
            }
            let (numerator, denominator, states) = sums[id];
            assert_eq!(indicator["numerator"], numerator, "{period}/{id}");
            assert_eq!(
                indicator["denominator"].as_u64().unwrap_or(0),
                denominator,
                "{period}/{id}"
            );
            let length = |key: &str| indicator[key].as_array().map_or(0, Vec::len) as u64;
            let expected = [
                indicator["units_counted"].as_u64().expect("a count"),
                length("missing"),
                length("excluded"),
            ];
            assert_eq!(states, expected, "{period}/{id}");
            compared += 1;
        }
    }
    assert!(compared > 30, "only {compared} sums");
}

/// A movement is the period's own in `figures` and adds up over the year in `coverage`.
#[test]
fn a_flow_is_the_periods_own() {
    let export = Export::of_examples("2025-12-18");
    let flows: Vec<String> = export
        .rows("indicators")
        .into_iter()
        .filter(|row| row["measure"] == "flow")
        .map(|row| row["id"].clone())
        .collect();
    let coverage = export.rows("coverage");
    let (third, fourth) = (sums(&export, "2025-Q3"), sums(&export, "2025-Q4"));
    assert!(flows.len() > 2);
    for id in flows {
        let row = coverage.iter().find(|r| r["period"] == "2025-Q4" && r["indicator"] == id);
        let year = number(&row.expect("a row")["numerator"]);
        assert_eq!(third[&id].0 + fourth[&id].0, year, "{id}");
        assert!(third[&id].0 > 0 && fourth[&id].0 > 0, "{id}");
    }
}

/// One figure by hand: the row that the file of the commune holds.
#[test]
fn a_figure_names_its_file_line_and_document() {
    let export = Export::of_examples("2025-12-18");
    let rows = export.rows("figures");
    let of =
        |reference: &str| rows.iter().find(|row| row["reference"] == reference).expect("a row");
    let cam_an = of("2025-Q4/nguoi-dan/xa-cam-an");
    assert_eq!((cam_an["state"].as_str(), cam_an["numerator"].as_str()), ("excluded", ""));
    assert_eq!(cam_an["path"], "examples/reports/2025-Q4/chi-tieu/xa-cam-an.csv");
    assert_eq!(cam_an["line"], "3");
    assert!(cam_an["reason"].contains("14.794"), "{cam_an:?}");
    let counted = of("2025-Q4/nguoi-dan/xa-tay-khanh-son");
    let pair = (counted["numerator"].as_str(), counted["denominator"].as_str());
    assert_eq!(pair, ("4966", "5842"));
    let path = Path::new(ROOT).join(&counted["path"]);
    let text = std::fs::read_to_string(path).expect("the report");
    let line = text.lines().nth(number(&counted["line"]) as usize - 1).expect("the line");
    assert!(line.starts_with("xa-tay-khanh-son,2025-Q4,nguoi-dan,5842,4966"), "{line}");
    assert!(!counted["document"].is_empty() && counted["document_date"].starts_with("2025-12"));
}

#[test]
fn no_cell_is_a_formula_and_json_is_exact() {
    let register = "reports/2025-Q4/so-tiep-nhan.csv";
    let folder = minimal(&[(register, "1/BC,", "=1+1/BC,")]);
    let export = Export::of(folder.path(), &["--as-of", "2025-12-18"]);
    assert!(export.text("register").contains(",'=1+1/BC,"), "{}", export.text("register"));
    let documents = export.all["tables"]["register"].as_array().expect("the register");
    assert!(documents.iter().any(|row| row["document"] == "=1+1/BC"));
    for resource in export.resources() {
        let name = resource["name"].as_str().expect("a name");
        for cell in export.rows(name).iter().flat_map(BTreeMap::values) {
            assert!(!cell.starts_with(['=', '+', '-', '@', '\t']), "{name}: {cell}");
        }
    }
}

#[test]
fn what_units_wrote_freely_is_not_exported() {
    let said = "Ông Nguyễn Văn Thử chưa có máy";
    let tasks = "reports/2025-Q4/nhiem-vu/to-dan-pho-1.csv";
    let figures = "reports/2025-Q4/chi-tieu/to-dan-pho-1.csv";
    let folder = minimal(&[
        (tasks, "I.1,hoan-thanh,,,,", &format!("I.1,hoan-thanh,{said},{said},{said},{said}")),
        (figures, "400,310,", &format!("400,310,{said}")),
    ]);
    let export = Export::of(folder.path(), &["--as-of", "2025-12-18"]);
    for entry in std::fs::read_dir(export.folder.path()).expect("a folder") {
        let path = entry.expect("a file").path();
        let text = std::fs::read_to_string(&path).expect("text");
        assert!(!text.contains("Văn Thử"), "{}", path.display());
    }
    let answers = export.rows("answers");
    let blocked = answers.iter().filter(|row| row["blocked"] == "true").count();
    assert_eq!(blocked, 1, "that there is a difficulty is told");
}

#[test]
fn invented_data_are_called_so() {
    let export = Export::of_examples("2025-12-18");
    assert!(export.descriptor["title"].as_str().expect("a title").starts_with("SỐ LIỆU GIẢ ĐỊNH"));
    assert!(export.rows("figures").iter().all(|row| row["invented"] == "true"));
    assert_eq!(export.all["invented"], true);
}

#[test]
fn the_same_day_gives_the_same_bytes_and_a_strange_folder_is_left_alone() {
    let export = Export::of_examples("2025-12-18");
    let out = export.folder.path().to_str().expect("a path");
    let before = export.text("figures");
    let words = ["export", "--reports", "examples/reports", "--as-of", "2025-12-18", "--out", out];
    printed(ROOT.as_ref(), &words);
    assert_eq!(before, export.text("figures"));
    let strange = TempDir::new().expect("a folder");
    std::fs::write(strange.path().join("units.csv"), "mine\n").expect("a file");
    let path = strange.path().to_str().expect("a path");
    let output = run(ROOT.as_ref(), &["export", "--as-of", "2025-12-18", "--out", path]);
    assert_eq!(output.status.code(), Some(2));
    let text = std::fs::read_to_string(strange.path().join("units.csv")).expect("a file");
    assert_eq!(text, "mine\n");
    let nowhere = run(ROOT.as_ref(), &["export", "--as-of", "2025-12-18"]);
    assert_eq!(nowhere.status.code(), Some(2));
}
