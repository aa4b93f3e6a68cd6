//! How an indicator moves, after numbers.md: since the period before, towards the end of the year,
//! and with the last figures of what is missing.

use crate::days::Span;
use crate::found::Found;
use crate::received::{Desk, Key, Stands};
use serde_json::{Value as Json, json};
use toml::Value;

/// People attained, people in all, figures.
type Sum = (i64, i64, usize);

fn counts(found: &Found) -> Option<(i64, i64)> {
    numbers(found.stands)
}

fn numbers(stands: Stands) -> Option<(i64, i64)> {
    match stands {
        Stands::Counts { number, people } => Some((number, people)),
        _ => None,
    }
}

fn sum(all: impl Iterator<Item = (i64, i64)>) -> Sum {
    all.fold((0, 0, 0), |(n, d, figures), (number, people)| (n + number, d + people, figures + 1))
}

impl Desk<'_> {
    /// The four keys of `coverage --format json`.
    pub(crate) fn moves(
        &self,
        (indicator, span): (&Value, &Span),
        found: &[Found],
        (has_people, needed): (bool, Option<i64>),
    ) -> [Json; 4] {
        let now = sum(found.iter().filter_map(counts));
        let since = self.since(indicator, span);
        let headline = since.map(|since| {
            let then = self.found(indicator, since);
            changed(since, sum(then.iter().filter_map(counts)), now, has_people)
        });
        [
            headline.unwrap_or_default(),
            self.change((indicator, span), found, has_people),
            self.pace(indicator, span, needed.unwrap_or_default(), now),
            self.kept(found, span, has_people, now),
        ]
    }

    /// Like for like, of these figures.
    pub(crate) fn change(
        &self,
        (indicator, span): (&Value, &Span),
        found: &[Found],
        has_people: bool,
    ) -> Json {
        let both = self.since(indicator, span).map(|since| (since, self.both(found, since)));
        match both {
            Some((since, Some((then, now)))) => changed(since, then, now, has_people),
            _ => Json::Null,
        }
    }

    /// The period before of the same duty, for a level whose people are the same.
    fn since(&self, indicator: &Value, span: &Span) -> Option<&Span> {
        let own = self.plan.beside(span);
        let at = own.iter().position(|other| *other == span)?;
        let before = *own.get(at.checked_sub(1)?)?;
        let people = |span: &Span| self.plan.population(indicator, span.year);
        let same = before.year == span.year || people(before) == people(span);
        (same && !self.plan.flows(indicator)).then_some(before)
    }

    /// Sums over what counts in both periods.
    fn both(&self, found: &[Found], since: &Span) -> Option<(Sum, Sum)> {
        let pairs = found.iter().filter_map(|found| {
            let then = self.stands(&found.key(self, since));
            Some((numbers(then)?, counts(found)?))
        });
        let (then, now): (Vec<_>, Vec<_>) = pairs.unzip();
        (!then.is_empty()).then(|| (sum(then.into_iter()), sum(now.into_iter())))
    }

    fn pace(&self, indicator: &Value, span: &Span, needed: i64, now: Sum) -> Json {
        let beside = self.plan.beside(span);
        let of_year = || beside.iter().filter(|other| other.year == span.year);
        let order = crate::days::order;
        let left = of_year().filter(|other| order(other) > order(span)).count() as i64;
        if needed <= 0 || left == 0 {
            return Json::Null;
        }
        let so_far = of_year().filter(|other| order(other) <= order(span));
        let gained: Vec<i64> = if self.plan.flows(indicator) {
            // Together they are what arose since the year began.
            so_far.enumerate().map(|(n, _)| if n == 0 { now.0 } else { 0 }).collect()
        } else {
            so_far.filter_map(|other| self.gained(indicator, other)).collect()
        };
        let people: i64 = gained.iter().sum();
        json!({
            "periods_left": left,
            "needed_per_period": (needed + left - 1) / left,
            "gained": (!gained.is_empty())
                .then(|| json!({ "people": people, "periods": gained.len() })),
        })
    }

    fn gained(&self, indicator: &Value, span: &Span) -> Option<i64> {
        let found = self.found(indicator, span);
        let (then, now) = self.both(&found, self.since(indicator, span)?)?;
        Some(now.0 - then.0)
    }

    fn kept(&self, found: &[Found], span: &Span, has_people: bool, now: Sum) -> Json {
        let gaps = || found.iter().filter(|found| counts(found).is_none());
        let last = gaps().filter_map(|gap| {
            let key = gap.key(self, span);
            let level = !self.plan.flows(key.indicator);
            let mut earlier = self.earlier(&key).into_iter().filter(|_| level);
            earlier.find_map(|earlier| Some((numbers(self.stands(&earlier))?, earlier.span)))
        });
        let last: Vec<_> = last.collect();
        let oldest = last.iter().map(|(_, span)| span).min_by_key(|span| crate::days::order(span));
        let Some(oldest) = oldest else { return Json::Null };
        let (n, d, figures) = sum(last.iter().map(|(numbers, _)| *numbers));
        json!({
            "numerator": now.0 + n,
            "denominator": has_people.then_some(now.1 + d),
            "figures": figures,
            "without": gaps().count() - figures,
            "oldest": oldest.id,
        })
    }
}

impl Found {
    /// The same figure in a period.
    fn key<'k>(&self, desk: &Desk<'k>, span: &Span) -> Key<'k> {
        let indicator = desk.plan.indicator(&self.indicator).expect("indicator");
        let (reporter, about) = (self.reporter.clone(), self.about.clone());
        Key { indicator, span: span.clone(), reporter, about }
    }
}

/// A change between two periods that both have people, in hundredths of a point, half up; of a
/// count, between two periods with figures.
fn changed(since: &Span, then: Sum, now: Sum, has_people: bool) -> Json {
    let nothing = |(_, d, figures): Sum| if has_people { d == 0 } else { figures == 0 };
    if nothing(then) || nothing(now) {
        return Json::Null;
    }
    let (after, before) =
        if has_people { (now.0 * then.1, then.0 * now.1) } else { (now.0, then.0) };
    let both = (then.1 * now.1).max(1);
    let size = ((after - before).abs() * 20_000 + both) / (2 * both);
    let share = |(n, d, _): Sum| json!({ "numerator": n, "denominator": has_people.then_some(d) });
    json!({
        "since": since.id,
        "before": share(then),
        "now": share(now),
        "figures_before": then.2,
        "figures": now.2,
        "direction": match after.cmp(&before) {
            std::cmp::Ordering::Greater => "up",
            std::cmp::Ordering::Less => "down",
            std::cmp::Ordering::Equal => "same",
        },
        "points_text": has_people.then(|| format!("{},{:02}", size / 100, size % 100)),
    })
}

/// What the program says under the same keys, without the percentage in words.
pub(crate) fn said(value: &Json) -> [Json; 4] {
    let mut kept = value["if_kept"].clone();
    if let Some(keys) = kept.as_object_mut() {
        keys.remove("percent_text");
    }
    [value["headline"].clone(), value["change"].clone(), value["pace"].clone(), kept]
}
