use goldthread_plan::Completion;
use goldthread_plan::work::ReopenReason;

use super::*;

fn claim(action: ActionNumber, evidence: &[u32]) -> WorkCommand {
    WorkCommand::Claim { action, words: "All four were held".to_owned(), evidence: evidence.to_vec() }
}

fn verify(action: ActionNumber) -> WorkCommand {
    let words = "Looked at the lists of who attended".to_owned();
    WorkCommand::Verify { action, words, next_check: date(2027, 3, 1) }
}

fn holds() -> WorkCommand {
    let words = "Asked ten workers".to_owned();
    WorkCommand::CheckHolds { action: ONE, words, next_check: date(2027, 6, 1) }
}

fn fails() -> WorkCommand {
    WorkCommand::CheckFails { action: ONE, words: "Half of them had not heard of it".to_owned() }
}

fn sustain() -> WorkCommand {
    WorkCommand::Sustain { action: ONE, words: "Three checks in a row".to_owned() }
}

fn reopen(action: ActionNumber) -> WorkCommand {
    let words = "The audit found the same".to_owned();
    WorkCommand::Reopen { action, reason: ReopenReason::FoundAgain, words }
}

fn stage(plan: &Plan, action: ActionNumber) -> Completion {
    plan.action(action).unwrap().completion()
}

#[test]
fn the_way_is_claimed_verified_monitored_sustained() {
    let mut plan = plan();
    add_evidence(&mut plan, "Attendance lists", vec![ONE]);
    for (command, doer, expected) in [
        (claim(ONE, &[1]), lead(), Completion::Claimed),
        (verify(ONE), other(), Completion::Verified),
        (holds(), other(), Completion::Monitored),
        (sustain(), other(), Completion::Sustained),
        (reopen(ONE), lead(), Completion::Open),
        (claim(ONE, &[1]), lead(), Completion::Claimed),
    ] {
        done(&mut plan, command, &doer);
        assert_eq!(stage(&plan, ONE), expected);
    }
    let track = plan.action(ONE).unwrap().work().track();
    assert_eq!((track.reopened.len(), track.checks.len(), track.next_check), (1, 0, None));
}

#[test]
fn each_step_has_its_turn() {
    let mut plan = plan();
    add_evidence(&mut plan, "Attendance lists", vec![ONE]);
    let check = |plan: &Plan, command: WorkCommand, expected: WorkRefusal| {
        assert_eq!(refused(plan, command, &other()), expected);
    };
    check(&plan, verify(ONE), WorkRefusal::NotClaimed);
    check(&plan, holds(), WorkRefusal::NotVerified);
    check(&plan, reopen(ONE), WorkRefusal::AlreadyOpen);
    check(&plan, claim(ONE, &[]), WorkRefusal::NoEvidence);
    check(&plan, claim(ONE, &[2]), WorkRefusal::NoSuchEvidence(2));
    check(&plan, claim(TWO, &[1]), WorkRefusal::NoSuchEvidence(1));
    done(&mut plan, claim(ONE, &[1]), &lead());
    check(&plan, claim(ONE, &[1]), WorkRefusal::AlreadyClaimed);
    check(&plan, sustain(), WorkRefusal::NotVerified);
    let today = WorkCommand::Verify { action: ONE, words: "Looked".to_owned(), next_check: TODAY };
    check(&plan, today, WorkRefusal::CheckNotAhead(TODAY));
    done(&mut plan, verify(ONE), &other());
    check(&plan, sustain(), WorkRefusal::NotChecked);
    check(&plan, verify(ONE), WorkRefusal::NotClaimed);
}

#[test]
fn nobody_verifies_their_own_work() {
    let mut plan = plan();
    add_evidence(&mut plan, "Attendance lists", vec![ONE]);
    done(&mut plan, claim(ONE, &[1]), &other());
    assert_eq!(refused(&plan, verify(ONE), &lead()), WorkRefusal::OwnWork);
    assert_eq!(refused(&plan, verify(ONE), &other()), WorkRefusal::OwnWork);
    assert_eq!(refused(&plan, verify(ONE), &nobody()), WorkRefusal::NobodySignedIn);
    let third = Doer { person: Some(PersonRef(Uuid::from_u128(3))), ..other() };
    done(&mut plan, verify(ONE), &third);
    assert_eq!(refused(&plan, holds(), &lead()), WorkRefusal::OwnWork);
}

#[test]
fn what_a_document_calls_completed_is_claimed_and_can_be_verified_returned_or_reopened() {
    let claimed = plan();
    assert_eq!(stage(&claimed, TWO), Completion::Claimed);
    for (command, expected) in [
        (verify(TWO), Completion::Verified),
        (WorkCommand::Return { action: TWO, words: "There is no guide".to_owned() }, Completion::Open),
        (reopen(TWO), Completion::Open),
    ] {
        let mut plan = claimed.clone();
        done(&mut plan, command, &other());
        assert_eq!(stage(&plan, TWO), expected);
        assert_eq!(plan.action(TWO).unwrap().is_open(), expected == Completion::Open);
    }
}

#[test]
fn a_check_that_fails_opens_the_action_again() {
    let mut plan = plan();
    add_evidence(&mut plan, "Attendance lists", vec![ONE]);
    done(&mut plan, claim(ONE, &[1]), &lead());
    done(&mut plan, verify(ONE), &other());
    let events = done(&mut plan, fails(), &other());
    let kinds: Vec<&str> = events.iter().map(Event::kind).collect();
    assert_eq!(kinds, ["completion-checked", "action-reopened"]);
    assert_eq!(stage(&plan, ONE), Completion::Open);
    let reopened = &plan.action(ONE).unwrap().work().track().reopened;
    assert_eq!(reopened[0].reason, ReopenReason::CheckFailed);
}
