//! Sums, bounds and verdicts of one indicator in one period, after numbers.md.

use crate::days::Span;
use crate::found::Found;
use crate::plan::text;
use crate::received::{Desk, Stands};
use serde_json::{Value as Json, json};
use toml::Value;

/// N, D, M and how many figures count and do not.
struct Sums {
    n: i64,
    d: i64,
    m: Option<i64>,
    counted: usize,
    absent: usize,
}

/// Hundredths of a percent of a target.
fn hundredths(target: &Value) -> Option<i64> {
    match target.get("percent")? {
        Value::Integer(whole) => Some(whole * 100),
        text => {
            let (whole, rest) = text.as_str()?.split_once('.').expect("decimals");
            Some(whole.parse::<i64>().ok()? * 100 + format!("{rest:0<2}").parse::<i64>().ok()?)
        }
    }
}

fn at_most(target: &Value) -> bool {
    target.get("at_most").and_then(Value::as_bool).unwrap_or(false)
}

impl Desk<'_> {
    /// Everything that `coverage --format json` says of an indicator, as far as it is compared.
    pub(crate) fn coverage(&self, indicator: &Value, span: &Span) -> Json {
        let found = self.found(indicator, span);
        let is_part = !text(indicator, "part_of").is_empty();
        let target = self.plan.target(indicator, span.year).filter(|_| !is_part);
        let has_people = self.has_people_at_all(indicator, span);
        let sums = self.sums(indicator, has_people, &found);
        let verdict = match target {
            Some(target) => Some(verdict(target, &sums)),
            None => (sums.counted == 0).then_some("no_data"),
        };
        let (low, high) = bounds(target, has_people, &sums);
        let units = self.units(indicator, span, &found, target);
        let needed = target.and_then(|target| needed(target, &sums));
        let moves = self.moves((indicator, span), &found, (has_people, needed));
        let judged = target.is_some() || units.iter().any(|unit| !unit["own"].is_null());
        json!({
            "id": text(indicator, "id"),
            "numerator": sums.n,
            "denominator": has_people.then_some(sums.d),
            "low": low,
            "high": high,
            "verdict": verdict,
            "people_needed": needed,
            "of_target": target.filter(|_| sums.counted > 0).and_then(|t| of_target(t, &sums)),
            "moves": moves,
            "units_expected": found.len(),
            "units_counted": sums.counted,
            "missing": named(&found, |stands| matches!(stands, Stands::Missing(_))),
            "excluded": named(&found, |stands| stands == Stands::Excluded),
            "year_running": judged && !self.closes_year(indicator, span),
            "units": units,
            "parts": self.parts_of(indicator, span),
        })
    }

    fn parts_of(&self, indicator: &Value, span: &Span) -> Vec<Json> {
        let parts = self.plan.parts(text(indicator, "id")).into_iter();
        let asked = parts.filter(|part| self.plan.is_asked(part, span));
        let part = |part| {
            let mut said = self.coverage(part, span);
            said["units"] = Json::Null;
            said
        };
        asked.map(part).collect()
    }

    fn has_people_at_all(&self, indicator: &Value, span: &Span) -> bool {
        let parts = self.plan.parts(text(indicator, "id")).into_iter();
        let mut parts = parts.filter(|part| self.plan.is_asked(part, span));
        self.plan.denominator(indicator) != "none"
            || parts.any(|part| self.plan.denominator(part) != "none")
    }

    fn sums(&self, indicator: &Value, has_people: bool, found: &[Found]) -> Sums {
        let counts = found.iter().filter_map(|found| match found.stands {
            Stands::Counts { number, people } => Some((number, people)),
            _ => None,
        });
        let counts: Vec<(i64, i64)> = counts.collect();
        let absent = found.len() - counts.len();
        let gaps = || found.iter().filter(|f| !matches!(f.stands, Stands::Counts { .. }));
        let m = if absent == 0 {
            Some(0)
        } else if !has_people || self.plan.flows(indicator) {
            None
        } else {
            gaps().map(|gap| gap.people).sum()
        };
        Sums {
            n: counts.iter().map(|(n, _)| n).sum(),
            d: counts.iter().map(|(_, d)| d).sum(),
            m,
            counted: counts.len(),
            absent,
        }
    }

    /// Nothing of the indicator is asked later in the year, and the year itself ends.
    fn closes_year(&self, indicator: &Value, span: &Span) -> bool {
        let own = self.plan.beside(span);
        let last = own.iter().all(|other| other.year != span.year || other.last <= span.last);
        let ends = span.kind == "dates" || span.last.format("%m-%d").to_string() == "12-31";
        let closes = self.plan.closes(span);
        let later = self.plan.periods().filter(|other| other.year == span.year && *other != span);
        let mut asked = later.filter(|other| self.plan.is_asked(indicator, other));
        last && ends && !asked.any(|other| self.plan.closes(other) > closes)
    }

    /// The lines of `--by unit`.
    fn units(
        &self,
        indicator: &Value,
        span: &Span,
        found: &[Found],
        target: Option<&Value>,
    ) -> Vec<Json> {
        let mut abouts: Vec<&str> = found.iter().map(|found| found.about.as_str()).collect();
        let place = |id: &str| self.plan.units.iter().position(|u| text(u, "id") == id);
        abouts.sort_by_key(|about| place(about).unwrap_or(usize::MAX));
        abouts.dedup();
        let people = self.has_people_at_all(indicator, span);
        let line = |about: &str| {
            let own: Vec<Found> = found.iter().filter(|f| f.about == about).cloned().collect();
            let goal = self.plan.own_goal(indicator, about, span.year);
            let of_unit = self.sums(indicator, people, &own);
            let known = own.iter().filter(|f| !matches!(f.stands, Stands::Counts { .. }));
            let known: Option<i64> = known.map(|gap| gap.people).sum();
            let all = Sums { m: known, ..of_unit };
            let percent = target.filter(|target| target.get("percent").is_some());
            let excluded = own.iter().any(|f| f.stands == Stands::Excluded);
            json!({
                "unit": about,
                "numerator": (all.counted > 0).then_some(all.n),
                "denominator": (all.counted > 0 && people).then_some(all.d),
                "people_needed": goal.or(percent).and_then(|goal| needed(goal, &all)),
                "change": self.change((indicator, span), &own, people),
                "state": match (excluded, all.counted, all.absent) {
                    (true, ..) => "excluded",
                    (_, 0, _) => "missing",
                    (_, _, 0) => "counted",
                    _ => "incomplete",
                },
                "own": goal.map(|goal| verdict(goal, &self.sums(indicator, people, &own))),
            })
        };
        abouts.into_iter().map(line).collect()
    }
}

fn named(found: &[Found], which: fn(Stands) -> bool) -> Vec<String> {
    let mut ids: Vec<String> =
        found.iter().filter(|f| which(f.stands)).map(|f| f.about.clone()).collect();
    ids.sort();
    ids
}

fn bounds(target: Option<&Value>, has_people: bool, sums: &Sums) -> (Json, Json) {
    let counts = target.is_some_and(|target| target.get("count").is_some());
    let share = |n: i64, d: i64| json!({ "numerator": n, "denominator": d });
    if counts {
        return (json!({ "numerator": sums.n, "denominator": null }), Json::Null);
    }
    match sums.m.filter(|_| has_people) {
        Some(m) => (share(sums.n, sums.d + m), share(sums.n + m, sums.d + m)),
        None => (Json::Null, Json::Null),
    }
}

fn verdict(target: &Value, sums: &Sums) -> &'static str {
    let (n, d) = (sums.n, sums.d);
    if sums.counted == 0 {
        return "no_data";
    }
    let judge = |met: bool, not_met: bool| match (met, not_met) {
        (true, _) => "met",
        (_, true) => "not_met",
        _ => "undetermined",
    };
    if let Some(count) = target.get("count").and_then(Value::as_integer) {
        let whole = sums.absent == 0;
        return match at_most(target) {
            false => judge(n >= count, whole),
            true => judge(n <= count && whole, n > count),
        };
    }
    let t = hundredths(target).expect("percent");
    let Some(m) = sums.m else {
        let lost = if at_most(target) { t == 0 && n > 0 } else { t == 10_000 && n < d };
        return judge(false, lost);
    };
    if d + m == 0 {
        return "not_applicable";
    }
    match at_most(target) {
        false => judge(10_000 * n >= t * (d + m), 10_000 * (n + m) < t * (d + m)),
        true => judge(10_000 * (n + m) <= t * (d + m), 10_000 * n > t * (d + m)),
    }
}

fn needed(target: &Value, sums: &Sums) -> Option<i64> {
    if at_most(target) {
        return None;
    }
    let wanted = match target.get("count").and_then(Value::as_integer) {
        Some(count) => count,
        None => {
            let marked = hundredths(target).expect("percent") * (sums.d + sums.m?);
            marked / 10_000 + i64::from(marked % 10_000 > 0)
        }
    };
    Some((wanted - sums.n).max(0))
}

/// Coverage over target, in lowest terms.
fn of_target(target: &Value, sums: &Sums) -> Option<Json> {
    let (over, under) = match target.get("count").and_then(Value::as_integer) {
        Some(count) => (sums.n, count),
        None => (sums.n * 10_000, sums.d * hundredths(target).expect("percent")),
    };
    let (mut common, mut rest) = (over, under);
    while rest > 0 {
        (common, rest) = (rest, common % rest);
    }
    (under > 0).then(|| json!({ "numerator": over / common, "denominator": under / common }))
}
