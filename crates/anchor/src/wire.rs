//! How an anchor is written in JSON: the `anchor` object of `formats/plan.schema.json`.

use serde::{Deserialize, Serialize};

use crate::{Anchor, Cell, TextRange};

#[derive(Serialize, Deserialize)]
pub(crate) struct WireAnchor {
    #[serde(default, skip_serializing_if = "Option::is_none")]
    text: Option<[u32; 2]>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    line: Option<u32>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    table: Option<u32>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    row: Option<u32>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    column: Option<u32>,
}

impl From<WireAnchor> for Anchor {
    fn from(wire: WireAnchor) -> Self {
        let WireAnchor { text, line, table, row, column } = wire;
        let Some([start, end]) = text else { return Self::Typed };
        let range = TextRange { start, end, line: line.unwrap_or(1) };
        match (table, row, column) {
            (Some(table), Some(row), Some(column)) => Self::TableCell(range, Cell { table, row, column }),
            _ => Self::Text(range),
        }
    }
}

impl From<Anchor> for WireAnchor {
    fn from(anchor: Anchor) -> Self {
        let range = anchor.range();
        let cell = match anchor {
            Anchor::TableCell(_, cell) => Some(cell),
            Anchor::Typed | Anchor::Text(_) => None,
        };
        Self {
            text: range.map(|range| [range.start, range.end]),
            line: range.map(|range| range.line),
            table: cell.map(|cell| cell.table),
            row: cell.map(|cell| cell.row),
            column: cell.map(|cell| cell.column),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(anchor: Anchor, json: &str) {
        let written = serde_json::to_string(&anchor).unwrap();
        assert_eq!(written, json);
        assert_eq!(serde_json::from_str::<Anchor>(json).unwrap(), anchor);
    }

    #[test]
    fn anchors_are_written_as_the_format_says() {
        let range = TextRange { start: 3, end: 9, line: 2 };
        check(Anchor::Typed, "{}");
        check(Anchor::Text(range), r#"{"text":[3,9],"line":2}"#);
        check(
            Anchor::TableCell(range, Cell { table: 1, row: 4, column: 2 }),
            r#"{"text":[3,9],"line":2,"table":1,"row":4,"column":2}"#,
        );
    }
}
