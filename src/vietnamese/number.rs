//! Numbers as officials write them: `1.189.300`, `69,85%`, `05 đơn vị`. Integers throughout.

/// A value that a printed percentage must not seem to reach from the wrong side.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Touch {
    /// The value in hundredths of a percent: 8500 is 85 %.
    pub hundredths: u128,
    /// True where less is better, so that the wrong side is above.
    pub at_most: bool,
}

/// With a dot between thousands: `25.736`.
pub fn grouped(n: u128) -> String {
    let digits = n.to_string();
    let mut out = String::with_capacity(digits.len() + digits.len() / 3);
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            out.push('.');
        }
        out.push(digit);
    }
    out
}

/// A number before a noun in a letter: under ten with a zero before it, `05`.
pub fn padded(n: u128) -> String {
    if n < 10 { format!("0{n}") } else { grouped(n) }
}

/// `numerator / denominator` in percent: two decimals, half up. More decimals only where two
/// would touch the target, 0 or 100 from the wrong side: `84,996%`, never `85,00%` (numbers.md).
/// `denominator` must not be 0.
pub fn percent(numerator: u128, denominator: u128, target: Option<Touch>) -> String {
    let wrong = |decimals: u32| touches(numerator, denominator, decimals, target);
    let decimals = (2..=12).find(|d| !wrong(*d)).unwrap_or(12);
    format!("{}%", decimal(rounded(numerator * 100, denominator, decimals), decimals))
}

/// A difference of two percentages in points, from hundredths of a point: `5,99`.
pub fn points(hundredths: u128) -> String {
    decimal(hundredths, 2)
}

/// True where the value rounded to that many decimals equals a mark it does not reach.
fn touches(numerator: u128, denominator: u128, decimals: u32, target: Option<Touch>) -> bool {
    let shown = rounded(numerator * 100, denominator, decimals);
    let unit = 10u128.pow(decimals);
    let below = |mark: u128| numerator * 10_000 < mark * denominator;
    let above = |mark: u128| numerator * 10_000 > mark * denominator;
    let at = |mark: u128| shown * 100 == mark * unit;
    let target_missed = target.is_some_and(|t| {
        at(t.hundredths) && if t.at_most { above(t.hundredths) } else { below(t.hundredths) }
    });
    target_missed || (at(0) && above(0)) || (at(10_000) && (below(10_000) || above(10_000)))
}

/// `numerator / denominator` times ten to the power of `decimals`, half up.
fn rounded(numerator: u128, denominator: u128, decimals: u32) -> u128 {
    (numerator * 10u128.pow(decimals) * 2 + denominator) / (denominator * 2)
}

fn decimal(scaled: u128, decimals: u32) -> String {
    let unit = 10u128.pow(decimals);
    let width = decimals as usize;
    format!("{},{:0width$}", grouped(scaled / unit), scaled % unit)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn thousands_take_a_dot() {
        let written = [0, 999, 1000, 36_845, 1_189_300].map(grouped);
        assert_eq!(written, ["0", "999", "1.000", "36.845", "1.189.300"]);
    }

    #[test]
    fn counts_under_ten_take_a_zero() {
        assert_eq!((padded(5), padded(10), padded(0)), ("05".into(), "10".into(), "00".into()));
    }

    #[test]
    fn percentages_round_half_up_at_two_decimals() {
        assert_eq!(percent(25_736, 36_845, None), "69,85%");
        // 1/800 = 0,125 % exactly: half goes up.
        assert_eq!(percent(1, 800, None), "0,13%");
        assert_eq!(percent(0, 7, None), "0,00%");
        assert_eq!(percent(7, 7, None), "100,00%");
        assert_eq!(percent(3, 2, None), "150,00%");
    }

    #[test]
    fn a_missed_target_is_never_printed_as_reached() {
        let target = Some(Touch { hundredths: 8500, at_most: false });
        assert_eq!(percent(84_996, 100_000, target), "84,996%");
        assert_eq!(percent(84_996, 100_000, None), "85,00%");
        assert_eq!(percent(85_000, 100_000, target), "85,00%");
        assert_eq!(percent(85_001, 100_000, target), "85,00%");
    }

    #[test]
    fn a_maximum_is_guarded_from_above() {
        let target = Some(Touch { hundredths: 500, at_most: true });
        assert_eq!(percent(5_004, 100_000, target), "5,004%");
        assert_eq!(percent(4_996, 100_000, target), "5,00%");
    }

    #[test]
    fn zero_and_a_hundred_are_guarded() {
        assert_eq!(percent(1, 100_000, None), "0,001%");
        assert_eq!(percent(99_999, 100_000, None), "99,999%");
    }

    #[test]
    fn points_have_two_decimals() {
        assert_eq!((points(599), points(5)), ("5,99".into(), "0,05".into()));
    }
}
