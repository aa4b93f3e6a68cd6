//! One report file in the plan of the minimal repository, without a disk.

use bdhvs::diagnostic::{Diagnostic, rules};
use bdhvs::intake::fmt::{Untouched, fmt, kind};
use bdhvs::load::{self, Located, Tree};
use bdhvs::source::SourceFile;
use bdhvs::submission::Dataset;
use std::path::Path;
use std::sync::OnceLock;

pub(crate) const FIGURES: &str = "2025-Q3/chi-tieu/cong-an-phuong.csv";
pub(crate) const TASKS: &str = "2025-Q3/nhiem-vu/to-dan-pho-1.csv";
pub(crate) const MODELS: &str = "2025-Q3/mo-hinh/to-dan-pho-1.csv";
pub(crate) const REGISTER: &str = "2025-Q3/so-tiep-nhan.csv";

fn plan_files() -> &'static Tree {
    static PLAN: OnceLock<Tree> = OnceLock::new();
    PLAN.get_or_init(|| {
        let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/minimal");
        load::read(&root, &root.join("no-reports")).expect("plan files")
    })
}

/// What became of a file.
pub(crate) struct Desk {
    pub(crate) fmt: Result<String, Untouched>,
    pub(crate) dataset: Dataset,
    pub(crate) problems: Vec<Diagnostic>,
    changed: bool,
}

impl Desk {
    /// Puts bytes where a report stands, and both readers to work.
    pub(crate) fn with(inside: &str, bytes: &[u8]) -> Self {
        let files = plan_files();
        let source = SourceFile::from_bytes(format!("reports/{inside}"), bytes);
        let mut sources = files.sources.clone();
        let file = sources.add(source.clone());
        let located = Located::new(file, "reports/".len());
        let plan = files.plan.clone();
        let tree = Tree { sources, plan, reports: vec![located], ..Tree::default() };
        let repository = load::parse(&tree);
        let plan = repository.plan.as_ref().expect("plan");
        let fmt = fmt(plan, kind(inside).expect("a form"), &source);
        let same = |text: &String| !source.byte_order_mark && *text == source.text;
        let changed = fmt.as_ref().is_ok_and(|text| !same(text));
        Self { changed, fmt, dataset: repository.dataset, problems: repository.diagnostics }
    }

    #[track_caller]
    pub(crate) fn text(&self) -> &str {
        match &self.fmt {
            Ok(text) => text,
            Err(untouched) => panic!("{untouched:?}"),
        }
    }

    /// True where `fmt` would write another file.
    pub(crate) fn changes(&self) -> bool {
        self.changed
    }

    /// The warning that the file is not in committed form.
    pub(crate) fn warned(&self) -> bool {
        self.problems.iter().any(|p| std::ptr::eq(p.rule, &raw const rules::NOT_COMMITTED_FORM))
    }
}
