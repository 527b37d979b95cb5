//! What of the text of a document can be found: each paragraph, each row of a table.

use goldthread_anchor::Anchor;
use goldthread_people::Thing;
use goldthread_plan::PlanId;
use goldthread_reader::{Block, Paragraph, Row, Source};
use goldthread_search::Document;

use super::{Kind, Subject};
use crate::place::escaped;
use crate::shown::spots_of;
use crate::spot::Spot;

/// More paragraphs and rows of one document are not looked through.
const MOST_PASSAGES: usize = 20_000;

/// A passage of a text ends after so many bytes, at the end of a line.
const LONG_ENOUGH: usize = 600;

/// A passage, where it stands and on which page.
struct Passage {
    text: String,
    spot: Spot,
    page: Option<u32>,
}

/// The passages of the document of this number, from 1.
pub fn documents(plan: PlanId, number: usize, source: &Source) -> Vec<Document<Subject>> {
    let passages = match source.text() {
        Some(text) => of_lines(text),
        None => source.tree().blocks.iter().flat_map(of_block).collect(),
    };
    let name = &source.about().name;
    let document = |(nth, passage): (usize, Passage)| {
        let mark = escaped(&passage.spot.to_string());
        let href = format!("/plans/{plan}/source?document={number}&mark={mark}#picked");
        let page = passage.page.map_or_else(String::new, |page| format!(", page {page}"));
        let about = Subject {
            kind: Kind::Source,
            plan,
            heading: format!("{name}{page}"),
            at: vec![(Thing::Plan(plan.uuid()), href)],
        };
        Document { key: nth.to_string(), title: String::new(), text: passage.text, weight: 1, about }
    };
    passages.into_iter().take(MOST_PASSAGES).enumerate().map(document).collect()
}

/// Lines that follow each other, up to a blank one or until there are enough.
fn of_lines(text: &str) -> Vec<Passage> {
    let mut passages = Vec::new();
    let (mut start, mut at) = (0, 0);
    let mut end = |range: std::ops::Range<usize>| {
        let words = text[range.clone()].trim();
        if !words.is_empty() {
            passages.push(Passage { text: words.to_owned(), spot: Spot::Bytes(range), page: None });
        }
    };
    for line in text.split_inclusive('\n') {
        let is_blank = line.trim().is_empty();
        if is_blank || at - start > LONG_ENOUGH {
            end(start..at);
            start = if is_blank { at + line.len() } else { at };
        }
        at += line.len();
    }
    end(start..at);
    passages
}

fn of_block(block: &Block) -> Vec<Passage> {
    match block {
        Block::Heading(_, words) | Block::Paragraph(words) | Block::Item(words) => {
            passage(std::slice::from_ref(words).iter()).into_iter().collect()
        }
        Block::Table(table) => table.rows.iter().filter_map(of_row).collect(),
    }
}

fn of_row(row: &Row) -> Option<Passage> {
    passage(row.cells.iter().flat_map(|cell| &cell.paragraphs))
}

fn passage<'a>(paragraphs: impl Iterator<Item = &'a Paragraph>) -> Option<Passage> {
    let said: Vec<&Paragraph> = paragraphs.filter(|words| !words.text().trim().is_empty()).collect();
    let first = said.first()?;
    let spot = spots_of(first).next()?;
    let page = first.runs.first().and_then(|run| match run.words.anchor() {
        Anchor::Page(place, _) => Some(place.page),
        _ => None,
    });
    let text: Vec<_> = said.iter().map(|words| words.text()).collect();
    Some(Passage { text: text.join("\n"), spot, page })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_is_cut_at_blank_lines_and_where_it_is_long() {
        let check = |text: &str, expected: &[(&str, std::ops::Range<usize>)]| {
            let passages = of_lines(text);
            let found: Vec<_> = passages
                .iter()
                .map(|one| (one.text.as_str(), one.spot.bytes().cloned().expect("a range of bytes")))
                .collect();
            assert_eq!(found, expected);
        };
        check("one\ntwo\n\n\nthree", &[("one\ntwo", 0..8), ("three", 10..15)]);
        check("", &[]);
        check("\n \n", &[]);
        let long = "x".repeat(LONG_ENOUGH + 1);
        check(&format!("{long}\ny"), &[(&long, 0..LONG_ENOUGH + 2), ("y", LONG_ENOUGH + 2..LONG_ENOUGH + 3)]);
    }
}
