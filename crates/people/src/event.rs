use serde::de::DeserializeOwned;
use thiserror::Error;

use crate::happened::{
    DeputyAppointed, DeputyEnded, HolderAppointed, HolderEnded, ItemShared, ItemUnshared, LeadResolved,
    LeadUnresolved, PersonAdded, PersonLeft, PersonRenamed, PersonReturned, RightGiven, RightWithdrawn,
    RoleAdded, RoleChanged, RoleEnded, RoleHandedOver,
};

/// An entry's body cannot be read as an event.
#[derive(Debug, Error)]
pub enum UnreadableEvent {
    /// A newer goldthread wrote it.
    #[error("event {kind} of version {version} is not known to this version of goldthread; use a newer one")]
    Unknown {
        /// The kind it names.
        kind: String,
        /// The version of its body.
        version: u16,
    },
    /// The body does not fit its kind.
    #[error("the body of an event {kind} of version {version} cannot be read")]
    Malformed {
        /// The kind it names.
        kind: String,
        /// The version of its body.
        version: u16,
        /// What the JSON reader says.
        source: serde_json::Error,
    },
}

/// The table of events: each with the kind that its entry carries.
macro_rules! events {
    ($($(#[$doc:meta])* $name:ident = $kind:literal,)*) => {
        /// Something that happened to the directory. Events are kept for ever; their old bodies must always read.
        #[derive(Clone, Debug, PartialEq, Eq)]
        pub enum Event {
            $($(#[$doc])* $name($name),)*
        }

        impl Event {
            /// The kinds of all events.
            pub const KINDS: &[&str] = &[$($kind),*];

            /// The kind that its entry carries.
            pub fn kind(&self) -> &'static str {
                match self {
                    $(Self::$name(_) => $kind,)*
                }
            }

            /// The body that its entry carries: JSON, the same bytes for the same event.
            ///
            /// # Panics
            /// Never: every field has a JSON form, and no map has keys other than text.
            pub fn body(&self) -> String {
                let written = match self {
                    $(Self::$name(happened) => serde_json::to_string(happened),)*
                };
                written.expect("every field of an event has a JSON form")
            }

            /// Reads the body of an entry, of this version or an older one.
            ///
            /// # Errors
            /// [`UnreadableEvent`] when kind or version are not known, or the body does not fit them.
            pub fn read(kind: &str, version: u16, body: &str) -> Result<Self, UnreadableEvent> {
                match (kind, version) {
                    $(($kind, 1) => parse(kind, version, body).map(Self::$name),)*
                    _ => Err(UnreadableEvent::Unknown { kind: kind.to_owned(), version }),
                }
            }
        }

        $(impl From<$name> for Event {
            fn from(happened: $name) -> Self {
                Self::$name(happened)
            }
        })*
    };
}

events! {
    /// Somebody came.
    PersonAdded = "person-added",
    /// The name of somebody changed.
    PersonRenamed = "person-renamed",
    /// Somebody left. What they held and might do was ended before.
    PersonLeft = "person-left",
    /// Somebody who had left came back, with nothing of what they had.
    PersonReturned = "person-returned",
    /// A role came into the directory.
    RoleAdded = "role-added",
    /// The title, the abbreviations or the lead codes of a role changed.
    RoleChanged = "role-changed",
    /// A role ended. Who held it was ended before.
    RoleEnded = "role-ended",
    /// Somebody came to hold a role.
    HolderAppointed = "holder-appointed",
    /// Somebody ceased to hold a role, or will not come to hold it.
    HolderEnded = "holder-ended",
    /// Somebody came to deputise for the holder of a role.
    DeputyAppointed = "deputy-appointed",
    /// Somebody ceased to deputise, or will not come to.
    DeputyEnded = "deputy-ended",
    /// A role went from one person to another, with what was open.
    RoleHandedOver = "role-handed-over",
    /// Somebody said which role the words of plans stand for.
    LeadResolved = "lead-resolved",
    /// What words stand for was taken back.
    LeadUnresolved = "lead-unresolved",
    /// Somebody was given a right.
    RightGiven = "right-given",
    /// A right was taken back.
    RightWithdrawn = "right-withdrawn",
    /// A part of a plan was shared with a partner.
    ItemShared = "item-shared",
    /// It is shared no longer.
    ItemUnshared = "item-unshared",
}

impl Event {
    /// The version of the body that [`Self::body`] writes.
    pub fn version(&self) -> u16 {
        1
    }
}

fn parse<T: DeserializeOwned>(kind: &str, version: u16, body: &str) -> Result<T, UnreadableEvent> {
    serde_json::from_str(body).map_err(|source| UnreadableEvent::Malformed {
        kind: kind.to_owned(),
        version,
        source,
    })
}
