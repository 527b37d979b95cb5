//! What arrives is what was written, once, and nothing else.

use crate::mail_server::MailServer;
use crate::support::{House, addressee, at, key, letter, round, saying, to};
use goldthread_post::{Counts, Letter, State};
use serde_json::json;

#[tokio::test]
async fn a_letter_arrives_as_it_was_written() {
    let Some(server) = MailServer::start("accepts") else { return };
    let house = House::new();
    house.put("ada");
    let mut courier = house.courier(to(&server));
    assert_eq!(round(&mut courier, 3).await.sent, 1);
    let kept = house.kept("ada");
    assert_eq!((kept.state, kept.attempts, kept.doubtful), (State::Sent { at: at(3) }, 1, 0));
    assert_eq!(kept.trouble, None);

    let mails = server.stop();
    let [mail] = mails.as_slice() else { panic!("one letter: {mails:?}") };
    assert_eq!(mail.text("sender"), "plans@wethercombe.example");
    assert_eq!(mail.field("to"), &json!(["ada@wethercombe.example"]));
    assert_eq!(mail.field("defects"), &json!([]));
    assert_eq!(mail.text("text").replace("\r\n", "\n"), "Two actions are due this week.\n");
    for (name, expected) in [
        ("From", Some("\"Goldthread, Wethercombe\" <plans@wethercombe.example>")),
        ("To", Some("ada@wethercombe.example")),
        ("Subject", Some("Due this week")),
        ("Date", Some("Tue, 01 Dec 2026 08:00:00 +0000")),
        ("Auto-Submitted", Some("auto-generated")),
        ("X-Auto-Response-Suppress", Some("All")),
        ("MIME-Version", Some("1.0")),
        ("Content-Type", Some("text/plain; charset=\"utf-8\"")),
        ("Cc", None),
        ("Bcc", None),
        ("Reply-To", None),
    ] {
        assert_eq!(mail.header(name), expected, "{name}");
    }
    let id = mail.id().strip_prefix('<').and_then(|id| id.strip_suffix("@wethercombe.example>")).unwrap();
    assert!(id.len() == 32 && id.bytes().all(|b| b.is_ascii_alphanumeric()), "it names nobody: {id}");
}

#[tokio::test]
async fn whatever_a_letter_says_arrives_whole_and_adds_no_header() {
    let long = "Head of Service’s audit of re-referrals ".repeat(60);
    let cases = [
        ("a", "Siân’s actions: £5m, “due”", "Zoë owes two: 🧒 and ö.\n", None),
        (
            "b",
            "Due\r\nBcc: eve@example.org",
            "One.\r\n.\r\nRSET\r\n..\n.\n",
            Some("Due Bcc: eve@example.org"),
        ),
        ("c", "=?utf-8?q?raw?=", "From here\nFrom there\n", Some("= ?utf-8?q?raw?=")),
        ("d", "", "\n\n", None),
        ("e", "x\u{0}\u{1b}[31m y", &long, Some("x [31m y")),
        ("f", &long, "one\ttwo   three   \n   four", Some(&long[..])),
        ("g", "To: eve@example.org, Cc: mallory@example.org", "\r\n.\r\nMAIL FROM:<x@example.org>\r\n", None),
    ];
    let Some(server) = MailServer::start("accepts") else { return };
    let house = House::new();
    let letters: Vec<Letter> =
        cases.iter().map(|(name, subject, text, _)| saying(name, subject, text)).collect();
    assert_eq!(house.outbox.put_all(&letters, at(0)).unwrap(), cases.len());
    assert_eq!(round(&mut house.courier(to(&server)), 0).await.sent, 7);
    let mails = server.stop();
    assert_eq!(mails.len(), cases.len());
    for ((name, subject, text, shown), (mail, letter)) in cases.iter().zip(mails.iter().zip(&letters)) {
        assert_eq!(mail.field("to"), &json!([format!("{name}@wethercombe.example")]));
        let shown: String = shown.unwrap_or(subject).trim().chars().take(200).collect();
        assert_eq!(mail.header("Subject").unwrap_or_default(), shown, "{name}");
        assert_eq!(letter.subject(), shown, "{name}");
        let plain = |text: &str| text.replace("\r\n", "\n").trim_end_matches('\n').to_owned();
        assert_eq!(plain(mail.text("text")), plain(text), "{name}");
        assert_eq!(mail.field("defects"), &json!([]), "{name}");
        assert_eq!((mail.header("Bcc"), mail.header("Cc")), (None, None), "{name}");
        assert!(mail.field("longest").as_u64().unwrap() <= 998, "{name}");
    }
}

#[tokio::test]
async fn a_letter_that_is_put_in_twice_is_sent_once() {
    let Some(server) = MailServer::start("accepts") else { return };
    let house = House::new();
    let mut courier = house.courier(to(&server));
    house.put("ada");
    assert!(!house.outbox.put(&letter("ada"), at(0)).unwrap());
    let other = Letter::new(key("ada"), addressee("ada"), "x@example.org".parse().unwrap(), "Other", "Other");
    assert_eq!(house.outbox.put_all(&[other.clone(), letter("ben"), letter("ben")], at(0)).unwrap(), 1);
    assert_eq!(round(&mut courier, 0).await.sent, 2);
    assert!(!house.outbox.put(&other, at(1)).unwrap(), "what has been sent is not sent again");
    assert_eq!(round(&mut courier, 1).await.sent, 0);
    let mails = server.stop();
    let to: Vec<_> = mails.iter().map(|mail| mail.field("to")[0].as_str().unwrap()).collect();
    assert_eq!(to, ["ada@wethercombe.example", "ben@wethercombe.example"]);
}

#[tokio::test]
async fn many_letters_go_in_one_round() {
    for mode in ["accepts", "few-a-line"] {
        let Some(server) = MailServer::start(mode) else { return };
        let house = House::new();
        let letters: Vec<_> = (0..25).map(|number| letter(&format!("person{number}"))).collect();
        house.outbox.put_all(&letters, at(0)).unwrap();
        let came = round(&mut house.courier(to(&server)), 0).await;
        assert_eq!((came.sent, came.troubled, came.no_server), (25, 0, None), "{mode}");
        assert_eq!(house.outbox.counts().unwrap(), Counts { sent: 25, ..Counts::default() });
        let ids: std::collections::BTreeSet<_> =
            server.stop().iter().map(|mail| mail.id().to_owned()).collect();
        assert_eq!(ids.len(), 25, "each has an id of its own");
    }
}

#[tokio::test]
async fn another_deployment_has_other_ids() {
    let Some(server) = MailServer::start("accepts") else { return };
    for _ in 0..2 {
        let house = House::new();
        house.put("ada");
        assert_eq!(round(&mut house.courier(to(&server)), 0).await.sent, 1);
    }
    let mails = server.stop();
    assert_ne!(mails[0].id(), mails[1].id());
}
