//! Whatever is done in whatever order, what is decided can happen, and some things stay true.

use goldthread_calendar::WorkingDays;
use goldthread_governance::{
    BodyCommand, BodyKind, BodyWords, Closing, Command, Cycle, DecisionWords, Event, Governance, ItemWords,
    MeetingCommand, PaperDue, PolicyCommand, PolicyWords, Purpose, QuestionCommand, QuestionWords,
    ReportWords, Told, Who,
};
use goldthread_people::{Directory, Note};
use jiff::civil::{Date, date};
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::{Index, select};

use crate::support::{
    TODAY, body, called, decision, item, named, of_body, of_meeting, of_policy, of_question, question, text,
    the_panel, the_policy, the_report, title,
};

fn ids() -> impl Strategy<Value = u128> {
    1..4_u128
}

fn numbers() -> impl Strategy<Value = u32> {
    1..3_u32
}

fn days() -> impl Strategy<Value = Date> {
    prop_oneof![
        20 => (0..15_i32).prop_map(|days| date(2026, 5, 1).saturating_add(jiff::Span::new().days(days))),
        1 => Just(Date::MIN),
        1 => Just(Date::MAX),
    ]
}

fn whos() -> impl Strategy<Value = Who> {
    prop_oneof![
        select(&["Legal", "A member", "The provider"][..]).prop_map(named),
        ids().prop_map(|id| Who::Body(body(id)))
    ]
}

fn bodies() -> impl Strategy<Value = BodyWords> {
    let cycle = prop_oneof![Just(Cycle::Termly), Just(Cycle::WhenCalled), Just(Cycle::months(1).unwrap())];
    let name = select(&["Board", "Panel", "Forum"][..]);
    (name, cycle, proptest::option::of(ids()), proptest::option::of(whos())).prop_map(
        |(name, cycle, above, chair)| {
            let words = called(name, BodyKind::Board, cycle);
            BodyWords { reports_to: above.map(body), chair, limits: the_panel().limits, ..words }
        },
    )
}

fn of_bodies() -> impl Strategy<Value = Command> {
    let report = || whos().prop_map(|from| ReportWords { from: Some(from), ..the_report() });
    let command = prop_oneof![
        3 => (proptest::option::of(days()), bodies()).prop_map(|(begun, words)| BodyCommand::Add { begun, words }),
        1 => bodies().prop_map(|words| BodyCommand::Change { words }),
        1 => (days(), proptest::option::of(ids()))
            .prop_map(|(on, next)| BodyCommand::End { on, successor: next.map(body) }),
        2 => (days(), report()).prop_map(|(since, words)| BodyCommand::AgreeReport { since, words }),
        1 => (numbers(), report()).prop_map(|(number, words)| BodyCommand::ChangeReport { number, words }),
        1 => (numbers(), days()).prop_map(|(number, on)| BodyCommand::EndReport { number, on }),
        1 => (numbers(), days())
            .prop_map(|(number, on)| BodyCommand::RecordReport { number, on, document: None }),
    ];
    (ids(), command).prop_map(|(id, command)| of_body(id, command))
}

fn items() -> impl Strategy<Value = ItemWords> {
    (proptest::option::of(numbers()), any::<bool>()).prop_map(|(report, decides)| {
        let purpose = if decides { Purpose::Decide } else { Purpose::Note };
        ItemWords { report, ..item("Audits", purpose, PaperDue::DaysBefore(5)) }
    })
}

fn decisions() -> impl Strategy<Value = DecisionWords> {
    (proptest::option::of(numbers()), vec(whos(), 0..3)).prop_map(|(item, confirmed_by)| DecisionWords {
        item,
        confirmed_by,
        ..decision("Two more audits")
    })
}

fn of_meetings() -> impl Strategy<Value = Command> {
    let how = select(Closing::ALL);
    let why = || text("For a reason");
    let command = prop_oneof![
        4 => (ids(), days()).prop_map(|(id, day)| MeetingCommand::Plan { body: body(id), day }),
        1 => days().prop_map(move |to| MeetingCommand::Move { to, why: why() }),
        1 => Just(MeetingCommand::Cancel { why: why() }),
        1 => Just(MeetingCommand::Reopen { why: why() }),
        1 => numbers().prop_map(move |number| MeetingCommand::ReopenDecision { number, why: why() }),
        3 => Just(MeetingCommand::RecordHeld { note: Note::default() }),
        2 => items().prop_map(|words| MeetingCommand::AddItem { words }),
        1 => (numbers(), items()).prop_map(|(number, words)| MeetingCommand::ChangeItem { number, words }),
        1 => numbers().prop_map(move |number| MeetingCommand::DropItem { number, why: why() }),
        1 => (numbers(), days())
            .prop_map(|(item, on)| MeetingCommand::RecordPaper { item, on, document: None }),
        1 => days().prop_map(|on| MeetingCommand::DraftMinutes { on, document: None }),
        1 => days().prop_map(|on| MeetingCommand::AgreeMinutes { on, document: None }),
        3 => decisions().prop_map(|words| MeetingCommand::Decide { words }),
        1 => (numbers(), decisions()).prop_map(|(number, words)| MeetingCommand::ChangeDecision { number, words }),
        1 => (numbers(), whos(), days()).prop_map(|(number, by, on)| MeetingCommand::ConfirmDecision { number, by, on, note: Note::default() }),
        1 => (numbers(), days(), how)
            .prop_map(move |(number, on, how)| MeetingCommand::CloseDecision { number, on, how, words: why() }),
    ];
    (ids(), command).prop_map(|(id, command)| of_meeting(id, command))
}

fn of_questions() -> impl Strategy<Value = Command> {
    let asked = || (whos(), whos()).prop_map(|(by, to)| QuestionWords { by, to, ..question("How so?") });
    let words = || text("By dip samples");
    let command = prop_oneof![
        3 => asked().prop_map(|words| QuestionCommand::Ask { words }),
        1 => (numbers(), asked()).prop_map(|(number, words)| QuestionCommand::Change { number, words }),
        3 => (numbers(), days(), whos())
            .prop_map(move |(number, on, by)| QuestionCommand::Answer { number, on, words: words(), by }),
        2 => (numbers(), days(), whos()).prop_map(|(number, on, by)| QuestionCommand::Accept { number, on, by }),
        2 => (numbers(), days(), proptest::option::of(days()))
            .prop_map(move |(number, on, due)| QuestionCommand::PutAgain { number, on, words: words(), due }),
        1 => numbers().prop_map(move |number| QuestionCommand::Withdraw { number, why: words() }),
    ];
    (ids(), command).prop_map(|(id, command)| of_question(id, command))
}

fn of_policies() -> impl Strategy<Value = Command> {
    let version = || select(&["1", "2"][..]).prop_map(|label| label.parse().unwrap());
    let words = || {
        (select(&["Supervision", "Thresholds"][..]), vec(whos(), 0..2)).prop_map(|(name, signed_off_by)| {
            PolicyWords { title: title(name), signed_off_by, owner: None, ..the_policy() }
        })
    };
    let next = || proptest::option::of(days());
    let command = prop_oneof![
        3 => words().prop_map(|words| PolicyCommand::Add { words }),
        1 => words().prop_map(|words| PolicyCommand::Change { words }),
        3 => (version(), days(), next())
            .prop_map(|(version, on, expected)| PolicyCommand::Draft { version, on, document: None, expected }),
        2 => (version(), whos(), days()).prop_map(|(version, by, on)| PolicyCommand::SignOff { version, by, on }),
        3 => (version(), days(), next())
            .prop_map(|(version, on, next_review)| PolicyCommand::Launch { version, on, next_review }),
        1 => (version(), days()).prop_map(|(version, on)| {
            let told = Told { whom: title("All"), route: title("A briefing"), on };
            PolicyCommand::RecordTold { version, told }
        }),
        1 => (days(), next())
            .prop_map(|(on, next_review)| PolicyCommand::Review { on, next_review, note: Note::default() }),
        1 => days().prop_map(|on| PolicyCommand::Withdraw { on, why: text("Replaced") }),
    ];
    (ids(), command).prop_map(|(id, command)| of_policy(id, command))
}

/// The first of them often make bodies and meetings that the others can speak of.
fn commands() -> impl Strategy<Value = Vec<Command>> {
    let some = vec(
        prop_oneof![2 => of_bodies(), 4 => of_meetings(), 2 => of_questions(), 2 => of_policies()],
        0..60,
    );
    let there = (1..4).map(|id| {
        let words = called(
            ["Board", "Panel", "Forum"][usize::from(id == 2) + 2 * usize::from(id == 3)],
            BodyKind::Board,
            Cycle::Termly,
        );
        of_body(id, BodyCommand::Add { begun: None, words })
    });
    let there: Vec<Command> = there.collect();
    (any::<bool>(), some)
        .prop_map(move |(peopled, some)| if peopled { [there.clone(), some].concat() } else { some })
}

/// What holds of every governance.
fn must_hold(governance: &Governance) -> Result<(), TestCaseError> {
    for one in governance.bodies() {
        prop_assert!(
            governance.above(one).iter().all(|above| above.id != one.id),
            "{} is above itself",
            one.id
        );
        let days: Vec<_> =
            governance.meetings_of(one.id).iter().filter(|it| !it.is_cancelled()).map(|it| it.day).collect();
        prop_assert!(days.windows(2).all(|pair| pair[0] < pair[1]), "two meetings on a day: {:?}", days);
    }
    for meeting in governance.meetings() {
        prop_assert!(meeting.is_held() || meeting.decisions.is_empty());
        for decision in &meeting.decisions {
            let done = decision.closed.as_ref().is_some_and(|closed| closed.how == Closing::Done);
            prop_assert!(
                !done
                    || decision
                        .words
                        .confirmed_by
                        .iter()
                        .all(|who| decision.confirmed.iter().any(|it| it.by == *who))
            );
        }
        for question in &meeting.questions {
            prop_assert_ne!(&question.words.by, &question.words.to);
        }
    }
    for policy in governance.policies() {
        prop_assert!(policy.next_review.is_none() || policy.current().is_some());
    }
    Ok(())
}

proptest! {
    #[test]
    fn what_is_decided_can_happen_and_can_be_asked_about(commands in commands()) {
        let mut governance = Governance::default();
        let mut history: Vec<Event> = Vec::new();
        for command in commands {
            let Ok(events) = governance.decide(command.clone(), TODAY) else { continue };
            for event in &events {
                prop_assert!(governance.apply(event).is_ok(), "{:?} of {:?}", event, command);
                let read = Event::read(event.kind(), event.version(), &event.body()).unwrap();
                prop_assert_eq!(&read, event);
                prop_assert!(!event.sentence(&governance, &Directory::default()).is_empty());
            }
            must_hold(&governance)?;
            let again = governance.decide(command, TODAY).unwrap_or_default();
            prop_assert!(again.is_empty(), "the same again changes: {:?}", again);
            history.extend(events);
        }
        let working = WorkingDays::england_and_wales();
        for day in [Date::MIN, TODAY, Date::MAX] {
            let due = governance.due_on(day, &working);
            prop_assert!(due.windows(2).all(|pair| pair[0].by <= pair[1].by));
            prop_assert!(governance.oversight_on(day).len() <= governance.bodies().map(|it| it.reports.len()).sum());
            prop_assert!(governance.quiet_bodies(day).iter().all(|quiet| quiet.expected < day));
        }
        prop_assert_eq!(Governance::fold(&history), Ok(governance));
    }

    #[test]
    fn an_event_that_cannot_come_changes_nothing(commands in commands(), order in vec(any::<Index>(), 0..60)) {
        let possible = commands.into_iter().scan(Governance::default(), |known, command| Some(taken(known, command)));
        let events: Vec<Event> = possible.flatten().collect();
        let mut governance = Governance::default();
        for index in order.iter().filter(|_| !events.is_empty()) {
            let before = governance.clone();
            if governance.apply(index.get(&events)).is_err() {
                prop_assert_eq!(&governance, &before);
            }
        }
    }
}

/// What a command comes to; nothing where it is refused.
fn taken(governance: &mut Governance, command: Command) -> Vec<Event> {
    let events = governance.decide(command, TODAY).unwrap_or_default();
    for event in &events {
        governance.apply(event).expect("what is decided can happen");
    }
    events
}
