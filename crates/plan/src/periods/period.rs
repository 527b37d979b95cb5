use std::collections::BTreeMap;
use std::fmt;
use std::sync::Arc;

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::RatingScheme;
use crate::work::PersonRef;
use crate::{SectionNumber, Standing};

/// Which period of a plan: its number in the plan, from 1.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct PeriodNumber(pub u32);

impl fmt::Display for PeriodNumber {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

/// What is rated.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Axis {
    /// How far the work has come.
    Process,
    /// What difference it has made.
    Impact,
}

impl Axis {
    /// Both.
    pub const ALL: [Self; 2] = [Self::Process, Self::Impact];

    /// In one word.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Process => "process",
            Self::Impact => "impact",
        }
    }
}

/// A rating of a section, as it was given or last corrected.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rating {
    /// The council's own label.
    pub mark: String,
    /// Where that stands in the inner order.
    pub standing: Standing,
    /// Why.
    pub reason: String,
    /// What the dates, completion and evidence suggested when it was given.
    pub suggested: Option<Standing>,
    /// Why it is another, where it is.
    pub difference: String,
    /// The day.
    pub on: Date,
    /// Who.
    pub by: Option<PersonRef>,
    /// What was corrected after the period had closed, the first time first.
    pub corrections: Vec<RatingChange>,
}

/// A correction of a rating after its period had closed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RatingChange {
    /// The mark until then; empty where it had not been rated.
    pub before: String,
    /// Why it was so until then; empty where it had not been rated.
    pub reason_before: String,
    /// The mark from then on.
    pub after: String,
    /// Why.
    pub why: String,
    /// The day.
    pub on: Date,
    /// Who.
    pub by: Option<PersonRef>,
}

/// A span that is reported on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Period {
    /// Its number.
    pub number: PeriodNumber,
    /// What it is called.
    pub title: String,
    /// Its first day.
    pub from: Date,
    /// Its last day.
    pub to: Date,
    /// The day it was closed; nothing while it is open.
    pub closed: Option<Date>,
    pub(super) ratings: BTreeMap<(SectionNumber, Axis), Rating>,
    /// The scheme as it was when the period was closed.
    pub(super) scheme: Option<Arc<RatingScheme>>,
}

impl Period {
    /// Whether it can still be worked on.
    pub fn is_open(&self) -> bool {
        self.closed.is_none()
    }

    /// The scheme as it was when the period was closed; nothing where none had been set.
    pub(crate) fn scheme(&self) -> Option<&RatingScheme> {
        self.scheme.as_deref()
    }

    /// The rating of a section.
    pub fn rating(&self, section: SectionNumber, axis: Axis) -> Option<&Rating> {
        self.ratings.get(&(section, axis))
    }

    /// All ratings, by section.
    pub fn ratings(&self) -> impl Iterator<Item = (SectionNumber, Axis, &Rating)> {
        self.ratings.iter().map(|((section, axis), rating)| (*section, *axis, rating))
    }
}
