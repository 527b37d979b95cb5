//! A paper as Markdown: common Markdown with the pipe tables of GitHub.
//!
//! Every word is escaped, so that nothing a source printed can break a table, begin a heading or become HTML.
//! The output holds no HTML of its own: a line break inside a cell is written " / ".

mod escape;

use std::fmt::Write as _;

use goldthread_papers::{
    Align, Block, Cell, Column, Count, Inline, List, ListKind, Note, Paper, Rated, RowHeader, Section, Span,
    Table,
};

use escape::{escaped, line_start};

/// What a line break inside a span becomes.
#[derive(Clone, Copy)]
enum Breaks {
    /// A hard break: the paragraph goes on in the next line.
    Hard,
    /// A stroke: the text must stay on one line.
    Stroke,
}

/// The paper as Markdown text, each line ended by a line feed.
pub fn markdown(paper: &Paper) -> String {
    let mut out = format!("# {}\n\n{}\n\n", escaped(paper.title()), line_start(&escaped(paper.authority())));
    if let Some(subtitle) = paper.subtitle() {
        push_paragraph(&mut out, &escaped(subtitle));
    }
    push_paragraph(&mut out, &escaped(&paper.edition().stamp()));
    push_blocks(&mut out, paper.blocks(), 2);
    push_imprint(&mut out, paper);
    out
}

fn push_blocks(out: &mut String, blocks: &[Block], level: usize) {
    for block in blocks {
        match block {
            Block::Section(section) => push_section(out, section, level),
            Block::Paragraph(text) => push_paragraph(out, &inline(text, Breaks::Hard)),
            Block::List(list) => push_list(out, list),
            Block::Table(table) => push_table(out, table),
            Block::Counts(counts) => push_counts(out, counts),
            Block::Note(note) => push_note(out, note),
            Block::PageBreak => {}
        }
    }
}

fn push_section(out: &mut String, section: &Section, level: usize) {
    let marks = "#".repeat(level.min(6));
    let _ = writeln!(out, "{marks} {}\n", escaped(section.title()));
    push_blocks(out, section.blocks(), level + 1);
}

fn push_paragraph(out: &mut String, text: &str) {
    let _ = writeln!(out, "{}\n", line_start(text));
}

fn push_list(out: &mut String, list: &List) {
    for (at, item) in list.items().iter().enumerate() {
        let mark = match list.kind() {
            ListKind::Bulleted => "-".to_owned(),
            ListKind::Numbered => format!("{}.", at + 1),
        };
        let _ = writeln!(out, "{mark} {}", line_start(&inline(item, Breaks::Stroke)));
    }
    out.push('\n');
}

fn push_counts(out: &mut String, counts: &[Count]) {
    for count in counts {
        let _ = writeln!(out, "- {}: **{}**", line_start(&escaped(count.label())), escaped(count.value()));
    }
    out.push('\n');
}

fn push_note(out: &mut String, note: &Note) {
    let _ = writeln!(out, "> **{}**", escaped(note.title()));
    if !note.text().is_blank() {
        let _ = writeln!(out, ">\n> {}", line_start(&inline(note.text(), Breaks::Stroke)));
    }
    out.push('\n');
}

fn push_table(out: &mut String, table: &Table) {
    let _ = writeln!(out, "**{}**\n", escaped(table.caption()));
    let headings: Vec<_> = table.columns().iter().map(|column| escaped(column.heading())).collect();
    push_row(out, &headings);
    push_row(out, &table.columns().iter().map(rule).collect::<Vec<_>>());
    for row in table.rows() {
        push_row(out, &cells(row, table.row_header()));
    }
    out.push('\n');
}

fn push_row(out: &mut String, cells: &[String]) {
    let _ = writeln!(out, "| {} |", cells.join(" | "));
}

fn rule(column: &Column) -> String {
    match column.align() {
        Align::Start => "---".to_owned(),
        Align::End => "---:".to_owned(),
    }
}

fn cells(row: &[Cell], row_header: RowHeader) -> Vec<String> {
    let mut cells: Vec<_> = row.iter().map(cell).collect();
    if let (RowHeader::First, Some(Cell::Words(words)), Some(first)) =
        (row_header, row.first(), cells.first_mut())
        && words.spans().iter().all(|span| matches!(span, Span::Plain(_)))
        && !words.is_blank()
    {
        *first = format!("**{}**", first.trim());
    }
    cells
}

fn cell(cell: &Cell) -> String {
    match cell {
        Cell::Words(words) => inline(words, Breaks::Stroke),
        Cell::Rated(rated) => self::rated(rated),
    }
}

fn rated(rated: &Rated) -> String {
    let mut text = format!("{} {}", rated.tone().symbol(), escaped(rated.words()));
    if let Some(movement) = rated.movement() {
        let _ = write!(text, " / {}", movement.words());
    }
    text
}

fn inline(text: &Inline, breaks: Breaks) -> String {
    let mut out = String::new();
    for span in text.spans() {
        match (span, breaks) {
            (Span::Plain(words), _) => out.push_str(&escaped(words)),
            (Span::Strong(words), _) => push_marked(&mut out, "**", words),
            (Span::Emphasised(words), _) => push_marked(&mut out, "*", words),
            (Span::Link { words, to }, _) => {
                let _ = write!(out, "[{}](<{}>)", escaped(words), to.as_str().replace('|', "%7C"));
            }
            (Span::Break, Breaks::Hard) => out.push_str("\\\n"),
            (Span::Break, Breaks::Stroke) => out.push_str(" / "),
        }
    }
    out.lines().map(str::trim).map(line_start).collect::<Vec<_>>().join("\n")
}

/// Marks must touch the words: white space goes outside.
fn push_marked(out: &mut String, mark: &str, words: &str) {
    let inner = words.trim();
    if inner.is_empty() {
        out.push_str(words);
        return;
    }
    let (before, after) = (words.len() - words.trim_start().len(), words.trim_end().len());
    let _ = write!(out, "{}{mark}{}{mark}{}", &words[..before], escaped(inner), &words[after..]);
}

fn push_imprint(out: &mut String, paper: &Paper) {
    out.push_str("---\n\n");
    for line in paper.edition().imprint() {
        let _ = writeln!(out, "- {}: {}", line.label, escaped(&line.value));
    }
}

#[cfg(test)]
mod tests;
