//! What a log says.

use super::*;
use crate::render::run::tests::Sample;
use crate::source::FileId;

#[test]
fn a_result_says_rule_place_and_remedy() {
    let mut sample = Sample::new(&[("Quý 4/a.csv", "h\nHòa,x12\n")]);
    sample.find(0, "x12").labels.push(Label { span: Span::head(FileId(0)), text: "đầu".into() });
    let log = sarif(&sample.run());
    let result = &log["runs"][0]["results"][0];
    assert_eq!(result["message"]["text"], "sai 0. Cách sửa: ghi số");
    assert_eq!(result["level"], "error");
    let index = result["ruleIndex"].as_u64().expect("index") as usize;
    let rule = &log["runs"][0]["tool"]["driver"]["rules"][index];
    assert_eq!((&rule["id"], &rule["name"]), (&json!("R116"), &json!("not-a-count")));
    let place = &result["locations"][0]["physicalLocation"];
    assert_eq!(
        place,
        &json!({
            "artifactLocation": { "uri": "Qu%C3%BD%204/a.csv", "uriBaseId": "%SRCROOT%" },
            "region": { "startLine": 2, "startColumn": 5, "endLine": 2, "endColumn": 8 },
        })
    );
    assert_eq!(result["relatedLocations"][0]["message"]["text"], "đầu");
}

#[test]
fn a_file_elsewhere_has_an_absolute_uri() {
    let mut sample = Sample::new(&[("/tmp/a b.csv", "x\n")]);
    sample.find(0, "x");
    let log = sarif(&sample.run());
    let place = &log["runs"][0]["results"][0]["locations"][0]["physicalLocation"];
    assert_eq!(place["artifactLocation"], json!({ "uri": "file:///tmp/a%20b.csv" }));
}

#[test]
fn a_cell_makes_no_link_and_names_nobody() {
    let mut sample = Sample::new(&[("a.csv", "x\n")]);
    sample.find(0, "x").message = "[x](https://a.b) 0912345678\u{202e}".into();
    let log = sarif(&sample.run());
    let text = log["runs"][0]["results"][0]["message"]["text"].as_str().expect("text");
    assert!(
        text.starts_with("[x] (https://a.b) [đã che số điện thoại di động]\\u{202e}."),
        "{text}"
    );
}
