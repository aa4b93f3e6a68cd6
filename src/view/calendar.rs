//! `bdhvs deadlines --ics`: the days on which reports are due, for a calendar program.

use super::words::INVENTED;
use super::{Facts, deadlines};
use crate::document::calendar::{Calendar, Event};
use crate::plan::{Plan, Term};
use crate::submission::Extension;
use crate::text::slug;
use crate::vietnamese::date;

/// Every period of the plan: the units' day, the gathering unit's day, and days that were
/// extended for single units.
pub fn calendar(facts: &Facts<'_>, extensions: &[Extension]) -> Calendar {
    let plan = facts.plan;
    let terms = plan.periods().into_iter().filter_map(|period| plan.term(period));
    let mut events: Vec<Event> = terms.flat_map(|term| of_term(plan, &term)).collect();
    events.extend(extensions.iter().map(|extension| extended(plan, extension)));
    events.sort_by(|a, b| (a.day, &a.uid).cmp(&(b.day, &b.uid)));
    let mut name = format!("Hạn báo cáo {}", plan.head.short_citation());
    if facts.overview.invented {
        name = format!("{name} ({INVENTED})");
    }
    Calendar { name, made_on: facts.overview.as_of, events }
}

fn of_term(plan: &Plan, term: &Term) -> [Event; 2] {
    let (desk, period) = (&plan.letterhead, term.period.in_sentence());
    let window = format!("Số liệu từ {} đến {}.", date(term.window.0), date(term.window.1));
    let units = Event {
        uid: uid(plan, &format!("{}-due", term.period)),
        day: term.due.day,
        summary: format!("Hạn đơn vị gửi báo cáo {period} về {}", desk.issuer_short),
        description: format!("{} {window}", deadlines::rule_of(plan, term)),
    };
    let province = Event {
        uid: uid(plan, &format!("{}-province-due", term.period)),
        day: term.province_due,
        summary: format!("Hạn {} báo cáo {} {period}", desk.issuer_short, desk.report_to_short),
        description: format!("{window} {}.", plan.head.short_citation()),
    };
    [units, province]
}

fn extended(plan: &Plan, extension: &Extension) -> Event {
    let unit = plan.name_in_sentence(extension.unit);
    let period = extension.period.in_sentence();
    let id = &plan.unit(extension.unit).id;
    Event {
        uid: uid(plan, &format!("{}-due-{id}", extension.period)),
        day: extension.due,
        summary: format!("Hạn gia hạn: {unit} gửi báo cáo {period}"),
        description: format!("Theo {}: {}.", extension.document, extension.reason),
    }
}

/// The plan's number and the period never change, whatever becomes of the day.
fn uid(plan: &Plan, of: &str) -> String {
    format!("{}-{of}@bdhvs", slug(&plan.head.number)).to_lowercase()
}
