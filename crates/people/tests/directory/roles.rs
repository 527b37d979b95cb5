use goldthread_people::{Command, RoleWords};
use jiff::civil::{Date, date};

use crate::support::{
    A, B, C, QUALITY, SAFEGUARDING, add_role, appoint, appoint_to_share, check, deputise, person, role, words,
};

const NO_PERSON: &str = "this person is not in the directory; choose somebody who is, or add them first";
const NO_ROLE: &str = "this role is not in the directory; choose one that is, or add it first";

fn change(id: u128, words: RoleWords) -> Command {
    Command::ChangeRole { role: role(id), words }
}

fn end_role(id: u128, on: Date) -> Command {
    Command::EndRole { role: role(id), on }
}

fn end(of: u128, id: u128, on: Date) -> Command {
    Command::EndHolder { role: role(of), person: person(id), on }
}

fn end_deputy(of: u128, id: u128, on: Date) -> Command {
    Command::EndDeputy { role: role(of), person: person(id), on }
}

fn resolve(printed: &str, id: u128) -> Command {
    Command::ResolveLead { words: printed.parse().unwrap(), role: role(id) }
}

fn unresolve(printed: &str) -> Command {
    Command::UnresolveLead { words: printed.parse().unwrap() }
}

#[test]
fn roles_are_added_once_and_printed_apart() {
    let new =
        |abbreviation: &str, code: &str| add_role(0x3, words("Head of Practice", &[abbreviation], &[code]));
    check([], new("HoP", "HoPr"), Ok(&["added the role Head of Practice (HoP, HoPr)"]));
    check([], new("HoP", "h.o.p."), Ok(&["added the role Head of Practice (HoP)"]));
    check([], add_role(0x3, words("Head of Practice", &[], &[])), Ok(&["added the role Head of Practice"]));
    check([], add_role(QUALITY, words("Head of Quality", &["HoQ"], &["GT"])), Ok(&[]));
    check(
        [],
        add_role(QUALITY, words("Head of Practice", &[], &[])),
        Err("the role Head of Quality was added already; change it there, or begin again with a new form"),
    );
    let taken =
        "already stands for the role Head of Quality; choose another, or take it from that role first";
    check([], new("H.O.Q", "X"), Err(&format!("“H.O.Q” {taken}")));
    check([], new("HoP", "g t"), Err(&format!("“g t” {taken}")));
    check(
        [end_role(QUALITY, date(2026, 5, 9))],
        new("HoQ", "GT"),
        Ok(&["added the role Head of Practice (HoQ, GT)"]),
    );
    check([end_role(QUALITY, date(2026, 5, 10))], new("HoQ", "X"), Err(&format!("“HoQ” {taken}")));
}

#[test]
fn roles_change_and_end() {
    let printed = |codes: &[&str]| change(QUALITY, words("Head of Quality", codes, &["GT"]));
    check([], printed(&["HoQ"]), Ok(&[]));
    check(
        [],
        printed(&["HQ"]),
        Ok(&["changed how the role Head of Quality is printed: with HQ, without HoQ"]),
    );
    check(
        [],
        change(QUALITY, words("Head of Quality", &["GT"], &["HoQ"])),
        Ok(&["changed how the role Head of Quality is printed: in another order"]),
    );
    check(
        [],
        change(QUALITY, words("Head of Practice", &["HoP"], &[])),
        Ok(&["changed the role Head of Quality (HoQ, GT) to Head of Practice (HoP)"]),
    );
    check(
        [],
        printed(&["hos-s"]),
        Err(
            "“hos-s” already stands for the role Head of Service, Safeguarding; choose another, or take it from that role first",
        ),
    );
    check([], change(0x3, words("Head of Practice", &[], &[])), Err(NO_ROLE));
    check(
        [end_role(QUALITY, date(2026, 5, 9))],
        printed(&["HQ"]),
        Err("the role Head of Quality ended on 9 May 2026; choose another, or add a new one"),
    );
    check(
        [deputise(QUALITY, B, date(2026, 6, 1), None)],
        end_role(QUALITY, date(2026, 5, 31)),
        Ok(&[
            "recorded that A. Person holds the role Head of Quality until 31 May 2026",
            "took back that B. Person deputises for the role Head of Quality from 1 June 2026",
            "ended the role Head of Quality on 31 May 2026",
        ]),
    );
    check([end_role(QUALITY, date(2026, 5, 31))], end_role(QUALITY, date(2026, 5, 31)), Ok(&[]));
    check([], end_role(0x3, date(2026, 5, 31)), Err(NO_ROLE));
    let successor = add_role(0x3, words("Head of Practice", &["HoQ"], &[]));
    check(
        [end_role(QUALITY, date(2026, 5, 9)), successor],
        end_role(QUALITY, date(2026, 6, 9)),
        Err(
            "“HoQ” already stands for the role Head of Practice; choose another, or take it from that role first",
        ),
    );
}

#[test]
fn a_role_is_held_by_one_unless_it_is_a_job_share() {
    let (may, june) = (date(2026, 5, 1), date(2026, 6, 30));
    check(
        [],
        appoint(SAFEGUARDING, B, may, None),
        Ok(&["appointed B. Person to the role Head of Service, Safeguarding from 1 May 2026"]),
    );
    check(
        [],
        appoint(SAFEGUARDING, B, may, Some(june)),
        Ok(&[
            "appointed B. Person to the role Head of Service, Safeguarding from 1 May 2026 to 30 June 2026",
        ]),
    );
    check(
        [],
        appoint(SAFEGUARDING, B, june, Some(may)),
        Err("the last day, 1 May 2026, is before the first, 30 June 2026; change one of them"),
    );
    check(
        [],
        appoint(SAFEGUARDING, B, may, Some(may)),
        Ok(&["appointed B. Person to the role Head of Service, Safeguarding from 1 May 2026 to 1 May 2026"]),
    );
    let held = "A. Person holds the role Head of Quality from 1 January 2025; hand it over, end that first, or say that it is \
                a job share";
    check([], appoint(QUALITY, B, may, None), Err(held));
    check([], appoint(QUALITY, B, date(2024, 1, 1), Some(date(2025, 1, 1))), Err(held));
    check(
        [],
        appoint(QUALITY, B, date(2024, 1, 1), Some(date(2024, 12, 31))),
        Ok(&["appointed B. Person to the role Head of Quality from 1 January 2024 to 31 December 2024"]),
    );
    check(
        [],
        appoint_to_share(QUALITY, B, may),
        Ok(&["appointed B. Person to the role Head of Quality from 1 May 2026, in a job share"]),
    );
    check([], appoint(QUALITY, A, date(2025, 1, 1), None), Ok(&[]));
    check(
        [],
        appoint_to_share(QUALITY, A, may),
        Err(
            "A. Person is down for the role Head of Quality from 1 January 2025 already; end that first, or choose other days",
        ),
    );
    check([], appoint(QUALITY, 0xd, may, None), Err(NO_PERSON));
    check([], appoint(0x3, B, may, None), Err(NO_ROLE));
    check(
        [end_role(SAFEGUARDING, may)],
        appoint(SAFEGUARDING, B, may, None),
        Err("the role Head of Service, Safeguarding ended on 1 May 2026; choose another, or add a new one"),
    );
}

#[test]
fn holding_ends_on_a_day_that_is_its_last() {
    let in_june = || [end(QUALITY, A, date(2026, 6, 30))];
    check(
        [],
        end(QUALITY, A, date(2026, 6, 30)),
        Ok(&["recorded that A. Person holds the role Head of Quality until 30 June 2026"]),
    );
    check(in_june(), end(QUALITY, A, date(2026, 6, 30)), Ok(&[]));
    check(
        in_june(),
        end(QUALITY, A, date(2026, 5, 31)),
        Ok(&["recorded that A. Person holds the role Head of Quality until 31 May 2026"]),
    );
    check(
        [],
        end(QUALITY, A, date(2024, 12, 31)),
        Ok(&["took back that A. Person holds the role Head of Quality from 1 January 2025"]),
    );
    let nothing = |name: &str, day: &str| {
        format!(
            "{name} is not down for the role Head of Quality on {day} or after; choose an earlier day, or somebody else"
        )
    };
    check(in_june(), end(QUALITY, A, date(2026, 7, 1)), Err(&nothing("A. Person", "1 July 2026")));
    check([], end(QUALITY, B, date(2026, 7, 1)), Err(&nothing("B. Person", "1 July 2026")));
    check([], end(QUALITY, 0xd, date(2026, 7, 1)), Err(NO_PERSON));
    check([], end(0x3, A, date(2026, 7, 1)), Err(NO_ROLE));
    let again = [end(QUALITY, A, date(2026, 5, 31)), appoint(QUALITY, A, date(2026, 9, 1), None)];
    check(
        again,
        end(QUALITY, A, date(2026, 5, 20)),
        Ok(&["recorded that A. Person holds the role Head of Quality until 20 May 2026"]),
    );
}

#[test]
fn deputies_may_be_several() {
    let (may, june) = (date(2026, 5, 1), date(2026, 6, 30));
    let one = || [deputise(QUALITY, B, may, Some(june))];
    check(
        [],
        deputise(QUALITY, B, may, Some(june)),
        Ok(&[
            "recorded that B. Person deputises for the role Head of Quality from 1 May 2026 to 30 June 2026",
        ]),
    );
    check(one(), deputise(QUALITY, B, may, Some(june)), Ok(&[]));
    check(
        one(),
        deputise(QUALITY, C, may, None),
        Ok(&["recorded that C. Partner deputises for the role Head of Quality from 1 May 2026"]),
    );
    check(
        one(),
        deputise(QUALITY, B, june, None),
        Err(
            "B. Person is down for the role Head of Quality from 1 May 2026 to 30 June 2026 already; end that first, or choose \
             other days",
        ),
    );
    check(
        [],
        deputise(QUALITY, B, june, Some(may)),
        Err("the last day, 1 May 2026, is before the first, 30 June 2026; change one of them"),
    );
    check(
        one(),
        end_deputy(QUALITY, B, may),
        Ok(&["recorded that B. Person deputises for the role Head of Quality until 1 May 2026"]),
    );
    check(one(), end_deputy(QUALITY, B, june), Ok(&[]));
    check(
        [],
        end_deputy(QUALITY, B, june),
        Err(
            "B. Person is not down for the role Head of Quality on 30 June 2026 or after; choose an earlier day, or somebody else",
        ),
    );
    check([], end_deputy(0x3, B, june), Err(NO_ROLE));
    check([], deputise(0x3, B, june, None), Err(NO_ROLE));
    check([], deputise(QUALITY, 0xd, june, None), Err(NO_PERSON));
}

#[test]
fn leads_are_said_to_be_roles() {
    check(
        [],
        resolve("HoS Sfg", SAFEGUARDING),
        Ok(&["said that the lead “HoS Sfg” is the role Head of Service, Safeguarding"]),
    );
    let said = || [resolve("HoS Sfg", SAFEGUARDING)];
    check(said(), resolve("hos  sfg.", SAFEGUARDING), Ok(&[]));
    check(
        said(),
        resolve("HoS Sfg", QUALITY),
        Ok(&["said that the lead “HoS Sfg” is the role Head of Quality"]),
    );
    check(said(), unresolve("HOS SFG"), Ok(&["took back which role the lead “HOS SFG” is"]));
    check([], unresolve("HoS Sfg"), Ok(&[]));
    check([], resolve("HoS Sfg", 0x3), Err(NO_ROLE));
    check(
        [end_role(SAFEGUARDING, date(2026, 5, 9))],
        resolve("HoS Sfg", SAFEGUARDING),
        Err("the role Head of Service, Safeguarding ended on 9 May 2026; choose another, or add a new one"),
    );
}
