use std::fmt::Write;

use goldthread_tree::{Block, Cell, Paragraph, Table, Tree};

use super::{escaped, span};

/// A web page that needs nothing else.
pub fn write(tree: &Tree, title: &str) -> String {
    let mut page = format!(
        "<!DOCTYPE html>\n<html lang=\"en-GB\">\n<head>\n<meta charset=\"utf-8\">\n<title>{}</title>\n<style>\n\
         body {{ font-family: sans-serif; line-height: 1.4; margin: 2em; print-color-adjust: exact; }}\n\
         table {{ border-collapse: collapse; margin: 1em 0; }}\n\
         th, td {{ border: 1px solid #505a5f; padding: 0.3em 0.5em; text-align: left; vertical-align: top; }}\n\
         td p {{ margin: 0; }}\n\
         td p + p {{ margin-top: 1em; }}\n\
         tr {{ break-inside: avoid; }}\n\
         .whole {{ white-space: nowrap; }}\n\
         @page {{ size: A4 landscape; margin: 1.5cm; }}\n\
         @media print {{ body {{ margin: 0; font-size: 10pt; }} }}\n</style>\n</head>\n<body>\n",
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
    // A browser that prints the table repeats its head on each page.
    let head = table.rows.iter().take_while(|row| row.is_heading).count();
    page.push_str("<table>\n");
    for (at, row) in table.rows.iter().enumerate() {
        page.push_str(match at {
            0 if head > 0 => "<thead>\n",
            at if at == head => "<tbody>\n",
            _ => "",
        });
        page.push_str("<tr>");
        for (column, of) in row.cells.iter().enumerate() {
            if let Some(spans) = span(table, at, column) {
                cell(page, of, row.is_heading, spans);
            }
        }
        page.push_str("</tr>\n");
        page.push_str(if at + 1 == head { "</thead>\n" } else { "" });
    }
    page.push_str(if head < table.rows.len() { "</tbody>\n" } else { "" });
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
        let text = unbroken(run.words.text());
        let text = if run.marks.struck { format!("<del>{text}</del>") } else { text };
        let _ = if run.marks.strong { write!(out, "<strong>{text}</strong>") } else { out.write_str(&text) };
    }
    out
}

/// Words with a hyphen or a dash in them stay on one line: at its end nobody could tell on paper whether it is theirs.
fn unbroken(text: &str) -> String {
    const LONGEST: usize = 30;
    const DASHES: [char; 3] = ['-', '–', '—'];
    let is_joined = |word: &str| {
        word.len() <= LONGEST && word.contains(DASHES) && word.contains(|c: char| !DASHES.contains(&c))
    };
    let mut out = String::with_capacity(text.len());
    for piece in text.split_inclusive(char::is_whitespace) {
        let word = piece.trim_end();
        if is_joined(word) {
            let _ = write!(out, "<span class=\"whole\">{}</span>{}", escaped(word), &piece[word.len()..]);
        } else {
            out.push_str(&escaped(piece));
        }
    }
    out
}
