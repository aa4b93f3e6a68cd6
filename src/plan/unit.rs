//! Reporting units, their kinds and groups.

use super::{Members, Plan, UnitId};
use crate::source::Span;
use crate::vietnamese::lower_first;
use chrono::NaiveDate;

/// What a unit does for the plan.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Role {
    /// Expected, late, reminded.
    Reports,
    /// Has figures, gathers, is never late.
    Aggregates,
    /// Gives figures or denominators without a regular duty.
    Supplies,
    /// Is only named in the plan.
    None,
}

/// A kind of unit: how its names are built, what letters count it among.
#[derive(Clone, Debug)]
pub struct Kind {
    /// Its id.
    pub id: String,
    /// As in a sentence: `xã`.
    pub name: String,
    /// What letters count it among: `địa phương`.
    pub category: String,
    /// True where the unit's name begins small in a sentence.
    pub lowercase: bool,
    /// As addressee, with `{unit}`.
    pub addressee: Option<String>,
    /// Its office in short, with `{unit}`.
    pub office: Option<String>,
    /// Where it is declared.
    pub span: Span,
}

/// A name that a unit, or one merged into it, once had.
#[derive(Clone, Debug)]
pub struct FormerName {
    /// The name.
    pub name: String,
    /// Its last day.
    pub until: Option<NaiveDate>,
    /// Its official code then.
    pub code: Option<String>,
}

/// A reporting unit.
#[derive(Clone, Debug)]
pub struct Unit {
    /// Kebab-case, unique, never re-used.
    pub id: String,
    /// Official code.
    pub code: Option<String>,
    /// `Xã Cam Lâm`.
    pub name: String,
    /// As in a sentence, where the kind does not give it.
    pub in_sentence: Option<String>,
    /// As addressee, where the kind does not give it.
    pub addressee: Option<String>,
    /// Short name.
    pub short_name: Option<String>,
    /// Other names people write.
    pub aliases: Vec<String>,
    /// Former names.
    pub former_names: Vec<FormerName>,
    /// Place in [`Plan::kinds`].
    pub kind: usize,
    /// What it does for the plan.
    pub role: Role,
    /// What its duty rests on.
    pub duty_basis: Option<String>,
    /// First day.
    pub valid_from: NaiveDate,
    /// Last day.
    pub valid_to: Option<NaiveDate>,
    /// What it was merged from.
    pub merged_from: Vec<String>,
    /// Where the entry comes from.
    pub source: String,
    /// What is not certain about it.
    pub unverified: Option<String>,
    /// Places in [`Plan::readings`].
    pub readings: Vec<usize>,
    /// Where it is declared.
    pub span: Span,
}

/// How the units of a group answer for tasks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AnswersBy {
    /// One row an action.
    Action,
    /// One row a heading.
    Heading,
}

/// A group of units.
#[derive(Clone, Debug)]
pub struct Group {
    /// Its id.
    pub id: String,
    /// Its name.
    pub name: String,
    /// As in a sentence.
    pub in_sentence: Option<String>,
    /// As addressee of a letter to all of them.
    pub addressee: Option<String>,
    /// Its units.
    pub members: Members,
    /// Places in [`Plan::kinds`]: every unit of these kinds is a member.
    pub kinds: Vec<usize>,
    /// How they answer.
    pub answers_by: AnswersBy,
    /// Places in [`Plan::readings`].
    pub readings: Vec<usize>,
    /// Where it is declared.
    pub span: Span,
}

impl Group {
    /// True where the unit is a member.
    pub fn has(&self, unit: UnitId) -> bool {
        self.members.has(unit)
    }
}

impl Unit {
    /// True where it exists on that day.
    pub fn is_valid_on(&self, day: NaiveDate) -> bool {
        self.valid_from <= day && self.valid_to.is_none_or(|last| day <= last)
    }
}

impl Plan {
    /// A unit's name as in a sentence: `xã Cam Lâm`.
    pub fn name_in_sentence(&self, id: UnitId) -> String {
        let unit = self.unit(id);
        match &unit.in_sentence {
            Some(name) => name.clone(),
            None if self.kind(id).lowercase => lower_first(&unit.name),
            None => unit.name.clone(),
        }
    }

    /// A unit as addressee: `Ủy ban nhân dân xã Cam Lâm`.
    pub fn addressee(&self, id: UnitId) -> String {
        let pattern = self.unit(id).addressee.as_ref().or(self.kind(id).addressee.as_ref());
        self.fill(pattern, id)
    }

    /// A unit's office in short: `UBND xã Cam Lâm`.
    pub fn office(&self, id: UnitId) -> String {
        self.fill(self.kind(id).office.as_ref(), id)
    }

    fn fill(&self, pattern: Option<&String>, id: UnitId) -> String {
        let name = self.name_in_sentence(id);
        pattern.map_or_else(|| name.clone(), |pattern| pattern.replace("{unit}", &name))
    }
}
