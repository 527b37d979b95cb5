//! The ladder that runs by itself: what is due on a day, and what is not done twice.
#![allow(clippy::unwrap_used, reason = "helpers of tests fail the test they help")]

use goldthread_anchor::{Anchor, Quote};
use goldthread_calendar::WorkingDays;
use goldthread_duties::ladder::{MattersDue, matters_due};
use goldthread_people::{Command, Directory, Held, PersonId, RoleId, RoleWords};
use goldthread_plan::escalation::{
    AnswerReason, Cause, EscalationCommand, EscalationNumber, Ladder, Matter, Step,
};
use goldthread_plan::evidence::{
    EvidenceAbout, EvidenceBody, EvidenceCommand, EvidenceKind, NewEvidence, Strength,
};
use goldthread_plan::periods::PeriodCommand;
use goldthread_plan::timescale::YearHint;
use goldthread_plan::work::{Doer, MoveReason, PersonRef, UpdateText, WorkCommand};
use goldthread_plan::{
    ActionFields, ActionNumber, DocumentKind, Draft, DraftSection, OpenPlan, Plan, PlanFields, SectionFields,
    SectionKind, SectionNumber, SourceRef, Timescale,
};
use jiff::civil::{Date, date};
use uuid::Uuid;

/// Holds the role that leads action 1.
const HEAD: PersonRef = PersonRef(Uuid::from_u128(7));
/// A Tuesday.
const TODAY: Date = date(2026, 12, 1);
const ONE: ActionNumber = ActionNumber(1);

/// A plan with an action that is overdue, one that is not, and one that nobody leads.
fn plan(first_due: &str) -> Plan {
    let action = |text: &str, lead: &str, due: &str| ActionFields {
        text: Quote::typed(text),
        leads: if lead.is_empty() { Vec::new() } else { vec![Quote::typed(lead)] },
        timescale: Timescale::read(due, YearHint::none()),
        ..ActionFields::default()
    };
    let actions = vec![
        action("Hold workshops", "HoV", first_due),
        action("Write a guide", "Head of Visits", "31 March 2027"),
        action("Fill posts", "", "31 March 2027"),
    ];
    let fields = SectionFields::titled(SectionKind::Recommendation, Quote::typed("Plain plans"));
    let source = SourceRef {
        name: "plan.txt".to_owned(),
        media_type: "text/plain".to_owned(),
        sha256: "00".repeat(32),
        bytes: 9,
    };
    let draft = Draft {
        source,
        kind: DocumentKind::Plan,
        fields: PlanFields::default(),
        sections: vec![DraftSection { fields, at: Anchor::Typed, actions }],
        doubts: Vec::new(),
    };
    Plan::fold(&Plan::open(OpenPlan { draft }).unwrap()).unwrap()
}

fn directory() -> Directory {
    let (person, role) = (PersonId::from(HEAD.0), RoleId::from(Uuid::from_u128(9)));
    let mut words = RoleWords::titled("Head of Visits".parse().unwrap());
    words.abbreviations.push("HoV".parse().unwrap());
    let commands = vec![
        Command::AddPerson { person, name: "Jo Bloggs".parse().unwrap(), since: date(2026, 1, 1) },
        Command::AddRole { role, words },
        Command::AppointHolder { role, person, from: date(2026, 1, 1), until: None, held: Held::Alone },
    ];
    let events = Directory::default().decide_all(commands, TODAY).unwrap();
    Directory::fold(&events).unwrap()
}

fn due(plan: &Plan, on: Date) -> MattersDue {
    let directory = directory();
    matters_due(plan, &Ladder::default(), &directory.leads_on(on), &WorkingDays::england_and_wales(), on)
}

/// The ladder runs on a day, and answers how many matters it raised and took up.
fn run(plan: &mut Plan, on: Date) -> (usize, usize) {
    let due = due(plan, on);
    let (raised, all) = (due.raised(), due.commands.len());
    let events = plan.escalate_all(due.commands, &nobody(on)).unwrap();
    for event in &events {
        plan.apply(event).unwrap();
    }
    (raised, all - raised)
}

fn nobody(on: Date) -> Doer {
    Doer { person: None, leads: false, on }
}

fn lead(on: Date) -> Doer {
    Doer { person: Some(HEAD), leads: true, on }
}

fn told(plan: &mut Plan, command: EscalationCommand, on: Date) {
    for event in plan.escalate(command, &lead(on)).unwrap() {
        plan.apply(&event).unwrap();
    }
}

fn worked(plan: &mut Plan, command: WorkCommand, doer: &Doer) {
    for event in plan.work(command, doer).unwrap() {
        plan.apply(&event).unwrap();
    }
}

/// The lead says that action 1 is complete, with a piece of evidence.
fn claim(plan: &mut Plan, on: Date) {
    let about = EvidenceAbout {
        title: "Slides".to_owned(),
        kind: EvidenceKind::Output,
        strength: Strength::Recorded,
        dated: Some(on),
        valid_until: None,
    };
    let body = EvidenceBody::Link { url: "https://intranet.example/slides".to_owned() };
    let add = EvidenceCommand::Add(NewEvidence { about, body, serves: vec![ONE] });
    for event in plan.bear_out(add, &lead(on)).unwrap() {
        plan.apply(&event).unwrap();
    }
    let claim = WorkCommand::Claim { action: ONE, words: "All were held".to_owned(), evidence: vec![1] };
    worked(plan, claim, &lead(on));
}

fn answer(plan: &mut Plan, reason: AnswerReason, on: Date) {
    let one = plan.escalations().last().unwrap();
    let (escalation, steps) = (one.number, one.steps.len());
    told(plan, EscalationCommand::Answer { escalation, steps, reason, words: "Said".to_owned() }, on);
}

fn current(plan: &Plan) -> Step {
    plan.escalations().last().unwrap().current().clone()
}

#[test]
fn an_overdue_action_goes_to_its_lead_and_up_until_somebody_answers() {
    let mut plan = plan("30 November 2026");
    assert_eq!(run(&mut plan, date(2026, 11, 30)), (0, 0), "its last day has not passed");
    assert_eq!(run(&mut plan, TODAY), (1, 0));
    assert_eq!(run(&mut plan, TODAY), (0, 0), "nothing is raised twice");
    let step = current(&plan);
    assert_eq!((step.to.as_str(), step.person, step.rung), ("Head of Visits", Some(HEAD), 0));
    assert_eq!(step.answer_by, date(2026, 12, 3));
    assert_eq!(step.why, "Its last day was 30 November 2026, and nothing says that it is done.");
    assert_eq!(run(&mut plan, date(2026, 12, 3)), (0, 0), "the last day to answer is theirs");
    assert_eq!(run(&mut plan, date(2026, 12, 4)), (0, 1));
    let step = current(&plan);
    assert_eq!((step.to.as_str(), step.person, step.rung), ("Head of service", None, 1));
    assert_eq!(step.why, "Head of Visits had not answered by 3 December 2026.");
    assert_eq!(run(&mut plan, date(2026, 12, 4)), (0, 0));
    answer(&mut plan, AnswerReason::NotOurs, date(2026, 12, 7));
    assert_eq!(run(&mut plan, date(2026, 12, 7)), (0, 1), "it belongs to somebody else");
    assert_eq!(current(&plan).to, "Assistant director");
    answer(&mut plan, AnswerReason::Accepted, date(2026, 12, 8));
    assert_eq!(run(&mut plan, date(2027, 1, 8)), (0, 0), "what was settled stays settled");
}

#[test]
fn it_stops_at_the_top_and_where_the_reason_is_gone() {
    let mut plan = plan("30 November 2026");
    for (day, expected) in [
        (TODAY, (1, 0)),
        (date(2026, 12, 31), (0, 1)),
        (date(2027, 1, 31), (0, 1)),
        (date(2027, 2, 28), (0, 1)),
        (date(2027, 3, 30), (0, 1)),
        (date(2027, 3, 31), (0, 0)),
    ] {
        assert_eq!(run(&mut plan, day), expected, "{day}");
    }
    assert_eq!(current(&plan).to, "Board");
    let late = |plan: &Plan| plan.escalation(EscalationNumber(1)).unwrap().is_late(date(2027, 5, 31));
    assert!(late(&plan), "it stays open, and late, until somebody answers");
    let mut done = self::plan("30 November 2026");
    run(&mut done, TODAY);
    claim(&mut done, date(2026, 12, 2));
    assert_eq!(run(&mut done, date(2026, 12, 10)), (0, 0), "it is said to be done");
}

#[test]
fn a_settled_matter_is_raised_again_when_its_date_has_moved_and_passed_again() {
    let mut plan = plan("30 November 2026");
    run(&mut plan, TODAY);
    answer(&mut plan, AnswerReason::Agreed, TODAY);
    let to = Timescale::read("15 January 2027", YearHint::none());
    let (reason, why, agreed_by) = (MoveReason::Capacity, "Rooms".to_owned(), "The board".to_owned());
    worked(&mut plan, WorkCommand::MoveDate { action: ONE, to, reason, why, agreed_by }, &lead(TODAY));
    assert_eq!(run(&mut plan, date(2027, 1, 15)), (0, 0));
    assert_eq!(run(&mut plan, date(2027, 1, 16)), (1, 0));
    assert_eq!(run(&mut plan, date(2027, 1, 16)), (0, 0));
}

#[test]
fn a_dispute_holds_a_matter_until_its_own_day() {
    let mut plan = plan("30 November 2026");
    run(&mut plan, TODAY);
    let (escalation, steps) = (EscalationNumber(1), 1);
    let settle_by = date(2026, 12, 15);
    let words = "Who pays".to_owned();
    told(&mut plan, EscalationCommand::Dispute { escalation, steps, words, settle_by }, TODAY);
    assert_eq!(run(&mut plan, settle_by), (0, 0));
    assert_eq!(run(&mut plan, date(2026, 12, 16)), (0, 1));
    assert_eq!(current(&plan).why, "Head of Visits had not answered by 15 December 2026.");
}

#[test]
fn an_open_action_that_no_update_was_told_of_is_raised_once_a_period() {
    let mut plan = plan("31 March 2027");
    let (title, from, to) = ("Autumn".to_owned(), date(2026, 9, 1), date(2026, 11, 30));
    for event in plan.report(PeriodCommand::Open { title, from, to }, &lead(from)).unwrap() {
        plan.apply(&event).unwrap();
    }
    let text = UpdateText { done: "Two were held".to_owned(), ..UpdateText::default() };
    let post = WorkCommand::PostUpdate { action: ONE, text, status: None, mentions: Vec::new() };
    worked(&mut plan, post, &lead(date(2026, 10, 1)));
    assert_eq!(run(&mut plan, to), (0, 0), "the period is not over");
    assert_eq!(run(&mut plan, TODAY), (2, 0), "actions 2 and 3 were not told of");
    let causes: Vec<_> = plan.escalations().iter().map(|one| (one.cause, one.current().rung)).collect();
    assert_eq!(causes, [(Cause::NoUpdate, 0), (Cause::NoUpdate, 1)], "nobody leads action 3");
    answer(&mut plan, AnswerReason::Accepted, TODAY);
    assert_eq!(run(&mut plan, TODAY), (0, 0));
}

#[test]
fn a_failed_check_is_raised_once() {
    let mut plan = plan("31 March 2027");
    let (words, other) =
        ("Seen".to_owned(), Doer { person: Some(PersonRef(Uuid::from_u128(8))), leads: false, on: TODAY });
    claim(&mut plan, TODAY);
    let next_check = date(2026, 12, 8);
    worked(&mut plan, WorkCommand::Verify { action: ONE, words: words.clone(), next_check }, &other);
    let other = Doer { on: next_check, ..other };
    worked(&mut plan, WorkCommand::CheckFails { action: ONE, words }, &other);
    assert_eq!(run(&mut plan, next_check), (1, 0));
    assert_eq!(plan.escalations()[0].cause, Cause::CheckFailed);
    answer(&mut plan, AnswerReason::Resolved, next_check);
    assert_eq!(run(&mut plan, date(2026, 12, 9)), (0, 0));
}

#[test]
fn a_concern_without_an_answer_goes_to_its_owner() {
    let mut plan = plan("31 March 2027");
    let raise = EscalationCommand::RaiseConcern {
        about: Matter::Section(SectionNumber(1)),
        words: "There are no rooms".to_owned(),
        owner: "Head of Estates".to_owned(),
        person: None,
    };
    told(&mut plan, raise, TODAY);
    assert_eq!(run(&mut plan, date(2026, 12, 3)), (0, 0), "two working days are theirs");
    assert_eq!(run(&mut plan, date(2026, 12, 4)), (1, 0));
    assert_eq!(current(&plan).to, "Head of Estates");
    let concern = plan.concerns()[0].number;
    told(
        &mut plan,
        EscalationCommand::AnswerConcern { concern, words: "A hall is free".to_owned() },
        date(2026, 12, 7),
    );
    assert_eq!(run(&mut plan, date(2026, 12, 20)), (0, 0), "the concern was answered");
}

#[test]
fn what_cannot_be_counted_is_said_and_not_guessed() {
    let mut plan = plan("30 November 2028");
    let before = date(2028, 12, 29);
    let due = due(&plan, before);
    assert!(due.commands.is_empty());
    assert_eq!(due.uncounted.len(), 3);
    assert_eq!((due.uncounted[0].about, due.uncounted[0].year.year), (Matter::Action(ONE), 2029));
    assert_eq!(run(&mut plan, date(2028, 12, 27)), (2, 0), "three working days are one too many");
    assert_eq!(current(&plan).answer_by, before);
}
