use std::hash::{DefaultHasher, Hash, Hasher};

/// A longer text is cut.
const MOST_BYTES: usize = 100_000;

/// Something to be found.
#[derive(Clone, Debug, PartialEq)]
pub struct Document<T> {
    /// What no other document of its group is called.
    pub key: String,
    /// What it is called; words here count most. It may be empty.
    pub title: String,
    /// What it says.
    pub text: String,
    /// How much a hit in it counts beside one in others; 1 is usual.
    pub weight: u8,
    /// What it is to whoever asks.
    pub about: T,
}

impl<T: Hash> Document<T> {
    /// The same for a document that says the same of the same.
    pub(crate) fn fingerprint(&self) -> u64 {
        let mut hasher = DefaultHasher::new();
        (&self.title, &self.text, self.weight, &self.about).hash(&mut hasher);
        hasher.finish()
    }
}

/// A text as it is kept: no longer than the limit, and without the characters that stand for nothing, two of which mark words.
pub(crate) fn kept(text: &str) -> String {
    let cut = &text[..text.floor_char_boundary(MOST_BYTES)];
    cut.replace(|letter: char| letter.is_control() && letter != '\n', " ")
}
