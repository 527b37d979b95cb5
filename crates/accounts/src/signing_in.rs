//! From a login and a password to a session.

use jiff::Timestamp;

use crate::accounts::cut;
use crate::backoff::{Key, Wait};
use crate::hashing::{Match, Phc};
use crate::login::key_of;
use crate::noting::Deed;
use crate::random::random_id;
use crate::rows::{PasswordRow, Rows};
use crate::secret::{SecretHash, hash_of};
use crate::session::How;
use crate::{
    AccountId, Accounts, BeginError, DeviceToken, Event, Fault, NewSession, Origin, Record, Refused, Session,
    SessionId, SessionToken, Shown, Stage, Who,
};

/// How many sessions an account has at most at each stage; for another one, the one that was not seen longest ends.
const MOST_SESSIONS: u32 = 20;

/// How many browsers carry the mark of an account at most.
const MOST_DEVICES: u32 = 10;

/// Whom an attempt is for, and what it is counted by.
pub(crate) struct Target {
    pub(crate) account: Option<AccountId>,
    /// Stands in the record where no account has the login.
    pub(crate) login: Option<String>,
    pub(crate) keys: Vec<Key>,
}

impl Accounts {
    /// Looks whether a login and a password go together. Hashes once, unless the attempt has to wait.
    ///
    /// A login that nobody has, a wrong password, and an account that is disabled or has no password yet take the same
    /// work and give the same answer. The right password is hashed again where its hash is of an older cost.
    ///
    /// # Errors
    /// [`Refused`] when they do not, or there were too many attempts.
    pub fn attempt(
        &self,
        login: &str,
        password: &str,
        from: &Origin,
        now: Timestamp,
    ) -> Result<Shown, Refused> {
        let (target, kept) = self.target(login, from)?;
        self.weigh(&target, from, now, || {
            let is_right = self.compare(target.account, kept.as_ref(), password)?;
            let shown = target.account.zip(kept.as_ref()).filter(|_| is_right);
            Ok(shown.map(|(account, kept)| Shown { account, how: How::Password { set: kept.set_at } }))
        })
    }

    /// Begins a session of somebody who has shown who they are. Each has a token of its own.
    ///
    /// Where the account asks for a second factor it is [`Stage::Waiting`], unless another system vouches for them.
    ///
    /// # Errors
    /// [`BeginError`] when the account has been disabled or erased meanwhile, or its password changed.
    pub fn begin_session(
        &self,
        shown: &Shown,
        from: &Origin,
        now: Timestamp,
    ) -> Result<NewSession, BeginError> {
        let now = cut(now);
        let (token, id) = (SessionToken::new()?, random_id()?.into());
        let mut db = self.db();
        let (session, entered) = db.write(|rows| {
            let stage = stage(rows, shown)?;
            let session = begun(id, shown.account, stage, from, now);
            rows.insert_session(&token.hash(), &session)?;
            let entered = match stage {
                Stage::Waiting => Entered::halfway(rows, shown.account)?,
                Stage::Full => enter(rows, &session, from)?,
            };
            Ok::<_, BeginError>((session, entered))
        })?;
        self.sessions.put(token.hash(), session.clone());
        drop(db);
        Ok(NewSession { token, session, device: self.let_in(entered) })
    }

    /// The account of a login with its password; none where nobody may sign in with it.
    fn target(&self, login: &str, from: &Origin) -> Result<(Target, Option<PasswordRow>), Fault> {
        let login_key = key_of(login);
        let db = self.db();
        let rows = db.rows();
        let Some(account) = rows.account_of(&login_key)? else {
            let keys = vec![Key::address(from.address), Key::Unknown(hash_of(login_key.as_bytes()))];
            return Ok((Target { account: None, login: Some(self.login_hash(&login_key)), keys }, None));
        };
        let target = Target::of(&rows, account.id, from)?;
        let kept = if account.disabled.is_none() { rows.password(account.id)? } else { None };
        Ok((target, kept))
    }

    /// Counts an attempt, then makes it; takes the count back unless it gives nothing.
    pub(crate) fn weigh<T, E: From<Refused> + From<Fault>>(
        &self,
        target: &Target,
        from: &Origin,
        now: Timestamp,
        attempt: impl FnOnce() -> Result<Option<T>, E>,
    ) -> Result<T, E> {
        let reserved = self.backoff.reserve(&target.keys, now);
        let reserved = reserved.map_err(|Wait(seconds)| Refused::Wait { seconds })?;
        match attempt() {
            Ok(Some(done)) => {
                reserved.take_back();
                Ok(done)
            }
            Ok(None) => {
                let refused = target.refused(from, cut(now));
                self.db().write::<_, Fault>(|rows| rows.insert_record(&refused))?;
                Err(Refused::Wrong.into())
            }
            Err(error) => {
                reserved.take_back();
                Err(error)
            }
        }
    }

    /// Whether it is the password; with nothing to compare with, the same work is done for nothing.
    pub(crate) fn compare(
        &self,
        account: Option<AccountId>,
        kept: Option<&PasswordRow>,
        password: &str,
    ) -> Result<bool, Fault> {
        let kept = kept.map(|kept| &kept.hash);
        let found = self.hasher().compare(password, kept).map_err(|error| self.hash_fault(error))?;
        if let (Match::AtOtherCost, Some(account), Some(kept)) = (found, account, kept) {
            self.rehash(account, kept, password)?;
        }
        Ok(found != Match::No)
    }

    fn rehash(&self, account: AccountId, kept: &Phc, password: &str) -> Result<(), Fault> {
        let hash = self.hasher().hash(password).map_err(|error| self.hash_fault(error))?;
        self.db().write(|rows| rows.rehash(account, kept, &hash))
    }

    /// Does in memory what follows when somebody has come in; gives the new mark of their browser.
    pub(crate) fn let_in(&self, entered: Entered) -> Option<DeviceToken> {
        self.backoff.signed_in(&entered.keys);
        self.sessions.remove(&entered.ended);
        entered.device
    }
}

impl Target {
    pub(crate) fn of(rows: &Rows<'_>, account: AccountId, from: &Origin) -> Result<Self, Fault> {
        let mark = from.device.as_ref().map(DeviceToken::hash);
        let keys = match mark {
            Some(mark) if rows.has_device(account, &mark)? => vec![Key::Device(account, mark)],
            _ => vec![Key::address(from.address), Key::Account(account)],
        };
        Ok(Self { account: Some(account), login: None, keys })
    }

    fn refused(&self, from: &Origin, at: Timestamp) -> Record {
        let deed = Deed { by: Who::Stranger, address: Some(from.address), at };
        Record { login: self.login.clone(), ..deed.row(Event::Refused, self.account.map(Who::Account)) }
    }
}

/// What a session begins as.
fn stage(rows: &Rows<'_>, shown: &Shown) -> Result<Stage, BeginError> {
    let found = rows.account(shown.account)?.filter(|found| found.disabled.is_none());
    let account = found.ok_or(BeginError::NotAllowed)?;
    match shown.how {
        How::Password { set } if account.password_set != Some(set) => Err(BeginError::NotAllowed),
        How::Password { .. } if account.second_factor.is_some() => Ok(Stage::Waiting),
        How::Vouched | How::Password { .. } => Ok(Stage::Full),
    }
}

fn begun(id: SessionId, account: AccountId, stage: Stage, from: &Origin, now: Timestamp) -> Session {
    Session {
        id,
        account,
        stage,
        begun: now,
        last_seen: now,
        shown: now,
        address: from.address,
        browser: from.browser.clone(),
        authority: None,
    }
}

/// What is to be done in memory when somebody has come in.
#[derive(Default)]
pub(crate) struct Entered {
    /// The mark of a browser that had none.
    device: Option<DeviceToken>,
    /// What they were counted by.
    keys: Vec<Key>,
    /// The sessions that had to make room.
    ended: Vec<SecretHash>,
}

impl Entered {
    /// Nobody has come in yet: the second factor is still to be shown.
    fn halfway(rows: &Rows<'_>, account: AccountId) -> Result<Self, Fault> {
        let ended = rows.delete_oldest_sessions(account, Stage::Waiting, MOST_SESSIONS)?;
        Ok(Self { ended, ..Self::default() })
    }
}

/// Records that somebody has signed in, and marks their browser.
pub(crate) fn enter(rows: &Rows<'_>, session: &Session, from: &Origin) -> Result<Entered, Fault> {
    let Session { account, last_seen: now, .. } = *session;
    let keys = Target::of(rows, account, from)?.keys;
    let deed = Deed::own(account, from.address, now);
    deed.note(rows, Event::SignedIn, account)?;
    let (mark, device) = if let [Key::Device(_, mark)] = keys.as_slice() {
        (*mark, None)
    } else {
        deed.note(rows, Event::NewBrowser, account)?;
        new_mark(rows, from)?
    };
    rows.put_device(account, &mark, now, MOST_DEVICES)?;
    let ended = rows.delete_oldest_sessions(account, Stage::Full, MOST_SESSIONS)?;
    Ok(Entered { device, keys, ended })
}

/// A browser that others sign in with too keeps the mark that it has; any other gets a new one.
fn new_mark(rows: &Rows<'_>, from: &Origin) -> Result<(SecretHash, Option<DeviceToken>), Fault> {
    if let Some(mark) = from.device.as_ref().map(DeviceToken::hash)
        && rows.knows_mark(&mark)?
    {
        return Ok((mark, None));
    }
    let device = DeviceToken::new()?;
    Ok((device.hash(), Some(device)))
}
