//! The words of a PDF file as they stand in its bytes: objects, brackets, lists of pages, streams.

use std::collections::HashMap;

use crate::gate::Danger;

/// What was seen of a file so far.
pub struct Scan {
    /// For each object that lists others as its kids, or is a list itself, the numbers of those.
    pub kids: HashMap<u32, Vec<u32>>,
    deepest: usize,
    words: Words,
}

/// A packed part of a file.
pub struct Stream {
    /// The first byte of it.
    pub start: usize,
    /// What stands before it in its object.
    pub dictionary: Vec<u8>,
    /// Whether it is a picture, which is never unpacked.
    pub is_image: bool,
}

/// Where in an object the words stand.
#[derive(Default)]
struct Words {
    /// The object, and where its words begin.
    owner: Option<u32>,
    begun: usize,
    depth: usize,
    /// The last two numbers, the later one first.
    numbers: [Option<u32>; 2],
    listing: Listing,
}

#[derive(Clone, Copy, Default, PartialEq, Eq)]
enum Listing {
    #[default]
    No,
    /// The next word begins the kids.
    Begins,
    /// Inside the brackets of the kids.
    Inside,
}

/// So much of the words before a stream is looked at.
const LONGEST_DICTIONARY: usize = 64 * 1024;

impl Scan {
    /// For parts that stand no deeper than this within each other.
    pub fn new(deepest: usize) -> Self {
        Self { kids: HashMap::new(), deepest, words: Words::default() }
    }

    /// Goes on from a byte of the file to the next stream.
    ///
    /// # Errors
    /// [`Danger`] when parts stand too deep within each other.
    pub fn next_stream(&mut self, bytes: &[u8], mut at: usize) -> Result<Option<Stream>, Danger> {
        while at < bytes.len() {
            let (next, word) = self.word(bytes, at)?;
            if word == b"stream" {
                let begun = self.words.begun.max(at.saturating_sub(LONGEST_DICTIONARY)).min(at);
                let dictionary = bytes[begun..at].to_vec();
                let is_image =
                    find(&dictionary, b"/Image", 0).is_some() && find(&dictionary, b"/Width", 0).is_some();
                let gap =
                    bytes[next..].iter().take(2).take_while(|byte| matches!(byte, b'\r' | b'\n')).count();
                return Ok(Some(Stream { start: next + gap, dictionary, is_image }));
            }
            at = next;
        }
        Ok(None)
    }

    /// Goes through an unpacked part; a part that holds objects says in its dictionary where the first stands.
    ///
    /// # Errors
    /// [`Danger`] when parts stand too deep within each other.
    pub fn part(&mut self, dictionary: &[u8], bytes: &[u8]) -> Result<(), Danger> {
        let outer = std::mem::take(&mut self.words);
        let first = number_after(dictionary, b"/First").filter(|first| *first <= bytes.len());
        let objects = first.map(|first| offsets(&bytes[..first], first)).unwrap_or_default();
        let mut done = 0;
        for (place, (owner, start)) in objects.iter().enumerate() {
            let end = objects.get(place + 1).map_or(bytes.len(), |(_, next)| *next).min(bytes.len());
            self.words = Words { owner: Some(*owner), listing: Listing::Begins, ..Words::default() };
            self.words(&bytes[..end], *start)?;
            done = done.max(end);
        }
        if objects.is_empty() {
            self.words = Words::default();
            self.words(bytes, done)?;
        }
        self.words = outer;
        Ok(())
    }

    fn words(&mut self, bytes: &[u8], mut at: usize) -> Result<(), Danger> {
        while at < bytes.len() {
            at = self.word(bytes, at)?.0;
        }
        Ok(())
    }

    /// Takes in the word at a byte; gives the byte after it and the word.
    fn word<'b>(&mut self, bytes: &'b [u8], at: usize) -> Result<(usize, &'b [u8]), Danger> {
        let end = match bytes[at] {
            b'%' => bytes[at..]
                .iter()
                .position(|byte| matches!(byte, b'\r' | b'\n'))
                .map_or(bytes.len(), |to| at + to),
            b'(' => after_text(bytes, at),
            b'[' | b']' | b'{' | b'}' | b')' => at + 1,
            b'<' | b'>' => at + 1 + usize::from(bytes.get(at + 1) == Some(&bytes[at])),
            byte if byte.is_ascii_whitespace() || byte == 0 => {
                return Ok((at + 1, &bytes[at..at]));
            }
            _ => at + 1 + bytes[at + 1..].iter().take_while(|byte| !is_edge(**byte)).count(),
        };
        let word = &bytes[at..end];
        self.take(word, end)?;
        Ok((end, word))
    }

    fn take(&mut self, word: &[u8], end: usize) -> Result<(), Danger> {
        let words = &mut self.words;
        let begins = words.listing == Listing::Begins;
        match word {
            b"[" | b"<<" => {
                words.depth += 1;
                words.listing = match words.listing {
                    Listing::Begins if word == b"[" => Listing::Inside,
                    Listing::Inside => Listing::Inside,
                    _ => Listing::No,
                };
                if words.depth > self.deepest {
                    return Err(Danger::Excessive(format!(
                        "parts of it stand more than {} deep",
                        self.deepest
                    )));
                }
            }
            b"]" | b">>" => {
                words.depth = words.depth.saturating_sub(1);
                words.listing = Listing::No;
            }
            b"obj" => {
                words.owner = words.numbers[1];
                words.begun = end;
                words.depth = 0;
                // An object that is a list may be the kids of another.
                words.listing = Listing::Begins;
            }
            b"R" => {
                if let (Some(owner), Some(kid)) = (words.owner, words.numbers[1])
                    && words.listing != Listing::No
                {
                    self.kids.entry(owner).or_default().push(kid);
                }
                if begins {
                    words.listing = Listing::No;
                }
            }
            [b'/', name @ ..] => words.listing = if is_kids(name) { Listing::Begins } else { Listing::No },
            _ => {
                let digits = word.len() < 11 && word.iter().all(u8::is_ascii_digit);
                let text = std::str::from_utf8(word).ok().filter(|_| digits);
                let number = text.and_then(|text| text.parse().ok());
                words.numbers = [number, words.numbers[0]];
                return Ok(());
            }
        }
        words.numbers = [None, None];
        Ok(())
    }
}

fn is_edge(byte: u8) -> bool {
    byte.is_ascii_whitespace() || byte == 0 || b"()<>[]{}/%".contains(&byte)
}

/// Whether a name is `Kids`, its letters written as they are or as `#` and two digits.
fn is_kids(name: &[u8]) -> bool {
    if !name.contains(&b'#') {
        return name == b"Kids";
    }
    let text = String::from_utf8_lossy(name);
    let mut parts = text.split('#');
    let mut plain = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        let code = part.get(..2).and_then(|digits| u8::from_str_radix(digits, 16).ok());
        plain.push(code.map_or('#', char::from));
        plain.push_str(part.get(2..).unwrap_or_default());
    }
    plain == "Kids"
}

/// The byte after a text in brackets; where it does not end soon, the byte after its bracket.
fn after_text(bytes: &[u8], at: usize) -> usize {
    const LONGEST: usize = 64 * 1024;
    let mut depth = 0_usize;
    let mut escaped = false;
    for (step, byte) in bytes[at..].iter().take(LONGEST).enumerate() {
        match byte {
            _ if escaped => escaped = false,
            b'\\' => escaped = true,
            b'(' => depth += 1,
            b')' if depth == 1 => return at + step + 1,
            b')' => depth -= 1,
            _ => {}
        }
    }
    (at + LONGEST).min(bytes.len())
}

/// The objects of a part, by number and first byte.
fn offsets(head: &[u8], first: usize) -> Vec<(u32, usize)> {
    let text = String::from_utf8_lossy(head);
    let numbers: Vec<usize> = text.split_whitespace().map_while(|number| number.parse().ok()).collect();
    let pairs = numbers.chunks_exact(2);
    let mut all: Vec<(u32, usize)> =
        pairs.filter_map(|pair| Some((u32::try_from(pair[0]).ok()?, first.checked_add(pair[1])?))).collect();
    all.sort_by_key(|(_, start)| *start);
    all
}

fn number_after(bytes: &[u8], name: &[u8]) -> Option<usize> {
    let at = find(bytes, name, 0)? + name.len();
    let text = String::from_utf8_lossy(&bytes[at..(at + 16).min(bytes.len())]).into_owned();
    let digits = text.trim_start();
    digits.split(|letter: char| !letter.is_ascii_digit()).next()?.parse().ok()
}

/// Where some bytes stand in others, from a byte on.
pub fn find(bytes: &[u8], what: &[u8], from: usize) -> Option<usize> {
    let first = *what.first()?;
    let mut at = from;
    loop {
        at += bytes.get(at..)?.iter().position(|byte| *byte == first)?;
        if bytes[at..].starts_with(what) {
            return Some(at);
        }
        at += 1;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lists_of_pages_are_found_however_they_are_written() {
        let check = |file: &str, expected: &[(u32, &[u32])]| {
            let mut scan = Scan::new(100);
            assert!(scan.next_stream(file.as_bytes(), 0).unwrap().is_none());
            let mut kids: Vec<(u32, Vec<u32>)> = scan.kids.into_iter().collect();
            kids.sort();
            let expected: Vec<(u32, Vec<u32>)> =
                expected.iter().map(|(at, kids)| (*at, kids.to_vec())).collect();
            assert_eq!(kids, expected, "{file}");
        };
        check("2 0 obj <</Kids[3 0 R 4 0 R]/Count 2>> endobj", &[(2, &[3, 4])]);
        check("2 0 obj <</K#69ds 7 0 R/Parent 1 0 R>> 7 0 obj [ 3 0 R ]", &[(2, &[7]), (7, &[3])]);
        check("2 0 obj <</A (/Kids [3 0 R]) /B [5 0 R]>>", &[]);
        check("2 0 obj % /Kids [3 0 R]\n<< >>", &[]);
    }

    #[test]
    fn what_stands_too_deep_is_not_let_in() {
        let mut scan = Scan::new(100);
        assert!(scan.part(b"", &b"[".repeat(100)).is_ok());
        assert!(scan.part(b"", &b"[".repeat(101)).is_err());
        assert!(scan.part(b"", &b"[(])".repeat(101)).is_err());
    }
}
