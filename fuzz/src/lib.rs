//! What must hold for any bytes whatever: one function a target. `cargo fuzz` looks for bytes for
//! which it does not, `tests/fuzz_regressions` runs every input that was once found, on stable.

mod incoming;
mod packages;
mod repository;
mod texts;

/// A target: its name and what it holds bytes against.
type Target = (&'static str, fn(&[u8]));

/// All targets.
pub const TARGETS: [Target; 12] = [
    ("plan", repository::plan),
    ("report", repository::report),
    ("splitter", texts::splitter),
    ("incoming", incoming::incoming),
    ("workbook", packages::workbook),
    ("word", packages::word),
    ("package", packages::package),
    ("register", repository::register),
    ("decisions", repository::decisions),
    ("letter", repository::letter),
    ("dates", texts::dates),
    ("text", texts::text),
];

/// Runs one target.
pub fn run(target: &str, bytes: &[u8]) {
    let found = TARGETS.iter().find(|(name, _)| *name == target);
    found.expect("a target of that name").1(bytes);
}
