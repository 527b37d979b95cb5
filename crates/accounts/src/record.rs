use std::net::IpAddr;

use jiff::Timestamp;

use crate::{AccountId, By, Pseudonym};

/// Something that happened to an account, as the record keeps it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Record {
    /// When.
    pub at: Timestamp,
    /// What.
    pub event: Event,
    /// To whose account; none where it concerns no account that is known.
    pub account: Option<Who>,
    /// Who did it.
    pub by: Who,
    /// From where, if it came over the network.
    pub address: Option<IpAddr>,
    /// Stands for the login of a refused attempt that no account has: the same for the same login, and not to be read.
    pub login: Option<String>,
}

/// A look at something sensitive, or at something that was not shown: the kind says which.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Look {
    /// Who looked.
    pub account: AccountId,
    /// Whose thing it is.
    pub authority: String,
    /// What kind of thing it is.
    pub kind: String,
    /// Which one.
    pub thing: String,
}

/// A look, as the record keeps it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Looked {
    /// When.
    pub at: Timestamp,
    /// Who looked.
    pub by: Who,
    /// Whose thing it is.
    pub authority: String,
    /// What kind of thing it is.
    pub kind: String,
    /// Which one.
    pub thing: String,
}

/// Who stands in the record.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Who {
    /// The owner of the machine, or the program itself.
    Machine,
    /// Somebody who had not shown who they are.
    Stranger,
    /// An account.
    Account(AccountId),
    /// An account that was erased.
    Erased(Pseudonym),
}

impl From<By> for Who {
    fn from(by: By) -> Self {
        match by {
            By::Machine => Self::Machine,
            By::Account(id) => Self::Account(id),
        }
    }
}

/// Which part of the record to read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RecordOf {
    /// All of it.
    Everybody,
    /// What happened to an account, and what it did to others.
    Account(AccountId),
}

/// Which looks to read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LooksOf<'a> {
    /// What an account looked at.
    Account(AccountId),
    /// What of an authority was looked at.
    Authority(&'a str),
    /// What of one kind.
    Kind {
        /// Whose things they are.
        authority: &'a str,
        /// What kind of things.
        kind: &'a str,
    },
    /// What of every kind but one.
    But {
        /// Whose things they are.
        authority: &'a str,
        /// What kind of things are left out.
        kind: &'a str,
    },
    /// Who looked at a thing.
    Thing {
        /// Whose thing it is.
        authority: &'a str,
        /// What kind of thing it is.
        kind: &'a str,
        /// Which one.
        thing: &'a str,
    },
}

/// How much was forgotten.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Forgotten {
    /// Rows of the record.
    pub records: usize,
    /// Looks.
    pub looks: usize,
}

macro_rules! events {
    ($($(#[$doc:meta])* $name:ident = $text:literal,)*) => {
        /// What the record knows of.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
        pub enum Event {
            $($(#[$doc])* $name,)*
        }

        impl Event {
            /// Every kind of event.
            pub const ALL: &'static [Self] = &[$(Self::$name,)*];

            /// The word for it: `signed-in`.
            pub fn text(self) -> &'static str {
                match self {
                    $(Self::$name => $text,)*
                }
            }

            pub(crate) fn of(text: &str) -> Option<Self> {
                Self::ALL.iter().copied().find(|event| event.text() == text)
            }
        }
    };
}

events! {
    /// Somebody signed in, second factor included.
    SignedIn = "signed-in",
    /// A password or code was wrong, or nobody may sign in with the account.
    Refused = "refused",
    /// Somebody signed out.
    SignedOut = "signed-out",
    /// Sessions were ended from elsewhere.
    SessionEnded = "session-ended",
    /// A password was set.
    PasswordSet = "password-set",
    /// A one-time link was made.
    LinkMade = "link-made",
    /// A one-time link was used.
    LinkUsed = "link-used",
    /// A second factor is asked for from now on.
    SecondFactorOn = "second-factor-on",
    /// No second factor is asked for any more.
    SecondFactorOff = "second-factor-off",
    /// New recovery codes stand for the old ones.
    RecoveryMade = "recovery-made",
    /// A recovery code stood in for the second factor.
    RecoveryUsed = "recovery-used",
    /// An account was added.
    AccountAdded = "account-added",
    /// A login was changed.
    LoginChanged = "login-changed",
    /// An account was disabled.
    AccountDisabled = "account-disabled",
    /// An account was enabled again.
    AccountEnabled = "account-enabled",
    /// An account was erased.
    AccountErased = "account-erased",
    /// Somebody signed in with a browser that had not been used for it before.
    NewBrowser = "new-browser",
    /// What is older than a moment was taken out of the record.
    RecordForgotten = "record-forgotten",
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_event_is_read_by_its_word() {
        for event in Event::ALL {
            assert_eq!(Event::of(event.text()), Some(*event));
        }
        assert_eq!(Event::of("guessed"), None);
    }
}
