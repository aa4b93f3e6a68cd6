//! What a file held before it was changed, where git remembers it.

use std::path::Path;
use std::process::Command;

/// The content of a file at the last commit; `None` without git, outside a checkout, or for a
/// file that was not committed.
pub fn before_change(path: &Path) -> Option<String> {
    let (folder, name) = (path.parent()?, path.file_name()?.to_str()?);
    let output = Command::new("git")
        .args(["-c", "core.quotepath=off", "-c", "core.fsmonitor=false"])
        .arg("-C")
        .arg(folder)
        .args(["show", &format!("HEAD:./{name}")])
        .env("GIT_OPTIONAL_LOCKS", "0")
        .output()
        .ok()?;
    let text = output.status.success().then_some(output.stdout)?;
    String::from_utf8(text).ok()
}
