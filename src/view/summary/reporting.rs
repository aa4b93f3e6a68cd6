//! Who sent their report: the variants of the letter's paragraph I.2.

use super::units_of;
use crate::aggregate::{ReportState, UnitReport};
use crate::plan::UnitId;
use crate::vietnamese::{date, list, padded};
use crate::view::Facts;

/// Most names that stand in the sentence itself.
const MOST_NAMES: usize = 5;

/// The paragraph: who sent, who did not, who lacks a form, whose figures were left out.
pub(super) fn paragraph(facts: &Facts<'_>) -> String {
    let mut sentences = vec![completeness(facts)];
    let lacking = facts.overview.reporting.lacking_forms().len();
    if lacking > 0 {
        sentences.push(format!("{} đã gửi báo cáo nhưng chưa đủ biểu số liệu.", units_of(lacking)));
    }
    sentences.extend(left_out(facts));
    sentences.join(" ")
}

fn completeness(facts: &Facts<'_>) -> String {
    let counts = facts.overview.reporting.counts;
    let owing = owing(facts);
    let (due, sent) = (padded(counts.expected as u128), counts.expected - owing.len());
    let sent = padded(sent as u128);
    if owing.is_empty() && counts.late + counts.undated == 0 {
        return format!("{sent}/{due} cơ quan, đơn vị, địa phương đã gửi báo cáo đúng thời hạn.");
    }
    if owing.is_empty() {
        let late = late_clause(facts);
        return format!("{sent}/{due} cơ quan, đơn vị, địa phương đã gửi báo cáo{late}.");
    }
    let day = date(facts.overview.as_of);
    let start =
        format!("Đến hết ngày {day}, {sent}/{due} cơ quan, đơn vị, địa phương đã gửi báo cáo");
    format!("{start}{}; còn {}.", late_clause(facts), not_sent(facts, &owing))
}

/// `, trong đó 05 đơn vị gửi chậm (Phụ lục III)`; a receipt without date is not called late.
fn late_clause(facts: &Facts<'_>) -> String {
    match facts.overview.reporting.counts.late {
        0 => String::new(),
        late => format!(", trong đó {} gửi chậm (Phụ lục III)", units_of(late)),
    }
}

fn not_sent(facts: &Facts<'_>, owing: &[UnitId]) -> String {
    let names: Vec<String> = owing.iter().map(|u| facts.plan.name_in_sentence(*u)).collect();
    match names.as_slice() {
        [only] => format!("01 đơn vị chưa gửi là {only}"),
        few if few.len() <= MOST_NAMES => {
            format!("{} chưa gửi, gồm: {}", units_of(few.len()), list(few))
        }
        many => format!(
            "{} chưa gửi (gồm {}, danh sách tại Phụ lục III)",
            units_of(many.len()),
            by_category(facts, owing)
        ),
    }
}

/// `03 sở, ban, ngành và 05 địa phương`.
fn by_category(facts: &Facts<'_>, units: &[UnitId]) -> String {
    let mut categories: Vec<(&str, usize)> = Vec::new();
    for unit in units {
        let category = facts.plan.kind(*unit).category.as_str();
        match categories.iter_mut().find(|(known, _)| *known == category) {
            Some((_, count)) => *count += 1,
            None => categories.push((category, 1)),
        }
    }
    let parts: Vec<String> =
        categories.iter().map(|(name, n)| format!("{} {name}", padded(*n as u128))).collect();
    list(&parts)
}

/// Units whose data are not there.
fn owing(facts: &Facts<'_>) -> Vec<UnitId> {
    let states = [ReportState::Missing, ReportState::Pending, ReportState::DocumentOnly];
    let owes = |report: &&UnitReport| states.contains(&report.state);
    facts.overview.reporting.units.iter().filter(owes).map(|report| report.unit).collect()
}

/// The units whose figures were left out: they did report.
fn left_out(facts: &Facts<'_>) -> Option<String> {
    let mut units: Vec<UnitId> = facts
        .overview
        .coverage
        .iter()
        .flat_map(|c| &c.excluded)
        .filter(|gap| gap.key.period == facts.overview.term.period)
        .filter_map(|gap| gap.unit())
        .collect();
    units.sort_unstable();
    units.dedup();
    if units.is_empty() {
        return None;
    }
    let names: Vec<String> = units.iter().map(|u| facts.plan.name_in_sentence(*u)).collect();
    let issuer = &facts.plan.letterhead.issuer_short;
    Some(format!(
        "Chưa tổng hợp một số số liệu của {} do số liệu giữa các biểu chưa thống nhất; {issuer} \
         đã đề nghị rà soát, gửi lại.",
        list(&names)
    ))
}

/// `; 05 đơn vị gửi báo cáo chậm, 05 đơn vị chưa gửi`, for the assessment; nothing where all is
/// well.
pub(super) fn shortcomings(facts: &Facts<'_>) -> String {
    let late = facts.overview.reporting.counts.late;
    let owing = owing(facts).len();
    match (late, owing) {
        (0, 0) => String::new(),
        (late, 0) => format!("; {} gửi báo cáo chậm", units_of(late)),
        (0, owing) => format!("; {} chưa gửi báo cáo", units_of(owing)),
        (late, owing) => {
            format!("; {} gửi báo cáo chậm, {} chưa gửi", units_of(late), units_of(owing))
        }
    }
}
