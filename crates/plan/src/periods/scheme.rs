//! The council's own labels, colours and symbols, each with what it means and its place in our inner order.

use serde::{Deserialize, Serialize};

use super::Axis;
use crate::Standing;

/// How a council rates: what each mark means for the process and for the impact, apart.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct RatingScheme {
    /// How far the work has come.
    pub process: Vec<Mark>,
    /// What difference it has made.
    pub impact: Vec<Mark>,
}

/// One mark of a scheme.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Mark {
    /// The word that people say: `Amber`.
    pub label: String,
    /// A symbol beside it; empty where the council has none, then ours is shown.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub symbol: String,
    /// The colour, `#RRGGBB`; empty where the council has none, then ours is shown.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub colour: String,
    /// What it means.
    pub meaning: String,
    /// Its place in the inner order, which arrows and counts go by.
    pub standing: Standing,
}

/// A scheme to begin from.
#[derive(Clone, Copy, Debug)]
pub struct Template {
    /// What it is called in addresses.
    pub slug: &'static str,
    /// What it is called on pages.
    pub name: &'static str,
    process: &'static [Row],
    impact: &'static [Row],
}

/// Label, symbol, colour, meaning, standing.
type Row = (&'static str, &'static str, &'static str, &'static str, Standing);

use Standing::{AtRisk, Complete, NotStarted, OffTrack, OnTrack};

/// The schemes that are offered.
pub const TEMPLATES: [Template; 4] = [
    Template {
        slug: "five-colours",
        name: "Five colours",
        process: &[
            ("Grey", "", "#6F777B", "Not yet due to begin", NotStarted),
            ("Red", "", "#B10E1E", "Behind, and no way back is agreed", OffTrack),
            ("Amber", "", "#F47738", "Behind, and a way back is agreed", AtRisk),
            ("Green", "", "#00703C", "Going as it should", OnTrack),
            ("Blue", "", "#1D70B8", "Done, with evidence", Complete),
        ],
        impact: &[
            ("Grey", "", "#6F777B", "Too early to expect a difference", NotStarted),
            ("Red", "", "#B10E1E", "No difference for children where one was expected", OffTrack),
            ("Amber", "", "#F47738", "Some difference, not yet for all or not yet shown", AtRisk),
            ("Green", "", "#00703C", "The difference that was expected, with evidence", OnTrack),
            ("Blue", "", "#1D70B8", "The difference has lasted", Complete),
        ],
    },
    Template {
        slug: "five-symbols",
        name: "Five symbols",
        process: &[
            ("Not started", "○", "", "Not yet begun", NotStarted),
            ("Behind", "▼", "", "Behind, and help is needed", OffTrack),
            ("At risk", "◆", "", "May fall behind", AtRisk),
            ("On track", "▲", "", "Going as it should", OnTrack),
            ("Complete", "✓", "", "Done, with evidence", Complete),
        ],
        impact: &[
            ("Too early", "○", "", "Too early to expect a difference", NotStarted),
            ("None", "▼", "", "No difference where one was expected", OffTrack),
            ("Some", "◆", "", "Some difference", AtRisk),
            ("Good", "▲", "", "The difference that was expected", OnTrack),
            ("Lasting", "✓", "", "The difference has lasted", Complete),
        ],
    },
    Template {
        slug: "four-colours",
        name: "Four colours",
        process: &[
            ("Red", "", "#B10E1E", "Not going to be done in time", OffTrack),
            ("Amber", "", "#F47738", "At risk of not being done in time", AtRisk),
            ("Green", "", "#00703C", "Going to be done in time", OnTrack),
            ("Purple", "", "#4C2C92", "Done", Complete),
        ],
        impact: &[
            ("Red", "", "#B10E1E", "No difference for children yet", OffTrack),
            ("Amber", "", "#F47738", "Some difference for children", AtRisk),
            ("Green", "", "#00703C", "The difference that was expected", OnTrack),
            ("Purple", "", "#4C2C92", "The difference has lasted", Complete),
        ],
    },
    Template {
        slug: "plain-words",
        name: "Plain words",
        process: &[
            ("Not started", "", "", "Not yet begun", NotStarted),
            ("Off track", "", "", "Behind, and help is needed", OffTrack),
            ("At risk", "", "", "May fall behind", AtRisk),
            ("On track", "", "", "Going as it should", OnTrack),
            ("Complete", "", "", "Done, with evidence", Complete),
        ],
        impact: &[
            ("Too early to say", "", "", "No difference can be expected yet", NotStarted),
            ("No difference", "", "", "No difference for children where one was expected", OffTrack),
            ("Some difference", "", "", "Some difference, not yet for all or not yet shown", AtRisk),
            ("Clear difference", "", "", "The difference that was expected, with evidence", OnTrack),
            ("Lasting difference", "", "", "The difference has lasted", Complete),
        ],
    },
];

impl Template {
    /// The scheme.
    pub fn scheme(&self) -> RatingScheme {
        let mark = |&(label, symbol, colour, meaning, standing): &Row| Mark {
            label: label.to_owned(),
            symbol: symbol.to_owned(),
            colour: colour.to_owned(),
            meaning: meaning.to_owned(),
            standing,
        };
        RatingScheme {
            process: self.process.iter().map(mark).collect(),
            impact: self.impact.iter().map(mark).collect(),
        }
    }
}

impl Default for RatingScheme {
    /// Plain words.
    fn default() -> Self {
        TEMPLATES[3].scheme()
    }
}

impl RatingScheme {
    /// The marks of an axis.
    pub fn marks(&self, axis: Axis) -> &[Mark] {
        match axis {
            Axis::Process => &self.process,
            Axis::Impact => &self.impact,
        }
    }

    /// The mark with a label.
    pub fn mark(&self, axis: Axis, label: &str) -> Option<&Mark> {
        self.marks(axis).iter().find(|mark| mark.label == label)
    }

    /// The first mark of a standing, for what the scheme would call it.
    pub fn called(&self, axis: Axis, standing: Standing) -> Option<&Mark> {
        self.marks(axis).iter().find(|mark| mark.standing == standing)
    }
}
