//! What happened, in words that follow the name of who did it.

mod bodies;
mod followed;
mod meetings;
mod policies;

use goldthread_people::{Directory, Item};
use jiff::civil::Date;
use uuid::Uuid;

use crate::ids::short;
use crate::refusal::said;
use crate::{BodyId, Governance, Matter, MeetingId, PolicyId, Who};

/// How a plan is called; nothing where that is not known.
type PlanName<'a> = &'a dyn Fn(Uuid) -> Option<String>;

/// What happened can be told.
pub(crate) trait Tell {
    fn tell(&self, teller: &Teller<'_>) -> String;
}

/// Knows how things are called.
pub(crate) struct Teller<'a> {
    pub governance: &'a Governance,
    pub directory: &'a Directory,
    pub plan_name: PlanName<'a>,
}

impl Teller<'_> {
    fn body(&self, body: BodyId) -> String {
        let there = self.governance.body(body);
        there.map_or_else(|| format!("body {}", short(body.uuid())), |body| body.name().to_string())
    }

    /// `the meeting of the Improvement Board on 3 May 2026`.
    fn meeting(&self, meeting: MeetingId) -> String {
        match self.governance.meeting(meeting) {
            Some(there) => format!("the meeting of {} on {}", self.body(there.body), said(there.day)),
            None => format!("meeting {}", short(meeting.uuid())),
        }
    }

    fn policy(&self, policy: PolicyId) -> String {
        let there = self.governance.policy(policy);
        there.map_or_else(
            || format!("policy {}", short(policy.uuid())),
            |policy| policy.words.title.to_string(),
        )
    }

    fn who(&self, who: &Who) -> String {
        match who {
            Who::Role(role) => {
                let there = self.directory.role(*role);
                there.map_or_else(|| format!("role {}", role.short()), |role| role.title().to_string())
            }
            Who::Person(person) => self.directory.name_of(*person).to_owned(),
            Who::Body(body) => self.body(*body),
            Who::Named(name) => name.to_string(),
        }
    }

    fn matter(&self, matter: Matter) -> String {
        let plan = (self.plan_name)(matter.plan).unwrap_or_else(|| format!("plan {}", short(matter.plan)));
        match matter.item {
            Some(Item::Section(number)) => format!("section {number} of {plan}"),
            Some(Item::Action(number)) => format!("action {number} of {plan}"),
            None => plan,
        }
    }

    /// ` about section 3 of the Improvement Plan`; nothing where it is about no plan.
    fn about(&self, matters: &[Matter]) -> String {
        let matters: Vec<_> = matters.iter().map(|matter| self.matter(*matter)).collect();
        if matters.is_empty() { String::new() } else { format!(", about {}", matters.join(" and ")) }
    }
}

/// `, by 3 May 2026`; nothing where no day is known.
fn by_day(day: Option<Date>) -> String {
    day.map(|day| format!(", by {}", said(day))).unwrap_or_default()
}

/// The names of those parts of something that changed, `its name and its chair`.
fn parts_changed(parts: &[(&str, bool)]) -> String {
    let changed: Vec<_> = parts.iter().filter(|(_, changed)| *changed).map(|(name, _)| *name).collect();
    match changed.split_last() {
        None => "nothing".to_owned(),
        Some((last, [])) => (*last).to_owned(),
        Some((last, before)) => format!("{} and {last}", before.join(", ")),
    }
}
