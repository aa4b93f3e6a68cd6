//! Small plans and trees of reports out of chance, built as values: three communes of which two
//! may merge, two agencies, four quarters on both sides of a year; blank cells, impossible numbers,
//! rows that stand twice, a row for the whole beside rows for its units.

use crate::province::{CALENDAR, FIGURES, GROUPS, HEAD, REPORTING, TASKS};
use bdhvs::aggregate::{Exclusions, Ledger, Overview, overview};
use bdhvs::check::{self, Reports};
use bdhvs::diagnostic::Counts;
use bdhvs::load::{self, Located, Tree};
use bdhvs::period::Period;
use bdhvs::plan::Plan;
use bdhvs::source::SourceFile;
use bdhvs::submission::Dataset;
use bdhvs::view::Facts;
use proptest::collection::vec;
use proptest::option::weighted;
use proptest::prelude::{Just, Strategy, any, prop_oneof};

/// The quarters that reports are of.
pub(crate) const QUARTERS: [&str; 4] = ["2025-Q3", "2025-Q4", "2026-Q1", "2026-Q2"];
/// The communes; the last is merged from the two before it, in plans where they merge.
pub(crate) const COMMUNES: [&str; 4] = ["xa-a", "xa-b", "xa-c", "xa-m"];

type Number = Option<u64>;
/// `tong_so` and `so_dat`.
type Pair = (Number, Number);

/// What differs from plan to plan.
#[derive(Clone, Debug)]
pub(crate) struct Rules {
    percent: u8,
    at_most: bool,
    registered: bool,
    merge: bool,
    other_people: bool,
}

/// A file of figures: rows about units or the whole.
#[derive(Clone, Debug)]
pub(crate) struct File {
    pub(crate) period: &'static str,
    pub(crate) unit: &'static str,
    pub(crate) rows: Vec<(&'static str, &'static str, Pair)>,
}

/// A plan with what was sent.
#[derive(Clone, Debug)]
pub(crate) struct World {
    pub(crate) rules: Rules,
    pub(crate) files: Vec<File>,
    /// Adults of the three communes in the plan's register.
    pub(crate) registered: [u64; 3],
}

/// Everything that was added up of a world.
pub(crate) struct Added {
    pub(crate) plan: Plan,
    pub(crate) dataset: Dataset,
    exclusions: Exclusions,
}

fn number() -> impl Strategy<Value = Number> {
    prop_oneof![1 => Just(None), 8 => (0..40u64).prop_map(Some)]
}

fn pair() -> impl Strategy<Value = Pair> {
    // Mostly possible: as many people as attained, and some more.
    let possible = (0..40u64, 0..20u64).prop_map(|(n, more)| (Some(n + more), Some(n)));
    prop_oneof![4 => possible, 1 => (number(), number())]
}

pub(crate) fn rules() -> impl Strategy<Value = Rules> {
    let flags = (any::<bool>(), any::<bool>(), any::<bool>(), any::<bool>());
    (1..=100u8, flags).prop_map(|(percent, (at_most, registered, merge, other_people))| Rules {
        percent,
        at_most,
        registered,
        merge,
        other_people,
    })
}

fn of_commune(period: &'static str, unit: &'static str) -> impl Strategy<Value = Option<File>> {
    let rows =
        (pair(), number(), weighted(0.1, pair())).prop_map(move |(people, sessions, again)| {
            let mut rows = vec![(unit, "nguoi-dan", people), (unit, "buoi", (None, sessions))];
            rows.extend(again.map(|pair| (unit, "nguoi-dan", pair)));
            File { period, unit, rows }
        });
    weighted(0.7, rows)
}

fn of_agency(period: &'static str) -> impl Strategy<Value = Option<File>> {
    let each = vec(weighted(0.8, pair()), COMMUNES.len());
    let rows = (pair(), weighted(0.4, pair()), weighted(0.7, each));
    let file = rows.prop_map(move |(workers, whole, each)| {
        let mut rows = vec![("so-y", "lao-dong.y", workers)];
        rows.extend(whole.map(|pair| ("toan-tinh", "xac-nhan", pair)));
        let each = each.into_iter().flatten();
        rows.extend(
            COMMUNES
                .into_iter()
                .zip(each)
                .filter_map(|(unit, pair)| pair.map(|pair| (unit, "xac-nhan", pair))),
        );
        File { period, unit: "so-y", rows }
    });
    weighted(0.8, file)
}

fn of_other_agency(period: &'static str) -> impl Strategy<Value = Option<File>> {
    let file =
        move |workers| File { period, unit: "so-x", rows: vec![("so-x", "lao-dong.x", workers)] };
    weighted(0.7, pair().prop_map(file))
}

pub(crate) fn worlds() -> impl Strategy<Value = World> {
    let communes =
        QUARTERS.into_iter().flat_map(|q| COMMUNES.map(|unit| of_commune(q, unit).boxed()));
    let agencies =
        QUARTERS.into_iter().flat_map(|q| [of_agency(q).boxed(), of_other_agency(q).boxed()]);
    let files: Vec<_> = communes.chain(agencies).collect();
    (rules(), files).prop_map(|(rules, files)| World {
        rules,
        files: files.into_iter().flatten().collect(),
        registered: [30, 25, 10],
    })
}

impl Rules {
    fn targets(&self) -> String {
        let Self { percent, at_most, .. } = self;
        let other = if self.other_people { "moi-nguoi" } else { "nguoi-lon" };
        let denominator = if self.registered { "registered" } else { "reported" };
        let target = |year: u16, population: &str| {
            format!(
                "[[indicator.target]]\nyear = {year}\npercent = {percent}\nat_most = {at_most}\n\
                 population = \"{population}\"\ntext = \"mức\"\n\n"
            )
        };
        let years = format!("{}{}", target(2025, "nguoi-lon"), target(2026, other));
        let one = |id: &str, lines: &str| {
            format!(
                "[[indicator]]\nid = \"{id}\"\nname = \"Số {id}\"\nshort_name = \"{id}\"\n\
                 counts = \"người\"\ncriterion = \"đạt\"\n{lines}\n\n"
            )
        };
        let level = "measure = \"level\"";
        let people = format!("{level}\nreporters = [\"cac-xa\"]\ndenominator = \"{denominator}\"");
        let confirmed =
            format!("{level}\nreporters = [\"so-y\"]\nabout = [\"cac-xa\", \"toan-tinh\"]");
        let part =
            |unit: &str| format!("{level}\nreporters = [\"{unit}\"]\npart_of = \"lao-dong\"");
        let sessions = "measure = \"flow\"\nreporters = [\"cac-xa\"]";
        [
            "[[population]]\nid = \"nguoi-lon\"\nname = \"người lớn\"\n\n".to_owned(),
            "[[population]]\nid = \"moi-nguoi\"\nname = \"mọi người\"\n\n".to_owned(),
            one("nguoi-dan", &people) + &years,
            one("xac-nhan", &confirmed) + &years,
            one("lao-dong", level) + &years,
            one("lao-dong.x", &part("so-x")),
            one("lao-dong.y", &part("so-y")),
            one("buoi", sessions) + "[[indicator.target]]\ncount = 60\ntext = \"60 buổi\"\n\n",
        ]
        .concat()
    }

    fn units(&self) -> String {
        let unit = |id: &str, kind: &str, dates: &str| {
            let role = if id == "so-tong" { "aggregates" } else { "reports" };
            format!(
                "[[unit]]\nid = \"{id}\"\nname = \"Đơn vị {id}\"\nkind = \"{kind}\"\nrole = \"{role}\"\n\
                 source = \"mẫu\"\n{dates}\n\n"
            )
        };
        let always = "valid_from = 2025-01-01";
        let (ended, begun) = match self.merge {
            true => (
                "valid_from = 2025-01-01\nvalid_to = 2025-12-31",
                "valid_from = 2026-01-01\nmerged_from = [\"xa-b\", \"xa-c\"]",
            ),
            false => (always, "valid_from = 2025-12-20"),
        };
        [
            unit("xa-a", "xa", always),
            unit("xa-b", "xa", ended),
            unit("xa-c", "xa", ended),
            unit("xa-m", "xa", begun),
            unit("so-x", "so", always),
            unit("so-y", "so", always),
            unit("so-tong", "so", always),
        ]
        .concat()
    }
}

impl World {
    /// The files, read.
    pub(crate) fn tree(&self) -> Tree {
        let mut tree = Tree::default();
        let [a, b, c] = self.registered;
        let register = format!(
            "ma_don_vi,gia_tri,ngay,nguon,van_ban\nxa-a,{a},,,\nxa-b,{b},,,\nxa-c,{c},,,\n"
        );
        let plan = [
            ("calendar.toml", CALENDAR.to_owned()),
            ("denominators/nguoi-lon.csv", register),
            ("plan.toml", format!("{HEAD}{REPORTING}")),
            ("targets.toml", self.rules.targets()),
            ("tasks/I.toml", TASKS.to_owned()),
            ("units/a-groups.toml", GROUPS.to_owned()),
            ("units/units.toml", self.rules.units()),
        ];
        for (inside, text) in plan {
            let located = add(&mut tree, "plan", inside, &text);
            tree.plan.push(located);
        }
        for file in &self.files {
            let inside = format!("{}/chi-tieu/{}.csv", file.period, file.unit);
            let located = add(&mut tree, "reports", &inside, &file.text());
            tree.reports.push(located);
        }
        tree
    }

    pub(crate) fn added(&self) -> Added {
        let tree = self.tree();
        let mut repository = load::parse(&tree);
        let plan = repository.plan.take().unwrap_or_else(|| panic!("{:?}", repository.diagnostics));
        let as_of = "2026-09-17".parse().expect("day");
        let mut findings = std::mem::take(&mut repository.diagnostics);
        findings.extend(check::reports(&Reports::new(&plan, &repository.dataset, as_of)));
        let exclusions = Exclusions::new(&findings, &repository.dataset.exclusions);
        Added { plan, dataset: repository.dataset, exclusions }
    }
}

impl File {
    fn text(&self) -> String {
        let cell = |number: Number| number.map(|n| n.to_string()).unwrap_or_default();
        let row = |(about, indicator, (people, reached)): &(&str, &str, Pair)| {
            let (people, reached) = (cell(*people), cell(*reached));
            format!("{about},{},{indicator},{people},{reached},\n", self.period)
        };
        format!("{FIGURES}{}", self.rows.iter().map(row).collect::<String>())
    }
}

fn add(tree: &mut Tree, folder: &str, inside: &str, text: &str) -> Located {
    let path = format!("{folder}/{inside}");
    let file = tree.sources.add(SourceFile::from_bytes(path, text));
    Located::new(file, folder.len() + 1)
}

impl Added {
    /// Everything that is known of a period.
    pub(crate) fn overview(&self, period: Period) -> Overview {
        let as_of = "2026-09-17".parse().expect("day");
        overview(&self.plan, &self.dataset, &self.exclusions, period, as_of).expect("period")
    }

    /// What `then` makes of the facts of a period.
    pub(crate) fn with<T>(&self, quarter: &str, then: impl Fn(&Facts<'_>) -> T) -> T {
        let overview = self.overview(quarter.parse().expect("quarter"));
        let ledger = Ledger::new(&self.plan, &self.dataset, &self.exclusions);
        let problems = Counts::default();
        then(&Facts {
            plan: &self.plan,
            overview: &overview,
            ledger: &ledger,
            problems,
            doubts: 0,
            revised: &[],
        })
    }
}
