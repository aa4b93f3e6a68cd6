//! A calendar as iCalendar (RFC 5545): whole days, lines of at most 75 bytes, CRLF. Written here
//! because the crate at hand ends whole days on the day they begin.

use super::wrap::clean;
use crate::document::calendar::{Calendar, Event};

/// Bytes of a line without its end.
const WIDTH: usize = 75;

/// The calendar.
pub fn ics(calendar: &Calendar) -> String {
    let mut lines = vec![
        "BEGIN:VCALENDAR".to_owned(),
        "VERSION:2.0".to_owned(),
        "PRODID:-//bdhvs//deadlines//VI".to_owned(),
        "CALSCALE:GREGORIAN".to_owned(),
        "METHOD:PUBLISH".to_owned(),
        format!("X-WR-CALNAME:{}", escaped(&calendar.name)),
    ];
    // The same day gives the same bytes: the stamp is the day asked for, not the clock.
    let stamp = calendar.made_on.format("DTSTAMP:%Y%m%dT000000Z").to_string();
    lines.extend(calendar.events.iter().flat_map(|one| event(one, &stamp)));
    lines.push("END:VCALENDAR".to_owned());
    lines.iter().map(|line| folded(line) + "\r\n").collect()
}

/// A whole day ends where the next begins.
fn event(event: &Event, stamp: &str) -> Vec<String> {
    let next = event.day.succ_opt().unwrap_or(event.day);
    vec![
        "BEGIN:VEVENT".to_owned(),
        format!("UID:{}", escaped(&event.uid)),
        stamp.to_owned(),
        event.day.format("DTSTART;VALUE=DATE:%Y%m%d").to_string(),
        next.format("DTEND;VALUE=DATE:%Y%m%d").to_string(),
        format!("SUMMARY:{}", escaped(&event.summary)),
        format!("DESCRIPTION:{}", escaped(&event.description)),
        "TRANSP:TRANSPARENT".to_owned(),
        "END:VEVENT".to_owned(),
    ]
}

/// Text as a value: what separates is escaped, a line break is written out.
fn escaped(text: &str) -> String {
    let text = clean(text).replace('\\', "\\\\").replace(';', "\\;").replace(',', "\\,");
    text.replace('\n', "\\n")
}

/// A long line goes on behind a space; no letter is cut in two.
fn folded(line: &str) -> String {
    let mut out = String::new();
    let mut used = 0;
    for letter in line.chars() {
        if used + letter.len_utf8() > WIDTH {
            out.push_str("\r\n ");
            used = 1;
        }
        out.push(letter);
        used += letter.len_utf8();
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use chrono::NaiveDate;

    #[test]
    fn lines_are_folded_at_75_bytes_and_no_letter_is_cut() {
        let line = format!("SUMMARY:{}", "ạ".repeat(60));
        let text = folded(&line);
        assert!(text.split("\r\n").all(|part| part.len() <= WIDTH), "{text}");
        assert_eq!(text.split("\r\n").next().map(str::len), Some(8 + 66), "22 letters of 3 bytes");
        assert_eq!(text.replace("\r\n ", ""), line);
        assert_eq!(folded(&"a".repeat(75)), "a".repeat(75));
        assert_eq!(folded(&"a".repeat(76)), format!("{}\r\n a", "a".repeat(75)));
    }

    #[test]
    fn what_separates_is_escaped() {
        assert_eq!(escaped("a, b; c\\d\ne"), "a\\, b\\; c\\\\d\\ne");
        assert_eq!(escaped("a\r\nBEGIN:VEVENT"), "a\\nBEGIN:VEVENT");
        assert_eq!(escaped("a\u{7}b"), "a\\\\u{7}b");
    }

    #[test]
    fn a_day_ends_with_the_next() {
        let day = NaiveDate::from_ymd_opt(2025, 12, 31).expect("a day");
        let (uid, summary) = ("1@x".to_owned(), "Hạn".to_owned());
        let one = Event { uid, day, summary, description: String::new() };
        let lines = event(&one, "DTSTAMP:20251218T000000Z");
        assert_eq!(lines[3], "DTSTART;VALUE=DATE:20251231");
        assert_eq!(lines[4], "DTEND;VALUE=DATE:20260101");
    }
}
