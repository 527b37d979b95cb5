//! Trees written by hand: `# ` a heading, `## ` one under it, `* ` a bold paragraph, `- ` an item, `| ` a row of a table, anything else a paragraph.

use goldthread_anchor::{Anchor, Quote, TextRange};
use goldthread_tree::{Block, Cell, Marks, Paragraph, Row, Run, Table, Tree};

/// The tree of a text; every paragraph stands at its line.
pub fn tree(text: &str) -> Tree {
    let mut tree = Tree::default();
    for (line, number) in text.lines().zip(1..) {
        let at = Anchor::Text(TextRange { start: 0, end: 0, line: number });
        let line = line.trim();
        if let Some(cells) = line.strip_prefix('|') {
            add_row(&mut tree, cells, &at);
        } else if let Some((level, words)) = heading(line) {
            tree.blocks.push(Block::Heading(level, paragraph(words, &at, false)));
        } else if let Some(words) = line.strip_prefix("* ") {
            tree.blocks.push(Block::Paragraph(paragraph(words, &at, true)));
        } else if let Some(words) = line.strip_prefix("- ") {
            tree.blocks.push(Block::Item(paragraph(words, &at, false)));
        } else if !line.is_empty() {
            tree.blocks.push(Block::Paragraph(paragraph(line, &at, false)));
        }
    }
    tree
}

fn heading(line: &str) -> Option<(u8, &str)> {
    let words = line.trim_start_matches('#');
    let level = u8::try_from(line.len() - words.len()).ok().filter(|level| *level > 0)?;
    Some((level, words.strip_prefix(' ')?))
}

fn paragraph(words: &str, at: &Anchor, strong: bool) -> Paragraph {
    let marks = Marks { strong, ..Marks::default() };
    Paragraph { runs: vec![Run { words: Quote::at(words.trim(), at.clone()), marks }] }
}

fn add_row(tree: &mut Tree, cells: &str, at: &Anchor) {
    let cell = |words: &str| {
        let paragraphs = if words.trim().is_empty() { Vec::new() } else { vec![paragraph(words, at, false)] };
        Cell { paragraphs, at: at.clone(), ..Cell::default() }
    };
    let row = Row { cells: cells.split('|').map(cell).collect(), ..Row::default() };
    match tree.blocks.last_mut() {
        Some(Block::Table(table)) => table.rows.push(row),
        _ => tree.blocks.push(Block::Table(Table { number: 1, rows: vec![row] })),
    }
}
