//! The slip of a file that could not be taken in: each reason at its place, in words for the
//! sender and not for the officer at the desk.

use super::sheet::{head_in_words, shown};
use super::{Found, Head, Item, NOTHING, News, Slip, Weight};
use crate::intake::{Place, Reason, Refusal, Rejection};
use crate::vietnamese::upper_first;

/// The slip of a refused file of that name.
pub fn of_refused(found: &Found<'_>, rejection: &Rejection, file: &str) -> Slip {
    let plan = found.plan;
    let head = Head {
        office: rejection.unit.map(|unit| plan.office(unit)).unwrap_or_default(),
        period: rejection.period.map(|period| period.in_sentence()).unwrap_or_default(),
        file: file.to_owned(),
        ..Head::new(found)
    };
    let items = rejection.refusals.iter().map(item).collect();
    Slip { head, news: News::Refused, items }
}

fn item(refusal: &Refusal) -> Item {
    let place = refusal.place.as_ref().map_or_else(|| "Cả tệp".to_owned(), words_of);
    let found = match refusal.found.as_str() {
        "" => NOTHING.to_owned(),
        found => shown(found),
    };
    Item {
        weight: Weight::Mend,
        form: None,
        short_place: place.clone(),
        place,
        found,
        why: refusal.message.clone(),
        ask: ask_of(refusal),
    }
}

/// `Dòng 7, cột F (Số đạt)`; brackets of the head itself are left out.
fn words_of(place: &Place) -> String {
    let head = head_in_words(&place.header);
    let outside = head.split('(').next().map_or("", str::trim);
    let header = if outside.is_empty() { head } else { outside }.to_owned();
    upper_first(&Place { header, ..place.clone() }.words())
}

/// The next step; what only the officer can do is left out.
fn ask_of(refusal: &Refusal) -> String {
    let hint = refusal.hint.as_str();
    match refusal.reason {
        Reason::Format | Reason::Header if hint.starts_with("Đăng ký") => {
            "Gửi kèm bảng số liệu theo biểu mẫu bằng tệp Excel hoặc Word; bản ký vẫn gửi như \
             thường lệ"
                .to_owned()
        }
        Reason::Row if hint.contains("đăng ký") => {
            "Ghi số liệu vào biểu rồi gửi lại; chưa có số liệu thì cho biết bằng văn bản".to_owned()
        }
        _ if hint.starts_with("Nếu tệp ghi đúng thì bỏ --") => {
            "Xem lại trong tệp, nếu ghi sai thì sửa rồi gửi lại".to_owned()
        }
        Reason::Period if hint.starts_with("Các kỳ") => {
            format!("Ghi lại đúng kỳ báo cáo. {hint}")
        }
        _ => hint.split(", hoặc khai ").next().unwrap_or(hint).to_owned(),
    }
}
