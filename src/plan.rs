//! The plan: units, targets, tasks, calendar and everything it leaves open. It is whole or not
//! there: half a plan would set off every check of references.

mod breaks;
mod duty;
mod expectation;
mod indicator;
mod letterhead;
mod members;
mod schedule;
mod task;
mod unit;
mod waiver;

pub use breaks::{Break, Since};
pub use expectation::{About, Expected, FigureKey};
pub use indicator::{
    AboutRule, Amount, Comparison, Denominator, FigureRule, Goal, Indicator, Measure, Operand,
    Operator, Population, Shown, Target, UnitTarget,
};
pub use letterhead::{Head, LetterText, Letterhead, Reading, Requirement};
pub use members::Members;
pub use schedule::{Due, DueBasis, FixedDeadline, Form, Reporting, Term};
pub use task::{Answerable, Coordinator, Heading, Recurrence, Section, Task};
pub use unit::{AnswersBy, FormerName, Group, Kind, Role, Unit};
pub use waiver::{Waiver, not_waivable};

use crate::period::{Calendar, Period};
use crate::source::Span;
use chrono::NaiveDate;
use std::collections::BTreeMap;

/// Number of a unit in [`Plan::units`], in the plan's order.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct UnitId(pub u16);
/// Number of a group in [`Plan::groups`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct GroupId(pub u16);
/// Number of an indicator in [`Plan::indicators`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct IndicatorId(pub u16);
/// Number of a population in [`Plan::populations`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct PopulationId(pub u16);
/// Number of an action in [`Plan::tasks`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct TaskId(pub u16);
/// Number of a heading in [`Plan::headings`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct HeadingId(pub u16);

/// A unit or a group, as plans name leads and reporters.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Party {
    /// One unit.
    Unit(UnitId),
    /// Every unit of a group.
    Group(GroupId),
}

/// A registered denominator (data.md, Denominators).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Registered {
    /// People.
    pub value: u64,
    /// On which day, where it is said.
    pub date: Option<NaiveDate>,
    /// Who gave it.
    pub source: String,
    /// Under which document.
    pub document: String,
    /// Where it stands.
    pub span: Span,
}

/// The whole plan.
#[derive(Clone, Debug)]
pub struct Plan {
    /// What the plan is, and how it is cited.
    pub head: Head,
    /// What it binds all work to.
    pub requirements: Vec<Requirement>,
    /// Whatever it leaves open.
    pub readings: Vec<Reading>,
    /// How letters look.
    pub letterhead: Letterhead,
    /// The plan's own texts of letters, by the name of the letter.
    pub letters: BTreeMap<String, LetterText>,
    /// Who reports how often.
    pub reporting: Vec<Reporting>,
    /// Deadlines that a document fixed.
    pub deadlines: Vec<FixedDeadline>,
    /// Working days.
    pub calendar: Calendar,
    /// Kinds of units.
    pub kinds: Vec<Kind>,
    /// Units, in the plan's order.
    pub units: Vec<Unit>,
    /// Groups of units.
    pub groups: Vec<Group>,
    /// Populations.
    pub populations: Vec<Population>,
    /// Indicators, parts behind their parents.
    pub indicators: Vec<Indicator>,
    /// Rules between figures of one unit.
    pub rules: Vec<FigureRule>,
    /// Dated notes on changes in what is counted.
    pub breaks: Vec<Break>,
    /// Sections of the appendix and of the plan's body.
    pub sections: Vec<Section>,
    /// Headings over actions.
    pub headings: Vec<Heading>,
    /// Actions and duties.
    pub tasks: Vec<Task>,
    /// Findings that are passed over.
    pub waivers: Vec<Waiver>,
    /// Registered denominators.
    pub denominators: BTreeMap<(PopulationId, UnitId), Registered>,
    /// Registered denominators of the whole, given as one number beside those of the units.
    pub registered_totals: BTreeMap<PopulationId, Registered>,
    /// Numbers by id and official code.
    pub index: Index,
}

/// Numbers by id, for the parser of reports and for options.
#[derive(Clone, Debug, Default)]
pub struct Index {
    /// Units by id and by official code.
    pub units: BTreeMap<String, UnitId>,
    /// Groups by id.
    pub groups: BTreeMap<String, GroupId>,
    /// Indicators by id.
    pub indicators: BTreeMap<String, IndicatorId>,
    /// Actions and headings by id.
    pub tasks: BTreeMap<String, Answerable>,
}

impl Plan {
    /// A unit.
    pub fn unit(&self, id: UnitId) -> &Unit {
        &self.units[usize::from(id.0)]
    }

    /// A group.
    pub fn group(&self, id: GroupId) -> &Group {
        &self.groups[usize::from(id.0)]
    }

    /// The kind of a unit.
    pub fn kind(&self, unit: UnitId) -> &Kind {
        &self.kinds[self.unit(unit).kind]
    }

    /// An indicator.
    pub fn indicator(&self, id: IndicatorId) -> &Indicator {
        &self.indicators[usize::from(id.0)]
    }

    /// A population.
    pub fn population(&self, id: PopulationId) -> &Population {
        &self.populations[usize::from(id.0)]
    }

    /// An action.
    pub fn task(&self, id: TaskId) -> &Task {
        &self.tasks[usize::from(id.0)]
    }

    /// All units with their numbers.
    pub fn unit_ids(&self) -> impl Iterator<Item = UnitId> + use<> {
        (0..self.units.len() as u16).map(UnitId)
    }

    /// All indicators with their numbers.
    pub fn indicator_ids(&self) -> impl Iterator<Item = IndicatorId> + use<> {
        (0..self.indicators.len() as u16).map(IndicatorId)
    }

    /// All actions with their numbers.
    pub fn task_ids(&self) -> impl Iterator<Item = TaskId> + use<> {
        (0..self.tasks.len() as u16).map(TaskId)
    }

    /// The groups a unit belongs to.
    pub fn groups_of(&self, unit: UnitId) -> impl Iterator<Item = GroupId> + '_ {
        let member = move |group: &Group| group.has(unit);
        let all = self.groups.iter().enumerate();
        all.filter(move |(_, group)| member(group)).map(|(n, _)| GroupId(n as u16))
    }

    /// The units of some parties that are valid on a day, each once, in the plan's order.
    pub fn units_of(&self, parties: &[Party], day: NaiveDate) -> Vec<UnitId> {
        let mut units: Vec<UnitId> =
            parties.iter().flat_map(|p| self.members(p)).copied().collect();
        units.sort_unstable();
        units.dedup();
        units.retain(|unit| self.unit(*unit).is_valid_on(day));
        units
    }

    /// The units a party stands for, valid or not.
    pub fn members<'p>(&'p self, party: &'p Party) -> &'p [UnitId] {
        match party {
            Party::Unit(unit) => std::slice::from_ref(unit),
            Party::Group(group) => &self.group(*group).members,
        }
    }

    /// True where a party is the unit or a group that holds it.
    pub fn includes(&self, party: Party, unit: UnitId) -> bool {
        match party {
            Party::Unit(own) => own == unit,
            Party::Group(group) => self.group(group).has(unit),
        }
    }

    /// The id of a party.
    pub fn party_id(&self, party: Party) -> &str {
        match party {
            Party::Unit(unit) => &self.unit(unit).id,
            Party::Group(group) => &self.group(group).id,
        }
    }

    /// The name of a party as it stands in a table.
    pub fn party_name(&self, party: Party) -> &str {
        match party {
            Party::Unit(unit) => &self.unit(unit).name,
            Party::Group(group) => &self.group(group).name,
        }
    }

    /// True where a unit answers by heading instead of by action.
    pub fn answers_by_heading(&self, unit: UnitId) -> bool {
        self.groups_of(unit).any(|g| self.group(g).answers_by == AnswersBy::Heading)
    }

    /// The parts of an indicator that are expected in a year.
    pub fn parts_of(&self, parent: IndicatorId, year: i32) -> Vec<IndicatorId> {
        let part = |id: &IndicatorId| self.indicator(*id).part_of == Some(parent);
        self.indicator_ids().filter(part).filter(|id| self.is_expected(*id, year)).collect()
    }

    /// True where an indicator is expected in a year.
    pub fn is_expected(&self, id: IndicatorId, year: i32) -> bool {
        let years = &self.indicator(id).years;
        years.is_empty() || years.contains(&year)
    }

    /// The target of an indicator for a year; a part has its parent's.
    pub fn target(&self, id: IndicatorId, year: i32) -> Option<&Target> {
        let indicator = self.indicator(id);
        let holder = indicator.part_of.map_or(indicator, |parent| self.indicator(parent));
        let of_year = |t: &&Target| t.year == Some(year);
        holder.targets.iter().find(of_year).or(holder.targets.iter().find(|t| t.year.is_none()))
    }

    /// What a unit must reach by itself in a year: the year's own before that of every year.
    pub fn unit_goal(&self, id: IndicatorId, unit: UnitId, year: i32) -> Option<Goal> {
        let holds = |t: &&UnitTarget| t.units.iter().any(|party| self.includes(*party, unit));
        let of_unit = || self.indicator(id).unit_targets.iter().filter(holds);
        let of_year = of_unit().find(|t| t.year == Some(year));
        of_year.or_else(|| of_unit().find(|t| t.year.is_none())).map(|t| t.goal)
    }

    /// The name of an indicator on the screen in a year: the target's own, else the indicator's. A
    /// part keeps its name.
    pub fn short_name_in(&self, id: IndicatorId, year: i32) -> &str {
        let indicator = self.indicator(id);
        let of_year = self.target(id, year).filter(|_| indicator.part_of.is_none());
        of_year.and_then(|target| target.short_name.as_deref()).unwrap_or(&indicator.short_name)
    }

    /// The population that an indicator counts in a year. Two years are one series where it is
    /// the same (numbers.md).
    pub fn population_in(&self, id: IndicatorId, year: i32) -> Option<PopulationId> {
        self.target(id, year).and_then(|t| t.population)
    }

    /// The registered number of people of a unit in that population; of a merged unit without an
    /// entry of its own the sum of its parts, where each has one.
    pub fn registered(&self, population: Option<PopulationId>, unit: UnitId) -> Option<u64> {
        let entries = self.registered_entries(population?, unit)?;
        Some(entries.iter().map(|entry| entry.value).sum())
    }

    /// The entries that a unit's registered number is the sum of: its own, or those of its parts.
    pub fn registered_entries(
        &self,
        population: PopulationId,
        unit: UnitId,
    ) -> Option<Vec<&Registered>> {
        if let Some(own) = self.denominators.get(&(population, unit)) {
            return Some(vec![own]);
        }
        let parts = self.merged_units(unit);
        let of = |part: &UnitId| self.registered_entries(population, *part);
        let found: Option<Vec<Vec<&Registered>>> = parts.iter().map(of).collect();
        found.filter(|_| !parts.is_empty()).map(|found| found.concat())
    }

    /// The units that a unit was merged from, where the plan has every one of them, each ended
    /// before it began. Where one of them is only a name, or was divided among several units, the
    /// parts cannot be added up to the whole, so there are none.
    pub fn merged_units(&self, unit: UnitId) -> Vec<UnitId> {
        let whole = self.unit(unit);
        let part = |text: &String| {
            let id = self.index.units.get(text).copied()?;
            let part = self.unit(id);
            let ended = part.valid_to.is_some_and(|last| last < whole.valid_from);
            (part.id == *text && ended).then_some(id)
        };
        let parts: Option<Vec<UnitId>> = whole.merged_from.iter().map(part).collect();
        let parts = parts.unwrap_or_default();
        let divided = |id: &UnitId| {
            let id = &self.unit(*id).id;
            self.units.iter().filter(|other| other.merged_from.contains(id)).count() > 1
        };
        if parts.iter().any(divided) { Vec::new() } else { parts }
    }

    /// True where figures of the two periods can be compared: same population, same frequency.
    pub fn is_one_series(&self, id: IndicatorId, a: Period, b: Period) -> bool {
        let population = |p: Period| self.population_in(id, p.year());
        let same_population = a.year() == b.year() || population(a) == population(b);
        a.frequency() == b.frequency() && same_population
    }

    /// True where an earlier period's figure says how many people there are: the same population,
    /// and of what arises the same frequency. How many there are does not depend on how often one
    /// asks.
    pub fn tells_of_people(&self, id: IndicatorId, earlier: Period, now: Period) -> bool {
        let population = |p: Period| self.population_in(id, p.year());
        let often =
            self.indicator(id).measure == Measure::Level || earlier.frequency() == now.frequency();
        earlier < now && often && population(earlier) == population(now)
    }
}
