//! How somebody shows who they are: logins, passwords, second factors, sessions, one-time links, and the record of all that.
//!
//! All of it is of one deployment and stands in one file, `accounts.db`, beside the ledger. This crate knows nothing of people,
//! rights, plans or HTTP, and has no clock: every method takes the moment. Another program may use the file at the same time.
//! Start at [`Accounts`].

mod account;
mod accounts;
mod backoff;
mod connection;
mod db;
mod enrol;
mod factor;
mod factored;
mod fault;
mod file;
mod hashing;
mod housekeeping;
mod ids;
mod keeping;
mod link;
mod linking;
mod login;
mod looking;
mod noting;
mod origin;
mod password;
mod proving;
mod random;
mod record;
mod rows;
mod secret;
mod session;
mod sessions;
mod settings;
mod signing_in;
mod sitting;
mod totp;
mod views;

pub use account::{Account, AccountError, AddError, By, Page, RenameError};
pub use accounts::Accounts;
pub use factor::{EnrolError, Enrolment, RecoveryCodes, SecondFactor};
pub use fault::{Cause, Fault};
pub use file::FILE_NAME;
pub use hashing::Cost;
pub use housekeeping::Outside;
pub use ids::{AccountId, NotAnId, Pseudonym, SessionId, ViewId};
pub use link::{Link, LinkError, LinkFor, MakeLinkError, NewLink, Purpose};
pub use login::{BadLogin, Login};
pub use origin::{Browser, Origin};
pub use password::{BadPassword, Context, LONGEST, Password, SHORTEST};
pub use record::{Event, Forgotten, Look, Looked, LooksOf, Record, RecordOf, Who};
pub use secret::{DeviceToken, LinkToken, NotAToken, SessionToken};
pub use session::{
    BeginError, Ended, NewSession, Proof, ProofRefused, Refused, Session, SessionError, Shown, Stage,
};
pub use settings::{Lifetimes, Settings};
pub use views::{BadViewName, MOST_VIEWS, SaveViewError, SavedView, ViewName};
