use std::borrow::Cow;
use std::collections::BTreeMap;
use std::sync::LazyLock;

use serde::Deserialize;

use crate::Format;

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
    /// Whether actions that share all but their words are numbered in one cell.
    #[serde(default)]
    pub together: bool,
    /// How a heading names its section.
    #[serde(default)]
    pub title: Title,
    /// How the grid of ratings is headed.
    #[serde(default)]
    pub grid: Grid,
    /// What stands over the words of a section.
    #[serde(default)]
    pub labels: Labels,
}

/// How a heading names its section.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Title {
    /// By its number and its title.
    #[default]
    Cited,
    /// By its number; the title is the line below.
    BelowNumber,
}

/// How the grid of ratings is headed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Grid {
    /// By one row that says what is rated, and when.
    #[default]
    OneRow,
    /// By the periods, and below each by what is rated.
    TwoRows,
}

/// What stands over the words of a section.
#[derive(Clone, Debug, Deserialize)]
#[serde(default, deny_unknown_fields)]
#[expect(missing_docs, reason = "the names are those of the fields of a section")]
pub struct Labels {
    pub finding: String,
    pub outcomes: String,
    pub current_position: String,
    pub scheduled_work: String,
    pub areas_of_concern: String,
}

impl Default for Labels {
    fn default() -> Self {
        Self {
            finding: "What inspectors found".to_owned(),
            outcomes: "Expected outcomes".to_owned(),
            current_position: "Current position".to_owned(),
            scheduled_work: "Scheduled work".to_owned(),
            areas_of_concern: "Areas of concern".to_owned(),
        }
    }
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

    /// The layout as far as a format can show it: values parted by commas have no headings and no merged cells, so there
    /// the sections stand in the first column, every column has a heading, and the grid of ratings has one row of them.
    pub fn fit(&self, format: Format) -> Cow<'_, Self> {
        if format != Format::Csv {
            return Cow::Borrowed(self);
        }
        let mut own = self.clone();
        own.grid = Grid::OneRow;
        own.sections = Sections::Column;
        for column in own.columns.iter_mut().filter(|column| column.heading.is_empty()) {
            "Ref".clone_into(&mut column.heading);
        }
        if own.columns.iter().all(|column| column.field != Field::Section) {
            let heading = "Recommendation / finding".to_owned();
            own.columns.insert(0, Column { heading, field: Field::Section });
        }
        Cow::Owned(own)
    }

    /// All layouts by name.
    pub fn all() -> impl Iterator<Item = (&'static str, &'static Self)> {
        LAYOUTS.iter().map(|(name, layout)| (name.as_str(), layout))
    }
}
