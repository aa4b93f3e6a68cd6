//! Files of a folder that were dealt with on an earlier day: a line where something is still to be
//! done, else they are only counted.

use super::{Received, Taken, base, bullet};
use crate::document::{Block, Document, Run};
use crate::intake::Rejection;
use crate::plan::Plan;
use crate::vietnamese::date;

/// So many lines of one kind are told.
const MOST: usize = 10;

/// One line for each refused file that was replaced, and for each document without a row.
pub(super) fn tell(plan: &Plan, settled: &[&Received], page: &mut Document) {
    let replaced: Vec<String> = settled.iter().filter_map(|one| replaced(plan, one)).collect();
    lines("Tệp chưa nhận, đơn vị đã có báo cáo khác (chuyển ra khỏi thư mục được)", replaced, page);
    let unlisted: Vec<String> = settled.iter().filter_map(|one| unlisted(plan, one)).collect();
    lines("Đã tiếp nhận từ trước, số văn bản chưa có trong sổ", unlisted, page);
}

fn lines(title: &str, mut all: Vec<String>, page: &mut Document) {
    if all.is_empty() {
        return;
    }
    let more = all.len().saturating_sub(MOST);
    all.truncate(MOST);
    if more > 0 {
        all.push(format!("… và {more} tệp khác."));
    }
    page.push(Block::Paragraph(vec![Run::bold(title)]));
    page.push(Block::Entries(all.into_iter().map(bullet).collect()));
    page.push(Block::Gap);
}

/// `15-12-2026/x.xls: xã A đã có biểu chỉ tiêu nhận ngày 15/12/2026, số 0008.`
fn replaced(plan: &Plan, result: &Received) -> Option<String> {
    let Received::Refused { name, rejection, instead: Some(instead), .. } = result else {
        return None;
    };
    let (form, day) = (instead.form.name(), date(instead.received_on));
    let unit = sender(plan, rejection);
    Some(format!(
        "{}: {unit} đã có biểu {form} nhận ngày {day}, số {}.",
        base(name),
        instead.number
    ))
}

fn sender(plan: &Plan, rejection: &Rejection) -> String {
    rejection.unit.map(|unit| plan.name_in_sentence(unit)).unwrap_or_default()
}

fn unlisted(plan: &Plan, result: &Received) -> Option<String> {
    let Received::Taken(taken) = result else { return None };
    taken.unlisted.then(|| format!("{}: {}", base(&taken.name), to_list(plan, taken)))
}

/// The signed document often comes after the table: the command that puts it down.
pub(super) fn to_list(plan: &Plan, taken: &Taken) -> String {
    let unit = &plan.unit(taken.proposal.unit).id;
    let (period, document) = (taken.proposal.period, &taken.document);
    format!(
        "văn bản {document} chưa có trong sổ. Vào sổ: bdhvs receive --document-only --unit {unit} \
         --period {period} --date NGÀY --document {document}"
    )
}
