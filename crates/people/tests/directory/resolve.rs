use goldthread_people::{Candidate, Command, Directory, Resolved};
use jiff::civil::{Date, date};

use crate::support::{
    A, B, QUALITY, SAFEGUARDING, TODAY, add, add_role, after, deputise, hand_over, leaves, person, plan,
    role, small, words,
};

const PRACTICE: u128 = 0x3;
const HUB: u128 = 0x4;

/// The small authority, with two roles that are called much alike, and words that somebody said the meaning of.
fn directory() -> Directory {
    let told = |printed: &str, id| Command::ResolveLead { words: printed.parse().unwrap(), role: role(id) };
    after(
        &small(),
        [
            add_role(PRACTICE, words("Service Managers, Children’s Hub", &["SM"], &["S-M"])),
            add_role(HUB, words("Service Manager Children's Hubs", &["S/M"], &[])),
            add_role(0x5, words("Head of Business & Finance", &[], &["ADCS"])),
            add(0xd, "D. O’Person"),
            add(0xe, "E. Twice"),
            add(0xf, "E Twice"),
            told("the quality lead", QUALITY),
            told("HoS S / GT", SAFEGUARDING),
            deputise(QUALITY, B, date(2026, 1, 1), None),
        ],
    )
}

/// What is said to be found: `Head of Quality (A. Person; B. Person)` has holders and deputies.
fn said(resolved: &Resolved<'_>) -> String {
    let names = |people: &[&goldthread_people::Person]| {
        people.iter().map(|one| one.name.to_string()).collect::<Vec<_>>().join(", ")
    };
    match resolved {
        Resolved::Role { role, holders, deputies } => {
            format!("{} ({}; {})", role.title(), names(holders), names(deputies))
        }
        Resolved::Person(person) => format!("person {}", person.name),
        Resolved::Several(several) => several.iter().map(called).collect::<Vec<_>>().join(" or "),
        Resolved::Unresolved => "nothing".to_owned(),
    }
}

fn called(candidate: &Candidate<'_>) -> String {
    match candidate {
        Candidate::Role(role) => role.title().to_string(),
        Candidate::Person(person) => person.name.to_string(),
    }
}

fn check(printed: &str, expected: &str) {
    assert_eq!(said(&directory().resolve(printed, TODAY)), expected, "{printed}");
}

#[test]
fn words_stand_for_what_is_printed_so() {
    let quality = "Head of Quality (A. Person; B. Person)";
    let safeguarding = "Head of Service, Safeguarding (; )";
    // What somebody said of them comes first.
    check("The Quality  Lead", quality);
    check("quality leads", "nothing");
    check("HoS S / GT", safeguarding);
    // Then codes, as they are compared when they are taken.
    for printed in ["GT", "gt", "G.T.", " g t ", "HoQ", "h.o.q."] {
        check(printed, quality);
    }
    for printed in ["HoS S", "HOSS", "hos-s", "HoS/S"] {
        check(printed, safeguarding);
    }
    // Then titles.
    for printed in ["Head of Quality", "HEAD OF QUALITY", "Heads of Quality", "head of quality."] {
        check(printed, quality);
    }
    for printed in
        ["Head of Service Safeguarding", "Heads of Service (Safeguarding)", "Head of Service –\nSafeguarding"]
    {
        check(printed, safeguarding);
    }
    check("Head of Business and Finance", "Head of Business & Finance (; )");
    check("Head of Busines and Finance", "nothing");
    // Then names.
    check("D O'Person", "person D. O’Person");
    check("d. o’person", "person D. O’Person");
    check("D. O’Persons", "nothing");
}

#[test]
fn nothing_is_guessed() {
    for printed in ["", " ", "-", "TBC", "Head of", "Quality", "Head of Service", "ADC", "Director"] {
        check(printed, "nothing");
    }
    // What is printed exactly so is no guess, however much alike another is.
    check("SM", "Service Managers, Children’s Hub (; )");
    check("S/M", "Service Manager Children's Hubs (; )");
    check("Service Managers, Children’s Hub", "Service Managers, Children’s Hub (; )");
    // What fits two alike is both.
    let both = "Service Managers, Children’s Hub or Service Manager Children's Hubs";
    check("S–M", both);
    check("Service Manager, Children's Hub", both);
    check("E. TWICE", "E. Twice or E Twice");
}

#[test]
fn words_stand_for_what_is_there_on_the_day() {
    let check = |directory: &Directory, day: Date, printed: &str, expected: &str| {
        assert_eq!(said(&directory.resolve(printed, day)), expected, "{printed} on {day}");
    };
    let handed = after(&small(), [hand_over(QUALITY, A, B, date(2026, 5, 3), &[])]);
    check(&handed, date(2024, 12, 31), "HoQ", "Head of Quality (; )");
    check(&handed, date(2026, 5, 2), "HoQ", "Head of Quality (A. Person; )");
    check(&handed, date(2026, 5, 3), "HoQ", "Head of Quality (B. Person; )");

    let told = Command::ResolveLead { words: "the lead".parse().unwrap(), role: role(QUALITY) };
    let ended = Command::EndRole { role: role(QUALITY), on: date(2026, 5, 4) };
    let new = add_role(PRACTICE, words("Head of Practice", &["HoQ"], &[]));
    let succeeded = after(&small(), [told, ended, new]);
    check(&succeeded, date(2026, 5, 5), "HoQ", "Head of Practice (; )");
    check(&succeeded, date(2026, 5, 5), "the lead", "nothing");
    check(&succeeded, date(2026, 5, 4), "the lead", "Head of Quality (A. Person; )");
    check(&succeeded, date(2026, 5, 4), "HoQ", "Head of Quality or Head of Practice");

    let left = after(&small(), [leaves(B, date(2026, 5, 4))]);
    check(&left, date(2026, 5, 4), "B. Person", "person B. Person");
    check(&left, date(2026, 5, 5), "B. Person", "nothing");
}

#[test]
fn what_is_not_one_thing_is_a_list_to_work_through() {
    let directory = directory();
    let leads = [
        (1, 1, "HoQ"),
        (1, 2, "Practice  Lead"),
        (1, 3, "practice leads"),
        (1, 3, "Practice Lead"),
        (2, 1, "Practice Lead."),
        (2, 2, "S–M"),
        (2, 3, "TBC"),
        (2, 4, " – "),
        (2, 5, ""),
        (2, 6, "D. O’Person"),
        (2, 7, "s - m"),
        (1, 2, "practice lead"),
    ];
    let leads = leads.map(|(id, action, words)| (plan(id), action, words));
    let list = directory.leads_to_work_through(leads, TODAY);
    let told: Vec<_> = list
        .iter()
        .map(|lead| {
            let places: Vec<_> = lead.places.iter().map(|it| (it.plan.as_u128(), it.action)).collect();
            (lead.words.as_str(), lead.found.iter().map(called).collect::<Vec<_>>(), places)
        })
        .collect();
    let both = ["Service Managers, Children’s Hub", "Service Manager Children's Hubs"].map(str::to_owned);
    let expected = [
        ("Practice Lead", vec![], vec![(1, 2), (1, 3), (2, 1)]),
        ("S–M", both.to_vec(), vec![(2, 2)]),
        ("TBC", vec![], vec![(2, 3)]),
    ];
    assert_eq!(told, expected);
}

#[test]
fn who_is_printed_by_name_is_a_person_however_many_roles_they_hold() {
    let directory = directory();
    let Resolved::Person(found) = directory.resolve("A. Person", TODAY) else { panic!("it is a name") };
    assert_eq!(found.id, person(A));
    assert_eq!(directory.resolved_leads().count(), 2);
    assert_eq!(directory.role(role(SAFEGUARDING)).unwrap().holders, []);
}
