//! What is typed is read, merged or explained.

use super::*;
use crate::intake::sample;

fn count_and_share(plan: &Plan) -> (String, UnitId) {
    let id = plan.indicator_ids().find(|id| {
        let i = plan.indicator(*id);
        !i.has_parts && i.denominator == Denominator::Reported
    });
    let id = id.expect("indicator");
    let reporter = plan.members(&plan.indicator(id).reporters[0])[0];
    (plan.indicator(id).id.clone(), reporter)
}

#[test]
fn what_is_typed_is_read_or_explained() {
    let plan = sample::plan();
    let (id, reporter) = count_and_share(&plan);
    let origin = (reporter, sample::period());
    let typed = parse(&plan, origin, &format!("{id}=5/10")).expect("typed");
    assert_eq!((typed.numerator.as_str(), typed.denominator.as_str()), ("5", "10"));
    let name = plan.indicators.iter().find(|i| i.id == id).expect("it").short_name.to_uppercase();
    let grouped = parse(&plan, origin, &format!("{name}=1.005/12.010")).expect("typed by name");
    assert_eq!((grouped.numerator.as_str(), grouped.denominator.as_str()), ("1005", "12010"));
    assert_eq!(grouped.key, typed.key);
    for wrong in [
        id.clone(),
        format!("{id}=5"),
        format!("{id}=5,5/10"),
        format!("{id}=1.05/10"),
        "x=1/2".into(),
    ] {
        assert!(parse(&plan, origin, &wrong).is_err(), "{wrong}");
    }
}

#[test]
fn a_figure_that_is_there_is_amended_never_overwritten() {
    let plan = sample::plan();
    let (id, reporter) = count_and_share(&plan);
    let origin = (reporter, sample::period());
    let typed = |text: &str| parse(&plan, origin, &format!("{id}={text}")).expect("typed");
    let first = merge(&plan, None, &[typed("5/10")], None).expect("entered");
    assert!(merge(&plan, Some(&first), &[typed("6/10")], None).is_err());
    let second = merge(&plan, Some(&first), &[typed("6/10")], Some("gọi lại")).expect("amended");
    assert!(second.ends_with(",10,6,Đính chính: gọi lại\n"), "{second}");
    assert!(merge(&plan, None, &[typed("6/10")], Some("gọi lại")).is_err());
}

#[test]
fn what_is_typed_twice_or_half_is_refused() {
    let plan = sample::plan();
    let (id, reporter) = count_and_share(&plan);
    let origin = (reporter, sample::period());
    for wrong in ["/", "5/", "/5", "KPS/KPS", "007/010", "12345678901/5"] {
        assert!(parse(&plan, origin, &format!("{id}={wrong}")).is_err(), "{wrong}");
    }
    let typed = |text: &str| parse(&plan, origin, &format!("{id}={text}")).expect("typed");
    assert_eq!(typed("05/10").numerator, "5");
    assert!(merge(&plan, None, &[typed("1/2"), typed("3/4")], None).is_err());
}

#[test]
fn the_same_command_again_changes_nothing() {
    let plan = sample::plan();
    let (id, reporter) = count_and_share(&plan);
    let origin = (reporter, sample::period());
    let typed = |text: &str| parse(&plan, origin, &format!("{id}={text}")).expect("typed");
    let first = merge(&plan, None, &[typed("5/10")], None).expect("entered");
    let again = merge(&plan, Some(&first), &[typed("5/10")], None);
    assert_eq!(again.as_ref(), Ok(&first));
    let amended = merge(&plan, Some(&first), &[typed("6/10")], Some("a")).expect("amended");
    let again = merge(&plan, Some(&amended), &[typed("6/10")], Some("a"));
    assert_eq!(again, Ok(amended));
}

#[test]
fn a_note_of_the_unit_outlives_corrections() {
    assert_eq!(corrected("", "a"), "Đính chính: a");
    assert_eq!(corrected("số thôn báo", "a"), "số thôn báo; Đính chính: a");
    assert_eq!(corrected("số thôn báo; Đính chính: a", "b"), "số thôn báo; Đính chính: b");
    assert_eq!(corrected("Đính chính: a", "b"), "Đính chính: b");
}

#[test]
fn nothing_is_added_to_a_file_in_another_form() {
    let plan = sample::plan();
    let (id, reporter) = count_and_share(&plan);
    let typed = parse(&plan, (reporter, sample::period()), &format!("{id}=5/10"));
    let typed = [typed.expect("typed")];
    let first = merge(&plan, None, &typed, None).expect("entered");
    let others = [first.replace('\n', "\r\n"), first.replace(',', ";"), format!("\u{feff}{first}")];
    for other in others {
        assert!(merge(&plan, Some(&other), &typed, None).is_err(), "{other:?}");
    }
}

#[test]
fn well_grouped_numbers_are_whole_numbers() {
    for (typed, read) in [("5.120", "5120"), ("1.234.567", "1234567"), ("120", "120")] {
        assert_eq!(number(typed, false).as_deref(), Ok(read));
    }
    for wrong in ["5.12", "5.1200", "5120.000", ".120", "5..120", "5.12a"] {
        assert!(number(wrong, false).is_err(), "{wrong}");
    }
}

#[test]
fn names_are_as_good_as_codes_and_the_unit_s_own_come_first() {
    let plan = sample::plan();
    let (id, reporter) = count_and_share(&plan);
    let origin = (reporter, sample::period());
    let known = plan.indicator(plan.index.indicators[&id]);
    for name in [&known.name, &known.short_name] {
        let typed = parse(&plan, origin, &format!("{name}=1.000/2.000")).expect(name);
        assert_eq!(plan.indicator(typed.key.indicator).id, id);
        assert_eq!((typed.numerator.as_str(), typed.denominator.as_str()), ("1000", "2000"));
    }
    let list = parse(&plan, origin, "không có=1/2").expect_err("unknown");
    assert!(list.contains(&format!("{id} ({})", known.short_name)), "{list}");
}
