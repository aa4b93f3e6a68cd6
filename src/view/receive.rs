//! What `receive`, `enter` and `amend` show: what was read beside what is written, and one table
//! for a folder.

mod changes;
mod one;
mod settled;

pub use changes::{Changed, changed};
pub use one::received;

/// Said of whatever comes for a period whose figures were sent on.
pub const AFTER_CLOSE: &str = "Kỳ này đã khoá: sổ ghi là nhận sau khi khoá kỳ; số đã báo cáo giữ nguyên, \
     in cạnh số hiện nay.";

use crate::document::{Block, Cell, Column, Document, Entry, Run, Table, Tone};
use crate::intake::reception::{self, Standing};
use crate::intake::{Proposal, Reason, Refusal, Rejection, Scan};
use crate::period::parse_day_name;
use crate::plan::{Form, Plan};
use crate::text::mask;
use crate::vietnamese::{grouped, upper_first};
use chrono::NaiveDate;
use std::path::PathBuf;

/// A file that was taken in.
#[derive(Clone, Debug)]
pub struct Taken {
    /// The file.
    pub name: String,
    /// What was read of it.
    pub proposal: Box<Proposal>,
    /// How it stands to what was there.
    pub standing: Standing,
    /// Where it is written, as the officer finds it.
    pub path: String,
    /// Its number in the register; none on a dry run.
    pub number: Option<String>,
    /// On which day it came.
    pub received_on: NaiveDate,
    /// Calendar days after the last good day.
    pub days_late: i64,
    /// Number of the document that brought it; empty where nobody said.
    pub document: String,
    /// True where the content was known and its document is not in the register.
    pub unlisted: bool,
    /// Rows that a resubmission changed.
    pub changes: Vec<reception::Changed>,
    /// True where the period was closed before.
    pub after_close: bool,
    /// True where nothing was written.
    pub dry_run: bool,
}

/// What became of a file.
#[derive(Clone, Debug)]
pub enum Received {
    /// Taken in, or there already.
    Taken(Box<Taken>),
    /// Not taken in: nothing of it is written.
    Refused {
        /// The file.
        name: String,
        /// Which form it is, where that could be read.
        form: Option<Form>,
        /// Why.
        rejection: Box<Rejection>,
        /// What came from its unit instead, on its day or later.
        instead: Option<Instead>,
    },
}

/// A form that was taken in from the unit of a refused file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Instead {
    /// Which form.
    pub form: Form,
    /// Its number in the register.
    pub number: String,
    /// On which day it came.
    pub received_on: NaiveDate,
}

impl Received {
    /// A file that could be read and is refused all the same.
    pub fn refused(name: &str, proposal: &Proposal, refusal: Refusal) -> Self {
        let rejection = Rejection {
            unit: Some(proposal.unit),
            period: Some(proposal.period),
            refusals: vec![refusal],
            remarks: proposal.remarks.clone(),
            scan: proposal.scan,
        };
        let (name, rejection) = (name.to_owned(), Box::new(rejection));
        Self::Refused { name, form: Some(proposal.form), rejection, instead: None }
    }

    /// A file that could not be read as a form.
    pub fn rejected(name: String, rejection: Box<Rejection>) -> Self {
        Self::Refused { name, form: None, rejection, instead: None }
    }

    /// A file that the machine does not give out.
    pub fn unreadable(name: String, why: &str) -> Self {
        let refusal = Refusal::new(Reason::Format, upper_first(why));
        let refusal = refusal.hint("Kiểm tra lại tệp, chép lại nếu cần");
        let rejection = Rejection {
            unit: None,
            period: None,
            refusals: vec![refusal],
            remarks: Vec::new(),
            scan: Scan::default(),
        };
        Self::rejected(name, Box::new(rejection))
    }

    /// True where it was refused.
    pub fn is_refused(&self) -> bool {
        matches!(self, Self::Refused { .. })
    }

    fn name(&self) -> &str {
        match self {
            Self::Taken(taken) => &taken.name,
            Self::Refused { name, .. } => name,
        }
    }

    fn is_known(&self) -> bool {
        matches!(self, Self::Taken(taken) if matches!(taken.standing, Standing::Known { .. }))
    }

    /// True for what came for a period that was closed before.
    fn is_after_close(&self) -> bool {
        matches!(self, Self::Taken(taken) if taken.after_close && !self.is_known())
    }

    fn scan(&self) -> Scan {
        match self {
            Self::Taken(taken) => taken.proposal.scan,
            Self::Refused { rejection, .. } => rejection.scan,
        }
    }

    /// True for what the officer has dealt with: taken in before, or replaced since.
    fn is_settled(&self) -> bool {
        self.is_known() || matches!(self, Self::Refused { instead: Some(_), .. })
    }
}

/// Of one file among many so many reasons are told; all of them where it is received alone.
const MOST_REASONS: usize = 3;

/// Several files: one table of what is new, what was sent again, the reasons of refusals, the
/// counts. A folder is received every day: what was settled before is not told at length again.
pub fn received_all(plan: &Plan, results: &[Received], passed_over: &[PathBuf]) -> Document {
    let mut page = Document::default();
    let (settled, new): (Vec<&Received>, Vec<&Received>) =
        results.iter().partition(|result| result.is_settled());
    if !new.is_empty() {
        page.push(Block::Table(table(plan, &new)));
        page.push(Block::Gap);
    }
    for result in &new {
        match result {
            Received::Refused { name, rejection, .. } => {
                let head = format!("Chưa nhận {}", among(name, &new));
                page.push(Block::Paragraph(vec![Run::bold(head)]));
                refusals(&rejection.refusals, MOST_REASONS, &mut page);
                if may_be_no_report(rejection) {
                    page.say("Tệp không phải báo cáo của đơn vị thì chuyển ra khỏi thư mục này.");
                }
                page.push(Block::Gap);
            }
            Received::Taken(taken) => changes::of_one_among_many(plan, taken, &mut page),
        }
    }
    settled::tell(plan, &settled, &mut page);
    page.say(counts(results));
    if results.iter().any(Received::is_after_close) {
        page.say(AFTER_CLOSE);
    }
    if let Some(names) = passed(passed_over) {
        page.say(names);
    }
    page.say(guard(results.iter().map(Received::scan)));
    page
}

fn counts(results: &[Received]) -> String {
    let refused = results.iter().filter(|r| r.is_refused()).count();
    let known = results.iter().filter(|r| r.is_known()).count();
    let new = results.len() - refused - known;
    let dry =
        results.iter().any(|result| matches!(result, Received::Taken(taken) if taken.dry_run));
    match (results.len(), dry) {
        (0, _) => "Không có tệp nào để tiếp nhận.".to_owned(),
        (all, false) => {
            format!(
                "{all} tệp: vừa nhận {new}, đã tiếp nhận từ trước {known}, chưa nhận {refused}."
            )
        }
        (all, true) => format!(
            "Chạy thử {all} tệp, chưa ghi gì: nhận được {new}, đã tiếp nhận từ trước {known}, \
             không nhận được {refused}."
        ),
    }
}

/// What was not looked at, by name: nothing is passed over unseen.
fn passed(files: &[PathBuf]) -> Option<String> {
    const MOST: usize = 5;
    let names: Vec<String> =
        files.iter().take(MOST).map(|file| base(&file.to_string_lossy())).collect();
    let more = match files.len().saturating_sub(MOST) {
        0 => String::new(),
        more => format!(" và {more} tệp khác"),
    };
    (!files.is_empty()).then(|| {
        let names = names.join(", ");
        format!("Bỏ qua {} tệp không phải báo cáo: {names}{more}.", files.len())
    })
}

/// Every run says how many patterns met how many cells.
fn guard(scans: impl Iterator<Item = Scan>) -> String {
    let (patterns, cells) =
        scans.fold((0, 0), |(p, c), scan| (scan.patterns.max(p), c + scan.cells));
    let cells = grouped(cells as u128);
    format!(
        "Đã rà {cells} ô sẽ lưu theo {} mẫu dữ liệu cá nhân.",
        patterns.max(Scan::default().patterns)
    )
}

/// The name of a file from the folder on that says its day, else without its folders. It may hold
/// a telephone number: masked before lines are broken.
fn base(name: &str) -> String {
    const FOLDERS: usize = 3;
    let parts: Vec<&str> = name.split(['/', '\\']).collect();
    let last = parts.len() - 1;
    let folders = last.saturating_sub(FOLDERS)..last;
    let of_day = folders.rev().find(|n| parse_day_name(parts[*n]).is_some());
    mask(&parts[of_day.unwrap_or(last)..].join("/")).into_owned()
}

fn file_name(name: &str) -> &str {
    name.rsplit(['/', '\\']).next().unwrap_or(name)
}

/// A file's name among others of the table: with the day of its folder where the name alone does
/// not tell two of them apart.
fn among(name: &str, others: &[&Received]) -> String {
    let alike = others.iter().filter(|other| file_name(other.name()) == file_name(name)).count();
    if alike > 1 { base(name) } else { mask(file_name(name)).into_owned() }
}

/// A name that fits a narrow column: its beginning and its end.
fn short(name: &str) -> String {
    const LONGEST: usize = 28;
    let chars: Vec<char> = name.chars().collect();
    if chars.len() <= LONGEST {
        return name.to_owned();
    }
    let text = |part: &[char]| part.iter().collect::<String>();
    format!("{}…{}", text(&chars[..16]), text(&chars[chars.len() - 11..]))
}

fn table(plan: &Plan, results: &[&Received]) -> Table {
    let columns = vec![
        Column::left("Tệp").at_most(28),
        Column::left("Đơn vị").at_most(18),
        Column::left("Biểu"),
        Column::left("Số"),
        Column::left("Kết quả"),
    ];
    let row = |result: &&Received| -> Vec<Cell> {
        let name = |name: &str| Cell::from(short(&among(name, results)));
        match result {
            Received::Taken(taken) => vec![
                name(&taken.name),
                plan.unit(taken.proposal.unit).name.clone().into(),
                taken.proposal.form.name().into(),
                taken.number.clone().unwrap_or_default().into(),
                Cell::toned(result_of(taken), Tone::Good),
            ],
            Received::Refused { name: file, rejection, .. } => vec![
                name(file),
                rejection.unit.map(|u| plan.unit(u).name.clone()).unwrap_or_default().into(),
                Cell::default(),
                Cell::default(),
                Cell::toned("Chưa nhận", Tone::Bad),
            ],
        }
    };
    Table { columns, rows: results.iter().map(row).collect(), indent: 0 }
}

fn result_of(taken: &Taken) -> String {
    match (&taken.standing, taken.days_late) {
        (Standing::Known { .. }, _) => "Đã tiếp nhận".to_owned(),
        (Standing::Resubmission { times }, _) => format!("Gửi lại lần {times}"),
        (Standing::Unregistered, _) => "Vào sổ bổ sung".to_owned(),
        (Standing::Lost { .. }, _) => "Ghi lại tệp".to_owned(),
        (Standing::First, 0) => "Nhận mới".to_owned(),
        (Standing::First, days) => format!("Chậm {days} ngày"),
    }
}

/// What nobody can be named for, and what has no form, may be a letter of our own or a note.
fn may_be_no_report(rejection: &Rejection) -> bool {
    let shapeless = rejection.refusals.iter().any(|refusal| refusal.reason == Reason::Header);
    shapeless || rejection.unit.is_none()
}

/// Reasons, the first ones of many.
fn refusals(refusals: &[Refusal], most: usize, page: &mut Document) {
    for refusal in refusals.iter().take(most) {
        let place = refusal.place.as_ref().map(|place| place.words());
        let text = sentence(place, &refusal.message, &refusal.found);
        let mut lines = vec![bullet(text)];
        if !refusal.hint.is_empty() {
            lines.push(Entry { label: String::new(), ..bullet(format!("{}.", refusal.hint)) });
        }
        page.push(Block::Entries(lines));
    }
    let more = refusals.len().saturating_sub(most);
    if more > 0 {
        page.push(Block::Entries(vec![bullet(format!(
            "Còn {more} chỗ nữa; nhận riêng tệp này để xem hết."
        ))]));
    }
}

/// Where, what is said of it, and what stands there unless that was said already.
fn sentence(place: Option<String>, message: &str, found: &str) -> String {
    let said = found.is_empty()
        || message.contains(found)
        || place.as_ref().is_some_and(|place| place.ends_with(&format!("({found})")));
    let place = place.map(|place| format!("{}: ", upper_first(&place))).unwrap_or_default();
    match (said, message.strip_suffix(')')) {
        (true, _) => format!("{place}{message}."),
        (false, Some(open)) => format!("{place}{open}, đang ghi “{found}”)."),
        (false, None) => format!("{place}{message} (đang ghi “{found}”)."),
    }
}

fn bullet(text: String) -> Entry {
    Entry { indent: 0, label: "-".to_owned(), width: 2, text }
}
