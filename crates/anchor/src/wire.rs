//! How an anchor is written in JSON: the `anchor` object of `formats/plan.schema.json`.

use serde::{Deserialize, Serialize};

use crate::{Anchor, Cell, PageBox, SheetCell, TextRange};

#[derive(Default, Serialize, Deserialize)]
pub(crate) struct WireAnchor {
    #[serde(default, skip_serializing_if = "Option::is_none")]
    text: Option<[u32; 2]>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    line: Option<u32>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    page: Option<u32>,
    /// Left, top, right, bottom in points.
    #[serde(default, rename = "box", skip_serializing_if = "Option::is_none")]
    edges: Option<[f64; 4]>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    sheet: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    cell: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    paragraph: Option<u32>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    table: Option<u32>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    row: Option<u32>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    column: Option<u32>,
}

impl From<WireAnchor> for Anchor {
    fn from(wire: WireAnchor) -> Self {
        let WireAnchor { text, line, page, edges, sheet, cell, paragraph, table, row, column } = wire;
        let in_table = match (table, row, column) {
            (Some(table), Some(row), Some(column)) => Some(Cell { table, row, column }),
            _ => None,
        };
        if let Some([start, end]) = text {
            let range = TextRange { start, end, line: line.unwrap_or(1) };
            return in_table.map_or(Self::Text(range), |cell| Self::TableCell(range, cell));
        }
        if let Some(page) = page {
            let [left, top, right, bottom] = edges.unwrap_or_default().map(hundredths);
            return Self::Page(PageBox { page, top, left, bottom, right }, in_table);
        }
        if let (Some(sheet), Some(cell)) = (sheet, cell.as_deref().and_then(SheetCell::parse)) {
            return Self::Sheet(sheet.into(), cell);
        }
        in_table.map(Self::Cell).or(paragraph.map(Self::Paragraph)).unwrap_or_default()
    }
}

impl From<Anchor> for WireAnchor {
    fn from(anchor: Anchor) -> Self {
        let mut wire = Self::default();
        if let Some(range) = anchor.range() {
            wire.text = Some([range.start, range.end]);
            wire.line = Some(range.line);
        }
        if let Some(Cell { table, row, column }) = anchor.cell() {
            (wire.table, wire.row, wire.column) = (Some(table), Some(row), Some(column));
        }
        match anchor {
            Anchor::Page(place, _) => {
                let PageBox { page, top, left, bottom, right } = place;
                wire.page = Some(page);
                wire.edges = Some([left, top, right, bottom].map(|edge| f64::from(edge) / 100.0));
            }
            Anchor::Paragraph(number) => wire.paragraph = Some(number),
            Anchor::Sheet(sheet, cell) => {
                wire.sheet = Some(sheet.as_ref().to_owned());
                wire.cell = Some(cell.to_string());
            }
            Anchor::Typed | Anchor::Text(_) | Anchor::TableCell(..) | Anchor::Cell(_) => {}
        }
        wire
    }
}

/// Points as hundredths; what is no number, or beyond any page, is the nearest that can be.
#[expect(clippy::cast_possible_truncation, reason = "a cast from a float ends at the largest that fits")]
fn hundredths(points: f64) -> i32 {
    (points * 100.0).round() as i32
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(anchor: &Anchor, json: &str) {
        let written = serde_json::to_string(anchor).unwrap();
        assert_eq!(written, json);
        assert_eq!(&serde_json::from_str::<Anchor>(json).unwrap(), anchor);
    }

    #[test]
    fn anchors_are_written_as_the_format_says() {
        let range = TextRange { start: 3, end: 9, line: 2 };
        let cell = Cell { table: 1, row: 4, column: 2 };
        let place = PageBox { page: 2, top: 7210, left: 3600, bottom: 8450, right: 29_751 };
        check(&Anchor::Typed, "{}");
        check(&Anchor::Text(range), r#"{"text":[3,9],"line":2}"#);
        check(&Anchor::TableCell(range, cell), r#"{"text":[3,9],"line":2,"table":1,"row":4,"column":2}"#);
        check(&Anchor::Page(place, None), r#"{"page":2,"box":[36.0,72.1,297.51,84.5]}"#);
        check(
            &Anchor::Page(place, Some(cell)),
            r#"{"page":2,"box":[36.0,72.1,297.51,84.5],"table":1,"row":4,"column":2}"#,
        );
        check(&Anchor::Paragraph(7), r#"{"paragraph":7}"#);
        check(&Anchor::Cell(cell), r#"{"table":1,"row":4,"column":2}"#);
        check(
            &Anchor::Sheet("Plan".into(), SheetCell { row: 14, column: 3 }),
            r#"{"sheet":"Plan","cell":"C14"}"#,
        );
    }
}
