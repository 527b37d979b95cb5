//! What the page of a draft says.

use std::sync::Arc;

use goldthread_anchor::{Anchor, Quote};
use goldthread_people::{Permission, Thing};
use goldthread_plan::{ActionFields, DocumentKind, Draft, DraftSection, ReviewedField};
use goldthread_reader::Source;
use goldthread_shelf::Kept;
use jiff::tz::TimeZone;

use super::columns::{TableRow, tables};
use super::doubts::{DoubtRow, doubts};
use crate::app::App;
use crate::components::Link;
use crate::components::lists::Figure;
use crate::components::name::Who;
use crate::components::pager::Pager;
use crate::drafts::{PATIENCE, Revision, Waiting};
use crate::keys::Key;
use crate::marks::Mark;
use crate::place::Place;
use crate::review::{ActionSet, word_of};
use crate::shown::{Part, Picked, holding, parts};
use crate::speak::answer_due;
use crate::{reading, spot, words};

/// What is shown at most; the sums count everything.
const MOST_SECTIONS: usize = 300;
const MOST_ACTIONS: usize = 300;
const MOST_PLANS: usize = 20;

/// The page.
pub struct DraftPage {
    /// The address of the draft.
    pub href: String,
    /// The name of the document.
    pub document: String,
    /// The title and what the document is of.
    pub title: String,
    /// How long the draft is held.
    pub held: String,
    /// Whether it can be kept as a plan.
    pub verdict: Verdict,
    /// The plan that was made of the same document before.
    pub before: Option<Link>,
    /// The plans that it may be a later version of: each leads to what it changes there.
    pub plans: Vec<Link>,
    /// The sums.
    pub figures: Vec<Figure>,
    /// What the reader is not sure of.
    pub doubts: Vec<DoubtRow>,
    /// How many doubts there are that are not shown.
    pub more_doubts: usize,
    /// The tables whose columns can be set.
    pub tables: Vec<TableRow>,
    /// The sections.
    pub sections: Vec<SectionRow>,
    /// How many fields a person has set.
    pub set: usize,
    /// How many actions they have left out.
    pub left_out: usize,
    /// How many of their changes have no place in the draft as it reads now.
    pub out_of_place: usize,
    /// How the draft stands on this page.
    pub revision: Revision,
    /// The document.
    pub pane: Pane,
    /// Who confirms it.
    pub who: Who,
}

/// The document beside the draft.
pub struct Pane {
    /// The document.
    pub source: Arc<Source>,
    /// The part of it that is shown.
    pub part: Part,
    /// What was read from it.
    pub marks: Vec<Mark>,
    /// What the address points at.
    pub picked: Option<Picked>,
    /// The address that pictures of its pages stand under, where it has pages.
    pub pictures: Option<String>,
    /// The other parts.
    pub pager: Pager,
}

/// What a page is asked to show of the document.
#[derive(Debug, Clone, Default)]
pub struct Shown {
    /// What it points at.
    pub picked: Option<Picked>,
    /// The part, from 1.
    pub page: usize,
}

/// Whether a draft can be kept as a plan.
pub enum Verdict {
    Plan,
    /// A report of an inspection, of which a plan can be begun, and by when it has to be answered.
    Report(Vec<(String, String)>),
    /// It cannot, and why.
    NotAPlan(String),
}

/// A section of the draft.
pub struct SectionRow {
    /// Its number, from 1.
    pub number: u32,
    /// What it is called.
    pub title: Said,
    /// What it holds beside actions.
    pub holds: String,
    /// Its actions.
    pub actions: Vec<ActionRow>,
    /// Whether a person set a field of it.
    pub set: bool,
}

/// An action of the draft.
pub struct ActionRow {
    /// Its number, from 1 through the draft as it was read.
    pub number: u32,
    /// What is to be done.
    pub text: Said,
    /// The leads; nothing where there are none.
    pub leads: Vec<Said>,
    /// The timescale as printed and as understood; nothing where there is none.
    pub when: Option<Said>,
    /// The status; nothing where there is none.
    pub status: Option<Said>,
    /// Whether a person set a field of it.
    pub set: bool,
    /// Whether a person left it out.
    pub left_out: bool,
}

/// Words, and the address of the same page that shows where they stand in the document.
pub struct Said {
    /// The words.
    pub words: String,
    /// Where they stand.
    pub href: Option<String>,
    /// The place as people say it.
    pub at: Anchor,
}

impl Said {
    fn of(base: &str, words: &str, at: &Anchor, read: &str) -> Self {
        Self { words: words.to_owned(), href: spot::link(base, at, read), at: at.clone() }
    }
}

/// The plans that a document may be a later version of: it is a plan itself.
fn versions(app: &App, waiting: &Waiting) -> Vec<Link> {
    if waiting.reading.draft.kind != DocumentKind::Plan {
        return Vec::new();
    }
    let plans =
        app.plans().into_iter().filter(|kept| app.may(Permission::BringIn, Thing::Plan(kept.id().uuid())));
    plans.take(MOST_PLANS).map(|kept| version_of(waiting, &kept)).collect()
}

/// What the document changes in a plan that is kept.
fn version_of(waiting: &Waiting, kept: &Kept) -> Link {
    Link::new(kept.plan().title(), format!("/drafts/{}/versions/{}", waiting.id, kept.id()))
}

impl DraftPage {
    /// The page of a draft that waits.
    pub fn of(app: &App, waiting: &Waiting, shown: Shown, typed: &str) -> Self {
        let reviewed = waiting.reviewed();
        let left_out = reviewed.fields.iter().filter(|set| set.field == ReviewedField::LeftOut).count();
        let Waiting { id, source, reading, since, .. } = waiting;
        let (href, draft) = (format!("/drafts/{id}"), &reading.draft);
        let before = app.shelf().read_from(&source.about().sha256).cloned();
        let before = before.filter(|kept| app.may(Permission::SeePlan, Thing::Plan(kept.id().uuid())));
        let (doubts, more_doubts) = doubts(waiting, &href);
        Self {
            document: source.about().name.clone(),
            title: title(draft),
            held: held(*since),
            verdict: verdict(draft),
            plans: versions(app, waiting),
            before: before.map(|kept| Link::new(kept.plan().title(), Place::new(kept.id(), None).plan())),
            figures: figures(waiting, &reviewed.draft),
            doubts,
            more_doubts,
            tables: tables(waiting),
            sections: sections(waiting, &href),
            set: reviewed.fields.len() - left_out,
            left_out,
            out_of_place: waiting.review.out_of_place(&waiting.keys),
            revision: waiting.revision,
            pane: Pane::of(waiting, &href, shown),
            who: Who::of(app, typed),
            href,
        }
    }
}

impl Pane {
    /// The part of the document that is asked for, or that holds what is pointed at.
    pub fn of(waiting: &Waiting, href: &str, shown: Shown) -> Self {
        let source = &waiting.source;
        let parts = parts(source);
        let pointed = shown.picked.as_ref().and_then(|picked| holding(source, &parts, &picked.spot));
        let page = pointed.map_or(shown.page.max(1), |part| part + 1);
        let (pager, part) = Pager::of(parts.len(), 1, page, format!("{href}?page="));
        Self {
            part: parts[part.start].clone(),
            marks: reading::of_draft(&waiting.reading.draft),
            picked: shown.picked,
            pictures: (!source.tree().pages.is_empty()).then(|| format!("{href}/pages")),
            pager,
            source: Arc::clone(source),
        }
    }
}

fn title(draft: &Draft) -> String {
    let fields = &draft.fields;
    let dated = fields.document_date.text().replace('\n', ", ");
    let parts = [fields.title.text().to_owned(), fields.authority.text().to_owned(), dated];
    let said: Vec<String> = parts.into_iter().filter(|part| !part.is_empty()).collect();
    if said.is_empty() { "The document has no title".to_owned() } else { said.join(" · ") }
}

fn held(since: jiff::Timestamp) -> String {
    let until = (since + PATIENCE).to_zoned(TimeZone::UTC);
    format!("{:02}:{:02} UTC on {}", until.hour(), until.minute(), words::day(until.date()))
}

fn verdict(draft: &Draft) -> Verdict {
    let why = || {
        let first = draft.doubts.first();
        first.map_or_else(
            || "No section was found in it.".to_owned(),
            |doubt| words::full_sentence(&doubt.message),
        )
    };
    match draft.kind {
        DocumentKind::Plan if !draft.sections.is_empty() => Verdict::Plan,
        DocumentKind::InspectionReport if !draft.sections.is_empty() => {
            Verdict::Report(draft.fields.inspection.answer.as_ref().map(answer_due).unwrap_or_default())
        }
        DocumentKind::InspectionReport => Verdict::NotAPlan(
            "It reads as a report of an inspection, and nothing was found in it that a plan could answer."
                .into(),
        ),
        DocumentKind::Plan | DocumentKind::Other => Verdict::NotAPlan(why()),
    }
}

fn figures(waiting: &Waiting, draft: &Draft) -> Vec<Figure> {
    let count =
        |holds: &dyn Fn(&ActionFields) -> bool| draft.actions().filter(|action| holds(action)).count();
    let (all, dated) = (draft.action_count(), count(&|action| action.timescale.is_dated()));
    let led = count(&|action| !action.leads.is_empty());
    let outcomes: usize = draft.sections.iter().map(|section| section.fields.outcomes.len()).sum();
    let sections = draft.sections.len();
    let doubts = &waiting.reading.draft.doubts;
    let open = waiting.keys.doubts.iter().filter(|doubt| !waiting.review.is_settled(**doubt)).count();
    let of_doubts =
        if open == doubts.len() { open.to_string() } else { format!("{open} of {}", doubts.len()) };
    vec![
        Figure::new(&sections, words::noun(sections, "section", "sections")),
        Figure::new(&all, words::noun(all, "action", "actions")),
        Figure::new(&dated, "with a date"),
        Figure::new(&(all - dated), "without a date"),
        Figure::new(&led, "with a lead"),
        Figure::new(&(all - led), "without a lead"),
        Figure::new(&outcomes, words::noun(outcomes, "outcome", "outcomes")),
        Figure::new(&of_doubts, if open == 1 && doubts.len() == 1 { "open doubt" } else { "open doubts" }),
    ]
}

fn sections(waiting: &Waiting, href: &str) -> Vec<SectionRow> {
    let mut numbers = 1;
    let mut keys = &waiting.keys.actions[..];
    let mut row = |((section, key), nth): ((&DraftSection, &Key), u32)| {
        let first = numbers;
        numbers += u32::try_from(section.actions.len()).unwrap_or(u32::MAX);
        let (own, rest) = keys.split_at(section.actions.len().min(keys.len()));
        keys = rest;
        let actions = section.actions.iter().zip(own).zip(first..).take(MOST_ACTIONS);
        let (set, is_set) = waiting.review.section(*key, section);
        let title = &section.fields.title;
        let reference =
            section.fields.reference.as_ref().map_or_else(|| nth.to_string(), |of| of.text().to_owned());
        let at = if title.anchor().is_typed() { section.at.clone() } else { title.anchor() };
        SectionRow {
            number: nth,
            title: Said::of(
                href,
                &format!("{} {reference}: {}", word_of(set.kind), set.title),
                &at,
                title.text(),
            ),
            holds: holds(section),
            actions: actions
                .map(|((read, key), number)| action_row(waiting, (*key, read), number, href))
                .collect(),
            set: is_set,
        }
    };
    let sections = waiting.reading.draft.sections.iter().zip(&waiting.keys.sections);
    sections.zip(1..).take(MOST_SECTIONS).map(&mut row).collect()
}

fn holds(section: &DraftSection) -> String {
    let fields = &section.fields;
    let ratings =
        [&fields.process, &fields.impact].iter().filter(|ratings| crate::speak::is_rated(ratings)).count();
    let told = fields.current_position.len() + fields.scheduled_work.len() + fields.areas_of_concern.len();
    let parts = [
        (section.actions.len(), "action", "actions"),
        (fields.outcomes.len(), "outcome", "outcomes"),
        (usize::from(!fields.finding.is_empty()), "finding", "findings"),
        (ratings, "pair of ratings", "pairs of ratings"),
        (told, "paragraph of narrative", "paragraphs of narrative"),
    ];
    let said: Vec<String> = parts
        .into_iter()
        .filter(|(number, ..)| *number > 0)
        .map(|(number, one, many)| words::count(number, one, many))
        .collect();
    words::row_of(&said)
}

fn action_row(waiting: &Waiting, (key, read): (Key, &ActionFields), number: u32, href: &str) -> ActionRow {
    let (set, is_set) = waiting.review.action(key, read);
    let ActionSet { text, leads, timescale, status, left_out } = set;
    let at = if read.text.anchor().is_typed() { &read.at } else { &read.text.anchor() };
    let lead = |line: &str| {
        let same = read.leads.iter().find(|lead| lead.text() == line).or(read.leads.first());
        Said::of(href, line, &same.map(Quote::anchor).unwrap_or_default(), same.map_or("", Quote::text))
    };
    let printed = read.timescale.printed();
    let when = if timescale == printed { understood(read) } else { timescale };
    let said =
        |words: &str, at: &Anchor, read: &str| (!words.is_empty()).then(|| Said::of(href, words, at, read));
    ActionRow {
        number,
        text: Said::of(href, &text, at, read.text.text()),
        leads: leads.lines().filter(|line| !line.trim().is_empty()).map(lead).collect(),
        when: said(&when, &read.timescale_at, printed),
        status: said(&status, &read.status.anchor(), read.status.text()),
        set: is_set,
        left_out,
    }
}

/// The timescale as printed, and what it is taken to mean where that says more.
fn understood(action: &ActionFields) -> String {
    let (printed, meaning) = (action.timescale.printed(), action.timescale.to_string());
    if printed.is_empty() || meaning.eq_ignore_ascii_case(printed) {
        return printed.to_owned();
    }
    format!("{printed} (taken to mean: {meaning})")
}
