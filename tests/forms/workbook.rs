//! Forms go out as workbooks, are filled in, saved by LibreOffice as a workbook and as CSV, and come
//! back without a remark. What LibreOffice made is kept under `saved`, so that this is held where it
//! is not installed; there it is made anew, skipped with a line that says so where it is not.
//!
//! `BDHVS_BLESS=1 cargo test --test forms workbook` makes the kept files.

use super::office::{convert, office, skip};
use super::world::{Rows, World, fill, header_at, project, unexpected};
use bdhvs::intake::{Incoming, Outcome, committed, propose_all};
use bdhvs::plan::{Form, GroupId, UnitId};
use calamine::{Reader, Xlsx};
use serde_json::json;
use std::io::Cursor;
use std::path::{Path, PathBuf};
use std::process::Command;

const PERIOD: &str = "2025-Q4";
/// Name of the file, the unit, the group whose workbook it gets; without one its own.
const CASES: [(&str, &str, Option<&str>); 3] = [
    ("cap-xa", "xa-cam-lam", Some("ubnd-cap-xa")),
    ("so-nganh", "so-tu-phap", Some("so-ban-nganh")),
    ("cong-an", "cong-an-tinh", None),
];

const SHEETS: [(Form, &str); 2] = [(Form::Figures, "Biểu 01"), (Form::Tasks, "Biểu 02")];

/// A workbook with the answers that go into it, and what must be stored.
struct Case {
    name: &'static str,
    unit: UnitId,
    book: Vec<u8>,
    answers: serde_json::Value,
    stored: Vec<(Form, String)>,
}

fn case(world: &World, (name, id, group): (&'static str, &'static str, Option<&str>)) -> Case {
    let unit = world.unit(id);
    let plan = world.plan();
    let members = |group: &str| {
        let GroupId(at) = plan.index.groups[group];
        plan.groups[usize::from(at)].members.to_vec()
    };
    let units = group.map_or_else(|| vec![unit], members);
    let mut sheets = serde_json::Map::new();
    let mut stored = Vec::new();
    for (form, sheet) in SHEETS {
        let mut rows = world.form(PERIOD, unit, form);
        let written = fill(&mut rows, (id, PERIOD));
        let body: Rows = rows.split_off(header_at(&rows) + 1);
        sheets.insert(sheet.to_owned(), json!(body));
        stored.push((form, committed::write(form, written.iter().map(Vec::as_slice))));
    }
    let chosen = group.map(|_| plan.unit(unit).name.clone());
    let answers = json!({ "unit": chosen, "sheets": sheets });
    Case { name, unit, book: world.workbook(PERIOD, &units), answers, stored }
}

/// Fills workbooks in; `None` with the reason where there is no reader of workbooks.
fn filled(cases: &[Case], folder: &Path) -> Result<Vec<PathBuf>, String> {
    let made = cases.iter().map(|case| {
        let path = |ending: &str| folder.join(format!("{}.{ending}", case.name));
        std::fs::write(path("form.xlsx"), &case.book).expect("form");
        std::fs::write(path("json"), case.answers.to_string()).expect("answers");
        let script = project().join("tests/forms/fill.py");
        let mut python = Command::new("python3");
        python.arg(script).args([path("form.xlsx"), path("xlsx"), path("json")]);
        let output = python.output().map_err(|_| "python3 is not installed".to_owned())?;
        let told = String::from_utf8_lossy(&output.stderr);
        if told.contains("ModuleNotFoundError") {
            return Err("openpyxl is not installed".to_owned());
        }
        assert!(output.status.success(), "{told}");
        Ok(path("xlsx"))
    });
    made.collect()
}

/// What LibreOffice makes of filled in workbooks: another workbook, and each sheet as CSV.
fn saved(office: &str, filled: &[PathBuf], folder: &Path) {
    convert(office, filled, folder, &["--convert-to", "xlsx"]);
    let again: Vec<PathBuf> =
        filled.iter().map(|path| folder.join(path.file_name().expect("name"))).collect();
    let way = "csv:Text - txt - csv (StarCalc):59,34,76,1,,0,false,true,false,false,false,-1";
    convert(office, &again, folder, &["--convert-to", way]);
    for (name, _, _) in CASES {
        for (form, sheet) in SHEETS {
            let (made, kept) =
                (format!("{name}-{sheet}.csv"), format!("{name}-{}.csv", form.key()));
            std::fs::rename(folder.join(made), folder.join(kept)).expect("sheet");
        }
    }
}

#[track_caller]
fn comes_back(world: &World, case: &Case, folder: &Path) {
    workbook_comes_back(world, case, &folder.join(format!("{}.xlsx", case.name)));
    for (form, expected) in &case.stored {
        let path = folder.join(format!("{}-{}.csv", case.name, form.key()));
        let bytes = std::fs::read(&path).expect("saved");
        let proposal = world.taken("Bieu (1).csv", &bytes);
        assert_eq!((proposal.unit, proposal.form), (case.unit, *form), "{}", path.display());
        assert_eq!(proposal.committed, *expected, "{}", path.display());
        let remarks = unexpected(&proposal.remarks);
        assert!(remarks.is_empty(), "{}: {remarks:#?}", path.display());
    }
}

/// The workbook itself: both forms at once.
#[track_caller]
fn workbook_comes_back(world: &World, case: &Case, path: &Path) {
    let bytes = std::fs::read(path).expect("saved");
    let file = Incoming { name: "Bieu (1).xlsx", bytes: &bytes, ..Incoming::default() };
    let outcomes = propose_all(world.plan(), &file);
    assert_eq!(outcomes.len(), case.stored.len(), "{}: {outcomes:#?}", path.display());
    for (outcome, (form, expected)) in outcomes.into_iter().zip(&case.stored) {
        let Outcome::Taken(proposal) = outcome else { panic!("{}: {outcome:#?}", path.display()) };
        assert_eq!((proposal.unit, proposal.form), (case.unit, *form), "{}", path.display());
        assert_eq!(proposal.committed, *expected, "{}", path.display());
        let remarks = unexpected(&proposal.remarks);
        assert!(remarks.is_empty(), "{}: {remarks:#?}", path.display());
    }
}

fn kept() -> PathBuf {
    project().join("tests/forms/saved")
}

#[test]
fn a_workbook_comes_back_from_libreoffice_without_a_remark() {
    let Some(office) = office() else { return skip("LibreOffice is not installed") };
    let world = World::of_examples();
    let cases = CASES.map(|one| case(&world, one));
    let folder = tempfile::tempdir().expect("folder");
    let filled = match filled(&cases, folder.path()) {
        Ok(filled) => filled,
        Err(reason) => return skip(&reason),
    };
    let made = folder.path().join("made");
    std::fs::create_dir(&made).expect("folder");
    saved(office, &filled, &made);
    for case in &cases {
        comes_back(&world, case, &made);
    }
    if std::env::var_os("BDHVS_BLESS").is_some() {
        keep(&made);
    }
}

fn keep(made: &Path) {
    std::fs::create_dir_all(kept()).expect("folder");
    for (name, _, _) in CASES {
        for ending in [".xlsx", "-chi-tieu.csv", "-nhiem-vu.csv"] {
            let file = format!("{name}{ending}");
            std::fs::copy(made.join(&file), kept().join(&file)).expect("kept");
        }
    }
}

#[test]
fn workbooks_that_libreoffice_saved_come_back_without_a_remark() {
    let world = World::of_examples();
    for one in CASES {
        comes_back(&world, &case(&world, one), &kept());
    }
}

/// The rows of a sheet as text.
fn read(book: Vec<u8>, sheet: &str) -> Rows {
    let mut book: Xlsx<_> = Xlsx::new(Cursor::new(book)).expect("workbook");
    let range = book.worksheet_range(sheet).expect("sheet");
    range.rows().map(|row| row.iter().map(ToString::to_string).collect()).collect()
}

#[test]
fn what_is_looked_up_is_names_and_totals() {
    let world = World::of_examples();
    let plan = world.plan();
    let GroupId(at) = plan.index.groups["ubnd-cap-xa"];
    let units = &plan.groups[usize::from(at)].members;
    let rows = read(world.workbook("2026-Q1", units), "Tra cứu");
    // Above the 65 communes: the place of the chosen one, heads.
    assert_eq!(rows.len(), 67);
    for (row, unit) in rows[2..].iter().zip(units.iter()) {
        let unit = plan.unit(*unit);
        let code = format!("(mã {})", unit.id);
        let known = |cell: &str| cell == unit.name || cell == unit.id || cell == code;
        let number = |cell: &str| cell.bytes().all(|b| b.is_ascii_digit());
        assert!(row.iter().all(|cell| known(cell) || number(cell)), "{row:?}");
    }
    let cam_lam = rows.iter().find(|row| row[0] == "Xã Cam Lâm").expect("commune");
    // Adults last quarter, as on its CSV form.
    for people in ["25028", "21836"] {
        assert!(cam_lam.contains(&people.to_owned()), "{people} in {cam_lam:?}");
    }
}

#[test]
fn the_workbook_of_a_unit_has_the_rows_of_its_csv() {
    let world = World::of_examples();
    let unit = world.unit("cong-an-tinh");
    let book = read(world.workbook("2026-Q1", &[unit]), "Biểu 01");
    let csv = world.form("2026-Q1", unit, Form::Figures);
    let (head, body) = (header_at(&csv), &csv[header_at(&csv)..]);
    assert!(head > 3 && body.len() > 131, "its own figure and two about each of 65 communes");
    let from = book.iter().position(|row| row[0] == "Mã đơn vị").expect("header");
    assert_eq!(book[from..from + body.len()], *body);
    // Below: one empty row for each figure that may stand for all.
    assert!(book[from + body.len()..].iter().flatten().all(String::is_empty));
}
