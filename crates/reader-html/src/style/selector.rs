//! Which elements a rule is for: names, classes and ids, within others or directly in them.

use std::cell::Cell;

use crate::document::{Attribute, Document, Id};
use crate::tag::Tag;

/// A selector: what the element is, and what it stands in, from the nearest.
#[derive(Debug)]
pub struct Selector {
    /// What the element itself is.
    pub own: Compound,
    /// What it stands in, each with whether it must be the very next.
    around: Vec<(bool, Compound)>,
    /// How much it counts against others: ids, then classes, then names.
    pub specificity: u32,
}

/// What an element has: a name, an id, classes.
#[derive(Debug, Default)]
pub struct Compound {
    /// Its name.
    pub tag: Option<Tag>,
    /// Its id.
    pub id: Option<Box<str>>,
    /// Its classes.
    pub classes: Vec<Box<str>>,
}

impl Selector {
    /// A selector as a style sheet writes it; nothing where it asks for what is not looked at here.
    pub fn parse(text: &str) -> Option<Self> {
        const LONGEST: usize = 500;
        let text = text.trim();
        if text.is_empty() || text.len() > LONGEST || text.contains([':', '[', '+', '~', '\\', '&', '|', '@'])
        {
            return None;
        }
        let spaced = text.replace('>', " > ");
        let (mut around, mut direct) = (Vec::new(), false);
        let mut own = None;
        for word in spaced.split_whitespace() {
            if word == ">" {
                direct = true;
                continue;
            }
            if let Some(before) = own.replace(Compound::parse(word)?) {
                around.push((direct, before));
            }
            direct = false;
        }
        let own = own?;
        around.reverse();
        let compounds = around.iter().map(|(_, compound)| compound).chain([&own]);
        let specificity = compounds.map(Compound::specificity).sum();
        Some(Self { own, around, specificity })
    }

    /// Whether an element is one that the rule is for; each comparison is counted.
    pub fn matches(&self, document: &Document, id: Id, trials: &Cell<u64>) -> bool {
        if !self.own.matches(document, id, trials) {
            return false;
        }
        let mut ancestors = document.ancestors(id);
        for (direct, compound) in &self.around {
            let found = if *direct {
                ancestors.next().is_some_and(|id| compound.matches(document, id, trials))
            } else {
                ancestors.any(|id| compound.matches(document, id, trials))
            };
            if !found {
                return false;
            }
        }
        true
    }
}

impl Compound {
    fn parse(word: &str) -> Option<Self> {
        let mut compound = Self::default();
        let mut rest = word;
        let mut mark = ' ';
        loop {
            let end = rest.find(['.', '#']).unwrap_or(rest.len());
            let name = &rest[..end];
            match mark {
                _ if name.is_empty() && mark != ' ' => return None,
                '.' => compound.classes.push(name.into()),
                '#' => compound.id = Some(name.into()),
                _ if name.is_empty() || name == "*" => {}
                _ => compound.tag = Some(Tag::named(name.to_ascii_lowercase().as_bytes())),
            }
            let Some(next) = rest[end..].chars().next() else { return Some(compound) };
            mark = next;
            rest = &rest[end + 1..];
        }
    }

    fn specificity(&self) -> u32 {
        let classes = u32::try_from(self.classes.len()).unwrap_or(99).min(99);
        u32::from(self.id.is_some()) * 10_000 + classes * 100 + u32::from(self.tag.is_some())
    }

    fn matches(&self, document: &Document, id: Id, trials: &Cell<u64>) -> bool {
        const CLASS: u64 = 64;
        let own = |attribute| document.attribute(id, attribute).unwrap_or_default();
        self.tag.is_none_or(|tag| document.tag(id) == Some(tag))
            && self.id.as_deref().is_none_or(|wanted| own(Attribute::Id).trim() == wanted)
            && (self.classes.is_empty() || {
                let classes = own(Attribute::Class);
                trials.set(trials.get() + 1 + classes.len() as u64 * self.classes.len() as u64 / CLASS);
                self.classes
                    .iter()
                    .all(|wanted| classes.split_ascii_whitespace().any(|class| class == &**wanted))
            })
    }
}
