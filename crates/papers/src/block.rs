//! The blocks of a paper, and the body that they are written into.

use crate::inline::Inline;
use crate::table::Table;
use crate::text::line;
use crate::words;

/// A block of a paper.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Block {
    /// A heading and what stands under it; its level is how deep it lies.
    Section(Section),
    /// A paragraph.
    Paragraph(Inline),
    /// A list.
    List(List),
    /// A table.
    Table(Table),
    /// Figures with their labels; never empty.
    Counts(Vec<Count>),
    /// Words that are set apart.
    Note(Note),
    /// A hint that what follows begins a page, where there are pages.
    PageBreak,
}

/// A heading and the blocks under it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Section {
    title: String,
    blocks: Vec<Block>,
}

/// A list of one kind; never empty.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct List {
    kind: ListKind,
    items: Vec<Inline>,
}

/// How the items of a list are marked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ListKind {
    /// By bullets.
    Bulleted,
    /// By numbers from 1.
    Numbered,
}

/// A figure and what it counts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Count {
    label: String,
    value: String,
}

/// Words that are set apart, with a title.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Note {
    weight: Weight,
    title: String,
    text: Inline,
}

/// How much a note asks of the reader.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Weight {
    /// Good to know.
    Information,
    /// Must not be missed.
    Warning,
}

/// Where blocks are written, in order.
#[derive(Clone, Debug, Default)]
pub struct Body {
    blocks: Vec<Block>,
}

impl Body {
    /// The blocks written so far.
    pub(crate) fn into_blocks(self) -> Vec<Block> {
        self.blocks
    }

    /// Writes a section one level deeper.
    pub fn section(&mut self, title: &str, write: impl FnOnce(&mut Body)) -> &mut Self {
        let mut body = Body::default();
        write(&mut body);
        self.push(Block::Section(Section { title: line(title, "Untitled section"), blocks: body.blocks }))
    }

    /// Writes a paragraph; a blank one is left out.
    pub fn paragraph(&mut self, text: impl Into<Inline>) -> &mut Self {
        let text = text.into();
        if text.is_blank() { self } else { self.push(Block::Paragraph(text)) }
    }

    /// Writes a bulleted list; an empty one is left out.
    pub fn bullets<T: Into<Inline>>(&mut self, items: impl IntoIterator<Item = T>) -> &mut Self {
        self.list(ListKind::Bulleted, items)
    }

    /// Writes a numbered list; an empty one is left out.
    pub fn numbers<T: Into<Inline>>(&mut self, items: impl IntoIterator<Item = T>) -> &mut Self {
        self.list(ListKind::Numbered, items)
    }

    /// Writes a table.
    pub fn table(&mut self, table: Table) -> &mut Self {
        self.push(Block::Table(table))
    }

    /// Writes figures with their labels; none are left out.
    pub fn counts(&mut self, counts: impl IntoIterator<Item = Count>) -> &mut Self {
        let counts: Vec<_> = counts.into_iter().collect();
        if counts.is_empty() { self } else { self.push(Block::Counts(counts)) }
    }

    /// Writes a note that is good to know.
    pub fn note(&mut self, title: &str, text: impl Into<Inline>) -> &mut Self {
        self.push_note(Weight::Information, title, text.into())
    }

    /// Writes a note that must not be missed.
    pub fn warning(&mut self, title: &str, text: impl Into<Inline>) -> &mut Self {
        self.push_note(Weight::Warning, title, text.into())
    }

    /// Asks for a new page here.
    pub fn page_break(&mut self) -> &mut Self {
        self.push(Block::PageBreak)
    }

    fn list<T: Into<Inline>>(&mut self, kind: ListKind, items: impl IntoIterator<Item = T>) -> &mut Self {
        let items: Vec<Inline> = items.into_iter().map(Into::into).filter(|item| !item.is_blank()).collect();
        if items.is_empty() { self } else { self.push(Block::List(List { kind, items })) }
    }

    fn push_note(&mut self, weight: Weight, title: &str, text: Inline) -> &mut Self {
        let fallback = match weight {
            Weight::Information => "Note",
            Weight::Warning => "Warning",
        };
        self.push(Block::Note(Note { weight, title: line(title, fallback), text }))
    }

    fn push(&mut self, block: Block) -> &mut Self {
        self.blocks.push(block);
        self
    }
}

impl Section {
    /// Its heading.
    pub fn title(&self) -> &str {
        &self.title
    }

    /// What stands under the heading.
    pub fn blocks(&self) -> &[Block] {
        &self.blocks
    }
}

impl List {
    /// How its items are marked.
    pub fn kind(&self) -> ListKind {
        self.kind
    }

    /// Its items; never empty.
    pub fn items(&self) -> &[Inline] {
        &self.items
    }
}

impl Count {
    /// A number of things.
    pub fn new(label: &str, count: usize) -> Self {
        Self::words(label, &count.to_string())
    }

    /// A part of a whole: "7 of 40".
    pub fn part(label: &str, part: usize, whole: usize) -> Self {
        Self::words(label, &words::of(part, whole))
    }

    /// A figure that is already worded.
    pub fn words(label: &str, value: &str) -> Self {
        Self { label: line(label, "Count"), value: line(value, "not known") }
    }

    /// What is counted.
    pub fn label(&self) -> &str {
        &self.label
    }

    /// The figure.
    pub fn value(&self) -> &str {
        &self.value
    }
}

impl Note {
    /// How much it asks of the reader.
    pub fn weight(&self) -> Weight {
        self.weight
    }

    /// Its title.
    pub fn title(&self) -> &str {
        &self.title
    }

    /// Its text.
    pub fn text(&self) -> &Inline {
        &self.text
    }
}
