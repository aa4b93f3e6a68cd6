//! How an indicator moves, in sentences: towards its target, since the period before, towards the
//! end of the year, and what it would be if the missing figures had stayed.

use crate::aggregate::{Change, Coverage, Gain, IfKept, Pace, Verdict};
use crate::period::Period;
use crate::vietnamese::{grouped, percent, points};
use crate::view::{Facts, words};
use std::cmp::Ordering;

/// The sentences that hold for a coverage.
pub(super) fn moves(facts: &Facts<'_>, coverage: &Coverage) -> Vec<String> {
    let sentences = [
        of_target(coverage),
        headline(facts, coverage),
        like_for_like(facts, coverage),
        coverage.pace(facts.ledger).map(|pace| paced(facts, coverage, pace)),
        coverage.if_kept.map(|kept| if_kept(facts, coverage, kept)),
    ];
    sentences.into_iter().flatten().collect()
}

/// `Đang thực hiện, bằng 76,71% chỉ tiêu năm.`
fn of_target(coverage: &Coverage) -> Option<String> {
    let text = words::of_target_text(coverage);
    let running = coverage.year_running && coverage.verdict != Some(Verdict::Met);
    (running && !text.is_empty()).then(|| format!("Đang thực hiện, bằng {text} chỉ tiêu năm."))
}

/// `tăng 5,99 điểm %`; of a count `tăng 66 tổ`.
pub(in crate::view) fn moved(facts: &Facts<'_>, coverage: &Coverage, change: &Change) -> String {
    let size = match change.is_of_rates() {
        true => format!("{} điểm %", size_of(change.hundredths())),
        false => {
            let counts = &facts.plan.indicator(coverage.indicator).counts;
            format!("{} {counts}", grouped(change.number()))
        }
    };
    match change.direction() {
        Ordering::Equal => "không đổi".to_owned(),
        Ordering::Greater => format!("tăng {size}"),
        Ordering::Less => format!("giảm {size}"),
    }
}

/// `+5,99`, as in a column; of a count `+66`.
pub(in crate::view) fn signed(change: &Change) -> String {
    let size = match change.is_of_rates() {
        true => points(change.hundredths()),
        false => grouped(change.number()),
    };
    match change.direction() {
        Ordering::Equal => size,
        Ordering::Greater => format!("+{size}"),
        Ordering::Less => format!("-{size}"),
    }
}

/// What stands under a column of changes; nothing where there is none.
pub(super) fn legend(coverage: &Coverage) -> Option<String> {
    let points = if coverage.change?.is_of_rates() { "điểm % " } else { "" };
    Some(format!("Tăng/giảm: {points}so với kỳ trước, tính trên các số có ở cả hai kỳ."))
}

/// What moved by less than can be printed has moved.
fn size_of(hundredths: u128) -> String {
    if hundredths == 0 { format!("dưới {}", points(1)) } else { points(hundredths) }
}

fn headline(facts: &Facts<'_>, coverage: &Coverage) -> Option<String> {
    let change = coverage.headline?;
    let before = match change.is_of_rates() {
        true => percent(change.before.numerator, change.before.denominator, None),
        false => grouped(change.before.numerator),
    };
    Some(format!(
        "So với {}: {}, từ {before} ({} số, nay {} số).",
        change.since.in_sentence(),
        moved(facts, coverage, &change),
        change.figures_before,
        change.figures
    ))
}

/// Where the same figures count in both periods, the headline has said it.
fn like_for_like(facts: &Facts<'_>, coverage: &Coverage) -> Option<String> {
    let change = coverage.change?;
    let headline = coverage.headline?;
    let same = (change.before, change.now) == (headline.before, headline.now);
    let moved = moved(facts, coverage, &change);
    (!same).then(|| format!("Trên {} số có ở cả hai kỳ: {moved}.", change.figures))
}

pub(in crate::view) fn paced(facts: &Facts<'_>, coverage: &Coverage, pace: Pace) -> String {
    let counts = &facts.plan.indicator(coverage.indicator).counts;
    let noun = facts.overview.term.period.noun();
    let needed = format!(
        "Trong {} {noun} còn lại của năm, mỗi {noun} cần thêm {} {counts}",
        pace.periods_left,
        grouped(pace.needed)
    );
    match pace.gained {
        Some(gain) => format!("{needed}; đến nay bình quân mỗi {noun} {}.", gained(gain, counts)),
        None => format!("{needed}."),
    }
}

fn gained(gain: Gain, counts: &str) -> String {
    match gain.mean() {
        (0, _) => "không tăng".to_owned(),
        (mean, true) => format!("giảm {} {counts}", grouped(mean)),
        (mean, false) => format!("tăng {} {counts}", grouped(mean)),
    }
}

/// The figure is marked as one to look at only.
fn if_kept(facts: &Facts<'_>, coverage: &Coverage, kept: IfKept) -> String {
    let people = words::share_of_people(kept.share, coverage.has_denominator);
    let rate = match words::percent_of(kept.share, coverage) {
        rate if rate.is_empty() => String::new(),
        rate => format!(", {rate}"),
    };
    format!(
        "Tham khảo, không dùng để kết luận: nếu {}, {} là {people}{rate}{}.",
        kept_figures(kept),
        facts.plan.head.scope_on_screen,
        outside(kept)
    )
}

fn kept_figures(kept: IfKept) -> String {
    let IfKept { figures, oldest, .. } = kept;
    format!("{figures} số chưa tính vẫn như lần gần nhất (từ {})", from(oldest))
}

fn from(oldest: Period) -> String {
    oldest.in_sentence()
}

fn outside(kept: IfKept) -> String {
    match kept.without {
        0 => String::new(),
        without => format!("; {without} số chưa từng có thì để ngoài"),
    }
}
