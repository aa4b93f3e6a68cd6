//! `bdhvs dashboard`: the whole state of a period on one page to look at.

mod again;
mod ranking;
mod sent;
mod targets;
mod tasks;
mod trend;

use super::words::{self, INVENTED};
use super::{Facts, Places, Reference, closing};
use crate::aggregate::{Coverage, Overview, Quality, Share, TaskCounts, Verdict};
use crate::document::Tone;
use crate::document::board::{Bar, Board, Fact, Figure, Panel, Section};
use crate::plan::{About, Amount};
use crate::vietnamese::{date, grouped, upper_first, weekday_date};
use crate::view::Cell;

/// What the page needs beside the period itself.
pub struct Past<'a> {
    /// Every period up to this one, which is the last, added up.
    pub periods: &'a [Overview],
    /// The data-quality tests of this one.
    pub quality: &'a Quality,
    /// Where figures stand.
    pub places: &'a Places<'a>,
}

/// The page.
pub fn dashboard(facts: &Facts<'_>, past: &Past<'_>) -> Board {
    let overview = facts.overview;
    let sections = [
        summary(facts, past),
        targets::section(facts),
        ranking::section(facts),
        trend::section(facts, past.periods),
        sent::section(facts, past.periods),
        tasks::section(facts),
        again::section(facts, past),
    ];
    Board {
        title: facts.plan.head.short_title.clone(),
        period: overview.term.period.title(),
        lines: lines(facts),
        mark: overview.invented.then(|| INVENTED.to_owned()),
        sections: sections.into_iter().filter(|section| !section.panels.is_empty()).collect(),
        foot: foot(facts),
    }
}

fn lines(facts: &Facts<'_>) -> Vec<String> {
    let (plan, term) = (facts.plan, &facts.overview.term);
    let (from, to) = (date(term.window.0), date(term.window.1));
    let desk = &plan.letterhead;
    vec![
        format!("{} · Số liệu từ {from} đến {to}", plan.head.short_citation()),
        super::deadlines::rule_of(plan, term),
        format!(
            "{} báo cáo {}: hết {}. Tình hình xét đến {}.",
            desk.issuer_short,
            desk.report_to_short,
            date(term.province_due),
            weekday_date(facts.overview.as_of)
        ),
    ]
}

fn foot(facts: &Facts<'_>) -> Vec<String> {
    let mut lines = vec![
        format!(
            "Lập bằng bdhvs {} từ kế hoạch và báo cáo của các đơn vị. Tệp này không có chương \
             trình, không tải và không gửi gì qua mạng.",
            env!("CARGO_PKG_VERSION")
        ),
        "Bảng kê của một số liệu: bdhvs trace và mã chỉ tiêu.".to_owned(),
    ];
    if facts.overview.invented {
        lines.insert(0, format!("{INVENTED}: số liệu trên trang này không có thật."));
    }
    lines
}

/// Single numbers first: who sent, what is reached, what is done, what to ask about.
fn summary(facts: &Facts<'_>, past: &Past<'_>) -> Section {
    let counts = facts.overview.reporting.counts;
    let goals: Vec<&Coverage> = targets::shown(facts).collect();
    let met = goals.iter().filter(|c| c.verdict == Some(Verdict::Met)).count();
    let tasks = TaskCounts::of_appendix(facts.plan, &facts.overview.tasks);
    let unsent = if counts.missing > 0 { Tone::Bad } else { Tone::Good };
    let asked = past.quality.flags();
    let all = vec![
        fact("Đơn vị gửi đúng hạn", counts.on_time, Some(counts.expected), Tone::Good),
        fact("Đơn vị gửi chậm", counts.late, None, tone_of(counts.late)),
        fact("Đơn vị quá hạn, chưa gửi", counts.missing, None, unsent),
        fact("Chỉ tiêu đã đạt", met, Some(goals.len()), Tone::Good),
        fact("Nhiệm vụ hoàn thành", tasks.states.done, Some(tasks.total), Tone::Good),
        fact("Nhiệm vụ có vướng mắc", tasks.blocked, None, tone_of(tasks.blocked)),
        fact("Số bị loại do sai", facts.excluded_figures(), None, Tone::Plain),
        fact("Chỗ cần hỏi lại", asked, None, Tone::Plain),
    ];
    let panels = match facts.overview.empty {
        true => {
            let period = facts.overview.term.period.in_sentence();
            vec![Panel::Text(format!("Chưa có báo cáo nào của {period}."))]
        }
        false => vec![Panel::Facts(all)],
    };
    Section { id: "tom-tat", title: "Tóm tắt".to_owned(), lead: closed(facts), panels }
}

/// Under which document the period was closed, and what comes out differently since.
fn closed(facts: &Facts<'_>) -> Vec<String> {
    let lines = closing::on_screen(facts, 0).into_iter();
    lines.map(|entry| format!("{}.", upper_first(&entry.text))).collect()
}

fn fact(label: &str, count: usize, of: Option<usize>, tone: Tone) -> Fact {
    let tone = if count == 0 && tone == Tone::Good && of.is_some() { Tone::Plain } else { tone };
    Fact { label: label.to_owned(), figure: number(count), of: of.map(number), tone }
}

fn tone_of(count: usize) -> Tone {
    if count > 0 { Tone::Caution } else { Tone::Plain }
}

/// A count of units or tasks.
fn number(count: usize) -> Figure {
    Figure::plain(count as u128, grouped(count as u128))
}

/// A number of people without a reference of its own.
fn people(count: u128) -> Figure {
    Figure::plain(count, grouped(count))
}

/// One number of a figure, which `trace` takes apart.
fn traced(
    facts: &Facts<'_>,
    coverage: &Coverage,
    about: Option<About>,
    (share, cell): (Share, Cell),
) -> Figure {
    let period = facts.overview.term.period;
    let indicator = coverage.indicator;
    let whose = about.into();
    let reference = Reference { period, indicator, whose, cell: Some(cell) }.text(facts.plan);
    let value = cell.of(share);
    Figure { value, text: grouped(value), reference: Some(reference) }
}

/// The picture of a share beside its target.
fn bar(coverage: &Coverage, share: Option<Share>) -> Bar {
    let mark = coverage.target.as_ref().and_then(|target| match target.goal.amount {
        Amount::Percent(hundredths) => u32::try_from(hundredths).ok(),
        Amount::Count(_) => None,
    });
    Bar { value: share.and_then(on_scale), band: None, mark }
}

/// The same for the whole, with its bounds.
fn bounded(coverage: &Coverage) -> Bar {
    let counted = Some(coverage.counted).filter(|_| !coverage.addends.is_empty());
    let bounds = coverage.bounds.filter(|_| coverage.absent() > 0 && counted.is_some());
    let band = bounds.and_then(|b| Some((on_scale(b.low)?, on_scale(b.high)?)));
    Bar { band, ..bar(coverage, counted) }
}

/// Hundredths of a percent, cut off: a picture that never seems to reach its line.
fn on_scale(share: Share) -> Option<u32> {
    let hundredths = (share.numerator * 10_000).checked_div(share.denominator)?;
    u32::try_from(hundredths.min(10_000)).ok()
}

/// The percentage, or a dash where there is none.
fn percent_or_dash(coverage: &Coverage, share: Option<Share>) -> String {
    let text = share.map(|share| words::percent_of(share, coverage)).unwrap_or_default();
    if text.is_empty() { "–".to_owned() } else { text }
}
