//! Values beside each other.

use goldthread_anchor::{Anchor, Quote};

use super::{Change, Value};
use crate::words::{Added, added_words, folded, is_same};

impl Value {
    /// The value as words: the entries of a list in a line each, a timescale as printed.
    pub fn words(&self) -> String {
        match self {
            Self::Text(quote) => quote.text().to_owned(),
            Self::List(quotes) => quotes.iter().map(Quote::text).collect::<Vec<_>>().join("\n"),
            Self::Timescale(timescale) => timescale.printed().to_owned(),
        }
    }

    /// Where the value is printed; a timescale does not know.
    pub(super) fn at(&self) -> Anchor {
        match self {
            Self::Text(quote) => quote.anchor(),
            Self::List(quotes) => quotes.first().map_or(Anchor::Typed, Quote::anchor),
            Self::Timescale(_) => Anchor::Typed,
        }
    }
}

/// The change of a text, if there is one.
pub(super) fn of_texts(old: &Quote, new: &Quote) -> Option<Change> {
    match (old.is_empty(), new.is_empty()) {
        _ if is_same(old.text(), new.text()) => None,
        (false, false) => Some(Change::Reworded),
        _ => Some(Change::Changed),
    }
}

/// The change of a text about progress, if there is one.
pub(super) fn of_progress(old: &Quote, new: &Quote) -> Option<Change> {
    /// Two texts that share as much of their words say the same in other words.
    const NEAR: usize = 60;
    if is_same(old.text(), new.text()) {
        return None;
    }
    if new.is_empty() {
        return Some(Change::Changed);
    }
    Some(match added_words(old.text(), new.text()) {
        Added::At(range) => Change::Updated { added: new.slice(range) },
        Added::Rewritten if shared_percent(old.text(), new.text()) >= NEAR => Change::Reworded,
        Added::Rewritten => Change::Replaced,
    })
}

/// The change of a list, if entries came or went; their order does not count.
pub(super) fn of_lists(old: &[Quote], new: &[Quote]) -> Option<Change> {
    let fold =
        |quotes: &[Quote]| -> Vec<String> { quotes.iter().map(|quote| folded(quote.text())).collect() };
    let (was, is) = (fold(old), fold(new));
    let added = without(new, &is, was.clone());
    let removed = without(old, &was, is);
    (!added.is_empty() || !removed.is_empty()).then_some(Change::Listed { added, removed })
}

/// The entries that the other list has no match for, each match used once.
fn without(quotes: &[Quote], folded: &[String], mut other: Vec<String>) -> Vec<Quote> {
    other.sort_unstable();
    let mut used = vec![0_usize; other.len()];
    let mut left = Vec::new();
    for (quote, fold) in quotes.iter().zip(folded) {
        let first = other.partition_point(|entry| entry < fold);
        let many = other.partition_point(|entry| entry <= fold) - first;
        match used.get_mut(first) {
            Some(count) if *count < many => *count += 1,
            _ if fold.is_empty() => {}
            _ => left.push(quote.clone()),
        }
    }
    left
}

/// The share of the words of the longer text that the other has too, in hundredths.
pub(super) fn shared_percent(one: &str, other: &str) -> usize {
    let (one, other) = (folded(one), folded(other));
    let sorted = |text: &str| {
        let mut words: Vec<String> = text.split(' ').map(str::to_owned).collect();
        words.sort_unstable();
        words
    };
    let (one, other) = (sorted(&one), sorted(&other));
    let (mut left, mut right, mut shared) = (0, 0, 0);
    while let (Some(a), Some(b)) = (one.get(left), other.get(right)) {
        shared += usize::from(a == b);
        left += usize::from(a <= b);
        right += usize::from(b < a || a == b);
    }
    shared * 100 / one.len().max(other.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn quotes(texts: &[&str]) -> Vec<Quote> {
        texts.iter().map(|text| Quote::typed(*text)).collect()
    }

    #[test]
    fn entries_that_came_and_went_are_told() {
        let check = |old: &[&str], new: &[&str], added: &[&str], removed: &[&str]| {
            let found = of_lists(&quotes(old), &quotes(new));
            let expected = (!added.is_empty() || !removed.is_empty())
                .then(|| Change::Listed { added: quotes(added), removed: quotes(removed) });
            assert_eq!(found, expected, "{old:?} {new:?}");
        };
        check(&["A", "B"], &["B", "a."], &[], &[]);
        check(&["A", "B"], &["B", "C"], &["C"], &["A"]);
        check(&["A"], &["A", "A"], &["A"], &[]);
        check(&[], &["A"], &["A"], &[]);
        check(&["", "A"], &["A"], &[], &[]);
    }

    #[test]
    fn progress_grows_or_is_written_anew() {
        let check = |old: &str, new: &str, expected: Option<&str>| {
            let found = of_progress(&Quote::typed(old), &Quote::typed(new));
            assert_eq!(found.as_ref().map(Change::word), expected, "{old} / {new}");
        };
        check("Begun.", "Begun", None);
        check("Begun.", "Begun. Half is done.", Some("updated"));
        check("", "Begun.", Some("updated"));
        check("Begun.", "", Some("changed"));
        check("Six of eight teams were trained", "Six of ten teams were trained", Some("reworded"));
        check("Begun.", "All teams were trained in May.", Some("replaced"));
    }
}
