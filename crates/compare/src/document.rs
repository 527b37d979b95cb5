//! A draft or a plan, as both are compared.

use goldthread_anchor::Anchor;
use goldthread_plan::{ActionFields, Draft, Plan, PlanFields, SectionFields, SectionKind};

/// A document to be compared: a draft, or a plan as it stands.
#[derive(Clone, Debug)]
pub struct Document<'a> {
    /// The name of the file.
    pub name: &'a str,
    /// What it says of itself as a whole.
    pub fields: &'a PlanFields,
    /// Its sections, in the order printed.
    pub sections: Vec<DocumentSection<'a>>,
}

/// A section with its actions.
#[derive(Clone, Debug)]
pub struct DocumentSection<'a> {
    /// What the document says of it.
    pub fields: &'a SectionFields,
    /// Where it stands.
    pub at: &'a Anchor,
    /// Its actions, in the order printed.
    pub actions: Vec<&'a ActionFields>,
}

impl<'a> From<&'a Draft> for Document<'a> {
    fn from(draft: &'a Draft) -> Self {
        let sections = draft.sections.iter().map(|section| DocumentSection {
            fields: &section.fields,
            at: &section.at,
            actions: section.actions.iter().collect(),
        });
        Self { name: &draft.source.name, fields: &draft.fields, sections: sections.collect() }
    }
}

impl<'a> From<&'a Plan> for Document<'a> {
    fn from(plan: &'a Plan) -> Self {
        let numbers = plan.sections().iter().zip(0_usize..).map(|(section, place)| (section.number(), place));
        let places: std::collections::HashMap<_, _> = numbers.collect();
        let mut sections: Vec<DocumentSection> = plan
            .sections()
            .iter()
            .map(|section| DocumentSection {
                fields: section.fields(),
                at: section.at(),
                actions: Vec::new(),
            })
            .collect();
        for action in plan.actions() {
            if let Some(section) = places.get(&action.section()).and_then(|place| sections.get_mut(*place)) {
                section.actions.push(action.fields());
            }
        }
        Self { name: &plan.source().name, fields: plan.fields(), sections }
    }
}

impl DocumentSection<'_> {
    /// How people cite it: `Recommendation 4`, `Area 2`; `number` is its place, from 1, where nothing is printed.
    pub fn name(&self, number: usize) -> String {
        let word = match self.fields.kind {
            SectionKind::Recommendation => "Recommendation",
            SectionKind::AreaForImprovement => "Area",
            SectionKind::Finding => "Finding",
            SectionKind::AdditionalImprovement => "Improvement",
            SectionKind::Phase => "Phase",
        };
        match &self.fields.reference {
            Some(reference) => format!("{word} {}", reference.text()),
            None => format!("{word} {number}"),
        }
    }
}
