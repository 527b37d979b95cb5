//! The fonts: Noto Sans (SIL Open Font License), and `DejaVu` Sans for what it lacks.

use std::sync::LazyLock;

use typst::foundations::Bytes;
use typst::text::{Font, FontBook};
use typst::utils::LazyHash;

/// The fonts, parsed once for the life of the process.
pub(crate) static FONTS: LazyLock<Fonts> = LazyLock::new(Fonts::load);

/// How many of the fonts are faces of the main one.
const MAIN_FACES: usize = 4;

/// What is shown for a character that no font can draw.
pub(crate) const REPLACEMENT: char = '\u{fffd}';

/// Signs that this edition of Noto Sans wrongly holds for marks over the letter before them: another font draws them.
const UNFIT: [(char, char); 13] = [
    ('`', '`'),
    ('\u{a8}', '\u{a8}'),
    ('\u{b4}', '\u{b4}'),
    ('\u{b8}', '\u{b8}'),
    ('\u{2b9}', '\u{2ff}'),
    ('\u{374}', '\u{375}'),
    ('\u{37a}', '\u{37a}'),
    ('\u{384}', '\u{385}'),
    ('\u{1fbd}', '\u{1fc1}'),
    ('\u{1fcd}', '\u{1fcf}'),
    ('\u{1fdd}', '\u{1fdf}'),
    ('\u{1fed}', '\u{1fef}'),
    ('\u{1ffd}', '\u{1ffe}'),
];

pub(crate) struct Fonts {
    pub(crate) book: LazyHash<FontBook>,
    pub(crate) fonts: Vec<Font>,
}

/// Which characters are handed to the fonts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Coverage {
    /// All that any of the fonts can draw.
    Every,
    /// Only what the main font can draw: for text whose marks lie in another font than the letters under them.
    Main,
}

impl Fonts {
    fn load() -> Self {
        let files: [&[u8]; 6] = [
            notosans::REGULAR_TTF,
            notosans::BOLD_TTF,
            notosans::ITALIC_TTF,
            notosans::BOLD_ITALIC_TTF,
            dejavu::sans::regular(),
            dejavu::sans::bold(),
        ];
        let fonts: Vec<Font> = files.into_iter().flat_map(|file| Font::iter(Bytes::new(file))).collect();
        Self { book: LazyHash::new(FontBook::from_fonts(&fonts)), fonts }
    }

    /// Whether a character can be drawn.
    fn draws(&self, character: char, coverage: Coverage) -> bool {
        let covers = |font: &Font| font.info().coverage.contains(u32::from(character));
        let by_main = !is_unfit(character) && self.fonts.first().is_some_and(covers);
        match coverage {
            Coverage::Every => by_main || self.fonts.iter().skip(MAIN_FACES).any(covers),
            Coverage::Main => by_main,
        }
    }
}

/// Whether the main font has a character, but draws it wrongly.
pub(crate) fn is_unfit(character: char) -> bool {
    UNFIT.iter().any(|(first, last)| (*first..=*last).contains(&character))
}

/// The characters that the main font is asked for, as the character class of a regular expression.
pub(crate) fn main_characters() -> String {
    let ranges: Vec<_> = UNFIT.iter().map(|(first, last)| format!("{first}-{last}")).collect();
    format!("[^{}]", ranges.concat())
}

/// What is drawn for a character: itself, the replacement, a bullet for the private bullets of office programs, or
/// nothing where there is nothing to see.
pub(crate) fn drawn(character: char, coverage: Coverage) -> Option<char> {
    match character {
        '\u{f0b7}' | '\u{f0a7}' => Some('•'),
        '\u{e000}'..='\u{f8ff}' => Some(REPLACEMENT),
        '\u{feff}' | '\u{ad}' => None,
        c if FONTS.draws(c, coverage) => Some(c),
        c if is_unseen(c) => None,
        _ => Some(REPLACEMENT),
    }
}

/// Joiners, direction marks and variation selectors: they steer other characters and have no shape.
fn is_unseen(c: char) -> bool {
    matches!(c, '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{fe00}'..='\u{fe0f}' | '\u{e0000}'..='\u{e0fff}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn six_faces_of_two_families_are_there() {
        assert_eq!(FONTS.fonts.len(), 6);
        assert_eq!(
            FONTS.book.families().map(|(family, _)| family).collect::<Vec<_>>(),
            ["DejaVu Sans", "Noto Sans"]
        );
    }

    #[test]
    fn every_sign_of_a_paper_can_be_drawn() {
        for sign in "○▲◆●✓↑→↓•–—‘’“”…£€ŵŷâêîôûẃẁŴŶ\u{fffd}".chars()
        {
            assert_eq!(drawn(sign, Coverage::Every), Some(sign), "{sign}");
        }
    }

    #[test]
    fn what_cannot_be_drawn_is_replaced() {
        let check =
            |character, expected| assert_eq!(drawn(character, Coverage::Every), expected, "{character:?}");
        check('a', Some('a'));
        check('\u{f0b7}', Some('•'));
        check('\u{4e2d}', Some(REPLACEMENT));
        check('\u{e001}', Some(REPLACEMENT));
        check('\u{feff}', None);
        check('\u{e0041}', None);
        assert_eq!(drawn('✓', Coverage::Main), Some(REPLACEMENT));
    }
}
