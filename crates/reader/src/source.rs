use goldthread_plan::SourceRef;
use goldthread_tree::{Limits, Tree, Unreadable};
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use crate::formats::{self, Opened};

/// A document that has been opened: what it shows is known, what it means is not yet.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Source {
    about: SourceRef,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    text: Option<String>,
    tree: Tree,
}

impl Source {
    /// Takes the bytes of a document in.
    ///
    /// # Errors
    /// [`Unreadable`] when it is empty, larger than the limit, damaged, protected, or of a kind that is not read.
    pub fn new(name: &str, bytes: &[u8], limits: Limits) -> Result<Self, Unreadable> {
        let size = bytes.len() as u64;
        if size > limits.bytes {
            return Err(Unreadable::TooLarge { name: name.to_owned(), bytes: size, limit: limits.bytes });
        }
        let Opened { text, tree, media_type } = formats::open(name, bytes, &limits)?;
        let sha256 = hexadecimal(&Sha256::digest(bytes));
        let about =
            SourceRef { name: name.to_owned(), media_type: media_type.to_owned(), sha256, bytes: size };
        Ok(Self { about, text, tree })
    }

    /// The document without its bytes.
    pub fn about(&self) -> &SourceRef {
        &self.about
    }

    /// What it is, and what it shows.
    pub(crate) fn into_parts(self) -> (SourceRef, Tree) {
        (self.about, self.tree)
    }

    /// The text of a document that is one; anchors count its bytes.
    pub fn text(&self) -> Option<&str> {
        self.text.as_deref()
    }

    /// What the document shows, before anything is made of it.
    pub fn tree(&self) -> &Tree {
        &self.tree
    }
}

fn hexadecimal(bytes: &[u8]) -> String {
    let digit = |half: u8| char::from_digit(u32::from(half), 16).unwrap_or('0');
    bytes.iter().flat_map(|byte| [digit(byte >> 4), digit(byte & 15)]).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(bytes: &[u8], expected: Result<&str, &str>) {
        let read = Source::new("plan.txt", bytes, Limits { bytes: 100, ..Limits::default() });
        match expected {
            Ok(text) => assert_eq!(read.unwrap().text(), Some(text)),
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
        check(b"\x89PNG ...", Err("a picture"));
        check(b"abc\0\0\0def", Err("a binary file"));
    }
}
