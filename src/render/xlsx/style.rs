//! How cells look: the face of official documents, thin lines, and colours that say what may be
//! filled in.

use rust_xlsxwriter::{Color, Format, FormatAlign, FormatBorder};

const FACE: &str = "Times New Roman";
/// What is given.
const GIVEN: u32 = 0xF2F2F2;
/// What may be filled in.
const ANSWER: u32 = 0xFFFBE6;
/// Where the unit is chosen.
const CHOICE: u32 = 0xFFE699;
/// What is not asked.
const CLOSED: u32 = 0xD9D9D9;
const LINES: u32 = 0x7F7F7F;

/// Plain words over or under a table.
pub(super) fn words() -> Format {
    Format::new()
        .set_font_name(FACE)
        .set_font_size(12)
        .set_text_wrap()
        .set_align(FormatAlign::VerticalCenter)
}

/// A cell of a table.
pub(super) fn cell() -> Format {
    words()
        .set_font_size(11)
        .set_align(FormatAlign::Top)
        .set_border(FormatBorder::Thin)
        .set_border_color(Color::RGB(LINES))
}

/// A head of a column.
pub(super) fn head() -> Format {
    cell()
        .set_bold()
        .set_align(FormatAlign::Center)
        .set_align(FormatAlign::VerticalCenter)
        .set_background_color(Color::RGB(CLOSED))
}

/// What a form gives: locked.
pub(super) fn given() -> Format {
    cell().set_background_color(Color::RGB(GIVEN))
}

/// What is not asked in that row: locked.
pub(super) fn closed() -> Format {
    cell().set_background_color(Color::RGB(CLOSED))
}

/// What is to be filled in with a number.
pub(super) fn number() -> Format {
    answer().set_num_format("0").set_align(FormatAlign::Right)
}

/// What is to be filled in with words, which stay words: `12/12` is no date, `- Đã mở` no formula.
pub(super) fn text() -> Format {
    answer().set_num_format("@")
}

fn answer() -> Format {
    cell().set_background_color(Color::RGB(ANSWER)).set_unlocked()
}

/// Where the unit is chosen, or stands.
pub(super) fn unit(chosen: bool) -> Format {
    let unit = words().set_bold();
    match chosen {
        true => unit
            .set_background_color(Color::RGB(CHOICE))
            .set_border(FormatBorder::Thin)
            .set_border_color(Color::RGB(LINES))
            .set_unlocked(),
        false => unit,
    }
}

/// Laid over an answer that cannot be right.
pub(super) fn wrong() -> Format {
    Format::new().set_background_color(Color::RGB(0xF8CBAD)).set_font_color(Color::RGB(0xC00000))
}
