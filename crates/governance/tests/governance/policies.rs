use goldthread_governance::{Command, PolicyCommand, PolicyWords, Told, VersionLabel, Who};
use goldthread_people::Note;
use jiff::civil::{Date, date};

use crate::support::{BOARD, SUPERVISION, body, check, named, of_policy, text, the_policy, title};

const DAY: Date = date(2026, 5, 5);
const NO_POLICY: &str = "this policy is not there; choose one that is, or add it first";

fn version(label: &str) -> VersionLabel {
    label.parse().unwrap()
}

fn draft(label: &str, on: Date) -> Command {
    let (version, expected) = (version(label), Some(date(2026, 6, 1)));
    of_policy(SUPERVISION, PolicyCommand::Draft { version, on, document: None, expected })
}

fn sign(label: &str, by: Who, on: Date) -> Command {
    of_policy(SUPERVISION, PolicyCommand::SignOff { version: version(label), by, on })
}

fn launch(label: &str, on: Date) -> Command {
    let next_review = Some(date(2027, 5, 5));
    of_policy(SUPERVISION, PolicyCommand::Launch { version: version(label), on, next_review })
}

fn review(on: Date, next_review: Option<Date>) -> Command {
    of_policy(SUPERVISION, PolicyCommand::Review { on, next_review, note: Note::default() })
}

fn withdraw() -> Command {
    of_policy(SUPERVISION, PolicyCommand::Withdraw { on: DAY, why: text("Part of the standards now") })
}

fn board() -> Who {
    Who::Body(body(BOARD))
}

/// All that comes before a launch.
fn signed() -> [Command; 3] {
    [draft("2", DAY), sign("2", named("Legal"), DAY), sign("2", board(), DAY)]
}

fn launched() -> [Command; 4] {
    let [first, second, third] = signed();
    [first, second, third, launch("2", DAY)]
}

#[test]
fn policies_are_added_once_and_change() {
    let other = |title_of: &str| PolicyWords { title: title(title_of), ..the_policy() };
    check(
        [],
        of_policy(0x22, PolicyCommand::Add { words: other("Practice standards") }),
        Ok(&["added Practice standards, policy, kept by Head of Quality, about section 3 of plan 00000009"]),
    );
    check([], of_policy(SUPERVISION, PolicyCommand::Add { words: the_policy() }), Ok(&[]));
    check(
        [],
        of_policy(SUPERVISION, PolicyCommand::Add { words: other("Practice standards") }),
        Err("Supervision policy was added already; change it there, or begin again with a new form"),
    );
    check(
        [],
        of_policy(0x22, PolicyCommand::Add { words: other("supervision POLICY") }),
        Err(
            "there is a policy called Supervision policy already; draft a new version of it, or choose another title",
        ),
    );
    let change = |words| of_policy(SUPERVISION, PolicyCommand::Change { words });
    check(
        [],
        change(PolicyWords { owner: None, ..other("Supervision standard") }),
        Ok(&["changed the title and the owner of Supervision policy, now called Supervision standard"]),
    );
    check([], change(the_policy()), Ok(&[]));
    let unknown = PolicyWords { owner: Some(Who::Body(body(0xf))), ..the_policy() };
    check([], change(unknown), Err("this body is not there; choose one that is, or add it first"));
    let nowhere = of_policy(0x22, PolicyCommand::Change { words: the_policy() });
    check([], nowhere, Err(NO_POLICY));
    check([], of_policy(0x22, PolicyCommand::Withdraw { on: DAY, why: text("X") }), Err(NO_POLICY));
}

#[test]
fn a_version_is_drafted_signed_off_in_turn_and_launched() {
    let of = "version 2 of Supervision policy";
    check(
        [],
        draft("2", DAY),
        Ok(&[&format!("recorded that {of} was drafted on 5 May 2026; it is to be launched by 1 June 2026")]),
    );
    check([draft("2", DAY)], draft("2", DAY), Ok(&[]));
    check(
        [draft("2", DAY)],
        draft("2", date(2026, 5, 6)),
        Err("version 2 was drafted already; give the new draft another version"),
    );
    let one = || [draft("2", DAY)];
    check(
        one(),
        sign("2", named("Legal"), DAY),
        Ok(&[&format!("recorded that Legal signed off {of} on 5 May 2026")]),
    );
    check(
        one(),
        sign("2", named("The union"), DAY),
        Ok(&[&format!("recorded that The union signed off {of} on 5 May 2026")]),
    );
    check(
        one(),
        sign("2", board(), DAY),
        Err("version 2 is to be signed off by somebody else before; record that first"),
    );
    check(
        [draft("2", DAY), sign("2", named("Legal"), DAY)],
        sign("2", board(), date(2026, 5, 4)),
        Err("4 May 2026 is before 5 May 2026, which it follows; choose a later day"),
    );
    check(signed(), sign("2", named("Legal"), DAY), Ok(&[]));
    check(one(), launch("2", DAY), Err("version 2 is not signed off by all who have to; record that first"));
    check(
        signed(),
        launch("2", DAY),
        Ok(&[&format!("recorded that {of} was launched on 5 May 2026; the next review is by 5 May 2027")]),
    );
    check(launched(), launch("2", DAY), Ok(&[]));
    let is_out = "version 2 was launched on 5 May 2026; draft a new version";
    check(launched(), launch("2", date(2026, 5, 6)), Err(is_out));
    check(launched(), sign("2", named("The union"), DAY), Err(is_out));
    check([], launch("3", DAY), Err("Supervision policy has no version 3; draft it first"));
    check([], sign("3", board(), DAY), Err("Supervision policy has no version 3; draft it first"));
    let to_come = "13 May 2026 has not come yet; record it on that day or after, or choose an earlier day";
    check(signed(), launch("2", date(2026, 5, 13)), Err(to_come));
    check([], draft("2", date(2026, 5, 13)), Err(to_come));
}

#[test]
fn a_policy_is_told_reviewed_and_withdrawn() {
    let told = |on| {
        let told = Told { whom: title("all practitioners"), route: title("a briefing"), on };
        of_policy(SUPERVISION, PolicyCommand::RecordTold { version: version("2"), told })
    };
    check(
        [draft("2", DAY)],
        told(DAY),
        Ok(&[
            "recorded that all practitioners were told of version 2 of Supervision policy on 5 May 2026: a briefing",
        ]),
    );
    check([draft("2", DAY), told(DAY)], told(DAY), Ok(&[]));
    check([], told(DAY), Err("Supervision policy has no version 2; draft it first"));
    let next = Some(date(2027, 1, 1));
    check(
        launched(),
        review(date(2026, 5, 8), next),
        Ok(&[
            "recorded that Supervision policy was reviewed on 8 May 2026 and left as it is; the next review is by 1 January 2027",
        ]),
    );
    check(
        [draft("2", DAY)],
        review(DAY, next),
        Err(
            "Supervision policy has no version that was launched, so there is nothing to look at again; launch one first",
        ),
    );
    check(
        launched(),
        review(date(2026, 5, 4), next),
        Err("4 May 2026 is before 5 May 2026, which it follows; choose a later day"),
    );
    check(
        launched(),
        review(date(2026, 5, 8), Some(date(2026, 5, 7))),
        Err("7 May 2026 is before 8 May 2026, which it follows; choose a later day"),
    );
    check([], withdraw(), Ok(&["withdrew Supervision policy on 5 May 2026: Part of the standards now"]));
    check([withdraw()], withdraw(), Ok(&[]));
    let gone = "Supervision policy was withdrawn on 5 May 2026; add a new policy";
    check([withdraw()], draft("2", DAY), Err(gone));
    let change = PolicyCommand::Change { words: PolicyWords { owner: None, ..the_policy() } };
    check([withdraw()], of_policy(SUPERVISION, change), Err(gone));
    check(
        [withdraw()],
        of_policy(0x22, PolicyCommand::Add { words: the_policy() }),
        Ok(&["added Supervision policy, policy, kept by Head of Quality, about section 3 of plan 00000009"]),
    );
}
