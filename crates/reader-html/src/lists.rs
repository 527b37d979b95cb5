//! The numbers of lists.

use goldthread_tree::words;

use crate::style::Numbering;

/// A list that is being read.
#[derive(Clone, Copy, Debug)]
pub struct List {
    /// How its items are numbered.
    pub numbering: Numbering,
    /// The number of the next item.
    pub next: i32,
}

impl List {
    /// The mark of the next item with a space after it, and the list moved on.
    pub fn mark(&mut self, own: Option<i32>) -> String {
        let number = own.unwrap_or(self.next);
        self.next = number.saturating_add(1);
        match self.numbering {
            Numbering::None => String::new(),
            Numbering::Bullets => "• ".to_owned(),
            numbering => format!("{}. ", written(number, numbering)),
        }
    }
}

/// The numbering that the `type` of a list or item asks for.
pub fn of_type(value: &str) -> Option<Numbering> {
    match value.trim() {
        "1" => Some(Numbering::Decimal),
        "a" => Some(Numbering::LowerLetters),
        "A" => Some(Numbering::UpperLetters),
        "i" => Some(Numbering::LowerRoman),
        "I" => Some(Numbering::UpperRoman),
        _ => None,
    }
}

fn written(number: i32, numbering: Numbering) -> String {
    let written = match numbering {
        Numbering::LowerLetters => letters(number),
        Numbering::UpperLetters => letters(number).map(|letters| letters.to_uppercase()),
        Numbering::LowerRoman => roman(number),
        Numbering::UpperRoman => roman(number).map(|roman| roman.to_uppercase()),
        Numbering::Decimal | Numbering::Bullets | Numbering::None => None,
    };
    written.unwrap_or_else(|| number.to_string())
}

/// a to z, then aa.
fn letters(number: i32) -> Option<String> {
    let mut rest = u32::try_from(number).ok().filter(|number| *number > 0)?;
    let mut out = Vec::new();
    while rest > 0 {
        rest -= 1;
        out.push(char::from_digit(rest % 26 + 10, 36)?);
        rest /= 26;
    }
    Some(out.iter().rev().collect())
}

fn roman(number: i32) -> Option<String> {
    words::roman(u32::try_from(number).ok()?)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_written_as_the_list_says() {
        let check = |number, numbering, expected: &str| {
            let own = Some(number);
            assert_eq!(List { numbering, next: 1 }.mark(own), expected, "{number}");
        };
        check(4, Numbering::Decimal, "4. ");
        check(i32::MAX, Numbering::Decimal, "2147483647. ");
        check(1, Numbering::LowerLetters, "a. ");
        check(26, Numbering::LowerLetters, "z. ");
        check(28, Numbering::UpperLetters, "AB. ");
        check(i32::MIN, Numbering::UpperLetters, "-2147483648. ");
        check(14, Numbering::LowerRoman, "xiv. ");
        check(1999, Numbering::UpperRoman, "MCMXCIX. ");
        check(4000, Numbering::UpperRoman, "4000. ");
        check(2, Numbering::Bullets, "• ");
        check(2, Numbering::None, "");
    }
}
