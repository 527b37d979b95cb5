//! What a reader knows while it goes through a page, and how an element looks within those around it.

use goldthread_anchor::{Anchor, Cell};
use goldthread_plan::Doubt;
use goldthread_tree::{Colour, Marks};

use crate::document::{Attribute, Document, Id};
use crate::style::{Display, Sheets, Style, Symbols};
use crate::tag::Tag;

/// What is known and counted over the whole page.
pub struct Reader<'a> {
    /// The page.
    pub document: &'a Document,
    /// Its style sheets.
    pub sheets: &'a Sheets,
    /// Whether menus and the like are left out.
    pub leaves_site_out: bool,
    /// How many more cells and paragraphs are read.
    pub room: usize,
    /// How many tables there were.
    pub tables: u32,
    /// How many paragraphs outside tables there were.
    pub paragraphs: u32,
    /// The first hidden words, and where they stand.
    pub hidden: Option<(Anchor, String)>,
    /// Where reading stopped for want of room.
    pub cut: Option<Anchor>,
}

/// How words look where they stand.
#[derive(Clone, Copy, Debug, Default)]
pub struct Look {
    /// Bold, italic, struck, inserted.
    pub marks: Marks,
    /// Whether the page hides them.
    pub hidden: bool,
    /// Whether line feeds part paragraphs.
    pub as_typed: bool,
    /// The colour behind them, within the cell.
    pub ground: Option<Colour>,
    /// The font, where its letters are pictures.
    pub symbols: Option<Symbols>,
    /// Their own colour.
    pub ink: Option<Colour>,
}

impl<'a> Reader<'a> {
    /// A reader at the beginning of a page.
    pub fn new(document: &'a Document, sheets: &'a Sheets, room: usize) -> Self {
        let leaves_site_out = true;
        Self { document, sheets, leaves_site_out, room, tables: 0, paragraphs: 0, hidden: None, cut: None }
    }

    /// What the style sheets and the element itself say of it.
    pub fn style(&self, id: Id) -> Style {
        self.sheets.style(self.document, id)
    }

    /// How the words of an element look, by how those around it look.
    pub fn look(&self, id: Id, style: &Style, around: Look) -> Look {
        let mut look = around;
        match self.document.part(id) {
            Some(Tag::B | Tag::Strong | Tag::Th | Tag::Summary) => look.marks.strong = true,
            Some(Tag::I | Tag::Em) => look.marks.emphasis = true,
            Some(Tag::S | Tag::Strike | Tag::Del) => look.marks.struck = true,
            Some(Tag::Ins) => look.marks.inserted = true,
            Some(Tag::Pre) => look.as_typed = true,
            _ => {}
        }
        look.marks.strong = style.strong.unwrap_or(look.marks.strong);
        look.marks.emphasis = style.emphasis.unwrap_or(look.marks.emphasis);
        look.marks.struck |= style.struck.unwrap_or(false);
        look.as_typed = style.as_typed.unwrap_or(look.as_typed);
        look.hidden |= self.is_hidden(id, style);
        look.ink = style.colour.or(look.ink);
        let face = self.document.attribute(id, Attribute::Face).map(Symbols::named);
        look.symbols = style.symbols.or(face).or(look.symbols);
        look
    }

    /// Whether the page hides an element; a section that opens when its words are looked for is only folded.
    fn is_hidden(&self, id: Id, style: &Style) -> bool {
        style.display == Some(Display::None)
            || style.invisible == Some(true)
            || self
                .document
                .attribute(id, Attribute::Hidden)
                .is_some_and(|value| value.trim() != "until-found")
    }

    /// Takes room for one more part; where there is none, notes where that was.
    pub fn take_room(&mut self, at: &Anchor) -> bool {
        if self.room == 0 {
            self.cut.get_or_insert_with(|| at.clone());
            return false;
        }
        self.room -= 1;
        true
    }

    /// Notes words that the page hides.
    pub fn note_hidden(&mut self, words: &str, at: &Anchor) {
        const LONGEST: usize = 60;
        if self.hidden.is_none() {
            self.hidden = Some((at.clone(), words.trim().chars().take(LONGEST).collect()));
        }
    }

    /// The place of the next paragraph, in a cell or outside.
    pub fn place(&self, inside: Option<Cell>) -> Anchor {
        inside.map_or(Anchor::Paragraph(self.paragraphs.saturating_add(1)), Anchor::Cell)
    }

    /// What the reader is not sure of.
    pub fn doubts(self) -> Vec<Doubt> {
        let doubt = |code: &str, message: String, at| Doubt { code: code.to_owned(), message, at };
        let hidden = self.hidden.map(|(at, words)| {
            let message = format!(
                "the page hides some of its words, first \"{words}\"; they were read with the others"
            );
            doubt("hidden-words", message, at)
        });
        let is_cut = self.cut.is_some() || self.document.cut;
        let cut = is_cut.then(|| {
            let message = "the page has more parts than are read; what follows was left out".to_owned();
            doubt("cut-short", message, self.cut.unwrap_or(Anchor::Paragraph(self.paragraphs)))
        });
        let deep = self.document.too_deep.then(|| {
            let message =
                "some elements of the page stand too deep within each other; their words were read \
                           without their layout"
                    .to_owned();
            doubt("too-deep", message, Anchor::Typed)
        });
        let unstyled = self.sheets.is_spent().then(|| {
            let message =
                "the page has too many style rules; the colours of its later parts were not read".to_owned();
            doubt("too-many-styles", message, Anchor::Typed)
        });
        [hidden, cut, deep, unstyled].into_iter().flatten().collect()
    }
}
