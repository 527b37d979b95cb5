//! The governance of a small authority: Wethercombe's improvement board, a scrutiny committee that it reports to, and a fostering panel.

use goldthread_governance::{
    Asked, BodyCommand, BodyId, BodyKind, BodyWords, Command, CountsFrom, Cycle, DecisionLimit,
    DecisionWords, Event, Governance, ItemWords, Limits, Matter, MeetingCommand, MeetingId, Often, PaperDue,
    PolicyCommand, PolicyId, PolicyKind, PolicyWords, Purpose, QuestionCommand, QuestionWords, ReportKind,
    ReportWords, Title, Who, Words,
};
use goldthread_people::{Command as OfPeople, Directory, Note, RoleId, RoleWords};
use jiff::civil::{Date, date};
use uuid::Uuid;

/// The day that everything is decided on: a Monday.
pub const TODAY: Date = date(2026, 5, 11);

/// The improvement board: monthly, since January 2026, minutes in 5 and 10 working days. The head of quality sends it a progress report.
pub const BOARD: u128 = 0x1;
/// The scrutiny committee: how often it meets is not agreed. The board reports to it.
pub const SCRUTINY: u128 = 0x2;
/// The fostering panel: fortnightly; decisions within 7 working days of the agreed minutes.
pub const PANEL: u128 = 0x3;
/// The meeting of the board in April, which took place on the 13th.
pub const APRIL: u128 = 0x14;
/// The meeting of the board in May, planned for the 18th.
pub const MAY: u128 = 0x15;
/// A policy on supervision, which the legal team and then the board sign off.
pub const SUPERVISION: u128 = 0x21;
/// Head of Quality.
pub const QUALITY: u128 = 0x31;
/// A plan.
pub const PLAN: u128 = 0x9;

pub fn body(id: u128) -> BodyId {
    Uuid::from_u128(id).into()
}

pub fn meeting(id: u128) -> MeetingId {
    Uuid::from_u128(id).into()
}

pub fn policy(id: u128) -> PolicyId {
    Uuid::from_u128(id).into()
}

pub fn plan() -> Uuid {
    Uuid::from_u128(PLAN)
}

pub fn text(words: &str) -> Words {
    words.parse().unwrap()
}

pub fn title(words: &str) -> Title {
    words.parse().unwrap()
}

pub fn named(name: &str) -> Who {
    Who::Named(title(name))
}

pub fn quality() -> Who {
    Who::Role(RoleId::from(Uuid::from_u128(QUALITY)))
}

pub fn note(words: &str) -> Note {
    words.parse().unwrap()
}

pub fn called(name: &str, kind: BodyKind, cycle: Cycle) -> BodyWords {
    BodyWords {
        name: title(name),
        kind,
        chair: None,
        support: None,
        cycle,
        terms: Note::default(),
        reports_to: None,
        limits: Limits::default(),
        subject_of: Vec::new(),
    }
}

pub fn the_board() -> BodyWords {
    BodyWords {
        chair: Some(named("The chief executive")),
        support: Some(named("Democratic services")),
        reports_to: Some(body(SCRUTINY)),
        limits: Limits { draft: Some(5), minutes: Some(10), decisions: None },
        ..called("Improvement Board", BodyKind::Board, Cycle::months(1).unwrap())
    }
}

pub fn the_panel() -> BodyWords {
    let decisions = Some(DecisionLimit { days: 7, after: CountsFrom::Minutes });
    BodyWords {
        limits: Limits { draft: None, minutes: None, decisions },
        ..called("Fostering Panel", BodyKind::Panel, Cycle::weeks(2).unwrap())
    }
}

pub fn not_agreed() -> Cycle {
    Cycle::NotAgreed(title("to be agreed with the chair"))
}

pub fn the_report() -> ReportWords {
    ReportWords {
        about: title("Progress of the plan"),
        matter: Some(Matter::plan(plan())),
        kind: ReportKind::Progress,
        from: Some(quality()),
        often: Often::EachMeeting,
        days_before: 5,
        purpose: Purpose::Challenge,
    }
}

pub fn item(words: &str, purpose: Purpose, paper: PaperDue) -> ItemWords {
    let (matters, from) = (vec![Matter::section(plan(), 3)], Some(quality()));
    ItemWords { title: title(words), matters, from, report: None, purpose, paper }
}

pub fn decision(words: &str) -> DecisionWords {
    let (owner, due) = (Some(quality()), Some(date(2026, 5, 29)));
    DecisionWords {
        words: text(words),
        owner,
        due,
        matters: Vec::new(),
        item: None,
        confirmed_by: Vec::new(),
    }
}

pub fn question(words: &str) -> QuestionWords {
    QuestionWords {
        kind: Asked::Challenge,
        words: text(words),
        by: named("Councillor members"),
        to: quality(),
        due: Some(date(2026, 5, 8)),
        matters: vec![Matter::action(plan(), 12)],
        item: None,
    }
}

pub fn the_policy() -> PolicyWords {
    PolicyWords {
        title: title("Supervision policy"),
        kind: PolicyKind::Policy,
        owner: Some(quality()),
        signed_off_by: vec![named("Legal"), Who::Body(body(BOARD))],
        matters: vec![Matter::section(plan(), 3)],
    }
}

pub fn of_body(id: u128, command: BodyCommand) -> Command {
    Command::Body(body(id), command)
}

pub fn of_meeting(id: u128, command: MeetingCommand) -> Command {
    Command::Meeting(meeting(id), command)
}

pub fn of_question(id: u128, command: QuestionCommand) -> Command {
    Command::Question(meeting(id), command)
}

pub fn of_policy(id: u128, command: PolicyCommand) -> Command {
    Command::Policy(policy(id), command)
}

pub fn add(id: u128, words: BodyWords, begun: Option<Date>) -> Command {
    of_body(id, BodyCommand::Add { begun, words })
}

pub fn agree(id: u128, words: ReportWords) -> Command {
    of_body(id, BodyCommand::AgreeReport { since: date(2026, 1, 12), words })
}

pub fn meet(id: u128, of: u128, day: Date) -> Command {
    of_meeting(id, MeetingCommand::Plan { body: body(of), day })
}

pub fn held(id: u128) -> Command {
    of_meeting(id, MeetingCommand::RecordHeld { note: Note::default() })
}

pub fn cancelled(id: u128) -> Command {
    of_meeting(id, MeetingCommand::Cancel { why: text("Not quorate") })
}

pub fn put_on(id: u128, words: ItemWords) -> Command {
    of_meeting(id, MeetingCommand::AddItem { words })
}

pub fn paper(id: u128, item: u32, on: Date) -> Command {
    of_meeting(id, MeetingCommand::RecordPaper { item, on, document: None })
}

pub fn decide(id: u128, words: DecisionWords) -> Command {
    of_meeting(id, MeetingCommand::Decide { words })
}

pub fn ask(id: u128, words: QuestionWords) -> Command {
    of_question(id, QuestionCommand::Ask { words })
}

pub fn answer(id: u128, number: u32, on: Date) -> Command {
    of_question(id, QuestionCommand::Answer { number, on, words: text("By dip samples"), by: quality() })
}

/// The small authority.
pub fn small() -> Governance {
    after(
        &Governance::default(),
        [
            add(SCRUTINY, called("Scrutiny Committee", BodyKind::Scrutiny, not_agreed()), None),
            add(BOARD, the_board(), Some(date(2026, 1, 12))),
            add(PANEL, the_panel(), None),
            agree(BOARD, the_report()),
            meet(APRIL, BOARD, date(2026, 4, 13)),
            held(APRIL),
            meet(MAY, BOARD, date(2026, 5, 18)),
            of_policy(SUPERVISION, PolicyCommand::Add { words: the_policy() }),
        ],
    )
}

/// The state after commands that are taken.
pub fn after(governance: &Governance, commands: impl IntoIterator<Item = Command>) -> Governance {
    let mut governance = governance.clone();
    for command in commands {
        for event in governance.decide(command, TODAY).unwrap() {
            governance.apply(&event).unwrap();
        }
    }
    governance
}

/// Who is in the directory: one role.
pub fn directory() -> Directory {
    let words = RoleWords::titled("Head of Quality".parse().unwrap());
    let add = OfPeople::AddRole { role: Uuid::from_u128(QUALITY).into(), words };
    Directory::fold(&Directory::default().decide(add, TODAY).unwrap()).unwrap()
}

/// What a command comes to after others: its sentences, or why it is refused.
pub fn check<const N: usize>(setup: [Command; N], command: Command, expected: Result<&[&str], &str>) {
    let mut governance = after(&small(), setup);
    let told = format!("{command:?}");
    let decided = match governance.decide(command, TODAY) {
        Ok(events) => Ok(events.iter().map(|event| told_after(&mut governance, event)).collect()),
        Err(refusal) => Err(refusal.to_string()),
    };
    let expected = expected.map(|lines| lines.iter().map(ToString::to_string).collect::<Vec<_>>());
    assert_eq!(decided, expected.map_err(str::to_owned), "{told}");
}

fn told_after(governance: &mut Governance, event: &Event) -> String {
    governance.apply(event).expect("what is decided can happen");
    event.sentence(governance, &directory())
}
