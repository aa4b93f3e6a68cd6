//! Actions and headings by id or by their exact text.

use super::{Found, Names};
use crate::intake::finding::{Reason, Refusal, short};
use crate::plan::{Answerable, HeadingId, Plan};
use crate::text::nearest;

/// All writings of all actions and headings.
pub(in crate::intake) struct Tasks<'a> {
    plan: &'a Plan,
    names: Names<Answerable>,
}

impl<'a> Tasks<'a> {
    pub(in crate::intake) fn new(plan: &'a Plan) -> Self {
        let mut names = Names::new();
        for id in plan.task_ids() {
            let task = plan.task(id);
            names.add(&task.id, Answerable::Task(id));
            names.add(&task.text, Answerable::Task(id));
        }
        for (number, heading) in plan.headings.iter().enumerate() {
            let id = Answerable::Heading(HeadingId(number as u16));
            names.add(&heading.id, id);
            names.add(&heading.text, id);
        }
        Self { plan, names }
    }

    /// The action or heading that a text names.
    pub(in crate::intake) fn task(&self, text: &str) -> Result<Answerable, Refusal> {
        match self.names.find(text) {
            Found::One(id) => Ok(id),
            Found::Several(ids) => {
                let ids: Vec<&str> = ids.iter().map(|id| self.id(*id)).collect();
                let message =
                    format!("“{}” có thể là nhiệm vụ {}", short(text), ids.join(" hoặc "));
                Err(Refusal::new(Reason::Task, message).hint("Ghi mã nhiệm vụ như trong biểu mẫu"))
            }
            Found::Nothing => Err(self.unknown(text)),
        }
    }

    /// True where a text names an action or a heading.
    pub(in crate::intake) fn is_known(&self, text: &str) -> bool {
        self.names.find(text) != Found::Nothing
    }

    /// The id that is written.
    pub(in crate::intake) fn id(&self, of: Answerable) -> &'a str {
        match of {
            Answerable::Task(id) => &self.plan.task(id).id,
            Answerable::Heading(id) => {
                self.plan.headings.get(usize::from(id.0)).map_or("", |heading| heading.id.as_str())
            }
        }
    }

    fn unknown(&self, text: &str) -> Refusal {
        let refusal =
            Refusal::new(Reason::Task, format!("Không có nhiệm vụ nào mã “{}”", short(text)));
        let ids = self.plan.tasks.iter().map(|task| task.id.as_str());
        let headings = self.plan.headings.iter().map(|heading| heading.id.as_str());
        match nearest(text, ids.chain(headings)) {
            Some(id) => refusal.hint(format!("Có phải “{id}”? Ghi đúng mã rồi gửi lại")),
            None => refusal.hint("Ghi mã nhiệm vụ, hoặc chép nguyên văn nhiệm vụ trong biểu mẫu"),
        }
    }
}
