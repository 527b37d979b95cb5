//! Colours as a document names them: by number, by a place in its theme, by a word.

use std::collections::HashMap;

use goldthread_tree::Colour;

use crate::xml::{Element, Xml};

/// The colours of a document's theme by their names: `accent1`, `dk1`.
#[derive(Default)]
pub struct Theme(HashMap<String, Colour>);

/// What a document sets behind words.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shade {
    /// No colour, or that of the paper: what an outer part sets does not show through.
    Clear,
    /// A colour.
    Filled(Colour),
}

impl Shade {
    /// The colour; white is none.
    pub fn colour(self) -> Option<Colour> {
        match self {
            Self::Clear => None,
            Self::Filled(colour) => Some(colour).filter(|colour| *colour != Colour::WHITE),
        }
    }
}

/// Words that stand for a colour in highlighting and in old drawings.
const WORDS: &[(&str, &str)] = &[
    ("black", "000000"),
    ("blue", "0000FF"),
    ("cyan", "00FFFF"),
    ("aqua", "00FFFF"),
    ("green", "008000"),
    ("lime", "00FF00"),
    ("magenta", "FF00FF"),
    ("fuchsia", "FF00FF"),
    ("red", "FF0000"),
    ("yellow", "FFFF00"),
    ("white", "FFFFFF"),
    ("orange", "FFA500"),
    ("gold", "FFD700"),
    ("purple", "800080"),
    ("navy", "000080"),
    ("teal", "008080"),
    ("maroon", "800000"),
    ("olive", "808000"),
    ("gray", "808080"),
    ("grey", "808080"),
    ("silver", "C0C0C0"),
    ("darkBlue", "000080"),
    ("darkCyan", "008080"),
    ("darkGreen", "008000"),
    ("darkMagenta", "800080"),
    ("darkRed", "800000"),
    ("darkYellow", "808000"),
    ("darkGray", "808080"),
    ("lightGray", "C0C0C0"),
];

/// A colour that is named by a word.
fn named(word: &str) -> Option<Colour> {
    WORDS.iter().find(|(name, _)| name.eq_ignore_ascii_case(word)).and_then(|(_, hex)| Colour::from_hex(hex))
}

/// The colour of highlighted words; its green is brighter than that of drawings.
pub fn highlight(word: &str) -> Shade {
    match word {
        "green" => named("lime").map_or(Shade::Clear, Shade::Filled),
        word => named(word).map_or(Shade::Clear, Shade::Filled),
    }
}

/// The colour that an old drawing names: `#92d050 [3204]`, `red`.
pub fn drawn(words: &str) -> Option<Colour> {
    let word = words.split([' ', '[']).next().unwrap_or_default();
    Colour::from_hex(word).or_else(|| named(word))
}

impl Theme {
    /// The colours of a theme part.
    pub fn read(xml: &Xml) -> Self {
        let scheme = xml.root().and_then(|root| root.at(&["themeElements", "clrScheme"]));
        let colours = scheme.into_iter().flat_map(Element::children).filter_map(|slot| {
            let colour = slot.children().next()?;
            let hex = colour.attribute("lastClr").or_else(|| colour.attribute("val"))?;
            Some((slot.name().to_owned(), Colour::from_hex(&hex)?))
        });
        Self(colours.collect())
    }

    /// The colour of a name; documents have several for the same place.
    fn named(&self, name: &str) -> Option<Colour> {
        let place = match name {
            "dark1" | "text1" | "tx1" => "dk1",
            "light1" | "background1" | "bg1" => "lt1",
            "dark2" | "text2" | "tx2" => "dk2",
            "light2" | "background2" | "bg2" => "lt2",
            "hyperlink" => "hlink",
            "followedHyperlink" => "folHlink",
            name => name,
        };
        self.0.get(place).copied()
    }

    /// What `w:shd` sets: its fill, or its pattern's colour over it.
    pub fn shading(&self, shd: Element<'_>) -> Option<Shade> {
        let pattern = shd.attribute("val").unwrap_or_default();
        let fill = self.part(shd, "fill", "themeFill");
        let front = || self.part(shd, "color", "themeColor");
        if pattern == "nil" {
            return None;
        }
        if pattern == "solid" {
            return Some(front().map_or(Shade::Filled(BLACK), Shade::Filled));
        }
        let share = pattern.strip_prefix("pct").and_then(|share| share.parse::<u8>().ok());
        let Some(share) = share else { return Some(fill.map_or(Shade::Clear, Shade::Filled)) };
        let mixed = mix(fill.unwrap_or(Colour::WHITE), front().unwrap_or(BLACK), f32::from(share) / 100.0);
        Some(Shade::Filled(mixed))
    }

    /// The colour of words: that of `w:color`.
    pub fn ink(&self, color: Element<'_>) -> Option<Colour> {
        self.part(color, "val", "themeColor")
    }

    /// A colour given as a place in the theme, lighter or darker, or as a number beside it. Where both are there and the
    /// theme is known, the theme counts, as it does in Word.
    fn part(&self, element: Element<'_>, number: &str, place: &str) -> Option<Colour> {
        let plain = || element.attribute(number).and_then(|hex| Colour::from_hex(&hex));
        let Some(colour) = element.attribute(place).and_then(|name| self.named(&name)) else {
            return plain();
        };
        let share = |end: &str| {
            let hex = element.attribute(&format!("{place}{end}"))?;
            Some(f32::from(u8::from_str_radix(&hex, 16).ok()?) / 255.0)
        };
        let lit = share("Tint").map_or(colour, |tint| lighter(colour, tint, 1.0 - tint));
        Some(share("Shade").map_or(lit, |shade| lighter(lit, shade, 0.0)))
    }

    /// The colour of a drawing's fill: the element within `solidFill` or `fillRef`.
    pub fn solid(&self, fill: Element<'_>) -> Option<Colour> {
        let colour = fill.children().next()?;
        let value = colour.attribute("lastClr").or_else(|| colour.attribute("val"))?;
        let base = match colour.name() {
            "schemeClr" => self.named(&value)?,
            "prstClr" => named(&value)?,
            _ => Colour::from_hex(&value)?,
        };
        let share = |name: &str| {
            colour.value(name).and_then(|part| part.parse::<f32>().ok()).map(|part| part / 100_000.0)
        };
        let tinted = share("tint").map_or(base, |tint| mix(Colour::WHITE, base, tint));
        let shaded = share("shade").map_or(tinted, |shade| mix(BLACK, tinted, shade));
        match (share("lumMod"), share("lumOff")) {
            (None, None) => Some(shaded),
            (part, more) => Some(lighter(shaded, part.unwrap_or(1.0), more.unwrap_or(0.0))),
        }
    }
}

const BLACK: Colour = Colour { red: 0, green: 0, blue: 0 };

/// `share` of `front` over `back`.
fn mix(back: Colour, front: Colour, share: f32) -> Colour {
    let share = if share.is_finite() { share.clamp(0.0, 1.0) } else { 1.0 };
    let part = |back: u8, front: u8| byte(f32::from(back) + (f32::from(front) - f32::from(back)) * share);
    Colour {
        red: part(back.red, front.red),
        green: part(back.green, front.green),
        blue: part(back.blue, front.blue),
    }
}

/// The colour at `part` of its lightness and `more`: lightness as in HSL, ECMA-376 part 1, 17.18.
fn lighter(colour: Colour, part: f32, more: f32) -> Colour {
    let parts = [colour.red, colour.green, colour.blue].map(|part| f32::from(part) / 255.0);
    let most = parts.iter().copied().fold(0.0, f32::max);
    let least = parts.iter().copied().fold(1.0, f32::min);
    let light = f32::midpoint(most, least);
    let wanted = (light * part + more).clamp(0.0, 1.0);
    let reach = |light: f32| 1.0 - (2.0 * light - 1.0).abs();
    let scale = if reach(light) > 0.0 { reach(wanted) / reach(light) } else { 0.0 };
    let [red, green, blue] = parts.map(|part| byte((wanted + (part - light) * scale) * 255.0));
    Colour { red, green, blue }
}

#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "clamped to a byte")]
fn byte(value: f32) -> u8 {
    value.round().clamp(0.0, 255.0) as u8
}

#[cfg(test)]
mod tests {
    use super::*;

    fn theme() -> Theme {
        let text = "<theme><themeElements><clrScheme><dk1><sysClr val='windowText' lastClr='000000'/></dk1>\
            <lt1><srgbClr val='FFFFFF'/></lt1><accent2><srgbClr val='ED7D31'/></accent2>\
            <accent6><srgbClr val='70AD47'/></accent6></clrScheme></themeElements></theme>";
        Theme::read(&Xml::parse(text.to_owned(), 9).unwrap())
    }

    #[test]
    fn shading_is_what_word_shows() {
        let check = |attributes: &str, expected: Option<&str>| {
            let xml = Xml::parse(format!("<shd {attributes}/>"), 9).unwrap();
            let shade = theme().shading(xml.root().unwrap());
            assert_eq!(shade.and_then(Shade::colour).map(Colour::hex).as_deref(), expected, "{attributes}");
        };
        check("val='clear' fill='FFC000'", Some("#FFC000"));
        check("val='clear' fill='auto'", None);
        check("val='nil'", None);
        check("val='clear' fill='FFFFFF'", None);
        check("val='solid' color='FF0000' fill='auto'", Some("#FF0000"));
        check("val='pct20' color='auto' fill='auto'", Some("#CCCCCC"));
        check("val='clear' fill='123456' themeFill='accent6'", Some("#70AD47"));
        check("val='clear' fill='FBE4D5' themeFill='accent2' themeFillTint='33'", Some("#FBE5D6"));
        check("val='clear' fill='538135' themeFill='accent6' themeFillShade='BF'", Some("#548235"));
        check("val='clear' fill='538135' themeFill='unknown'", Some("#538135"));
        check("val='clear' themeFill='background1' themeFillShade='A6'", Some("#A6A6A6"));
    }

    #[test]
    fn drawings_name_colours_in_their_own_ways() {
        let check = |words: &str, hex: &str| assert_eq!(drawn(words).unwrap().hex(), hex);
        check("#92d050 [3204]", "#92D050");
        check("red", "#FF0000");
        check("#0f0", "#00FF00");
        assert_eq!(drawn("window"), None);
        assert_eq!(highlight("green").colour().unwrap().hex(), "#00FF00");
        assert_eq!(highlight("none"), Shade::Clear);
    }
}
