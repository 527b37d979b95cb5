//! Making rows of the record, and reading them.

use std::net::IpAddr;

use hmac::{Hmac, KeyInit, Mac};
use jiff::Timestamp;
use sha2::Sha256;

use crate::rows::Rows;
use crate::{AccountId, Accounts, By, Event, Fault, Forgotten, Page, Record, RecordOf, Who};

/// Who did something, where and when: what the rows of one change have in common.
#[derive(Clone, Copy)]
pub(crate) struct Deed {
    pub(crate) by: Who,
    pub(crate) address: Option<IpAddr>,
    pub(crate) at: Timestamp,
}

impl Deed {
    pub(crate) fn of(by: By, at: Timestamp) -> Self {
        Self { by: by.into(), address: None, at }
    }

    /// Of somebody who has shown who they are, from where they are.
    pub(crate) fn own(account: AccountId, address: IpAddr, at: Timestamp) -> Self {
        Self { by: Who::Account(account), address: Some(address), at }
    }

    pub(crate) fn note(self, rows: &Rows<'_>, event: Event, account: AccountId) -> Result<(), Fault> {
        rows.insert_record(&self.row(event, Some(Who::Account(account))))
    }

    pub(crate) fn row(self, event: Event, account: Option<Who>) -> Record {
        let Self { by, address, at } = self;
        Record { at, event, account, by, address, login: None }
    }
}

impl Accounts {
    /// What happened, the newest first.
    ///
    /// # Errors
    /// [`Fault`] when the file cannot be read.
    pub fn record(&self, of: RecordOf, page: Page) -> Result<Vec<Record>, Fault> {
        self.db().rows().records(of, page)
    }

    /// Takes what happened before a moment out of the record, and notes that it did. There is no other way to do so.
    ///
    /// # Errors
    /// [`Fault`] when nothing was taken out.
    pub fn forget_before(&self, moment: Timestamp, by: By, now: Timestamp) -> Result<Forgotten, Fault> {
        let mut db = self.db();
        self.write_looks(&mut db)?;
        db.write(|rows| {
            let forgotten = rows.forget_before(moment)?;
            rows.insert_record(&Deed::of(by, now).row(Event::RecordForgotten, None))?;
            Ok(forgotten)
        })
    }

    /// What stands in the record for a login that no account has. Without the key of the file it cannot be guessed at.
    pub(crate) fn login_hash(&self, login_key: &str) -> String {
        let mut mac = Hmac::<Sha256>::new_from_slice(&self.login_key).expect("HMAC takes keys of any length");
        mac.update(login_key.as_bytes());
        data_encoding::HEXLOWER.encode(&mac.finalize().into_bytes()[..16])
    }
}
