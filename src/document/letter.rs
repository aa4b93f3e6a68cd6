//! Parts of an official document (Nghị định 30/2020/NĐ-CP, Phụ lục I). A letter is a [`Document`]
//! whose first block is [`Part::Head`], then [`Part::Title`] (a report: type and subject) or a
//! `V/v …` in the head (an official letter), [`Part::Addressees`], the body as ordinary blocks
//! ending in `./.`, [`Part::Signature`], and annexes, each begun by [`Part::Annex`].
//!
//! `render::docx` and `render::html` set each part as the decree says. Formats without paper
//! print [`Part::plain`].

use super::{Block, Document, Run};

/// Quốc hiệu.
pub const COUNTRY: &str = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM";
/// Tiêu ngữ.
pub const MOTTO: &str = "Độc lập - Tự do - Hạnh phúc";
/// Ends a document and each annex.
pub const END: &str = "./.";
/// Before the addressees.
pub const TO: &str = "Kính gửi:";
/// Before the recipients.
pub const RECIPIENTS: &str = "Nơi nhận:";

/// A part of an official document.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Part {
    /// Who issues it: the two blocks at its top.
    Head(Head),
    /// What it is and what it is about.
    Title(Title),
    /// Who it is for: one on the line of `Kính gửi:`, several as a list.
    Addressees(Vec<String>),
    /// Who signs it and who else receives it.
    Signature(Signature),
    /// What follows is an annex, with pages of its own.
    Annex(Annex),
}

/// The heading block.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Head {
    /// Superior agency, in capitals.
    pub superior: String,
    /// Issuing agency, in capitals.
    pub issuer: String,
    /// `Số:        /BC-SKHCN`; the blank is the registry office's.
    pub number: String,
    /// `V/v …` of an official letter.
    pub about: Option<String>,
    /// `Khánh Hòa, ngày     tháng 12 năm 2025`.
    pub place_and_date: String,
    /// `DỰ THẢO` and the like.
    pub marks: Vec<String>,
}

/// The type of a document and its subject.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Title {
    /// `BÁO CÁO`.
    pub kind: String,
    /// What it is about.
    pub subject: String,
}

/// The block at the end of the body.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Signature {
    /// Under `Nơi nhận:`, without dashes and stops.
    pub recipients: Vec<String>,
    /// `KT. GIÁM ĐỐC`.
    pub authority: Option<String>,
    /// `PHÓ GIÁM ĐỐC`.
    pub post: String,
    /// Name, without title.
    pub name: Option<String>,
}

/// The head of an annex.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Annex {
    /// `Phụ lục I`, or `DANH SÁCH` alone.
    pub label: String,
    /// Its title, in capitals.
    pub title: String,
    /// `(Kèm theo Báo cáo số …)`.
    pub reference: String,
    /// `SỐ LIỆU GIẢ ĐỊNH` and the like.
    pub marks: Vec<String>,
    /// True for wide tables: its pages lie on their side.
    pub landscape: bool,
}

impl Signature {
    /// `- Như trên;` … `- Lưu: VT, CĐS.`
    pub fn recipient_lines(&self) -> Vec<String> {
        listed(&self.recipients)
    }
}

/// `- a;` … `- z.`
pub fn listed(items: &[String]) -> Vec<String> {
    let last = items.len().saturating_sub(1);
    let line = |(n, item): (usize, &String)| {
        let stop = if n == last { "." } else { ";" };
        format!("- {}{stop}", item.trim_end_matches(['.', ';']))
    };
    items.iter().enumerate().map(line).collect()
}

impl Part {
    /// The part as blocks that need no paper.
    pub fn plain(&self) -> Vec<Block> {
        match self {
            Self::Head(head) => head.plain(),
            Self::Title(title) => {
                let lines = [&title.kind, &title.subject];
                let lines = lines.into_iter().filter(|line| !line.is_empty());
                lines.map(bold).chain([Block::Gap]).collect()
            }
            Self::Addressees(all) => addressees(all),
            Self::Signature(signature) => vec![Block::Gap, signature.plain()],
            Self::Annex(annex) => annex.plain(),
        }
    }
}

impl Head {
    fn plain(&self) -> Vec<Block> {
        let mut left = vec![
            Run::plain(self.superior.clone()),
            Run::bold(self.issuer.clone()),
            Run::plain(self.number.clone()),
        ];
        left.extend(self.about.iter().map(|about| Run::plain(about.clone())));
        let right =
            vec![Run::bold(COUNTRY), Run::bold(MOTTO), Run::italic(self.place_and_date.clone())];
        let marks = self.marks.iter().map(bold);
        [Block::Beside { left, right }, Block::Gap].into_iter().chain(marks).collect()
    }
}

impl Signature {
    fn plain(&self) -> Block {
        let lines = self.recipient_lines().into_iter().map(Run::plain);
        let left = std::iter::once(Run::bold(RECIPIENTS)).chain(lines).collect();
        let mut right: Vec<Run> = self.authority.iter().map(Run::bold).collect();
        right.push(Run::bold(self.post.clone()));
        right.extend([Run::plain(""), Run::plain("")]);
        right.extend(self.name.iter().map(Run::bold));
        Block::Beside { left, right }
    }
}

impl Annex {
    fn plain(&self) -> Vec<Block> {
        let lines = [&self.label, &self.title].into_iter().filter(|line| !line.is_empty());
        let mut blocks: Vec<Block> = std::iter::once(Block::Annex).chain(lines.map(bold)).collect();
        if !self.reference.is_empty() {
            blocks.push(Block::Centred(vec![Run::italic(self.reference.clone())]));
        }
        blocks.extend(self.marks.iter().map(bold));
        blocks.push(Block::Gap);
        blocks
    }
}

fn addressees(all: &[String]) -> Vec<Block> {
    match all {
        [one] => {
            let line = format!("{TO} {}.", one.trim_end_matches('.'));
            vec![Block::Centred(vec![Run::plain(line)]), Block::Gap]
        }
        several => {
            let lines = listed(several).into_iter().map(|line| paragraph(Run::plain(line)));
            let to = paragraph(Run::plain(TO));
            std::iter::once(to).chain(lines).chain([Block::Gap]).collect()
        }
    }
}

fn bold(text: impl Into<String>) -> Block {
    Block::Centred(vec![Run::bold(text)])
}

fn paragraph(run: Run) -> Block {
    Block::Paragraph(vec![run])
}

impl Document {
    /// The same document without parts that need paper.
    pub fn plain(&self) -> Self {
        let blocks = self.blocks.iter().flat_map(|block| match block {
            Block::Part(part) => part.plain(),
            other => vec![other.clone()],
        });
        Self { blocks: blocks.collect() }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_addressee_stands_on_the_line_and_several_in_a_list() {
        let one = Part::Addressees(vec!["Ủy ban nhân dân tỉnh".into()]).plain();
        let line = Block::Centred(vec![Run::plain("Kính gửi: Ủy ban nhân dân tỉnh.")]);
        assert_eq!(one, [line, Block::Gap]);
        let two = Part::Addressees(vec!["Các sở".into(), "Các xã.".into()]).plain();
        let text = |block: &Block| match block {
            Block::Paragraph(runs) => runs.iter().map(|run| run.text.clone()).collect(),
            _ => String::new(),
        };
        let lines: Vec<String> = two.iter().map(text).collect();
        assert_eq!(lines, ["Kính gửi:", "- Các sở;", "- Các xã.", ""]);
    }

    #[test]
    fn an_official_letter_says_what_it_is_about_under_its_number() {
        let head = Head {
            number: "Số:        /CQTH-VP".into(),
            about: Some("V/v báo cáo".into()),
            ..Head::default()
        };
        let Block::Beside { left, .. } = &Part::Head(head).plain()[0] else { panic!("blocks") };
        let lines: Vec<&str> = left.iter().map(|run| run.text.as_str()).collect();
        assert_eq!(lines, ["", "", "Số:        /CQTH-VP", "V/v báo cáo"]);
    }
}
