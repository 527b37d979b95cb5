use std::fmt;

use jiff::Timestamp;
use thiserror::Error;

use crate::Fault;

/// Whether an account asks for a second factor.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SecondFactor {
    /// The password is enough.
    Off,
    /// A code is asked for.
    On {
        /// Since when.
        since: Timestamp,
        /// How many recovery codes have not been used.
        codes_left: usize,
    },
}

/// What an authenticator is to be told; shown until a code confirms that it knows.
#[derive(Clone)]
pub struct Enrolment {
    pub(crate) secret: Vec<u8>,
    pub(crate) uri: String,
}

/// The codes that stand in for the second factor, each once. They are shown this once.
#[derive(Clone)]
pub struct RecoveryCodes(pub(crate) Vec<String>);

impl Enrolment {
    /// The secret as somebody types it: base32, in groups of four.
    pub fn secret(&self) -> String {
        in_fours(&data_encoding::BASE32_NOPAD.encode(&self.secret), " ")
    }

    /// The secret as a camera reads it: an `otpauth` address, for a QR code.
    pub fn uri(&self) -> &str {
        &self.uri
    }
}

impl RecoveryCodes {
    /// The texts: `ABCD-EFGH-IJKL-MNOP-QRST-UVWX`.
    pub fn reveal(&self) -> impl Iterator<Item = String> {
        self.0.iter().map(|code| in_fours(code, "-"))
    }
}

fn in_fours(text: &str, between: &str) -> String {
    let characters: Vec<_> = text.chars().collect();
    let groups: Vec<String> = characters.chunks(4).map(|group| group.iter().collect()).collect();
    groups.join(between)
}

impl fmt::Debug for Enrolment {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Enrolment(hidden)")
    }
}

impl fmt::Debug for RecoveryCodes {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("RecoveryCodes(hidden)")
    }
}

/// A second factor was not changed.
#[derive(Clone, Debug, Error)]
pub enum EnrolError {
    /// There is no account of that id.
    #[error("there is no such account; look at the list again")]
    NoSuchAccount,
    /// Nothing waits to be confirmed.
    #[error("there is no second factor to confirm, or it was begun too long ago; begin again")]
    NotBegun,
    /// The code is not the one that the secret gives now.
    #[error("the code is not right; check that the time of your telephone is right, and enter the next one")]
    WrongCode,
    /// There is no second factor.
    #[error("the account has no second factor; set one up first")]
    NotOn,
    /// The accounts cannot be used.
    #[error(transparent)]
    Fault(#[from] Fault),
}
