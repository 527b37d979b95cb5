//! A thing of the plan after some of its fields were taken from a new version.
//!
//! The words of what was taken, and of what both say alike, stand in the new document. What the plan has otherwise stays
//! in its own words; they stand in an earlier document, so that they have no place in this one.

use goldthread_anchor::{Anchor, Quote};
use goldthread_plan::{
    ActionFields, GlossaryEntry, Inspection, Judgement, Note, PlanFields, Ratings, SchemeEntry, SectionFields,
};

use super::Field;
use super::fields::{by_label, glossed, judged, keyed, same_timescale};
use super::value::of_lists;
use crate::words::{is_same, same_mark};

/// Which fields are taken.
pub(super) struct Settle<'a> {
    pub taken: &'a [Field],
}

impl Settle<'_> {
    pub(super) fn action(&self, now: &ActionFields, new: &ActionFields) -> ActionFields {
        let dated = self.takes(&Field::Timescale) || same_timescale(&now.timescale, &new.timescale);
        let marked = self.takes(&Field::Status) || same_mark(now.status.text(), new.status.text());
        ActionFields {
            reference: self.reference(now.reference.as_ref(), new.reference.as_ref()),
            text: self.text(&Field::Text, &now.text, &new.text),
            leads: self.list(&Field::Leads, &now.leads, &new.leads),
            timescale: if dated { &new.timescale } else { &now.timescale }.clone(),
            timescale_at: if dated { new.timescale_at.clone() } else { Anchor::Typed },
            earlier_dates: if self.takes(&Field::Timescale) {
                new.earlier_dates.clone()
            } else {
                self.list(&Field::EarlierDates, &now.earlier_dates, &new.earlier_dates)
            },
            progress: self.text(&Field::Progress, &now.progress, &new.progress),
            status: if marked { new.status.clone() } else { typed(&now.status) },
            status_colour: if marked { &new.status_colour } else { &now.status_colour }.clone(),
            impact: self.list(&Field::Impact, &now.impact, &new.impact),
            resources: self.text(&Field::Resources, &now.resources, &new.resources),
            notes: self.notes(&now.notes, &new.notes),
            at: new.at.clone(),
        }
    }

    pub(super) fn section(&self, now: &SectionFields, new: &SectionFields) -> SectionFields {
        let none = Quote::default();
        let group = |fields: &SectionFields| fields.group.clone().unwrap_or_else(|| none.clone());
        let dated = self.takes(&Field::Deadline) || same_timescale(&now.deadline, &new.deadline);
        SectionFields {
            kind: if self.takes(&Field::Kind) { new.kind } else { now.kind },
            reference: self.reference(now.reference.as_ref(), new.reference.as_ref()),
            group: Some(self.text(&Field::Group, &group(now), &group(new))).filter(|group| !group.is_empty()),
            title: self.text(&Field::Title, &now.title, &new.title),
            finding: self.text(&Field::Finding, &now.finding, &new.finding),
            outcomes: self.list(&Field::Outcomes, &now.outcomes, &new.outcomes),
            process: self.ratings([&Field::ProcessLast, &Field::ProcessThis], &now.process, &new.process),
            impact: self.ratings([&Field::ImpactLast, &Field::ImpactThis], &now.impact, &new.impact),
            current_position: self.list(
                &Field::CurrentPosition,
                &now.current_position,
                &new.current_position,
            ),
            scheduled_work: self.list(&Field::ScheduledWork, &now.scheduled_work, &new.scheduled_work),
            areas_of_concern: self.list(&Field::AreasOfConcern, &now.areas_of_concern, &new.areas_of_concern),
            responsible: self.list(&Field::Responsible, &now.responsible, &new.responsible),
            deadline: if dated { &new.deadline } else { &now.deadline }.clone(),
        }
    }

    pub(super) fn plan(&self, now: &PlanFields, new: &PlanFields) -> PlanFields {
        let (was, is) = (&now.inspection, &new.inspection);
        let takes =
            |field: &Field, now: &[Quote], new: &[Quote]| self.takes(field) || of_lists(now, new).is_none();
        let judgements = takes(&Field::Judgements, &judged(&was.judgements), &judged(&is.judgements));
        let scheme = takes(&Field::StatusKey, &keyed(&now.scheme), &keyed(&new.scheme));
        let glossary = takes(&Field::Glossary, &glossed(&now.glossary), &glossed(&new.glossary));
        PlanFields {
            authority: self.text(&Field::Authority, &now.authority, &new.authority),
            title: self.text(&Field::Title, &now.title, &new.title),
            document_date: self.text(&Field::DocumentDate, &now.document_date, &new.document_date),
            inspection: Inspection {
                framework: self.text(&Field::Framework, &was.framework, &is.framework),
                dates: self.text(&Field::InspectionDates, &was.dates, &is.dates),
                judgements: if judgements {
                    is.judgements.clone()
                } else {
                    was.judgements.iter().map(typed_judgement).collect()
                },
                answer: was.answer.clone().or_else(|| is.answer.clone()),
            },
            scheme: if scheme { new.scheme.clone() } else { now.scheme.iter().map(typed_mark).collect() },
            glossary: if glossary {
                new.glossary.clone()
            } else {
                now.glossary.iter().map(typed_role).collect()
            },
        }
    }

    fn takes(&self, field: &Field) -> bool {
        self.taken.contains(field)
    }

    fn text(&self, field: &Field, now: &Quote, new: &Quote) -> Quote {
        if self.takes(field) || is_same(now.text(), new.text()) { new.clone() } else { typed(now) }
    }

    fn list(&self, field: &Field, now: &[Quote], new: &[Quote]) -> Vec<Quote> {
        let takes = self.takes(field) || of_lists(now, new).is_none();
        if takes { new.to_vec() } else { now.iter().map(typed).collect() }
    }

    fn reference(&self, now: Option<&Quote>, new: Option<&Quote>) -> Option<Quote> {
        let words = |reference: Option<&Quote>| reference.cloned().unwrap_or_default();
        Some(self.text(&Field::Reference, &words(now), &words(new))).filter(|reference| !reference.is_empty())
    }

    fn ratings(&self, [last, this]: [&Field; 2], now: &Ratings, new: &Ratings) -> Ratings {
        let rating = |field: &Field, now: &Quote, new: &Quote| {
            if self.takes(field) || same_mark(now.text(), new.text()) { new.clone() } else { typed(now) }
        };
        Ratings { last: rating(last, &now.last, &new.last), this: rating(this, &now.this, &new.this) }
    }

    /// Notes go by their headings: first those of the plan, then those that are new.
    fn notes(&self, now: &[Note], new: &[Note]) -> Vec<Note> {
        let of = |notes: &[Note], label: &str| -> Vec<Note> {
            notes.iter().filter(|note| is_same(&note.label, label)).cloned().collect()
        };
        let says = |notes: &[Note]| by_label(notes).pop().map(|(_, text)| text).unwrap_or_default();
        let mut settled = Vec::new();
        let known = by_label(now).into_iter().map(|(label, _)| label);
        let more =
            by_label(new).into_iter().map(|(label, _)| label).filter(|label| of(now, label).is_empty());
        for label in known.chain(more) {
            let (was, is) = (of(now, label), of(new, label));
            let named = |field: &Field| matches!(field, Field::Note(own) if is_same(own, label));
            let takes = self.taken.iter().any(named) || is_same(says(&was).text(), says(&is).text());
            let kept = was.into_iter().map(|note| Note { text: typed(&note.text), ..note });
            settled.extend(if takes { is } else { kept.collect() });
        }
        settled
    }
}

fn typed_judgement(Judgement { area, grade }: &Judgement) -> Judgement {
    Judgement { area: typed(area), grade: typed(grade) }
}

fn typed_mark(SchemeEntry { mark, meaning }: &SchemeEntry) -> SchemeEntry {
    SchemeEntry { mark: typed(mark), meaning: typed(meaning) }
}

fn typed_role(GlossaryEntry { abbreviation, title, name }: &GlossaryEntry) -> GlossaryEntry {
    GlossaryEntry { abbreviation: typed(abbreviation), title: typed(title), name: typed(name) }
}

/// The words without their place in a document.
fn typed(quote: &Quote) -> Quote {
    Quote::typed(quote.text())
}
