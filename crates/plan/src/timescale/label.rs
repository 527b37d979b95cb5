//! What each of several dates is for.

use std::ops::Range;

use super::cell::Cell;
use super::meaning::{Meaning, Milestone};
use super::phrases::{self, LISTING};
use crate::dates::tokens::Kind;
use crate::dates::words::among;

/// The most words that a label can have; more of them are prose.
const LONGEST: usize = 12;

/// The longest cell, in dates, that is taken as milestones.
const MOST: usize = 40;

/// Several dates: milestones where each is labelled or listed, ambiguous where two are run together.
pub(super) fn several(cell: &Cell<'_>) -> Meaning {
    let candidates = || {
        let mut list = cell.dues();
        list.extend(cell.dates.iter().filter_map(|found| found.other).map(|other| other.due));
        list.sort_unstable();
        list.dedup();
        list
    };
    let gaps: Vec<Gap> = (1..cell.dates.len()).map(|at| gap(cell, at)).collect();
    let open = cell.dates.iter().any(|found| found.other.is_some());
    if cell.dates.len() > MOST || gaps.iter().any(|gap| gap.words > LONGEST) {
        return Meaning::Text { mentions: cell.dues() };
    }
    if open || gaps.iter().any(|gap| !gap.joined) {
        let candidates = candidates();
        return match candidates.as_slice() {
            [only] => Meaning::Date(*only),
            _ => Meaning::Ambiguous { candidates },
        };
    }
    Meaning::Milestones(milestones(cell))
}

/// What stands between two dates.
struct Gap {
    words: usize,
    joined: bool,
}

fn gap(cell: &Cell<'_>, at: usize) -> Gap {
    let range = cell.dates[at - 1].tokens.end..cell.dates[at].tokens.start;
    let words = range.clone().filter(|at| cell.tokens.word(*at).is_some()).count();
    let listed = range.clone().any(|at| {
        cell.tokens.is_mark(at, &[',', ';', '&', '+', '•', '●', '▪', '·', '*', '→'])
            || cell.tokens.is_word(at, LISTING)
    });
    let replaced =
        cell.tokens.is_mark(range.start, &['(']) && cell.tokens.is_word(range.start + 1, &["from"]);
    let either = range.clone().any(|at| cell.tokens.is_word(at, &["or"])) && words == 1;
    Gap { words, joined: !either && (listed || replaced || label(cell, range).is_some()) }
}

/// On which side of its date a label stands.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Side {
    Before,
    After,
}

fn milestones(cell: &Cell<'_>) -> Vec<Milestone> {
    let count = cell.dates.len();
    let leading = 0..cell.dates[0].tokens.start;
    let trailing = cell.dates[count - 1].tokens.end..cell.tokens.len();
    let side = match (label(cell, leading.clone()), label(cell, trailing.clone())) {
        (None, Some(_)) => Side::After,
        _ => Side::Before,
    };
    let mut before = leading;
    let mut list = Vec::with_capacity(count);
    for (at, found) in cell.dates.iter().enumerate() {
        let next = cell.dates.get(at + 1).map_or(trailing.end, |next| next.tokens.start);
        let between = found.tokens.end..next;
        let seam = if at + 1 == count { between.end } else { seam(cell, &between, side) };
        let label = both(label(cell, before), label(cell, between.start..seam));
        list.push(Milestone { label, due: found.span.due });
        before = seam..between.end;
    }
    list
}

fn both(first: Option<String>, second: Option<String>) -> Option<String> {
    match (first, second) {
        (Some(first), Some(second)) => Some(format!("{first} {second}")),
        (first, second) => first.or(second),
    }
}

/// Where the words of the date before end and those of the date after begin.
fn seam(cell: &Cell<'_>, between: &Range<usize>, side: Side) -> usize {
    let tokens = &cell.tokens;
    let last = between.end.saturating_sub(1);
    if tokens.is_word(last, &["from"]) && phrases::says_revised(cell.slice(between.clone())) {
        return between.end;
    }
    if tokens.is_mark(between.start, &['(']) {
        let close = between.clone().find(|at| tokens.is_mark(*at, &[')']));
        return close.map_or(between.start, |close| close + 1);
    }
    let parting = between.clone().find(|at| {
        (tokens.opens_line(*at) && !tokens.opens_line(between.end))
            || tokens.is_mark(*at, &[';', '|', '•', '●', '▪'])
    });
    match (parting, side) {
        (Some(at), _) => at,
        (None, Side::Before) => between.start,
        (None, Side::After) => between.end,
    }
}

/// The words of a stretch that say what is due.
pub(super) fn label(cell: &Cell<'_>, range: Range<usize>) -> Option<String> {
    const SUFFIXES: [&[&str]; 6] = [
        &["to", "be", "completed"],
        &["to", "be", "in", "place"],
        &["to", "be", "implemented"],
        &["to", "be", "delivered"],
        &["no", "later", "than"],
        &["in", "place"],
    ];
    let (mut start, mut end) = (range.start, range.end);
    while start < end && (is_edge_mark(cell, start) || is_joint(cell, start)) {
        start += 1;
    }
    loop {
        let suffix = SUFFIXES.iter().find(|suffix| ends_with(cell, start..end, suffix));
        match suffix {
            Some(suffix) => end -= suffix.len(),
            None if start < end && (is_edge_mark(cell, end - 1) || is_joint(cell, end - 1)) => end -= 1,
            None => break,
        }
    }
    let text = cell.slice(start..end).split_whitespace().collect::<Vec<_>>().join(" ");
    (start < end && !text.is_empty()).then_some(text)
}

fn ends_with(cell: &Cell<'_>, range: Range<usize>, suffix: &[&str]) -> bool {
    range.len() >= suffix.len()
        && suffix.iter().rev().zip(range.rev()).all(|(word, at)| cell.tokens.is_word(at, &[word]))
}

fn is_edge_mark(cell: &Cell<'_>, at: usize) -> bool {
    cell.tokens.get(at).is_some_and(|token| matches!(token.kind, Kind::Mark(_)))
}

/// Words that join a label to its date or to the label before.
fn is_joint(cell: &Cell<'_>, at: usize) -> bool {
    const JOINTS: &[&str] = &[
        "and", "at", "be", "before", "by", "date", "deadline", "due", "during", "for", "from", "in", "is",
        "of", "on", "or", "target", "the", "then", "to", "until",
    ];
    cell.tokens.word(at).is_some_and(|word| among(word, JOINTS))
}
