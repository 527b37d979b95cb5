//! What the page of a draft says.

use std::sync::Arc;

use goldthread_anchor::Anchor;
use goldthread_plan::{ActionFields, DocumentKind, Draft, DraftSection, SectionKind};
use goldthread_reader::Source;
use jiff::tz::TimeZone;

use crate::app::App;
use crate::components::Link;
use crate::components::lists::Figure;
use crate::drafts::{PATIENCE, Waiting};
use crate::marks::{Mark, Sheet, sheets};
use crate::place::Place;
use crate::{reading, words};

/// What is shown at most; the sums count everything.
const MOST_SECTIONS: usize = 300;
const MOST_ACTIONS: usize = 300;
const MOST_DOUBTS: usize = 200;

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
    /// The sums.
    pub figures: Vec<Figure>,
    /// What the reader is not sure of.
    pub doubts: Vec<DoubtRow>,
    /// The sections.
    pub sections: Vec<SectionRow>,
    /// The document.
    pub source: Arc<Source>,
    /// The part of it that is shown.
    pub sheet: Sheet,
    /// What was read from it.
    pub marks: Vec<Mark>,
    /// Whether the document goes on after that part.
    pub goes_on: bool,
    /// What was typed into the form.
    pub typed: String,
}

/// Whether a draft can be kept as a plan.
pub enum Verdict {
    Plan,
    /// It cannot, and why.
    NotAPlan(String),
}

/// A doubt, and where the words are.
pub struct DoubtRow {
    /// The sentence.
    pub words: String,
    /// The line of the document.
    pub line: Option<u32>,
}

/// A section of the draft.
pub struct SectionRow {
    /// Its number, from 1.
    pub number: u32,
    /// What it is called.
    pub title: String,
    /// Its line in the document.
    pub line: Option<u32>,
    /// What it holds beside actions.
    pub holds: String,
    /// Its actions.
    pub actions: Vec<ActionRow>,
}

/// An action of the draft.
pub struct ActionRow {
    /// Its number, from 1 through the plan.
    pub number: u32,
    /// What is to be done.
    pub text: String,
    /// Its line in the document.
    pub line: Option<u32>,
    /// The leads, or that there are none.
    pub leads: String,
    /// The timescale as printed and as understood.
    pub when: String,
}

impl DraftPage {
    /// The page of a draft that waits.
    pub fn of(app: &App, waiting: &Waiting, typed: &str) -> Self {
        let Waiting { id, source, draft, since, .. } = waiting;
        let before = app.shelf().read_from(&source.about().sha256).cloned();
        let all = sheets(source.text().unwrap_or_default());
        Self {
            href: format!("/drafts/{id}"),
            document: source.about().name.clone(),
            title: title(draft),
            held: held(*since),
            verdict: verdict(draft),
            before: before.map(|kept| Link::new(kept.plan().title(), Place::new(kept.id(), None).plan())),
            figures: figures(draft),
            doubts: draft
                .doubts
                .iter()
                .take(MOST_DOUBTS)
                .map(|doubt| DoubtRow { words: words::full_sentence(&doubt.message), line: doubt.at.line() })
                .collect(),
            sections: sections(draft),
            source: Arc::clone(source),
            marks: reading::of_draft(draft),
            goes_on: all.len() > 1,
            sheet: all[0].clone(),
            typed: typed.to_owned(),
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
        draft
            .doubts
            .first()
            .map_or_else(|| "No section was found in it.".to_owned(), |doubt| doubt.message.clone())
    };
    match draft.kind {
        DocumentKind::Plan if !draft.sections.is_empty() => Verdict::Plan,
        DocumentKind::InspectionReport => Verdict::NotAPlan(
            "It reads as a report of an inspection, not as a plan. Reports come in a later version.".into(),
        ),
        DocumentKind::Plan | DocumentKind::Other => Verdict::NotAPlan(why()),
    }
}

fn figures(draft: &Draft) -> Vec<Figure> {
    let count =
        |holds: &dyn Fn(&ActionFields) -> bool| draft.actions().filter(|action| holds(action)).count();
    let (all, dated) = (draft.action_count(), count(&|action| action.timescale.is_dated()));
    let led = count(&|action| !action.leads.is_empty());
    let outcomes: usize = draft.sections.iter().map(|section| section.fields.outcomes.len()).sum();
    let sections = draft.sections.len();
    vec![
        Figure::new(&sections, words::noun(sections, "section", "sections")),
        Figure::new(&all, words::noun(all, "action", "actions")),
        Figure::new(&dated, "with a date"),
        Figure::new(&(all - dated), "without a date"),
        Figure::new(&led, "with a lead"),
        Figure::new(&(all - led), "without a lead"),
        Figure::new(&outcomes, words::noun(outcomes, "outcome", "outcomes")),
        Figure::new(&draft.doubts.len(), words::noun(draft.doubts.len(), "doubt", "doubts")),
    ]
}

fn sections(draft: &Draft) -> Vec<SectionRow> {
    let mut numbers = 1;
    let mut row = |(section, nth): (&DraftSection, u32)| {
        let first = numbers;
        numbers += u32::try_from(section.actions.len()).unwrap_or(u32::MAX);
        let actions = section.actions.iter().zip(first..).take(MOST_ACTIONS);
        SectionRow {
            number: nth,
            title: section_title(section, nth),
            line: first_line([&section.fields.title.anchor(), &section.at]),
            holds: holds(section),
            actions: actions.map(|(action, number)| action_row(action, number)).collect(),
        }
    };
    draft.sections.iter().zip(1..).take(MOST_SECTIONS).map(&mut row).collect()
}

fn section_title(section: &DraftSection, nth: u32) -> String {
    let word = match section.fields.kind {
        SectionKind::Recommendation => "Recommendation",
        SectionKind::AreaForImprovement => "Area",
        SectionKind::Finding => "Finding",
        SectionKind::AdditionalImprovement => "Improvement",
        SectionKind::Phase => "Phase",
    };
    let reference =
        section.fields.reference.as_ref().map_or_else(|| nth.to_string(), |quote| quote.text().to_owned());
    format!("{word} {reference}: {}", section.fields.title.text())
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

fn action_row(action: &ActionFields, number: u32) -> ActionRow {
    let leads: Vec<&str> = action.leads.iter().map(goldthread_anchor::Quote::text).collect();
    let printed = action.timescale.printed();
    let understood = action.timescale.to_string();
    ActionRow {
        number,
        text: action.text.text().to_owned(),
        line: first_line([&action.text.anchor(), &action.at]),
        leads: if leads.is_empty() { "No lead".to_owned() } else { leads.join("; ") },
        when: match printed {
            "" => "No date".to_owned(),
            _ if understood.eq_ignore_ascii_case(printed) => printed.to_owned(),
            _ => format!("{printed} (taken to mean: {understood})"),
        },
    }
}

fn first_line(anchors: [&Anchor; 2]) -> Option<u32> {
    anchors.into_iter().find_map(Anchor::line)
}
