//! A cell that holds what the actions beside it answer: a title, and under it what was found.

use goldthread_anchor::Quote;
use goldthread_plan::SectionKind;

use super::headings::{SectionHeading, numbered_title, section_heading};
use super::lists;
use crate::lexicon::{Label, lexicon};
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
    /// What is to be different, where it says so.
    pub outcomes: Vec<Quote>,
}

/// Reads the cell: the words set apart at its head, its first paragraph, or its first sentence are the title.
pub fn read(cell: &Cell) -> Option<SectionCell> {
    let (first, others) = cell.paragraphs.split_first()?;
    let number = section_heading(&first.quote()).filter(|heading| heading.title.is_empty());
    let (first, others) = others.split_first().filter(|_| number.is_some()).unwrap_or((first, others));
    let (head, rest) = head(first);
    let (head, rest) =
        if rest.is_empty() && others.is_empty() { first_sentence(&head) } else { (head, rest) };
    let (told, outcomes) = told(others);
    let finding = join(std::iter::once(&rest).chain(&told), "\n");
    if let Some(SectionHeading { reference, kind, .. }) = number.filter(|_| !head.is_empty()) {
        return Some(SectionCell {
            reference: Some(reference),
            kind: Some(kind),
            title: head,
            finding,
            outcomes,
        });
    }
    if let Some(heading) = section_heading(&head).filter(|heading| !heading.title.is_empty()) {
        let (reference, kind) = (Some(heading.reference), Some(heading.kind));
        return Some(SectionCell { reference, kind, title: heading.title, finding, outcomes });
    }
    let (reference, title) = numbered_title(&head);
    Some(SectionCell { reference, kind: None, title, finding, outcomes })
}

/// The lines under a title, apart: those of what was found, and those that a label says are outcomes.
fn told(lines: &[Paragraph]) -> (Vec<Quote>, Vec<Quote>) {
    let (mut found, mut outcomes) = (Vec::new(), Vec::new());
    let mut under = Label::Finding;
    for line in lines.iter().map(Paragraph::quote) {
        let end = line.text().find(':').unwrap_or(line.text().len());
        let label = lexicon().label(&line.text()[..end]);
        let line = match label.filter(|label| matches!(label, Label::Finding | Label::Outcomes)) {
            Some(label) => {
                under = label;
                line.slice((end + 1).min(line.text().len())..line.text().len())
            }
            None => line,
        };
        if !line.is_empty() {
            if under == Label::Outcomes { &mut outcomes } else { &mut found }.push(line);
        }
    }
    (found, outcomes)
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
