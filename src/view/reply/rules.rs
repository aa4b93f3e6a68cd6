//! What each rule says to the sender, or that it is no matter of the sender's; tests hold that
//! every rule about reports stands here, and that its words are words of the sender.

use super::case::{Case, Words};
use super::said::{
    above_total, denominator_differs, duplicate_answer, duplicate_figure, figure_rule,
    indicator_not_expected, level_falls, not_a_count, not_the_lead, not_the_owner, nothing_arose,
    personal_data, subset_above_set, two_sources_differ, unknown_state, whole_and_units,
    wrong_period,
};
use crate::diagnostic::{Rule, rules};

/// How a rule is told.
pub(super) enum Telling {
    /// Always in the same words: why, and what is asked for.
    Plain(&'static str, &'static str),
    /// In words that depend on the place; none where another item says it.
    Said(fn(&Case<'_>) -> Option<Words>),
    /// Not at all: names and forms of files, the register and decisions are the office's work.
    Ours,
}

use Telling::{Ours, Plain, Said};

/// All rules about reports.
pub(super) static ALL: &[(&Rule, Telling)] = &[
    (
        &rules::NOT_UTF8,
        Plain(
            "Chữ trong tệp không đọc được nên cả biểu chưa được tổng hợp",
            "Mở tệp bằng Excel, lưu lại dạng “CSV UTF-8” rồi gửi lại",
        ),
    ),
    (
        &rules::FILE_TOO_LARGE,
        Plain(
            "Tệp quá lớn, không giống một biểu báo cáo, nên chưa đọc được",
            "Gửi lại đúng biểu của kỳ này, không kèm hình ảnh hay bảng khác",
        ),
    ),
    (
        &rules::WRONG_HEADER,
        Plain(
            "Dòng tiêu đề các cột không đúng biểu mẫu nên cả biểu chưa được tổng hợp",
            "Dùng biểu mẫu kèm công văn, giữ nguyên dòng tiêu đề rồi gửi lại",
        ),
    ),
    (
        &rules::UNCLOSED_QUOTE,
        Plain(
            "Có dấu ngoặc kép mở mà không đóng nên dòng này chưa đọc được",
            "Xoá hoặc đóng dấu ngoặc kép ở dòng này",
        ),
    ),
    (
        &rules::ROW_SHAPE,
        Plain(
            "Dòng này thừa hoặc thiếu ô so với biểu mẫu nên chưa đọc được",
            "Ghi lại dòng này, mỗi cột một ô như biểu mẫu",
        ),
    ),
    (&rules::NOT_COMMITTED_FORM, Ours),
    (&rules::STRAY_FILE, Ours),
    (&rules::UNKNOWN_PERIOD_FOLDER, Ours),
    (&rules::UNKNOWN_REPORTER, Ours),
    (
        &rules::UNKNOWN_UNIT,
        Plain("Không có đơn vị nào tên như vậy", "Ghi lại tên đơn vị đúng như trong biểu mẫu"),
    ),
    (
        &rules::UNIT_NOT_VALID,
        Plain(
            "Đơn vị ở dòng này không còn, hoặc chưa có, trong kỳ báo cáo",
            "Ghi số liệu theo đơn vị hiện nay",
        ),
    ),
    (
        &rules::UNKNOWN_INDICATOR,
        Plain("Không có chỉ tiêu nào tên như vậy", "Ghi lại tên chỉ tiêu đúng như trong biểu mẫu"),
    ),
    (&rules::INDICATOR_NOT_EXPECTED, Said(indicator_not_expected)),
    (&rules::WRONG_PERIOD, Said(wrong_period)),
    (&rules::NOT_THE_OWNER, Said(not_the_owner)),
    (&rules::NOT_A_COUNT, Said(not_a_count)),
    (
        &rules::COUNT_TOO_LONG,
        Plain(
            "Số có quá nhiều chữ số, không thể là số người",
            "Ghi đúng số người; không ghi mã số, số điện thoại vào ô này",
        ),
    ),
    (&rules::NOTHING_AROSE_ON_LEVEL, Said(nothing_arose)),
    (&rules::NUMERATOR_ABOVE_DENOMINATOR, Said(above_total)),
    (
        &rules::ZERO_DENOMINATOR,
        Plain(
            "Tổng số ghi 0, nhưng theo số liệu đã có thì đơn vị có người thuộc đối tượng này",
            "Ghi đúng tổng số người; chưa có số liệu thì để trống",
        ),
    ),
    (&rules::DUPLICATE_FIGURE, Said(duplicate_figure)),
    (&rules::WHOLE_AND_UNITS, Said(whole_and_units)),
    (
        &rules::DENOMINATOR_ON_COUNT,
        Plain(
            "Chỉ tiêu này chỉ cần một số, ô Tổng số không dùng đến",
            "Để trống ô Tổng số; kiểm tra số ở cột Số đạt đã đúng chưa",
        ),
    ),
    (
        &rules::UNKNOWN_TASK,
        Plain("Không có nhiệm vụ nào mang mã này", "Ghi lại mã nhiệm vụ đúng như trong biểu mẫu"),
    ),
    (&rules::NOT_THE_LEAD, Said(not_the_lead)),
    (&rules::UNKNOWN_STATE, Said(unknown_state)),
    (&rules::DUPLICATE_ANSWER, Said(duplicate_answer)),
    (
        &rules::CELL_TOO_LONG,
        Plain(
            "Nội dung một ô quá dài nên dòng này chưa đọc được",
            "Rút ngắn nội dung; phần chi tiết gửi kèm bằng văn bản",
        ),
    ),
    // A unit that owes no such form owes no answer either.
    (&rules::UNEXPECTED_FORM, Ours),
    // The office puts an apostrophe before such text when it is received.
    (&rules::FORMULA_TEXT, Ours),
    // A second source is the office's own list.
    (&rules::BAD_COMPARISON_ROW, Ours),
    (&rules::LEVEL_FALLS, Said(level_falls)),
    (&rules::SUBSET_ABOVE_SET, Said(subset_above_set)),
    (&rules::FIGURE_RULE, Said(figure_rule)),
    (&rules::DENOMINATOR_DIFFERS, Said(denominator_differs)),
    (&rules::TWO_SOURCES_DIFFER, Said(two_sources_differ)),
    (
        &rules::PERCENT_AS_COUNT,
        Plain(
            "Số đạt quá nhỏ so với tổng số, có thể là tỷ lệ phần trăm",
            "Ghi số người đạt, không ghi tỷ lệ; nếu đúng là số người thì cho biết lý do",
        ),
    ),
    (&rules::PERSONAL_DATA, Said(personal_data)),
    (
        &rules::HIDDEN_CHARACTER,
        Plain(
            "Trong ô có ký tự ẩn, nhìn không thấy được",
            "Gõ lại nội dung ô này, không dán từ nơi khác",
        ),
    ),
    (&rules::BAD_REGISTER_ROW, Ours),
    (&rules::FILE_WITHOUT_RECEIPT, Ours),
    (&rules::RECEIPT_WITHOUT_FILE, Plain(LOST.0, LOST.1)),
    (&rules::DUPLICATE_RECEIPT, Ours),
    (&rules::DATE_OUT_OF_RANGE, Ours),
    (&rules::CHANGED_AFTER_RECEIPT, Ours),
    (&rules::BAD_DECISION, Ours),
    // A closed period is the office's own care.
    (&rules::CLOSED_FILE_CHANGED, Ours),
    (&rules::CLOSED_FIGURE_DIFFERS, Ours),
    (&rules::CLOSING_EDITED, Ours),
    (&rules::PLAN_CHANGED_AFTER_CLOSING, Ours),
    (&rules::RECEIVED_AFTER_CLOSING, Ours),
];

/// A form that came, while its figures are not there.
pub(super) const LOST: (&str, &str) = (
    "Đã nhận được thư hoặc văn bản nhưng chưa có số liệu của biểu này",
    "Gửi lại tệp biểu số liệu",
);

/// For a rule that has no words yet: better a general sentence than silence.
const UNSAID: (&str, &str) =
    ("Nội dung ở đây chưa đúng với biểu mẫu", "Xem lại và ghi lại theo biểu mẫu");

/// What a finding says to the sender; none where it is no matter of the sender's.
pub(super) fn words(case: &Case<'_>) -> Option<Words> {
    match ALL.iter().find(|(rule, _)| rule.code == case.finding.rule.code) {
        Some((_, Plain(why, ask))) => Some(Words::new(*why, *ask)),
        Some((_, Said(words))) => words(case),
        Some((_, Ours)) => None,
        None => Some(Words::new(UNSAID.0, UNSAID.1)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::view::reply::said::{COMPARE, CONFIRM};

    fn is_about_reports(rule: &Rule) -> bool {
        rule.code.starts_with(['R', 'D'])
    }

    #[test]
    fn every_rule_about_reports_is_told_or_is_ours() {
        for rule in rules::ALL.iter().filter(|rule| is_about_reports(rule)) {
            let times = ALL.iter().filter(|(known, _)| known.code == rule.code).count();
            assert_eq!(times, 1, "say {} to the sender in view/reply/rules.rs", rule.name);
        }
        assert!(ALL.iter().all(|(rule, _)| is_about_reports(rule)));
    }

    /// What costs a figure is always told, but for files that stand under nobody's name.
    #[test]
    fn what_costs_a_figure_is_told() {
        let nobodys = [rules::UNKNOWN_PERIOD_FOLDER.code, rules::UNKNOWN_REPORTER.code];
        for (rule, telling) in ALL {
            let told = !matches!(telling, Ours);
            let costs = rule.cost != crate::diagnostic::Cost::Nothing;
            assert!(told || !costs || nobodys.contains(&rule.code), "{}", rule.name);
        }
    }

    #[test]
    fn plain_words_hold_no_keys_and_no_codes() {
        let plain = ALL.iter().filter_map(|(_, telling)| match telling {
            Plain(why, ask) => Some([*why, *ask]),
            _ => None,
        });
        for text in plain.chain([[CONFIRM, COMPARE], UNSAID.into()]).flatten() {
            assert!(!text.contains('_') && !text.ends_with('.'), "{text}");
            assert!(crate::vietnamese::is_nfc(text) && text.contains(' '), "{text}");
        }
    }
}
