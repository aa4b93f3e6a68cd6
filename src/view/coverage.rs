//! `bdhvs coverage`: targets against figures, for all, by unit, by group or by period.

use super::Facts;
use super::words::{self, INVENTED};
use crate::aggregate::{Addend, Coverage, Gap, Share, by_period};
use crate::document::{Block, Cell, Column, Document, Run, Table, Tone};
use crate::plan::{About, GroupId, IndicatorId, Party, Plan, UnitId};
use crate::vietnamese::{grouped, percent, upper_first};

/// How coverage is broken down.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Breakdown {
    /// By the unit a figure is about.
    Unit,
    /// By group of units.
    Group,
    /// By period up to this one.
    Period,
}

/// The table, with one more for each indicator where a breakdown is asked for.
pub fn coverage(
    facts: &Facts<'_>,
    breakdown: Option<Breakdown>,
    only: Option<IndicatorId>,
) -> Document {
    let mut page = Document::default();
    let period = facts.overview.term.period.title();
    page.heading(1, format!("Kết quả thực hiện chỉ tiêu · {period}"));
    if facts.overview.invented {
        page.say(INVENTED);
    }
    let shown = |c: &&Coverage| only.is_none_or(|id| c.indicator == id);
    let shown: Vec<&Coverage> = facts.overview.coverage.iter().filter(shown).collect();
    page.push(Block::Gap);
    page.push(Block::Table(overall(facts.plan, &shown)));
    for coverage in shown {
        match breakdown {
            None => notes(facts, coverage, &mut page),
            Some(by) => broken_down(facts, coverage, by, &mut page),
        }
    }
    page
}

fn overall(plan: &Plan, shown: &[&Coverage]) -> Table {
    let mut table = Table {
        columns: vec![
            Column::left("Chỉ tiêu").at_most(24),
            Column::right("Số đạt/Tổng số"),
            Column::right("Tỷ lệ"),
            Column::right("KH"),
            Column::right("Số liệu"),
            Column::left("Kết luận"),
        ],
        ..Table::default()
    };
    for coverage in shown {
        table.rows.push(row(plan, coverage, ""));
        table.rows.extend(coverage.parts.iter().map(|part| row(plan, part, "- ")));
    }
    table
}

fn row(plan: &Plan, coverage: &Coverage, mark: &str) -> Vec<Cell> {
    let people = match coverage.addends.is_empty() {
        true => String::new(),
        false => words::people(coverage),
    };
    vec![
        format!("{mark}{}", words::short_name(plan, coverage)).into(),
        people.into(),
        words::percent_text(coverage).into(),
        words::target_text(coverage).into(),
        format!("{}/{}", coverage.addends.len(), coverage.expected()).into(),
        Cell::toned(words::verdict(coverage), words::verdict_tone(coverage)),
    ]
}

/// Under the table: bounds, people needed, what is missing and what is left out.
fn notes(facts: &Facts<'_>, coverage: &Coverage, page: &mut Document) {
    let mut lines = Vec::new();
    if coverage.target.is_some() && !coverage.addends.is_empty() {
        lines.extend(bounds(facts, coverage));
        lines.extend(needed(facts.plan, coverage));
    }
    let name = |gap: &Gap| gap_name(facts.plan, gap);
    if !coverage.missing.is_empty() {
        lines.push(format!(
            "Chưa có số liệu: {}.",
            shortened(coverage.missing.iter().map(name).collect())
        ));
    }
    for gap in &coverage.excluded {
        let reason = gap.reason.as_deref().unwrap_or_default();
        lines.push(format!("Bị loại do sai: {}: {reason}.", gap_name(facts.plan, gap)));
    }
    if lines.is_empty() {
        return;
    }
    page.push(Block::Gap);
    let name = upper_first(words::short_name(facts.plan, coverage));
    page.push(Block::Paragraph(vec![Run::bold(name)]));
    lines.into_iter().for_each(|line| page.say(line));
}

/// Each name once, at most ten.
fn shortened(mut names: Vec<String>) -> String {
    names.dedup();
    let more = names.len().saturating_sub(10);
    names.truncate(10);
    let names = names.join(", ");
    if more > 0 { format!("{names} … và {more} số khác") } else { names }
}

fn gap_name(plan: &Plan, gap: &Gap) -> String {
    let unit = match gap.key.about {
        About::Unit(unit) => plan.name_in_sentence(unit),
        About::Whole => plan.head.scope.clone(),
    };
    let indicator = plan.indicator(gap.key.indicator);
    if indicator.part_of.is_some() { format!("{unit} ({})", indicator.short_name) } else { unit }
}

fn bounds(facts: &Facts<'_>, coverage: &Coverage) -> Option<String> {
    if coverage.absent() == 0 || !coverage.has_denominator {
        return None;
    }
    let scope = upper_first(&facts.plan.head.scope_on_screen);
    let Some(bounds) = coverage.bounds else {
        let unknown: Vec<UnitId> =
            coverage.gaps().filter(|g| g.known.is_none()).filter_map(Gap::unit).collect();
        let names = words::names(facts.plan, &unknown, 5);
        return Some(format!("{scope}: chưa xác định được khoảng, chưa có tổng số của {names}."));
    };
    let low = words::percent_of(bounds.low, coverage);
    let high = words::percent_of(bounds.high, coverage);
    let missing = coverage.missing_people.unwrap_or_default();
    let share = percent(missing, bounds.low.denominator.max(1), None);
    let people = grouped(missing);
    Some(format!(
        "{scope} trong khoảng {low} - {high} ({} số chưa tính, {people} người, {share}).",
        coverage.absent()
    ))
}

fn needed(plan: &Plan, coverage: &Coverage) -> Option<String> {
    let needed = coverage.people_needed.filter(|n| *n > 0)?;
    let counts = &plan.indicator(coverage.indicator).counts;
    Some(format!("Còn thiếu {} {counts} so với chỉ tiêu.", grouped(needed)))
}

fn broken_down(facts: &Facts<'_>, coverage: &Coverage, by: Breakdown, page: &mut Document) {
    page.push(Block::Gap);
    let name = &facts.plan.indicator(coverage.indicator).name;
    page.push(Block::Paragraph(vec![Run::bold(name.clone())]));
    let rows = match by {
        Breakdown::Unit => units(facts, coverage),
        Breakdown::Group => groups(facts, coverage),
        Breakdown::Period => periods(facts, coverage),
    };
    let head = match by {
        Breakdown::Unit => "Đơn vị",
        Breakdown::Group => "Nhóm",
        Breakdown::Period => "Kỳ báo cáo",
    };
    let columns = vec![
        Column::left(head).at_most(34),
        Column::right("Số đạt/Tổng số"),
        Column::right("Tỷ lệ"),
        Column::right("Còn thiếu"),
        Column::left("Tình trạng"),
    ];
    page.push(Block::Table(Table { columns, rows, indent: 0 }));
}

/// One line of a breakdown by unit.
pub(super) struct UnitLine {
    /// What it is about; none for the whole.
    pub(super) about: Option<UnitId>,
    /// Who reports it.
    pub(super) reporter: UnitId,
    /// Its sums; none where nothing counts.
    pub(super) share: Option<Share>,
    /// How many of its figures are missing.
    pub(super) missing: usize,
    /// How many of its figures are left out.
    pub(super) excluded: usize,
    /// People in its missing figures; none where not known.
    pub(super) missing_people: Option<u128>,
}

/// The figures of an indicator by the unit they are about, in the plan's order.
pub(super) fn by_unit(coverage: &Coverage) -> Vec<UnitLine> {
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
    /// People the unit still needs, its missing figures taken at zero; none for counts and where
    /// its people are not known.
    pub(super) fn needed(&self, coverage: &Coverage) -> Option<u128> {
        let target = coverage.target.as_ref()?;
        let crate::plan::Amount::Percent(hundredths) = target.goal.amount else { return None };
        let share = self.share.unwrap_or_default();
        let people = share.denominator + self.missing_people?;
        let wanted = (hundredths * people).div_ceil(10_000);
        (!target.goal.at_most).then(|| wanted.saturating_sub(share.numerator))
    }

    /// How the line stands, as in JSON.
    pub(super) fn state(&self) -> &'static str {
        match (self.share, self.excluded) {
            (_, excluded) if excluded > 0 => "excluded",
            (Some(_), _) if self.missing > 0 => "incomplete",
            (Some(_), _) => "counted",
            (None, _) => "missing",
        }
    }
}

fn units(facts: &Facts<'_>, coverage: &Coverage) -> Vec<Vec<Cell>> {
    let lines = by_unit(coverage);
    lines.iter().map(|line| unit_row(facts.plan, coverage, line)).collect()
}

fn unit_row(plan: &Plan, coverage: &Coverage, line: &UnitLine) -> Vec<Cell> {
    let name = line.about.map_or(plan.head.scope.clone(), |unit| plan.unit(unit).name.clone());
    let (state, tone) = match line.state() {
        "excluded" => ("Bị loại do sai", Tone::Bad),
        "incomplete" => ("Chưa đủ số liệu", Tone::Caution),
        "missing" => ("Chưa có số liệu", Tone::Caution),
        _ => ("", Tone::Plain),
    };
    let needed = line.needed(coverage).filter(|n| *n > 0).map(grouped);
    let people = line.share.map(|s| words::share_of_people(s, coverage.has_denominator));
    vec![
        name.into(),
        people.unwrap_or_default().into(),
        line.share.map(|s| words::percent_of(s, coverage)).unwrap_or_default().into(),
        needed.unwrap_or_default().into(),
        Cell::toned(state, tone),
    ]
}

/// Sums over the units of each group that the figures are about.
pub(super) fn by_group(plan: &Plan, coverage: &Coverage) -> Vec<(GroupId, Share, usize, usize)> {
    let groups = (0..plan.groups.len() as u16).map(GroupId);
    let sums = groups.map(|group| {
        let members = plan.members(Party::Group(group));
        let lines = by_unit(coverage);
        let within = lines.iter().filter(|l| l.about.is_some_and(|unit| members.contains(&unit)));
        let within: Vec<&UnitLine> = within.collect();
        let share = within.iter().filter_map(|line| line.share).sum();
        let counted = within.iter().filter(|line| line.state() == "counted").count();
        (group, share, counted, within.len())
    });
    sums.filter(|(_, _, _, expected)| *expected > 0).collect()
}

fn groups(facts: &Facts<'_>, coverage: &Coverage) -> Vec<Vec<Cell>> {
    let rows = by_group(facts.plan, coverage).into_iter();
    rows.map(|(group, share, counted, expected)| {
        vec![
            facts.plan.group(group).name.clone().into(),
            words::share_of_people(share, coverage.has_denominator).into(),
            words::percent_of(share, coverage).into(),
            Cell::default(),
            format!("{counted}/{expected} đơn vị có số liệu").into(),
        ]
    })
    .collect()
}

fn periods(facts: &Facts<'_>, coverage: &Coverage) -> Vec<Vec<Cell>> {
    let all = by_period(facts.ledger, facts.overview.term.period);
    let rows = all.iter().filter_map(|(period, all)| {
        let then = all.iter().find(|c| c.indicator == coverage.indicator)?;
        let needed = then.people_needed.filter(|n| *n > 0 && !then.addends.is_empty());
        let series =
            facts.plan.is_one_series(coverage.indicator, *period, facts.overview.term.period);
        let note =
            if series { words::verdict(then) } else { "Đối tượng khác, không so sánh" };
        let people = if then.addends.is_empty() { String::new() } else { words::people(then) };
        Some(vec![
            period.title().into(),
            people.into(),
            words::percent_text(then).into(),
            needed.map(grouped).unwrap_or_default().into(),
            Cell::toned(note, words::verdict_tone(then)),
        ])
    });
    rows.collect()
}
