//! What boards wait for from whom, told from governance and directories as their events leave them.
#![allow(clippy::unwrap_used, reason = "helpers of tests fail the test they help")]

use goldthread_calendar::WorkingDays;
use goldthread_duties::owed_to_boards;
use goldthread_governance::{
    Asked, BodyCommand, BodyId, BodyKind, BodyWords, Command, Cycle, Duty, Governance, ItemWords, Limits,
    MeetingCommand, MeetingId, PaperDue, Purpose, QuestionCommand, QuestionWords, Who,
};
use goldthread_people::{Command as PeopleCommand, Directory, Held, Note, PersonId, RoleId, RoleWords};
use jiff::civil::{Date, date};
use uuid::Uuid;

const TODAY: Date = date(2026, 3, 20);
const HEAD: u128 = 0xa;
const DEPUTY: u128 = 0xb;
const OTHER: u128 = 0xc;

fn person(id: u128) -> PersonId {
    PersonId::from(Uuid::from_u128(id))
}

fn role() -> RoleId {
    RoleId::from(Uuid::from_u128(1))
}

fn meeting() -> MeetingId {
    MeetingId::from(Uuid::from_u128(2))
}

fn directory() -> Directory {
    let add = |id, name: &str| PeopleCommand::AddPerson {
        person: person(id),
        name: name.parse().unwrap(),
        since: date(2020, 1, 1),
    };
    let (role, from, until) = (role(), date(2025, 1, 1), None);
    let words = RoleWords::titled("Head of Quality".parse().unwrap());
    let commands = [
        add(HEAD, "A. Head"),
        add(DEPUTY, "B. Deputy"),
        add(OTHER, "C. Other"),
        PeopleCommand::AddRole { role, words },
        PeopleCommand::AppointHolder { role, person: person(HEAD), from, until, held: Held::Alone },
        PeopleCommand::AppointDeputy { role, person: person(DEPUTY), from, until },
    ];
    Directory::fold(&Directory::default().decide_all(commands, TODAY).unwrap()).unwrap()
}

/// A board that met on 2 March, meets on 13 April and asks the head of quality for a paper each time.
fn governance(due: Option<Date>) -> Governance {
    let body = BodyId::from(Uuid::from_u128(3));
    let words = BodyWords {
        name: "Improvement Board".parse().unwrap(),
        kind: BodyKind::Board,
        chair: None,
        support: Some(Who::Person(person(OTHER))),
        cycle: Cycle::WhenCalled,
        terms: Note::default(),
        reports_to: None,
        limits: Limits { draft: Some(5), ..Limits::default() },
        subject_of: Vec::new(),
    };
    let asked = QuestionWords {
        kind: Asked::Question,
        words: "Which visits were late?".parse().unwrap(),
        by: Who::Person(person(OTHER)),
        to: Who::Role(role()),
        due,
        matters: Vec::new(),
        item: None,
    };
    let item = ItemWords {
        title: "Visits".parse().unwrap(),
        matters: Vec::new(),
        from: Some(Who::Role(role())),
        report: None,
        purpose: Purpose::Challenge,
        paper: PaperDue::By(date(2026, 4, 6)),
    };
    let next = MeetingId::from(Uuid::from_u128(4));
    let commands = [
        Command::Body(body, BodyCommand::Add { begun: None, words }),
        Command::Meeting(meeting(), MeetingCommand::Plan { body, day: date(2026, 3, 2) }),
        Command::Meeting(meeting(), MeetingCommand::RecordHeld { note: Note::default() }),
        Command::Question(meeting(), QuestionCommand::Ask { words: asked }),
        Command::Meeting(next, MeetingCommand::Plan { body, day: date(2026, 4, 13) }),
        Command::Meeting(next, MeetingCommand::AddItem { words: item }),
    ];
    Governance::fold(&Governance::default().decide_all(commands, TODAY).unwrap()).unwrap()
}

fn told(governance: &Governance, who: u128, on: Date) -> Vec<Duty> {
    let due = owed_to_boards(governance, &directory(), person(who), on, &WorkingDays::england_and_wales());
    due.into_iter().map(|due| due.duty).collect()
}

#[test]
fn an_answer_is_owed_by_whoever_holds_the_role_or_deputises() {
    let governance = governance(Some(date(2026, 3, 16)));
    let answer = [Duty::Answer(meeting(), 1)];
    for (who, expected) in [(HEAD, &answer[..]), (DEPUTY, &answer[..])] {
        assert_eq!(told(&governance, who, TODAY), expected, "{who:x}");
    }
    assert_eq!(told(&governance, HEAD, date(2024, 1, 1)), [], "nobody held the role then");
    let other = told(&governance, OTHER, TODAY);
    assert_eq!(other, [Duty::DraftMinutes(meeting())], "who asked does not answer");
}

#[test]
fn what_is_due_later_than_soon_is_left_out_and_what_has_no_day_is_not() {
    let governance = governance(None);
    let check = |on: Date, papers: usize| {
        let told = told(&governance, HEAD, on);
        assert!(told.contains(&Duty::Answer(meeting(), 1)), "{on}: {told:?}");
        assert_eq!(told.len() - 1, papers, "{on}: {told:?}");
    };
    check(date(2026, 3, 22), 0);
    check(date(2026, 3, 23), 1);
    check(date(2026, 4, 7), 1);
}
