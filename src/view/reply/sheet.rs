//! A report file as rows and cells, to say where something stands in the words of the sender.

use super::split::{Row, split};
use super::{BLANK, Found, form_name, form_number};
use crate::intake::{ProposedRow, committed};
use crate::period::Period;
use crate::plan::{About, Form, IndicatorId};
use crate::source::{FileId, Span, place_of};
use crate::text::{mask, visible};
use crate::vietnamese::grouped;
use std::ops::Range;

pub(super) const SUBJECT: usize = 2;
pub(super) const TOTAL: usize = 3;
pub(super) const ATTAINED: usize = 4;

/// Heads of columns as people read them, beside those of the committed form.
const HEADS: [(&str, &str); 14] = [
    ("ma_don_vi", "Đơn vị"),
    ("ky_bao_cao", "Kỳ báo cáo"),
    ("ma_chi_tieu", "Chỉ tiêu"),
    ("tong_so", "Tổng số"),
    ("so_dat", "Số đạt"),
    ("ghi_chu", "Ghi chú"),
    ("ma_nhiem_vu", "Nhiệm vụ"),
    ("trang_thai", "Trạng thái"),
    ("ket_qua", "Kết quả"),
    ("kho_khan", "Khó khăn, vướng mắc"),
    ("kien_nghi", "Kiến nghị, đề xuất"),
    ("phuong_huong", "Phương hướng"),
    ("ten_mo_hinh", "Tên mô hình"),
    ("dia_ban", "Địa bàn"),
];

/// States as people read them, beside those of the committed form.
const STATES: [(&str, &str); 3] = [
    ("chua-trien-khai", "Chưa triển khai"),
    ("dang-thuc-hien", "Đang thực hiện"),
    ("hoan-thanh", "Hoàn thành"),
];

/// The head of a column as people read it; any other text as it is.
pub(super) fn head_in_words(head: &str) -> &str {
    HEADS.iter().find(|(key, _)| *key == head).map_or(head, |(_, words)| words)
}

/// One file of one form.
pub(super) struct Sheet<'a> {
    pub(super) form: Form,
    pub(super) file: FileId,
    text: &'a str,
    rows: Vec<Row>,
    /// The rows as they were sent, where the file was not stored yet.
    sent: Option<&'a [ProposedRow]>,
}

/// A row, and a cell of it where not the whole row is meant; no row is the whole file.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Spot {
    pub(super) row: Option<usize>,
    pub(super) column: Option<usize>,
}

impl<'a> Sheet<'a> {
    pub(super) fn new(
        found: &Found<'a>,
        (file, form): (FileId, Form),
        sent: Option<&'a [ProposedRow]>,
    ) -> Self {
        let text = found.sources.file(file).text.as_str();
        Self { form, file, text, rows: split(text), sent }
    }

    /// Rows of data, each with its number.
    pub(super) fn body(&self) -> impl Iterator<Item = usize> {
        1..self.rows.len()
    }

    /// The row has as many cells as the form.
    pub(super) fn is_whole(&self, row: usize) -> bool {
        self.rows[row].cells.len() == committed::header(self.form).len()
    }

    /// The text of a cell without its quotation marks; empty where there is none.
    pub(super) fn cell(&self, row: usize, column: usize) -> String {
        let range = self.rows.get(row).and_then(|row| row.cells.get(column));
        let text = range.map_or("", |range| self.text[range.clone()].trim());
        let inner = text.strip_prefix('"').and_then(|text| text.strip_suffix('"'));
        inner.map_or_else(|| text.to_owned(), |inner| inner.replace("\"\"", "\""))
    }

    /// Where a span stands.
    pub(super) fn spot(&self, span: Span) -> Spot {
        let (start, end) = (span.start as usize, span.end as usize);
        let holds = |row: &Row| row.range.start <= start && start <= row.range.end;
        let Some(at) = self.rows.iter().position(holds).filter(|at| *at > 0) else {
            return Spot::default();
        };
        let row = &self.rows[at];
        let whole = start == row.range.start && end >= row.range.end;
        let within = |cell: &Range<usize>| cell.start <= start && start <= cell.end;
        let column = row.cells.iter().position(within).filter(|_| !whole && self.is_whole(at));
        Spot { row: Some(at), column }
    }

    /// `dòng 9`, as the sender counts.
    pub(super) fn line(&self, row: usize) -> String {
        let sent = self.sent.and_then(|rows| rows.get(row.checked_sub(1)?));
        match sent {
            Some(row) => row.place.words(),
            None => format!("dòng {}", place_of(self.text, self.rows[row].range.start).line),
        }
    }

    /// The whole place and a short one: `Biểu 01, dòng 9: Người trưởng thành, cột Số đạt`.
    pub(super) fn place(&self, found: &Found<'_>, period: Period, spot: Spot) -> (String, String) {
        let Some(row) = spot.row else {
            return (format!("{}, cả tệp", form_name(self.form)), form_name(self.form));
        };
        let mut parts = vec![self.subject(found, period, row)];
        let heads = committed::header(self.form);
        let head = spot.column.and_then(|column| heads.get(column));
        parts.push(head.map_or_else(String::new, |head| format!("cột {}", head_in_words(head))));
        parts.retain(|part| !part.is_empty());
        let (line, inside) = (self.line(row), parts.join(", "));
        let form = form_number(self.form);
        match inside.as_str() {
            "" => (format!("{form}, {line}"), format!("{form}, {line}")),
            inside => (format!("{form}, {line}: {inside}"), inside.to_owned()),
        }
    }

    /// What a row is about.
    fn subject(&self, found: &Found<'_>, period: Period, row: usize) -> String {
        let text = self.cell(row, SUBJECT);
        match self.form {
            _ if !self.is_whole(row) || text.is_empty() => String::new(),
            Form::Figures => match self.figure(found, row) {
                Some((indicator, about)) => figure_name(found, period, (indicator, about)),
                None => String::new(),
            },
            Form::Tasks => format!("nhiệm vụ {}", shown(&text)),
            Form::Models => format!("mô hình “{}”", shown(&text)),
        }
    }

    /// Which figure a row holds.
    pub(super) fn figure(&self, found: &Found<'_>, row: usize) -> Option<(IndicatorId, About)> {
        let index = &found.plan.index;
        let indicator = *index.indicators.get(&self.cell(row, SUBJECT))?;
        let about = match self.cell(row, 0).as_str() {
            "toan-tinh" => About::Whole,
            unit => About::Unit(*index.units.get(unit)?),
        };
        Some((indicator, about))
    }

    /// What stands at a place, as it was sent.
    pub(super) fn content(&self, spot: Spot) -> String {
        match (spot.row, spot.column) {
            (Some(row), Some(column)) => self.sent_cell(row, column),
            (Some(row), None) if self.is_whole(row) => self.whole_row(row),
            (Some(_), None) => "(cả dòng)".to_owned(),
            _ => "(cả tệp)".to_owned(),
        }
    }

    fn sent_cell(&self, row: usize, column: usize) -> String {
        let sent = self.sent.and_then(|rows| rows.get(row.checked_sub(1)?)?.read.get(column));
        let text = sent.filter(|text| !text.is_empty()).cloned();
        shown(&text.unwrap_or_else(|| self.cell(row, column)))
    }

    fn whole_row(&self, row: usize) -> String {
        let named = |column: usize| {
            let head = committed::header(self.form).get(column).copied().unwrap_or_default();
            format!("{}: {}", head_in_words(head), self.sent_cell(row, column))
        };
        match self.form {
            Form::Figures => [TOTAL, ATTAINED].map(named).join("; "),
            Form::Tasks => named(3),
            Form::Models => "(cả dòng)".to_owned(),
        }
    }
}

/// An indicator as the form of the year names it, with the unit where it is about another.
pub(super) fn figure_name(
    found: &Found<'_>,
    period: Period,
    (id, about): (IndicatorId, About),
) -> String {
    let plan = found.plan;
    let indicator = plan.indicator(id);
    let target = plan.target(id, period.year()).filter(|_| indicator.part_of.is_none());
    let name =
        target.and_then(|target| target.short_name.as_ref()).unwrap_or(&indicator.short_name);
    match (indicator.about, about) {
        (crate::plan::AboutRule::Itself, _) => name.clone(),
        (_, About::Whole) => format!("{name}, {}", plan.head.scope),
        (_, About::Unit(unit)) => format!("{name}, {}", plan.name_in_sentence(unit)),
    }
}

/// The text of a cell as it is read: numbers with dots, keys in words, personal data masked.
pub(super) fn shown(text: &str) -> String {
    const LONGEST: usize = 60;
    if text.is_empty() {
        return BLANK.to_owned();
    }
    if let Some((_, words)) = STATES.iter().find(|(key, _)| *key == text) {
        return (*words).to_owned();
    }
    if let Some(count) = text.parse().ok().filter(|_| text.bytes().all(|b| b.is_ascii_digit())) {
        return grouped(count);
    }
    if let Ok(period) = text.parse::<Period>() {
        return period.title();
    }
    // Masked before it is cut: half a number would not be known for one.
    let masked = visible(&mask(text)).split_whitespace().collect::<Vec<_>>().join(" ");
    match masked.chars().count() > LONGEST {
        true => masked.chars().take(LONGEST).chain(['…']).collect(),
        false => masked,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cells_are_shown_as_they_are_read() {
        assert_eq!(shown(""), BLANK);
        assert_eq!(shown("12540"), "12.540");
        assert_eq!(shown("hoan-thanh"), "Hoàn thành");
        assert_eq!(shown("gọi 0912345678 nhé"), "gọi [đã che số điện thoại di động] nhé");
        assert_eq!(shown(&"a".repeat(70)).chars().count(), 61);
    }
}
