//! The reminder in a few lines, to be pasted into a chat before the letter goes out.

use super::{Asking, lacking_words};
use crate::aggregate::Owed;
use crate::document::{Block, Document};
use crate::vietnamese::{date, list, padded};
use crate::view::Facts;
use crate::view::words::INVENTED;

/// A message with more names than these is not read: it goes with the list, or to each.
const MOST_NAMES: usize = 10;

/// Three lines to all, or to each in turn.
pub fn chat(facts: &Facts<'_>, owed: &[Owed], asking: &Asking, each: bool) -> Document {
    let mut page = Document::default();
    if !each {
        lines(facts, owed, asking, &mut page);
        return page;
    }
    for (n, one) in owed.iter().enumerate() {
        if n > 0 {
            page.push(Block::Gap);
        }
        lines(facts, std::slice::from_ref(one), asking, &mut page);
    }
    page
}

fn lines(facts: &Facts<'_>, owed: &[Owed], asking: &Asking, page: &mut Document) {
    let (plan, overview) = (facts.plan, facts.overview);
    let issuer = issuer(facts);
    let period = overview.term.period.in_sentence();
    let mark = if overview.invented { format!("[{INVENTED}] ") } else { String::new() };
    let (what, whose) = match owed {
        [only] => (lacking_words(facts, &only.lacking), plan.office(only.unit)),
        many if many.len() > MOST_NAMES => {
            let count = padded(many.len() as u128);
            let whose = format!("{count} cơ quan, địa phương theo danh sách gửi kèm");
            ("báo cáo hoặc số liệu".to_owned(), whose)
        }
        many => {
            let offices: Vec<String> = many.iter().map(|o| plan.office(o.unit)).collect();
            ("báo cáo hoặc số liệu".to_owned(), list(&offices))
        }
    };
    let day = date(overview.as_of);
    page.say(format!(
        "{mark}{issuer} kính nhắc: đến hết ngày {day}, {issuer} chưa nhận được {what} {period} của \
         {whose}."
    ));
    page.say(format!("Nhờ anh/chị gửi {}.", asking.until()));
    page.say("Đã gửi rồi thì nhắn giúp số, ngày văn bản. Xin cảm ơn.");
}

/// The gathering unit by the name that people know: the short name of its unit, else that of the
/// letterhead.
fn issuer(facts: &Facts<'_>) -> String {
    let unit = facts.plan.unit(facts.plan.head.coordinator);
    unit.short_name.clone().unwrap_or_else(|| facts.plan.letterhead.issuer_short.clone())
}
