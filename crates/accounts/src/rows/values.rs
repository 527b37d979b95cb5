//! How values stand in columns: as texts, each in one way.

use std::net::IpAddr;

use jiff::Timestamp;
use rusqlite::types::{FromSql, FromSqlError, FromSqlResult, ToSql, ToSqlOutput, ValueRef};

use crate::{AccountId, Browser, Event, Login, SessionId, Stage, ViewId, ViewName, Who};

/// A value that stands in a column as a text.
pub(super) trait Text: Sized {
    fn put(&self) -> String;
    fn take(text: &str) -> Option<Self>;
}

/// The value on its way into or out of a column.
pub(super) struct Cell<T>(pub(super) T);

impl<T: Text> ToSql for Cell<T> {
    fn to_sql(&self) -> rusqlite::Result<ToSqlOutput<'_>> {
        Ok(self.0.put().into())
    }
}

impl<T: Text> FromSql for Cell<T> {
    fn column_result(value: ValueRef<'_>) -> FromSqlResult<Self> {
        T::take(value.as_str()?).map(Self).ok_or(FromSqlError::InvalidType)
    }
}

macro_rules! printed {
    ($($name:ty),*) => {
        $(impl Text for $name {
            fn put(&self) -> String {
                self.to_string()
            }

            fn take(text: &str) -> Option<Self> {
                text.parse().ok()
            }
        })*
    };
}

printed!(AccountId, SessionId, ViewId, ViewName, Login, IpAddr);

impl Text for Timestamp {
    fn put(&self) -> String {
        format!("{self:.6}")
    }

    fn take(text: &str) -> Option<Self> {
        text.parse().ok()
    }
}

impl Text for Browser {
    fn put(&self) -> String {
        self.as_str().to_owned()
    }

    fn take(text: &str) -> Option<Self> {
        Some(Self::from(text))
    }
}

impl Text for Event {
    fn put(&self) -> String {
        self.text().to_owned()
    }

    fn take(text: &str) -> Option<Self> {
        Self::of(text)
    }
}

impl Text for Stage {
    fn put(&self) -> String {
        match self {
            Self::Waiting => "waiting",
            Self::Full => "full",
        }
        .to_owned()
    }

    fn take(text: &str) -> Option<Self> {
        [Self::Waiting, Self::Full].into_iter().find(|stage| stage.put() == text)
    }
}

const ERASED: &str = "erased:";

impl Text for Who {
    fn put(&self) -> String {
        match self {
            Self::Machine => "machine".to_owned(),
            Self::Stranger => "stranger".to_owned(),
            Self::Account(id) => id.to_string(),
            Self::Erased(pseudonym) => format!("{ERASED}{pseudonym}"),
        }
    }

    fn take(text: &str) -> Option<Self> {
        match text {
            "machine" => Some(Self::Machine),
            "stranger" => Some(Self::Stranger),
            _ => match text.strip_prefix(ERASED) {
                Some(pseudonym) => pseudonym.parse().ok().map(Self::Erased),
                None => text.parse().ok().map(Self::Account),
            },
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use uuid::Uuid;

    fn check<T: Text + PartialEq + std::fmt::Debug>(value: T, expected: &str) {
        assert_eq!(value.put(), expected);
        assert_eq!(T::take(expected), Some(value));
    }

    #[test]
    fn values_stand_in_one_way() {
        let id = "0192f0c1-0000-7000-8000-000000000001";
        let uuid: Uuid = id.parse().unwrap();
        check(Who::Machine, "machine");
        check(Who::Stranger, "stranger");
        check(Who::Account(uuid.into()), id);
        check(Who::Erased(uuid.into()), &format!("erased:{id}"));
        check(Stage::Waiting, "waiting");
        check(Stage::Full, "full");
        check(Event::SignedIn, "signed-in");
        check(Timestamp::from_second(1_795_251_600).unwrap(), "2026-11-21T09:00:00.000000Z");
        check("2001:db8::1".parse::<IpAddr>().unwrap(), "2001:db8::1");
        assert_eq!(Who::take("somebody"), None);
        assert_eq!(Stage::take("half"), None);
    }
}
