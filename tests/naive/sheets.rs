//! Report files as rows of cells, and what single rows say.

use crate::days::Span;
use crate::plan::{Files, Plan, text};

/// What stands in a cell of a count.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Cell {
    Blank,
    Kps,
    Count(i64),
    Broken,
}

impl Cell {
    fn of(text: &str) -> Self {
        match text {
            "" => Self::Blank,
            "KPS" => Self::Kps,
            digits if digits.chars().all(|c| c.is_ascii_digit()) => {
                Self::Count(digits.parse().expect("count"))
            }
            _ => Self::Broken,
        }
    }

    /// The number that enters a sum.
    pub(crate) fn number(self) -> Option<i64> {
        match self {
            Self::Count(n) => Some(n),
            Self::Kps => Some(0),
            Self::Blank | Self::Broken => None,
        }
    }
}

/// One row of figures of a file.
#[derive(Clone, Debug)]
pub(crate) struct Row {
    pub(crate) about: String,
    pub(crate) indicator: String,
    pub(crate) total: Cell,
    pub(crate) number: Cell,
    /// The period that it names is that of its folder, and it has all its cells.
    pub(crate) in_place: bool,
    /// It has all its cells.
    pub(crate) whole: bool,
}

impl Row {
    pub(crate) fn is_readable(&self) -> bool {
        self.whole && self.in_place && self.total != Cell::Broken && self.number != Cell::Broken
    }
}

pub(crate) fn path(span: &Span, form: &str, unit: &str) -> String {
    format!("reports/{}/{form}/{unit}.csv", span.id)
}

fn records(text: &str) -> Vec<Vec<String>> {
    let mut reader = csv::ReaderBuilder::new().flexible(true).from_reader(text.as_bytes());
    let cells = |record: csv::StringRecord| record.iter().map(str::to_owned).collect();
    reader.records().map(|record| cells(record.expect("row"))).collect()
}

/// The figures of a unit's file; none where there is no file, empty where its header is wrong.
pub(crate) fn figures(files: &Files, span: &Span, unit: &str) -> Option<Vec<Row>> {
    let text = files.get(&path(span, "chi-tieu", unit))?;
    if !text.starts_with("ma_don_vi,ky_bao_cao,ma_chi_tieu,tong_so,so_dat,ghi_chu\n") {
        return Some(Vec::new());
    }
    let row = |cells: Vec<String>| {
        let cell = |n: usize| cells.get(n).map(String::as_str).unwrap_or_default();
        Row {
            about: cell(0).to_owned(),
            indicator: cell(2).to_owned(),
            total: Cell::of(cell(3)),
            number: Cell::of(cell(4)),
            in_place: cell(1) == span.id,
            whole: cells.len() == 6,
        }
    };
    Some(records(text).into_iter().map(row).collect())
}

/// True where the file is there and its header is not that of figures.
pub(crate) fn is_lost(files: &Files, span: &Span, unit: &str) -> bool {
    let text = files.get(&path(span, "chi-tieu", unit));
    text.is_some_and(|text| !text.starts_with("ma_don_vi,ky_bao_cao,ma_chi_tieu,"))
}

/// An answer: task or heading, state, difficulty.
pub(crate) type Answer = (String, String, bool);

/// The answers of a unit's file that can be read.
pub(crate) fn answers(plan: &Plan, files: &Files, span: &Span, unit: &str) -> Vec<Answer> {
    let Some(file) = files.get(&path(span, "nhiem-vu", unit)) else { return Vec::new() };
    let states = ["chua-trien-khai", "dang-thuc-hien", "hoan-thanh", "KPS"];
    let known = |id: &String| {
        plan.headings.contains(id) || plan.tasks.iter().any(|task| text(task, "id") == id)
    };
    let rows = records(file).into_iter().filter(|cells| cells.len() == 8);
    let own = rows.filter(|cells| cells[0] == unit && cells[1] == span.id);
    let sound = own.filter(|cells| known(&cells[2]) && states.contains(&cells[3].as_str()));
    sound.map(|cells| (cells[2].clone(), cells[3].clone(), !cells[5].is_empty())).collect()
}

/// A row of the register: form, unit, day.
pub(crate) fn register(files: &Files, span: &Span) -> Vec<(String, String, String)> {
    let path = format!("reports/{}/so-tiep-nhan.csv", span.id);
    let Some(text) = files.get(&path) else { return Vec::new() };
    let row = |cells: Vec<String>| (cells[1].clone(), cells[2].clone(), cells[3].clone());
    records(text).into_iter().map(row).collect()
}

/// The tables under a key of `exemptions.toml`.
pub(crate) fn decisions(files: &Files, key: &str) -> Vec<toml::Value> {
    let Some(text) = files.get("reports/exemptions.toml") else { return Vec::new() };
    let table: toml::Table = text.parse().expect("TOML");
    table.get(key).and_then(toml::Value::as_array).cloned().unwrap_or_default()
}
