//! A CSV file of `reports/`: its header, its form, its rows.

use super::super::unread::unreadable;
use super::departures::Departures;
use super::formulas::{formula, text_columns};
use super::{Intake, Origin};
use crate::diagnostic::{Diagnostic, Excludes, rules};
use crate::plan::Form;
use crate::source::csv::{Cell, RowEnd, Splitter};
use crate::source::{FileId, SourceFile, Span, line_end};
use std::borrow::Cow;

/// A cell longer than this is not read (numbers.md, Limits).
pub(super) const LONGEST_CELL: usize = 32 * 1024;
/// More columns than this are not counted one by one.
const MOST_COLUMNS: usize = 100;

/// The column of units, the first in every form.
const UNIT: usize = 0;
const MODELS: &str = "ma_don_vi,ky_bao_cao,ten_mo_hinh,dia_ban,ket_qua";

/// A sheet that is being read row by row.
pub(super) struct Sheet<'a> {
    file: FileId,
    source: &'a SourceFile,
    splitter: Splitter<'a>,
    cells: Vec<Cell>,
    columns: usize,
    /// Places of the columns of free text.
    texts: Vec<usize>,
    departures: Departures,
}

/// A row of the right shape.
pub(super) struct Row<'s> {
    file: FileId,
    text: &'s str,
    cells: &'s [Cell],
    /// The whole row.
    pub(super) span: Span,
}

impl Row<'_> {
    /// The text of a cell, without the spaces around it.
    pub(super) fn text(&self, column: usize) -> Cow<'_, str> {
        match self.cells[column].text(self.text) {
            Cow::Borrowed(text) => Cow::Borrowed(text.trim()),
            Cow::Owned(text) => Cow::Owned(text.trim().to_owned()),
        }
    }

    /// The place of a cell; an empty one is as wide as the row's next character.
    pub(super) fn span(&self, column: usize) -> Span {
        let cell = self.cells[column];
        Span::new(self.file, cell.start, cell.end)
    }
}

/// Opens a sheet with that header. A file that cannot be read as this form is one problem that
/// names the command that mends it.
pub(super) fn open<'a>(
    source: &'a SourceFile,
    file: FileId,
    header: &str,
) -> Result<Sheet<'a>, Diagnostic> {
    let text = source.text.as_str();
    if let Some(problem) = unreadable(source, file) {
        return Err(of_sender(problem, source));
    }
    let first = &text[..line_end(text, 0)];
    let delimiter = if first.trim() == header {
        b','
    } else if first.trim() == header.replace(',', ";") {
        b';'
    } else {
        return Err(wrong_header(source, file, header));
    };
    let mut splitter = Splitter::new(text, delimiter);
    let mut cells = Vec::new();
    splitter.next_row(&mut cells);
    let columns = header.split(',').count();
    let mut departures = Departures::of_text(source, delimiter);
    departures.around_cells = first.len() != header.len();
    let texts = text_columns(header);
    Ok(Sheet { file, source, splitter, cells, columns, texts, departures })
}

/// Old encodings are read by `receive`, which knows them.
fn of_sender(problem: Diagnostic, source: &SourceFile) -> Diagnostic {
    if source.oversize.is_some() {
        return problem;
    }
    let hint = format!("{}, hoặc chạy: bdhvs receive {}", problem.hint, source.path);
    problem.hint(hint)
}

fn wrong_header(source: &SourceFile, file: FileId, header: &str) -> Diagnostic {
    let span = Span::new(file, 0, line_end(&source.text, 0));
    let message = "Dòng đầu không phải là tiêu đề của biểu này, nên cả tệp chưa được tổng hợp";
    Diagnostic::new(&rules::WRONG_HEADER, span, message).hint(format!(
        "Dòng đầu phải là {header}. Nếu đây là tệp đơn vị gửi, chạy: bdhvs receive {}",
        source.path
    ))
}

fn not_committed(source: &SourceFile, file: FileId, why: &str) -> Diagnostic {
    let message = format!("Tệp đọc được nhưng chưa ở dạng chuẩn: {why}");
    Diagnostic::new(&rules::NOT_COMMITTED_FORM, Span::head(file), message)
        .hint(format!("Chạy: bdhvs fmt {}", source.path))
}

impl Sheet<'_> {
    /// The next row of the right shape; what is not is pushed as a problem.
    pub(super) fn next_row(&mut self, problems: &mut Vec<Diagnostic>) -> Option<Row<'_>> {
        loop {
            match self.splitter.next_row(&mut self.cells)? {
                RowEnd::BadQuote { at } => problems.push(self.bad_quote(at)),
                RowEnd::Row { start, end } => {
                    let span = Span::new(self.file, start, end);
                    match self.misshapen(span) {
                        Some(problem) => problems.push(problem),
                        None => {
                            problems.extend(self.formulas());
                            break Some(span);
                        }
                    }
                }
            }
        }
        .map(|span| {
            let text = self.source.text.as_str();
            self.departures.around_cells |= !self.cells.iter().all(|c| c.is_written_so(text));
            Row { file: self.file, text, cells: &self.cells, span }
        })
    }

    /// What is to be said of a sheet that was read to its end, with what its rows showed.
    pub(super) fn close(mut self, rows: Departures) -> Option<Diagnostic> {
        self.departures.blank_lines = self.splitter.blank_lines > 0;
        self.departures.codes = rows.codes;
        self.departures.unordered = rows.unordered;
        self.departures.words().map(|why| not_committed(self.source, self.file, &why))
    }

    fn formulas(&self) -> impl Iterator<Item = Diagnostic> {
        let cells = self.texts.iter().filter_map(|place| self.cells.get(*place));
        cells
            .filter_map(|cell| formula(self.file, cell.text_start(), &cell.text(&self.source.text)))
    }

    fn bad_quote(&self, at: usize) -> Diagnostic {
        let span = Span::new(self.file, at, line_end(&self.source.text, at));
        let message = "Dấu ngoặc kép mở ở đây không được đóng đúng chỗ; dòng này bị bỏ qua";
        Diagnostic::new(&rules::UNCLOSED_QUOTE, span, message).hint(
            "Xoá dấu ngoặc kép, hoặc đóng ngoặc ở cuối ô; dấu ngoặc trong ô viết hai lần \"\"",
        )
    }

    fn misshapen(&self, span: Span) -> Option<Diagnostic> {
        let too_long = self.cells.iter().find(|c| c.end - c.start > LONGEST_CELL);
        if let Some(cell) = too_long {
            let span = Span::new(self.file, cell.start, cell.start + 1);
            let message = "Ô này dài quá 32 KB; dòng này bị bỏ qua";
            let problem = Diagnostic::new(&rules::CELL_TOO_LONG, span, message);
            return Some(problem.hint("Rút ngắn nội dung, phần chi tiết gửi kèm bằng văn bản"));
        }
        let found = self.cells.len();
        if found == self.columns {
            return None;
        }
        let found = if found > MOST_COLUMNS { "hơn 100".to_owned() } else { found.to_string() };
        let message =
            format!("Dòng có {found} cột, biểu này có {} cột; dòng này bị bỏ qua", self.columns);
        let hint = "Kiểm tra dấu phẩy thừa hoặc thiếu; ô có dấu phẩy đặt trong ngoặc kép \"…\"";
        Some(Diagnostic::new(&rules::ROW_SHAPE, span, message).hint(hint))
    }
}

/// Opens a unit's file; where one of figures cannot be read all of them are lost.
pub(super) fn open_of_unit<'a>(
    intake: &mut Intake<'_>,
    origin: Origin<'a>,
    header: &str,
) -> Option<Sheet<'a>> {
    match open(origin.source, origin.file, header) {
        Ok(sheet) => Some(sheet),
        Err(problem) => {
            let excludes = match origin.form {
                Form::Figures => Excludes::FileOf { reporter: origin.unit, period: origin.period },
                Form::Tasks | Form::Models => Excludes::Nothing,
            };
            let lost = problem.about(Some(origin.unit), Some(origin.period)).excluding(excludes);
            intake.problems.push(lost);
            None
        }
    }
}

/// Good models: only their shape is looked at, their text is for the drafter.
pub(super) fn models(intake: &mut Intake<'_>, origin: Origin<'_>) {
    let Some(mut sheet) = open_of_unit(intake, origin, MODELS) else { return };
    let mut seen = Departures::default();
    let mut problems = Vec::new();
    while let Some(row) = sheet.next_row(&mut problems) {
        intake.dataset.rows += 1;
        seen.see_unit(intake.plan, &mut intake.ids, &row.text(UNIT));
    }
    let about = |p: Diagnostic| p.about(Some(origin.unit), Some(origin.period));
    intake.problems.extend(problems.into_iter().map(about));
    close_of_unit(intake, origin, sheet.close(seen));
}

/// Says that a unit's file is not in committed form.
pub(super) fn close_of_unit(
    intake: &mut Intake<'_>,
    origin: Origin<'_>,
    warning: Option<Diagnostic>,
) {
    let about = |w: Diagnostic| w.about(Some(origin.unit), Some(origin.period));
    intake.problems.extend(warning.map(about));
}
