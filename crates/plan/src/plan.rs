use std::sync::{Arc, LazyLock};

use goldthread_anchor::Quote;
use jiff::civil::Date;
use thiserror::Error;

use crate::escalation::{Concern, ConcernNumber, Escalation, EscalationNumber, Matter};
use crate::evidence::{Evidence, EvidenceNumber};
use crate::periods::{Period, PeriodNumber, RatingScheme};
use crate::timescale::{YearHint, find_dates};
use crate::{
    Action, ActionNumber, Comment, DocumentKind, Doubt, Event, FieldSetInReview, PlanFields, Section,
    SectionNumber, SourceRef,
};

pub(crate) const NO_SECTION: &str = "its section is not in the plan";
pub(crate) const NO_ACTION: &str = "its action is not in the plan";

/// The answer to an inspection, as its events leave it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Plan {
    pub(crate) documents: Vec<SourceRef>,
    pub(crate) begun_from: DocumentKind,
    pub(crate) fields: PlanFields,
    pub(crate) sections: Vec<Section>,
    pub(crate) actions: Vec<Action>,
    pub(crate) doubts: Vec<Doubt>,
    pub(crate) set_in_review: Vec<FieldSetInReview>,
    pub(crate) last_section: u32,
    pub(crate) last_action: u32,
    pub(crate) document: usize,
    pub(crate) last_update: u32,
    pub(crate) comments: Vec<Arc<Comment>>,
    pub(crate) evidence: Vec<Arc<Evidence>>,
    pub(crate) rating_scheme: Option<Arc<RatingScheme>>,
    pub(crate) periods: Vec<Arc<Period>>,
    pub(crate) concerns: Vec<Arc<Concern>>,
    pub(crate) escalations: Vec<Arc<Escalation>>,
}

/// Events came in an order that no plan can have.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
#[error("event {kind} cannot come here: {why}")]
pub struct OutOfOrder {
    pub(crate) kind: &'static str,
    pub(crate) why: &'static str,
}

impl Plan {
    /// The state that `events` leave.
    ///
    /// # Errors
    /// [`OutOfOrder`] when the first event does not open the plan, or a later one opens it again.
    pub fn fold<'a>(events: impl IntoIterator<Item = &'a Event>) -> Result<Self, OutOfOrder> {
        let mut events = events.into_iter();
        let Some(Event::PlanOpened(opened)) = events.next() else {
            return Err(OutOfOrder { kind: "plan-opened", why: "a plan begins with it and nothing else" });
        };
        let mut plan = Self {
            documents: vec![opened.source.clone()],
            begun_from: opened.kind,
            fields: opened.fields.clone(),
            sections: Vec::new(),
            actions: Vec::new(),
            doubts: Vec::new(),
            set_in_review: Vec::new(),
            last_section: 0,
            last_action: 0,
            document: 0,
            last_update: 0,
            comments: Vec::new(),
            evidence: Vec::new(),
            rating_scheme: None,
            periods: Vec::new(),
            concerns: Vec::new(),
            escalations: Vec::new(),
        };
        events.try_for_each(|event| plan.apply(event))?;
        Ok(plan)
    }

    /// The document that the plan was read from last.
    ///
    /// # Panics
    /// Never: a plan is opened with a document.
    pub fn source(&self) -> &SourceRef {
        self.documents.last().expect("a plan is opened with a document")
    }

    /// What the first document is: a plan, or the report of an inspection that the plan was begun from.
    pub fn begun_from(&self) -> DocumentKind {
        self.begun_from
    }

    /// The documents that the plan was read from: the first, and its later versions.
    pub fn documents(&self) -> &[SourceRef] {
        &self.documents
    }

    /// Which of [`Self::documents`] the words of [`Self::fields`] stand in.
    pub fn document(&self) -> usize {
        self.document
    }

    /// What the document says of the plan as a whole.
    pub fn fields(&self) -> &PlanFields {
        &self.fields
    }

    /// The title, or the name of the file where the document has none.
    pub fn title(&self) -> &str {
        if self.fields.title.is_empty() { &self.source().name } else { self.fields.title.text() }
    }

    /// The sections, in the order printed.
    pub fn sections(&self) -> &[Section] {
        &self.sections
    }

    /// One section.
    pub fn section(&self, number: SectionNumber) -> Option<&Section> {
        self.sections.iter().find(|section| section.number == number)
    }

    /// All actions, in the order printed.
    pub fn actions(&self) -> &[Action] {
        &self.actions
    }

    /// One action.
    pub fn action(&self, number: ActionNumber) -> Option<&Action> {
        self.actions.iter().find(|action| action.number == number)
    }

    /// The actions of a section, in the order printed.
    pub fn actions_of(&self, section: SectionNumber) -> impl Iterator<Item = &Action> {
        self.actions.iter().filter(move |action| action.section == section)
    }

    /// Whether what a concern or a matter is about is in the plan: a later version may have taken it out.
    pub fn has_matter(&self, matter: Matter) -> bool {
        match matter {
            Matter::Section(section) => self.section(section).is_some(),
            Matter::Action(action) => self.action(action).is_some(),
        }
    }

    /// The actions of other sections that a section shares, in the order printed.
    pub fn actions_shared_with(&self, section: SectionNumber) -> impl Iterator<Item = &Action> {
        // One that a later version moved into the section is its own now.
        let shared = self.actions.iter().filter(move |action| action.work.also_in().contains(&section));
        shared.filter(move |action| action.section != section)
    }

    pub(crate) fn action_mut(&mut self, number: ActionNumber) -> Result<&mut Action, &'static str> {
        self.actions.iter_mut().find(|action| action.number == number).ok_or(NO_ACTION)
    }

    /// All evidence, also what was taken away, the first first.
    pub fn evidence(&self) -> &[Arc<Evidence>] {
        &self.evidence
    }

    /// One piece of evidence, also where it was taken away.
    pub fn evidence_of_number(&self, number: EvidenceNumber) -> Option<&Evidence> {
        self.evidence.iter().find(|piece| piece.number == number).map(AsRef::as_ref)
    }

    /// The evidence that stands and bears an action out, the first first.
    pub fn evidence_for(&self, action: ActionNumber) -> impl Iterator<Item = &Evidence> {
        let pieces = self.evidence.iter().map(AsRef::as_ref);
        pieces.filter(move |piece| piece.withdrawn.is_none() && piece.serves.contains(&action))
    }

    /// Whether a piece of evidence stands that bears an action out.
    pub(crate) fn has_evidence_for(&self, piece: u32, action: ActionNumber) -> bool {
        self.evidence_for(action).any(|one| one.number.0 == piece)
    }

    /// How sections are rated: as it was set, else in plain words.
    pub fn rating_scheme(&self) -> &RatingScheme {
        static PLAIN: LazyLock<RatingScheme> = LazyLock::new(RatingScheme::default);
        self.rating_scheme.as_deref().unwrap_or(&PLAIN)
    }

    /// How sections are rated in a period: of one that was closed as it was then.
    pub fn scheme_of<'p>(&'p self, period: &'p Period) -> &'p RatingScheme {
        static PLAIN: LazyLock<RatingScheme> = LazyLock::new(RatingScheme::default);
        if period.is_open() { self.rating_scheme() } else { period.scheme().unwrap_or(&PLAIN) }
    }

    /// The periods, the first first.
    pub fn periods(&self) -> &[Arc<Period>] {
        &self.periods
    }

    /// One period.
    pub fn period(&self, number: PeriodNumber) -> Option<&Period> {
        self.periods.iter().find(|period| period.number == number).map(AsRef::as_ref)
    }

    /// The period before another; nothing where it is the first.
    pub fn period_before(&self, period: &Period) -> Option<&Period> {
        self.periods.iter().rev().find(|one| one.number < period.number).map(AsRef::as_ref)
    }

    /// The period that is worked on; nothing where none is open.
    pub fn open_now(&self) -> Option<&Period> {
        self.periods.last().filter(|period| period.is_open()).map(AsRef::as_ref)
    }

    /// What stands or stood in the way, the first first.
    pub fn concerns(&self) -> &[Arc<Concern>] {
        &self.concerns
    }

    /// One concern.
    pub fn concern(&self, number: ConcernNumber) -> Option<&Concern> {
        self.concerns.iter().find(|concern| concern.number == number).map(AsRef::as_ref)
    }

    /// The matters that were taken up the ladder, the first first.
    pub fn escalations(&self) -> &[Arc<Escalation>] {
        &self.escalations
    }

    /// One of them.
    pub fn escalation(&self, number: EscalationNumber) -> Option<&Escalation> {
        self.escalations.iter().find(|escalation| escalation.number == number).map(AsRef::as_ref)
    }

    /// Which of the documents is the last.
    pub(crate) fn last_document(&self) -> usize {
        self.documents.len() - 1
    }

    /// What people said beside its sections and actions, the first first.
    pub fn comments(&self) -> &[Arc<Comment>] {
        &self.comments
    }

    /// The highest number that a section has ever had.
    pub(crate) fn last_section(&self) -> u32 {
        self.last_section
    }

    /// The highest number that an action has ever had.
    pub(crate) fn last_action(&self) -> u32 {
        self.last_action
    }

    /// Whether an action was once in the plan and is not now.
    pub fn has_withdrawn(&self, number: ActionNumber) -> bool {
        (1..=self.last_action).contains(&number.0) && self.action(number).is_none()
    }

    /// What the reader was not sure of when the plan was confirmed.
    pub fn doubts(&self) -> &[Doubt] {
        &self.doubts
    }

    /// What a person set while looking through the draft, and what the document was read as.
    pub fn set_in_review(&self) -> &[FieldSetInReview] {
        &self.set_in_review
    }

    /// The date that the document gives itself: the last day its printed precision allows, the later where
    /// it gives several.
    pub fn document_date(&self) -> Option<Date> {
        latest(self.fields.document_date.text(), YearHint::none())
    }

    /// The day that the document speaks of: its own date, or that of the latest update it prints.
    pub fn speaks_on(&self) -> Option<Date> {
        let dated = self.document_date();
        let hint = YearHint::new(dated);
        let updated = self.progress_texts().filter_map(|text| update_date(text.text(), hint)).max();
        dated.max(updated)
    }

    fn progress_texts(&self) -> impl Iterator<Item = &Quote> {
        self.actions.iter().map(|action| &action.fields.progress)
    }
}

fn latest(text: &str, hint: YearHint) -> Option<Date> {
    find_dates(text, hint).iter().map(|mention| mention.due.date).max()
}

/// The date that an update begins with: `Update mid April 23: ...`.
fn update_date(text: &str, hint: YearHint) -> Option<Date> {
    let (head, _) = text.split_once(':')?;
    let says_update = head.len() < 40 && head.to_lowercase().replace('-', "").starts_with("update");
    if says_update { latest(head, hint) } else { None }
}
