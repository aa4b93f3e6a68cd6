//! Figures that an officer types: `INDICATOR=31204/33950`, from a signed page or a telephone
//! call. They end in the same file, through the same writer, as what comes by file.

use super::committed;
use super::names::{Indicators, WHOLE, plain};
use crate::period::Period;
use crate::plan::{About, Denominator, FigureKey, Form, IndicatorId, Measure, Plan, UnitId};
use crate::submission::CORRECTION;
use crate::text::{find_personal_data, nearest};
use crate::vietnamese::upper_first;

/// A figure as it was typed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Typed {
    /// Its key.
    pub key: FigureKey,
    /// `tong_so`; empty for a count.
    pub denominator: String,
    /// `so_dat`.
    pub numerator: String,
}

/// Reads `INDICATOR=so_dat/tong_so`, `INDICATOR=so_dat` for a count, `INDICATOR@UNIT=…` for a
/// figure about another unit. An error says what is wrong and what to write.
pub fn parse(
    plan: &Plan,
    (reporter, period): (UnitId, Period),
    text: &str,
) -> Result<Typed, String> {
    let example = "Ghi MÃ-CHỈ-TIÊU=số đạt/tổng số, ví dụ …=31204/33950";
    let (name, numbers) =
        text.split_once('=').ok_or_else(|| format!("“{text}” thiếu dấu bằng. {example}."))?;
    let (id, about) = name.split_once('@').map_or((name, None), |(id, unit)| (id, Some(unit)));
    let indicator = indicator(plan, (reporter, period), id.trim())?;
    let about = about.map_or(Ok(About::Unit(reporter)), |unit| self::about(plan, unit))?;
    let key = FigureKey { period, indicator, about };
    if !plan.owns(reporter, indicator, about) {
        let name = plan.name_in_sentence(reporter);
        let own = own(plan, (reporter, period));
        return Err(format!("Số của chỉ tiêu “{id}” không do {name} báo cáo. {own}"));
    }
    let (numerator, denominator) = numbers_of(plan, indicator, numbers)?;
    Ok(Typed { key, denominator, numerator })
}

/// By code, or by a name as screens and forms print it; of several what the unit itself reports.
fn indicator(
    plan: &Plan,
    (reporter, period): (UnitId, Period),
    name: &str,
) -> Result<IndicatorId, String> {
    let names = Indicators::new(plan, period);
    let found = plan.index.indicators.get(name).copied();
    let found = found.or_else(|| names.of_unit(name, reporter));
    let found = found.or_else(|| names.indicator(name).ok());
    let own = || own(plan, (reporter, period));
    match found {
        Some(id) if plan.indicator(id).has_parts => {
            Err(format!("“{name}” là tổng của các phần, nhập số của từng phần. {}", own()))
        }
        Some(id) => Ok(id),
        None => {
            let ids = names.form_of(reporter);
            let near = nearest(name, ids.iter().map(|id| plan.indicator(*id).id.as_str()));
            let near = near.map(|near| format!(" Có phải ý là “{near}”?")).unwrap_or_default();
            Err(format!("Không có chỉ tiêu nào tên hay mã “{name}”.{near} {}", own()))
        }
    }
}

/// What a unit may type, code and name.
fn own(plan: &Plan, (unit, period): (UnitId, Period)) -> String {
    let form = Indicators::new(plan, period).form_of(unit);
    let one = |id: &IndicatorId| {
        let name = plan.short_name_in(*id, period.year());
        format!("{} ({name})", plan.indicator(*id).id)
    };
    let all: Vec<String> = form.iter().map(one).collect();
    let name = upper_first(&plan.name_in_sentence(unit));
    match all.as_slice() {
        [] => format!("{name} không có chỉ tiêu nào phải báo cáo trong kỳ này."),
        some => format!("{name} báo cáo: {}. Ghi mã hoặc tên trong ngoặc.", some.join("; ")),
    }
}

fn about(plan: &Plan, name: &str) -> Result<About, String> {
    if plain(name) == plain(WHOLE) {
        return Ok(About::Whole);
    }
    let unit = super::unit_named(plan, name.trim()).map(About::Unit);
    unit.map_err(|refusal| format!("{}. {}.", refusal.message, refusal.hint))
}

fn numbers_of(plan: &Plan, id: IndicatorId, text: &str) -> Result<(String, String), String> {
    let indicator = plan.indicator(id);
    let is_count = indicator.denominator == Denominator::None;
    let (numerator, denominator) = match (text.split_once('/'), is_count) {
        (Some((n, d)), false) => (n, d),
        (None, true) => (text, ""),
        (Some(_), true) => {
            return Err(format!("“{}” chỉ có một số, không có tổng số.", indicator.id));
        }
        (None, false) => {
            let example = format!("{}=số đạt/tổng số", indicator.id);
            return Err(format!("“{}” cần cả hai số. Ghi như {example}.", indicator.id));
        }
    };
    let flow = indicator.measure == Measure::Flow;
    let (numerator, denominator) = match (numerator.trim(), denominator.trim(), is_count) {
        (n, _, true) => (number(n, flow)?, String::new()),
        (n, d, false) => (number(n, flow)?, number(d, flow)?),
    };
    if !is_count && (numerator == KPS) != (denominator == KPS) {
        let message = format!("“{}” không phát sinh thì ghi KPS/KPS.", indicator.id);
        return Err(message);
    }
    Ok((numerator, denominator))
}

/// Nothing arose in the period.
const KPS: &str = "KPS";

/// A whole number without needless zeros and dots, or KPS of what is counted anew in each period.
fn number(text: &str, flow: bool) -> Result<String, String> {
    let ungrouped = ungrouped(text);
    let text = ungrouped.as_str();
    let digits = text.bytes().all(|b| b.is_ascii_digit());
    match text {
        "" => Err("Thiếu một số. Chưa có số liệu thì không nhập chỉ tiêu này.".to_owned()),
        "KPS" | "kps" if flow => Ok(KPS.to_owned()),
        "KPS" | "kps" => {
            Err("KPS chỉ dùng cho số phát sinh trong kỳ. Chỉ tiêu này tính luỹ kế: ghi lại số của \
             kỳ trước nếu không tăng."
                .to_owned())
        }
        _ if digits && text.len() > 10 => Err(format!("“{text}” dài quá 10 chữ số.")),
        _ if digits && text.len() > 2 && text.starts_with('0') => {
            Err(format!("“{text}” bắt đầu bằng số 0, không rõ là số người hay một mã số."))
        }
        _ if digits && text.len() == 2 && text.starts_with('0') => Ok(text[1..].to_owned()),
        _ if digits => Ok(text.to_owned()),
        _ => Err(format!(
            "“{text}” không phải là số nguyên. Ghi số liền, hoặc chấm đúng từng ba chữ số: 5120, \
             5.120."
        )),
    }
}

/// `5.120` as it is printed everywhere is 5120; `5.12` stays what it is.
fn ungrouped(text: &str) -> String {
    let mut groups = text.split('.');
    let first = groups.next().is_some_and(|group| (1..=3).contains(&group.len()));
    let whole = first && groups.all(|group| group.len() == 3);
    let digits = text.bytes().all(|byte| byte.is_ascii_digit() || byte == b'.');
    if whole && digits { text.replace('.', "") } else { text.to_owned() }
}

/// The committed file with the typed figures in it, in the plan's order. `reason` marks them as
/// corrected; then each must be there already.
pub fn merge(
    plan: &Plan,
    existing: Option<&str>,
    typed: &[Typed],
    reason: Option<&str>,
) -> Result<String, String> {
    if reason.is_some_and(|reason| !find_personal_data(reason).is_empty()) {
        return Err(
            "Lý do có dữ liệu cá nhân; ghi lại không nêu số điện thoại, số căn cước.".to_owned()
        );
    }
    if let Some(twice) = twice(typed) {
        return Err(format!("“{}” ghi hai lần trong một lệnh.", plan.indicator(twice).id));
    }
    let mut rows = match existing {
        Some(text) => committed_rows(text)?,
        None => Vec::new(),
    };
    for figure in typed {
        put(&mut rows, row_of(plan, figure), reason)?;
    }
    rows.sort_by_key(|row| order(plan, row));
    Ok(committed::write(Form::Figures, rows.iter().map(Vec::as_slice)))
}

fn twice(typed: &[Typed]) -> Option<IndicatorId> {
    let repeated = |(n, figure): &(usize, &Typed)| typed[..*n].iter().any(|f| f.key == figure.key);
    typed.iter().enumerate().find(repeated).map(|(_, figure)| figure.key.indicator)
}

/// Puts one typed row among the others. The same figure once more changes nothing, so that a
/// command that was stopped half-way can be given again.
fn put(rows: &mut Vec<Vec<String>>, row: Vec<String>, reason: Option<&str>) -> Result<(), String> {
    let there = rows.iter_mut().find(|old| old[0] == row[0] && old[2] == row[2]);
    match (there, reason) {
        (Some(old), _) if old[3..5] == row[3..5] => {}
        (Some(old), Some(reason)) => {
            let note = corrected(&old[5], reason);
            old[3..5].clone_from_slice(&row[3..5]);
            old[5] = note;
        }
        (None, None) => rows.push(row),
        (Some(old), None) if old[3..5].iter().all(String::is_empty) => {
            old[3..5].clone_from_slice(&row[3..5]);
        }
        (Some(old), None) => {
            let there = said(old);
            let id = &row[2];
            return Err(format!("“{id}” đã có số {there}. Muốn sửa số đã có, dùng bdhvs amend."));
        }
        (None, Some(_)) => {
            let id = &row[2];
            return Err(format!("“{id}” chưa có số để đính chính. Dùng bdhvs enter."));
        }
    }
    Ok(())
}

/// As the officer types it: `so_dat/tong_so`.
fn said(row: &[String]) -> String {
    let numbers = [&row[4], &row[3]].map(String::as_str);
    numbers.into_iter().filter(|n| !n.is_empty()).collect::<Vec<_>>().join("/")
}

/// What the unit noted itself stays; of corrections the last one is told.
fn corrected(note: &str, reason: &str) -> String {
    let own = note.split(CORRECTION).next().unwrap_or_default().trim_end_matches([' ', ';']);
    let between = if own.is_empty() { "" } else { "; " };
    format!("{own}{between}{CORRECTION}{reason}")
}

/// The rows of a file in committed form. In another form a row could be lost unseen.
fn committed_rows(text: &str) -> Result<Vec<Vec<String>>, String> {
    let mut reader = csv::ReaderBuilder::new().flexible(true).from_reader(text.as_bytes());
    let records = reader.records().flatten();
    let rows: Vec<Vec<String>> = records.map(|r| r.iter().map(str::to_owned).collect()).collect();
    let whole = rows.iter().all(|row| row.len() == committed::header(Form::Figures).len());
    let again = committed::write(Form::Figures, rows.iter().map(Vec::as_slice));
    if whole && again == text {
        return Ok(rows);
    }
    Err("Tệp số liệu của đơn vị chưa ở dạng chuẩn nên chưa ghi thêm được. Chạy bdhvs validate \
         để xem, sửa rồi làm lại."
        .to_owned())
}

fn row_of(plan: &Plan, figure: &Typed) -> Vec<String> {
    let about = match figure.key.about {
        About::Unit(unit) => plan.unit(unit).id.clone(),
        About::Whole => WHOLE.to_owned(),
    };
    vec![
        about,
        figure.key.period.to_string(),
        plan.indicator(figure.key.indicator).id.clone(),
        figure.denominator.clone(),
        figure.numerator.clone(),
        String::new(),
    ]
}

/// Indicators in the plan's order, the whole before units, units in the plan's order.
fn order(plan: &Plan, row: &[String]) -> (Option<IndicatorId>, Option<UnitId>) {
    (plan.index.indicators.get(&row[2]).copied(), plan.index.units.get(&row[0]).copied())
}

#[cfg(test)]
mod tests;
