//! A year of a province that does not exist: its plan is the real one, its reports are invented.
//! First everybody's figures as they should be, then the script of who is late, silent or wrong,
//! then files, register and a README that knows the line of everything that was planted.

mod decisions;
mod edits;
mod figures;
mod people;
mod planted;
mod province_wide;
mod rates;
mod readme;
mod register;
mod script;
mod second;
mod sheets;
mod states;
mod task_texts;
mod tasks;
mod totals;
mod world;

use crate::disk::Files;
use crate::text::Lines;
use anyhow::Result;
use std::path::Path;
use world::World;

/// All files of `examples/reports/`, by path.
pub(crate) fn files(root: &Path) -> Result<Files> {
    let world = World::read(root)?;
    script::check(&world)?;
    let mut planted = Vec::new();
    let sheets = edits::apply(&world, figures::clean(&world)?);
    let mut files = Files::new();
    for t in 0..world.terms.len() {
        sheets::write(&world, t, &sheets[t], &mut files, &mut planted);
        tasks::write(&world, t, &sheets[t], &mut files, &mut planted);
        sheets::write_models(&world, t, &mut files);
        register::write(&world, t, &sheets, &mut files, &mut planted);
        second::write(&world, t, &sheets[t], &mut files, &mut planted);
    }
    files.insert("du-lieu.toml".into(), origin());
    files.insert("exemptions.toml".into(), decisions::write(&mut planted));
    let readme = readme::write(&world, &sheets, &planted);
    files.insert("README.md".into(), readme);
    Ok(files)
}

fn origin() -> String {
    let mut lines = Lines::beginning("# Do examples/generate viết ra, không sửa tay.");
    lines.push("invented = true");
    lines.push("note = \"Số liệu giả định, do chương trình sinh ra để làm ví dụ; không phải báo cáo của bất kỳ cơ quan nào.\"");
    lines.finish()
}

#[cfg(test)]
mod tests;
