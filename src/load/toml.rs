//! A table of TOML read key by key. serde's derive stops at a file's first mistake; this reports
//! every unknown, missing and wrong key of a file in one run, each at its place.
//!
//! A required value that is missing or wrong is reported and replaced by an empty one, so that
//! reading goes on: a plan with problems is never given out.

mod syntax;

pub(super) use syntax::parse;

use crate::diagnostic::{Diagnostic, Rule, rules};
use crate::period::Period;
use crate::source::{FileId, Span};
use crate::text::nearest;
use crate::vietnamese::nfc;
use chrono::NaiveDate;
use std::ops::Range;
use toml::Spanned;
use toml::de::{DeTable, DeValue};

/// A text with its place.
#[derive(Clone, Debug)]
pub(super) struct Text {
    /// The text in NFC.
    pub(super) value: String,
    /// Where it stands.
    pub(super) span: Span,
}

/// Room for the keys of most tables, made at once.
const USUAL_KEYS: usize = 20;

/// One table whose keys are being asked for. What is never asked for is unknown.
pub(super) struct Keys<'t> {
    file: FileId,
    /// The table's header or the table itself.
    pub(super) span: Span,
    table: &'t DeTable<'t>,
    asked: Vec<&'static str>,
    problems: Vec<Diagnostic>,
}

impl<'t> Keys<'t> {
    /// The keys of a file's top level.
    pub(super) fn of_file(file: FileId, table: &'t Spanned<DeTable<'t>>) -> Self {
        Self::new(file, Span::head(file), table.get_ref())
    }

    fn new(file: FileId, span: Span, table: &'t DeTable<'t>) -> Self {
        Self { file, span, table, asked: Vec::with_capacity(USUAL_KEYS), problems: Vec::new() }
    }

    fn at(&self, range: Range<usize>) -> Span {
        Span::new(self.file, range.start, range.end)
    }

    fn get(&mut self, key: &'static str) -> Option<&'t Spanned<DeValue<'t>>> {
        self.asked.push(key);
        self.table.get(key)
    }

    /// Reports a problem of this table.
    pub(super) fn problem(
        &mut self,
        rule: &'static Rule,
        span: Span,
        (message, hint): (String, String),
    ) {
        self.problems.push(Diagnostic::new(rule, span, message).hint(hint));
    }

    fn missing(&mut self, key: &str) {
        let message = format!("Thiếu khoá “{key}”");
        let hint = format!("Thêm dòng {key} = … vào bảng này; xem docs/format.md");
        self.problem(&rules::MISSING_KEY, self.span, (message, hint));
    }

    fn wrong(&mut self, key: &str, value: &Spanned<DeValue<'_>>, wanted: &str) {
        let message = format!("Giá trị của “{key}” phải là {wanted}");
        let hint = format!("Sửa giá trị của {key}; cách ghi từng khoá ở docs/format.md");
        self.problem(&rules::WRONG_TYPE, self.at(value.span()), (message, hint));
    }

    /// A value that means nothing, with what it should be.
    pub(super) fn invalid(&mut self, text: &Text, wanted: &str) {
        let message = format!("“{}” không phải là {wanted}", text.value);
        let hint = format!("Ghi lại thành {wanted}");
        self.problem(&rules::INVALID_VALUE, text.span, (message, hint));
    }

    /// A text, if the key is there.
    pub(super) fn maybe_text(&mut self, key: &'static str) -> Option<Text> {
        let value = self.get(key)?;
        let Some(text) = value.get_ref().as_str() else {
            self.wrong(key, value, "chữ đặt trong ngoặc kép \"…\"");
            return None;
        };
        Some(Text { value: nfc(text).into_owned(), span: self.at(value.span()) })
    }

    /// A text that must be there and must not be empty; `None` only where it is not text.
    pub(super) fn text(&mut self, key: &'static str) -> Option<Text> {
        self.require(key);
        let text = self.maybe_text(key)?;
        if text.value.trim().is_empty() {
            self.missing(key);
        }
        Some(text)
    }

    /// A required text without its place.
    pub(super) fn words(&mut self, key: &'static str) -> String {
        self.text(key).map(|t| t.value).unwrap_or_default()
    }

    /// Reports a key that is not there.
    pub(super) fn require(&mut self, key: &'static str) {
        if !self.table.contains_key(key) {
            self.missing(key);
        }
    }

    /// An optional text without its place.
    pub(super) fn maybe_words(&mut self, key: &'static str) -> Option<String> {
        self.maybe_text(key).map(|t| t.value)
    }

    /// A list of texts; a single text counts as a list of one. Absent: empty.
    pub(super) fn texts(&mut self, key: &'static str) -> Vec<Text> {
        let Some(value) = self.get(key) else { return Vec::new() };
        let items = match value.get_ref() {
            DeValue::Array(items) => items.iter().collect(),
            DeValue::String(_) => vec![value],
            _ => Vec::new(),
        };
        let texts: Vec<Text> = items
            .iter()
            .filter_map(|item| {
                let text = item.get_ref().as_str()?;
                Some(Text { value: nfc(text).into_owned(), span: self.at(item.span()) })
            })
            .collect();
        let all_text = texts.len() == items.len();
        if !all_text || !matches!(value.get_ref(), DeValue::Array(_) | DeValue::String(_)) {
            self.wrong(key, value, "danh sách chữ [\"…\", \"…\"]");
        }
        texts
    }

    /// A list of texts without their places.
    pub(super) fn many_words(&mut self, key: &'static str) -> Vec<String> {
        self.texts(key).into_iter().map(|t| t.value).collect()
    }

    /// True or false; absent: false.
    pub(super) fn flag(&mut self, key: &'static str) -> bool {
        let Some(value) = self.get(key) else { return false };
        if !value.get_ref().is_bool() {
            self.wrong(key, value, "true hoặc false");
        }
        value.get_ref().as_bool().unwrap_or(false)
    }

    /// A whole number, if the key is there.
    pub(super) fn maybe_number(&mut self, key: &'static str) -> Option<i64> {
        let value = self.get(key)?;
        let number = value.get_ref().as_integer().and_then(whole);
        if number.is_none() {
            self.wrong(key, value, "số nguyên");
        }
        number
    }

    /// A whole number from 0 to `most` that must be there.
    pub(super) fn number(&mut self, key: &'static str, most: u32) -> u32 {
        self.require(key);
        let Some(number) = self.maybe_number(key) else { return 0 };
        let within = u32::try_from(number).ok().filter(|n| *n <= most);
        if within.is_none() {
            let message = format!("“{key}” phải từ 0 đến {most}");
            let span = self.table.get(key).map_or(self.span, |value| self.at(value.span()));
            let hint = format!("Ghi lại số đúng, không lớn hơn {most}");
            self.problem(&rules::INVALID_VALUE, span, (message, hint));
        }
        within.unwrap_or(0)
    }

    /// The value of `percent`, a number or a text, as text; `None` where the key is absent.
    pub(super) fn percent_text(&mut self) -> Option<Text> {
        let value = self.get("percent")?;
        let text = match value.get_ref() {
            DeValue::Integer(number) => Some(number.as_str().to_owned()),
            DeValue::String(text) => Some(text.to_string()),
            _ => None,
        };
        if text.is_none() {
            self.wrong("percent", value, "số nguyên, hoặc chữ số có phần lẻ như \"99.5\"");
        }
        Some(Text { value: text?, span: self.at(value.span()) })
    }

    /// A list of whole numbers; absent: empty.
    pub(super) fn numbers(&mut self, key: &'static str) -> Vec<i32> {
        let Some(value) = self.get(key) else { return Vec::new() };
        let items = value.get_ref().as_array().map(|items| items.iter().collect::<Vec<_>>());
        let number = |item: &&Spanned<DeValue<'_>>| {
            item.get_ref().as_integer().and_then(whole).and_then(|n| i32::try_from(n).ok())
        };
        let numbers: Option<Vec<i32>> = items.and_then(|items| items.iter().map(number).collect());
        if numbers.is_none() {
            self.wrong(key, value, "danh sách số nguyên [2025, 2026]");
        }
        numbers.unwrap_or_default()
    }

    /// A list of whole numbers ≥ 0, if the key is there.
    pub(super) fn large_numbers(&mut self, key: &'static str) -> Option<Vec<u64>> {
        let value = self.get(key)?;
        let number = |item: &Spanned<DeValue<'_>>| {
            item.get_ref().as_integer().and_then(whole).and_then(|n| u64::try_from(n).ok())
        };
        let items = value.get_ref().as_array();
        let numbers: Option<Vec<u64>> = items.and_then(|items| items.iter().map(number).collect());
        if numbers.is_none() {
            self.wrong(key, value, "danh sách số nguyên [12, 30]");
        }
        numbers
    }

    /// A date, if the key is there. A time or an offset is refused.
    pub(super) fn maybe_date(&mut self, key: &'static str) -> Option<NaiveDate> {
        let value = self.get(key)?;
        let date = as_date(value.get_ref());
        if date.is_none() {
            self.wrong(key, value, "ngày viết không có ngoặc kép, ví dụ 2025-06-19");
        }
        date
    }

    /// A date that must be there.
    pub(super) fn date(&mut self, key: &'static str) -> NaiveDate {
        self.require(key);
        self.maybe_date(key).unwrap_or_default()
    }

    /// A list of dates; absent: empty.
    pub(super) fn dates(&mut self, key: &'static str) -> Vec<NaiveDate> {
        let Some(value) = self.get(key) else { return Vec::new() };
        let items = value.get_ref().as_array();
        let dates: Option<Vec<NaiveDate>> =
            items.and_then(|items| items.iter().map(|item| as_date(item.get_ref())).collect());
        if dates.is_none() {
            self.wrong(key, value, "danh sách ngày [2025-11-15, 2026-06-01]");
        }
        dates.unwrap_or_default()
    }

    /// A period, if the key is there.
    pub(super) fn maybe_period(&mut self, key: &'static str) -> Option<Period> {
        let text = self.maybe_text(key)?;
        let period = text.value.parse().ok();
        if period.is_none() {
            self.invalid(&text, "kỳ báo cáo (ví dụ 2025-Q3, 2025-M07, 2025-H1, 2025, 2025-11-15)");
        }
        period
    }

    /// Where the value of a key stands.
    pub(super) fn place(&self, key: &str) -> Option<Span> {
        self.table.get(key).map(|value| self.at(value.span()))
    }

    /// A period that must be there; the period of no date where it is not.
    pub(super) fn period(&mut self, key: &'static str) -> Period {
        self.require(key);
        self.maybe_period(key).unwrap_or_else(|| Period::on(NaiveDate::default()))
    }

    /// One of some words, if the key is there.
    pub(super) fn maybe_word<T: Copy>(
        &mut self,
        key: &'static str,
        words: &[(&str, T)],
    ) -> Option<T> {
        let text = self.maybe_text(key)?;
        let found = words.iter().find(|(word, _)| *word == text.value).map(|(_, value)| *value);
        if found.is_none() {
            let all: Vec<&str> = words.iter().map(|(word, _)| *word).collect();
            let hint = suggestion(&text.value, &all, "Chọn một trong");
            let message = format!("“{}” không dùng được cho “{key}”", text.value);
            self.problem(&rules::INVALID_VALUE, text.span, (message, hint));
        }
        found
    }

    /// One of some words; it must be there. The first stands in for a missing one.
    pub(super) fn word<T: Copy>(&mut self, key: &'static str, words: &[(&str, T)]) -> T {
        self.require(key);
        self.maybe_word(key, words).unwrap_or(words[0].1)
    }

    /// A table inside this one, if it is there.
    pub(super) fn maybe_table(&mut self, key: &'static str) -> Option<Keys<'t>> {
        let value = self.get(key)?;
        let Some(table) = value.get_ref().as_table() else {
            self.wrong(key, value, "bảng [… ] hoặc { khoá = giá trị }");
            return None;
        };
        Some(Keys::new(self.file, self.at(value.span()), table))
    }

    /// A table inside this one; it must be there.
    pub(super) fn table(&mut self, key: &'static str) -> Option<Keys<'t>> {
        self.require(key);
        self.maybe_table(key)
    }

    /// All tables `[[key]]`; absent: none.
    pub(super) fn tables(&mut self, key: &'static str) -> Vec<Keys<'t>> {
        let Some(value) = self.get(key) else { return Vec::new() };
        let items = value.get_ref().as_array().map_or(&[][..], |items| &items[..]);
        let tables: Vec<Keys<'t>> = items
            .iter()
            .filter_map(|item| {
                let table = item.get_ref().as_table()?;
                Some(Keys::new(self.file, self.at(item.span()), table))
            })
            .collect();
        if tables.len() != items.len() || !value.get_ref().is_array() {
            self.wrong(key, value, &format!("các bảng [[{key}]]"));
        }
        tables
    }

    /// Ends the table: what was never asked for is unknown. Pushes all its problems.
    pub(super) fn finish(mut self, problems: &mut Vec<Diagnostic>) {
        let unknown = self.table.iter().filter(|(key, _)| !self.asked.contains(&&**key.get_ref()));
        for (key, _) in unknown.collect::<Vec<_>>() {
            let message = format!("Không có khoá “{}” trong bảng này", key.get_ref());
            let hint = suggestion(key.get_ref(), &self.asked, "Các khoá dùng được");
            self.problem(&rules::UNKNOWN_KEY, self.at(key.span()), (message, hint));
        }
        problems.append(&mut self.problems);
    }
}

/// "Có phải là “x” không?", or all known words where none is near.
pub(super) fn suggestion(word: &str, known: &[&str], all: &str) -> String {
    if known.is_empty() {
        return "Tệp này không có trong quy ước; xem docs/format.md".to_owned();
    }
    match nearest(word, known.iter().copied()) {
        Some(near) => format!("Có phải ý là “{near}”?"),
        None => format!("{all}: {}", known.join(", ")),
    }
}

fn whole(number: &toml::de::DeInteger<'_>) -> Option<i64> {
    i64::from_str_radix(number.as_str(), number.radix()).ok()
}

fn as_date(value: &DeValue<'_>) -> Option<NaiveDate> {
    let stamp = value.as_datetime()?;
    let date = stamp.date.filter(|_| stamp.time.is_none() && stamp.offset.is_none())?;
    NaiveDate::from_ymd_opt(i32::from(date.year), u32::from(date.month), u32::from(date.day))
}
