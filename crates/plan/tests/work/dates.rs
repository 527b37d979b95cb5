use goldthread_plan::SectionNumber;
use goldthread_plan::work::{MoveReason, WorkField};

use super::*;

fn move_to(printed: &str) -> WorkCommand {
    WorkCommand::MoveDate {
        action: ONE,
        to: Timescale::read(printed, YearHint::none()),
        reason: MoveReason::Partner,
        why: "The trust has no trainer until spring".to_owned(),
        agreed_by: "Improvement Board".to_owned(),
    }
}

#[test]
fn a_date_that_moves_keeps_the_ones_before() {
    let mut plan = plan();
    assert!(plan.action(ONE).unwrap().is_overdue(TODAY));
    let events = done(&mut plan, move_to("31 January 2027"), &lead());
    assert_eq!(
        events[0].sentence(),
        "moved the date of action 1 from 30 November 2026 to 31 January 2027: partner delay, agreed by \
         Improvement Board: The trust has no trainer until spring"
    );
    done(&mut plan, move_to("March 2027"), &lead());
    let action = plan.action(ONE).unwrap();
    let before: Vec<&str> = action.moved_from().iter().map(Timescale::printed).collect();
    assert_eq!(before, ["30 November 2026", "31 January 2027"]);
    assert_eq!(action.fields().timescale.last_day(), Some(date(2027, 3, 31)));
    assert_eq!(action.work().moves().len(), 2);
    assert!(!action.is_overdue(TODAY));
}

#[test]
fn a_move_says_to_when_why_and_who_agreed() {
    let check = |command: WorkCommand, sentence: &str, field: WorkField| {
        let refusal = refused(&plan(), command, &lead());
        assert_eq!((refusal.to_string().as_str(), refusal.field()), (sentence, Some(field)));
    };
    check(
        move_to("soon"),
        "no date can be read in “soon”; write one such as 31 March 2027, or March 2027",
        WorkField::To,
    );
    check(move_to("30/11/2026"), "this is the date that the action has; write another", WorkField::To);
    let WorkCommand::MoveDate { action, to, reason, why, agreed_by } = move_to("May 2027") else {
        unreachable!()
    };
    let without = |why: &str, agreed_by: &str| WorkCommand::MoveDate {
        action,
        to: to.clone(),
        reason,
        why: why.to_owned(),
        agreed_by: agreed_by.to_owned(),
    };
    check(without("", &agreed_by), "say in a few words why the date moves", WorkField::Why);
    check(without(&why, " "), "say who agreed that the date moves", WorkField::AgreedBy);
}

#[test]
fn turns_are_done_or_missed_and_the_last_word_holds() {
    let mut plan = plan();
    let turn = |due, done| WorkCommand::RecordTurn { action: ONE, due, done, words: "Held".to_owned() };
    let (october, november) = (date(2026, 10, 31), date(2026, 11, 30));
    done(&mut plan, turn(november, None), &lead());
    done(&mut plan, turn(october, Some(october)), &lead());
    done(&mut plan, turn(november, Some(TODAY)), &lead());
    let turns = plan.action(ONE).unwrap().work().turns();
    let kept: Vec<_> = turns.iter().map(|turn| (turn.due, turn.done)).collect();
    assert_eq!(kept, [(october, Some(october)), (november, Some(TODAY))]);
    let ahead = date(2026, 12, 2);
    assert_eq!(refused(&plan, turn(ahead, None), &lead()), WorkRefusal::StillToCome(ahead));
    assert_eq!(refused(&plan, turn(november, Some(ahead)), &lead()), WorkRefusal::StillToCome(ahead));
}

#[test]
fn actions_wait_on_others_but_not_in_a_circle() {
    let mut plan = plan();
    let wait = |action, on: &[u32]| WorkCommand::WaitOn {
        action: ActionNumber(action),
        on: on.iter().copied().map(ActionNumber).collect(),
    };
    done(&mut plan, wait(1, &[3, 2, 3]), &lead());
    assert_eq!(plan.action(ONE).unwrap().work().waits_on(), [TWO, ActionNumber(3)]);
    done(&mut plan, wait(2, &[3]), &lead());
    assert_eq!(refused(&plan, wait(3, &[1]), &lead()), WorkRefusal::Circle(ONE));
    assert_eq!(refused(&plan, wait(3, &[3]), &lead()), WorkRefusal::Circle(ActionNumber(3)));
    assert_eq!(refused(&plan, wait(3, &[7]), &lead()), WorkRefusal::NoSuchAction(ActionNumber(7)));
    assert!(plan.work(wait(2, &[3]), &lead()).unwrap().is_empty());
    done(&mut plan, wait(2, &[]), &lead());
    assert!(plan.action(TWO).unwrap().work().waits_on().is_empty());
}

#[test]
fn an_action_may_stand_under_other_sections_too() {
    let mut plan = plan();
    let share = |with: &[u32]| WorkCommand::Share {
        action: ONE,
        with: with.iter().copied().map(SectionNumber).collect(),
    };
    done(&mut plan, share(&[2]), &lead());
    let shared: Vec<ActionNumber> =
        plan.actions_shared_with(SectionNumber(2)).map(goldthread_plan::Action::number).collect();
    assert_eq!(shared, [ONE]);
    assert_eq!(refused(&plan, share(&[1]), &lead()), WorkRefusal::OwnSection);
    assert_eq!(refused(&plan, share(&[9]), &lead()), WorkRefusal::NoSuchSection);
}
