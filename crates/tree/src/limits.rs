use serde::{Deserialize, Serialize};
use thiserror::Error;

/// What a reader will take on. A document that needs more is refused, or read as far as it goes with a doubt.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Limits {
    /// The largest document, in bytes.
    pub bytes: u64,
    /// The most bytes that its packed parts may unpack to, all together.
    pub unpacked: u64,
    /// The most cells, paragraphs and other parts that are read; what stands after them is left out with a doubt.
    pub parts: usize,
    /// The most elements that may stand within each other.
    pub depth: usize,
    /// The most pages that are read; what stands after them is left out with a doubt.
    pub pages: usize,
}

impl Default for Limits {
    /// 50 MB, 256 MB unpacked, 1,000,000 parts, 256 deep, 2,000 pages.
    fn default() -> Self {
        const MB: u64 = 1024 * 1024;
        Self { bytes: 50 * MB, unpacked: 256 * MB, parts: 1_000_000, depth: 256, pages: 2000 }
    }
}

/// Why a document cannot be read at all. Each says what to do next.
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
    /// A file of a kind that no reader is made for.
    #[error(
        "{name} looks like {what}, which cannot be read; save it as .docx or PDF, or as .xlsx, a web page or text"
    )]
    Unknown {
        /// The name of the file.
        name: String,
        /// What its first bytes show.
        what: &'static str,
    },
    /// A document that opens only with a password.
    #[error("{name} is protected by a password; save a copy without one and choose that")]
    Password {
        /// The name of the file.
        name: String,
    },
    /// A document that is broken or was cut short.
    #[error("{name} is damaged: {what}. Open it in the program that made it and save it again")]
    Damaged {
        /// The name of the file.
        name: String,
        /// What is wrong and, where known, where.
        what: String,
    },
    /// A document that unpacks to more than a reader takes on.
    #[error("{name} asks for more than a plan can need: {what}. It may be damaged, or made to do harm")]
    Excessive {
        /// The name of the file.
        name: String,
        /// Which limit it exceeds, and by what.
        what: String,
    },
}
