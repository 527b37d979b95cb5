//! Which section and which action of one version is which of the other.
//!
//! Sections first: the same title; then the likest titles, or the most actions in common. Then actions: the same words in the
//! same section; the same words elsewhere (moved); words that are near in the same section, where the same number or the
//! same place between neighbours that are known makes up for some wording; words that are near elsewhere (moved and reworded).
//! A number alone never brings two things together. Each step gives the nearest pair first and each thing to one other.

mod actions;
mod sections;

use std::collections::HashMap;

use super::gather::At;
use crate::Document;

/// Things of the old version with those of the new one.
#[derive(Debug, Default)]
pub(super) struct Pairing {
    sections: HashMap<usize, usize>,
    actions: HashMap<At, At>,
    new_sections: HashMap<usize, usize>,
    new_actions: HashMap<At, At>,
}

impl Pairing {
    /// Brings two versions together.
    pub(super) fn of(old: &Document, new: &Document) -> Self {
        let mut pairing = Self::default();
        sections::pair(&mut pairing, old, new);
        actions::pair(&mut pairing, old, new);
        pairing
    }

    /// The new place of an old section.
    pub(super) fn section(&self, old: usize) -> Option<usize> {
        self.sections.get(&old).copied()
    }

    /// The new place of an old action.
    pub(super) fn action(&self, old: At) -> Option<At> {
        self.actions.get(&old).copied()
    }

    /// The old place of a new section.
    pub(super) fn old_section(&self, new: usize) -> Option<usize> {
        self.new_sections.get(&new).copied()
    }

    /// Whether a new section has an old one.
    pub(super) fn has_new_section(&self, new: usize) -> bool {
        self.new_sections.contains_key(&new)
    }

    /// Whether a new action has an old one.
    pub(super) fn has_new_action(&self, new: At) -> bool {
        self.new_actions.contains_key(&new)
    }

    /// Joins two sections, where neither is joined yet.
    fn join_sections(&mut self, old: usize, new: usize) {
        if !self.sections.contains_key(&old) && !self.new_sections.contains_key(&new) {
            self.sections.insert(old, new);
            self.new_sections.insert(new, old);
        }
    }

    /// Joins two actions, where neither is joined yet.
    fn join_actions(&mut self, old: At, new: At) {
        if !self.actions.contains_key(&old) && !self.new_actions.contains_key(&new) {
            self.actions.insert(old, new);
            self.new_actions.insert(new, old);
        }
    }
}

/// Two things that may be one.
struct Candidate<T> {
    old: T,
    new: T,
    score: f64,
}

/// The likeliest first; of equals those that come first in the documents.
fn in_order<T: Ord + Copy>(candidates: &mut [Candidate<T>]) {
    candidates.sort_by(|a, b| b.score.total_cmp(&a.score).then((a.old, a.new).cmp(&(b.old, b.new))));
}
