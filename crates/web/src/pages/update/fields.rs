//! The fields of an update, as they are asked and as they were sent.

use goldthread_people::PersonId;
use goldthread_plan::Plan;
use goldthread_plan::work::{DeclaredStatus, Update, UpdateText, WorkField};
use maud::{Markup, html};

use crate::components::area::Area;
use crate::components::choice::{Choice, Pick};
use crate::components::mention;
use crate::components::notice::Mistake;
use crate::form::Sent;

/// What was typed.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Told {
    /// What it tells.
    pub text: UpdateText,
    /// The mark of the status; empty where it is left as it was.
    pub status: String,
    /// Why it stands so.
    pub reason: String,
    /// Who should see it.
    pub mentions: Vec<PersonId>,
    /// Why it is put right.
    pub why: String,
    /// Who says so, where nobody is asked to sign in.
    pub by: String,
}

impl Told {
    /// What a form sent.
    pub fn of(sent: &Sent) -> Self {
        let value = |name| sent.value(name).to_owned();
        let text = UpdateText {
            done: value("done"),
            changed: value("changed"),
            next: value("next"),
            in_the_way: value("in-the-way"),
        };
        Self {
            text,
            status: value("status"),
            reason: value("reason"),
            mentions: mention::sent(sent),
            why: value("why"),
            by: value("by"),
        }
    }

    /// What an update says.
    pub fn as_posted(update: &Update) -> Self {
        let status = update.status.as_ref();
        Self {
            text: update.text.clone(),
            status: status.map(|status| status.mark.clone()).unwrap_or_default(),
            reason: status.map(|status| status.reason.clone()).unwrap_or_default(),
            ..Self::default()
        }
    }

    /// The status that was chosen; `before` may be one that the plan's key no longer has.
    pub fn status(
        &self,
        plan: &Plan,
        before: Option<&DeclaredStatus>,
    ) -> Result<Option<DeclaredStatus>, Mistake> {
        if self.status.is_empty() {
            return Ok(None);
        }
        let of_plan = plan.statuses().into_iter().find(|status| status.mark == self.status);
        let known = of_plan.map(|status| status.declared(&self.reason)).or_else(|| {
            let before = before.filter(|before| before.mark == self.status)?;
            Some(DeclaredStatus { reason: self.reason.clone(), ..before.clone() })
        });
        let words = "Choose one of the statuses that the plan has".to_owned();
        known.map(Some).ok_or(Mistake { field: "status", words })
    }
}

/// The field that a refusal speaks of.
pub fn field_of(field: WorkField, has_status: bool) -> &'static str {
    match field {
        WorkField::Why if has_status => "reason",
        WorkField::Why => "why",
        _ => "done",
    }
}

/// The fields of what is told.
pub fn text_fields(plan: &Plan, told: &Told, found: &[Mistake]) -> Markup {
    let UpdateText { done, changed, next, in_the_way } = &told.text;
    let picks: Vec<Pick> = plan
        .statuses()
        .iter()
        .map(|status| {
            let means =
                if status.meaning.is_empty() { String::new() } else { format!(": {}", status.meaning) };
            Pick::new(&status.mark, format!("{}{means}", status.mark))
        })
        .collect();
    let status = Choice {
        name: "status",
        label: "How the action stands",
        hint: "That it is complete is said on a page of its own, with what bears it out.",
        picks: &picks,
        chosen: &told.status,
        none: "Leave it as it is",
    };
    html! {
        (Area::new("done", "What was done", 4).hint("Since the last update: who did what, how much of it, when.").typed(done).show(found))
        (Area::new("changed", "What changed for children", 3).hint("What is different for them, and how you know. Say so if it is too early to tell.").typed(changed).show(found))
        (Area::new("next", "What is next", 2).hint("The next step, by whom and by when.").typed(next).show(found))
        (Area::new("in-the-way", "What is in the way", 2).hint("What you need from somebody else, and from whom.").typed(in_the_way).show(found))
        (status.show(found))
        (Area::new("reason", "Why it stands so", 2).hint("Only where you choose a status.").typed(&told.reason).show(found))
    }
}
