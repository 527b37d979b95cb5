use std::net::IpAddr;

use jiff::Timestamp;
use thiserror::Error;

use crate::{AccountId, Browser, DeviceToken, Fault, SessionId, SessionToken};

/// What somebody who has signed in has; its token opens pages until it ends.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Session {
    /// Its id in lists.
    pub id: SessionId,
    /// Whose it is.
    pub account: AccountId,
    /// Whether it opens anything yet.
    pub stage: Stage,
    /// When they signed in.
    pub begun: Timestamp,
    /// When its last request was.
    pub last_seen: Timestamp,
    /// When they last showed all that the account asks for: the password, and the second factor where there is one.
    pub shown: Timestamp,
    /// Where it was begun.
    pub address: IpAddr,
    /// What the browser said that it is.
    pub browser: Browser,
    /// The authority that was chosen, in the words of whoever chose it.
    pub authority: Option<String>,
}

/// How far somebody has shown who they are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stage {
    /// The password was right, the second factor is still to be shown: it opens that page and no other.
    Waiting,
    /// All that the account asks for was shown.
    Full,
}

/// A session that has just begun. The token is given out this once.
#[derive(Clone, Debug)]
pub struct NewSession {
    /// For the cookie of the session.
    pub token: SessionToken,
    /// The session itself.
    pub session: Session,
    /// For the cookie that lasts long; none where the browser has its mark, or is to show a second factor first.
    pub device: Option<DeviceToken>,
}

/// That somebody has shown who they are, as far as a password goes or as another system vouches.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Shown {
    pub(crate) account: AccountId,
    pub(crate) how: How,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum How {
    /// By the password that was set then.
    Password {
        set: Timestamp,
    },
    Vouched,
}

impl Shown {
    /// Another system says that this is who they are, and has asked for whatever factors it asks for.
    pub fn vouched_for(account: AccountId) -> Self {
        Self { account, how: How::Vouched }
    }

    /// Who it is.
    pub fn account(self) -> AccountId {
        self.account
    }
}

/// What somebody shows who has a session.
#[derive(Clone, Copy)]
pub enum Proof<'a> {
    /// The password.
    Password(&'a str),
    /// A code of the second factor, or one of the recovery codes.
    Code(&'a str),
    /// One and the other: all that an account with a second factor asks for.
    Both {
        /// The password.
        password: &'a str,
        /// A code of the second factor, or one of the recovery codes.
        code: &'a str,
    },
}

/// How many sessions were ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Ended(pub usize);

/// A sign-in was refused.
#[derive(Clone, Debug, Error)]
pub enum Refused {
    /// The login, the password or the account is not right; which of them is not told.
    #[error(
        "the e-mail address or the password is not right; check both, or ask an administrator for a new link"
    )]
    Wrong,
    /// There were too many attempts; nothing was looked at.
    #[error("there were too many attempts; wait {seconds} seconds and try again")]
    Wait {
        /// How long, from now.
        seconds: u64,
    },
    /// The accounts cannot be used.
    #[error(transparent)]
    Fault(#[from] Fault),
}

/// What somebody showed who has a session was refused.
#[derive(Clone, Debug, Error)]
pub enum ProofRefused {
    /// It is not right; the session goes on.
    #[error("that is not right, or was used already; check it and try again")]
    Wrong,
    /// There were too many attempts; nothing was looked at.
    #[error("there were too many attempts; wait {seconds} seconds and try again")]
    Wait {
        /// How long, from now.
        seconds: u64,
    },
    /// The session has ended, perhaps by this attempt.
    #[error("you are not signed in any more; sign in again")]
    Over,
    /// The accounts cannot be used.
    #[error(transparent)]
    Fault(#[from] Fault),
}

/// A session was not begun.
#[derive(Clone, Debug, Error)]
pub enum BeginError {
    /// The account is disabled or gone.
    #[error("nobody can sign in with this account; ask an administrator")]
    NotAllowed,
    /// The accounts cannot be used.
    #[error(transparent)]
    Fault(#[from] Fault),
}

/// Nothing was done in a session.
#[derive(Clone, Debug, Error)]
pub enum SessionError {
    /// The session has ended.
    #[error("you are not signed in any more; sign in again")]
    Over,
    /// The accounts cannot be used.
    #[error(transparent)]
    Fault(#[from] Fault),
}
