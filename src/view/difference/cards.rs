//! A plan as a set of cards: what stands under each id, field by field, in the words in which a
//! change of it is told.

use crate::plan::{
    AnswersBy, Coordinator, DueBasis, Goal, Group, Indicator, Measure, Plan, Population, Reading,
    Recurrence, Role, Task, Unit,
};
use crate::vietnamese::{date, grouped};
use crate::view::words;

/// What a card is of; the order in which changes are told.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Subject {
    Target,
    Indicator,
    Population,
    Task,
    Deadline,
    Unit,
    Group,
    Registered,
    Reading,
    Calendar,
    Letterhead,
}

impl Subject {
    /// All of them, in the order in which they are told.
    pub(super) const ALL: [Self; 11] = [
        Self::Target,
        Self::Indicator,
        Self::Population,
        Self::Task,
        Self::Deadline,
        Self::Unit,
        Self::Group,
        Self::Registered,
        Self::Reading,
        Self::Calendar,
        Self::Letterhead,
    ];

    /// The heading over its changes.
    pub(super) fn title(self) -> &'static str {
        match self {
            Self::Target => "Chỉ tiêu theo năm",
            Self::Indicator => "Số liệu phải báo cáo",
            Self::Population => "Đối tượng",
            Self::Task => "Nhiệm vụ",
            Self::Deadline => "Kỳ và hạn báo cáo",
            Self::Unit => "Đơn vị",
            Self::Group => "Nhóm đơn vị",
            Self::Registered => "Tổng số đã đăng ký",
            Self::Reading => "Cách hiểu",
            Self::Calendar => "Ngày nghỉ",
            Self::Letterhead => "Căn cứ, tiêu đề văn bản",
        }
    }

    /// The word in JSON.
    pub(super) fn key(self) -> &'static str {
        match self {
            Self::Target => "target",
            Self::Indicator => "indicator",
            Self::Population => "population",
            Self::Task => "task",
            Self::Deadline => "deadline",
            Self::Unit => "unit",
            Self::Group => "group",
            Self::Registered => "denominator",
            Self::Reading => "reading",
            Self::Calendar => "calendar",
            Self::Letterhead => "head",
        }
    }
}

/// What stands under one id.
#[derive(Clone, Debug)]
pub(super) struct Card {
    pub(super) subject: Subject,
    /// As the plan writes it; of a target the indicator's id and the year.
    pub(super) id: String,
    /// What it is, where it is new or gone.
    pub(super) name: String,
    /// Fields with their values; an empty value is a field that is not there.
    pub(super) fields: Vec<(&'static str, String)>,
}

fn card(subject: Subject, id: &str, name: &str, fields: Vec<(&'static str, String)>) -> Card {
    Card { subject, id: id.to_owned(), name: name.to_owned(), fields }
}

/// All cards of a plan.
pub(super) fn cards(plan: &Plan) -> Vec<Card> {
    let mut cards: Vec<Card> = Vec::new();
    for indicator in &plan.indicators {
        cards.extend(targets(plan, indicator));
        cards.push(of_indicator(plan, indicator));
    }
    cards.extend(plan.populations.iter().map(population));
    cards.extend(plan.tasks.iter().map(|t| task(plan, t)));
    cards.extend(terms(plan));
    cards.extend(plan.units.iter().map(|u| unit(plan, u)));
    cards.extend(plan.groups.iter().map(group));
    cards.extend(plan.groups.iter().flat_map(|g| members(plan, g)));
    cards.extend(registered(plan));
    cards.extend(plan.readings.iter().map(reading));
    cards.extend(plan.calendar.days_off.iter().map(|day| {
        card(Subject::Calendar, &day.to_string(), &format!("nghỉ ngày {}", date(*day)), vec![])
    }));
    cards.push(head(plan));
    cards
}

fn optional(text: Option<&String>) -> String {
    text.cloned().unwrap_or_default()
}

fn list(items: impl IntoIterator<Item = String>) -> String {
    items.into_iter().collect::<Vec<_>>().join(", ")
}

fn targets<'a>(plan: &'a Plan, indicator: &'a Indicator) -> impl Iterator<Item = Card> + 'a {
    indicator.targets.iter().map(|target| {
        let year = target.year.map_or_else(|| "mọi năm".to_owned(), |year| format!("năm {year}"));
        let id = format!("{} · {year}", indicator.id);
        let population =
            target.population.map(|id| plan.population(id).name.clone()).unwrap_or_default();
        let fields = vec![
            ("Mức phải đạt", goal(target.goal, indicator)),
            ("Đối tượng", population),
            ("Lời văn", target.text.clone()),
        ];
        card(Subject::Target, &id, &target.text, fields)
    })
}

fn goal(goal: Goal, indicator: &Indicator) -> String {
    let amount = match goal.amount {
        crate::plan::Amount::Percent(hundredths) => words::percent_goal(hundredths),
        crate::plan::Amount::Count(count) => format!("{} {}", grouped(count), indicator.counts),
    };
    if goal.at_most { format!("không quá {amount}") } else { amount }
}

fn of_indicator(plan: &Plan, indicator: &Indicator) -> Card {
    let measure = match indicator.measure {
        Measure::Level => "luỹ kế",
        Measure::Flow => "trong kỳ",
    };
    let part_of = indicator.part_of.map(|id| plan.indicator(id).id.clone()).unwrap_or_default();
    let fields = vec![
        ("Tên", indicator.name.clone()),
        ("Cách tính", measure.to_owned()),
        ("Được tính là đạt khi", optional(indicator.criterion.as_ref())),
        ("Đơn vị báo cáo", parties(plan, &indicator.reporters)),
        ("Là phần của", part_of),
        ("Các năm báo cáo", list(indicator.years.iter().map(ToString::to_string))),
    ];
    card(Subject::Indicator, &indicator.id, &indicator.name, fields)
}

fn parties(plan: &Plan, parties: &[crate::plan::Party]) -> String {
    list(parties.iter().map(|party| plan.party_name(*party).to_owned()))
}

fn population(population: &Population) -> Card {
    let fields = vec![("Tên", population.name.clone())];
    card(Subject::Population, &population.id, &population.name, fields)
}

fn task(plan: &Plan, task: &Task) -> Card {
    let coordinators = task.coordinators.iter().map(|coordinator| match coordinator {
        Coordinator::Party(party) => plan.party_name(*party).to_owned(),
        Coordinator::Text(text) => text.clone(),
    });
    let fields = vec![
        ("Nội dung", task.text.clone()),
        ("Chủ trì", parties(plan, &task.lead)),
        ("Phối hợp", list(coordinators)),
        ("Hạn", optional(task.due.as_ref())),
        ("Lặp lại", task.recurs.map(recurrence).unwrap_or_default()),
        ("Sản phẩm", optional(task.product.as_ref())),
    ];
    card(Subject::Task, &task.id, &task.text, fields)
}

fn recurrence(recurrence: Recurrence) -> String {
    match recurrence {
        Recurrence::Continuous => "thường xuyên".to_owned(),
        Recurrence::Weekly => "hằng tuần".to_owned(),
        Recurrence::Yearly { month, day } => format!("hằng năm, ngày {day}/{month}"),
    }
}

/// A period with its deadlines as they come out, whatever they rest on.
fn terms(plan: &Plan) -> Vec<Card> {
    let term = |period| {
        let term = plan.term(period)?;
        let basis = match &term.due.basis {
            DueBasis::Rule { .. } => "tạm tính".to_owned(),
            DueBasis::Document(document) => document.clone(),
        };
        let fixed = plan.deadlines.iter().find(|fixed| fixed.period == period);
        let fields = vec![
            ("Hạn gửi", date(term.due.day)),
            ("Giờ", optional(fixed.and_then(|fixed| fixed.hour.as_ref()))),
            ("Căn cứ", basis),
            ("Hạn báo cáo cấp trên", date(term.province_due)),
            ("Số liệu", format!("{} - {}", date(term.window.0), date(term.window.1))),
            ("Biểu", list(term.forms.iter().map(|form| form.name().to_owned()))),
        ];
        let name = format!("hạn gửi {}", date(term.due.day));
        Some(card(Subject::Deadline, &period.to_string(), &name, fields))
    };
    plan.periods().into_iter().filter_map(term).collect()
}

fn unit(plan: &Plan, unit: &Unit) -> Card {
    let role = match unit.role {
        Role::Reports => "phải báo cáo",
        Role::Aggregates => "tổng hợp",
        Role::Supplies => "cung cấp số liệu",
        Role::None => "không báo cáo",
    };
    let fields = vec![
        ("Tên", unit.name.clone()),
        ("Mã số", optional(unit.code.as_ref())),
        ("Loại", plan.kinds[unit.kind].name.clone()),
        ("Việc báo cáo", role.to_owned()),
        ("Từ ngày", date(unit.valid_from)),
        ("Đến ngày", unit.valid_to.map(date).unwrap_or_default()),
        ("Nhập từ", list(unit.merged_from.iter().cloned())),
    ];
    card(Subject::Unit, &unit.id, &unit.name, fields)
}

fn group(group: &Group) -> Card {
    let answers = match group.answers_by {
        AnswersBy::Action => "từng nhiệm vụ",
        AnswersBy::Heading => "từng đề mục",
    };
    let fields = vec![("Tên", group.name.clone()), ("Báo cáo nhiệm vụ theo", answers.to_owned())];
    card(Subject::Group, &group.id, &group.name, fields)
}

/// A card each, so that who came and who went is told, and not the whole list twice.
fn members<'a>(plan: &'a Plan, group: &'a Group) -> impl Iterator<Item = Card> + 'a {
    group.members.iter().map(|unit| plan.unit(*unit)).map(|unit| {
        let id = format!("{} · {}", group.id, unit.id);
        card(Subject::Group, &id, &format!("thành viên {}", unit.name), vec![])
    })
}

fn registered(plan: &Plan) -> impl Iterator<Item = Card> + '_ {
    plan.denominators.iter().map(|((population, unit), entry)| {
        let id = format!("{} · {}", plan.population(*population).id, plan.unit(*unit).id);
        let people = grouped(entry.value.into());
        let fields = vec![("Tổng số", people.clone())];
        card(Subject::Registered, &id, &format!("tổng số {people}"), fields)
    })
}

fn reading(reading: &Reading) -> Card {
    let fields = vec![
        ("Câu hỏi", reading.question.clone()),
        ("Lựa chọn", reading.choice.clone()),
        ("Văn bản đã định rõ", optional(reading.settled_by.as_ref())),
    ];
    card(Subject::Reading, &reading.id, &reading.question, fields)
}

fn head(plan: &Plan) -> Card {
    let (head, letter) = (&plan.head, &plan.letterhead);
    let fields = vec![
        ("Văn bản", head.short_citation()),
        ("Ngày ký", date(head.date)),
        ("Nội dung", head.subject.clone()),
        ("Cơ quan tổng hợp", plan.unit(head.coordinator).name.clone()),
        ("Cơ quan chủ quản", letter.superior.clone()),
        ("Cơ quan ban hành", letter.issuer.clone()),
        ("Nơi nhận báo cáo", letter.report_to.clone()),
        ("Nơi nhận", list(letter.recipients.iter().cloned())),
    ];
    card(Subject::Letterhead, "plan", &head.short_citation(), fields)
}
