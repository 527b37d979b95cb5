//! Making and using one-time links.

use jiff::Timestamp;

use crate::accounts::cut;
use crate::keeping;
use crate::noting::Deed;
use crate::rows::{LinkRow, Rows};
use crate::session::How;
use crate::{
    AccountId, Accounts, AddError, By, Event, Fault, Link, LinkError, LinkFor, LinkToken, Login,
    MakeLinkError, NewLink, Origin, Password, Purpose, Shown,
};

impl Accounts {
    /// Makes the link that makes the first account; an older one is no good any more. None where there is an account.
    ///
    /// # Errors
    /// [`Fault`] when it was not made.
    pub fn first_link(&self, now: Timestamp) -> Result<Option<NewLink>, Fault> {
        let token = LinkToken::new()?;
        let until = cut(now.saturating_add(self.settings.lifetimes.first).unwrap_or(Timestamp::MAX));
        self.db().write(|rows| {
            rows.delete_first_links()?;
            if rows.has_accounts()? {
                return Ok(None);
            }
            rows.insert_link(&token.hash(), &LinkRow { of: None, until })?;
            rows.insert_record(&Deed::of(By::Machine, cut(now)).row(Event::LinkMade, None))?;
            Ok(Some(NewLink { token, until }))
        })
    }

    /// Makes a link by which somebody sets a password; an older one for the same is no good any more.
    ///
    /// # Errors
    /// [`MakeLinkError`] when the account is disabled, or there is none.
    pub fn make_link(
        &self,
        account: AccountId,
        purpose: LinkFor,
        by: By,
        now: Timestamp,
    ) -> Result<NewLink, MakeLinkError> {
        let token = LinkToken::new()?;
        let lifetime = match purpose {
            LinkFor::SetPassword => self.settings.lifetimes.set_password,
            LinkFor::Reset => self.settings.lifetimes.reset,
        };
        let until = cut(now.saturating_add(lifetime).unwrap_or(Timestamp::MAX));
        self.db().write(|rows| {
            let found = rows.account(account)?.ok_or(MakeLinkError::NoSuchAccount)?;
            if found.disabled.is_some() {
                return Err(MakeLinkError::Disabled);
            }
            rows.delete_links_for(account, purpose)?;
            rows.insert_link(&token.hash(), &LinkRow { of: Some((purpose, account)), until })?;
            Deed::of(by, now).note(rows, Event::LinkMade, account)?;
            Ok(NewLink { token, until })
        })
    }

    /// What a link does, without using it.
    ///
    /// # Errors
    /// [`LinkError::Gone`] when it cannot be used.
    pub fn look_at(&self, token: &LinkToken, now: Timestamp) -> Result<Link, LinkError> {
        let db = self.db();
        let rows = db.rows();
        let LinkRow { of, until } = usable(&rows, token, now)?;
        let Some((purpose, account)) = of else {
            return Ok(Link { purpose: Purpose::FirstAdministrator, until });
        };
        let login = rows.account(account)?.ok_or(LinkError::Gone)?.login;
        let purpose = match purpose {
            LinkFor::SetPassword => Purpose::SetPassword { account, login },
            LinkFor::Reset => Purpose::Reset { account, login },
        };
        Ok(Link { purpose, until })
    }

    /// Sets the password that a link is for, once, and ends the sessions of the account. Hashes once.
    ///
    /// # Errors
    /// [`LinkError::Gone`] when it cannot be used, or makes the first account.
    pub fn use_link(
        &self,
        token: &LinkToken,
        password: &Password,
        from: &Origin,
        now: Timestamp,
    ) -> Result<Shown, LinkError> {
        let now = cut(now);
        let of = usable(&self.db().rows(), token, now)?.of;
        let (_, account) = of.ok_or(LinkError::Gone)?;
        let hash = self.hash(password)?;
        let mut db = self.db();
        let ended = db.write(|rows| {
            if !rows.delete_link(&token.hash())? {
                return Err(LinkError::Gone);
            }
            rows.delete_links(account)?;
            rows.set_password(account, &hash, now)?;
            let deed = Deed::own(account, from.address, now);
            deed.note(rows, Event::LinkUsed, account)?;
            deed.note(rows, Event::PasswordSet, account)?;
            Ok(rows.delete_sessions(account, None)?)
        })?;
        self.sessions.remove(&ended);
        Ok(Shown { account, how: How::Password { set: now } })
    }

    /// Makes the first account, once. Hashes once.
    ///
    /// # Errors
    /// [`LinkError::Gone`] when the link cannot be used: there is an account already, for one.
    pub fn use_first_link(
        &self,
        token: &LinkToken,
        id: AccountId,
        login: &Login,
        password: &Password,
        from: &Origin,
        now: Timestamp,
    ) -> Result<Shown, LinkError> {
        let now = cut(now);
        if usable(&self.db().rows(), token, now)?.of.is_some() {
            return Err(LinkError::Gone);
        }
        let hash = self.hash(password)?;
        let mut db = self.db();
        db.write(|rows| {
            if !rows.delete_link(&token.hash())? || rows.has_accounts()? {
                return Err(LinkError::Gone);
            }
            let deed = Deed::own(id, from.address, now);
            keeping::add(rows, id, login, deed).map_err(first)?;
            rows.set_password(id, &hash, now)?;
            deed.note(rows, Event::LinkUsed, id)?;
            Ok(deed.note(rows, Event::PasswordSet, id)?)
        })?;
        self.set_populated(true);
        Ok(Shown { account: id, how: How::Password { set: now } })
    }
}

/// The link, if it can still be used.
fn usable(rows: &Rows<'_>, token: &LinkToken, now: Timestamp) -> Result<LinkRow, LinkError> {
    let link = rows.link(&token.hash())?.filter(|link| now < link.until).ok_or(LinkError::Gone)?;
    if link.of.is_none() && rows.has_accounts()? {
        return Err(LinkError::Gone);
    }
    Ok(link)
}

/// Where there is no account, neither login nor id can be taken.
fn first(error: AddError) -> LinkError {
    match error {
        AddError::LoginTaken | AddError::AlreadyThere => LinkError::Gone,
        AddError::Fault(fault) => fault.into(),
    }
}
