use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};
use uuid::Uuid;

macro_rules! id {
    ($(#[$doc:meta])* $name:ident) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        #[serde(transparent)]
        pub struct $name(Uuid);

        impl $name {
            /// The id itself.
            pub fn uuid(self) -> Uuid {
                self.0
            }

            /// Its last eight digits. The first tell the time, and are the same for all who were added in one minute.
            pub fn short(self) -> String {
                short(self.0)
            }
        }

        impl From<Uuid> for $name {
            fn from(id: Uuid) -> Self {
                Self(id)
            }
        }

        impl FromStr for $name {
            type Err = uuid::Error;

            fn from_str(text: &str) -> Result<Self, Self::Err> {
                text.parse().map(Self)
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                self.0.fmt(f)
            }
        }
    };
}

id! {
    /// Which person of an authority. It is that of their account, which this crate knows nothing of.
    PersonId
}

id! {
    /// Which role of an authority.
    RoleId
}

/// The last eight digits of an id.
pub(crate) fn short(id: Uuid) -> String {
    let digits = id.simple().to_string();
    digits[digits.len() - 8..].to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_are_told_apart_by_their_last_digits() {
        let check = |text: &str, expected: &str| {
            let id: PersonId = text.parse().unwrap();
            assert_eq!((id.short().as_str(), id.to_string().as_str()), (expected, text));
        };
        check("0192f0c1-0000-7000-8000-00000000abcd", "0000abcd");
        check("0192f0c1-0000-7000-8000-1234567890ab", "567890ab");
    }
}
