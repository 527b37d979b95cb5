//! Words that are struck through, or deleted in a tracked change: they leave the text and are kept beside it.

use goldthread_plan::Doubt;
use goldthread_tree::{Block, Cell, Marks, Paragraph, Row, Run, Table, Tree};

/// The tree without its struck words: a cell keeps them among its notes, marked as struck; outside tables they are among
/// the notes of the tree. What is struck as a whole stays, with a doubt.
pub fn settled(mut tree: Tree) -> Tree {
    let mut apart = Vec::new();
    for block in &mut tree.blocks {
        match block {
            Block::Heading(_, line) | Block::Paragraph(line) | Block::Item(line) => {
                apart.extend(without_struck(line));
            }
            Block::Table(table) => in_table(table, &mut tree.doubts),
        }
    }
    let is_empty = |block: &Block| matches!(block, Block::Heading(_, line) | Block::Paragraph(line) | Block::Item(line) if line.runs.is_empty());
    tree.blocks.retain(|block| !is_empty(block));
    tree.notes.extend(apart);
    tree
}

fn in_table(table: &mut Table, doubts: &mut Vec<Doubt>) {
    for row in &mut table.rows {
        let is_struck = is_struck(row);
        if is_struck {
            let at = row.filled().next().map(|(_, cell)| cell.at.clone()).unwrap_or_default();
            let message =
                "a whole row is struck through; it was read as it stands, though it may have been withdrawn";
            doubts.push(Doubt { code: "struck-out".to_owned(), message: message.to_owned(), at });
        }
        for cell in &mut row.cells {
            if !is_struck {
                set_apart(cell);
            }
            let runs = cell.paragraphs.iter_mut().flat_map(|line| &mut line.runs);
            runs.for_each(|run| run.marks = Marks { struck: false, inserted: false, ..run.marks });
        }
    }
}

/// Whether all words of a row are struck through.
fn is_struck(row: &Row) -> bool {
    let words = row.cells.iter().flat_map(runs).filter(|run| !run.words.text().trim().is_empty());
    let mut struck = words.map(|run| run.marks.struck).peekable();
    struck.peek().is_some() && struck.all(|struck| struck)
}

fn runs(cell: &Cell) -> impl Iterator<Item = &Run> {
    cell.paragraphs.iter().flat_map(|line| &line.runs)
}

/// Moves the struck words of a cell to its notes.
fn set_apart(cell: &mut Cell) {
    if !runs(cell).any(|run| run.marks.struck) {
        return;
    }
    let Cell { paragraphs, notes, .. } = cell;
    notes.extend(paragraphs.iter_mut().flat_map(without_struck));
    paragraphs.retain(|line| !line.is_empty());
}

/// Takes the struck words out of a paragraph; those that stand together come back as one of their own.
fn without_struck(line: &mut Paragraph) -> Vec<Paragraph> {
    let mut apart: Vec<Paragraph> = Vec::new();
    let mut kept: Vec<Run> = Vec::new();
    let mut goes_on = false;
    for run in std::mem::take(&mut line.runs) {
        let is_struck = run.marks.struck;
        if !is_struck {
            kept.push(Run { marks: Marks { inserted: false, ..run.marks }, ..run });
        } else if let Some(last) = apart.last_mut().filter(|_| goes_on) {
            last.runs.push(run);
        } else {
            apart.push(Paragraph { runs: vec![run] });
        }
        goes_on = is_struck;
    }
    if !apart.is_empty() && kept.iter().all(|run| run.words.text().trim().is_empty()) {
        kept.clear();
    }
    line.runs = kept;
    apart.retain(|line| line.runs.iter().any(|run| !run.words.text().trim().is_empty()));
    apart
}
