//! A server that refuses, delays or drops: each letter arrives, or is shown as undelivered.

use std::io::Write;
use std::net::TcpListener;

use goldthread_post::{Counts, Kept, Kind, State};

use crate::mail_server::{Mail, MailServer};
use crate::support::{ALL, House, at, at_port, hastily, key, round, to};

/// What a letter came to that was given up at once.
fn refused(kept: &Kept, code: u16, said: &str) {
    let trouble = kept.trouble.as_ref().unwrap();
    assert_eq!(
        (kept.state, trouble.kind, trouble.code),
        (State::GivenUp { at: at(0) }, Kind::Refused, Some(code))
    );
    assert_eq!((kept.attempts, trouble.said.as_str()), (1, said));
}

#[tokio::test]
async fn what_is_refused_is_given_up_at_once() {
    for (mode, code, said) in [
        ("refuses", 550, "5.1.1 <ada@wethercombe.example>: there is nobody here"),
        ("refuses-text", 554, "5.6.0 Not such a text"),
    ] {
        let Some(server) = MailServer::start(mode) else { return };
        let house = House::new();
        house.put("ada");
        let mut courier = house.courier(to(&server));
        let came = round(&mut courier, 0).await;
        assert_eq!((came.sent, came.troubled, came.no_server), (0, 1, None));
        refused(&house.kept("ada"), code, said);
        assert_eq!(house.outbox.undelivered(ALL).unwrap(), [house.kept("ada")]);
        assert_eq!(round(&mut courier, 10_000).await.troubled, 0, "it is not tried again");
        assert!(server.stop().is_empty());
    }
}

#[tokio::test]
async fn one_that_is_refused_holds_up_no_other() {
    let Some(server) = MailServer::start("refuses-one") else { return };
    let house = House::new();
    for name in ["ada", "nobody", "zoe"] {
        house.put(name);
    }
    let came = round(&mut house.courier(to(&server)), 0).await;
    assert_eq!((came.sent, came.troubled), (2, 1));
    refused(&house.kept("nobody"), 550, "5.1.1 <nobody@wethercombe.example>: there is nobody here");
    assert_eq!(house.outbox.counts().unwrap(), Counts { sent: 2, given_up: 1, ..Counts::default() });
    assert_eq!(server.stop().len(), 2);
}

#[tokio::test]
async fn what_is_deferred_is_tried_for_two_days_and_then_shown() {
    let Some(server) = MailServer::start("defers") else { return };
    let house = House::new();
    house.put("ada");
    let mut courier = house.courier(to(&server));
    let (mut tried, mut minute) = (Vec::new(), 0);
    while let State::Waiting { due } = house.kept("ada").state {
        let until_due = due.duration_since(at(0)).as_mins();
        if until_due > minute {
            assert_eq!(round(&mut courier, until_due - 1).await.troubled, 0, "not before it is due");
        }
        minute = until_due;
        assert_eq!(round(&mut courier, minute).await.troubled, 1);
        tried.push(minute);
        assert_eq!(house.outbox.undelivered(ALL).unwrap(), [house.kept("ada")]);
    }
    assert_eq!((&tried[..6], tried.len(), minute), (&[0, 1, 6, 21, 81, 321][..], 17, 48 * 60));
    let kept = house.kept("ada");
    assert_eq!((kept.state, kept.attempts), (State::GivenUp { at: at(minute) }, 17));
    let trouble = kept.trouble.unwrap();
    assert_eq!(
        (trouble.kind, trouble.code, trouble.said.as_str()),
        (Kind::Later, Some(451), "4.3.0 Not now")
    );
    assert!(server.stop().is_empty());
}

/// The first attempt comes to nothing, and a minute later the letter goes; gives what arrived.
async fn check(mode: &str, kind: Kind, doubtful: u32) -> Option<Vec<Mail>> {
    let server = MailServer::start(mode)?;
    let house = House::new();
    house.put("ada");
    let settings = if mode == "slow-once" { hastily(server.port) } else { to(&server) };
    let mut courier = house.courier(settings);
    assert_eq!(round(&mut courier, 0).await.troubled, 1, "{mode}");
    let kept = house.kept("ada");
    assert_eq!((kept.state, kept.doubtful), (State::Waiting { due: at(1) }, doubtful), "{mode}");
    assert_eq!(kept.trouble.as_ref().map(|trouble| trouble.kind), Some(kind), "{mode}: {kept:?}");
    assert_eq!(house.outbox.undelivered(ALL).unwrap(), [kept]);

    assert_eq!(round(&mut courier, 1).await.sent, 1, "{mode}");
    let kept = house.kept("ada");
    assert_eq!(
        (kept.state, kept.doubtful, kept.trouble),
        (State::Sent { at: at(1) }, doubtful, None),
        "{mode}"
    );
    let counted = house.outbox.counts().unwrap();
    assert_eq!(counted, Counts { sent: 1, doubtful: u64::from(doubtful), ..Counts::default() });
    // What may have arrived twice stays in sight, though it has gone.
    let in_sight = Vec::from_iter((doubtful > 0).then(|| house.kept("ada")));
    assert_eq!(house.outbox.undelivered(ALL).unwrap(), in_sight, "{mode}");
    Some(server.stop())
}

#[tokio::test]
async fn what_was_not_taken_arrives_once_at_the_next_attempt() {
    for (mode, kind, doubtful) in [
        ("greylists", Kind::Later, 0),
        ("drops-at-data", Kind::Later, 0),
        // It had all of the letter, and lost it: from here that looks as if it had taken it.
        ("drops-unread", Kind::NoAnswer, 1),
    ] {
        let Some(mails) = check(mode, kind, doubtful).await else { return };
        assert_eq!(mails.len(), 1, "{mode}");
    }
}

/// Nobody can know whether it arrived. Not to send it again might lose it, so it goes again, and is the same letter under the same id.
#[tokio::test]
async fn what_was_taken_without_an_answer_comes_again_under_the_same_id() {
    for mode in ["drops-taken", "slow-once"] {
        let Some(mails) = check(mode, Kind::NoAnswer, 1).await else { return };
        assert_eq!(mails.len(), 2, "{mode}");
        Mail::same(&mails);
    }
}

#[tokio::test]
async fn a_server_that_never_answers_leaves_the_letter_undelivered() {
    for (mode, kind, doubtful) in [("silent-recipient", Kind::Later, 0), ("ever-slow", Kind::NoAnswer, 1)] {
        let Some(server) = MailServer::start(mode) else { return };
        let house = House::new();
        house.put("ada");
        round(&mut house.courier(hastily(server.port)), 3000).await;
        let kept = house.kept("ada");
        let trouble = kept.trouble.clone().unwrap();
        assert_eq!((kept.state, kept.doubtful), (State::GivenUp { at: at(3000) }, doubtful), "{mode}");
        assert_eq!((trouble.kind, trouble.said.as_str()), (kind, "no answer within 2 seconds"), "{mode}");
        assert_eq!(house.outbox.undelivered(ALL).unwrap(), [kept]);
    }
}

/// What a server that cannot be used does: all that is due waits, whether it was tried or not, and nothing is given up for it.
async fn no_server(port: u16, code: Option<u16>, said: &str) {
    let house = House::new();
    house.put("ada");
    house.put("ben");
    assert!(house.outbox.put(&crate::support::letter("late"), at(5)).unwrap());
    let came = round(&mut house.courier(hastily(port)), 0).await;
    assert_eq!((came.sent, came.troubled), (0, 1), "the second is not tried where the first found nobody");
    let trouble = came.no_server.unwrap();
    assert_eq!((trouble.kind, trouble.code), (Kind::NoServer, code));
    assert!(trouble.said.contains(said), "{}", trouble.said);
    for name in ["ada", "ben"] {
        let kept = house.kept(name);
        assert_eq!(
            (kept.state, kept.attempts, kept.doubtful),
            (State::Waiting { due: at(1) }, 1, 0),
            "{name}"
        );
        assert_eq!(kept.trouble.as_ref(), Some(&trouble));
    }
    assert_eq!(house.kept("late").attempts, 0);
    let counted = house.outbox.counts().unwrap();
    assert_eq!(counted, Counts { waiting: 3, troubled: 2, ..Counts::default() });
    assert_eq!(house.outbox.undelivered(ALL).unwrap(), [house.kept("ada"), house.kept("ben")]);
}

#[tokio::test]
async fn a_server_that_cannot_be_used_is_waited_for() {
    let nobody = TcpListener::bind("127.0.0.1:0").unwrap();
    let port = nobody.local_addr().unwrap().port();
    drop(nobody);
    no_server(port, None, "refused").await;

    let silent = TcpListener::bind("127.0.0.1:0").unwrap();
    no_server(silent.local_addr().unwrap().port(), None, "no answer within 2 seconds").await;

    let other = TcpListener::bind("127.0.0.1:0").unwrap();
    let port = other.local_addr().unwrap().port();
    std::thread::spawn(move || {
        let (mut line, _) = other.accept().unwrap();
        line.write_all(b"HTTP/1.1 400 Bad Request\r\n\r\n").unwrap();
    });
    no_server(port, None, "").await;

    let Some(server) = MailServer::start("refuses-sender") else { return };
    no_server(server.port, Some(530), "5.7.0 Authentication required").await;
}

#[tokio::test]
async fn an_administrator_sends_again_what_was_given_up() {
    let Some(server) = MailServer::start("refuses") else { return };
    let house = House::new();
    house.put("ada");
    round(&mut house.courier(to(&server)), 0).await;
    drop(server);
    assert!(house.outbox.send_again(&key("ada"), at(5000)).unwrap());
    assert!(!house.outbox.send_again(&key("ben"), at(5000)).unwrap(), "there is no such letter");
    let kept = house.kept("ada");
    assert_eq!((kept.state, kept.attempts), (State::Waiting { due: at(5000) }, 0));

    round(&mut house.courier(at_port(1)), 5000).await;
    assert_eq!(house.kept("ada").state, State::Waiting { due: at(5001) }, "its two days begin anew");
    let Some(server) = MailServer::start("accepts") else { return };
    assert_eq!(round(&mut house.courier(to(&server)), 5001).await.sent, 1);
    assert!(!house.outbox.send_again(&key("ada"), at(5002)).unwrap(), "what has gone has gone");
    assert_eq!(server.stop().len(), 1);
}
