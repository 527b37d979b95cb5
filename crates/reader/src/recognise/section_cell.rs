//! A cell that holds what the actions beside it answer: a title, and under it what was found.

use goldthread_anchor::Quote;
use goldthread_plan::SectionKind;

use super::headings::{numbered_title, section_heading};
use super::lists;
use crate::{Cell, Paragraph};
use goldthread_tree::words::plain;
use goldthread_tree::{join, trimmed};

/// What such a cell says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SectionCell {
    /// Its number, where it prints one.
    pub reference: Option<Quote>,
    /// Its kind, where its first words say so.
    pub kind: Option<SectionKind>,
    /// The recommendation, area or finding.
    pub title: Quote,
    /// What was found.
    pub finding: Quote,
}

/// Reads the cell: the words set apart at its head, its first paragraph, or its first sentence are the title.
pub fn read(cell: &Cell) -> Option<SectionCell> {
    let (first, others) = cell.paragraphs.split_first()?;
    let (head, rest) = head(first);
    let (head, rest) =
        if rest.is_empty() && others.is_empty() { first_sentence(&head) } else { (head, rest) };
    let others: Vec<Quote> = others.iter().map(Paragraph::quote).collect();
    let finding = join(std::iter::once(&rest).chain(&others), "\n");
    if let Some(heading) = section_heading(&head).filter(|heading| !heading.title.is_empty()) {
        let (reference, kind) = (Some(heading.reference), Some(heading.kind));
        return Some(SectionCell { reference, kind, title: heading.title, finding });
    }
    let (reference, title) = numbered_title(&head);
    Some(SectionCell { reference, kind: None, title, finding })
}

/// The words at the head of a paragraph that are set alike, and the rest.
fn head(paragraph: &Paragraph) -> (Quote, Quote) {
    let Some(marks) =
        paragraph.runs.iter().find(|run| !run.words.text().trim().is_empty()).map(|run| run.marks)
    else {
        return (Quote::default(), Quote::default());
    };
    let alike = paragraph
        .runs
        .iter()
        .take_while(|run| run.marks == marks || run.words.text().trim().is_empty())
        .count();
    let words = |runs: &[crate::Run]| trimmed(&join(runs.iter().map(|run| &run.words), ""));
    (words(&paragraph.runs[..alike]), words(&paragraph.runs[alike..]))
}

fn first_sentence(words: &Quote) -> (Quote, Quote) {
    let mut sentences = lists::sentences(words);
    if sentences.len() < 2 {
        return (words.clone(), Quote::default());
    }
    let title = sentences.remove(0);
    (title, join(&sentences, " "))
}

/// What the sections of a column are, by its heading.
pub fn kind_of_column(heading: &str) -> SectionKind {
    let heading = plain(heading);
    let has = |words: &[&str]| words.iter().any(|word| heading.contains(word));
    if has(&["recommendation"]) {
        SectionKind::Recommendation
    } else if has(&["finding", "found", "inspectors said", "ofsted said"]) {
        SectionKind::Finding
    } else {
        SectionKind::AreaForImprovement
    }
}
