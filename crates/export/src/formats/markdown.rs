use std::fmt::Write;

use goldthread_tree::{Block, Paragraph, Table, Tree};

use super::plain_words;

/// Markdown with pipe tables.
pub fn write(tree: &Tree) -> String {
    let mut text = String::new();
    let mut in_list = false;
    for block in &tree.blocks {
        let is_item = matches!(block, Block::Item(_));
        if in_list && !is_item {
            text.push('\n');
        }
        in_list = is_item;
        let _ = match block {
            Block::Heading(level, line) => {
                writeln!(text, "{} {}\n", "#".repeat(usize::from(*level)), plain(line))
            }
            Block::Paragraph(line) => writeln!(text, "{}\n", plain(line)),
            Block::Item(line) => writeln!(text, "- {}", plain(line)),
            Block::Table(of) => {
                table(&mut text, of);
                Ok(())
            }
        };
    }
    text
}

fn table(text: &mut String, table: &Table) {
    for (at, row) in table.rows.iter().enumerate() {
        for cell in &row.cells {
            let words = plain_words(cell).replace('|', "\\|").replace('\n', "<br>");
            let _ = write!(text, "| {words} ");
        }
        text.push_str("|\n");
        if at == 0 {
            text.push_str(&"|---".repeat(row.cells.len()));
            text.push_str("|\n");
        }
    }
    text.push('\n');
}

/// The words, with what Markdown would take for its own escaped.
fn plain(line: &Paragraph) -> String {
    line.quote().text().replace('|', "\\|").replace('\n', " ")
}
