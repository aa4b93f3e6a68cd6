//! `chi-tieu/<unit>.csv`: figures.

mod committed;

use super::departures::{Departures, Order};
use super::sheet::{self, Row};
use super::{Intake, Origin};
use crate::diagnostic::{Diagnostic, Excludes, rules};
use crate::plan::{About, AboutRule, FigureKey, IndicatorId, Plan, UnitId};
use crate::source::{Span, line_end, line_start};
use crate::submission::{Figure, Number, Value};
use crate::text::{find_personal_data, nearest};

const HEADER: &str = "ma_don_vi,ky_bao_cao,ma_chi_tieu,tong_so,so_dat,ghi_chu";
/// A count cell has at most so many digits (numbers.md, Limits).
const MOST_DIGITS: usize = 10;

const UNIT: usize = 0;
const PERIOD: usize = 1;
const INDICATOR: usize = 2;
const DENOMINATOR: usize = 3;
const NUMERATOR: usize = 4;
const NOTE: usize = 5;

/// Reads one file into the dataset.
pub(super) fn read(intake: &mut Intake<'_>, origin: Origin<'_>) {
    if intake.ids.plain && committed::read(intake, origin).is_ok() {
        return intake.vetted.push(origin.file);
    }
    read_carefully(intake, origin);
}

fn read_carefully(intake: &mut Intake<'_>, origin: Origin<'_>) {
    let Some(mut sheet) = sheet::open_of_unit(intake, origin, HEADER) else { return };
    let first = intake.dataset.figures.len();
    let mut guessed = Vec::new();
    let mut problems = Vec::new();
    let (mut seen, mut order) = (Departures::default(), Order::new());
    while let Some(row) = sheet.next_row(&mut problems) {
        intake.dataset.rows += 1;
        let mut reading = RowReading {
            plan: intake.plan,
            origin,
            row: &row,
            found: Vec::new(),
            coded: false,
            place: None,
        };
        match reading.figure() {
            Some(figure) => intake.dataset.figures.push(figure),
            None => guessed.extend(reading.key_by_guess()),
        }
        seen.codes |= reading.coded;
        if let Some(place) = reading.place {
            order.see(place);
        }
        problems.append(&mut reading.found);
    }
    seen.unordered = order.broken;
    sheet::close_of_unit(intake, origin, sheet.close(seen));
    let read = &intake.dataset.figures[first..];
    let is_read = |key: &FigureKey| read.iter().any(|figure| figure.key == *key);
    guessed.retain(|key| !is_read(key));
    claim(&mut problems, &guessed);
    let text = &origin.source.text;
    for problem in problems.iter_mut().filter(|p| is_broken(p)) {
        let key = key_on_line(intake.plan, origin, text, problem.span);
        problem.excludes = key.map_or(Excludes::Nothing, Excludes::Figure);
    }
    let about = |p: Diagnostic| p.about(Some(origin.unit), Some(origin.period));
    intake.problems.extend(problems.into_iter().map(about));
}

/// A row whose unit could not be read, for an indicator that a unit reports about itself, can
/// only be its own figure: the unit did report, so the figure is left out, not missing.
fn claim(problems: &mut [Diagnostic], guessed: &[FigureKey]) {
    let loose = problems.iter_mut().filter(|p| {
        p.excludes == Excludes::Nothing && std::ptr::eq(p.rule, &raw const rules::UNKNOWN_UNIT)
    });
    for (problem, key) in loose.zip(guessed) {
        problem.excludes = Excludes::Figure(*key);
    }
}

/// True for a row that could not be taken apart.
fn is_broken(problem: &Diagnostic) -> bool {
    let broken = [&rules::ROW_SHAPE, &rules::UNCLOSED_QUOTE, &rules::CELL_TOO_LONG];
    broken.iter().any(|rule| std::ptr::eq(problem.rule, *rule))
}

/// The figure that a broken row is about, where its first three cells are sound: the unit did
/// report it, so it is left out, not missing; a sound row beside it says the same thing twice.
fn key_on_line(plan: &Plan, origin: Origin<'_>, text: &str, span: Span) -> Option<FigureKey> {
    let start = line_start(text, span.start as usize);
    let line = &text[start..line_end(text, start)];
    let mut cells = line.split([',', ';']).map(|cell| cell.trim().trim_matches('"'));
    let (unit, period, indicator) = (cells.next()?, cells.next()?, cells.next()?);
    let about = match unit {
        About::WHOLE => About::Whole,
        unit => About::Unit(*plan.index.units.get(unit)?),
    };
    let indicator = *plan.index.indicators.get(indicator)?;
    let of_period = period == origin.folder;
    of_period.then_some(FigureKey { period: origin.period, indicator, about })
}

struct RowReading<'r> {
    plan: &'r Plan,
    origin: Origin<'r>,
    row: &'r Row<'r>,
    found: Vec<Diagnostic>,
    /// True where the unit is written by its official code.
    coded: bool,
    /// Its place in the plan's order.
    place: Option<(IndicatorId, Option<UnitId>)>,
}

impl RowReading<'_> {
    /// The figure of the row; `None` where something in it could not be understood.
    fn figure(&mut self) -> Option<Figure> {
        let about = self.about();
        let indicator = self.indicator();
        self.place = about.zip(indicator).map(|(about, id)| (id, about.unit()));
        let period = self.period();
        let denominator = self.number(DENOMINATOR);
        let numerator = self.number(NUMERATOR);
        let known = about.zip(indicator).filter(|_| period);
        let key = known.map(|(about, indicator)| FigureKey {
            period: self.origin.period,
            indicator,
            about,
        });
        if let Some(key) = key {
            // A row that is known but for its numbers was reported: left out, not missing.
            for problem in &mut self.found {
                problem.excludes = Excludes::Figure(key);
            }
        }
        let cells = (denominator?, numerator?);
        let figure = Figure::new(key?, self.origin.unit, cells, self.row.span);
        Some(figure.with_note(!self.row.text(NOTE).is_empty()))
    }

    fn about(&mut self) -> Option<About> {
        let text = self.row.text(UNIT);
        if text == About::WHOLE {
            return Some(About::Whole);
        }
        let unit = self.plan.index.units.get(text.as_ref()).copied();
        match unit {
            Some(unit) => self.coded = self.plan.unit(unit).id != text,
            None => self.found.push(unknown_unit(self.plan, &text, self.row.span(UNIT))),
        }
        unit.map(About::Unit)
    }

    fn indicator(&mut self) -> Option<IndicatorId> {
        let text = self.row.text(INDICATOR);
        let found = self.plan.index.indicators.get(text.as_ref()).copied();
        if found.is_none() {
            let message = format!("Không có chỉ tiêu nào mang mã “{text}”");
            let known = self.plan.indicators.iter().map(|i| i.id.as_str());
            let hint = match nearest(&text, known) {
                Some(near) => format!("Có phải ý là “{near}”?"),
                None => "Xem mã chỉ tiêu bằng lệnh: bdhvs coverage".to_owned(),
            };
            let span = self.row.span(INDICATOR);
            self.found.push(Diagnostic::new(&rules::UNKNOWN_INDICATOR, span, message).hint(hint));
        }
        found
    }

    fn period(&mut self) -> bool {
        let problem = wrong_period(self.row, PERIOD, self.origin);
        let right = problem.is_none();
        self.found.extend(problem);
        right
    }

    fn number(&mut self, column: usize) -> Option<Number> {
        let text = self.row.text(column);
        let span = self.row.span(column);
        match value(&text) {
            Ok(value) => Some(Number { value, span }),
            Err(NotACount::TooLong) => {
                let message = format!("“{text}” có quá {MOST_DIGITS} chữ số");
                let problem = Diagnostic::new(&rules::COUNT_TOO_LONG, span, message);
                self.found.push(problem.hint("Ghi đúng số người; không ghi mã số vào ô này"));
                None
            }
            Err(NotACount::Other) => {
                let message = format!("“{text}” không phải là số nguyên");
                let problem = Diagnostic::new(&rules::NOT_A_COUNT, span, message);
                self.found.push(problem.hint(hint_for_count(&text)));
                None
            }
        }
    }

    /// The only figure that a row with an unknown unit can be about.
    fn key_by_guess(&self) -> Option<FigureKey> {
        let unknown = !self.plan.index.units.contains_key(self.row.text(UNIT).as_ref());
        let indicator = *self.plan.index.indicators.get(self.row.text(INDICATOR).as_ref())?;
        let own = self.plan.indicator(indicator).about == AboutRule::Itself;
        let about = About::Unit(self.origin.unit);
        (unknown && own).then_some(FigureKey { period: self.origin.period, indicator, about })
    }
}

/// Why a text is no count.
pub(super) enum NotACount {
    TooLong,
    Other,
}

/// A whole number, blank, or KPS.
pub(super) fn value(text: &str) -> Result<Value, NotACount> {
    match text {
        "" => return Ok(Value::Blank),
        "KPS" | "kps" => return Ok(Value::NothingArose),
        // A telephone number is made of digits too, and must not go on as a number of people.
        _ if !find_personal_data(text).is_empty() => return Err(NotACount::Other),
        _ if !text.bytes().all(|b| b.is_ascii_digit()) => return Err(NotACount::Other),
        _ if text.len() > MOST_DIGITS => return Err(NotACount::TooLong),
        _ => {}
    }
    text.parse().map(Value::Count).map_err(|_| NotACount::Other)
}

fn hint_for_count(text: &str) -> String {
    if text.contains('%') {
        return "Ghi số người, không ghi tỷ lệ; tỷ lệ do phần mềm tính".to_owned();
    }
    if text.contains(['.', ',']) {
        return "Ghi số liền, không có dấu chấm hay dấu phẩy: 1234".to_owned();
    }
    if text.starts_with('-') && text.len() > 1 {
        return "Số người không thể âm; ghi lại số đúng".to_owned();
    }
    "Ghi số nguyên; chưa có số liệu thì để trống, không ai đạt thì ghi 0".to_owned()
}

/// The problem of a unit that the plan does not have.
pub(super) fn unknown_unit(plan: &Plan, text: &str, span: Span) -> Diagnostic {
    let message = format!("Không có đơn vị nào mang mã “{text}”");
    let known = plan.units.iter().map(|u| u.id.as_str());
    let hint = match nearest(text, known) {
        Some(near) => format!("Có phải ý là “{near}”?"),
        None => "Tra mã đơn vị bằng lệnh: bdhvs units".to_owned(),
    };
    Diagnostic::new(&rules::UNKNOWN_UNIT, span, message).hint(hint)
}

/// The problem of a row whose period is not its folder's.
pub(super) fn wrong_period(row: &Row<'_>, column: usize, origin: Origin<'_>) -> Option<Diagnostic> {
    let text = row.text(column);
    let period = origin.folder;
    (text != period).then(|| {
        let message = format!("Kỳ “{text}” khác kỳ của thư mục ({period})");
        let hint = format!("Ghi {period}, hoặc chuyển dòng này sang tệp của đúng kỳ");
        Diagnostic::new(&rules::WRONG_PERIOD, row.span(column), message).hint(hint)
    })
}

/// The unit that a row of tasks or models names; it must be the file's own.
pub(super) fn own_unit(
    plan: &Plan,
    row: &Row<'_>,
    origin: Origin<'_>,
) -> Result<UnitId, Diagnostic> {
    let text = row.text(UNIT);
    let Some(unit) = plan.index.units.get(text.as_ref()).copied() else {
        return Err(unknown_unit(plan, &text, row.span(UNIT)));
    };
    if unit == origin.unit {
        return Ok(unit);
    }
    let message = format!("Dòng này ghi đơn vị “{text}”, khác đơn vị của tệp");
    let hint =
        format!("Ghi {}, hoặc chuyển dòng sang tệp của đơn vị kia", plan.unit(origin.unit).id);
    Err(Diagnostic::new(&rules::NOT_THE_OWNER, row.span(UNIT), message).hint(hint))
}
