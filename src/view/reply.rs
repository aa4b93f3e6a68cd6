//! `bdhvs reply`: the slip to the sender, after the model of `letters.md`: where something
//! stands, what stands there, why it should be looked at, what is asked for, by when. It holds
//! nothing of another unit and no word of the program.

mod blanks;
mod case;
mod chat;
mod collect;
mod page;
mod refused;
mod rules;
mod said;
mod sheet;
mod split;

pub use collect::{of_file, of_unit};
pub use refused::of_refused;

use crate::diagnostic::Diagnostic;
use crate::plan::{Form, Plan};
use crate::source::Sources;
use crate::submission::Dataset;
use chrono::NaiveDate;

/// Stands for an empty cell.
const BLANK: &str = "(để trống)";

/// Stands for a form that did not come.
const NOT_RECEIVED: &str = "(chưa nhận được)";
/// Stands where there is nothing to quote.
const NOTHING: &str = "—";

/// What was read and found: what slips are made of.
#[derive(Clone, Copy)]
pub struct Found<'a> {
    /// The plan.
    pub plan: &'a Plan,
    /// What units sent.
    pub dataset: &'a Dataset,
    /// The files.
    pub sources: &'a Sources,
    /// All findings.
    pub diagnostics: &'a [Diagnostic],
    /// The day lateness is judged on.
    pub as_of: NaiveDate,
}

/// By when an answer is asked for; what is not said stays blank on the slip.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Wish {
    /// The day.
    pub by: Option<NaiveDate>,
    /// The hour of that day.
    pub hour: Option<u8>,
}

/// A slip: to whom, what came, what is asked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Slip {
    head: Head,
    news: News,
    items: Vec<Item>,
}

/// What stands over the slip, and the names that its sentences need.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
struct Head {
    /// The unit's office; empty where nobody knows whose file it is.
    office: String,
    /// As in a sentence; empty where it is not known.
    period: String,
    /// Numbers in the register.
    numbers: Vec<String>,
    /// Documents with their dates.
    documents: Vec<String>,
    /// Name of the file, where it was not taken in.
    file: String,
    /// The first day of receipt, which counts for the deadline.
    first_day: Option<NaiveDate>,
    /// Who writes: in full, as `we`, in a chat.
    issuer: [String; 3],
    /// True where the data are invented.
    invented: bool,
}

/// What came.
#[derive(Clone, Debug, PartialEq, Eq)]
enum News {
    /// The report, with the forms that are still missing.
    Report { lacking: Vec<Lacking>, rest_counts: bool },
    /// One form in a file.
    File { form: Form, rest_counts: bool },
    /// A file that could not be taken in.
    Refused,
    /// A document without figures; these forms are asked for.
    DocumentOnly { forms: Vec<Form> },
    /// Nothing; these forms are asked for.
    NotSent { forms: Vec<Form>, on: NaiveDate },
    /// Nothing is owed.
    NotOwed,
}

/// A form of which nothing is there while others are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Lacking {
    form: Form,
    /// True where the register has it: the file did not come or could not be opened.
    announced: bool,
}

/// What is asked of the sender at one place.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Item {
    weight: Weight,
    /// The form it is about; none for a file that could not be read as one.
    form: Option<Form>,
    /// Where, in full.
    place: String,
    /// Where, in a few words.
    short_place: String,
    /// What stands there.
    found: String,
    why: String,
    ask: String,
}

/// In what order items stand, and how they are spoken of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Weight {
    /// A mistake.
    Mend,
    /// Something that is not there.
    Fill,
    /// A number that may be right.
    Confirm,
}

impl Head {
    fn new(found: &Found<'_>) -> Self {
        let plan = found.plan;
        let letterhead = &plan.letterhead;
        let coordinator = plan.unit(plan.head.coordinator);
        let short = coordinator.aliases.first().unwrap_or(&letterhead.issuer);
        let chat = coordinator.short_name.as_ref().unwrap_or(short);
        let issuer = [&letterhead.issuer, &letterhead.issuer_short, chat].map(String::clone);
        Self { issuer, invented: found.dataset.invented, ..Self::default() }
    }
}

impl News {
    /// Forms of which nothing came while others did.
    fn lacking(&self) -> &[Lacking] {
        match self {
            Self::Report { lacking, .. } => lacking,
            _ => &[],
        }
    }
}

/// The name of a form on the slip: `Biểu 01`.
fn form_number(form: Form) -> String {
    let at = Form::ALL.iter().position(|known| *known == form).unwrap_or(0);
    format!("Biểu {:02}", at + 1)
}

/// With what it holds: `Biểu 02 (nhiệm vụ)`.
fn form_name(form: Form) -> String {
    format!("{} ({})", form_number(form), form.name())
}

fn form_names(forms: &[Form]) -> String {
    crate::vietnamese::list(&forms.iter().map(|form| form_name(*form)).collect::<Vec<_>>())
}
