//! `doi-chieu.csv` of one period: what another agency has of the same people. Its numbers are those
//! of the sheets, moved a little; one is far away.

use super::figures::{Cell, Sheets};
use super::planted::Planted;
use super::world::World;
use crate::disk::Files;
use crate::text::Lines;

const HEADER: &str =
    "ma_don_vi,ma_chi_tieu,tong_so,so_dat,ngay_so_lieu,nguon,so_van_ban,ngay_van_ban,ghi_chu";
const PERIOD: &str = "2026-Q2";
const INDICATOR: &str = "nguoi-dan";
const PAPER: &str = "Thống kê tỉnh (giả định),118/TK-DS (giả định),2026-06-12,";
/// Adults of the whole province as that agency counts them.
const WHOLE: u64 = 1_630_000;

/// Units with what stands in place of 100 of their people, and of 100 who attained.
const UNITS: [(&str, u64, u64); 4] = [
    ("phuong-nha-trang", 99, 98),
    ("phuong-bao-an", 101, 80),
    ("xa-cam-lam", 100, 100),
    ("xa-dien-khanh", 98, 97),
];

/// Writes the file in its period.
pub(super) fn write(
    world: &World,
    t: usize,
    sheets: &Sheets,
    files: &mut Files,
    planted: &mut Vec<Planted>,
) {
    if world.period(t) != PERIOD {
        return;
    }
    let mut lines = Lines::beginning(HEADER);
    lines.push(&format!("toan-tinh,{INDICATOR},{WHOLE},,2026-06-01,{PAPER}"));
    for (unit, people, reached) in UNITS {
        let Some((total, own)) = figure(world, sheets, unit) else { continue };
        let (total, reached) = (total * people / 100, own * reached / 100);
        let row = format!("{unit},{INDICATOR},{total},{reached},2026-06-01,{PAPER}");
        let line = lines.push(&row);
        if own.abs_diff(reached) * 10 > reached {
            let what = "a second source has far fewer people (`two-sources-differ`)";
            planted.push(Planted::new(PERIOD, format!("{PERIOD}/doi-chieu.csv:{line}"), what));
        }
    }
    files.insert(format!("{PERIOD}/doi-chieu.csv"), lines.finish());
}

/// What a unit reports of the indicator.
fn figure(world: &World, sheets: &Sheets, unit: &str) -> Option<(u64, u64)> {
    let (_, rows) = sheets.iter().find(|(id, _)| world.id(**id) == unit)?;
    let row = rows.iter().find(|row| world.indicator(row.indicator) == INDICATOR)?;
    let number = |cell: Cell| cell.number();
    Some((number(row.total)?, number(row.reached)?))
}
