//! About how many bytes of memory what is held of a document takes.
//!
//! A tree takes far more than the words in it: a cell of a table with one word is some 300 bytes. What is counted is what the
//! allocator hands out for lists that are no longer than they need be, as a clone makes them.

use std::io::{self, Write};

use goldthread_anchor::{Anchor, Piece, Quote};
use goldthread_plan::{ActionFields, Draft, DraftSection};
use goldthread_reader::{Block, Cell, Paragraph, Reading, Row, Run, Source, Table, Tree};

/// What the words and places of a draft take for each byte that they are written as: measured.
const OF_A_WRITTEN_BYTE: usize = 2;

/// What an opened document takes.
pub fn of_source(source: &Source) -> usize {
    source.text().map_or(0, |text| handed_out(text.len())) + of_tree(source.tree())
}

/// What was read from a document takes.
pub fn of_reading(reading: &Reading) -> usize {
    let tables = written(&reading.tables) + written(&reading.sections);
    of_draft(&reading.draft) + tables * OF_A_WRITTEN_BYTE
}

fn of_draft(draft: &Draft) -> usize {
    let sections = draft.sections.len() * size_of::<DraftSection>();
    sections + draft.action_count() * size_of::<ActionFields>() + written(draft) * OF_A_WRITTEN_BYTE
}

fn of_tree(tree: &Tree) -> usize {
    let blocks = tree.blocks.iter().map(|block| match block {
        Block::Heading(_, line) | Block::Paragraph(line) | Block::Item(line) => of_paragraph(line),
        Block::Table(table) => of_table(table),
    });
    list::<Block>(tree.blocks.len())
        + handed_out(size_of_val(&tree.pages[..]))
        + blocks.sum::<usize>()
        + of_paragraphs(&tree.notes)
        + written(&tree.doubts) * OF_A_WRITTEN_BYTE
}

fn of_table(table: &Table) -> usize {
    let row = |row: &Row| list::<Cell>(row.cells.len()) + row.cells.iter().map(of_cell).sum::<usize>();
    list::<Row>(table.rows.len()) + table.rows.iter().map(row).sum::<usize>()
}

fn of_cell(cell: &Cell) -> usize {
    of_paragraphs(&cell.paragraphs) + of_paragraphs(&cell.notes) + of_anchor(&cell.at)
}

fn of_paragraphs(paragraphs: &[Paragraph]) -> usize {
    list::<Paragraph>(paragraphs.len()) + paragraphs.iter().map(of_paragraph).sum::<usize>()
}

fn of_paragraph(paragraph: &Paragraph) -> usize {
    let runs = paragraph.runs.iter().map(|run| of_quote(&run.words));
    list::<Run>(paragraph.runs.len()) + runs.sum::<usize>()
}

fn of_quote(quote: &Quote) -> usize {
    let places = quote.anchors().map(of_anchor).sum::<usize>();
    handed_out(quote.text().len()) + list::<Piece>(quote.pieces().len()) + places
}

/// Each place of a sheet came with a name of its own.
fn of_anchor(at: &Anchor) -> usize {
    match at {
        Anchor::Sheet(name, _) => handed_out(name.len() + 2 * size_of::<usize>()),
        _ => 0,
    }
}

fn list<T>(length: usize) -> usize {
    handed_out(length * size_of::<T>())
}

/// What an allocator takes for so many bytes: a head of its own, in steps of sixteen.
const fn handed_out(bytes: usize) -> usize {
    const LEAST: usize = 32;
    const HEAD: usize = 8;
    match (bytes, (bytes + HEAD).next_multiple_of(16)) {
        (0, _) => 0,
        (_, small) if small < LEAST => LEAST,
        (_, taken) => taken,
    }
}

/// How many bytes a value is written as.
fn written(value: &impl serde::Serialize) -> usize {
    struct Counted(usize);
    impl Write for Counted {
        fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
            self.0 += bytes.len();
            Ok(bytes.len())
        }
        fn flush(&mut self) -> io::Result<()> {
            Ok(())
        }
    }
    let mut counted = Counted(0);
    // What cannot be written is not there: every value that is held has a JSON form.
    let _ = serde_json::to_writer(&mut counted, value);
    counted.0
}

#[cfg(test)]
mod tests {
    use goldthread_reader::{Mapping, Source};
    use jiff::Timestamp;

    use crate::drafts::Waiting;
    use crate::opener::{InProcess, Opened, Opener};

    /// The memory of this process, in bytes; nothing where the system does not say.
    fn resident() -> Option<usize> {
        let status = std::fs::read_to_string("/proc/self/status").ok()?;
        let line = status.lines().find_map(|line| line.strip_prefix("VmRSS:"))?;
        Some(line.split_whitespace().next()?.parse::<usize>().ok()? * 1024)
    }

    /// What a document is weighed as lies near what drafts of it really take, and not under it. What other tests take in the
    /// same process cannot be told apart, so it is measured only where each has its own.
    fn check(name: &str, document: &str) {
        const DRAFTS: usize = 40;
        if std::env::var_os("NEXTEST").is_none() {
            return println!("skipped: other tests run in this process; run `cargo nextest run`");
        }
        let opened = InProcess::default().open(name, document.as_bytes(), &Mapping::default());
        let Opened { source, reading } = opened.expect("it can be read");
        // As it comes from the process that reads.
        let written = serde_json::to_vec(&source).expect("it has a JSON form");
        let source: Source = serde_json::from_slice(&written).expect("what was written can be read");
        let new = || {
            let opened = Opened { source: Source::clone(&source), reading: reading.clone() };
            Waiting::new(document.as_bytes().to_vec(), opened, Mapping::default(), Timestamp::UNIX_EPOCH)
        };
        let first = new();
        let Some(before) = resident() else {
            return println!("skipped: the system does not tell how much memory is taken");
        };
        let held: Vec<Waiting> = std::iter::repeat_with(new).take(DRAFTS).collect();
        let taken = resident().unwrap_or_default().saturating_sub(before) / DRAFTS;
        let weight = held.iter().map(|held| held.weight).sum::<usize>() / DRAFTS;
        println!("{name}: {} bytes take {taken} and are weighed as {weight}", document.len());
        assert_eq!(weight, first.weight);
        assert!(taken <= weight * 11 / 10, "{name}: {taken} bytes are weighed as {weight}");
        assert!(weight <= taken * 3 / 2, "{name}: {taken} bytes are weighed as {weight}");
    }

    fn rows(comma: &str) -> String {
        let row = |number: usize| {
            format!(
                "Write guide {number} to visits,Head of Service {number},May 2026,Green,Half of it is done,All have it\n"
            )
        };
        let rows: String = (1..800).map(row).collect();
        format!("Action,Lead,By when,Status,Progress,Measure\n{rows}").replace(',', comma)
    }

    #[test]
    fn a_sheet_is_weighed_as_what_it_takes() {
        check("plan.csv", &rows(","));
    }

    #[test]
    fn a_table_is_weighed_as_what_it_takes() {
        check("plan.txt", &rows("\t"));
    }

    #[test]
    fn paragraphs_are_weighed_as_what_they_take() {
        check(
            "letter.txt",
            &"Dear all,\n\nThe fete is on Saturday, and everybody is welcome.\n\n".repeat(1_500),
        );
    }

    #[test]
    fn empty_cells_are_weighed_as_what_they_take() {
        check("cells.csv", &"a,b,,,,,,,c\n".repeat(2_000));
    }
}
