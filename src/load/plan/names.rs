//! All ids of the plan, collected before anything is read, so that every reference is resolved
//! where it stands.

use super::super::toml::{Keys, Text, suggestion};
use super::PlanFile;
use crate::diagnostic::{Diagnostic, rules};
use crate::plan::{
    Answerable, GroupId, HeadingId, Index, IndicatorId, Party, PopulationId, TaskId, UnitId,
};
use crate::source::Span;
use crate::vietnamese::grouped;
use std::collections::BTreeMap;

/// So many things of one kind a plan can hold; one more would get the number of another.
const MOST: usize = u16::MAX as usize;

/// Ids of one kind of thing, numbered in the plan's order.
#[derive(Default)]
pub(super) struct Ids {
    numbers: BTreeMap<String, u16>,
    places: Vec<Span>,
}

/// Ids of everything in the plan.
#[derive(Default)]
pub(super) struct Names {
    kinds: Ids,
    units: Ids,
    codes: BTreeMap<String, u16>,
    groups: Ids,
    populations: Ids,
    indicators: Ids,
    readings: Ids,
    headings: Ids,
    tasks: Ids,
    rules: Ids,
}

impl Ids {
    /// Takes an id in; a second one is a problem that shows the first, and so is one too many.
    fn add(&mut self, id: &Text, table: &str, problems: &mut Vec<Diagnostic>) {
        if self.places.len() == MOST {
            problems.push(one_too_many(id, table));
        }
        let number = u16::try_from(self.places.len()).unwrap_or(u16::MAX);
        self.places.push(id.span);
        if let Some(&first) = self.numbers.get(&id.value) {
            let message = format!("Mã “{}” đã được dùng", id.value);
            let problem = Diagnostic::new(&rules::DUPLICATE_ID, id.span, message);
            let first = self.places[usize::from(first)];
            problems.push(problem.label(first, "đã dùng ở đây").hint("Đặt một mã khác"));
            return;
        }
        self.numbers.insert(id.value.clone(), number);
    }

    fn known(&self) -> Vec<&str> {
        self.numbers.keys().map(String::as_str).collect()
    }
}

/// Collects the ids of all files. A missing id is reported later, by the one who reads the table.
pub(super) fn collect(files: &[PlanFile<'_>], problems: &mut Vec<Diagnostic>) -> Names {
    let mut names = Names::default();
    for file in files {
        let mut keys = Keys::of_file(file.file, &file.table);
        let lists: &mut [(&'static str, &mut Ids)] = match file.inside {
            "plan.toml" => &mut [("reading", &mut names.readings)],
            "targets.toml" => &mut [
                ("population", &mut names.populations),
                ("indicator", &mut names.indicators),
                ("rule", &mut names.rules),
            ],
            _ if file.inside.starts_with("units/") => &mut [
                ("kind", &mut names.kinds),
                ("unit", &mut names.units),
                ("group", &mut names.groups),
            ],
            _ => &mut [("heading", &mut names.headings), ("task", &mut names.tasks)],
        };
        for (table, ids) in lists {
            let table: &'static str = table;
            for mut keys in keys.tables(table) {
                if let Some(id) = keys.maybe_text("id") {
                    ids.add(&id, table, problems);
                }
                if let ("unit", Some(code)) = (table, keys.maybe_text("code")) {
                    let number = u16::try_from(ids.places.len()).unwrap_or(u16::MAX);
                    add_code(&mut names.codes, &code, number.saturating_sub(1), problems);
                }
            }
        }
    }
    names
}

/// Said once, at the first that finds no number.
fn one_too_many(id: &Text, table: &str) -> Diagnostic {
    let most = grouped(MOST as u128);
    let message = format!("Kế hoạch có quá {most} mục [[{table}]]; đây là mục thừa đầu tiên");
    let hint = "Bỏ những mục không dùng, hoặc tách thành hai kế hoạch";
    Diagnostic::new(&rules::INVALID_VALUE, id.span, message).hint(hint)
}

fn add_code(
    codes: &mut BTreeMap<String, u16>,
    code: &Text,
    unit: u16,
    problems: &mut Vec<Diagnostic>,
) {
    if codes.insert(code.value.clone(), unit).is_some() {
        let message = format!("Mã đơn vị hành chính “{}” đã được dùng", code.value);
        let problem = Diagnostic::new(&rules::DUPLICATE_ID, code.span, message);
        problems.push(problem.hint("Mỗi đơn vị có một mã riêng; tra lại mã trong danh mục"));
    }
}

impl Names {
    /// The number of an id; an unknown one is reported and becomes the first.
    fn find(keys: &mut Keys<'_>, ids: &Ids, text: &Text, what: &str) -> u16 {
        ids.numbers.get(&text.value).copied().unwrap_or_else(|| {
            unknown(keys, text, what, &ids.known());
            0
        })
    }

    /// A kind of unit.
    pub(super) fn kind(&self, keys: &mut Keys<'_>, text: &Text) -> usize {
        usize::from(Self::find(keys, &self.kinds, text, "loại đơn vị"))
    }

    /// A unit.
    pub(super) fn unit(&self, keys: &mut Keys<'_>, text: &Text) -> UnitId {
        UnitId(Self::find(keys, &self.units, text, "đơn vị"))
    }

    /// A group.
    pub(super) fn group(&self, keys: &mut Keys<'_>, text: &Text) -> GroupId {
        GroupId(Self::find(keys, &self.groups, text, "nhóm đơn vị"))
    }

    /// A population.
    pub(super) fn population(&self, keys: &mut Keys<'_>, text: &Text) -> PopulationId {
        PopulationId(Self::find(keys, &self.populations, text, "đối tượng"))
    }

    /// An indicator.
    pub(super) fn indicator(&self, keys: &mut Keys<'_>, text: &Text) -> IndicatorId {
        IndicatorId(Self::find(keys, &self.indicators, text, "chỉ tiêu"))
    }

    /// A heading.
    pub(super) fn heading(&self, keys: &mut Keys<'_>, text: &Text) -> HeadingId {
        HeadingId(Self::find(keys, &self.headings, text, "đề mục"))
    }

    /// The readings named under `reading`.
    pub(super) fn readings(&self, keys: &mut Keys<'_>) -> Vec<usize> {
        let texts = keys.texts("reading");
        let find = |text| usize::from(Self::find(keys, &self.readings, text, "cách hiểu"));
        texts.iter().map(find).collect()
    }

    /// A unit or a group, where the id is one.
    pub(super) fn maybe_party(&self, id: &str) -> Option<Party> {
        let unit = self.units.numbers.get(id).map(|n| Party::Unit(UnitId(*n)));
        unit.or_else(|| self.groups.numbers.get(id).map(|n| Party::Group(GroupId(*n))))
    }

    /// A unit or a group.
    pub(super) fn party(&self, keys: &mut Keys<'_>, text: &Text) -> Option<Party> {
        let party = self.maybe_party(&text.value);
        if party.is_none() {
            let known = [self.units.known(), self.groups.known()].concat();
            unknown(keys, text, "đơn vị hoặc nhóm đơn vị", &known);
        }
        party
    }

    /// The units and groups named under a key.
    pub(super) fn parties(&self, keys: &mut Keys<'_>, key: &'static str) -> Vec<Party> {
        let texts = keys.texts(key);
        texts.iter().filter_map(|text| self.party(keys, text)).collect()
    }

    /// Numbers by id for the parser of reports.
    pub(super) fn into_index(self) -> Index {
        let mut units: BTreeMap<String, UnitId> =
            self.units.numbers.into_iter().map(|(id, n)| (id, UnitId(n))).collect();
        units.extend(self.codes.into_iter().map(|(code, n)| (code, UnitId(n))));
        let headings = self.headings.numbers.into_iter();
        let mut tasks: BTreeMap<String, Answerable> =
            headings.map(|(id, n)| (id, Answerable::Heading(HeadingId(n)))).collect();
        let actions = self.tasks.numbers.into_iter();
        tasks.extend(actions.map(|(id, n)| (id, Answerable::Task(TaskId(n)))));
        Index {
            units,
            groups: self.groups.numbers.into_iter().map(|(id, n)| (id, GroupId(n))).collect(),
            indicators: self
                .indicators
                .numbers
                .into_iter()
                .map(|(id, n)| (id, IndicatorId(n)))
                .collect(),
            tasks,
        }
    }
}

fn unknown(keys: &mut Keys<'_>, text: &Text, what: &str, known: &[&str]) {
    let message = format!("Không có {what} nào mang mã “{}”", text.value);
    let hint = match crate::text::nearest(&text.value, known.iter().copied()) {
        Some(_) => suggestion(&text.value, known, ""),
        None => format!("Khai báo {what} này, hoặc sửa lại mã cho đúng"),
    };
    keys.problem(&rules::UNKNOWN_REFERENCE, text.span, (message, hint));
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::{SourceFile, Sources};

    /// A plan of that many units, and what was said of it.
    fn taken(units: usize) -> (Names, Vec<Diagnostic>) {
        let mut sources = Sources::default();
        let text: String = (0..units).map(|n| format!("[[unit]]\nid = \"u-{n}\"\n")).collect();
        let file = SourceFile::from_bytes("plan/units/u.toml".to_owned(), text);
        let file = sources.add(file);
        let (table, errors) = super::super::DeTable::parse_recoverable(&sources.file(file).text);
        assert_eq!(errors.len(), 0);
        let mut problems = Vec::new();
        let names = collect(&[PlanFile { file, inside: "units/u.toml", table }], &mut problems);
        (names, problems)
    }

    #[test]
    fn one_thing_more_than_can_be_numbered_is_refused_at_its_line() {
        let (names, problems) = taken(MOST);
        assert_eq!(problems, []);
        assert_eq!(names.units.numbers["u-65534"], 65_534);
        let (_, problems) = taken(MOST + 3);
        let said: Vec<(&str, &str)> =
            problems.iter().map(|p| (p.rule.name, p.message.as_str())).collect();
        let message = "Kế hoạch có quá 65.535 mục [[unit]]; đây là mục thừa đầu tiên";
        assert_eq!(said, [("invalid-value", message)]);
    }
}
