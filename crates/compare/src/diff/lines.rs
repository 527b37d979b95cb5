//! A diff in lines for people, grouped by what is different.

use std::fmt::Write;

use goldthread_anchor::Quote;

use super::{Change, Conflict, DateMove, Diff, Difference, Field, Merge, Place, Side, Thing, Value};
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
        let _ = writeln!(text, "{} to {}", self.old, self.new);
        grouped(&mut text, &self.differences, false);
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

impl Merge {
    /// What can be taken with the ids to choose by, what conflicts, what stays; in lines.
    pub fn lines(&self) -> String {
        let mut text = String::new();
        let (gone, take): (Vec<_>, Vec<_>) = self.take.iter().partition(|one| one.change == Change::Gone);
        grouped(&mut text, take, true);
        if !gone.is_empty() {
            let _ = writeln!(text, "\nNOT IN THE NEW VERSION; it stays in the plan unless it is taken out");
            grouped(&mut text, gone, true);
        }
        if !self.conflicts.is_empty() {
            let count = self.conflicts.len();
            let _ = writeln!(
                text,
                "\nCHANGED HERE AND THERE ({count}); the plan keeps its own unless the other is taken"
            );
        }
        for Conflict { here, there, at: _ } in &self.conflicts {
            let _ = writeln!(text, "  {}, {} [{}]", name(&there.thing), there.field.word(), there.id);
            let _ = writeln!(text, "      here:  {}", conflicting(here));
            let _ = writeln!(text, "      there: {}", conflicting(there));
        }
        if !self.kept.is_empty() {
            let _ = writeln!(text, "\nDIFFERENT HERE; it stays");
            grouped(&mut text, &self.kept, false);
        }
        if self.agreed > 0 {
            let _ = writeln!(text, "\nChanged alike here and there: {}", self.agreed);
        }
        text
    }
}

/// One side of a conflict in a line.
fn conflicting(difference: &Difference) -> String {
    match &difference.new {
        Some(side) if side.value.words().trim().is_empty() => "nothing".to_owned(),
        Some(side) => cut(&side.value.words(), SHOWN),
        None => "it is not there".to_owned(),
    }
}

/// Differences under the headings that people read them by; a heading without any is left out.
pub fn by_heading<'a>(
    differences: impl IntoIterator<Item = &'a Difference>,
) -> Vec<(&'static str, Vec<&'a Difference>)> {
    let mut groups: Vec<(&str, Vec<&Difference>)> =
        GROUPS.iter().map(|(heading, _)| (*heading, Vec::new())).collect();
    for difference in differences {
        if let Some(group) = GROUPS.iter().position(|(_, takes)| takes(difference)) {
            groups[group].1.push(difference);
        }
    }
    groups.retain(|(_, group)| !group.is_empty());
    groups
}

/// The differences under their headings; with their ids where they can be chosen.
fn grouped<'a>(text: &mut String, differences: impl IntoIterator<Item = &'a Difference>, with_ids: bool) {
    for (heading, group) in by_heading(differences) {
        let _ = writeln!(text, "\n{heading} ({})", group.len());
        for difference in group {
            difference_lines(text, difference, with_ids);
        }
    }
}

fn is_section(difference: &Difference) -> bool {
    let side = difference.new.as_ref().or(difference.old.as_ref());
    side.is_some_and(|side| matches!(side.place, Place::Section(_)))
}

fn difference_lines(text: &mut String, difference: &Difference, with_id: bool) {
    let name = name(&difference.thing);
    let mut place = difference.new.as_ref().or(difference.old.as_ref()).map_or(String::new(), place);
    if with_id {
        let _ = write!(place, " [{}]", difference.id);
    }
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

/// How a person knows a thing, in a line.
pub fn name(thing: &Thing) -> String {
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
