//! Letters that are not what they seem: ligatures, and fonts whose letters are pictures.

/// A font whose letters are pictures.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Symbols {
    /// Wingdings.
    Wingdings,
    /// Wingdings 2.
    Wingdings2,
    /// Webdings.
    Webdings,
    /// Symbol.
    Symbol,
}

impl Symbols {
    /// The pictures of a font by its name in lower case.
    pub fn of_font(name: &str) -> Option<Self> {
        match name {
            name if name.contains("wingdings2")
                || name.contains("wingdings-2")
                || name.contains("wingdings 2") =>
            {
                Some(Self::Wingdings2)
            }
            name if name.contains("wingdings") => Some(Self::Wingdings),
            name if name.contains("webdings") => Some(Self::Webdings),
            name if name.starts_with("symbol") => Some(Self::Symbol),
            _ => None,
        }
    }

    /// What a letter of the font shows; `None` where it shows the letter itself.
    fn shown(self, letter: char) -> Option<char> {
        let code = match u32::from(letter) {
            code @ 0xF020..=0xF0FF => code - 0xF000,
            code => code,
        };
        let table: &[(u32, char)] = match self {
            Self::Wingdings => WINGDINGS,
            Self::Wingdings2 => WINGDINGS_2,
            Self::Webdings => WEBDINGS,
            Self::Symbol => SYMBOL,
        };
        table.iter().find(|(from, _)| *from == code).map(|(_, to)| *to)
    }
}

const WINGDINGS: &[(u32, char)] = &[
    (0x4A, '☺'),
    (0x4B, '😐'),
    (0x4C, '☹'),
    (0x6C, '●'),
    (0x6D, '❍'),
    (0x6E, '■'),
    (0x6F, '□'),
    (0x70, '□'),
    (0x71, '❑'),
    (0x72, '❒'),
    (0x73, '◆'),
    (0x74, '◆'),
    (0x75, '◆'),
    (0x76, '❖'),
    (0x77, '◆'),
    (0x78, '☒'),
    (0x9F, '•'),
    (0xA1, '○'),
    (0xA2, '○'),
    (0xA3, '○'),
    (0xA4, '◉'),
    (0xA7, '▪'),
    (0xA8, '□'),
    (0xAB, '★'),
    (0xD8, '➢'),
    (0xDF, '←'),
    (0xE0, '→'),
    (0xE1, '↑'),
    (0xE2, '↓'),
    (0xE3, '↖'),
    (0xE4, '↗'),
    (0xE5, '↙'),
    (0xE6, '↘'),
    (0xE7, '←'),
    (0xE8, '→'),
    (0xE9, '↑'),
    (0xEA, '↓'),
    (0xEB, '↖'),
    (0xEC, '↗'),
    (0xED, '↙'),
    (0xEE, '↘'),
    (0xEF, '⇦'),
    (0xF0, '⇨'),
    (0xF1, '⇧'),
    (0xF2, '⇩'),
    (0xFB, '✘'),
    (0xFC, '✔'),
    (0xFD, '☒'),
    (0xFE, '☑'),
];

const WINGDINGS_2: &[(u32, char)] = &[
    (0x4F, '✘'),
    (0x50, '✔'),
    (0x51, '☒'),
    (0x52, '☑'),
    (0x53, '☒'),
    (0x54, '☒'),
    (0x97, '●'),
    (0x98, '●'),
    (0x99, '○'),
    (0xA2, '■'),
    (0xA3, '□'),
];

const WEBDINGS: &[(u32, char)] = &[
    (0x33, '◀'),
    (0x34, '▶'),
    (0x35, '▲'),
    (0x36, '▼'),
    (0x61, '✔'),
    (0x63, '□'),
    (0x67, '■'),
    (0x6E, '●'),
    (0x72, '✘'),
];

const SYMBOL: &[(u32, char)] = &[
    (0xA3, '≤'),
    (0xAB, '↔'),
    (0xAC, '←'),
    (0xAD, '↑'),
    (0xAE, '→'),
    (0xAF, '↓'),
    (0xB0, '°'),
    (0xB3, '≥'),
    (0xB7, '•'),
    (0xD6, '√'),
    (0xDE, '⇒'),
];

/// What a letter stands for, letter by letter: ligatures are taken apart, pictures are what they show.
pub fn letters(letter: char, symbols: Option<Symbols>) -> Letters {
    if let Some(shown) = symbols.and_then(|symbols| symbols.shown(letter)) {
        return Letters::One(shown);
    }
    match letter {
        '\u{FB00}' => Letters::Some("ff"),
        '\u{FB01}' => Letters::Some("fi"),
        '\u{FB02}' => Letters::Some("fl"),
        '\u{FB03}' => Letters::Some("ffi"),
        '\u{FB04}' => Letters::Some("ffl"),
        '\u{FB05}' | '\u{FB06}' => Letters::Some("st"),
        '\t' | '\n' | '\r' | '\u{A0}' | '\u{2000}'..='\u{200A}' | '\u{202F}' | '\u{205F}' | '\u{3000}' => {
            Letters::One(' ')
        }
        '\u{F0B7}' => Letters::One('•'),
        '\u{F0A7}' => Letters::One('▪'),
        '\u{F0D8}' => Letters::One('➢'),
        '\u{F0FC}' => Letters::One('✔'),
        '\u{F0FB}' => Letters::One('✘'),
        '\u{F0E0}' => Letters::One('→'),
        '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2060}' | '\u{FEFF}' => Letters::None,
        letter if letter.is_control() => Letters::None,
        letter => Letters::One(letter),
    }
}

/// What a letter of a font stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Letters {
    /// Nothing that is seen.
    None,
    /// One letter.
    One(char),
    /// Several.
    Some(&'static str),
}

/// Bullets that an item of a list begins with.
pub fn is_bullet(letter: char) -> bool {
    "•·‣⁃∙▪▫■□◼◾◻●○◦◘❍❖➢➤►▶–✓✔◆◊*".contains(letter)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pictures_and_ligatures_are_what_they_show() {
        let check = |font: &str, letter: char, shown: Letters| {
            assert_eq!(letters(letter, Symbols::of_font(font)), shown, "{font} {letter:?}");
        };
        check("wingdings-regular", '\u{FC}', Letters::One('✔'));
        check("wingdings", '\u{F0FB}', Letters::One('✘'));
        check("wingdings2", 'P', Letters::One('✔'));
        check("symbolmt", '\u{F0B7}', Letters::One('•'));
        check("arial", '\u{FB03}', Letters::Some("ffi"));
        check("arial", 'P', Letters::One('P'));
        check("arial", '\u{200B}', Letters::None);
    }
}
