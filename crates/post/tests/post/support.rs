//! An outbox in a folder of its own, and letters for it.

use std::path::PathBuf;
use std::sync::Arc;
use std::time::Duration;

use goldthread_post::{
    Addressee, Courier, FILE_NAME, Keeping, Kept, Key, Letter, Outbox, Page, Round, Security, Sender, Server,
};
use jiff::Timestamp;
use tempfile::TempDir;
use uuid::Uuid;

use crate::mail_server::MailServer;

/// 2026-12-01T08:00:00Z.
const START: i64 = 1_796_112_000;

pub const ALL: Page = Page { limit: 1000, offset: 0 };

/// So many minutes after the start.
pub fn at(minute: i64) -> Timestamp {
    Timestamp::from_second(START + minute * 60).unwrap()
}

pub struct House {
    pub folder: TempDir,
    pub outbox: Arc<Outbox>,
}

impl House {
    pub fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let outbox = Arc::new(Outbox::open_or_create(folder.path(), Keeping::default()).unwrap());
        Self { folder, outbox }
    }

    pub fn path(&self) -> PathBuf {
        self.folder.path().join(FILE_NAME)
    }

    pub fn courier(&self, server: Server) -> Courier {
        Courier::new(Arc::clone(&self.outbox), server).unwrap()
    }

    pub fn put(&self, name: &str) {
        assert!(self.outbox.put(&letter(name), at(0)).unwrap());
    }

    pub fn kept(&self, name: &str) -> Kept {
        self.outbox.letter(&key(name)).unwrap().unwrap()
    }

    /// Whether the words stand in the file, or in what SQLite keeps beside it.
    pub fn has(&self, words: &str) -> bool {
        std::fs::read_dir(self.folder.path()).unwrap().any(|item| {
            let content = std::fs::read(item.unwrap().path()).unwrap();
            content.windows(words.len()).any(|window| window == words.as_bytes())
        })
    }
}

/// A round at a minute, which this courier has the turn for.
pub async fn round(courier: &mut Courier, minute: i64) -> Round {
    courier.deliver_due(|| at(minute)).await.unwrap().expect("nobody else is at it")
}

pub fn key(name: &str) -> Key {
    format!("digest of {name} for 2026-12-01").parse().unwrap()
}

pub fn addressee(name: &str) -> Addressee {
    Addressee(Uuid::from_u128(name.bytes().fold(1, |number, byte| number * 256 + u128::from(byte))))
}

pub fn letter(name: &str) -> Letter {
    saying(name, "Due this week", "Two actions are due this week.\n")
}

pub fn saying(name: &str, subject: &str, text: &str) -> Letter {
    let to = format!("{name}@wethercombe.example").parse().unwrap();
    Letter::new(key(name), addressee(name), to, subject, text)
}

pub fn sender() -> Sender {
    Sender::new("Goldthread, Wethercombe", "plans@wethercombe.example".parse().unwrap())
}

/// How to reach a server on this machine, which is waited for as long as it takes.
pub fn to(server: &MailServer) -> Server {
    at_port(server.port)
}

pub fn at_port(port: u16) -> Server {
    Server::new("127.0.0.1", port, Security::None, sender())
}

/// The same, for somebody in a hurry.
pub fn hastily(port: u16) -> Server {
    at_port(port).with_patience(Duration::from_secs(2)).with_answer(Duration::from_secs(2))
}
