//! Imports run one way: a module uses only the floors below its own.

use crate::source::{Source, all, names_after};

/// The floors, the ground first.
const FLOORS: [&[&str]; 6] = [
    &["source", "period", "document", "vietnamese", "text"],
    &["diagnostic", "plan"],
    &["submission"],
    &["load", "check", "aggregate", "intake", "store"],
    &["view", "render"],
    &["cli"],
];

/// Who may use a neighbour on the same floor, and why. Nobody else may.
const NEIGHBOURS: [(&str, &str, &str); 4] = [
    ("period", "vietnamese", "periods have names"),
    ("text", "vietnamese", "a slip of the hand is sought without diacritics"),
    ("diagnostic", "plan", "a finding carries the key of the figure it costs"),
    ("plan", "diagnostic", "a rule between figures carries its severity"),
];

/// Who may not use all of the floors below: the highest floor a module may use.
const NO_HIGHER_THAN: [(&str, usize); 1] = [("render", 1)];

/// Rooms that the house has on paper and that are not built yet.
const TO_COME: [&str; 1] = ["intake"];

/// One use of a module by a file.
struct Use<'a> {
    by: &'a Source,
    line: usize,
    module: String,
}

fn floor(module: &str) -> Option<usize> {
    FLOORS.iter().position(|floor| floor.contains(&module))
}

/// Why `by` may not use `module`; `None` where it may.
fn forbidden(by: &str, module: &str) -> Option<String> {
    let (Some(own), Some(other)) = (floor(by), floor(module)) else {
        return Some(format!("`{module}` stands on no floor"));
    };
    if by == module || NEIGHBOURS.iter().any(|(a, b, _)| (*a, *b) == (by, module)) {
        return None;
    }
    let highest = NO_HIGHER_THAN.iter().find(|(name, _)| *name == by).map(|(_, highest)| *highest);
    match highest {
        _ if other > own => Some(format!("floor {other} lies above its own floor {own}")),
        _ if other == own => Some(format!("both stand on floor {own}")),
        Some(highest) if other > highest => Some(format!("`{by}` uses floors 0 to {highest} only")),
        _ => None,
    }
}

/// All uses of modules of the crate, the file's own left out. `super::` climbs are followed to
/// the root of the crate.
fn uses(sources: &[Source]) -> Vec<Use<'_>> {
    let mut uses = Vec::new();
    for by in sources.iter().filter(|s| s.path != "lib.rs" && s.path != "main.rs") {
        let climb = "super::".repeat(by.modules().len());
        for line in by.code() {
            let mut names = names_after(line.text, "crate::");
            names.extend(names_after(line.text, &climb));
            let others = names.into_iter().filter(|name| *name != by.room());
            uses.extend(others.map(|name| Use { by, line: line.number, module: name.into() }));
        }
    }
    uses
}

#[test]
fn a_module_uses_only_the_floors_below_it() {
    let sources = all();
    let uses = uses(&sources);
    let mut broken = Vec::new();
    for found in &uses {
        if let Some(why) = forbidden(found.by.room(), &found.module) {
            let (path, line, module) = (&found.by.path, found.line, &found.module);
            broken.push(format!("src/{path}:{line} may not use `{module}`: {why}"));
        }
    }
    assert!(broken.is_empty(), "{}", broken.join("\n"));
    // A scan that sees nothing holds nothing.
    assert!(uses.len() > 200, "only {} uses were seen", uses.len());
    for (by, module) in [("cli", "view"), ("view", "aggregate"), ("check", "submission")] {
        let seen = uses.iter().any(|u| u.by.room() == by && u.module == module);
        assert!(seen, "no use of `{module}` by `{by}` was seen");
    }
}

#[test]
fn every_module_has_its_floor() {
    let mut rooms: Vec<String> = all().iter().map(|s| s.room().to_owned()).collect();
    rooms.retain(|room| room != "lib" && room != "main");
    rooms.dedup();
    for room in &rooms {
        assert!(floor(room).is_some(), "src/{room} stands on no floor of tests/house");
    }
    for module in FLOORS.concat() {
        let built = rooms.iter().any(|room| room == module);
        assert!(built || TO_COME.contains(&module), "`{module}` has a floor and does not exist");
    }
}

#[test]
fn the_program_goes_through_the_command_line() {
    let sources = all();
    let main = sources.iter().find(|s| s.path == "main.rs").expect("main.rs");
    let used: Vec<&str> =
        main.code().iter().flat_map(|line| names_after(line.text, "bdhvs::")).collect();
    assert!(!used.is_empty() && used.iter().all(|module| *module == "cli"), "{used:?}");
}

#[track_caller]
fn may(by: &str, module: &str, expected: bool) {
    assert_eq!(forbidden(by, module).is_none(), expected, "{by} and {module}");
}

#[test]
fn the_table_says_what_the_house_says() {
    may("check", "submission", true);
    may("check", "load", false);
    may("aggregate", "check", false);
    may("view", "render", false);
    may("render", "document", true);
    may("render", "submission", false);
    may("plan", "submission", false);
    may("vietnamese", "period", false);
    may("cli", "store", true);
}

#[test]
fn names_are_read_from_lists_and_paths() {
    assert_eq!(names_after("use crate::{plan, view::json};", "crate::"), ["plan", "view"]);
    assert_eq!(names_after("let x = crate::text::mask(y);", "crate::"), ["text"]);
    assert_eq!(names_after("my_crate::a", "crate::"), Vec::<&str>::new());
    assert_eq!(names_after("use super::super::check::Reports;", "super::super::"), ["check"]);
}
