//! What is owed on a plan, on a day, and by whom.

use goldthread_people::{Leads, PersonId};
use goldthread_plan::escalation::{ConcernNumber, EscalationNumber, Matter};
use goldthread_plan::evidence::EvidenceNumber;
use goldthread_plan::periods::PeriodNumber;
use goldthread_plan::work::{PersonRef, Topic};
use goldthread_plan::{Action, Completion, Plan};
use jiff::Span;
use jiff::civil::Date;

use crate::{people_of, turns};

/// So many days before it is due something is told of.
pub const SOON: i32 = 14;

/// For so many days a mention is told of, unless whoever is mentioned has said something there since.
const MENTIONED: i32 = 21;

/// Something that somebody owes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Duty {
    /// What.
    pub kind: Kind,
    /// On what.
    pub about: Matter,
    /// By when; nothing where it is owed since it came up.
    pub by: Option<Date>,
    /// Whose it is.
    pub whose: Whose,
}

/// Whose a duty is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Whose {
    /// These people's; nobody's, where the directory knows nobody.
    Of(Vec<PersonId>),
    /// Anybody's who may verify, but these: they lead it or claimed it.
    Verifiers {
        /// Who may not.
        but: Vec<PersonId>,
    },
}

/// What is owed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Kind {
    /// An action whose last day has passed.
    Overdue,
    /// An action that is due soon.
    DueSoon,
    /// A turn of an action that comes round: not recorded, or due soon.
    Turn,
    /// An update in the period that is open.
    Update(PeriodNumber),
    /// Whether an action is complete, as somebody says.
    Verification,
    /// Whether what was complete still holds.
    Check,
    /// An answer to a concern.
    Concern(ConcernNumber),
    /// An answer to a matter that came up the ladder.
    Escalation(EscalationNumber),
    /// Evidence that can no longer be relied on, or soon.
    Evidence(EvidenceNumber),
    /// Somebody was named in an update or a comment.
    Mention,
}

impl Whose {
    /// Whether it is somebody's, who may verify on it or not.
    pub fn is(&self, person: PersonId, may_verify: bool) -> bool {
        match self {
            Self::Of(people) => people.contains(&person),
            Self::Verifiers { but } => may_verify && !but.contains(&person),
        }
    }
}

impl Duty {
    /// Whether its last day has passed on a day.
    pub fn is_late(&self, on: Date) -> bool {
        self.by.is_some_and(|by| by < on)
    }
}

/// All that is owed on a plan, on a day: what is due first before the others, then what has no day.
pub fn owed(plan: &Plan, leads: &Leads<'_>, on: Date) -> Vec<Duty> {
    let mut duties = Vec::new();
    for action in plan.actions() {
        let people = people_of(leads, plan, action);
        of_action(plan, action, &people, on, &mut duties);
    }
    duties.extend(concerns(plan));
    duties.extend(escalations(plan));
    duties.extend(mentions(plan, on));
    duties.sort_by_key(|duty| (duty.by.is_none(), duty.by, duty.kind, duty.about));
    duties
}

fn of_action(plan: &Plan, action: &Action, people: &[PersonId], on: Date, duties: &mut Vec<Duty>) {
    let about = Matter::Action(action.number());
    let leads = |kind, by| Duty { kind, about, by, whose: Whose::Of(people.to_vec()) };
    let soon = days_after(on, SOON);
    if action.is_open() {
        if let Some(last) = action.fields().timescale.last_day().filter(|last| *last <= soon) {
            duties.push(leads(if last < on { Kind::Overdue } else { Kind::DueSoon }, Some(last)));
        }
        duties.extend(turn(plan, action, on).map(|due| leads(Kind::Turn, Some(due))));
        if let Some(period) = plan.open_now().filter(|period| !is_told(action, period.from)) {
            duties.push(leads(Kind::Update(period.number), Some(period.to)));
        }
    }
    let verifiers = |kind, by| {
        let claimed = action.work().track().claim.as_ref().and_then(|claim| claim.by);
        let but = people.iter().copied().chain(claimed.map(person)).collect();
        Duty { kind, about, by, whose: Whose::Verifiers { but } }
    };
    if action.completion() == Completion::Claimed {
        duties.push(verifiers(Kind::Verification, None));
    }
    if let Some(check) = action.work().track().next_check.filter(|check| *check <= soon) {
        duties.push(verifiers(Kind::Check, Some(check)));
    }
    let expiring =
        plan.evidence_for(action.number()).filter(|piece| piece.serves.first() == Some(&action.number()));
    for piece in expiring {
        if let Some(last) = piece.about.valid_until.filter(|last| *last <= soon) {
            duties.push(leads(Kind::Evidence(piece.number), Some(last)));
        }
    }
}

/// The first turn that is due by then or soon, and not recorded. What a document told of before goldthread knew the plan is not asked for.
fn turn(plan: &Plan, action: &Action, on: Date) -> Option<Date> {
    let since = plan.speaks_on()?;
    let turns = turns(action, since, on)?;
    let missing = turns.due.into_iter().rfind(|due| *due >= since && action.work().turn(*due).is_none());
    missing.or_else(|| turns.next.filter(|next| *next <= days_after(on, SOON)))
}

fn is_told(action: &Action, since: Date) -> bool {
    action.work().last_update().is_some_and(|update| update.on >= since)
}

fn concerns(plan: &Plan) -> impl Iterator<Item = Duty> {
    // What a later version took out of the plan is owed no more.
    let unanswered =
        plan.concerns().iter().filter(|concern| concern.is_unanswered() && plan.has_matter(concern.about));
    unanswered.map(|concern| Duty {
        kind: Kind::Concern(concern.number),
        about: concern.about,
        by: None,
        whose: Whose::Of(concern.person.map(person).into_iter().collect()),
    })
}

fn escalations(plan: &Plan) -> impl Iterator<Item = Duty> {
    let waiting = plan
        .escalations()
        .iter()
        .filter(|one| one.is_open() && one.current().answer.is_none() && plan.has_matter(one.about));
    waiting.map(|one| Duty {
        kind: Kind::Escalation(one.number),
        about: one.about,
        by: Some(one.current().answer_by),
        whose: Whose::Of(one.current().person.map(person).into_iter().collect()),
    })
}

/// Who was named lately, and has said nothing there since.
fn mentions(plan: &Plan, on: Date) -> Vec<Duty> {
    let since = days_after(on, -MENTIONED);
    let mut named: Vec<(PersonRef, Matter, Date)> = Vec::new();
    for action in plan.actions() {
        for update in action.work().updates().iter().filter(|update| update.on >= since) {
            let about = Matter::Action(action.number());
            named.extend(update.mentions.iter().map(|person| (*person, about, update.on)));
        }
    }
    for comment in plan.comments().iter().filter(|comment| comment.on >= since) {
        let about = beside(comment.topic);
        named.extend(comment.mentions.iter().map(|person| (*person, about, comment.on)));
    }
    named.retain(|(person, about, day)| !has_spoken(plan, *person, *about, *day));
    named.sort_by_key(|(person, about, _)| (*person, *about));
    named.dedup_by_key(|(person, about, _)| (*person, *about));
    let duty =
        |(who, about, _)| Duty { kind: Kind::Mention, about, by: None, whose: Whose::Of(vec![person(who)]) };
    named.into_iter().map(duty).collect()
}

fn beside(topic: Topic) -> Matter {
    match topic {
        Topic::Section(section) => Matter::Section(section),
        Topic::Action(action) | Topic::Update(action, _) => Matter::Action(action),
    }
}

/// Whether somebody has told or commented something there on a day or after it.
fn has_spoken(plan: &Plan, person: PersonRef, about: Matter, since: Date) -> bool {
    let commented = plan
        .comments()
        .iter()
        .any(|comment| comment.by == Some(person) && comment.on >= since && beside(comment.topic) == about);
    let told = |action| {
        let updates = plan.action(action).into_iter().flat_map(|action| action.work().updates());
        updates.into_iter().any(|update| update.by == Some(person) && update.on >= since)
    };
    commented || matches!(about, Matter::Action(action) if told(action))
}

fn person(PersonRef(id): PersonRef) -> PersonId {
    PersonId::from(id)
}

/// A day so many days later; the last that there is, where it would be beyond.
fn days_after(day: Date, days: i32) -> Date {
    day.saturating_add(Span::new().days(days))
}
