//! How the things of a plan are said in a paper.

use goldthread_plan::timescale::{Meaning, YearSource};
use goldthread_plan::{Action, Plan, Ratings, Section, Standing, Timescale};
use jiff::civil::Date;

use crate::words;
use crate::{Cell, Inline, Movement, Rated, Tone};

/// How long a section's title may be in a heading; a longer one is given in full under it.
const LONGEST_HEADING: usize = 120;

/// How long a status may be and still be a label; longer ones are text.
const LONGEST_LABEL: usize = 40;

/// The section's name with its title: "Recommendation 4: Supervision".
pub(super) fn heading(section: &Section) -> String {
    let (name, title) = (section.name(), words::shortened(section.fields().title.text(), LONGEST_HEADING));
    if title.is_empty() {
        name
    } else if title.to_lowercase().starts_with(&name.to_lowercase()) {
        title
    } else {
        format!("{name}: {title}")
    }
}

/// The section's whole title, where a heading cannot hold it.
pub(super) fn whole_title(section: &Section) -> Option<&str> {
    let title = section.fields().title.text();
    (title.chars().count() > LONGEST_HEADING).then_some(title)
}

/// The number that people cite an action by: the document's own, else ours.
pub(super) fn number(action: &Action) -> String {
    let own = action.fields().reference.as_ref().map(|reference| reference.text().to_owned());
    own.filter(|own| !own.is_empty()).unwrap_or_else(|| action.number().to_string())
}

/// The leads, one a line, abbreviations with what the plan's own glossary says.
pub(super) fn leads(plan: &Plan, action: &Action) -> Inline {
    let leads: Vec<_> = action.fields().leads.iter().map(|lead| spelt_out(plan, lead.text())).collect();
    if leads.is_empty() { Inline::new().strong("No lead") } else { Inline::from(leads.join("\n")) }
}

fn spelt_out(plan: &Plan, lead: &str) -> String {
    let entry = plan.fields().glossary.iter().find(|entry| entry.abbreviation.text() == lead);
    match entry.map(|entry| entry.title.text()) {
        Some(title) if !title.is_empty() => format!("{title} ({lead})"),
        _ => lead.to_owned(),
    }
}

/// By when, as understood, then as printed where that is not the same, then whether it is overdue.
pub(super) fn by_when(action: &Action, on: Date) -> Inline {
    let timescale = &action.fields().timescale;
    let mut said = Inline::from(understood(timescale));
    if !is_said_as_printed(timescale) {
        said = said.line_break().text(format!("Printed: {}", words::quoted(timescale.printed())));
    }
    if action.is_overdue(on) { said.line_break().strong("Overdue") } else { said }
}

/// What the timescale is taken to mean.
fn understood(timescale: &Timescale) -> String {
    match timescale.meaning() {
        Meaning::None | Meaning::Status { due: None, .. } => "No date".to_owned(),
        Meaning::Ambiguous { .. } => {
            format!("{}: the print does not say which", words::sentence(&timescale.to_string()))
        }
        _ => words::sentence(&timescale.to_string()),
    }
}

fn is_said_as_printed(timescale: &Timescale) -> bool {
    let letters = |words: &str| {
        words.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect::<String>()
    };
    let same = letters(&timescale.to_string()) == letters(timescale.printed());
    timescale.printed().trim().is_empty()
        || (same && timescale.year() == YearSource::Printed && is_date(timescale))
}

fn is_date(timescale: &Timescale) -> bool {
    !matches!(timescale.meaning(), Meaning::Status { due: None, .. } | Meaning::None)
}

/// How the action stands, in the plan's own word.
pub(super) fn status(action: &Action) -> Cell {
    let printed = action.fields().status.text();
    let word = if printed.is_empty() { action.fields().timescale.status_word() } else { Some(printed) };
    word.map_or_else(|| Rated::new(Tone::Unrated, "No status").into(), label)
}

/// A rating last period and this; the arrow stands where both are known.
pub(super) fn ratings(ratings: &Ratings) -> [Cell; 2] {
    let [last, this] = [ratings.last.text(), ratings.this.text()];
    let this_cell = match (rating(this), movement(last, this)) {
        (Cell::Rated(rated), Some(movement)) => rated.moved(movement).into(),
        (cell, _) => cell,
    };
    [rating(last), this_cell]
}

fn rating(printed: &str) -> Cell {
    if printed.is_empty() { Rated::new(Tone::Unrated, "").into() } else { label(printed) }
}

/// A council's own word with the symbol and colour of its standing; one that we do not know stays text.
fn label(printed: &str) -> Cell {
    match Standing::of(printed) {
        Some(standing) if printed.chars().count() <= LONGEST_LABEL => {
            Rated::new(standing.into(), printed).into()
        }
        _ => printed.into(),
    }
}

fn movement(last: &str, this: &str) -> Option<Movement> {
    let order = |printed| Standing::of(printed).filter(|standing| *standing != Standing::NotStarted);
    let (last, this) = (order(last)?, order(this)?);
    Some(match this.cmp(&last) {
        std::cmp::Ordering::Greater => Movement::Better,
        std::cmp::Ordering::Equal => Movement::Same,
        std::cmp::Ordering::Less => Movement::Worse,
    })
}
