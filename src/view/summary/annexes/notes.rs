//! Notes under the table of targets: what coverage would be with the last figures of those who
//! are missing, and what the rest of the year has to bring.

use crate::aggregate::{Comparison, Coverage, Gain, Other};
use crate::plan::{About, Break};
use crate::vietnamese::{grouped, padded};
use crate::view::coverage::{breaks, sources};
use crate::view::summary::targets_of;
use crate::view::{Facts, words};

/// Comparisons with other sources beyond these are counted, not printed.
const MOST: usize = 20;

/// Dated notes of the plan that touch a target of the letter, each once.
pub(super) fn changes(facts: &Facts<'_>) -> Vec<String> {
    let targets = targets_of(facts);
    let mut found: Vec<&Break> = targets.iter().flat_map(|c| breaks::of(facts, c)).collect();
    found.sort_by_key(|b| b.span);
    found.dedup_by_key(|b| b.span);
    found.into_iter().map(breaks::sentence).collect()
}

/// What second sources say of the targets of the letter, and totals of the whole. The register by
/// unit is no second opinion of a figure but of its people; `coverage --by source` has it.
pub(super) fn compared(facts: &Facts<'_>) -> Vec<String> {
    let targets = targets_of(facts);
    let all = targets.iter().flat_map(|c| facts.overview.comparisons(facts.ledger, c));
    let told = |c: &Comparison<'_>| match c.from {
        Other::Second(_) => true,
        Other::Registered(_) | Other::Twin(_) => {
            c.key.about == About::Whole && c.reported.is_some_and(|own| own != c.other)
        }
    };
    let mut lines: Vec<String> = all.filter(told).map(|c| sources::in_letters(facts, &c)).collect();
    if let Some(more) = lines.len().checked_sub(MOST).filter(|more| *more > 0) {
        lines.truncate(MOST);
        lines.push(format!("Còn {} số khác, không in hết ở đây.", padded(more as u128)));
    }
    lines
}

/// Marked as one to look at only: it decides nothing.
pub(super) fn kept(facts: &Facts<'_>, coverage: &Coverage) -> Option<String> {
    let kept = coverage.if_kept.filter(|_| !coverage.addends.is_empty())?;
    let rate = words::percent_of(kept.share, coverage);
    let without = match kept.without {
        0 => String::new(),
        n => format!(" ({} số chưa từng có thì không tính)", padded(n as u128)),
    };
    (!rate.is_empty()).then(|| {
        format!(
            "Tham khảo, không dùng để đánh giá: {}: nếu lấy số gần nhất (từ {}) của {} số chưa \
             tổng hợp, kết quả {} là {rate}{without}.",
            words::full_name(facts.plan, coverage),
            kept.oldest.in_sentence(),
            padded(kept.figures as u128),
            facts.plan.head.scope
        )
    })
}

/// People needed in each remaining period beside the mean gain so far.
pub(super) fn pace(facts: &Facts<'_>, coverage: &Coverage) -> Option<String> {
    let pace = coverage.pace(facts.ledger).filter(|_| !coverage.addends.is_empty())?;
    let counts = &facts.plan.indicator(coverage.indicator).counts;
    let noun = facts.overview.term.period.noun();
    let so_far = pace.gained.map_or_else(String::new, |gain| {
        format!("; từ đầu năm, bình quân mỗi {noun} {}", gained(gain, counts))
    });
    Some(format!(
        "{}: để hoàn thành chỉ tiêu, mỗi {noun} trong {} {noun} còn lại của năm cần thêm {} \
         {counts}{so_far}.",
        words::full_name(facts.plan, coverage),
        padded(pace.periods_left as u128),
        grouped(pace.needed)
    ))
}

fn gained(gain: Gain, counts: &str) -> String {
    match gain.mean() {
        (0, _) => "không tăng".to_owned(),
        (mean, true) => format!("giảm {} {counts}", grouped(mean)),
        (mean, false) => format!("tăng {} {counts}", grouped(mean)),
    }
}
