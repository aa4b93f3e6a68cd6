//! Typed figures. A sign inside a number is read as grouping only where the whole file agrees;
//! a figure that can be read in two ways is refused with both readings.

mod doubt;

use super::finding::Refusal;
use super::names::plain;
use crate::submission::Value;
use doubt::{fraction, not_alone, strange, two_readings, wrong};

/// What the signs inside the numbers of one file stand for.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Habit {
    dot: Use,
    comma: Use,
}

/// How one sign is used: an example of each use.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
struct Use {
    grouping: Option<String>,
    other: Option<String>,
}

/// A figure with what was done to read it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Typed {
    pub(super) value: Value,
    /// True where the cell was written otherwise than it will be.
    pub(super) regrouped: bool,
}

/// Reads the number of a spreadsheet where it is not whole: nothing in it is a sign between
/// thousands. Any other is read as text is.
pub(super) fn of_spreadsheet(cell: &str) -> Option<Result<Typed, Refusal>> {
    let (whole, decimals) = cell.split_once(',')?;
    let digits = |part: &str| !part.is_empty() && part.bytes().all(|b| b.is_ascii_digit());
    (digits(whole) && digits(decimals)).then(|| Err(fraction(without_guard(cell))))
}

/// The number as the spreadsheet shows it. Behind three decimals a zero was put when the cell was
/// read, so that they are not taken for thousands.
pub(super) fn without_guard(cell: &str) -> &str {
    let guarded = cell.split_once(',').is_some_and(|(_, decimals)| decimals.len() == 4);
    if guarded { cell.strip_suffix('0').unwrap_or(cell) } else { cell }
}

impl Habit {
    /// What the counts and the ratios of a file show.
    pub(super) fn of<'c>(
        counts: impl Iterator<Item = &'c str>,
        ratios: impl Iterator<Item = &'c str>,
    ) -> Self {
        let mut habit = Self::default();
        for cell in counts {
            habit.dot.see_count(cell, '.');
            habit.comma.see_count(cell, ',');
        }
        for cell in ratios {
            habit.dot.see_ratio(cell, '.');
            habit.comma.see_ratio(cell, ',');
        }
        habit
    }

    /// Reads a cell of a count.
    pub(super) fn read(&self, cell: &str) -> Result<Typed, Refusal> {
        let text = cell.trim_matches(is_space);
        if let Some(value) = without_digits(text) {
            return Ok(Typed { value, regrouped: text != "KPS" && !text.is_empty() });
        }
        let digits = if text.chars().all(|c| c.is_ascii_digit()) {
            text.to_owned()
        } else {
            self.grouped(text)?
        };
        let count = digits.parse().map_err(|_| wrong(cell, "quá dài, không phải là số người"))?;
        if digits.len() > 2 && digits.starts_with('0') {
            return Err(wrong(cell, "bắt đầu bằng số 0, không rõ là số người hay một mã số"));
        }
        let regrouped = digits != cell || digits.len() > 1 && digits.starts_with('0');
        Ok(Typed { value: Value::Count(count), regrouped })
    }

    /// The digits of a number with signs in it.
    fn grouped(&self, text: &str) -> Result<String, Refusal> {
        let signs = |c: char| c == '.' || c == ',' || is_space(c);
        if !text.chars().all(|c| c.is_ascii_digit() || signs(c)) {
            return Err(strange(text));
        }
        let sign = text.chars().find(|c| signs(*c)).unwrap_or('.');
        let Some(digits) = groups(text, |c| if is_space(sign) { is_space(c) } else { c == sign })
        else {
            return Err(two_readings(text));
        };
        let rivals = match sign {
            '.' => [&self.dot.other, &self.comma.grouping],
            ',' => [&self.comma.other, &self.dot.grouping],
            _ => [&None, &None],
        };
        match rivals.into_iter().flatten().next() {
            None => Ok(digits),
            Some(rival) => Err(not_alone(text, &digits, sign, rival)),
        }
    }
}

impl Use {
    fn see_count(&mut self, cell: &str, sign: char) {
        let text = cell.trim_matches(is_space);
        let number = text.chars().all(|c| c.is_ascii_digit() || c == sign);
        if !number || !text.contains(sign) || !text.contains(|c: char| c.is_ascii_digit()) {
            return;
        }
        let kept = if groups(text, |c| c == sign).is_some() {
            &mut self.grouping
        } else {
            &mut self.other
        };
        kept.get_or_insert_with(|| text.to_owned());
    }

    /// A ratio with a sign before its decimals uses that sign, whatever the counts look like.
    fn see_ratio(&mut self, cell: &str, sign: char) {
        let text = cell.trim_end_matches(['%', ' ']);
        let Some((whole, decimals)) = text.split_once(sign) else { return };
        let digits = |part: &str| !part.is_empty() && part.bytes().all(|b| b.is_ascii_digit());
        if digits(whole) && digits(decimals) {
            self.other.get_or_insert_with(|| cell.to_owned());
        }
    }
}

/// Spaces that stand between thousands, wide, narrow and unbreakable.
fn is_space(c: char) -> bool {
    c.is_whitespace() || matches!(c, '\u{200b}' | '\u{feff}' | '\u{2060}')
}

/// The digits of `1.234.567`: one to three, then threes.
fn groups(text: &str, is_sign: impl Fn(char) -> bool) -> Option<String> {
    let parts: Vec<&str> = text.split(is_sign).collect();
    let (first, rest) = parts.split_first()?;
    let digits = |part: &str| part.bytes().all(|b| b.is_ascii_digit());
    let fits = (1..=3).contains(&first.len())
        && !first.starts_with('0')
        && !rest.is_empty()
        && rest.iter().all(|part| part.len() == 3)
        && parts.iter().all(|part| digits(part));
    fits.then(|| parts.concat())
}

/// What stands in a cell without a number: nothing, or that nothing arose.
fn without_digits(text: &str) -> Option<Value> {
    match plain(text).as_str() {
        "" if text.is_empty() => Some(Value::Blank),
        "kps" | "k p s" | "khong phat sinh" => Some(Value::NothingArose),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::intake::Reason;

    fn habit(counts: &[&str], ratios: &[&str]) -> Habit {
        Habit::of(counts.iter().copied(), ratios.iter().copied())
    }

    #[track_caller]
    fn reads(file: &[&str], cell: &str, value: Value, regrouped: bool) {
        let typed = habit(file, &[]).read(cell).expect(cell);
        assert_eq!(typed, Typed { value, regrouped }, "{cell}");
    }

    #[track_caller]
    fn refused(counts: &[&str], ratios: &[&str], cell: &str, words: &[&str]) {
        let refusal = habit(counts, ratios).read(cell).expect_err(cell);
        assert_eq!(refusal.reason, Reason::Number);
        for word in words {
            assert!(refusal.message.contains(word), "{}", refusal.message);
        }
        assert!(!refusal.hint.is_empty());
    }

    #[test]
    fn a_fraction_of_a_spreadsheet_is_quoted_as_it_shows_it() {
        let said = |cell| of_spreadsheet(cell).and_then(Result::err).map(|r| r.message);
        let quoted = said("12,4180").expect("refused");
        assert!(quoted.starts_with("“12,418” là số lẻ"), "{quoted}");
        assert!(said("12,41").expect("refused").starts_with("“12,41” là số lẻ"));
        assert!(said("12418").is_none());
    }

    #[test]
    fn plain_numbers_zero_blank_and_nothing_arose_are_four_things() {
        reads(&[], "12345", Value::Count(12345), false);
        reads(&[], "0", Value::Count(0), false);
        reads(&[], "", Value::Blank, false);
        reads(&[], "KPS", Value::NothingArose, false);
        reads(&[], "kps", Value::NothingArose, true);
        reads(&[], "Không phát sinh", Value::NothingArose, true);
        reads(&[], "05", Value::Count(5), true);
    }

    #[test]
    fn grouping_is_read_where_the_whole_file_agrees() {
        reads(&["1.234", "1.234.567", "12"], "1.234", Value::Count(1234), true);
        reads(&["1,234"], "1,234", Value::Count(1234), true);
        for space in [' ', '\u{a0}', '\u{202f}', '\u{2009}'] {
            let cell = format!("1{space}234{space}567");
            reads(&[&cell], &cell, Value::Count(1_234_567), true);
        }
        reads(&[], "\u{a0}1234 ", Value::Count(1234), true);
    }

    #[test]
    fn one_odd_number_makes_all_of_its_kind_doubtful() {
        refused(&["1.234", "12.5"], &[], "1.234", &["1234", "1,234", "12.5"]);
        refused(&["1,234", "12,5"], &[], "1,234", &["1234", "12,5"]);
        refused(&["1.234", "1,234"], &[], "1.234", &["1,234"]);
        refused(&["1.234", "1,234"], &[], "1,234", &["1.234"]);
        refused(&["1.234"], &["69.85%"], "1.234", &["69.85%"]);
        let decimal_comma = habit(&["1.234"], &["69,85%"]);
        assert_eq!(decimal_comma.read("1.234").expect("1.234").value, Value::Count(1234));
    }

    #[test]
    fn what_is_no_whole_number_is_refused_with_its_readings() {
        refused(&["12,5"], &[], "12,5", &["12,5 (số lẻ)", "125"]);
        refused(&["12.5"], &[], "12.5", &["12,5 (số lẻ)", "125"]);
        refused(&[], &[], "22/5", &["22,5", "22 trên tổng số 5"]);
        refused(&[], &[], "22/05/2026", &["ngày"]);
        refused(&[], &[], "22-May", &["ngày"]);
        refused(&[], &[], "12%", &["12%", "12 người"]);
        refused(&[], &[], "#N/A", &["công thức"]);
        refused(&[], &[], "1e5", &["mất các chữ số"]);
        refused(&[], &[], "1,2E+05", &["mất các chữ số"]);
        refused(&[], &[], "-", &["0 hoặc chưa có số"]);
        refused(&[], &[], "-5", &["số âm"]);
        refused(&[], &[], "=B2+C2", &["công thức"]);
        refused(&[], &[], "1.234,00", &["phần lẻ"]);
        refused(&[], &[], "0.500", &["0,500"]);
        refused(&[], &[], "1 23", &["123"]);
        refused(&[], &[], "khoảng 200", &["không phải là một con số"]);
        refused(&[], &[], "00123", &["số 0"]);
        refused(&[], &[], "99999999999999999999999", &["quá dài"]);
    }
}
