use std::error::Error;
use std::path::PathBuf;

use goldthread_ledger::archive::{ArchiveError, RestoreError};
use goldthread_ledger::{BadName, Fault, NotACheckpoint};
use goldthread_papers_pdf::PdfError;
use goldthread_reader::Unreadable;
use goldthread_shelf::{BadAuthorityName, KeepError, StoreError, VersionError};
use thiserror::Error;

use crate::worker::NotRead;

/// Why a command could not be done.
#[derive(Debug, Error)]
pub enum Failure {
    /// A file or folder cannot be used.
    #[error("{path} {what}", path = path.display())]
    File {
        /// The file.
        path: PathBuf,
        /// What is the matter and what to do.
        what: &'static str,
        /// What the system says.
        source: Option<std::io::Error>,
    },
    /// What was asked for is not there, or cannot be asked.
    #[error("{0}")]
    Asked(String),
    /// Whoever read the output has gone; there is no one to complain to.
    #[error("nobody reads the output")]
    NobodyReads,
    /// The output cannot be written.
    #[error("the output could not be written")]
    Output(#[source] std::io::Error),
    #[error(transparent)]
    Unreadable(#[from] Unreadable),
    #[error(transparent)]
    NotRead(#[from] NotRead),
    #[error(transparent)]
    Keep(#[from] KeepError),
    #[error(transparent)]
    Version(#[from] VersionError),
    #[error(transparent)]
    Store(#[from] StoreError),
    #[error(transparent)]
    Ledger(#[from] Fault),
    #[error(transparent)]
    Name(#[from] BadName),
    #[error(transparent)]
    AuthorityName(#[from] BadAuthorityName),
    #[error(transparent)]
    Checkpoint(#[from] NotACheckpoint),
    #[error(transparent)]
    Archive(#[from] ArchiveError),
    #[error(transparent)]
    Restore(#[from] RestoreError),
    #[error(transparent)]
    Serve(#[from] goldthread_web::ServeError),
    #[error(transparent)]
    Accounts(#[from] goldthread_accounts::Fault),
    #[error(transparent)]
    Letters(#[from] goldthread_post::Fault),
    #[error(transparent)]
    MailServer(#[from] goldthread_post::BadServer),
    #[error(transparent)]
    MailPassword(#[from] goldthread_post::PasswordError),
    #[error(transparent)]
    AddAccount(#[from] goldthread_accounts::AddError),
    #[error(transparent)]
    Account(#[from] goldthread_accounts::AccountError),
    #[error(transparent)]
    Link(#[from] goldthread_accounts::MakeLinkError),
    #[error(transparent)]
    Login(#[from] goldthread_accounts::BadLogin),
    #[error(transparent)]
    PersonName(#[from] goldthread_people::BadWords),
    #[error(transparent)]
    People(#[from] goldthread_shelf::ChangeError),
    #[error(transparent)]
    Directory(#[from] goldthread_shelf::DirectoryError),
    #[error(transparent)]
    Token(#[from] goldthread_serve::TokenError),
    #[error(transparent)]
    Rule(#[from] goldthread_rules::UnknownRule),
    #[error(transparent)]
    Pdf(#[from] PdfError),
}

impl Failure {
    /// A failure of a file.
    pub fn file(path: impl Into<PathBuf>, what: &'static str, source: Option<std::io::Error>) -> Self {
        Self::File { path: path.into(), what, source }
    }

    /// The failure with a reason that is no error of its own.
    #[must_use]
    pub fn because(self, why: &str) -> Self {
        Self::Asked(format!("{self}: {why}"))
    }

    /// The failure and what lies behind it, in one line each.
    pub fn lines(&self) -> Vec<String> {
        let mut lines = vec![self.to_string()];
        let mut cause = self.source();
        while let Some(error) = cause {
            lines.push(error.to_string());
            cause = error.source();
        }
        lines.dedup();
        lines
    }
}
