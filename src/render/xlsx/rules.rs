//! What a cell of a form takes, and what it says where something else is typed. Pasting passes
//! rules by, so what cannot be right is coloured as well.

use super::style;
use rust_xlsxwriter::{
    ConditionalFormatFormula, DataValidation, DataValidationRule, Formula, XlsxError,
};

/// The largest figure that is taken in.
const MOST: &str = "9999999999";

/// A total: whole, not below 0.
pub(super) fn total() -> Result<DataValidation, XlsxError> {
    let bounds = DataValidationRule::Between(Formula::new("0"), Formula::new(MOST));
    DataValidation::new()
        .allow_whole_number_formula(bounds)
        .set_input_title("Tổng số")?
        .set_input_message("Ghi số nguyên. Chưa có số liệu thì để trống.")?
        .set_error_title("Tổng số chưa đúng")?
        .set_error_message(
            "Tổng số phải là số nguyên, từ 0 trở lên, không ghi chữ. Ghi chú thêm thì ghi ở cột \
             Ghi chú.",
        )
}

/// Those who attained: whole, from 0 up to the total where there is one.
pub(super) fn attained(total: &str) -> Result<DataValidation, XlsxError> {
    let most = format!("IF(ISNUMBER({total}),{total},{MOST})");
    let bounds = DataValidationRule::Between(Formula::new("0"), Formula::new(most));
    DataValidation::new()
        .allow_whole_number_formula(bounds)
        // An empty total must not let everything pass.
        .ignore_blank(false)
        .set_input_title("Số đạt")?
        .set_input_message(
            "Ghi số luỹ kế đến ngày chốt số liệu. Không có ai thì ghi 0; chưa có số liệu thì để \
             trống.",
        )?
        .set_error_title("Số đạt chưa đúng")?
        .set_error_message(
            "Số đạt phải là số nguyên, từ 0 trở lên, không lớn hơn tổng số cùng dòng. Nếu tổng số \
             ghi nhầm thì sửa tổng số trước.",
        )
}

/// The same, or that nothing arose in the period.
pub(super) fn attained_or_nothing(cell: &str, total: &str) -> Result<DataValidation, XlsxError> {
    let most = format!("IF(ISNUMBER({total}),{total},{MOST})");
    let number = format!("AND({cell}>=0,{cell}=INT({cell}),{cell}<={most})");
    let rule = format!("=IF(ISNUMBER({cell}),{number},UPPER(TRIM({cell}))=\"KPS\")");
    DataValidation::new()
        .allow_custom(Formula::new(rule))
        .ignore_blank(false)
        .set_input_title("Số trong kỳ")?
        .set_input_message(
            "Ghi số phát sinh trong kỳ. Không phát sinh thì ghi KPS; chưa có số liệu thì để trống.",
        )?
        .set_error_title("Số trong kỳ chưa đúng")?
        .set_error_message(
            "Chỉ ghi số nguyên, từ 0 trở lên, không lớn hơn tổng số cùng dòng (nếu có); hoặc ghi \
             KPS nếu trong kỳ không phát sinh.",
        )
}

/// One of the states.
pub(super) fn state(states: &[String]) -> Result<DataValidation, XlsxError> {
    DataValidation::new()
        .allow_list_strings(states)?
        .set_input_title("Trạng thái")?
        .set_input_message("Chọn trong danh sách. Chưa có nội dung báo cáo thì để trống.")?
        .set_error_title("Trạng thái chưa đúng")?
        .set_error_message(format!("Chọn một trong các trạng thái: {}.", states.join(", ")))
}

/// One of the units.
pub(super) fn unit(names: Formula) -> Result<DataValidation, XlsxError> {
    DataValidation::new()
        .allow_list_formula(names)
        .set_input_title("Đơn vị")?
        .set_input_message("Bấm mũi tên bên phải ô này, chọn tên đơn vị.")?
        .set_error_title("Không có đơn vị này")?
        .set_error_message("Chọn tên đơn vị trong danh sách, không tự gõ tên khác.")
}

/// What cannot be right in the cell of a total.
pub(super) fn wrong_total(cell: &str) -> ConditionalFormatFormula {
    let number = format!("OR({cell}<0,{cell}<>INT({cell}))");
    let rule = format!("=IF(ISNUMBER({cell}),{number},LEN(TRIM({cell}))>0)");
    ConditionalFormatFormula::new().set_rule(Formula::new(rule)).set_format(style::wrong())
}

/// What cannot be right in the cell of those who attained.
pub(super) fn wrong_attained(
    cell: &str,
    total: &str,
    or_nothing: bool,
) -> ConditionalFormatFormula {
    let above = format!("IF(ISNUMBER({total}),{cell}>{total},FALSE)");
    let number = format!("OR({cell}<0,{cell}<>INT({cell}),{above})");
    let words = match or_nothing {
        true => format!("AND(LEN(TRIM({cell}))>0,UPPER(TRIM({cell}))<>\"KPS\")"),
        false => format!("LEN(TRIM({cell}))>0"),
    };
    let rule = format!("=IF(ISNUMBER({cell}),{number},{words})");
    ConditionalFormatFormula::new().set_rule(Formula::new(rule)).set_format(style::wrong())
}
