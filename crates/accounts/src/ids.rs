use std::fmt;
use std::str::FromStr;

use thiserror::Error;
use uuid::Uuid;

/// A text is not an id.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
#[error("an id is 36 characters, such as 0192f0c1-0000-7000-8000-000000000001")]
pub struct NotAnId;

macro_rules! id {
    ($(#[$doc:meta])* $name:ident) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub struct $name(Uuid);

        impl $name {
            /// The bare id.
            pub fn uuid(self) -> Uuid {
                self.0
            }
        }

        impl From<Uuid> for $name {
            fn from(id: Uuid) -> Self {
                Self(id)
            }
        }

        impl FromStr for $name {
            type Err = NotAnId;

            fn from_str(text: &str) -> Result<Self, NotAnId> {
                text.parse().map(Self).map_err(|_| NotAnId)
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                self.0.hyphenated().fmt(f)
            }
        }
    };
}

id! {
    /// An account. The person whose account it is has the same id.
    AccountId
}

id! {
    /// A session as it stands in a list. It opens nothing: that is what the token is for.
    SessionId
}

id! {
    /// A view that somebody saved.
    ViewId
}

id! {
    /// What stands in the record for an account that was erased: the same for all that it did, and leads to nobody.
    Pseudonym
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_print_as_they_are_read() {
        let text = "0192f0c1-0000-7000-8000-000000000001";
        assert_eq!(text.parse::<AccountId>().unwrap().to_string(), text);
        for text in ["", "1", "0192f0c1-0000-7000-8000-00000000000g"] {
            assert_eq!(text.parse::<AccountId>(), Err(NotAnId), "{text}");
        }
    }
}
