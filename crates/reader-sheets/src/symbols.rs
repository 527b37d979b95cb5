//! Fonts whose letters are pictures: ticks, crosses, arrows and lights.

/// Which characters the letters of a font are.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Face {
    /// Letters are letters.
    #[default]
    Letters,
    /// Wingdings.
    Wingdings,
    /// Wingdings 2.
    Wingdings2,
    /// Wingdings 3.
    Wingdings3,
    /// Webdings.
    Webdings,
}

impl Face {
    /// The face of a font by its name.
    pub fn named(name: &str) -> Self {
        match name.trim().to_ascii_lowercase().as_str() {
            "wingdings" => Self::Wingdings,
            "wingdings 2" => Self::Wingdings2,
            "wingdings 3" => Self::Wingdings3,
            "webdings" => Self::Webdings,
            _ => Self::Letters,
        }
    }

    /// The words as they look in this face.
    pub fn shown(self, words: String) -> String {
        if self == Self::Letters { words } else { words.chars().map(|c| self.character(c)).collect() }
    }

    fn character(self, c: char) -> char {
        // Letters of such fonts are also written in a private range.
        let code = u32::from(c);
        let c = if (0xF020..0xF100).contains(&code) { char::from_u32(code - 0xF000).unwrap_or(c) } else { c };
        let table: &[(char, char)] = match self {
            Self::Letters => &[],
            Self::Wingdings => &[
                ('ü', '✔'),
                ('û', '✘'),
                ('þ', '☑'),
                ('ý', '☒'),
                ('¨', '☐'),
                ('o', '☐'),
                ('l', '●'),
                ('n', '■'),
                ('J', '☺'),
                ('K', '😐'),
                ('L', '☹'),
                ('é', '↑'),
                ('ê', '↓'),
                ('è', '→'),
                ('ç', '←'),
                ('ñ', '⇧'),
                ('ò', '⇩'),
                ('ð', '⇨'),
                ('ï', '⇦'),
                ('ö', '↖'),
                ('ø', '➢'),
                ('«', '★'),
                ('§', '▪'),
                ('O', '⚐'),
                ('P', '⚑'),
                ('C', '👍'),
                ('D', '👎'),
            ],
            Self::Wingdings2 => {
                &[('P', '✔'), ('O', '✘'), ('R', '☑'), ('S', '☒'), ('£', '☐'), ('T', '☒'), ('Q', '☒')]
            }
            Self::Wingdings3 => &[
                ('p', '▲'),
                ('q', '▼'),
                ('u', '►'),
                ('t', '◄'),
                ('h', '↑'),
                ('i', '↓'),
                ('g', '→'),
                ('f', '←'),
            ],
            Self::Webdings => {
                &[('a', '✔'), ('r', '✘'), ('n', '●'), ('g', '■'), ('5', '▲'), ('6', '▼'), ('4', '►')]
            }
        };
        table.iter().find(|(from, _)| *from == c).map_or(c, |(_, to)| *to)
    }
}

/// Whether the words are only a mark that is seen by its colour.
pub fn is_light(words: &str) -> bool {
    let words = words.trim();
    !words.is_empty() && words.chars().all(|c| "●⬤■█◼⚫•○▲▼►◄↑↓→←⇧⇩⇨⇦✔✘☑☒☺☹😐★⚑".contains(c))
}
