//! Words and colours of what is drawn and not written: pictures, shapes, icons.

use goldthread_tree::Colour;

use crate::document::{Attribute, Document, Id, Kind};
use crate::style::{Sheets, colour_of_attribute, colour_of_words};
use crate::tag::Tag;

/// The words that stand for an element without words of its own: its label, or what its icon shows.
pub fn label(document: &Document, id: Id) -> Option<&str> {
    const MOST_NODES: u32 = 4;
    if document.letters(id) > 0 || document.node(id).end - id > MOST_NODES || holds_picture(document, id) {
        return None;
    }
    let attribute =
        |attribute| document.attribute(id, attribute).map(str::trim).filter(|words| !words.is_empty());
    let label = attribute(Attribute::AriaLabel).or_else(|| attribute(Attribute::Title));
    label.or_else(|| icon(attribute(Attribute::Class)?))
}

fn holds_picture(document: &Document, id: Id) -> bool {
    (id + 1..document.node(id).end).any(|id| document.part(id).is_some_and(|part| part != Tag::Br))
}

/// What an icon of the usual sets shows.
fn icon(classes: &str) -> Option<&'static str> {
    const SETS: &[&str] = &["fa-", "glyphicon-", "bi-", "icon-", "dashicons-"];
    const SHAPES: &[(&str, &str)] = &[
        ("check", "✓"),
        ("tick", "✓"),
        ("ok", "✓"),
        ("times", "✗"),
        ("cross", "✗"),
        ("xmark", "✗"),
        ("remove", "✗"),
        ("x", "✗"),
        ("arrow-up", "↑"),
        ("arrow-down", "↓"),
        ("arrow-right", "→"),
        ("arrow-left", "←"),
    ];
    const MOST: usize = 20;
    classes.split_ascii_whitespace().take(MOST).find_map(|class| {
        let shape = SETS.iter().find_map(|set| class.strip_prefix(set))?;
        let bare = shape.trim_end_matches("-circle").trim_end_matches("-square").trim_end_matches("-fill");
        SHAPES.iter().find(|(known, _)| *known == bare).map(|(_, symbol)| *symbol)
    })
}

/// The title of a drawing, or its label.
pub fn words_of_drawing(document: &Document, id: Id) -> Option<&str> {
    let title = (id..document.node(id).end).find(|&id| document.tag(id) == Some(Tag::Title));
    let words = title.and_then(|title| match document.node(title + 1).kind {
        Kind::Words(from, to) => document.words(from, to),
        _ => None,
    });
    words.or_else(|| document.attribute(id, Attribute::AriaLabel))
}

/// The colour of the first shape of a drawing that is filled with one.
pub fn colour_of_drawing(document: &Document, sheets: &Sheets, id: Id) -> Option<Colour> {
    const MOST_SHAPES: usize = 20;
    let is_shape = |id: &Id| {
        let shapes = [Tag::Circle, Tag::Ellipse, Tag::Rect, Tag::Path, Tag::Polygon, Tag::Svg];
        document.tag(*id).is_some_and(|tag| shapes.contains(&tag))
    };
    let shapes = (id..document.node(id).end).filter(is_shape).take(MOST_SHAPES);
    shapes.into_iter().find_map(|id| {
        let style = sheets.style(document, id);
        let fill = || document.attribute(id, Attribute::Fill).and_then(colour_of_attribute);
        let named = || document.attribute(id, Attribute::Class).and_then(colour_of_words);
        style.shape.or_else(fill).or(style.background).or_else(named)
    })
}

/// The colour that the name of a picture's file, its words or its class speak of.
pub fn colour_of_picture(document: &Document, id: Id) -> Option<Colour> {
    let short = |words: &&str| words.split_whitespace().count() <= 2;
    let named = |attribute| document.attribute(id, attribute).filter(short).and_then(colour_of_words);
    [Attribute::Source, Attribute::Class, Attribute::Alt].into_iter().find_map(named)
}
