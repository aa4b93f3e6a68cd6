//! Pure statistics, in f64 and summed in one fixed order, so that every machine gets the same
//! bits. No logarithms and no powers: those differ from library to library.

/// Makes the MAD of a normal distribution its standard deviation (Iglewicz and Hoaglin 1993).
const MAD_FACTOR: f64 = 0.6745;
/// √(π/2), the same for the mean absolute deviation.
const MEAN_FACTOR: f64 = 1.253314;

/// The middle value, of an even number the mean of the two middle ones; 0 of none.
pub(super) fn median(values: &[f64]) -> f64 {
    let mut sorted = values.to_vec();
    sorted.sort_by(f64::total_cmp);
    let half = sorted.len() / 2;
    match (sorted.get(half), sorted.len() % 2) {
        (None, _) => 0.0,
        (Some(middle), 1) => *middle,
        (Some(above), _) => (sorted[half - 1] + above) / 2.0,
    }
}

/// How far each value lies from the median (numbers.md, across units):
/// 0,6745·(x − median)/MAD; where the MAD is 0, (x − median)/(1,253314·mean absolute deviation);
/// where all are equal, 0.
pub(super) fn modified_z(values: &[f64]) -> Vec<f64> {
    let middle = median(values);
    let deviations: Vec<f64> = values.iter().map(|value| (value - middle).abs()).collect();
    let mad = median(&deviations);
    let mean = deviations.iter().sum::<f64>() / values.len().max(1) as f64;
    let score = |value: &f64| {
        if mad > 0.0 {
            MAD_FACTOR * (value - middle) / mad
        } else if mean > 0.0 {
            (value - middle) / (MEAN_FACTOR * mean)
        } else {
            0.0
        }
    };
    values.iter().map(score).collect()
}

/// The chance of at least `hits` of `trials`, each with chance `p` between 0 and 1 (one-sided
/// exact binomial test). Terms are built from the most likely one by their ratios and divided by
/// their own sum: nothing overflows, and no term of weight is lost.
pub(super) fn at_least(hits: usize, trials: usize, p: f64) -> f64 {
    let terms = terms(trials, p);
    let all: f64 = terms.iter().sum();
    terms.iter().skip(hits).sum::<f64>() / all
}

/// The terms of the distribution from 0 to `trials` hits, one of the most likely as 1.
fn terms(trials: usize, p: f64) -> Vec<f64> {
    let odds = p / (1.0 - p);
    let mode = (trials as f64 * p) as usize;
    let mut terms = vec![1.0; trials + 1];
    for k in mode..trials {
        terms[k + 1] = terms[k] * (trials - k) as f64 / (k + 1) as f64 * odds;
    }
    for k in (0..mode).rev() {
        terms[k] = terms[k + 1] * (k + 1) as f64 / (trials - k) as f64 / odds;
    }
    terms
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn near(found: f64, expected: f64) {
        assert!((found - expected).abs() < 1e-12, "{found} is not {expected}");
    }

    #[track_caller]
    fn scores(values: &[f64], expected: &[f64]) {
        let found = modified_z(values);
        assert_eq!(found.len(), expected.len());
        found.iter().zip(expected).for_each(|(found, expected)| near(*found, *expected));
    }

    #[test]
    fn the_middle_of_odd_even_one_and_none() {
        near(median(&[3.0, 1.0, 2.0]), 2.0);
        near(median(&[4.0, 1.0, 2.0, 3.0]), 2.5);
        near(median(&[7.0]), 7.0);
        near(median(&[]), 0.0);
        // Ties at the median change nothing.
        near(median(&[1.0, 2.0, 2.0, 2.0, 9.0]), 2.0);
    }

    #[test]
    fn the_score_by_hand() {
        // Median 4; deviations 3 2 1 0 1 2 6, in order 0 1 1 2 2 3 6: MAD 2.
        let expected = [-1.01175, -0.6745, -0.33725, 0.0, 0.33725, 0.6745, 2.0235];
        scores(&[1.0, 2.0, 3.0, 4.0, 5.0, 6.0, 10.0], &expected);
    }

    #[test]
    fn all_equal_are_all_at_the_median() {
        scores(&[0.8; 7], &[0.0; 7]);
        scores(&[], &[]);
    }

    #[test]
    fn one_wild_value_among_equals() {
        // The MAD is 0; the mean deviation is 0,5/7: −0,5/(1,253314·0,5/7) = −7/1,253314.
        let values = [0.75, 0.75, 0.75, 0.25, 0.75, 0.75, 0.75];
        let wild = -7.0 / 1.253314;
        scores(&values, &[0.0, 0.0, 0.0, wild, 0.0, 0.0, 0.0]);
    }

    #[test]
    fn ties_at_the_median() {
        // Four of seven at the median: the MAD is 0 again. Mean deviation (2 + 1 + 3)/7 = 6/7;
        // scores −2, 1 and 3 over 1,253314·6/7.
        let unit = 1.253314 * 6.0 / 7.0;
        let expected = [-2.0 / unit, 0.0, 0.0, 0.0, 0.0, 1.0 / unit, 3.0 / unit];
        scores(&[3.0, 5.0, 5.0, 5.0, 5.0, 6.0, 8.0], &expected);
    }

    #[test]
    fn chances_are_those_of_exact_fractions() {
        // Of 10 coins: (10 + 1)/1024 for 9 or more, all of them 1/1024, any number 1.
        near(at_least(9, 10, 0.5), 11.0 / 1024.0);
        near(at_least(10, 10, 0.5), 1.0 / 1024.0);
        near(at_least(0, 10, 0.5), 1.0);
        near(at_least(11, 10, 0.5), 0.0);
        near(at_least(0, 0, 0.5), 1.0);
        // Of 7 coins: 7 heads 1/128 < 0,01; 6 or more 8/128.
        near(at_least(7, 7, 0.5), 1.0 / 128.0);
        near(at_least(6, 7, 0.5), 8.0 / 128.0);
        // Of 3 digits with chance 1/5: 1 − 64/125 for one or more, 13/125 for two or more.
        near(at_least(1, 3, 0.2), 61.0 / 125.0);
        near(at_least(2, 3, 0.2), 13.0 / 125.0);
    }
    #[test]
    fn chances_of_many_trials_are_those_of_exact_fractions() {
        // Worked out in whole numbers: Σ C(n, i)·4^(n−i) over 5^n, and Σ C(n, i) over 2^n.
        near(at_least(10, 25, 0.2), 5_165_299_636_675_621.0 / 298_023_223_876_953_125.0);
        near(at_least(11, 25, 0.2), 1_655_495_312_057_381.0 / 298_023_223_876_953_125.0);
        near(at_least(22, 65, 0.2), 0.006_258_992_422_147_919);
        near(at_least(40, 65, 0.5), 753_379_176_083_804_845.0 / 18_446_744_073_709_551_616.0);
        near(at_least(13, 16, 0.5), 697.0 / 65_536.0);
        near(at_least(250, 1000, 0.2), 6.883_012_222_734_644e-5);
    }

    #[test]
    fn a_nation_of_trials_overflows_nothing() {
        // Half of an odd number of coins, by symmetry.
        near(at_least(32_768, 65_535, 0.5), 0.5);
    }
}
