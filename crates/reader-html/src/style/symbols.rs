//! Fonts whose letters are pictures, as Word uses them: the characters that they show.

/// A font of symbols.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Symbols {
    /// None: letters are letters.
    Letters,
    /// Greek letters and bullets.
    Symbol,
    /// The first of Wingdings.
    Wingdings,
    /// The second.
    Wingdings2,
    /// Pictures.
    Webdings,
}

/// Codes and the characters that they show: those of bullets, ticks, crosses, arrows and faces.
type Signs = &'static [(u8, char)];

const SYMBOL: Signs =
    &[(0xB7, '•'), (0xAB, '↔'), (0xAC, '←'), (0xAD, '↑'), (0xAE, '→'), (0xAF, '↓'), (0xD6, '√')];
const WINGDINGS: Signs = &[
    (b'J', '☺'),
    (b'K', '😐'),
    (b'L', '☹'),
    (b'l', '●'),
    (b'n', '■'),
    (b'o', '□'),
    (b'q', '❑'),
    (b'u', '◆'),
    (b'v', '❖'),
    (b'x', '☒'),
    (0x9F, '•'),
    (0xA7, '▪'),
    (0xA8, '○'),
    (0xD8, '➢'),
    (0xDF, '←'),
    (0xE0, '→'),
    (0xE1, '↑'),
    (0xE2, '↓'),
    (0xE8, '➔'),
    (0xEF, '⇦'),
    (0xF0, '⇨'),
    (0xF1, '⇧'),
    (0xF2, '⇩'),
    (0xFB, '✗'),
    (0xFC, '✓'),
    (0xFD, '☒'),
    (0xFE, '☑'),
];
const WINGDINGS_2: Signs =
    &[(b'O', '✗'), (b'P', '✓'), (b'Q', '☒'), (b'R', '☑'), (b'S', '☒'), (0x97, '●'), (0x98, '●')];
const WEBDINGS: Signs = &[(b'a', '✓'), (b'g', '■'), (b'n', '●'), (b'r', '✗')];

impl Symbols {
    /// The font of a list of names: that of the first.
    pub fn named(fonts: &str) -> Self {
        let first = fonts.split(',').next().unwrap_or_default().trim().trim_matches(['"', '\'']);
        match first.to_ascii_lowercase().as_str() {
            "symbol" => Self::Symbol,
            "wingdings" => Self::Wingdings,
            "wingdings 2" => Self::Wingdings2,
            "webdings" => Self::Webdings,
            _ => Self::Letters,
        }
    }

    /// The character that a letter shows. Codes of a private use are those of a font of symbols whatever the font.
    pub fn shown(self, c: char) -> char {
        let code = u32::from(c);
        let is_private = (0xF020..=0xF0FF).contains(&code);
        let Ok(code) = u8::try_from(if is_private { code - 0xF000 } else { code }) else { return c };
        let signs = match self {
            Self::Letters if !is_private => return c,
            Self::Letters if code == 0xB7 => SYMBOL,
            Self::Letters | Self::Wingdings => WINGDINGS,
            Self::Symbol => SYMBOL,
            Self::Wingdings2 => WINGDINGS_2,
            Self::Webdings => WEBDINGS,
        };
        signs.iter().find(|(known, _)| *known == code).map_or(c, |(_, shown)| *shown)
    }
}
