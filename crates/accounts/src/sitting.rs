//! What somebody does who has a session, and how sessions end.

use jiff::Timestamp;

use crate::accounts::cut;
use crate::noting::Deed;
use crate::{AccountId, Accounts, By, Ended, Event, Fault, Session, SessionError, SessionId, SessionToken};

impl Accounts {
    /// The session that a token opens, unless it is over; notes that it was seen. Answered from memory.
    ///
    /// What another program has ended is noticed by [`Accounts::housekeeping`].
    pub fn session(&self, token: &SessionToken, now: Timestamp) -> Option<Session> {
        let held = self.sessions.live(&token.hash(), now)?;
        held.see(now);
        Some(held.session())
    }

    /// The sessions of an account that are not over; what was seen last comes first. Answered from memory.
    pub fn sessions_of(&self, account: AccountId, now: Timestamp) -> Vec<Session> {
        self.sessions.of(account, now)
    }

    /// Notes which authority a session is at.
    ///
    /// # Errors
    /// [`SessionError::Over`] when the session has ended.
    pub fn choose_authority(
        &self,
        token: &SessionToken,
        authority: Option<&str>,
        now: Timestamp,
    ) -> Result<(), SessionError> {
        let token = token.hash();
        self.sessions.live(&token, now).ok_or(SessionError::Over)?;
        let mut db = self.db();
        if !db.write::<_, Fault>(|rows| rows.set_authority(&token, authority))? {
            return Err(SessionError::Over);
        }
        self.sessions.set_authority(&token, authority);
        Ok(())
    }

    /// Ends a session, as the one whose it is asks.
    ///
    /// # Errors
    /// [`Fault`] when it was not ended. One that is over has been.
    pub fn sign_out(&self, token: &SessionToken, now: Timestamp) -> Result<(), Fault> {
        let token = token.hash();
        let Some(held) = self.sessions.live(&token, now) else {
            return Ok(());
        };
        let Session { account, address, .. } = held.session();
        let mut db = self.db();
        db.write::<_, Fault>(|rows| {
            if rows.delete_session(&token)? {
                Deed::own(account, address, cut(now)).note(rows, Event::SignedOut, account)?;
            }
            Ok(())
        })?;
        self.sessions.remove(&[token]);
        Ok(())
    }

    /// Ends one session of an account, as it stands in the list.
    ///
    /// # Errors
    /// [`Fault`] when it was not ended.
    pub fn end_session(
        &self,
        account: AccountId,
        id: SessionId,
        by: By,
        now: Timestamp,
    ) -> Result<Ended, Fault> {
        let mut db = self.db();
        let ended = db.write::<_, Fault>(|rows| {
            let ended = rows.delete_session_of(account, id)?;
            if ended.is_some() {
                Deed::of(by, cut(now)).note(rows, Event::SessionEnded, account)?;
            }
            Ok(ended)
        })?;
        self.sessions.remove(ended.as_slice());
        Ok(Ended(ended.iter().count()))
    }

    /// Ends all sessions of an account but the one that asks for it.
    ///
    /// # Errors
    /// [`SessionError::Over`] when that one has ended itself.
    pub fn end_other_sessions(&self, token: &SessionToken, now: Timestamp) -> Result<Ended, SessionError> {
        let token = token.hash();
        let account = self.sessions.live(&token, now).ok_or(SessionError::Over)?.account();
        Ok(self.end(account, Some(&token), By::Account(account), now)?)
    }

    /// Ends all sessions of an account.
    ///
    /// # Errors
    /// [`Fault`] when none was ended.
    pub fn end_sessions(&self, account: AccountId, by: By, now: Timestamp) -> Result<Ended, Fault> {
        self.end(account, None, by, now)
    }

    fn end(
        &self,
        account: AccountId,
        except: Option<&[u8; 32]>,
        by: By,
        now: Timestamp,
    ) -> Result<Ended, Fault> {
        let mut db = self.db();
        let ended = db.write::<_, Fault>(|rows| {
            let ended = rows.delete_sessions(account, except)?;
            if !ended.is_empty() {
                Deed::of(by, cut(now)).note(rows, Event::SessionEnded, account)?;
            }
            Ok(ended)
        })?;
        self.sessions.remove(&ended);
        Ok(Ended(ended.len()))
    }
}
