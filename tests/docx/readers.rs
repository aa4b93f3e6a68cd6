//! Programs that read Word files: python-docx and LibreOffice. Where one is not installed the
//! test says so and passes over it.

use super::report;
use std::process::Command;

/// Runs a program; `None`, with a message, where it is not installed.
fn ran(program: &str, arguments: &[&str]) -> Option<(bool, String)> {
    let Ok(output) = Command::new(program).args(arguments).output() else {
        eprintln!("skipped: {program} is not installed");
        return None;
    };
    let text =
        [output.stdout, output.stderr].map(|bytes| String::from_utf8_lossy(&bytes).into_owned());
    Some((output.status.success(), text.concat()))
}

#[test]
fn python_docx_reads_it() {
    let known = ran("python3", &["-c", "import docx"]);
    if !known.is_some_and(|(known, _)| known) {
        return eprintln!("skipped: python-docx is not installed");
    }
    let written = report("2025-Q4", "2025-12-18");
    let script = "import sys, docx\nd = docx.Document(sys.argv[1])\n\
                  print(len(d.sections), d.sections[1].orientation, len(d.tables[2].columns))\n\
                  print(d.styles['Normal'].name, d.tables[2].rows[1].cells[3].text)\n";
    let path = written.path.display().to_string();
    let (well, said) = ran("python3", &["-c", script, &path]).expect("python3");
    assert!(well, "{said}");
    assert_eq!(said.trim(), "4 LANDSCAPE (1) 7\nNormal 14.948");
}

#[test]
fn libreoffice_makes_pages_of_it() {
    let written = report("2025-Q4", "2025-12-18");
    let folder = written.path.parent().expect("folder");
    let (out, path) = (folder.display().to_string(), written.path.display().to_string());
    let profile = format!("-env:UserInstallation=file://{out}/profile");
    let arguments = [&*profile, "--headless", "--convert-to", "pdf", "--outdir", &out, &path];
    let Some((well, said)) = ran("soffice", &arguments) else { return };
    assert!(well, "{said}");
    let pdf = std::fs::read(folder.join("bao-cao.pdf")).expect("PDF");
    assert!(pdf.len() > 50_000, "{}", pdf.len());
}
