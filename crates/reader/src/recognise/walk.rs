//! Through the document from top to bottom: sections open, and what stands under them joins them.

use goldthread_anchor::{Anchor, Quote};
use goldthread_plan::timescale::YearHint;
use goldthread_plan::{Doubt, DraftSection, Judgement, SchemeEntry, SectionKind};

use super::TITLE_LEVEL;
use super::colours::Palette;
use super::headings::section_heading;
use crate::columns::Columns;
use crate::lexicon::{Label, lexicon};
use crate::reading::TableReading;
use crate::{Block, Mapping, Paragraph, Tree};

mod actions;
mod cards;
mod forms;
mod headed;
mod lines;
mod sections;
mod table;

use sections::{How, Index};

/// What is known before the walk begins.
pub struct Context<'a> {
    /// What a person said of the columns.
    pub mapping: &'a Mapping,
    /// What the colours of the document are called.
    pub palette: Palette,
    /// The columns of headings that several tables have, by all of their rows.
    pub alike: std::collections::HashMap<String, Columns>,
    /// The abbreviations that the document explains.
    pub known: Vec<String>,
    /// The document's date.
    pub hint: YearHint,
    /// The document's title, for actions under no heading.
    pub title: Quote,
    /// Whether the title is that of a plan.
    pub is_plan: bool,
    /// Lines of the title page that head nothing: the date, whose plan it is.
    pub cover: Vec<String>,
}

/// What the walk found.
#[derive(Default)]
pub struct Found {
    /// The sections with their actions.
    pub sections: Vec<DraftSection>,
    /// How each of them was found.
    hows: Vec<How>,
    /// What the tables were taken for.
    pub tables: Vec<TableReading>,
    /// The graded areas.
    pub judgements: Vec<Judgement>,
    /// The key of statuses.
    pub scheme: Vec<SchemeEntry>,
    /// What is not sure.
    pub doubts: Vec<Doubt>,
}

/// Walks through the tree.
pub fn walk(tree: &Tree, context: Context<'_>) -> Found {
    let mut walk = Walk::new(tree, context);
    for (at, block) in tree.blocks.iter().enumerate() {
        match block {
            Block::Heading(level, line) if *level == TITLE_LEVEL && walk.goes_on(at, line) => {
                walk.line(at, line, Look::Item);
            }
            Block::Heading(_, line) => walk.line(at, line, Look::Heading),
            Block::Paragraph(line) if line.is_strong() => walk.line(at, line, Look::Heading),
            Block::Paragraph(line) => walk.line(at, line, Look::Plain),
            Block::Item(line) => walk.line(at, line, Look::Item),
            Block::Table(table) => walk.table(table),
        }
    }
    walk.finish()
}

struct Walk<'a> {
    blocks: &'a [Block],
    context: Context<'a>,
    found: Found,
    /// The section that what comes next belongs to.
    current: Option<usize>,
    /// What the lines under the last label tell of it.
    label: Option<Label>,
    /// The band heading over several sections.
    group: Option<Quote>,
    /// Headings that have nothing under them yet.
    pending: Vec<Quote>,
    /// Whether the next line is the title of the current section.
    awaits_title: bool,
    /// The columns of the last action table.
    columns: Option<Columns>,
    /// What the items of the list that is being read are.
    listing: Option<SectionKind>,
    /// Sections that the introduction lists.
    listed: Vec<Listed>,
    /// Lines that look like a key of statuses.
    key: Vec<SchemeEntry>,
    /// Whether a line above announced a key.
    key_announced: bool,
    /// The action that lines outside a table are telling of.
    card: cards::Card,
    /// Where the sections of a number and those of a title are.
    index: Index,
}

struct Listed {
    kind: SectionKind,
    title: Quote,
    has_heading: bool,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Look {
    Heading,
    Plain,
    Item,
}

impl<'a> Walk<'a> {
    fn new(tree: &'a Tree, context: Context<'a>) -> Self {
        Self {
            blocks: &tree.blocks,
            context,
            found: Found::default(),
            current: None,
            label: None,
            group: None,
            pending: Vec::new(),
            awaits_title: false,
            columns: None,
            listing: None,
            listed: Vec::new(),
            key: Vec::new(),
            key_announced: false,
            card: cards::Card::default(),
            index: Index::default(),
        }
    }

    /// Whether a line from above the header of a table tells more under the label in the line before it.
    fn goes_on(&self, at: usize, line: &Paragraph) -> bool {
        let words = line.quote();
        let before = at.checked_sub(1).and_then(|before| self.blocks.get(before));
        self.label.is_some_and(|label| label != Label::Actions)
            && matches!(before, Some(Block::Heading(level, _)) if *level == TITLE_LEVEL)
            && lexicon().label(words.text()).is_none()
            && section_heading(&words).is_none()
            && !words.text().ends_with(':')
    }

    fn doubt(&mut self, code: &str, message: String, at: Anchor) {
        self.found.doubts.push(Doubt { code: code.to_owned(), message, at });
    }

    fn finish(mut self) -> Found {
        self.finish_card();
        if self.found.scheme.is_empty() && self.key.len() > 1 {
            self.found.scheme = std::mem::take(&mut self.key);
        }
        self.add_listed();
        self.found.share_with_actions();
        self.found.act_on_headings();
        self.found.group_by_empty_headings(&self.context.title);
        self.found.doubt_of_sections();
        self.found
    }
}

/// Titles this alike are the same.
const ALIKE: f64 = 0.8;
