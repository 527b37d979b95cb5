//! From the cell to its meaning.

use super::YearSource;
use super::cell::{Cell, States};
use super::label;
use super::meaning::{Meaning, Milestone};
use super::phrases;
use crate::dates::{Due, Extent, Found, Precision, Setting, YearHint, dates_in, tokens::Tokens};

/// A longer cell, in bytes, is prose.
const LONGEST: usize = 2_000;

/// With more words than this beside a cadence or a date, the cell is prose that mentions it.
const ASIDE: usize = 8;

/// With more words than this the cell is prose even if it says "by".
const DEADLINE_ASIDE: usize = 40;

/// What a cell means, and where its years come from.
pub(super) fn read(printed: &str, hint: YearHint) -> (Meaning, YearSource) {
    let text = printed.trim();
    if phrases::is_blank(text) {
        return (Meaning::None, YearSource::Printed);
    }
    if phrases::is_tick(text) {
        return (Meaning::Status { word: text.to_owned(), due: None }, YearSource::Printed);
    }
    if text.len() > LONGEST {
        let found = dates_in(&Tokens::of(text), hint, Setting::Prose);
        let mentions = found.iter().map(|found| found.span.due).collect();
        return (Meaning::Text { mentions }, year_source(&found));
    }
    let cell = Cell::of(text, hint);
    let meaning = match cell.dates.as_slice() {
        [] => undated(&cell),
        [only] => dated(&cell, only),
        _ => several(&cell),
    };
    (meaning, year_source(&cell.dates))
}

fn year_source(found: &[Found]) -> YearSource {
    if found.iter().any(|found| found.year_assumed) { YearSource::Assumed } else { YearSource::Printed }
}

/// A cell without a date.
fn undated(cell: &Cell<'_>) -> Meaning {
    let states = opening_states(cell);
    if let Some(states) = states.filter(|states| states.status) {
        return Meaning::Status { word: cell.slice(states.start..states.end).to_owned(), due: None };
    }
    if let [(_, every), more @ ..] = cell.cadences.as_slice()
        && more.iter().all(|(_, other)| other == every)
        && cell.rest() <= ASIDE
    {
        return Meaning::Recurring { every: *every, next: None, until: None };
    }
    if states.is_some() || (cell.is_ongoing() && cell.rest() <= 4) {
        return Meaning::Ongoing { due: None };
    }
    if is_relative(cell) { Meaning::Relative } else { Meaning::Text { mentions: Vec::new() } }
}

/// The statuses that the cell opens with, where they stand for themselves.
fn opening_states(cell: &Cell<'_>) -> Option<States> {
    let at = cell.opening();
    let all = cell.states_at(at).filter(|states| is_apart(cell, states));
    all.or_else(|| cell.state_at(at).filter(|states| is_apart(cell, states)))
}

/// Whether a mark, a line's end or the date follows, and not a deadline: "Complete by March".
fn is_apart(cell: &Cell<'_>, states: &States) -> bool {
    let tokens = &cell.tokens;
    if tokens.is_word(states.end, &["by", "before"]) && !cell.dates.is_empty() {
        return false;
    }
    let parted = tokens.opens_line(states.end) || tokens.mark(states.end).is_some();
    let undecided = !states.status && cell.rest() <= ASIDE;
    let before_date = cell.dates.first().is_some_and(|found| {
        (states.end..found.tokens.start).all(|at| tokens.word(at).is_none_or(is_filler))
    });
    parted || before_date || undecided
}

fn is_filler(word: &str) -> bool {
    crate::dates::words::among(word, phrases::FILLERS)
}

fn is_relative(cell: &Cell<'_>) -> bool {
    let opens = phrases::longest_at(&cell.tokens, cell.opening(), phrases::RELATIVE).is_some();
    (opens && cell.rest() <= 2 * ASIDE) || (waits(cell) && cell.rest() <= ASIDE + 2)
}

/// "3 months", "six weeks", "10 working days".
fn waits(cell: &Cell<'_>) -> bool {
    let tokens = &cell.tokens;
    (0..tokens.len()).any(|at| {
        let amount =
            tokens.number(at).is_some() || tokens.word(at).is_some_and(crate::dates::words::is_cardinal);
        let unit = tokens.past_mark(at + 1, &['-', '–', '+']);
        let unit = tokens.past_word(unit, &["working", "school", "calendar"]);
        amount && tokens.is_word(unit, phrases::UNITS)
    })
}

/// A cell with one date.
fn dated(cell: &Cell<'_>, found: &Found) -> Meaning {
    if let Some(other) = found.other {
        let mut candidates = vec![found.span.due, other.due];
        candidates.sort_unstable();
        return Meaning::Ambiguous { candidates };
    }
    let due = found.span.due;
    let rest = cell.rest();
    if let ([(_, every), ..], true) = (cell.cadences.as_slice(), rest <= ASIDE) {
        let (next, until) = turns(cell, found);
        return Meaning::Recurring { every: *every, next, until };
    }
    if let Some(states) = status_beside(cell, found) {
        return Meaning::Status { word: cell.slice(states.start..states.end).to_owned(), due: Some(due) };
    }
    if cell.is_ongoing() && rest <= ASIDE {
        return Meaning::Ongoing { due: Some(due) };
    }
    if waits(cell) && cell.tokens.word_before(found.tokens.start).is_some_and(counts_from) {
        return Meaning::Relative;
    }
    if rest > DEADLINE_ASIDE || (rest > ASIDE && !is_deadline(cell, found)) {
        return Meaning::Text { mentions: vec![due] };
    }
    plain(cell, found)
}

fn plain(cell: &Cell<'_>, found: &Found) -> Meaning {
    let due = found.span.due;
    if found.extent != Extent::One {
        return Meaning::Range { from: found.span.from, due };
    }
    match label::label(cell, 0..found.tokens.start) {
        Some(label) if is_first(&label) => Meaning::Milestones(vec![Milestone { label: Some(label), due }]),
        _ => Meaning::Date(due),
    }
}

/// "First audit" promises a second.
fn is_first(label: &str) -> bool {
    let word = label.split_whitespace().next().unwrap_or_default();
    crate::dates::words::among(word, &["first", "initial", "1st"])
}

fn counts_from(word: &str) -> bool {
    crate::dates::words::among(word, &["of", "from", "after", "following"])
}

fn is_deadline(cell: &Cell<'_>, found: &Found) -> bool {
    let start = found.tokens.start;
    (start.saturating_sub(3)..start)
        .any(|at| cell.tokens.is_word(at, &["by", "before", "than", "until", "due", "deadline", "target"]))
}

/// The status that the cell opens with, or that stands alone after the date.
fn status_beside(cell: &Cell<'_>, found: &Found) -> Option<States> {
    let after = cell.states_at(cell.past_marks(found.tokens.end));
    let closing = after.filter(|states| cell.past_marks(states.end) == cell.tokens.len());
    opening_states(cell).or(closing).filter(|states| states.status)
}

/// The next turn and the end of a duty that comes round.
fn turns(cell: &Cell<'_>, found: &Found) -> (Option<Due>, Option<Due>) {
    let due = found.span.due;
    match found.extent {
        Extent::Range(opening) => return (Some(opening), Some(due)),
        Extent::Week => return (Some(Due::new(found.span.from, Precision::Day)), None),
        Extent::One => {}
    }
    let ends = cell.tokens.word_before(found.tokens.start);
    if ends.is_some_and(|word| crate::dates::words::among(word, &["until", "till", "to", "til"])) {
        return (None, Some(due));
    }
    (Some(due), None)
}

/// A cell with several dates.
fn several(cell: &Cell<'_>) -> Meaning {
    if let ([(_, every)], true) = (cell.cadences.as_slice(), cell.rest() <= ASIDE) {
        let dues = cell.dues();
        return Meaning::Recurring { every: *every, next: dues.iter().min().copied(), until: None };
    }
    label::several(cell)
}
