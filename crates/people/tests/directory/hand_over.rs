use goldthread_people::Command;
use jiff::civil::{Date, date};

use crate::support::{
    A, B, C, QUALITY, SAFEGUARDING, TODAY, after, appoint, appoint_to_share, check, hand_over, leaves,
    person, role, small,
};

const ON: Date = date(2026, 5, 3);

fn end(id: u128, on: Date) -> Command {
    Command::EndHolder { role: role(QUALITY), person: person(id), on }
}

#[test]
fn a_role_goes_over_with_what_is_open() {
    let told = "handed the role Head of Quality over from A. Person to B. Person on 3 May 2026";
    check(
        [],
        hand_over(QUALITY, A, B, ON, &[4, 2, 9, 4, 7]),
        Ok(&[&format!("{told}; 4 open actions moved")]),
    );
    check([], hand_over(QUALITY, A, B, ON, &[4]), Ok(&[&format!("{told}; 1 open action moved")]));
    check([], hand_over(QUALITY, A, B, ON, &[]), Ok(&[&format!("{told}; nothing open moved")]));
    let on_the_last_day = end(A, date(2026, 5, 2));
    check(
        [on_the_last_day],
        hand_over(QUALITY, A, B, ON, &[]),
        Ok(&[&format!("{told}; nothing open moved")]),
    );
}

#[test]
fn the_days_of_both_meet() {
    let directory = after(&small(), [hand_over(QUALITY, A, B, ON, &[4])]);
    let holders = |day| directory.holders_on(role(QUALITY), day).iter().map(|one| one.id).collect::<Vec<_>>();
    assert_eq!(holders(date(2026, 5, 2)), [person(A)]);
    assert_eq!(holders(ON), [person(B)]);
    assert_eq!(holders(date(2030, 1, 1)), [person(B)]);
    assert_eq!(directory.role(role(QUALITY)).unwrap().hand_overs.len(), 1);
}

#[test]
fn it_is_refused_where_it_cannot_be() {
    check(
        [],
        hand_over(QUALITY, B, A, ON, &[]),
        Err(
            "B. Person does not hold the role Head of Quality on 2 May 2026, the day before; choose who does, or another day",
        ),
    );
    check(
        [],
        hand_over(QUALITY, A, B, date(2025, 1, 1), &[]),
        Err(
            "A. Person does not hold the role Head of Quality on 31 December 2024, the day before; choose who does, or another \
             day",
        ),
    );
    check(
        [],
        hand_over(QUALITY, A, A, ON, &[]),
        Err("A. Person cannot hand a role over to themselves; choose somebody else"),
    );
    check(
        [],
        hand_over(QUALITY, A, B, Date::MIN, &[]),
        Err("there is no day before 1 January -9999; choose a later one"),
    );
    check(
        [],
        hand_over(0x3, A, B, ON, &[]),
        Err("this role is not in the directory; choose one that is, or add it first"),
    );
    let nobody = "this person is not in the directory; choose somebody who is, or add them first";
    check([], hand_over(QUALITY, A, 0xd, ON, &[]), Err(nobody));
    check([], hand_over(QUALITY, 0xd, A, ON, &[]), Err(nobody));
    check(
        [leaves(B, date(2026, 5, 8))],
        hand_over(QUALITY, A, B, ON, &[]),
        Err("B. Person left on 8 May 2026; record first that they are back, or choose somebody else"),
    );
    check(
        [Command::EndRole { role: role(QUALITY), on: date(2026, 6, 1) }],
        hand_over(QUALITY, A, B, ON, &[]),
        Err("the role Head of Quality ended on 1 June 2026; choose another, or add a new one"),
    );
}

#[test]
fn whoever_is_appointed_later_stands_in_the_way() {
    let planned = |id| [end(A, date(2026, 6, 30)), appoint(QUALITY, id, date(2026, 7, 1), None)];
    check(
        planned(C),
        hand_over(QUALITY, A, B, ON, &[]),
        Err(
            "C. Partner holds the role Head of Quality from 1 July 2026; hand it over, end that first, or say that it is a job \
             share",
        ),
    );
    check(
        planned(B),
        hand_over(QUALITY, A, B, ON, &[]),
        Err(
            "B. Person is down for the role Head of Quality from 1 July 2026 already; end that first, or choose other days",
        ),
    );
    let told = "handed the role Head of Quality over from A. Person to B. Person on 1 July 2026; 1 open action moved";
    check(planned(B), hand_over(QUALITY, A, B, date(2026, 7, 1), &[3]), Ok(&[told]));
}

#[test]
fn the_same_hand_over_twice_is_nothing() {
    let once = || [hand_over(QUALITY, A, B, ON, &[2, 4])];
    check(once(), hand_over(QUALITY, A, B, ON, &[4, 2]), Ok(&[]));
    check(
        once(),
        hand_over(QUALITY, A, B, ON, &[2]),
        Err(
            "the role Head of Quality was handed over from A. Person to B. Person on 3 May 2026 already; choose another day",
        ),
    );
}

#[test]
fn a_share_of_a_job_goes_over_as_one() {
    let shared = [
        appoint_to_share(SAFEGUARDING, A, date(2026, 1, 1)),
        appoint_to_share(SAFEGUARDING, B, date(2026, 1, 1)),
    ];
    let directory = after(&small(), shared.clone());
    let directory = after(&directory, [hand_over(SAFEGUARDING, A, C, ON, &[])]);
    let holders = directory.holders_on(role(SAFEGUARDING), TODAY);
    assert_eq!(holders.iter().map(|one| one.id).collect::<Vec<_>>(), [person(B), person(C)]);
    let to_the_other = after(&after(&small(), shared), [hand_over(SAFEGUARDING, A, B, ON, &[])]);
    let holders = to_the_other.holders_on(role(SAFEGUARDING), TODAY);
    assert_eq!(holders.iter().map(|one| one.id).collect::<Vec<_>>(), [person(B)]);
}
