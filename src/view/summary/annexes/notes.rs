//! Notes under the table of targets: what coverage would be with the last figures of those who
//! are missing, and what the rest of the year has to bring.

use crate::aggregate::{Coverage, Gain};
use crate::vietnamese::{grouped, padded};
use crate::view::{Facts, words};

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
    let pace = coverage.pace.filter(|_| !coverage.addends.is_empty())?;
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
