use goldthread_governance::{Command, QuestionCommand, QuestionStanding, QuestionWords, Who};
use jiff::civil::{Date, date};

use crate::support::{
    APRIL, MAY, after, answer, ask, body, cancelled, check, meeting, named, of_question, quality, question,
    small, text,
};

const DAY: Date = date(2026, 5, 5);

fn accept(number: u32, on: Date) -> Command {
    of_question(APRIL, QuestionCommand::Accept { number, on, by: named("Councillor members") })
}

fn again(number: u32, on: Date, due: Option<Date>) -> Command {
    of_question(APRIL, QuestionCommand::PutAgain { number, on, words: text("And of fathers?"), due })
}

fn withdraw(number: u32) -> Command {
    of_question(APRIL, QuestionCommand::Withdraw { number, why: text("Asked twice") })
}

fn change(number: u32, words: QuestionWords) -> Command {
    of_question(APRIL, QuestionCommand::Change { number, words })
}

fn asked() -> [Command; 1] {
    [ask(APRIL, question("How do you know?"))]
}

fn answered() -> [Command; 2] {
    [ask(APRIL, question("How do you know?")), answer(APRIL, 1, DAY)]
}

const OF: &str = "Q1 of the meeting of Improvement Board on 13 April 2026";

#[test]
fn questions_are_asked_of_somebody_else() {
    check(
        [],
        ask(APRIL, question("How do you know?")),
        Ok(&[&format!(
            "recorded the challenge {OF}, from Councillor members to Head of Quality, by 8 May 2026: “How do you know?”, \
             about action 12 of plan 00000009"
        )]),
    );
    check(asked(), ask(APRIL, question("How do you know?")), Ok(&[]));
    let themselves = QuestionWords { by: quality(), ..question("How do you know?") };
    check([], ask(APRIL, themselves), Err("those who ask cannot be those who answer; choose somebody else"));
    let unknown = QuestionWords { to: Who::Body(body(0xf)), ..question("How do you know?") };
    check([], ask(APRIL, unknown), Err("this body is not there; choose one that is, or add it first"));
    let under = QuestionWords { item: Some(1), ..question("How do you know?") };
    check([], ask(APRIL, under), Err("the agenda has no item of this number; choose one that it has"));
    check(
        [cancelled(MAY)],
        ask(MAY, question("How do you know?")),
        Err("the meeting on 18 May 2026 was cancelled; plan another one, and go on there"),
    );
    let to_whom = QuestionWords { to: named("The provider"), due: None, ..question("How do you know?") };
    check(
        asked(),
        change(1, to_whom.clone()),
        Ok(&[&format!("changed who is to answer and the day of {OF}")]),
    );
    check(asked(), change(1, question("How do you know?")), Ok(&[]));
    let answered_already =
        "question Q1 has an answer; accept it, or put the question again with what is missing";
    check(answered(), change(1, to_whom), Err(answered_already));
    for command in [change(1, question("X")), answer(APRIL, 1, DAY), accept(1, DAY), withdraw(1)] {
        check([], command, Err("this meeting has no question of this number; choose one that it has"));
    }
}

#[test]
fn a_question_is_followed_to_its_answer() {
    check(
        asked(),
        answer(APRIL, 1, DAY),
        Ok(&[&format!("recorded the answer of Head of Quality to {OF}, on 5 May 2026: “By dip samples”")]),
    );
    check(answered(), answer(APRIL, 1, DAY), Ok(&[]));
    let has_one = "question Q1 has an answer; accept it, or put the question again with what is missing";
    check(answered(), answer(APRIL, 1, date(2026, 5, 6)), Err(has_one));
    let accepted = format!("recorded that Councillor members accepted the answer to {OF} on 6 May 2026");
    check(answered(), accept(1, date(2026, 5, 6)), Ok(&[&accepted]));
    let put_again = format!("put {OF} again on 6 May 2026, by 1 June 2026: “And of fathers?”");
    check(answered(), again(1, date(2026, 5, 6), Some(date(2026, 6, 1))), Ok(&[&put_again]));
    let none = "question Q1 has no answer yet that could be judged; record one first";
    check(asked(), accept(1, DAY), Err(none));
    check(asked(), again(1, DAY, None), Err(none));
    let early = "4 May 2026 is before 5 May 2026, which it follows; choose a later day";
    check(answered(), accept(1, date(2026, 5, 4)), Err(early));
    check(answered(), again(1, date(2026, 5, 4), None), Err(early));
    check(answered(), again(1, DAY, Some(date(2026, 5, 4))), Err(early));
    let own = of_question(APRIL, QuestionCommand::Accept { number: 1, on: DAY, by: quality() });
    check(answered(), own, Err("whoever answered Q1 cannot accept the answer; those who asked do"));
    check(
        asked(),
        answer(APRIL, 1, date(2026, 5, 13)),
        Err("13 May 2026 has not come yet; record it on that day or after, or choose an earlier day"),
    );
}

#[test]
fn a_question_that_was_put_again_waits_again() {
    let due = Some(date(2026, 6, 1));
    let [first, second] = answered();
    let put_again = [first, second, again(1, DAY, due)];
    check(put_again.clone(), again(1, DAY, due), Ok(&[]));
    check(
        put_again.clone(),
        answer(APRIL, 1, date(2026, 5, 4)),
        Err("4 May 2026 is before 5 May 2026, which it follows; choose a later day"),
    );
    let standing = |commands: &[Command]| {
        let governance = after(&small(), commands.iter().cloned());
        let question = governance.meeting(meeting(APRIL)).unwrap().question(1).unwrap().clone();
        (question.standing(), question.due(), question.times_put_again())
    };
    let first_due = Some(date(2026, 5, 8));
    assert_eq!(standing(&asked()), (QuestionStanding::Open, first_due, 0));
    assert_eq!(standing(&answered()), (QuestionStanding::Answered, first_due, 0));
    assert_eq!(standing(&put_again), (QuestionStanding::Open, due, 1));
    let mut more = put_again.to_vec();
    more.push(answer(APRIL, 1, date(2026, 5, 7)));
    assert_eq!(standing(&more), (QuestionStanding::Answered, first_due, 1));
    more.push(accept(1, date(2026, 5, 8)));
    assert_eq!(standing(&more).0, QuestionStanding::Accepted);
}

#[test]
fn what_is_settled_stays_so() {
    let settled = || {
        let [first, second] = answered();
        [first, second, accept(1, DAY)]
    };
    let accepted = "the answer to Q1 was accepted; ask a new question where something is left";
    check(settled(), accept(1, DAY), Ok(&[]));
    for command in [
        answer(APRIL, 1, date(2026, 5, 6)),
        accept(1, date(2026, 5, 6)),
        again(1, date(2026, 5, 6), None),
        withdraw(1),
    ] {
        check(settled(), command, Err(accepted));
    }
    check(asked(), withdraw(1), Ok(&[&format!("withdrew {OF}: Asked twice")]));
    let withdrawn = || [ask(APRIL, question("How do you know?")), withdraw(1)];
    check(withdrawn(), withdraw(1), Ok(&[]));
    let gone = "question Q1 was withdrawn; ask a new question";
    for command in
        [answer(APRIL, 1, DAY), accept(1, DAY), again(1, DAY, None), change(1, question("How so?"))]
    {
        check(withdrawn(), command, Err(gone));
    }
}
