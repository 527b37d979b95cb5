//! The text from top to bottom: paragraphs, tables, and what is wrapped around them.

use std::borrow::Cow;
use std::collections::{HashMap, HashSet};

use goldthread_anchor::Anchor;
use goldthread_tree::{Block, Marks, Paragraph, Run, Tree};

use crate::doubts::{Doubts, Kind};
use crate::inline::{Fields, Tracked};
use crate::numbering::{Counters, Label, Lists};
use crate::styles::{InList, Look, Style, Styles, heading_by_id};
use crate::theme::{Shade, Theme};
use crate::words::{Tally, Words};
use crate::xml::Element;

/// What stands beside the text.
pub struct About<'x> {
    /// The styles.
    pub styles: &'x Styles,
    /// The lists.
    pub lists: &'x Lists,
    /// The colours.
    pub theme: &'x Theme,
    /// The footnotes by their ids.
    pub footnotes: HashMap<String, Element<'x>>,
    /// The endnotes by their ids.
    pub endnotes: HashMap<String, Element<'x>>,
    /// The comments by their ids.
    pub comments: HashMap<String, Element<'x>>,
    /// The words of diagrams by the names that the text has for them.
    pub diagrams: HashMap<String, Element<'x>>,
}

/// A document being read.
pub struct Reading<'a, 'x> {
    pub(crate) about: &'a About<'x>,
    pub(crate) counters: Counters,
    pub(crate) fields: Fields,
    /// Where the words being read stand.
    pub(crate) at: Anchor,
    /// What is around the words being read.
    pub(crate) place: Place,
    /// How words are set in the part of a table being read.
    pub(crate) outer: Look,
    pub(crate) tally: Tally,
    /// Notes on the words being read.
    pub(crate) notes: Vec<Paragraph>,
    /// The notes that were read, by where they are kept and their ids: each is read once.
    pub(crate) seen: HashSet<(&'static str, String)>,
    /// The boxes of the paragraph being read; they are read after it.
    pub(crate) boxes: Vec<Element<'x>>,
    pub(crate) doubts: Doubts,
    pub(crate) tables: u32,
    paragraphs: u32,
    /// How many more paragraphs, runs and cells are read.
    room: usize,
}

/// What is around the words being read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Place {
    /// Nothing.
    Body,
    /// A cell of a table.
    Cell,
    /// A box in a cell.
    Box,
    /// A footnote or comment.
    Note,
}

impl<'a, 'x> Reading<'a, 'x> {
    /// Begins to read.
    pub fn new(about: &'a About<'x>, room: usize) -> Self {
        Self {
            about,
            counters: Counters::default(),
            fields: Fields::default(),
            at: Anchor::Typed,
            place: Place::Body,
            outer: Look::default(),
            tally: Tally::default(),
            notes: Vec::new(),
            seen: HashSet::new(),
            boxes: Vec::new(),
            doubts: Doubts::default(),
            tables: 0,
            paragraphs: 0,
            room,
        }
    }

    /// The tree of a body.
    pub fn document(mut self, body: Element<'x>) -> Tree {
        let mut blocks = Vec::new();
        self.flow(body, Tracked::default(), &mut blocks);
        let has_pictures = || body.all().any(|element| matches!(element.name(), "blip" | "imagedata"));
        if blocks.is_empty() && has_pictures() {
            self.doubts.add(Kind::NoWords, "", &Anchor::Typed);
        }
        Tree { blocks, notes: self.notes, doubts: self.doubts.into_all(), ..Tree::default() }
    }

    /// Takes room for so many parts; without room nothing more is read.
    pub(crate) fn take_room(&mut self, parts: usize) -> bool {
        let has_room = self.room >= parts;
        self.room = self.room.saturating_sub(parts);
        if !has_room {
            self.room = 0;
            self.doubts.add(Kind::TooManyParts, "", &self.at);
        }
        has_room
    }

    /// Reads what stands below each other.
    pub(crate) fn flow(&mut self, parent: Element<'x>, tracked: Tracked, out: &mut Vec<Block>) {
        for child in parent.children() {
            match child.name() {
                "p" => self.paragraph(child, tracked, out),
                "tbl" => self.table(child, tracked, out),
                "sdt" => {
                    if let Some(content) = shown_content(child) {
                        self.flow(content, tracked, out);
                    }
                }
                "AlternateContent" => {
                    if let Some(chosen) = chosen(child) {
                        self.flow(chosen, tracked, out);
                    }
                }
                "altChunk" => self.doubts.add(Kind::UnreadObject, "", &self.at),
                name if name.ends_with("Pr") => {}
                name => self.flow(child, tracked.and(Tracked::by(name)), out),
            }
        }
    }

    fn paragraph(&mut self, element: Element<'x>, tracked: Tracked, out: &mut Vec<Block>) {
        if !self.take_room(1) {
            return;
        }
        if self.place == Place::Body {
            self.at = Anchor::Paragraph(self.paragraphs + 1);
        }
        let properties = element.child("pPr");
        let id = properties.and_then(|properties| properties.value("pStyle"));
        let style = self.about.styles.paragraph(id.as_deref());
        if style.is_some_and(|style| style.name.starts_with("toc ")) {
            return;
        }
        let mut words = Words::default();
        let look = self.look(properties, style);
        self.inline(element, look, tracked, &mut words);
        self.fields.end_paragraph();
        let label =
            list(properties, style).and_then(|list| self.about.lists.label(&list, &mut self.counters));
        let boxes = std::mem::take(&mut self.boxes);
        if !self.take_room(words.runs()) {
            return;
        }
        if self.place == Place::Body {
            let level = heading(properties, style, id.as_deref());
            self.block(words, label, level, out);
        } else {
            if let Some(label) = &label {
                words.label(label);
            }
            out.extend(words.lines(&self.at).into_iter().map(Block::Paragraph));
        }
        self.read_boxes(boxes, out);
    }

    /// How the words of a paragraph are set where its runs do not say.
    fn look(&self, properties: Option<Element<'x>>, style: Option<&Style>) -> Look {
        let styles = self.about.styles;
        let named = style.map(|style| style.look).unwrap_or_default();
        let mut look = named.over(self.outer).over(styles.base());
        let own = properties.and_then(|properties| self.about.theme.shading(properties.child("shd")?));
        look.behind = look.behind.or(own).or(style.and_then(|style| style.behind));
        look
    }

    fn block(&mut self, mut words: Words, label: Option<Label>, level: Option<u8>, out: &mut Vec<Block>) {
        if words.is_empty() {
            return;
        }
        self.paragraphs += 1;
        let at = self.at.clone();
        if let Some(label) = &label {
            words.label(label);
        }
        match (level, label) {
            (Some(level), _) => out.push(Block::Heading(level + 1, words.joined(&at))),
            (None, Some(_)) => out.push(Block::Item(words.joined(&at))),
            (None, None) if words.take_bullet() => out.push(Block::Item(words.joined(&at))),
            (None, None) => out.extend(words.lines(&at).into_iter().map(Block::Paragraph)),
        }
    }

    fn read_boxes(&mut self, boxes: Vec<Element<'x>>, out: &mut Vec<Block>) {
        let place = self.place;
        if place == Place::Cell {
            self.place = Place::Box;
        }
        for content in boxes {
            self.flow(content, Tracked::default(), out);
        }
        self.place = place;
    }

    /// Reads a note where the words refer to it: each note once.
    pub(crate) fn note(&mut self, kind: &'static str, reference: Element<'x>) {
        let notes = match kind {
            "footnote" => &self.about.footnotes,
            "endnote" => &self.about.endnotes,
            _ => &self.about.comments,
        };
        let Some(id) = reference.attribute("id").map(Cow::into_owned) else { return };
        let Some(note) = notes.get(&id).copied().filter(|_| self.place != Place::Note) else { return };
        if !self.seen.insert((kind, id)) {
            return;
        }
        let place = std::mem::replace(&mut self.place, Place::Note);
        let fields = std::mem::take(&mut self.fields);
        let tally = self.tally;
        let outer = std::mem::take(&mut self.outer);
        let boxes = std::mem::take(&mut self.boxes);
        let mut blocks = Vec::new();
        self.flow(note, Tracked::default(), &mut blocks);
        self.notes.extend(one(blocks));
        (self.place, self.fields, self.tally, self.outer, self.boxes) = (place, fields, tally, outer, boxes);
    }
}

/// The paragraphs of a cell or note; the rows of tables within are one each, their cells parted by a tab.
pub fn paragraphs(blocks: Vec<Block>) -> Vec<Paragraph> {
    let mut all = Vec::new();
    for block in blocks {
        match block {
            Block::Heading(_, paragraph) | Block::Paragraph(paragraph) | Block::Item(paragraph) => {
                all.push(paragraph);
            }
            Block::Table(table) => all.extend(table.rows.into_iter().map(|row| {
                let cells = row.cells.into_iter().map(|cell| joined(cell.paragraphs, " "));
                joined(cells.collect(), "\t")
            })),
        }
    }
    all.retain(|paragraph| !paragraph.is_empty());
    all
}

/// Paragraphs as one.
fn joined(paragraphs: Vec<Paragraph>, gap: &str) -> Paragraph {
    let mut runs: Vec<Run> = Vec::new();
    for paragraph in paragraphs {
        let at = paragraph.runs.first().map(|run| run.words.anchor());
        if let Some(at) = at.filter(|_| !runs.is_empty()) {
            runs.push(Run { words: goldthread_anchor::Quote::at(gap, at), marks: Marks::default() });
        }
        runs.extend(paragraph.runs);
    }
    Paragraph { runs }
}

fn one(blocks: Vec<Block>) -> Option<Paragraph> {
    Some(joined(paragraphs(blocks), " ")).filter(|paragraph| !paragraph.is_empty())
}

/// The list that a paragraph belongs to: what it says itself goes before what its style says.
fn list(properties: Option<Element<'_>>, style: Option<&Style>) -> Option<InList> {
    let own = properties.and_then(InList::read);
    let styled = style.and_then(|style| style.list.clone());
    match (own, styled) {
        (Some(own), Some(styled)) if own.list.is_none() => {
            Some(InList { level: own.level.or(styled.level), ..styled })
        }
        (own, styled) => own.or(styled),
    }
}

/// The level of a heading that a paragraph is, from 0.
fn heading(properties: Option<Element<'_>>, style: Option<&Style>, id: Option<&str>) -> Option<u8> {
    let own = properties.and_then(|properties| properties.value("outlineLvl")?.parse().ok());
    let unknown = || id.filter(|_| style.is_none()).and_then(heading_by_id);
    let level = own.or_else(|| style.and_then(|style| style.outline)).or_else(unknown);
    level.filter(|level: &u8| *level < 9)
}

/// The content of a control, unless it is the prompt to fill it in or a table of contents.
pub fn shown_content(control: Element<'_>) -> Option<Element<'_>> {
    let properties = control.child("sdtPr");
    let is_prompt = properties.and_then(|properties| properties.switch("showingPlcHdr")).unwrap_or(false);
    let gallery = properties.and_then(|properties| properties.child("docPartObj")?.value("docPartGallery"));
    let is_contents = gallery.is_some_and(|gallery| gallery == "Table of Contents");
    control.child("sdtContent").filter(|_| !is_prompt && !is_contents)
}

/// The one of several forms of the same content that is shown: the first that has any.
pub fn chosen(alternatives: Element<'_>) -> Option<Element<'_>> {
    alternatives.children().find(|form| form.children().next().is_some())
}

/// The colour of a shade.
pub fn colour(shade: Option<Shade>) -> Option<goldthread_tree::Colour> {
    shade.and_then(Shade::colour)
}
