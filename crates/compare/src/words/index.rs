//! The nearest of many texts, found through the rare words that they share.

use super::near::near;
use super::weigh::{Counted, Weights};

/// How far an index looks.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Reach {
    /// A word that stands in more texts than this leads to none of them.
    commonest: usize,
    /// The rarest words of a text by which others are looked for.
    looked_up: usize,
    /// As many texts are compared in full.
    compared: usize,
}

impl Reach {
    /// For a few texts that say things in their own words.
    pub(crate) const FAR: Self = Self { commonest: 150, looked_up: 16, compared: 24 };
    /// For thousands of texts of which most find their like.
    pub(crate) const NEAR: Self = Self { commonest: 50, looked_up: 8, compared: 6 };
}

/// Texts to be found. The cost of one search is bounded, however many there are.
pub(crate) struct Index<'a> {
    weights: &'a Weights,
    reach: Reach,
    texts: Vec<&'a Counted>,
    /// The texts that hold each stem.
    holders: Vec<Vec<u32>>,
    /// What each text shares with the one that is looked for; all zero in between.
    shares: Vec<f64>,
}

impl<'a> Index<'a> {
    /// The texts, numbered from 0 as they come.
    pub(crate) fn new(
        weights: &'a Weights,
        reach: Reach,
        texts: impl IntoIterator<Item = &'a Counted>,
    ) -> Self {
        let texts: Vec<&Counted> = texts.into_iter().collect();
        let mut holders = vec![Vec::new(); weights.len()];
        for (text, number) in texts.iter().zip(0_u32..) {
            for stem in &text.stems {
                holders[*stem as usize].push(number);
            }
        }
        let shares = vec![0.0; texts.len()];
        Self { weights, reach, texts, holders, shares }
    }

    /// The texts nearest to one, each with how near, the nearest first.
    pub(crate) fn nearest(&mut self, text: &Counted) -> Vec<(usize, f64)> {
        let mut found: Vec<(usize, f64)> = self
            .likely(text)
            .into_iter()
            .map(|number| (number, near(self.weights, text, self.texts[number])))
            .collect();
        found.sort_by(|a, b| b.1.total_cmp(&a.1).then(a.0.cmp(&b.0)));
        found
    }

    /// The texts that share most of the rare words.
    fn likely(&mut self, text: &Counted) -> Vec<usize> {
        let mut stems: Vec<(usize, u32)> =
            text.stems.iter().map(|stem| (self.holders[*stem as usize].len(), *stem)).collect();
        stems.retain(|(held, _)| (1..=self.reach.commonest).contains(held));
        stems.sort_unstable();
        let mut touched = Vec::new();
        for (_, stem) in stems.into_iter().take(self.reach.looked_up) {
            for number in &self.holders[stem as usize] {
                let share = &mut self.shares[*number as usize];
                if *share == 0.0 {
                    touched.push(*number as usize);
                }
                *share += self.weights.of(stem);
            }
        }
        let order = |a: &usize, b: &usize| self.shares[*b].total_cmp(&self.shares[*a]).then(a.cmp(b));
        if touched.len() > self.reach.compared {
            touched.select_nth_unstable_by(self.reach.compared, order);
        }
        for number in &touched {
            self.shares[*number] = 0.0;
        }
        touched.truncate(self.reach.compared);
        touched
    }
}
