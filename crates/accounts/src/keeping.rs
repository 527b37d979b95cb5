//! Adding, changing and erasing accounts.

use jiff::Timestamp;

use crate::accounts::cut;
use crate::noting::Deed;
use crate::random::random_id;
use crate::rows::Rows;
use crate::{
    Account, AccountError, AccountId, Accounts, AddError, By, Event, Login, Password, Pseudonym, RenameError,
    Who,
};

impl Accounts {
    /// Adds an account. Nobody can sign in with it until a password is set, by [`Accounts::make_link`] for one.
    ///
    /// # Errors
    /// [`AddError`] when the login or the id is taken.
    pub fn add(&self, id: AccountId, login: &Login, by: By, now: Timestamp) -> Result<Account, AddError> {
        let now = cut(now);
        let mut db = self.db();
        db.write(|rows| add(rows, id, login, Deed::of(by, now)))?;
        self.set_populated(true);
        Ok(Account {
            id,
            login: login.clone(),
            created: now,
            disabled: None,
            password_set: None,
            second_factor: None,
        })
    }

    /// Changes what somebody signs in with. Links that went to the old address are no good any more.
    ///
    /// # Errors
    /// [`RenameError`] when another account has the login, or there is no such account.
    pub fn rename(&self, id: AccountId, login: &Login, by: By, now: Timestamp) -> Result<(), RenameError> {
        self.db().write(|rows| {
            let account = rows.account(id)?.ok_or(RenameError::NoSuchAccount)?;
            if account.login.as_str() == login.as_str() {
                return Ok(());
            }
            if rows.account_of(login.key())?.is_some_and(|other| other.id != id) {
                return Err(RenameError::LoginTaken);
            }
            rows.rename_account(id, login)?;
            rows.delete_links(id)?;
            Ok(Deed::of(by, now).note(rows, Event::LoginChanged, id)?)
        })
    }

    /// Lets nobody sign in with an account, and ends its sessions and links.
    ///
    /// # Errors
    /// [`AccountError`] when there is no such account.
    pub fn disable(&self, id: AccountId, by: By, now: Timestamp) -> Result<(), AccountError> {
        let mut db = self.db();
        let ended = db.write(|rows| {
            if existing(rows, id)?.disabled.is_some() {
                return Ok(Vec::new());
            }
            rows.set_disabled(id, Some(now))?;
            rows.delete_links(id)?;
            Deed::of(by, now).note(rows, Event::AccountDisabled, id)?;
            Ok::<_, AccountError>(rows.delete_sessions(id, None)?)
        })?;
        self.sessions.remove(&ended);
        Ok(())
    }

    /// Lets somebody sign in with an account again.
    ///
    /// # Errors
    /// [`AccountError`] when there is no such account.
    pub fn enable(&self, id: AccountId, by: By, now: Timestamp) -> Result<(), AccountError> {
        self.db().write(|rows| {
            if existing(rows, id)?.disabled.is_none() {
                return Ok(());
            }
            rows.set_disabled(id, None)?;
            Ok(Deed::of(by, now).note(rows, Event::AccountEnabled, id)?)
        })
    }

    /// Removes everything about an account. The record keeps what happened, under a name that leads to nobody.
    ///
    /// # Errors
    /// [`AccountError`] when there is no such account.
    pub fn erase(&self, id: AccountId, by: By, now: Timestamp) -> Result<(), AccountError> {
        let pseudonym = Pseudonym::from(random_id()?);
        let mut db = self.db();
        self.write_looks(&mut db)?;
        let (ended, are_others) = db.write(|rows| {
            existing(rows, id)?;
            let ended = rows.delete_sessions(id, None)?;
            rows.delete_account(id)?;
            rows.insert_record(&Deed::of(by, now).row(Event::AccountErased, Some(Who::Account(id))))?;
            rows.pseudonymise(id, pseudonym)?;
            Ok::<_, AccountError>((ended, rows.has_accounts()?))
        })?;
        self.sessions.remove(&ended);
        self.factored.remove(id);
        self.set_populated(are_others);
        // It is erased. Where its last traces beside the file cannot be overwritten now, closing the file does that.
        let _ = db.checkpoint();
        Ok(())
    }

    /// Sets a password for somebody, and ends their sessions and links. Hashes once.
    ///
    /// # Errors
    /// [`AccountError`] when there is no such account.
    pub fn set_password(
        &self,
        id: AccountId,
        password: &Password,
        by: By,
        now: Timestamp,
    ) -> Result<(), AccountError> {
        existing(&self.db().rows(), id)?;
        let hash = self.hash(password)?;
        let mut db = self.db();
        let ended = db.write(|rows| {
            existing(rows, id)?;
            rows.set_password(id, &hash, now)?;
            rows.delete_links(id)?;
            Deed::of(by, now).note(rows, Event::PasswordSet, id)?;
            Ok::<_, AccountError>(rows.delete_sessions(id, None)?)
        })?;
        self.sessions.remove(&ended);
        Ok(())
    }
}

pub(crate) fn add(rows: &Rows<'_>, id: AccountId, login: &Login, deed: Deed) -> Result<(), AddError> {
    if rows.account(id)?.is_some() {
        return Err(AddError::AlreadyThere);
    }
    if rows.account_of(login.key())?.is_some() {
        return Err(AddError::LoginTaken);
    }
    rows.insert_account(id, login, deed.at)?;
    Ok(deed.note(rows, Event::AccountAdded, id)?)
}

fn existing(rows: &Rows<'_>, id: AccountId) -> Result<Account, AccountError> {
    rows.account(id).map_err(AccountError::from)?.ok_or(AccountError::NoSuchAccount)
}
