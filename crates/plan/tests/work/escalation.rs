use goldthread_plan::SectionNumber;
use goldthread_plan::escalation::{
    AnswerReason, BadLadder, Cause, ConcernNumber, EscalationCommand, EscalationField, EscalationNumber,
    EscalationRefusal, Ladder, LadderField, Matter, Towards,
};

use super::*;

const IT: EscalationNumber = EscalationNumber(1);
const LATE: Matter = Matter::Action(ONE);

fn towards(rung: u16) -> Towards {
    let ladder = Ladder::default();
    let name = ladder.rungs[usize::from(rung)].name.clone();
    Towards { rung, name, person: None, partner: false, answer_by: date(2026, 12, 3) }
}

fn raise(about: Matter, to: Towards) -> EscalationCommand {
    let why = "Ten days late, and nobody has said why".to_owned();
    EscalationCommand::Raise { cause: Cause::Overdue, about, concern: None, to, why }
}

fn take_up(steps: usize, rung: u16) -> EscalationCommand {
    let why = "No answer in three working days".to_owned();
    EscalationCommand::TakeUp { escalation: IT, steps, to: towards(rung), why }
}

fn answer(steps: usize, reason: AnswerReason) -> EscalationCommand {
    EscalationCommand::Answer { escalation: IT, steps, reason, words: "Rooms are found".to_owned() }
}

fn moved_on(plan: &mut Plan, command: EscalationCommand) -> Vec<Event> {
    let events = plan.escalate(command, &lead()).unwrap_or_else(|refusal| panic!("{refusal}"));
    take(plan, events)
}

fn refusal(plan: &Plan, command: EscalationCommand) -> EscalationRefusal {
    plan.escalate(command, &lead()).unwrap_err()
}

#[test]
fn a_matter_goes_up_until_somebody_answers() {
    let mut plan = plan();
    let events = moved_on(&mut plan, raise(LATE, towards(0)));
    assert_eq!(
        events[0].sentence(),
        "took action 1 to Lead: overdue: Ten days late, and nobody has said why"
    );
    let on_it = EscalationRefusal::OnTheLadder("Lead".to_owned());
    assert_eq!(refusal(&plan, raise(LATE, towards(1))), on_it);
    assert!(!plan.escalation(IT).unwrap().is_late(date(2026, 12, 3)));
    assert!(plan.escalation(IT).unwrap().is_late(date(2026, 12, 4)));
    moved_on(&mut plan, take_up(1, 2));
    let name = || "Assistant director".to_owned();
    assert_eq!(refusal(&plan, take_up(2, 2)), EscalationRefusal::NotHigher(name()));
    assert_eq!(refusal(&plan, answer(1, AnswerReason::Resolved)), EscalationRefusal::WentUp(name()));
    moved_on(&mut plan, answer(2, AnswerReason::NotOurs));
    assert!(plan.escalation(IT).unwrap().is_open(), "it belongs to somebody else, and goes on");
    assert_eq!(refusal(&plan, answer(2, AnswerReason::Resolved)), EscalationRefusal::Answered(name()));
    moved_on(&mut plan, take_up(2, 3));
    moved_on(&mut plan, answer(3, AnswerReason::Resourced));
    let settled = plan.escalation(IT).unwrap();
    assert_eq!(
        (settled.steps.len(), settled.is_open(), settled.is_late(date(2027, 1, 1))),
        (3, false, false)
    );
    assert_eq!(refusal(&plan, take_up(3, 4)), EscalationRefusal::Closed(TODAY));
    moved_on(&mut plan, raise(LATE, towards(0)));
    assert_eq!(plan.escalations().len(), 2);
}

#[test]
fn a_partner_acknowledges_and_a_dispute_has_its_own_day() {
    let mut plan = plan();
    let partner = Towards { name: "Police".to_owned(), partner: true, ..towards(0) };
    moved_on(&mut plan, raise(Matter::Section(SectionNumber(2)), partner));
    let acknowledge =
        || EscalationCommand::Acknowledge { escalation: IT, steps: 1, who: "Duty inspector".to_owned() };
    moved_on(&mut plan, acknowledge());
    assert_eq!(refusal(&plan, acknowledge()), EscalationRefusal::Acknowledged("Duty inspector".to_owned()));
    let dispute = |settle_by| EscalationCommand::Dispute {
        escalation: IT,
        steps: 1,
        words: "Who pays for the rooms".to_owned(),
        settle_by,
    };
    assert_eq!(refusal(&plan, dispute(date(2026, 11, 30))), EscalationRefusal::InThePast);
    moved_on(&mut plan, dispute(date(2026, 12, 15)));
    let disputed = plan.escalation(IT).unwrap();
    assert_eq!(disputed.last_day(), date(2026, 12, 15));
    assert!(!disputed.is_late(date(2026, 12, 4)) && disputed.is_held_by_dispute(date(2026, 12, 15)));
    assert!(disputed.is_late(date(2026, 12, 16)) && !disputed.is_held_by_dispute(date(2026, 12, 16)));
    assert_eq!(refusal(&plan, dispute(date(2026, 12, 20))), EscalationRefusal::Disputed(date(2026, 12, 15)));
    moved_on(
        &mut plan,
        EscalationCommand::Close { escalation: IT, steps: 1, words: "Each pays half".to_owned() },
    );
    moved_on(&mut plan, raise(LATE, towards(0)));
    let own =
        EscalationCommand::Acknowledge { escalation: EscalationNumber(2), steps: 1, who: "Lead".to_owned() };
    assert_eq!(refusal(&plan, own), EscalationRefusal::NoPartner("Lead".to_owned()));
}

#[test]
fn several_are_decided_one_after_the_other() {
    let mut plan = plan();
    let about = |number| Matter::Action(ActionNumber(number));
    let both = [raise(about(1), towards(0)), raise(about(3), towards(1))];
    let events = plan.escalate_all(both, &nobody()).unwrap();
    take(&mut plan, events);
    let numbers: Vec<u32> = plan.escalations().iter().map(|one| one.number.0).collect();
    assert_eq!(numbers, [1, 2]);
    let twice = [raise(about(2), towards(0)), raise(about(2), towards(0))];
    assert_eq!(
        plan.escalate_all(twice, &nobody()).unwrap_err(),
        EscalationRefusal::OnTheLadder("Lead".to_owned())
    );
}

#[test]
fn a_ladder_has_rungs_with_names_and_days() {
    let check = |change: fn(&mut Ladder), expected: Option<LadderField>| {
        let mut ladder = Ladder::default();
        change(&mut ladder);
        let found = ladder.checked().err();
        assert_eq!(found.as_ref().map(BadLadder::field), expected, "{found:?}");
    };
    check(|_| {}, None);
    check(|ladder| ladder.rungs.clear(), Some(LadderField::Name(0)));
    check(|ladder| ladder.rungs[1].name = " ".to_owned(), Some(LadderField::Name(1)));
    check(|ladder| ladder.rungs[1].name = "LEAD ".to_owned(), Some(LadderField::Name(1)));
    check(|ladder| ladder.rungs[2].name = "a".repeat(201), Some(LadderField::Name(2)));
    check(|ladder| ladder.rungs[3].within = 0, Some(LadderField::Within(3)));
    check(|ladder| ladder.rungs[3].within = 60, None);
    check(|ladder| ladder.rungs[3].within = 61, Some(LadderField::Within(3)));
    check(|ladder| ladder.settle_within = 0, Some(LadderField::SettleWithin));
    check(|ladder| ladder.rungs = vec![ladder.rungs[0].clone(); 11], Some(LadderField::Name(9)));
}

#[test]
fn a_concern_has_an_owner_and_an_answer() {
    let mut plan = plan();
    let raise_concern = |owner: &str| EscalationCommand::RaiseConcern {
        about: LATE,
        words: "There are no rooms".to_owned(),
        owner: owner.to_owned(),
        person: Some(OTHER),
    };
    assert_eq!(refusal(&plan, raise_concern(" ")).field(), Some(EscalationField::Owner));
    moved_on(&mut plan, raise_concern("Head of Estates"));
    let it = ConcernNumber(1);
    assert!(plan.concern(it).unwrap().is_unanswered());
    let of_another = EscalationCommand::Raise {
        cause: Cause::ConcernUnanswered,
        about: Matter::Action(TWO),
        concern: Some(it),
        to: towards(0),
        why: "Nobody has answered".to_owned(),
    };
    assert_eq!(refusal(&plan, of_another), EscalationRefusal::NoSuchConcern);
    let words = "A hall is free on Fridays".to_owned();
    moved_on(&mut plan, EscalationCommand::AnswerConcern { concern: it, words: words.clone() });
    assert!(!plan.concern(it).unwrap().is_unanswered());
    moved_on(&mut plan, EscalationCommand::CloseConcern { concern: it, words: words.clone() });
    let again = EscalationCommand::AnswerConcern { concern: it, words };
    assert_eq!(refusal(&plan, again), EscalationRefusal::Closed(TODAY));
}

#[test]
fn what_is_not_there_is_said() {
    let plan = plan();
    let missing = Matter::Action(ActionNumber(9));
    assert_eq!(refusal(&plan, raise(missing, towards(0))), EscalationRefusal::NoSuchMatter(missing));
    assert_eq!(refusal(&plan, take_up(1, 1)), EscalationRefusal::NoSuchEscalation);
    let late = Towards { answer_by: date(2026, 11, 30), ..towards(0) };
    assert_eq!(refusal(&plan, raise(LATE, late)), EscalationRefusal::InThePast);
}
