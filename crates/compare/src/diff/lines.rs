//! A diff in lines for people, grouped by what is different.

use std::fmt::Write;

use goldthread_anchor::Quote;

use super::{Change, DateMove, Diff, Difference, Field, Place, Side, Thing, Value};
use crate::words::{cut, is_same};

/// As much of a text as is shown, in characters.
const SHOWN: usize = 160;

/// Whether a difference stands in a group.
type Takes = fn(&Difference) -> bool;

/// A heading, and which differences stand under it. Each stands under the first that takes it.
const GROUPS: &[(&str, Takes)] = &[
    ("New sections", |d| d.change == Change::New && is_section(d)),
    ("Sections that are gone", |d| d.change == Change::Gone && is_section(d)),
    ("New actions", |d| d.change == Change::New),
    ("Actions that are gone", |d| d.change == Change::Gone),
    ("Now said to be complete", |d| d.change == Change::ClaimedComplete),
    ("No longer said to be complete", |d| d.change == Change::NoLongerComplete),
    ("Dates that moved", |d| matches!(d.change, Change::DateMoved(_))),
    ("New in the progress", |d| matches!(d.change, Change::Updated { .. } | Change::Replaced)),
    ("Leads", |d| d.field == Field::Leads),
    ("Statuses and ratings", |d| matches!(d.change, Change::Status | Change::Rating)),
    ("In another section", |d| d.change == Change::Moved),
    ("In other words", |d| d.change == Change::Reworded),
    ("Other fields", |d| d.change != Change::Renumbered),
    ("With another number", |_| true),
];

impl Diff {
    /// The diff in lines; where nothing is different, one.
    pub fn lines(&self) -> String {
        let mut text = String::new();
        if self.is_same() {
            let _ = writeln!(text, "{} and {} say the same.", self.old, self.new);
            return text;
        }
        let mut groups: Vec<Vec<&Difference>> = vec![Vec::new(); GROUPS.len()];
        for difference in &self.differences {
            if let Some(group) = GROUPS.iter().position(|(_, takes)| takes(difference)) {
                groups[group].push(difference);
            }
        }
        let _ = writeln!(text, "{} to {}", self.old, self.new);
        for ((heading, _), group) in GROUPS.iter().zip(groups).filter(|(_, group)| !group.is_empty()) {
            let _ = writeln!(text, "\n{heading} ({})", group.len());
            for difference in group {
                difference_lines(&mut text, difference);
            }
        }
        let (changes, actions) = (self.differences.len(), self.unchanged_actions);
        let _ = writeln!(
            text,
            "\n{changes} {}; {actions} {} as before",
            if changes == 1 { "difference" } else { "differences" },
            if actions == 1 { "action stands" } else { "actions stand" },
        );
        text
    }
}

fn is_section(difference: &Difference) -> bool {
    let side = difference.new.as_ref().or(difference.old.as_ref());
    side.is_some_and(|side| matches!(side.place, Place::Section(_)))
}

fn difference_lines(text: &mut String, difference: &Difference) {
    let name = name(&difference.thing);
    let place = difference.new.as_ref().or(difference.old.as_ref()).map_or(String::new(), place);
    match &difference.change {
        Change::New | Change::Gone => {
            let _ = writeln!(text, "  {name}{place}");
        }
        Change::DateMoved(DateMove { .. }) => {
            let _ = writeln!(
                text,
                "  {name}{place}\n      {} -> {}",
                date(difference.old.as_ref()),
                date(difference.new.as_ref())
            );
        }
        Change::Updated { added } => {
            let _ = writeln!(text, "  {name}{place}\n      + {}", cut(added.text(), SHOWN));
        }
        Change::Listed { added, removed } => {
            let _ = writeln!(text, "  {name}, {}{place}", difference.field.word());
            entries(text, '+', added);
            entries(text, '-', removed);
        }
        _ => {
            let field = if difference.field == Field::Whole {
                String::new()
            } else {
                format!(", {}", difference.field.word())
            };
            let _ = writeln!(text, "  {name}{field}{place}");
            says(text, '-', difference.old.as_ref());
            says(text, '+', difference.new.as_ref());
        }
    }
}

fn name(thing: &Thing) -> String {
    const SHORT: usize = 70;
    match (&thing.action, thing.section.is_empty()) {
        (Some(action), _) => {
            let number = thing.reference.as_ref().map_or(String::new(), |number| format!(" {number}"));
            format!("{}, action{number}: {}", thing.section, cut(action, SHORT))
        }
        (None, false) => format!("{}: {}", thing.section, cut(&thing.title, SHORT)),
        (None, true) => "The document".to_owned(),
    }
}

fn place(side: &Side) -> String {
    if side.at.is_typed() { String::new() } else { format!(" ({})", side.at) }
}

/// A timescale as printed and, where that is more than it prints, what it means.
fn date(side: Option<&Side>) -> String {
    let Some(Value::Timescale(timescale)) = side.map(|side| &side.value) else { return "no date".to_owned() };
    let (printed, meaning) = (cut(timescale.printed(), SHOWN), timescale.to_string());
    match (printed.is_empty(), is_same(&printed, &meaning)) {
        (true, _) => "no date".to_owned(),
        (false, true) => printed,
        (false, false) => format!("{printed} ({meaning})"),
    }
}

fn says(text: &mut String, mark: char, side: Option<&Side>) {
    let words = side.map(|side| side.value.words()).unwrap_or_default();
    if !words.trim().is_empty() {
        let _ = writeln!(text, "      {mark} {}", cut(&words, SHOWN));
    }
}

fn entries(text: &mut String, mark: char, quotes: &[Quote]) {
    for quote in quotes {
        let _ = writeln!(text, "      {mark} {}", cut(quote.text(), SHOWN));
    }
}
