//! A draft, and how it came about: what each table was taken for, what each column holds, and how sure that is.

use std::fmt::Write as _;

use goldthread_anchor::Anchor;
use goldthread_plan::{Draft, DraftSection};
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};

use crate::lexicon::Role;

/// Below this certainty a column or a section is a doubt.
pub const UNSURE: f32 = 0.6;

/// A draft, and how it came about.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Reading {
    /// What was made of the document.
    pub draft: Draft,
    /// Its tables, in reading order.
    pub tables: Vec<TableReading>,
    /// Its sections, in the order of the draft's.
    pub sections: Vec<SectionReading>,
    /// What a report of an inspection finds that is not good, a section each: the draft has what it recommends.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub findings: Vec<DraftSection>,
}

/// What a table was taken for.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct TableReading {
    /// Its number, from 1: what page breaks parted is one.
    pub number: u32,
    /// Where it begins.
    pub place: Anchor,
    /// What it was taken for.
    pub kind: TableKind,
    /// Why, as a sentence without its full stop.
    pub why: String,
    /// Its headings as the key of a [`crate::Mapping`].
    pub signature: String,
    /// Its columns; none where it is no table of actions.
    pub columns: Vec<ColumnReading>,
}

/// What a column was taken to hold.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct ColumnReading {
    /// Its heading, as printed.
    pub heading: String,
    /// What it holds; `None`: it is kept as a note under its heading.
    pub role: Option<Role>,
    /// How sure that is, 0 to 1.
    pub certainty: f32,
    /// Why, as a sentence without its full stop.
    pub why: String,
}

/// How sure a section is.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct SectionReading {
    /// Its title.
    pub title: String,
    /// How sure it is that it is a section, 0 to 1.
    pub certainty: f32,
    /// Why, as a sentence without its full stop.
    pub why: String,
}

/// What a table may be taken for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum TableKind {
    /// Actions, one a row.
    Actions,
    /// Actions, one a column.
    ActionColumns,
    /// One action, its labels in the first column.
    Card,
    /// Ratings of sections.
    Ratings,
    /// Judgements of an inspection.
    Judgements,
    /// The key of statuses.
    Key,
    /// Abbreviations and what they stand for.
    Glossary,
    /// A box around lines.
    Lines,
    /// Something else.
    Other,
}

impl TableKind {
    fn named(self) -> &'static str {
        match self {
            Self::Actions => "actions, one a row",
            Self::ActionColumns => "actions, one a column",
            Self::Card => "one action, its labels in the first column",
            Self::Ratings => "ratings of sections",
            Self::Judgements => "judgements of an inspection",
            Self::Key => "the key of statuses",
            Self::Glossary => "abbreviations",
            Self::Lines => "a box around lines",
            Self::Other => "nothing that was understood",
        }
    }
}

/// The tables of a reading, and why each was read as it was, for a person.
pub fn explain(reading: &Reading) -> String {
    let mut out = String::new();
    for table in &reading.tables {
        let _ = writeln!(out, "Table {}{}: {}", table.number, placed(&table.place), table.kind.named());
        let _ = writeln!(out, "  {}", table.why);
        for (number, column) in (1..).zip(&table.columns) {
            let holds = column.role.map_or("kept as a note", Role::named);
            let heading = if column.heading.is_empty() { "(no heading)" } else { &column.heading };
            let _ = writeln!(
                out,
                "  {number}. {heading}: {holds} ({} sure; {})",
                percent(column.certainty),
                column.why
            );
        }
    }
    if !reading.sections.is_empty() {
        let _ = writeln!(out, "Sections");
    }
    for (number, section) in (1..).zip(&reading.sections) {
        let _ = writeln!(
            out,
            "  {number}. {} ({} sure; {})",
            section.title,
            percent(section.certainty),
            section.why
        );
    }
    if out.is_empty() {
        out.push_str("The document has no tables.\n");
    }
    out
}

/// The same as JSON.
pub fn explained_json(reading: &Reading) -> Value {
    json!({"format": "goldthread-reading/1", "tables": reading.tables, "sections": reading.sections})
}

fn placed(place: &Anchor) -> String {
    if place.is_typed() { String::new() } else { format!(" ({place})") }
}

/// A certainty in words: `80 %`.
pub(crate) fn percent(certainty: f32) -> String {
    format!("{:.0} %", certainty * 100.0)
}
