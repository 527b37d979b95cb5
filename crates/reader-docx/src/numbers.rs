//! Numbers as lists print them: figures, letters, Roman numerals, words.

use goldthread_tree::words;

use crate::xml::Element;

/// How a number is printed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Format {
    /// `1`
    #[default]
    Figures,
    /// Figures filled up with zeros to this many.
    Filled(usize),
    /// `A`
    UpperLetters,
    /// `a`
    LowerLetters,
    /// `I`
    UpperRoman,
    /// `i`
    LowerRoman,
    /// `1st`
    Ordinal,
    /// `One`
    Words,
    /// `First`
    OrdinalWords,
    /// A sign, not a number.
    Bullet,
    /// Not at all.
    Nothing,
}

impl Format {
    /// What `w:numFmt` says.
    pub fn of(element: Element<'_>) -> Self {
        match element.attribute("val").as_deref() {
            Some("upperLetter") => Self::UpperLetters,
            Some("lowerLetter") => Self::LowerLetters,
            Some("upperRoman") => Self::UpperRoman,
            Some("lowerRoman") => Self::LowerRoman,
            Some("ordinal") => Self::Ordinal,
            Some("cardinalText") => Self::Words,
            Some("ordinalText") => Self::OrdinalWords,
            Some("decimalZero") => Self::Filled(2),
            Some("bullet") => Self::Bullet,
            Some("none") => Self::Nothing,
            Some("custom") => {
                let pattern = element.attribute("format").unwrap_or_default();
                Self::Filled(pattern.chars().take_while(char::is_ascii_digit).count().clamp(1, 9))
            }
            _ => Self::Figures,
        }
    }

    /// A number as it is printed.
    pub fn print(self, number: u32) -> String {
        match self {
            Self::Figures => number.to_string(),
            Self::Filled(width) => format!("{number:0width$}"),
            Self::LowerLetters => letters(number),
            Self::UpperLetters => letters(number).to_uppercase(),
            Self::LowerRoman => roman(number),
            Self::UpperRoman => roman(number).to_uppercase(),
            Self::Ordinal => ordinal(number),
            Self::Words => word(number, CARDINALS),
            Self::OrdinalWords => word(number, ORDINALS),
            Self::Bullet | Self::Nothing => String::new(),
        }
    }
}

/// `a` to `z`, then `aa`, `bb`.
fn letters(number: u32) -> String {
    const MOST: u32 = 26 * 20;
    if number == 0 || number > MOST {
        return number.to_string();
    }
    let letter = char::from(b'a' + u8::try_from((number - 1) % 26).unwrap_or_default());
    std::iter::repeat_n(letter, ((number - 1) / 26 + 1) as usize).collect()
}

/// In Roman letters as far as there are any.
fn roman(number: u32) -> String {
    words::roman(number).unwrap_or_else(|| number.to_string())
}

fn ordinal(number: u32) -> String {
    let end = match (number % 100, number % 10) {
        (11..=13, _) => "th",
        (_, 1) => "st",
        (_, 2) => "nd",
        (_, 3) => "rd",
        _ => "th",
    };
    format!("{number}{end}")
}

const CARDINALS: &[&str] = &[
    "Zero",
    "One",
    "Two",
    "Three",
    "Four",
    "Five",
    "Six",
    "Seven",
    "Eight",
    "Nine",
    "Ten",
    "Eleven",
    "Twelve",
    "Thirteen",
    "Fourteen",
    "Fifteen",
    "Sixteen",
    "Seventeen",
    "Eighteen",
    "Nineteen",
    "Twenty",
];
const ORDINALS: &[&str] = &[
    "Zeroth",
    "First",
    "Second",
    "Third",
    "Fourth",
    "Fifth",
    "Sixth",
    "Seventh",
    "Eighth",
    "Ninth",
    "Tenth",
    "Eleventh",
    "Twelfth",
    "Thirteenth",
    "Fourteenth",
    "Fifteenth",
    "Sixteenth",
    "Seventeenth",
    "Eighteenth",
    "Nineteenth",
    "Twentieth",
];

/// The word for a number; figures where it is large.
fn word(number: u32, words: &[&str]) -> String {
    words.get(number as usize).map_or_else(|| number.to_string(), |word| (*word).to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_printed_as_word_does() {
        let check = |format: Format, number: u32, expected: &str| assert_eq!(format.print(number), expected);
        check(Format::Figures, 12, "12");
        check(Format::Filled(2), 7, "07");
        check(Format::LowerLetters, 26, "z");
        check(Format::LowerLetters, 28, "bb");
        check(Format::UpperLetters, 3, "C");
        check(Format::LowerRoman, 14, "xiv");
        check(Format::UpperRoman, 1999, "MCMXCIX");
        check(Format::UpperRoman, 4_000_000_000, "4000000000");
        check(Format::Ordinal, 22, "22nd");
        check(Format::Ordinal, 112, "112th");
        check(Format::Words, 4, "Four");
        check(Format::OrdinalWords, 2, "Second");
    }
}
