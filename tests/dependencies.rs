//! What the program is made of: what `cargo deny check licenses bans sources` asks, asked of cargo
//! itself on every change, because cargo-deny takes minutes to install. `deny.toml` is the one list
//! of what is allowed; cargo-deny judges by it wherever it is there (`.ci/run`, `.ci/full`).

#![expect(clippy::expect_used, reason = "helpers of tests fail as tests do")]
#![expect(clippy::disallowed_methods, reason = "a test reads the files it is about")]

use serde_json::Value;
use std::process::Command;
use toml::Table;

const ROOT: &str = env!("CARGO_MANIFEST_DIR");

fn table(file: &str) -> Table {
    let text = std::fs::read_to_string(format!("{ROOT}/{file}")).expect(file);
    text.parse().expect(file)
}

fn deny() -> Table {
    table("deny.toml")
}

/// Every crate of the lock file, for all platforms: its name and where it comes from.
fn locked() -> Vec<(String, Option<String>)> {
    let lock = table("Cargo.lock");
    let packages = lock["package"].as_array().expect("packages");
    let text = |package: &toml::Value, key| {
        package.get(key).and_then(|value| value.as_str()).map(str::to_owned)
    };
    packages.iter().map(|p| (text(p, "name").expect("a name"), text(p, "source"))).collect()
}

#[test]
fn no_crate_is_one_that_reaches_the_network() {
    let deny = deny();
    let banned = deny["bans"]["deny"].as_array().expect("a list");
    assert!(banned.len() > 3);
    for crate_ in banned.iter().map(|entry| entry["crate"].as_str().expect("a name")) {
        assert!(locked().iter().all(|(name, _)| name != crate_), "{crate_}");
    }
}

#[test]
fn every_crate_comes_from_the_one_registry() {
    let sources = &deny()["sources"];
    assert_eq!(sources["unknown-registry"].as_str(), Some("deny"));
    assert_eq!(sources["unknown-git"].as_str(), Some("deny"));
    let locked = locked();
    let (own, others): (Vec<_>, Vec<_>) = locked.iter().partition(|(_, from)| from.is_none());
    assert_eq!(own.len(), 1, "{own:?}");
    assert!(others.len() > 100);
    for (name, from) in &others {
        assert!(from.as_ref().is_some_and(|from| from.starts_with("registry+")), "{name}");
        assert_eq!(from, &others[0].1, "{name}");
    }
}

/// What cargo knows of the crates that are built on this platform.
fn metadata() -> Value {
    let version = Command::new(env!("CARGO")).arg("-vV").output().expect("cargo");
    let version = String::from_utf8(version.stdout).expect("UTF-8");
    let host = version.lines().find_map(|line| line.strip_prefix("host: ")).expect("a host");
    let mut cargo = Command::new(env!("CARGO"));
    cargo.current_dir(ROOT).args(["metadata", "--format-version=1", "--locked", "--offline"]);
    let output = cargo.args(["--filter-platform", host]).output().expect("cargo");
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    serde_json::from_slice(&output.stdout).expect("JSON")
}

/// True where a licence expression can be kept with these licences: every part joined by AND, one
/// of those joined by OR.
fn may_be_used(expression: &str, allowed: &[&str]) -> bool {
    let plain = expression.replace(['(', ')'], "").replace('/', " OR ");
    // No crate here mixes both other than “(A OR B) AND C”.
    plain.split(" AND ").all(|part| part.split(" OR ").any(|one| allowed.contains(&one.trim())))
}

#[test]
fn every_licence_is_one_of_the_list() {
    let deny = deny();
    let allowed = deny["licenses"]["allow"].as_array().expect("a list");
    let allowed: Vec<&str> = allowed.iter().filter_map(|value| value.as_str()).collect();
    let metadata = metadata();
    let packages = metadata["packages"].as_array().expect("packages");
    assert!(packages.len() > 100, "{}", packages.len());
    for package in packages.iter().filter(|package| !package["source"].is_null()) {
        let licence = package["license"].as_str().unwrap_or_default();
        assert!(may_be_used(licence, &allowed), "{}: “{licence}”", package["name"]);
    }
}

#[test]
fn a_licence_that_takes_away_is_seen() {
    let allowed = ["MIT", "Apache-2.0", "Unicode-3.0"];
    assert!(may_be_used("GPL-3.0 OR MIT", &allowed));
    assert!(may_be_used("(MIT OR Apache-2.0) AND Unicode-3.0", &allowed));
    assert!(may_be_used("MIT/Apache-2.0", &allowed));
    assert!(!may_be_used("GPL-3.0", &allowed));
    assert!(!may_be_used("MIT AND GPL-3.0", &allowed));
    assert!(!may_be_used("", &allowed));
}
