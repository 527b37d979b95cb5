//! The characters of a page to tags, and these to a document.

use std::borrow::Cow;

use goldthread_tree::Limits;
use html5gum::emitters::callback::{CallbackEmitter, CallbackEvent};
use html5gum::{Span, Tokenizer};

use crate::document::{Attribute, Document};
use crate::soup::Soup;
use crate::tag::Tag;

/// The longest value of an attribute that is kept; a source of a picture can hold the whole picture.
const LONGEST_VALUE: usize = 20_000;

/// The document that a page's characters make.
pub fn parse(text: &str, limits: &Limits) -> Document {
    let mut tags = Tags::new(limits, text);
    let mut emitter = CallbackEmitter::new(|event: CallbackEvent<'_>, _: Span<()>| tags.take(&event));
    emitter.naively_switch_states(true);
    // The first event that gives something back ends the reading; there is none in a page of ordinary size.
    let _ = Tokenizer::new_with_emitter(text, emitter).next();
    tags.soup.finish()
}

/// The start tag that is being read.
struct Tags {
    soup: Soup,
    tag: Option<Tag>,
    attribute: Option<Attribute>,
    attributes: Vec<(Attribute, String)>,
}

impl Tags {
    fn new(limits: &Limits, text: &str) -> Self {
        let head = text.trim_start_matches(['\u{FEFF}', ' ', '\t', '\r', '\n']);
        let soup = Soup::new(*limits, head.starts_with("<?xml"));
        Self { soup, tag: None, attribute: None, attributes: Vec::new() }
    }

    /// Takes one event in; says when there is no use in more.
    fn take(&mut self, event: &CallbackEvent<'_>) -> Option<()> {
        match event {
            CallbackEvent::OpenStartTag { name } => {
                self.tag = Some(Tag::named(name));
                self.attributes.clear();
                self.attribute = None;
            }
            CallbackEvent::AttributeName { name } => self.name(name),
            CallbackEvent::AttributeValue { value } => self.value(value),
            CallbackEvent::CloseStartTag { self_closing } => {
                if let Some(tag) = self.tag.take() {
                    self.soup.start(tag, &mut self.attributes, *self_closing);
                }
            }
            CallbackEvent::EndTag { name } => self.soup.end(Tag::named(name)),
            CallbackEvent::String { value } => self.soup.words(&String::from_utf8_lossy(value)),
            CallbackEvent::Comment { .. } | CallbackEvent::Doctype { .. } | CallbackEvent::Error(_) => {}
        }
        self.soup.is_full().then_some(())
    }

    /// The name of an attribute; the first of two of one name counts.
    fn name(&mut self, name: &[u8]) {
        let known = Attribute::named(name);
        self.attribute = known.filter(|known| !self.attributes.iter().any(|(other, _)| other == known));
        if let (Some(attribute), Some(_)) = (self.attribute, self.tag) {
            self.attributes.push((attribute, String::new()));
        }
    }

    fn value(&mut self, value: &[u8]) {
        let (Some(attribute), Some(_)) = (self.attribute.take(), self.tag) else { return };
        let value = match attribute {
            Attribute::Source => file_name(value),
            _ => String::from_utf8_lossy(&value[..value.len().min(LONGEST_VALUE)]),
        };
        if let Some((_, kept)) = self.attributes.last_mut() {
            value.as_ref().clone_into(kept);
        }
    }
}

/// The last part of an address.
fn file_name(address: &[u8]) -> Cow<'_, str> {
    const LONGEST: usize = 200;
    if address.starts_with(b"data:") {
        return Cow::Borrowed("");
    }
    let from = address.iter().rposition(|byte| *byte == b'/').map_or(0, |at| at + 1);
    let name = &address[from..];
    if name.len() > LONGEST { Cow::Borrowed("") } else { String::from_utf8_lossy(name) }
}
