//! Where in its document each thing of a plan or draft was read.

use goldthread_anchor::{Anchor, Quote};
use goldthread_plan::{ActionFields, Draft, Plan, PlanFields, SectionFields};

use crate::marks::{Field, Mark};
use crate::place::Place;
use crate::spot::Spot;

/// The marks of a plan on one of its documents; each leads to the page of what was read there.
pub fn of_plan(plan: &Plan, document: usize, place: Place) -> Vec<Mark> {
    let mut marks = Marks::default();
    if plan.document() == document {
        marks.plan(plan.fields());
    }
    for section in plan.sections().iter().filter(|section| section.document() == document) {
        marks.section(section.fields(), &section.name(), &place.section(section.number()));
    }
    for action in plan.actions().iter().filter(|action| action.document() == document) {
        marks.action(action.fields(), action.number().0, &place.action(action.number()));
    }
    marks.0
}

/// The marks of one action.
pub fn of_action(fields: &ActionFields, number: u32, href: &str) -> Vec<Mark> {
    let mut marks = Marks::default();
    marks.action(fields, number, href);
    marks.0
}

/// The marks of a draft; each leads to what was read, on the same page.
pub fn of_draft(draft: &Draft) -> Vec<Mark> {
    let mut marks = Marks::default();
    marks.plan(&draft.fields);
    let mut number = 0;
    for (section, nth) in draft.sections.iter().zip(1..) {
        marks.section(&section.fields, &format!("section {nth}"), &format!("#section-{nth}"));
        for action in &section.actions {
            number += 1;
            marks.action(action, number, &format!("#action-{number}"));
        }
    }
    marks.0
}

/// The places that an action was read from: its own, then those of its words.
pub fn spots_of_action(fields: &ActionFields) -> Vec<Spot> {
    let texts = [&fields.text, &fields.progress, &fields.status].into_iter().chain(&fields.leads);
    let anchors = std::iter::once(&fields.at).chain(texts.flat_map(Quote::anchors));
    anchors.chain([&fields.timescale_at]).filter_map(Spot::of).collect()
}

#[derive(Default)]
struct Marks(Vec<Mark>);

impl Marks {
    fn plan(&mut self, fields: &PlanFields) {
        let PlanFields { authority, title, document_date, inspection, scheme, glossary } = fields;
        for (quote, words) in [
            (authority, "Authority"),
            (title, "Title of the plan"),
            (document_date, "Date of the document"),
            (&inspection.framework, "Framework of the inspection"),
            (&inspection.dates, "Dates of the inspection"),
        ] {
            self.quote(quote, Field::Plan, words, None);
        }
        for judgement in &inspection.judgements {
            self.quote(&judgement.area, Field::Plan, "Judged area", None);
            self.quote(&judgement.grade, Field::Plan, "Grade", None);
        }
        for entry in scheme {
            self.quote(&entry.mark, Field::Plan, "Key of statuses", None);
            self.quote(&entry.meaning, Field::Plan, "Meaning of a status", None);
        }
        for entry in glossary {
            self.quote(&entry.abbreviation, Field::Plan, "Abbreviation of a lead", None);
            self.quote(&entry.title, Field::Plan, "Role of a lead", None);
        }
    }

    fn section(&mut self, fields: &SectionFields, name: &str, href: &str) {
        self.quote(&fields.title, Field::Section, name, Some(href));
        self.quote(&fields.finding, Field::Section, &format!("Finding of {name}"), None);
        for quote in &fields.outcomes {
            self.quote(quote, Field::Outcome, &format!("Outcome of {name}"), None);
        }
        for ratings in [&fields.process, &fields.impact] {
            self.quote(&ratings.last, Field::Status, &format!("Rating of {name}, last period"), None);
            self.quote(&ratings.this, Field::Status, &format!("Rating of {name}, now"), None);
        }
        for quote in
            fields.current_position.iter().chain(&fields.scheduled_work).chain(&fields.areas_of_concern)
        {
            self.quote(quote, Field::Progress, &format!("Told of {name}"), None);
        }
    }

    fn action(&mut self, fields: &ActionFields, number: u32, href: &str) {
        let of = |what: &str| format!("{what} of action {number}");
        self.quote(&fields.text, Field::Action, &format!("Action {number}"), Some(href));
        for lead in &fields.leads {
            self.quote(lead, Field::Lead, &of("Lead"), None);
        }
        self.words(
            &fields.timescale_at,
            fields.timescale.printed(),
            (Field::Timescale, &of("Timescale"), None),
        );
        self.quote(&fields.progress, Field::Progress, &of("Progress"), None);
        self.quote(&fields.status, Field::Status, &of("Status"), None);
        for quote in &fields.impact {
            self.quote(quote, Field::Outcome, &of("Impact"), None);
        }
    }

    fn quote(&mut self, quote: &Quote, kind: Field, words: &str, href: Option<&str>) {
        let pieces = quote.pieces();
        let ends = pieces.iter().skip(1).map(|piece| piece.from as usize).chain([quote.text().len()]);
        for (piece, end) in pieces.iter().zip(ends) {
            let text = quote.text().get(piece.from as usize..end).unwrap_or_default();
            self.words(&piece.at, text, (kind, words, href));
        }
    }

    fn words(&mut self, at: &Anchor, text: &str, (kind, words, href): (Field, &str, Option<&str>)) {
        let Some(spot) = Spot::of(at) else { return };
        // A range of a text says by itself which words are meant.
        let text = if matches!(spot, Spot::Bytes(_)) { String::new() } else { text.to_owned() };
        self.0.push(Mark { spot, text, kind, words: words.to_owned(), href: href.map(str::to_owned) });
    }
}
