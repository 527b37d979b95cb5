//! Tags to a document: which element an end tag ends, and which ends without one.

use goldthread_tree::Limits;

use crate::document::{Attribute, Document, Id, Kind};
use crate::tag::Tag;

/// The most formatting that an end tag inside another block takes away.
const MOST_ENDS: usize = 100_000;

/// Puts a document together from tags, as they come.
pub struct Soup {
    document: Document,
    /// The elements that are open, the page itself first.
    open: Vec<(Id, Tag)>,
    /// Elements that were too deep to be opened.
    dropped: Vec<Tag>,
    /// Whether an empty element closes itself, as in XML.
    is_xml: bool,
    ends: usize,
    limits: Limits,
}

impl Soup {
    /// An empty page.
    pub fn new(limits: Limits, is_xml: bool) -> Self {
        let mut document = Document::default();
        let root = document.push(0, Kind::Element { tag: Tag::Html, part: Tag::Html, attributes: (0, 0) });
        Self { document, open: vec![(root, Tag::Html)], dropped: Vec::new(), is_xml, ends: 0, limits }
    }

    /// Whether the page has as many parts as are read.
    pub fn is_full(&self) -> bool {
        self.document.len() as usize >= self.limits.parts.saturating_mul(2)
    }

    /// The document, with all that is still open closed.
    pub fn finish(mut self) -> Document {
        self.close_to(0);
        self.document.cut |= self.is_full();
        self.document.count_letters();
        self.document
    }

    /// Takes in words.
    pub fn words(&mut self, words: &str) {
        match self.top() {
            Tag::Style => return self.document.sheets.push(words.to_owned()),
            Tag::Title if self.document.title.is_empty() && !self.has_open(Tag::Svg, |_| false) => {
                words.clone_into(&mut self.document.title);
            }
            Tag::Script => return,
            Tag::Head if !words.trim().is_empty() => self.pop(),
            _ => {}
        }
        if self.is_full() {
            self.document.cut = true;
            return;
        }
        let (from, to) = self.document.keep(words);
        self.document.push(self.parent(), Kind::Words(from, to));
    }

    /// Takes in a start tag.
    pub fn start(&mut self, tag: Tag, attributes: &mut Vec<(Attribute, String)>, closes_itself: bool) {
        if matches!(tag, Tag::Html | Tag::Body | Tag::Head) && self.open.iter().any(|(_, open)| *open == tag)
        {
            return;
        }
        if self.is_full() {
            self.document.cut = true;
            return;
        }
        self.make_room(tag);
        let part = part(tag, attributes);
        let attributes = self.document.keep_attributes(attributes);
        let id = self.document.push(self.parent(), Kind::Element { tag, part, attributes });
        let is_foreign = matches!(tag, Tag::Other(_)) || self.has_open(Tag::Svg, |_| false);
        if tag.is_void() || closes_itself && (self.is_xml || is_foreign) {
            return;
        }
        if self.open.len() >= self.limits.depth {
            self.document.too_deep = true;
            self.dropped.push(tag);
        } else {
            self.open.push((id, tag));
        }
    }

    /// Ends what cannot stand around an element.
    fn make_room(&mut self, tag: Tag) {
        use Tag::{Base, Noscript, Td, Tfoot, Th, Thead, Title, Tr};
        use Tag::{
            Caption, Col, Colgroup, Dd, Dt, Head, Li, Link, Meta, P, Script, Style, Table, Tbody, Template,
        };
        if self.top() == Head
            && !matches!(tag, Base | Link | Meta | Noscript | Script | Style | Template | Title)
        {
            self.pop();
        }
        if tag.is_block() && self.has_open(P, is_cell) {
            self.close_nearest(P);
        }
        if tag.level().is_some() && self.top().level().is_some() {
            self.pop();
        }
        match tag {
            Li => self.close_within(&[Li], |open| is_cell(open) || is_list(open)),
            Dd | Dt => self.close_within(&[Dd, Dt], |open| is_cell(open) || is_list(open)),
            Td | Th => self.close_within(&[Td, Th], |open| open == Table),
            Tr => self.close_within(&[Tr, Caption, Colgroup], |open| open == Table),
            Thead | Tbody | Tfoot | Caption | Colgroup | Col => {
                self.close_within(&[Thead, Tbody, Tfoot, Caption, Colgroup], |open| open == Table);
            }
            Table if matches!(self.top(), Table | Thead | Tbody | Tfoot | Tr) => {
                self.close_within(&[Table], |_| false);
            }
            Tag::Option | Tag::Optgroup => self.close_within(&[Tag::Option], |open| open == Tag::Select),
            _ => {}
        }
    }

    /// Takes in an end tag.
    pub fn end(&mut self, tag: Tag) {
        if matches!(tag, Tag::Html | Tag::Body) || tag.is_void() && tag != Tag::Br {
            return;
        }
        if self.dropped.last() == Some(&tag) {
            self.dropped.pop();
            return;
        }
        if tag.is_tabular() {
            self.dropped.clear();
        }
        match tag {
            Tag::Br => self.start(Tag::Br, &mut Vec::new(), false),
            _ if tag.level().is_some() => self.end_heading(),
            _ if tag.is_formatting() => self.end_formatting(tag),
            Tag::Li => self.end_within(tag, |open| is_cell(open) || is_list(open)),
            Tag::Td | Tag::Th | Tag::Tr | Tag::Thead | Tag::Tbody | Tag::Tfoot | Tag::Caption => {
                self.end_within(tag, |open| open == Tag::Table);
            }
            Tag::Table => self.end_within(tag, |_| false),
            _ if tag.is_block() => self.end_within(tag, is_cell),
            _ => self.end_within(tag, |open| is_cell(open) || open.is_block()),
        }
    }

    /// An end tag of any level ends the heading that is open.
    fn end_heading(&mut self) {
        let at = self.open.iter().rposition(|(_, open)| open.level().is_some() || is_cell(*open));
        if let Some(at) = at.filter(|at| self.open[*at].1.level().is_some()) {
            self.close_to(at);
        }
    }

    /// Ends bold and the like; where other blocks were opened since, they stay open and their words lose it.
    fn end_formatting(&mut self, tag: Tag) {
        let Some(at) = self.open.iter().rposition(|(_, open)| *open == tag || is_cell(*open)) else { return };
        if self.open[at].1 != tag {
            return;
        }
        if !self.open[at..].iter().any(|(_, open)| open.is_block()) {
            self.close_to(at);
        } else if self.ends < MOST_ENDS {
            self.ends += 1;
            let id = self.open[at].0;
            self.open[at].1 = Tag::Other(0);
            self.document.push(self.parent(), Kind::Ends(id));
        }
    }

    fn end_within(&mut self, tag: Tag, stops: impl Fn(Tag) -> bool) {
        let found = self.open.iter().rposition(|(_, open)| *open == tag || stops(*open));
        if let Some(at) = found.filter(|at| *at > 0 && self.open[*at].1 == tag) {
            self.close_to(at);
        }
    }

    fn close_nearest(&mut self, tag: Tag) {
        if let Some(at) = self.open.iter().rposition(|(_, open)| *open == tag) {
            self.close_to(at);
        }
    }

    /// Closes the outermost of some elements that is open within what stops the search.
    fn close_within(&mut self, tags: &[Tag], stops: impl Fn(Tag) -> bool) {
        let from = self.open.iter().rposition(|(_, open)| stops(*open)).map_or(0, |at| at + 1);
        if let Some(at) = self.open[from..].iter().position(|(_, open)| tags.contains(open)) {
            self.close_to(from + at);
        }
    }

    fn has_open(&self, tag: Tag, stops: impl Fn(Tag) -> bool) -> bool {
        let found = self.open.iter().rev().find(|(_, open)| *open == tag || stops(*open));
        found.is_some_and(|(_, open)| *open == tag)
    }

    fn top(&self) -> Tag {
        self.open.last().map_or(Tag::Html, |(_, tag)| *tag)
    }

    fn parent(&self) -> Id {
        self.open.last().map_or(0, |(id, _)| *id)
    }

    fn pop(&mut self) {
        self.close_to(self.open.len().saturating_sub(1).max(1));
    }

    /// Closes the elements from the place `at` of the open ones on.
    fn close_to(&mut self, at: usize) {
        while self.open.len() > at {
            if let Some((id, _)) = self.open.pop() {
                self.document.close(id);
            }
        }
    }
}

/// Whether an element keeps what is open around it apart from what is within it.
fn is_cell(tag: Tag) -> bool {
    matches!(tag, Tag::Table | Tag::Td | Tag::Th | Tag::Caption | Tag::Template | Tag::Button)
}

fn is_list(tag: Tag) -> bool {
    matches!(tag, Tag::Ul | Tag::Ol | Tag::Menu | Tag::Dir | Tag::Dl)
}

/// What an element counts as, by its role: tables and headings can be made of any.
fn part(tag: Tag, attributes: &[(Attribute, String)]) -> Tag {
    let value = |wanted| {
        let found = attributes.iter().find(|(attribute, _)| *attribute == wanted);
        found.map(|(_, value)| value.trim())
    };
    let Some(role) = value(Attribute::Role) else { return tag };
    if tag.is_tabular() {
        return tag;
    }
    match role.to_ascii_lowercase().as_str() {
        "table" | "grid" | "treegrid" => Tag::Table,
        "rowgroup" => Tag::Tbody,
        "row" => Tag::Tr,
        "cell" | "gridcell" => Tag::Td,
        "columnheader" | "rowheader" => Tag::Th,
        "heading" => match value(Attribute::AriaLevel) {
            Some("1") => Tag::H1,
            Some("3") => Tag::H3,
            Some("4") => Tag::H4,
            Some("5") => Tag::H5,
            Some("6") => Tag::H6,
            _ => Tag::H2,
        },
        "list" => Tag::Ul,
        "listitem" => Tag::Li,
        "navigation" => Tag::Nav,
        "contentinfo" => Tag::Footer,
        "complementary" => Tag::Aside,
        "main" => Tag::Main,
        "banner" => Tag::Header,
        "search" => Tag::Search,
        "dialog" | "alertdialog" => Tag::Dialog,
        _ => tag,
    }
}
