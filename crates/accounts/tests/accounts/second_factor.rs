//! The second factor: turning it on, showing it, losing the telephone.

use goldthread_accounts::{
    AccountId, Accounts, By, EnrolError, Event, NewSession, Proof, ProofRefused, Refused, SecondFactor, Stage,
};

use crate::support::{House, WORDS, at, code, enrol, events, from, here, id, person, sign_in, try_in};

/// Ada, with a second factor that was turned on at the start.
fn enrolled(accounts: &Accounts) -> (AccountId, String, Vec<String>) {
    let ada = person(accounts, "ada");
    let (secret, codes) = enrol(accounts, ada, 0);
    (ada, secret, codes)
}

fn show(accounts: &Accounts, half: &NewSession, code: &str, second: i64) -> Result<NewSession, ProofRefused> {
    accounts.second_factor(&half.token, code, &here(), at(second))
}

#[test]
fn a_session_opens_with_the_second_factor() {
    let house = House::new();
    let accounts = house.accounts();
    let (ada, secret, _) = enrolled(&accounts);
    let half = sign_in(&accounts, "ada", &here(), 60);
    assert_eq!(half.session.stage, Stage::Waiting);
    assert!(half.device.is_none(), "a password alone marks no browser");
    assert!(!events(&accounts, ada).contains(&Event::SignedIn));
    assert_eq!(accounts.session(&half.token, at(60)).unwrap().stage, Stage::Waiting);
    let full = show(&accounts, &half, &code(&secret, 61), 61).unwrap();
    assert_eq!((full.session.stage, full.session.shown, full.session.begun), (Stage::Full, at(61), at(60)));
    assert!(full.device.is_some());
    assert_ne!(full.token, half.token);
    assert_eq!(accounts.session(&half.token, at(61)), None, "the token from before opens nothing");
    assert_eq!(accounts.session(&full.token, at(61)).map(|session| session.stage), Some(Stage::Full));
    assert!(matches!(show(&accounts, &half, &code(&secret, 95), 95), Err(ProofRefused::Over)));
    assert!(
        matches!(show(&accounts, &full, &code(&secret, 95), 95), Err(ProofRefused::Over)),
        "it waits for none"
    );
    assert!(events(&accounts, ada).ends_with(&[Event::SignedIn, Event::NewBrowser]));
}

#[test]
fn a_code_is_good_once_and_a_step_to_either_side() {
    let house = House::new();
    let accounts = house.accounts();
    let (_, secret, _) = enrolled(&accounts);
    let check = |of: i64, shown: i64, expected: bool| {
        let half = sign_in(&accounts, "ada", &here(), shown);
        let found = accounts.second_factor(&half.token, &code(&secret, of), &here(), at(shown));
        assert_eq!(found.is_ok(), expected, "the code of {of} at {shown}: {found:?}");
    };
    check(0, 0, false); // It confirmed the second factor.
    check(600, 600, true);
    check(600, 601, false);
    check(600, 629, false);
    check(630, 600, true); // The clock of the telephone is ahead.
    check(600, 630, false); // An older step than the last that was accepted.
    check(1170, 1229, true); // The clock of the telephone is behind.
    check(1770, 1830, false); // By too much.
    check(2460, 2399, false);
}

#[test]
fn one_code_opens_one_session_however_many_try_at_once() {
    let house = House::new();
    let accounts = house.accounts();
    let (_, secret, _) = enrolled(&accounts);
    let halves: Vec<_> = (0..4).map(|_| sign_in(&accounts, "ada", &here(), 60)).collect();
    let code = code(&secret, 60);
    let opened = std::thread::scope(|scope| {
        let tries: Vec<_> =
            halves.iter().map(|half| scope.spawn(|| show(&accounts, half, &code, 60))).collect();
        tries.into_iter().filter_map(|one| one.join().unwrap().ok()).count()
    });
    assert_eq!(opened, 1);
}

#[test]
fn with_the_fifth_wrong_code_the_session_ends() {
    let house = House::new();
    let accounts = house.accounts();
    let (_, secret, _) = enrolled(&accounts);
    let half = sign_in(&accounts, "ada", &here(), 60);
    for _ in 0..4 {
        assert!(matches!(show(&accounts, &half, "000000", 60), Err(ProofRefused::Wrong)));
    }
    assert!(accounts.session(&half.token, at(60)).is_some());
    assert!(matches!(show(&accounts, &half, "", 60), Err(ProofRefused::Over)));
    assert_eq!(accounts.session(&half.token, at(60)), None);
    assert!(matches!(show(&accounts, &half, &code(&secret, 60), 60), Err(ProofRefused::Over)));
    drop(accounts);
    assert_eq!(house.accounts().session(&half.token, at(60)), None, "nor does it come back");
}

/// Who has the password cannot try codes without end by beginning session after session.
#[test]
fn wrong_codes_slow_down_the_next_sign_in() {
    let house = House::new();
    let accounts = house.accounts();
    enrolled(&accounts);
    let half = sign_in(&accounts, "ada", &here(), 60);
    for _ in 0..5 {
        show(&accounts, &half, "000000", 60).unwrap_err();
    }
    let again = try_in(&accounts, "ada", WORDS, &here(), 60);
    assert!(matches!(again, Err(Refused::Wait { seconds: 1 })), "{again:?}");
    let half = sign_in(&accounts, "ada", &here(), 61);
    assert!(
        matches!(show(&accounts, &half, "000000", 61), Err(ProofRefused::Wrong)),
        "that took nothing back"
    );
    let waiting = accounts.second_factor(&half.token, "000000", &here(), at(61));
    assert!(matches!(waiting, Err(ProofRefused::Wait { seconds: 2 })), "{waiting:?}");
}

#[test]
fn each_recovery_code_is_good_once() {
    let house = House::new();
    let accounts = house.accounts();
    let (ada, _, codes) = enrolled(&accounts);
    assert_eq!(codes.len(), 10);
    assert!(codes.iter().all(|code| code.len() == 29 && code.matches('-').count() == 5), "{codes:?}");
    let left = || match accounts.second_factor_of(ada).unwrap() {
        SecondFactor::On { codes_left, since } => (codes_left, since),
        SecondFactor::Off => panic!("it is on"),
    };
    assert_eq!(left(), (10, at(0)));
    let typed = codes[3].replace('-', " ").to_lowercase();
    let half = sign_in(&accounts, "ada", &here(), 60);
    assert_eq!(show(&accounts, &half, &typed, 60).unwrap().session.stage, Stage::Full);
    assert_eq!(left().0, 9);
    assert!(events(&accounts, ada).contains(&Event::RecoveryUsed));
    let half = sign_in(&accounts, "ada", &here(), 61);
    assert!(matches!(show(&accounts, &half, &codes[3], 61), Err(ProofRefused::Wrong)));
    assert!(show(&accounts, &half, &codes[4], 61).is_ok());

    let new: Vec<_> = accounts.new_recovery_codes(ada, at(62)).unwrap().reveal().collect();
    assert_eq!(left().0, 10);
    let half = sign_in(&accounts, "ada", &here(), 63);
    assert!(show(&accounts, &half, &codes[5], 63).is_err(), "the old ones are no good any more");
    assert!(show(&accounts, &half, &new[0], 63).is_ok());
}

#[test]
fn nothing_is_asked_for_until_a_code_confirms_it() {
    let house = House::new();
    let accounts = house.accounts();
    let ada = person(&accounts, "ada");
    let refused = accounts.confirm_second_factor(ada, "000000", at(0)).unwrap_err();
    assert!(matches!(refused, EnrolError::NotBegun));
    let enrolment = accounts.begin_second_factor(ada, "Goldthread", at(0)).unwrap();
    assert!(enrolment.uri().starts_with("otpauth://totp/Goldthread:ada%40example.org?secret="));
    let secret = enrolment.secret();
    assert!(enrolment.uri().contains(&secret.replace(' ', "")));
    assert_eq!(sign_in(&accounts, "ada", &here(), 0).session.stage, Stage::Full);
    assert_eq!(accounts.second_factor_of(ada).unwrap(), SecondFactor::Off);
    let refused = accounts.confirm_second_factor(ada, "000000", at(0)).unwrap_err();
    assert!(matches!(refused, EnrolError::WrongCode));
    let waiting = accounts.pending_second_factor(ada, "Goldthread", at(3599)).unwrap();
    assert_eq!((waiting.secret(), waiting.uri()), (secret.clone(), enrolment.uri()), "it is the same one");
    assert!(matches!(accounts.pending_second_factor(ada, "x", at(3600)), Err(EnrolError::NotBegun)));
    let late = accounts.confirm_second_factor(ada, &code(&secret, 3600), at(3600)).unwrap_err();
    assert!(matches!(late, EnrolError::NotBegun));
    let spaced = code(&secret, 3599);
    accounts.confirm_second_factor(ada, &format!(" {} {}", &spaced[..3], &spaced[3..]), at(3599)).unwrap();
    assert_eq!(accounts.account(ada).unwrap().unwrap().second_factor, Some(at(3599)));
    assert_eq!(sign_in(&accounts, "ada", &here(), 3600).session.stage, Stage::Waiting);
    for gone in [
        accounts.begin_second_factor(id(9), "x", at(0)).err(),
        accounts.confirm_second_factor(id(9), "000000", at(0)).err(),
        accounts.new_recovery_codes(id(9), at(0)).err(),
        accounts.remove_second_factor(id(9), By::Machine, at(0)).err(),
    ] {
        assert!(matches!(gone, Some(EnrolError::NoSuchAccount)));
    }
}

#[test]
fn a_new_telephone_takes_over_when_it_is_confirmed() {
    let house = House::new();
    let accounts = house.accounts();
    let (ada, old, _) = enrolled(&accounts);
    let new = accounts.begin_second_factor(ada, "Goldthread", at(60)).unwrap().secret();
    let half = sign_in(&accounts, "ada", &here(), 60);
    assert!(show(&accounts, &half, &code(&new, 60), 60).is_err());
    assert!(show(&accounts, &half, &code(&old, 60), 60).is_ok());
    accounts.confirm_second_factor(ada, &code(&new, 90), at(90)).unwrap();
    let half = sign_in(&accounts, "ada", &here(), 120);
    assert!(show(&accounts, &half, &code(&old, 120), 120).is_err());
    assert!(show(&accounts, &half, &code(&new, 120), 120).is_ok());
}

#[test]
fn what_was_begun_and_not_confirmed_is_forgotten() {
    let house = House::new();
    let accounts = house.accounts();
    let (ada, bea) = (person(&accounts, "ada"), person(&accounts, "bea"));
    enrol(&accounts, bea, 0);
    for one in [ada, bea] {
        accounts.begin_second_factor(one, "Goldthread", at(0)).unwrap();
    }
    let pending = |second: i64| {
        accounts.housekeeping(at(second)).unwrap();
        house.value::<i64>("SELECT count(pending) FROM second_factor")
    };
    assert_eq!(pending(3600), 2);
    assert_eq!(pending(3600 + 601), 0);
    assert!(matches!(accounts.second_factor_of(bea).unwrap(), SecondFactor::On { .. }));
}

#[test]
fn a_second_factor_can_be_taken_away() {
    let house = House::new();
    let accounts = house.accounts();
    let (ada, _, codes) = enrolled(&accounts);
    let half = sign_in(&accounts, "ada", &here(), 60);
    accounts.remove_second_factor(ada, By::Machine, at(60)).unwrap();
    assert_eq!(accounts.session(&half.token, at(60)), None, "there is nothing left to wait for");
    assert_eq!(accounts.second_factor_of(ada).unwrap(), SecondFactor::Off);
    let full = sign_in(&accounts, "ada", &here(), 61);
    assert_eq!(full.session.stage, Stage::Full);
    let proof = accounts.show_again(&full.token, Proof::Code(&codes[0]), &here(), at(61));
    assert!(matches!(proof, Err(ProofRefused::Wrong)), "{proof:?}");
    let none = accounts.remove_second_factor(ada, By::Machine, at(62)).unwrap_err();
    assert!(matches!(none, EnrolError::NotOn));
    assert!(matches!(accounts.new_recovery_codes(ada, at(62)), Err(EnrolError::NotOn)));
}

#[test]
fn a_code_shows_once_more_who_somebody_is() {
    let house = House::new();
    let accounts = house.accounts();
    let (_, secret, _) = enrolled(&accounts);
    let half = sign_in(&accounts, "ada", &here(), 60);
    let again = accounts.show_again(&half.token, Proof::Code(&code(&secret, 60)), &here(), at(60));
    assert!(matches!(again, Err(ProofRefused::Over)), "half a session is none");
    let full = show(&accounts, &half, &code(&secret, 60), 60).unwrap();
    let replayed = accounts.show_again(&full.token, Proof::Code(&code(&secret, 60)), &here(), at(61));
    assert!(matches!(replayed, Err(ProofRefused::Wrong)));
    let again = accounts
        .show_again(&full.token, Proof::Code(&code(&secret, 120)), &from("192.0.2.9"), at(120))
        .unwrap();
    assert_eq!(again.session.shown, at(60), "a code alone is not all that the account asks for");
    assert!(again.device.is_none());
}

#[test]
fn with_a_second_factor_both_are_shown_once_more_or_it_does_not_count() {
    let house = House::new();
    let accounts = house.accounts();
    let (_, secret, codes) = enrolled(&accounts);
    let half = sign_in(&accounts, "ada", &here(), 60);
    let mut token = show(&accounts, &half, &code(&secret, 60), 60).unwrap().token;
    let mut check = |proof: Proof<'_>, second: i64, expected: Option<i64>| {
        let found = accounts.show_again(&token, proof, &here(), at(second));
        let shown = found.as_ref().ok().map(|new| new.session.shown);
        assert_eq!(shown, expected.map(at), "{second}");
        token = found.map_or_else(|_| token.clone(), |new| new.token);
    };
    check(Proof::Password(WORDS), 120, Some(60));
    check(Proof::Both { password: "wrong", code: &codes[0] }, 180, None);
    check(Proof::Both { password: WORDS, code: "000000" }, 180, None);
    check(Proof::Both { password: WORDS, code: &code(&secret, 180) }, 180, Some(180));
    check(Proof::Both { password: WORDS, code: &codes[0] }, 240, Some(240));
    let changed = accounts.change_password(
        &token,
        WORDS,
        &crate::support::password("walnut ferry under paper"),
        &here(),
        at(300),
    );
    assert_eq!(changed.unwrap().session.shown, at(240));
}

#[test]
fn who_has_one_is_known_from_memory() {
    let house = House::new();
    let accounts = house.accounts();
    let (ada, ..) = enrolled(&accounts);
    let bea = person(&accounts, "bea");
    let has = |accounts: &Accounts| (accounts.has_second_factor(ada), accounts.has_second_factor(bea));
    accounts.begin_second_factor(bea, "Goldthread", at(0)).unwrap();
    assert_eq!(has(&accounts), (true, false), "one that waits for its first code is none");
    let other = house.accounts();
    assert_eq!(has(&other), (true, false));
    enrol(&accounts, bea, 0);
    accounts.remove_second_factor(ada, By::Machine, at(1)).unwrap();
    assert_eq!(has(&accounts), (false, true));
    other.housekeeping(at(2)).unwrap();
    assert_eq!(has(&other), (false, true), "what another program changed is taken in");
    accounts.erase(bea, By::Machine, at(3)).unwrap();
    assert_eq!(has(&accounts), (false, false));
}
