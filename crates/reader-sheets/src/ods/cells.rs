//! The cells of a row of an open document's sheet.

use goldthread_tree::{Marks, Unreadable};

use super::styles::{Style, Styles};
use super::{LAST_COLUMN, LAST_ROW, repeated};
use crate::budget::Budget;
use crate::days::Moment;
use crate::grid::{Held, Span, Value};
use crate::xml::{Tag, Token, Xml};

/// A row: each cell with its column, and how many rows and columns it goes over.
#[derive(Debug, Default)]
pub struct Row {
    /// The cells that have something.
    pub cells: Vec<(u32, Held, (u32, u32))>,
}

impl Row {
    /// Whether any cell has words.
    pub fn has_words(&self) -> bool {
        self.cells.iter().any(|(_, held, _)| held.has_words())
    }

    /// Reads the row that was opened last.
    pub fn read(xml: &mut Xml<'_>, styles: &Styles, budget: &mut Budget) -> Result<Self, Unreadable> {
        /// Fills that are repeated more often than this belong to the sheet, not to a table.
        const FILLS: u32 = 64;
        let (mut row, mut column) = (Self::default(), 0_u32);
        xml.within(|xml, tag| {
            if !matches!(tag.name(), "table-cell" | "covered-table-cell") {
                return Ok(());
            }
            let count = repeated(tag, "number-columns-repeated", LAST_COLUMN);
            let over = (
                repeated(tag, "number-rows-spanned", LAST_ROW),
                repeated(tag, "number-columns-spanned", LAST_COLUMN),
            );
            let held = cell(xml, tag, styles)?;
            let has_words = held.has_words();
            let is_kept = has_words || !held.notes.is_empty() || (held.fill.is_some() && count <= FILLS);
            if is_kept && tag.name() == "table-cell" {
                for next in 0..count {
                    let at = column.saturating_add(next);
                    budget.take(held.words.iter().map(|span| span.text.len()).sum())?;
                    if at < LAST_COLUMN {
                        row.cells.push((at, held.clone(), over));
                    }
                }
            }
            column = column.saturating_add(count);
            Ok(())
        })?;
        Ok(row)
    }
}

fn cell(xml: &mut Xml<'_>, tag: &Tag<'_>, styles: &Styles) -> Result<Held, Unreadable> {
    let style = tag.get("style-name").map(|name| styles.get(&name)).unwrap_or_default();
    let mut held = Held { fill: style.fill, size: style.size, ..Held::default() };
    let mut lines: Vec<Vec<Span>> = Vec::new();
    xml.within(|xml, tag| {
        match tag.name() {
            "p" => lines.push(line(xml, &style, styles)?),
            "annotation" => held.notes.extend(note(xml)?),
            "shape" | "frame" | "custom-shape" => xml.skip()?,
            _ => {}
        }
        Ok(())
    })?;
    for (number, line) in lines.into_iter().enumerate() {
        if number > 0 {
            held.words.push(Span { text: "\n".to_owned(), marks: Marks::default() });
        }
        held.words.extend(line);
    }
    if held.has_words() {
        let number = |name: &str| tag.number::<f64>(name).map_or(Value::Text, Value::Number);
        held.value = match tag.get("value-type").as_deref() {
            Some("float" | "percentage" | "currency") => number("value"),
            Some("boolean") => Value::Truth(tag.is_on("boolean-value")),
            _ => Value::Text,
        };
        if let Some(words) = day(tag, &style) {
            held.words = vec![Span { text: words, marks: style.marks }];
        }
    }
    Ok(held)
}

/// A day as far as the cell shows it; without a style that says so, all of it.
fn day(tag: &Tag<'_>, style: &Style) -> Option<String> {
    let moment = Moment::from_iso(&tag.get("date-value")?)?;
    let shown = moment.shown(style.days.filter(|parts| parts.is_any())?);
    Some(shown).filter(|shown| !shown.is_empty())
}

/// The words of a line, with the marks of its own styles.
fn line(xml: &mut Xml<'_>, style: &Style, styles: &Styles) -> Result<Vec<Span>, Unreadable> {
    let mut marks = vec![style.marks];
    let mut spans: Vec<Span> = Vec::new();
    while let Some(token) = xml.next()? {
        let now = marks.last().copied().unwrap_or_default();
        let mut push = |text: &str| match spans.last_mut().filter(|span| span.marks == now) {
            Some(span) => span.text.push_str(text),
            None => spans.push(Span { text: text.to_owned(), marks: now }),
        };
        match token {
            Token::Words(words) => push(&words),
            Token::Open(tag) => {
                match tag.name() {
                    "s" | "tab" => push(" "),
                    "line-break" => push("\n"),
                    _ => {}
                }
                let own = tag
                    .get("style-name")
                    .filter(|_| tag.name() == "span")
                    .map(|name| styles.get(&name).marks);
                marks.push(own.map_or(now, |own| Marks {
                    emphasis: now.emphasis || own.emphasis,
                    strong: now.strong || own.strong,
                    struck: now.struck || own.struck,
                    inserted: false,
                }));
            }
            Token::Close => {
                marks.pop();
                if marks.is_empty() {
                    break;
                }
            }
        }
    }
    Ok(spans)
}

/// The words of a comment; who wrote it stands before them.
fn note(xml: &mut Xml<'_>) -> Result<Option<String>, Unreadable> {
    let (mut by, mut words) = (String::new(), Vec::new());
    xml.within(|xml, tag| {
        match tag.name() {
            "creator" => by = xml.words()?,
            "p" => words.push(xml.words()?),
            _ => {}
        }
        Ok(())
    })?;
    let words = words.join("\n");
    let words = words.trim();
    let note = if by.is_empty() { words.to_owned() } else { format!("{by}: {words}") };
    Ok(Some(note).filter(|_| !words.is_empty()))
}
