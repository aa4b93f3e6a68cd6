//! The slip in three short lines, to be pasted into a chat before the letter goes out.

use super::{BLANK, Item, NOT_RECEIVED, NOTHING, News, Slip, Weight, Wish, form_names};
use crate::document::Document;
use crate::vietnamese::{date, lower_first, padded};
use crate::view::words::INVENTED;

/// So many items are said in a chat.
const MOST_ITEMS: usize = 3;

impl Slip {
    /// Three paragraphs of plain text.
    pub fn chat(&self, wish: &Wish) -> Document {
        let mut lines = Document::default();
        let mark = if self.head.invented { format!("[{INVENTED}] ") } else { String::new() };
        lines.say(format!("{mark}{}", self.greeting()));
        lines.say(self.body());
        lines.say(self.farewell(wish));
        lines
    }

    fn greeting(&self) -> String {
        let [_, _, issuer] = &self.head.issuer;
        let office = match self.head.office.as_str() {
            "" => "quý đơn vị",
            office => office,
        };
        let period = match self.head.period.as_str() {
            "" => String::new(),
            period => format!(" {period}"),
        };
        match &self.news {
            News::Refused => {
                format!("{issuer} chưa tiếp nhận được tệp báo cáo{period} của {office}.")
            }
            News::DocumentOnly { .. } => {
                format!("{issuer} đã nhận văn bản báo cáo{period} của {office}.")
            }
            News::NotSent { on, .. } => format!(
                "{issuer} kính nhắc: đến hết ngày {}, chưa nhận được báo cáo{period} của {office}.",
                date(*on)
            ),
            News::NotOwed => format!("{issuer} kính gửi {office}."),
            News::Report { .. } | News::File { .. } => {
                format!("{issuer} đã nhận báo cáo{period} của {office}.")
            }
        }
    }

    fn body(&self) -> String {
        let items = self.all_items();
        match &self.news {
            _ if !items.is_empty() => {}
            News::NotSent { forms, .. } | News::DocumentOnly { forms } => {
                return format!("Còn thiếu {}.", form_names(forms));
            }
            _ => return self.news_alone(),
        }
        let said: Vec<String> =
            items.iter().take(MOST_ITEMS).enumerate().map(|(n, item)| brief(n + 1, item)).collect();
        let more = match items.len().saturating_sub(MOST_ITEMS) {
            0 => String::new(),
            more => format!("; và {} nội dung khác trong phiếu gửi kèm", padded(more as u128)),
        };
        let what = if self.only_asks() { "Nhờ xác nhận" } else { "Nhờ xem lại" };
        format!("{what} {} nội dung: {}{more}.", padded(items.len() as u128), said.join("; "))
    }

    fn farewell(&self, wish: &Wish) -> String {
        let (before, day) = wish.until();
        let ask = match &self.news {
            _ if !self.asks() => return "Xin cảm ơn anh/chị.".to_owned(),
            _ if self.only_asks() => "trả lời",
            News::Refused => "sửa và gửi lại tệp",
            News::NotSent { .. } => "gửi báo cáo",
            News::DocumentOnly { .. } => "gửi số liệu theo biểu mẫu",
            News::Report { .. } if self.items.is_empty() => "gửi bổ sung",
            news if !news.lacking().is_empty() => "gửi lại biểu đã sửa và biểu còn thiếu",
            News::Report { .. } | News::File { .. } | News::NotOwed => "gửi lại biểu đã sửa",
        };
        let told = match self.news {
            News::NotSent { .. } => " Đã gửi rồi thì nhắn giúp số, ngày văn bản.",
            _ => "",
        };
        format!("Nhờ anh/chị {ask} {before} {day}.{told} Xin cảm ơn.")
    }
}

/// `(1) CBCCVC, cột Số đạt: 12.540, lớn hơn tổng số (11.034)`; what is not there, and what is
/// only asked about, needs no number before its reason.
fn brief(number: usize, item: &Item) -> String {
    let Item { weight, short_place, found, why, .. } = item;
    let why = lower_first(why);
    let said = match (weight, found.as_str()) {
        (Weight::Fill, BLANK | NOT_RECEIVED) => found.trim_matches(['(', ')']).to_owned(),
        (Weight::Mend, found) if found != NOTHING => format!("{found}, {why}"),
        _ => why,
    };
    format!("({number}) {short_place}: {said}")
}
