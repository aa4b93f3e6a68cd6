//! `bdhvs trace`: finds the figure that is meant and takes it apart.

use super::arguments::{self, Arguments, Format};
use super::commands::{find_group, unknown};
use super::output::{self, Printer};
use super::session::{Desk, Failure, Session};
use super::workbook;
use crate::aggregate::{self, Whose};
use crate::plan::{About, IndicatorId, Plan};
use crate::render;
use crate::source::FileId;
use crate::text::visible;
use crate::view::{self, Cell, Places, Reference, Traced, about_of, json};
use std::collections::BTreeMap;

/// Prints where a figure comes from.
pub(super) fn run(
    session: &Session,
    asked: &arguments::Trace,
    arguments: &Arguments,
    printer: &Printer,
) -> Result<u8, Failure> {
    let Some(plan) = &session.repository.plan else { return Ok(printer.plan_with_errors(session)) };
    let reference = reference(session, plan, asked, arguments)?;
    let mut options = arguments.options.clone();
    options.period = Some(reference.period);
    let Some(desk) = session.desk(&options)? else { return Ok(printer.plan_with_errors(session)) };
    let traced = traced(&desk, reference)?;
    if arguments.format == Format::Xlsx {
        return workbook::written(&view::trace_book(&traced), arguments, printer);
    }
    let text = match arguments.format {
        Format::Json => output::json(json::trace(&traced)),
        Format::Csv => render::csv(&view::trace_sheet(&traced)),
        Format::Md => render::markdown(&view::trace(&traced)),
        _ => render::text(&view::trace(&traced), printer.text_options()),
    };
    printer.result(&text, options.out.as_deref())?;
    Ok(0)
}

/// The figure that is meant: a reference, or an indicator with the options.
fn reference(
    session: &Session,
    plan: &Plan,
    asked: &arguments::Trace,
    arguments: &Arguments,
) -> Result<Reference, Failure> {
    let whose = whose(plan, asked)?;
    if !asked.figure.contains('/') {
        let period = session.period(plan, arguments.options.period)?;
        let indicator = indicator(plan, &asked.figure)?;
        return Ok(Reference { period, indicator, whose, cell: None });
    }
    let found = Reference::read(plan, &asked.figure).map_err(|bad| {
        let hint = bad.meant.map_or_else(
            || "Xem tham chiếu: bdhvs status --refs".to_owned(),
            |meant| format!("Có phải ý là “{meant}”?"),
        );
        Failure::Usage(format!("{}. {hint}", visible(&bad.fault)))
    })?;
    let other_period = arguments.options.period.is_some_and(|period| period != found.period);
    let other_unit = whose != Whose::All && whose != found.whose;
    if other_period || other_unit {
        let text = "Tham chiếu đã ghi kỳ và đơn vị: không dùng cùng với --period, --unit, --group \
                    khác.";
        return Err(Failure::Usage(text.to_owned()));
    }
    Ok(found)
}

/// The options; a unit and a group exclude each other.
fn whose(plan: &Plan, asked: &arguments::Trace) -> Result<Whose, Failure> {
    match (&asked.unit, &asked.group) {
        (Some(word), _) => Ok(Whose::About(unit(plan, word)?)),
        (None, Some(word)) => Ok(Whose::Group(find_group(plan, word)?)),
        (None, None) => Ok(Whose::All),
    }
}

fn unit(plan: &Plan, word: &str) -> Result<About, Failure> {
    let known = || plan.units.iter().map(|unit| unit.id.as_str()).collect();
    about_of(plan, word).ok_or_else(|| unknown("đơn vị", word, known(), "bdhvs units"))
}

/// Any indicator, parts too.
fn indicator(plan: &Plan, word: &str) -> Result<IndicatorId, Failure> {
    let known = || plan.indicators.iter().map(|indicator| indicator.id.as_str()).collect();
    let found = plan.index.indicators.get(word).copied();
    found.ok_or_else(|| unknown("chỉ tiêu", word, known(), "bdhvs coverage --refs"))
}

fn traced<'a>(desk: &'a Desk<'a>, reference: Reference) -> Result<Traced<'a>, Failure> {
    let (plan, dataset) = (desk.plan, &desk.session.repository.dataset);
    let id = &plan.indicator(reference.indicator).id;
    let period = reference.period;
    let coverage = desk.overview.coverage_of(reference.indicator).ok_or_else(|| {
        Failure::Usage(format!("Kỳ {period} không phải báo cáo chỉ tiêu “{id}”."))
    })?;
    if reference.cell == Some(Cell::Denominator) && !coverage.has_denominator {
        let text = format!("Chỉ tiêu “{id}” đếm số lượng, không có tổng số (tong_so).");
        return Err(Failure::Usage(text));
    }
    let trace = aggregate::trace(plan, dataset, coverage, reference.whose, period);
    if trace.addends.is_empty() && trace.left_out.is_empty() {
        let whose = view::whose_name(plan, reference.whose).unwrap_or_default();
        let text = format!(
            "Chỉ tiêu “{id}” kỳ {period} không có số liệu nào về {whose}. Xem các đơn vị có số: \
             bdhvs coverage --by unit --indicator {id}"
        );
        return Err(Failure::Usage(text));
    }
    Ok(Traced { facts: desk.facts(), reference, trace, places: places(desk.session) })
}

fn places(session: &Session) -> Places<'_> {
    let tree = &session.tree;
    let known = crate::store::last_commits(&tree.reports_root);
    let commit = |file: &crate::load::Located| {
        Some((file.file, known.get(file.inside(&tree.sources))?.to_owned()))
    };
    let commits: BTreeMap<FileId, String> = tree.reports.iter().filter_map(commit).collect();
    Places { sources: &tree.sources, commits }
}
