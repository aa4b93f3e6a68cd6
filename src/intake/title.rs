//! What title rows say: unit, period, document. A title also cites the plan, the letter that
//! asked, and those it is sent to; none of these is the sender.

use super::finding::{Place, Refusal};
use super::form;
use super::grid::Row;
use super::names::{Units, plain};
use super::origin::{Claim, Letter};
use super::periods;
use crate::period::Period;
use crate::plan::{Plan, UnitId};

const MOST_TITLES: usize = 200;
const LONGEST_TITLE: usize = 1000;
const UNIT_LABELS: [&str; 5] =
    ["don vi", "don vi bao cao", "ten don vi", "co quan don vi", "co quan bao cao"];
const PERIOD_LABELS: [&str; 2] = ["ky bao cao", "ky"];
const INDICATOR_LABELS: [&str; 2] = ["chi tieu", "ten chi tieu"];

fn place(row: &Row, column: usize) -> Place {
    Place { column: u32::try_from(column + 1).ok(), ..row.place() }
}

/// Values behind a label: `Đơn vị: xã …`, in one cell or in two.
fn labelled<'r>(rows: &'r [Row], labels: &'r [&str]) -> Vec<(Place, &'r str)> {
    let is_label = |text: &str| labels.contains(&plain(text).as_str());
    let mut values = Vec::new();
    for row in rows {
        let cells: Vec<(usize, &str)> = row.filled().collect();
        for (n, (column, cell)) in cells.iter().enumerate() {
            let (label, value) = cell.split_once(':').unwrap_or((cell, ""));
            if !is_label(label) {
                continue;
            }
            if !value.trim().is_empty() {
                values.push((place(row, *column), value.trim()));
            } else if let Some((column, next)) = cells.get(n + 1) {
                values.push((place(row, *column), *next));
            }
        }
    }
    values
}

/// The indicator that a whole table is about.
pub(super) fn indicator(rows: &[Row]) -> Option<(Place, &str)> {
    labelled(rows, &INDICATOR_LABELS).into_iter().next()
}

/// Cells of title rows that speak of the sender.
fn of_sender(rows: &[Row]) -> impl Iterator<Item = (&Row, usize, &str)> {
    // A title is short and there are few: more is no title, and costs no time.
    let titles = rows.iter().take(MOST_TITLES);
    let cells = titles.flat_map(|row| row.filled().map(move |(n, cell)| (row, n, cell)));
    cells.filter(|(_, _, cell)| {
        if cell.len() > LONGEST_TITLE {
            return false;
        }
        let words = plain(cell);
        !words.starts_with("kinh gui")
            && !words.starts_with("noi nhan")
            && !words.starts_with("gui ")
    })
}

/// Periods that title rows name.
pub(super) fn periods(rows: &[Row]) -> Vec<Claim<Period>> {
    let labels = labelled(rows, &PERIOD_LABELS).into_iter();
    let exact = labels.filter_map(|(place, value)| {
        periods::exact(value).map(|period| Claim::of_title(period, place, value))
    });
    let mut claims: Vec<Claim<Period>> = exact.collect();
    for (row, column, cell) in of_sender(rows) {
        let found = periods::inside(cell).into_iter();
        claims.extend(found.map(|period| Claim::of_title(period, place(row, column), cell)));
    }
    claims
}

/// Units that title rows name.
pub(super) fn units(
    plan: &Plan,
    rows: &[Row],
    units: &Units<'_>,
) -> Result<Vec<Claim<UnitId>>, Refusal> {
    let mut claims = Vec::new();
    for (place, value) in labelled(rows, &UNIT_LABELS) {
        if let Some((name, id)) = form::coded(value) {
            let unit = units.unit(id).map_err(|refusal| refusal.at(place.clone(), value))?;
            // Somebody may have written another name over the one that was there.
            let named = units.unit(name).ok().filter(|named| *named != unit);
            let both = std::iter::once(unit).chain(named);
            claims.extend(both.map(|unit| Claim::of_title(unit, place.clone(), value)));
            continue;
        }
        let unit = match (units.unit(value), &units.inside(value, false)[..]) {
            (Ok(unit), _) => unit,
            (Err(_), [only]) => *only,
            (Err(refusal), _) => return Err(refusal.at(place, value)),
        };
        claims.push(Claim::of_title(unit, place, value));
    }
    let coded = |cell: &str| cell.split_once(':').is_some_and(|(_, v)| form::coded(v).is_some());
    for (row, column, cell) in of_sender(rows).filter(|(_, _, cell)| !coded(cell)) {
        let named = match units.unit(cell) {
            Ok(unit) if cell.contains(' ') => vec![unit],
            // The coordinator asks for reports: in a sentence it is cited, not the sender.
            _ => {
                let found = units.inside(cell, false).into_iter();
                found.filter(|unit| *unit != plan.head.coordinator).collect()
            }
        };
        let claim = |unit| Claim::of_title(unit, place(row, column), cell);
        claims.extend(named.into_iter().map(claim));
    }
    Ok(claims)
}

/// Numbers and dates of the sender's own document.
pub(super) fn letters(plan: &Plan, rows: &[Row]) -> Vec<Claim<Letter>> {
    let letter = |(row, column, cell): (&Row, usize, &str)| {
        let (number, date) = (own_number(plan, cell), own_date(cell));
        let found = number.is_some() || date.is_some();
        found.then(|| Claim::of_title(Letter { number, date }, place(row, column), cell))
    };
    of_sender(rows).filter_map(letter).collect()
}

/// `Số: 45/BC-UBND` at the head of a cell, or `Kèm theo Báo cáo số 45/BC-UBND`.
fn own_number(plan: &Plan, cell: &str) -> Option<String> {
    let words = plain(cell);
    if !words.starts_with("so ") && !words.starts_with("kem theo bao cao") {
        return None;
    }
    let text = cell.replace(" /", "/").replace("/ ", "/").replace(':', " ");
    let mut tokens = text.split_whitespace().map(|t| t.trim_matches([',', '.', ';', '(', ')']));
    let number = tokens.find(|token| is_number(token))?;
    (number != plan.head.number).then(|| number.to_owned())
}

/// `45/BC-UBND`, not `12/12/2025` and not `/BC-UBND` with its number still blank.
fn is_number(token: &str) -> bool {
    let Some((number, symbol)) = token.split_once('/') else { return false };
    let digits =
        !number.is_empty() && number.len() <= 6 && number.bytes().all(|b| b.is_ascii_digit());
    digits && symbol.chars().any(char::is_uppercase)
}

/// The date beside the place, or behind the number of the report the table came with.
fn own_date(cell: &str) -> Option<chrono::NaiveDate> {
    const OTHER: [&str; 9] = ["den", "tu", "het", "theo", "truoc", "han", "chot", "so", "lieu"];
    let words = plain(cell);
    let (before, after) = words.split_once("ngay ")?;
    let mut before = before.split_whitespace();
    let beside_place = before.clone().count() <= 6 && before.all(|w| !OTHER.contains(&w));
    let own = beside_place || words.starts_with("kem theo bao cao");
    periods::date_inside(after).filter(|_| own)
}
