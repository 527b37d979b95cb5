//! What a person does to a draft before confirming it: settles doubts, sets fields, leaves actions out, says what columns
//! hold.
//!
//! It is kept apart from what was read, so that reading again (when a column changes) loses nothing that was set, and
//! the ledger can say both: what the document was read as, and what a person made of it.

use std::collections::{BTreeMap, BTreeSet};
use std::iter::Copied;
use std::slice::Iter;

use goldthread_anchor::{Anchor, Quote};
use goldthread_plan::timescale::{YearHint, find_dates};
use goldthread_plan::{
    ActionFields, ActionNumber, Draft, DraftSection, FieldSetInReview, ReviewedField, SectionFields,
    SectionKind, SectionNumber, Timescale,
};
use goldthread_reader::Mapping;
use goldthread_shelf::SetColumns;

use crate::keys::{Key, Keys};

/// What was done so far.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Review {
    settled: BTreeSet<Key>,
    actions: BTreeMap<Key, ActionSet>,
    sections: BTreeMap<Key, SectionSet>,
    /// What columns hold: as kept from earlier documents, and as set here.
    pub mapping: Mapping,
    /// The signatures of the tables that were set here.
    pub set_here: BTreeSet<String>,
}

/// The fields of an action as a person left them.
#[derive(Debug, Clone, Default, PartialEq, Eq, Hash)]
pub struct ActionSet {
    /// What is to be done.
    pub text: String,
    /// The leads, one a line.
    pub leads: String,
    /// The timescale as printed.
    pub timescale: String,
    /// The status.
    pub status: String,
    /// Whether the action is no action.
    pub left_out: bool,
}

/// The fields of a section as a person left them.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct SectionSet {
    /// Its title.
    pub title: String,
    /// What it answers.
    pub kind: SectionKind,
}

impl ActionSet {
    /// The fields as they were read.
    pub fn of(fields: &ActionFields) -> Self {
        let leads: Vec<&str> = fields.leads.iter().map(Quote::text).collect();
        Self {
            text: fields.text.text().to_owned(),
            leads: leads.join("\n"),
            timescale: fields.timescale.printed().to_owned(),
            status: fields.status.text().to_owned(),
            left_out: false,
        }
    }
}

impl SectionSet {
    /// The fields as they were read.
    pub fn of(fields: &SectionFields) -> Self {
        Self { title: fields.title.text().to_owned(), kind: fields.kind }
    }
}

/// A draft with what was set in it, and what was set.
#[derive(Debug, Clone, PartialEq)]
pub struct Reviewed {
    /// The draft as it would be kept.
    pub draft: Draft,
    /// The fields that were set.
    pub fields: Vec<FieldSetInReview>,
}

impl Review {
    /// A review that begins with what is known of columns.
    pub fn beginning(mapping: Mapping) -> Self {
        Self { mapping, ..Self::default() }
    }

    /// Whether a doubt was settled.
    pub fn is_settled(&self, doubt: Key) -> bool {
        self.settled.contains(&doubt)
    }

    /// Settles a doubt, or opens it again.
    pub fn settle(&mut self, doubt: Key, settled: bool) {
        if settled {
            self.settled.insert(doubt);
        } else {
            self.settled.remove(&doubt);
        }
    }

    /// The fields of an action as they stand, and whether they were set.
    pub fn action(&self, key: Key, read: &ActionFields) -> (ActionSet, bool) {
        let set = self.actions.get(&key);
        (set.cloned().unwrap_or_else(|| ActionSet::of(read)), set.is_some())
    }

    /// The fields of a section as they stand, and whether they were set.
    pub fn section(&self, key: Key, read: &DraftSection) -> (SectionSet, bool) {
        let set = self.sections.get(&key);
        (set.cloned().unwrap_or_else(|| SectionSet::of(&read.fields)), set.is_some())
    }

    /// Sets the fields of an action; what is as it was read is not set.
    pub fn set_action(&mut self, key: Key, read: &ActionFields, set: ActionSet) {
        if set == ActionSet::of(read) {
            self.actions.remove(&key);
        } else {
            self.actions.insert(key, set);
        }
    }

    /// Sets the fields of a section; what is as it was read is not set.
    pub fn set_section(&mut self, key: Key, read: &DraftSection, set: SectionSet) {
        if set == SectionSet::of(&read.fields) {
            self.sections.remove(&key);
        } else {
            self.sections.insert(key, set);
        }
    }

    /// How many actions and sections were set that are not in the draft as it reads now: other columns make others of them.
    pub fn out_of_place(&self, keys: &Keys) -> usize {
        let there: BTreeSet<&Key> = keys.actions.iter().chain(&keys.sections).collect();
        self.actions.keys().chain(self.sections.keys()).filter(|key| !there.contains(key)).count()
    }

    /// The same with the columns that another has set.
    #[must_use]
    pub fn with_columns_of(&self, other: &Self) -> Self {
        let set_here = self.set_here.union(&other.set_here).cloned().collect();
        Self { mapping: other.mapping.clone(), set_here, ..self.clone() }
    }

    /// The columns that were set here, as they are to be kept.
    pub fn columns(&self) -> Vec<SetColumns> {
        let columns = |signature: &String| {
            let of = self.mapping.tables.get(signature).cloned().unwrap_or_default();
            Some(SetColumns { signature: signature.clone(), columns: serde_json::to_value(of).ok()? })
        };
        self.set_here.iter().filter_map(columns).collect()
    }

    /// The draft as it would be kept: fields as they were set, without what was left out and the doubts that were settled.
    pub fn applied(&self, read: &Draft, keys: &Keys) -> Reviewed {
        let hint = YearHint::new(document_date(read));
        let mut work =
            Work { review: self, hint, fields: Vec::new(), actions: 0, keys: keys.actions.iter().copied() };
        let sections = read.sections.iter().zip(&keys.sections).zip(1..);
        let sections = sections.map(|((section, key), number)| work.section(section, *key, number)).collect();
        let open = read.doubts.iter().zip(&keys.doubts).filter(|(_, key)| !self.is_settled(**key));
        let doubts = open.map(|(doubt, _)| doubt.clone()).collect();
        let Draft { source, kind, fields, sections: _, doubts: _ } = read;
        let draft = Draft { source: source.clone(), kind: *kind, fields: fields.clone(), sections, doubts };
        Reviewed { draft, fields: work.fields }
    }
}

/// What was kept of the columns of earlier documents, as the reader takes it.
pub fn mapping_of(kept: Vec<SetColumns>) -> Mapping {
    let table = |set: SetColumns| Some((set.signature, serde_json::from_value(set.columns).ok()?));
    Mapping { tables: kept.into_iter().filter_map(table).collect() }
}

/// The draft is gone through once; numbers are those that the plan will have.
struct Work<'a> {
    review: &'a Review,
    hint: YearHint,
    fields: Vec<FieldSetInReview>,
    actions: u32,
    /// Of the actions that are still to come.
    keys: Copied<Iter<'a, Key>>,
}

impl Work<'_> {
    fn section(&mut self, read: &DraftSection, key: Key, number: u32) -> DraftSection {
        let number = SectionNumber(number);
        let (set, _) = self.review.section(key, read);
        let mut fields = read.fields.clone();
        let before = SectionSet::of(&fields);
        let mut note = |field, read: &str, now: &str, at: &Anchor| {
            self.fields.push(told((number, None), field, read, now, at));
        };
        if set.title != before.title {
            note(ReviewedField::Title, &before.title, &set.title, &fields.title.anchor());
            fields.title = set_words(&fields.title, &set.title, &read.at);
        }
        if set.kind != before.kind {
            note(ReviewedField::Kind, word_of(before.kind), word_of(set.kind), &read.at);
            fields.kind = set.kind;
        }
        let actions = read.actions.iter().filter_map(|action| self.action(action, number)).collect();
        DraftSection { fields, at: read.at.clone(), actions }
    }

    fn action(&mut self, read: &ActionFields, section: SectionNumber) -> Option<ActionFields> {
        let (set, _) = self.review.action(self.keys.next()?, read);
        if set.left_out {
            let field = ReviewedField::LeftOut;
            self.fields.push(told((section, None), field, read.text.text(), "", &read.text.anchor()));
            return None;
        }
        self.actions += 1;
        let of = (section, Some(ActionNumber(self.actions)));
        let before = ActionSet::of(read);
        let mut fields = read.clone();
        let lead = read.leads.first().map(Quote::anchor).unwrap_or_default();
        for (field, was, now, at) in [
            (ReviewedField::Text, &before.text, &set.text, &read.text.anchor()),
            (ReviewedField::Leads, &before.leads, &set.leads, &lead),
            (ReviewedField::Timescale, &before.timescale, &set.timescale, &read.timescale_at),
            (ReviewedField::Status, &before.status, &set.status, &read.status.anchor()),
        ] {
            if was == now {
                continue;
            }
            self.fields.push(told(of, field, was, now, at));
            match field {
                ReviewedField::Text => fields.text = set_words(&read.text, now, &read.at),
                ReviewedField::Leads => fields.leads = set_leads(&read.leads, now, &read.at),
                ReviewedField::Timescale => fields.timescale = Timescale::read(now, self.hint),
                ReviewedField::Status => fields.status = set_words(&read.status, now, &read.at),
                ReviewedField::Title | ReviewedField::Kind | ReviewedField::LeftOut => {}
            }
        }
        Some(fields)
    }
}

fn told(
    (section, action): (SectionNumber, Option<ActionNumber>),
    field: ReviewedField,
    read: &str,
    set: &str,
    at: &Anchor,
) -> FieldSetInReview {
    FieldSetInReview { section, action, field, read: read.to_owned(), set: set.to_owned(), at: at.clone() }
}

/// Other words at the same place; where nothing was read, at the place of what they belong to.
fn set_words(read: &Quote, now: &str, around: &Anchor) -> Quote {
    let place = if read.is_empty() { around.clone() } else { read.anchor() };
    match now {
        "" => Quote::default(),
        _ if now == read.text() => read.clone(),
        _ if place.is_typed() => Quote::typed(now),
        _ => Quote::at(now, place),
    }
}

fn set_leads(read: &[Quote], now: &str, around: &Anchor) -> Vec<Quote> {
    let lines = now.lines().map(str::trim).filter(|line| !line.is_empty());
    let same = |line: &str| read.iter().find(|lead| lead.text() == line);
    let first = read.first().cloned().unwrap_or_default();
    lines.map(|line| same(line).cloned().unwrap_or_else(|| set_words(&first, line, around))).collect()
}

/// The word for what a section answers.
pub const fn word_of(kind: SectionKind) -> &'static str {
    match kind {
        SectionKind::Recommendation => "Recommendation",
        SectionKind::AreaForImprovement => "Area for improvement",
        SectionKind::Finding => "Finding",
        SectionKind::AdditionalImprovement => "Additional improvement",
        SectionKind::Phase => "Phase",
    }
}

fn document_date(draft: &Draft) -> Option<jiff::civil::Date> {
    find_dates(draft.fields.document_date.text(), YearHint::none())
        .iter()
        .map(|mention| mention.due.date)
        .max()
}

#[cfg(test)]
mod tests {
    use goldthread_plan::Doubt;
    use goldthread_reader::{Limits, Source, read};

    use super::*;
    use crate::testing::PLAN;

    fn draft() -> Draft {
        read(&Source::new("plan.txt", PLAN.as_bytes(), Limits::default()).expect("a text can be read"))
    }

    #[test]
    fn what_is_set_keeps_its_place_and_is_told() {
        let read = draft();
        let keys = Keys::of(&read);
        let mut review = Review::default();
        let first = read.actions().next().expect("the plan has actions").clone();
        let set = ActionSet {
            leads: "Director\nHead of Visits".into(),
            timescale: "May 2027".into(),
            ..ActionSet::of(&first)
        };
        review.set_action(keys.actions[0], &first, set);
        let Reviewed { draft, fields } = review.applied(&read, &keys);
        let now = draft.actions().next().expect("it is still there");
        assert_eq!(now.leads.iter().map(Quote::text).collect::<Vec<_>>(), ["Director", "Head of Visits"]);
        assert_eq!(now.leads[0].anchor(), first.leads.first().map_or(first.at.clone(), Quote::anchor));
        assert_eq!((now.timescale.printed(), now.timescale.is_dated()), ("May 2027", true));
        assert_eq!(now.timescale_at, first.timescale_at);
        let told: Vec<_> = fields.iter().map(|set| (set.action, set.field)).collect();
        let one = Some(ActionNumber(1));
        assert_eq!(told, [(one, ReviewedField::Leads), (one, ReviewedField::Timescale)]);
        review.set_action(keys.actions[0], &first, ActionSet::of(&first));
        assert_eq!(review.applied(&read, &keys), Reviewed { draft: read, fields: Vec::new() });
    }

    #[test]
    fn what_is_left_out_is_told_and_what_is_settled_is_no_doubt() {
        let mut read = draft();
        let doubt = Doubt { code: "x".into(), message: "is it so".into(), at: Anchor::Typed };
        read.doubts.extend([doubt.clone(), doubt]);
        let keys = Keys::of(&read);
        let mut review = Review::default();
        keys.doubts.iter().for_each(|doubt| review.settle(*doubt, true));
        let first = read.actions().next().expect("the plan has actions").clone();
        review.set_action(keys.actions[0], &first, ActionSet { left_out: true, ..ActionSet::of(&first) });
        let Reviewed { draft, fields } = review.applied(&read, &keys);
        assert_eq!((draft.action_count() + 1, draft.doubts.len()), (read.action_count(), 0));
        assert_eq!((fields.len(), fields[0].field, fields[0].action), (1, ReviewedField::LeftOut, None));
        assert!(fields[0].sentence().contains(first.text.text()), "{}", fields[0].sentence());
        let last = *keys.doubts.last().expect("there are two at least");
        review.settle(last, false);
        assert_eq!(review.applied(&read, &keys).draft.doubts.len(), 1, "its twin stays settled");
    }

    #[test]
    fn of_two_actions_that_are_alike_one_is_changed() {
        let mut read = draft();
        let twin = read.sections[0].actions[0].clone();
        read.sections[0].actions.insert(1, twin.clone());
        let (keys, mut review) = (Keys::of(&read), Review::default());
        let set = ActionSet { status: "Green".into(), ..ActionSet::of(&twin) };
        review.set_action(keys.actions[1], &twin, set);
        let statuses = review.applied(&read, &keys).draft;
        let statuses: Vec<&str> = statuses.actions().take(2).map(|action| action.status.text()).collect();
        assert_eq!(statuses, [twin.status.text(), "Green"]);
    }

    #[test]
    fn a_section_may_be_called_something_else() {
        let read = draft();
        let (keys, mut review) = (Keys::of(&read), Review::default());
        let set = SectionSet { title: "Plain words".into(), kind: SectionKind::Phase };
        review.set_section(keys.sections[0], &read.sections[0], set);
        let Reviewed { draft, fields } = review.applied(&read, &keys);
        assert_eq!((draft.sections[0].fields.title.text(), fields.len()), ("Plain words", 2));
        assert_eq!(draft.sections[0].fields.title.anchor(), read.sections[0].fields.title.anchor());
    }
}
