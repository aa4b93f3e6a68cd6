//! Published beside present, on screens, in the letter and in JSON.

use crate::office::Office;
use serde_json::{Value, json};

fn revised() -> Office {
    let office = Office::closed();
    let line = ["amend", "to-dan-pho-1", "nguoi-dan=320/400", "--date", "2026-01-05", "--reason"];
    office.run(&[&line[..], &["ghi nhầm", "--period", "2025-Q4"]].concat()).says(0, &[]);
    office
}

fn document(office: &Office, command: &str, period: &str) -> Value {
    let ran = office.run(&[command, "--period", period, "--format", "json"]);
    serde_json::from_str(&ran.out).expect("JSON")
}

#[test]
fn nothing_is_said_where_nothing_differs() {
    let office = Office::closed();
    for command in ["status", "coverage", "summary"] {
        let document = document(&office, command, "2025-Q4");
        assert_eq!(document["revised"], json!([]), "{command}");
        assert_eq!(document["closing"]["document"], "50/BC-UBND", "{command}");
        office
            .run(&[command, "--period", "2025-Q4"])
            .says(0, &[])
            .says_not(&["rà soát lại", "số hiện nay"]);
    }
    office
        .run(&["status", "--period", "2025-Q4"])
        .says(0, &["KHOÁ KỲ đã báo cáo tại Báo cáo số 50/BC-UBND ngày 29/12/2025"]);
}

#[test]
fn the_period_itself_shows_both() {
    let office = revised();
    let of = |command| office.run(&[command, "--period", "2025-Q4"]);
    of("status")
        .says(0, &["Người dân: số đã báo cáo 540/700, 77,14%; số hiện nay 550/700, 78,57%"]);
    of("coverage")
        .says(0, &["số đã báo cáo 540/700 77,14% 80% 2/2 Chưa đạt", "số hiện nay 550/700"]);
    of("summary").says(
        0,
        &[
            "Số liệu quý IV năm 2025 đã báo cáo tại Báo cáo số 50/BC-UBND ngày 29/12/2025, nay rà \
             soát lại như sau:",
            "Người dân có kỹ năng số cơ bản: số đã báo cáo 540/700 người, đạt 77,14%; số rà soát \
             lại 550/700 người, đạt 78,57%.",
        ],
    );
}

#[test]
fn a_later_period_shows_it_too_and_an_earlier_one_does_not() {
    let office = revised();
    let q1 = "reports/2026-Q1/chi-tieu/van-phong.csv";
    let form = "ma_don_vi,ky_bao_cao,ma_chi_tieu,tong_so,so_dat,ghi_chu\n\
                van-phong,2026-Q1,can-bo.van-phong,30,30,\n";
    office.put(q1, form);
    office
        .run(&["status", "--period", "2026-Q1"])
        .says(0, &["quý IV/2025: 1 chỉ tiêu nay khác số đã báo cáo (bdhvs verify 2025-Q4)"]);
    office.run(&["summary", "--period", "2026-Q1"]).says(0, &["số rà soát lại 550/700 người"]);
    assert_eq!(document(&office, "coverage", "2026-Q1")["closing"], Value::Null);
    assert_eq!(document(&office, "coverage", "2026-Q1")["revised"][0]["period"], "2025-Q4");
    assert_eq!(document(&office, "coverage", "2025-Q3")["revised"], json!([]));
}

#[test]
fn json_has_both_and_the_same_in_every_document() {
    let office = revised();
    let expected = json!([{
        "period": "2025-Q4", "document": "50/BC-UBND", "date": "2025-12-29",
        "indicators": [{
            "id": "nguoi-dan",
            "published": figures(540, "not_met"),
            "present": figures(550, "not_met"),
        }],
    }]);
    for command in ["status", "coverage", "summary"] {
        let document = document(&office, command, "2025-Q4");
        assert_eq!(document["revised"], expected, "{command}");
        follows(command, &document);
    }
    let deadlines = document(&office, "deadlines", "2025-Q4");
    follows("deadlines", &deadlines);
    let late = deadlines["units"].as_array().expect("units").iter();
    let late: Vec<&Value> = late.filter(|u| u["after_close"] == true).map(|u| &u["id"]).collect();
    assert_eq!(late, ["to-dan-pho-1"]);
}

fn figures(numerator: u32, verdict: &str) -> Value {
    let share = json!({ "numerator": numerator, "denominator": 700 });
    json!({
        "numerator": numerator, "denominator": 700, "low": share, "high": share,
        "target": { "percent": "80" }, "verdict": verdict,
        "units_expected": 2, "units_counted": 2,
    })
}

#[track_caller]
fn follows(command: &str, document: &Value) {
    let path = crate::office::root().join(format!("docs/schema/json/{command}.json"));
    let schema = std::fs::read_to_string(path).expect("a schema");
    let schema = serde_json::from_str(&schema).expect("JSON");
    let validator = jsonschema::validator_for(&schema).expect("a schema");
    let faults: Vec<String> = validator.iter_errors(document).map(|e| e.to_string()).collect();
    assert_eq!(faults, Vec::<String>::new(), "{command}");
}

#[test]
fn workbooks_show_both_on_a_sheet_of_their_own() {
    use calamine::{Data, Reader, Xlsx};
    for command in ["coverage", "summary"] {
        let sheet = |office: &Office| {
            let book = office.path("so.xlsx");
            let line = [command, "--period", "2025-Q4", "--format", "xlsx", "--out", "so.xlsx"];
            office.run(&line).says(0, &[]);
            let mut book: Xlsx<_> = calamine::open_workbook(book).expect("workbook");
            book.worksheet_range("Số đã báo cáo").ok()
        };
        assert!(sheet(&Office::closed()).is_none(), "{command}: nothing differs");
        let sheet = sheet(&revised()).expect("a sheet");
        let rows = sheet.rows().filter(|row| row.contains(&Data::Float(700.0)));
        let rows: Vec<Vec<String>> =
            rows.map(|row| row[3..6].iter().map(ToString::to_string).collect()).collect();
        let both = [["đã báo cáo", "700", "540"], ["hiện nay", "700", "550"]];
        assert_eq!(rows, both, "{command}");
    }
}
