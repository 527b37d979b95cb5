//! No secret that was given out or typed stands in the file, or is shown by `Debug`.

use data_encoding::{BASE32_NOPAD, BASE64URL_NOPAD};
use goldthread_accounts::{By, LinkFor};

use crate::support::{House, WORDS, at, code, enrol, here, login, password, person, sign_in};

#[test]
fn the_file_holds_hashes_only() {
    let house = House::new();
    let accounts = house.accounts();
    let ada = person(&accounts, "ada");
    let full = sign_in(&accounts, "ada", &here(), 0);
    let (secret, codes) = enrol(&accounts, ada, 0);
    let half = sign_in(&accounts, "ada", &here(), 60);
    let after = accounts.second_factor(&half.token, &code(&secret, 60), &here(), at(60)).unwrap();
    let link = accounts.make_link(ada, LinkFor::Reset, By::Machine, at(60)).unwrap();
    let device = full.device.unwrap();
    accounts.attempt("ada@example.org", "wrong paper wall", &here(), at(60)).unwrap_err();
    accounts.housekeeping(at(61)).unwrap();

    let mut given = vec![WORDS.as_bytes().to_vec(), b"wrong paper wall".to_vec()];
    for token in
        [full.token.reveal(), half.token.reveal(), after.token.reveal(), link.token.reveal(), device.reveal()]
    {
        given.push(BASE64URL_NOPAD.decode(token.as_bytes()).unwrap());
        given.push(token.into_bytes());
    }
    for code in codes {
        let bare = code.replace('-', "");
        given.push(BASE32_NOPAD.decode(bare.as_bytes()).unwrap());
        given.push(bare.into_bytes());
        given.push(code.into_bytes());
    }
    assert_eq!(given.len(), 2 + 10 + 30);
    assert!(house.has_bytes(b"ada@example.org"), "what is not secret is found");
    assert!(given.iter().all(|secret| !house.has_bytes(secret)));
    drop(accounts);
    assert!(given.iter().all(|secret| !house.has_bytes(secret)));
}

#[test]
fn secrets_are_not_shown() {
    let house = House::new();
    let accounts = house.accounts();
    let ada = person(&accounts, "ada");
    let new = sign_in(&accounts, "ada", &here(), 0);
    let enrolment = accounts.begin_second_factor(ada, "Goldthread", at(0)).unwrap();
    let codes = accounts.confirm_second_factor(ada, &code(&enrolment.secret(), 0), at(0)).unwrap();
    let link = accounts.make_link(ada, LinkFor::Reset, By::Machine, at(0)).unwrap();
    let origin = here().with_device(new.device.clone());
    let shown = format!("{new:?} {enrolment:?} {codes:?} {link:?} {origin:?} {:?}", password(WORDS));
    let mut secrets = vec![new.token.reveal(), link.token.reveal(), new.device.unwrap().reveal()];
    secrets.extend([WORDS.to_owned(), enrolment.secret(), enrolment.secret().replace(' ', "")]);
    secrets.extend(codes.reveal());
    assert!(secrets.iter().all(|secret| !shown.contains(secret.as_str())), "{shown}");
    for name in ["SessionToken(hidden)", "DeviceToken(hidden)", "LinkToken(hidden)", "Password(hidden)"] {
        assert!(shown.contains(name), "{shown}");
    }
    for name in ["Enrolment(hidden)", "RecoveryCodes(hidden)"] {
        assert!(shown.contains(name), "{shown}");
    }
    assert_eq!(accounts.account(ada).unwrap().unwrap().login, login("ada"));
}
