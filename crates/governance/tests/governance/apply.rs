use goldthread_governance::{
    AnswerAccepted, BodyEnded, DecisionClosed, DecisionMade, Event, Governance, ItemAdded, ItemDropped,
    MeetingHeld, MeetingPlanned, PolicyReviewed, QuestionAnswered, QuestionAsked, QuestionPutAgain,
    ReportAgreed, ReportEnded, Standing, VersionDrafted, VersionLaunched,
};
use goldthread_governance::{BodyAdded, Closing, PaperDue, PolicyCommand, Purpose};
use goldthread_people::Note;
use jiff::civil::{Date, date};

use crate::support::{
    APRIL, BOARD, MAY, SUPERVISION, TODAY, after, body, decision, item, meeting, named, of_policy, policy,
    question, small, text, the_board, the_report,
};

const DAY: Date = date(2026, 5, 3);

/// Why an event cannot come after those of the small authority.
fn check(event: impl Into<Event>, expected: &str) {
    let before = small();
    let mut governance = before.clone();
    let event = event.into();
    let error = governance.apply(&event).unwrap_err().to_string();
    assert_eq!(error, format!("event {} cannot come here: {expected}", event.kind()));
    assert_eq!(governance, before, "nothing of it was done");
}

#[test]
fn what_speaks_of_nothing_cannot_come() {
    check(BodyEnded { body: body(0xf), on: DAY, successor: None }, "its body is not there");
    check(ReportEnded { body: body(0xf), number: 1, on: DAY }, "its body is not there");
    check(ReportEnded { body: body(BOARD), number: 2, on: DAY }, "its report is not there");
    check(MeetingPlanned { meeting: meeting(0x16), body: body(0xf), day: DAY }, "its body is not there");
    check(MeetingHeld { meeting: meeting(0xf), note: Note::default() }, "its meeting is not there");
    check(
        ItemDropped { meeting: meeting(MAY), number: 1, why: text("Not ready") },
        "its item is not on the agenda",
    );
    let (number, on, words) = (1, DAY, text("Done"));
    check(
        DecisionClosed { meeting: meeting(APRIL), number, on, how: Closing::Done, words: words.clone() },
        "its decision is not there",
    );
    check(
        QuestionAnswered { meeting: meeting(APRIL), number, on, words, by: named("A member") },
        "its question is not there",
    );
    let (next_review, note) = (None, Note::default());
    check(PolicyReviewed { policy: policy(0x22), on, next_review, note }, "its policy is not there");
    check(
        VersionLaunched { policy: policy(SUPERVISION), version: "2".parse().unwrap(), on, next_review },
        "its version is not there",
    );
}

#[test]
fn what_is_there_cannot_come_again() {
    let there = "what it adds is there already";
    check(BodyAdded { body: body(BOARD), begun: None, words: the_board() }, there);
    check(MeetingPlanned { meeting: meeting(MAY), body: body(BOARD), day: DAY }, there);
    let next = "its number is not the next";
    check(ReportAgreed { body: body(BOARD), number: 1, since: DAY, words: the_report() }, next);
    check(ReportAgreed { body: body(BOARD), number: 3, since: DAY, words: the_report() }, next);
    let words = item("Audits", Purpose::Note, PaperDue::NoPaper);
    check(ItemAdded { meeting: meeting(MAY), number: 2, words }, next);
    check(DecisionMade { meeting: meeting(APRIL), number: 2, decided: decision("X") }, next);
    check(QuestionAsked { meeting: meeting(APRIL), number: 2, asked: question("X") }, next);
}

#[test]
fn an_answer_is_judged_once() {
    let (id, number, on) = (meeting(APRIL), 1, DAY);
    let asked = QuestionAsked { meeting: id, number, asked: question("How do you know?") };
    let answered =
        QuestionAnswered { meeting: id, number, on, words: text("By dip samples"), by: named("A member") };
    let accepted = AnswerAccepted { meeting: id, number, on, by: named("A councillor") };
    let again = QuestionPutAgain { meeting: id, number, on, words: text("And of fathers?"), due: None };
    let mut governance = small();
    governance.apply(&asked.into()).unwrap();
    let none = governance.apply(&accepted.clone().into()).unwrap_err().to_string();
    assert_eq!(none, "event answer-accepted cannot come here: there is no answer to judge");
    governance.apply(&answered.into()).unwrap();
    governance.apply(&accepted.into()).unwrap();
    let twice = governance.apply(&again.into()).unwrap_err().to_string();
    assert_eq!(twice, "event question-put-again cannot come here: there is no answer to judge");
}

#[test]
fn the_state_is_what_its_events_leave() {
    let governance = small();
    let april = governance.meeting(meeting(APRIL)).unwrap();
    assert_eq!(april.standing, Standing::Held(Note::default()));
    assert_eq!(
        governance.meetings_of(body(BOARD)).iter().map(|it| it.id).collect::<Vec<_>>(),
        [meeting(APRIL), meeting(MAY)]
    );
    assert_eq!((governance.bodies().count(), governance.policies().count()), (3, 1));
    assert_eq!(governance.body(body(BOARD)).unwrap().report(1).unwrap().words, the_report());
    assert_eq!(Governance::fold([]), Ok(Governance::default()));
}

#[test]
fn the_version_that_holds_is_the_last_that_was_launched() {
    let policy_id = policy(SUPERVISION);
    let drafted = |label: &str| {
        let (version, on) = (label.parse().unwrap(), DAY);
        Event::from(VersionDrafted { policy: policy_id, version, on, document: None, expected: None })
    };
    let launched = |label: &str, on| {
        let version = label.parse().unwrap();
        Event::from(VersionLaunched { policy: policy_id, version, on, next_review: None })
    };
    let check = |events: &[Event], current: Option<&str>, drafts: &[&str]| {
        let mut governance = small();
        for event in events {
            governance.apply(event).unwrap();
        }
        let policy = governance.policy(policy_id).unwrap();
        assert_eq!(policy.current().map(|version| version.label.as_str()), current);
        let left: Vec<_> = policy.drafts().map(|version| version.label.as_str()).collect();
        assert_eq!(left, drafts);
    };
    check(&[], None, &[]);
    check(&[drafted("1"), drafted("2")], None, &["1", "2"]);
    check(&[drafted("1"), drafted("2"), launched("2", DAY)], Some("2"), &[]);
    check(&[drafted("1"), launched("1", DAY), drafted("2")], Some("1"), &["2"]);
    let both =
        [drafted("1"), drafted("2"), launched("2", date(2026, 5, 1)), launched("1", DAY), drafted("3")];
    check(&both, Some("1"), &["3"]);
}

#[test]
fn several_commands_are_decided_each_on_what_is_before_or_not_at_all() {
    let draft =
        PolicyCommand::Draft { version: "2".parse().unwrap(), on: DAY, document: None, expected: None };
    let sign = |by: &str| PolicyCommand::SignOff { version: "2".parse().unwrap(), by: named(by), on: DAY };
    let both = [of_policy(SUPERVISION, draft.clone()), of_policy(SUPERVISION, sign("Legal"))];
    assert_eq!(small().decide_all(both.clone(), TODAY).unwrap().len(), 2);
    let [first, second] = both;
    let refusal = small().decide_all([second, first], TODAY).unwrap_err().to_string();
    assert_eq!(refusal, "Supervision policy has no version 2; draft it first");
    let twice = [of_policy(SUPERVISION, draft.clone()), of_policy(SUPERVISION, draft)];
    assert_eq!(small().decide_all(twice.clone(), TODAY).unwrap().len(), 1);
    assert!(after(&small(), twice).policy(policy(SUPERVISION)).unwrap().current().is_none());
}
