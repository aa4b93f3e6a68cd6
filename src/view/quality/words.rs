//! The tests in words: what each is called, how it is computed, when it asks.

use crate::aggregate::{Share, Test, Unable, Value};
use crate::plan::{About, FigureKey, Plan};
use crate::vietnamese::{grouped, percent, points};
use std::cmp::Ordering;

/// What is said of a test.
pub(in crate::view) struct Said {
    /// Its key in JSON.
    pub(in crate::view) key: &'static str,
    /// Its name.
    pub(in crate::view) name: &'static str,
    /// How its value is computed.
    pub(in crate::view) formula: &'static str,
    /// When it asks for a second look.
    pub(in crate::view) asked_when: &'static str,
}

const fn said(texts: [&'static str; 4]) -> Said {
    let [key, name, formula, asked_when] = texts;
    Said { key, name, formula, asked_when }
}

/// The words of a test.
pub(in crate::view) fn words(test: Test) -> Said {
    match test {
        Test::Completeness | Test::Timeliness => of_received(test),
        Test::OverTime | Test::Jump | Test::Resubmission => over_time(test),
        Test::AcrossUnits | Test::OwnToRegistered | Test::OwnToLast | Test::TwoSources => {
            between(test)
        }
        _ => of_marks(test),
    }
}

fn of_received(test: Test) -> Said {
    said(match test {
        Test::Completeness => ["completeness", "Đủ số liệu", "số đã tính / số phải có", "dưới 90%"],
        _ => ["timeliness", "Gửi đúng hạn", "đơn vị đúng hạn / đơn vị phải gửi", "dưới 75%"],
    })
}

fn over_time(test: Test) -> Said {
    said(match test {
        Test::OverTime => [
            "over_time",
            "Số trong kỳ so với các kỳ trước",
            "số kỳ này / trung bình các kỳ trước (nhiều nhất 3 kỳ)",
            "dưới 67% hoặc trên 133%",
        ],
        Test::Jump => [
            "jump",
            "Tỷ lệ tăng, giảm nhanh",
            "tỷ lệ kỳ này - tỷ lệ kỳ trước",
            "trên 20 điểm % mà không có ghi chú",
        ],
        _ => [
            "resubmission",
            "Hai lần gửi khác nhau nhiều",
            "tỷ lệ lần gửi sau - tỷ lệ lần gửi trước",
            "trên 20 điểm % mà không có ghi chú",
        ],
    })
}

fn between(test: Test) -> Said {
    said(match test {
        Test::AcrossUnits => [
            "across_units",
            "Tỷ lệ khác xa các đơn vị",
            "z = 0,6745 × (tỷ lệ - trung vị) / MAD; MAD = 0 thì z = (tỷ lệ - trung vị) / \
             (1,253314 × độ lệch trung bình)",
            "|z| trên 3,5 và cách trung vị từ 5 điểm %; cần 7 đơn vị",
        ],
        Test::OwnToRegistered => [
            "own_to_registered",
            "Tổng số so với số đăng ký",
            "tổng số đơn vị ghi / số đăng ký trong kế hoạch",
            "dưới 90% hoặc trên 110%",
        ],
        Test::OwnToLast => [
            "own_to_last",
            "Tổng số so với lần trước",
            "tổng số kỳ này / tổng số của số liệu gần nhất trước đó",
            "dưới 90% hoặc trên 110%",
        ],
        _ => [
            "two_sources",
            "Một đối tượng, hai nguồn số",
            "tổng số của nguồn này / tổng số của nguồn kia",
            "dưới 90% hoặc trên 110%",
        ],
    })
}

fn of_marks(test: Test) -> Said {
    said(match test {
        Test::AtTarget => [
            "at_target",
            "Vừa đúng mức kế hoạch",
            "số đạt so với số ít nhất để đạt kế hoạch",
            "bằng nhau; từ 20 người, kế hoạch dưới 100%",
        ],
        Test::Bunching => [
            "bunching",
            "Dồn ngay trên mức kế hoạch",
            "trong các đơn vị cách mức kế hoạch không quá 1 điểm %: xác suất nhị thức (p = 1/2) có \
             từng ấy đơn vị đạt trở lên",
            "dưới 0,01; cần 7 đơn vị, kế hoạch dưới 100%",
        ],
        Test::LastDigit => [
            "last_digit",
            "Chữ số cuối là 0 hoặc 5",
            "trong các số đạt từ 100: xác suất nhị thức (p = 0,2) có từng ấy số tròn trở lên",
            "dưới 0,01; cần 25 số",
        ],
        Test::SameAsBefore => [
            "same_as_before",
            "Giống hệt kỳ trước",
            "số kỳ này so với số kỳ trước, xét các số từ 100",
            "bằng nhau",
        ],
        _ => [
            "same_as_other",
            "Giống hệt đơn vị khác",
            "cặp tổng số, số đạt so với các đơn vị khác, xét các số từ 100",
            "bằng nhau cả cặp",
        ],
    })
}

/// Why a test could not run.
pub(in crate::view) fn unable(reason: Unable) -> String {
    match reason {
        Unable::NoFigures => "chưa có số liệu nào được tính".to_owned(),
        Unable::NothingArrived => "chưa có báo cáo nào của kỳ".to_owned(),
        Unable::NotDue => "chưa hết hạn gửi".to_owned(),
        Unable::NobodyReports => "không có đơn vị nào phải báo cáo".to_owned(),
        Unable::NoEarlier => "chưa có số kỳ trước của cùng đối tượng để so".to_owned(),
        Unable::NoRegister => "kế hoạch chưa có số đăng ký".to_owned(),
        Unable::NoSecondSource => "nguồn kia chưa có số của cùng đơn vị".to_owned(),
        Unable::NothingSentAgain => "không có đơn vị nào gửi lại biểu số liệu".to_owned(),
        Unable::NoEarlierSubmission => {
            "chưa tìm được nội dung lần gửi trước (cần git và mã SHA-256 trong sổ tiếp nhận)"
                .to_owned()
        }
        Unable::TargetIsAll => "kế hoạch là 100%".to_owned(),
        Unable::AllBelow(least) => format!("các số đều dưới {least}"),
        Unable::TooFew { found, needed } => format!("mới có {found}, cần ít nhất {needed}"),
    }
}

/// A value as it is printed.
pub(in crate::view) fn value(plan: &Plan, value: Value) -> String {
    match value {
        Value::Part(share) => {
            format!("{}/{}, {}", share.numerator, share.denominator, ratio(share))
        }
        Value::Ratio(share) => ratio(share),
        Value::Change { before, now } => change(before, now),
        Value::Score { z, share } => format!("z = {}, tỷ lệ {}", decimal(z, 2), ratio(share)),
        Value::Chance { hits, p } => {
            format!("{}/{}, xác suất {}", hits.numerator, hits.denominator, chance(p))
        }
        Value::Figure(share) => pair(share),
        Value::SameAs(share, key) => format!("{} như {}", pair(share), about(plan, key)),
    }
}

/// `112,34%`; nothing over nothing has no ratio.
fn ratio(share: Share) -> String {
    match share.denominator {
        0 => "không tính được".to_owned(),
        denominator => percent(share.numerator, denominator, None),
    }
}

fn pair(share: Share) -> String {
    match share.denominator {
        0 => grouped(share.numerator),
        denominator => format!("{}/{}", grouped(share.numerator), grouped(denominator)),
    }
}

fn change(before: Share, now: Share) -> String {
    let (was, is) = (before.numerator * now.denominator, now.numerator * before.denominator);
    let both = (before.denominator * now.denominator).max(1);
    let size = points((was.abs_diff(is) * 20_000 + both) / (2 * both));
    match is.cmp(&was) {
        Ordering::Greater => format!("tăng {size} điểm %"),
        Ordering::Less => format!("giảm {size} điểm %"),
        Ordering::Equal => "không đổi".to_owned(),
    }
}

/// With a decimal comma, half away from zero as the formatter has it.
fn decimal(number: f64, decimals: usize) -> String {
    format!("{number:.decimals$}").replace('.', ",")
}

/// A probability; a small one is never printed as 0.
fn chance(p: f64) -> String {
    if p < 0.0001 { "dưới 0,0001".to_owned() } else { decimal(p, 4) }
}

/// Whose a figure is, as in a sentence.
pub(in crate::view) fn about(plan: &Plan, key: FigureKey) -> String {
    match key.about {
        About::Unit(unit) => plan.name_in_sentence(unit),
        About::Whole => plan.head.scope.clone(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn share(numerator: u128, denominator: u128) -> Share {
        Share { numerator, denominator }
    }

    #[test]
    fn changes_and_chances_are_printed_with_a_comma() {
        assert_eq!(change(share(1, 2), share(7123, 10_000)), "tăng 21,23 điểm %");
        assert_eq!(change(share(7123, 10_000), share(1, 2)), "giảm 21,23 điểm %");
        assert_eq!(change(share(1, 2), share(2, 4)), "không đổi");
        assert_eq!((chance(0.0195), chance(1e-9)), ("0,0195".into(), "dưới 0,0001".into()));
        assert_eq!(decimal(-4.205, 1), "-4,2");
    }

    #[test]
    fn every_test_has_words_and_a_key_of_its_own() {
        let mut keys: Vec<&str> = Test::ALL.into_iter().map(|test| words(test).key).collect();
        keys.sort_unstable();
        keys.dedup();
        assert_eq!(keys.len(), Test::ALL.len());
    }
}
