//! Trees written by hand: `# ` a heading, `* ` a bold paragraph, `- ` an item, `| ` a row of a table, anything else a paragraph.

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
        } else if let Some(words) = line.strip_prefix("# ") {
            tree.blocks.push(Block::Heading(1, paragraph(words, &at, false)));
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

/// What is compared of a report: a line a judgement, and a line a list of what has to be done.
#[allow(dead_code, reason = "not every test that shares this file compares reports")]
pub mod digest {
    use goldthread_reader_reports::{Addressee, RecommendationKind, Report};

    /// Grades in the order printed, as the first letters of their meaning.
    pub fn grades(report: &Report) -> String {
        report.judgements.iter().map(|judged| format!("{:?}", judged.scale)).collect::<Vec<_>>().join(" ")
    }

    /// How many things have to be done, by kind, whom they are made to, and deadline, in the order printed.
    pub fn lists(report: &Report) -> String {
        let mut runs: Vec<(String, usize)> = Vec::new();
        for one in &report.recommendations {
            let kind = match one.kind {
                RecommendationKind::Recommendation => "recommendation",
                RecommendationKind::AreaForImprovement => "improvement",
                RecommendationKind::PriorityAction => "priority",
            };
            let to = if one.to == Addressee::Board { " to the board" } else { "" };
            let by =
                if one.deadline.is_blank() { String::new() } else { format!(" {}", one.deadline.printed()) };
            let name = format!("{kind}{to}{by}");
            match runs.last_mut() {
                Some((last, count)) if *last == name => *count += 1,
                _ => runs.push((name, 1)),
            }
        }
        runs.iter().map(|(name, count)| format!("{count} {name}")).collect::<Vec<_>>().join(", ")
    }
}
