//! The fonts, fills and number formats of a workbook, and the cells' styles made of them.

use std::collections::HashMap;

use goldthread_tree::{Colour, Limits, Marks, Unreadable};

use crate::colours::{Palette, blended, value};
use crate::numbers::NumberFormat;
use crate::symbols::Face;
use crate::xml::{Tag, Xml};

/// The styles of a workbook.
#[derive(Debug, Default)]
pub struct Styles {
    /// The styles of cells, by the number that a cell gives.
    pub cells: Vec<Style>,
    /// The fills that rules give, by the number that a rule gives.
    pub by_rule: Vec<Option<Colour>>,
}

/// The style of a cell.
#[derive(Clone, Debug, Default)]
pub struct Style {
    /// The font.
    pub font: Font,
    /// The colour behind the words.
    pub fill: Option<Colour>,
    /// How numbers are shown.
    pub format: NumberFormat,
}

/// A font.
#[derive(Clone, Debug, Default)]
pub struct Font {
    /// Bold, italic, struck through.
    pub marks: Marks,
    /// In points.
    pub size: f32,
    /// The colour of the words.
    pub colour: Option<Colour>,
    /// Which characters its letters are.
    pub face: Face,
}

#[derive(Default)]
struct Reading {
    palette: Palette,
    fonts: Vec<Font>,
    fills: Vec<Option<Colour>>,
    formats: HashMap<u32, NumberFormat>,
    styles: Styles,
}

/// Reads the parts of styles and theme.
pub fn read(
    file: &str,
    styles: Option<&str>,
    theme: Option<&str>,
    limits: &Limits,
) -> Result<(Styles, Palette), Unreadable> {
    let mut reading = Reading::default();
    if let Some(theme) = theme {
        reading.palette.theme =
            read_theme(&mut Xml::new(file, "the theme", theme, limits), reading.palette.theme)?;
    }
    let Some(styles) = styles else { return Ok((reading.styles, reading.palette)) };
    // The palette stands after what uses it.
    read_palette(&mut Xml::new(file, "the styles", styles, limits), &mut reading.palette)?;
    let mut xml = Xml::new(file, "the styles", styles, limits);
    while let Some(token) = xml.next()? {
        let crate::xml::Token::Open(tag) = token else { continue };
        match tag.name() {
            "numFmts" => xml.within(|_, tag| {
                reading.number_format(tag);
                Ok(())
            })?,
            "fonts" => reading.fonts(&mut xml)?,
            "fills" => reading.fills(&mut xml)?,
            "cellXfs" => xml.within(|_, tag| {
                reading.cell_style(tag);
                Ok(())
            })?,
            "dxfs" => reading.rule_fills(&mut xml)?,
            "cellStyleXfs" | "borders" | "cellStyles" | "tableStyles" => xml.skip()?,
            _ => {}
        }
    }
    Ok((reading.styles, reading.palette))
}

impl Reading {
    fn number_format(&mut self, tag: &Tag<'_>) {
        if let (Some(id), Some(code)) = (tag.number("numFmtId"), tag.get("formatCode")) {
            self.formats.insert(id, NumberFormat::new(&code));
        }
    }

    fn fonts(&mut self, xml: &mut Xml<'_>) -> Result<(), Unreadable> {
        let Self { palette, fonts, .. } = self;
        xml.within(|xml, tag| {
            if tag.name() == "font" {
                let mut font = Font::default();
                xml.within(|_, tag| {
                    font.take(tag, palette);
                    Ok(())
                })?;
                fonts.push(font);
            }
            Ok(())
        })
    }

    fn fills(&mut self, xml: &mut Xml<'_>) -> Result<(), Unreadable> {
        let Self { palette, fills, .. } = self;
        xml.within(|xml, tag| {
            if tag.name() == "fill" {
                fills.push(read_fill(xml, palette, false)?);
            }
            Ok(())
        })
    }

    fn cell_style(&mut self, tag: &Tag<'_>) {
        if tag.name() != "xf" {
            return;
        }
        let number: u32 = tag.number("numFmtId").unwrap_or(0);
        let format = self.formats.get(&number).cloned().unwrap_or_else(|| NumberFormat::known(number));
        let font = tag.number("fontId").and_then(|id: usize| self.fonts.get(id)).cloned().unwrap_or_default();
        let fill = tag.number("fillId").and_then(|id: usize| self.fills.get(id)).copied().flatten();
        self.styles.cells.push(Style { font, fill, format });
    }

    fn rule_fills(&mut self, xml: &mut Xml<'_>) -> Result<(), Unreadable> {
        let Self { palette, styles, .. } = self;
        xml.within(|xml, tag| {
            if tag.name() == "dxf" {
                styles.by_rule.push(rule_fill(xml, palette)?);
            }
            Ok(())
        })
    }
}

/// The fill of the style that a rule gives, which was opened last.
pub fn rule_fill(xml: &mut Xml<'_>, palette: &Palette) -> Result<Option<Colour>, Unreadable> {
    let mut fill = None;
    xml.within(|xml, tag| {
        if tag.name() == "fill" {
            fill = read_fill(xml, palette, true)?;
        }
        Ok(())
    })?;
    Ok(fill)
}

impl Font {
    /// Takes in one property of a font.
    pub fn take(&mut self, tag: &Tag<'_>, palette: &Palette) {
        match tag.name() {
            "b" => self.marks.strong = tag.is_meant(),
            "i" => self.marks.emphasis = tag.is_meant(),
            "strike" => self.marks.struck = tag.is_meant(),
            "sz" => self.size = tag.number("val").unwrap_or(0.0),
            "color" => self.colour = palette.colour(tag),
            "name" | "rFont" => self.face = Face::named(&tag.get("val").unwrap_or_default()),
            _ => {}
        }
    }
}

/// The colour of a fill that was opened last. A solid fill is its front; in the style of a rule it is its back.
fn read_fill(xml: &mut Xml<'_>, palette: &Palette, by_rule: bool) -> Result<Option<Colour>, Unreadable> {
    let (mut pattern, mut front, mut back, mut stop) = (None, None, None, None);
    xml.within(|_, tag| {
        match tag.name() {
            "patternFill" => pattern = Some(tag.get("patternType")),
            "fgColor" => front = palette.colour(tag),
            "bgColor" => back = palette.colour(tag),
            "color" if stop.is_none() => stop = palette.colour(tag),
            _ => {}
        }
        Ok(())
    })?;
    let white = Colour::WHITE;
    let colour = match pattern.as_ref().map(|pattern| pattern.as_deref()) {
        None => stop,
        Some(None | Some("solid")) if by_rule => back.or(front),
        Some(Some("solid")) => front,
        Some(None | Some("none")) => None,
        Some(Some(pattern)) => {
            let front = front.unwrap_or(Colour { red: 0, green: 0, blue: 0 });
            Some(blended(front, back.unwrap_or(white), share(pattern)))
        }
    };
    Ok(colour.filter(|colour| *colour != white))
}

/// How much of the front a pattern shows.
fn share(pattern: &str) -> f32 {
    match pattern {
        "darkGray" => 0.75,
        "lightGray" => 0.25,
        "gray125" => 0.125,
        "gray0625" => 0.0625,
        other if other.starts_with("light") => 0.25,
        _ => 0.5,
    }
}

/// The twelve colours of a theme. Cells count light and dark the other way round than the theme lists them.
fn read_theme(xml: &mut Xml<'_>, usual: Vec<Colour>) -> Result<Vec<Colour>, Unreadable> {
    const ORDER: [&str; 12] = [
        "lt1", "dk1", "lt2", "dk2", "accent1", "accent2", "accent3", "accent4", "accent5", "accent6",
        "hlink", "folHlink",
    ];
    let mut theme = usual;
    let mut current = None;
    while let Some(token) = xml.next()? {
        let crate::xml::Token::Open(tag) = token else { continue };
        match tag.name() {
            "clrScheme" => xml.within(|_, tag| {
                if let Some(at) = ORDER.iter().position(|name| *name == tag.name()) {
                    current = Some(at);
                }
                let named = match tag.name() {
                    "srgbClr" => tag.get("val"),
                    "sysClr" => tag.get("lastClr"),
                    _ => None,
                };
                if let (Some(place), Some(colour)) =
                    (current.and_then(|at| theme.get_mut(at)), named.and_then(|named| value(&named)))
                {
                    *place = colour;
                }
                Ok(())
            })?,
            "fontScheme" | "fmtScheme" => break,
            _ => {}
        }
    }
    Ok(theme)
}

fn read_palette(xml: &mut Xml<'_>, palette: &mut Palette) -> Result<(), Unreadable> {
    while let Some(token) = xml.next()? {
        let crate::xml::Token::Open(tag) = token else { continue };
        if tag.name() == "indexedColors" {
            let mut own = Vec::new();
            xml.within(|_, tag| {
                own.extend(tag.get("rgb").and_then(|rgb| value(&rgb)));
                Ok(())
            })?;
            for (place, colour) in palette.indexed.iter_mut().zip(own) {
                *place = colour;
            }
        }
    }
    Ok(())
}
