use jiff::Timestamp;
use thiserror::Error;

use crate::{AccountId, Fault, LinkToken, Login};

/// What a link is made for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LinkFor {
    /// A new account sets its first password.
    SetPassword,
    /// A password was forgotten.
    Reset,
}

/// A link that has just been made. The token is given out this once.
#[derive(Clone, Debug)]
pub struct NewLink {
    /// For the address.
    pub token: LinkToken,
    /// When it runs out.
    pub until: Timestamp,
}

/// A link that can still be used.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Link {
    /// What it does.
    pub purpose: Purpose,
    /// When it runs out.
    pub until: Timestamp,
}

/// What using a link does.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Purpose {
    /// It makes the first account.
    FirstAdministrator,
    /// It sets the first password of a new account.
    SetPassword {
        /// Whose.
        account: AccountId,
        /// What they sign in with.
        login: Login,
    },
    /// It sets another password.
    Reset {
        /// Whose.
        account: AccountId,
        /// What they sign in with.
        login: Login,
    },
}

/// A link was not made.
#[derive(Clone, Debug, Error)]
pub enum MakeLinkError {
    /// There is no account of that id.
    #[error("there is no such account; look at the list again")]
    NoSuchAccount,
    /// The account is disabled.
    #[error("the account is disabled; enable it first")]
    Disabled,
    /// The accounts cannot be used.
    #[error(transparent)]
    Fault(#[from] Fault),
}

/// A link could not be used.
#[derive(Clone, Debug, Error)]
pub enum LinkError {
    /// It was used, has run out, was replaced, or never was; which of them is not told.
    #[error("this link was used already, has run out, or has been replaced by a newer one; ask for another")]
    Gone,
    /// The accounts cannot be used.
    #[error(transparent)]
    Fault(#[from] Fault),
}
