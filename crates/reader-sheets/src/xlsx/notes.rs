//! Comments on cells: those of old, and those that people answer.

use std::collections::{BTreeMap, HashMap};

use goldthread_tree::Unreadable;

use super::Book;
use super::links::Link;
use super::strings::rich;
use crate::grid::{Place, Sheet, place};
use crate::package::Package;
use crate::xml::{Token, Xml};

/// Takes the comments of a sheet in. Where a comment has answers, its old form only says so, and is left out.
pub fn read(
    package: &mut Package<'_>,
    around: &[Link],
    book: &mut Book<'_>,
    sheet: &mut Sheet,
) -> Result<(), Unreadable> {
    let mut notes: BTreeMap<Place, Vec<String>> = BTreeMap::new();
    let people = people(package, book)?;
    for link in around.iter().filter(|link| link.is_to("threadedComment")) {
        if let Some(text) = package.text(&link.target)? {
            threaded(&mut Xml::new(book.file, &link.target, &text, &book.limits), &people, &mut notes)?;
        }
    }
    for link in around.iter().filter(|link| link.is_to("comments")) {
        if let Some(text) = package.text(&link.target)? {
            let mut old = BTreeMap::new();
            legacy(&mut Xml::new(book.file, &link.target, &text, &book.limits), book, &mut old)?;
            for (at, note) in old {
                notes.entry(at).or_insert_with(|| vec![note]);
            }
        }
    }
    for (at, notes) in notes {
        book.budget.take(notes.iter().map(String::len).sum())?;
        let held = sheet.cells.entry(at).or_default();
        held.notes = notes;
    }
    Ok(())
}

fn legacy(xml: &mut Xml<'_>, book: &Book<'_>, notes: &mut BTreeMap<Place, String>) -> Result<(), Unreadable> {
    while let Some(token) = xml.next()? {
        let Token::Open(tag) = token else { continue };
        if tag.name() != "comment" {
            continue;
        }
        let at = tag.get("ref").and_then(|name| place(&name));
        let words: String = rich(xml, &book.palette)?.into_iter().map(|(words, _)| words).collect();
        if let Some(at) = at.filter(|_| !words.trim().is_empty()) {
            notes.insert(at, words.trim().to_owned());
        }
    }
    Ok(())
}

fn threaded(
    xml: &mut Xml<'_>,
    people: &HashMap<String, String>,
    notes: &mut BTreeMap<Place, Vec<String>>,
) -> Result<(), Unreadable> {
    while let Some(token) = xml.next()? {
        let Token::Open(tag) = token else { continue };
        if tag.name() != "threadedComment" {
            continue;
        }
        let at = tag.get("ref").and_then(|name| place(&name));
        let by = tag.get("personId").and_then(|id| people.get(&id));
        let words = xml.words()?;
        if let Some(at) = at.filter(|_| !words.trim().is_empty()) {
            let words = words.trim();
            let note = by.map_or_else(|| words.to_owned(), |by| format!("{by}: {words}"));
            notes.entry(at).or_default().push(note);
        }
    }
    Ok(())
}

/// The names of the people who commented.
fn people(package: &mut Package<'_>, book: &Book<'_>) -> Result<HashMap<String, String>, Unreadable> {
    const PART: &str = "xl/persons/person.xml";
    let mut people = HashMap::new();
    let Some(text) = package.text(PART)? else { return Ok(people) };
    let mut xml = Xml::new(book.file, PART, &text, &book.limits);
    while let Some(token) = xml.next()? {
        let Token::Open(tag) = token else { continue };
        if let (Some(id), Some(name)) = (tag.get("id"), tag.get("displayName")) {
            people.insert(id, name);
        }
    }
    Ok(people)
}
