//! The figures of an indicator added up by unit and by group, for screen, letter and JSON.

use crate::aggregate::{Addend, Coverage, Gap, OwnGoal, Share};
use crate::plan::{About, Amount, GroupId, Party, Plan, UnitId};

/// One line of a breakdown by unit.
pub(in crate::view) struct UnitLine {
    /// What it is about; none for the whole.
    pub(in crate::view) about: Option<UnitId>,
    /// Who reports it.
    pub(in crate::view) reporter: UnitId,
    /// Its sums; none where nothing counts.
    pub(in crate::view) share: Option<Share>,
    /// How many of its figures are missing.
    pub(in crate::view) missing: usize,
    /// How many of its figures are left out.
    pub(in crate::view) excluded: usize,
    /// People in its missing figures; none where not known.
    pub(in crate::view) missing_people: Option<u128>,
}

/// The figures of an indicator by the unit they are about, in the plan's order.
pub(in crate::view) fn by_unit(coverage: &Coverage) -> Vec<UnitLine> {
    let mut keys: Vec<About> = coverage.addends.iter().map(|a| a.key.about).collect();
    keys.extend(coverage.gaps().map(|gap| gap.key.about));
    keys.sort_unstable();
    keys.dedup();
    keys.into_iter().map(|about| unit_line(coverage, about)).collect()
}

fn unit_line(coverage: &Coverage, about: About) -> UnitLine {
    let addends: Vec<&Addend> = coverage.addends.iter().filter(|a| a.key.about == about).collect();
    let of_unit = |gaps: &[Gap]| gaps.iter().filter(|g| g.key.about == about).count();
    let mut gaps = coverage.gaps().filter(|gap| gap.key.about == about);
    let reporter = addends.first().map(|a| a.reporter);
    let reporter = reporter.or_else(|| gaps.clone().next().map(|gap| gap.reporter));
    let people: Option<u128> =
        gaps.try_fold(0, |sum, gap| Some(sum + u128::from(gap.known?.people)));
    UnitLine {
        about: match about {
            About::Unit(unit) => Some(unit),
            About::Whole => None,
        },
        reporter: reporter.unwrap_or(UnitId(0)),
        share: (!addends.is_empty()).then(|| addends.iter().map(|a| a.share).sum()),
        missing: of_unit(&coverage.missing),
        excluded: of_unit(&coverage.excluded),
        missing_people: people,
    }
}

impl UnitLine {
    /// People the unit still needs for its own minimum, else for the target, its missing figures
    /// taken at zero; none for counts of the whole and where its people are not known.
    pub(in crate::view) fn needed(&self, coverage: &Coverage) -> Option<u128> {
        let own = self.own_goal(coverage).map(|own| own.goal);
        let goal = own.or(coverage.target.as_ref().map(|target| target.goal))?;
        let share = self.share.unwrap_or_default();
        let wanted = match goal.amount {
            Amount::Percent(hundredths) => {
                let people = share.denominator + self.missing_people?;
                (hundredths * people).div_ceil(10_000)
            }
            // A number for the whole says nothing of one unit.
            Amount::Count(count) => own.map(|_| count)?,
        };
        (!goal.at_most).then(|| wanted.saturating_sub(share.numerator))
    }

    /// What the unit has to reach by itself, where the plan says so.
    pub(in crate::view) fn own_goal(&self, coverage: &Coverage) -> Option<OwnGoal> {
        coverage.own_goals.get(&self.about?).copied()
    }

    /// How the line stands, as in JSON.
    pub(in crate::view) fn state(&self) -> &'static str {
        match (self.share, self.excluded) {
            (_, excluded) if excluded > 0 => "excluded",
            (Some(_), _) if self.missing > 0 => "incomplete",
            (Some(_), _) => "counted",
            (None, _) => "missing",
        }
    }
}

/// Sums over the units of a group that the figures are about.
pub(in crate::view) struct GroupLine {
    /// The group.
    pub(in crate::view) group: GroupId,
    /// Sums over the figures that count.
    pub(in crate::view) share: Share,
    /// Units all of whose figures count.
    pub(in crate::view) counted: usize,
    /// Units with a figure to give.
    pub(in crate::view) expected: usize,
    /// The sum of what its units still need; none where of one it is not known.
    pub(in crate::view) needed: Option<u128>,
}

/// The figures of an indicator by group. A unit of several groups stands in each.
pub(in crate::view) fn by_group(plan: &Plan, coverage: &Coverage) -> Vec<GroupLine> {
    let lines = by_unit(coverage);
    let groups = (0..plan.groups.len() as u16).map(GroupId);
    let sums = groups.map(|group| {
        let members = plan.members(&Party::Group(group)).to_vec();
        let within = lines.iter().filter(|l| l.about.is_some_and(|unit| members.contains(&unit)));
        let within: Vec<&UnitLine> = within.collect();
        GroupLine {
            group,
            share: within.iter().filter_map(|line| line.share).sum(),
            counted: within.iter().filter(|line| line.state() == "counted").count(),
            expected: within.len(),
            needed: within.iter().map(|line| line.needed(coverage)).sum(),
        }
    });
    sums.filter(|line| line.expected > 0).collect()
}
