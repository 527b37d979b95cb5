//! Accounts in a folder of their own, and people in them.

use std::path::PathBuf;
use std::time::Duration;

use goldthread_accounts::{
    AccountId, Accounts, By, Context, Cost, Event, FILE_NAME, Login, NewSession, Origin, Page, Password,
    Record, RecordOf, Refused, Settings, Shown,
};
use hmac::{Hmac, KeyInit, Mac};
use jiff::Timestamp;
use rusqlite::Connection;
use sha1::Sha1;
use tempfile::TempDir;
use uuid::Uuid;

/// 2026-11-21T09:00:00Z.
const START: i64 = 1_795_251_600;

/// What everybody here has for a password.
pub const WORDS: &str = "otter brass velvet nine";

pub const ALL: Page = Page { limit: 1000, offset: 0 };

/// So many seconds after the start.
pub fn at(second: i64) -> Timestamp {
    Timestamp::from_second(START + second).unwrap()
}

pub struct House {
    pub folder: TempDir,
}

impl House {
    pub fn new() -> Self {
        Self { folder: tempfile::tempdir().unwrap() }
    }

    pub fn settings() -> Settings {
        Settings::default().with_cost(Cost::weak_for_tests()).with_patience(Duration::from_secs(20))
    }

    pub fn accounts(&self) -> Accounts {
        Accounts::open_or_create(self.folder.path(), Self::settings()).unwrap()
    }

    /// Accounts that wait for nobody.
    pub fn impatient(&self) -> Accounts {
        let settings = Self::settings().with_patience(Duration::from_millis(20));
        Accounts::open_or_create(self.folder.path(), settings).unwrap()
    }

    /// Accounts whose hashes take their time, so that what is done at once is done at once.
    pub fn slow(&self) -> Accounts {
        let settings = Self::settings().with_cost(Cost::OWASP);
        Accounts::open_or_create(self.folder.path(), settings).unwrap()
    }

    pub fn path(&self) -> PathBuf {
        self.folder.path().join(FILE_NAME)
    }

    pub fn shell(&self) -> Connection {
        Connection::open(self.path()).unwrap()
    }

    /// The one value that a query gives.
    pub fn value<T: rusqlite::types::FromSql>(&self, sql: &str) -> T {
        self.shell().query_row(sql, [], |row| row.get(0)).unwrap()
    }

    /// Whether the bytes stand in the file, or in what SQLite keeps beside it.
    pub fn has_bytes(&self, bytes: &[u8]) -> bool {
        std::fs::read_dir(self.folder.path()).unwrap().any(|item| {
            let content = std::fs::read(item.unwrap().path()).unwrap();
            content.windows(bytes.len()).any(|window| window == bytes)
        })
    }
}

pub fn login(name: &str) -> Login {
    format!("{name}@example.org").parse().unwrap()
}

pub fn password(text: &str) -> Password {
    Password::parse(text, &Context::new(&login("nobody"))).unwrap()
}

pub fn id(number: u128) -> AccountId {
    Uuid::from_u128(number).into()
}

/// An account with a password; its id comes from its name.
pub fn person(accounts: &Accounts, name: &str) -> AccountId {
    let id = id(name.bytes().fold(1, |number, byte| number * 256 + u128::from(byte)));
    accounts.add(id, &login(name), By::Machine, at(0)).unwrap();
    accounts.set_password(id, &password(WORDS), By::Machine, at(0)).unwrap();
    id
}

pub fn from(address: &str) -> Origin {
    Origin::new(address.parse().unwrap()).with_browser("Firefox")
}

pub fn here() -> Origin {
    from("192.0.2.1")
}

pub fn try_in(
    accounts: &Accounts,
    name: &str,
    words: &str,
    from: &Origin,
    second: i64,
) -> Result<Shown, Refused> {
    accounts.attempt(login(name).as_str(), words, from, at(second))
}

pub fn sign_in(accounts: &Accounts, name: &str, from: &Origin, second: i64) -> NewSession {
    let shown = try_in(accounts, name, WORDS, from, second).unwrap();
    accounts.begin_session(&shown, from, at(second)).unwrap()
}

/// What happened, the oldest first.
pub fn events(accounts: &Accounts, of: AccountId) -> Vec<Event> {
    rows(accounts, of).iter().map(|record| record.event).collect()
}

pub fn rows(accounts: &Accounts, of: AccountId) -> Vec<Record> {
    let mut record = accounts.record(RecordOf::Account(of), ALL).unwrap();
    record.reverse();
    record
}

/// What an authenticator shows that was told this secret.
pub fn code(secret: &str, second: i64) -> String {
    let secret: String = secret.split_whitespace().collect();
    let secret = data_encoding::BASE32_NOPAD.decode(secret.as_bytes()).unwrap();
    let step = (START + second) / 30;
    let mut mac = Hmac::<Sha1>::new_from_slice(&secret).unwrap();
    mac.update(&step.to_be_bytes());
    let hash = mac.finalize().into_bytes();
    let offset = usize::from(hash[19] & 15);
    let number = u32::from_be_bytes(hash[offset..offset + 4].try_into().unwrap()) & 0x7fff_ffff;
    format!("{:06}", number % 1_000_000)
}

/// Turns the second factor on; gives its secret and the recovery codes.
pub fn enrol(accounts: &Accounts, of: AccountId, second: i64) -> (String, Vec<String>) {
    let enrolment = accounts.begin_second_factor(of, "Goldthread", at(second)).unwrap();
    let codes = accounts.confirm_second_factor(of, &code(&enrolment.secret(), second), at(second)).unwrap();
    (enrolment.secret(), codes.reveal().collect())
}
