//! The annexes as a workbook: one sheet a table.

use super::annexes::{self, TITLES};
use super::targets_of;
use crate::aggregate::Coverage;
use crate::document::{Book, Run, Sheet};
use crate::view::{Facts, closing, words};

/// Ends each annex.
const END: &str = "./.";

/// Annexes I, II and III; `draft` marks them DỰ THẢO.
pub fn summary_book(facts: &Facts<'_>, draft: bool) -> Book {
    let mut sheets = targets(facts);
    let [_, tasks, reporting] = TITLES;
    sheets.push(Sheet {
        name: "Phụ lục II".to_owned(),
        heads: heads(facts, "II", tasks),
        table: annexes::task_table(facts),
        notes: vec![Run::plain(END)],
        ..Sheet::default()
    });
    let remarks = annexes::remarks(facts).into_iter().map(Run::plain);
    let notes = std::iter::once(Run::bold("Ghi chú")).chain(remarks).chain([Run::plain(END)]);
    sheets.push(Sheet {
        name: "Phụ lục III".to_owned(),
        heads: heads(facts, "III", reporting),
        table: annexes::reporting_table(facts),
        notes: notes.collect(),
        ..Sheet::default()
    });
    let mut titled: Vec<Run> =
        facts.overview.invented.then(|| Run::bold(words::INVENTED)).into_iter().collect();
    titled.insert(0, Run::bold(period_title(facts)));
    sheets.extend(closing::sheet(facts, titled));
    if draft {
        sheets.iter_mut().for_each(|sheet| sheet.heads.insert(0, Run::bold("DỰ THẢO")));
    }
    Book { title: period_title(facts), made_on: facts.overview.as_of, sheets }
}

fn period_title(facts: &Facts<'_>) -> String {
    let period = facts.overview.term.period.in_sentence();
    format!("Phụ lục báo cáo {period}: {}", facts.plan.head.short_citation())
}

fn heads(facts: &Facts<'_>, number: &str, title: &str) -> Vec<Run> {
    let desk = &facts.plan.letterhead;
    let reference = format!(
        "(Kèm theo Báo cáo số      /{} ngày     tháng     năm      của {})",
        desk.report_symbol, desk.issuer
    );
    let mut heads =
        vec![Run::bold(format!("Phụ lục {number}")), Run::bold(title), Run::italic(reference)];
    heads.extend(facts.overview.invented.then(|| Run::bold(words::INVENTED)));
    heads
}

/// Annex I: all targets, then each with its units or parts.
fn targets(facts: &Facts<'_>) -> Vec<Sheet> {
    let targets = targets_of(facts);
    let notes = targets.iter().flat_map(|coverage| annexes::target_notes(facts, coverage));
    let all = Sheet {
        name: "Phụ lục I".to_owned(),
        heads: heads(facts, "I", TITLES[0]),
        table: annexes::overall(facts.plan, &targets),
        totals: 0,
        notes: notes.map(Run::plain).collect(),
    };
    let each = targets.iter().enumerate().map(|(n, coverage)| details(facts, n + 1, coverage));
    let mut sheets: Vec<Sheet> = std::iter::once(all).chain(each).collect();
    if let Some(last) = sheets.last_mut() {
        last.notes.push(Run::plain(END));
    }
    sheets
}

fn details(facts: &Facts<'_>, n: usize, coverage: &Coverage) -> Sheet {
    let mut heads = heads(facts, "I", TITLES[0]);
    let name = words::full_name(facts.plan, coverage);
    heads.insert(2, Run::bold(format!("{n}. {name}")));
    Sheet {
        name: format!("I.{n} {}", words::short_name(facts.plan, coverage)),
        heads,
        table: annexes::details(facts.plan, coverage),
        totals: usize::from(!coverage.addends.is_empty()),
        notes: Vec::new(),
    }
}
