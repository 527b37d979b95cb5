//! Recommendations are given to sections.
//!
//! The nearest pair goes first, then the nearest of what is left: most plans have a section for each recommendation, and where
//! two recommendations are worded alike the nearer one must not take both. Plans also merge and split:
//! - a recommendation that is left over, or was left with a section much farther than its nearest, shares its nearest (merged);
//! - a section that is left over and near to a recommendation answers that too (split).

use std::cmp::Ordering;
use std::collections::BTreeMap;

use super::Nearness;

/// A recommendation and a section that share words.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Pair {
    pub(super) point: usize,
    pub(super) section: usize,
    pub(super) near: f64,
    /// Whether both are printed, or stand, with the same number.
    pub(super) same_number: bool,
}

/// A number that is the same decides between sections no farther apart than this; it never makes an answer by itself.
const NUMBER: f64 = 0.03;
/// A free section is taken if it is at least this share as near as the nearest one.
const NEARLY: f64 = 0.6;

impl Pair {
    fn rank(&self) -> f64 {
        if self.same_number { self.near + NUMBER } else { self.near }
    }

    fn order(&self, other: &Self) -> Ordering {
        let places = (self.point, self.section).cmp(&(other.point, other.section));
        other.rank().total_cmp(&self.rank()).then(places)
    }
}

/// The pairs that hold, those of one recommendation the nearest first.
pub(super) fn assign(mut pairs: Vec<Pair>) -> Vec<Pair> {
    pairs.retain(|pair| pair.near >= Nearness::WEAK);
    pairs.sort_by(Pair::order);
    let mut nearest: BTreeMap<usize, Pair> = BTreeMap::new();
    for pair in &pairs {
        nearest.entry(pair.point).or_insert(*pair);
    }
    let (mut of_point, mut of_section) = (BTreeMap::new(), BTreeMap::new());
    for pair in &pairs {
        let near_enough = pair.near >= NEARLY * nearest[&pair.point].near;
        if near_enough && !of_point.contains_key(&pair.point) && !of_section.contains_key(&pair.section) {
            of_point.insert(pair.point, *pair);
            of_section.insert(pair.section, pair.point);
        }
    }
    for (point, pair) in &nearest {
        of_point.entry(*point).or_insert(*pair);
    }
    let taken: Vec<usize> = of_point.values().map(|pair| pair.section).collect();
    let split = pairs.iter().filter(|pair| pair.near >= Nearness::LIKELY && !taken.contains(&pair.section));
    let mut splits: BTreeMap<usize, Pair> = BTreeMap::new();
    for pair in split {
        splits.entry(pair.section).or_insert(*pair);
    }
    let mut assigned: Vec<Pair> = of_point.into_values().chain(splits.into_values()).collect();
    assigned.sort_by(|a, b| a.point.cmp(&b.point).then(a.order(b)));
    assigned
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(pairs: &[(usize, usize, f64)], expected: &[(usize, usize)]) {
        let pair = |(point, section, near): &(usize, usize, f64)| Pair {
            point: *point,
            section: *section,
            near: *near,
            same_number: point == section,
        };
        let found: Vec<_> =
            assign(pairs.iter().map(pair).collect()).iter().map(|pair| (pair.point, pair.section)).collect();
        assert_eq!(found, expected, "{pairs:?}");
    }

    #[test]
    fn each_gets_its_own() {
        check(&[(0, 0, 0.9), (0, 1, 0.7), (1, 0, 0.8), (1, 1, 0.6)], &[(0, 0), (1, 1)]);
        check(&[(0, 1, 0.9), (1, 0, 0.9)], &[(0, 1), (1, 0)]);
    }

    #[test]
    fn a_number_decides_between_equals_only() {
        check(&[(0, 1, 0.71), (0, 0, 0.7), (1, 1, 0.7), (1, 0, 0.71)], &[(0, 0), (1, 1)]);
        check(&[(0, 1, 0.8), (0, 0, 0.7)], &[(0, 1), (0, 0)]);
        check(&[(0, 0, 0.1)], &[]);
    }

    #[test]
    fn what_is_merged_or_split_is_seen() {
        check(&[(0, 0, 0.9), (1, 0, 0.8), (1, 1, 0.3)], &[(0, 0), (1, 0)]);
        check(&[(0, 0, 0.9), (1, 0, 0.8)], &[(0, 0), (1, 0)]);
        check(&[(0, 0, 0.9), (0, 1, 0.5), (0, 2, 0.3)], &[(0, 0), (0, 1)]);
    }
}
