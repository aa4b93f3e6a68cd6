//! Figures that one agency gives for the whole province: pupils, students and workers. Typed by
//! hand, so that 2025-Q4 has the verdicts it is to show.

use super::figures::Cell;
use super::rates::PERIODS;

/// People and those who attained; `None` is a blank cell.
type Pair = (Option<u64>, Option<u64>);
/// One by period.
type Series = [Pair; PERIODS];

const fn both(total: u64, reached: u64) -> Pair {
    (Some(total), Some(reached))
}

const fn total_only(total: u64) -> Pair {
    (Some(total), None)
}

const NOTHING: Pair = (None, None);

/// The five parts of 2025-Q4 add up to 168.420 of 171.300 pupils and students.
const TABLE: [(&str, Series); 9] = [
    (
        "hoc-sinh-sinh-vien.tieu-hoc",
        [NOTHING, NOTHING, both(187_216, 158_904), both(187_341, 168_377), both(187_498, 176_540)],
    ),
    (
        "hoc-sinh-sinh-vien.thcs",
        [
            both(98_412, 93_105),
            both(98_412, 97_216),
            both(98_436, 97_480),
            both(98_436, 97_806),
            both(99_135, 98_602),
        ],
    ),
    (
        "hoc-sinh-sinh-vien.thpt",
        [
            both(46_893, 45_020),
            both(46_893, 46_417),
            both(46_893, 46_502),
            both(46_905, 46_588),
            both(47_210, 46_951),
        ],
    ),
    (
        "hoc-sinh-sinh-vien.gdtx",
        [both(4_706, 4_012), both(4_706, 4_393), NOTHING, NOTHING, NOTHING],
    ),
    (
        "hoc-sinh-sinh-vien.nghe-nghiep",
        [both(8_587, 7_420), both(8_587, 8_171), NOTHING, NOTHING, NOTHING],
    ),
    (
        "hoc-sinh-sinh-vien.dai-hoc",
        [both(12_702, 11_630), both(12_702, 12_223), NOTHING, NOTHING, NOTHING],
    ),
    // Nobody has counted workers by the end of 2025: no_data in 2025-Q4.
    (
        "lao-dong.trong-khu",
        [
            total_only(21_870),
            total_only(21_934),
            both(22_106, 15_033),
            both(22_340, 16_644),
            both(22_512, 17_905),
        ],
    ),
    (
        "lao-dong.ngoai-khu",
        [NOTHING, NOTHING, total_only(84_215), both(84_560, 56_655), both(85_102, 62_124)],
    ),
    (
        "lao-dong.hop-tac-xa",
        [
            both(3_118, 1_902),
            both(3_126, 2_204),
            both(3_140, 2_417),
            both(3_152, 2_590),
            both(3_171, 2_733),
        ],
    ),
];

/// The figure of an indicator that stands in the table.
pub(super) fn figure(indicator: &str, t: usize) -> Option<(Cell, Cell)> {
    let (_, series) = TABLE.iter().find(|(id, _)| *id == indicator)?;
    let (total, reached) = series[t];
    Some((total.map_or(Cell::Blank, Cell::Count), reached.map_or(Cell::Blank, Cell::Count)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn levels_grow_and_stay_below_their_total() {
        for (id, series) in TABLE {
            let reached: Vec<u64> = series.iter().filter_map(|(_, reached)| *reached).collect();
            assert!(reached.is_sorted(), "{id}");
            let within = |pair: &Pair| match *pair {
                (Some(total), Some(reached)) => reached <= total,
                (None, Some(_)) => false,
                _ => true,
            };
            assert!(series.iter().all(within), "{id}");
        }
    }

    #[test]
    fn pupils_of_the_end_of_2025_are_those_of_the_model_screen() {
        let of = |pick: fn(&Pair) -> Option<u64>| -> u64 {
            let pupils = TABLE.iter().filter(|(id, _)| id.starts_with("hoc-sinh"));
            pupils.filter_map(|(_, series)| pick(&series[1])).sum()
        };
        assert_eq!((of(|pair| pair.1), of(|pair| pair.0)), (168_420, 171_300));
    }
}
