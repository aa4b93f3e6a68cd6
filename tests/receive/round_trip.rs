//! Any valid table, written as a sender would write it, comes back with the same numbers.

use super::office::Office;
use bdhvs::load;
use bdhvs::plan::About;
use bdhvs::submission::Value;
use proptest::prelude::*;
use unicode_normalization::UnicodeNormalization;

/// Indicators of a commune: id, name on the form, whether it has a total, whether KPS may stand.
const INDICATORS: [(&str, bool, bool); 6] = [
    ("can-bo", true, false),
    ("nguoi-dan", true, false),
    ("buoi-hoc", false, true),
    ("luot-nguoi-hoc", false, true),
    ("to-cong-nghe-so", false, false),
    ("tin-bai", false, true),
];

#[derive(Clone, Debug)]
struct Row {
    indicator: usize,
    total: Option<u64>,
    attained: Attained,
    note: String,
}

#[derive(Clone, Copy, Debug)]
enum Attained {
    Blank,
    Count(u64),
    NothingArose,
}

#[derive(Clone, Debug)]
struct Dialect {
    delimiter: char,
    line_end: &'static str,
    encoding: u8,
    grouping: &'static str,
    decomposed: bool,
    numbered: bool,
    titled: bool,
    blank_rows: bool,
    signed: bool,
}

fn rows() -> impl Strategy<Value = Vec<Row>> {
    let row = |indicator: usize| {
        let (_, shared, flow) = INDICATORS[indicator];
        let note =
            prop::sample::select(vec!["", "đã rà soát", "a, b; c", "“trích”", "=1+1", "\"x\""]);
        (0..10_000_000u64, 0..=100u64, 0..10u8, note).prop_map(move |(total, share, kind, note)| {
            let count = if shared { total * share / 100 } else { total };
            let attained = match kind {
                0 if indicator > 0 => Attained::Blank,
                1 if flow => Attained::NothingArose,
                _ => Attained::Count(count),
            };
            Row { indicator, total: shared.then_some(total), attained, note: note.to_owned() }
        })
    };
    (row(0), row(1), row(2), row(3), row(4), row(5))
        .prop_map(|r| vec![r.0, r.1, r.2, r.3, r.4, r.5])
}

fn dialects() -> impl Strategy<Value = Dialect> {
    let flags = (any::<bool>(), any::<bool>(), any::<bool>(), any::<bool>(), any::<bool>());
    let line_end = prop::sample::select(vec!["\n", "\r\n", "\r"]);
    let grouping = prop::sample::select(vec!["", ".", "\u{a0}", " "]);
    (prop::sample::select(vec![';', '\t', ',']), line_end, 0..4u8, grouping, flags).prop_map(
        |(delimiter, line_end, encoding, grouping, flags)| Dialect {
            delimiter,
            line_end,
            encoding,
            grouping,
            decomposed: flags.0,
            numbered: flags.1,
            titled: flags.2,
            blank_rows: flags.3,
            signed: flags.4,
        },
    )
}

fn grouped(n: u64, sign: &str) -> String {
    let digits = n.to_string();
    let first = digits.len() % 3;
    let mut groups = vec![&digits[..first]];
    groups.extend((first..digits.len()).step_by(3).map(|at| &digits[at..at + 3]));
    groups.retain(|group| !group.is_empty());
    groups.join(sign)
}

/// The table as the sender's program writes it.
fn sent(rows: &[Row], dialect: &Dialect) -> Vec<u8> {
    let mut lines: Vec<Vec<String>> = Vec::new();
    let line = |cells: &[&str]| cells.iter().map(|c| (*c).to_owned()).collect::<Vec<_>>();
    if dialect.titled {
        lines.push(line(&["ỦY BAN NHÂN DÂN XÃ CAM LÂM"]));
        lines.push(line(&["Biểu số liệu quý IV năm 2026"]));
    }
    let mut header = line(&["Mã chỉ tiêu", "Tổng số (người)", "Số đạt luỹ kế (người)", "Ghi chú"]);
    if dialect.numbered {
        header.insert(0, "STT".to_owned());
    }
    lines.push(header);
    for (n, row) in rows.iter().enumerate() {
        let number = |n: u64| grouped(n, dialect.grouping);
        let attained = match row.attained {
            Attained::Blank => String::new(),
            Attained::Count(count) => number(count),
            Attained::NothingArose => "KPS".to_owned(),
        };
        let total = row.total.map(number).unwrap_or_default();
        let mut cells =
            vec![INDICATORS[row.indicator].0.to_owned(), total, attained, row.note.clone()];
        if dialect.numbered {
            cells.insert(0, (n + 1).to_string());
        }
        lines.push(cells);
        if dialect.blank_rows {
            lines.push(vec![String::new(); 4]);
        }
    }
    if dialect.signed {
        lines.push(line(&["", "Người lập biểu: Nguyễn Văn A"]));
    }
    let quoted = |cell: &String| {
        let special = [dialect.delimiter, '"', '\n', '\r'];
        let plain = !cell.contains(special);
        if plain { cell.clone() } else { format!("\"{}\"", cell.replace('"', "\"\"")) }
    };
    let delimiter = dialect.delimiter.to_string();
    let join = |cells: &Vec<String>| cells.iter().map(quoted).collect::<Vec<_>>().join(&delimiter);
    let text: Vec<String> = lines.iter().map(join).collect();
    encoded(&format!("{}{}", text.join(dialect.line_end), dialect.line_end), dialect)
}

fn encoded(text: &str, dialect: &Dialect) -> Vec<u8> {
    let text: String = if dialect.decomposed { text.nfd().collect() } else { text.nfc().collect() };
    let with_mark = format!("\u{feff}{text}");
    match dialect.encoding {
        0 => text.into_bytes(),
        1 => with_mark.into_bytes(),
        2 => with_mark.encode_utf16().flat_map(u16::to_le_bytes).collect(),
        _ => with_mark.encode_utf16().flat_map(u16::to_be_bytes).collect(),
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 40, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_table_survives_any_dialect(rows in rows(), dialect in dialects()) {
        let office = Office::new();
        office.put("xa-cam-lam Q4-2026.csv", sent(&rows, &dialect));
        let ran = office.receive("xa-cam-lam Q4-2026.csv");
        prop_assert_eq!(ran.code, 0, "{}{}", ran.out, ran.err);
        let tree = load::read(&office.path(""), &office.path("reports")).expect("tree");
        let repository = load::parse(&tree);
        let plan = repository.plan.expect("plan");
        for row in &rows {
            let id = INDICATORS[row.indicator].0;
            let figures = repository.dataset.figures.iter();
            let figure = figures.clone().find(|f| plan.indicator(f.key.indicator).id == id);
            let figure = figure.expect(id);
            prop_assert_eq!(figure.key.about, About::Unit(figure.reporter));
            let attained = match row.attained {
                Attained::Blank => Value::Blank,
                Attained::Count(count) => Value::Count(count),
                Attained::NothingArose => Value::NothingArose,
            };
            let total = row.total.map_or(Value::Blank, Value::Count);
            prop_assert_eq!((figure.numerator().value, figure.denominator().value), (attained, total));
            prop_assert_eq!(figure.has_note(), !row.note.is_empty());
        }
        prop_assert_eq!(repository.dataset.figures.len(), rows.len());
        // What was written is a submission itself, and comes back as it is.
        let written = office.text("reports/2026-Q4/chi-tieu/xa-cam-lam.csv");
        office.put("xa-cam-lam.csv", &written);
        let again = office.receive("xa-cam-lam.csv");
        prop_assert!(again.out.contains("Đã tiếp nhận từ trước"), "{}", again.out);
    }
}
