//! The parts that pages are made of: small functions from finished values to markup.

pub mod action_list;
pub mod area;
pub mod ask;
pub mod choice;
pub mod crumbs;
pub mod days;
pub mod directory_tabs;
pub mod document;
pub mod doubt;
pub mod field;
pub mod filter;
pub mod flag_list;
pub mod grid;
pub mod group;
pub mod layout;
pub mod lead;
pub mod lines;
pub mod lists;
pub mod markdown;
pub mod marked;
pub mod mention;
pub mod moves;
pub mod name;
pub mod neighbours;
pub mod notice;
pub mod once;
pub mod pager;
pub mod plan_head;
pub mod question;
pub mod rating;
pub mod sheet;
pub mod suggestion;
pub mod table;
pub mod tag;
pub mod thread;
pub mod track;
pub mod updates;
pub mod waits;

/// Words that lead somewhere.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Link {
    /// What is read.
    pub words: String,
    /// Where it leads.
    pub href: String,
}

impl Link {
    /// A link.
    pub fn new(words: impl Into<String>, href: impl Into<String>) -> Self {
        Self { words: words.into(), href: href.into() }
    }
}
