//! Figures, one row each, and what they add up to.

use super::Exported;
use super::plan::decimal;
use crate::aggregate::Verdict;
use crate::aggregate::{Coverage, KnownFrom, Overview, TracedAddend, TracedGap, Why, trace};
use crate::document::package::{DataTable, Field, Kind, Value};
use crate::plan::{Amount, FigureKey, UnitId};
use crate::source::Span;
use crate::view::reference::about_id;

const STATES: &[&str] = &["counted", "missing", "excluded"];
const WHYS: &[&str] = &["blank", "no_row", "no_file", "excluded"];
const VERDICTS: &[&str] = &["met", "not_met", "undetermined", "no_data", "not_applicable"];

pub(super) fn tables(exported: &Exported<'_>) -> Vec<DataTable> {
    vec![figures(exported), coverage(exported)]
}

/// Every figure that is expected in a period, of that period alone: a flow is not added up here.
fn figures(exported: &Exported<'_>) -> DataTable {
    const FIELDS: &[Field] = &[
        Field::text("reference", "Tham chiếu: kỳ/chỉ tiêu/đơn vị").required(),
        Field::text("period", "Kỳ").required(),
        Field::text("indicator", "Chỉ tiêu").required(),
        Field::text("unit", "Số liệu về đơn vị; trống là số của toàn bộ"),
        Field::text("reporter", "Đơn vị báo cáo").required(),
        Field::text("state", "Được tính hay không").required().one_of(STATES),
        Field::text("why", "Vì sao không được tính").one_of(WHYS),
        Field::count("numerator", "Số đạt, hoặc số lượng; chỉ có khi được tính"),
        Field::count("denominator", "Tổng số; chỉ có khi được tính"),
        Field::count("people_known", "Tổng số đã biết của số liệu không được tính"),
        Field::text("people_known_from", "Biết từ: row, register, hoặc mã kỳ"),
        Field::text("reason", "Lý do bị loại"),
        Field::text("path", "Tệp"),
        Field::count("line", "Dòng"),
        Field::text("register_number", "Số tiếp nhận"),
        Field::day("received_on", "Ngày nhận"),
        Field::text("document", "Số văn bản"),
        Field::day("document_date", "Ngày văn bản"),
        Field::flag("invented", "true: số liệu giả định"),
    ];
    DataTable {
        name: "figures",
        title: "Số liệu: mỗi kỳ, chỉ tiêu, đơn vị một dòng, cả số chưa có và số bị loại",
        fields: FIELDS,
        key: &["reference"],
        links: &[
            ("period", "periods"),
            ("indicator", "indicators"),
            ("unit", "units"),
            ("reporter", "units"),
        ],
        rows: exported.periods.iter().flat_map(|overview| of_period(exported, overview)).collect(),
    }
}

fn of_period(exported: &Exported<'_>, overview: &Overview) -> Vec<Vec<Value>> {
    let leaves = overview.coverage.iter().flat_map(|coverage| match coverage.parts.is_empty() {
        true => std::slice::from_ref(coverage).iter(),
        false => coverage.parts.iter(),
    });
    let own = |key: FigureKey| key.period == overview.term.period;
    let mut rows = Vec::new();
    for leaf in leaves {
        let period = overview.term.period;
        let traced = trace(exported.facts.plan, exported.dataset, leaf, None, period);
        let counted = traced.addends.iter().filter(|one| own(one.addend.key));
        rows.extend(counted.map(|one| addend(exported, leaf, one)));
        let gaps = traced.left_out.iter().filter(|one| own(one.gap.key));
        rows.extend(gaps.map(|one| gap(exported, leaf, one)));
    }
    rows
}

/// The columns that say whose a figure is.
fn whose(exported: &Exported<'_>, key: FigureKey, reporter: UnitId) -> Vec<Value> {
    let plan = exported.facts.plan;
    let indicator = &plan.indicator(key.indicator).id;
    vec![
        Value::text(format!("{}/{indicator}/{}", key.period, about_id(plan, key.about))),
        Value::text(key.period.to_string()),
        Value::text(indicator),
        Value::some(key.about.unit().map(|unit| plan.unit(unit).id.clone())),
        Value::text(&plan.unit(reporter).id),
    ]
}

fn place(exported: &Exported<'_>, span: Option<Span>) -> [Value; 2] {
    let places = &exported.places;
    let line = span.map_or(Value::None, |span| Value::Count(places.line(span).into()));
    [Value::some(span.map(|span| places.path(span))), line]
}

fn addend(exported: &Exported<'_>, leaf: &Coverage, one: &TracedAddend<'_>) -> Vec<Value> {
    let share = one.addend.share;
    let denominator =
        if leaf.has_denominator { Value::Count(share.denominator) } else { Value::None };
    let named = one.paper.and_then(|paper| paper.document);
    let receipt = one.paper.map(|paper| paper.receipt);
    let mut row = whose(exported, one.addend.key, one.addend.reporter);
    row.extend([Value::text("counted"), Value::None]);
    row.extend([Value::Count(share.numerator), denominator]);
    row.extend([Value::None, Value::None, Value::None]);
    row.extend(place(exported, Some(one.addend.row)));
    row.extend([
        Value::some(receipt.map(|receipt| &receipt.number)),
        Value::some(receipt.map(|receipt| receipt.received_on)),
        Value::some(named.map(|receipt| &receipt.document)),
        Value::some(named.and_then(|receipt| receipt.document_date)),
        Value::Flag(exported.dataset.invented),
    ]);
    row
}

fn gap(exported: &Exported<'_>, leaf: &Coverage, one: &TracedGap<'_>) -> Vec<Value> {
    let (state, why) = match one.why {
        Why::Excluded => ("excluded", "excluded"),
        Why::Blank => ("missing", "blank"),
        Why::NoRow => ("missing", "no_row"),
        Why::NoFile => ("missing", "no_file"),
    };
    let known = one.gap.known.filter(|_| leaf.has_denominator);
    let from = known.map(|known| match known.from {
        KnownFrom::Row => "row".to_owned(),
        KnownFrom::Register => "register".to_owned(),
        KnownFrom::Period(period) => period.to_string(),
    });
    let mut row = whose(exported, one.gap.key, one.gap.reporter);
    row.extend([Value::text(state), Value::text(why), Value::None, Value::None]);
    row.push(known.map_or(Value::None, |known| Value::Count(known.people.into())));
    row.extend([Value::some(from), Value::some(one.gap.reason.as_ref())]);
    row.extend(place(exported, one.at));
    row.extend([Value::None, Value::None, Value::None, Value::None]);
    row.push(Value::Flag(exported.dataset.invented));
    row
}

/// What the figures of a period add up to, as `coverage` prints it.
fn coverage(exported: &Exported<'_>) -> DataTable {
    const FIELDS: &[Field] = &[
        Field::text("period", "Kỳ").required(),
        Field::text("indicator", "Chỉ tiêu").required(),
        Field::text("population", "Đối tượng"),
        Field::new("target_percent", "Mức cần đạt (%)", Kind::Decimal),
        Field::count("target_count", "Mức cần đạt (số lượng)"),
        Field::count("numerator", "Số đạt; số trong kỳ thì cộng từ đầu năm").required(),
        Field::count("denominator", "Tổng số"),
        Field::count("low_numerator", "Cận dưới: số đạt"),
        Field::count("high_numerator", "Cận trên: số đạt"),
        Field::count("bounds_denominator", "Tổng số của hai cận"),
        Field::text("verdict", "Kết luận").one_of(VERDICTS),
        Field::flag("year_running", "true: năm chưa kết thúc"),
        Field::count("people_needed", "Còn thiếu (người)"),
        Field::count("expected", "Số liệu phải có").required(),
        Field::count("counted", "Số liệu được tính").required(),
        Field::count("missing", "Số liệu chưa có").required(),
        Field::count("excluded", "Số liệu bị loại do sai").required(),
        Field::flag("invented", "true: số liệu giả định"),
    ];
    let rows = exported.periods.iter().flat_map(|overview| {
        let all = overview.coverage.iter();
        let with_parts = all.flat_map(|c| std::iter::once(c).chain(&c.parts));
        with_parts.map(|coverage| total(exported, overview, coverage))
    });
    DataTable {
        name: "coverage",
        title: "Kết quả từng kỳ: mỗi chỉ tiêu một dòng",
        fields: FIELDS,
        key: &["period", "indicator"],
        links: &[("period", "periods"), ("indicator", "indicators"), ("population", "populations")],
        rows: rows.collect(),
    }
}

fn total(exported: &Exported<'_>, overview: &Overview, coverage: &Coverage) -> Vec<Value> {
    let plan = exported.facts.plan;
    let goal = coverage.target.as_ref().map(|target| target.goal.amount);
    let (percent, count) = match goal {
        Some(Amount::Percent(hundredths)) => (Value::text(decimal(hundredths)), Value::None),
        Some(Amount::Count(count)) => (Value::None, Value::Count(count)),
        None => (Value::None, Value::None),
    };
    let number = |value: Option<u128>| value.map_or(Value::None, Value::Count);
    let bounds = coverage.bounds;
    vec![
        Value::text(overview.term.period.to_string()),
        Value::text(&plan.indicator(coverage.indicator).id),
        Value::some(coverage.population.map(|id| plan.population(id).id.clone())),
        percent,
        count,
        Value::Count(coverage.counted.numerator),
        number(coverage.has_denominator.then_some(coverage.counted.denominator)),
        number(bounds.map(|b| b.low.numerator)),
        number(bounds.map(|b| b.high.numerator)),
        number(bounds.map(|b| b.low.denominator)),
        Value::some(coverage.verdict.map(Verdict::key)),
        Value::Flag(coverage.year_running),
        number(coverage.people_needed),
        Value::count(coverage.expected()),
        Value::count(coverage.addends.len()),
        Value::count(coverage.missing.len()),
        Value::count(coverage.excluded.len()),
        Value::Flag(exported.dataset.invented),
    ]
}
