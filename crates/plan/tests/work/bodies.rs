//! Bodies of what was done must read for ever: a golden file each. `GOLDTHREAD_WRITE_TABLES=1` writes those that are not there yet.

use std::path::Path;

use goldthread_plan::escalation::{AnswerReason, Cause, ConcernNumber, EscalationNumber, Matter};
use goldthread_plan::evidence::{EvidenceNumber, FileScan};
use goldthread_plan::periods::{Axis, PeriodNumber, TEMPLATES};
use goldthread_plan::work::{
    CommentMade, CompletionChecked, CompletionClaimed, CompletionReturned, CompletionSustained,
    CompletionVerified, DateMoved, DeclaredStatus, MoveReason, ReopenReason, Topic, TurnRecorded,
    UpdateNumber, UpdatePosted,
};
use goldthread_plan::{
    ActionReopened, ActionShared, ConcernAnswered, ConcernClosed, ConcernRaised, EscalationAcknowledged,
    EscalationAnswered, EscalationClosed, EscalationDisputed, EscalationRaised, EscalationTakenUp,
    EvidenceAdded, EvidenceReplaced, EvidenceServes, EvidenceWithdrawn, PeriodClosed, PeriodOpened,
    RatingCorrected, SchemeSet, SectionNumber, SectionRated, Standing, UpdateCorrected, WaitsOnSet,
};

use super::*;

fn reported() -> Vec<Event> {
    let (period, section, on, by) = (PeriodNumber(1), SectionNumber(2), TODAY, Some(LEAD));
    let rated = SectionRated {
        period,
        section,
        axis: Axis::Impact,
        mark: "Amber".to_owned(),
        standing: Standing::AtRisk,
        reason: "Parents were asked".to_owned(),
        suggested: Some(Standing::NotStarted),
        difference: "They said more than we had hoped".to_owned(),
        on,
        by,
    };
    let title = "Autumn 2026".to_owned();
    vec![
        SchemeSet { scheme: TEMPLATES[0].scheme() }.into(),
        PeriodOpened { period, title, from: date(2026, 9, 1), to: date(2026, 12, 31) }.into(),
        rated.clone().into(),
        PeriodClosed { period, on }.into(),
        RatingCorrected { rated, why: "A slip".to_owned() }.into(),
    ]
}

fn escalated() -> Vec<Event> {
    let (on, by, words) = (TODAY, Some(LEAD), "There are no rooms".to_owned());
    let (concern, escalation, about) = (ConcernNumber(1), EscalationNumber(1), Matter::Action(ONE));
    let (owner, person, answer_by) = ("Head of Estates".to_owned(), Some(OTHER), date(2026, 12, 3));
    let (to, why) = ("Police".to_owned(), "Nobody has answered".to_owned());
    vec![
        ConcernRaised { concern, about, words: words.clone(), owner, person, on, by }.into(),
        ConcernAnswered { concern, about, words: words.clone(), on, by }.into(),
        ConcernClosed { concern, about: Matter::Section(SectionNumber(2)), words: words.clone(), on }.into(),
        EscalationRaised {
            escalation,
            cause: Cause::ConcernUnanswered,
            about,
            concern: Some(concern),
            rung: 0,
            to: to.clone(),
            person,
            partner: true,
            why: why.clone(),
            answer_by,
            on,
        }
        .into(),
        EscalationTakenUp { escalation, about, rung: 1, to, person, partner: false, why, answer_by, on }
            .into(),
        EscalationAcknowledged { escalation, about, who: "Duty inspector".to_owned(), on }.into(),
        EscalationAnswered { escalation, about, reason: AnswerReason::Agreed, words: words.clone(), on, by }
            .into(),
        EscalationDisputed { escalation, about, words: words.clone(), settle_by: answer_by, on }.into(),
        EscalationClosed { escalation, about, words, on }.into(),
    ]
}

fn events() -> Vec<Event> {
    let (action, on, by, words) = (ONE, TODAY, Some(LEAD), "Lists were looked at".to_owned());
    let text = UpdateText {
        done: "Two workshops".to_owned(),
        changed: "Parents say that they understand".to_owned(),
        next: "Two more".to_owned(),
        in_the_way: "Rooms".to_owned(),
    };
    let status = Some(DeclaredStatus {
        mark: "Amber".to_owned(),
        standing: Standing::AtRisk,
        reason: "Rooms".to_owned(),
    });
    let from = Timescale::read("30 November 2026", YearHint::none());
    let to = Timescale::read("March 2027", YearHint::none());
    let (update, mentions, why) = (UpdateNumber(4), vec![OTHER], "It was two".to_owned());
    let file = EvidenceBody::File {
        sha256: "ab".repeat(32),
        name: "lists.pdf".to_owned(),
        media_type: "application/pdf".to_owned(),
        bytes: 4096,
        scan: FileScan::NotAsked,
    };
    let (evidence, serves) = (EvidenceNumber(2), vec![ONE, TWO]);
    let (text_2, status_2) = (text.clone(), status.clone());
    vec![
        UpdatePosted { update, action, text, status, mentions: mentions.clone(), on, by }.into(),
        UpdateCorrected { update, action, text: text_2, status: status_2, why: why.clone(), on, by }.into(),
        CommentMade { topic: Topic::Update(ONE, update), text: words.clone(), mentions, on, by }.into(),
        DateMoved {
            action,
            from,
            to,
            reason: MoveReason::Partner,
            why: why.clone(),
            agreed_by: "Improvement Board".to_owned(),
            on,
            by,
        }
        .into(),
        TurnRecorded { action, due: on, done: Some(on), words: words.clone(), on, by }.into(),
        WaitsOnSet { action, on: vec![TWO] }.into(),
        ActionShared { action, with: vec![SectionNumber(2)] }.into(),
        CompletionClaimed { action, words: words.clone(), evidence: vec![2], on, by }.into(),
        CompletionVerified { action, words: words.clone(), next_check: date(2027, 3, 1), on, by: OTHER }
            .into(),
        CompletionReturned { action, words: words.clone(), on, by: OTHER }.into(),
        CompletionChecked { action, holds: false, words: words.clone(), next_check: None, on, by: OTHER }
            .into(),
        CompletionSustained { action, words: words.clone(), on, by: OTHER }.into(),
        ActionReopened { action, reason: ReopenReason::FoundAgain, words, on, by }.into(),
        EvidenceAdded { evidence, about: about("Lists"), body: file.clone(), serves: serves.clone(), on, by }
            .into(),
        EvidenceReplaced { evidence, about: about("Lists"), body: file, why: why.clone(), on, by }.into(),
        EvidenceServes { evidence, serves }.into(),
        EvidenceWithdrawn { evidence, why, on, by }.into(),
    ]
}

#[test]
fn kept_bodies_read_for_ever() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("testdata/events");
    for event in events().into_iter().chain(reported()).chain(escalated()) {
        let file = folder.join(format!("{}-v{}.json", event.kind(), event.version()));
        if !file.exists() && std::env::var_os("GOLDTHREAD_WRITE_TABLES").is_some() {
            std::fs::write(&file, event.body() + "\n").expect("a folder that can be written to");
        }
        let golden =
            std::fs::read_to_string(&file).unwrap_or_else(|error| panic!("{}: {error}", file.display()));
        assert_eq!(event.body(), golden.trim_end(), "it is written in another way; give it a new version");
        assert_eq!(Event::read(event.kind(), 1, &golden).expect("a body that was kept reads"), event);
    }
}

#[test]
fn every_kind_of_event_has_a_golden_file() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("testdata/events");
    for kind in Event::KINDS {
        assert!(folder.join(format!("{kind}-v1.json")).exists(), "{kind}");
    }
}
