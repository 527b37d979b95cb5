//! Lists as people want to see them again. They are theirs alone, and go with the account.

use std::fmt;
use std::str::FromStr;

use thiserror::Error;

use crate::random::random_id;
use crate::{AccountId, Accounts, Fault, ViewId};

/// So many views somebody may save.
pub const MOST_VIEWS: u32 = 50;

/// The longest name of a view, in letters.
const LONGEST_NAME: usize = 60;

/// The longest address of a view, in bytes.
const LONGEST_ADDRESS: usize = 4_000;

/// A list that somebody saved.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SavedView {
    /// Its id.
    pub id: ViewId,
    /// What they call it.
    pub name: ViewName,
    /// Its path and query.
    pub address: String,
}

/// What somebody calls a view: one line of 1 to 60 letters.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ViewName(String);

/// A text is no name of a view.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
pub enum BadViewName {
    /// It is empty.
    #[error("give the view a name, by which you find it again")]
    Empty,
    /// It is too long.
    #[error("use no more than {LONGEST_NAME} characters for the name")]
    TooLong,
}

/// A view was not saved.
#[derive(Debug, Error)]
pub enum SaveViewError {
    /// They have as many as they may.
    #[error(
        "you have {MOST_VIEWS} saved views, which is as many as are kept; forget one that you no longer need"
    )]
    Full,
    /// The address is longer than any list of ours has.
    #[error("the address of this list is too long to be kept; narrow it by less")]
    TooLong,
    /// It could not be written.
    #[error(transparent)]
    Fault(#[from] Fault),
}

impl ViewName {
    /// The name.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for ViewName {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(&self.0)
    }
}

impl FromStr for ViewName {
    type Err = BadViewName;

    fn from_str(text: &str) -> Result<Self, BadViewName> {
        let spaced = text.replace(char::is_control, " ");
        let name = spaced.split_whitespace().collect::<Vec<_>>().join(" ");
        match name.chars().count() {
            0 => Err(BadViewName::Empty),
            1..=LONGEST_NAME => Ok(Self(name)),
            _ => Err(BadViewName::TooLong),
        }
    }
}

impl Accounts {
    /// The views that somebody saved in an authority, by name.
    ///
    /// # Errors
    /// [`Fault`] when the file cannot be read.
    pub fn views(&self, account: AccountId, authority: &str) -> Result<Vec<SavedView>, Fault> {
        self.db().rows().views(account, authority)
    }

    /// Saves the address of a list. Where they have one of that name, it shows this list from now on.
    ///
    /// # Errors
    /// [`SaveViewError`] when they have too many, or it cannot be written.
    pub fn save_view(
        &self,
        account: AccountId,
        authority: &str,
        name: ViewName,
        address: String,
    ) -> Result<(), SaveViewError> {
        if address.len() > LONGEST_ADDRESS {
            return Err(SaveViewError::TooLong);
        }
        let view = SavedView { id: ViewId::from(random_id()?), name, address };
        self.db().write(|rows| {
            if rows.other_views(account, authority, &view.name)? >= MOST_VIEWS {
                return Err(SaveViewError::Full);
            }
            Ok(rows.put_view(account, authority, &view)?)
        })
    }

    /// Forgets a view of theirs, and says whether there was one.
    ///
    /// # Errors
    /// [`Fault`] when it cannot be written.
    pub fn forget_view(&self, account: AccountId, view: ViewId) -> Result<bool, Fault> {
        self.db().write(|rows| rows.delete_view(account, view))
    }
}
