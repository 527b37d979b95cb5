use std::sync::Arc;

use goldthread_anchor::Anchor;

use crate::{SectionFields, SectionNumber, Timescale};

/// A part of a plan: a recommendation, an area, a finding, a phase.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Section {
    pub(crate) number: SectionNumber,
    pub(crate) fields: Arc<SectionFields>,
    pub(crate) at: Anchor,
    /// The deadlines that were moved here, the first one first.
    pub(crate) moved_from: Vec<Timescale>,
    /// Which of the plan's documents its words stand in.
    pub(crate) document: usize,
}

impl Section {
    /// Its number in the plan.
    pub fn number(&self) -> SectionNumber {
        self.number
    }

    /// What the document says of it.
    pub fn fields(&self) -> &SectionFields {
        &self.fields
    }

    /// Where it stands in the source.
    pub fn at(&self) -> &Anchor {
        &self.at
    }

    /// The deadlines that it had in earlier versions of the document and that were moved, the first one first.
    pub fn moved_from(&self) -> &[Timescale] {
        &self.moved_from
    }

    /// Which of [`Plan::documents`](crate::Plan::documents) its words stand in.
    pub fn document(&self) -> usize {
        self.document
    }

    /// How people cite it: `Recommendation 4`, `Phase 1`, or the start of its title.
    pub fn name(&self) -> String {
        use crate::SectionKind::{AdditionalImprovement, AreaForImprovement, Finding, Phase, Recommendation};
        let word = match self.fields.kind {
            Recommendation => "Recommendation",
            AreaForImprovement => "Area",
            Finding => "Finding",
            AdditionalImprovement => "Improvement",
            Phase => "Phase",
        };
        match &self.fields.reference {
            Some(reference) => format!("{word} {}", reference.text()),
            None => format!("{word} {}", self.number),
        }
    }
}
