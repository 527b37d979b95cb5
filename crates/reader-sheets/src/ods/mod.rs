//! Workbooks of the open document format: one part holds all sheets, with their words as they are shown.

mod cells;
mod styles;

use goldthread_tree::{Limits, Unreadable};

use self::cells::Row;
use self::styles::Styles;
use crate::budget::Budget;
use crate::grid::{Area, Sheet};
use crate::package::Package;
use crate::xml::{Tag, Token, Xml};

const CONTENT: &str = "content.xml";
const LAST_ROW: u32 = 1 << 20;
const LAST_COLUMN: u32 = 1 << 14;

/// Whether a package is an open document.
pub fn is_one(package: &Package<'_>) -> bool {
    package.has(CONTENT) && package.has("META-INF/manifest.xml")
}

/// Reads all sheets.
pub fn read(package: &mut Package<'_>, limits: &Limits) -> Result<Vec<Sheet>, Unreadable> {
    let file = package.name();
    let manifest = package.text("META-INF/manifest.xml")?.unwrap_or_default();
    if manifest.contains("encryption-data") {
        return Err(Unreadable::Password { name: file.to_owned() });
    }
    let mut styles = Styles::default();
    if let Some(text) = package.text("styles.xml")? {
        styles.take(file, "styles.xml", &text, limits)?;
    }
    let text = package.text(CONTENT)?.unwrap_or_default();
    styles.take(file, CONTENT, &text, limits)?;
    let mut reading = Reading {
        styles,
        budget: Budget::new(file, limits),
        sheet: Sheet::default(),
        row: 0,
        column: 0,
        headings: None,
    };
    let mut xml = Xml::new(file, CONTENT, &text, limits);
    let mut sheets = Vec::new();
    while let Some(token) = xml.next()? {
        let Token::Open(tag) = token else { continue };
        match tag.name() {
            "automatic-styles" | "font-face-decls" | "tracked-changes" | "named-expressions" => xml.skip()?,
            "table" => sheets.push(reading.sheet(&mut xml, &tag)?),
            _ => {}
        }
    }
    Ok(sheets)
}

/// The sheet being read.
struct Reading {
    styles: Styles,
    budget: Budget,
    sheet: Sheet,
    row: u32,
    column: u32,
    /// The first row and the last of those that are printed on every page.
    headings: Option<(u32, u32)>,
}

impl Reading {
    fn sheet(&mut self, xml: &mut Xml<'_>, tag: &Tag<'_>) -> Result<Sheet, Unreadable> {
        self.sheet = Sheet::named(&tag.get("name").unwrap_or_default());
        self.sheet.hidden.sheet =
            tag.get("style-name").is_some_and(|style| self.styles.get(&style).is_hidden);
        (self.row, self.column, self.headings) = (0, 0, None);
        xml.within(|xml, tag| {
            match tag.name() {
                "table-column" => self.columns(tag),
                "table-header-rows" => self.headings = Some((self.row, self.row)),
                "table-row" => self.row(xml, tag)?,
                "shapes" | "forms" | "named-expressions" => xml.skip()?,
                _ => {}
            }
            Ok(())
        })?;
        if let Some((top, _)) = self.headings {
            let columns = self.sheet.cells.keys().filter(|at| at.0 == top).map(|at| at.1);
            if let (Some(left), Some(right)) = (columns.clone().min(), columns.max()) {
                self.sheet.declare(Area { top, left, bottom: top, right });
            }
        }
        Ok(std::mem::take(&mut self.sheet))
    }

    fn columns(&mut self, tag: &Tag<'_>) {
        let count = repeated(tag, "number-columns-repeated", LAST_COLUMN);
        if is_hidden(tag) {
            self.sheet.hidden.columns.push((self.column, self.column.saturating_add(count - 1)));
        }
        self.column = self.column.saturating_add(count);
    }

    fn row(&mut self, xml: &mut Xml<'_>, tag: &Tag<'_>) -> Result<(), Unreadable> {
        let count = repeated(tag, "number-rows-repeated", LAST_ROW);
        let (hidden, filtered) = (is_hidden(tag), tag.get("visibility").as_deref() == Some("filter"));
        let row = Row::read(xml, &self.styles, &mut self.budget)?;
        let rows = self.row..self.row.saturating_add(count).min(LAST_ROW);
        self.row = self.row.saturating_add(count);
        if row.cells.is_empty() {
            return Ok(());
        }
        self.sheet.hidden.filtered |= filtered;
        // A row of fills alone that goes on to the end of the sheet is no part of a table.
        let rows =
            if row.has_words() { rows } else { rows.start..rows.end.min(rows.start.saturating_add(100)) };
        for number in rows {
            if hidden {
                self.sheet.hidden.rows.insert(number);
            }
            for (column, held, (down, across)) in &row.cells {
                self.budget.take(held.words.iter().map(|span| span.text.len()).sum())?;
                let at = (number, *column);
                if *down > 1 || *across > 1 {
                    let (bottom, right) = (at.0.saturating_add(down - 1), at.1.saturating_add(across - 1));
                    self.sheet.merged.push(Area { top: at.0, left: at.1, bottom, right });
                }
                self.sheet.cells.insert(at, held.clone());
            }
        }
        Ok(())
    }
}

fn repeated(tag: &Tag<'_>, name: &str, most: u32) -> u32 {
    tag.number(name).unwrap_or(1_u32).clamp(1, most)
}

fn is_hidden(tag: &Tag<'_>) -> bool {
    tag.get("visibility").is_some_and(|visibility| visibility != "visible")
}
