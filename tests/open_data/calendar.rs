//! The calendar, read back by a reader of somebody else.

use crate::tree::{minimal, on_examples, printed, run};
use icalendar::parser;
use icalendar::{Calendar, CalendarComponent, CalendarDateTime, Component, DatePerhapsTime, Event};

fn read(text: &str) -> Vec<Event> {
    let unfolded = parser::unfold(text);
    let calendar: Calendar = parser::read_calendar(&unfolded).expect("a calendar").into();
    let event = |component: &CalendarComponent| match component {
        CalendarComponent::Event(event) => Some(event.clone()),
        _ => None,
    };
    calendar.components.iter().filter_map(event).collect()
}

fn day(date: Option<DatePerhapsTime>) -> String {
    match date {
        Some(DatePerhapsTime::Date(day)) => day.to_string(),
        other => panic!("not a whole day: {other:?}"),
    }
}

fn on_day(events: &[Event], uid: &str) -> (String, String) {
    let event = events.iter().find(|event| event.get_uid() == Some(uid)).expect(uid);
    (day(event.get_start()), day(event.get_end()))
}

/// Counted by hand on a calendar: the 14th and the 29th, or the next working day.
#[test]
fn every_deadline_of_the_plan_is_a_whole_day() {
    let text = on_examples("2025-12-18", &["deadlines", "--ics"]);
    let events = read(&text);
    let due = [
        ("2025-q3", "2025-09-15", "2025-09-29"),
        ("2025-q4", "2025-12-15", "2025-12-29"),
        ("2026-q1", "2026-03-16", "2026-03-30"),
        ("2026-q2", "2026-06-15", "2026-06-29"),
        ("2026-q3", "2026-09-14", "2026-09-29"),
        ("2026-q4", "2026-12-14", "2026-12-29"),
    ];
    for (period, units, province) in due {
        let starts = |of| on_day(&events, &format!("7817-kh-ubnd-{period}-{of}@bdhvs")).0;
        assert_eq!((starts("due").as_str(), starts("province-due").as_str()), (units, province));
    }
    let (from, to) = on_day(&events, "7817-kh-ubnd-2025-q4-province-due@bdhvs");
    assert_eq!((from.as_str(), to.as_str()), ("2025-12-29", "2025-12-30"), "it ends with the next");
    let extended = events.iter().filter(|e| e.get_summary().is_some_and(|s| s.contains("gia hạn")));
    assert_eq!((events.len(), extended.count()), (6 * 2 + 3, 3));
    assert!(text.contains("X-WR-CALNAME:Hạn báo cáo"), "{text}");
    assert!(parser::unfold(&text).contains("(SỐ LIỆU GIẢ ĐỊNH)"));
}

#[test]
fn each_event_says_what_it_rests_on_and_when_it_was_made() {
    let events = read(&on_examples("2025-12-18", &["deadlines", "--ics"]));
    for event in &events {
        let stamp = event.get_timestamp().expect("a stamp");
        assert_eq!(stamp.to_rfc3339(), "2025-12-18T00:00:00+00:00");
        assert!(event.get_description().is_some_and(|text| text.len() > 20));
        assert!(!matches!(
            event.get_start(),
            Some(DatePerhapsTime::DateTime(CalendarDateTime::Utc(_)))
        ));
    }
    let rests = |uid: &str| {
        let event = events.iter().find(|event| event.get_uid() == Some(uid)).expect(uid);
        event.get_description().expect("a text").to_owned()
    };
    let of_units = rests("7817-kh-ubnd-2025-q4-due@bdhvs");
    assert!(of_units.contains("14/12 là ngày nghỉ, chuyển sang"), "{of_units}");
    assert!(rests("7817-kh-ubnd-2025-q3-due-xa-khanh-son@bdhvs").contains("mất điện"));
}

/// A document that fixes another day moves the event and keeps its name.
#[test]
fn a_moved_deadline_keeps_its_uid() {
    let number = "number = ";
    let fixed = "\n[[deadline]]\nperiod = \"2025-Q4\"\ndue = 2025-12-10\ndocument = \"Công văn số 5/CV; \
                 số 6, lần 2\"\n";
    let before = minimal(&[]);
    let after = minimal(&[]);
    let path = after.path().join("plan/plan.toml");
    let text = std::fs::read_to_string(&path).expect("the plan");
    assert!(text.contains(number));
    std::fs::write(&path, text + fixed).expect("the plan");
    let words = ["deadlines", "--ics", "--as-of", "2025-12-18"];
    let (before, after) = (printed(before.path(), &words), printed(after.path(), &words));
    let uids = |events: &[Event]| {
        let mut all: Vec<String> =
            events.iter().filter_map(|event| event.get_uid().map(str::to_owned)).collect();
        all.sort();
        all
    };
    let (before, after) = (read(&before), read(&after));
    assert_eq!(uids(&before), uids(&after));
    let uid =
        uids(&after).into_iter().find(|uid| uid.ends_with("2025-q4-due@bdhvs")).expect("a uid");
    assert_ne!(on_day(&before, &uid).0, "2025-12-10");
    assert_eq!(on_day(&after, &uid), ("2025-12-10".to_owned(), "2025-12-11".to_owned()));
    let event = after.iter().find(|event| event.get_uid() == Some(&uid)).expect("the event");
    let description = event.get_description().expect("a text");
    assert!(description.contains("Công văn số 5/CV; số 6, lần 2"), "{description}");
}

#[test]
fn lines_end_and_fold_as_the_standard_wants() {
    let text = on_examples("2025-12-18", &["deadlines", "--ics"]);
    assert_eq!(text.matches('\n').count(), text.matches("\r\n").count());
    for line in text.split("\r\n") {
        assert!(line.len() <= 75, "{} bytes: {line}", line.len());
    }
}

#[test]
fn a_calendar_has_one_format() {
    let output = run(crate::tree::ROOT.as_ref(), &["deadlines", "--ics", "--format", "json"]);
    assert_eq!(output.status.code(), Some(2));
    let words = String::from_utf8(output.stderr).expect("UTF-8");
    assert!(words.contains("bỏ --format hoặc bỏ --ics"), "{words}");
}
