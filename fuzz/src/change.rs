//! Changes to a document that mostly keep it well formed: whole tags, words and values are moved, doubled or taken out.

use std::ops::Range;

/// What the pieces of a document are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// Tags and the words between them.
    Tags,
    /// Words with space between them.
    Words,
}

/// Values that programs are seldom ready for.
const VALUES: &[&str] = &[
    "0",
    "-1",
    "1",
    "2",
    "255",
    "256",
    "1000",
    "16384",
    "65535",
    "1048576",
    "2147483647",
    "4294967296",
    "99999999999999999999",
    "1e308",
    "NaN",
    "",
    "A1:XFD1048576",
    "../../x",
    "&#x2714;",
    "\u{202E}",
    "FFFF00",
    "continue",
    "restart",
    "none",
    "true",
];

/// Changes `data`, of which the first `size` bytes are the document; returns the new size. The same seed makes the same
/// change.
pub fn change(data: &mut [u8], size: usize, most: usize, seed: u32, kind: Kind) -> usize {
    let mut chance = Chance(u64::from(seed) | 1 << 40);
    let document = &data[..size];
    let pieces = pieces(document, kind);
    let Some(first) = chance.pick(&pieces).cloned() else { return size };
    let other = chance.pick(&pieces).cloned().unwrap_or_default();
    let whole = balanced(document, &first, kind);
    let changed = match chance.below(7) {
        0 => spliced(document, &whole, &[]),
        1 => spliced(document, &(whole.end..whole.end), &document[whole.clone()]),
        2 => spliced(document, &(other.start..other.start), &document[whole.clone()]),
        3 => spliced(document, &first, &document[other.clone()]),
        4 => {
            let times = chance.below(64) + 2;
            spliced(document, &(first.end..first.end), &document[first.clone()].repeat(times))
        }
        _ => {
            let value = chance.pick(VALUES).copied().unwrap_or_default();
            spliced(document, &value_in(document, &first, kind, &mut chance), value.as_bytes())
        }
    };
    let length = changed.len().min(most).min(data.len());
    data[..length].copy_from_slice(&changed[..length]);
    length
}

fn spliced(document: &[u8], range: &Range<usize>, piece: &[u8]) -> Vec<u8> {
    [&document[..range.start], piece, &document[range.end..]].concat()
}

/// The tags and the words between them, or the words.
fn pieces(document: &[u8], kind: Kind) -> Vec<Range<usize>> {
    let mut pieces = Vec::new();
    let mut from = 0;
    for (at, byte) in document.iter().enumerate() {
        let (before, after) = match kind {
            Kind::Tags => (*byte == b'<', *byte == b'>'),
            Kind::Words => (byte.is_ascii_whitespace(), byte.is_ascii_whitespace()),
        };
        if before && at > from {
            pieces.push(from..at);
            from = at;
        }
        if after {
            pieces.push(from..at + 1);
            from = at + 1;
        }
    }
    if from < document.len() {
        pieces.push(from..document.len());
    }
    pieces
}

/// The element that a start tag begins, up to its end tag; any other piece alone.
fn balanced(document: &[u8], piece: &Range<usize>, kind: Kind) -> Range<usize> {
    let tag = &document[piece.clone()];
    let is_start =
        kind == Kind::Tags && tag.starts_with(b"<") && !tag.starts_with(b"</") && !tag.ends_with(b"/>");
    if !is_start {
        return piece.clone();
    }
    let name: Vec<u8> = tag[1..].iter().copied().take_while(|byte| !b" />\n".contains(byte)).collect();
    let (open, close) = ([b"<".as_slice(), &name].concat(), [b"</".as_slice(), &name, b">"].concat());
    let mut depth = 0_usize;
    for at in piece.start..document.len() {
        let rest = &document[at..];
        if rest.starts_with(&close) {
            depth = depth.saturating_sub(1);
            if depth == 0 {
                return piece.start..at + close.len();
            }
        } else if rest.starts_with(&open) && rest.get(open.len()).is_some_and(|byte| b" >\n".contains(byte)) {
            depth += 1;
        }
    }
    piece.clone()
}

/// A value in a tag, between quotation marks; any other piece as a whole.
fn value_in(document: &[u8], piece: &Range<usize>, kind: Kind, chance: &mut Chance) -> Range<usize> {
    let marks: Vec<usize> = piece.clone().filter(|&at| document[at] == b'"').collect();
    let values: Vec<&[usize]> = marks.chunks_exact(2).collect();
    match chance.pick(&values) {
        Some([start, end]) if kind == Kind::Tags => start + 1..*end,
        _ => piece.clone(),
    }
}

/// Numbers in a row that look like chance (xorshift).
struct Chance(u64);

impl Chance {
    fn below(&mut self, most: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from(self.0 >> 11).unwrap_or(0) % most.max(1)
    }

    fn pick<'a, T>(&mut self, all: &'a [T]) -> Option<&'a T> {
        let at = self.below(all.len());
        all.get(at)
    }
}
