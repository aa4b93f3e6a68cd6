//! Indicators as text, and what `coverage` says of one, as one line.

use crate::province::Province;
use serde_json::Value;

/// `nguoi-dan`: adults of each commune, 85 % in 2025, 100 % in 2026, one population.
pub(crate) const PEOPLE: &str = r#"[[population]]
id = "nguoi-lon"
name = "người từ 18 tuổi"

[[indicator]]
id = "nguoi-dan"
name = "Người dân"
short_name = "Người dân"
measure = "level"
counts = "người"
reporters = ["cac-xa"]
criterion = "biết dùng dịch vụ số"

[[indicator.target]]
year = 2025
percent = 85
population = "nguoi-lon"
text = "85% người dân"

[[indicator.target]]
year = 2026
percent = 100
population = "nguoi-lon"
text = "100% người dân"
"#;

/// [`PEOPLE`] with another target for 2025 in place of `percent = 85`.
pub(crate) fn people_with(target: &str) -> String {
    PEOPLE.replace("percent = 85", target)
}

/// An indicator that counts, with these lines of its own.
pub(crate) fn counted(id: &str, lines: &str) -> String {
    format!(
        "[[indicator]]\nid = \"{id}\"\nname = \"Số {id}\"\nshort_name = \"{id}\"\n\
         counts = \"buổi\"\nreporters = [\"cac-xa\"]\n{lines}\n"
    )
}

impl Province {
    /// What is said of an indicator in a period:
    /// `verdict N/D low n/d high n/d needs k percent missing[…] excluded[…]`.
    #[track_caller]
    pub(crate) fn coverage(&self, period: &str, indicator: &str) -> String {
        let line = format!("coverage --period {period} --indicator {indicator}");
        said(&self.json(&line)["indicators"][0])
    }

    /// The lines of a breakdown by unit: `unit N/D needs k state`.
    #[track_caller]
    pub(crate) fn by_unit(&self, period: &str, indicator: &str) -> Vec<String> {
        let line = format!("coverage --by unit --period {period} --indicator {indicator}");
        let found = self.json(&line);
        let units = found["indicators"][0]["units"].as_array().expect("units").clone();
        let line = |unit: &Value| {
            let needed = number(&unit["people_needed"]);
            format!(
                "{} {} needs {needed} {}",
                text(&unit["unit"]),
                share(unit),
                text(&unit["state"])
            )
        };
        units.iter().map(line).collect()
    }
}

/// One indicator of `coverage` as a line.
pub(crate) fn said(c: &Value) -> String {
    let bound = |key: &str| if c[key].is_null() { "-".to_owned() } else { share(&c[key]) };
    let names = |value: &Value, of: &dyn Fn(&Value) -> String| {
        value.as_array().expect("list").iter().map(of).collect::<Vec<_>>().join(" ")
    };
    let line = format!(
        "{} {} low {} high {} needs {} {}",
        text(&c["verdict"]),
        share(c),
        bound("low"),
        bound("high"),
        number(&c["people_needed"]),
        text(&c["percent_text"]),
    );
    let missing = names(&c["missing"], &text);
    let excluded = names(&c["excluded"], &|e| text(&e["unit"]));
    let counted = format!("{} of {}", c["units_counted"], c["units_expected"]);
    let gaps = [("missing", missing), ("excluded", excluded)];
    let gaps: String =
        gaps.iter().filter(|(_, n)| !n.is_empty()).map(|(w, n)| format!(", {w} {n}")).collect();
    format!("{line}, {counted}{gaps}")
}

fn share(value: &Value) -> String {
    format!("{}/{}", number(&value["numerator"]), number(&value["denominator"]))
}

fn number(value: &Value) -> String {
    if value.is_null() { "-".to_owned() } else { value.as_u64().expect("integer").to_string() }
}

fn text(value: &Value) -> String {
    value.as_str().unwrap_or("-").to_owned()
}
