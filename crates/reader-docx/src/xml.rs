//! A part of a document as elements: read once, walked freely, small in memory.

use std::borrow::Cow;

use quick_xml::Reader;
use quick_xml::escape::unescape;
use quick_xml::events::{BytesStart, Event};

/// The most elements and texts of one part; each takes 16 bytes.
const MOST_NODES: usize = 6_000_000;

/// The elements of a part. Names and attributes are known without their prefixes.
pub struct Xml {
    text: String,
    nodes: Vec<Node>,
}

/// What is wrong with a part.
#[derive(Debug, PartialEq, Eq)]
pub enum Fault {
    /// It is not well formed from this byte on.
    Broken(u64),
    /// It holds more than is read.
    Excessive(String),
}

/// Bytes `start..start + length` of the text; of an element, its name without prefix and its attributes.
struct Node {
    start: u32,
    length: u32,
    /// The node after the last one within this.
    end: u32,
    name: u16,
    kind: Kind,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    Element,
    Words,
    Reference,
}

/// An element of a part.
#[derive(Clone, Copy)]
pub struct Element<'x> {
    xml: &'x Xml,
    at: usize,
}

impl Xml {
    /// Reads a part. What a document type defines is not expanded: `&name;` other than the five of XML stays as it is.
    ///
    /// # Errors
    /// [`Fault`] where it is not well formed, or nests deeper than `depth`.
    pub fn parse(text: String, depth: usize) -> Result<Self, Fault> {
        if u32::try_from(text.len()).is_err() {
            return Err(Fault::Excessive("a part of more than 4 GB".to_owned()));
        }
        let nodes = nodes(&text, depth)?;
        Ok(Self { text, nodes })
    }

    /// The outermost element.
    pub fn root(&self) -> Option<Element<'_>> {
        let at = self.nodes.iter().position(|node| node.kind == Kind::Element)?;
        Some(Element { xml: self, at })
    }
}

fn nodes(text: &str, depth: usize) -> Result<Vec<Node>, Fault> {
    let mut reader = Reader::from_str(text);
    reader.config_mut().allow_dangling_amp = true;
    let mut nodes: Vec<Node> = Vec::new();
    let mut open: Vec<usize> = Vec::new();
    loop {
        match reader.read_event().map_err(|_| Fault::Broken(reader.error_position()))? {
            Event::Start(start) => {
                if open.len() >= depth {
                    return Err(Fault::Excessive(format!("more than {depth} elements within each other")));
                }
                open.push(nodes.len());
                nodes.push(element(text, &start));
            }
            Event::Empty(start) => nodes.push(element(text, &start)),
            Event::End(_) => close(&mut nodes, open.pop()),
            Event::Text(words) => nodes.push(piece(text, &words, Kind::Words)),
            Event::CData(words) => nodes.push(piece(text, &words, Kind::Words)),
            Event::GeneralRef(name) => nodes.push(piece(text, &name, Kind::Reference)),
            Event::Eof if open.is_empty() => return Ok(nodes),
            Event::Eof => return Err(Fault::Broken(text.len() as u64)),
            Event::Decl(_) | Event::PI(_) | Event::DocType(_) | Event::Comment(_) => {}
        }
        if nodes.len() > MOST_NODES {
            return Err(Fault::Excessive(format!("more than {MOST_NODES} elements in one part")));
        }
        if let Some(last) = nodes.len().checked_sub(1).filter(|last| nodes[*last].end == 0) {
            nodes[last].end = narrow(nodes.len());
        }
    }
}

fn close(nodes: &mut [Node], open: Option<usize>) {
    let end = narrow(nodes.len());
    if let Some(node) = open.and_then(|open| nodes.get_mut(open)) {
        node.end = end;
    }
}

fn element(text: &str, start: &BytesStart<'_>) -> Node {
    let name = start.local_name();
    let name: &str = name.as_ref();
    let attributes = start.attributes_raw();
    let from = offset(text, name);
    let end =
        if attributes.is_empty() { from + name.len() } else { offset(text, attributes) + attributes.len() };
    Node {
        start: narrow(from),
        length: narrow(end.saturating_sub(from)),
        end: 0,
        name: u16::try_from(name.len()).unwrap_or(0),
        kind: Kind::Element,
    }
}

fn piece(text: &str, words: &str, kind: Kind) -> Node {
    Node { start: narrow(offset(text, words)), length: narrow(words.len()), end: 0, name: 0, kind }
}

/// Where a part of the text starts in it.
fn offset(text: &str, part: &str) -> usize {
    (part.as_ptr() as usize).wrapping_sub(text.as_ptr() as usize).min(text.len())
}

/// Places in a part are never larger: [`Xml::parse`] sees to it.
fn narrow(at: usize) -> u32 {
    u32::try_from(at).unwrap_or(u32::MAX)
}

impl<'x> Element<'x> {
    fn node(self) -> &'x Node {
        &self.xml.nodes[self.at]
    }

    fn raw(self) -> &'x str {
        let node = self.node();
        let start = node.start as usize;
        self.xml.text.get(start..start + node.length as usize).unwrap_or_default()
    }

    /// The name without its prefix.
    pub fn name(self) -> &'x str {
        self.raw().get(..usize::from(self.node().name)).unwrap_or_default()
    }

    /// The attribute of this name, whatever its prefix.
    pub fn attribute(self, name: &str) -> Option<Cow<'x, str>> {
        let mut rest = self.raw().get(usize::from(self.node().name)..)?;
        while let Some((key, after)) = rest.split_once('=') {
            let after = after.trim_start();
            let quote = after.chars().next().filter(|c| matches!(c, '"' | '\''))?;
            let (value, more) = after[1..].split_once(quote)?;
            let key = key.trim();
            if key.rsplit(':').next() == Some(name) && !key.starts_with("xmlns") {
                return Some(unescape(value).unwrap_or(Cow::Borrowed(value)));
            }
            rest = more;
        }
        None
    }

    /// The elements within this, without those within them.
    pub fn children(self) -> impl Iterator<Item = Element<'x>> {
        self.nodes().filter(|child| child.node().kind == Kind::Element)
    }

    fn nodes(self) -> impl Iterator<Item = Element<'x>> {
        let end = self.node().end as usize;
        let mut at = self.at + 1;
        std::iter::from_fn(move || {
            let child = (at < end).then_some(Element { xml: self.xml, at })?;
            at = (child.node().end as usize).max(at + 1);
            Some(child)
        })
    }

    /// The first element of this name.
    pub fn child(self, name: &str) -> Option<Element<'x>> {
        self.children().find(|child| child.name() == name)
    }

    /// The element at the end of a way of names.
    pub fn at(self, names: &[&str]) -> Option<Element<'x>> {
        names.iter().try_fold(self, |element, name| element.child(name))
    }

    /// The attribute `val` of the first element of this name.
    pub fn value(self, name: &str) -> Option<Cow<'x, str>> {
        self.child(name)?.attribute("val")
    }

    /// Whether an element of this name is there and does not say that it is off.
    pub fn switch(self, name: &str) -> Option<bool> {
        self.child(name).map(|child| child.is_on("val"))
    }

    /// Whether the attribute of this name does not say `0`, `false`, `off` or `none`.
    pub fn is_on(self, attribute: &str) -> bool {
        self.attribute(attribute).is_none_or(|value| !matches!(&*value, "0" | "false" | "off" | "none"))
    }

    /// The words that stand in this itself, piece by piece.
    pub fn pieces(self) -> impl Iterator<Item = Cow<'x, str>> {
        self.nodes().filter_map(|node| match node.node().kind {
            Kind::Element => None,
            Kind::Words => Some(Cow::Borrowed(node.raw())),
            Kind::Reference => Some(referred(node.raw())),
        })
    }

    /// This and all elements within it, in the order of the document.
    pub fn all(self) -> impl Iterator<Item = Element<'x>> {
        let end = (self.node().end as usize).max(self.at + 1);
        let all = (self.at..end).map(move |at| Element { xml: self.xml, at });
        all.filter(|element| element.node().kind == Kind::Element)
    }
}

/// The character that a reference stands for; one that is not known stands for itself.
fn referred(name: &str) -> Cow<'_, str> {
    let whole = format!("&{name};");
    let character = unescape(&whole).map(Cow::into_owned);
    Cow::Owned(character.unwrap_or(whole))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn fault(text: &str, depth: usize) -> Option<Fault> {
        Xml::parse(text.to_owned(), depth).err()
    }

    #[test]
    fn elements_are_found_without_their_prefixes() {
        let text = "<?xml version='1.0'?><w:a><w:b w:val='x &amp; y'/><b val=\"2\" xmlns:w='u'>one &lt; <c>no</c>two&#x2713;&foo;</b></w:a>";
        let xml = Xml::parse(text.to_owned(), 9).unwrap();
        let root = xml.root().unwrap();
        assert_eq!(root.name(), "a");
        assert_eq!(root.value("b").as_deref(), Some("x & y"));
        let names: Vec<&str> = root.all().map(Element::name).collect();
        assert_eq!(names, ["a", "b", "b", "c"]);
        let second = root.children().nth(1).unwrap();
        assert_eq!(second.pieces().collect::<String>(), "one < two✓&foo;");
        assert_eq!(second.attribute("w"), None);
    }

    #[test]
    fn what_is_broken_says_where() {
        assert_eq!(fault("<a><b/></a>", 2), None);
        assert_eq!(
            fault("<a><b></b></a>", 1),
            Some(Fault::Excessive("more than 1 elements within each other".to_owned()))
        );
        assert_eq!(fault("<a><b>", 9), Some(Fault::Broken(6)));
        assert!(matches!(fault("<a></b>", 9), Some(Fault::Broken(_))));
    }
}
