//! The texts of a report and a plan that are laid beside each other.
//!
//! A section is near to a point as its nearest text is: its title counts in full, other texts less, since they speak of more
//! than one thing.

use std::collections::BTreeMap;

use goldthread_anchor::Quote;
use goldthread_plan::SectionKind;

use crate::Document;
use crate::document::DocumentSection;
use crate::words::{Abbreviations, Counted, Counting, Index, Reach, Weights, shared};

/// What a text that is not the title counts for.
const BESIDE: f64 = 0.9;
/// What a single sentence of a longer text counts for.
const SENTENCE: f64 = 0.9;
/// A sentence of fewer characters says too little alone.
const SHORTEST: usize = 30;
/// An action of fewer telling words answers nothing by itself: "Set dates".
const FEWEST: usize = 3;
/// As many sentences of one text are looked at.
const MOST_SENTENCES: usize = 40;
/// As many shared words are named.
const NAMED: usize = 5;

/// Where in the plan a text belongs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Owner {
    /// To a section.
    Section(usize),
    /// To the band over a section: others stand under it too.
    Band(usize),
    /// To an action of a section.
    Action(usize, usize),
}

/// A text, and what it counts for.
struct Part {
    counted: Counted,
    counts: f64,
}

/// All texts, counted.
pub(super) struct Searching {
    weights: Weights,
    points: Vec<Vec<Part>>,
    plan: Vec<(Owner, Part)>,
}

/// What is near to one point.
pub(super) struct Searched {
    near: BTreeMap<Owner, f64>,
    shared: BTreeMap<usize, Vec<String>>,
}

impl Owner {
    fn section(self) -> usize {
        match self {
            Self::Section(section) | Self::Band(section) | Self::Action(section, _) => section,
        }
    }
}

impl Searching {
    /// Counts the texts of both.
    pub(super) fn new(report: &Document, plan: &Document) -> Self {
        let mut counting = Counting::new(abbreviations(report, plan));
        let mut count = |(text, counts): (&str, f64)| Part { counted: counting.count(text), counts };
        let points =
            report.sections.iter().map(|section| of_point(section).map(&mut count).collect()).collect();
        let mut parts = Vec::new();
        for (place, section) in plan.sections.iter().enumerate() {
            parts.extend(of_section(section).map(|text| (Owner::Section(place), count(text))));
            parts.extend(
                section.fields.group.iter().map(|band| (Owner::Band(place), count((band.text(), BESIDE)))),
            );
            for (number, action) in section.actions.iter().enumerate() {
                let part = count((action.text.text(), 1.0));
                if part.counted.len() >= FEWEST {
                    parts.push((Owner::Action(place, number), part));
                }
            }
        }
        let weights = counting.weights();
        let mut points: Vec<Vec<Part>> = points;
        let all = points.iter_mut().flatten().chain(parts.iter_mut().map(|(_, part)| part));
        all.for_each(|part| weights.weigh(&mut part.counted));
        Self { weights, points, plan: parts }
    }

    /// What is near to each point.
    pub(super) fn search(&self) -> Vec<Searched> {
        let mut index =
            Index::new(&self.weights, Reach::FAR, self.plan.iter().map(|(_, part)| &part.counted));
        self.points.iter().map(|parts| self.around(parts, &mut index)).collect()
    }

    fn around(&self, parts: &[Part], index: &mut Index) -> Searched {
        let mut near: BTreeMap<Owner, f64> = BTreeMap::new();
        let mut because: BTreeMap<usize, (f64, Vec<String>)> = BTreeMap::new();
        for part in parts {
            for (found, nearness) in index.nearest(&part.counted) {
                let (owner, other) = &self.plan[found];
                let nearness = nearness * part.counts * other.counts;
                let best = near.entry(*owner).or_default();
                *best = best.max(nearness);
                let reason = because.entry(owner.section()).or_default();
                if nearness > reason.0 && !matches!(owner, Owner::Action(..)) {
                    *reason = (nearness, shared(&self.weights, &part.counted, &other.counted, NAMED));
                }
            }
        }
        Searched { near, shared: because.into_iter().map(|(section, (_, words))| (section, words)).collect() }
    }
}

impl Searched {
    /// The sections with some nearness of their own.
    pub(super) fn sections(&self) -> BTreeMap<usize, f64> {
        let of_sections = self.near.iter().filter_map(|(owner, near)| match owner {
            Owner::Section(section) => Some((*section, *near)),
            Owner::Band(_) | Owner::Action(..) => None,
        });
        of_sections.collect()
    }

    /// The sections with some nearness, of their own or of the band over them.
    pub(super) fn sections_and_bands(&self) -> BTreeMap<usize, f64> {
        let mut near = self.sections();
        for (owner, nearness) in &self.near {
            if let Owner::Band(section) = owner {
                let own = near.entry(*section).or_default();
                *own = own.max(*nearness);
            }
        }
        near
    }

    /// The actions with some nearness, in the order printed.
    pub(super) fn actions(&self) -> impl Iterator<Item = ((usize, usize), f64)> + '_ {
        self.near.iter().filter_map(|(owner, near)| match owner {
            Owner::Action(section, action) => Some(((*section, *action), *near)),
            Owner::Section(_) | Owner::Band(_) => None,
        })
    }

    /// The words that the point shares with a section.
    pub(super) fn shared_with(&mut self, section: usize) -> Vec<String> {
        self.shared.remove(&section).unwrap_or_default()
    }
}

/// A point: its title; its finding beside it; the sentences of either.
fn of_point<'a>(section: &'a DocumentSection) -> impl Iterator<Item = (&'a str, f64)> {
    let title = section.fields.title.text();
    let finding = section.fields.finding.text();
    let beside = if title.is_empty() { 1.0 } else { BESIDE };
    with_sentences(title, 1.0).chain(with_sentences(finding, beside))
}

/// A section: its title; beside it what inspectors found, and what should be different.
fn of_section<'a>(section: &'a DocumentSection) -> impl Iterator<Item = (&'a str, f64)> {
    let fields = section.fields;
    let outcomes = fields.outcomes.iter().map(|outcome| (outcome.text(), BESIDE * BESIDE));
    with_sentences(fields.title.text(), 1.0)
        .chain(with_sentences(fields.finding.text(), BESIDE))
        .chain(outcomes)
        .filter(|(text, _)| !text.is_empty())
}

/// A text as a whole, and sentence by sentence where it has several.
fn with_sentences(text: &str, counts: f64) -> impl Iterator<Item = (&str, f64)> {
    let sentences: Vec<&str> = sentences(text).filter(|sentence| sentence.len() >= SHORTEST).collect();
    let several = if sentences.len() > 1 { sentences } else { Vec::new() };
    let parts = several.into_iter().take(MOST_SENTENCES).map(move |sentence| (sentence, counts * SENTENCE));
    std::iter::once((text, counts)).filter(|(text, _)| !text.is_empty()).chain(parts)
}

fn sentences(text: &str) -> impl Iterator<Item = &str> {
    text.split('\n')
        .flat_map(|line| line.split_inclusive(". "))
        .map(str::trim)
        .filter(|part| !part.is_empty())
}

/// What the documents explain themselves, and the plan's glossary.
fn abbreviations(report: &Document, plan: &Document) -> Abbreviations {
    let mut known = Abbreviations::default();
    for section in report.sections.iter().chain(&plan.sections) {
        known.learn(section.fields.title.text());
        known.learn(section.fields.finding.text());
        section.actions.iter().for_each(|action| known.learn(action.text.text()));
    }
    for entry in &plan.fields.glossary {
        known.explain(entry.abbreviation.text(), entry.title.text());
    }
    known
}

/// The number that each section bears: the one printed, or else its place among its kind.
pub(super) fn numbers(document: &Document) -> Vec<String> {
    let mut of_kind: BTreeMap<SectionKind, usize> = BTreeMap::new();
    let number = |section: &DocumentSection| {
        let place = of_kind.entry(section.fields.kind).or_default();
        *place += 1;
        let printed = section.fields.reference.as_ref().map(Quote::text);
        let digits = |text: &str| text.chars().filter(char::is_ascii_digit).collect::<String>();
        printed.map(digits).filter(|digits| !digits.is_empty()).unwrap_or_else(|| place.to_string())
    };
    document.sections.iter().map(number).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn long_texts_are_also_read_by_sentence() {
        let check =
            |text: &str, expected: usize| assert_eq!(with_sentences(text, 1.0).count(), expected, "{text}");
        check("", 0);
        check("One sentence that is long enough to count.", 1);
        check("One sentence that is long enough to count. Another one that is long enough.", 3);
        check("One sentence that is long enough to count.\nShort.", 1);
    }
}
