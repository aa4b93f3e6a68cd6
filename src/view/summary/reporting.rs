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
    let reporting = &facts.overview.reporting;
    // A document without figures is a report that lacks its forms: that unit did send.
    let lacking = reporting.lacking_forms().len() + reporting.counts.document_only;
    if lacking > 0 {
        sentences.push(format!("{} đã gửi báo cáo nhưng chưa đủ biểu số liệu.", units_of(lacking)));
    }
    sentences.extend(left_out(facts));
    sentences.join(" ")
}

fn completeness(facts: &Facts<'_>) -> String {
    let counts = facts.overview.reporting.counts;
    let (owing, waited_for) = (owing(facts), waited_for(facts));
    let sent = counts.expected - owing.len() - waited_for.len();
    let share = format!(
        "{}/{} {} đã gửi báo cáo",
        padded(sent as u128),
        padded(counts.expected as u128),
        senders(facts)
    );
    if sent == counts.expected && sent == counts.on_time {
        return format!("{share} đúng thời hạn.");
    }
    if sent == counts.expected {
        return format!("{share}{}.", late_clause(facts));
    }
    let day = date(facts.overview.as_of);
    let rest = [not_sent(facts, &owing), extended(facts, &waited_for)];
    let rest: Vec<String> = rest.into_iter().flatten().collect();
    format!("Đến hết ngày {day}, {share}{}; còn {}.", late_clause(facts), rest.join("; "))
}

/// What those who report are called: by their category where all are of one.
fn senders<'a>(facts: &Facts<'a>) -> &'a str {
    let units = facts.overview.reporting.units.iter();
    let mut categories: Vec<&str> =
        units.map(|report| facts.plan.kind(report.unit).category.as_str()).collect();
    categories.dedup();
    match categories.as_slice() {
        [only] => only,
        _ => &facts.plan.letterhead.senders,
    }
}

/// `, trong đó 05 đơn vị gửi chậm (Phụ lục III)`; a receipt without date is not called late.
fn late_clause(facts: &Facts<'_>) -> String {
    match facts.overview.reporting.counts.late {
        0 => String::new(),
        late => format!(", trong đó {} gửi chậm (Phụ lục III)", units_of(late)),
    }
}

fn not_sent(facts: &Facts<'_>, owing: &[UnitId]) -> Option<String> {
    let names: Vec<String> = owing.iter().map(|u| facts.plan.name_in_sentence(*u)).collect();
    Some(match names.as_slice() {
        [] => return None,
        [only] => format!("01 đơn vị chưa gửi là {only}"),
        few if few.len() <= MOST_NAMES => {
            format!("{} chưa gửi, gồm: {}", units_of(few.len()), list(few))
        }
        many => format!(
            "{} chưa gửi (gồm {}, danh sách tại Phụ lục III)",
            units_of(many.len()),
            by_category(facts, owing)
        ),
    })
}

/// `01 đơn vị được gia hạn (xã A đến ngày 21/9/2026)`.
fn extended(facts: &Facts<'_>, waited_for: &[&UnitReport]) -> Option<String> {
    let until = |report: &&UnitReport| {
        let name = facts.plan.name_in_sentence(report.unit);
        format!("{name} đến ngày {}", date(report.due))
    };
    let which = match waited_for.len() {
        0 => return None,
        few if few <= MOST_NAMES => list(&waited_for.iter().map(until).collect::<Vec<_>>()),
        _ => "Phụ lục III".to_owned(),
    };
    Some(format!("{} được gia hạn ({which})", units_of(waited_for.len())))
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

/// Units that have sent nothing, and were given no later day.
fn owing(facts: &Facts<'_>) -> Vec<UnitId> {
    let owes = |report: &&UnitReport| match report.state {
        ReportState::Missing => true,
        ReportState::Pending => !report.extended,
        _ => false,
    };
    facts.overview.reporting.units.iter().filter(owes).map(|report| report.unit).collect()
}

/// Units that have sent nothing and whose later day has not passed.
fn waited_for<'a>(facts: &Facts<'a>) -> Vec<&'a UnitReport> {
    let pending = facts.overview.reporting.in_state(ReportState::Pending);
    pending.filter(|report| report.extended).collect()
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

/// `05 đơn vị gửi báo cáo chậm, 05 đơn vị chưa gửi`, for the assessment; nothing where all is
/// well. Who still has time is no shortcoming.
pub(super) fn shortcomings(facts: &Facts<'_>) -> String {
    let counts = facts.overview.reporting.counts;
    match (counts.late, counts.missing) {
        (0, 0) => String::new(),
        (late, 0) => format!("{} gửi báo cáo chậm", units_of(late)),
        (0, owing) => format!("{} chưa gửi báo cáo", units_of(owing)),
        (late, owing) => {
            format!("{} gửi báo cáo chậm, {} chưa gửi", units_of(late), units_of(owing))
        }
    }
}
