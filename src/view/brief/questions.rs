//! What is likely to be asked, with the answer that the data give and the command that shows it.

use super::between;
use crate::aggregate::{Coverage, Owed, Verdict};
use crate::document::{Cell, Column, Table};
use crate::plan::UnitId;
use crate::vietnamese::{grouped, list, percent};
use crate::view::{Facts, summary, words};

/// So many questions stand on the page.
const MOST: usize = 5;
/// So many units are named in an answer.
const MOST_NAMES: usize = 3;

/// A question, its answer, where the answer comes from.
struct Question {
    asked: String,
    answer: String,
    from: String,
}

/// The questions as a table.
pub(super) fn table(facts: &Facts<'_>, shown: &[&Coverage], owed: &[Owed]) -> Table {
    let mut all: Vec<Question> = shown.iter().filter_map(|c| of_target(facts, c)).collect();
    all.truncate(MOST - 2);
    all.extend(of_missing(facts, owed));
    all.extend(of_excluded(facts));
    all.truncate(MOST);
    all.extend(of_source(facts, shown));
    let columns = vec![
        Column::left("Có thể được hỏi").at_most(24),
        Column::left("Trả lời từ số liệu").at_most(50),
    ];
    let row = |question: Question| {
        let answer = format!("{} ({})", question.answer, question.from);
        vec![Cell::from(question.asked), Cell::from(answer)]
    };
    Table { columns, rows: all.into_iter().map(row).collect(), indent: 0 }
}

/// About a target that is not reached, or of which nothing can be said yet.
fn of_target(facts: &Facts<'_>, coverage: &Coverage) -> Option<Question> {
    let name = words::short_name(facts.plan, coverage);
    let id = &facts.plan.indicator(coverage.indicator).id;
    let (asked, answer) = match coverage.verdict? {
        Verdict::Met | Verdict::NotApplicable => return None,
        Verdict::NoData => (format!("Vì sao “{name}” chưa có số?"), nobody(facts, coverage)),
        _ if coverage.year_running => {
            (format!("“{name}” có kịp chỉ tiêu năm?"), still_to_do(facts, coverage)?)
        }
        Verdict::Undetermined => (format!("“{name}” đạt hay chưa?"), undetermined(facts, coverage)),
        Verdict::NotMet => (format!("Vì sao “{name}” chưa đạt?"), shortfall(facts, coverage)?),
    };
    let from = format!("bdhvs trace {id}");
    Some(Question { asked, answer, from })
}

fn nobody(facts: &Facts<'_>, coverage: &Coverage) -> String {
    let mut owners: Vec<UnitId> = coverage.gaps().map(|gap| gap.reporter).collect();
    owners.sort_unstable();
    owners.dedup();
    format!(
        "Chưa nhận được số liệu dùng được của {}.",
        words::names(facts.plan, &owners, MOST_NAMES)
    )
}

fn undetermined(facts: &Facts<'_>, coverage: &Coverage) -> String {
    let units = words::names(facts.plan, &coverage.absent_units(), MOST_NAMES);
    let scope = &facts.plan.head.scope_on_screen;
    let known = coverage.bounds.zip(coverage.missing_people);
    let share = known.filter(|(bounds, _)| bounds.low.denominator > 0).map(|(bounds, people)| {
        let share = percent(people, bounds.low.denominator, None);
        format!(", {share} số người; {scope} trong khoảng {}", between(coverage, bounds))
    });
    format!("Chưa kết luận được: chưa có số của {units}{}.", share.unwrap_or_default())
}

fn shortfall(facts: &Facts<'_>, coverage: &Coverage) -> Option<String> {
    let needed = coverage.people_needed.filter(|needed| *needed > 0)?;
    let counts = &facts.plan.indicator(coverage.indicator).counts;
    let places = summary::largest_gaps(facts, coverage, MOST_NAMES);
    let places = match places.as_slice() {
        [] => String::new(),
        some => format!(", nhiều nhất tại {}", list(some)),
    };
    let absent = match coverage.absent() {
        0 => String::new(),
        n => format!(", tính {n} số chưa có là chưa ai đạt"),
    };
    Some(format!("Còn thiếu {} {counts}{absent}{places}.", grouped(needed)))
}

/// What the rest of the year has to bring.
fn still_to_do(facts: &Facts<'_>, coverage: &Coverage) -> Option<String> {
    let pace = coverage.pace(facts.ledger)?;
    Some(crate::view::coverage::paced(facts, coverage, pace))
}

fn of_missing(facts: &Facts<'_>, owed: &[Owed]) -> Option<Question> {
    let missing: Vec<&Owed> = owed.iter().filter(|owed| owed.owes_all()).collect();
    let again: Vec<UnitId> =
        missing.iter().filter(|owed| owed.times >= 2).map(|owed| owed.unit).collect();
    if missing.is_empty() {
        return None;
    }
    let answer = match again.as_slice() {
        [] => match words::uncounted(facts) {
            None => "Không đơn vị nào; đây là lần đầu trong năm.".to_owned(),
            Some(periods) => {
                format!("Chưa đủ căn cứ trả lời: sổ tiếp nhận chưa có báo cáo nào của {periods}.")
            }
        },
        some => format!(
            "{} đơn vị chậm hoặc chưa gửi từ hai kỳ trong năm: {}.",
            some.len(),
            words::names(facts.plan, some, MOST_NAMES)
        ),
    };
    let asked = "Đơn vị chưa gửi có ai tái diễn?".to_owned();
    Some(Question { asked, answer, from: "bdhvs remind --level 2".to_owned() })
}

fn of_excluded(facts: &Facts<'_>) -> Option<Question> {
    let period = facts.overview.term.period;
    let gaps = facts.overview.coverage.iter().flat_map(|c| &c.excluded);
    let gaps: Vec<_> = gaps.filter(|gap| gap.key.period == period).collect();
    let mut units: Vec<UnitId> = gaps.iter().map(|gap| gap.reporter).collect();
    units.sort_unstable();
    units.dedup();
    let first = units.first()?;
    let names = words::names(facts.plan, &units, MOST_NAMES);
    Some(Question {
        asked: "Số nào bị loại?".to_owned(),
        answer: format!("{} số của {names}, do sai; chưa cộng vào kết quả.", gaps.len()),
        from: format!("bdhvs reply {}", facts.plan.unit(*first).id),
    })
}

/// Of the first target with figures: how many reports it is the sum of.
fn of_source(facts: &Facts<'_>, shown: &[&Coverage]) -> Option<Question> {
    let coverage = shown.iter().find(|c| !c.addends.is_empty())?;
    let figure = grouped(coverage.counted.numerator);
    Some(Question {
        asked: format!("Số {figure} ở đâu ra?"),
        answer: format!(
            "Cộng từ {} số trong báo cáo; có bảng kê từng văn bản, như mọi số trên đây.",
            coverage.addends.len()
        ),
        from: format!("bdhvs trace {}", facts.plan.indicator(coverage.indicator).id),
    })
}
