use jiff::Timestamp;

use crate::{Address, Addressee, Key, Trouble};

/// Where a letter is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum State {
    /// It waits to be sent.
    Waiting {
        /// When it is to be tried.
        due: Timestamp,
    },
    /// It is being sent.
    Sending {
        /// When that began.
        since: Timestamp,
    },
    /// The mail server has taken it.
    Sent {
        /// When it did.
        at: Timestamp,
    },
    /// It is not tried any more.
    GivenUp {
        /// When it was given up.
        at: Timestamp,
    },
}

/// What is known of a letter.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Kept {
    /// What it is.
    pub key: Key,
    /// Whose it is.
    pub addressee: Addressee,
    /// When it was put in.
    pub put: Timestamp,
    /// Where it is.
    pub state: State,
    /// How often it was tried.
    pub attempts: u32,
    /// After how many of these attempts nobody knows whether it arrived. If any, the addressee may have it more than once.
    pub doubtful: u32,
    /// Why the last attempt came to nothing, if it did.
    pub trouble: Option<Trouble>,
    /// Where it goes; none once that was erased.
    pub to: Option<Address>,
    /// Its subject; none once that was erased.
    pub subject: Option<String>,
}

/// How many letters there are.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    /// Those that wait or are being sent.
    pub waiting: u64,
    /// Those of them that were tried, and did not go.
    pub troubled: u64,
    /// Those that were sent.
    pub sent: u64,
    /// Those that were given up.
    pub given_up: u64,
    /// Those, wherever they are, that may have arrived more often than they should.
    pub doubtful: u64,
}

/// A part of a list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Page {
    /// At most so many.
    pub limit: u32,
    /// After so many.
    pub offset: u64,
}
