//! Undoes what page breaks and copying do to tables: headers printed again, tables and rows in two parts,
//! cells shifted to the left.

mod header;
pub mod marks;
mod merged;
mod parted;
mod running_on;

use goldthread_plan::Doubt;

use crate::Mapping;
use crate::columns::Columns;
use crate::lexicon::Role;
use goldthread_tree::words::{is_joining, plain};
use goldthread_tree::{Block, Cell, Paragraph, Row, Run, Table, Tree};

/// The tree with its tables put together again; `mapping` is what a person said of their columns.
pub fn repair(tree: Tree, mapping: &Mapping) -> Tree {
    let mut blocks: Vec<Block> = Vec::with_capacity(tree.blocks.len());
    let mut doubts = tree.doubts;
    let mut last: Option<Columns> = None;
    for block in tree.blocks {
        let Block::Table(next) = block else {
            blocks.push(block);
            continue;
        };
        let (titles, mut next) = header::untitled(next, mapping);
        let own = Columns::of_table(&next, mapping);
        if let Some(columns) = own.as_ref().or(last.as_ref()) {
            merged::spread(&mut next, columns, &mut doubts);
        }
        match blocks.last_mut() {
            Some(Block::Table(table))
                if titles.is_empty() && goes_on_in(table, last.as_ref(), &next, own.as_ref()) =>
            {
                join(table, next, last.as_ref());
            }
            _ => {
                blocks.extend(titles.into_iter().map(|title| Block::Heading(header::TITLE_LEVEL, title)));
                blocks.push(Block::Table(next));
                last = own;
            }
        }
    }
    let mut repaired = Tree { blocks, doubts, ..tree };
    mend(&mut repaired, mapping);
    repaired.blocks.retain(|block| !matches!(block, Block::Table(table) if table.rows.is_empty()));
    repaired
}

/// Whether the next table is the rest of this one.
fn goes_on_in(table: &Table, columns: Option<&Columns>, next: &Table, own: Option<&Columns>) -> bool {
    match (columns, own) {
        (Some(columns), Some(_)) => next.rows.first().is_some_and(|row| columns.is_repeated_by(row)),
        (Some(columns), None) => columns.width().abs_diff(next.width()) <= 1 && columns.width() > 2,
        (None, Some(_)) => false,
        (None, None) => {
            table.rows.first().map(|row| row.cells.len()) == Some(next.width()) && next.width() > 2
        }
    }
}

/// Adds the rows of the next table to this one.
fn join(table: &mut Table, mut next: Table, columns: Option<&Columns>) {
    if let Some(columns) = columns {
        next.rows.retain(|row| !columns.is_repeated_by(row));
    }
    if let Some(first) = next.rows.first_mut() {
        first.after_break = true;
    }
    table.rows.append(&mut next.rows);
}

fn mend(tree: &mut Tree, mapping: &Mapping) {
    let mut last: Option<Columns> = None;
    let mut number = 0;
    for block in &mut tree.blocks {
        let Block::Table(table) = block else { continue };
        table.rows.retain(|row| row.filled().next().is_some());
        if table.rows.is_empty() {
            continue;
        }
        parted::rejoin(table, &mut tree.doubts);
        number += 1;
        table.number = number;
        let own = Columns::of_table(table, mapping);
        let has_header = own.is_some();
        if has_header {
            last = own;
        }
        if let Some(columns) = last.as_ref().filter(|columns| has_header || columns.width() == table.width())
        {
            mend_rows(table, columns, &mut tree.doubts);
        }
    }
}

fn mend_rows(table: &mut Table, columns: &Columns, doubts: &mut Vec<Doubt>) {
    let mut rows: Vec<Row> = Vec::with_capacity(table.rows.len());
    let mut is_broken = false;
    for (at, mut row) in std::mem::take(&mut table.rows).into_iter().enumerate() {
        if at > 0 && columns.is_repeated_by(&row) {
            is_broken = true;
            continue;
        }
        row.after_break |= std::mem::take(&mut is_broken);
        if at > 0 && is_total(&row) {
            doubts.push(doubt("total-row", "a row of totals was left out: it is no action", &row));
            continue;
        }
        if is_shifted(&row, columns) {
            doubts.push(doubt(
                "cells-shifted",
                "a row has a cell less than its table; its cells were taken to stand one to the right",
                &row,
            ));
            row.cells.insert(0, Cell::default());
        }
        if let Some(at) = running_on::rejoin(&mut rows, &mut row, columns) {
            let message = "words at the head of a page were put back in the merged cell that they go on from";
            doubts.push(Doubt { code: "cell-rejoined".to_owned(), message: message.to_owned(), at });
            if row.filled().next().is_none() {
                continue;
            }
        }
        let several = rows.len() > 1;
        match rows.last_mut() {
            Some(above) if at > 0 && goes_on(above, &row, columns, several) => {
                doubts.push(rejoined(&row));
                merge(above, row);
            }
            _ => rows.push(row),
        }
    }
    table.rows = rows;
}

fn doubt(code: &str, message: &str, row: &Row) -> Doubt {
    let at = row.filled().next().map(|(_, cell)| cell.at.clone()).unwrap_or_default();
    Doubt { code: code.to_owned(), message: message.to_owned(), at }
}

fn rejoined(row: &Row) -> Doubt {
    doubt("row-rejoined", "a row that a page break parted was put together again", row)
}

/// Whether a row counts the rows above it.
fn is_total(row: &Row) -> bool {
    const LONGEST: usize = 12;
    let mut cells = row.filled().map(|(_, cell)| cell.quote());
    let first = cells.next().map(|first| plain(first.text())).unwrap_or_default();
    let counts = |text: &str| text.len() <= LONGEST && text.contains(|c: char| c.is_ascii_digit());
    ["total", "totals", "grand total", "overall total", "total actions", "sub total"]
        .contains(&first.trim_end_matches(|c: char| c.is_ascii_digit() || c == ' '))
        && cells.all(|cell| counts(cell.text()))
}

/// Whether a row lost its first cell: it is short, and words stand where a number belongs.
fn is_shifted(row: &Row, columns: &Columns) -> bool {
    const LONGEST_REFERENCE: usize = 12;
    let long = row.cells.first().is_some_and(|cell| cell.text().len() > LONGEST_REFERENCE);
    row.after_break
        && row.cells.len() + 1 == columns.width()
        && columns.role(0) == Some(Role::Reference)
        && long
}

/// Whether a row is the rest of the row above it; `several` where that row is not the header.
fn goes_on(above: &Row, row: &Row, columns: &Columns, several: bool) -> bool {
    let Some((first, cell)) = row.filled().next() else { return false };
    let lower = starts_lower(cell);
    let alone = row.filled().count() == 1;
    if several && is_more_of(above, row, columns) {
        return true;
    }
    let lost = |role: Role| columns.column(role).is_some_and(|at| is_empty(row, at) && !is_empty(above, at));
    let keys = usize::from(lost(Role::Lead)) + usize::from(lost(Role::Timescale));
    let known = columns.column(Role::Lead).is_some_and(|at| !is_empty(row, at))
        && columns.column(Role::Timescale).is_some_and(|at| !is_empty(row, at));
    if known || alone && first == 0 && !lower {
        return false;
    }
    let score = 2 * usize::from(lower) + 2 * usize::from(lost(Role::Reference)) + keys;
    if row.after_break { score >= 2 } else { lower && keys == 2 }
}

/// Whether a row says more of the action above it: it has no number, section and action of its own, and more than a
/// band heading would have.
fn is_more_of(above: &Row, row: &Row, columns: &Columns) -> bool {
    let keyed = [Role::Reference, Role::Section, Role::Action];
    let none = keyed.iter().all(|role| columns.columns(*role).all(|at| is_empty(row, at)));
    let acts = columns.column(Role::Action).is_some_and(|at| !is_empty(above, at));
    none && acts
}

fn is_empty(row: &Row, at: usize) -> bool {
    row.cells.get(at).is_none_or(Cell::is_empty)
}

fn starts_lower(cell: &Cell) -> bool {
    cell.text().chars().next().is_some_and(char::is_lowercase)
}

/// Puts the cells of a row under those of the row above.
fn merge(above: &mut Row, row: Row) {
    let parted = row.after_break;
    for (at, cell) in row.cells.into_iter().enumerate() {
        let known = (!row.runs_on.is_empty()).then(|| row.runs_on.contains(&at));
        match above.cells.get_mut(at) {
            Some(upper) => merge_cell(upper, cell, parted, known),
            None => above.cells.push(cell),
        }
    }
}

/// `known` is whether its words go on with those above, where the format shows that.
fn merge_cell(upper: &mut Cell, mut cell: Cell, parted: bool, known: Option<bool>) {
    let both = !cell.is_empty() && !upper.is_empty();
    let likely = || (parted || starts_lower(&cell)) && runs_on(upper, &cell);
    let runs_on = both && known.unwrap_or_else(likely);
    if runs_on {
        let first = cell.paragraphs.remove(0);
        if let Some(last) = upper.paragraphs.last_mut() {
            append(last, first);
        }
    }
    upper.paragraphs.append(&mut cell.paragraphs);
}

/// Whether a sentence, or a name, goes on from one cell to the next.
fn runs_on(upper: &Cell, cell: &Cell) -> bool {
    const LONGEST_NAME: usize = 40;
    let runs = upper.paragraphs.last().map_or(&[][..], |last| &last.runs[..]);
    let tail = runs.iter().rev().map(|run| run.words.text().trim_end()).find(|text| !text.is_empty());
    let tail = tail.unwrap_or_default();
    let closed = tail.ends_with(['.', ':', ';', '!', '?']);
    let last = tail.rsplit([' ', '\n']).next().unwrap_or_default();
    let open = !upper.exceeds(LONGEST_NAME) || is_joining(last);
    starts_lower(cell) || !closed && open && !cell.text().starts_with('•')
}

/// Adds the words of a paragraph after those of another, with a space between; none inside a word with a hyphen.
pub fn append(last: &mut Paragraph, more: Paragraph) {
    let begins = more.text().chars().next();
    let in_word = begins.is_some_and(char::is_lowercase) && ends_in_word(&last.text());
    if let Some(run) = last.runs.last_mut().filter(|run| !in_word && !run.words.text().ends_with(' ')) {
        let at = run.words.anchor_of(run.words.text().len());
        run.words.push("", &goldthread_anchor::Quote::at(" ", at));
    }
    last.runs.extend::<Vec<Run>>(more.runs);
}

/// `good-`: a word that is broken at its hyphen.
fn ends_in_word(text: &str) -> bool {
    text.strip_suffix('-').is_some_and(|before| before.ends_with(char::is_alphabetic))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::formats;

    fn check(text: &str, expected: &[&str]) {
        let tree = repair(formats::read_text(text), &Mapping::default());
        let rows: Vec<String> = tree
            .blocks
            .iter()
            .filter_map(|block| if let Block::Table(table) = block { Some(&table.rows) } else { None })
            .flatten()
            .map(|row| {
                row.cells.iter().map(|cell| cell.text().replace('\n', "¶")).collect::<Vec<_>>().join("|")
            })
            .collect();
        assert_eq!(rows, expected);
    }

    const HEAD: &str = "\tACTION\tLEAD\tBY WHEN\n";

    #[test]
    fn a_row_that_a_page_break_parted_is_one_again() {
        let parted = format!(
            "{HEAD}1\tHold a workshop with\tHead of\tMay 2024\n\n\tevery team\tService\t\n2\tNext\tX\tJune 2024\n"
        );
        check(
            &parted,
            &[
                "|ACTION|LEAD|BY WHEN",
                "1|Hold a workshop with every team|Head of Service|May 2024",
                "2|Next|X|June 2024",
            ],
        );
    }

    #[test]
    fn a_header_printed_again_goes() {
        let again = format!("{HEAD}1\tOne.\tX\tMay 2024\n\n{HEAD}\tMore of one.\t\t\n2\tTwo\tY\tJune 2024\n");
        check(&again, &["|ACTION|LEAD|BY WHEN", "1|One.¶More of one.|X|May 2024", "2|Two|Y|June 2024"]);
    }

    #[test]
    fn a_row_without_its_first_cell_moves_back() {
        let shifted =
            format!("{HEAD}1\tOne is to be done.\tX\tMay 2024\n\nAnd so is this other thing.\t\t\n");
        check(
            &shifted,
            &["|ACTION|LEAD|BY WHEN", "1|One is to be done.¶And so is this other thing.|X|May 2024"],
        );
    }

    #[test]
    fn what_a_merged_cell_says_goes_on_over_a_page() {
        let head = "Finding\tACTION\tLEAD\tBY WHEN\n";
        let parted = format!(
            "{head}Plans are long lists. They do not say\tOne.\tX\tMay 2024\n\tTwo.\tY\tMay 2024\n\n{head}what is to change.\tThree.\tZ\tJune 2024\n"
        );
        check(
            &parted,
            &[
                "Finding|ACTION|LEAD|BY WHEN",
                "Plans are long lists. They do not say what is to change.|One.|X|May 2024",
                "|Two.|Y|May 2024",
                "|Three.|Z|June 2024",
            ],
        );
    }

    #[test]
    fn a_band_of_rows_stays() {
        let band = format!("Finding{HEAD}f\tOne.\tX\tMay 2024\n\nLeadership\t\t\t\ng\tTwo.\tX\tMay 2024\n");
        check(
            &band,
            &["Finding|ACTION|LEAD|BY WHEN", "f|One.|X|May 2024", "Leadership|||", "g|Two.|X|May 2024"],
        );
    }
}
