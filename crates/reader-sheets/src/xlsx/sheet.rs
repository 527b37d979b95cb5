//! One sheet of a workbook, read from top to bottom.

use goldthread_tree::{Colour, Unreadable};

use super::strings::{Rich, rich, unescaped};
use super::styles::{Font, Style};
use super::{Book, conditions};
use crate::days::{Moment, Parts};
use crate::grid::{Area, Held, Sheet, Span, Value, place};
use crate::symbols::is_light;
use crate::xml::{Tag, Xml};

/// Where in the sheet the reading is, and what is left of the limits.
struct Reading<'a, 'b> {
    book: &'b mut Book<'a>,
    sheet: Sheet,
    row: u32,
    column: u32,
}

/// What a cell says before its style is known to it.
#[derive(Default)]
struct Raw {
    kind: String,
    value: String,
    inline: Rich,
}

/// Reads a sheet from the text of its part.
pub fn read(book: &mut Book<'_>, name: &str, part: &str, text: &str) -> Result<Sheet, Unreadable> {
    let (file, limits) = (book.file, book.limits);
    let mut xml = Xml::new(file, part, text, &limits);
    let mut reading = Reading { book, sheet: Sheet::named(name), row: 0, column: 0 };
    while let Some(token) = xml.next()? {
        let crate::xml::Token::Open(tag) = token else { continue };
        match tag.name() {
            "col" => reading.columns(&tag),
            "row" => reading.row(&mut xml, &tag)?,
            "mergeCell" => reading.merged(&tag)?,
            "autoFilter" => reading.filter(&tag),
            "conditionalFormatting" => conditions::read(&mut xml, &tag, reading.book, &mut reading.sheet)?,
            _ => {}
        }
    }
    reading.sheet.rules.sort();
    Ok(reading.sheet)
}

impl Reading<'_, '_> {
    fn columns(&mut self, tag: &Tag<'_>) {
        const LAST: u32 = 1 << 14;
        let (first, last) = (tag.number("min").unwrap_or(1_u32), tag.number("max").unwrap_or(0_u32));
        let is_hidden = tag.is_on("hidden") || tag.number("width").is_some_and(|width: f32| width <= 0.0);
        if is_hidden && first > 0 && first <= last {
            self.sheet.hidden.columns.push((first - 1, last.min(LAST) - 1));
        }
    }

    fn row(&mut self, xml: &mut Xml<'_>, tag: &Tag<'_>) -> Result<(), Unreadable> {
        const LAST: u32 = 1 << 20;
        let number = tag.number("r").filter(|row| (1..=LAST).contains(row));
        let row = number.map_or(self.row, |row: u32| row - 1);
        let is_flat = tag.is_on("customHeight") && tag.number("ht").is_some_and(|height: f32| height <= 0.0);
        if tag.is_on("hidden") || is_flat {
            self.sheet.hidden.rows.insert(row);
        }
        self.column = 0;
        xml.within(|xml, tag| {
            if tag.name() != "c" {
                return Ok(());
            }
            let at = tag.get("r").and_then(|name| place(&name)).unwrap_or((row, self.column));
            self.column = at.1.saturating_add(1);
            let style = tag.number("s").unwrap_or(0_usize);
            let raw = self.raw(xml, tag)?;
            self.cell((row, at.1), style, &raw)
        })?;
        self.row = row.saturating_add(1);
        Ok(())
    }

    fn raw(&self, xml: &mut Xml<'_>, tag: &Tag<'_>) -> Result<Raw, Unreadable> {
        let mut raw = Raw { kind: tag.get("t").unwrap_or_default(), ..Raw::default() };
        let palette = &self.book.palette;
        xml.within(|xml, tag| {
            match tag.name() {
                "v" => raw.value = xml.words()?,
                "is" => raw.inline = rich(xml, palette)?,
                "f" => xml.skip()?,
                _ => {}
            }
            Ok(())
        })?;
        Ok(raw)
    }

    fn cell(&mut self, at: (u32, u32), style: usize, raw: &Raw) -> Result<(), Unreadable> {
        let is_bare = raw.value.is_empty() && raw.inline.is_empty();
        let plain = Style::default();
        let style = self.book.styles.cells.get(style).unwrap_or(&plain);
        if is_bare && style.fill.is_none() {
            return Ok(());
        }
        let mut held = Held { fill: style.fill, size: style.font.size, ..Held::default() };
        (held.words, held.value) = self.book.words(raw, style);
        if held.fill.is_none() && is_light(&held.text()) {
            held.fill = light(raw, self.book.shared(raw), &style.font);
        }
        if held.value == Value::Failed {
            let message = format!("A formula has no result: it shows {}", held.text());
            self.sheet.doubt("formula-failed", message, at);
        }
        self.book.budget.take(held.words.iter().map(|span| span.text.len()).sum())?;
        self.sheet.cells.insert(at, held);
        Ok(())
    }

    fn merged(&mut self, tag: &Tag<'_>) -> Result<(), Unreadable> {
        let area = tag.get("ref").and_then(|area| Area::parse(&area));
        if let Some(area) = area.filter(|area| area.top != area.bottom || area.left != area.right) {
            self.book.budget.take(0)?;
            self.sheet.merged.push(area);
        }
        Ok(())
    }

    fn filter(&mut self, tag: &Tag<'_>) {
        self.sheet.hidden.filtered = true;
        if let Some(area) = tag.get("ref").and_then(|area| Area::parse(&area)) {
            self.sheet.declare(area);
        }
    }
}

/// The colour of words that are only a light.
fn light(raw: &Raw, shared: Option<&Rich>, font: &Font) -> Option<Colour> {
    let runs = shared.unwrap_or(&raw.inline);
    let own = runs.iter().find_map(|(_, font)| font.as_ref()?.colour);
    own.or(font.colour).filter(|colour| !matches!(colour.name(), None | Some("Black")))
}

impl Book<'_> {
    fn shared(&self, raw: &Raw) -> Option<&Rich> {
        (raw.kind == "s").then(|| self.strings.get(raw.value.trim().parse::<usize>().ok()?))?
    }

    /// The words of a cell as they are shown, and what they stand for.
    fn words(&self, raw: &Raw, style: &Style) -> (Vec<Span>, Value) {
        let alone = |text: String| vec![span(text, &style.font)];
        match raw.kind.as_str() {
            "s" => (spans(self.shared(raw).map_or(&[], Vec::as_slice), &style.font), Value::Text),
            "inlineStr" => (spans(&raw.inline, &style.font), Value::Text),
            "str" => (alone(unescaped(&raw.value)), Value::Text),
            "b" => {
                let truth = raw.value.trim() == "1" || raw.value.trim().eq_ignore_ascii_case("true");
                (alone(if truth { "TRUE" } else { "FALSE" }.to_owned()), Value::Truth(truth))
            }
            "e" => (alone(raw.value.clone()), Value::Failed),
            "d" => (alone(day(&raw.value).unwrap_or_else(|| raw.value.clone())), Value::Text),
            _ if raw.value.is_empty() => (Vec::new(), Value::Empty),
            _ => match raw.value.trim().parse::<f64>() {
                Ok(number) => (alone(style.format.shown(number, self.from_1904)), Value::Number(number)),
                Err(_) => (alone(raw.value.clone()), Value::Text),
            },
        }
    }
}

/// A day that is written as `2025-03-14`.
fn day(text: &str) -> Option<String> {
    let parts = Parts { day: true, month: true, year: true, ..Parts::default() };
    Some(Moment::from_iso(text.trim())?.shown(parts))
}

fn spans(runs: &[(String, Option<Font>)], font: &Font) -> Vec<Span> {
    runs.iter().map(|(text, own)| span(text.clone(), own.as_ref().unwrap_or(font))).collect()
}

fn span(text: String, font: &Font) -> Span {
    Span { text: font.face.shown(text), marks: font.marks }
}
