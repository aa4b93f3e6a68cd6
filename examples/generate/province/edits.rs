//! What is wrong, blank or odd in the figures, planted into the clean ones.

use super::figures::{Cell, Row, Sheets};
use super::world::World;
use bdhvs::plan::{About, UnitId};

/// What happens to a row.
#[derive(Clone, Copy, Debug)]
pub(super) enum Change {
    /// `so_dat` reads otherwise.
    Reached(Cell),
    /// Both cells read otherwise.
    Both(Cell, Cell),
    /// The two cells change places.
    Swap,
    /// `so_dat` becomes that percentage of what it was.
    Shrink(u64),
    /// `tong_so` becomes that percentage of what it was.
    Total(u64),
    /// So many people leave both cells.
    Leave(u64),
    /// `so_dat` is the least number that reaches the percentage.
    Exactly(u64),
    /// The row stays as it is; only its note or its place in `exemptions.toml` matters.
    Nothing,
}

/// One planted row.
#[derive(Clone, Copy, Debug)]
pub(super) struct Edit {
    pub(super) t: usize,
    pub(super) reporter: &'static str,
    pub(super) about: &'static str,
    pub(super) indicator: &'static str,
    pub(super) change: Change,
    /// What stands in `ghi_chu`.
    pub(super) note: &'static str,
    /// The error that leaves the figure out, if any.
    pub(super) error: &'static str,
    /// For the README.
    pub(super) why: &'static str,
}

const fn edit(t: usize, unit: &'static str, indicator: &'static str, change: Change) -> Edit {
    let blank = "";
    Edit {
        t,
        reporter: unit,
        about: unit,
        indicator,
        change,
        note: blank,
        error: blank,
        why: blank,
    }
}

const POLICE: &str = "cong-an-tinh";
const ZONES: &str = "bql-khu-kinh-te-khu-cong-nghiep";
const SAME: Change = Change::Nothing;

/// All planted rows.
pub(super) const EDITS: [Edit; 21] = [
    Edit {
        why: "`so_dat` blank, `tong_so` there: missing, its own total is its M",
        note: "doanh nghiệp chưa gửi kết quả đánh giá",
        ..edit(0, ZONES, "lao-dong.trong-khu", SAME)
    },
    Edit {
        why: "both cells blank: missing, no M",
        note: "chưa có số liệu",
        ..edit(0, "so-tai-chinh", "lao-dong.ngoai-khu", SAME)
    },
    Edit {
        error: "nothing-arose-on-level",
        why: "KPS on a level",
        ..edit(0, "xa-phuoc-dinh", "to-cong-nghe-so", Change::Reached(Cell::Word("KPS")))
    },
    Edit {
        why: "`so_dat` blank, `tong_so` there",
        ..edit(1, "xa-cam-an", "can-bo", Change::Reached(Cell::Blank))
    },
    Edit {
        error: "numerator-above-denominator",
        why: "the two cells have changed places",
        ..edit(1, "xa-cam-an", "nguoi-dan", Change::Swap)
    },
    Edit {
        error: "not-a-count",
        why: "12.5 in a count",
        ..edit(1, "xa-suoi-dau", "buoi-hoc", Change::Reached(Cell::Word("12.5")))
    },
    Edit {
        why: "exactly at the target, 85 %",
        ..edit(1, "xa-tay-khanh-son", "nguoi-dan", Change::Exactly(85))
    },
    Edit {
        about: "dac-khu-truong-sa",
        why: "`so_dat` blank, `tong_so` there",
        ..edit(1, POLICE, "vneid", Change::Reached(Cell::Blank))
    },
    Edit {
        about: "xa-bac-ai-tay",
        why: "both cells blank; M is the figure of 2025-Q3",
        ..edit(1, POLICE, "vneid", Change::Both(Cell::Blank, Cell::Blank))
    },
    Edit {
        why: "`so_dat` blank, `tong_so` there: with the two below nothing counts",
        note: "doanh nghiệp chưa gửi kết quả đánh giá",
        ..edit(1, ZONES, "lao-dong.trong-khu", SAME)
    },
    Edit {
        why: "both cells blank",
        note: "chưa có số liệu",
        ..edit(1, "so-tai-chinh", "lao-dong.ngoai-khu", SAME)
    },
    Edit {
        why: "a level falls: the increase of the quarter stands where the level belongs",
        ..edit(2, "xa-van-ninh", "nguoi-dan", Change::Shrink(4))
    },
    Edit {
        why: "a level falls a little, with a note",
        note: "giảm do nghỉ hưu, chuyển công tác",
        ..edit(2, "phuong-ba-ngoi", "can-bo", Change::Leave(16))
    },
    Edit {
        why: "a level falls because health stations went to the communes (reading tram-y-te-ve-xa)",
        note: "trạm y tế chuyển về cấp xã từ 01/01/2026",
        ..edit(2, "so-y-te", "can-bo", SAME)
    },
    Edit {
        why: "`so_dat` blank, `tong_so` there",
        ..edit(2, "so-tai-chinh", "lao-dong.ngoai-khu", SAME)
    },
    Edit {
        error: "by hand",
        why: "excluded by hand in exemptions.toml; the row itself is in order",
        ..edit(2, "phuong-phan-rang", "nguoi-dan", SAME)
    },
    Edit {
        error: "zero-denominator",
        why: "0 of 0 officials, a typing habit",
        ..edit(3, "xa-my-son", "can-bo", Change::Both(Cell::Count(0), Cell::Count(0)))
    },
    Edit {
        why: "`so_dat` of a monitored flow blank",
        ..edit(3, "xa-dien-lac", "tin-bai", Change::Reached(Cell::Blank))
    },
    Edit {
        why: "both cells blank",
        note: "đang rà soát",
        ..edit(3, "xa-suoi-hiep", "nguoi-dan", Change::Both(Cell::Blank, Cell::Blank))
    },
    Edit {
        why: "a denominator 14 % above the last one and above that of `vneid`",
        ..edit(4, "xa-hoa-tri", "nguoi-dan", Change::Total(114))
    },
    Edit {
        why: "`so_dat` blank, `tong_so` there",
        ..edit(4, "phuong-bao-an", "can-bo", Change::Reached(Cell::Blank))
    },
];

/// A unit that sends last quarter's figures again, all of them.
pub(super) const COPIED: (usize, &str) = (3, "xa-tan-dinh");

/// The clean sheets with everything that goes wrong in them.
pub(super) fn apply(world: &World, mut periods: Vec<Sheets>) -> Vec<Sheets> {
    for edit in &EDITS {
        for row in row_of(world, &mut periods, edit) {
            change(row, edit.change);
            row.note = edit.note;
            row.excluded = !edit.error.is_empty();
        }
    }
    let (t, unit) = COPIED;
    if let Some(unit) = world.plan.index.units.get(unit)
        && let Some(before) = periods[t - 1].get(unit).cloned()
    {
        periods[t].insert(*unit, before);
    }
    periods
}

fn row_of<'p>(world: &World, periods: &'p mut [Sheets], edit: &Edit) -> Vec<&'p mut Row> {
    let reporter = world.plan.index.units.get(edit.reporter);
    let rows = reporter.and_then(|unit| periods[edit.t].get_mut(unit));
    let concerned = |row: &&mut Row| concerns(world, edit, row);
    rows.into_iter().flatten().filter(concerned).collect()
}

/// True where that row is the planted one.
pub(super) fn concerns(world: &World, edit: &Edit, row: &Row) -> bool {
    let about = world.plan.index.units.get(edit.about).copied().map(About::Unit);
    world.indicator(row.indicator) == edit.indicator && Some(row.about) == about
}

/// The planted rows of a unit's file.
pub(super) fn of<'w>(
    world: &'w World,
    t: usize,
    unit: UnitId,
) -> impl Iterator<Item = &'static Edit> + use<'w> {
    EDITS.iter().filter(move |edit| edit.t == t && edit.reporter == world.id(unit))
}

fn change(row: &mut Row, change: Change) {
    let part = |cell: Cell, percent: u64| match cell {
        Cell::Count(n) => Cell::Count(n * percent / 100),
        other => other,
    };
    let less = |cell: Cell, people: u64| match cell {
        Cell::Count(n) => Cell::Count(n.saturating_sub(people)),
        other => other,
    };
    match change {
        Change::Reached(cell) => row.reached = cell,
        Change::Both(total, reached) => (row.total, row.reached) = (total, reached),
        Change::Swap => std::mem::swap(&mut row.total, &mut row.reached),
        Change::Shrink(percent) => row.reached = part(row.reached, percent),
        Change::Total(percent) => row.total = part(row.total, percent),
        Change::Leave(n) => (row.total, row.reached) = (less(row.total, n), less(row.reached, n)),
        Change::Exactly(percent) => {
            row.reached = Cell::Count((row.total.number().unwrap_or(0) * percent).div_ceil(100));
        }
        Change::Nothing => {}
    }
}

/// Units that the tables name.
pub(super) fn units() -> impl Iterator<Item = &'static str> {
    EDITS.iter().flat_map(|edit| [edit.reporter, edit.about]).chain([COPIED.1])
}

/// Indicators that the tables name.
pub(super) fn indicators() -> impl Iterator<Item = &'static str> {
    EDITS.iter().map(|edit| edit.indicator)
}

#[cfg(test)]
mod tests {
    use super::*;
    use bdhvs::plan::IndicatorId;

    #[track_caller]
    fn changed(by: Change, total: Cell, reached: Cell) {
        let (about, indicator) = (About::Whole, IndicatorId(0));
        let cells = (Cell::Count(1_001), Cell::Count(500));
        let mut row =
            Row { about, indicator, total: cells.0, reached: cells.1, note: "", excluded: false };
        change(&mut row, by);
        assert_eq!((row.total, row.reached), (total, reached), "{by:?}");
    }

    #[test]
    fn rows_change_as_the_words_say() {
        changed(Change::Swap, Cell::Count(500), Cell::Count(1_001));
        changed(Change::Shrink(4), Cell::Count(1_001), Cell::Count(20));
        changed(Change::Leave(16), Cell::Count(985), Cell::Count(484));
        changed(Change::Exactly(85), Cell::Count(1_001), Cell::Count(851));
        changed(Change::Reached(Cell::Blank), Cell::Count(1_001), Cell::Blank);
    }
}
