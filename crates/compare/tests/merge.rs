//! A new version beside a plan that was changed here.

mod support;

use goldthread_compare::{Place, merge};
use goldthread_plan::Draft;
use support::{action, draft, recommendation};

const BASE: &[&str] = &[
    "1 | Publish the guide | Head of Service | May 2026 | Amber | Draft is out.",
    "2 | Write a course for carers | Lead Nurse | June 2026 | Amber",
];

fn plan(actions: &[&str]) -> Draft {
    draft(
        "plan",
        vec![recommendation("Records are kept well", actions.iter().map(|short| action(short)).collect())],
    )
}

/// What can be taken, what conflicts, what stays, each as its kind and field, and how many agree.
fn check(now: &[&str], new: &[&str], take: &[&str], conflicts: &[&str], kept: &[&str], agreed: usize) {
    let (base, now, new) = (plan(BASE), plan(now), plan(new));
    let merged = merge(&(&base).into(), &(&now).into(), &(&new).into());
    let words = |one: &goldthread_compare::Difference| format!("{} {}", one.change.word(), one.field.word());
    assert_eq!(merged.take.iter().map(words).collect::<Vec<_>>(), take, "take {new:?}");
    let both = |one: &goldthread_compare::Conflict| format!("{} / {}", words(&one.here), words(&one.there));
    assert_eq!(merged.conflicts.iter().map(both).collect::<Vec<_>>(), conflicts, "conflicts {new:?}");
    assert_eq!(merged.kept.iter().map(words).collect::<Vec<_>>(), kept, "kept {new:?}");
    assert_eq!(merged.agreed, agreed, "agreed {new:?}");
}

#[test]
fn what_was_changed_here_is_never_overwritten() {
    let guide = BASE[0];
    let course = BASE[1];
    let july = "1 | Publish the guide | Head of Service | July 2026 | Amber | Draft is out.";
    let august = "1 | Publish the guide | Head of Service | August 2026 | Amber | Draft is out.";
    let red = "1 | Publish the guide | Head of Service | May 2026 | Red | Draft is out.";
    let desk = "3 | Open the duty desk at night";
    check(BASE, BASE, &[], &[], &[], 0);
    check(BASE, &[july, course], &["date-moved timescale"], &[], &[], 0);
    check(&[july, course], BASE, &[], &[], &["date-moved timescale"], 0);
    check(&[july, course], &[july, course], &[], &[], &[], 1);
    check(&[july, course], &[august, course], &[], &["date-moved timescale / date-moved timescale"], &[], 0);
    check(&[july, course], &[red, course], &["status status"], &[], &["date-moved timescale"], 0);
    check(&[course], &[july, course], &[], &["gone whole / date-moved timescale"], &[], 0);
    check(&[july, course], &[course], &[], &["date-moved timescale / gone whole"], &[], 0);
    check(&[course], &[course], &[], &[], &[], 1);
    check(&[guide, course, desk], &[guide, course, desk], &[], &[], &[], 1);
    check(
        &[guide, course, desk],
        &[guide, course, "3 | Open the new duty desk at night"],
        &[],
        &["new text / reworded text"],
        &[],
        0,
    );
    check(
        &[guide, course, desk],
        &[guide, course, "3 | Paint the hall"],
        &["new whole"],
        &[],
        &["new whole"],
        0,
    );
}

#[test]
fn what_is_new_here_and_there_is_compared_field_by_field() {
    let (guide, course) = (BASE[0], BASE[1]);
    let desk = "3 | Open the duty desk at night | Head of Service | May 2026";
    let later = "3 | Open the duty desk at night | Head of Service | July 2026";
    let (own, other) = ([guide, course, desk], [guide, course, later]);
    check(&own, &own, &[], &[], &[], 1);
    check(&own, &other, &[], &["new timescale / date-moved timescale"], &[], 0);
    // Each is one thing only: of two that say the same, the second is new.
    check(&own, &[guide, course, desk, desk], &["new whole"], &[], &[], 1);
}

#[test]
fn what_can_be_taken_has_its_place_in_the_plan_as_it_stands() {
    let (base, now) = (plan(BASE), plan(&["| Open the duty desk at night", BASE[0], BASE[1]]));
    let new = plan(&[BASE[0], "2 | Write a course for carers | Lead Nurse | July 2026 | Amber"]);
    let merged = merge(&(&base).into(), &(&now).into(), &(&new).into());
    let old = merged.take[0].old.as_ref().unwrap();
    assert_eq!(old.place, Place::Action(0, 2));
    assert_eq!(merged.take[0].new.as_ref().unwrap().place, Place::Action(0, 1));
    assert_eq!(merged.to_json()["take"][0]["old"]["action"], 3);
}
