//! What the sheets of an old workbook share: fonts, fills, formats, words.

use std::collections::HashMap;

use goldthread_tree::{Colour, Marks, Unreadable};

use super::records::{Bytes, Record, Records, Words};
use crate::colours::{Palette, blended};
use crate::grid::Span;
use crate::numbers::NumberFormat;
use crate::symbols::Face;

/// What the sheets share.
#[derive(Debug, Default)]
pub struct Globals {
    /// The sheets, in their order.
    pub sheets: Vec<Listed>,
    /// Whether days are counted from 1904.
    pub from_1904: bool,
    strings: Vec<Words>,
    fonts: Vec<Font>,
    formats: HashMap<u32, NumberFormat>,
    styles: Vec<Written>,
    palette: Palette,
}

/// A sheet as the workbook lists it.
#[derive(Debug)]
pub struct Listed {
    /// The name on its tab.
    pub name: String,
    /// The byte of the stream that it starts at.
    pub at: usize,
    /// Whether it is hidden.
    pub is_hidden: bool,
}

#[derive(Clone, Debug, Default)]
struct Font {
    marks: Marks,
    size: f32,
    colour: u16,
    face: Face,
}

/// A style as it is written; what its numbers stand for may come after it.
#[derive(Clone, Copy, Debug, Default)]
struct Written {
    font: u16,
    format: u16,
    pattern: u32,
    colours: u16,
}

/// The style of a cell.
#[derive(Clone, Debug, Default)]
pub struct Style {
    /// The number of its font.
    pub font: u16,
    /// In points.
    pub size: f32,
    /// The colour behind the words.
    pub fill: Option<Colour>,
    /// How numbers are shown.
    pub format: NumberFormat,
}

impl Globals {
    /// Reads the records before the first sheet; nothing where they are none.
    ///
    /// # Errors
    /// [`Unreadable::Password`] where the records are encrypted.
    pub fn read(name: &str, stream: &[u8]) -> Result<Option<Self>, Unreadable> {
        let mut globals = Self::default();
        let mut records = Records::from(stream, 0);
        if records.next().is_none_or(|first| first.kind != 0x0809) {
            return Ok(None);
        }
        for record in records {
            match record.kind {
                0x2F => return Err(Unreadable::Password { name: name.to_owned() }),
                0x0A => break,
                _ => drop(globals.take(&record)),
            }
        }
        Ok(Some(globals))
    }

    /// Takes one record in; one that is cut short is passed over.
    fn take(&mut self, record: &Record<'_>) -> Option<()> {
        let mut bytes = record.bytes();
        match record.kind {
            0x22 => self.from_1904 = bytes.short()? == 1,
            0x85 => {
                let at = usize::try_from(bytes.long()?).ok()?;
                let (state, kind) = (bytes.byte()?, bytes.byte()?);
                let name = bytes.words(true)?.text;
                if kind == 0 {
                    self.sheets.push(Listed { name, at, is_hidden: state & 3 != 0 });
                }
            }
            0x31 => self.fonts.push(font(&mut bytes)?),
            0x041E => {
                let number = u32::from(bytes.short()?);
                self.formats.insert(number, NumberFormat::new(&bytes.words(false)?.text));
            }
            0xE0 => {
                let (font, format) = (bytes.short()?, bytes.short()?);
                bytes.skip(10)?;
                let (pattern, colours) = (bytes.long()? >> 26, bytes.short()?);
                self.styles.push(Written { font, format, pattern, colours });
            }
            0x92 => {
                let count = usize::from(bytes.short()?);
                for place in self.palette.indexed.iter_mut().skip(8).take(count) {
                    *place = Colour { red: bytes.byte()?, green: bytes.byte()?, blue: bytes.byte()? };
                    bytes.byte()?;
                }
            }
            0xFC => {
                bytes.skip(8)?;
                while let Some(words) = bytes.words(false) {
                    self.strings.push(words);
                }
            }
            _ => {}
        }
        Some(())
    }

    /// The style of that number.
    pub fn style(&self, number: u16) -> Style {
        let Some(written) = self.styles.get(usize::from(number)) else { return Style::default() };
        let format = u32::from(written.format);
        Style {
            font: written.font,
            size: self.font(written.font).map_or(0.0, |font| font.size),
            fill: self.fill(*written),
            format: self.formats.get(&format).cloned().unwrap_or_else(|| NumberFormat::known(format)),
        }
    }

    fn fill(&self, written: Written) -> Option<Colour> {
        let front = self.palette.indexed(usize::from(written.colours & 0x7F));
        let back = self.palette.indexed(usize::from(written.colours >> 7 & 0x7F)).unwrap_or(Colour::WHITE);
        let share = match written.pattern {
            0 => return None,
            1 => 1.0,
            3 => 0.75,
            4 | 11..=16 => 0.25,
            17 => 0.125,
            18 => 0.0625,
            _ => 0.5,
        };
        Some(blended(front?, back, share)).filter(|colour| *colour != Colour::WHITE)
    }

    /// Fonts are counted without the fifth, which is none.
    fn font(&self, number: u16) -> Option<&Font> {
        let number = usize::from(number);
        self.fonts.get(if number > 4 { number - 1 } else { number })
    }

    /// The colour of words in a font.
    pub fn colour(&self, font: u16) -> Option<Colour> {
        self.palette.indexed(usize::from(self.font(font)?.colour))
    }

    /// Words that cells share, in a font unless their runs have their own.
    pub fn shared(&self, number: u32, font: u16) -> Vec<Span> {
        let words = usize::try_from(number).ok().and_then(|number| self.strings.get(number));
        words.map(|words| self.spans(words, font)).unwrap_or_default()
    }

    /// Words in their runs.
    pub fn spans(&self, words: &Words, font: u16) -> Vec<Span> {
        let units: Vec<u16> = words.text.encode_utf16().collect();
        let starts = words.runs.iter().map(|(at, font)| (usize::from(*at).min(units.len()), *font));
        let mut edges: Vec<(usize, u16)> = std::iter::once((0, font)).chain(starts).collect();
        edges.push((units.len(), font));
        let span = |pair: &[(usize, u16)]| {
            let text = String::from_utf16_lossy(units.get(pair[0].0..pair[1].0)?);
            let font = self.font(pair[0].1).cloned().unwrap_or_default();
            Some(Span { text: font.face.shown(text), marks: font.marks }).filter(|span| !span.text.is_empty())
        };
        edges.windows(2).filter_map(span).collect()
    }
}

fn font(bytes: &mut Bytes<'_, '_>) -> Option<Font> {
    let (height, flags, colour, weight) = (bytes.short()?, bytes.short()?, bytes.short()?, bytes.short()?);
    bytes.skip(6)?;
    let face = Face::named(&bytes.words(true)?.text);
    let marks =
        Marks { emphasis: flags & 2 != 0, strong: weight > 550, struck: flags & 8 != 0, inserted: false };
    Some(Font { marks, size: f32::from(height) / 20.0, colour, face })
}
