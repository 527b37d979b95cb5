//! The sessions in memory, so that a request costs no look at the disk. What changes them changes the file first.

use std::collections::HashMap;
use std::sync::atomic::{AtomicI64, AtomicU32, Ordering};
use std::sync::{Arc, PoisonError, RwLock, RwLockReadGuard, RwLockWriteGuard};

use jiff::{SignedDuration, Timestamp};

use crate::secret::SecretHash;
use crate::{AccountId, Lifetimes, Session, Stage};

/// How old the time in the file may be at which a session was last seen.
const WRITTEN_EVERY: SignedDuration = SignedDuration::from_mins(1);

type Map = HashMap<SecretHash, Arc<Held>>;

pub(crate) struct Sessions {
    held: RwLock<Map>,
    lifetimes: Lifetimes,
}

/// A session, with what changes from request to request.
pub(crate) struct Held {
    session: Session,
    seen: AtomicI64,
    /// What the file says of `seen`.
    written: AtomicI64,
    tries: AtomicU32,
}

impl Held {
    fn new(session: Session) -> Self {
        let seen = session.last_seen.as_microsecond();
        Self { session, seen: seen.into(), written: seen.into(), tries: 0.into() }
    }

    /// With what this process knows of it and the file does not.
    fn keeping(self, before: &Self) -> Self {
        self.seen.fetch_max(before.seen.load(Ordering::Relaxed), Ordering::Relaxed);
        self.tries.store(before.tries.load(Ordering::Relaxed), Ordering::Relaxed);
        self
    }

    pub(crate) fn session(&self) -> Session {
        Session { last_seen: self.last_seen(), ..self.session.clone() }
    }

    pub(crate) fn account(&self) -> AccountId {
        self.session.account
    }

    pub(crate) fn stage(&self) -> Stage {
        self.session.stage
    }

    pub(crate) fn see(&self, now: Timestamp) {
        self.seen.fetch_max(now.as_microsecond(), Ordering::Relaxed);
    }

    /// Counts a try at the second factor; gives which one it is.
    pub(crate) fn count_try(&self) -> u32 {
        self.tries.fetch_add(1, Ordering::Relaxed).saturating_add(1)
    }

    pub(crate) fn take_try_back(&self) {
        self.tries.fetch_sub(1, Ordering::Relaxed);
    }

    fn last_seen(&self) -> Timestamp {
        Timestamp::from_microsecond(self.seen.load(Ordering::Relaxed)).unwrap_or(self.session.last_seen)
    }

    fn is_over(&self, now: Timestamp, lifetimes: &Lifetimes) -> bool {
        let longest = match self.session.stage {
            Stage::Waiting => lifetimes.waiting,
            Stage::Full => lifetimes.longest,
        };
        now.duration_since(self.session.begun) >= longest
            || now.duration_since(self.last_seen()) >= lifetimes.idle
    }

    fn unwritten_for(&self) -> SignedDuration {
        let written = self.written.load(Ordering::Relaxed);
        SignedDuration::from_micros(self.seen.load(Ordering::Relaxed).saturating_sub(written))
    }
}

impl Sessions {
    pub(crate) fn new(lifetimes: Lifetimes) -> Self {
        Self { held: RwLock::default(), lifetimes }
    }

    fn read(&self) -> RwLockReadGuard<'_, Map> {
        self.held.read().unwrap_or_else(PoisonError::into_inner)
    }

    fn write(&self) -> RwLockWriteGuard<'_, Map> {
        self.held.write().unwrap_or_else(PoisonError::into_inner)
    }

    /// The session, unless it is over.
    pub(crate) fn live(&self, token: &SecretHash, now: Timestamp) -> Option<Arc<Held>> {
        let held = self.read().get(token).cloned()?;
        (!held.is_over(now, &self.lifetimes)).then_some(held)
    }

    /// Those of the account that are not over; what was seen last comes first.
    pub(crate) fn of(&self, account: AccountId, now: Timestamp) -> Vec<Session> {
        let held = self.read();
        let live =
            held.values().filter(|held| held.account() == account && !held.is_over(now, &self.lifetimes));
        let mut sessions: Vec<_> = live.map(|held| held.session()).collect();
        drop(held);
        sessions.sort_by_key(|session| (std::cmp::Reverse(session.last_seen), session.id));
        sessions
    }

    pub(crate) fn put(&self, token: SecretHash, session: Session) {
        self.write().insert(token, Arc::new(Held::new(session)));
    }

    pub(crate) fn remove(&self, tokens: &[SecretHash]) {
        let mut held = self.write();
        for token in tokens {
            held.remove(token);
        }
    }

    pub(crate) fn set_authority(&self, token: &SecretHash, authority: Option<&str>) {
        if let Some(held) = self.write().get_mut(token) {
            let session = Session { authority: authority.map(str::to_owned), ..held.session.clone() };
            *held = Arc::new(Held::new(session).keeping(held));
        }
    }

    /// What the file has takes the place of what is here.
    pub(crate) fn replace(&self, sessions: Vec<(SecretHash, Session)>) {
        let mut held = self.write();
        let fresh = sessions.into_iter().map(|(token, session)| {
            let fresh = Held::new(session);
            let fresh = match held.get(&token) {
                Some(before) => fresh.keeping(before),
                None => fresh,
            };
            (token, Arc::new(fresh))
        });
        *held = fresh.collect();
    }

    pub(crate) fn over(&self, now: Timestamp) -> Vec<SecretHash> {
        let held = self.read();
        let over = held.iter().filter(|(_, held)| held.is_over(now, &self.lifetimes));
        over.map(|(token, _)| *token).collect()
    }

    /// Those whose time in the file is out of date, and the time; `all` of them or those that are so for a minute.
    pub(crate) fn unwritten(&self, which: Unwritten) -> Vec<(SecretHash, Timestamp)> {
        let least = match which {
            Unwritten::All => SignedDuration::from_micros(1),
            Unwritten::ForAMinute => WRITTEN_EVERY,
        };
        let held = self.read();
        let due = held.iter().filter(|(_, held)| held.unwritten_for() >= least);
        due.map(|(token, held)| (*token, held.last_seen())).collect()
    }

    pub(crate) fn written(&self, seen: &[(SecretHash, Timestamp)]) {
        let held = self.read();
        for (token, seen) in seen {
            if let Some(held) = held.get(token) {
                held.written.store(seen.as_microsecond(), Ordering::Relaxed);
            }
        }
    }
}

/// Which sessions are to be written.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Unwritten {
    All,
    ForAMinute,
}
