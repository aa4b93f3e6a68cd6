//! What stands in the files, read from them.

use super::*;
use crate::document::form::{Answer, Chosen, Field, FormBook, FormSheet, Given, Line};
use crate::document::{Book, Column, Run, Sheet, Table};
use std::io::{Cursor, Read};

fn day() -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 3, 20).expect("day")
}

fn part(bytes: &[u8], name: &str) -> String {
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).expect("archive");
    let mut text = String::new();
    archive.by_name(name).expect(name).read_to_string(&mut text).expect("text");
    text
}

fn sheet(bytes: &[u8], n: usize) -> String {
    part(bytes, &format!("xl/worksheets/sheet{n}.xml"))
}

/// The element of a cell.
fn cell<'a>(xml: &'a str, at: &str) -> &'a str {
    let start = xml.find(&format!("<c r=\"{at}\"")).unwrap_or_else(|| panic!("{at} in {xml}"));
    let rest = &xml[start..];
    let end = rest.find("</c>").map_or(rest.len(), |n| n + 4);
    let empty = rest.find("/>").map_or(rest.len(), |n| n + 2);
    &rest[..if rest[..empty].contains("><") { end } else { empty }]
}

#[track_caller]
fn holds(xml: &str, part: &str) {
    assert!(xml.contains(part), "{part} in {xml}");
}

fn annex(rows: Vec<Vec<Cell>>) -> Book {
    let columns = ["Đơn vị", "Số đạt", "Tỷ lệ", "Ngày nhận"];
    let columns = columns.map(Column::left).to_vec();
    let sheet = Sheet {
        name: "Phụ lục I: [a/b]".to_owned(),
        heads: vec![Run::bold("Phụ lục I"), Run::bold("SỐ LIỆU GIẢ ĐỊNH")],
        table: Table { columns, rows, indent: 0 },
        totals: 1,
        notes: vec![Run::plain("- Cách hiểu")],
    };
    let other = Sheet { name: "phụ lục I ab".to_owned(), ..sheet.clone() };
    Book { title: "Phụ lục".to_owned(), made_on: day(), sheets: vec![sheet, other] }
}

fn typed() -> Vec<Cell> {
    let ratio = Value::Percent { numerator: 84_996, denominator: 100_000 };
    let day = NaiveDate::from_ymd_opt(2026, 3, 9).expect("day");
    vec![
        "=HYPERLINK(\"x\")".into(),
        Cell::valued("31.204", Value::Count(31_204)),
        Cell::valued("84,996%", ratio),
        Cell::valued("09/3/2026", Value::Day(day)),
    ]
}

#[test]
fn numbers_are_numbers_and_words_stay_words() {
    let bytes = workbook(&annex(vec![typed(), typed()])).expect("workbook");
    let xml = sheet(&bytes, 1);
    // Two title lines, an empty one, the heads.
    holds(cell(&xml, "B5"), "<v>31204</v>");
    holds(cell(&xml, "C5"), "<v>0.84996</v>");
    // 9/3/2026 is day 46.090 since 1900.
    holds(cell(&xml, "D5"), "<v>46090</v>");
    holds(cell(&xml, "A5"), "t=\"s\"");
    assert!(!xml.contains("<f>"), "{xml}");
    let styles = part(&bytes, "xl/styles.xml");
    for format in ["#,##0_)", "0.000%_)", "dd/mm/yyyy"] {
        holds(&styles, &format!("formatCode=\"{format}\""));
    }
    holds(&styles, "quotePrefix=\"1\"");
}

#[test]
fn a_percentage_has_the_decimals_that_were_said() {
    for (text, format) in [("84,996%", "0.000%_)"), ("85,00%", "0.00%_)"), ("85%", "0%_)")] {
        assert_eq!(percent_format(text), format, "{text}");
    }
}

#[test]
fn a_ratio_of_nothing_and_a_huge_number_are_words() {
    let nothing = Cell::valued("—", Value::Percent { numerator: 0, denominator: 0 });
    let huge = Cell::valued("9.007.199.254.740.993", Value::Count((1 << 53) + 1));
    let row = vec![nothing, huge, Cell::default(), Cell::default()];
    let bytes = workbook(&annex(vec![row])).expect("workbook");
    let xml = sheet(&bytes, 1);
    holds(cell(&xml, "A5"), "t=\"s\"");
    holds(cell(&xml, "B5"), "t=\"s\"");
}

#[test]
fn a_sheet_prints_on_paper_and_keeps_its_heads_in_view() {
    let bytes = workbook(&annex(vec![typed()])).expect("workbook");
    let xml = sheet(&bytes, 1);
    holds(
        &xml,
        "<pane ySplit=\"4\" topLeftCell=\"A5\" activePane=\"bottomLeft\" state=\"frozen\"/>",
    );
    holds(&xml, "paperSize=\"9\"");
    holds(&xml, "<pageSetUpPr fitToPage=\"1\"/>");
    holds(&xml, "fitToHeight=\"0\"");
    holds(&xml, "Trang &amp;P/&amp;N");
    let names = part(&bytes, "xl/workbook.xml");
    // Characters that no name of a sheet may have are gone; the second sheet has a name of its own.
    holds(&names, "name=\"Phụ lục I ab\"");
    holds(&names, "name=\"phụ lục I ab 2\"");
    // One row, one empty line, one note.
    holds(&names, "'Phụ lục I ab'!$A$1:$D$7");
    holds(&names, "'Phụ lục I ab'!$4:$4");
}

#[test]
fn wide_tables_lie_on_their_side() {
    let wide = |columns: usize| {
        let row = vec!["Ủy ban nhân dân xã".into(); columns];
        let columns = vec![Column::left("Đơn vị"); columns];
        let table = Table { columns, rows: vec![row], indent: 0 };
        let sheet = Sheet { name: "a".to_owned(), table, ..Sheet::default() };
        let book = Book { title: "a".to_owned(), made_on: day(), sheets: vec![sheet] };
        let bytes = workbook(&book).expect("workbook");
        self::sheet(&bytes, 1).contains("orientation=\"landscape\"")
    };
    // Twenty characters each: four stand upright, five do not.
    assert!(!wide(4) && wide(5));
}

#[test]
fn the_same_input_gives_the_same_bytes() {
    let book = annex(vec![typed()]);
    assert_eq!(workbook(&book).expect("one"), workbook(&book).expect("two"));
    let form = form(2);
    assert_eq!(form_workbook(&form).expect("one"), form_workbook(&form).expect("two"));
    let core = part(&workbook(&book).expect("workbook"), "docProps/core.xml");
    holds(&core, "2026-03-20T00:00:00Z");
}

#[test]
fn what_gives_a_person_away_is_masked() {
    let row = vec!["gọi 0912345678".into(), Cell::default(), Cell::default(), Cell::default()];
    let bytes = workbook(&annex(vec![row])).expect("workbook");
    let words = part(&bytes, "xl/sharedStrings.xml");
    assert!(!words.contains("0912345678") && words.contains("gọi"), "{words}");
}

/// A form with a total, a level and a flow; the total of the second row is given.
fn form(units: usize) -> FormBook {
    let given = |text: &str| Field { given: Given::Same(text.into()), answer: None };
    let asked = |answer| Field { given: Given::default(), answer: Some(answer) };
    let attained = |nothing_arose| asked(Answer::Attained { total: 1, nothing_arose });
    let registered = |n: u128| Cell::valued(n.to_string(), Value::Count(25_100 + n));
    let by_unit = match units {
        1 => Given::Same(registered(0)),
        _ => Given::ByUnit((0..units as u128).map(registered).collect()),
    };
    let rows = vec![
        vec![given("can-bo"), asked(Answer::Total), attained(false), asked(Answer::Text)],
        vec![
            given("nguoi-dan"),
            Field { given: by_unit, answer: None },
            attained(false),
            asked(Answer::Text),
        ],
        vec![given("buoi-hoc"), Field::default(), attained(true), asked(Answer::State)],
    ];
    let columns = ["Mã chỉ tiêu", "Tổng số (người)", "Số đạt", "Ghi chú"];
    let sheet = FormSheet {
        name: "Biểu 01".to_owned(),
        lines: vec![Line::Title("Biểu 01".to_owned()), Line::Unit("Đơn vị:".to_owned())],
        columns: columns.map(|head| (head.to_owned(), 20)).to_vec(),
        rows,
        spare: 0,
    };
    let chosen = |n| Chosen { name: format!("Xã {n}"), code: format!("(mã xa-{n})") };
    FormBook {
        title: "Biểu số liệu".to_owned(),
        made_on: day(),
        units: (0..units).map(chosen).collect(),
        sheets: vec![sheet.clone(), FormSheet { name: "Biểu 02".to_owned(), ..sheet }],
        guide: ("Hướng dẫn".to_owned(), vec![Run::bold("HƯỚNG DẪN")]),
        lookup: "Tra cứu".to_owned(),
        states: ["Hoàn thành", "KPS"].map(str::to_owned).to_vec(),
    }
}

/// Number of the style of a cell, and whether that style is unlocked.
fn is_unlocked(bytes: &[u8], xml: &str, at: &str) -> bool {
    let cell = cell(xml, at);
    let style = cell.split("s=\"").nth(1).and_then(|rest| rest.split('"').next()).expect("style");
    let styles = part(bytes, "xl/styles.xml");
    let styles = styles.split("<cellXfs").nth(1).expect("styles");
    let style: usize = style.parse().expect("number");
    let one = styles.split("<xf ").nth(style + 1).expect("style");
    one.split("</xf>").next().expect("end").contains("locked=\"0\"")
}

#[test]
fn only_answers_can_be_filled_in() {
    let bytes = form_workbook(&form(2)).expect("workbook");
    let xml = sheet(&bytes, 1);
    // The unit in B2; rows 4 to 6 below the heads.
    for at in ["B2", "B4", "C4", "D4", "C5", "C6", "D6"] {
        assert!(is_unlocked(&bytes, &xml, at), "{at}");
    }
    for at in ["A2", "A3", "A4", "B5", "B6"] {
        assert!(!is_unlocked(&bytes, &xml, at), "{at}");
    }
    for n in 1..=4 {
        let xml = sheet(&bytes, n);
        holds(&xml, "<sheetProtection sheet=\"1\"");
        assert!(!xml.contains("password=") && !xml.contains("hashValue="), "{xml}");
    }
    // On the second sheet the unit is that of the first.
    assert!(!is_unlocked(&bytes, &sheet(&bytes, 2), "B2"));
}

#[test]
fn a_unit_is_chosen_and_what_is_its_own_appears() {
    let bytes = form_workbook(&form(3)).expect("workbook");
    let xml = sheet(&bytes, 1);
    holds(&xml, "<formula1>'Tra cứu'!$A$3:$A$5</formula1>");
    // An empty text until a unit is chosen, never a 0.
    let shown = "IF(INDEX('Tra cứu'!$C$3:$C$5,'Tra cứu'!$B$1)=\"\",\"\",INDEX('Tra cứu'!$C$3:$C$5,'Tra cứu'!$B$1))";
    let shown = format!("IF('Tra cứu'!$B$1=0,\"\",{shown})").replace('"', "&quot;");
    let at = cell(&xml, "B5").replace('"', "&quot;");
    holds(&at, &shown);
    holds(&at, "t=&quot;str&quot;");
    holds(&at, "<v></v>");
    holds(cell(&xml, "D2"), "'Tra cứu'!$B$3:$B$5");
    let lookup = sheet(&bytes, 4);
    holds(cell(&lookup, "B1"), "IFERROR(MATCH('Biểu 01'!$B$2,'Tra cứu'!$A$3:$A$5,0),0)");
    // The third unit's registered total.
    holds(cell(&lookup, "C5"), "<v>25102</v>");
    holds(&part(&bytes, "xl/workbook.xml"), "name=\"Tra cứu\" sheetId=\"4\" state=\"hidden\"");
}

#[test]
fn a_form_of_one_unit_has_no_formulas() {
    let bytes = form_workbook(&form(1)).expect("workbook");
    for n in 1..=3 {
        assert!(!sheet(&bytes, n).contains("<f>"), "sheet {n}");
    }
    let xml = sheet(&bytes, 1);
    holds(cell(&xml, "B5"), "<v>25100</v>");
    assert!(!part(&bytes, "xl/workbook.xml").contains("Tra cứu"));
    assert!(!is_unlocked(&bytes, &xml, "B2"));
}

/// The rule of a cell.
fn rule<'a>(xml: &'a str, at: &str) -> &'a str {
    let mut rules = xml.split("<dataValidation ").skip(1);
    let rule = rules.find(|rule| rule.contains(&format!("sqref=\"{at}\"")));
    rule.unwrap_or_else(|| panic!("{at} in {xml}"))
}

#[test]
fn what_is_typed_is_checked_in_vietnamese() {
    let xml = sheet(&form_workbook(&form(2)).expect("workbook"), 1);
    let total = rule(&xml, "B4");
    holds(total, "type=\"whole\"");
    holds(total, "<formula1>0</formula1><formula2>9999999999</formula2>");
    holds(total, "error=\"Tổng số phải là số nguyên, từ 0 trở lên");
    let level = rule(&xml, "C4");
    holds(level, "type=\"whole\"");
    holds(level, "<formula2>IF(ISNUMBER(B4),B4,9999999999)</formula2>");
    // An empty total lets nothing pass.
    assert!(!level.contains("allowBlank"), "{level}");
    holds(level, "không lớn hơn tổng số");
    let flow = rule(&xml, "C6");
    holds(flow, "type=\"custom\"");
    holds(flow, "UPPER(TRIM(C6))=\"KPS\"");
    holds(rule(&xml, "D6"), "<formula1>\"Hoàn thành,KPS\"</formula1>");
    // A pasted number passes every rule, so it is coloured.
    holds(&xml, "<conditionalFormatting sqref=\"C4\">");
    holds(&xml, "IF(ISNUMBER(B4),C4&gt;B4,FALSE)");
}

#[test]
fn a_form_prints_on_a_landscape_page() {
    let bytes = form_workbook(&form(2)).expect("workbook");
    let xml = sheet(&bytes, 1);
    holds(&xml, "paperSize=\"9\"");
    holds(&xml, "orientation=\"landscape\"");
    let names = part(&bytes, "xl/workbook.xml");
    holds(&names, "'Biểu 01'!$3:$3");
    holds(&names, "'Biểu 01'!$A$1:$D$6");
}

#[test]
fn messages_are_as_short_as_spreadsheets_want_them() {
    // The library refuses longer ones: every rule is built once.
    assert!(rules::total().is_ok() && rules::attained("A1").is_ok());
    assert!(rules::attained_or_nothing("B1", "A1").is_ok());
    assert!(rules::unit(rust_xlsxwriter::Formula::new("=A1:A9")).is_ok());
    let states = ["Chưa triển khai", "Đang thực hiện", "Hoàn thành", "KPS"].map(str::to_owned);
    assert!(rules::state(&states).is_ok());
}
