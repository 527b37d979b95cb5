//! For now the signatures only, so that callers can be built.
#![allow(
    clippy::missing_errors_doc,
    unused_variables,
    missing_docs,
    dead_code,
    clippy::unused_self,
    clippy::needless_pass_by_value
)]
use std::path::Path;

use jiff::Timestamp;

use crate::*;

/// The file in the data folder.
pub const FILE_NAME: &str = "accounts.db";

/// Whether another program has written to the file since it was last looked at.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Outside {
    /// No.
    Unchanged,
    /// Yes.
    Changed,
}

/// The accounts of a deployment.
pub struct Accounts {}

impl Accounts {
    pub fn open(folder: &Path, settings: Settings) -> Result<Self, Fault> {
        todo!()
    }

    pub fn open_or_create(folder: &Path, settings: Settings) -> Result<Self, Fault> {
        todo!()
    }

    pub fn close(self) -> Result<(), Fault> {
        todo!()
    }

    pub fn housekeeping(&self, now: Timestamp) -> Result<Outside, Fault> {
        todo!()
    }

    pub fn hashes(&self) -> u64 {
        todo!()
    }

    pub fn add(&self, id: AccountId, login: &Login, by: By, now: Timestamp) -> Result<Account, AddError> {
        todo!()
    }

    pub fn rename(&self, id: AccountId, login: &Login, by: By, now: Timestamp) -> Result<(), RenameError> {
        todo!()
    }

    pub fn disable(&self, id: AccountId, by: By, now: Timestamp) -> Result<(), AccountError> {
        todo!()
    }

    pub fn enable(&self, id: AccountId, by: By, now: Timestamp) -> Result<(), AccountError> {
        todo!()
    }

    pub fn erase(&self, id: AccountId, by: By, now: Timestamp) -> Result<(), AccountError> {
        todo!()
    }

    pub fn set_password(
        &self,
        id: AccountId,
        password: &Password,
        by: By,
        now: Timestamp,
    ) -> Result<(), AccountError> {
        todo!()
    }

    pub fn account(&self, id: AccountId) -> Result<Option<Account>, Fault> {
        todo!()
    }

    pub fn account_of(&self, login: &Login) -> Result<Option<Account>, Fault> {
        todo!()
    }

    pub fn accounts(&self) -> Result<Vec<Account>, Fault> {
        todo!()
    }

    pub fn has_accounts(&self) -> bool {
        todo!()
    }

    pub fn attempt(
        &self,
        login: &str,
        password: &str,
        from: &Origin,
        now: Timestamp,
    ) -> Result<Shown, Refused> {
        todo!()
    }

    pub fn begin_session(
        &self,
        shown: &Shown,
        from: &Origin,
        now: Timestamp,
    ) -> Result<NewSession, BeginError> {
        todo!()
    }

    pub fn second_factor(
        &self,
        token: &SessionToken,
        code: &str,
        from: &Origin,
        now: Timestamp,
    ) -> Result<NewSession, ProofRefused> {
        todo!()
    }

    pub fn show_again(
        &self,
        token: &SessionToken,
        proof: Proof<'_>,
        from: &Origin,
        now: Timestamp,
    ) -> Result<NewSession, ProofRefused> {
        todo!()
    }

    pub fn change_password(
        &self,
        token: &SessionToken,
        current: &str,
        new: &Password,
        from: &Origin,
        now: Timestamp,
    ) -> Result<NewSession, ProofRefused> {
        todo!()
    }

    pub fn session(&self, token: &SessionToken, now: Timestamp) -> Option<Session> {
        todo!()
    }

    pub fn sessions_of(&self, account: AccountId, now: Timestamp) -> Vec<Session> {
        todo!()
    }

    pub fn choose_authority(
        &self,
        token: &SessionToken,
        authority: Option<&str>,
        now: Timestamp,
    ) -> Result<(), SessionError> {
        todo!()
    }

    pub fn sign_out(&self, token: &SessionToken, now: Timestamp) -> Result<(), Fault> {
        todo!()
    }

    pub fn end_session(
        &self,
        account: AccountId,
        id: SessionId,
        by: By,
        now: Timestamp,
    ) -> Result<Ended, Fault> {
        todo!()
    }

    pub fn end_other_sessions(&self, token: &SessionToken, now: Timestamp) -> Result<Ended, SessionError> {
        todo!()
    }

    pub fn end_sessions(&self, account: AccountId, by: By, now: Timestamp) -> Result<Ended, Fault> {
        todo!()
    }

    pub fn begin_second_factor(
        &self,
        account: AccountId,
        issuer: &str,
        now: Timestamp,
    ) -> Result<Enrolment, EnrolError> {
        todo!()
    }

    pub fn confirm_second_factor(
        &self,
        account: AccountId,
        code: &str,
        now: Timestamp,
    ) -> Result<RecoveryCodes, EnrolError> {
        todo!()
    }

    pub fn new_recovery_codes(
        &self,
        account: AccountId,
        now: Timestamp,
    ) -> Result<RecoveryCodes, EnrolError> {
        todo!()
    }

    pub fn remove_second_factor(&self, account: AccountId, by: By, now: Timestamp) -> Result<(), EnrolError> {
        todo!()
    }

    pub fn second_factor_of(&self, account: AccountId) -> Result<SecondFactor, Fault> {
        todo!()
    }

    pub fn first_link(&self, now: Timestamp) -> Result<Option<NewLink>, Fault> {
        todo!()
    }

    pub fn make_link(
        &self,
        account: AccountId,
        purpose: LinkFor,
        by: By,
        now: Timestamp,
    ) -> Result<NewLink, MakeLinkError> {
        todo!()
    }

    pub fn look_at(&self, token: &LinkToken, now: Timestamp) -> Result<Link, LinkError> {
        todo!()
    }

    pub fn use_link(
        &self,
        token: &LinkToken,
        password: &Password,
        from: &Origin,
        now: Timestamp,
    ) -> Result<Shown, LinkError> {
        todo!()
    }

    pub fn use_first_link(
        &self,
        token: &LinkToken,
        id: AccountId,
        login: &Login,
        password: &Password,
        from: &Origin,
        now: Timestamp,
    ) -> Result<Shown, LinkError> {
        todo!()
    }

    pub fn record(&self, of: RecordOf, page: Page) -> Result<Vec<Record>, Fault> {
        todo!()
    }

    pub fn look(&self, look: Look, now: Timestamp) -> Result<(), Fault> {
        todo!()
    }

    pub fn looks(&self, of: LooksOf<'_>, page: Page) -> Result<Vec<Looked>, Fault> {
        todo!()
    }

    pub fn forget_before(&self, moment: Timestamp, by: By, now: Timestamp) -> Result<Forgotten, Fault> {
        todo!()
    }
}
