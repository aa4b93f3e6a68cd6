//! Populations, indicators, targets and rules between figures.

use super::{GroupId, IndicatorId, Party, PopulationId};
use crate::diagnostic::Severity;
use crate::period::Frequency;
use crate::source::Span;
use crate::vietnamese::Touch;

/// The people an indicator is about.
#[derive(Clone, Debug)]
pub struct Population {
    /// Its id: two years are one series where it is the same.
    pub id: String,
    /// As in a sentence.
    pub name: String,
    /// What its members are counted in: `người`.
    pub noun: String,
    /// Where it is declared.
    pub span: Span,
}

/// Whether a figure is a state or a movement.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Measure {
    /// As it stands on the closing date; replaces the one before.
    Level,
    /// What arose in the period; adds up over the year.
    Flow,
}

/// Which units an indicator's rows are about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AboutRule {
    /// The reporter itself.
    Itself,
    /// Each unit of a group; with `or_whole`, or one row for the whole.
    Each {
        /// The group.
        group: GroupId,
        /// True where one row `toan-tinh` may stand for all.
        or_whole: bool,
    },
}

/// Where an indicator's denominator comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Denominator {
    /// From the report.
    Reported,
    /// From the plan's register.
    Registered,
    /// There is none: a count.
    None,
}

/// Where an indicator is shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shown {
    /// Among the targets.
    Targets,
    /// With the tasks.
    Tasks,
}

/// An indicator.
#[derive(Clone, Debug)]
pub struct Indicator {
    /// Its id.
    pub id: String,
    /// Its name.
    pub name: String,
    /// Its name on the screen.
    pub short_name: String,
    /// Other names.
    pub aliases: Vec<String>,
    /// Level or flow.
    pub measure: Measure,
    /// What it counts: `người`, `buổi`.
    pub counts: String,
    /// Who owns the figure.
    pub reporters: Vec<Party>,
    /// Which units its rows are about.
    pub about: AboutRule,
    /// The indicator it is a part of.
    pub part_of: Option<IndicatorId>,
    /// True where other indicators are parts of it.
    pub has_parts: bool,
    /// Years in which it is expected; none = all.
    pub years: Vec<i32>,
    /// Periods of which kinds ask for it; none = all.
    pub frequencies: Vec<Frequency>,
    /// Completes `được tính là đạt khi …`.
    pub criterion: Option<String>,
    /// Words after the population in letters.
    pub attained: Option<String>,
    /// Where its denominator comes from.
    pub denominator: Denominator,
    /// Places in `Plan::readings`.
    pub readings: Vec<usize>,
    /// The indicator whose people include these.
    pub subset_of: Option<IndicatorId>,
    /// The indicator with the same denominator.
    pub same_denominator_as: Option<IndicatorId>,
    /// Where it is shown.
    pub shown: Shown,
    /// Its targets.
    pub targets: Vec<Target>,
    /// What single units must reach by themselves.
    pub unit_targets: Vec<UnitTarget>,
    /// Where it is declared.
    pub span: Span,
}

/// What a target asks for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Amount {
    /// A share of the population, in hundredths of a percent: 8500 is 85 %.
    Percent(u128),
    /// A number.
    Count(u128),
}

/// An amount with its direction.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Goal {
    /// How much.
    pub amount: Amount,
    /// True where it must not be exceeded.
    pub at_most: bool,
}

/// A target of an indicator for a year.
#[derive(Clone, Debug)]
pub struct Target {
    /// The year; none = every year.
    pub year: Option<i32>,
    /// What is to be reached.
    pub goal: Goal,
    /// The population the percentage is of.
    pub population: Option<PopulationId>,
    /// The plan's own sentence.
    pub text: String,
    /// Name on the screen where the year has its own.
    pub short_name: Option<String>,
    /// Words in letters where the year has its own.
    pub attained: Option<String>,
    /// Where it is declared.
    pub span: Span,
}

/// What each of some units must reach by itself, besides the target of the whole: minimums that
/// differ by kind of unit.
#[derive(Clone, Debug)]
pub struct UnitTarget {
    /// The units and groups.
    pub units: Vec<Party>,
    /// The year; none = every year.
    pub year: Option<i32>,
    /// What each of them has to reach.
    pub goal: Goal,
    /// The plan's own sentence.
    pub text: String,
    /// Where it is declared.
    pub span: Span,
}

impl Indicator {
    /// Everything that has to be reached, by the whole or by single units.
    pub fn goals(&self) -> impl Iterator<Item = Goal> {
        let own = self.unit_targets.iter().map(|target| target.goal);
        self.targets.iter().map(|target| target.goal).chain(own)
    }
}

impl Target {
    /// The mark that a printed percentage must not seem to reach.
    pub fn touch(&self) -> Option<Touch> {
        match self.goal.amount {
            Amount::Percent(hundredths) => Some(Touch { hundredths, at_most: self.goal.at_most }),
            Amount::Count(_) => None,
        }
    }
}

/// Which of the two numbers of a figure.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Operand {
    /// `so_dat`.
    Numerator(IndicatorId),
    /// `tong_so`.
    Denominator(IndicatorId),
}

/// How two numbers must stand to each other.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Operator {
    /// `<=`
    AtMost,
    /// `<`
    Less,
    /// `=`
    Equal,
    /// `>=`
    AtLeast,
    /// `>`
    More,
}

/// Left, operator, right.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Comparison {
    /// Left number.
    pub left: Operand,
    /// How they must stand.
    pub operator: Operator,
    /// Right number.
    pub right: Operand,
}

/// A rule between two figures of one unit.
#[derive(Clone, Debug)]
pub struct FigureRule {
    /// Its id.
    pub id: String,
    /// What must hold.
    pub comparison: Comparison,
    /// Why, in Vietnamese.
    pub reason: String,
    /// How much a breach weighs.
    pub severity: Severity,
    /// True where a missing side is worth a warning.
    pub warn_missing: bool,
    /// Where it is declared.
    pub span: Span,
}

impl Operator {
    /// True where the two numbers stand as the operator says.
    pub fn holds(self, left: u64, right: u64) -> bool {
        match self {
            Self::AtMost => left <= right,
            Self::Less => left < right,
            Self::Equal => left == right,
            Self::AtLeast => left >= right,
            Self::More => left > right,
        }
    }
}
