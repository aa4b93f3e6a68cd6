//! Closing, then editing anything anywhere: found and named. Every byte of every input of the
//! small plan's period, and of the closing itself digit by digit.

use crate::office::{CLOSED_ON, CLOSING, Office, root};
use bdhvs::aggregate::{Exclusions, revised};
use bdhvs::check::{self, Closed, PresentFile};
use bdhvs::diagnostic::{Diagnostic, Severity};
use bdhvs::load::{self, Located, Tree};
use bdhvs::plan::Plan;
use bdhvs::source::{FileId, SourceFile};
use bdhvs::submission::{Dataset, Revised};

/// What the program finds of a tree, as `validate` does.
pub(crate) fn found(tree: &Tree) -> Vec<Diagnostic> {
    let mut repository = load::parse(tree);
    let mut all = std::mem::take(&mut repository.diagnostics);
    let plan = repository.plan.as_ref().expect("plan");
    let dataset = &repository.dataset;
    let day = CLOSED_ON.parse().expect("day");
    all.extend(check::reports(&check::Reports::new(plan, dataset, day)));
    let exclusions = Exclusions::new(&all, &dataset.exclusions);
    let revised = revised(plan, dataset, &exclusions);
    let files = files(tree);
    let closed = Closed { plan, dataset, sources: &tree.sources, files: &files, revised: &revised };
    all.retain(|d| tree.sources.file(d.span.file).path == CLOSING);
    [all, check::closings(&closed)].concat()
}

fn files(tree: &Tree) -> Vec<PresentFile> {
    let named = |folder: &'static str| {
        move |located: &Located| PresentFile {
            path: format!("{folder}/{}", located.inside(&tree.sources)),
            file: located.file,
        }
    };
    let plan = tree.plan.iter().map(named("plan"));
    plan.chain(tree.reports.iter().map(named("reports"))).collect()
}

pub(crate) fn read(office: &Office) -> Tree {
    load::read(office.root(), &office.path("reports")).expect("read")
}

/// The tree with other bytes in one of its report files.
fn with(tree: &Tree, at: usize, bytes: Vec<u8>) -> Tree {
    let mut tree = tree.clone();
    let path = tree.sources.file(tree.reports[at].file).path.clone();
    tree.reports[at].file = tree.sources.add(SourceFile::from_bytes(path, bytes));
    tree
}

/// Another byte: another digit for a digit, a comma for the rest.
fn other(byte: u8) -> u8 {
    match byte {
        b'0'..=b'8' => byte + 1,
        b'9' => b'0',
        b',' => b';',
        _ => b',',
    }
}

/// A tree with what it adds up to, so that only its files are looked at again.
struct Held {
    tree: Tree,
    plan: Plan,
    dataset: Dataset,
    revised: Vec<Revised>,
}

impl Held {
    fn new(tree: Tree) -> Self {
        let mut repository = load::parse(&tree);
        let plan = repository.plan.take().expect("plan");
        let dataset = std::mem::take(&mut repository.dataset);
        let day = CLOSED_ON.parse().expect("day");
        let mut all = std::mem::take(&mut repository.diagnostics);
        all.extend(check::reports(&check::Reports::new(&plan, &dataset, day)));
        let exclusions = Exclusions::new(&all, &dataset.exclusions);
        let revised = revised(&plan, &dataset, &exclusions);
        Self { tree, plan, dataset, revised }
    }

    /// The files of the plan and those of the reports that are sealed.
    fn rests_on(&self) -> Vec<(bool, &Located)> {
        let sealed = |located: &&Located| {
            let inside = located.inside(&self.tree.sources);
            let shared = !inside.contains('/');
            shared || (inside.starts_with("2025-Q4/") && !inside.ends_with("khoa-so.toml"))
        };
        let plan = self.tree.plan.iter().map(|located| (true, located));
        plan.chain(self.tree.reports.iter().filter(sealed).map(|located| (false, located)))
            .collect()
    }

    fn look(&self, tree: &Tree) -> Vec<Diagnostic> {
        let Self { plan, dataset, revised, .. } = self;
        let files = files(tree);
        check::closings(&Closed { plan, dataset, sources: &tree.sources, files: &files, revised })
    }
}

/// The report files of the closed period: which of the tree's, path and content.
fn inputs(tree: &Tree) -> Vec<(usize, String, Vec<u8>)> {
    let all = tree.reports.iter().enumerate().map(|(at, located)| {
        let file = tree.sources.file(located.file);
        (at, file.path.clone(), file.text.clone().into_bytes())
    });
    all.filter(|(_, path, _)| path.starts_with("reports/2025-Q4/") && path != CLOSING).collect()
}

#[test]
fn every_byte_that_is_edited_is_found_and_named() {
    let office = Office::closed();
    let held = Held::new(read(&office));
    assert_eq!(held.look(&held.tree), []);
    let mut edits = 0;
    for (at, path, bytes) in inputs(&held.tree) {
        for n in 0..bytes.len() {
            let mut changed = bytes.clone();
            changed[n] = other(bytes[n]);
            is_named(&held, &with(&held.tree, at, changed), &path);
            edits += 1;
            if n % 4 == 0 {
                let mut shorter = bytes.clone();
                shorter.remove(n);
                is_named(&held, &with(&held.tree, at, shorter), &path);
                edits += 1;
            }
        }
    }
    // Nine files of 70 to 600 bytes.
    assert!(edits > 1500, "only {edits} edits");
}

#[track_caller]
fn is_named(held: &Held, tree: &Tree, path: &str) {
    let found = held.look(tree);
    assert_eq!(found.len(), 1, "{path}: {found:?}");
    assert_eq!(found[0].rule.name, "closed-file-changed");
    assert_eq!(tree.sources.file(found[0].span.file).path, path);
    assert!(found[0].message.contains(path), "{}", found[0].message);
}

/// The same from end to end, read and added up anew: no digit is without its error.
#[test]
fn every_digit_of_a_figure_that_is_edited_is_found_from_end_to_end() {
    let office = Office::closed();
    let tree = read(&office);
    assert_eq!(found(&tree), []);
    let mut edits = 0;
    for (at, path, bytes) in inputs(&tree).into_iter().filter(|(_, p, _)| p.contains("/chi-tieu/"))
    {
        for n in (0..bytes.len()).filter(|n| bytes[*n].is_ascii_digit()) {
            let mut changed = bytes.clone();
            changed[n] = other(bytes[n]);
            let tree = with(&tree, at, changed);
            let errors = found(&tree).into_iter().filter(|d| d.severity == Severity::Error);
            let named = errors.filter(|d| d.message.contains(&path)).count();
            assert_eq!(named, 1, "byte {n} of {path}");
            edits += 1;
        }
    }
    assert!(edits > 80, "only {edits} edits");
}

#[test]
fn the_digits_of_the_closing_itself_are_sealed() {
    let office = Office::closed();
    let tree = read(&office);
    let is_closing = |f: &Located| f.inside(&tree.sources) == "2025-Q4/khoa-so.toml";
    let at = tree.reports.iter().position(is_closing).expect("closed");
    let text = tree.sources.file(tree.reports[at].file).text.clone();
    // The first line is a comment.
    let head = text.find('\n').expect("a line");
    let digits: Vec<usize> =
        (head..text.len()).filter(|n| text.as_bytes()[*n].is_ascii_digit()).collect();
    let mut edits = 0;
    for n in digits {
        let mut changed = text.as_bytes().to_vec();
        changed[n] = other(changed[n]);
        let tree = with(&tree, at, changed);
        let errors = found(&tree).into_iter().filter(|d| d.severity == Severity::Error);
        let named = errors.filter(|d| tree.sources.file(d.span.file).path == CLOSING).count();
        assert!(named > 0, "byte {n} of the closing: {}", &text[n.saturating_sub(40)..n + 9]);
        edits += 1;
    }
    assert!(edits > 1000, "only {edits} edits");
}

/// All that a closing may rest on beside the forms: decisions, a second source, words of the
/// drafter, good models, a register of people, waivers.
fn with_every_kind_of_file() -> Office {
    let office = Office::minimal();
    office.put(
        "reports/exemptions.toml",
        "[[exclusion]]\nunit = \"to-dan-pho-2\"\nperiod = \"2025-Q3\"\nindicator = \"nguoi-dan\"\n\
         document = \"12/UBND\"\nreason = \"rà soát\"\n",
    );
    office.put("reports/2025-Q4/loi-van.md", "Đã mở 14 lớp.\n");
    office.put(
        "reports/2025-Q4/doi-chieu.csv",
        "ma_don_vi,ma_chi_tieu,tong_so,so_dat,ngay_so_lieu,nguon,so_van_ban,ngay_van_ban,ghi_chu\n\
         to-dan-pho-1,nguoi-dan,401,311,2025-12-01,Thống kê,7/TK,2025-12-02,\n",
    );
    office.put(
        "reports/2025-Q4/mo-hinh/van-phong.csv",
        "ma_don_vi,ky_bao_cao,ten_mo_hinh,dia_ban,ket_qua\nvan-phong,2025-Q4,Tổ 5,Khu 3,20 hộ\n",
    );
    office.put(
        "plan/denominators/nguoi-truong-thanh.csv",
        "ma_don_vi,gia_tri,ngay,nguon,van_ban\nto-dan-pho-1,400,2025-07-01,Công an,1/CA\n",
    );
    office
}

/// Every digit of every file: of a report an error, of the plan and of what is shared a note.
#[test]
fn every_digit_of_every_file_that_a_closing_rests_on_is_found_and_named() {
    let office = with_every_kind_of_file();
    office.close().says(0, &["2 tệp dùng chung"]);
    let held = Held::new(read(&office));
    assert_eq!(held.look(&held.tree), []);
    let (mut edits, mut looked) = (0, 0);
    for (folder, located) in held.rests_on() {
        let file = held.tree.sources.file(located.file);
        let (path, bytes) = (file.path.clone(), file.text.clone().into_bytes());
        let digits: Vec<usize> = (0..bytes.len()).filter(|n| bytes[*n].is_ascii_digit()).collect();
        looked += 1;
        for n in digits {
            let mut changed = bytes.clone();
            changed[n] = other(bytes[n]);
            let tree = with_in(&held.tree, folder, located.file, (path.clone(), changed));
            let found = held.look(&tree);
            let named = found.iter().filter(|d| d.message.contains(&path));
            assert_eq!((found.len(), named.count()), (1, 1), "byte {n} of {path}: {found:?}");
            let shared = folder || path.matches('/').count() == 1;
            let rule = ["closed-file-changed", "plan-changed-after-closing"][usize::from(shared)];
            assert_eq!(found[0].rule.name, rule, "byte {n} of {path}");
            edits += 1;
        }
    }
    // Eight forms, register, drafter's words, second source, models; two shared; six of the plan.
    assert_eq!(looked, 20);
    assert!(edits > 500, "only {edits} edits");
}

/// The tree with other bytes in one of its files.
fn with_in(tree: &Tree, plan: bool, file: FileId, (path, bytes): (String, Vec<u8>)) -> Tree {
    let mut tree = tree.clone();
    let new = tree.sources.add(SourceFile::from_bytes(path, bytes));
    let all = if plan { &mut tree.plan } else { &mut tree.reports };
    all.iter_mut().filter(|located| located.file == file).for_each(|located| located.file = new);
    tree
}

/// Of the examples every file of the period, at a digit where it has one.
#[test]
fn an_edit_in_any_file_of_the_examples_is_found_and_named() {
    let office = Office::of(&root().join("plan"), &root().join("examples/reports"));
    office.close().says(0, &[]);
    let held = Held::new(read(&office));
    assert_eq!(held.look(&held.tree), []);
    let inputs = inputs(&held.tree);
    // Two forms of some 75 units, models, the register.
    assert!(inputs.len() > 150, "only {} files", inputs.len());
    for (at, path, mut bytes) in inputs {
        // The last digit is one of a figure, a task, a date or a hash.
        let n = bytes.iter().rposition(u8::is_ascii_digit).expect("a digit");
        bytes[n] = other(bytes[n]);
        is_named(&held, &with(&held.tree, at, bytes), &path);
    }
}
