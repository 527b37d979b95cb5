use csv::{Writer, WriterBuilder};
use goldthread_tree::{Block, Tree};

use super::{NotWritten, plain_words};

/// Rows of values: a line of the document is a row of one value, and a blank row stands before each table.
pub fn write(tree: &Tree) -> Result<Vec<u8>, NotWritten> {
    let mut out = WriterBuilder::new().flexible(true).from_writer(Vec::new());
    let mut after_table = false;
    for block in &tree.blocks {
        let is_table = matches!(block, Block::Table(_));
        if is_table || after_table {
            row(&mut out, &[String::new()])?;
        }
        after_table = is_table;
        match block {
            Block::Heading(_, line) | Block::Paragraph(line) | Block::Item(line) => {
                row(&mut out, &[value(line.quote().text().to_owned())])?;
            }
            Block::Table(table) => {
                for cells in table.rows.iter().map(|row| &row.cells) {
                    let values: Vec<String> = cells.iter().map(|cell| value(plain_words(cell))).collect();
                    row(&mut out, &values)?;
                }
            }
        }
    }
    out.into_inner().map_err(|error| NotWritten(error.to_string()))
}

/// Rows of values alone, each line ended as spreadsheets end them.
pub fn rows(rows: impl Iterator<Item = Vec<String>>) -> Result<Vec<u8>, NotWritten> {
    let mut out =
        WriterBuilder::new().terminator(csv::Terminator::CRLF).from_writer("\u{feff}".as_bytes().to_vec());
    for values in rows {
        let values: Vec<String> = values.into_iter().map(value).collect();
        row(&mut out, &values)?;
    }
    out.into_inner().map_err(|error| NotWritten(error.to_string()))
}

fn row(out: &mut Writer<Vec<u8>>, values: &[String]) -> Result<(), NotWritten> {
    out.write_record(values).map_err(|error| NotWritten(error.to_string()))
}

/// A value. What a program would take for a formula gets the mark that makes it a text.
fn value(text: String) -> String {
    if text.starts_with(['=', '+', '-', '@', '\t', '\r', '\0']) { format!("'{text}") } else { text }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_value_begins_a_formula() {
        let check = |text: &str, expected: &str| assert_eq!(value(text.to_owned()), expected);
        for begins in ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "\0=1"] {
            check(begins, &format!("'{begins}"));
        }
        check("Write the guide = done", "Write the guide = done");
        check("", "");
    }
}
