//! Units by id, code and name in any of its forms.

use super::{Found, Names, plain, toned, word_positions};
use crate::intake::finding::{Reason, Refusal, short};
use crate::plan::{About, Plan, UnitId};
use crate::text::nearest;
use crate::vietnamese::{fold, list};

/// The word for the whole in a column of units; part of the format, not of a plan.
pub(in crate::intake) const WHOLE: &str = "toan-tinh";

/// All writings of all units.
pub(in crate::intake) struct Units<'a> {
    plan: &'a Plan,
    today: Names<UnitId>,
    /// Without the word for the kind: enough in a column of units, not in a sentence.
    bare: Names<UnitId>,
    former: Names<UnitId>,
    whole: Vec<String>,
}

impl<'a> Units<'a> {
    pub(in crate::intake) fn new(plan: &'a Plan) -> Self {
        let head = &plan.head;
        let whole = [WHOLE, &head.scope, &head.scope_on_screen, &head.place].map(plain).to_vec();
        let (today, bare, former) = (Names::new(), Names::new(), Names::new());
        let mut units = Self { plan, today, bare, former, whole };
        for id in plan.unit_ids() {
            units.add(id);
        }
        units
    }

    fn add(&mut self, id: UnitId) {
        let unit = self.plan.unit(id);
        let built = [self.plan.name_in_sentence(id), self.plan.addressee(id), self.plan.office(id)];
        let own = [&unit.id, &unit.name].into_iter().chain(&built);
        let others = unit.code.iter().chain(&unit.in_sentence).chain(&unit.short_name);
        for name in own.chain(others).chain(&unit.aliases) {
            self.today.add(name, id);
        }
        let kind = self.plan.kind(id).name.clone();
        if let Some(rest) = without_kind(&unit.name, &kind) {
            self.bare.add(rest, id);
            self.today.add(&format!("{} {rest}", initials(&kind)), id);
        }
        let names = unit.former_names.iter().flat_map(|f| [Some(&f.name), f.code.as_ref()]);
        for name in names.flatten().chain(&unit.merged_from) {
            self.former.add(name, id);
            // It may have been of another kind then.
            for kind in &self.plan.kinds {
                let Some(rest) = without_kind(name, &kind.name) else { continue };
                self.former.add(&format!("{} {rest}", initials(&kind.name)), id);
                self.former.add(rest, id);
            }
        }
    }

    /// The unit or whole that a cell names.
    pub(in crate::intake) fn about(&self, text: &str) -> Result<About, Refusal> {
        if self.whole.contains(&plain(text)) && self.today.find(text) == Found::Nothing {
            return Ok(About::Whole);
        }
        self.unit(text).map(About::Unit)
    }

    /// The unit that a text names as a whole.
    pub(in crate::intake) fn unit(&self, text: &str) -> Result<UnitId, Refusal> {
        for names in [&self.today, &self.bare] {
            match names.find(text) {
                Found::One(id) => return Ok(id),
                Found::Several(ids) => return Err(self.several(text, &ids)),
                Found::Nothing => {}
            }
        }
        Err(self.unknown(text))
    }

    /// True where a text is a unit's name as a whole.
    pub(in crate::intake) fn is_known(&self, text: &str) -> bool {
        let named =
            [&self.today, &self.bare].iter().any(|names| names.find(text) != Found::Nothing);
        named || self.whole.contains(&plain(text))
    }

    /// The units that a longer text names in full, the longer name before one inside it:
    /// `xã Nam Cam Ranh` is not `Cam Ranh`. With `bare`, names without their kind count too.
    pub(in crate::intake) fn inside(&self, text: &str, bare: bool) -> Vec<UnitId> {
        let sent = text;
        let text = plain(text);
        let names = self.today.folded().chain(self.bare.folded().filter(|_| bare));
        // Short letters in a sentence may be anything: only names of two words and more. A `bang
        // tinh` in a file's name is a spreadsheet, not the unit of the province.
        let long = |name: &str| bare && name.len() > 4 || name.contains(' ');
        let mut hits: Vec<(usize, usize, &[UnitId])> = names
            .filter(|(name, _)| long(name))
            .flat_map(|(name, ids)| {
                word_positions(&text, name).into_iter().map(move |at| (at, at + name.len(), ids))
            })
            .collect();
        hits.sort_by_key(|(start, end, _)| (std::cmp::Reverse(end - start), *start));
        let mut taken: Vec<(usize, usize)> = Vec::new();
        let mut units = Vec::new();
        for (start, end, ids) in hits {
            if taken.iter().all(|(s, e)| end <= *s || start >= *e) {
                taken.push((start, end));
                units.extend(self.with_diacritics(sent, ids));
            }
        }
        units.sort_unstable();
        units.dedup();
        units
    }

    /// Of units whose names differ in diacritics only, the one whose diacritics stand there.
    fn with_diacritics(&self, text: &str, ids: &[UnitId]) -> Vec<UnitId> {
        let text = toned(text);
        let written = |id: &&UnitId| {
            let name = toned(&self.plan.unit(**id).name);
            let rest = without_kind(&name, &self.plan.kind(**id).name).unwrap_or(&name);
            !word_positions(&text, rest).is_empty()
        };
        match ids.iter().filter(written).collect::<Vec<_>>()[..] {
            [only] => vec![*only],
            _ => ids.to_vec(),
        }
    }

    fn several(&self, text: &str, ids: &[UnitId]) -> Refusal {
        let message = format!("“{}” có thể là {}", short(text), self.names_of(ids, " hoặc "));
        Refusal::new(Reason::Unit, message)
            .hint("Ghi tên đơn vị có đủ dấu và chữ xã, phường…, hoặc ghi mã đơn vị")
    }

    fn unknown(&self, text: &str) -> Refusal {
        if let Found::One(_) | Found::Several(_) = self.former.find(text) {
            return self.gone(text);
        }
        let refusal = Refusal::new(
            Reason::Unit,
            format!("Không có đơn vị nào tên hoặc mã là “{}”", short(text)),
        );
        match self.suggestion(text) {
            Some(name) => {
                refusal.hint(format!("Có phải “{name}”? Ghi đúng tên hoặc mã rồi gửi lại"))
            }
            None => refusal.hint("Ghi tên hoặc mã đơn vị như trong biểu mẫu kèm công văn"),
        }
    }

    /// A former name: the data may cover another land than the unit of today.
    fn gone(&self, text: &str) -> Refusal {
        let today = match self.former.find(text) {
            Found::One(id) => vec![id],
            Found::Several(ids) => ids,
            Found::Nothing => Vec::new(),
        };
        let names = self.names_of(&today, " hoặc ");
        let message = format!("“{}” là tên cũ, nay thuộc {names}", short(text));
        Refusal::new(Reason::Unit, message)
            .hint(format!("Báo cáo theo đơn vị hiện nay ({names}), số liệu của cả địa bàn mới"))
    }

    fn suggestion(&self, text: &str) -> Option<&str> {
        let units = self.plan.units.iter();
        let names = || units.clone().map(|u| u.name.as_str());
        let ids = units.clone().map(|u| u.id.as_str());
        let codes = units.clone().filter_map(|u| u.code.as_deref());
        let found = nearest(text, names()).or_else(|| nearest(text, ids.chain(codes)));
        found.or_else(|| {
            let bare = self.bare.folded().map(|(name, _)| name);
            let near = nearest(&plain(text), bare)?;
            names().find(|name| fold(name).ends_with(near))
        })
    }

    /// Names as in a sentence.
    pub(in crate::intake) fn names_of(&self, ids: &[UnitId], between: &str) -> String {
        let names: Vec<String> = ids.iter().map(|id| self.plan.name_in_sentence(*id)).collect();
        if between == " và " { list(&names) } else { names.join(between) }
    }
}

/// `Xã Cam Lâm` without `xã`.
fn without_kind<'n>(name: &'n str, kind: &str) -> Option<&'n str> {
    let words = kind.split_whitespace().count();
    let mut rest = name;
    for _ in 0..words {
        rest = rest.split_once(char::is_whitespace)?.1.trim_start();
    }
    let head = &name[..name.len() - rest.len()];
    (plain(head) == plain(kind)).then_some(rest)
}

/// `phường` is `p`, `đặc khu` is `đk`.
fn initials(kind: &str) -> String {
    kind.split_whitespace().filter_map(|word| word.chars().next()).collect()
}
