//! A real LibreOffice opens the form, saves it as a workbook and as CSV again. Skipped, with a
//! line that says so, where it is not installed.

use super::world::{World, fill, unexpected};
use bdhvs::intake::committed;
use bdhvs::plan::Form;
use bdhvs::render::csv_form;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::Command;

/// Text that says why a test did nothing.
pub(crate) fn skip(reason: &str) {
    let _ = writeln!(std::io::stderr(), "skipped: {reason}");
}

pub(crate) fn office() -> Option<&'static str> {
    let there = |name: &&str| Command::new(name).arg("--version").output().is_ok();
    ["soffice", "libreoffice"].into_iter().find(there)
}

/// Converts files into a folder; one start of the program for all.
pub(crate) fn convert(office: &str, files: &[PathBuf], folder: &Path, options: &[&str]) {
    let profile = format!("-env:UserInstallation=file://{}/profile", folder.display());
    let output = Command::new(office)
        .args([profile.as_str(), "--headless"])
        .args(options)
        .arg("--outdir")
        .arg(folder)
        .args(files)
        .output()
        .expect("LibreOffice runs");
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
}

#[test]
fn libreoffice_gives_back_what_was_filled_in() {
    let Some(office) = office() else { return skip("LibreOffice is not installed") };
    let world = World::of_examples();
    let folder = tempfile::tempdir().expect("folder");
    let path = |id: &str, ending: &str| folder.path().join(format!("{id}.{ending}"));
    let forms = [("xa-cam-lam", Form::Figures), ("so-tu-phap", Form::Tasks)];
    let expected = forms.map(|(id, form)| {
        let mut rows = world.form("2025-Q4", world.unit(id), form);
        let stored = fill(&mut rows, (id, "2025-Q4"));
        std::fs::write(path(id, "csv"), csv_form(&rows)).expect("form");
        committed::write(form, stored.iter().map(Vec::as_slice))
    });
    // Opened as by a double click, saved as a workbook, saved as CSV.
    let opened = ["--infilter=CSV:59,34,76,1", "--convert-to", "xlsx"];
    convert(office, &forms.map(|(id, _)| path(id, "csv")), folder.path(), &opened);
    // What is read below must be what LibreOffice wrote.
    let forget = || forms.map(|(id, _)| std::fs::remove_file(path(id, "csv")).expect("removed"));
    forget();
    // Semicolons and UTF-8; commas, all text in quotation marks; tabs and UTF-16.
    for way in ["59,34,76,1,,0,false,true", "44,34,76,1,,0,true,true", "9,34,65535,1,,0,false,true"]
    {
        let to = format!("csv:Text - txt - csv (StarCalc):{way}");
        let workbooks = forms.map(|(id, _)| path(id, "xlsx"));
        convert(office, &workbooks, folder.path(), &["--convert-to", &to]);
        for ((id, _), expected) in forms.iter().zip(&expected) {
            let bytes = std::fs::read(path(id, "csv")).expect("saved");
            let proposal = world.taken("bieu.csv", &bytes);
            assert_eq!(proposal.committed, *expected, "{way}");
            let remarks = unexpected(&proposal.remarks);
            assert!(remarks.is_empty(), "{way}: {remarks:#?}");
        }
        forget();
    }
}
