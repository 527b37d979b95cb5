//! Timescales in files.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::meaning::{Meaning, Milestone};
use super::{Timescale, YearSource};
use crate::dates::{Cadence, CadenceUnit, Due, NotACadence, Precision};

/// Why an object of a file is no timescale.
#[derive(Debug, thiserror::Error, PartialEq, Eq)]
pub enum BadTimescale {
    /// A key that the kind needs is missing.
    #[error("a timescale of the kind {kind:?} needs the key {key:?}; add it")]
    Lacks {
        /// The kind.
        kind: &'static str,
        /// The key.
        key: &'static str,
    },
    /// Its cadence cannot be read.
    #[error(transparent)]
    Cadence(#[from] NotACadence),
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
enum Kind {
    Date,
    Range,
    Milestones,
    Recurring,
    Ongoing,
    Status,
    Relative,
    Text,
    Ambiguous,
    #[default]
    None,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
enum Unit {
    Term,
}

/// The `timescale` object of the plan format. Beyond its keys: `next`, `mentions`, `candidate_precisions`, `unit` and
/// `year`, without which some of what was read would be lost.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub(super) struct Wire {
    printed: String,
    kind: Kind,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    due: Option<Date>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    precision: Option<Precision>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    from: Option<Date>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    milestones: Vec<Milestone>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    every: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    unit: Option<Unit>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    next: Option<Due>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    status: Option<String>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    candidates: Vec<Date>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    candidate_precisions: Vec<Precision>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    mentions: Vec<Due>,
    #[serde(default, skip_serializing_if = "is_printed")]
    year: YearSource,
}

#[allow(clippy::trivially_copy_pass_by_ref, reason = "serde hands over a reference")]
fn is_printed(year: &YearSource) -> bool {
    *year == YearSource::Printed
}

impl From<Timescale> for Wire {
    fn from(timescale: Timescale) -> Self {
        let Timescale { printed, meaning, year } = timescale;
        let due = meaning.due();
        let mut wire = Self {
            printed,
            year,
            due: due.map(|due| due.date),
            precision: due.map(|due| due.precision),
            ..Self::default()
        };
        wire.fill(meaning);
        wire
    }
}

impl Wire {
    fn fill(&mut self, meaning: Meaning) {
        self.kind = match meaning {
            Meaning::Date(_) => Kind::Date,
            Meaning::Range { from, .. } => {
                self.from = Some(from);
                Kind::Range
            }
            Meaning::Milestones(list) => {
                self.milestones = list;
                Kind::Milestones
            }
            Meaning::Recurring { every, next, .. } => {
                self.every = Some(every.iso());
                self.unit = (every.unit() == CadenceUnit::Term).then_some(Unit::Term);
                self.next = next;
                Kind::Recurring
            }
            Meaning::Ongoing { .. } => Kind::Ongoing,
            Meaning::Status { word, .. } => {
                self.status = Some(word);
                Kind::Status
            }
            Meaning::Relative => Kind::Relative,
            Meaning::Text { mentions } => {
                self.mentions = mentions;
                Kind::Text
            }
            Meaning::Ambiguous { candidates } => {
                self.candidates = candidates.iter().map(|due| due.date).collect();
                self.candidate_precisions = candidates.iter().map(|due| due.precision).collect();
                Kind::Ambiguous
            }
            Meaning::None => Kind::None,
        };
    }

    fn due(&self) -> Option<Due> {
        Some(Due::new(self.due?, self.precision.unwrap_or(Precision::Day)))
    }

    fn needed_due(&self, kind: &'static str) -> Result<Due, BadTimescale> {
        self.due().ok_or(BadTimescale::Lacks { kind, key: "due" })
    }

    fn cadence(&self) -> Result<Cadence, BadTimescale> {
        let every = self.every.as_deref().ok_or(BadTimescale::Lacks { kind: "recurring", key: "every" })?;
        let cadence: Cadence = every.parse()?;
        Ok(match self.unit {
            Some(Unit::Term) => Cadence::every(cadence.count() / 4, CadenceUnit::Term),
            None => cadence,
        })
    }

    fn candidates(&self) -> Vec<Due> {
        let precisions = self.candidate_precisions.iter().copied().chain(std::iter::repeat(Precision::Day));
        self.candidates.iter().zip(precisions).map(|(date, precision)| Due::new(*date, precision)).collect()
    }

    fn meaning(&mut self) -> Result<Meaning, BadTimescale> {
        Ok(match self.kind {
            Kind::Date => Meaning::Date(self.needed_due("date")?),
            Kind::Range => {
                let from = self.from.ok_or(BadTimescale::Lacks { kind: "range", key: "from" })?;
                Meaning::Range { from, due: self.needed_due("range")? }
            }
            Kind::Milestones => Meaning::Milestones(std::mem::take(&mut self.milestones)),
            Kind::Recurring => {
                Meaning::Recurring { every: self.cadence()?, next: self.next, until: self.due() }
            }
            Kind::Ongoing => Meaning::Ongoing { due: self.due() },
            Kind::Status => {
                let word = self.status.take().ok_or(BadTimescale::Lacks { kind: "status", key: "status" })?;
                Meaning::Status { word, due: self.due() }
            }
            Kind::Relative => Meaning::Relative,
            Kind::Text => Meaning::Text { mentions: std::mem::take(&mut self.mentions) },
            Kind::Ambiguous => Meaning::Ambiguous { candidates: self.candidates() },
            Kind::None => Meaning::None,
        })
    }
}

impl TryFrom<Wire> for Timescale {
    type Error = BadTimescale;

    fn try_from(mut wire: Wire) -> Result<Self, BadTimescale> {
        let meaning = wire.meaning()?;
        Ok(Self { printed: wire.printed, meaning, year: wire.year })
    }
}
