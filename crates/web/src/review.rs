//! What a person does to a draft before confirming it: settles doubts, sets fields, says what columns hold.
//!
//! It is kept apart from what was read, so that reading again (when a column changes) loses nothing that was set, and
//! the ledger can say both: what the document was read as, and what a person made of it.

use std::collections::{BTreeMap, BTreeSet};

use goldthread_anchor::{Anchor, Quote};
use goldthread_plan::timescale::{YearHint, find_dates};
use goldthread_plan::{
    ActionFields, ActionNumber, Doubt, Draft, DraftSection, FieldSetInReview, ReviewedField, SectionFields,
    SectionKind, SectionNumber, Timescale,
};
use goldthread_reader::Mapping;
use goldthread_shelf::SetColumns;

/// What was done so far.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Review {
    settled: BTreeSet<String>,
    actions: BTreeMap<String, ActionSet>,
    sections: BTreeMap<String, SectionSet>,
    /// What columns hold: as kept from earlier documents, and as set here.
    pub mapping: Mapping,
    /// The signatures of the tables that were set here.
    pub set_here: BTreeSet<String>,
}

/// The fields of an action as a person left them.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
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
#[derive(Debug, Clone, PartialEq, Eq)]
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
    pub fn is_settled(&self, doubt: &Doubt) -> bool {
        self.settled.contains(&key_of_doubt(doubt))
    }

    /// Settles a doubt, or opens it again.
    pub fn settle(&mut self, doubt: &Doubt, settled: bool) {
        let key = key_of_doubt(doubt);
        if settled {
            self.settled.insert(key);
        } else {
            self.settled.remove(&key);
        }
    }

    /// The fields of an action as they stand, and whether they were set.
    pub fn action(&self, read: &ActionFields) -> (ActionSet, bool) {
        let set = self.actions.get(&key_of_action(read));
        (set.cloned().unwrap_or_else(|| ActionSet::of(read)), set.is_some())
    }

    /// The fields of a section as they stand, and whether they were set.
    pub fn section(&self, read: &DraftSection) -> (SectionSet, bool) {
        let set = self.sections.get(&key_of_section(read));
        (set.cloned().unwrap_or_else(|| SectionSet::of(&read.fields)), set.is_some())
    }

    /// Sets the fields of an action; what is as it was read is not set.
    pub fn set_action(&mut self, read: &ActionFields, set: ActionSet) {
        let key = key_of_action(read);
        if set == ActionSet::of(read) {
            self.actions.remove(&key);
        } else {
            self.actions.insert(key, set);
        }
    }

    /// Sets the fields of a section; what is as it was read is not set.
    pub fn set_section(&mut self, read: &DraftSection, set: SectionSet) {
        let key = key_of_section(read);
        if set == SectionSet::of(&read.fields) {
            self.sections.remove(&key);
        } else {
            self.sections.insert(key, set);
        }
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
    pub fn applied(&self, read: &Draft) -> Reviewed {
        let hint = YearHint::new(document_date(read));
        let mut work = Work { review: self, hint, fields: Vec::new(), doubts: Vec::new(), actions: 0 };
        let sections =
            read.sections.iter().zip(1..).map(|(section, number)| work.section(section, number)).collect();
        let open = read.doubts.iter().filter(|doubt| !self.is_settled(doubt)).cloned();
        let doubts = open.chain(work.doubts).collect();
        Reviewed { draft: Draft { sections, doubts, ..read.clone() }, fields: work.fields }
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
    doubts: Vec<Doubt>,
    actions: u32,
}

impl Work<'_> {
    fn section(&mut self, read: &DraftSection, number: u32) -> DraftSection {
        let number = SectionNumber(number);
        let (set, _) = self.review.section(read);
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
        let (set, _) = self.review.action(read);
        if set.left_out {
            self.doubts.push(left_out(read));
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
                ReviewedField::Title | ReviewedField::Kind => {}
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

fn left_out(read: &ActionFields) -> Doubt {
    let message =
        format!("the action “{}” was left out in review", crate::words::shortened(read.text.text(), 120));
    Doubt { code: "left-out-in-review".to_owned(), message, at: read.text.anchor() }
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

/// The same thing has the same key when the document is read again.
fn key_of_action(read: &ActionFields) -> String {
    format!("{:?} {}", read.at, read.text.text())
}

fn key_of_section(read: &DraftSection) -> String {
    format!("{:?} {}", read.at, read.fields.title.text())
}

fn key_of_doubt(doubt: &Doubt) -> String {
    format!("{} {:?} {}", doubt.code, doubt.at, doubt.message)
}

#[cfg(test)]
mod tests {
    use goldthread_reader::{Limits, Source, read};

    use super::*;
    use crate::testing::PLAN;

    fn draft() -> Draft {
        read(&Source::new("plan.txt", PLAN.as_bytes(), Limits::default()).expect("a text can be read"))
    }

    #[test]
    fn what_is_set_keeps_its_place_and_is_told() {
        let read = draft();
        let mut review = Review::default();
        let first = read.actions().next().expect("the plan has actions").clone();
        let set = ActionSet {
            leads: "Director\nHead of Visits".into(),
            timescale: "May 2027".into(),
            ..ActionSet::of(&first)
        };
        review.set_action(&first, set);
        let Reviewed { draft, fields } = review.applied(&read);
        let now = draft.actions().next().expect("it is still there");
        assert_eq!(now.leads.iter().map(Quote::text).collect::<Vec<_>>(), ["Director", "Head of Visits"]);
        assert_eq!(now.leads[0].anchor(), first.leads.first().map_or(first.at.clone(), Quote::anchor));
        assert_eq!((now.timescale.printed(), now.timescale.is_dated()), ("May 2027", true));
        assert_eq!(now.timescale_at, first.timescale_at);
        let told: Vec<_> = fields.iter().map(|set| (set.action, set.field)).collect();
        let one = Some(ActionNumber(1));
        assert_eq!(told, [(one, ReviewedField::Leads), (one, ReviewedField::Timescale)]);
        review.set_action(&first, ActionSet::of(&first));
        assert_eq!(review.applied(&read), Reviewed { draft: read, fields: Vec::new() });
    }

    #[test]
    fn what_is_left_out_is_a_doubt_and_what_is_settled_is_none() {
        let mut read = draft();
        read.doubts.push(Doubt { code: "x".into(), message: "is it so".into(), at: Anchor::Typed });
        let mut review = Review::default();
        read.doubts.iter().for_each(|doubt| review.settle(doubt, true));
        let first = read.actions().next().expect("the plan has actions").clone();
        review.set_action(&first, ActionSet { left_out: true, ..ActionSet::of(&first) });
        let draft = review.applied(&read).draft;
        assert_eq!(draft.action_count() + 1, read.action_count());
        let left: Vec<&str> = draft.doubts.iter().map(|doubt| doubt.code.as_str()).collect();
        assert_eq!(left, ["left-out-in-review"]);
        review.settle(&read.doubts[0], false);
        assert_eq!(review.applied(&read).draft.doubts.len(), 2);
    }

    #[test]
    fn a_section_may_be_called_something_else() {
        let read = draft();
        let mut review = Review::default();
        let set = SectionSet { title: "Plain words".into(), kind: SectionKind::Phase };
        review.set_section(&read.sections[0], set);
        let Reviewed { draft, fields } = review.applied(&read);
        assert_eq!((draft.sections[0].fields.title.text(), fields.len()), ("Plain words", 2));
        assert_eq!(draft.sections[0].fields.title.anchor(), read.sections[0].fields.title.anchor());
    }
}
