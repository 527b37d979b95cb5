//! A tree as text that a test can compare at a glance.

use goldthread_tree::{Block, Cell, Merged, Paragraph, Row, Tree};

/// A tree as lines: `# ` before headings, `- ` before items, a row of a table as `| cell | cell |`. Bold words stand in
/// `**`, italic in `_`, struck in `~~`; a colour stands in brackets; `<` and `^` are parts of merged cells; paragraphs of a
/// cell are parted by ` / `; `--` before a row says that a page break stands before it.
pub fn shown(tree: &Tree) -> String {
    let blocks = tree.blocks.iter().map(shown_block);
    let notes = tree.notes.iter().map(|note| format!("note: {}\n", words(note)));
    let doubts = tree.doubts.iter().map(|doubt| format!("? {}\n", doubt.code));
    blocks.chain(notes).chain(doubts).collect()
}

fn shown_block(block: &Block) -> String {
    match block {
        Block::Heading(level, line) => {
            format!("{} {}\n", "#".repeat(usize::from(*level)), line.quote().text())
        }
        Block::Paragraph(line) => format!("{}\n", words(line)),
        Block::Item(line) => format!("- {}\n", words(line)),
        Block::Table(table) => table.rows.iter().map(shown_row).collect(),
    }
}

fn shown_row(row: &Row) -> String {
    let cells: Vec<String> = row.cells.iter().map(shown_cell).collect();
    let before = if row.after_break { "--" } else { "" };
    format!("{before}| {} |\n", cells.join(" | "))
}

fn shown_cell(cell: &Cell) -> String {
    let fill = cell.fill.map(|fill| format!("[{}]", fill.hex()));
    let merged = match cell.merged {
        Merged::No => None,
        Merged::Left => Some("<".to_owned()),
        Merged::Above => Some("^".to_owned()),
    };
    let text: Vec<String> = cell.paragraphs.iter().map(words).collect();
    let text = Some(text.join(" / ")).filter(|text| !text.is_empty());
    let notes = cell.notes.iter().map(|note| format!("(note: {})", words(note)));
    let parts: Vec<String> = merged.into_iter().chain(fill).chain(text).chain(notes).collect();
    parts.join(" ")
}

fn words(paragraph: &Paragraph) -> String {
    let shown = paragraph.runs.iter().map(|run| {
        let mark = [(run.marks.strong, "**"), (run.marks.emphasis, "_"), (run.marks.struck, "~~")];
        let text = run.words.text();
        let marks: String = mark.iter().filter(|(is, _)| *is).map(|(_, mark)| *mark).collect();
        let start = text.len() - text.trim_start().len();
        format!("{}{marks}{}{marks}", &text[..start], &text[start..])
    });
    shown.collect()
}
