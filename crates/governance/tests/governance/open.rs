use goldthread_governance::{DecisionWords, Matter, PaperDue, Purpose, QuestionCommand, QuestionWords};
use jiff::civil::date;
use uuid::Uuid;

use crate::support::{
    APRIL, MAY, TODAY, after, answer, ask, cancelled, decide, decision, item, of_question, plan, put_on,
    question, small, text,
};

fn about(matters: &[Matter], due: Option<i8>) -> QuestionWords {
    let due = due.map(|day| date(2026, 5, day));
    let words = format!("Of {} things, by {due:?}?", matters.len());
    QuestionWords { matters: matters.to_vec(), due, ..question(&words) }
}

#[test]
fn questions_are_found_by_what_they_are_about() {
    let (whole, third, twelfth) =
        (Matter::plan(plan()), Matter::section(plan(), 3), Matter::action(plan(), 12));
    let other = Matter::plan(Uuid::nil());
    let of_the_item = QuestionWords { item: Some(1), ..about(&[], Some(20)) };
    let governance = after(
        &small(),
        [
            put_on(APRIL, item("Audits", Purpose::Challenge, PaperDue::NoPaper)),
            ask(APRIL, about(&[whole], None)),
            ask(APRIL, about(&[twelfth, third], Some(8))),
            ask(APRIL, of_the_item),
            ask(APRIL, about(&[twelfth], Some(5))),
            of_question(APRIL, QuestionCommand::Withdraw { number: 4, why: text("Asked twice") }),
            ask(APRIL, about(&[other], None)),
            answer(APRIL, 5, TODAY),
            ask(MAY, about(&[third, whole], Some(1))),
            cancelled(MAY),
        ],
    );
    let check = |matter: Matter, expected: &[u32]| {
        let open = governance.questions_about(matter);
        assert_eq!(open.iter().map(|open| open.question.number).collect::<Vec<_>>(), expected);
    };
    check(whole, &[2, 3, 1]);
    check(third, &[2, 3]);
    check(twelfth, &[2]);
    check(Matter::section(plan(), 12), &[]);
    check(Matter::action(Uuid::nil(), 12), &[]);
    check(other, &[5]);
    assert_eq!(governance.open_questions().count(), 4);
    let late: Vec<_> = governance.open_questions().map(|open| open.is_late(TODAY)).collect();
    assert_eq!(
        late,
        [false, true, false, false],
        "an answered one is not late, nor one that nobody set a day for"
    );
}

#[test]
fn decisions_are_found_by_what_they_are_about() {
    let third = DecisionWords { item: Some(1), ..decision("Two more audits") };
    let twelfth = DecisionWords { matters: vec![Matter::action(plan(), 12)], ..decision("A new form") };
    let governance = after(
        &small(),
        [
            put_on(APRIL, item("Audits", Purpose::Challenge, PaperDue::NoPaper)),
            decide(APRIL, third),
            decide(APRIL, twelfth),
            decide(APRIL, decision("About nothing")),
        ],
    );
    let check = |matter: Matter, expected: &[u32]| {
        let found = governance.decisions_about(matter);
        assert_eq!(found.iter().map(|(_, decision)| decision.number).collect::<Vec<_>>(), expected);
    };
    check(Matter::plan(plan()), &[1, 2]);
    check(Matter::section(plan(), 3), &[1]);
    check(Matter::action(plan(), 12), &[2]);
    check(Matter::plan(Uuid::nil()), &[]);
}

#[test]
fn policies_are_found_by_what_they_come_from() {
    let governance = small();
    let found = |matter: Matter| governance.policies_about(matter).count();
    assert_eq!((found(Matter::plan(plan())), found(Matter::section(plan(), 3))), (1, 1));
    assert_eq!((found(Matter::section(plan(), 4)), found(Matter::plan(Uuid::nil()))), (0, 0));
}
