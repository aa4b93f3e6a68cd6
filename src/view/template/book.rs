//! Forms as a workbook: for one unit, or one for many of whom each chooses itself.

use super::{Question, closing_lines, figures, heads, period_line, questions, whole_line};
use crate::document::form::{Answer, Chosen, Field, FormBook, FormSheet, Given, Line};
use crate::document::{Cell, Run};
use crate::intake::form;
use crate::plan::{Form, UnitId};
use crate::view::Facts;

/// Widths of the columns of figures, in characters.
const FIGURES: [u16; 12] = [12, 12, 12, 24, 36, 10, 8, 9, 9, 10, 11, 16];
/// Widths of the columns of tasks.
const TASKS: [u16; 7] = [9, 58, 14, 36, 22, 20, 22];

/// The workbook with these forms for these units; the forms in the order of their sheets.
pub fn book(facts: &Facts<'_>, units: &[UnitId], forms: &[Form]) -> FormBook {
    let period = facts.overview.term.period.title();
    let lines = guide(facts, units, forms);
    FormBook {
        title: format!("Biểu số liệu {period}, {}", facts.plan.head.short_citation()),
        made_on: facts.overview.as_of,
        units: chosen(facts, units),
        sheets: forms.iter().map(|form| sheet(facts, units, *form)).collect(),
        guide: (form::GUIDE_SHEET.to_owned(), lines),
        lookup: form::LOOKUP_SHEET.to_owned(),
        states: form::STATES.map(str::to_owned).to_vec(),
    }
}

/// Units by name. A name that several bear is shown with the id, and needs no code beside it.
fn chosen(facts: &Facts<'_>, units: &[UnitId]) -> Vec<Chosen> {
    let name = |unit: &UnitId| facts.plan.unit(*unit).name.as_str();
    let one = |unit: &UnitId| {
        let code = form::unit_code(&facts.plan.unit(*unit).id);
        match units.iter().filter(|other| name(other) == name(unit)).count() {
            1 => Chosen { name: name(unit).to_owned(), code },
            _ => Chosen { name: format!("{} {code}", name(unit)), code: String::new() },
        }
    };
    units.iter().map(one).collect()
}

fn sheet(facts: &Facts<'_>, units: &[UnitId], form: Form) -> FormSheet {
    let term = &facts.overview.term;
    let mut lines = vec![Line::Title(form::title(form).to_owned())];
    lines.extend(facts.overview.invented.then(|| Line::Warning(form::INVENTED.to_owned())));
    lines.push(Line::Text(period_line(term)));
    lines.extend((units.len() > 1).then(|| Line::Text(form::CHOOSE.to_owned())));
    lines.push(Line::Unit(form::UNIT.trim().to_owned()));
    lines.extend(closing_lines(facts.plan, term).map(Line::Text));
    lines.extend(whole_line(facts, form, units).map(Line::Text));
    let widths: &[u16] = if form == Form::Figures { &FIGURES } else { &TASKS };
    let columns = heads(facts, form, units).into_iter().zip(widths.iter().copied());
    FormSheet {
        name: form::sheet(form).to_owned(),
        lines,
        columns: columns.collect(),
        rows: rows(facts, units, form),
        spare: if form == Form::Figures { figures::or_whole(facts, units) } else { 0 },
    }
}

/// The rows of all units laid over each other: the first of each, the second of each …
fn rows(facts: &Facts<'_>, units: &[UnitId], form: Form) -> Vec<Vec<Field>> {
    let asked: Vec<Vec<Question>> =
        units.iter().map(|unit| questions(facts, form, *unit)).collect();
    let most = asked.iter().map(Vec::len).max().unwrap_or(0);
    let width = heads(facts, form, units).len();
    let row = |n: usize| {
        let of_units: Vec<Option<&Question>> = asked.iter().map(|own| own.get(n)).collect();
        (0..width).map(|column| field(&of_units, column)).collect()
    };
    (0..most).map(row).collect()
}

fn field(questions: &[Option<&Question>], column: usize) -> Field {
    let cell = |question: &Option<&Question>| {
        question.map(|question| question.cells[column].clone()).unwrap_or_default()
    };
    let cells: Vec<Cell> = questions.iter().map(cell).collect();
    let same = cells.windows(2).all(|pair| pair[0] == pair[1]);
    let given = match cells.first() {
        Some(first) if same => Given::Same(first.clone()),
        _ => Given::ByUnit(cells),
    };
    let of_column = |question: &&Question| {
        question.answers.iter().find(|(n, _)| *n == column).map(|(_, answer)| *answer)
    };
    let answers = questions.iter().flatten().filter_map(of_column);
    Field { given, answer: answers.reduce(either) }
}

/// Where a row asks one unit for a level and another for a flow, either may be written.
fn either(one: Answer, other: Answer) -> Answer {
    match (one, other) {
        (
            Answer::Attained { total, nothing_arose: one },
            Answer::Attained { nothing_arose: other, .. },
        ) => Answer::Attained { total, nothing_arose: one || other },
        _ => one,
    }
}

/// The sheet that explains.
fn guide(facts: &Facts<'_>, units: &[UnitId], forms: &[Form]) -> Vec<Run> {
    let (plan, term) = (facts.plan, &facts.overview.term);
    let desk = &plan.letterhead.issuer_short;
    let [closing, due] = closing_lines(plan, term);
    let mut lines = vec![
        Run::bold("HƯỚNG DẪN ĐIỀN BIỂU"),
        Run::plain(format!("{} · {}", plan.head.citation(), term.period.title())),
        Run::plain(format!("{closing}. {due}.")),
        Run::bold("Các bước"),
    ];
    let sheets: Vec<String> =
        forms.iter().map(|form| format!("“{}”", form::sheet(*form))).collect();
    let first = sheets.first().map_or("", String::as_str);
    let mut steps = Vec::new();
    if units.len() > 1 {
        steps.push(format!(
            "Mở trang {first}, bấm vào ô màu vàng ở dòng “Đơn vị”, chọn tên đơn vị trong danh \
             sách. Mã đơn vị, số kỳ trước và tổng số đã đăng ký tự hiện."
        ));
    }
    steps.push(format!(
        "Điền các ô màu vàng nhạt ở trang {}. Các ô khác đã khoá, không cần sửa.",
        sheets.join(" và trang ")
    ));
    steps.push(
        "Ô nào báo đỏ là số cần xem lại: số đạt lớn hơn tổng số, hoặc không phải số nguyên."
            .to_owned(),
    );
    steps.push(format!(
        "Lưu tệp (giữ dạng Excel .xlsx), không đổi tên trang, không xoá dòng, rồi gửi về {desk} \
         kèm văn bản."
    ));
    let numbered = steps.into_iter().enumerate().map(|(n, step)| format!("{}. {step}", n + 1));
    lines.extend(numbered.map(Run::plain));
    for form in forms {
        lines.push(Run::bold(form::title(*form)));
        lines.extend(form::guidance(*form).iter().map(|line| Run::plain(format!("• {line}"))));
    }
    if units.len() > 1 {
        lines.push(Run::bold("Trang ẩn"));
        lines.push(Run::plain(format!(
            "• Trang ẩn “{}” giữ tên, mã đơn vị và số tổng hợp của kỳ trước để các ô tự hiện; \
             không có thông tin cá nhân.",
            form::LOOKUP_SHEET
        )));
    }
    lines
}
