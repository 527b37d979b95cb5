use std::fmt;
use std::str::FromStr;

use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use thiserror::Error;

/// A point in time to the microsecond, printed one way only: `2026-11-21T22:46:36.000000Z`.
///
/// Its texts sort as its times do, from the year 0 to 9999.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Moment(Timestamp);

/// A text is not a moment in the one way that moments are printed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
#[error("a moment is printed as 2026-11-21T22:46:36.000000Z and no other way")]
pub struct NotAMoment;

impl Moment {
    /// The time itself.
    pub fn timestamp(self) -> Timestamp {
        self.0
    }
}

impl From<Timestamp> for Moment {
    /// Cuts what is finer than a microsecond.
    fn from(time: Timestamp) -> Self {
        Self(Timestamp::from_microsecond(time.as_microsecond()).unwrap_or(time))
    }
}

impl FromStr for Moment {
    type Err = NotAMoment;

    fn from_str(text: &str) -> Result<Self, NotAMoment> {
        let moment = Self::from(text.parse::<Timestamp>().map_err(|_| NotAMoment)?);
        if moment.to_string() == text { Ok(moment) } else { Err(NotAMoment) }
    }
}

impl TryFrom<String> for Moment {
    type Error = NotAMoment;

    fn try_from(text: String) -> Result<Self, NotAMoment> {
        text.parse()
    }
}

impl From<Moment> for String {
    fn from(moment: Moment) -> Self {
        moment.to_string()
    }
}

impl fmt::Display for Moment {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:.6}", self.0)
    }
}

/// Where the time comes from; given to whoever keeps a ledger, so that no ledger reads a clock of its own.
pub trait Clock: Send + Sync {
    /// What time it is.
    fn now(&self) -> Timestamp;
}

impl<F: Fn() -> Timestamp + Send + Sync> Clock for F {
    fn now(&self) -> Timestamp {
        self()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn moments_print_one_way() {
        let moment = Moment::from("2026-11-21T22:46:36.123456789Z".parse::<Timestamp>().unwrap());
        assert_eq!(moment.to_string(), "2026-11-21T22:46:36.123456Z");
        assert_eq!("2026-11-21T22:46:36.123456Z".parse(), Ok(moment));
        for text in ["", "2026-11-21", "2026-11-21T22:46:36Z", "2026-11-21T22:46:36.123456+00:00"] {
            assert_eq!(text.parse::<Moment>(), Err(NotAMoment), "{text}");
        }
    }
}
