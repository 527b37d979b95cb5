use std::collections::{BTreeMap, BTreeSet};

use goldthread_people::{Directory, Item, Permission, PersonId, PlansSeen, Right, Scope, SeenOf, Thing};
use jiff::civil::date;
use uuid::Uuid;

use crate::support::{
    A, B, C, PLAN, QUALITY, add, after, appoint, deputise, give, leaves, person, share, small, withdraw,
};

/// The plan that rights and shares of the table are over, and another.
const OURS: Uuid = Uuid::from_u128(PLAN);
const OTHER: Uuid = Uuid::from_u128(0x8);

/// What can be asked for. Action 12 is in section 3, and 13 in section 4.
const THINGS: [(&str, Thing); 9] = [
    ("authority", Thing::Authority),
    ("other-plan", Thing::Plan(OTHER)),
    ("plan", Thing::Plan(OURS)),
    ("section-3", Thing::Section(OURS, 3)),
    ("section-4", Thing::Section(OURS, 4)),
    ("action-12", Thing::Action { plan: OURS, action: 12, section: Some(3) }),
    ("action-13", Thing::Action { plan: OURS, action: 13, section: Some(4) }),
    ("action-12-of-unknown-section", Thing::Action { plan: OURS, action: 12, section: None }),
    ("anything", Thing::Anything),
];

/// What the words in the table stand for.
const OPENED: [(&str, &str); 5] = [
    ("-", ""),
    (
        "all",
        "authority other-plan plan section-3 section-4 action-12 action-13 action-12-of-unknown-section anything",
    ),
    ("plan", "plan section-3 section-4 action-12 action-13 action-12-of-unknown-section anything"),
    ("section", "section-3 action-12 anything"),
    ("action", "action-12 action-12-of-unknown-section anything"),
];

/// What each right opens, over the authority, the plan, or its section 3; and a partner's, with a share of these.
#[rustfmt::skip]
const TABLE: &str = "
right            over      | manage roles   record directory | plan    source  evidence bring-in papers  | rules | tell    comment verify  run     govern
administrator    authority | all    all     all    all       | -       -       -        -        -       | all   | -       -       -       -       -
improvement-lead authority | -      all     -      all       | all     all     all      all      all     | all   | all     all     all     all     all
improvement-lead plan      | -      plan    -      all       | plan    plan    plan     plan     plan    | all   | plan    plan    plan    plan    plan
improvement-lead section   | -      section -      all       | section section section  section  section | all   | section section section section section
action-lead      authority | -      -       -      all       | all     -       all      -        all     | all   | all     all     -       -       -
action-lead      plan      | -      -       -      all       | plan    -       plan     -        plan    | all   | plan    plan    -       -       -
action-lead      section   | -      -       -      all       | section -       section  -        section | all   | section section -       -       -
qa-lead          authority | -      -       -      all       | all     all     all      -        all     | all   | -       all     all     -       -
qa-lead          plan      | -      -       -      all       | plan    plan    plan     -        plan    | all   | -       plan    plan    -       -
qa-lead          section   | -      -       -      all       | section section section  -        section | all   | -       section section -       -
analyst          authority | -      -       -      all       | all     -       -        -        all     | all   | -       all     -       -       -
analyst          plan      | -      -       -      all       | plan    -       -        -        plan    | all   | -       plan    -       -       -
analyst          section   | -      -       -      all       | section -       -        -        section | all   | -       section -       -       -
reader           authority | -      -       -      -         | all     -       -        -        all     | all   | -       -       -       -       -
reader           plan      | -      -       -      -         | plan    -       -        -        plan    | all   | -       -       -       -       -
reader           section   | -      -       -      -         | section -       -        -        section | all   | -       -       -       -       -
partner          authority | -      -       -      -         | -       -       -        -        -       | all   | -       -       -       -       -
partner          +section  | -      -       -      -         | section -       -        -        -       | all   | -       -       -       -       -
partner          +action   | -      -       -      -         | action  -       -        -        -       | all   | -       -       -       -       -
none             authority | -      -       -      -         | -       -       -        -        -       | -     | -       -       -       -       -
";

/// Somebody with what a row of the table says, beside an administrator.
fn with(right: &str, over: &str) -> (Directory, PersonId) {
    const SOMEBODY: u128 = 0xd;
    let scope = match over {
        "plan" => Scope::Plan(OURS),
        "section" => Scope::Section { plan: OURS, number: 3 },
        _ => Scope::Authority,
    };
    let mut commands = vec![add(SOMEBODY, "D. Person")];
    commands.extend(right.parse::<Right>().ok().map(|right| give(SOMEBODY, right, scope)));
    match over {
        "+section" => commands.push(share(SOMEBODY, Item::Section(3))),
        "+action" => commands.push(share(SOMEBODY, Item::Action(12))),
        _ => {}
    }
    (after(&small(), commands), person(SOMEBODY))
}

#[test]
fn rights_open_what_the_table_says() {
    let rows: Vec<Vec<&str>> = TABLE.trim().lines().map(|line| line.split_whitespace().collect()).collect();
    assert_eq!(
        rows.len(),
        1 + 3 * (Right::ALL.len() - 2) + 4 + 1,
        "every right, over whatever it can be over"
    );
    for row in &rows[1..] {
        let (directory, somebody) = with(row[0], row[1]);
        let cells = row[2..].iter().filter(|cell| **cell != "|");
        assert_eq!(cells.clone().count(), Permission::ALL.len(), "{row:?}");
        for (permission, cell) in Permission::ALL.into_iter().zip(cells) {
            let (_, opened) = OPENED.iter().find(|(word, _)| word == cell).expect("the word is explained");
            let opened: Vec<_> = opened.split_whitespace().collect();
            let may = THINGS.iter().filter(|(_, thing)| directory.may(somebody, permission, *thing));
            let may: Vec<_> = may.map(|(name, _)| *name).collect();
            assert_eq!(may, opened, "{} over {}: {permission:?}", row[0], row[1]);
        }
    }
}

#[test]
fn several_rights_open_what_each_of_them_opens() {
    let directory = after(&small(), [give(A, Right::Analyst, Scope::Plan(OTHER))]);
    let directory = after(&directory, [withdraw(A, Right::ImprovementLead, Scope::Authority)]);
    let may = |permission, thing| directory.may(person(A), permission, thing);
    assert!(may(Permission::ManagePeople, Thing::Authority));
    assert!(may(Permission::SeePlan, Thing::Plan(OTHER)));
    assert!(!may(Permission::SeePlan, Thing::Plan(OURS)));
    assert!(!may(Permission::SeeSource, Thing::Plan(OTHER)));
}

#[test]
fn who_has_left_or_was_never_there_may_nothing() {
    let before = after(&small(), [give(B, Right::Administrator, Scope::Authority)]);
    let left = after(&before, [leaves(A, date(2026, 5, 8)), leaves(C, date(2026, 5, 8))]);
    for (_, thing) in THINGS {
        for permission in Permission::ALL {
            for somebody in [person(A), person(C), person(0xd)] {
                assert!(!left.may(somebody, permission, thing), "{permission:?} {thing:?}");
            }
        }
    }
    let nothing = PlansSeen::Some(BTreeMap::new());
    assert_eq!((left.plans_seen(person(A)), left.plans_seen(person(C))), (nothing.clone(), nothing));
    assert_eq!(left.rights_mark(person(A)), left.rights_mark(person(0xd)));
}

#[test]
fn holding_a_role_or_deputising_permits_nothing() {
    let nobody = after(&small(), [add(0xd, "D. Person"), add(0xe, "E. Person")]);
    let from = date(2026, 1, 1);
    let busy = after(&nobody, [deputise(QUALITY, 0xd, from, None), appoint(0x2, 0xe, from, None)]);
    for somebody in [person(0xd), person(0xe)] {
        for permission in Permission::ALL {
            assert!(!busy.may(somebody, permission, Thing::Anything), "{permission:?}");
        }
        assert_eq!(busy.rights_mark(somebody), nobody.rights_mark(somebody));
    }
}

#[test]
fn plans_that_are_seen_are_all_or_named() {
    let check = |right: &str, over: &str, expected: PlansSeen| {
        let (directory, somebody) = with(right, over);
        assert_eq!(directory.plans_seen(somebody), expected, "{right} over {over}");
    };
    let one = |seen| PlansSeen::Some(BTreeMap::from([(OURS, seen)]));
    let parts = |item| SeenOf::Parts(BTreeSet::from([item]));
    check("reader", "authority", PlansSeen::All);
    check("reader", "plan", one(SeenOf::Whole));
    check("reader", "section", one(parts(Item::Section(3))));
    check("administrator", "authority", PlansSeen::Some(BTreeMap::new()));
    check("partner", "authority", PlansSeen::Some(BTreeMap::new()));
    check("partner", "+section", one(parts(Item::Section(3))));
    check("partner", "+action", one(parts(Item::Action(12))));

    let section = Scope::Section { plan: OURS, number: 3 };
    let other = Scope::Section { plan: OTHER, number: 1 };
    let (directory, somebody) = with("reader", "plan");
    let more = [give(0xd, Right::Analyst, section), give(0xd, Right::Analyst, other)];
    let PlansSeen::Some(seen) = after(&directory, more).plans_seen(somebody) else { panic!("it is not all") };
    let expected = BTreeMap::from([(OTHER, parts(Item::Section(1))), (OURS, SeenOf::Whole)]);
    assert_eq!(seen, expected);
    assert!(PlansSeen::Some(seen).has(OTHER) && PlansSeen::All.has(OTHER));
    assert!(!one(SeenOf::Whole).has(OTHER));
}

#[test]
fn the_same_rights_have_the_same_mark_and_others_another() {
    let rows = TABLE.trim().lines().skip(1).map(|line| line.split_whitespace().collect::<Vec<_>>());
    let marks: BTreeSet<String> =
        rows.clone().map(|row| with(row[0], row[1])).map(|(d, who)| d.rights_mark(who)).collect();
    assert_eq!(marks.len(), rows.count(), "no two rows open the same");

    let one = after(&small(), [give(B, Right::Analyst, Scope::Plan(OURS)), add(0xd, "D. Person")]);
    let both = after(
        &one,
        [give(0xd, Right::Analyst, Scope::Plan(OURS)), give(0xd, Right::Reader, Scope::Authority)],
    );
    assert_eq!(both.rights_mark(person(B)), both.rights_mark(person(0xd)));
    assert_ne!(one.rights_mark(person(B)), one.rights_mark(person(0xd)));
    let no_longer = after(&both, [withdraw(B, Right::Analyst, Scope::Plan(OURS))]);
    assert_eq!(no_longer.rights_mark(person(B)), small().rights_mark(person(B)));
    // It is the same in every process: kept pages and those that share them agree.
    assert_eq!(
        small().rights_mark(person(B)),
        "a33967aaf6e840b6c9696f8515db761aee831f0d29e06546f6758ba806ab9e0d"
    );
}
