//! Shares that rise fast from one period to the next (numbers.md, Data quality): the slip asks.

use crate::period::Period;
use crate::plan::{FigureKey, Plan, UnitId};
use crate::submission::{Dataset, Figure, Value};

/// A share may rise by so many points from period to period without a question.
const USUAL_POINTS: u128 = 20;

/// A figure whose share rose fast, with the one before.
#[derive(Clone, Copy, Debug)]
pub struct Rise<'a> {
    /// The figure.
    pub figure: &'a Figure,
    /// That of the period before.
    pub before: &'a Figure,
}

/// Figures of a reporter whose share rose by more than 20 points since the period before, without
/// a note.
pub fn rises<'a>(
    plan: &Plan,
    dataset: &'a Dataset,
    reporter: UnitId,
    period: Period,
) -> Vec<Rise<'a>> {
    let Some(earlier) = plan.period_before(period) else { return Vec::new() };
    let own = |key: FigureKey| {
        let mut figures =
            dataset.figures.iter().filter(move |f| f.key == key && f.reporter == reporter);
        figures.next().filter(|_| figures.next().is_none())
    };
    let one = |figure: &'a Figure| {
        let FigureKey { indicator, .. } = figure.key;
        let before = own(FigureKey { period: earlier, ..figure.key })?;
        let span = (earlier, period);
        let explained = plan.break_between(indicator, figure.key.about, span).is_some();
        let asked =
            !figure.has_note && !explained && plan.is_one_series(indicator, earlier, period);
        (asked && is_fast(share(before)?, share(figure)?)).then_some(Rise { figure, before })
    };
    let figures = dataset.figures.iter();
    figures.filter(|f| f.reporter == reporter && f.key.period == period).filter_map(one).collect()
}

/// Numerator and denominator where both make sense.
fn share(figure: &Figure) -> Option<(u128, u128)> {
    match (figure.numerator().value, figure.denominator().value) {
        (Value::Count(n), Value::Count(d @ 1..)) if n <= d => Some((n.into(), d.into())),
        _ => None,
    }
}

/// A share also rises where its population shrinks; then nobody has to explain the people.
fn is_fast((n, d): (u128, u128), (now, of): (u128, u128)) -> bool {
    now > n && (now * d).saturating_sub(n * of) * 100 > USUAL_POINTS * d * of
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn more_than_twenty_points_are_asked_about() {
        assert!(!is_fast((50, 100), (70, 100)));
        assert!(is_fast((50, 100), (71, 100)));
        assert!(is_fast((1_200, 9_000), (5_900, 9_100)));
        assert!(!is_fast((70, 100), (10, 100)));
        assert!(!is_fast((198, 307), (120, 133)));
        // 39 % to 90 % without one more: those who are gone explain it.
        assert!(!is_fast((120, 307), (120, 133)));
    }
}
