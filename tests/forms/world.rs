//! A plan with reports, and its forms filled in.

use bdhvs::aggregate::{Exclusions, Ledger, overview};
use bdhvs::diagnostic::Counts;
use bdhvs::intake::{Change, Incoming, Outcome, Proposal, Remark, propose};
use bdhvs::load::{self, Repository};
use bdhvs::period::{Period, parse_date};
use bdhvs::plan::{Form, Plan, UnitId};
use bdhvs::view::{self, Facts};
use std::path::{Path, PathBuf};

/// A form as rows of cells.
pub(crate) type Rows = Vec<Vec<String>>;

pub(crate) fn project() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

/// A plan repository that was read.
pub(crate) struct World {
    repository: Repository,
}

impl World {
    /// The plan of this project with the invented reports.
    pub(crate) fn of_examples() -> Self {
        Self::read(&project(), &project().join("examples/reports"))
    }

    pub(crate) fn read(root: &Path, reports: &Path) -> Self {
        let tree = load::read(root, reports).expect("files");
        let repository = load::parse(&tree);
        assert!(repository.plan.is_some(), "{:#?}", repository.diagnostics);
        Self { repository }
    }

    pub(crate) fn plan(&self) -> &Plan {
        self.repository.plan.as_ref().expect("plan")
    }

    pub(crate) fn unit(&self, id: &str) -> UnitId {
        self.plan().index.units[id]
    }

    /// What the views see of a period.
    pub(crate) fn with_facts<T>(&self, period: &str, look: impl FnOnce(&Facts<'_>) -> T) -> T {
        let (plan, dataset) = (self.plan(), &self.repository.dataset);
        let exclusions = Exclusions::new(&self.repository.diagnostics, &dataset.exclusions);
        let day = parse_date("2026-01-05").expect("day");
        let period: Period = period.parse().expect("period");
        let overview = overview(plan, dataset, &exclusions, period, day).expect("period");
        let ledger = Ledger::new(plan, dataset, &exclusions);
        let problems = Counts::default();
        look(&Facts {
            plan,
            overview: &overview,
            ledger: &ledger,
            revised: &[],
            problems,
            doubts: 0,
        })
    }

    /// A workbook with every form of the units.
    pub(crate) fn workbook(&self, period: &str, units: &[UnitId]) -> Vec<u8> {
        self.with_facts(period, |facts| {
            let owed = |unit: &UnitId| view::template_forms(facts, *unit);
            let owed: Vec<Form> = units.iter().flat_map(owed).collect();
            let forms = Form::ALL.into_iter().filter(|form| owed.contains(form));
            let book = view::template_book(facts, units, &forms.collect::<Vec<_>>());
            bdhvs::render::form_workbook(&book).expect("workbook")
        })
    }

    pub(crate) fn form(&self, period: &str, unit: UnitId, form: Form) -> Rows {
        self.with_facts(period, |facts| view::template(facts, unit, form))
    }

    /// Every form of every unit.
    pub(crate) fn forms(&self, period: &str) -> Vec<(UnitId, Form, Rows)> {
        self.with_facts(period, |facts| {
            let units = self.plan().unit_ids();
            let forms = units.flat_map(|unit| {
                let forms = view::template_forms(facts, unit).into_iter();
                forms.map(move |form| (unit, form, view::template(facts, unit, form)))
            });
            forms.collect()
        })
    }

    #[track_caller]
    pub(crate) fn taken(&self, name: &str, bytes: &[u8]) -> Proposal {
        match propose(self.plan(), &Incoming { name, bytes, ..Incoming::default() }) {
            Outcome::Taken(proposal) => *proposal,
            Outcome::Refused(rejection) => panic!("{name}: {:#?}", rejection.refusals),
        }
    }

    #[track_caller]
    pub(crate) fn refused(&self, name: &str, bytes: &[u8]) -> Vec<String> {
        match propose(self.plan(), &Incoming { name, bytes, ..Incoming::default() }) {
            Outcome::Refused(rejection) => rejection
                .refusals
                .into_iter()
                .map(|r| format!("{}: {}", r.message, r.hint))
                .collect(),
            Outcome::Taken(proposal) => panic!("{name}: {}", proposal.committed),
        }
    }
}

/// Where the header of a form stands.
pub(crate) fn header_at(rows: &Rows) -> usize {
    rows.iter().position(|row| row.len() > 1).expect("header")
}

/// The place of a column.
pub(crate) fn column(rows: &Rows, head: &str) -> usize {
    let header = &rows[header_at(rows)];
    header.iter().position(|cell| cell.starts_with(head)).expect(head)
}

/// Fills every cell that a clerk is to fill in; gives the rows as they must be stored.
pub(crate) fn fill(rows: &mut Rows, (unit, period): (&str, &str)) -> Rows {
    let first = header_at(rows) + 1;
    if rows[0][0].starts_with("Biểu 02") {
        fill_tasks(rows, first, (unit, period))
    } else {
        fill_figures(rows, first, period)
    }
}

fn fill_figures(rows: &mut Rows, first: usize, period: &str) -> Rows {
    let [measure, total, attained, note] =
        ["Loại số", "Tổng số (người)", "Số đạt", "Ghi chú"].map(|head| last_column(rows, head));
    let mut stored = Rows::new();
    for (n, row) in rows.iter_mut().enumerate().skip(first) {
        let counted = row[measure].contains("không ghi tổng số");
        if !counted && row[total].is_empty() {
            row[total] = (30_000 + 7 * n).to_string();
        }
        row[attained] = match n % 4 {
            0 if row[measure].starts_with("trong kỳ") => "KPS".to_owned(),
            1 => "0".to_owned(),
            _ => (20_000 + n).to_string(),
        };
        if n % 3 == 0 {
            row[note] = "Đã rà soát; số \"cuối\", tính đến 14/12\ndòng hai".to_owned();
        }
        let cells = [&row[0], period, &row[2], &row[total], &row[attained], &row[note]];
        stored.push(cells.map(str::to_owned).to_vec());
    }
    stored
}

/// `Số đạt` begins two heads: the one to be filled in is the last.
fn last_column(rows: &Rows, head: &str) -> usize {
    rows[header_at(rows)].iter().rposition(|cell| cell.starts_with(head)).expect(head)
}

fn fill_tasks(rows: &mut Rows, first: usize, (unit, period): (&str, &str)) -> Rows {
    const STATES: [(&str, &str); 4] = [
        ("Chưa triển khai", "chua-trien-khai"),
        ("Đang thực hiện", "dang-thuc-hien"),
        ("Hoàn thành", "hoan-thanh"),
        ("KPS", "KPS"),
    ];
    let mut stored = Rows::new();
    for (n, row) in rows.iter_mut().enumerate().skip(first) {
        let (words, key) = STATES[n % 4];
        row[2] = words.to_owned();
        row[3] = format!("Mở {n} lớp; dự kiến thêm, theo kế hoạch");
        row[6] = "Nhân rộng".to_owned();
        let cells = [unit, period, &row[0], key, &row[3], "", "", &row[6]];
        stored.push(cells.map(str::to_owned).to_vec());
    }
    stored
}

/// Remarks other than those on the dialect and on where unit and period were read.
pub(crate) fn unexpected(remarks: &[Remark]) -> Vec<&Remark> {
    let expected = |r: &&Remark| !matches!(r.change, Change::Dialect | Change::Source);
    remarks.iter().filter(expected).collect()
}
