//! Colours as a workbook names them: by their value, by a place in its theme, or by a place in a palette.

use goldthread_tree::Colour;

use crate::xml::Tag;

/// The colours that places stand for.
#[derive(Clone, Debug)]
pub struct Palette {
    /// The colours of the theme, in the order that cells count them.
    pub theme: Vec<Colour>,
    /// The palette of old workbooks.
    pub indexed: Vec<Colour>,
}

/// The theme that Excel gives a workbook without one.
const THEME: [u32; 12] = [
    0xFF_FFFF, 0x00_0000, 0xEE_ECE1, 0x1F_497D, 0x4F_81BD, 0xC0_504D, 0x9B_BB59, 0x80_64A2, 0x4B_ACC6,
    0xF7_9646, 0x00_00FF, 0x80_0080,
];

/// Places 8 to 63 of the palette; 0 to 7 are the first eight again.
const INDEXED: [u32; 56] = [
    0x00_0000, 0xFF_FFFF, 0xFF_0000, 0x00_FF00, 0x00_00FF, 0xFF_FF00, 0xFF_00FF, 0x00_FFFF, 0x80_0000,
    0x00_8000, 0x00_0080, 0x80_8000, 0x80_0080, 0x00_8080, 0xC0_C0C0, 0x80_8080, 0x99_99FF, 0x99_3366,
    0xFF_FFCC, 0xCC_FFFF, 0x66_0066, 0xFF_8080, 0x00_66CC, 0xCC_CCFF, 0x00_0080, 0xFF_00FF, 0xFF_FF00,
    0x00_FFFF, 0x80_0080, 0x80_0000, 0x00_8080, 0x00_00FF, 0x00_CCFF, 0xCC_FFFF, 0xCC_FFCC, 0xFF_FF99,
    0x99_CCFF, 0xFF_99CC, 0xCC_99FF, 0xFF_CC99, 0x33_66FF, 0x33_CCCC, 0x99_CC00, 0xFF_CC00, 0xFF_9900,
    0xFF_6600, 0x66_6699, 0x96_9696, 0x00_3366, 0x33_9966, 0x00_3300, 0x33_3300, 0x99_3300, 0x99_3366,
    0x33_3399, 0x33_3333,
];

impl Default for Palette {
    fn default() -> Self {
        let indexed = INDEXED[..8].iter().chain(&INDEXED).copied().map(solid).collect();
        Self { theme: THEME.map(solid).to_vec(), indexed }
    }
}

fn solid(value: u32) -> Colour {
    let [_, red, green, blue] = value.to_be_bytes();
    Colour { red, green, blue }
}

impl Palette {
    /// The colour that an element names; nothing where it leaves it to the program.
    pub fn colour(&self, tag: &Tag<'_>) -> Option<Colour> {
        if tag.is_on("auto") {
            return None;
        }
        let by_value = || value(&tag.get("rgb")?);
        let by_theme = || self.theme.get(tag.number::<usize>("theme")?).copied();
        let by_index = || self.indexed(tag.number("indexed")?);
        let found = by_value().or_else(by_theme).or_else(by_index)?;
        let tint: f32 = tag.number("tint").filter(|tint: &f32| tint.is_finite()).unwrap_or(0.0);
        Some(tinted(found, tint))
    }

    /// The colour of a place in the palette; the last two are those of the screen.
    pub fn indexed(&self, index: usize) -> Option<Colour> {
        match index {
            64 => Some(solid(0)),
            65 => Some(Colour::WHITE),
            _ => self.indexed.get(index).copied(),
        }
    }
}

/// `FFRRGGBB` or `RRGGBB`.
pub fn value(text: &str) -> Option<Colour> {
    let text = text.trim();
    Colour::from_hex(if text.len() == 8 { text.get(2..)? } else { text })
}

/// A colour lighter (above 0, to 1) or darker (below 0, to -1), after ECMA-376 part 1, 18.8.19.
pub fn tinted(colour: Colour, tint: f32) -> Colour {
    let tint = tint.clamp(-1.0, 1.0);
    // Moving each part by the same share keeps the hue; the program's own way differs a little in strength.
    let part = |part: u8| {
        let part = f32::from(part);
        let moved = if tint < 0.0 { part * (1.0 + tint) } else { part + (255.0 - part) * tint };
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "between 0 and 255")]
        let moved = moved.round().clamp(0.0, 255.0) as u8;
        moved
    };
    Colour { red: part(colour.red), green: part(colour.green), blue: part(colour.blue) }
}

/// The share of `front` on `back` that a pattern shows.
pub fn blended(front: Colour, back: Colour, share: f32) -> Colour {
    let part = |front: u8, back: u8| {
        let mixed = f32::from(front) * share + f32::from(back) * (1.0 - share);
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "between 0 and 255")]
        let mixed = mixed.round().clamp(0.0, 255.0) as u8;
        mixed
    };
    Colour {
        red: part(front.red, back.red),
        green: part(front.green, back.green),
        blue: part(front.blue, back.blue),
    }
}
