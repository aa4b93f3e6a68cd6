//! `bdhvs diff REV`: the plan as it was at a mark of git beside the plan as it is.

use super::arguments::{Arguments, Diff, Format};
use super::git_words::git_refusal;
use super::output::{self, Printer};
use super::session::{Failure, Session};
use crate::load;
use crate::plan::Plan;
use crate::render;
use crate::view::{self, json};

/// Prints the changes.
pub(super) fn run(
    session: &Session,
    asked: &Diff,
    arguments: &Arguments,
    printer: &Printer,
) -> Result<u8, Failure> {
    let Some(plan) = &session.repository.plan else { return Ok(printer.plan_with_errors(session)) };
    let before = plan_at(session, &asked.revision)?;
    let found = view::differences(&before, plan);
    let page = || view::difference_page(&found, &asked.revision);
    let text = match arguments.format {
        Format::Json => output::json(json::difference(&found, &asked.revision)),
        Format::Md => render::markdown(&page()),
        _ => render::text(&page(), printer.text_options()),
    };
    printer.result(&text, arguments.options.out.as_deref())?;
    Ok(0)
}

fn plan_at(session: &Session, revision: &str) -> Result<Plan, Failure> {
    let tree = load::plan_at(&session.tree.root, revision);
    let without = "Lệnh này chỉ chạy được trong kho git, nơi còn giữ các bản kế hoạch cũ.";
    let tree = tree.map_err(|fault| git_refusal(fault, revision, without))?;
    if tree.plan.is_empty() {
        return Err(Failure::Usage(format!(
            "Ở mốc “{revision}” chưa có kế hoạch. Chọn mốc sau khi đã có thư mục plan."
        )));
    }
    load::parse(&tree).plan.ok_or_else(|| {
        Failure::Usage(format!(
            "Kế hoạch ở mốc “{revision}” có lỗi nên không so được. Chọn mốc khác."
        ))
    })
}
