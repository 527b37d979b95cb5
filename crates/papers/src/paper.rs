//! The paper itself.

use crate::block::{Block, Body};
use crate::edition::{Edition, Language};
use crate::text::line;

/// A document made for a body, from the plan as at an entry of the ledger.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Paper {
    title: String,
    subtitle: Option<String>,
    authority: String,
    edition: Edition,
    language: Language,
    blocks: Vec<Block>,
}

impl Paper {
    /// A paper in English; `write` fills its body.
    pub fn new(title: &str, authority: &str, edition: Edition, write: impl FnOnce(&mut Body)) -> Self {
        let mut body = Body::default();
        write(&mut body);
        Self {
            title: line(title, "Untitled paper"),
            subtitle: None,
            authority: line(authority, "Authority not named"),
            edition,
            language: Language::default(),
            blocks: body.into_blocks(),
        }
    }

    /// The same paper with a line under its title; a blank one is left out.
    #[must_use]
    pub fn with_subtitle(mut self, subtitle: &str) -> Self {
        let subtitle = line(subtitle, "");
        self.subtitle = (!subtitle.is_empty()).then_some(subtitle);
        self
    }

    /// The same paper, said to be in another language.
    #[must_use]
    pub fn with_language(mut self, language: Language) -> Self {
        self.language = language;
        self
    }

    /// Its title.
    pub fn title(&self) -> &str {
        &self.title
    }

    /// The line under the title.
    pub fn subtitle(&self) -> Option<&str> {
        self.subtitle.as_deref()
    }

    /// The council or trust that it is of.
    pub fn authority(&self) -> &str {
        &self.authority
    }

    /// What it was made from.
    pub fn edition(&self) -> &Edition {
        &self.edition
    }

    /// The language it is written in.
    pub fn language(&self) -> Language {
        self.language
    }

    /// Its blocks.
    pub fn blocks(&self) -> &[Block] {
        &self.blocks
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Cell, Column, Count, Table};

    fn edition() -> Edition {
        Edition {
            entry: 128,
            date: jiff::civil::date(2020, 12, 31),
            rule_set: "2026-11".to_owned(),
            product: "Goldthread 0.1.0".to_owned(),
            checkpoint: Some("one two".to_owned()),
        }
    }

    #[test]
    fn what_says_nothing_is_left_out_and_what_must_have_words_gets_them() {
        let paper = Paper::new("", "", edition(), |body| {
            body.paragraph(" ").bullets([" "]).counts([]).section("", |_| {});
        });
        assert_eq!(paper.title(), "Untitled paper");
        let [Block::Section(section)] = paper.blocks() else { panic!("{:?}", paper.blocks()) };
        assert_eq!(section.title(), "Untitled section");
        assert_eq!(paper.with_subtitle(" ").subtitle(), None);
    }

    #[test]
    fn every_row_is_as_wide_as_the_header() {
        let mut table = Table::new("", [Column::new("A"), Column::new("")]);
        table.row(["1".into(), Cell::from("2")]);
        let table = table.build();
        assert_eq!((table.caption(), table.columns()[1].heading()), ("Table", "Column"));
        assert!(table.rows().iter().all(|row| row.len() == table.columns().len()));
    }

    #[test]
    fn the_edition_says_what_it_was_made_from() {
        assert_eq!(edition().stamp(), "As at entry 128 of the ledger, 31 December 2020");
        let labels: Vec<_> = edition().imprint().into_iter().map(|line| line.label).collect();
        assert_eq!(labels, ["As at ledger entry", "Date", "Rule set", "Made with", "Ledger checkpoint"]);
        assert_eq!(Count::new("Overdue", 3).value(), "3");
    }
}
