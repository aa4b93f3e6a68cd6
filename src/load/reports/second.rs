//! `doi-chieu.csv`: figures of a second source. A row that cannot be used is named and stands
//! beside nothing; no figure of a report hangs on it.

use super::Intake;
use super::departures::Departures;
use super::figures::{self, NotACount, unknown_unit};
use super::sheet::{self, Row};
use crate::diagnostic::{Diagnostic, rules};
use crate::period::{Period, parse_date};
use crate::plan::{About, Denominator, FigureKey, IndicatorId, Plan};
use crate::source::{FileId, SourceFile};
use crate::submission::{Number, SecondFigure, Value};
use crate::text::nearest;
use chrono::NaiveDate;

const HEADER: &str =
    "ma_don_vi,ma_chi_tieu,tong_so,so_dat,ngay_so_lieu,nguon,so_van_ban,ngay_van_ban,ghi_chu";

const UNIT: usize = 0;
const INDICATOR: usize = 1;
const DENOMINATOR: usize = 2;
const NUMERATOR: usize = 3;
const AS_OF: usize = 4;
const SOURCE: usize = 5;
const DOCUMENT: usize = 6;
const DOCUMENT_DATE: usize = 7;

/// Reads the file of one period into the dataset.
pub(super) fn read(intake: &mut Intake<'_>, (file, source): (FileId, &SourceFile), period: Period) {
    let mut sheet = match sheet::open(source, file, HEADER) {
        Ok(sheet) => sheet,
        Err(problem) => return intake.problems.push(problem),
    };
    let mut problems = Vec::new();
    let mut found: Vec<SecondFigure> = Vec::new();
    while let Some(row) = sheet.next_row(&mut problems) {
        intake.dataset.rows += 1;
        match figure(intake.plan, &row, period).and_then(|one| only(&found, one)) {
            Ok(figure) => found.push(figure),
            Err(problem) => problems.push(problem),
        }
    }
    // The plan's order and ids are not asked of a list that an agency sends.
    problems.extend(sheet.close(Departures::default()));
    intake.dataset.second.append(&mut found);
    let about = |p: Diagnostic| {
        let unit = p.unit;
        p.about(unit, Some(period))
    };
    intake.problems.extend(problems.into_iter().map(about));
}

fn bad(row: &Row<'_>, column: usize, message: String, hint: &str) -> Diagnostic {
    Diagnostic::new(&rules::BAD_COMPARISON_ROW, row.span(column), message).hint(hint)
}

/// One source has one figure of the same people.
fn only(found: &[SecondFigure], one: SecondFigure) -> Result<SecondFigure, Diagnostic> {
    let same = |f: &&SecondFigure| f.key == one.key && f.source == one.source;
    let Some(first) = found.iter().find(same) else { return Ok(one) };
    let message = format!("Nguồn “{}” đã có số này ở dòng khác", one.source);
    let problem = Diagnostic::new(&rules::BAD_COMPARISON_ROW, one.row, message);
    Err(problem.label(first.row, "dòng thứ nhất").hint("Giữ lại dòng đúng, xoá dòng kia"))
}

fn figure(plan: &Plan, row: &Row<'_>, period: Period) -> Result<SecondFigure, Diagnostic> {
    let key = FigureKey { period, indicator: indicator(plan, row)?, about: about(plan, row)? };
    let figure = SecondFigure {
        key,
        denominator: number(row, DENOMINATOR)?,
        numerator: number(row, NUMERATOR)?,
        as_of: date(row, AS_OF)?,
        source: words(row, SOURCE, "nguồn số liệu (nguon)")?,
        document: words(row, DOCUMENT, "số văn bản (so_van_ban)")?,
        document_date: date(row, DOCUMENT_DATE)?,
        row: row.span,
    };
    sound(plan, row, &figure)?;
    Ok(figure)
}

/// At least one number, no total for what only counts, no more who attained than there are.
fn sound(plan: &Plan, row: &Row<'_>, figure: &SecondFigure) -> Result<(), Diagnostic> {
    let counts = plan.indicator(figure.key.indicator).denominator == Denominator::None
        && !plan.indicator(figure.key.indicator).has_parts;
    match (figure.numerator.value.number(), figure.denominator.value.number()) {
        (None, None) => {
            let message = "Dòng này chưa có số nào để đối chiếu".to_owned();
            Err(bad(row, NUMERATOR, message, "Ghi tong_so, so_dat, hoặc cả hai"))
        }
        (_, Some(_)) if counts => {
            let message = "Chỉ tiêu này chỉ đếm số lượng, không có tổng số".to_owned();
            Err(bad(row, DENOMINATOR, message, "Để trống ô tong_so"))
        }
        (Some(n), Some(d)) if n > d => {
            let message = format!("Số đạt ({n}) lớn hơn tổng số ({d})");
            Err(bad(row, NUMERATOR, message, "Đối chiếu lại với văn bản của nguồn số liệu"))
        }
        _ => Ok(()),
    }
}

fn about(plan: &Plan, row: &Row<'_>) -> Result<About, Diagnostic> {
    let text = row.text(UNIT);
    if text == About::WHOLE {
        return Ok(About::Whole);
    }
    let unit = plan.index.units.get(text.as_ref()).copied().map(About::Unit);
    unit.ok_or_else(|| {
        let unknown = unknown_unit(plan, &text, row.span(UNIT));
        Diagnostic { rule: &rules::BAD_COMPARISON_ROW, ..unknown }
    })
}

fn indicator(plan: &Plan, row: &Row<'_>) -> Result<IndicatorId, Diagnostic> {
    let text = row.text(INDICATOR);
    let found = plan.index.indicators.get(text.as_ref()).copied();
    found.ok_or_else(|| {
        let known = plan.indicators.iter().map(|i| i.id.as_str());
        let hint = match nearest(&text, known) {
            Some(near) => format!("Có phải ý là “{near}”?"),
            None => "Xem mã chỉ tiêu bằng lệnh: bdhvs coverage".to_owned(),
        };
        bad(row, INDICATOR, format!("Không có chỉ tiêu nào mang mã “{text}”"), &hint)
    })
}

/// A whole number or blank; what nobody counted is no number of a second source.
fn number(row: &Row<'_>, column: usize) -> Result<Number, Diagnostic> {
    let text = row.text(column);
    match figures::value(&text) {
        Ok(value @ (Value::Count(_) | Value::Blank)) => {
            Ok(Number { value, span: row.span(column) })
        }
        Ok(Value::NothingArose) | Err(NotACount::Other | NotACount::TooLong) => {
            let message = format!("“{text}” không phải là số nguyên");
            let hint = "Ghi số liền, nhiều nhất 10 chữ số; nguồn không có số thì để trống";
            Err(bad(row, column, message, hint))
        }
    }
}

fn words(row: &Row<'_>, column: usize, what: &str) -> Result<String, Diagnostic> {
    match row.text(column) {
        text if text.is_empty() => {
            let hint = "Số đối chiếu phải có nguồn và văn bản để tra lại";
            Err(bad(row, column, format!("Chưa ghi {what}"), hint))
        }
        text => Ok(text.into_owned()),
    }
}

/// Blank where nobody said.
fn date(row: &Row<'_>, column: usize) -> Result<Option<NaiveDate>, Diagnostic> {
    let text = row.text(column);
    if text.is_empty() {
        return Ok(None);
    }
    parse_date(&text).map(Some).ok_or_else(|| {
        let hint = "Ví dụ ngày 12 tháng 12 năm 2025 ghi 2025-12-12";
        bad(row, column, format!("“{text}” không phải là ngày (năm-tháng-ngày)"), hint)
    })
}
