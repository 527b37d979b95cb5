//! Bullets, numbers and letters at the start of a line.

use goldthread_anchor::Quote;

/// What a line begins with.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Mark {
    /// Words.
    #[default]
    None,
    /// A bullet; a blank where the format says that it is an item and prints none.
    Bullet(char),
    /// A number.
    Number(u32),
    /// A number with a part: 2.1.
    Part,
    /// A letter or a small roman number: a), (iv).
    Letter,
}

/// A line without its mark.
#[derive(Clone, Debug)]
pub struct Marked {
    /// The mark.
    pub mark: Mark,
    /// The number or letter, as printed, without what closes it.
    pub reference: Option<Quote>,
    /// What follows it.
    pub rest: Quote,
}

const BULLETS: &str = "◼■▪●•○◦‣⁃∙·►▶➢➤❖✓✔□❑§ƒ¾*–—-";

impl Marked {
    /// Takes the mark off a line.
    pub fn of(line: &Quote) -> Self {
        let text = line.text();
        if let Some((bullet, length)) = bullet(text) {
            return Self {
                mark: Mark::Bullet(bullet),
                reference: None,
                rest: line.slice(length..text.len()),
            };
        }
        let Some((mark, reference, length)) = number(text).or_else(|| letter(text)) else {
            return Self { mark: Mark::None, reference: None, rest: line.clone() };
        };
        let reference = Some(line.slice(reference));
        Self { mark, reference, rest: line.slice(length..text.len()) }
    }
}

/// Whether a character is printed as a bullet; word processors use characters of their own.
pub fn is_bullet(c: char) -> bool {
    BULLETS.contains(c) || ('\u{e000}'..='\u{f8ff}').contains(&c)
}

fn bullet(text: &str) -> Option<(char, usize)> {
    let first = text.chars().next()?;
    let rest = &text[first.len_utf8()..];
    let spaced = rest.starts_with(char::is_whitespace);
    let is_dash = matches!(first, '-' | '–' | '—' | '*' | 'ƒ' | '·');
    let stands = is_bullet(first) && (spaced || !is_dash && !rest.is_empty());
    let round = first == 'o' && spaced && rest.trim_start().starts_with(char::is_uppercase);
    (stands || round).then(|| (first, first.len_utf8() + rest.len() - rest.trim_start().len()))
}

/// `3.`, `3)`, `(3)`, `2.1`, `R3`, `Recommendation 3:`, and a number set close to its words.
fn number(text: &str) -> Option<(Mark, std::ops::Range<usize>, usize)> {
    let word = ["Recommendation ", "RECOMMENDATION ", "R", "("].into_iter().find(|word| {
        text.strip_prefix(word).is_some_and(|rest| rest.starts_with(|c: char| c.is_ascii_digit()))
    });
    let start = word.map_or(0, str::len);
    let digits = digits(&text[start..]);
    if digits == 0 || digits > 3 {
        return None;
    }
    let value = text[start..start + digits].parse().ok()?;
    let mut end = start + digits;
    let mut mark = Mark::Number(value);
    let after = &text[end..];
    let part = after.strip_prefix('.').map_or(0, self::digits);
    if part > 0 {
        (mark, end) = (Mark::Part, end + 1 + part);
    }
    let rest = &text[end..];
    let closed = rest.trim_start_matches(['.', ')', ':']);
    let is_closed = closed.len() < rest.len();
    let words = closed.trim_start();
    let is_spaced = words.len() < closed.len();
    let capital = words.starts_with(|c: char| c.is_uppercase() || matches!(c, '‘' | '“' | '\'' | '"'));
    let stands = match (is_closed, word, mark) {
        (true, ..) => words.is_empty() || is_spaced || capital,
        (_, Some("(" | "R"), _) | (_, None, Mark::Number(_)) => !is_spaced && capital,
        _ => is_spaced && capital,
    };
    stands.then(|| (mark, start..end, text.len() - words.len()))
}

fn digits(text: &str) -> usize {
    text.bytes().take_while(u8::is_ascii_digit).count()
}

/// `a)`, `(b)`, `iv)`, `c.`
fn letter(text: &str) -> Option<(Mark, std::ops::Range<usize>, usize)> {
    let start = usize::from(text.starts_with('('));
    let length = text[start..].bytes().take_while(u8::is_ascii_lowercase).count();
    let letters = text.get(start..start + length)?;
    let roman = letters.bytes().all(|byte| b"ivx".contains(&byte));
    let after = text.get(start + length..)?;
    let closed = after.strip_prefix(')').or_else(|| after.strip_prefix('.').filter(|_| start == 0))?;
    let fits = length == 1 || roman && (1..=4).contains(&length);
    (fits && closed.starts_with(char::is_whitespace))
        .then(|| (Mark::Letter, start..start + length, text.len() - closed.trim_start().len()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_come_off_their_lines() {
        let check = |line: &str, mark: Mark, rest: &str| {
            let marked = Marked::of(&Quote::typed(line));
            assert_eq!((marked.mark, marked.rest.text()), (mark, rest), "{line}");
        };
        check("◼ The timeliness of visits", Mark::Bullet('◼'), "The timeliness of visits");
        check("\u{f0b7}The timeliness", Mark::Bullet('\u{f0b7}'), "The timeliness");
        check("– plans", Mark::Bullet('–'), "plans");
        check("-based", Mark::None, "-based");
        check("o Plans", Mark::Bullet('o'), "Plans");
        check("12. Ensure", Mark::Number(12), "Ensure");
        check("1Ensure", Mark::Number(1), "Ensure");
        check("3.Ensure", Mark::Number(3), "Ensure");
        check("(4) ensure", Mark::Number(4), "ensure");
        check("R2. Ensure", Mark::Number(2), "Ensure");
        check("Recommendation 7: Ensure", Mark::Number(7), "Ensure");
        check("2.1 Adoption performance", Mark::Part, "Adoption performance");
        check("16- and 17-year-olds", Mark::None, "16- and 17-year-olds");
        check("24 and 25 July", Mark::None, "24 and 25 July");
        check("2013. It was", Mark::None, "2013. It was");
        check("a) plans", Mark::Letter, "plans");
        check("(ii) plans", Mark::Letter, "plans");
        check("e.g. plans", Mark::None, "e.g. plans");
        check("", Mark::None, "");
    }
}
