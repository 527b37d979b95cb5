//! What happened, in words that follow the name of who did it.

use jiff::civil::Date;
use uuid::Uuid;

use crate::ids::short;
use crate::refusal::{said, span};
use crate::{
    Directory, Event, HolderAppointed, Item, LeadCode, PersonId, Right, RoleChanged, RoleHandedOver, RoleId,
    RoleWords, Scope,
};

/// How a plan is called; nothing where that is not known.
type PlanName<'a> = &'a dyn Fn(Uuid) -> Option<String>;

impl Event {
    /// What happened, in words that follow the name of who did it. People and roles are called as in `directory`, plans by
    /// the end of their ids.
    pub fn sentence(&self, directory: &Directory) -> String {
        self.sentence_with(directory, &|_| None)
    }

    /// The same, with plans called as `plan_name` says.
    pub fn sentence_with(&self, directory: &Directory, plan_name: PlanName<'_>) -> String {
        let tell = Teller { directory, plan_name };
        match self {
            Self::PersonAdded(it) => format!("added {}, there since {}", it.name, said(it.since)),
            Self::PersonRenamed(it) => format!("changed the name of {} to {}", it.from, it.to),
            Self::PersonLeft(it) => format!("recorded that {} left on {}", tell.name(it.person), said(it.on)),
            Self::PersonReturned(it) => {
                format!("recorded that {} came back on {}", tell.name(it.person), said(it.on))
            }
            Self::RoleAdded(it) => format!("added the role {}", with_codes(&it.words)),
            Self::RoleChanged(it) => changed(it),
            Self::RoleEnded(it) => format!("ended the role {} on {}", tell.title(it.role), said(it.on)),
            Self::HolderAppointed(it) => tell.appointed(it),
            Self::HolderEnded(it) => tell.ended("holds", it.person, it.role, it.from, it.until),
            Self::DeputyAppointed(it) => {
                let (who, role) = (tell.name(it.person), tell.title(it.role));
                format!("recorded that {who} deputises for the role {role} {}", span(it.from, it.until))
            }
            Self::DeputyEnded(it) => tell.ended("deputises for", it.person, it.role, it.from, it.until),
            Self::RoleHandedOver(it) => tell.handed_over(it),
            Self::LeadResolved(it) => {
                format!("said that the lead “{}” is the role {}", it.words, tell.title(it.role))
            }
            Self::LeadUnresolved(it) => format!("took back which role the lead “{}” is", it.words),
            Self::RightGiven(it) => {
                format!("gave {} {}", tell.name(it.person), tell.right(it.right, it.over))
            }
            Self::RightWithdrawn(it) => {
                format!("withdrew from {} {}", tell.name(it.person), tell.right(it.right, it.over))
            }
            Self::ItemShared(it) => {
                format!("shared {} with {}", tell.item(it.item, it.plan), tell.name(it.person))
            }
            Self::ItemUnshared(it) => {
                format!("ceased to share {} with {}", tell.item(it.item, it.plan), tell.name(it.person))
            }
        }
    }
}

/// Knows how things are called.
struct Teller<'a> {
    directory: &'a Directory,
    plan_name: PlanName<'a>,
}

impl Teller<'_> {
    fn name(&self, person: PersonId) -> &str {
        self.directory.name_of(person)
    }

    fn title(&self, role: RoleId) -> &str {
        self.directory.role(role).map_or("that is not there", |role| role.title().as_str())
    }

    fn plan(&self, plan: Uuid) -> String {
        (self.plan_name)(plan).unwrap_or_else(|| format!("plan {}", short(plan)))
    }

    fn item(&self, item: Item, plan: Uuid) -> String {
        format!("{item} of {}", self.plan(plan))
    }

    fn right(&self, right: Right, over: Scope) -> String {
        let over = match over {
            Scope::Authority => "the authority".to_owned(),
            Scope::Plan(plan) => self.plan(plan),
            Scope::Section { plan, number } => self.item(Item::Section(number), plan),
        };
        format!("the right “{right}” over {over}")
    }

    fn appointed(&self, it: &HolderAppointed) -> String {
        let (who, role) = (self.name(it.person), self.title(it.role));
        let shared = if it.held.is_alone() { "" } else { ", in a job share" };
        format!("appointed {who} to the role {role} {}{shared}", span(it.from, it.until))
    }

    fn ended(&self, does: &str, person: PersonId, role: RoleId, from: Date, until: Date) -> String {
        let (who, role) = (self.name(person), self.title(role));
        if until < from {
            return format!("took back that {who} {does} the role {role} from {}", said(from));
        }
        format!("recorded that {who} {does} the role {role} until {}", said(until))
    }

    fn handed_over(&self, it: &RoleHandedOver) -> String {
        let (from, to) = (self.name(it.from), self.name(it.to));
        let moved = match it.moved.len() {
            0 => "nothing open moved".to_owned(),
            1 => "1 open action moved".to_owned(),
            many => format!("{many} open actions moved"),
        };
        format!(
            "handed the role {} over from {from} to {to} on {}; {moved}",
            self.title(it.role),
            said(it.on)
        )
    }
}

/// `Head of Service, Safeguarding (HoS S, HOS-S)`.
fn with_codes(words: &RoleWords) -> String {
    let codes: Vec<_> = words.codes().map(LeadCode::as_str).collect();
    if codes.is_empty() { words.title.to_string() } else { format!("{} ({})", words.title, codes.join(", ")) }
}

fn changed(it: &RoleChanged) -> String {
    let RoleChanged { from, to, .. } = it;
    if from.title == to.title {
        return format!("changed how the role {} is printed: {}", to.title, codes_changed(from, to));
    }
    format!("changed the role {} to {}", with_codes(from), with_codes(to))
}

/// `with HoS S, without HOS`.
fn codes_changed(from: &RoleWords, to: &RoleWords) -> String {
    let new =
        to.codes().filter(|code| !from.codes().any(|old| old == *code)).map(|code| format!("with {code}"));
    let gone =
        from.codes().filter(|code| !to.codes().any(|new| new == *code)).map(|code| format!("without {code}"));
    let changes: Vec<_> = new.chain(gone).collect();
    if changes.is_empty() { "in another order".to_owned() } else { changes.join(", ") }
}
