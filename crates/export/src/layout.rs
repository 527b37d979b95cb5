use std::collections::BTreeMap;
use std::sync::LazyLock;

use serde::Deserialize;

/// How a council lays its plan out.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Layout {
    /// One sentence about it, without a full stop.
    pub about: String,
    /// Where the sections stand.
    pub sections: Sections,
    /// The columns of its tables, from the left.
    pub columns: Vec<Column>,
    /// Whether a status that is a colour is shown by the colour of its cell alone.
    #[serde(default)]
    pub colour_only: bool,
}

/// Where the sections stand.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Sections {
    /// As headings, each over a table of its actions.
    Headings,
    /// As rows across one table.
    Bands,
    /// In the first column of one table.
    Column,
    /// As headings, each over a card for each action.
    Cards,
}

/// A column and what it shows.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Column {
    /// The heading.
    pub heading: String,
    /// The field.
    pub field: Field,
}

/// What a column can show.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
#[expect(missing_docs, reason = "the names are those of the fields of an action")]
pub enum Field {
    Section,
    Ref,
    Text,
    Leads,
    Timescale,
    Progress,
    Status,
    Impact,
    Resources,
}

static LAYOUTS: LazyLock<BTreeMap<String, Layout>> = LazyLock::new(|| {
    toml::from_str(include_str!("../data/layouts.toml"))
        .expect("the layouts are part of the program, and a test reads them")
});

impl Layout {
    /// The layout of a name.
    pub fn named(name: &str) -> Option<&'static Self> {
        LAYOUTS.get(name)
    }

    /// All layouts by name.
    pub fn all() -> impl Iterator<Item = (&'static str, &'static Self)> {
        LAYOUTS.iter().map(|(name, layout)| (name.as_str(), layout))
    }
}
