//! Fonts whose letters are pictures: ticks, crosses, arrows, circles as the characters that they show.

use crate::xml::Element;

/// A font of symbols.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Font {
    /// A font of letters.
    Letters,
    /// Greek letters and signs of mathematics.
    Symbol,
    /// The first of Wingdings.
    Wingdings,
    /// The second.
    Wingdings2,
    /// The third, of arrows.
    Wingdings3,
    /// Pictures.
    Webdings,
}

/// Runs of codes and the characters that they show. What is not named shows as a bullet, [`UNKNOWN`].
type Signs = &'static [(u8, &'static str)];

/// What stands for a picture that has no character here.
const UNKNOWN: char = '•';

const SYMBOL: Signs = &[
    (0x20, " !∀#∃%&∋()∗+,−./0123456789:;<=>?≅ΑΒΧΔΕΦΓΗΙϑΚΛΜΝΟΠΘΡΣΤΥςΩΞΨΖ[∴]⊥_‾αβχδεφγηιϕκλμνοπθρστυϖωξψζ{|}∼"),
    (0xA0, "€ϒ′≤⁄∞ƒ♣♦♥♠↔←↑→↓°±″≥×∝∂•÷≠≡≈…⏐⎯↵ℵℑℜ℘⊗⊕∅∩∪⊃⊇⊄⊂⊆∈∉∠∇®©™∏√⋅¬∧∨⇔⇐⇑⇒⇓◊〈®©™∑"),
];

const WINGDINGS: Signs = &[
    (0x20, " ✏✂✁👓🔔📖🕯☎✆✉✉📪📫📬📭📁📂📄📄📄🗄⌛⌨🖱🖲💻🖴💾📼✇✍"),
    (0x40, "✎✌👌👍👎☜☞☝☟✋☺😐☹💣☠⚐🏱✈☼💧❄✞✞✠✠✡☪☯ॐ☸♈♉♊♋♌♍♎♏♐♑♒♓&&●❍■□□❑❒◆◆◆❖◆☒⍓⌘❀✿❝❞▯"),
    (0x80, "⓪①②③④⑤⑥⑦⑧⑨⑩⓿❶❷❸❹❺❻❼❽❾❿"),
    (0x9E, "·•▪○○○◉◎○▪□▲✦★✶✴✹✵⌖⟡⌑⌑✪✪✰"),
    (0xD5, "⌫⌦➢➢➢➢➲➢➢➢←→↑↓↖↗↙↘←➔↑↓↖↗↙↘⇦⇨⇧⇩⬄⇳⬀⬁⬃⬂▭▫✗✓☒☑"),
];

const WINGDINGS_2: Signs =
    &[(0x4F, "✗✓☒☑☒☒☒⊗⊗"), (0x69, "⓪①②③④⑤⑥⑦⑧⑨⑩⓿❶❷❸❹❺❻❼❽❾❿"), (0x95, "·••●●○○◉◎▪▪■■□□▫▪◆◆◇◇◇◈")];

const WINGDINGS_3: Signs = &[(0x21, "←→↑↓↖↗↙↘←→↑↓↖↗↙↘"), (0x66, "←→↑↓↖↗↙↘↔↕▲▼△▽◀▶◁▷◣◢◤◥")];

const WEBDINGS: Signs =
    &[(0x33, "◀▶▲▼⏪⏩⏮⏭⏸⏹⏺"), (0x61, "✓"), (0x63, "□"), (0x67, "■"), (0x6E, "●"), (0x72, "✗"), (0x78, "⊘")];

impl Font {
    /// The font that `w:rFonts` names for plain letters.
    pub fn of(fonts: Element<'_>) -> Option<Self> {
        let name = fonts.attribute("ascii").or_else(|| fonts.attribute("hAnsi"))?;
        Some(Self::named(&name).unwrap_or(Self::Letters))
    }

    /// The font of a name, where it is one of symbols.
    pub fn named(name: &str) -> Option<Self> {
        match name.trim().to_lowercase().as_str() {
            "symbol" => Some(Self::Symbol),
            "wingdings" => Some(Self::Wingdings),
            "wingdings 2" => Some(Self::Wingdings2),
            "wingdings 3" => Some(Self::Wingdings3),
            "webdings" => Some(Self::Webdings),
            _ => None,
        }
    }

    fn signs(self) -> Signs {
        match self {
            Self::Letters => &[],
            Self::Symbol => SYMBOL,
            Self::Wingdings => WINGDINGS,
            Self::Wingdings2 => WINGDINGS_2,
            Self::Wingdings3 => WINGDINGS_3,
            Self::Webdings => WEBDINGS,
        }
    }

    /// The character that a code shows; codes above U+F000 are those of the font, moved out of the way of letters.
    fn sign(self, code: u8) -> char {
        let runs = self.signs().iter().rev();
        let mut within =
            runs.filter_map(|(first, signs)| signs.chars().nth(usize::from(code.checked_sub(*first)?)));
        within.next().unwrap_or(UNKNOWN)
    }

    /// The character that is seen where `c` stands in this font.
    pub fn shows(self, c: char) -> char {
        match u32::from(c) {
            code @ 0xF020..=0xF0FF => self.for_private().sign(low(code)),
            code @ 0x21..=0xFF if self != Self::Letters => self.sign(low(code)),
            _ => c,
        }
    }

    /// Letters have nothing at these codes; most often they lost a font of bullets.
    fn for_private(self) -> Self {
        if self == Self::Letters { Self::Wingdings } else { self }
    }
}

/// What is seen where `c` stands in a font that is not known: Word's bullet is that of Symbol.
pub fn shown(font: Option<Font>, c: char) -> char {
    match (font, c) {
        (None | Some(Font::Letters), '\u{F0B7}') => '•',
        (font, c) => font.unwrap_or(Font::Letters).shows(c),
    }
}

/// What `w:sym` shows.
pub fn sym(element: Element<'_>) -> Option<char> {
    let code = u32::from_str_radix(&element.attribute("char")?, 16).ok()?;
    let font = element.attribute("font").and_then(|name| Font::named(&name));
    Some(shown(font, char::from_u32(code)?))
}

fn low(code: u32) -> u8 {
    u8::try_from(code & 0xFF).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn symbols_are_what_they_show() {
        let check = |font: Option<Font>, c: char, expected: char| {
            assert_eq!(shown(font, c), expected, "{font:?} {:04X}", u32::from(c));
        };
        check(Some(Font::Wingdings), '\u{F0FC}', '✓');
        check(Some(Font::Wingdings), 'ü', '✓');
        check(Some(Font::Wingdings), '\u{FB}', '✗');
        check(Some(Font::Wingdings), '\u{FE}', '☑');
        check(Some(Font::Wingdings), '\u{A8}', '□');
        check(Some(Font::Wingdings), 'l', '●');
        check(Some(Font::Wingdings), 'n', '■');
        check(Some(Font::Wingdings), 'J', '☺');
        check(Some(Font::Wingdings), 'L', '☹');
        check(Some(Font::Wingdings), '\u{E0}', '→');
        check(Some(Font::Wingdings), '\u{E8}', '➔');
        check(Some(Font::Wingdings), '\u{F0}', '⇨');
        check(Some(Font::Wingdings), '\u{AB}', '★');
        check(Some(Font::Wingdings), '\u{8C}', '❶');
        check(Some(Font::Wingdings2), 'P', '✓');
        check(Some(Font::Wingdings2), 'O', '✗');
        check(Some(Font::Wingdings2), 'R', '☑');
        check(Some(Font::Wingdings2), '\u{98}', '●');
        check(Some(Font::Wingdings3), 'p', '▲');
        check(Some(Font::Wingdings3), 'q', '▼');
        check(Some(Font::Webdings), 'a', '✓');
        check(Some(Font::Webdings), 'r', '✗');
        check(Some(Font::Webdings), 'n', '●');
        check(Some(Font::Symbol), 'D', 'Δ');
        check(Some(Font::Symbol), '\u{F0B3}', '≥');
        check(Some(Font::Symbol), '\u{F0AE}', '→');
        check(None, '\u{F0B7}', '•');
        check(None, '\u{F0FC}', '✓');
        check(None, 'ü', 'ü');
    }
}
