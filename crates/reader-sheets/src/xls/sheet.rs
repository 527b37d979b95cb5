//! One sheet of an old workbook.

use std::collections::HashMap;

use goldthread_tree::Unreadable;

use super::globals::{Globals, Listed};
use super::records::{Bytes, Record, Records, Words};
use crate::budget::Budget;
use crate::grid::{Area, Held, Place, Sheet, Value};
use crate::symbols::is_light;

struct Reading<'a> {
    globals: &'a Globals,
    budget: &'a mut Budget,
    sheet: Sheet,
    /// The cell whose formula gives words, which stand in the next record.
    awaits: Option<(Place, u16)>,
    /// The number of the last drawn object, and the words of each.
    object: u16,
    objects: HashMap<u16, String>,
    has_rules: bool,
}

/// Reads the records of a sheet up to its end.
pub fn read(
    globals: &Globals,
    listed: &Listed,
    records: Records<'_>,
    budget: &mut Budget,
) -> Result<Sheet, Unreadable> {
    let mut sheet = Sheet::named(&listed.name);
    sheet.hidden.sheet = listed.is_hidden;
    let objects = HashMap::new();
    let mut reading = Reading { globals, budget, sheet, awaits: None, object: 0, objects, has_rules: false };
    // Charts in a sheet are sheets within it.
    let mut depth = 0_usize;
    for record in records {
        match record.kind {
            0x0809 => depth += 1,
            0x0A if depth < 2 => break,
            0x0A => depth -= 1,
            _ if depth < 2 => reading.take(&record)?,
            _ => {}
        }
    }
    let Reading { mut sheet, has_rules, .. } = reading;
    if has_rules {
        let message = format!(
            "Sheet {} has rules that colour cells; in files of Excel 97 to 2003 those colours are not read",
            listed.name
        );
        sheet.doubt("colours-by-rule", message, (0, 0));
    }
    Ok(sheet)
}

impl Reading<'_> {
    fn take(&mut self, record: &Record<'_>) -> Result<(), Unreadable> {
        let mut bytes = record.bytes();
        match record.kind {
            0xFD | 0x0204 | 0x0203 | 0x027E | 0x0205 | 0x06 | 0x0201 | 0x0207 => {
                self.cell(record.kind, &mut bytes)?;
            }
            0xBD => self.many(&mut bytes, true)?,
            0xBE => self.many(&mut bytes, false)?,
            0x0208 => drop(self.row(&mut bytes)),
            0x7D => drop(self.columns(&mut bytes)),
            0xE5 => drop(self.merged(&mut bytes)?),
            0x5D => drop(self.object(&mut bytes)),
            0x01B6 => drop(self.drawn_words(record)),
            0x1C => self.note(&mut bytes)?,
            0x01B1 => self.has_rules = true,
            0x9D => self.sheet.hidden.filtered = true,
            _ => {}
        }
        Ok(())
    }

    /// A record of one cell: what it holds by its kind.
    fn cell(&mut self, kind: u16, bytes: &mut Bytes<'_, '_>) -> Result<(), Unreadable> {
        if kind == 0x0207 {
            if let (Some((at, style)), Some(words)) = (self.awaits.take(), bytes.words(false)) {
                return self.words(at, style, &words);
            }
            return Ok(());
        }
        let (Some(row), Some(column), Some(style)) = (bytes.short(), bytes.short(), bytes.short()) else {
            return Ok(());
        };
        let at = (u32::from(row), u32::from(column));
        match kind {
            0xFD => {
                let font = self.globals.style(style).font;
                let words = bytes.long().map(|number| self.globals.shared(number, font)).unwrap_or_default();
                self.hold(at, style, words, Value::Text)
            }
            0x0204 => bytes.words(false).map_or(Ok(()), |words| self.words(at, style, &words)),
            0x0203 => bytes.float().map_or(Ok(()), |number| self.number(at, style, number)),
            0x027E => bytes.long().map_or(Ok(()), |packed| self.number(at, style, unpacked(packed))),
            0x0205 => match (bytes.byte(), bytes.byte()) {
                (Some(code), Some(1)) => self.failed(at, style, code),
                (Some(truth), _) => self.truth(at, style, truth != 0),
                _ => Ok(()),
            },
            0x06 => self.formula(at, style, bytes),
            _ => self.hold(at, style, Vec::new(), Value::Empty),
        }
    }

    /// The result of a formula: a number, or what its first byte says.
    fn formula(&mut self, at: Place, style: u16, bytes: &mut Bytes<'_, '_>) -> Result<(), Unreadable> {
        let mut peek = bytes.clone();
        let Some(number) = bytes.float() else { return Ok(()) };
        let [kind, _, result, ..] = [(); 6].map(|()| peek.byte().unwrap_or(0));
        if peek.short() != Some(0xFFFF) {
            return self.number(at, style, number);
        }
        match kind {
            0 => {
                self.awaits = Some((at, style));
                Ok(())
            }
            1 => self.truth(at, style, result != 0),
            2 => self.failed(at, style, result),
            _ => self.hold(at, style, Vec::new(), Value::Empty),
        }
    }

    /// A record of several cells of a row, of packed numbers or of fills alone.
    fn many(&mut self, bytes: &mut Bytes<'_, '_>, has_numbers: bool) -> Result<(), Unreadable> {
        let (Some(row), Some(first)) = (bytes.short(), bytes.short()) else { return Ok(()) };
        for column in u32::from(first).. {
            let at = (u32::from(row), column);
            let Some(style) = bytes.short() else { break };
            if has_numbers {
                // The last two bytes are the last column, and no style.
                let Some(packed) = bytes.long() else { break };
                self.number(at, style, unpacked(packed))?;
            } else if bytes.clone().byte().is_some() {
                self.hold(at, style, Vec::new(), Value::Empty)?;
            }
        }
        Ok(())
    }

    fn number(&mut self, at: Place, style: u16, number: f64) -> Result<(), Unreadable> {
        let shown = self.globals.style(style).format.shown(number, self.globals.from_1904);
        self.plain(at, style, shown, Value::Number(number))
    }

    fn truth(&mut self, at: Place, style: u16, truth: bool) -> Result<(), Unreadable> {
        self.plain(at, style, if truth { "TRUE" } else { "FALSE" }.to_owned(), Value::Truth(truth))
    }

    fn failed(&mut self, at: Place, style: u16, code: u8) -> Result<(), Unreadable> {
        let words = match code {
            0x00 => "#NULL!",
            0x07 => "#DIV/0!",
            0x0F => "#VALUE!",
            0x17 => "#REF!",
            0x1D => "#NAME?",
            0x24 => "#NUM!",
            _ => "#N/A",
        };
        self.sheet.doubt("formula-failed", format!("A formula has no result: it shows {words}"), at);
        self.plain(at, style, words.to_owned(), Value::Failed)
    }

    fn plain(&mut self, at: Place, style: u16, text: String, value: Value) -> Result<(), Unreadable> {
        let font = self.globals.style(style).font;
        let spans = self.globals.spans(&Words { text, runs: Vec::new() }, font);
        self.hold(at, style, spans, value)
    }

    fn words(&mut self, at: Place, style: u16, words: &Words) -> Result<(), Unreadable> {
        let font = self.globals.style(style).font;
        let spans = self.globals.spans(words, font);
        self.hold(at, style, spans, Value::Text)
    }

    fn hold(
        &mut self,
        at: Place,
        style: u16,
        words: Vec<crate::grid::Span>,
        value: Value,
    ) -> Result<(), Unreadable> {
        let style = self.globals.style(style);
        if words.is_empty() && style.fill.is_none() {
            return Ok(());
        }
        self.budget.take(words.iter().map(|span| span.text.len()).sum())?;
        let mut held = Held { words, value, fill: style.fill, size: style.size, notes: Vec::new() };
        if held.fill.is_none() && is_light(&held.text()) {
            let colour = self.globals.colour(style.font);
            held.fill = colour.filter(|colour| !matches!(colour.name(), None | Some("Black")));
        }
        self.sheet.cells.insert(at, held);
        Ok(())
    }

    fn row(&mut self, bytes: &mut Bytes<'_, '_>) -> Option<()> {
        let row = bytes.short()?;
        bytes.skip(10)?;
        if bytes.short()? & 0x20 != 0 {
            self.sheet.hidden.rows.insert(u32::from(row));
        }
        Some(())
    }

    fn columns(&mut self, bytes: &mut Bytes<'_, '_>) -> Option<()> {
        let (first, last) = (u32::from(bytes.short()?), u32::from(bytes.short()?));
        bytes.skip(4)?;
        if bytes.short()? & 1 == 1 && first <= last {
            self.sheet.hidden.columns.push((first, last));
        }
        Some(())
    }

    fn merged(&mut self, bytes: &mut Bytes<'_, '_>) -> Result<Option<()>, Unreadable> {
        let count = bytes.short().unwrap_or(0);
        for _ in 0..count {
            let four = [(); 4].map(|()| bytes.short().map(u32::from));
            let [Some(top), Some(bottom), Some(left), Some(right)] = four else { return Ok(None) };
            if top <= bottom && left <= right {
                self.budget.take(0)?;
                self.sheet.merged.push(Area { top, left, bottom, right });
            }
        }
        Ok(Some(()))
    }

    fn object(&mut self, bytes: &mut Bytes<'_, '_>) -> Option<()> {
        bytes.skip(6)?;
        self.object = bytes.short()?;
        Some(())
    }

    /// The words of a drawn object stand in the part that goes on from its record.
    fn drawn_words(&mut self, record: &Record<'_>) -> Option<()> {
        let mut bytes = record.bytes();
        bytes.skip(10)?;
        let count = bytes.short()?;
        let own = record.parts.get(1..)?;
        let words = Record { kind: 0, parts: own.to_vec() };
        let mut bytes = words.bytes();
        let is_wide = bytes.byte()? & 1 == 1;
        let text = bytes.characters(usize::from(count), is_wide)?;
        self.objects.insert(self.object, text);
        Some(())
    }

    fn note(&mut self, bytes: &mut Bytes<'_, '_>) -> Result<(), Unreadable> {
        let four = [(); 4].map(|()| bytes.short());
        let [Some(row), Some(column), _, Some(object)] = four else { return Ok(()) };
        let Some(words) = self.objects.get(&object).filter(|words| !words.trim().is_empty()) else {
            return Ok(());
        };
        self.budget.take(words.len())?;
        let held = self.sheet.cells.entry((u32::from(row), u32::from(column))).or_default();
        held.notes.push(words.trim().to_owned());
        Ok(())
    }
}

/// A number in four bytes: the upper part of a large one, or a whole one; a hundredth of it where the first bit says so.
fn unpacked(packed: u32) -> f64 {
    let number = if packed & 2 == 0 {
        f64::from_bits(u64::from(packed & !3) << 32)
    } else {
        f64::from(packed.cast_signed() >> 2)
    };
    if packed & 1 == 1 { number / 100.0 } else { number }
}
