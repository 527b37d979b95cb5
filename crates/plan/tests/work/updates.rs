use goldthread_plan::Standing;
use goldthread_plan::work::{DeclaredStatus, Topic, UpdateNumber, WorkField};

use super::*;

fn amber() -> DeclaredStatus {
    DeclaredStatus {
        mark: "Amber".to_owned(),
        standing: Standing::AtRisk,
        reason: "Two of four workshops have no room yet".to_owned(),
    }
}

#[test]
fn an_update_is_told_and_the_action_stands_as_it_says() {
    let mut plan = plan();
    let text = UpdateText { done: " Two workshops were held. ".to_owned(), ..UpdateText::default() };
    let post = WorkCommand::PostUpdate { action: ONE, text, status: Some(amber()), mentions: vec![OTHER] };
    let events = done(&mut plan, post, &lead());
    assert_eq!(events[0].sentence(), "posted an update on action 1, Amber: Two workshops were held.");
    let action = plan.action(ONE).unwrap();
    let told = action.work().last_update().unwrap();
    assert_eq!((told.number, told.by, told.on), (UpdateNumber(1), Some(LEAD), TODAY));
    assert_eq!(told.text.done, "Two workshops were held.");
    assert_eq!(action.standing(), Some(Standing::AtRisk));
    done(&mut plan, update(TWO, "The guide is out."), &other());
    assert_eq!(plan.action(TWO).unwrap().work().last_update().unwrap().number, UpdateNumber(2));
}

#[test]
fn an_update_that_tells_nothing_is_refused() {
    let check = |command: WorkCommand, sentence: &str, field: Option<WorkField>| {
        let refusal = refused(&plan(), command, &lead());
        assert_eq!((refusal.to_string().as_str(), refusal.field()), (sentence, field));
    };
    let unsaid = "say what was done, what changed, what is next or what is in the way";
    check(update(ONE, " \n "), unsaid, Some(WorkField::Words));
    let long = "x".repeat(8_001);
    check(update(ONE, &long), "the text is 8001 characters long; write at most 8000", Some(WorkField::Words));
    check(
        update(ActionNumber(9), "Done"),
        "action 9 is not in the plan; go back to the plan and choose one that is",
        None,
    );
    let text = UpdateText { next: "A third one".to_owned(), ..UpdateText::default() };
    let status = Some(DeclaredStatus { reason: " ".to_owned(), ..amber() });
    let post = WorkCommand::PostUpdate { action: ONE, text, status, mentions: Vec::new() };
    check(post, "say why it stands so", Some(WorkField::Why));
}

#[test]
fn an_update_that_is_put_right_keeps_what_it_said() {
    let mut plan = plan();
    done(&mut plan, update(ONE, "Three workshops were held."), &lead());
    let correct = |text: &str, why: &str| WorkCommand::CorrectUpdate {
        action: ONE,
        update: UpdateNumber(1),
        text: UpdateText { done: text.to_owned(), ..UpdateText::default() },
        status: None,
        why: why.to_owned(),
    };
    let same = correct("Three workshops were held.", "It was two");
    assert_eq!(refused(&plan, same, &lead()), WorkRefusal::NothingCorrected);
    let right = correct("Two workshops were held.", "It was two");
    assert_eq!(refused(&plan, right.clone(), &other()), WorkRefusal::NotTheirs);
    assert_eq!(refused(&plan, correct("Two.", ""), &lead()).field(), Some(WorkField::Why));
    done(&mut plan, right, &lead());
    let told = plan.action(ONE).unwrap().work().last_update().unwrap();
    assert_eq!(told.text.done, "Two workshops were held.");
    assert_eq!(told.corrections[0].before.done, "Three workshops were held.");
    let gone = WorkCommand::CorrectUpdate {
        action: TWO,
        update: UpdateNumber(1),
        text: UpdateText::default(),
        status: None,
        why: String::new(),
    };
    assert_eq!(refused(&plan, gone, &lead()), WorkRefusal::NoSuchUpdate);
}

#[test]
fn comments_stand_beside_what_they_are_about() {
    let mut plan = plan();
    done(&mut plan, update(ONE, "Two workshops were held."), &lead());
    let comment = |topic| WorkCommand::Comment { topic, text: "Where?".to_owned(), mentions: Vec::new() };
    let on_update = Topic::Update(ONE, UpdateNumber(1));
    let sentence = done(&mut plan, comment(on_update), &other())[0].sentence();
    assert_eq!(sentence, "commented on update 1 on action 1: Where?");
    done(&mut plan, comment(Topic::Section(goldthread_plan::SectionNumber(2))), &nobody());
    assert_eq!(plan.comments().len(), 2);
    assert_eq!(
        refused(&plan, comment(Topic::Update(TWO, UpdateNumber(1))), &other()),
        WorkRefusal::NoSuchUpdate
    );
    let missing = Topic::Section(goldthread_plan::SectionNumber(9));
    assert_eq!(refused(&plan, comment(missing), &other()), WorkRefusal::NoSuchSection);
}
