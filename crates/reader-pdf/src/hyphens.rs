//! Hyphens at the ends of lines: those that only part a word go, those of a word that has one stay.

use std::collections::HashSet;

use goldthread_anchor::Quote;
use goldthread_tree::{Block, Paragraph, Tree};

use crate::paragraphs::JOINT;

/// Words of the headings of plans that narrow columns break.
const LONG_WORDS: &[&str] = &[
    "accountable",
    "assurance",
    "completed",
    "completion",
    "deadline",
    "development",
    "evidence",
    "implementation",
    "improvement",
    "measures",
    "milestones",
    "monitoring",
    "outcomes",
    "partnership",
    "performance",
    "progress",
    "recommendation",
    "recommendations",
    "reference",
    "resources",
    "responsibility",
    "responsible",
    "safeguarding",
    "timescale",
    "timescales",
];

/// Joins the words that a hyphen at the end of a line parts, where the tree has the joined word elsewhere and not the
/// one with a hyphen; elsewhere the hyphen stays.
pub fn settle(tree: &mut Tree) {
    let mut has_joints = false;
    let mut known: HashSet<String> = HashSet::new();
    each_paragraph(tree, &mut |paragraph| {
        for run in &paragraph.runs {
            has_joints |= run.words.text().contains(JOINT);
            let words = run
                .words
                .text()
                .split(|letter: char| !letter.is_alphanumeric() && !"-\u{2060}".contains(letter));
            known.extend(words.filter(|word| word.len() > 3 && !word.contains(JOINT)).map(str::to_lowercase));
        }
    });
    if !has_joints {
        return;
    }
    each_paragraph(tree, &mut |paragraph| {
        for run in paragraph.runs.iter_mut().filter(|run| run.words.text().contains(JOINT)) {
            run.words = settled(&run.words, &known);
        }
    });
}

fn each_paragraph(tree: &mut Tree, take: &mut impl FnMut(&mut Paragraph)) {
    for block in &mut tree.blocks {
        match block {
            Block::Heading(_, words) | Block::Paragraph(words) | Block::Item(words) => take(words),
            Block::Table(table) => {
                let cells = table.rows.iter_mut().flat_map(|row| &mut row.cells);
                cells.flat_map(|cell| &mut cell.paragraphs).for_each(&mut *take);
            }
        }
    }
}

/// The quote without its joints; each of its pieces keeps its place.
fn settled(quote: &Quote, known: &HashSet<String>) -> Quote {
    let text = quote.text();
    let mut out = Quote::default();
    let starts: Vec<usize> = quote.pieces().iter().map(|piece| piece.from as usize).collect();
    for (at, piece) in quote.pieces().iter().enumerate() {
        let end = starts.get(at + 1).copied().unwrap_or(text.len());
        let Some(own) = text.get(starts[at]..end) else { continue };
        let own = match own.strip_suffix(JOINT) {
            Some(own) if is_parted(own, text.get(end..).unwrap_or_default(), known) => {
                own.trim_end_matches('-').to_owned()
            }
            Some(own) if own.ends_with('-') => own.to_owned(),
            Some(own) => format!("{own} "),
            None => own.to_owned(),
        };
        out.push("", &Quote::at(own.replace(JOINT, ""), piece.at.clone()));
    }
    out
}

/// Whether the hyphen that a line ends with only parts a word; where there is none, whether a word goes on.
fn is_parted(before: &str, after: &str, known: &HashSet<String>) -> bool {
    let edge = |letter: char| !letter.is_alphanumeric() && letter != '-';
    let first = before.rsplit(edge).next().unwrap_or_default().to_lowercase();
    let second = after.split(edge).next().unwrap_or_default().to_lowercase();
    let joined = format!("{}{second}", first.trim_end_matches('-'));
    let is_known = known.contains(&joined) || LONG_WORDS.contains(&joined.as_str());
    is_known && !(first.ends_with('-') && known.contains(&format!("{first}{second}")))
}
