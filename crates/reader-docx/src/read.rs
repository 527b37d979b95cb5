//! From the bytes to the tree: the parts are opened, then the body is walked.

use std::collections::HashMap;

use goldthread_plan::Doubt;
use goldthread_tree::{Limits, Tree, Unreadable};

use crate::body::{About, Reading};
use crate::doubts::unread_part;
use crate::numbering::Lists;
use crate::package::{Package, Relationship};
use crate::styles::Styles;
use crate::theme::Theme;
use crate::xml::{Element, Xml};

/// The tree of a Word document.
///
/// # Errors
/// [`Unreadable`] when it is empty, larger than a limit, locked, or so damaged that its body cannot be read.
pub fn read(name: &str, bytes: &[u8], limits: &Limits) -> Result<Tree, Unreadable> {
    let size = bytes.len() as u64;
    if size == 0 {
        return Err(Unreadable::Empty { name: name.to_owned() });
    }
    if size > limits.bytes {
        return Err(Unreadable::TooLarge { name: name.to_owned(), bytes: size, limit: limits.bytes });
    }
    let mut package = Package::open(name, bytes, limits)?;
    let main = main_part(&mut package)?;
    let mut parts = Parts::open(&mut package, &main)?;
    let document = package.xml(&main)?.ok_or_else(|| package.damaged("its text is missing"))?;
    let body = document.root().and_then(|root| root.child("body"));
    let body = body.ok_or_else(|| package.damaged(&format!("{main} has no body")))?;
    let doubts = std::mem::take(&mut parts.doubts);
    let mut tree = Reading::new(&parts.about(), limits.parts).document(body);
    tree.doubts.splice(0..0, doubts);
    Ok(tree)
}

/// The path of the part that has the text.
fn main_part(package: &mut Package<'_>) -> Result<String, Unreadable> {
    const USUAL: &str = "word/document.xml";
    let main = package.relationships("").unwrap_or_default().into_iter().find_map(|relationship| {
        (relationship.kind == "officeDocument").then_some(relationship.target).flatten()
    });
    let found = [main.as_deref().unwrap_or(USUAL), USUAL].into_iter().find(|path| package.has(path));
    found.map(str::to_owned).ok_or_else(|| package.damaged("it holds no Word document"))
}

/// The parts beside the text. Without them the text can still be read.
struct Parts {
    styles: Styles,
    lists: Lists,
    theme: Theme,
    footnotes: Option<Xml>,
    endnotes: Option<Xml>,
    comments: Option<Xml>,
    diagrams: Vec<(String, Xml)>,
    doubts: Vec<Doubt>,
}

impl Parts {
    fn open(package: &mut Package<'_>, main: &str) -> Result<Self, Unreadable> {
        let mut doubts = Vec::new();
        let relationships = match package.relationships(main) {
            Err(Unreadable::Damaged { .. }) => {
                doubts.push(unread_part("the list of the parts beside it"));
                Vec::new()
            }
            read => read?,
        };
        let mut part = |kind: &str, what: &str| match beside(package, &relationships, main, kind) {
            Err(Unreadable::Damaged { .. }) => {
                doubts.push(unread_part(what));
                Ok(None)
            }
            read => read,
        };
        let theme = part("theme", "its colours")?.map(|xml| Theme::read(&xml)).unwrap_or_default();
        let styles = part("styles", "its styles")?.map(|xml| Styles::read(&xml, &theme)).unwrap_or_default();
        let lists = part("numbering", "the numbers of its lists")?.map(|xml| Lists::read(&xml, &styles));
        Ok(Self {
            lists: lists.unwrap_or_default(),
            footnotes: part("footnotes", "its footnotes")?,
            endnotes: part("endnotes", "its endnotes")?,
            comments: part("comments", "its comments")?,
            theme,
            styles,
            diagrams: diagrams(package, &relationships)?,
            doubts,
        })
    }

    fn about(&self) -> About<'_> {
        About {
            styles: &self.styles,
            lists: &self.lists,
            theme: &self.theme,
            footnotes: by_id(self.footnotes.as_ref()),
            endnotes: by_id(self.endnotes.as_ref()),
            comments: by_id(self.comments.as_ref()),
            diagrams: self.diagrams.iter().filter_map(|(id, xml)| Some((id.clone(), xml.root()?))).collect(),
        }
    }
}

/// The elements of a part that the text refers to, or of the part of the usual name where it forgot to.
fn beside(
    package: &mut Package<'_>,
    relationships: &[Relationship],
    main: &str,
    kind: &str,
) -> Result<Option<Xml>, Unreadable> {
    let named = relationships.iter().find(|relationship| relationship.kind == kind);
    let folder = main.rsplit_once('/').map_or("", |(folder, _)| folder);
    let usual = || match kind {
        "theme" => format!("{folder}/theme/theme1.xml"),
        kind => format!("{folder}/{kind}.xml"),
    };
    let path = named.and_then(|relationship| relationship.target.clone()).unwrap_or_else(usual);
    package.xml(&path)
}

/// The parts with the words of diagrams; one that is damaged is left out, as a picture would be.
fn diagrams(
    package: &mut Package<'_>,
    relationships: &[Relationship],
) -> Result<Vec<(String, Xml)>, Unreadable> {
    const MOST: usize = 200;
    let mut all = Vec::new();
    for relationship in relationships.iter().filter(|one| one.kind == "diagramData").take(MOST) {
        let Some(path) = &relationship.target else { continue };
        match package.xml(path) {
            Ok(xml) => all.extend(xml.map(|xml| (relationship.id.clone(), xml))),
            Err(Unreadable::Damaged { .. }) => {}
            Err(error) => return Err(error),
        }
    }
    Ok(all)
}

/// The most notes of a kind.
const MOST_NOTES: usize = 100_000;

/// Notes by their ids.
fn by_id(xml: Option<&Xml>) -> HashMap<String, Element<'_>> {
    let notes = xml.and_then(Xml::root).into_iter().flat_map(Element::children);
    notes.take(MOST_NOTES).filter_map(|note| Some((note.attribute("id")?.into_owned(), note))).collect()
}
