//! The text of the tables that a document shows, before anything in them is recognised.

use std::borrow::Cow;

use goldthread_reader::{Block, Cell, Source, Table};

/// Tables of rows of cells, as JSON: what stands in each cell, empty where a merged cell goes on. A line a row.
pub fn as_json(source: &Source) -> String {
    let tables = source.tree().blocks.iter().filter_map(|block| match block {
        Block::Table(table) => Some(table_as_json(table)),
        _ => None,
    });
    listed(&tables.collect::<Vec<_>>(), ",\n\n")
}

fn table_as_json(table: &Table) -> String {
    let row = |cells: &[Cell]| {
        let texts: Vec<Cow<'_, str>> = cells.iter().map(Cell::text).collect();
        serde_json::to_string(&texts).expect("a list of texts has a JSON form")
    };
    let rows: Vec<String> = table.rows.iter().map(|one| row(&one.cells)).collect();
    listed(&rows, ",\n").trim_end().to_owned()
}

fn listed(items: &[String], parted: &str) -> String {
    format!("[{}]\n", items.join(parted))
}

#[cfg(test)]
mod tests {
    use goldthread_reader::Limits;

    use super::*;

    #[test]
    fn a_line_a_row() {
        let check = |name: &str, document: &str, expected: &str| {
            let source = Source::new(name, document.as_bytes(), Limits::default()).expect("it can be read");
            assert_eq!(as_json(&source), expected, "{document}");
            assert!(serde_json::from_str::<Vec<Vec<Vec<String>>>>(expected).is_ok(), "{expected}");
        };
        check(
            "a.csv",
            "Action,Lead\n\"Write a \"\"guide\"\"\",Ann\n",
            "[[[\"Action\",\"Lead\"],\n[\"Write a \\\"guide\\\"\",\"Ann\"]]]\n",
        );
        check("a.html", "<p>No table</p>", "[]\n");
        let two = "<table><tr><th>A<th>B<tr><td>1<td>2</table><p>and</p><table><tr><td colspan=2>C<tr><td>3<td>4</table>";
        let expected = "[[[\"A\",\"B\"],\n[\"1\",\"2\"]],\n\n[[\"C\",\"\"],\n[\"3\",\"4\"]]]\n";
        check("a.html", two, expected);
    }
}
