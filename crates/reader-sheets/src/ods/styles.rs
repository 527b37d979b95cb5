//! The styles of an open document: each may stand on another.

use std::collections::HashMap;

use goldthread_tree::{Colour, Limits, Marks, Unreadable};

use crate::days::{Parts, Time};
use crate::xml::{Tag, Token, Xml};

/// The styles of a document by their names.
#[derive(Debug, Default)]
pub struct Styles {
    own: HashMap<String, Own>,
    days: HashMap<String, Parts>,
}

/// What a style says itself; the rest is that of the style that it stands on.
#[derive(Clone, Debug, Default)]
struct Own {
    parent: Option<String>,
    /// White where the style says that there is none.
    fill: Option<Colour>,
    strong: Option<bool>,
    emphasis: Option<bool>,
    struck: Option<bool>,
    size: Option<f32>,
    days: Option<String>,
    is_hidden: Option<bool>,
}

/// A style with all that it stands on.
#[derive(Clone, Debug, Default)]
pub struct Style {
    /// The colour behind the words.
    pub fill: Option<Colour>,
    /// Bold, italic, struck through.
    pub marks: Marks,
    /// In points; 0 where it is not said.
    pub size: f32,
    /// Which parts of a day are shown.
    pub days: Option<Parts>,
    /// Whether the table is hidden.
    pub is_hidden: bool,
}

impl Styles {
    /// Takes in the styles of a part.
    pub fn take(&mut self, file: &str, part: &str, text: &str, limits: &Limits) -> Result<(), Unreadable> {
        let mut xml = Xml::new(file, part, text, limits);
        while let Some(token) = xml.next()? {
            let Token::Open(tag) = token else { continue };
            match tag.name() {
                "style" | "default-style" => self.style(&mut xml, &tag)?,
                "date-style" => self.days(&mut xml, &tag)?,
                "body" | "master-styles" => break,
                _ => {}
            }
        }
        Ok(())
    }

    fn style(&mut self, xml: &mut Xml<'_>, tag: &Tag<'_>) -> Result<(), Unreadable> {
        let name = tag.get("name").unwrap_or_default();
        let mut own =
            Own { parent: tag.get("parent-style-name"), days: tag.get("data-style-name"), ..Own::default() };
        xml.within(|_, tag| {
            own.take(tag);
            Ok(())
        })?;
        if !name.is_empty() {
            self.own.insert(name, own);
        }
        Ok(())
    }

    fn days(&mut self, xml: &mut Xml<'_>, tag: &Tag<'_>) -> Result<(), Unreadable> {
        let mut parts = Parts::default();
        xml.within(|_, tag| {
            match tag.name() {
                "day" => parts.day = true,
                "month" => parts.month = true,
                "year" => parts.year = true,
                "hours" => parts.time = Time::OfDay,
                _ => {}
            }
            Ok(())
        })?;
        self.days.insert(tag.get("name").unwrap_or_default(), parts);
        Ok(())
    }

    /// The style of that name.
    pub fn get(&self, name: &str) -> Style {
        const DEEPEST: usize = 8;
        let mut chain: Vec<&Own> = Vec::new();
        let mut next = self.own.get(name);
        while let Some(own) = next.filter(|_| chain.len() < DEEPEST) {
            chain.push(own);
            next = own.parent.as_ref().and_then(|parent| self.own.get(parent));
        }
        let mut style = Style::default();
        for own in chain.into_iter().rev() {
            style.fill = own.fill.or(style.fill);
            style.marks.strong = own.strong.unwrap_or(style.marks.strong);
            style.marks.emphasis = own.emphasis.unwrap_or(style.marks.emphasis);
            style.marks.struck = own.struck.unwrap_or(style.marks.struck);
            style.size = own.size.unwrap_or(style.size);
            style.is_hidden = own.is_hidden.unwrap_or(style.is_hidden);
            style.days = own.days.as_ref().and_then(|days| self.days.get(days)).copied().or(style.days);
        }
        style.fill = style.fill.filter(|fill| *fill != Colour::WHITE);
        style
    }
}

impl Own {
    fn take(&mut self, tag: &Tag<'_>) {
        match tag.name() {
            "table-cell-properties" => {
                if let Some(colour) = tag.get("background-color") {
                    self.fill = Some(Colour::from_hex(&colour).unwrap_or(Colour::WHITE));
                }
            }
            "text-properties" => {
                self.strong = tag.get("font-weight").map(|weight| weight != "normal").or(self.strong);
                self.emphasis = tag.get("font-style").map(|style| style != "normal").or(self.emphasis);
                let line = tag.get("text-line-through-style").or_else(|| tag.get("text-line-through-type"));
                self.struck = line.map(|line| line != "none").or(self.struck);
                let size = tag.get("font-size");
                self.size = size.and_then(|size| size.strip_suffix("pt")?.parse().ok()).or(self.size);
            }
            "table-properties" => self.is_hidden = tag.get("display").map(|display| display == "false"),
            _ => {}
        }
    }
}
