//! JSON documents: a struct of its own for each, so that a changed aggregate cannot change a
//! key. Integers are exact, there is no floating point (cli.md, JSON).

mod closing;
mod coverage;
mod deadlines;
mod difference;
mod export;
mod letter_check;
mod moves;
mod quality;
mod rules;
mod schemas;
mod sources;
mod status;
mod summary;
mod tasks;
mod trace;
mod units;
mod validate;

pub use coverage::coverage;
pub use deadlines::deadlines;
pub use difference::difference;
pub use export::{datapackage, export};
pub use letter_check::check_letter;
pub use quality::quality;
pub use rules::rules;
pub use schemas::schemas;
pub use status::status;
pub use summary::summary;
pub use tasks::tasks;
pub use trace::trace;
pub use units::units;
pub use validate::{NotRun, Scanned, validate};

pub(super) use tasks::recurs;

use super::Facts;
use serde::Serialize;
use serde_json::Value;

/// What every document begins with.
#[derive(Serialize)]
struct Head {
    schema: &'static str,
    as_of: String,
    period: String,
    invented: bool,
}

fn head(schema: &'static str, facts: &Facts<'_>) -> Head {
    Head {
        schema,
        as_of: facts.overview.as_of.to_string(),
        period: facts.overview.term.period.to_string(),
        invented: facts.overview.invented,
    }
}

/// A sum as a JSON integer. Sums stay below 2^53 because a count has at most 10 digits and a
/// plan at most 65.535 units.
fn integer(n: u128) -> u64 {
    u64::try_from(n).unwrap_or(u64::MAX)
}

/// A document as a value; `null` would mean a map with keys that are no text, which none has.
fn value(document: impl Serialize) -> Value {
    serde_json::to_value(document).unwrap_or(Value::Null)
}
