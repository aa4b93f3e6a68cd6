//! Progress of a task: one row of `nhiem-vu`.

use crate::period::Period;
use crate::plan::{Answerable, UnitId};
use crate::source::Span;

/// What a unit says of a task.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum State {
    /// `chua-trien-khai`
    NotStarted,
    /// `dang-thuc-hien`
    InProgress,
    /// `hoan-thanh`
    Done,
    /// `KPS`: an answer without a state.
    NothingArose,
}

/// One answer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Answer {
    /// Its period.
    pub period: Period,
    /// Who answers.
    pub unit: UnitId,
    /// For which action or heading.
    pub task: Answerable,
    /// What it says.
    pub state: State,
    /// True where difficulties are named.
    pub blocked: bool,
    /// In the unit's own words; none where it wrote none, as most do.
    pub said: Option<Said>,
    /// The whole row.
    pub row: Span,
}

/// What a unit wrote beside the state; each may be empty. A plan has some thousand answers, so
/// their words lie one behind the other in one text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Said {
    text: Box<str>,
    /// Where the first three end in it.
    ends: [u32; 3],
}

impl Said {
    /// The words of a row: result, difficulty, proposal, outlook.
    pub fn of(words: [&str; 4]) -> Option<Self> {
        let text = words.concat();
        if text.is_empty() {
            return None;
        }
        let mut end = 0;
        let ends = [words[0], words[1], words[2]].map(|words| {
            // Files are at most 64 MiB.
            end += words.len() as u32;
            end
        });
        Some(Self { text: text.into_boxed_str(), ends })
    }

    /// `ket_qua`
    pub fn result(&self) -> &str {
        &self.text[..self.ends[0] as usize]
    }

    /// `kho_khan`
    pub fn difficulty(&self) -> &str {
        &self.text[self.ends[0] as usize..self.ends[1] as usize]
    }

    /// `kien_nghi`
    pub fn proposal(&self) -> &str {
        &self.text[self.ends[1] as usize..self.ends[2] as usize]
    }

    /// `phuong_huong`
    pub fn outlook(&self) -> &str {
        &self.text[self.ends[2] as usize..]
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_column_keeps_its_words() {
        for words in
            [["Đã mở 3 lớp", "", "Cấp máy", "Mở thêm"], ["", "Thiếu", "", ""], ["", "", "", "x"]]
        {
            let said = Said::of(words).expect("words");
            let told = [said.result(), said.difficulty(), said.proposal(), said.outlook()];
            assert_eq!(told, words);
        }
        assert_eq!(Said::of([""; 4]), None);
    }
}
