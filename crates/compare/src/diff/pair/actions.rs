use std::collections::{BTreeMap, HashMap, VecDeque};

use goldthread_anchor::Quote;
use goldthread_plan::ActionFields;

use super::super::gather::At;
use super::{Candidate, Pairing, in_order};
use crate::Document;
use crate::words::{Abbreviations, Counted, Counting, Index, Reach, Weights, folded, near, same_mark};

/// Two actions of one section that are as near are one.
const NEAR: f64 = 0.5;
/// Two actions are one where they are as near and stand in one place, or bear one number in one section.
const NEAR_IN_PLACE: f64 = 0.3;
/// Two actions of different sections that are as near are one.
const NEAR_ELSEWHERE: f64 = 0.65;
/// What the same section, the same number and the same place count for between candidates.
const SAME: f64 = 0.05;

/// An action, and its words as they are compared.
struct Worded<'a> {
    at: At,
    action: &'a ActionFields,
    words: String,
}

/// A key by which two actions are the same: the new section, or none where it does not matter; the words; the number.
type Key<'k> = (Option<usize>, &'k str, &'k str);

/// Joins the actions of two versions whose sections are joined.
pub(super) fn pair(pairing: &mut Pairing, old: &Document, new: &Document) {
    let (was, is) = (worded(old), worded(new));
    same_words(pairing, &was, &is, |section, one| (section, &one.words, number(one.action)));
    same_words(pairing, &was, &is, |section, one| (section, &one.words, ""));
    same_words(pairing, &was, &is, |_, one| (None, &one.words, ""));
    let mut candidates = Remaining::of(pairing, &was, &is).candidates(pairing);
    in_order(&mut candidates);
    for candidate in candidates {
        pairing.join_actions(candidate.old, candidate.new);
    }
}

fn number(action: &ActionFields) -> &str {
    action.reference.as_ref().map_or("", Quote::text)
}

fn worded<'a>(document: &Document<'a>) -> Vec<Worded<'a>> {
    let mut worded = Vec::new();
    for (section, holder) in document.sections.iter().enumerate() {
        for (number, action) in holder.actions.iter().enumerate() {
            worded.push(Worded { at: (section, number), action, words: folded(action.text.text()) });
        }
    }
    worded
}

/// Joins what is the same by a key, the first with the first. Of actions without words nothing is the same.
fn same_words(
    pairing: &mut Pairing,
    was: &[Worded],
    is: &[Worded],
    key: impl for<'k> Fn(Option<usize>, &'k Worded) -> Key<'k>,
) {
    let mut there: HashMap<Key, VecDeque<At>> = HashMap::new();
    for one in is.iter().filter(|one| !one.words.is_empty() && !pairing.has_new_action(one.at)) {
        there.entry(key(Some(one.at.0), one)).or_default().push_back(one.at);
    }
    for one in was {
        if pairing.action(one.at).is_some() {
            continue;
        }
        // A section that is gone leads nowhere by the first two keys.
        let section = pairing.section(one.at.0).or(Some(usize::MAX));
        if let Some(same) = there.get_mut(&key(section, one)).and_then(VecDeque::pop_front) {
            pairing.join_actions(one.at, same);
        }
    }
}

/// Actions that have no other yet.
struct Remaining<'a> {
    was: Vec<(At, &'a ActionFields, Counted)>,
    is: Vec<(At, &'a ActionFields, Counted)>,
    weights: Weights,
}

impl<'a> Remaining<'a> {
    fn of(pairing: &Pairing, was: &[Worded<'a>], is: &[Worded<'a>]) -> Self {
        let mut counting = Counting::new(Abbreviations::default());
        let mut count = |one: &Worded<'a>| (one.at, one.action, counting.count(one.action.text.text()));
        let mut was: Vec<_> =
            was.iter().filter(|one| pairing.action(one.at).is_none()).map(&mut count).collect();
        let mut is: Vec<_> =
            is.iter().filter(|one| !pairing.has_new_action(one.at)).map(&mut count).collect();
        let weights = counting.weights();
        was.iter_mut().chain(&mut is).for_each(|(_, _, counted)| weights.weigh(counted));
        Self { was, is, weights }
    }

    fn candidates(&self, pairing: &Pairing) -> Vec<Candidate<At>> {
        let mut index = Index::new(&self.weights, Reach::NEAR, self.is.iter().map(|(_, _, counted)| counted));
        let in_place = self.in_place(pairing);
        let mut by_number: HashMap<(usize, String), usize> = HashMap::new();
        for (found, (at, action, _)) in self.is.iter().enumerate().filter(|(_, is)| !number(is.1).is_empty())
        {
            by_number.entry((at.0, folded(number(action)))).or_insert(found);
        }
        let mut candidates = Vec::new();
        for (at, action, counted) in &self.was {
            let mut found: BTreeMap<usize, f64> = index.nearest(counted).into_iter().collect();
            let numbered =
                pairing.section(at.0).and_then(|section| by_number.get(&(section, folded(number(action)))));
            let placed = in_place.get(at);
            for other in numbered.into_iter().chain(placed) {
                found.entry(*other).or_insert_with(|| near(&self.weights, counted, &self.is[*other].2));
            }
            let pair = |(other, near): (usize, f64)| {
                self.candidate(pairing, (*at, action), other, near, placed == Some(&other))
            };
            candidates.extend(found.into_iter().filter_map(pair));
        }
        candidates
    }

    /// The pair, where it is near enough for where it stands.
    fn candidate(
        &self,
        pairing: &Pairing,
        (at, action): (At, &ActionFields),
        other: usize,
        near: f64,
        is_in_place: bool,
    ) -> Option<Candidate<At>> {
        let (new, is, _) = &self.is[other];
        let in_section = pairing.section(at.0) == Some(new.0);
        let numbered = !number(action).is_empty() && same_mark(number(action), number(is));
        let least = match (in_section, numbered || is_in_place) {
            (true, true) => NEAR_IN_PLACE,
            (true, false) => NEAR,
            (false, _) => NEAR_ELSEWHERE,
        };
        let same =
            [in_section, numbered, is_in_place].into_iter().filter(|same| *same).map(|_| SAME).sum::<f64>();
        (near >= least).then_some(Candidate { old: at, new: *new, score: near + same })
    }

    /// Old actions and the new ones that stand in their place: as many between the same two neighbours that are known.
    fn in_place(&self, pairing: &Pairing) -> HashMap<At, usize> {
        let mut there: HashMap<(usize, usize), Vec<usize>> = HashMap::new();
        let mut known = Vec::new();
        for (old, new) in pairing.actions.iter().filter(|(old, new)| pairing.section(old.0) == Some(new.0)) {
            known.push((*new, *old));
        }
        known.sort_unstable();
        // The gap of a new action: its section, and the old number of its neighbour before, from 1; 0 at the head.
        for (found, (at, _, _)) in self.is.iter().enumerate() {
            there.entry((at.0, neighbour(&known, *at))).or_default().push(found);
        }
        let mut known: Vec<(At, At)> = known.into_iter().map(|(new, old)| (old, new)).collect();
        known.sort_unstable();
        let mut here: HashMap<(usize, usize), Vec<At>> = HashMap::new();
        for (at, _, _) in &self.was {
            if let Some(section) = pairing.section(at.0) {
                let before =
                    known.partition_point(|(old, _)| old < at).checked_sub(1).map(|before| known[before].0);
                let gap = before.filter(|old| old.0 == at.0).map_or(0, |old| old.1 + 1);
                here.entry((section, gap)).or_default().push(*at);
            }
        }
        let aligned = here.into_iter().filter_map(|(gap, was)| {
            let is = there.get(&gap).filter(|is| is.len() == was.len())?;
            Some(was.into_iter().zip(is.iter().copied()).collect::<Vec<_>>())
        });
        aligned.flatten().collect()
    }
}

/// The old number of the known neighbour before a new action, from 1; 0 where none stands before it in its section.
fn neighbour(known: &[(At, At)], at: At) -> usize {
    let before = known.partition_point(|(new, _)| *new < at).checked_sub(1).map(|before| known[before]);
    before.filter(|(new, _)| new.0 == at.0).map_or(0, |(_, old)| old.1 + 1)
}
