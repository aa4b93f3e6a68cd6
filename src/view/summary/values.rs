//! The values that the text of the report may use.

use super::drafted::Words;
use super::{annexes, figures_to_complete, places_to_urge, reporting, targets, tasks};
use crate::document::{Block, Document};
use crate::view::letters::{Values, common};
use crate::view::{Facts, closing};

/// All names that `bao-cao.md` may use.
pub(super) const NAMES: &[&str] = &[
    "bang.chi_tieu",
    "bang.gui_bao_cao",
    "bang.nhiem_vu",
    "can_cu",
    "che_do_bao_cao",
    "chi_tieu",
    "co_quan",
    "co_quan_tat",
    "dem_theo",
    "gui_cham_chua_gui",
    "ke_hoach",
    "ket_thuc",
    "khong_co_chi_tieu",
    "kinh_gui",
    "ky",
    "ky_day_du",
    "ky_sau",
    "loi_van.chi_dao",
    "loi_van.de_xuat",
    "loi_van.kho_khan",
    "loi_van.mo_hinh",
    "loi_van.nguyen_nhan",
    "loi_van.ton_tai",
    "loi_van.trong_tam",
    "loi_van.uu_diem",
    "nam",
    "ngay",
    "ngay_chot",
    "nhiem_vu",
    "nhiem_vu_theo_phan",
    "noi_can_don_doc",
    "phong_trao",
    "so_chua_gui",
    "so_da_bao_cao",
    "so_lieu_con_thieu",
];

/// The report's values: numbers from the overview, words from the drafter.
pub(super) fn values(facts: &Facts<'_>, words: &Words<'_>) -> Values {
    let desk = &facts.plan.letterhead;
    let mut values = common::values(facts);
    values.text("kinh_gui", desk.report_to.clone());
    values.text("ket_thuc", desk.closing.clone());
    values.text("che_do_bao_cao", reporting::paragraph(facts));
    values.text("gui_cham_chua_gui", reporting::shortcomings(facts));
    values.number("so_chua_gui", facts.overview.reporting.counts.missing);
    values.list("chi_tieu", targets::items(facts, words));
    values.text("nhiem_vu", tasks::counts(facts));
    values.list("nhiem_vu_theo_phan", tasks::by_section(facts, words));
    let (places, noun) = places_to_urge(facts);
    values.text("noi_can_don_doc", places);
    values.text("dem_theo", noun);
    values.text("khong_co_chi_tieu", targets::NONE_ASKED);
    values.text("so_lieu_con_thieu", figures_to_complete(facts));
    values.blocks("so_da_bao_cao", already_reported(facts));
    words.put_into(&mut values);
    values.blocks("bang.chi_tieu", annexes::targets(facts));
    values.blocks("bang.nhiem_vu", annexes::tasks(facts));
    values.blocks("bang.gui_bao_cao", annexes::reporting(facts));
    values
}

/// Figures of closed periods that come out differently now.
fn already_reported(facts: &Facts<'_>) -> Vec<Block> {
    let mut said = Document::default();
    closing::paragraphs(facts, &mut said);
    said.blocks
}

#[cfg(test)]
mod tests {
    use super::NAMES;

    #[test]
    fn names_stand_in_order_and_once() {
        assert!(NAMES.windows(2).all(|pair| pair[0] < pair[1]));
    }
}
