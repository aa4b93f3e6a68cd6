//! References of figures: `2025-Q4/nguoi-dan/xa-cam-lam/so_dat` names one number of one unit, or
//! of a group, without either the sum of all. Printed by `--refs`, read by `trace`.

use crate::aggregate::{Share, Whose};
use crate::period::Period;
use crate::plan::{About, GroupId, IndicatorId, Plan};
use crate::text::nearest;

/// Stands for the whole where a unit is named.
pub(super) const WHOLE: &str = "toan-tinh";

/// Which of the two numbers of a figure.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Cell {
    /// `so_dat`
    Numerator,
    /// `tong_so`
    Denominator,
}

/// One figure, or one number of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Reference {
    /// Its period.
    pub period: Period,
    /// Its indicator.
    pub indicator: IndicatorId,
    /// Whose figures it is the sum of.
    pub whose: Whose,
    /// Which number; none for both.
    pub cell: Option<Cell>,
}

/// Why a text is no reference, and what may have been meant.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BadReference {
    /// What is wrong, one sentence without full stop.
    pub fault: String,
    /// The reference with the nearest known words.
    pub meant: Option<String>,
}

impl Cell {
    /// Both, in the order of the form's columns.
    pub const ALL: [Self; 2] = [Self::Denominator, Self::Numerator];

    /// The name of its column.
    pub fn key(self) -> &'static str {
        match self {
            Self::Numerator => "so_dat",
            Self::Denominator => "tong_so",
        }
    }

    /// The number of a share.
    pub fn of(self, share: Share) -> u128 {
        match self {
            Self::Numerator => share.numerator,
            Self::Denominator => share.denominator,
        }
    }
}

impl Reference {
    /// As it is printed and typed.
    pub fn text(&self, plan: &Plan) -> String {
        let mut text = format!("{}/{}", self.period, plan.indicator(self.indicator).id);
        match self.whose {
            Whose::All => {}
            Whose::About(about) => text.push_str(&format!("/{}", about_id(plan, about))),
            Whose::Group(group) => text.push_str(&format!("/{}", plan.group(group).id)),
        }
        if let Some(cell) = self.cell {
            text.push_str(&format!("/{}", cell.key()));
        }
        text
    }

    /// Reads a reference.
    pub fn read(plan: &Plan, text: &str) -> Result<Self, BadReference> {
        let words: Vec<&str> = text.split('/').collect();
        let (period, indicator, unit, cell) = match words[..] {
            [period, indicator, cell] => (period, indicator, None, cell),
            [period, indicator, unit, cell] => (period, indicator, Some(unit), cell),
            _ => return Err(shape(plan, &words)),
        };
        let bad = |what: &str, word: &str| BadReference {
            fault: format!("“{text}” không phải là tham chiếu: không có {what} “{word}”"),
            meant: meant(plan, &words),
        };
        Ok(Self {
            period: period_of(plan, period).ok_or_else(|| bad("kỳ", period))?,
            indicator: indicator_of(plan, indicator).ok_or_else(|| bad("chỉ tiêu", indicator))?,
            whose: match unit {
                None => Whose::All,
                Some(unit) => whose_of(plan, unit).ok_or_else(|| bad("đơn vị", unit))?,
            },
            cell: Some(cell_of(cell).ok_or_else(|| bad("cột", cell))?),
        })
    }
}

/// The id of what a figure is about.
pub(super) fn about_id(plan: &Plan, about: About) -> &str {
    match about {
        About::Unit(unit) => &plan.unit(unit).id,
        About::Whole => WHOLE,
    }
}

/// What an id or an official code stands for.
pub fn about_of(plan: &Plan, word: &str) -> Option<About> {
    match word {
        WHOLE => Some(About::Whole),
        unit => plan.index.units.get(unit).map(|unit| About::Unit(*unit)),
    }
}

/// A unit, the whole, or a group. A group whose id a unit has too cannot be named so.
fn whose_of(plan: &Plan, word: &str) -> Option<Whose> {
    let group = || plan.index.groups.get(word).copied().map(Whose::Group);
    about_of(plan, word).map(Whose::About).or_else(group)
}

/// True where a reference names the group and no unit.
pub(super) fn is_nameable(plan: &Plan, group: GroupId) -> bool {
    whose_of(plan, &plan.group(group).id) == Some(Whose::Group(group))
}

fn period_of(plan: &Plan, word: &str) -> Option<Period> {
    word.parse().ok().filter(|period| plan.periods().contains(period))
}

fn indicator_of(plan: &Plan, word: &str) -> Option<IndicatorId> {
    plan.index.indicators.get(word).copied()
}

fn cell_of(word: &str) -> Option<Cell> {
    Cell::ALL.into_iter().find(|cell| cell.key() == word)
}

/// Too few or too many words; often only the column was left out.
fn shape(plan: &Plan, words: &[&str]) -> BadReference {
    let fault = format!(
        "“{}” không phải là tham chiếu; ghi KỲ/CHỈ-TIÊU/so_dat hoặc KỲ/CHỈ-TIÊU/ĐƠN-VỊ/so_dat",
        words.join("/")
    );
    let completed: Vec<&str> = words.iter().copied().chain(["so_dat"]).collect();
    let meant = if words.len() == 2 { meant(plan, &completed) } else { None };
    BadReference { fault, meant }
}

/// The same reference with each word replaced by the nearest known one.
fn meant(plan: &Plan, words: &[&str]) -> Option<String> {
    let periods: Vec<String> = plan.periods().iter().map(ToString::to_string).collect();
    let indicators = || plan.indicators.iter().map(|indicator| indicator.id.as_str());
    let groups = plan.index.groups.keys().map(String::as_str);
    let units = plan.units.iter().map(|unit| unit.id.as_str()).chain([WHOLE]).chain(groups);
    let units: Vec<&str> = units.collect();
    let last = words.len().checked_sub(1)?;
    let near = |(n, word): (usize, &&str)| match n {
        0 => nearest(word, periods.iter().map(String::as_str)).map(str::to_owned),
        1 => nearest(word, indicators()).map(str::to_owned),
        n if n == last => nearest(word, Cell::ALL.map(Cell::key)).map(str::to_owned),
        _ => nearest(word, units.iter().copied()).map(str::to_owned),
    };
    let near: Option<Vec<String>> = words.iter().enumerate().map(near).collect();
    near.map(|words| words.join("/"))
}
