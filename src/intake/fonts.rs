//! Text typed in the fonts of before Unicode, TCVN3 (ABC, `.VnTime`) and VNI: their letters stand
//! where Latin-1 has other signs. encoding_rs and the like follow the web's list of encodings,
//! which has neither, and in workbooks the text is no encoding at all but Latin-1 letters; so the
//! tables are here.
//!
//! A text is converted only where nothing else is possible: two heads of the form must come out
//! that were none before, every sign must be one of the font's, and every word must be one that
//! Vietnamese can have. Whatever falls short of that stays refused.

mod syllable;
mod tcvn3;
mod vni;

use super::finding::{Change, Log, Reason, Refusal, Remark, short};

/// A way of writing Vietnamese before Unicode.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Font {
    Tcvn3,
    Vni,
}

/// So many heads of columns must come out.
const ENOUGH: usize = 2;

impl Font {
    fn name(self) -> &'static str {
        match self {
            Self::Tcvn3 => "TCVN3 (.VnTime)",
            Self::Vni => "VNI (VNI-Times)",
        }
    }

    /// The text in Unicode; none where a sign is not of this font.
    fn converted(self, text: &str) -> Option<String> {
        match self {
            Self::Tcvn3 => tcvn3::converted(text),
            Self::Vni => vni::converted(text),
        }
    }

    /// The text in Unicode, of a file whose font was recognised.
    pub(super) fn convert(self, text: &str) -> String {
        self.converted(text).unwrap_or_else(|| text.to_owned())
    }

    /// The first head that came out, as an example.
    fn example<'t>(
        self,
        texts: impl Iterator<Item = &'t str>,
        known: fn(&str) -> bool,
    ) -> Option<(&'t str, String)> {
        let (mut heads, mut example) = (0, None);
        for text in texts.filter(|text| !text.is_ascii()) {
            let converted = self.converted(text)?;
            if !converted.split(|c: char| !c.is_alphabetic()).all(syllable::is_word) {
                return None;
            }
            if known(&converted) && !known(text) {
                heads += 1;
                example.get_or_insert((text, converted));
            }
        }
        example.filter(|_| heads >= ENOUGH)
    }
}

/// The font of all texts of a file, with a remark that shows it; none where none is certain.
/// `known` says which texts are heads of columns.
pub(super) fn recognise<'t>(
    texts: impl Iterator<Item = &'t str> + Clone,
    known: fn(&str) -> bool,
    log: &mut Log,
) -> Option<Font> {
    let fonts = [Font::Tcvn3, Font::Vni].into_iter();
    let mut sure = fonts.filter_map(|font| Some((font, font.example(texts.clone(), known)?)));
    let (font, (before, now)) = sure.next()?;
    if sure.next().is_some() {
        return None;
    }
    let message = format!(
        "Chữ gõ bằng phông cũ {}, đã chuyển sang Unicode: “{}” là “{}”",
        font.name(),
        short(before),
        short(&now)
    );
    log.remark(Remark::new(Change::Dialect, message));
    Some(font)
}

/// Refuses texts that look like it and cannot be converted with certainty.
pub(super) fn refuse<'t>(texts: impl Iterator<Item = &'t str>) -> Result<(), Refusal> {
    let vietnamese = |c: char| ('\u{1ea0}'..='\u{1ef9}').contains(&c);
    if texts.filter(|text| !text.contains(vietnamese)).map(signs_inside).sum::<usize>() < 3 {
        return Ok(());
    }
    Err(Refusal::new(
        Reason::Encoding,
        "Chữ trong tệp có vẻ gõ bằng phông TCVN3 (.VnTime) hoặc VNI, không đủ căn cứ để chuyển",
    )
    .hint("Chuyển bảng sang phông Unicode (Times New Roman) rồi gửi lại"))
}

/// How many signs stand beside letters that never do in Unicode.
fn signs_inside(text: &str) -> usize {
    const SIGNS: &str = "®©ª«¬µ¸¶·¹¨×";
    let (mut before, mut inside, mut chars) = (' ', 0, text.chars().peekable());
    while let Some(c) = chars.next() {
        let beside = before.is_alphabetic() || chars.peek().is_some_and(|c| c.is_alphabetic());
        inside += usize::from(SIGNS.contains(c) && beside);
        before = c;
    }
    inside
}

/// Punctuation that stands in text of any font.
fn is_punctuation(c: char) -> bool {
    c.is_ascii() || c == '\u{a0}' || ('\u{2000}'..='\u{206f}').contains(&c)
}

/// Every letter of Vietnamese that is not ASCII, small, in the order of the tables.
#[cfg(test)]
const LETTERS: &str = "àảãáạăằẳẵắặâầẩẫấậđèẻẽéẹêềểễếệìỉĩíịòỏõóọôồổỗốộơờởỡớợùủũúụưừửữứựỳỷỹýỵ";

#[cfg(test)]
mod tests {
    use super::*;

    fn known(text: &str) -> bool {
        ["mã đơn vị", "chỉ tiêu", "số đạt"].contains(&text.to_lowercase().as_str())
    }

    fn font(texts: &[&str]) -> Option<Font> {
        recognise(texts.iter().copied(), known, &mut Log::default())
    }

    #[test]
    fn two_heads_make_a_font_certain() {
        assert_eq!(font(&["M· ®¬n vÞ", "ChØ tiªu", "X· Cam L©m"]), Some(Font::Tcvn3));
        assert_eq!(font(&["Maõ ñôn vò", "Chæ tieâu", "Xaõ Cam Laâm"]), Some(Font::Vni));
        assert_eq!(font(&["MAÕ ÑÔN VÒ", "CHÆ TIEÂU"]), Some(Font::Vni));
        assert_eq!(font(&["M· ®¬n vÞ", "12"]), None);
    }

    #[test]
    fn a_file_of_two_fonts_is_not_certain() {
        assert_eq!(font(&["M· ®¬n vÞ", "ChØ tiªu", "Xaõ Cam Laâm"]), None);
        assert_eq!(font(&["M· ®¬n vÞ", "ChØ tiªu", "Xã Cam Lâm, đã rà soát"]), None);
        assert_eq!(font(&["Mã đơn vị", "Chỉ tiêu", "X· Cam L©m"]), None);
    }

    #[test]
    fn all_letters_are_there() {
        assert_eq!(LETTERS.chars().count(), 67);
        assert!(LETTERS.chars().all(|c| c.is_lowercase() && !c.is_ascii()));
    }
}
