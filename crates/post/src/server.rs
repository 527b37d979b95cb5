use std::fmt;
use std::path::Path;
use std::time::Duration;

use thiserror::Error;

use crate::Address;
use crate::letter::one_line;

/// How the words with the mail server are kept from others.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Security {
    /// Not at all: for a server on this machine or in a network of one's own.
    None,
    /// The line begins in the clear, and must become TLS before anything is said. A server that does not offer it gets no letter.
    StartTls,
    /// TLS from the first byte, which RFC 8314 prefers.
    Tls,
}

/// As whom to sign in to the mail server.
#[derive(Clone, Debug)]
pub struct Login {
    /// The name.
    pub user: String,
    /// The password.
    pub password: Password,
}

/// A password for the mail server.
#[derive(Clone)]
pub struct Password(String);

/// There is no password to be had.
#[derive(Debug, Error)]
pub enum PasswordError {
    /// The file cannot be read.
    #[error("the file with the password for the mail server cannot be read")]
    Unreadable(#[source] std::io::Error),
    /// There is nothing in it.
    #[error("the file with the password for the mail server is empty")]
    Empty,
}

impl Password {
    /// The first line of a file.
    ///
    /// # Errors
    /// [`PasswordError`] when there is none to read, or nothing on it.
    pub fn read(path: &Path) -> Result<Self, PasswordError> {
        let text = std::fs::read_to_string(path).map_err(PasswordError::Unreadable)?;
        let line = text.lines().next().unwrap_or_default();
        if line.is_empty() { Err(PasswordError::Empty) } else { Ok(Self(line.to_owned())) }
    }

    pub(crate) fn reveal(&self) -> &str {
        &self.0
    }
}

impl From<String> for Password {
    fn from(text: String) -> Self {
        Self(text)
    }
}

impl fmt::Debug for Password {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Password(..)")
    }
}

/// From whom letters come.
#[derive(Clone, Debug)]
pub struct Sender {
    pub(crate) name: String,
    pub(crate) address: Address,
}

impl Sender {
    /// A name as it is shown, and the address that answers and complaints go to.
    pub fn new(name: &str, address: Address) -> Self {
        Self { name: one_line(name), address }
    }
}

/// The mail server, and how to talk to it.
#[derive(Clone, Debug)]
pub struct Server {
    pub(crate) host: String,
    pub(crate) port: u16,
    pub(crate) security: Security,
    pub(crate) from: Sender,
    pub(crate) login: Option<Login>,
    pub(crate) hello: String,
    pub(crate) roots: Option<Vec<u8>>,
    pub(crate) patience: Duration,
    pub(crate) answer: Duration,
}

impl Server {
    /// A server that asks for no password, and whose certificate, if it has one, the system trusts.
    pub fn new(host: &str, port: u16, security: Security, from: Sender) -> Self {
        Self {
            host: host.to_owned(),
            port,
            security,
            hello: from.address.domain().to_owned(),
            from,
            login: None,
            roots: None,
            patience: Duration::from_mins(1),
            answer: Duration::from_mins(10),
        }
    }

    /// Signs in.
    #[must_use]
    pub fn with_login(mut self, login: Login) -> Self {
        self.login = Some(login);
        self
    }

    /// The name that we give ourselves; the domain of the sender's address unless set.
    #[must_use]
    pub fn with_hello(mut self, name: &str) -> Self {
        name.clone_into(&mut self.hello);
        self
    }

    /// Trusts the certificates in this PEM text, and no longer those that the system trusts.
    #[must_use]
    pub fn with_roots(mut self, pem: Vec<u8>) -> Self {
        self.roots = Some(pem);
        self
    }

    /// How long each step may take; a minute unless set.
    #[must_use]
    pub fn with_patience(mut self, patience: Duration) -> Self {
        self.patience = patience;
        self
    }

    /// How long the server may think once it has all of a letter; ten minutes unless set, as RFC 5321 (4.5.3.2.6) asks: who goes
    /// earlier sends a letter twice.
    #[must_use]
    pub fn with_answer(mut self, answer: Duration) -> Self {
        self.answer = answer;
        self
    }
}

/// The settings cannot be used.
#[derive(Debug, Error)]
pub enum BadServer {
    /// A password would be sent for all to read.
    #[error("a password for the mail server would go in the clear; use TLS or STARTTLS")]
    PasswordInTheClear,
    /// We cannot call ourselves that.
    #[error("\"{0}\" is no name to say hello to the mail server with; use the name of this machine")]
    Hello(String),
    /// The certificates to trust cannot be read.
    #[error("the certificates to trust in the mail server cannot be read; they have to be PEM")]
    Roots,
}
