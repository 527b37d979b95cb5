//! Which part of a page is the document, and which is the site around it.

use crate::document::{Attribute, Document, Id};
use crate::tag::Tag;

/// The element that the document stands in: `main` or an article where it has most of the words, or else the page.
pub fn content(document: &Document) -> Id {
    let parts = (0..document.len()).filter(|&id| matches!(document.part(id), Some(Tag::Main | Tag::Article)));
    let largest = parts.max_by_key(|&id| (document.letters(id), std::cmp::Reverse(id)));
    largest.filter(|&id| has_most(document, id)).unwrap_or(0)
}

/// Whether an element belongs to the site and not to the document: menus, banners, the foot of the page. One that has
/// most of the words belongs to the document, whatever it calls itself.
pub fn is_furniture(document: &Document, id: Id) -> bool {
    let belongs = match document.part(id) {
        Some(Tag::Nav | Tag::Footer | Tag::Aside | Tag::Search | Tag::Dialog) => true,
        Some(Tag::Header) => has_menu(document, id),
        Some(Tag::Html | Tag::Body | Tag::Table | Tag::Tr | Tag::Td | Tag::Th) | None => false,
        Some(_) => is_named_so(document, id),
    };
    belongs && !has_most(document, id)
}

fn has_most(document: &Document, id: Id) -> bool {
    u64::from(document.letters(id)) * 2 >= u64::from(document.letters(0)).max(1)
}

fn has_menu(document: &Document, id: Id) -> bool {
    let within = id + 1..document.node(id).end;
    within.clone().any(|id| matches!(document.part(id), Some(Tag::Nav | Tag::Search | Tag::Input)))
        && !within.into_iter().any(|id| document.part(id) == Some(Tag::Table))
}

/// Whether its class or id says that it is a banner about cookies, a trail to the page or a link past the menu.
fn is_named_so(document: &Document, id: Id) -> bool {
    const NAMES: &[&str] =
        &["cookie", "breadcrumb", "skip-link", "skiplink", "skip-to-", "section-toggle", "heading-divider"];
    [Attribute::Class, Attribute::Id].into_iter().any(|attribute| {
        let Some(names) = document.attribute(id, attribute) else { return false };
        let names = names.to_ascii_lowercase();
        NAMES.iter().any(|name| names.contains(name))
    })
}

/// The first heading of level 1 of the whole page.
pub fn heading_outside(document: &Document) -> Option<Id> {
    (0..document.len()).find(|&id| is_heading(document, id))
}

/// Whether an element holds a heading of level 1.
pub fn has_heading(document: &Document, id: Id) -> bool {
    (id..document.node(id).end).any(|id| is_heading(document, id))
}

fn is_heading(document: &Document, id: Id) -> bool {
    document.part(id) == Some(Tag::H1) && document.letters(id) > 0
}

/// The words of a title without the name of the site after them.
pub fn title(title: &str) -> String {
    let words = title.split_whitespace().collect::<Vec<_>>().join(" ");
    let bar = words.split(" | ").next().unwrap_or_default();
    let dashes = [" - ", " – ", " — ", " :: "].iter();
    let cut = dashes.filter_map(|dash| bar.rfind(dash)).max().unwrap_or(bar.len());
    bar[..cut].trim().to_owned()
}
