//! How near two texts are.

use std::cmp::Ordering;

use super::weigh::{Counted, Weights, float};

/// What is shared must tell as much as so many words that one text alone holds, before it counts in full.
const ENOUGH: f64 = 2.0;
/// What the angle between two texts counts for; the rest is for one being contained in the other.
const ANGLE: f64 = 0.6;
/// What runs of words that both have can make up of what is missing.
const RUNS: f64 = 0.5;

/// How near two texts are that were weighed: 0 shares nothing, 1 says the same.
///
/// Three parts, each 0 to 1, over stems weighed by how rare they are (see [`Weights`]):
/// - the cosine of the two texts, each stem counted once;
/// - the share of the lighter text that the other contains;
/// - the share of the neighbouring pairs of the shorter that stand in the other too: words quoted as they were.
///
/// `base = 0.6 cosine + 0.4 contained`; runs make up to half of what is missing: `base + (1 - base) * 0.5 * runs`. Being
/// contained and runs count in full where the words shared weigh as much as two that one text alone holds; a title of three
/// common words is soon contained in a long paragraph.
pub(crate) fn near(weights: &Weights, one: &Counted, other: &Counted) -> f64 {
    if one.is_empty() || other.is_empty() {
        return 0.0;
    }
    if one.stems == other.stems && one.pairs == other.pairs {
        return 1.0;
    }
    let (mut sum, mut squares) = (0.0, 0.0);
    for stem in common(&one.stems, &other.stems) {
        let weight = weights.of(stem);
        sum += weight;
        squares += weight * weight;
    }
    if sum <= 0.0 {
        return 0.0;
    }
    let cosine = squares / (one.squares * other.squares).sqrt();
    let evidence = (sum / (ENOUGH * weights.rarest())).min(1.0);
    let contained = evidence * sum / one.sum.min(other.sum);
    let base = ANGLE * cosine + (1.0 - ANGLE) * contained;
    (base + (1.0 - base) * RUNS * evidence * runs(one, other)).clamp(0.0, 1.0)
}

/// The share of the neighbouring pairs of the shorter text that the other has too.
fn runs(one: &Counted, other: &Counted) -> f64 {
    let shorter = one.pairs.len().min(other.pairs.len());
    if shorter == 0 { 0.0 } else { float(common(&one.pairs, &other.pairs).count()) / float(shorter) }
}

/// The words that two texts share, the most telling first.
pub(crate) fn shared(weights: &Weights, one: &Counted, other: &Counted, most: usize) -> Vec<String> {
    let mut stems: Vec<u32> = common(&one.stems, &other.stems).collect();
    stems.sort_by(|a, b| weights.of(*b).total_cmp(&weights.of(*a)).then(a.cmp(b)));
    stems.into_iter().take(most).map(|stem| weights.word(stem).to_owned()).collect()
}

/// What two ordered lists have in common.
fn common<'a, T: Ord + Copy>(one: &'a [T], other: &'a [T]) -> impl Iterator<Item = T> + 'a {
    let (mut left, mut right) = (one.iter().peekable(), other.iter().peekable());
    std::iter::from_fn(move || {
        loop {
            match left.peek()?.cmp(right.peek()?) {
                Ordering::Less => left.next(),
                Ordering::Greater => right.next(),
                Ordering::Equal => {
                    right.next();
                    return left.next().copied();
                }
            };
        }
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::words::{Abbreviations, Counting};

    /// Texts among which the words are weighed.
    const AROUND: &[&str] = &[
        "Ensure that every visit to a child is recorded within two days",
        "Improve the supervision of social workers so that plans move on",
        "Increase the number of care leavers in education, employment and training",
        "The recognition of children who live with someone other than their parents (private fostering)",
    ];

    fn measure(one: &str, other: &str) -> f64 {
        let mut known = Abbreviations::default();
        known.learn(one);
        known.learn(other);
        let mut counting = Counting::new(known);
        for text in AROUND {
            counting.count(text);
        }
        let (mut one, mut other) = (counting.count(one), counting.count(other));
        let weights = counting.weights();
        weights.weigh(&mut one);
        weights.weigh(&mut other);
        near(&weights, &one, &other)
    }

    fn check(one: &str, other: &str, least: f64, most: f64) {
        let near = measure(one, other);
        assert!((least..=most).contains(&near), "{near:.2} is not in {least}..{most}: {one} / {other}");
        assert!((near - measure(other, one)).abs() < 1e-9, "it does not matter which comes first");
    }

    #[test]
    fn texts_that_say_the_same_are_near() {
        let visits = "The timeliness of visits to children and the recording of what they say";
        check(visits, visits, 1.0, 1.0);
        check(visits, "Timely visits to children, and recording what they say.", 0.7, 1.0);
        check(visits, "Recommendation 2: the timelyness of visits to children", 0.35, 0.8);
        check("Organising return home interviews (RHIs)", "RHI's are organized", 0.6, 1.0);
    }

    #[test]
    fn texts_about_other_things_are_not() {
        check("Improve the quality of plans", "Improve the supervision of foster carers", 0.0, 0.3);
        check("Ensure that children are seen", "Ensure that budgets are set", 0.0, 0.3);
        check("Private fostering", "Foster placements", 0.0, 0.45);
        check("", "Anything", 0.0, 0.0);
        check("of the", "of the", 0.0, 0.0);
    }
}
