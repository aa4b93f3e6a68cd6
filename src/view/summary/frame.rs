//! What stands around the report: heading block, title, addressee, closing, signature
//! (Nghị định 30/2020/NĐ-CP, Phụ lục I).

use crate::document::{Block, Document, Run};
use crate::vietnamese::{date, upper};
use crate::view::Facts;
use crate::view::words::INVENTED;
use chrono::Datelike;

/// Heading block, title, addressee and first paragraph.
pub(super) fn opening(facts: &Facts<'_>, draft: bool, letter: &mut Document) {
    let desk = &facts.plan.letterhead;
    let day = facts.overview.term.province_due;
    let month =
        if day.month() < 3 { format!("{:02}", day.month()) } else { day.month().to_string() };
    letter.push(Block::Beside {
        left: vec![
            Run::plain(upper(&desk.superior)),
            Run::bold(upper(&desk.issuer)),
            Run::plain(format!("Số:        /{}", desk.report_symbol)),
        ],
        right: vec![
            Run::bold("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"),
            Run::bold("Độc lập - Tự do - Hạnh phúc"),
            Run::italic(format!("{}, ngày     tháng {month} năm {}", desk.place, day.year())),
        ],
    });
    letter.push(Block::Gap);
    let marks = [(draft, "DỰ THẢO"), (facts.overview.invented, INVENTED)];
    for (_, mark) in marks.iter().filter(|(is, _)| *is) {
        letter.push(Block::Centred(vec![Run::bold(*mark)]));
    }
    letter.push(Block::Centred(vec![Run::bold("BÁO CÁO")]));
    letter.push(Block::Centred(vec![Run::bold(title(facts))]));
    letter.push(Block::Gap);
    letter.push(Block::Centred(vec![Run::plain(format!("Kính gửi: {}.", desk.report_to))]));
    letter.push(Block::Gap);
    letter.say(format!(
        "Thực hiện {}, {} báo cáo kết quả {} (số liệu tính đến hết ngày {}) như sau:",
        facts.plan.head.citation(),
        desk.issuer,
        facts.plan.title_of_report(facts.overview.term.period),
        date(facts.overview.term.window.1)
    ));
}

/// The subject of the report.
pub(super) fn title(facts: &Facts<'_>) -> String {
    let period = facts.plan.title_of_report(facts.overview.term.period);
    format!("Kết quả thực hiện {} {period}", facts.plan.head.program)
}

/// Last sentence, recipients and signature.
pub(super) fn closing(facts: &Facts<'_>, letter: &mut Document) {
    let desk = &facts.plan.letterhead;
    letter.say(format!("{}./.", desk.closing));
    letter.push(Block::Gap);
    let last = desk.recipients.len().saturating_sub(1);
    let recipients = desk.recipients.iter().enumerate().map(|(n, recipient)| {
        Run::plain(format!("- {recipient}{}", if n == last { "." } else { ";" }))
    });
    let mut right: Vec<Run> = desk.signer_authority.iter().map(Run::bold).collect();
    right.push(Run::bold(desk.signer_post.clone()));
    right.extend([Run::plain(""), Run::plain("")]);
    right.extend(desk.signer_name.iter().map(Run::bold));
    let left = std::iter::once(Run::bold("Nơi nhận:")).chain(recipients).collect();
    letter.push(Block::Beside { left, right });
}
