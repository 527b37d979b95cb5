//! Trees in short hand: a line a block, the cells of a row between bars.

use goldthread_reader_html::read;
use goldthread_tree::{Block, Cell, Limits, Merged, Paragraph, Tree};

/// The tree of a page.
pub fn tree(html: &str) -> Tree {
    read("page.html", html.as_bytes(), &Limits::default()).expect("it is a page")
}

/// The blocks of a page in short hand.
pub fn drawn(html: &str) -> Vec<String> {
    tree(html).blocks.iter().flat_map(block).collect()
}

/// A block in short hand; a table is a line a row, `=` before one of headings.
pub fn block(block: &Block) -> Vec<String> {
    match block {
        Block::Heading(level, words) => vec![format!("h{level} {}", paragraph(words))],
        Block::Paragraph(words) => vec![format!("p {}", paragraph(words))],
        Block::Item(words) => vec![format!("- {}", paragraph(words))],
        Block::Table(table) => {
            let row = |cells: &[Cell]| cells.iter().map(cell).collect::<Vec<_>>().join(" | ");
            let rows = table.rows.iter();
            rows.map(|each| format!("{} {}", if each.is_heading { "=" } else { "|" }, row(&each.cells)))
                .collect()
        }
    }
}

/// The words of a paragraph, with its marks: `*strong*`, `_italic_`, `~struck~`, `+inserted+`.
fn paragraph(words: &Paragraph) -> String {
    let run = |run: &goldthread_tree::Run| {
        let marks = run.marks;
        let all = [(marks.strong, '*'), (marks.emphasis, '_'), (marks.struck, '~'), (marks.inserted, '+')];
        let marks: String = all.iter().filter(|(on, _)| *on).map(|(_, mark)| *mark).collect();
        format!("{marks}{}{marks}", run.words.text())
    };
    words.runs.iter().map(run).collect()
}

/// The paragraphs of a cell, and its colour; `^` and `<` where it goes on from above or the left.
fn cell(cell: &Cell) -> String {
    let words = cell.paragraphs.iter().map(paragraph).collect::<Vec<_>>().join(" / ");
    let merged = match cell.merged {
        Merged::No => "",
        Merged::Above => "^",
        Merged::Left => "<",
    };
    let fill = cell.fill.map_or_else(String::new, |fill| format!("[{}]", fill.name().unwrap_or("pale")));
    format!("{merged}{words}{fill}")
}
