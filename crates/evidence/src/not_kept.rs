//! Why a file is not taken in.

use std::io;

use thiserror::Error;

use crate::{Fault, FileKind};

/// What is taken, as a sentence for people.
pub const TAKEN: &str = "Taken are PDF (pdf), documents of Word, Excel and PowerPoint without macros (docx, xlsx, pptx), OpenDocument texts, sheets and \
     slides (odt, ods, odp), pictures (png, jpg, gif, webp), films and sound (mp4, m4a), plain text, CSV and Markdown (txt, csv, md), and \
     mails (eml, msg)";

/// A file is not kept. Nothing of it is left in the folder.
#[derive(Debug, Error)]
pub enum NotKept {
    /// There is nothing in it.
    #[error("the file is empty; choose another")]
    Empty,
    /// It is larger than is allowed.
    #[error("the file is larger than {} MB; make it smaller, or leave a link to it", limit / 1_000_000)]
    TooLarge {
        /// The most bytes that a file may have.
        limit: u64,
    },
    /// It is not of a kind that is taken.
    #[error("{0}. {TAKEN}")]
    NotTaken(NotTaken),
    /// The scanner found something.
    #[error(
        "the scanner found {found} in the file; do not open it, and tell whoever looks after your computer"
    )]
    Infected {
        /// What it is called.
        found: String,
    },
    /// It has to be scanned, and could not be.
    #[error("the file cannot be scanned for viruses now ({why}); try again later")]
    NotScanned {
        /// What stands in the way.
        why: String,
    },
    /// It did not arrive whole.
    #[error("the file did not arrive whole; send it again")]
    Interrupted(#[source] io::Error),
    /// There is no room for it.
    #[error("there is no room to keep the file; tell whoever runs this server that the disk is full")]
    NoRoom(#[source] Fault),
    /// The folder cannot be used.
    #[error("the file cannot be kept now; try again later, and tell whoever runs this server")]
    Fault(#[source] Fault),
}

impl From<Fault> for NotKept {
    fn from(fault: Fault) -> Self {
        if fault.is_for_room() { Self::NoRoom(fault) } else { Self::Fault(fault) }
    }
}

/// Why a file is none of those that are taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
pub enum NotTaken {
    /// Nothing that is known.
    #[error("it cannot be told what the file is")]
    Unknown,
    /// A web page, SVG or XML.
    #[error("the file is a web page, a drawing made of code, or XML; print it to PDF and send that")]
    Markup,
    /// A program, or a text whose name does not say that it is one.
    #[error(
        "the file is a program or script, or a text that has not the name of one; rename a text to end in .txt"
    )]
    Script,
    /// An office document with macros.
    #[error("the document has macros in it, which run on whoever opens it; save it without them")]
    Macros,
    /// An office document that only opens with a password.
    #[error("the document is locked with a password; save it without one")]
    Locked,
    /// A document of Word, Excel or `PowerPoint` 97 to 2003.
    #[error("the document is of an old kind of Office; save it as docx, xlsx, pptx or PDF")]
    OldOffice,
    /// A zip that is no document.
    #[error(
        "the file is a packed folder, or a document that cannot be recognised; send what is in it, one by one"
    )]
    Archive,
    /// It ends before its end.
    #[error("the file looks like {} but is cut off or damaged; send it again, or save it anew", .0.words())]
    CutOff(FileKind),
    /// Two programs would see two things in it.
    #[error("the file looks like {} and has a packed folder hidden in it", .0.words())]
    TwoInOne(FileKind),
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::kind::KINDS;

    #[test]
    fn every_kind_stands_in_the_sentence() {
        for row in &KINDS {
            let ending = row.endings.first().expect("each kind has an ending");
            assert!(TAKEN.contains(ending), "{ending}");
        }
    }
}
