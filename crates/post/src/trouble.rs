use crate::letter::one_line;

/// What went wrong with an attempt.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// The server could not be reached, gave no TLS, refused the password or the sender: it lies in no letter, and all wait.
    NoServer,
    /// The server did not want this letter now, or the line broke before it had all of it.
    Later,
    /// The server does not want this letter at all.
    Refused,
    /// The server has had all of the letter, and did not say whether it took it.
    NoAnswer,
    /// The program ended while the letter was being sent.
    Interrupted,
}

/// Every kind, and how it stands in the file.
const NAMES: [(Kind, &str); 5] = [
    (Kind::NoServer, "no-server"),
    (Kind::Later, "later"),
    (Kind::Refused, "refused"),
    (Kind::NoAnswer, "no-answer"),
    (Kind::Interrupted, "interrupted"),
];

impl Kind {
    /// One word for it.
    pub fn name(self) -> &'static str {
        NAMES.iter().find(|(kind, _)| *kind == self).map_or("", |(_, name)| name)
    }

    pub(crate) fn of(name: &str) -> Option<Self> {
        NAMES.iter().find(|(_, known)| *known == name).map(|(kind, _)| *kind)
    }

    /// Whether the letter may have arrived all the same.
    pub fn is_doubtful(self) -> bool {
        matches!(self, Self::NoAnswer | Self::Interrupted)
    }
}

/// Why an attempt came to nothing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Trouble {
    /// What it was.
    pub kind: Kind,
    /// The number that the server gave (RFC 5321, 4.2), such as 550.
    pub code: Option<u16>,
    /// What the server or the system said, on one line. It may name the address, and is for nobody's log. Empty once it was erased.
    pub said: String,
}

impl Trouble {
    pub(crate) fn new(kind: Kind, code: Option<u16>, said: &str) -> Self {
        Self { kind, code, said: one_line(said) }
    }
}
