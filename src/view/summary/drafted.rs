//! What only the drafter knows, by its place in the report: their words of `loi-van.md`, or
//! `[…]` where they wrote none.

use super::TO_WRITE;
use super::figure_names::Figures;
use crate::aggregate::Coverage;
use crate::plan::Plan;
use crate::submission::Drafted;
use crate::vietnamese::fold;
use crate::view::Facts;
use crate::view::letters::Values;

/// A place of the report that the drafter fills.
pub(super) struct Place {
    /// Its name in the template, after `loi_van.`.
    pub(super) name: &'static str,
    /// Its heading in `loi-van.md`.
    pub(super) heading: &'static str,
    /// What stands there until then.
    pub(super) prompt: &'static str,
}

const fn place(name: &'static str, heading: &'static str, prompt: &'static str) -> Place {
    Place { name, heading, prompt }
}

/// All places with a name, in the order of the report; beside them each section of the tasks has
/// its own, and each target for what made it fall.
pub(super) const PLACES: [Place; 8] = [
    place(
        "chi_dao",
        "Chỉ đạo, triển khai",
        "[Văn bản đã tham mưu, ban hành; hội nghị, tập huấn, kiểm tra trong {kỳ}]",
    ),
    place("mo_hinh", "Mô hình, cách làm hiệu quả", "[tối đa 03 mô hình; không có thì bỏ mục này]"),
    place("uu_diem", "Ưu điểm", TO_WRITE),
    place("ton_tai", "Tồn tại, hạn chế", TO_WRITE),
    place("nguyen_nhan", "Nguyên nhân", TO_WRITE),
    place("trong_tam", "Nhiệm vụ trọng tâm", TO_WRITE),
    place("kho_khan", "Khó khăn, vướng mắc", TO_WRITE),
    place("de_xuat", "Đề xuất, kiến nghị", TO_WRITE),
];

/// Before the name of a target, where its rate has fallen.
const FALL: &str = "Nguyên nhân giảm: ";

/// The drafter's words with their figures filled in.
pub(in crate::view) struct Words<'a> {
    drafted: Option<&'a Drafted>,
    figures: Figures<'a>,
    /// What a period is called.
    noun: &'static str,
}

impl<'a> Words<'a> {
    /// Of a period whose drafter wrote these, if any.
    pub(in crate::view) fn new(facts: &Facts<'a>, drafted: Option<&'a Drafted>) -> Self {
        Self { drafted, figures: Figures::new(*facts), noun: facts.overview.term.period.noun() }
    }

    /// The named places as values of the template.
    pub(super) fn put_into(&self, values: &mut Values) {
        for place in &PLACES {
            let words =
                self.at(place.heading).filter(|words| !(place.name == "mo_hinh" && is_none(words)));
            let written = self.at(place.heading).is_some();
            let shown = match words {
                Some(words) => words,
                None if written => String::new(),
                None => as_markdown(&place.prompt.replace("{kỳ}", self.noun)),
            };
            values.markdown(&format!("loi_van.{}", place.name), shown);
        }
    }

    /// What is said of a section of the tasks.
    pub(super) fn of_section(&self, name: &str) -> String {
        self.at(name).unwrap_or_else(|| as_markdown(TO_WRITE))
    }

    /// Why a target's rate fell.
    pub(super) fn cause_of_fall(&self, target: &str) -> Option<String> {
        self.at(&format!("{FALL}{target}"))
    }

    /// Headings with what was written under them.
    pub(in crate::view) fn all(&self) -> impl Iterator<Item = (String, String)> {
        let passages = self.drafted.into_iter().flat_map(|drafted| &drafted.passages);
        passages.filter_map(|passage| Some((passage.heading.clone(), self.at(&passage.heading)?)))
    }

    /// The words under a heading, without their last stop, which the report sets.
    fn at(&self, heading: &str) -> Option<String> {
        let passages = self.drafted.map(|drafted| drafted.passages.as_slice()).unwrap_or_default();
        let same = passages.iter().find(|passage| fold(&passage.heading) == fold(heading))?;
        let words = self.figures.filled(&same.text);
        let words = words.trim().trim_end_matches(['.', ';']).trim_end();
        (!words.is_empty()).then(|| words.to_owned())
    }
}

/// `Không`, `Không có.`: the drafter has nothing to say there.
fn is_none(words: &str) -> bool {
    ["khong", "khong co"].contains(&fold(words.trim_end_matches('.')).as_str())
}

/// Brackets and the like as words.
fn as_markdown(text: &str) -> String {
    text.replace('[', "\\[").replace(']', "\\]")
}

/// A place as the drafter's file has it.
pub(in crate::view) struct Spot {
    /// Its heading.
    pub(in crate::view) heading: String,
    /// What is asked for there.
    pub(in crate::view) ask: String,
    /// What units wrote that belongs there.
    pub(in crate::view) offer: Offer,
}

/// Which words of units belong to a place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::view) enum Offer {
    /// None.
    Nothing,
    /// Results in a section of the plan.
    Results(usize),
    /// Difficulties.
    Difficulties,
    /// Proposals.
    Proposals,
    /// What they will do next.
    Outlook,
}

/// The places of a period's file, in the order of the report.
pub(in crate::view) fn spots(facts: &Facts<'_>) -> Vec<Spot> {
    let noun = facts.overview.term.period.noun();
    let named = |place: &Place| Spot {
        heading: place.heading.to_owned(),
        ask: match place.prompt {
            TO_WRITE => String::new(),
            prompt => prompt.trim_matches(['[', ']']).replace("{kỳ}", noun),
        },
        offer: match place.name {
            "trong_tam" => Offer::Outlook,
            "kho_khan" => Offer::Difficulties,
            "de_xuat" => Offer::Proposals,
            _ => Offer::Nothing,
        },
    };
    let sections = facts.plan.sections.iter().enumerate();
    let sections = sections.filter_map(|(n, section)| Some((n, section.letter.clone()?)));
    let sections = sections.map(|(n, heading)| Spot {
        heading,
        ask: "Nội dung nổi bật".to_owned(),
        offer: Offer::Results(n),
    });
    let (first, rest) = PLACES.split_at(1);
    let falls = falls(facts).into_iter().map(|name| Spot {
        heading: format!("{FALL}{name}"),
        ask: "Tỷ lệ giảm so với kỳ trước; báo cáo viết tiếp sau chữ “do”".to_owned(),
        offer: Offer::Nothing,
    });
    let head = first.iter().map(named).chain(falls).chain(sections);
    head.chain(rest.iter().map(named)).collect()
}

/// Names of the targets whose rate has fallen in the period.
fn falls(facts: &Facts<'_>) -> Vec<String> {
    let fell = |c: &&Coverage| {
        c.change.is_some_and(|change| change.direction() == std::cmp::Ordering::Less)
    };
    let fallen = super::targets_of(facts).into_iter().filter(fell);
    fallen.map(|c| facts.plan.indicator(c.indicator).name.clone()).collect()
}

/// All headings that `loi-van.md` may have.
pub(in crate::view) fn headings(plan: &Plan) -> Vec<String> {
    let places = PLACES.iter().map(|place| place.heading.to_owned());
    let sections = plan.sections.iter().filter_map(|section| section.letter.clone());
    let falls = plan.indicators.iter().map(|indicator| format!("{FALL}{}", indicator.name));
    places.chain(sections).chain(falls).collect()
}
