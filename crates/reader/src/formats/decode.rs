//! Bytes to letters.

use encoding_rs::{Encoding, UTF_8, UTF_16BE, UTF_16LE, WINDOWS_1252};

/// How sure the reader is of the letters.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Decoded {
    /// The bytes say how they are to be read.
    Sure,
    /// Not UTF-8: taken for Windows-1252, which reads any bytes.
    Guessed,
}

/// The text of a file. Lines that end as those of old Macintosh files do, which Word still offers, get the usual end,
/// byte for byte.
pub fn decode(bytes: &[u8]) -> (String, Decoded) {
    let (text, decoded) = letters(bytes);
    let text = if text.contains('\r') && !text.contains('\n') { text.replace('\r', "\n") } else { text };
    (text, decoded)
}

fn letters(bytes: &[u8]) -> (String, Decoded) {
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

/// UTF-16 without its mark: every other byte of the start is zero.
pub fn unmarked_utf16(bytes: &[u8]) -> Option<&'static Encoding> {
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
