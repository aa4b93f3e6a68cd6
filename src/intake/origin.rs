//! Who sent a file, for which period, under which document: from what the caller says, the title
//! rows, the file's name and its columns. Sources that disagree are all told, none wins.

use super::columns::Column;
use super::finding::{Change, Log, Place, Reason, Refusal, Remark, short};
use super::grid::Row;
use super::names::Units;
use super::table::Table;
use super::{Incoming, form, periods, title};
use crate::period::{Frequency, Period};
use crate::plan::{About, Plan, UnitId};
use chrono::NaiveDate;

/// Something that a source says.
pub(super) struct Claim<T> {
    pub(super) value: T,
    /// The source: `theo tên tệp`.
    pub(super) source: &'static str,
    pub(super) place: Option<Place>,
    pub(super) found: String,
}

const BY_CALLER: &str = "theo người nhận khai";
const BY_TITLE: &str = "theo phần đầu bảng";
const BY_NAME: &str = "theo tên tệp hoặc thư mục";
const BY_COLUMN: &str = "theo cột trong bảng";

impl<T> Claim<T> {
    fn of_caller(value: T) -> Self {
        Self { value, source: BY_CALLER, place: None, found: String::new() }
    }

    pub(super) fn of_title(value: T, place: Place, found: &str) -> Self {
        Self { value, source: BY_TITLE, place: Some(place), found: found.to_owned() }
    }

    fn of_name(value: T, found: &str) -> Self {
        Self { value, source: BY_NAME, place: None, found: found.to_owned() }
    }

    fn of_column(value: T, place: Place, found: &str) -> Self {
        Self { value, source: BY_COLUMN, place: Some(place), found: found.to_owned() }
    }
}

/// The one value that all claims agree on, with a remark on where it was read.
fn settle<T: Copy + PartialEq>(
    claims: Vec<Claim<T>>,
    what: (Reason, &str),
    name: impl Fn(T) -> String,
    log: &mut Log,
) -> Result<Option<T>, Refusal> {
    let mut claims = claims.into_iter();
    let Some(first) = claims.next() else { return Ok(None) };
    if let Some(other) = claims.find(|claim| claim.value != first.value) {
        let (reason, noun) = what;
        let message = format!(
            "{noun} ghi hai cách: {} {}, {} {}",
            name(first.value),
            first.source,
            name(other.value),
            other.source
        );
        let by_caller = [first.source, other.source].contains(&BY_CALLER);
        let refusal = Refusal::new(reason, message).hint(which_is_right(reason, by_caller));
        let placed = if other.place.is_some() { other } else { first };
        return Err(match placed.place {
            Some(place) => refusal.at(place, &placed.found),
            None => refusal,
        });
    }
    let message = format!("{}: {} ({})", what.1, name(first.value), first.source);
    let remark = Remark::new(Change::Source, message);
    log.remark(match first.place {
        Some(place) => remark.at(place, &first.found),
        None => remark,
    });
    Ok(Some(first.value))
}

/// What the officer said may be as wrong as the file: it is taken back, nothing is sent again.
fn which_is_right(reason: Reason, by_caller: bool) -> String {
    let option = match reason {
        Reason::Period => "--period",
        Reason::Unit => "--unit",
        _ => "--document",
    };
    match by_caller {
        true => format!("Nếu tệp ghi đúng thì bỏ {option}; nếu tệp ghi sai thì đề nghị gửi lại"),
        false => "Xem lại cách nào đúng, sửa chỗ kia rồi gửi lại".to_owned(),
    }
}

/// The period of the whole file.
pub(super) fn period(
    plan: &Plan,
    file: &Incoming<'_>,
    table: &Table,
    log: &mut Log,
) -> Result<Period, Refusal> {
    let known = plan.periods();
    let mut claims: Vec<Claim<Period>> = file.period.into_iter().map(Claim::of_caller).collect();
    claims.extend(title::periods(&table.titles));
    claims.extend(path_parts(file.name).into_iter().flat_map(|part| {
        periods::inside(part).into_iter().map(move |period| Claim::of_name(period, part))
    }));
    claims.extend(column_periods(table)?);
    let (good, other): (Vec<_>, Vec<_>) =
        claims.into_iter().partition(|claim| known.contains(&claim.value));
    let what = (Reason::Period, "Kỳ báo cáo");
    // A year in a title is most often that of the plan: it is no claim.
    let strange = other.into_iter().find(|claim| {
        claim.value.frequency() != Frequency::Year
            && (good.is_empty() || matches!(claim.source, BY_COLUMN | BY_CALLER))
    });
    if let Some(claim) = strange {
        return Err(unknown_period(plan, &claim));
    }
    settle(good, what, Period::in_sentence, log)?.ok_or_else(|| {
        Refusal::new(Reason::Period, "Không thấy ghi kỳ báo cáo trong bảng, tên tệp hay thư mục")
            .hint(
                "Ghi “Kỳ báo cáo: quý …/…” trên đầu bảng, hoặc khai bằng --period KỲ khi tiếp nhận",
            )
    })
}

fn unknown_period(plan: &Plan, claim: &Claim<Period>) -> Refusal {
    let message = format!(
        "{} không có trong kế hoạch ({})",
        crate::vietnamese::upper_first(&claim.value.in_sentence()),
        claim.source
    );
    let all = plan.periods();
    let hint = match (all.first(), all.last()) {
        (Some(first), Some(last)) => {
            format!("Các kỳ của kế hoạch: từ {} đến {}", first.in_sentence(), last.in_sentence())
        }
        _ => "Kế hoạch chưa có kỳ báo cáo nào".to_owned(),
    };
    let refusal = Refusal::new(Reason::Period, message).hint(hint);
    match &claim.place {
        Some(place) => refusal.at(place.clone(), &claim.found),
        None => refusal,
    }
}

/// What the column of periods says; a cell that is no period is refused.
fn column_periods(table: &Table) -> Result<Vec<Claim<Period>>, Refusal> {
    let cells = table.body.iter().map(|row| (row, table.text(row, Column::Period)));
    let filled = cells.filter(|(_, cell)| !cell.is_empty());
    let claim = |(row, cell): (&Row, &str)| {
        let place = table.place(row, Column::Period);
        match periods::exact(cell) {
            Some(period) => Ok(Claim::of_column(period, place, cell)),
            None => Err(Refusal::new(
                Reason::Period,
                format!("“{}” không phải là kỳ báo cáo", short(cell)),
            )
            .at(place, cell)
            .hint("Ghi như “Quý IV/2025” hoặc “2025-Q4”")),
        }
    };
    filled.map(claim).collect()
}

/// The unit that reports.
pub(super) fn reporter(
    plan: &Plan,
    file: &Incoming<'_>,
    table: &Table,
    units: &Units<'_>,
    log: &mut Log,
) -> Result<UnitId, Refusal> {
    let mut claims: Vec<Claim<UnitId>> = file.unit.into_iter().map(Claim::of_caller).collect();
    claims.extend(title::units(plan, &table.titles, units)?);
    claims.extend(name_units(plan, file.name, units));
    if claims.is_empty() {
        claims.extend(column_units(table, units));
    }
    let name = |id| plan.name_in_sentence(id);
    settle(claims, (Reason::Unit, "Đơn vị báo cáo"), name, log)?.ok_or_else(|| {
        Refusal::new(Reason::Unit, "Không rõ đơn vị nào gửi tệp này")
            .hint("Ghi tên đơn vị trên đầu bảng hoặc ở tên tệp, hoặc khai bằng --unit \"TÊN ĐƠN VỊ\" khi tiếp nhận")
    })
}

/// Units in the file's name, or else in its folder's.
fn name_units(plan: &Plan, name: &str, units: &Units<'_>) -> Vec<Claim<UnitId>> {
    let parts = path_parts(name);
    let in_part = |part: &&str| -> Vec<UnitId> {
        if let Ok(unit) = units.unit(part).or_else(|_| units.unit(form::unit_part(part))) {
            return vec![unit];
        }
        let found = units.inside(part, true);
        let others: Vec<UnitId> =
            found.iter().copied().filter(|id| *id != plan.head.coordinator).collect();
        if others.is_empty() { found } else { others }
    };
    let named = parts.iter().rev().map(|part| (part, in_part(part)));
    let first = named.into_iter().find(|(_, found)| !found.is_empty());
    let (part, found) = first.unwrap_or((&"", Vec::new()));
    found.into_iter().map(|unit| Claim::of_name(unit, part)).collect()
}

/// Units that rows are about, each at its first row; rows themselves report what is unknown.
fn column_units(table: &Table, units: &Units<'_>) -> Vec<Claim<UnitId>> {
    let mut claims: Vec<Claim<UnitId>> = Vec::new();
    for row in &table.body {
        for column in [Column::UnitCode, Column::UnitName] {
            let cell = table.text(row, column);
            let Ok(About::Unit(unit)) = units.about(cell) else { continue };
            if claims.iter().all(|claim| claim.value != unit) {
                claims.push(Claim::of_column(unit, table.place(row, column), cell));
            }
        }
    }
    claims
}

/// The file's name without its ending, and the folders nearest to it, which come first.
fn path_parts(name: &str) -> Vec<&str> {
    let mut parts: Vec<&str> = name.split(['/', '\\']).filter(|part| !part.is_empty()).collect();
    if let Some(last) = parts.last_mut() {
        let endings = ["csv", "tsv", "txt", "xlsx", "xlsm", "xls", "docx", "docm", "doc"];
        if let Some((stem, ending)) = last.rsplit_once('.')
            && endings.contains(&ending.to_ascii_lowercase().as_str())
        {
            *last = stem;
        }
    }
    parts.split_off(parts.len().saturating_sub(3))
}

/// Number and date of the document that came with the file.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Letter {
    /// `45/BC-UBND`.
    pub number: Option<String>,
    /// Its date.
    pub date: Option<NaiveDate>,
}

/// The document, as the caller and the title rows have it.
pub(super) fn letter(
    plan: &Plan,
    file: &Incoming<'_>,
    table: &Table,
    log: &mut Log,
) -> Result<Letter, Refusal> {
    let (given, told) =
        (file.letter.clone().unwrap_or_default(), title::letters(plan, &table.titles));
    let mut numbers: Vec<Claim<String>> = given.number.into_iter().map(Claim::of_caller).collect();
    let mut dates: Vec<Claim<NaiveDate>> = given.date.into_iter().map(Claim::of_caller).collect();
    for claim in told {
        let place = claim.place.unwrap_or_default();
        numbers.extend(claim.value.number.map(|n| Claim::of_title(n, place.clone(), &claim.found)));
        dates.extend(claim.value.date.map(|d| Claim::of_title(d, place.clone(), &claim.found)));
    }
    let texts: Vec<String> = numbers.iter().map(|claim| claim.value.clone()).collect();
    let same = |n: usize| texts.iter().position(|text| *text == texts[n]).unwrap_or(n);
    let numbers = numbers.into_iter().enumerate().map(|(n, claim)| Claim {
        value: same(n),
        source: claim.source,
        place: claim.place,
        found: claim.found,
    });
    let name = |n: usize| texts.get(n).cloned().unwrap_or_default();
    let number = settle(numbers.collect(), (Reason::Document, "Số văn bản"), name, log)?;
    let date = settle(dates, (Reason::Document, "Ngày văn bản"), crate::vietnamese::date, log)?;
    Ok(Letter { number: number.map(name), date })
}
