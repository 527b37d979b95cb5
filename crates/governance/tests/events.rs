//! Bodies of events that were kept must read for ever: each file of `testdata/events` is one.
//!
//! A file is never changed. A new version of a body gets a file of its own beside the old.
#![allow(clippy::unwrap_used, reason = "helpers of tests fail the test they help")]

use goldthread_calendar::{InMonth, Nth, Rule};
use goldthread_governance::{
    AnswerAccepted, Asked, BodyAdded, BodyChanged, BodyEnded, BodyId, BodyKind, BodyWords, Closing,
    CountsFrom, Cycle, DecisionChanged, DecisionClosed, DecisionConfirmed, DecisionLimit, DecisionMade,
    DecisionReopened, DecisionWords, Document, Event, Governance, ItemAdded, ItemChanged, ItemDropped,
    ItemWords, Limits, Matter, MeetingCancelled, MeetingHeld, MeetingId, MeetingMoved, MeetingPlanned,
    MeetingReopened, MinutesAgreed, MinutesDrafted, Often, PaperDue, PaperReceived, PolicyAdded,
    PolicyChanged, PolicyId, PolicyKind, PolicyReviewed, PolicyTold, PolicyWithdrawn, PolicyWords, Purpose,
    QuestionAnswered, QuestionAsked, QuestionChanged, QuestionPutAgain, QuestionWithdrawn, QuestionWords,
    ReportAgreed, ReportChanged, ReportEnded, ReportKind, ReportReceived, ReportWords, Told, UnreadableEvent,
    VersionDrafted, VersionLaunched, VersionSignedOff, Who, Words,
};
use goldthread_people::{Directory, Note};
use jiff::civil::{Date, Weekday, date};
use uuid::Uuid;

const ON: Date = date(2026, 5, 3);
const LATER: Date = date(2026, 6, 30);

fn id(last: u8) -> Uuid {
    format!("0192f0c1-0000-7000-8000-0000000000{last:02}").parse().unwrap()
}

fn text(words: &str) -> Words {
    words.parse().unwrap()
}

fn named(name: &str) -> Who {
    Who::Named(name.parse().unwrap())
}

fn note(words: &str) -> Note {
    words.parse().unwrap()
}

fn link() -> Document {
    "https://intranet.example/papers/7".parse().unwrap()
}

fn file() -> Document {
    "0f".repeat(32).parse().unwrap()
}

/// A body with as little as it can have.
fn bare_body() -> BodyWords {
    BodyWords {
        name: "Improvement Board".parse().unwrap(),
        kind: BodyKind::Board,
        chair: None,
        support: None,
        cycle: Cycle::Termly,
        terms: Note::default(),
        reports_to: None,
        limits: Limits::default(),
        subject_of: Vec::new(),
    }
}

fn body() -> BodyWords {
    BodyWords {
        kind: BodyKind::OperationalMeeting,
        chair: Some(named("The chief executive")),
        support: Some(Who::Role(id(4).into())),
        cycle: Cycle::weeks(6).unwrap(),
        terms: note("Challenge\nand support"),
        reports_to: Some(id(2).into()),
        limits: Limits {
            draft: Some(5),
            minutes: Some(10),
            decisions: Some(DecisionLimit { days: 7, after: CountsFrom::Minutes }),
        },
        subject_of: vec![Matter::section(id(9), 11)],
        ..bare_body()
    }
}

/// Every other month.
fn second_tuesday() -> Cycle {
    let on = InMonth::Weekday(Nth::Second, Weekday::Tuesday);
    Cycle::By(Rule::InMonth { months: 2.try_into().unwrap(), on })
}

fn bare_report() -> ReportWords {
    ReportWords {
        about: "the plan".parse().unwrap(),
        matter: None,
        kind: ReportKind::Other,
        from: None,
        often: Often::EachMeeting,
        days_before: 0,
        purpose: Purpose::Note,
    }
}

fn report(often: Often) -> ReportWords {
    ReportWords {
        matter: Some(Matter::plan(id(9))),
        kind: ReportKind::SelfEvaluation,
        from: Some(Who::Person(id(5).into())),
        often,
        days_before: 5,
        purpose: Purpose::Challenge,
        ..bare_report()
    }
}

fn bare_item() -> ItemWords {
    ItemWords {
        title: "Progress of the plan".parse().unwrap(),
        matters: Vec::new(),
        from: None,
        report: None,
        purpose: Purpose::Note,
        paper: PaperDue::NoPaper,
    }
}

fn item(paper: PaperDue) -> ItemWords {
    ItemWords {
        matters: vec![Matter::plan(id(9)), Matter::action(id(9), 12)],
        from: Some(Who::Role(id(4).into())),
        report: Some(1),
        purpose: Purpose::Decide,
        paper,
        ..bare_item()
    }
}

fn bare_decision() -> DecisionWords {
    DecisionWords {
        words: text("Two more audits"),
        owner: None,
        due: None,
        matters: Vec::new(),
        item: None,
        confirmed_by: Vec::new(),
    }
}

fn decision() -> DecisionWords {
    DecisionWords {
        owner: Some(Who::Role(id(4).into())),
        due: Some(LATER),
        matters: vec![Matter::section(id(9), 3)],
        item: Some(2),
        confirmed_by: vec![named("Commissioning"), named("Agency decision maker")],
        ..bare_decision()
    }
}

fn bare_question() -> QuestionWords {
    QuestionWords {
        kind: Asked::Challenge,
        words: text("How do you know?"),
        by: named("A member"),
        to: Who::Body(id(2).into()),
        due: None,
        matters: Vec::new(),
        item: None,
    }
}

fn question() -> QuestionWords {
    QuestionWords {
        kind: Asked::Question,
        due: Some(LATER),
        matters: vec![Matter::action(id(9), 12)],
        item: Some(2),
        ..bare_question()
    }
}

fn bare_policy() -> PolicyWords {
    PolicyWords {
        title: "Supervision policy".parse().unwrap(),
        kind: PolicyKind::Policy,
        owner: None,
        signed_off_by: Vec::new(),
        matters: Vec::new(),
    }
}

fn policy() -> PolicyWords {
    PolicyWords {
        kind: PolicyKind::Delegation,
        owner: Some(Who::Role(id(4).into())),
        signed_off_by: vec![named("Legal"), Who::Body(id(1).into())],
        matters: vec![Matter::action(id(9), 12)],
        ..bare_policy()
    }
}

fn of_bodies() -> Vec<(&'static str, Event)> {
    let body_id: BodyId = id(1).into();
    let agreed = |words| ReportAgreed { body: body_id, number: 1, since: ON, words }.into();
    let not_agreed = Cycle::NotAgreed("to be agreed with the chair".parse().unwrap());
    vec![
        ("body-added-v1", BodyAdded { body: body_id, begun: Some(ON), words: body() }.into()),
        ("body-added-v1-bare", BodyAdded { body: body_id, begun: None, words: bare_body() }.into()),
        ("body-changed-v1", BodyChanged { body: body_id, from: bare_body(), to: body() }.into()),
        ("body-ended-v1", BodyEnded { body: body_id, on: ON, successor: Some(id(2).into()) }.into()),
        ("body-ended-v1-bare", BodyEnded { body: body_id, on: ON, successor: None }.into()),
        ("report-agreed-v1", agreed(report(Often::Cycle(Cycle::months(3).unwrap())))),
        ("report-agreed-v1-bare", agreed(bare_report())),
        ("report-agreed-v1-called", agreed(report(Often::Cycle(Cycle::WhenCalled)))),
        ("report-agreed-v1-in-month", agreed(report(Often::Cycle(second_tuesday())))),
        ("report-agreed-v1-exception", agreed(report(Often::ByException))),
        ("report-agreed-v1-not-agreed", agreed(report(Often::Cycle(not_agreed)))),
        ("report-agreed-v1-once", agreed(report(Often::Once(LATER)))),
        (
            "report-changed-v1",
            ReportChanged { body: body_id, number: 1, from: bare_report(), to: report(Often::EachMeeting) }
                .into(),
        ),
        ("report-ended-v1", ReportEnded { body: body_id, number: 1, on: ON }.into()),
        (
            "report-received-v1",
            ReportReceived { body: body_id, number: 1, on: ON, document: Some(file()) }.into(),
        ),
        (
            "report-received-v1-bare",
            ReportReceived { body: body_id, number: 1, on: ON, document: None }.into(),
        ),
    ]
}

fn of_meetings() -> Vec<(&'static str, Event)> {
    let meeting: MeetingId = id(3).into();
    let added = |words| ItemAdded { meeting, number: 1, words }.into();
    vec![
        ("meeting-planned-v1", MeetingPlanned { meeting, body: id(1).into(), day: ON }.into()),
        ("meeting-moved-v1", MeetingMoved { meeting, from: ON, to: LATER, why: text("Half-term") }.into()),
        ("meeting-cancelled-v1", MeetingCancelled { meeting, why: text("Not quorate") }.into()),
        ("meeting-held-v1", MeetingHeld { meeting, note: note("All but\nthe police") }.into()),
        ("meeting-held-v1-bare", MeetingHeld { meeting, note: Note::default() }.into()),
        ("meeting-reopened-v1", MeetingReopened { meeting, why: text("It was the wrong one") }.into()),
        ("agenda-item-added-v1", added(item(PaperDue::DaysBefore(5)))),
        ("agenda-item-added-v1-bare", added(bare_item())),
        ("agenda-item-added-v1-by", added(item(PaperDue::By(ON)))),
        (
            "agenda-item-changed-v1",
            ItemChanged { meeting, number: 1, from: bare_item(), to: item(PaperDue::DaysBefore(0)) }.into(),
        ),
        ("agenda-item-dropped-v1", ItemDropped { meeting, number: 1, why: text("Not ready") }.into()),
        ("paper-received-v1", PaperReceived { meeting, item: 1, on: ON, document: Some(link()) }.into()),
        ("paper-received-v1-bare", PaperReceived { meeting, item: 1, on: ON, document: None }.into()),
        ("minutes-drafted-v1", MinutesDrafted { meeting, on: ON, document: Some(link()) }.into()),
        ("minutes-agreed-v1", MinutesAgreed { meeting, on: ON, document: None }.into()),
    ]
}

fn of_what_is_followed() -> Vec<(&'static str, Event)> {
    let (meeting, number, on): (MeetingId, u32, Date) = (id(3).into(), 1, ON);
    let (words, by) = (text("Done, and\nlooked at"), named("A member"));
    vec![
        ("decision-made-v1", DecisionMade { meeting, number, decided: decision() }.into()),
        ("decision-made-v1-bare", DecisionMade { meeting, number, decided: bare_decision() }.into()),
        (
            "decision-changed-v1",
            DecisionChanged { meeting, number, from: bare_decision(), to: decision() }.into(),
        ),
        (
            "decision-confirmed-v1",
            DecisionConfirmed { meeting, number, by: by.clone(), on, note: note("As put") }.into(),
        ),
        (
            "decision-closed-v1",
            DecisionClosed { meeting, number, on, how: Closing::Superseded, words: words.clone() }.into(),
        ),
        ("decision-reopened-v1", DecisionReopened { meeting, number, why: text("Only one was made") }.into()),
        ("question-asked-v1", QuestionAsked { meeting, number, asked: question() }.into()),
        ("question-asked-v1-bare", QuestionAsked { meeting, number, asked: bare_question() }.into()),
        (
            "question-changed-v1",
            QuestionChanged { meeting, number, from: bare_question(), to: question() }.into(),
        ),
        (
            "question-answered-v1",
            QuestionAnswered { meeting, number, on, words: words.clone(), by: Who::Role(id(4).into()) }
                .into(),
        ),
        ("answer-accepted-v1", AnswerAccepted { meeting, number, on, by }.into()),
        (
            "question-put-again-v1",
            QuestionPutAgain { meeting, number, on, words: words.clone(), due: Some(LATER) }.into(),
        ),
        ("question-withdrawn-v1", QuestionWithdrawn { meeting, number, why: words }.into()),
    ]
}

fn of_policies() -> Vec<(&'static str, Event)> {
    let policy_id: PolicyId = id(7).into();
    let (version, on) = ("2.1".parse::<goldthread_governance::VersionLabel>().unwrap(), ON);
    let told =
        Told { whom: "all practitioners".parse().unwrap(), route: "a briefing".parse().unwrap(), on: LATER };
    vec![
        ("policy-added-v1", PolicyAdded { policy: policy_id, words: policy() }.into()),
        ("policy-added-v1-bare", PolicyAdded { policy: policy_id, words: bare_policy() }.into()),
        ("policy-changed-v1", PolicyChanged { policy: policy_id, from: bare_policy(), to: policy() }.into()),
        (
            "policy-version-drafted-v1",
            VersionDrafted {
                policy: policy_id,
                version: version.clone(),
                on,
                document: Some(file()),
                expected: Some(LATER),
            }
            .into(),
        ),
        (
            "policy-version-signed-off-v1",
            VersionSignedOff { policy: policy_id, version: version.clone(), by: named("Legal"), on }.into(),
        ),
        (
            "policy-version-launched-v1",
            VersionLaunched { policy: policy_id, version: version.clone(), on, next_review: Some(LATER) }
                .into(),
        ),
        ("policy-told-v1", PolicyTold { policy: policy_id, version, told }.into()),
        (
            "policy-reviewed-v1",
            PolicyReviewed { policy: policy_id, on, next_review: Some(LATER), note: note("Still right") }
                .into(),
        ),
        ("policy-withdrawn-v1", PolicyWithdrawn { policy: policy_id, on, why: text("Replaced") }.into()),
    ]
}

/// An event of each kind, and those whose bodies differ in shape; what follows the version in a name tells which.
fn events() -> Vec<(&'static str, Event)> {
    [of_bodies(), of_meetings(), of_what_is_followed(), of_policies()].concat()
}

/// The event of a golden file reads, and is written to the same bytes.
fn check(name: &str, event: &Event) {
    let file = format!("{}/testdata/events/{name}.json", env!("CARGO_MANIFEST_DIR"));
    let golden = std::fs::read_to_string(&file).expect(&file);
    assert_eq!(
        event.body(),
        golden.trim_end(),
        "the body of {name} is written in another way; give it a new version"
    );
    let (kind, version) = name.rsplit_once("-v").expect("a file is named for its kind and version");
    let version = version.split('-').next().and_then(|version| version.parse().ok()).expect("a version");
    assert_eq!(Event::read(kind, version, &golden).expect("a body that was kept reads"), *event);
    assert_eq!((event.kind(), event.version()), (kind, version));
}

#[test]
fn kept_bodies_read_for_ever() {
    let events = events();
    for (name, event) in &events {
        check(name, event);
    }
    for kind in Event::KINDS {
        assert!(events.iter().any(|(_, event)| event.kind() == *kind), "{kind} has no file");
    }
}

#[test]
fn no_kept_body_is_without_its_test() {
    let folder = format!("{}/testdata/events", env!("CARGO_MANIFEST_DIR"));
    let mut files: Vec<String> = std::fs::read_dir(folder)
        .unwrap()
        .map(|file| file.unwrap().file_name().into_string().unwrap())
        .collect();
    let mut named: Vec<String> = events().iter().map(|(name, _)| format!("{name}.json")).collect();
    files.sort_unstable();
    named.sort_unstable();
    assert_eq!(files, named);
}

#[test]
fn an_event_of_a_newer_goldthread_is_named() {
    let error = Event::read("body-added", 9, "{}").unwrap_err();
    assert!(matches!(error, UnreadableEvent::Unknown { version: 9, .. }), "{error}");
    assert!(error.to_string().contains("body-added of version 9"));
    let error = Event::read("body-sung-to", 1, "{}").unwrap_err();
    assert!(matches!(error, UnreadableEvent::Unknown { .. }), "{error}");
    let error = Event::read("body-added", 1, "{}").unwrap_err();
    assert!(matches!(error, UnreadableEvent::Malformed { .. }), "{error}");
}

/// A body that was kept and could not have been decided does not read.
#[test]
fn what_cannot_be_is_not_read() {
    for (kind, body) in [
        (
            "report-received",
            r#"{"body":"0192f0c1-0000-7000-8000-000000000001","number":1,"on":"2026-05-03","document":{"link":"javascript:1"}}"#,
        ),
        ("meeting-cancelled", r#"{"meeting":"0192f0c1-0000-7000-8000-000000000003","why":" "}"#),
        (
            "body-added",
            r#"{"body":"0192f0c1-0000-7000-8000-000000000001","name":"B","kind":"board","cycle":{"by":{"every":"P0W"}}}"#,
        ),
    ] {
        let error = Event::read(kind, 1, body).unwrap_err();
        assert!(matches!(error, UnreadableEvent::Malformed { .. }), "{kind}: {error}");
    }
}

#[test]
fn sentences_name_plans_as_they_are_told_to() {
    let told = events();
    let find = |name: &str| &told.iter().find(|(file, _)| *file == name).expect("it is there").1;
    let (nothing, nobody) = (Governance::default(), Directory::default());
    let called = |plan: Uuid| (plan == id(9)).then(|| "the Improvement Plan".to_owned());
    for (name, expected) in [
        (
            "question-asked-v1",
            "recorded the question Q1 of meeting 00000003, from A member to body 00000002, by 30 June 2026: \
             “How do you know?”, about action 12 of the Improvement Plan",
        ),
        (
            "policy-added-v1",
            "added Supervision policy, scheme of delegation, kept by role 00000004, about action 12 of the Improvement Plan",
        ),
    ] {
        assert_eq!(find(name).sentence_with(&nothing, &nobody, &called), expected);
    }
    let unknown = "agreed that body 00000001 receives “the plan”, self-evaluation from somebody, once, by 30 June 2026, \
                   about plan 00000009";
    assert_eq!(find("report-agreed-v1-once").sentence(&nothing, &nobody), unknown);
    for (name, event) in &told {
        assert!(!event.sentence(&nothing, &nobody).is_empty(), "{name}");
    }
}

#[test]
fn an_event_knows_what_it_speaks_of() {
    let told = events();
    let find = |name: &str| &told.iter().find(|(file, _)| *file == name).expect("it is there").1;
    let nothing = Governance::default();
    let (asked, ended, policy) = (find("question-asked-v1"), find("report-ended-v1"), find("policy-told-v1"));
    assert_eq!((asked.meeting(), asked.policy(), asked.body_in(&nothing)), (Some(id(3).into()), None, None));
    assert_eq!((ended.meeting(), ended.body_in(&nothing)), (None, Some(id(1).into())));
    assert_eq!((policy.policy(), policy.body_in(&nothing)), (Some(id(7).into()), None));
    let governance = Governance::fold([find("body-added-v1"), find("meeting-planned-v1")]).unwrap();
    assert_eq!(asked.body_in(&governance), Some(id(1).into()));
}
