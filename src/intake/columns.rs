//! Words at the head of columns, in the spellings that forms have.

use super::names::plain;
use crate::plan::Form;

/// What a column holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Column {
    Serial,
    UnitCode,
    UnitName,
    Period,
    IndicatorCode,
    IndicatorName,
    Criterion,
    CountedIn,
    /// Whether the figure stands for a day or arose in the period.
    Measure,
    /// What the period before had.
    Reference,
    Total,
    Attained,
    Ratio,
    Note,
    TaskCode,
    TaskName,
    State,
    Result,
    Difficulty,
    Proposal,
    Direction,
    ModelName,
    Area,
}

/// Header words without diacritics, brackets and signs.
const WORDS: [(Column, &[&str]); 23] = [
    (Column::Serial, &["stt", "tt", "so tt", "so thu tu", "thu tu"]),
    (Column::UnitCode, &["ma don vi", "ma dv", "ma dvhc", "ma don vi hanh chinh"]),
    (
        Column::UnitName,
        &[
            "don vi",
            "ten don vi",
            "don vi bao cao",
            "co quan don vi",
            "co quan",
            "dia phuong",
            "don vi dia phuong",
            "xa phuong",
            "xa phuong dac khu",
        ],
    ),
    (Column::Period, &["ky bao cao", "ky"]),
    (Column::IndicatorCode, &["ma chi tieu", "ma ct"]),
    (Column::IndicatorName, &["chi tieu", "ten chi tieu", "noi dung chi tieu"]),
    (Column::Criterion, &["duoc tinh la dat khi", "cach tinh", "duoc tinh khi"]),
    (Column::CountedIn, &["don vi tinh", "dvt"]),
    (Column::Measure, &["loai so", "loai so lieu"]),
    (Column::Reference, &["tong so ky truoc", "so dat ky truoc"]),
    (Column::Total, &["tong so", "tong so nguoi", "tong so doi tuong", "tong"]),
    (
        Column::Attained,
        &[
            "so dat",
            "so dat luy ke",
            "so nguoi dat",
            "so nguoi dat luy ke",
            "dat",
            "luy ke",
            "so dat trong ky",
            "so nguoi dat trong ky",
            "so dat phat sinh trong ky",
        ],
    ),
    (Column::Ratio, &["ty le", "ti le", "ty le dat", "ti le dat", "ty le phan tram", ""]),
    (Column::Note, &["ghi chu"]),
    (Column::TaskCode, &["ma nhiem vu", "ma nv"]),
    (Column::TaskName, &["nhiem vu", "ten nhiem vu", "nhiem vu giai phap", "noi dung nhiem vu"]),
    (Column::State, &["trang thai", "tinh trang", "tien do", "trang thai thuc hien"]),
    (Column::Result, &["ket qua", "ket qua thuc hien"]),
    (Column::Difficulty, &["kho khan", "kho khan vuong mac", "vuong mac"]),
    (Column::Proposal, &["kien nghi", "kien nghi de xuat", "de xuat kien nghi", "de xuat"]),
    (Column::Direction, &["phuong huong", "phuong huong ky toi", "phuong huong thoi gian toi"]),
    (Column::ModelName, &["ten mo hinh", "mo hinh"]),
    (Column::Area, &["dia ban"]),
];

impl Column {
    /// The column with that word at its head.
    pub(super) fn named(head: &str) -> Option<Self> {
        if head.is_empty() || head.len() > 200 {
            return None;
        }
        // A ratio's head may be nothing but a sign.
        let words = if head.trim() == "%" { String::new() } else { bare(head)? };
        let row = WORDS.iter().find(|(_, known)| known.contains(&words.as_str()));
        row.map(|(column, _)| *column)
    }

    /// True where it says whom or what a row is about.
    pub(super) fn is_key(self) -> bool {
        let units = matches!(self, Self::UnitCode | Self::UnitName);
        units || self.is_subject()
    }

    /// True where it names an indicator, a task or a model.
    pub(super) fn is_subject(self) -> bool {
        matches!(
            self,
            Self::IndicatorCode
                | Self::IndicatorName
                | Self::TaskCode
                | Self::TaskName
                | Self::ModelName
        )
    }

    /// True where it holds what is reported.
    pub(super) fn is_value(self) -> bool {
        matches!(self, Self::Total | Self::Attained | Self::State | Self::Result | Self::Area)
    }

    /// True where it holds numbers of people.
    pub(super) fn is_count(self) -> bool {
        matches!(self, Self::Total | Self::Attained)
    }

    /// True where it holds words of the sender's own.
    pub(super) fn is_words(self) -> bool {
        let answers = matches!(self, Self::Result | Self::Difficulty | Self::Proposal);
        answers || matches!(self, Self::Note | Self::Direction | Self::ModelName | Self::Area)
    }

    /// True where it only helps the reader.
    pub(super) fn is_left_out(self) -> bool {
        let read_only = matches!(self, Self::Measure | Self::Reference);
        read_only || matches!(self, Self::Serial | Self::Criterion | Self::CountedIn | Self::Ratio)
    }

    /// The form that a column belongs to; none where several have it.
    pub(super) fn form(self) -> Option<Form> {
        match self {
            Self::IndicatorCode | Self::IndicatorName | Self::Total | Self::Attained => {
                Some(Form::Figures)
            }
            Self::TaskCode | Self::TaskName | Self::State => Some(Form::Tasks),
            Self::ModelName | Self::Area => Some(Form::Models),
            _ => None,
        }
    }
}

/// Every word that may stand at the head of a column, for suggestions.
pub(super) fn all_words() -> impl Iterator<Item = &'static str> {
    WORDS.iter().flat_map(|(_, words)| words.iter().copied()).filter(|word| word.len() > 2)
}

/// The head without what stands in brackets: `Tổng số (người)` is `tong so`.
fn bare(head: &str) -> Option<String> {
    let mut depth = 0usize;
    let outside = |c: &char| {
        match c {
            '(' | '[' => depth += 1,
            ')' | ']' => depth = depth.saturating_sub(1),
            _ => return depth == 0,
        }
        false
    };
    let text: String = head.chars().filter(outside).collect();
    let words = plain(&text);
    (!words.is_empty()).then_some(words)
}

/// True where a head says that the figure arose in the period.
pub(super) fn says_flow(head: &str) -> bool {
    let words = plain(head);
    words.contains("trong ky") || words.contains("phat sinh")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn heads_are_known_in_every_spelling() {
        for (head, column) in [
            ("Mã đơn vị", Column::UnitCode),
            ("ma_don_vi", Column::UnitCode),
            ("ĐƠN VỊ", Column::UnitName),
            ("Tổng số\n(người)", Column::Total),
            ("tong_so", Column::Total),
            ("Số đạt luỹ kế (người)", Column::Attained),
            ("Số đạt lũy kế", Column::Attained),
            ("Tỷ lệ (%)", Column::Ratio),
            ("%", Column::Ratio),
            ("Ti le %", Column::Ratio),
            ("STT", Column::Serial),
            ("Được tính là đạt khi…", Column::Criterion),
            ("Kỳ báo cáo:", Column::Period),
            ("Khó khăn, vướng mắc", Column::Difficulty),
            ("Đơn vị tính", Column::CountedIn),
        ] {
            assert_eq!(Column::named(head), Some(column), "{head}");
        }
        for head in ["", "Số điện thoại", "Xã Tân Định", "(1)", "12"] {
            assert_eq!(Column::named(head), None, "{head}");
        }
    }

    #[test]
    fn a_head_says_whether_the_figure_is_a_level() {
        assert!(!says_flow("Số đạt luỹ kế") && !says_flow("Số đạt"));
        assert!(says_flow("Số đạt trong kỳ") && says_flow("Số phát sinh"));
    }
}
