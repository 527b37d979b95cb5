//! What is done on an action after it was read: decided, kept, folded.
#![allow(clippy::unwrap_used, reason = "helpers of tests fail the test they help")]

mod bodies;
mod completion;
mod dates;
mod escalation;
mod evidence;
mod periods;
mod updates;

use goldthread_anchor::Quote;
use goldthread_plan::evidence::{
    EvidenceAbout, EvidenceBody, EvidenceCommand, EvidenceKind, NewEvidence, Strength,
};
use goldthread_plan::timescale::YearHint;
use goldthread_plan::work::{Doer, PersonRef, UpdateText, WorkCommand, WorkRefusal};
use goldthread_plan::{
    ActionFields, ActionNumber, DocumentKind, Draft, DraftSection, Event, OpenPlan, Plan, PlanFields,
    SectionFields, SectionKind, SourceRef, Timescale,
};
use jiff::civil::{Date, date};
use uuid::Uuid;

/// Leads action 1.
const LEAD: PersonRef = PersonRef(Uuid::from_u128(1));
/// Leads nothing.
const OTHER: PersonRef = PersonRef(Uuid::from_u128(2));
const TODAY: Date = date(2026, 12, 1);
const ONE: ActionNumber = ActionNumber(1);
const TWO: ActionNumber = ActionNumber(2);

fn lead() -> Doer {
    Doer { person: Some(LEAD), leads: true, on: TODAY }
}

fn other() -> Doer {
    Doer { person: Some(OTHER), leads: false, on: TODAY }
}

fn nobody() -> Doer {
    Doer { person: None, leads: false, on: TODAY }
}

/// A plan of two sections, with actions 1 and 2 in the first and 3 in the second; action 2 is called completed by its document.
fn plan() -> Plan {
    let source = SourceRef {
        name: "plan.txt".to_owned(),
        media_type: "text/plain".to_owned(),
        sha256: "00".repeat(32),
        bytes: 9,
    };
    let action = |text: &str, status: &str| ActionFields {
        text: Quote::typed(text),
        timescale: Timescale::read("30 November 2026", YearHint::none()),
        status: Quote::typed(status),
        ..ActionFields::default()
    };
    let section = |title: &str, actions| DraftSection {
        fields: SectionFields::titled(SectionKind::Recommendation, Quote::typed(title)),
        at: goldthread_anchor::Anchor::Typed,
        actions,
    };
    let sections = vec![
        section("Plain plans", vec![action("Hold workshops", ""), action("Write a guide", "Completed")]),
        section("Steady workers", vec![action("Fill posts", "")]),
    ];
    let draft = Draft {
        source,
        kind: DocumentKind::Plan,
        fields: PlanFields::default(),
        sections,
        doubts: Vec::new(),
    };
    Plan::fold(&Plan::open(OpenPlan { draft }).expect("a plan")).expect("a plan")
}

/// Does something on a plan, and answers what was recorded.
fn done(plan: &mut Plan, command: WorkCommand, doer: &Doer) -> Vec<Event> {
    let events = plan.work(command, doer).unwrap_or_else(|refusal| panic!("{refusal}"));
    take(plan, events)
}

/// The events come to the plan as they would out of the ledger.
fn take(plan: &mut Plan, events: Vec<Event>) -> Vec<Event> {
    for event in &events {
        let read =
            Event::read(event.kind(), event.version(), &event.body()).expect("a body that was written reads");
        assert_eq!(read, *event);
        plan.apply(&read).expect("what was decided can happen");
    }
    events
}

fn refused(plan: &Plan, command: WorkCommand, doer: &Doer) -> WorkRefusal {
    plan.work(command, doer).expect_err("it is refused")
}

fn update(action: ActionNumber, done: &str) -> WorkCommand {
    let text = UpdateText { done: done.to_owned(), ..UpdateText::default() };
    WorkCommand::PostUpdate { action, text, status: None, mentions: Vec::new() }
}

fn about(title: &str) -> EvidenceAbout {
    EvidenceAbout {
        title: title.to_owned(),
        kind: EvidenceKind::Output,
        strength: Strength::Recorded,
        dated: Some(date(2026, 11, 2)),
        valid_until: Some(date(2027, 5, 2)),
    }
}

fn add_evidence(plan: &mut Plan, title: &str, serves: Vec<ActionNumber>) {
    let body = EvidenceBody::Link { url: "https://intranet.example/audit".to_owned() };
    let add = EvidenceCommand::Add(NewEvidence { about: about(title), body, serves });
    let events = plan.bear_out(add, &lead()).expect("evidence that can be added");
    take(plan, events);
}
