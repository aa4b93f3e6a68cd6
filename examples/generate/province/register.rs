//! The register of each period: what came, when, how, under which document.

use super::figures::Sheets;
use super::planted::Planted;
use super::script::{self, Sending};
use super::sheets::MODELS_SENT;
use super::world::World;
use crate::disk::Files;
use crate::random::Random;
use crate::text::Lines;
use bdhvs::period::parse_date;
use bdhvs::plan::{About, UnitId};
use chrono::{Days, NaiveDate};

const HEADER: &str =
    "so_tiep_nhan,bieu,ma_don_vi,ngay_nhan,kenh,so_van_ban,ngay_van_ban,sha256,ghi_chu";

/// How a unit's report came.
#[derive(Clone, Debug)]
struct Arrival {
    received: NaiveDate,
    channel: &'static str,
    document: String,
    dated: String,
}

/// One row of the register before it has a number.
struct Receipt {
    form: &'static str,
    unit: UnitId,
    arrival: Arrival,
    note: String,
    planted: Option<(String, &'static str)>,
}

/// A row that the script adds: period, unit, form, then as in the register.
struct Extra {
    at: (usize, &'static str, &'static str),
    arrival: (&'static str, &'static str, &'static str, &'static str),
    note: &'static str,
    why: &'static str,
    error: &'static str,
}

const EXTRA: [Extra; 4] = [
    Extra {
        at: (1, "xa-dien-khanh", "chi-tieu"),
        arrival: ("2025-12-17", "vbdt", "212/BC-UBND", "2025-12-16"),
        note: "gửi lại lần 2: sửa số đạt người trưởng thành, lần đầu ghi {before}",
        why: "a resubmission: the first receipt decides timeliness, this one's content counts",
        error: "",
    },
    Extra {
        at: (1, "phuong-bao-an", "van-ban"),
        arrival: ("2025-12-17", "vbdt", "187/BC-UBND", "2025-12-16"),
        note: "văn bản ký số của biểu đã gửi qua Zalo",
        why: "the signed document, five days after the table came by Zalo",
        error: "",
    },
    Extra {
        at: (3, "phuong-nam-nha-trang", "chi-tieu"),
        arrival: ("2026-06-16", "dien-thoai", "", ""),
        note: "đính chính lượt người học, chờ văn bản",
        why: "a correction by telephone: the second row of one form",
        error: "",
    },
    Extra {
        at: (4, "xa-suoi-hiep", "nhiem-vu"),
        arrival: ("2026-09-11", "email", "", ""),
        note: "tệp gửi kèm không mở được, đã đề nghị gửi lại",
        why: "a receipt whose file is not there",
        error: "receipt-without-file",
    },
];

/// Reports whose arrival is fixed: period, unit, then as in the register.
const FIXED: [(usize, &str, &str, &str, &str, &str); 2] = [
    (1, "xa-cam-an", "2025-12-12", "vbdt", "45/BC-UBND", "2025-12-12"),
    (1, "phuong-bao-an", "2025-12-12", "zalo", "", ""),
];

/// The resubmission raised the figure by so many people.
const RAISED_BY: u64 = 412;

/// Writes the register of a period.
pub(super) fn write(
    world: &World,
    t: usize,
    sheets: &[Sheets],
    files: &mut Files,
    planted: &mut Vec<Planted>,
) {
    let period = world.period(t);
    let path = format!("{period}/so-tiep-nhan.csv");
    let mut lines = Lines::beginning(HEADER);
    for (n, receipt) in receipts(world, t, &sheets[t]).iter().enumerate() {
        let line = lines.row(&cells(world, n + 1, receipt).each_ref().map(String::as_str));
        planted.extend(receipt.planted.iter().map(|(what, error)| {
            Planted::new(&period, format!("{path}:{line}"), what).error(error)
        }));
    }
    files.insert(path, lines.finish());
}

/// All rows in the order in which they came.
fn receipts(world: &World, t: usize, sheets: &Sheets) -> Vec<Receipt> {
    let units = world.units(t).into_iter().filter(|unit| !world.gathers(*unit));
    let mut receipts: Vec<Receipt> = units.flat_map(|unit| of_unit(world, t, unit)).collect();
    let extra = EXTRA.iter().filter(|extra| extra.at.0 == t);
    receipts.extend(extra.filter_map(|extra| added(world, extra, sheets)));
    receipts.sort_by_key(|receipt| receipt.arrival.received);
    receipts
}

fn of_unit(world: &World, t: usize, unit: UnitId) -> Vec<Receipt> {
    let sending = script::sending(world, t, unit);
    let Some(arrival) = arrival(world, t, unit, sending) else { return Vec::new() };
    let mut forms: Vec<&'static str> = match sending {
        Sending::DocumentOnly => vec!["van-ban"],
        Sending::Unregistered => vec![],
        _ => vec!["chi-tieu"],
    };
    if script::has_tasks(world, t, unit) {
        forms.push("nhiem-vu");
    }
    if MODELS_SENT.iter().any(|model| (model.t, model.unit) == (t, world.id(unit))) {
        forms.push("mo-hinh");
    }
    let note = if sending == Sending::DocumentOnly { "chưa có biểu số liệu" } else { "" };
    let receipt = |form| Receipt {
        form,
        unit,
        arrival: arrival.clone(),
        note: note.to_owned(),
        planted: remarkable(world, (t, unit), form, sending).map(|what| (what, "")),
    };
    forms.into_iter().map(receipt).collect()
}

/// What the README says of a row; of two forms the leading one is named.
fn remarkable(
    world: &World,
    (t, unit): (usize, UnitId),
    form: &str,
    sending: Sending,
) -> Option<String> {
    let by_zalo = FIXED.iter().any(|f| (f.0, f.1, f.3) == (t, world.id(unit), "zalo"));
    match sending {
        Sending::DocumentOnly => Some("a document without figures: document_only".to_owned()),
        Sending::Late(days) if form == "chi-tieu" => Some(format!("{days} days late")),
        _ if by_zalo && form == "chi-tieu" => Some("a table that came by Zalo".to_owned()),
        _ => None,
    }
}

fn arrival(world: &World, t: usize, unit: UnitId, sending: Sending) -> Option<Arrival> {
    let id = world.id(unit);
    if let Some(fixed) = FIXED.iter().find(|fixed| (fixed.0, fixed.1) == (t, id)) {
        return as_written((fixed.2, fixed.3, fixed.4, fixed.5));
    }
    let due = world.terms[t].due.day;
    let mut random = Random::of(&["arrival", id, &world.period(t)]);
    let early = random.below(10);
    let received = match sending {
        Sending::Late(days) => due.checked_add_days(Days::new(days))?,
        Sending::Extended(day) => parse_date(day)?,
        Sending::OnTime | Sending::DocumentOnly | Sending::Unregistered => {
            working_day(world, due.checked_sub_days(Days::new(early))?)
        }
        Sending::Missing | Sending::Pending | Sending::Exempt => return None,
    };
    let channel = channel(&mut random);
    let signed = working_day(world, received.checked_sub_days(Days::new(random.below(3)))?);
    let number = random.between(14, 480);
    let has_document = channel != "zalo";
    let document =
        if has_document { format!("{number}/{}", symbol(world, unit)) } else { "".into() };
    let dated = if has_document { signed.to_string() } else { String::new() };
    Some(Arrival { received, channel, document, dated })
}

fn channel(random: &mut Random) -> &'static str {
    match random.below(100) {
        0..72 => "vbdt",
        72..87 => "email",
        87..95 => "zalo",
        _ => "giay",
    }
}

/// The day itself where it is worked, else the last working day before it.
fn working_day(world: &World, day: NaiveDate) -> NaiveDate {
    let mut day = day;
    while !world.plan.calendar.is_working(day) {
        day = day.pred_opt().unwrap_or(day);
    }
    day
}

/// `BC-UBND`, or the agency's own sign.
fn symbol(world: &World, unit: UnitId) -> String {
    let sign = world.plan.unit(unit).aliases.first();
    match sign.filter(|_| !world.is_commune(unit)) {
        Some(sign) => format!("BC-{sign}"),
        None => "BC-UBND".to_owned(),
    }
}

fn as_written(
    (day, channel, document, dated): (&str, &'static str, &str, &str),
) -> Option<Arrival> {
    let (document, dated) = (document.to_owned(), dated.to_owned());
    Some(Arrival { received: parse_date(day)?, channel, document, dated })
}

fn added(world: &World, extra: &Extra, sheets: &Sheets) -> Option<Receipt> {
    let (_, unit, form) = extra.at;
    let unit = *world.plan.index.units.get(unit)?;
    let is_residents = |row: &&super::figures::Row| {
        row.about == About::Unit(unit) && world.indicator(row.indicator) == "nguoi-dan"
    };
    let row = sheets.get(&unit)?.iter().find(is_residents)?;
    let before = row.reached.number().map_or(0, |n| n.saturating_sub(RAISED_BY));
    let note = extra.note.replace("{before}", &before.to_string());
    let arrival = as_written(extra.arrival)?;
    Some(Receipt { form, unit, arrival, note, planted: Some((extra.why.to_owned(), extra.error)) })
}

fn cells(world: &World, number: usize, receipt: &Receipt) -> [String; 9] {
    let arrival = &receipt.arrival;
    [
        format!("{number:04}"),
        receipt.form.to_owned(),
        world.id(receipt.unit).to_owned(),
        arrival.received.to_string(),
        arrival.channel.to_owned(),
        arrival.document.clone(),
        arrival.dated.clone(),
        String::new(),
        receipt.note.clone(),
    ]
}
