//! Makes invented reports. `reports` writes `examples/reports/`, a year of a whole province, from
//! the plan; `tree` writes a plan repository of any size for benchmarks. Deterministic: integers,
//! one seed, no clock, so that the committed files can be checked against the program.
//!
//! ```text
//! cargo run --example generate -- reports            # write examples/reports/
//! cargo run --example generate -- reports --check    # exit 1 and name what differs
//! cargo run --release --example generate -- tree OUT --provinces 34 --units 120 --periods 6
//! ```

mod disk;
mod province;
mod random;
mod text;
mod tree;

use anyhow::Result;
use clap::Parser;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

/// Makes invented plan repositories.
#[derive(Parser)]
#[command(name = "generate")]
enum Command {
    /// Writes examples/reports/, or only compares it.
    Reports {
        /// Compare, write nothing, exit 1 with the files that differ.
        #[arg(long)]
        check: bool,
    },
    /// Writes a plan repository of fictional provinces.
    Tree {
        /// Folder that gets plan/ and reports/.
        out: PathBuf,
        /// How it is built.
        #[command(flatten)]
        size: tree::Size,
    },
}

fn main() -> Result<ExitCode> {
    match Command::parse() {
        Command::Reports { check } => reports(check),
        Command::Tree { out, size } => {
            let written = tree::write(&out, &size)?;
            say(&format!("{written} files written"));
            Ok(ExitCode::SUCCESS)
        }
    }
}

fn reports(check: bool) -> Result<ExitCode> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let folder = root.join("examples/reports");
    let files = province::files(root)?;
    let concerned =
        if check { disk::differences(&folder, &files)? } else { disk::update(&folder, &files)? };
    for path in &concerned {
        say(&format!("{} examples/reports/{path}", if check { "differs:" } else { "written:" }));
    }
    say(&format!("{} files, {} of them not as committed", files.len(), concerned.len()));
    Ok(if check && !concerned.is_empty() { ExitCode::FAILURE } else { ExitCode::SUCCESS })
}

#[expect(clippy::disallowed_macros, reason = "a tool that says what it wrote")]
fn say(line: &str) {
    println!("{line}");
}
