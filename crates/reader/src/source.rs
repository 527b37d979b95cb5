use encoding_rs::{Encoding, UTF_8, UTF_16BE, UTF_16LE, WINDOWS_1252};
use goldthread_plan::SourceRef;
use sha2::{Digest, Sha256};
use thiserror::Error;

/// What a reader will take on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Limits {
    /// The largest document, in bytes.
    pub bytes: u64,
}

impl Default for Limits {
    /// 50 MB.
    fn default() -> Self {
        Self { bytes: 50 * 1024 * 1024 }
    }
}

/// A document whose text is known.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Source {
    about: SourceRef,
    text: String,
    encoding: Decoded,
}

/// How sure the reader is of the letters.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Decoded {
    /// The bytes say how they are to be read.
    Sure,
    /// Not UTF-8: taken for Windows-1252, which reads any bytes.
    Guessed,
}

/// Why a document cannot be read at all.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum Unreadable {
    /// Nothing in it.
    #[error("{name} is empty; check that the right file was chosen and that it was saved")]
    Empty {
        /// The name of the file.
        name: String,
    },
    /// More bytes than the limit.
    #[error(
        "{name} is {bytes} bytes; the limit is {limit}. Split the document, or raise the limit with --max-bytes"
    )]
    TooLarge {
        /// The name of the file.
        name: String,
        /// Its size.
        bytes: u64,
        /// The limit.
        limit: u64,
    },
    /// A file that is not text.
    #[error(
        "{name} looks like {what}, which this version cannot read; save the document as text or Markdown"
    )]
    NotText {
        /// The name of the file.
        name: String,
        /// What its first bytes show.
        what: &'static str,
    },
}

/// First bytes of files that are not text, and what they are.
const SIGNATURES: &[(&[u8], &str)] = &[
    (b"\xFF\xFE\0\0", "a text in UTF-32"),
    (b"\0\0\xFE\xFF", "a text in UTF-32"),
    (b"%PDF-", "a PDF"),
    (b"PK\x03\x04", "a Word, Excel or other zipped document"),
    (b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1", "an old Word or Excel document"),
    (b"{\\rtf", "a rich text document"),
    (b"\x89PNG", "a picture"),
    (b"\xFF\xD8\xFF", "a picture"),
    (b"GIF8", "a picture"),
    (b"\x1F\x8B", "a compressed file"),
    (b"\x7FELF", "a program"),
    (b"MZ", "a program"),
    (b"SQLite format 3\0", "a database"),
];

impl Source {
    /// Takes the bytes of a document in.
    ///
    /// # Errors
    /// [`Unreadable`] when it is empty, larger than the limit, or not text.
    pub fn new(name: &str, bytes: &[u8], limits: Limits) -> Result<Self, Unreadable> {
        let name = name.to_owned();
        let size = bytes.len() as u64;
        if size > limits.bytes {
            return Err(Unreadable::TooLarge { name, bytes: size, limit: limits.bytes });
        }
        if let Some(what) = not_text(bytes) {
            return Err(Unreadable::NotText { name, what });
        }
        let (text, encoding) = decode(bytes);
        let text = with_line_ends(text);
        if text.trim().is_empty() {
            return Err(Unreadable::Empty { name });
        }
        let media_type = media_type(&name, &text).to_owned();
        let about = SourceRef { name, media_type, sha256: hexadecimal(&Sha256::digest(bytes)), bytes: size };
        Ok(Self { about, text, encoding })
    }

    /// The document without its bytes.
    pub fn about(&self) -> &SourceRef {
        &self.about
    }

    /// The text; anchors count its bytes.
    pub fn text(&self) -> &str {
        &self.text
    }

    pub(crate) fn encoding(&self) -> Decoded {
        self.encoding
    }
}

fn not_text(bytes: &[u8]) -> Option<&'static str> {
    if let Some((_, what)) = SIGNATURES.iter().find(|(start, _)| bytes.starts_with(start)) {
        return Some(what);
    }
    if Encoding::for_bom(bytes).is_some() || unmarked_utf16(bytes).is_some() {
        return None;
    }
    let head = &bytes[..bytes.len().min(64 * 1024)];
    let odd = head.iter().filter(|byte| **byte < 0x20 && !b"\t\n\r\x0C\x0B".contains(byte)).count();
    (head.contains(&0) || odd * 50 > head.len()).then_some("a binary file")
}

/// UTF-16 without its mark: every other byte of the start is zero.
fn unmarked_utf16(bytes: &[u8]) -> Option<&'static Encoding> {
    let head = &bytes[..bytes.len().min(512) & !1];
    let zeros = |which: usize| head.iter().skip(which).step_by(2).filter(|byte| **byte == 0).count();
    let most = head.len() / 2 * 9 / 10;
    match (zeros(0), zeros(1)) {
        _ if head.len() < 8 => None,
        (0, odd) if odd >= most => Some(UTF_16LE),
        (even, 0) if even >= most => Some(UTF_16BE),
        _ => None,
    }
}

fn decode(bytes: &[u8]) -> (String, Decoded) {
    if let Some((encoding, mark)) = Encoding::for_bom(bytes) {
        return (encoding.decode_without_bom_handling(&bytes[mark..]).0.into_owned(), Decoded::Sure);
    }
    if let Some(encoding) = unmarked_utf16(bytes) {
        return (encoding.decode_without_bom_handling(bytes).0.into_owned(), Decoded::Sure);
    }
    match UTF_8.decode_without_bom_handling_and_without_replacement(bytes) {
        Some(text) => (text.into_owned(), Decoded::Sure),
        None => (WINDOWS_1252.decode_without_bom_handling(bytes).0.into_owned(), Decoded::Guessed),
    }
}

/// Lines that end as those of old Macintosh files do, which Word still offers, get the usual end, byte for byte.
fn with_line_ends(text: String) -> String {
    if text.contains('\r') && !text.contains('\n') { text.replace('\r', "\n") } else { text }
}

fn media_type(name: &str, text: &str) -> &'static str {
    let named = name
        .rsplit_once('.')
        .is_some_and(|(_, end)| ["md", "markdown"].contains(&end.to_lowercase().as_str()));
    let marked = text.lines().take(200).any(|line| line.starts_with("# ") || line.starts_with("## "));
    if named || marked { "text/markdown" } else { "text/plain" }
}

fn hexadecimal(bytes: &[u8]) -> String {
    let digit = |half: u8| char::from_digit(u32::from(half), 16).unwrap_or('0');
    bytes.iter().flat_map(|byte| [digit(byte >> 4), digit(byte & 15)]).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(bytes: &[u8], expected: Result<&str, &str>) {
        let read = Source::new("plan.txt", bytes, Limits { bytes: 100 });
        match expected {
            Ok(text) => assert_eq!(read.unwrap().text(), text),
            Err(part) => {
                let said = read.unwrap_err().to_string();
                assert!(said.contains(part), "{said}");
            }
        }
    }

    #[test]
    fn bytes_become_text_or_a_sentence() {
        check("Über".as_bytes(), Ok("Über"));
        check(b"\xEF\xBB\xBFplan", Ok("plan"));
        check(b"\xFF\xFEp\0l\0a\0n\0", Ok("plan"));
        check(b"p\0l\0a\0n\0 \0o\0f\0", Ok("plan of"));
        check(b"children\x92s plan", Ok("children’s plan"));
        check(b"One\rTwo\r", Ok("One\nTwo\n"));
        check(b"One\r\nTwo", Ok("One\r\nTwo"));
        check(b"\xFF\xFE\0\0p\0\0\0", Err("a text in UTF-32"));
        check(b"", Err("is empty"));
        check(b" \n\t\n", Err("is empty"));
        check(&[b'x'; 101], Err("the limit is 100"));
        check(b"%PDF-1.7 ...", Err("a PDF"));
        check(b"abc\0\0\0def", Err("a binary file"));
    }
}
