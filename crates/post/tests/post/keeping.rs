//! What is kept, for how long, and how it is erased.

use std::os::unix::fs::PermissionsExt;
use std::sync::Arc;

use goldthread_post::{Counts, Courier, Keeping, Outbox, Page, State};

use crate::mail_server::MailServer;
use crate::support::{ALL, House, addressee, at, at_port, key, letter, round, saying, to};

const DAY: i64 = 24 * 60;

#[test]
fn letters_outlast_the_program() {
    let house = House::new();
    house.put("ada");
    let mode = std::fs::metadata(house.path()).unwrap().permissions().mode();
    assert_eq!(mode & 0o777, 0o600, "nobody else reads it");
    let kept = house.kept("ada");
    assert_eq!(kept.state, State::Waiting { due: at(0) });
    assert_eq!((kept.addressee, kept.put, kept.attempts), (addressee("ada"), at(0), 0));
    assert_eq!(kept.to.as_ref().map(goldthread_post::Address::as_str), Some("ada@wethercombe.example"));
    assert_eq!(kept.subject.as_deref(), Some("Due this week"));

    let House { folder, outbox } = house;
    drop(outbox);
    let outbox = Outbox::open(folder.path(), Keeping::default()).unwrap();
    assert_eq!(outbox.letter(&key("ada")).unwrap(), Some(kept));
    assert_eq!(outbox.letter(&key("ben")).unwrap(), None);
}

#[tokio::test]
async fn what_a_letter_said_goes_after_a_month_and_that_there_was_one_after_a_year_and_a_bit() {
    let Some(server) = MailServer::start("refuses-one") else { return };
    let house = House::new();
    for name in ["ada", "nobody"] {
        let words = format!("words for {name}");
        assert!(house.outbox.put(&saying(name, &format!("subject of {name}"), &words), at(0)).unwrap());
    }
    assert!(house.outbox.put(&saying("late", "subject of late", "words for late"), at(900 * DAY)).unwrap());
    round(&mut house.courier(to(&server)), 0).await;
    let words = ["subject of ada", "words for ada", "ada@wether", "words for nobody", "nobody@wether"];

    house.outbox.housekeeping(at(30 * DAY - 1)).unwrap();
    assert!(words.iter().all(|words| house.has(words)), "they are shown for a month");
    house.outbox.housekeeping(at(30 * DAY)).unwrap();
    for words in words {
        assert!(!house.has(words), "{words}");
    }
    assert!(house.has("words for late"), "what waits is kept");
    let (ada, nobody) = (house.kept("ada"), house.kept("nobody"));
    assert_eq!((ada.state, ada.to, ada.subject), (State::Sent { at: at(0) }, None, None));
    assert_eq!(
        nobody.trouble.as_ref().map(|trouble| (trouble.code, trouble.said.as_str())),
        Some((Some(550), ""))
    );
    assert_eq!(house.outbox.undelivered(ALL).unwrap(), [nobody], "that it did not arrive is still shown");
    assert!(!house.outbox.put(&letter("ada"), at(399 * DAY)).unwrap(), "it is not sent again");
    assert!(!house.outbox.send_again(&key("nobody"), at(31 * DAY)).unwrap(), "nobody knows what it said");

    house.outbox.housekeeping(at(400 * DAY - 1)).unwrap();
    assert_eq!(
        house.outbox.counts().unwrap(),
        Counts { waiting: 1, sent: 1, given_up: 1, ..Counts::default() }
    );
    house.outbox.housekeeping(at(400 * DAY)).unwrap();
    assert_eq!(house.outbox.counts().unwrap(), Counts { waiting: 1, ..Counts::default() });
    assert!(!house.has("digest of ada"));
}

#[tokio::test]
async fn letters_are_erased_person_by_person() {
    let Some(server) = MailServer::start("accepts") else { return };
    let house = House::new();
    house.put("ada");
    house.put("ben");
    let mut courier = house.courier(to(&server));
    assert_eq!(round(&mut courier, 0).await.sent, 2);
    let mut second = saying("ada", "Another", "Another word for ada");
    second = goldthread_post::Letter::new(
        "second".parse().unwrap(),
        addressee("ada"),
        "ada@wethercombe.example".parse().unwrap(),
        second.subject(),
        second.text(),
    );
    assert!(house.outbox.put(&second, at(1)).unwrap());
    assert_eq!(house.outbox.erase(addressee("ada")).unwrap(), 2);
    for words in ["ada@wether", "digest of ada", "Another word for ada", "second"] {
        assert!(!house.has(words), "{words}");
    }
    assert!(house.has("ben@wether"));
    assert_eq!(round(&mut courier, 1).await.sent, 0, "what waited is not sent");
    assert_eq!(house.outbox.erase(addressee("ada")).unwrap(), 0);
    assert_eq!(server.stop().len(), 2);
}

#[tokio::test]
async fn a_long_list_is_shown_in_parts() {
    let house = House::new();
    for (minute, name) in [(0, "ada"), (1, "ben"), (2, "cy")] {
        assert!(house.outbox.put(&letter(name), at(minute)).unwrap());
    }
    assert_eq!(house.outbox.undelivered(ALL).unwrap(), [], "what was not tried yet is no trouble");
    round(&mut house.courier(at_port(1)), 2).await;
    let part = |limit, offset| {
        let found = house.outbox.undelivered(Page { limit, offset }).unwrap();
        found.iter().map(|kept| kept.key.as_str().to_owned()).collect::<Vec<_>>()
    };
    assert_eq!(part(2, 0), [key("cy").as_str(), key("ben").as_str()]);
    assert_eq!(part(2, 2), [key("ada").as_str()]);
}

#[tokio::test]
async fn one_courier_at_a_time_has_the_turn() {
    let Some(server) = MailServer::start("accepts") else { return };
    let house = House::new();
    house.put("ada");
    let elsewhere = Arc::new(Outbox::open(house.folder.path(), Keeping::default()).unwrap());
    let mut first = house.courier(to(&server));
    let mut second = Courier::new(elsewhere, to(&server)).unwrap();
    assert_eq!(round(&mut first, 0).await.sent, 1);
    house.put("ben");
    assert_eq!(second.deliver_due(|| at(0)).await.unwrap(), None, "the first has it");
    drop(first);
    assert_eq!(round(&mut second, 0).await.sent, 1);
    assert_eq!(server.stop().len(), 2);
}

#[tokio::test]
async fn what_is_erased_while_it_is_under_way_leaves_nothing() {
    let Some(server) = MailServer::start("ever-slow") else { return };
    let house = House::new();
    house.put("ada");
    let settings = to(&server).with_answer(std::time::Duration::from_secs(1));
    let mut courier = house.courier(settings);
    let sending = tokio::spawn(async move { round(&mut courier, 0).await });
    let waiting = move || {
        server.wait_for_read(1);
        server
    };
    let _server = tokio::task::spawn_blocking(waiting).await.unwrap();
    assert!(matches!(house.kept("ada").state, State::Sending { since } if since == at(0)));
    assert_eq!(house.outbox.erase(addressee("ada")).unwrap(), 1);
    sending.await.unwrap();
    assert_eq!(house.outbox.letter(&key("ada")).unwrap(), None);
    assert!(!house.has("ada@wether"));
}
