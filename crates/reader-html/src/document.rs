//! A page as elements and words, in the order that they stand: each node is followed by what is within it.

use crate::tag::Tag;

/// The number of a node.
pub type Id = u32;

/// The nodes of a page. The first is the page itself.
#[derive(Debug, Default)]
pub struct Document {
    nodes: Vec<Node>,
    attributes: Vec<(Attribute, u32, u32)>,
    /// The words and the values of attributes, one after the other.
    text: String,
    /// Cells that begin a row with nothing around it, in reading order.
    row_starts: Vec<Id>,
    /// The words of style sheets, in reading order.
    pub sheets: Vec<String>,
    /// The words of the title.
    pub title: String,
    /// The first element that was too deep, or the node that reading stopped at.
    pub too_deep: bool,
    /// Whether the page has more parts than are read.
    pub cut: bool,
}

/// A node: an element or words.
#[derive(Clone, Copy, Debug)]
pub struct Node {
    /// The node after it and all that is within it.
    pub end: Id,
    /// The element that it stands in.
    pub parent: Id,
    /// How many letters are shown before it.
    pub before: u32,
    /// What it is.
    pub kind: Kind,
}

/// What a node is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// Words: a range of the document's text.
    Words(u32, u32),
    /// An element: its name, what it counts as, and a range of the attributes.
    Element {
        /// The name in the page.
        tag: Tag,
        /// What it is: the name, or what its `role` says.
        part: Tag,
        /// The range of the attributes.
        attributes: (u32, u32),
    },
    /// From here on an element no longer sets how words look, though what it contains goes on.
    Ends(Id),
}

/// The attributes that are kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Attribute {
    Alt,
    AriaLabel,
    AriaLevel,
    BackgroundColour,
    Class,
    Colour,
    Face,
    ColumnSpan,
    Fill,
    Hidden,
    Id,
    Media,
    Role,
    RowSpan,
    Selected,
    Source,
    Start,
    Style,
    Title,
    Type,
    Value,
}

const ATTRIBUTES: &[(&str, Attribute)] = &[
    ("alt", Attribute::Alt),
    ("aria-label", Attribute::AriaLabel),
    ("aria-level", Attribute::AriaLevel),
    ("bgcolor", Attribute::BackgroundColour),
    ("class", Attribute::Class),
    ("color", Attribute::Colour),
    ("colspan", Attribute::ColumnSpan),
    ("aria-colspan", Attribute::ColumnSpan),
    ("face", Attribute::Face),
    ("fill", Attribute::Fill),
    ("hidden", Attribute::Hidden),
    ("id", Attribute::Id),
    ("media", Attribute::Media),
    ("role", Attribute::Role),
    ("rowspan", Attribute::RowSpan),
    ("aria-rowspan", Attribute::RowSpan),
    ("selected", Attribute::Selected),
    ("src", Attribute::Source),
    ("start", Attribute::Start),
    ("style", Attribute::Style),
    ("title", Attribute::Title),
    ("type", Attribute::Type),
    ("value", Attribute::Value),
];

impl Attribute {
    /// The attribute of a name in lower case, if it is kept.
    pub fn named(name: &[u8]) -> Option<Self> {
        ATTRIBUTES.iter().find(|(known, _)| known.as_bytes() == name).map(|(_, attribute)| *attribute)
    }
}

impl Document {
    /// How many nodes there are.
    pub fn len(&self) -> Id {
        Id::try_from(self.nodes.len()).unwrap_or(Id::MAX)
    }

    /// A node; the page itself where there is none of this number.
    pub fn node(&self, id: Id) -> Node {
        let outside = Node {
            end: self.len(),
            parent: 0,
            before: 0,
            kind: Kind::Element { tag: Tag::Html, part: Tag::Html, attributes: (0, 0) },
        };
        self.nodes.get(id as usize).copied().unwrap_or(outside)
    }

    /// The name of an element; nothing for words.
    pub fn tag(&self, id: Id) -> Option<Tag> {
        match self.node(id).kind {
            Kind::Element { tag, .. } => Some(tag),
            Kind::Words(..) | Kind::Ends(_) => None,
        }
    }

    /// What an element counts as; nothing for words.
    pub fn part(&self, id: Id) -> Option<Tag> {
        match self.node(id).kind {
            Kind::Element { part, .. } => Some(part),
            Kind::Words(..) | Kind::Ends(_) => None,
        }
    }

    /// The value of an attribute of an element.
    pub fn attribute(&self, id: Id, wanted: Attribute) -> Option<&str> {
        let Kind::Element { attributes: (from, to), .. } = self.node(id).kind else { return None };
        let all = self.attributes.get(from as usize..to as usize)?;
        let (_, from, to) = all.iter().find(|(attribute, ..)| *attribute == wanted)?;
        self.words(*from, *to)
    }

    /// Words by their range.
    pub fn words(&self, from: u32, to: u32) -> Option<&str> {
        self.text.get(from as usize..to as usize)
    }

    /// The elements that a node stands in, from the nearest.
    pub fn ancestors(&self, id: Id) -> impl Iterator<Item = Id> {
        std::iter::successors(Some(id), |&id| (id > 0).then(|| self.node(id).parent)).skip(1)
    }

    /// How many letters an element shows.
    pub fn letters(&self, id: Id) -> u32 {
        self.letters_between(id, self.node(id).end)
    }

    /// How many letters the nodes of a range show.
    pub fn letters_between(&self, from: Id, to: Id) -> u32 {
        let shown = |id: Id| self.nodes.get(id as usize).or(self.nodes.last()).map_or(0, |node| node.before);
        shown(to).saturating_sub(shown(from))
    }

    /// Adds a node; what is within it follows until [`Self::close`].
    pub fn push(&mut self, parent: Id, kind: Kind) -> Id {
        let id = self.len();
        self.nodes.push(Node { end: id.saturating_add(1), parent, before: 0, kind });
        id
    }

    /// Ends an element at the last node.
    pub fn close(&mut self, id: Id) {
        let end = self.len();
        if let Some(node) = self.nodes.get_mut(id as usize) {
            node.end = end;
        }
    }

    /// Lets an element count as another.
    pub fn take_for(&mut self, id: Id, as_part: Tag) {
        if let Some(Node { kind: Kind::Element { part, .. }, .. }) = self.nodes.get_mut(id as usize) {
            *part = as_part;
        }
    }

    /// Lets a cell begin a row; those before it in the page come first.
    pub fn begin_row(&mut self, cell: Id) {
        self.row_starts.push(cell);
    }

    /// Whether a cell begins a row with nothing around it.
    pub fn begins_row(&self, cell: Id) -> bool {
        self.row_starts.binary_search(&cell).is_ok()
    }

    /// Keeps words; returns their range.
    pub fn keep(&mut self, words: &str) -> (u32, u32) {
        let from = self.text.len();
        self.text.push_str(words);
        let narrow = |at: usize| u32::try_from(at).unwrap_or(u32::MAX);
        (narrow(from), narrow(self.text.len()))
    }

    /// Keeps the attributes of an element; returns their range.
    pub fn keep_attributes(&mut self, all: &mut Vec<(Attribute, String)>) -> (u32, u32) {
        let narrow = |at: usize| u32::try_from(at).unwrap_or(u32::MAX);
        let from = narrow(self.attributes.len());
        for (attribute, value) in all.drain(..) {
            let (start, end) = self.keep(&value);
            self.attributes.push((attribute, start, end));
        }
        (from, narrow(self.attributes.len()))
    }

    /// Counts the letters that are shown before each node; the last node stands after all others.
    pub fn count_letters(&mut self) {
        self.push(0, Kind::Words(0, 0));
        let (mut shown, mut silent_until) = (0, 0);
        for at in 0..self.nodes.len() {
            let node = self.nodes[at];
            self.nodes[at].before = shown;
            match node.kind {
                Kind::Element { tag, .. } if tag.is_silent() => silent_until = node.end.max(silent_until),
                Kind::Words(from, to) if at as u64 >= u64::from(silent_until) => {
                    let words = self.text.get(from as usize..to as usize).unwrap_or_default();
                    let letters = words.chars().filter(|c| !c.is_whitespace()).count();
                    shown += u32::try_from(letters).unwrap_or(u32::MAX);
                }
                _ => {}
            }
        }
    }
}
