use std::collections::{BTreeMap, HashMap, VecDeque};

use goldthread_anchor::Quote;

use super::{Candidate, Pairing, in_order};
use crate::Document;
use crate::document::DocumentSection;
use crate::words::{Abbreviations, Counted, Counting, Index, Reach, folded, same_mark};

/// Two titles that are as near are one section.
const NEAR: f64 = 0.5;
/// Two titles that are as near are one section where the printed number is the same.
const NEAR_AND_NUMBERED: f64 = 0.3;
/// What the share of actions in common counts for, beside the title.
const ACTIONS: f64 = 0.9;
/// Sections under which the same action stands are remembered up to this many.
const REMEMBERED: usize = 4;

/// Joins the sections of two versions.
pub(super) fn pair(pairing: &mut Pairing, old: &Document, new: &Document) {
    same_title(pairing, old, new, |section| (key(section), number(section).to_owned()));
    same_title(pairing, old, new, |section| (key(section), String::new()));
    let mut candidates = candidates(pairing, old, new);
    in_order(&mut candidates);
    for candidate in candidates {
        pairing.join_sections(candidate.old, candidate.new);
    }
}

fn key(section: &DocumentSection) -> String {
    folded(section.fields.title.text())
}

fn number<'a>(section: &DocumentSection<'a>) -> &'a str {
    section.fields.reference.as_ref().map_or("", Quote::text)
}

/// Joins what is the same by a key, the first with the first.
fn same_title(
    pairing: &mut Pairing,
    old: &Document,
    new: &Document,
    key: impl Fn(&DocumentSection) -> (String, String),
) {
    let mut there: HashMap<_, VecDeque<usize>> = HashMap::new();
    for (place, section) in
        new.sections.iter().enumerate().filter(|(place, _)| !pairing.has_new_section(*place))
    {
        there.entry(key(section)).or_default().push_back(place);
    }
    for (place, section) in old.sections.iter().enumerate() {
        if pairing.section(place).is_none()
            && let Some(same) = there.get_mut(&key(section)).and_then(VecDeque::pop_front)
        {
            pairing.join_sections(place, same);
        }
    }
}

fn candidates(pairing: &Pairing, old: &Document, new: &Document) -> Vec<Candidate<usize>> {
    let was: Vec<usize> = (0..old.sections.len()).filter(|place| pairing.section(*place).is_none()).collect();
    let is: Vec<usize> = (0..new.sections.len()).filter(|place| !pairing.has_new_section(*place)).collect();
    let mut counting = Counting::new(Abbreviations::default());
    let mut count = |document: &Document, places: &[usize]| -> Vec<Counted> {
        places.iter().map(|place| counting.count(document.sections[*place].fields.title.text())).collect()
    };
    let (mut was_titles, mut is_titles) = (count(old, &was), count(new, &is));
    let weights = counting.weights();
    was_titles.iter_mut().chain(&mut is_titles).for_each(|title| weights.weigh(title));
    let mut index = Index::new(&weights, Reach::FAR, &is_titles);
    let holders = holders(new, &is);
    let mut candidates = Vec::new();
    for (place, title) in was.iter().zip(&was_titles) {
        let section = &old.sections[*place];
        let mut scores: BTreeMap<usize, f64> = in_common(section, &holders, new);
        for (found, near) in index.nearest(title) {
            let score = scores.entry(is[found]).or_default();
            *score = score.max(near);
        }
        for (other, score) in scores {
            let numbered =
                !number(section).is_empty() && same_mark(number(section), number(&new.sections[other]));
            let least = if numbered { NEAR_AND_NUMBERED } else { NEAR };
            if score >= least {
                candidates.push(Candidate { old: *place, new: other, score });
            }
        }
    }
    candidates
}

/// The sections that each action stands under, by its words.
fn holders(document: &Document, places: &[usize]) -> HashMap<String, Vec<usize>> {
    let mut holders: HashMap<String, Vec<usize>> = HashMap::new();
    for place in places {
        for action in &document.sections[*place].actions {
            let held = holders.entry(folded(action.text.text())).or_default();
            if held.len() < REMEMBERED && held.last() != Some(place) {
                held.push(*place);
            }
        }
    }
    holders
}

/// How many of its actions a section shares with each of the others, as a score.
fn in_common(
    section: &DocumentSection,
    holders: &HashMap<String, Vec<usize>>,
    new: &Document,
) -> BTreeMap<usize, f64> {
    let mut shared: BTreeMap<usize, usize> = BTreeMap::new();
    for action in &section.actions {
        let held = holders.get(&folded(action.text.text()));
        held.into_iter().flatten().for_each(|place| *shared.entry(*place).or_default() += 1);
    }
    #[expect(clippy::cast_precision_loss, reason = "counts of actions are small")]
    let score = |(place, count): (usize, usize)| {
        let longer = section.actions.len().max(new.sections[place].actions.len()).max(1);
        (place, ACTIONS * (count as f64 / longer as f64).min(1.0))
    };
    shared.into_iter().map(score).collect()
}
