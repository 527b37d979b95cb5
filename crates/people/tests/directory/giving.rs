use goldthread_people::{Command, Item, Right, Scope};

use crate::support::{
    A, B, C, PLAN, TODAY, after, check, give, leaves, person, plan, share, small, withdraw,
};

const NO_PERSON: &str = "this person is not in the directory; choose somebody who is, or add them first";

fn unshare(id: u128, item: Item) -> Command {
    Command::UnshareItem { person: person(id), plan: plan(PLAN), item }
}

#[test]
fn rights_are_given_and_withdrawn() {
    let (all, one) = (Scope::Authority, Scope::Plan(plan(PLAN)));
    let section = Scope::Section { plan: plan(PLAN), number: 3 };
    check([], give(B, Right::Analyst, all), Ok(&["gave B. Person the right “analyst” over the authority"]));
    check([], give(B, Right::QaLead, one), Ok(&["gave B. Person the right “QA lead” over plan 00000009"]));
    check(
        [],
        give(B, Right::ActionLead, section),
        Ok(&["gave B. Person the right “action lead” over section 3 of plan 00000009"]),
    );
    check([], give(B, Right::Reader, all), Ok(&[]));
    check([], give(0xd, Right::Reader, all), Err(NO_PERSON));
    check(
        [],
        withdraw(B, Right::Reader, all),
        Ok(&["withdrew from B. Person the right “reader” over the authority"]),
    );
    check([], withdraw(B, Right::Reader, one), Ok(&[]));
    check([], withdraw(0xd, Right::Reader, all), Err(NO_PERSON));
    let alone = "A. Person is the only administrator; make somebody else one first";
    check([], withdraw(A, Right::Administrator, all), Err(alone));
    check(
        [give(B, Right::Administrator, all)],
        withdraw(A, Right::Administrator, all),
        Ok(&["withdrew from A. Person the right “administrator” over the authority"]),
    );
    check(
        [],
        withdraw(A, Right::ImprovementLead, all),
        Ok(&["withdrew from A. Person the right “improvement lead” over the authority"]),
    );
    for (right, over) in [(Right::Administrator, one), (Right::Administrator, section)] {
        let refused = "the right “administrator” is over the whole authority; give it so, or choose another right for a part";
        check([], give(B, right, over), Err(refused));
    }
}

#[test]
fn an_administrator_is_left_who_can_give_rights() {
    let give_both = [give(B, Right::Administrator, Scope::Authority)];
    let check = |before: &[Command], without: u128, counts: &[u128], expected: Result<(), &str>| {
        let directory = after(&small(), before.iter().cloned());
        let counts = |id| counts.iter().any(|one| person(*one) == id);
        let found = directory.must_keep_an_administrator(person(without), counts);
        assert_eq!(
            found.map_err(|refusal| refusal.to_string()),
            expected.map_err(str::to_owned),
            "{before:?}"
        );
    };
    let alone = "A. Person is the only administrator; make somebody else one first";
    let shut = "no other administrator than A. Person can sign in; let one of them in first, or make somebody an administrator who can";
    check(&[], A, &[A, B], Err(alone));
    check(&give_both, A, &[A], Err(shut));
    check(&give_both, A, &[B], Ok(()));
    check(&give_both, B, &[A], Ok(()));
    // Who is none is not missed, and neither is nobody.
    check(&[], B, &[], Ok(()));
    check(&[], 0xd, &[], Ok(()));
}

#[test]
fn what_makes_somebody_an_administrator_no_more_is_known() {
    let all = Scope::Authority;
    for (command, expected) in [
        (withdraw(A, Right::Administrator, all), Some(A)),
        (withdraw(A, Right::Reader, all), None),
        (leaves(B, TODAY), Some(B)),
        (give(B, Right::Administrator, all), None),
    ] {
        assert_eq!(command.unmakes(), expected.map(person), "{command:?}");
    }
}

#[test]
fn partners_have_shares_and_nothing_else() {
    let (all, one) = (Scope::Authority, Scope::Plan(plan(PLAN)));
    check(
        [withdraw(B, Right::Reader, all)],
        give(B, Right::Partner, one),
        Err(
            "the right “partner” is over the whole authority; give it so, or choose another right for a part",
        ),
    );
    check(
        [withdraw(B, Right::Reader, all)],
        give(B, Right::Partner, all),
        Ok(&["gave B. Person the right “partner” over the authority"]),
    );
    check(
        [],
        give(B, Right::Partner, all),
        Err("B. Person has the right “reader”, which a partner cannot have; withdraw it first"),
    );
    check(
        [],
        give(C, Right::Reader, one),
        Err(
            "C. Partner is a partner and sees only what is shared; share what they need, or withdraw the right “partner” first",
        ),
    );
    check([], share(C, Item::Action(12)), Ok(&["shared action 12 of plan 00000009 with C. Partner"]));
    check([], share(C, Item::Section(3)), Ok(&[]));
    check(
        [],
        share(B, Item::Section(3)),
        Err(
            "B. Person is not a partner, so section 3 cannot be shared with them; give them the right “partner” first",
        ),
    );
    check([], share(0xd, Item::Section(3)), Err(NO_PERSON));
    check(
        [],
        unshare(C, Item::Section(3)),
        Ok(&["ceased to share section 3 of plan 00000009 with C. Partner"]),
    );
    check([], unshare(C, Item::Action(3)), Ok(&[]));
    check([], unshare(0xd, Item::Action(3)), Err(NO_PERSON));
    check(
        [],
        withdraw(C, Right::Partner, all),
        Ok(&[
            "ceased to share section 3 of plan 00000009 with C. Partner",
            "withdrew from C. Partner the right “partner” over the authority",
        ]),
    );
}
