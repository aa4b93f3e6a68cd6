//! The words of the forms that this program hands out. `template` writes them; a form that comes
//! back is known by them, so that what the form itself brought is dropped without a word.

use super::grid::Row;
use super::names::plain;
use crate::plan::Form;

/// Before the period.
pub const PERIOD: &str = "Kỳ báo cáo: ";
/// Before the unit.
pub const UNIT: &str = "Đơn vị: ";
/// Before the closing date of the data.
pub const CLOSING: &str = "Số liệu tính đến hết ngày ";
/// Before the deadline.
pub const DUE: &str = "Hạn gửi về ";
/// On the form of invented data.
pub const INVENTED: &str = "SỐ LIỆU GIẢ ĐỊNH";
/// How a figure is marked that stands for the closing date.
pub const LEVEL: &str = "luỹ kế";
/// How a figure is marked that arose in the period.
pub const FLOW: &str = "trong kỳ";
/// What may stand in the column of states.
pub const STATES: [&str; 4] = ["Chưa triển khai", "Đang thực hiện", "Hoàn thành", "KPS"];

const FIGURES: [&str; 3] = [
    "Cách ghi: chỉ điền các cột Tổng số, Số đạt và Ghi chú. Chỉ ghi số tổng hợp, không ghi họ tên, số căn cước, số điện thoại hay thông tin cá nhân khác.",
    "Để trống là chưa có số liệu; 0 là không có ai; KPS là không phát sinh, chỉ dùng cho số trong kỳ.",
    "Số luỹ kế là tổng số đến ngày chốt số liệu, không phải số tăng thêm; số trong kỳ là số phát sinh trong kỳ báo cáo này.",
];
const TASKS: [&str; 3] = [
    "Cách ghi: điền cột Trạng thái và nội dung báo cáo của từng nhiệm vụ; có vướng mắc thì ghi ở cột Khó khăn. Không ghi thông tin cá nhân.",
    "Trạng thái ghi một trong bốn: Chưa triển khai, Đang thực hiện, Hoàn thành, KPS (không phát sinh).",
    "Nhiệm vụ chưa có nội dung báo cáo thì để trống các ô của dòng đó.",
];
/// On forms whose rows are about other units, where one figure may stand for all.
pub const WHOLE: &str = "Chỉ tiêu ghi theo từng đơn vị mà chỉ có số chung: để trống các dòng của chỉ tiêu đó, thêm một dòng cuối bảng, mã đơn vị ghi toan-tinh, kèm mã chỉ tiêu.";

/// On a workbook that goes to several units, above the line of the unit.
pub const CHOOSE: &str = "Bấm vào ô màu vàng ở dòng dưới, chọn tên đơn vị trong danh sách; mã đơn vị, số kỳ trước và tổng số đã đăng ký tự hiện.";
/// The sheet of a workbook that explains how it is filled in.
pub const GUIDE_SHEET: &str = "Hướng dẫn";
/// The hidden sheet of a workbook from which its formulas take what differs from unit to unit.
pub const LOOKUP_SHEET: &str = "Tra cứu";

/// The name of the sheet with a form.
pub fn sheet(form: Form) -> &'static str {
    match form {
        Form::Figures => "Biểu 01",
        Form::Tasks => "Biểu 02",
        Form::Models => "Biểu 03",
    }
}

/// The first line of a form.
pub fn title(form: Form) -> &'static str {
    match form {
        Form::Figures => "Biểu 01: Số liệu chỉ tiêu",
        Form::Tasks => "Biểu 02: Tiến độ nhiệm vụ",
        Form::Models => "Biểu 03: Mô hình, cách làm hay",
    }
}

/// How a form is filled in, one sentence a line.
pub fn guidance(form: Form) -> &'static [&'static str] {
    match form {
        Form::Figures => &FIGURES,
        Form::Tasks => &TASKS,
        Form::Models => &[],
    }
}

/// The line that names the unit: by its name for people, by its id for this program.
pub fn unit_line(name: &str, id: &str) -> String {
    format!("{UNIT}{name} {}", unit_code(id))
}

/// What stands behind the name of the unit.
pub fn unit_code(id: &str) -> String {
    format!("(mã {id})")
}

/// Name and id behind the label of such a line.
pub(super) fn coded(value: &str) -> Option<(&str, &str)> {
    let (name, id) = value.strip_suffix(')')?.rsplit_once("(mã ")?;
    Some((name.trim(), id.trim()))
}

/// The name of a file without the form's, which `template` puts behind the unit's id.
pub(super) fn unit_part(stem: &str) -> &str {
    let mut forms = Form::ALL.iter().map(|form| form.key());
    let rest = forms.find_map(|key| stem.strip_suffix(key)?.strip_suffix('-'));
    rest.unwrap_or(stem)
}

/// True where the lines above a table are those of the handed out form.
pub(super) fn is_ours(form: Form, titles: &[Row]) -> bool {
    titles.iter().any(|row| row.text() == title(form))
}

/// True for a line of the form that only its reader needs.
pub(super) fn is_guidance(form: Form, row: &Row) -> bool {
    let text = row.text();
    let fixed = [title(form), WHOLE, INVENTED, CHOOSE];
    let dated = [CLOSING, DUE].iter().any(|words| text.starts_with(words));
    dated || fixed.iter().chain(guidance(form)).any(|line| *line == text)
}

/// True for a line of the form that says whose it is, or for when.
pub(super) fn is_label(row: &Row) -> bool {
    let text = row.text();
    [UNIT, PERIOD].iter().any(|words| text.starts_with(words))
}

/// True for a state in the words of the form.
pub(super) fn is_state(cell: &str) -> bool {
    STATES.iter().any(|state| plain(state) == plain(cell))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_line_of_the_unit_is_read_back() {
        let line = unit_line("Xã Cam Lâm", "xa-cam-lam");
        let value = line.strip_prefix(UNIT).expect("label");
        assert_eq!(coded(value), Some(("Xã Cam Lâm", "xa-cam-lam")));
        assert_eq!(coded("Xã Cam Lâm"), None);
    }

    #[test]
    fn the_name_of_the_form_is_no_part_of_the_units() {
        assert_eq!(unit_part("xa-cam-lam-chi-tieu"), "xa-cam-lam");
        assert_eq!(unit_part("xa-cam-lam"), "xa-cam-lam");
    }

    #[test]
    fn the_form_explains_every_state() {
        assert!(STATES.iter().all(|state| TASKS[1].contains(state)));
        assert!(STATES.iter().all(|state| is_state(state)));
        assert!(is_state("hoàn thành") && !is_state("xong"));
    }
}
