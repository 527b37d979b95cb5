use jiff::Timestamp;
use thiserror::Error;

use crate::{AccountId, Fault, Login};

/// How one person signs in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Account {
    /// The id, which is the person's too.
    pub id: AccountId,
    /// What they sign in with.
    pub login: Login,
    /// When it was added.
    pub created: Timestamp,
    /// Since when nobody can sign in with it, if so.
    pub disabled: Option<Timestamp>,
    /// Since when it has its password; none until one was set.
    pub password_set: Option<Timestamp>,
    /// Since when it asks for a second factor, if so.
    pub second_factor: Option<Timestamp>,
}

impl Account {
    /// Whether somebody can sign in with it as it is: it has a password, and is not disabled.
    pub fn lets_in(&self) -> bool {
        self.disabled.is_none() && self.password_set.is_some()
    }
}

/// Who does something to an account.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum By {
    /// The owner of the machine, at the command line, or the program itself.
    Machine,
    /// Somebody who is signed in.
    Account(AccountId),
}

/// A part of a long list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Page {
    /// How many at most.
    pub limit: u32,
    /// How many to pass over first.
    pub offset: u32,
}

/// An account was not added.
#[derive(Clone, Debug, Error)]
pub enum AddError {
    /// Another account has the login.
    #[error("another account has that e-mail address; use another, or change that account")]
    LoginTaken,
    /// There is an account of that id.
    #[error("the person has an account already; change that one")]
    AlreadyThere,
    /// The accounts cannot be used.
    #[error(transparent)]
    Fault(#[from] Fault),
}

/// A login was not changed.
#[derive(Clone, Debug, Error)]
pub enum RenameError {
    /// Another account has the login.
    #[error("another account has that e-mail address; use another, or change that account")]
    LoginTaken,
    /// There is no account of that id.
    #[error("there is no such account; look at the list again")]
    NoSuchAccount,
    /// The accounts cannot be used.
    #[error(transparent)]
    Fault(#[from] Fault),
}

/// Something was not done to an account.
#[derive(Clone, Debug, Error)]
pub enum AccountError {
    /// There is no account of that id.
    #[error("there is no such account; look at the list again")]
    NoSuchAccount,
    /// The accounts cannot be used.
    #[error(transparent)]
    Fault(#[from] Fault),
}
