//! Each field of two things that belong together.

use goldthread_anchor::Quote;
use goldthread_plan::{
    ActionFields, GlossaryEntry, Inspection, Judgement, Note, PlanFields, Ratings, SchemeEntry,
    SectionFields, Timescale, claim,
};

use super::gather::{At, Gathered, side, side_at};
use super::value::{of_lists, of_progress, of_texts};
use super::{Change, DateMove, Field, Place, Value};
use crate::words::{is_same, same_mark};

/// Two places that belong together, to be compared.
struct Both<'g, 'a> {
    gathered: &'g mut Gathered<'a>,
    old: Place,
    new: Place,
}

/// Compares what the documents say of themselves.
pub(super) fn of_documents(gathered: &mut Gathered) {
    let PlanFields { authority, title, document_date, inspection, scheme, glossary } = gathered.old.fields;
    // By when it has to be answered follows from the report: no version of a plan changes it.
    let Inspection { framework, dates, judgements, answer: _ } = inspection;
    let new = gathered.new.fields;
    let mut both = Both { gathered, old: Place::Document, new: Place::Document };
    both.text(Field::Authority, authority, &new.authority);
    both.text(Field::Title, title, &new.title);
    both.text(Field::DocumentDate, document_date, &new.document_date);
    both.text(Field::Framework, framework, &new.inspection.framework);
    both.text(Field::InspectionDates, dates, &new.inspection.dates);
    both.list(Field::Judgements, &judged(judgements), &judged(&new.inspection.judgements));
    both.list(Field::StatusKey, &keyed(scheme), &keyed(&new.scheme));
    both.list(Field::Glossary, &glossed(glossary), &glossed(&new.glossary));
}

/// Compares two sections, without their actions.
pub(super) fn of_sections(gathered: &mut Gathered, old: usize, new: usize) {
    let is = gathered.new.sections[new].fields;
    let SectionFields {
        kind,
        reference,
        group,
        title,
        finding,
        outcomes,
        process,
        impact,
        current_position,
        scheduled_work,
        areas_of_concern,
        responsible,
        deadline,
    } = gathered.old.sections[old].fields;
    let mut both = Both { gathered, old: Place::Section(old), new: Place::Section(new) };
    if *kind != is.kind {
        let word = |kind| {
            Quote::typed(
                serde_json::to_value(kind)
                    .ok()
                    .and_then(|word| Some(word.as_str()?.to_owned()))
                    .unwrap_or_default(),
            )
        };
        both.put(Field::Kind, Change::Changed, Value::Text(word(*kind)), Value::Text(word(is.kind)));
    }
    both.reference(reference.as_ref(), is.reference.as_ref());
    let none = Quote::default();
    both.text(Field::Group, group.as_ref().unwrap_or(&none), is.group.as_ref().unwrap_or(&none));
    both.text(Field::Title, title, &is.title);
    both.text(Field::Finding, finding, &is.finding);
    both.list(Field::Outcomes, outcomes, &is.outcomes);
    both.ratings([Field::ProcessLast, Field::ProcessThis], process, &is.process);
    both.ratings([Field::ImpactLast, Field::ImpactThis], impact, &is.impact);
    both.list(Field::CurrentPosition, current_position, &is.current_position);
    both.list(Field::ScheduledWork, scheduled_work, &is.scheduled_work);
    both.list(Field::AreasOfConcern, areas_of_concern, &is.areas_of_concern);
    both.list(Field::Responsible, responsible, &is.responsible);
    if !same_timescale(deadline, &is.deadline) {
        let change = of_timescales(deadline, &is.deadline, &Claims::default());
        let value = |timescale: &Timescale| Value::Timescale(timescale.clone());
        both.put(Field::Deadline, change, value(deadline), value(&is.deadline));
    }
}

/// Compares two actions.
pub(super) fn of_actions(gathered: &mut Gathered, old: At, new: At) {
    let was = gathered.old.sections[old.0].actions[old.1];
    let is = gathered.new.sections[new.0].actions[new.1];
    let claims =
        Claims { was: claim(&gathered.old.fields.scheme, was), is: claim(&gathered.new.fields.scheme, is) };
    let ActionFields {
        reference,
        text,
        leads,
        timescale,
        timescale_at: _,
        earlier_dates,
        progress,
        status,
        status_colour: _,
        impact,
        resources,
        notes,
        at: _,
    } = was;
    let mut both = Both { gathered, old: Place::Action(old.0, old.1), new: Place::Action(new.0, new.1) };
    both.reference(reference.as_ref(), is.reference.as_ref());
    both.text(Field::Text, text, &is.text);
    both.list(Field::Leads, leads, &is.leads);
    // A date that moved brings its earlier dates with it.
    if same_timescale(timescale, &is.timescale) {
        both.list(Field::EarlierDates, earlier_dates, &is.earlier_dates);
    } else {
        both.timescale(was, is, &claims);
    }
    if let Some(change) = of_progress(progress, &is.progress) {
        both.put(Field::Progress, change, Value::Text(progress.clone()), Value::Text(is.progress.clone()));
    }
    if !same_mark(status.text(), is.status.text()) {
        let change = claims.change(status.text(), is.status.text()).unwrap_or(Change::Status);
        both.put(Field::Status, change, Value::Text(status.clone()), Value::Text(is.status.clone()));
    }
    both.list(Field::Impact, impact, &is.impact);
    both.text(Field::Resources, resources, &is.resources);
    both.notes(notes, &is.notes);
}

/// The words by which each version says that an action is complete.
#[derive(Default)]
struct Claims {
    was: Option<String>,
    is: Option<String>,
}

impl Claims {
    /// What a change of a field from one text to another means, if it is what makes or ends the claim.
    fn change(&self, old: &str, new: &str) -> Option<Change> {
        match (&self.was, &self.is) {
            (None, Some(words)) if words == new => Some(Change::ClaimedComplete),
            (Some(words), None) if words == old => Some(Change::NoLongerComplete),
            _ => None,
        }
    }
}

impl Both<'_, '_> {
    fn put(&mut self, field: Field, change: Change, old: Value, new: Value) {
        self.gathered.field(field, change, side(self.old, old), side(self.new, new));
    }

    fn text(&mut self, field: Field, old: &Quote, new: &Quote) {
        if let Some(change) = of_texts(old, new) {
            self.put(field, change, Value::Text(old.clone()), Value::Text(new.clone()));
        }
    }

    fn list(&mut self, field: Field, old: &[Quote], new: &[Quote]) {
        if let Some(change) = of_lists(old, new) {
            self.put(field, change, Value::List(old.to_vec()), Value::List(new.to_vec()));
        }
    }

    fn reference(&mut self, old: Option<&Quote>, new: Option<&Quote>) {
        let (old, new) = (old.cloned().unwrap_or_default(), new.cloned().unwrap_or_default());
        if !is_same(old.text(), new.text()) {
            self.put(Field::Reference, Change::Renumbered, Value::Text(old), Value::Text(new));
        }
    }

    fn ratings(&mut self, [last, this]: [Field; 2], old: &Ratings, new: &Ratings) {
        for (field, old, new) in [(last, &old.last, &new.last), (this, &old.this, &new.this)] {
            if !same_mark(old.text(), new.text()) {
                self.put(field, Change::Rating, Value::Text(old.clone()), Value::Text(new.clone()));
            }
        }
    }

    fn timescale(&mut self, was: &ActionFields, is: &ActionFields, claims: &Claims) {
        let (old, new) = (&was.timescale, &is.timescale);
        let change = of_timescales(old, new, claims);
        let old = side_at(self.old, Value::Timescale(old.clone()), &was.timescale_at);
        let new = side_at(self.new, Value::Timescale(new.clone()), &is.timescale_at);
        self.gathered.field(Field::Timescale, change, old, new);
    }

    /// Notes are compared under their headings.
    fn notes(&mut self, old: &[Note], new: &[Note]) {
        let (old, new) = (by_label(old), by_label(new));
        let find = |notes: &[(&str, Quote)], label: &str| {
            notes.iter().find(|(own, _)| is_same(own, label)).map(|(_, text)| text.clone())
        };
        for (label, text) in &old {
            let other = find(&new, label).unwrap_or_default();
            self.text(Field::Note((*label).to_owned()), text, &other);
        }
        for (label, text) in new.iter().filter(|(label, _)| find(&old, label).is_none()) {
            self.text(Field::Note((*label).to_owned()), &Quote::default(), text);
        }
    }
}

/// The same print may mean another day where another document says the year.
pub(super) fn same_timescale(old: &Timescale, new: &Timescale) -> bool {
    is_same(old.printed(), new.printed()) && old.meaning() == new.meaning()
}

/// Notes by their headings, those of one heading as one; in the order that the headings come.
pub(super) fn by_label(notes: &[Note]) -> Vec<(&str, Quote)> {
    let mut groups: Vec<(&str, Quote)> = Vec::new();
    for note in notes {
        match groups.iter_mut().find(|(label, _)| is_same(label, &note.label)) {
            Some((_, text)) => text.push("\n", &note.text),
            None => groups.push((&note.label, note.text.clone())),
        }
    }
    groups
}

/// A status where a date belongs is no date; a date that is printed otherwise is the same date.
fn of_timescales(old: &Timescale, new: &Timescale, claims: &Claims) -> Change {
    let status = |timescale: &Timescale| timescale.status_word().unwrap_or_default().to_owned();
    let (from, to) = (old.last().or_else(|| old.due()), new.last().or_else(|| new.due()));
    if let Some(change) = claims.change(&status(old), &status(new)) {
        return change;
    }
    if old.meaning() == new.meaning() {
        return Change::Reworded;
    }
    if new.status_word().is_some() && to.is_none() {
        return Change::Status;
    }
    if old.is_dated() || new.is_dated() { Change::DateMoved(DateMove { from, to }) } else { Change::Reworded }
}

fn joined(parts: &[&Quote], separator: &str) -> Quote {
    parts.iter().fold(Quote::default(), |mut all, part| {
        all.push(separator, part);
        all
    })
}

pub(super) fn judged(judgements: &[Judgement]) -> Vec<Quote> {
    judgements.iter().map(|Judgement { area, grade }| joined(&[area, grade], ": ")).collect()
}

pub(super) fn keyed(scheme: &[SchemeEntry]) -> Vec<Quote> {
    scheme.iter().map(|SchemeEntry { mark, meaning }| joined(&[mark, meaning], ": ")).collect()
}

pub(super) fn glossed(glossary: &[GlossaryEntry]) -> Vec<Quote> {
    glossary
        .iter()
        .map(|GlossaryEntry { abbreviation, title, name }| joined(&[abbreviation, title, name], ": "))
        .collect()
}
