//! A program that sends letters is killed in the middle of it; none is lost, and none comes twice unless it is said that it may have.

use std::collections::BTreeMap;
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::sync::Arc;
use std::time::Duration;

use goldthread_post::{Courier, Keeping, Kept, Outbox, State};

use crate::mail_server::{Mail, MailServer};
use crate::support::{House, at, at_port, hastily, letter, round, to};

/// In the child: the folder to send letters from, and the port to send them to.
const FOLDER: &str = "GOLDTHREAD_POST_KILL_FOLDER";
const PORT: &str = "GOLDTHREAD_POST_KILL_PORT";
const LETTERS: usize = 40;
const KILLS: u64 = 12;

/// The child: this same program, run for this one test, which sends letters until it is killed.
#[tokio::test]
async fn a_process_to_be_killed() {
    let (Some(folder), Ok(port)) = (std::env::var_os(FOLDER), std::env::var(PORT)) else {
        return;
    };
    let outbox = Arc::new(Outbox::open(Path::new(&folder), Keeping::default()).unwrap());
    let mut courier = Courier::new(outbox, at_port(port.parse().unwrap())).unwrap();
    round(&mut courier, 0).await;
}

fn start(house: &House, server: &MailServer) -> Child {
    Command::new(std::env::current_exe().unwrap())
        .args(["--exact", "kill::a_process_to_be_killed", "--nocapture"])
        .env(FOLDER, house.folder.path())
        .env(PORT, server.port.to_string())
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn()
        .unwrap()
}

fn kill(mut child: Child) {
    child.kill().unwrap();
    child.wait().unwrap();
}

#[tokio::test]
async fn a_letter_whose_answer_was_not_heard_is_sent_again_under_the_same_id() {
    let Some(server) = MailServer::start("slow-once") else { return };
    let house = House::new();
    house.put("ada");
    let child = start(&house, &server);
    server.wait_for_read(1);
    kill(child);
    assert_eq!(house.kept("ada").state, State::Sending { since: at(0) });
    assert_eq!(round(&mut house.courier(to(&server)), 5000).await.sent, 1, "it is tried however late it is");
    let kept = house.kept("ada");
    assert_eq!((kept.state, kept.attempts, kept.doubtful), (State::Sent { at: at(5000) }, 2, 1));
    let mails = server.stop();
    assert_eq!(mails.len(), 2);
    Mail::same(&mails);
}

#[tokio::test]
async fn a_program_that_dies_again_and_again_does_not_send_a_letter_each_time() {
    let Some(server) = MailServer::start("ever-slow") else { return };
    let house = House::new();
    house.put("ada");
    for read in 1..=2 {
        let child = start(&house, &server);
        server.wait_for_read(read);
        kill(child);
    }
    for minute in [0, 4] {
        assert_eq!(round(&mut house.courier(hastily(server.port)), minute).await.troubled, 0, "{minute}");
    }
    let kept = house.kept("ada");
    assert_eq!((kept.state, kept.attempts, kept.doubtful), (State::Waiting { due: at(5) }, 2, 2));
    assert_eq!(round(&mut house.courier(hastily(server.port)), 5).await.troubled, 1);
    let mails = server.stop();
    assert_eq!(mails.len(), 3);
    Mail::same(&mails);
}

#[tokio::test]
async fn every_letter_arrives_though_the_program_is_killed_again_and_again() {
    let Some(server) = MailServer::start("accepts") else { return };
    let house = House::new();
    let names: Vec<_> = (0..LETTERS).map(|number| format!("person{number}")).collect();
    let letters: Vec<_> = names.iter().map(|name| letter(name)).collect();
    house.outbox.put_all(&letters, at(0)).unwrap();
    for number in 1..=KILLS {
        let child = start(&house, &server);
        if usize::try_from(number).unwrap() < LETTERS / 2 && house.outbox.counts().unwrap().waiting > 0 {
            // At its work, at one moment or another.
            std::thread::sleep(Duration::from_millis(20 + number * 37 % 60));
        }
        kill(child);
    }
    // What was interrupted twice waits for some minutes.
    let mut courier = house.courier(to(&server));
    round(&mut courier, 0).await;
    round(&mut courier, 60).await;
    let kept: Vec<Kept> = names.iter().map(|name| house.kept(name)).collect();
    assert!(kept.iter().all(|kept| matches!(kept.state, State::Sent { .. })), "{kept:?}");

    let mut arrived = BTreeMap::<String, Vec<Mail>>::new();
    for mail in server.stop() {
        arrived.entry(mail.field("to")[0].as_str().unwrap().to_owned()).or_default().push(mail);
    }
    assert_eq!(arrived.len(), LETTERS);
    for kept in kept {
        let copies = &arrived[kept.to.unwrap().as_str()];
        Mail::same(copies);
        let most = 1 + usize::try_from(kept.doubtful).unwrap();
        assert!(copies.len() <= most, "{} copies, {} doubtful", copies.len(), kept.doubtful);
    }
}
