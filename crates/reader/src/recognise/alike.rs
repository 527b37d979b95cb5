//! Tables under the same headings: what their columns hold is told by the rows of all.

use std::collections::HashMap;

use crate::columns::Columns;
use crate::{Block, Mapping, Row, Table, Tree, mapping};

/// So many rows of tables alike are looked at.
const MOST_ROWS: usize = 60;

/// The columns of headings that several tables of a document have, by those headings.
pub fn columns(tree: &Tree, mapping: &Mapping) -> HashMap<String, Columns> {
    let mut alike: HashMap<String, Vec<&Table>> = HashMap::new();
    for block in &tree.blocks {
        let Block::Table(table) = block else { continue };
        if table.width() > 2 && table.rows.len() > 1 {
            alike.entry(mapping::signature(table)).or_default().push(table);
        }
    }
    let several = alike.into_iter().filter(|(_, tables)| tables.len() > 1);
    several.filter_map(|(headings, tables)| Some((headings, of_all(&tables, mapping)?))).collect()
}

fn of_all(tables: &[&Table], mapping: &Mapping) -> Option<Columns> {
    let (first, others) = tables.split_first()?;
    if others.iter().any(|table| table.width() != first.width()) {
        return None;
    }
    let more = others.iter().flat_map(|table| table.rows.iter().skip(1));
    let rows: Vec<Row> = first.rows.iter().chain(more).take(MOST_ROWS).cloned().collect();
    Columns::of_rows(&rows, mapping)
}
