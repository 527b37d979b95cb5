//! The elements and words of an XML part, one after another. Entities that a document defines are not expanded, and
//! nothing outside the part is looked at.

use std::borrow::Cow;

use goldthread_tree::{Limits, Unreadable};
use quick_xml::XmlVersion;
use quick_xml::events::{BytesStart, Event};
use quick_xml::reader::Reader;

/// A part being read.
pub struct Xml<'a> {
    reader: Reader<&'a [u8]>,
    file: &'a str,
    part: &'a str,
    depth: usize,
    deepest: usize,
}

/// What stands next in a part. Empty elements open and close.
pub enum Token<'a> {
    /// An element begins.
    Open(Tag<'a>),
    /// An element ends.
    Close,
    /// Words.
    Words(Cow<'a, str>),
}

/// The start of an element.
pub struct Tag<'a>(BytesStart<'a>);

impl Tag<'_> {
    /// Its name without prefix.
    pub fn name(&self) -> &str {
        local(self.0.name().into_inner())
    }

    /// An attribute by its name without prefix.
    pub fn get(&self, name: &str) -> Option<String> {
        let mut all = self.0.attributes();
        let found = all.with_checks(false).flatten().find(|one| local(one.key.into_inner()) == name)?;
        Some(
            found
                .normalized_value(XmlVersion::Implicit1_0)
                .map_or_else(|_| found.value.into_owned(), Cow::into_owned),
        )
    }

    /// An attribute that is a number.
    pub fn number<T: std::str::FromStr>(&self, name: &str) -> Option<T> {
        self.get(name)?.trim().parse().ok()
    }

    /// Whether an attribute is set to yes.
    pub fn is_on(&self, name: &str) -> bool {
        self.get(name).is_some_and(|value| is_yes(&value))
    }

    /// Whether the element itself, as `b` and `strike`, says yes: it does unless its value says no.
    pub fn is_meant(&self) -> bool {
        self.get("val").is_none_or(|value| is_yes(&value))
    }
}

fn is_yes(value: &str) -> bool {
    matches!(value.trim(), "1" | "true" | "on")
}

fn local(name: &str) -> &str {
    name.rsplit_once(':').map_or(name, |(_, name)| name)
}

impl<'a> Xml<'a> {
    /// Begins to read the text of a part.
    pub fn new(file: &'a str, part: &'a str, text: &'a str, limits: &Limits) -> Self {
        let mut reader = Reader::from_str(text);
        let config = reader.config_mut();
        config.expand_empty_elements = true;
        config.allow_dangling_amp = true;
        Self { reader, file, part, depth: 0, deepest: limits.depth }
    }

    /// What stands next; nothing at the end.
    ///
    /// # Errors
    /// [`Unreadable::Damaged`] where the part is no XML, with the place; [`Unreadable::Excessive`] where its elements
    /// stand too deep within each other.
    pub fn next(&mut self) -> Result<Option<Token<'a>>, Unreadable> {
        loop {
            let event = self.reader.read_event().map_err(|error| self.broken(&error.to_string()))?;
            match event {
                Event::Start(tag) => return self.open(tag).map(Some),
                Event::End(_) => {
                    self.depth = self.depth.saturating_sub(1);
                    return Ok(Some(Token::Close));
                }
                Event::Text(words) => return Ok(Some(Token::Words(words.into_inner()))),
                Event::CData(words) => return Ok(Some(Token::Words(words.into_inner()))),
                Event::GeneralRef(name) => {
                    if let Some(words) = entity(&name.into_inner()) {
                        return Ok(Some(Token::Words(words)));
                    }
                }
                Event::Eof if self.depth > 0 => return Err(self.broken("it ends in the middle")),
                Event::Eof => return Ok(None),
                _ => {}
            }
        }
    }

    fn open(&mut self, tag: BytesStart<'a>) -> Result<Token<'a>, Unreadable> {
        self.depth += 1;
        if self.depth > self.deepest {
            let what =
                format!("elements of {} stand more than {} deep within each other", self.part, self.deepest);
            return Err(Unreadable::Excessive { name: self.file.to_owned(), what });
        }
        Ok(Token::Open(Tag(tag)))
    }

    fn broken(&self, why: &str) -> Unreadable {
        let what = format!("{} is broken at byte {} ({why})", self.part, self.reader.buffer_position());
        Unreadable::Damaged { name: self.file.to_owned(), what }
    }

    /// All words up to the end of the element that was opened last.
    pub fn words(&mut self) -> Result<String, Unreadable> {
        let (mut words, until) = (String::new(), self.depth);
        while let Some(token) = self.next()? {
            match token {
                Token::Words(more) => words.push_str(&more),
                Token::Close if self.depth < until => break,
                Token::Close | Token::Open(_) => {}
            }
        }
        Ok(words)
    }

    /// Passes over the rest of the element that was opened last.
    pub fn skip(&mut self) -> Result<(), Unreadable> {
        let until = self.depth;
        while self.depth >= until && self.next()?.is_some() {}
        Ok(())
    }

    /// Goes through the elements within the one that was opened last, until it ends; `each` may read into them.
    pub fn within(
        &mut self,
        mut each: impl FnMut(&mut Self, &Tag<'a>) -> Result<(), Unreadable>,
    ) -> Result<(), Unreadable> {
        let until = self.depth;
        while self.depth >= until {
            match self.next()? {
                Some(Token::Open(tag)) => each(self, &tag)?,
                Some(_) => {}
                None => break,
            }
        }
        Ok(())
    }
}

fn entity(name: &str) -> Option<Cow<'static, str>> {
    let known = match name {
        "amp" => "&",
        "lt" => "<",
        "gt" => ">",
        "quot" => "\"",
        "apos" => "'",
        _ => return character(name).map(|c| Cow::Owned(c.to_string())),
    };
    Some(Cow::Borrowed(known))
}

fn character(name: &str) -> Option<char> {
    let number = name.strip_prefix('#')?;
    let code = match number.strip_prefix(['x', 'X']) {
        Some(hex) => u32::from_str_radix(hex, 16).ok()?,
        None => number.parse().ok()?,
    };
    char::from_u32(code)
}
