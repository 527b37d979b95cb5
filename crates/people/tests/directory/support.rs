//! A small authority: two people and a partner, two roles.

use goldthread_people::{
    Command, Directory, Event, Held, Item, Note, OpenThing, PersonId, Right, RoleId, RoleWords, Scope,
};
use jiff::civil::{Date, date};
use uuid::Uuid;

/// The day that everything is decided on.
pub const TODAY: Date = date(2026, 5, 10);

/// An administrator and improvement lead, who holds the first role since 1 January 2025.
pub const A: u128 = 0xa;
/// A reader, who holds nothing.
pub const B: u128 = 0xb;
/// A partner, with one section shared.
pub const C: u128 = 0xc;
/// Head of Quality: `HoQ`, `GT`.
pub const QUALITY: u128 = 0x1;
/// Head of Service, Safeguarding: `HoS S`, `HOS-S`. Nobody holds it.
pub const SAFEGUARDING: u128 = 0x2;
/// A plan.
pub const PLAN: u128 = 0x9;

pub fn person(id: u128) -> PersonId {
    Uuid::from_u128(id).into()
}

pub fn role(id: u128) -> RoleId {
    Uuid::from_u128(id).into()
}

pub fn plan(id: u128) -> Uuid {
    Uuid::from_u128(id)
}

pub fn words(title: &str, abbreviations: &[&str], lead_codes: &[&str]) -> RoleWords {
    let codes = |codes: &[&str]| codes.iter().map(|code| code.parse().unwrap()).collect();
    RoleWords {
        title: title.parse().unwrap(),
        abbreviations: codes(abbreviations),
        lead_codes: codes(lead_codes),
    }
}

pub fn add(id: u128, name: &str) -> Command {
    Command::AddPerson { person: person(id), name: name.parse().unwrap(), since: date(2024, 9, 1) }
}

pub fn add_role(id: u128, words: RoleWords) -> Command {
    Command::AddRole { role: role(id), words }
}

pub fn give(id: u128, right: Right, over: Scope) -> Command {
    Command::GiveRight { person: person(id), right, over }
}

pub fn withdraw(id: u128, right: Right, over: Scope) -> Command {
    Command::WithdrawRight { person: person(id), right, over }
}

pub fn share(id: u128, item: Item) -> Command {
    Command::ShareItem { person: person(id), plan: plan(PLAN), item }
}

pub fn leaves(id: u128, on: Date) -> Command {
    Command::RecordLeaving { person: person(id), on }
}

pub fn appoint(to: u128, id: u128, from: Date, until: Option<Date>) -> Command {
    Command::AppointHolder { role: role(to), person: person(id), from, until, held: Held::Alone }
}

pub fn appoint_to_share(to: u128, id: u128, from: Date) -> Command {
    Command::AppointHolder { role: role(to), person: person(id), from, until: None, held: Held::JobShare }
}

pub fn deputise(to: u128, id: u128, from: Date, until: Option<Date>) -> Command {
    Command::AppointDeputy { role: role(to), person: person(id), from, until }
}

pub fn hand_over(of: u128, from: u128, to: u128, on: Date, moved: &[u32]) -> Command {
    let moved = moved.iter().map(|&action| OpenThing { plan: plan(PLAN), action }).collect();
    let (from, to) = (person(from), person(to));
    Command::HandOver { role: role(of), from, to, on, moved, note: Note::default() }
}

/// The small authority.
pub fn small() -> Directory {
    let all = Scope::Authority;
    after(
        &Directory::default(),
        [
            add(A, "A. Person"),
            add(B, "B. Person"),
            add(C, "C. Partner"),
            give(A, Right::Administrator, all),
            give(A, Right::ImprovementLead, all),
            give(B, Right::Reader, all),
            give(C, Right::Partner, all),
            share(C, Item::Section(3)),
            add_role(QUALITY, words("Head of Quality", &["HoQ"], &["GT"])),
            add_role(SAFEGUARDING, words("Head of Service, Safeguarding", &["HoS S"], &["HOS-S"])),
            appoint(QUALITY, A, date(2025, 1, 1), None),
        ],
    )
}

/// The directory after commands that are taken.
pub fn after(directory: &Directory, commands: impl IntoIterator<Item = Command>) -> Directory {
    let mut directory = directory.clone();
    for command in commands {
        for event in directory.decide(command, TODAY).unwrap() {
            directory.apply(&event).unwrap();
        }
    }
    directory
}

/// What a command comes to after others: its sentences, or why it is refused.
pub fn check<const N: usize>(setup: [Command; N], command: Command, expected: Result<&[&str], &str>) {
    let mut directory = after(&small(), setup);
    let told = format!("{command:?}");
    let decided = match directory.decide(command, TODAY) {
        Ok(events) => Ok(events.iter().map(|event| told_after(&mut directory, event)).collect()),
        Err(refusal) => Err(refusal.to_string()),
    };
    let expected = expected.map(|lines| lines.iter().map(ToString::to_string).collect::<Vec<_>>());
    assert_eq!(decided, expected.map_err(str::to_owned), "{told}");
}

fn told_after(directory: &mut Directory, event: &Event) -> String {
    directory.apply(event).expect("what is decided can happen");
    event.sentence(directory)
}
