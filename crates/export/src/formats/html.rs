use std::fmt::Write;

use goldthread_tree::{Block, Cell, Paragraph, Table, Tree};

use super::{escaped, span};

/// A web page that needs nothing else.
pub fn write(tree: &Tree, title: &str) -> String {
    let mut page = format!(
        "<!DOCTYPE html>\n<html lang=\"en-GB\">\n<head>\n<meta charset=\"utf-8\">\n<title>{}</title>\n<style>\n\
         body {{ font-family: sans-serif; line-height: 1.4; margin: 2em; }}\n\
         table {{ border-collapse: collapse; margin: 1em 0; }}\n\
         th, td {{ border: 1px solid #505a5f; padding: 0.3em 0.5em; text-align: left; vertical-align: top; }}\n\
         td p {{ margin: 0 0 0.4em; }}\n</style>\n</head>\n<body>\n",
        escaped(title)
    );
    let mut in_list = false;
    for block in &tree.blocks {
        let is_item = matches!(block, Block::Item(_));
        if is_item != in_list {
            page.push_str(if is_item { "<ul>\n" } else { "</ul>\n" });
            in_list = is_item;
        }
        add(&mut page, block);
    }
    page.push_str(if in_list { "</ul>\n</body>\n</html>\n" } else { "</body>\n</html>\n" });
    page
}

fn add(page: &mut String, block: &Block) {
    let _ = match block {
        Block::Heading(level, line) => writeln!(page, "<h{level}>{}</h{level}>", words(line)),
        Block::Paragraph(line) => writeln!(page, "<p>{}</p>", words(line)),
        Block::Item(line) => writeln!(page, "<li>{}</li>", words(line)),
        Block::Table(of) => {
            table(page, of);
            Ok(())
        }
    };
}

fn table(page: &mut String, table: &Table) {
    page.push_str("<table>\n");
    for (at, row) in table.rows.iter().enumerate() {
        page.push_str("<tr>");
        for (column, of) in row.cells.iter().enumerate() {
            if let Some(spans) = span(table, at, column) {
                cell(page, of, row.is_heading, spans);
            }
        }
        page.push_str("</tr>\n");
    }
    page.push_str("</table>\n");
}

fn cell(page: &mut String, cell: &Cell, is_heading: bool, (across, down): (usize, usize)) {
    let tag = if is_heading { "th" } else { "td" };
    let _ = write!(page, "<{tag}");
    if across > 1 {
        let _ = write!(page, " colspan=\"{across}\"");
    }
    if down > 1 {
        let _ = write!(page, " rowspan=\"{down}\"");
    }
    if let Some(fill) = cell.fill {
        let _ = write!(page, " style=\"background-color: {}\"", fill.hex());
    }
    page.push('>');
    match &cell.paragraphs[..] {
        [only] => page.push_str(&words(only)),
        all => all.iter().for_each(|line| {
            let _ = write!(page, "<p>{}</p>", words(line));
        }),
    }
    let _ = write!(page, "</{tag}>");
}

fn words(line: &Paragraph) -> String {
    let mut out = String::new();
    for run in &line.runs {
        let text = escaped(run.words.text());
        let text = if run.marks.struck { format!("<del>{text}</del>") } else { text };
        let _ = if run.marks.strong { write!(out, "<strong>{text}</strong>") } else { out.write_str(&text) };
    }
    out
}
