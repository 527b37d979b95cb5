use jiff::civil::Date;

use crate::{PersonId, PersonName};

/// Somebody of an authority, or of a partner.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Person {
    /// Which person.
    pub id: PersonId,
    /// Their name, as it is now.
    pub name: PersonName,
    /// The day that they came.
    pub since: Date,
    /// Their last day, where they have left.
    pub left: Option<Date>,
}

impl Person {
    /// Whether they had not left before a day. Of somebody who came back it is not known when they were away; the directory as
    /// at that day tells.
    pub fn is_here_on(&self, day: Date) -> bool {
        self.left.is_none_or(|left| day <= left)
    }
}
