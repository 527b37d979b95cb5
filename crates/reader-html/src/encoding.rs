//! Bytes to characters.

use std::borrow::Cow;

use encoding_rs::{Encoding, UTF_8, WINDOWS_1252};

/// How far from the beginning a page says how its characters are written.
const HEAD: usize = 4096;

/// The characters of a page: by its first bytes; as UTF-8 where they are that; by what the page, or `outside` it, says; or
/// as Windows-1252.
pub fn decode<'a>(bytes: &'a [u8], outside: Option<&str>) -> Cow<'a, str> {
    if let Some((encoding, length)) = Encoding::for_bom(bytes) {
        return encoding.decode_without_bom_handling(&bytes[length..]).0;
    }
    if let Some(encoding) = wide(bytes) {
        return encoding.decode_without_bom_handling(bytes).0;
    }
    if let Ok(text) = std::str::from_utf8(bytes) {
        return Cow::Borrowed(text);
    }
    let said = outside.and_then(|label| Encoding::for_label(label.as_bytes())).or_else(|| declared(bytes));
    // What says that it is UTF-8 and has bytes that are not was cut or patched: the rest of it is UTF-8 all the same.
    let encoding = said.filter(|said| said.is_ascii_compatible() || *said == UTF_8).unwrap_or(WINDOWS_1252);
    encoding.decode_without_bom_handling(bytes).0
}

/// UTF-16 without a mark: every other of the first bytes is zero.
fn wide(bytes: &[u8]) -> Option<&'static Encoding> {
    match bytes {
        [b'<', 0, _, 0, ..] => Some(encoding_rs::UTF_16LE),
        [0, b'<', 0, _, ..] => Some(encoding_rs::UTF_16BE),
        _ => None,
    }
}

/// What `charset=` or `encoding=` in the head of the page says.
fn declared(bytes: &[u8]) -> Option<&'static Encoding> {
    let head = bytes[..bytes.len().min(HEAD)].to_ascii_lowercase();
    let head = String::from_utf8_lossy(&head);
    ["charset", "encoding"].into_iter().find_map(|word| {
        let after = head.split_once(word)?.1.trim_start().strip_prefix('=')?;
        let label = after.trim_start().trim_start_matches(['"', '\'']);
        let end =
            label.find(|c: char| !c.is_ascii_alphanumeric() && !"-_:.".contains(c)).unwrap_or(label.len());
        Encoding::for_label(&label.as_bytes()[..end])
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn characters_are_read_as_they_were_written() {
        let check = |bytes: &[u8], outside, expected: &str| assert_eq!(decode(bytes, outside), expected);
        check("<p>£ – ✔".as_bytes(), None, "<p>£ – ✔");
        check(b"\xEF\xBB\xBF<p>\xC2\xA3", None, "<p>£");
        check(b"<p>\xA35 \x96 \x93x\x94", None, "<p>£5 – “x”");
        check(b"<meta charset=\"iso-8859-2\">\xB9", None, "<meta charset=\"iso-8859-2\">š");
        check(b"<meta charset=windows-1252><p>\xC2\xA3", None, "<meta charset=windows-1252><p>£");
        check(b"\xFF\xFE<\0p\0>\0\xA3\0", None, "<p>£");
        check(b"<\0p\0>\0\xA3\0", None, "<p>£");
        check(b"<p>\xB9", Some("iso-8859-2"), "<p>š");
        check(b"<meta charset=utf-8>\xC2\xA3 \xFF", None, "<meta charset=utf-8>£ \u{FFFD}");
    }
}
