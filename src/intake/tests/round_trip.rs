//! Any table survives being written, sent in a messy dialect and read.

use super::taken_named;
use crate::intake::committed;
use crate::plan::Form;
use crate::text::find_personal_data;
use crate::vietnamese::grouped;
use proptest::prelude::*;
use unicode_normalization::UnicodeNormalization;

/// A figure: blank, or a number; a note of letters, signs and line breaks.
type Figure = (Option<u32>, Option<u32>, String);

fn figures() -> impl Strategy<Value = Vec<Figure>> {
    let note = "([A-Za-zđĐàÀếưỡọ ,;\"'.\\n=+@-]{0,20})";
    let note = note.prop_map(|text: String| text.trim().to_owned());
    // An address among random letters would be refused, and rightly.
    let note = note.prop_filter("no address", |text| find_personal_data(text).is_empty());
    prop::collection::vec((any::<Option<u32>>(), any::<Option<u32>>(), note), 3)
}

#[derive(Clone, Debug)]
struct Dialect {
    sign: char,
    line_end: &'static str,
    encoding: usize,
    dots: bool,
    blank_lines: bool,
    titles: bool,
    totals: bool,
}

fn dialects() -> impl Strategy<Value = Dialect> {
    let sign = prop::sample::select(vec![',', ';', '\t', '|']);
    let line_end = prop::sample::select(vec!["\n", "\r\n"]);
    let flags = any::<(bool, bool, bool, bool)>();
    (sign, line_end, 0..5usize, flags).prop_map(|(sign, line_end, encoding, flags)| {
        let (dots, blank_lines, titles, totals) = flags;
        Dialect { sign, line_end, encoding, dots, blank_lines, titles, totals }
    })
}

const IDS: [&str; 3] = ["can-bo", "nguoi-dan", "buoi-hoc"];
const NAMES: [&str; 3] = ["CBCCVC", "nguoi truong thanh", "2. Buổi học cộng đồng"];

fn number(value: Option<u32>, dots: bool) -> String {
    let written = |n: u32| if dots { grouped(u128::from(n)) } else { n.to_string() };
    value.map_or_else(String::new, written)
}

fn messy(figures: &[Figure], dialect: &Dialect) -> Vec<u8> {
    let line = |cells: [&str; 4]| {
        let quoted = cells.map(|cell| format!("\"{}\"", cell.replace('"', "\"\"")));
        quoted.join(&dialect.sign.to_string()) + "\n"
    };
    let mut text = String::new();
    if dialect.titles {
        text += &line(["UBND XÃ HÒA TRÍ", "", "", ""]);
        text += "BÁO CÁO QUÝ IV NĂM 2026\n\n";
    }
    text += &line(["Chỉ tiêu", "Tổng số\n(người)", "Số đạt", "Ghi chú"]);
    for (name, (total, attained, note)) in NAMES.iter().zip(figures) {
        let counts = [number(*total, dialect.dots), number(*attained, dialect.dots)];
        text += &line([name, &counts[0], &counts[1], note]);
        text += if dialect.blank_lines { "\n" } else { "" };
    }
    if dialect.totals {
        let sum = |part: fn(&Figure) -> Option<u32>| -> u128 {
            figures.iter().filter_map(part).map(u128::from).sum()
        };
        let sums = [sum(|f| f.0), sum(|f| f.1)]
            .map(|n| if dialect.dots { grouped(n) } else { n.to_string() });
        text += &line(["Tổng cộng", &sums[0], &sums[1], ""]);
    }
    encoded(&text.replace('\n', dialect.line_end), dialect.encoding)
}

fn encoded(text: &str, encoding: usize) -> Vec<u8> {
    let utf16 = || text.encode_utf16();
    match encoding {
        0 => text.as_bytes().to_vec(),
        1 => format!("\u{feff}{text}").into_bytes(),
        2 => text.nfd().collect::<String>().into_bytes(),
        3 => [0xFF, 0xFE].into_iter().chain(utf16().flat_map(u16::to_le_bytes)).collect(),
        _ => utf16().flat_map(u16::to_be_bytes).collect(),
    }
}

fn expected(figures: &[Figure]) -> String {
    let row = |(id, (total, attained, note)): (&&str, &Figure)| {
        let text = |value: &Option<u32>| value.map_or_else(String::new, |n| n.to_string());
        ["xa-hoa-tri", "2026-Q4", id, &text(total), &text(attained), note]
            .map(str::to_owned)
            .to_vec()
    };
    let rows: Vec<Vec<String>> = IDS.iter().zip(figures).map(row).collect();
    let harmless = |row: &Vec<String>| row.iter().map(|c| committed::harmless(c)).collect();
    let rows: Vec<Vec<String>> = rows.iter().map(harmless).collect();
    committed::write(Form::Figures, rows.iter().map(Vec::as_slice))
}

proptest! {
    #[test]
    fn a_table_survives_any_dialect(figures in figures(), dialect in dialects()) {
        let bytes = messy(&figures, &dialect);
        let proposal = taken_named("2026-Q4/xa-hoa-tri.csv", &bytes);
        prop_assert_eq!(&proposal.committed, &expected(&figures));
        let again = taken_named("2026-Q4/xa-hoa-tri.csv", proposal.committed.as_bytes());
        prop_assert_eq!(again.committed, proposal.committed);
    }

    #[test]
    fn no_bytes_make_it_fall_over(bytes in prop::collection::vec(any::<u8>(), 0..400)) {
        let _ = super::outcome("2026-Q4/xa-hoa-tri.csv", &bytes);
    }

    #[test]
    fn no_text_makes_it_fall_over(text in "([A-Za-zĐđạế0-9 ,;\"'.\\n\\r\\t=%/-]|Chỉ tiêu;Số đạt\n){0,60}") {
        let _ = super::outcome("2026-Q4/xa-hoa-tri.csv", text.as_bytes());
    }
}
