//! Targets with bounds and conclusion against the line to reach, and the monitored figures.

use super::{bounded, number, people, traced};
use crate::aggregate::{Coverage, Verdict};
use crate::document::Tone;
use crate::document::board::{Datum, Figure, Gauge, Line, Panel, Row, Section, Sheet};
use crate::vietnamese::{grouped, upper_first};
use crate::view::status::is_shown;
use crate::view::{Cell, Facts, words};

/// The targets of the period's year, in the plan's order.
pub(super) fn shown<'a>(facts: &'a Facts<'_>) -> impl Iterator<Item = &'a Coverage> + Clone {
    facts.overview.coverage.iter().filter(|coverage| is_shown(facts, coverage))
}

pub(super) fn section(facts: &Facts<'_>) -> Section {
    let year = facts.overview.term.period.year();
    let gauges: Vec<Gauge> = shown(facts).map(|c| gauge(facts, c)).collect();
    let mut panels = Vec::new();
    if !gauges.is_empty() {
        panels.push(Panel::Gauges(gauges));
        panels.push(Panel::Folded(with_parts(facts)));
    }
    let monitored = monitored(facts);
    if !monitored.rows.is_empty() {
        panels.push(Panel::Folded(monitored));
    }
    let lead = vec![format!(
        "Vạch đứng là mức kế hoạch năm {year}. Dải đậm ở giữa là khoảng của {} khi tính cả các \
         đơn vị chưa có số liệu.",
        facts.plan.head.scope_on_screen
    )];
    Section { id: "chi-tieu", title: format!("Chỉ tiêu năm {year}"), lead, panels }
}

/// One target on its card.
pub(super) fn gauge(facts: &Facts<'_>, coverage: &Coverage) -> Gauge {
    let no_data = coverage.addends.is_empty();
    let rate = match (no_data, coverage.has_denominator) {
        (true, _) => "–".to_owned(),
        (false, true) => words::percent_text(coverage),
        (false, false) => words::people(coverage),
    };
    Gauge {
        title: upper_first(&words::full_name(facts.plan, coverage)),
        verdict: words::verdict(coverage).to_owned(),
        tone: words::verdict_tone(coverage),
        bar: coverage.has_denominator.then(|| bounded(coverage)),
        words: in_words(facts, coverage),
        lines: lines(facts, coverage),
        rate,
    }
}

/// The picture for those who listen.
fn in_words(facts: &Facts<'_>, coverage: &Coverage) -> String {
    let reached = match coverage.addends.is_empty() {
        true => "Chưa có số liệu".to_owned(),
        false => format!("Tỷ lệ {}", words::percent_text(coverage)),
    };
    let between = bounds(coverage);
    let between =
        between.map(|text| format!(", {} trong khoảng {text}", facts.plan.head.scope_on_screen));
    let target = words::target_text(coverage);
    format!("{reached}{}, kế hoạch {target}", between.unwrap_or_default())
}

/// From where to where coverage can still be, where something is missing.
pub(super) fn bounds(coverage: &Coverage) -> Option<String> {
    let bounds = coverage.bounds.filter(|_| coverage.absent() > 0 && !coverage.addends.is_empty());
    let of = |share| words::percent_of(share, coverage);
    bounds.map(|b| format!("{} - {}", of(b.low), of(b.high))).filter(|text| text.len() > 3)
}

fn lines(facts: &Facts<'_>, coverage: &Coverage) -> Vec<Line> {
    let mut lines = vec![line("Kế hoạch", Datum::words(words::target_text(coverage)))];
    if !coverage.addends.is_empty() {
        let label =
            if coverage.has_denominator { "Số đạt/Tổng số" } else { "Kết quả" };
        lines.insert(0, line(label, share(facts, coverage)));
        if coverage.year_running && coverage.verdict != Some(Verdict::Met) {
            lines.push(line("So kế hoạch", Datum::words(words::of_target_text(coverage))));
        }
        let scope = upper_first(&facts.plan.head.scope_on_screen);
        let between =
            bounds(coverage).map(|text| line(&format!("{scope} trong khoảng"), Datum::words(text)));
        lines.extend(between);
        let needed = coverage.people_needed.filter(|needed| *needed > 0);
        let counts = &facts.plan.indicator(coverage.indicator).counts;
        lines.extend(needed.map(|needed| {
            let text = format!("{} {counts}", grouped(needed));
            line("Còn thiếu", Datum::Figure(Figure::plain(needed, text)))
        }));
        lines.extend(pace(facts, coverage));
        lines.extend(kept(coverage));
    }
    lines.push(line("Số liệu đã tính", counted(coverage)));
    lines
}

/// What each of the remaining periods has to bring.
fn pace(facts: &Facts<'_>, coverage: &Coverage) -> Option<Line> {
    let needed = coverage.pace(facts.ledger)?.needed;
    let counts = &facts.plan.indicator(coverage.indicator).counts;
    let label = format!("Mỗi {} còn lại cần thêm", facts.overview.term.period.noun());
    let text = format!("{} {counts}", grouped(needed));
    Some(line(&label, Datum::Figure(Figure::plain(needed, text))))
}

/// To look at only: it decides nothing.
fn kept(coverage: &Coverage) -> Option<Line> {
    let rate = words::percent_of(coverage.if_kept?.share, coverage);
    let label = "Tham khảo, nếu giữ số gần nhất của số chưa tính";
    (!rate.is_empty()).then(|| line(label, Datum::words(rate)))
}

fn line(label: &str, datum: Datum) -> Line {
    Line { label: label.to_owned(), datum }
}

/// Numerator over denominator, or the count alone.
pub(super) fn share(facts: &Facts<'_>, coverage: &Coverage) -> Datum {
    let of = |cell| traced(facts, coverage, None, (coverage.counted, cell));
    match coverage.has_denominator {
        true => Datum::Share(of(Cell::Numerator), of(Cell::Denominator)),
        false => Datum::Figure(of(Cell::Numerator)),
    }
}

fn counted(coverage: &Coverage) -> Datum {
    Datum::Share(number(coverage.addends.len()), number(coverage.expected()))
}

/// Every target with its parts.
fn with_parts(facts: &Facts<'_>) -> Sheet {
    let mut rows = Vec::new();
    for coverage in shown(facts) {
        rows.push(row(facts, coverage, ""));
        rows.extend(coverage.parts.iter().map(|part| row(facts, part, "– ")));
    }
    let columns = [
        "Chỉ tiêu",
        "Số đạt/Tổng số",
        "Tỷ lệ",
        "Kế hoạch",
        "Trong khoảng",
        "Còn thiếu",
        "Số liệu",
        "Kết luận",
    ];
    Sheet {
        caption: "Bảng số liệu chỉ tiêu, có các phần".to_owned(),
        columns: columns.map(str::to_owned).to_vec(),
        rows,
        wide: true,
    }
}

fn row(facts: &Facts<'_>, coverage: &Coverage, mark: &str) -> Row {
    let none = coverage.addends.is_empty();
    let needed = coverage.people_needed.filter(|_| !none);
    let cells = vec![
        if none { Datum::words("–") } else { share(facts, coverage) },
        Datum::words(words::percent_text(coverage)),
        Datum::words(words::target_text(coverage)),
        Datum::words(bounds(coverage).unwrap_or_default()),
        needed.map_or_else(|| Datum::words(""), |needed| Datum::Figure(people(needed))),
        counted(coverage),
        Datum::Words(words::verdict(coverage).to_owned(), words::verdict_tone(coverage)),
    ];
    let title = format!("{mark}{}", words::short_name(facts.plan, coverage));
    Row { title, note: Vec::new(), cells }
}

/// Figures without a target.
fn monitored(facts: &Facts<'_>) -> Sheet {
    let all = facts.overview.coverage.iter().filter(|c| c.target.is_none());
    let row = |coverage: &Coverage| {
        let result = match coverage.addends.is_empty() {
            true => Datum::Words("Chưa có số liệu".to_owned(), Tone::Caution),
            false => share(facts, coverage),
        };
        let counts = facts.plan.indicator(coverage.indicator).counts.clone();
        let cells = vec![result, Datum::words(counts), counted(coverage)];
        Row {
            title: facts.plan.indicator(coverage.indicator).name.clone(),
            note: Vec::new(),
            cells,
        }
    };
    let columns = ["Chỉ tiêu theo dõi", "Kết quả", "Đơn vị tính", "Số liệu"];
    Sheet {
        caption: "Chỉ tiêu theo dõi".to_owned(),
        columns: columns.map(str::to_owned).to_vec(),
        rows: all.map(row).collect(),
        wide: true,
    }
}
