//! What somebody does who has a session, and how sessions end.

use goldthread_accounts::{
    By, Ended, Event, Lifetimes, Outside, Proof, ProofRefused, SessionError, SessionToken, Stage, Who,
};
use jiff::SignedDuration;

use crate::support::{House, WORDS, at, enrol, events, from, here, password, person, rows, sign_in, try_in};

const HOUR: i64 = 3600;

#[test]
fn a_session_ends_two_hours_after_its_last_request() {
    let house = House::new();
    let accounts = house.accounts();
    person(&accounts, "ada");
    let token = sign_in(&accounts, "ada", &here(), 0).token;
    assert!(accounts.session(&token, at(2 * HOUR - 1)).is_some());
    assert!(accounts.session(&token, at(4 * HOUR - 2)).is_some(), "a request keeps it");
    assert!(accounts.session(&token, at(6 * HOUR - 2)).is_none());
    assert!(accounts.session(&token, at(4 * HOUR)).is_some(), "looking at one that is over is no request");
}

#[test]
fn a_session_ends_after_twelve_hours_in_any_case() {
    let house = House::new();
    let accounts = house.accounts();
    person(&accounts, "ada");
    let token = sign_in(&accounts, "ada", &here(), 0).token;
    assert!((1..12).all(|hour| accounts.session(&token, at(hour * HOUR)).is_some()));
    assert!(accounts.session(&token, at(12 * HOUR - 1)).is_some());
    assert!(accounts.session(&token, at(12 * HOUR)).is_none());
}

#[test]
fn half_a_session_ends_after_ten_minutes() {
    let house = House::new();
    let accounts = house.accounts();
    let ada = person(&accounts, "ada");
    enrol(&accounts, ada, 0);
    let half = sign_in(&accounts, "ada", &here(), 0);
    assert_eq!(half.session.stage, Stage::Waiting);
    assert!(accounts.session(&half.token, at(599)).is_some());
    assert!(accounts.session(&half.token, at(600)).is_none());
}

#[test]
fn lifetimes_can_be_set() {
    let house = House::new();
    let short = Lifetimes { idle: SignedDuration::from_mins(5), ..Lifetimes::default() };
    let settings = House::settings().with_lifetimes(short);
    let accounts = goldthread_accounts::Accounts::open_or_create(house.folder.path(), settings).unwrap();
    person(&accounts, "ada");
    let token = sign_in(&accounts, "ada", &here(), 0).token;
    assert!(accounts.session(&token, at(299)).is_some());
    assert!(accounts.session(&token, at(299 + 300)).is_none());
}

#[test]
fn a_clock_that_is_set_back_ends_no_session() {
    let house = House::new();
    let accounts = house.accounts();
    person(&accounts, "ada");
    let token = sign_in(&accounts, "ada", &here(), 0).token;
    let session = accounts.session(&token, at(-HOUR)).unwrap();
    assert_eq!(session.last_seen, at(0));
}

#[test]
fn a_token_that_nobody_was_given_opens_nothing() {
    let house = House::new();
    let accounts = house.accounts();
    person(&accounts, "ada");
    sign_in(&accounts, "ada", &here(), 0);
    let made_up: SessionToken = "A".repeat(43).parse().unwrap();
    assert_eq!(accounts.session(&made_up, at(0)), None);
    accounts.sign_out(&made_up, at(0)).unwrap();
    let chosen = accounts.choose_authority(&made_up, Some("n"), at(0));
    assert!(matches!(chosen, Err(SessionError::Over)));
}

#[test]
fn sessions_outlast_the_server() {
    let house = House::new();
    let accounts = house.accounts();
    let ada = person(&accounts, "ada");
    let token = sign_in(&accounts, "ada", &here(), 0).token;
    accounts.choose_authority(&token, Some("northam"), at(1)).unwrap();
    let before = accounts.session(&token, at(HOUR)).unwrap();
    drop(accounts);
    let accounts = house.accounts();
    assert_eq!(accounts.sessions_of(ada, at(HOUR)), std::slice::from_ref(&before));
    assert_eq!(before.authority.as_deref(), Some("northam"));
    assert!(accounts.session(&token, at(3 * HOUR - 1)).is_some(), "the last request is known");
    accounts.close().unwrap();
    assert!(house.accounts().session(&token, at(5 * HOUR - 1)).is_none());
}

#[test]
fn when_it_was_seen_is_written_once_a_minute() {
    let house = House::new();
    let accounts = house.accounts();
    person(&accounts, "ada");
    let token = sign_in(&accounts, "ada", &here(), 0).token;
    let check = |second: i64, written: i64| {
        accounts.session(&token, at(second)).unwrap();
        accounts.housekeeping(at(second)).unwrap();
        let found: String = house.value("SELECT last_seen FROM session");
        assert_eq!(found, format!("{:.6}", at(written)), "{second}");
    };
    check(0, 0);
    check(59, 0);
    check(60, 60);
    check(119, 60);
    check(120, 120);
    accounts.choose_authority(&token, Some("northam"), at(121)).unwrap();
    check(150, 150);
    check(170, 150);
    accounts.close().unwrap();
    assert_eq!(house.value::<String>("SELECT last_seen FROM session"), format!("{:.6}", at(170)));
}

#[test]
fn what_is_over_is_deleted() {
    let house = House::new();
    let accounts = house.accounts();
    person(&accounts, "ada");
    let left = |second: i64| {
        accounts.housekeeping(at(second)).unwrap();
        house.value::<i64>("SELECT count(*) FROM session")
    };
    sign_in(&accounts, "ada", &here(), 0);
    sign_in(&accounts, "ada", &here(), HOUR);
    assert_eq!(left(2 * HOUR - 1), 2);
    assert_eq!(left(2 * HOUR), 1);
    assert_eq!(left(3 * HOUR), 0);
    assert_eq!(
        accounts.housekeeping(at(3 * HOUR)).unwrap(),
        Outside::Unchanged,
        "its own writes are no news"
    );
}

#[test]
fn somebody_signs_out() {
    let house = House::new();
    let accounts = house.accounts();
    let ada = person(&accounts, "ada");
    let (one, other) = (sign_in(&accounts, "ada", &here(), 0), sign_in(&accounts, "ada", &here(), 0));
    accounts.sign_out(&one.token, at(1)).unwrap();
    accounts.sign_out(&one.token, at(1)).unwrap();
    assert_eq!(accounts.session(&one.token, at(1)), None);
    assert!(accounts.session(&other.token, at(1)).is_some());
    let out: Vec<_> = rows(&accounts, ada).into_iter().filter(|row| row.event == Event::SignedOut).collect();
    assert_eq!(out.len(), 1);
    assert_eq!((out[0].by, out[0].address), (Who::Account(ada), Some(here().address)));
    drop(accounts);
    assert_eq!(house.accounts().session(&one.token, at(1)), None);
}

#[test]
fn sessions_are_listed_and_ended_by_their_id() {
    let house = House::new();
    let accounts = house.accounts();
    let (ada, bea) = (person(&accounts, "ada"), person(&accounts, "bea"));
    let tokens = [0, 1, 2].map(|second| sign_in(&accounts, "ada", &here(), second));
    sign_in(&accounts, "bea", &here(), 0);
    accounts.session(&tokens[0].token, at(3)).unwrap();
    let listed: Vec<_> = accounts.sessions_of(ada, at(3)).iter().map(|session| session.id).collect();
    assert_eq!(listed, [0, 2, 1].map(|number: usize| tokens[number].session.id));
    let id = tokens[1].session.id;
    assert_eq!(accounts.end_session(bea, id, By::Account(bea), at(4)).unwrap(), Ended(0), "it is not theirs");
    assert_eq!(accounts.end_session(ada, id, By::Account(ada), at(4)).unwrap(), Ended(1));
    assert_eq!(accounts.end_session(ada, id, By::Account(ada), at(4)).unwrap(), Ended(0));
    assert_eq!(accounts.session(&tokens[1].token, at(4)), None);
    assert_eq!(accounts.sessions_of(ada, at(4)).len(), 2);
    assert_eq!(events(&accounts, ada).iter().filter(|event| **event == Event::SessionEnded).count(), 1);
    assert_eq!(accounts.sessions_of(ada, at(3 * HOUR)), [], "those that are over are not listed");
}

#[test]
fn somebody_signs_out_everywhere() {
    let house = House::new();
    let accounts = house.accounts();
    let ada = person(&accounts, "ada");
    let tokens = [0, 1, 2].map(|second| sign_in(&accounts, "ada", &here(), second).token);
    assert_eq!(accounts.end_other_sessions(&tokens[1], at(3)).unwrap(), Ended(2));
    assert_eq!(accounts.end_other_sessions(&tokens[1], at(3)).unwrap(), Ended(0));
    let open = tokens.each_ref().map(|token| accounts.session(token, at(3)).is_some());
    assert_eq!(open, [false, true, false]);
    assert!(matches!(accounts.end_other_sessions(&tokens[0], at(3)), Err(SessionError::Over)));
    assert_eq!(accounts.end_sessions(ada, By::Machine, at(4)).unwrap(), Ended(1));
    assert_eq!(accounts.session(&tokens[1], at(4)), None);
}

#[test]
fn an_account_has_twenty_sessions_at_most_and_halves_push_out_no_full_one() {
    let house = House::new();
    let accounts = house.accounts();
    let ada = person(&accounts, "ada");
    let tokens: Vec<_> = (0..21).map(|second| sign_in(&accounts, "ada", &here(), second).token).collect();
    assert_eq!(accounts.session(&tokens[0], at(30)), None, "the oldest made room");
    assert!(accounts.session(&tokens[1], at(30)).is_some());
    enrol(&accounts, ada, 30);
    for second in 31..60 {
        assert_eq!(sign_in(&accounts, "ada", &here(), second).session.stage, Stage::Waiting);
    }
    assert!(accounts.session(&tokens[1], at(60)).is_some());
    let listed = accounts.sessions_of(ada, at(60));
    assert_eq!(listed.iter().filter(|session| session.stage == Stage::Waiting).count(), 20);
    assert_eq!(listed.len(), 40);
}

#[test]
fn an_authority_is_chosen_and_left() {
    let house = House::new();
    let accounts = house.accounts();
    let ada = person(&accounts, "ada");
    let token = sign_in(&accounts, "ada", &here(), 0).token;
    let authority = |second: i64| accounts.session(&token, at(second)).unwrap().authority;
    assert_eq!(authority(1), None);
    accounts.choose_authority(&token, Some("northam"), at(2)).unwrap();
    assert_eq!(authority(3).as_deref(), Some("northam"));
    accounts.choose_authority(&token, None, at(4)).unwrap();
    assert_eq!(accounts.sessions_of(ada, at(4))[0].last_seen, at(3), "what was seen before is still known");
    assert_eq!(authority(5), None);
    assert_eq!(accounts.session(&token, at(5)).unwrap().last_seen, at(5));
}

#[test]
fn somebody_shows_once_more_who_they_are() {
    let house = House::new();
    let accounts = house.accounts();
    person(&accounts, "ada");
    let first = sign_in(&accounts, "ada", &here(), 0);
    accounts.choose_authority(&first.token, Some("northam"), at(1)).unwrap();
    let wrong = accounts.show_again(&first.token, Proof::Password("wrong"), &here(), at(60));
    assert!(matches!(wrong, Err(ProofRefused::Wrong)));
    let again = accounts.show_again(&first.token, Proof::Password(WORDS), &here(), at(60)).unwrap();
    assert_ne!(again.token, first.token);
    assert_eq!(accounts.session(&first.token, at(60)), None);
    let session = accounts.session(&again.token, at(61)).unwrap();
    assert_eq!((session.id, session.begun, session.shown), (first.session.id, at(0), at(60)));
    assert_eq!(session.authority.as_deref(), Some("northam"));
    assert!((1..12).all(|hour| accounts.session(&again.token, at(hour * HOUR)).is_some()));
    assert_eq!(accounts.session(&again.token, at(12 * HOUR)), None, "that makes it no longer");
    let over = accounts.show_again(&first.token, Proof::Password(WORDS), &here(), at(61));
    assert!(matches!(over, Err(ProofRefused::Over)));
}

#[test]
fn who_finds_an_open_session_cannot_guess_its_password() {
    let house = House::new();
    let accounts = house.accounts();
    person(&accounts, "ada");
    let first = sign_in(&accounts, "ada", &here(), 0);
    let own = here().with_device(first.device);
    for _ in 0..5 {
        let wrong = accounts.change_password(&first.token, "wrong", &password(WORDS), &own, at(1));
        assert!(matches!(wrong, Err(ProofRefused::Wrong)));
    }
    let hashes = accounts.hashes();
    let waiting = accounts.show_again(&first.token, Proof::Password(WORDS), &own, at(1));
    assert!(matches!(waiting, Err(ProofRefused::Wait { seconds: 1 })));
    assert_eq!(accounts.hashes(), hashes);
    assert!(accounts.session(&first.token, at(1)).is_some());
}

#[test]
fn a_password_is_changed_by_whoever_knows_it() {
    let house = House::new();
    let accounts = house.accounts();
    let ada = person(&accounts, "ada");
    let (one, other) =
        (sign_in(&accounts, "ada", &here(), 0), sign_in(&accounts, "ada", &from("192.0.2.9"), 0));
    let new = password("walnut ferry under paper");
    let changed = accounts.change_password(&one.token, WORDS, &new, &here(), at(60)).unwrap();
    let open =
        [&one.token, &other.token, &changed.token].map(|token| accounts.session(token, at(61)).is_some());
    assert_eq!(open, [false, false, true]);
    assert_eq!(changed.session.shown, at(60));
    assert!(try_in(&accounts, "ada", WORDS, &here(), 61).is_err());
    assert!(try_in(&accounts, "ada", "walnut ferry under paper", &here(), 61).is_ok());
    assert_eq!(events(&accounts, ada).iter().filter(|event| **event == Event::PasswordSet).count(), 2);
    drop(accounts);
    assert_eq!(house.accounts().sessions_of(ada, at(61)).len(), 1);
}
