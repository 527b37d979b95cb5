//! Who owes what on a plan, on a day, told from plans and directories as their events leave them.
#![allow(clippy::unwrap_used, reason = "helpers of tests fail the test they help")]

use goldthread_anchor::{Anchor, Quote};
use goldthread_duties::{Duty, Kind, Whose, owed, people_of, turns};
use goldthread_people::{Command, Directory, Held, PersonId, Right, RoleId, RoleWords, Scope};
use goldthread_plan::escalation::{Cause, EscalationCommand, Matter, Towards};
use goldthread_plan::evidence::{
    EvidenceAbout, EvidenceBody, EvidenceCommand, EvidenceKind, NewEvidence, Strength,
};
use goldthread_plan::periods::{PeriodCommand, PeriodNumber};
use goldthread_plan::timescale::YearHint;
use goldthread_plan::work::{Doer, PersonRef, Topic, UpdateText, WorkCommand};
use goldthread_plan::{
    ActionFields, ActionNumber, DocumentKind, Draft, DraftSection, Event, OpenPlan, Plan, PlanFields,
    SectionFields, SectionKind, SourceRef, Timescale,
};
use jiff::civil::{Date, date};
use uuid::Uuid;

const TODAY: Date = date(2026, 12, 1);
const HEAD: u128 = 0xa;
const DEPUTY: u128 = 0xb;
const OTHER: u128 = 0xc;

fn person(id: u128) -> PersonId {
    PersonId::from(Uuid::from_u128(id))
}

/// Three people, and a role that two of them hold and deputise for.
fn directory() -> Directory {
    let role = RoleId::from(Uuid::from_u128(1));
    let add = |id, name: &str| Command::AddPerson {
        person: person(id),
        name: name.parse().unwrap(),
        since: date(2020, 1, 1),
    };
    let (from, until) = (date(2025, 1, 1), None);
    let commands = [
        add(HEAD, "A. Head"),
        add(DEPUTY, "B. Deputy"),
        add(OTHER, "C. Other"),
        Command::GiveRight { person: person(HEAD), right: Right::Administrator, over: Scope::Authority },
        Command::AddRole { role, words: RoleWords::titled("Head of Quality".parse().unwrap()) },
        Command::AppointHolder { role, person: person(HEAD), from, until, held: Held::Alone },
        Command::AppointDeputy { role, person: person(DEPUTY), from, until },
    ];
    let events = Directory::default().decide_all(commands, TODAY).unwrap();
    Directory::fold(&events).unwrap()
}

/// A plan of one section with an action for each timescale, all led by the role.
fn plan(timescales: &[&str]) -> Plan {
    let source = SourceRef {
        name: "plan.txt".to_owned(),
        media_type: "text/plain".to_owned(),
        sha256: "00".repeat(32),
        bytes: 9,
    };
    let action = |printed: &&str| ActionFields {
        text: Quote::typed("Hold workshops"),
        leads: vec![Quote::typed("Head of Quality")],
        timescale: Timescale::read(printed, YearHint::none()),
        ..ActionFields::default()
    };
    let title = Quote::typed("Plain plans");
    let section = DraftSection {
        fields: SectionFields::titled(SectionKind::Recommendation, title),
        at: Anchor::Typed,
        actions: timescales.iter().map(action).collect(),
    };
    let fields = PlanFields { document_date: Quote::typed("1 June 2026"), ..PlanFields::default() };
    let (kind, sections) = (DocumentKind::Plan, vec![section]);
    let draft = Draft { source, kind, fields, sections, doubts: Vec::new() };
    Plan::fold(&Plan::open(OpenPlan { draft }).unwrap()).unwrap()
}

fn doer(id: u128) -> Doer {
    Doer { person: Some(PersonRef(Uuid::from_u128(id))), leads: id != OTHER, on: TODAY }
}

fn take(plan: &mut Plan, events: &[Event]) {
    for event in events {
        plan.apply(event).unwrap();
    }
}

fn done(plan: &mut Plan, command: WorkCommand, by: u128) {
    let events = plan.work(command, &doer(by)).unwrap();
    take(plan, &events);
}

fn duties(plan: &Plan, on: Date) -> Vec<Duty> {
    let directory = directory();
    owed(plan, &directory.leads_on(on), on)
}

fn told(plan: &Plan, on: Date) -> Vec<(Kind, Option<Date>)> {
    duties(plan, on).into_iter().map(|duty| (duty.kind, duty.by)).collect()
}

fn action(number: u32) -> ActionNumber {
    ActionNumber(number)
}

fn update(on: u32, mentions: Vec<PersonRef>) -> WorkCommand {
    let text = UpdateText { done: "Two were held".to_owned(), ..UpdateText::default() };
    WorkCommand::PostUpdate { action: action(on), text, status: None, mentions }
}

#[test]
fn what_is_late_and_what_is_due_soon_is_its_leads() {
    let plan = plan(&["30 November 2026", "15 December 2026", "16 December 2026", "Ongoing"]);
    let (late, soon) = (date(2026, 11, 30), date(2026, 12, 15));
    assert_eq!(told(&plan, TODAY), [(Kind::Overdue, Some(late)), (Kind::DueSoon, Some(soon))]);
    let owed = duties(&plan, TODAY);
    let whose = Whose::Of(vec![person(HEAD), person(DEPUTY)]);
    assert!(owed.iter().all(|duty| duty.whose == whose));
    assert_eq!((owed[0].is_late(TODAY), owed[1].is_late(TODAY)), (true, false));
    assert!(owed[0].whose.is(person(DEPUTY), false) && !owed[0].whose.is(person(OTHER), true));
}

#[test]
fn an_open_period_asks_for_an_update_until_there_is_one() {
    let mut plan = plan(&["March 2027", "April 2027"]);
    let (from, to) = (date(2026, 9, 1), date(2026, 12, 31));
    let open = PeriodCommand::Open { title: "Autumn".to_owned(), from, to };
    let events = plan.report(open, &doer(HEAD)).unwrap();
    take(&mut plan, &events);
    let asked = (Kind::Update(PeriodNumber(1)), Some(to));
    assert_eq!(told(&plan, TODAY), [asked, asked]);
    done(&mut plan, update(1, Vec::new()), HEAD);
    assert_eq!(told(&plan, TODAY), [asked]);
}

#[test]
fn a_claim_waits_for_somebody_who_does_not_lead_it() {
    let mut plan = plan(&["March 2027"]);
    let about = EvidenceAbout {
        title: "Lists".to_owned(),
        kind: EvidenceKind::Output,
        strength: Strength::Recorded,
        dated: None,
        valid_until: Some(date(2026, 12, 10)),
    };
    let body = EvidenceBody::Link { url: "https://intranet.example/lists".to_owned() };
    let add = EvidenceCommand::Add(NewEvidence { about, body, serves: vec![action(1)] });
    let events = plan.bear_out(add, &doer(HEAD)).unwrap();
    take(&mut plan, &events);
    let claim = WorkCommand::Claim { action: action(1), words: "All held".to_owned(), evidence: vec![1] };
    done(&mut plan, claim, HEAD);
    let owed = duties(&plan, TODAY);
    let kinds: Vec<Kind> = owed.iter().map(|duty| duty.kind).collect();
    assert!(matches!(kinds.as_slice(), [Kind::Evidence(_), Kind::Verification]), "{kinds:?}");
    let verification = &owed[1].whose;
    let may = [HEAD, DEPUTY, OTHER].map(|id| verification.is(person(id), true));
    assert_eq!(may, [false, false, true]);
    assert!(!verification.is(person(OTHER), false), "whoever may not verify owes no verification");
    let next_check = date(2026, 12, 12);
    let words = "Looked at the lists".to_owned();
    done(&mut plan, WorkCommand::Verify { action: action(1), words, next_check }, OTHER);
    let kinds = told(&plan, TODAY);
    assert!(kinds.contains(&(Kind::Check, Some(next_check))), "{kinds:?}");
}

#[test]
fn who_is_asked_to_answer_owes_an_answer() {
    let mut plan = plan(&["March 2027"]);
    let about = Matter::Action(action(1));
    let who = Some(PersonRef(Uuid::from_u128(OTHER)));
    let raise = EscalationCommand::RaiseConcern {
        about,
        words: "There are no rooms".to_owned(),
        owner: "Estates".to_owned(),
        person: who,
    };
    let events = plan.escalate(raise, &doer(HEAD)).unwrap();
    take(&mut plan, &events);
    let answer_by = date(2026, 12, 3);
    let to = Towards { rung: 1, name: "Head of service".to_owned(), person: who, partner: false, answer_by };
    let why = "No rooms for a month".to_owned();
    let raise = EscalationCommand::Raise { cause: Cause::Other, about, concern: None, to, why };
    let events = plan.escalate(raise, &doer(HEAD)).unwrap();
    take(&mut plan, &events);
    let owed = duties(&plan, TODAY);
    assert!(matches!(owed[0].kind, Kind::Escalation(_)) && owed[0].by == Some(answer_by));
    assert!(matches!(owed[1].kind, Kind::Concern(_)) && owed[1].by.is_none());
    assert!(owed.iter().all(|duty| duty.whose.is(person(OTHER), false)));
}

#[test]
fn who_is_named_sees_it_until_they_have_said_something_there() {
    let mut plan = plan(&["March 2027"]);
    let who = PersonRef(Uuid::from_u128(OTHER));
    done(&mut plan, update(1, vec![who]), HEAD);
    let comment = |by: u128, mentions| WorkCommand::Comment {
        topic: Topic::Action(action(1)),
        text: format!("{by:x}"),
        mentions,
    };
    done(&mut plan, comment(HEAD, vec![who]), HEAD);
    assert_eq!(told(&plan, TODAY), [(Kind::Mention, None)]);
    assert_eq!(told(&plan, date(2027, 1, 15)), [], "not for ever");
    done(&mut plan, comment(OTHER, Vec::new()), OTHER);
    assert_eq!(told(&plan, TODAY), []);
}

#[test]
fn a_duty_that_comes_round_is_asked_for_turn_by_turn() {
    let mut plan = plan(&["Quarterly, next by 30 September 2026"]);
    let round = turns(&plan.actions()[0], date(2026, 6, 1), TODAY).unwrap();
    assert_eq!((round.due.as_slice(), round.next), (&[date(2026, 9, 30)][..], Some(date(2026, 12, 30))));
    assert_eq!(told(&plan, TODAY), [(Kind::Turn, Some(date(2026, 9, 30)))]);
    let due = date(2026, 9, 30);
    let record =
        WorkCommand::RecordTurn { action: action(1), due, done: Some(due), words: "Held".to_owned() };
    done(&mut plan, record, HEAD);
    assert_eq!(told(&plan, TODAY), [], "the next is four weeks away");
    assert_eq!(told(&plan, date(2026, 12, 20)), [(Kind::Turn, Some(date(2026, 12, 30)))]);
}

#[test]
fn words_that_could_be_several_people_are_nobody() {
    let plan = plan(&["March 2027"]);
    let directory = directory();
    let people = people_of(&directory.leads_on(TODAY), &plan, &plan.actions()[0]);
    assert_eq!(people, [person(HEAD), person(DEPUTY)]);
    let before = people_of(&directory.leads_on(date(2024, 1, 1)), &plan, &plan.actions()[0]);
    assert_eq!(before, []);
}
