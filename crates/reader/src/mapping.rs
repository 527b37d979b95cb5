//! What a person said that the columns of a table hold; kept, it is how the next document of the kind is read.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::lexicon::Role;
use crate::{Row, Table};
use goldthread_tree::words::plain;

/// The columns that a person has set, by the headings of their tables. In files it is
/// `{"tables": {"action | lead | by when": {"2": {"heading": "lead", "holds": "lead"}}}}`; columns count from 1.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Mapping {
    /// What was set, by the signature of the table: see signature.
    #[serde(default)]
    pub tables: BTreeMap<String, BTreeMap<u32, SetColumn>>,
}

/// A column that a person has set.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SetColumn {
    /// Its heading in lower case, marks as spaces; empty where it has none.
    pub heading: String,
    /// What it holds.
    pub holds: Holds,
}

/// What a person may say that a column holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(from = "Named", into = "Named")]
pub enum Holds {
    /// A role.
    Role(Role),
    /// Nothing that is to be read.
    Ignore,
}

/// How it is written: `"lead"`, `"ignore"`.
#[derive(Serialize, Deserialize)]
#[serde(untagged)]
enum Named {
    Ignore(Ignore),
    Role(Role),
}

#[derive(Serialize, Deserialize)]
enum Ignore {
    #[serde(rename = "ignore")]
    Ignore,
}

impl From<Named> for Holds {
    fn from(named: Named) -> Self {
        match named {
            Named::Ignore(Ignore::Ignore) => Self::Ignore,
            Named::Role(role) => Self::Role(role),
        }
    }
}

impl From<Holds> for Named {
    fn from(holds: Holds) -> Self {
        match holds {
            Holds::Ignore => Self::Ignore(Ignore::Ignore),
            Holds::Role(role) => Self::Role(role),
        }
    }
}

impl Mapping {
    /// Sets a column, counted from 1, of the tables of a signature; `heading` as printed.
    pub fn set(&mut self, signature: &str, column: u32, heading: &str, holds: Holds) {
        let heading = plain(heading);
        self.tables.entry(signature.to_owned()).or_default().insert(column, SetColumn { heading, holds });
    }

    /// Takes back what was set for a column of the tables of a signature.
    pub fn unset(&mut self, signature: &str, column: u32) {
        if let Some(columns) = self.tables.get_mut(signature) {
            columns.remove(&column);
        }
        self.tables.retain(|_, columns| !columns.is_empty());
    }

    /// Whether nothing is set.
    pub fn is_empty(&self) -> bool {
        self.tables.values().all(BTreeMap::is_empty)
    }

    /// What is set for the columns of a table of these headings, in plain words: by its signature, or, in a table that
    /// was never set itself, by headings that were set alike wherever they stand.
    pub(crate) fn of(&self, headings: &[String]) -> Vec<Option<Holds>> {
        if self.tables.is_empty() {
            return vec![None; headings.len()];
        }
        if let Some(set) = self.tables.get(&joined(headings)) {
            let column = |at: usize| u32::try_from(at + 1).ok().and_then(|number| set.get(&number));
            return (0..headings.len()).map(|at| column(at).map(|column| column.holds)).collect();
        }
        headings.iter().map(|heading| self.of_heading(heading)).collect()
    }

    fn of_heading(&self, heading: &str) -> Option<Holds> {
        let all = self.tables.values().flat_map(BTreeMap::values);
        let mut held = all.filter(|set| !heading.is_empty() && set.heading == heading).map(|set| set.holds);
        let first = held.next()?;
        held.all(|other| other == first).then_some(first)
    }
}

/// The headings of a table as the key that a mapping is kept by: plain words joined by bars.
pub fn signature(table: &Table) -> String {
    table.rows.first().map(|row| joined(&headings(row))).unwrap_or_default()
}

fn headings(header: &Row) -> Vec<String> {
    const LONGEST: usize = 400;
    let plain = |cell: &crate::Cell| if cell.exceeds(LONGEST) { String::new() } else { plain(&cell.text()) };
    header.cells.iter().map(plain).collect()
}

pub(crate) fn joined(headings: &[String]) -> String {
    headings.join(" | ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_mapping_is_kept_as_json() {
        let mut mapping = Mapping::default();
        mapping.set("was | wer", 1, "Was?", Holds::Role(Role::Action));
        mapping.set("was | wer", 2, "Wer", Holds::Ignore);
        let text = serde_json::to_string(&mapping).unwrap();
        assert!(text.contains(r#""1":{"heading":"was","holds":"action"}"#), "{text}");
        assert_eq!(serde_json::from_str::<Mapping>(&text).unwrap(), mapping);
        let of =
            |headings: &[&str]| mapping.of(&headings.iter().map(|&one| one.to_owned()).collect::<Vec<_>>());
        let (action, ignore) = (Some(Holds::Role(Role::Action)), Some(Holds::Ignore));
        assert_eq!(of(&["was", "wer"]), [action, ignore]);
        assert_eq!(of(&["wer", "wann", "was"]), [ignore, None, action]);
        mapping.unset("was | wer", 1);
        mapping.unset("was | wer", 2);
        assert!(mapping.is_empty());
    }
}
