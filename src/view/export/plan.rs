//! What the plan says: units, groups, indicators, targets, sections, tasks, periods.

use super::Exported;
use crate::document::package::{DataTable, Field, Value};
use crate::period::Frequency;
use crate::plan::{
    Amount, Coordinator, Denominator, DueBasis, IndicatorId, Measure, Plan, Role, Term,
};
use crate::view::json::recurs;

const ROLES: &[&str] = &["reports", "aggregates", "supplies", "none"];
const FREQUENCIES: &[&str] = &["month", "quarter", "half-year", "year", "dates"];

pub(super) fn tables(exported: &Exported<'_>) -> Vec<DataTable> {
    let plan = exported.facts.plan;
    vec![
        units(plan),
        groups(plan),
        members(plan),
        populations(plan),
        indicators(plan),
        targets(plan),
        sections(plan),
        headings(plan),
        tasks(plan),
        periods(plan),
    ]
}

fn units(plan: &Plan) -> DataTable {
    const FIELDS: &[Field] = &[
        Field::text("id", "Mã đơn vị").required(),
        Field::text("code", "Mã số hành chính"),
        Field::text("name", "Tên đơn vị").required(),
        Field::text("kind", "Loại đơn vị").required(),
        Field::text("role", "Vai trò").required().one_of(ROLES),
        Field::day("valid_from", "Từ ngày").required(),
        Field::day("valid_to", "Đến hết ngày"),
    ];
    let rows = plan.unit_ids().map(|id| {
        let unit = plan.unit(id);
        vec![
            Value::text(&unit.id),
            Value::some(unit.code.as_ref()),
            Value::text(&unit.name),
            Value::text(&plan.kind(id).id),
            Value::text(role(unit.role)),
            Value::text(unit.valid_from.to_string()),
            Value::some(unit.valid_to),
        ]
    });
    let rows = rows.collect();
    DataTable { name: "units", title: "Đơn vị", fields: FIELDS, key: &["id"], links: &[], rows }
}

fn role(role: Role) -> &'static str {
    match role {
        Role::Reports => "reports",
        Role::Aggregates => "aggregates",
        Role::Supplies => "supplies",
        Role::None => "none",
    }
}

fn groups(plan: &Plan) -> DataTable {
    const FIELDS: &[Field] =
        &[Field::text("id", "Mã nhóm").required(), Field::text("name", "Tên nhóm").required()];
    let rows = plan.groups.iter().map(|g| vec![Value::text(&g.id), Value::text(&g.name)]);
    let rows = rows.collect();
    DataTable {
        name: "groups",
        title: "Nhóm đơn vị",
        fields: FIELDS,
        key: &["id"],
        links: &[],
        rows,
    }
}

fn members(plan: &Plan) -> DataTable {
    const FIELDS: &[Field] =
        &[Field::text("group", "Mã nhóm").required(), Field::text("unit", "Mã đơn vị").required()];
    let of_group = |group: &crate::plan::Group| {
        let pair = |unit| vec![Value::text(&group.id), Value::text(&plan.unit(unit).id)];
        group.members.iter().map(|unit| pair(*unit)).collect::<Vec<_>>()
    };
    DataTable {
        name: "members",
        title: "Đơn vị của nhóm",
        fields: FIELDS,
        key: &["group", "unit"],
        links: &[("group", "groups"), ("unit", "units")],
        rows: plan.groups.iter().flat_map(of_group).collect(),
    }
}

fn populations(plan: &Plan) -> DataTable {
    const FIELDS: &[Field] = &[
        Field::text("id", "Mã đối tượng").required(),
        Field::text("name", "Đối tượng").required(),
        Field::text("noun", "Đơn vị tính").required(),
    ];
    let row = |p: &crate::plan::Population| {
        vec![Value::text(&p.id), Value::text(&p.name), Value::text(&p.noun)]
    };
    DataTable {
        name: "populations",
        title: "Đối tượng: cùng mã thì các kỳ so sánh được với nhau",
        fields: FIELDS,
        key: &["id"],
        links: &[],
        rows: plan.populations.iter().map(row).collect(),
    }
}

fn indicators(plan: &Plan) -> DataTable {
    const FIELDS: &[Field] = &[
        Field::text("id", "Mã chỉ tiêu").required(),
        Field::text("name", "Tên chỉ tiêu").required(),
        Field::text("short_name", "Tên ngắn").required(),
        Field::text("part_of", "Là một phần của chỉ tiêu"),
        Field::text("measure", "level: luỹ kế; flow: trong kỳ")
            .required()
            .one_of(&["level", "flow"]),
        Field::text("counts", "Đơn vị tính").required(),
        Field::text("denominator", "Tổng số lấy từ đâu").required().one_of(&[
            "reported",
            "registered",
            "none",
        ]),
        Field::text("criterion", "Được tính là đạt khi"),
    ];
    let row = |id: IndicatorId| {
        let indicator = plan.indicator(id);
        let parent = indicator.part_of.map(|parent| plan.indicator(parent).id.as_str());
        vec![
            Value::text(&indicator.id),
            Value::text(&indicator.name),
            Value::text(&indicator.short_name),
            Value::some(parent),
            Value::text(match indicator.measure {
                Measure::Level => "level",
                Measure::Flow => "flow",
            }),
            Value::text(&indicator.counts),
            Value::text(match indicator.denominator {
                Denominator::Reported => "reported",
                Denominator::Registered => "registered",
                Denominator::None => "none",
            }),
            Value::some(indicator.criterion.as_ref()),
        ]
    };
    DataTable {
        name: "indicators",
        title: "Chỉ tiêu và chỉ tiêu theo dõi",
        fields: FIELDS,
        key: &["id"],
        links: &[("part_of", "indicators")],
        rows: plan.indicator_ids().map(row).collect(),
    }
}

/// One row a year: a target for every year stands in each year of the plan.
fn targets(plan: &Plan) -> DataTable {
    const FIELDS: &[Field] = &[
        Field::text("indicator", "Mã chỉ tiêu").required(),
        Field::count("year", "Năm").required(),
        Field::new("percent", "Mức cần đạt (%)", crate::document::package::Kind::Decimal),
        Field::count("count", "Mức cần đạt (số lượng)"),
        Field::flag("at_most", "true: không được vượt quá"),
        Field::text("population", "Đối tượng"),
        Field::text("text", "Lời của kế hoạch").required(),
    ];
    let mut years: Vec<i32> = plan.periods().iter().map(|period| period.year()).collect();
    years.dedup();
    let of_year = |year: i32| {
        let own = |id: &IndicatorId| plan.indicator(*id).part_of.is_none();
        let ids = plan.indicator_ids().filter(own).filter(move |id| plan.is_expected(*id, year));
        ids.filter_map(move |id| Some(target(plan, id, year, plan.target(id, year)?)))
    };
    DataTable {
        name: "targets",
        title: "Mức cần đạt của từng năm",
        fields: FIELDS,
        key: &["indicator", "year"],
        links: &[("indicator", "indicators"), ("population", "populations")],
        rows: years.into_iter().flat_map(of_year).collect(),
    }
}

fn target(plan: &Plan, id: IndicatorId, year: i32, target: &crate::plan::Target) -> Vec<Value> {
    let (percent, count) = match target.goal.amount {
        Amount::Percent(hundredths) => (Value::text(decimal(hundredths)), Value::None),
        Amount::Count(count) => (Value::None, Value::Count(count)),
    };
    vec![
        Value::text(&plan.indicator(id).id),
        Value::Count(year.unsigned_abs().into()),
        percent,
        count,
        Value::Flag(target.goal.at_most),
        Value::some(target.population.map(|id| plan.population(id).id.clone())),
        Value::text(&target.text),
    ]
}

/// Hundredths of a percent with a decimal point: `85`, `99.50`.
pub(super) fn decimal(hundredths: u128) -> String {
    match hundredths % 100 {
        0 => (hundredths / 100).to_string(),
        rest => format!("{}.{rest:02}", hundredths / 100),
    }
}

fn sections(plan: &Plan) -> DataTable {
    const FIELDS: &[Field] = &[
        Field::text("id", "Mã phần").required(),
        Field::text("title", "Tên phần").required(),
        Field::flag("appendix", "true: thuộc phụ lục, được đếm"),
    ];
    let row = |s: &crate::plan::Section| {
        vec![Value::text(&s.id), Value::text(&s.title), Value::Flag(s.appendix)]
    };
    let rows = plan.sections.iter().map(row).collect();
    DataTable {
        name: "sections",
        title: "Các phần của kế hoạch",
        fields: FIELDS,
        key: &["id"],
        links: &[],
        rows,
    }
}

fn headings(plan: &Plan) -> DataTable {
    const FIELDS: &[Field] = &[
        Field::text("id", "Mã mục").required(),
        Field::text("section", "Mã phần").required(),
        Field::text("text", "Nội dung").required(),
    ];
    let row = |heading: &crate::plan::Heading| {
        let section = &plan.sections[heading.section].id;
        vec![Value::text(&heading.id), Value::text(section), Value::text(&heading.text)]
    };
    DataTable {
        name: "headings",
        title: "Mục của nhiệm vụ",
        fields: FIELDS,
        key: &["id"],
        links: &[("section", "sections")],
        rows: plan.headings.iter().map(row).collect(),
    }
}

fn tasks(plan: &Plan) -> DataTable {
    const FIELDS: &[Field] = &[
        Field::text("id", "Mã nhiệm vụ").required(),
        Field::text("section", "Mã phần").required(),
        Field::text("heading", "Mã mục"),
        Field::text("text", "Lời của kế hoạch").required(),
        Field::text("lead", "Chủ trì: mã đơn vị, mã nhóm, cách nhau bằng dấu chấm phẩy").required(),
        Field::text("coordinators", "Phối hợp: mã hoặc tên, cách nhau bằng dấu chấm phẩy"),
        Field::text("due", "Thời hạn, lời của kế hoạch"),
        Field::text("recurs", "Lặp lại"),
    ];
    DataTable {
        name: "tasks",
        title: "Nhiệm vụ",
        fields: FIELDS,
        key: &["id"],
        links: &[("section", "sections"), ("heading", "headings")],
        rows: plan.tasks.iter().map(|task| task_row(plan, task)).collect(),
    }
}

fn task_row(plan: &Plan, task: &crate::plan::Task) -> Vec<Value> {
    let lead: Vec<&str> = task.lead.iter().map(|party| plan.party_id(*party)).collect();
    let coordinator = |coordinator: &Coordinator| match coordinator {
        Coordinator::Party(party) => plan.party_id(*party).to_owned(),
        Coordinator::Text(text) => text.clone(),
    };
    let coordinators: Vec<String> = task.coordinators.iter().map(coordinator).collect();
    vec![
        Value::text(&task.id),
        Value::text(&plan.sections[task.section].id),
        Value::some(task.heading.map(|h| plan.headings[usize::from(h.0)].id.clone())),
        Value::text(&task.text),
        Value::text(lead.join("; ")),
        Value::text(coordinators.join("; ")),
        Value::some(task.due.as_ref()),
        Value::some(task.recurs.map(recurs)),
    ]
}

fn periods(plan: &Plan) -> DataTable {
    const FIELDS: &[Field] = &[
        Field::text("id", "Mã kỳ").required(),
        Field::text("title", "Tên kỳ").required(),
        Field::text("frequency", "Định kỳ").required().one_of(FREQUENCIES),
        Field::count("year", "Năm").required(),
        Field::day("window_from", "Số liệu từ ngày").required(),
        Field::day("window_to", "Số liệu đến hết ngày").required(),
        Field::day("due", "Hạn đơn vị gửi").required(),
        Field::day("province_due", "Hạn báo cáo cấp trên").required(),
        Field::text("due_document", "Văn bản ấn định hạn; trống là tính theo kế hoạch"),
        Field::flag("closes_year", "true: kỳ cuối của năm"),
    ];
    let terms = plan.periods().into_iter().filter_map(|period| plan.term(period));
    DataTable {
        name: "periods",
        title: "Kỳ báo cáo",
        fields: FIELDS,
        key: &["id"],
        links: &[],
        rows: terms.map(|term| period_row(&term)).collect(),
    }
}

fn period_row(term: &Term) -> Vec<Value> {
    let document = match &term.due.basis {
        DueBasis::Document(document) => Value::text(document),
        DueBasis::Rule { .. } => Value::None,
    };
    vec![
        Value::text(term.period.to_string()),
        Value::text(term.period.title()),
        Value::text(match term.period.frequency() {
            Frequency::Month => "month",
            Frequency::Quarter => "quarter",
            Frequency::HalfYear => "half-year",
            Frequency::Year => "year",
            Frequency::Dates => "dates",
        }),
        Value::Count(term.period.year().unsigned_abs().into()),
        Value::text(term.window.0.to_string()),
        Value::text(term.window.1.to_string()),
        Value::text(term.due.day.to_string()),
        Value::text(term.province_due.to_string()),
        document,
        Value::Flag(term.closes_year),
    ]
}
