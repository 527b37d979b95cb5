//! How often somebody wants to be written to, and the feed that their calendar subscribes to.

use std::fmt;
use std::str::FromStr;

use data_encoding::BASE64URL_NOPAD;
use rusqlite::params;
use sha2::{Digest, Sha256};
use thiserror::Error;

use crate::rows::Rows;
use crate::{Addressee, Fault, Outbox};

/// How often somebody wants a letter that gathers what they owe. What goes up the ladder is written of whatever they want.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Often {
    /// On each working day on which something is due, or waits for them.
    #[default]
    Daily,
    /// Once a week.
    Weekly,
    /// Not at all.
    Never,
}

/// It is none of the words.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
#[error("letters come daily, weekly or never")]
pub struct NotOften;

impl Often {
    /// All of them, in the order offered.
    pub const ALL: [Self; 3] = [Self::Daily, Self::Weekly, Self::Never];

    /// In one word.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Daily => "daily",
            Self::Weekly => "weekly",
            Self::Never => "never",
        }
    }
}

impl FromStr for Often {
    type Err = NotOften;

    fn from_str(word: &str) -> Result<Self, NotOften> {
        Self::ALL.into_iter().find(|often| often.word() == word).ok_or(NotOften)
    }
}

/// What stands in the address of somebody's feed: whoever knows it can read their dates, so it is shown once and kept nowhere.
#[derive(Clone, PartialEq, Eq)]
pub struct FeedToken(String);

impl FeedToken {
    /// As it stands in the address.
    pub fn reveal(&self) -> &str {
        &self.0
    }
}

impl fmt::Debug for FeedToken {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("FeedToken(..)")
    }
}

impl Outbox {
    /// How often somebody wants to be written to; daily, where they have said nothing.
    ///
    /// # Errors
    /// [`Fault`] when the file cannot be read.
    pub fn often(&self, addressee: Addressee) -> Result<Often, Fault> {
        self.read(|rows| rows.often(addressee)).map(Option::unwrap_or_default)
    }

    /// Keeps how often somebody wants to be written to.
    ///
    /// # Errors
    /// [`Fault`] when that could not be kept.
    pub fn set_often(&self, addressee: Addressee, often: Often) -> Result<(), Fault> {
        self.write(|rows| rows.set_often(addressee, often))
    }

    /// Whether somebody's calendar can subscribe to their dates.
    ///
    /// # Errors
    /// [`Fault`] when the file cannot be read.
    pub fn has_feed(&self, addressee: Addressee) -> Result<bool, Fault> {
        self.read(|rows| rows.has_feed(addressee))
    }

    /// Makes a feed for somebody; one that they had before is found no more.
    ///
    /// # Errors
    /// [`Fault`] when that could not be kept.
    ///
    /// # Panics
    /// Where the system has no random bytes to give.
    pub fn make_feed(&self, addressee: Addressee) -> Result<FeedToken, Fault> {
        let mut random = [0; 32];
        getrandom::fill(&mut random).expect("a system that runs a server has random bytes");
        let token = FeedToken(BASE64URL_NOPAD.encode(&random));
        self.write(|rows| rows.set_feed(addressee, Some(hash(token.reveal()))))?;
        Ok(token)
    }

    /// Ends somebody's feed.
    ///
    /// # Errors
    /// [`Fault`] when that could not be kept.
    pub fn end_feed(&self, addressee: Addressee) -> Result<(), Fault> {
        self.write(|rows| rows.set_feed(addressee, None))
    }

    /// Whose feed an address is; nobody's, where it was made up or has ended.
    ///
    /// # Errors
    /// [`Fault`] when the file cannot be read.
    pub fn whose_feed(&self, token: &str) -> Result<Option<Addressee>, Fault> {
        // What is longer than any token is not even hashed.
        if token.len() > 64 {
            return Ok(None);
        }
        self.read(|rows| rows.of_feed(hash(token)))
    }
}

fn hash(token: &str) -> [u8; 32] {
    Sha256::digest(token).into()
}

impl Rows<'_> {
    pub(crate) fn delete_wish(&self, addressee: Addressee) -> Result<(), Fault> {
        self.change("DELETE FROM wish WHERE addressee = ?", [addressee.0.to_string()]).map(drop)
    }

    fn often(&self, addressee: Addressee) -> Result<Option<Often>, Fault> {
        let sql = "SELECT often FROM wish WHERE addressee = ?";
        let word: Option<String> = self.one(sql, [addressee.0.to_string()], |row| row.get(0))?;
        word.map(|word| word.parse().map_err(|_| self.damaged("a wish is none of the words"))).transpose()
    }

    fn set_often(&self, addressee: Addressee, often: Often) -> Result<(), Fault> {
        let sql = "INSERT INTO wish (addressee, often) VALUES (?1, ?2)
                   ON CONFLICT (addressee) DO UPDATE SET often = excluded.often";
        self.change(sql, params![addressee.0.to_string(), often.word()]).map(drop)
    }

    fn has_feed(&self, addressee: Addressee) -> Result<bool, Fault> {
        let sql = "SELECT feed IS NOT NULL FROM wish WHERE addressee = ?";
        Ok(self.one(sql, [addressee.0.to_string()], |row| row.get(0))?.unwrap_or(false))
    }

    fn set_feed(&self, addressee: Addressee, feed: Option<[u8; 32]>) -> Result<(), Fault> {
        let sql = "INSERT INTO wish (addressee, often, feed) VALUES (?1, ?2, ?3)
                   ON CONFLICT (addressee) DO UPDATE SET feed = excluded.feed";
        let values = params![addressee.0.to_string(), Often::default().word(), feed];
        self.change(sql, values).map(drop)
    }

    fn of_feed(&self, feed: [u8; 32]) -> Result<Option<Addressee>, Fault> {
        let sql = "SELECT addressee FROM wish WHERE feed = ?";
        let id: Option<String> = self.one(sql, [feed], |row| row.get(0))?;
        id.map(|id| id.parse().map(Addressee).map_err(|_| self.damaged("a wish is nobody's"))).transpose()
    }
}
