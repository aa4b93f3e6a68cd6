//! The values that the texts of reminders may use.

use super::{Asking, Level, lacking_words};
use crate::aggregate::{self, Coverage, Owed, Verdict};
use crate::document::{Block, Cell, Column, Run, Table};
use crate::plan::{DueBasis, UnitId};
use crate::vietnamese::{date, lower_first, padded, percent, upper_first};
use crate::view::letters::{Values, common};
use crate::view::{Facts, words};

/// All names that the texts of reminders may use.
pub(super) const NAMES: &[&str] = &[
    "bang.bieu_so_lieu",
    "bang.danh_sach",
    "can_cu",
    "can_cu_tong_hop",
    "cap_tren",
    "chua",
    "co_danh_sach",
    "co_quan",
    "co_quan_tat",
    "con_thieu",
    "han",
    "han_gui",
    "han_moi",
    "ke_hoach",
    "kinh_gui",
    "ky",
    "ky_day_du",
    "ky_sau",
    "nam",
    "ngay",
    "ngay_chot",
    "nhan",
    "nhieu_ky",
    "noi_gui",
    "noi_nhan_bao_cao",
    "phai",
    "pham_vi",
    "phong_trao",
    "quy_vi",
    "so",
    "so_chi_tieu",
    "tai_dien",
    "ty_trong",
    "van_ban_truoc",
];

/// Stands where a letter is to be cited and nobody said which.
const TO_CITE: &str = "Công văn số [số, ngày của công văn đã gửi]";

/// The values of every reminder.
pub(super) fn values(facts: &Facts<'_>, level: Level, owed: &[Owed], asking: &Asking) -> Values {
    // Above only those are named that sent nothing at all.
    let told: Vec<&Owed> = owed.iter().filter(|o| level != Level::Above || o.owes_all()).collect();
    let mut values = base(facts, asking);
    values.text("so", padded(told.len() as u128));
    addressees(facts, level, &told, &mut values);
    values.text("tai_dien", again(&told));
    values.text("nhieu_ky", often_missing(&told));
    values.text("so_chi_tieu", unsettled_targets(facts));
    values.text("ty_trong", share_of_people(facts, &told));
    values.blocks("bang.danh_sach", list_of(facts, level, &told));
    values
}

/// What does not depend on who owes what.
fn base(facts: &Facts<'_>, asking: &Asking) -> Values {
    let (plan, overview) = (facts.plan, facts.overview);
    let counts = overview.reporting.counts;
    let coordinator = plan.unit(plan.head.coordinator);
    let own_basis = coordinator.duty_basis.clone().unwrap_or_else(|| plan.head.citation());
    let mut values = common::values(facts);
    values.text("han", date(overview.term.due.day));
    values.text("han_moi", asking.until());
    values.text("van_ban_truoc", cited(facts, &asking.before));
    values.text("can_cu_tong_hop", own_basis);
    values.text("cap_tren", plan.letterhead.report_to.clone());
    values.text("noi_nhan_bao_cao", plan.letterhead.report_to.clone());
    values.text("pham_vi", plan.head.scope.clone());
    values.text("phai", padded(counts.expected as u128));
    values.text("chua", padded(counts.missing as u128));
    values.text("nhan", padded((counts.expected - counts.missing - counts.pending) as u128));
    values
}

/// The letters before: those that were named, else the one that fixed the deadline.
fn cited(facts: &Facts<'_>, before: &[String]) -> String {
    match (before, &facts.overview.term.due.basis) {
        ([], DueBasis::Document(document)) => document.clone(),
        ([], DueBasis::Rule { .. }) => TO_CITE.to_owned(),
        (before, _) => before.join("; "),
    }
}

/// To the only one by its name and on its own basis; to several by their list.
fn addressees(facts: &Facts<'_>, level: Level, told: &[&Owed], values: &mut Values) {
    let [only] = told else {
        values.text("kinh_gui", "Các cơ quan, địa phương tại danh sách kèm theo");
        values.text("quy_vi", "quý cơ quan, địa phương");
        values.text("con_thieu", "báo cáo hoặc số liệu (Danh sách kèm theo)");
        values.number("co_danh_sach", 1);
        return;
    };
    values.text("kinh_gui", upper_first(&facts.plan.addressee(only.unit)));
    values.text("quy_vi", "quý đơn vị");
    values.text("con_thieu", lacking_words(facts, &only.lacking));
    values.number("co_danh_sach", usize::from(level == Level::Above));
    if let Some(basis) = other_basis(facts, only.unit) {
        values.text("can_cu", lower_first(&basis));
    }
}

/// What the duty of a unit rests on, where it is not what most rest on.
fn other_basis(facts: &Facts<'_>, unit: UnitId) -> Option<String> {
    let basis = facts.plan.unit(unit).duty_basis.as_ref()?;
    let same = |u: &&crate::plan::Unit| u.duty_basis.as_ref() == Some(basis);
    let alike = facts.plan.units.iter().filter(same).count();
    (alike * 2 < facts.plan.units.len()).then(|| basis.clone())
}

/// `Trong đó, 03 đơn vị …`: who was late in an earlier period of the year too.
fn again(told: &[&Owed]) -> String {
    match told.iter().filter(|owed| owed.times >= 2).count() {
        0 => String::new(),
        n => format!(
            "Trong đó, {} đơn vị chưa gửi hoặc gửi chậm từ kỳ thứ hai trở lên trong năm.",
            padded(n as u128)
        ),
    }
}

fn often_missing(told: &[&Owed]) -> String {
    match told.iter().filter(|owed| owed.times_missing >= 2).count() {
        0 => String::new(),
        n => format!("trong đó {} đơn vị chưa gửi từ hai kỳ trở lên", padded(n as u128)),
    }
}

/// How many targets cannot be judged because figures are missing; empty for none.
fn unsettled_targets(facts: &Facts<'_>) -> String {
    match unsettled(facts).count() {
        0 => String::new(),
        n => padded(n as u128),
    }
}

fn unsettled<'a>(facts: &Facts<'a>) -> impl Iterator<Item = &'a Coverage> {
    let unsettled = |c: &&Coverage| {
        c.target.is_some() && matches!(c.verdict, Some(Verdict::Undetermined | Verdict::NoData))
    };
    facts.overview.coverage.iter().filter(unsettled)
}

/// `Các đơn vị này chiếm 8,85% số người dân …`, where the number of people is known.
fn share_of_people(facts: &Facts<'_>, told: &[&Owed]) -> String {
    let plan = facts.plan;
    let units: Vec<UnitId> = told.iter().map(|owed| owed.unit).collect();
    let Some((indicator, own, all)) = aggregate::people_of(facts.overview, &units) else {
        return String::new();
    };
    let year = facts.overview.term.period.year();
    let population = plan.population_in(indicator, year).map(|id| plan.population(id));
    let Some(population) = population else { return String::new() };
    let share = percent(own, all, None);
    format!("Các đơn vị này chiếm {share} số {} của {}.", population.name, plan.head.place)
}

/// The annex; which periods its last column leaves out, and which targets the letter counts.
fn list_of(facts: &Facts<'_>, level: Level, told: &[&Owed]) -> Vec<Block> {
    let mut blocks = vec![Block::Table(listed(facts, level, told))];
    if let Some(periods) = words::uncounted(facts) {
        let text =
            format!("Ghi chú: số kỳ không gồm {periods} (sổ tiếp nhận chưa có báo cáo nào).");
        blocks.push(Block::Paragraph(vec![Run::italic(text)]));
    }
    let names: Vec<&str> = unsettled(facts).map(|c| words::short_name(facts.plan, c)).collect();
    if level == Level::Second && !names.is_empty() {
        let text = format!("Chỉ tiêu chưa đủ cơ sở đánh giá: {}.", names.join("; "));
        blocks.push(Block::Paragraph(vec![Run::italic(text)]));
    }
    blocks
}

/// The annex: who owes what, how often.
fn listed(facts: &Facts<'_>, level: Level, told: &[&Owed]) -> Table {
    let columns = vec![
        Column::right("STT"),
        Column::left("Cơ quan, địa phương"),
        Column::left("Nội dung còn thiếu"),
        Column::right("Số kỳ chậm hoặc chưa gửi trong năm"),
    ];
    let row = |(n, owed): (usize, &&Owed)| -> Vec<Cell> {
        let mut name = upper_first(&facts.plan.addressee(owed.unit));
        // Above a unit is only named: its basis is told to the unit.
        if let Some(basis) = other_basis(facts, owed.unit).filter(|_| level != Level::Above) {
            name.push_str(&format!(" (theo {})", lower_first(&basis)));
        }
        let lacking = upper_first(&lacking_words(facts, &owed.lacking));
        [(n + 1).to_string(), name, lacking, owed.times.to_string()].map(Cell::from).to_vec()
    };
    Table { columns, rows: told.iter().enumerate().map(row).collect(), indent: 0 }
}

#[cfg(test)]
mod tests {
    use super::NAMES;

    #[test]
    fn names_stand_in_order_and_once() {
        assert!(NAMES.windows(2).all(|pair| pair[0] < pair[1]), "{NAMES:?}");
    }
}
