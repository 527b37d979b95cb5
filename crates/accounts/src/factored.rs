//! Which accounts have a second factor, in memory, so that a request costs no look at the disk.

use std::collections::HashSet;
use std::sync::{PoisonError, RwLock, RwLockWriteGuard};

use crate::{AccountId, Accounts};

#[derive(Default)]
pub(crate) struct Factored(RwLock<HashSet<AccountId>>);

impl Factored {
    fn write(&self) -> RwLockWriteGuard<'_, HashSet<AccountId>> {
        self.0.write().unwrap_or_else(PoisonError::into_inner)
    }

    /// What the file has takes the place of what is here.
    pub(crate) fn replace(&self, accounts: Vec<AccountId>) {
        *self.write() = accounts.into_iter().collect();
    }

    pub(crate) fn add(&self, account: AccountId) {
        self.write().insert(account);
    }

    pub(crate) fn remove(&self, account: AccountId) {
        self.write().remove(&account);
    }
}

impl Accounts {
    /// Whether an account asks for a second factor. Answered from memory.
    ///
    /// What another program has changed is noticed by [`Accounts::housekeeping`].
    pub fn has_second_factor(&self, account: AccountId) -> bool {
        self.factored.0.read().unwrap_or_else(PoisonError::into_inner).contains(&account)
    }
}
