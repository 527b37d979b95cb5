//! Elements in a row to blocks: what begins a paragraph, and how its words look.

mod paragraph;

use goldthread_anchor::Cell;
use goldthread_tree::{Block, Marks, Run};

use crate::content::is_furniture;
use crate::document::{Attribute, Id, Kind};
use crate::lists::{List, of_type};
use crate::pictures;
use crate::reader::{Look, Reader};
use crate::shade::Shade;
use crate::style::{Display, Numbering, Style, colour_of_class};
use crate::table;
use crate::tag::Tag;

/// The blocks of a range of nodes, and the colours met in it.
#[derive(Debug, Default)]
pub struct Read {
    /// The blocks.
    pub blocks: Vec<Block>,
    /// The colours, for a cell that has none of its own.
    pub shade: Shade,
}

/// Reads the nodes `from..to`. Inside a cell there are only paragraphs, and items keep their marks.
pub fn read(reader: &mut Reader<'_>, from: Id, to: Id, look: Look, inside: Option<Cell>) -> Read {
    let mut flow = Flow::new(reader, look, inside);
    let mut at = from;
    while at < to && flow.reader.cut.is_none() {
        flow.leave(at);
        at = flow.node(at).max(at + 1);
    }
    flow.leave(to.max(at));
    flow.end_paragraph();
    flow.end_label();
    flow.read
}

struct Flow<'r, 'a> {
    reader: &'r mut Reader<'a>,
    read: Read,
    inside: Option<Cell>,
    open: Vec<Open>,
    base: Look,
    runs: Vec<Run>,
    words: String,
    marks: Marks,
    shape: Shape,
    /// The mark of an item that no words have followed yet.
    mark: String,
    /// The term that the next words explain.
    label: Vec<Run>,
}

/// An element that is open.
struct Open {
    id: Id,
    end: Id,
    part: Tag,
    style: Style,
    look: Look,
    is_block: bool,
    list: Option<List>,
    /// What a paragraph was before the element, where that sets it.
    shape: Option<Shape>,
}

/// What the paragraph that is being read is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Shape {
    #[default]
    Words,
    Heading(u8),
    Item,
}

impl<'r, 'a> Flow<'r, 'a> {
    fn new(reader: &'r mut Reader<'a>, base: Look, inside: Option<Cell>) -> Self {
        Self {
            reader,
            read: Read::default(),
            inside,
            open: Vec::new(),
            base,
            runs: Vec::new(),
            words: String::new(),
            marks: Marks::default(),
            shape: Shape::default(),
            mark: String::new(),
            label: Vec::new(),
        }
    }

    fn look(&self) -> Look {
        self.open.last().map_or(self.base, |open| open.look)
    }

    /// Leaves the elements that end before a node.
    fn leave(&mut self, at: Id) {
        while self.open.last().is_some_and(|open| open.end <= at) {
            let Some(open) = self.open.pop() else { break };
            if open.part == Tag::Dt {
                self.end_term();
            } else if open.is_block {
                self.end_paragraph();
            }
            if matches!(open.part, Tag::Dl) {
                self.end_label();
            }
            if matches!(open.part, Tag::Li) {
                self.mark.clear();
            }
            self.shape = open.shape.unwrap_or(self.shape);
        }
    }

    /// Takes a node in; returns the next to look at.
    fn node(&mut self, id: Id) -> Id {
        let document = self.reader.document;
        let node = document.node(id);
        match node.kind {
            Kind::Words(from, to) => {
                self.words(document.words(from, to).unwrap_or_default(), self.look());
                node.end
            }
            Kind::Ends(ended) => {
                self.unmark(ended);
                node.end
            }
            Kind::Element { part, .. } => self.element(id, part),
        }
    }

    /// An element no longer sets the look of the words within those opened since.
    fn unmark(&mut self, ended: Id) {
        let Some(at) = self.open.iter().position(|open| open.id == ended) else { return };
        let mut look = at.checked_sub(1).and_then(|at| self.open.get(at)).map_or(self.base, |open| open.look);
        self.open[at].look = look;
        for at in at + 1..self.open.len() {
            look = self.reader.look(self.open[at].id, &self.open[at].style, look);
            self.open[at].look = look;
        }
    }

    /// Takes an element in; returns the first node within it, or the one after it where it was read as a whole.
    fn element(&mut self, id: Id, part: Tag) -> Id {
        let document = self.reader.document;
        let after = document.node(id).end;
        if part.is_silent() || self.reader.leaves_site_out && is_furniture(document, id) {
            return after;
        }
        let style = self.reader.style(id);
        let look = self.reader.look(id, &style, self.look());
        match part {
            Tag::Br => self.line_break(),
            Tag::Hr => self.end_paragraph(),
            Tag::Img => self.picture(id, look),
            Tag::Svg => self.drawing(id, look),
            Tag::Select => self.choice(id, look),
            Tag::Button if self.is_furniture_button() => {}
            Tag::Label if self.is_label_of_field(id) => {}
            Tag::Table => self.table(id, look),
            _ => return self.enter(id, part, &style, look),
        }
        after
    }

    /// Opens an element; its words follow.
    fn enter(&mut self, id: Id, part: Tag, style: &Style, mut look: Look) -> Id {
        let document = self.reader.document;
        let is_block = part.is_block() || style.display == Some(Display::Block);
        let before = self.shape;
        if is_block {
            self.begin_block(id, part, style);
        }
        let sets_shape = part.level().is_some() || part == Tag::Li || self.is_item_of_word(id, style);
        let shape = sets_shape.then_some(before);
        let list = is_list(part).then(|| self.list(id, part, style));
        if self.inside.is_some() {
            let named =
                || document.attribute(id, Attribute::Class).and_then(|class| colour_of_class(class, style));
            let own = style.background.or_else(named);
            look.ground = own.or(look.ground);
            if document.letters(id) == 0 {
                self.read.shade.spot(own);
            }
        }
        if let Some(label) = pictures::label(document, id) {
            self.words(label, Look { marks: self.look().marks, ..look });
        }
        self.open.push(Open {
            id,
            end: document.node(id).end,
            part,
            style: *style,
            look,
            is_block,
            list,
            shape,
        });
        id + 1
    }

    fn begin_block(&mut self, id: Id, part: Tag, style: &Style) {
        self.end_paragraph();
        if let Some(level) = part.level() {
            self.shape = Shape::Heading(level);
        } else if part == Tag::Li {
            self.begin_item(id, style);
        } else if part == Tag::Dt {
            self.end_label();
        } else if self.is_item_of_word(id, style) {
            self.shape = Shape::Item;
        }
    }

    /// Whether Word made a paragraph an item: its style says so, or where Word left that out, its class.
    fn is_item_of_word(&self, id: Id, style: &Style) -> bool {
        let class = self.reader.document.attribute(id, Attribute::Class).unwrap_or_default();
        style.is_item.unwrap_or_else(|| class.starts_with("MsoList"))
    }

    fn begin_item(&mut self, id: Id, style: &Style) {
        let document = self.reader.document;
        let own = document.attribute(id, Attribute::Value).and_then(|value| value.trim().parse().ok());
        self.shape = Shape::Item;
        let typed = document.attribute(id, Attribute::Type).and_then(of_type);
        let inside = self.inside.is_some();
        let Some(list) = self.open.iter_mut().rev().find_map(|open| open.list.as_mut()) else { return };
        let mut of_item = *list;
        of_item.numbering = style.numbering.or(typed).unwrap_or(of_item.numbering);
        let mark = of_item.mark(own);
        list.next = of_item.next;
        let is_shown = inside || !matches!(of_item.numbering, Numbering::Bullets);
        self.mark = if is_shown { mark } else { String::new() };
    }

    fn list(&self, id: Id, part: Tag, style: &Style) -> List {
        let attribute = |attribute| self.reader.document.attribute(id, attribute);
        let usual = if part == Tag::Ol { Numbering::Decimal } else { Numbering::Bullets };
        let numbering =
            style.numbering.or_else(|| attribute(Attribute::Type).and_then(of_type)).unwrap_or(usual);
        let numbering = if part == Tag::Dl { Numbering::None } else { numbering };
        let start = attribute(Attribute::Start).and_then(|start| start.trim().parse().ok());
        List { numbering, next: start.unwrap_or(1) }
    }

    /// A button is furniture but where it opens a section, or stands in a cell.
    fn is_furniture_button(&self) -> bool {
        let opens = |open: &Open| open.part.level().is_some() || open.part == Tag::Summary;
        self.inside.is_none() && !self.open.iter().any(opens)
    }

    fn is_label_of_field(&self, id: Id) -> bool {
        let document = self.reader.document;
        let is_field = |id| matches!(document.part(id), Some(Tag::Input | Tag::Select | Tag::Textarea));
        (id + 1..document.node(id).end).any(is_field)
    }

    fn line_break(&mut self) {
        if matches!(self.shape, Shape::Heading(_)) {
            self.words(" ", self.look());
        } else {
            self.end_paragraph();
        }
    }

    fn picture(&mut self, id: Id, mut look: Look) {
        let document = self.reader.document;
        let colour = pictures::colour_of_picture(document, id).filter(|_| self.inside.is_some());
        let words = document.attribute(id, Attribute::Alt).unwrap_or_default();
        let words =
            if words.trim().is_empty() { pictures::label(document, id).unwrap_or_default() } else { words };
        look.ground = colour.or(look.ground);
        self.stand_in(words, look, colour);
    }

    fn drawing(&mut self, id: Id, mut look: Look) {
        let reader = &self.reader;
        let colour = pictures::colour_of_drawing(reader.document, reader.sheets, id);
        let colour = colour.filter(|_| self.inside.is_some());
        let words = pictures::words_of_drawing(self.reader.document, id).unwrap_or_default();
        look.ground = colour.or(look.ground);
        self.stand_in(words, look, colour);
    }

    /// Words that stand for something drawn, apart from those beside it.
    fn stand_in(&mut self, words: &str, look: Look, colour: Option<goldthread_tree::Colour>) {
        self.read.shade.spot(colour);
        if !words.trim().is_empty() {
            self.words(" ", look);
            self.words(words, look);
            self.words(" ", look);
        }
    }

    /// The choice that a field shows.
    fn choice(&mut self, id: Id, look: Look) {
        let document = self.reader.document;
        let chosen = (id + 1..document.node(id).end).find(|&id| {
            document.tag(id) == Some(Tag::Option) && document.attribute(id, Attribute::Selected).is_some()
        });
        let Some(chosen) = chosen.filter(|_| self.inside.is_some()) else { return };
        for id in chosen + 1..document.node(chosen).end {
            if let Kind::Words(from, to) = document.node(id).kind {
                self.words(document.words(from, to).unwrap_or_default(), look);
            }
        }
    }

    fn table(&mut self, id: Id, look: Look) {
        self.end_paragraph();
        self.end_label();
        let read = match self.inside {
            Some(cell) => table::read_nested(self.reader, id, look, cell),
            None => table::read(self.reader, id, look),
        };
        self.read.blocks.extend(read.blocks);
        self.read.shade.add(read.shade);
    }
}

fn is_list(part: Tag) -> bool {
    matches!(part, Tag::Ul | Tag::Ol | Tag::Menu | Tag::Dir | Tag::Dl)
}
