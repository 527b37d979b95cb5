//! Rules that give a cell its colour by what it, or another cell of its sheet, says.
//!
//! Only what is sure gives a colour: a rule that asks for the day of today, another sheet or a function that is not
//! known here is counted, and the sheet says so in a doubt.

mod formula;
mod value;

use std::cell::Cell;

use goldthread_tree::Colour;

pub use self::formula::{Comparison, Formula, origin, quoted};
use crate::grid::{Area, Place, Sheet};

/// The rules of a sheet, the first to be asked first.
#[derive(Debug, Default)]
pub struct Rules {
    all: Vec<Rule>,
    /// How many steps the rules took so far.
    steps: Cell<usize>,
}

/// A rule.
#[derive(Debug)]
pub struct Rule {
    /// The cells that it is for.
    pub areas: Vec<Area>,
    /// The lowest is asked first.
    pub priority: i64,
    /// Whether no further rule is asked where it holds.
    pub is_last: bool,
    /// When it holds; nothing where that cannot be told.
    pub when: Option<Formula>,
    /// The colour that it gives.
    pub fill: Option<Colour>,
}

/// The most steps that the rules of a sheet may take; a sheet of 50,000 rows with ten rules needs five million.
const MOST_STEPS: usize = 20_000_000;

impl Rules {
    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.all.is_empty()
    }

    /// Adds a rule.
    pub fn push(&mut self, rule: Rule) {
        self.all.push(rule);
    }

    /// Puts the rules in their order.
    pub fn sort(&mut self) {
        self.all.sort_by_key(|rule| rule.priority);
    }

    /// The colour that the rules give a cell.
    pub fn fill(&self, sheet: &Sheet, at: Place) -> Option<Colour> {
        for rule in &self.all {
            if !self.has_steps(rule.areas.len()) {
                return None;
            }
            if !rule.areas.iter().any(|area| area.has(at)) {
                continue;
            }
            let Some(when) = rule.when.as_ref().filter(|when| self.has_steps(when.size())) else { continue };
            if when.holds(sheet, at) {
                if rule.fill.is_some() {
                    return rule.fill.filter(|fill| *fill != Colour::WHITE);
                }
                if rule.is_last {
                    return None;
                }
            }
        }
        None
    }

    fn has_steps(&self, more: usize) -> bool {
        self.steps.set(self.steps.get().saturating_add(more));
        self.steps.get() <= MOST_STEPS
    }

    /// What the sheet has to say about its rules, after they were asked.
    pub fn complaint(&self) -> Option<String> {
        let unknown = self.all.iter().filter(|rule| rule.when.is_none() && rule.fill.is_some()).count();
        if self.steps.get() > MOST_STEPS {
            return Some("has so many rules that colour its cells that not all were worked out".to_owned());
        }
        let rules = if unknown == 1 { "a rule that colours" } else { "rules that colour" };
        (unknown > 0).then(|| {
            format!("has {rules} cells by what cannot be told from the file, such as today's date; those colours are not read")
        })
    }
}
