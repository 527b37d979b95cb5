//! How an answer crosses from one process to the other: a line that names its form, the answer, and a byte that ends it.
//!
//! The end is a mark of its own, so that the side that asks need not wait until the other has given its memory back.

use std::io::{Error, Write};

use super::Answer;

/// Ends an answer; no text in UTF-8 has this byte.
const END: u8 = 0xFF;
/// What follows is an answer as JSON.
const JSON: &[u8] = b"json\n";
/// What follows is to be printed, as it is.
const PRINTED: &[u8] = b"printed\n";

/// Writes an answer.
///
/// # Errors
/// What the system says when it cannot be written.
pub fn write(answer: &Answer, out: &mut impl Write) -> std::io::Result<()> {
    if let Answer::Printed(text) = answer {
        out.write_all(PRINTED)?;
        out.write_all(text.as_bytes())?;
    } else {
        out.write_all(JSON)?;
        serde_json::to_writer(&mut *out, answer).map_err(Error::from)?;
    }
    out.write_all(&[END])?;
    out.flush()
}

/// Whether what was heard so far is a whole answer.
pub fn is_whole(heard: &[u8]) -> bool {
    heard.last() == Some(&END)
}

/// The answer that was heard, if it is one.
pub fn understood(mut heard: Vec<u8>) -> Option<Answer> {
    heard.pop().filter(|end| *end == END)?;
    if let Some(answer) = heard.strip_prefix(JSON) {
        return serde_json::from_slice(answer).ok();
    }
    let text = heard.strip_prefix(PRINTED)?;
    std::str::from_utf8(text).ok().map(|text| Answer::Printed(text.to_owned()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_answer_crosses_whole_or_not_at_all() {
        let check = |answer: &Answer, sent: &[u8]| {
            let mut heard = Vec::new();
            write(answer, &mut heard).unwrap();
            assert_eq!(heard, sent);
            let whole = (0..heard.len()).filter(|end| is_whole(&heard[..*end])).count();
            assert_eq!((whole, is_whole(&heard)), (0, true));
            assert_eq!(format!("{:?}", understood(heard)), format!("{:?}", Some(answer)));
        };
        check(&Answer::Printed("One\n\"Zwei\" ü\n".to_owned()), b"printed\nOne\n\"Zwei\" \xC3\xBC\n\xFF");
        check(&Answer::Refused("no".to_owned()), b"json\n{\"Refused\":\"no\"}\xFF");
        for odd in [
            &b""[..],
            b"\xFF",
            b"json\n\xFF",
            b"json\n{}\xFF",
            b"printed\n\x80\xFF",
            b"print\xFF",
            b"printed\nOne",
        ] {
            assert!(understood(odd.to_vec()).is_none(), "{odd:?}");
        }
    }
}
