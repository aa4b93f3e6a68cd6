//! The slip as a page, for a letter by mail.

use super::{
    Head, Item, Lacking, NOT_RECEIVED, News, Slip, Weight, Wish, form_name, form_names,
    form_number, rules::LOST,
};
use crate::document::{Block, Cell, Column, Document, Run, Table};
use crate::plan::Form;
use crate::vietnamese::{date, list, padded};
use crate::view::words::INVENTED;

/// So many items are written out: a file of nothing but mistakes is mended from the top.
const MOST_ITEMS: usize = 30;

const THANKS: &str = "Xin cảm ơn quý đơn vị.";

impl Slip {
    /// The page.
    pub fn page(&self, wish: &Wish) -> Document {
        let mut page = Document::default();
        page.push(Block::Centred(vec![Run::bold("PHIẾU ĐỀ NGHỊ RÀ SOÁT SỐ LIỆU")]));
        if self.head.invented {
            page.push(Block::Centred(vec![Run::bold(INVENTED)]));
        }
        page.push(Block::Gap);
        page.push(Block::Paragraph(self.head.line()));
        page.push(Block::Gap);
        page.say(self.opening());
        let items = self.all_items();
        if !items.is_empty() {
            page.push(Block::Gap);
            page.push(Block::Table(table(&items)));
            page.push(Block::Gap);
            page.push(Block::Paragraph(self.closing(&items, wish)));
        } else if self.asks() {
            page.push(Block::Gap);
            page.push(Block::Paragraph(self.closing(&items, wish)));
        }
        page
    }

    /// What is asked, with the forms that are missing beside other things.
    pub(super) fn all_items(&self) -> Vec<Item> {
        let missing = self.news.lacking().iter().filter(|_| !self.items.is_empty());
        self.items.iter().cloned().chain(missing.map(missing_form)).collect()
    }

    /// True where the sender has something to do.
    pub(super) fn asks(&self) -> bool {
        let forms = match &self.news {
            News::Report { lacking, .. } => !lacking.is_empty(),
            News::DocumentOnly { .. } | News::NotSent { .. } => true,
            News::File { .. } | News::Refused | News::NotOwed => false,
        };
        forms || !self.items.is_empty()
    }

    /// True where nothing must be changed, only confirmed.
    pub(super) fn only_asks(&self) -> bool {
        let confirm = self.items.iter().all(|item| item.weight == Weight::Confirm);
        !self.items.is_empty() && confirm && self.news.lacking().is_empty()
    }

    fn opening(&self) -> String {
        let [issuer, ..] = &self.head.issuer;
        let count = padded(self.all_items().len() as u128);
        let what = if self.only_asks() { "xác nhận" } else { "xem lại" };
        let asked = format!("Có {count} nội dung nhờ quý đơn vị {what}:");
        match &self.news {
            News::Refused => format!(
                "Tệp chưa tiếp nhận được, số liệu trong tệp chưa được ghi nhận. Có {count} nội \
                 dung nhờ quý đơn vị sửa:"
            ),
            News::Report { .. } if !self.items.is_empty() => {
                format!("{issuer} đã nhận báo cáo của quý đơn vị. {asked}")
            }
            News::File { form, .. } if !self.items.is_empty() => {
                format!("{issuer} đã nhận {} của quý đơn vị. {asked}", form_name(*form))
            }
            News::NotOwed => self.news_alone(),
            _ if !self.asks() => format!("{} {THANKS}", self.news_alone()),
            _ => self.news_alone(),
        }
    }

    /// What came, where the slip has no table.
    pub(super) fn news_alone(&self) -> String {
        let [issuer, ..] = &self.head.issuer;
        let period = &self.head.period;
        match &self.news {
            News::Report { lacking, .. } if !lacking.is_empty() => {
                let forms: Vec<Form> = lacking.iter().map(|lacking| lacking.form).collect();
                format!("Báo cáo đã nhận, còn thiếu {}.", form_names(&forms))
            }
            News::File { form, .. } => {
                format!("{} đã nhận đủ, không cần chỉnh sửa.", form_name(*form))
            }
            News::DocumentOnly { forms } => format!(
                "{issuer} đã nhận văn bản của quý đơn vị, chưa nhận được số liệu kèm theo: {}.",
                form_names(forms)
            ),
            News::NotSent { forms, on } => format!(
                "Đến hết ngày {}, {issuer} chưa nhận được báo cáo {period} của quý đơn vị: {}.",
                date(*on),
                form_names(forms)
            ),
            News::NotOwed => format!("Quý đơn vị không phải gửi báo cáo {period}."),
            News::Report { .. } | News::Refused => {
                "Báo cáo đã nhận đủ, không cần chỉnh sửa.".to_owned()
            }
        }
    }

    fn closing(&self, items: &[Item], wish: &Wish) -> Vec<Run> {
        let [_, we, _] = &self.head.issuer;
        let mut runs = vec![Run::plain(self.rest(items))];
        runs.extend(self.request(wish));
        let figures = |item: &&Item| item.form == Some(Form::Figures);
        let right = items.iter().filter(figures).any(|item| item.weight != Weight::Fill);
        if right && !self.only_asks() {
            runs.push(Run::plain(format!(
                " Nếu số liệu là đúng, nhờ cho biết lý do để {we} ghi chú."
            )));
        }
        if let News::NotSent { .. } = self.news {
            let told = " Trường hợp đã gửi, nhờ cho biết số, ngày văn bản để đối chiếu.";
            runs.push(Run::plain(told));
        }
        if let News::Refused | News::DocumentOnly { .. } = self.news {
            runs.push(Run::plain(format!(
                " Thời hạn tính theo ngày {we} nhận lần đầu biểu số liệu đọc được; gửi lại để sửa \
                 sau đó không làm chậm thêm."
            )));
        }
        if let Some(day) = self.head.first_day {
            runs.push(Run::plain(format!(
                " Ngày gửi lần đầu ({}) vẫn được giữ để tính thời hạn.",
                date(day)
            )));
        }
        runs.push(Run::plain(format!(" {THANKS}")));
        runs.retain(|run| !run.text.is_empty());
        runs
    }

    /// That everything else counts.
    fn rest(&self, items: &[Item]) -> String {
        let more = items.len().saturating_sub(MOST_ITEMS);
        if more > 0 {
            let more = padded(more as u128);
            return format!("Còn {more} nội dung khác, sẽ rà lại khi nhận được biểu đã sửa. ");
        }
        let figures = items.iter().any(|item| item.form == Some(Form::Figures));
        let counts = match self.news {
            News::Report { rest_counts, .. } | News::File { rest_counts, .. } => rest_counts,
            _ => false,
        };
        match (counts && !items.is_empty(), figures) {
            (false, _) => String::new(),
            (true, _) if self.only_asks() => "Số liệu của quý đơn vị đã được ghi nhận. ".to_owned(),
            (true, true) => "Các số còn lại đã được ghi nhận. ".to_owned(),
            (true, false) => "Các nội dung còn lại đã được ghi nhận. ".to_owned(),
        }
    }

    /// What is asked for and by when.
    fn request(&self, wish: &Wish) -> Vec<Run> {
        let until = wish.until();
        let [before, day] = [until.0, until.1.as_str()];
        let ask = |ask: &str| vec![Run::plain(format!("{ask} {before} ")), Run::bold(day)];
        let mut runs = match &self.news {
            News::Refused => ask("Nhờ quý đơn vị sửa và gửi lại tệp"),
            _ if self.only_asks() => {
                let mut runs = ask("Nhờ quý đơn vị trả lời");
                runs.push(Run::plain("; nếu cần sửa số liệu, nhờ gửi lại biểu đã sửa"));
                runs
            }
            News::Report { lacking, .. } if self.items.is_empty() => {
                ask(&format!("Nhờ quý đơn vị gửi bổ sung {}", numbers_of(lacking)))
            }
            News::DocumentOnly { .. } => ask("Nhờ quý đơn vị gửi số liệu theo biểu mẫu"),
            News::NotSent { .. } => ask("Nhờ quý đơn vị quan tâm gửi báo cáo"),
            news => {
                let more = if news.lacking().is_empty() { "" } else { " và biểu còn thiếu" };
                let what = Run::bold(format!("đúng biểu đã sửa{more}"));
                let mut runs = vec![Run::plain("Nhờ gửi lại "), what];
                runs.extend(ask(""));
                runs
            }
        };
        runs.push(Run::plain("."));
        runs
    }
}

impl Wish {
    /// `trước` and `16 giờ ngày 19/12/2025`; what nobody said is left to be written in.
    pub(super) fn until(&self) -> (&'static str, String) {
        let day = self.by.map_or_else(|| "…/…/…".to_owned(), date);
        match self.hour {
            Some(hour) => ("trước", format!("{hour} giờ ngày {day}")),
            None => ("chậm nhất", format!("ngày {day}")),
        }
    }
}

impl Head {
    /// To whom, for which period, under which number and document.
    fn line(&self) -> Vec<Run> {
        let office = if self.office.is_empty() { "(chưa rõ)" } else { &self.office };
        let mut rest = String::new();
        let parts = [
            ("Kỳ", self.period.clone()),
            ("Số tiếp nhận", self.numbers.join(", ")),
            ("Văn bản", self.documents.join("; ")),
            ("Tệp", self.file.clone()),
        ];
        for (label, text) in parts.into_iter().filter(|(_, text)| !text.is_empty()) {
            rest.push_str(&format!(" · {label}: {text}"));
        }
        vec![Run::plain("Đơn vị: "), Run::bold(office), Run::plain(rest)]
    }
}

fn missing_form(Lacking { form, announced }: &Lacking) -> Item {
    let form = *form;
    let again = ("Báo cáo còn thiếu biểu này", format!("Gửi bổ sung {}", form_number(form)));
    let (why, ask) = if *announced { (LOST.0, LOST.1.to_owned()) } else { again };
    Item {
        weight: Weight::Fill,
        form: Some(form),
        place: form_name(form),
        short_place: form_name(form),
        found: NOT_RECEIVED.to_owned(),
        why: why.to_owned(),
        ask,
    }
}

fn numbers_of(lacking: &[Lacking]) -> String {
    list(&lacking.iter().map(|lacking| form_number(lacking.form)).collect::<Vec<_>>())
}

fn table(items: &[Item]) -> Table {
    let columns = vec![
        Column::right("TT"),
        Column::left("Vị trí"),
        Column::left("Đang ghi"),
        Column::left("Vì sao cần xem lại"),
        Column::left("Nhờ quý đơn vị"),
    ];
    let row = |(n, item): (usize, &Item)| {
        let Item { place, found, why, ask, .. } = item;
        let texts = [place, found, why, ask].into_iter().map(|text| Cell::from(text.as_str()));
        std::iter::once(Cell::from((n + 1).to_string())).chain(texts).collect()
    };
    let rows = items.iter().take(MOST_ITEMS).enumerate().map(row).collect();
    Table { columns, rows, indent: 0 }
}
