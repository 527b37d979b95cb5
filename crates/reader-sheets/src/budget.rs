//! How much a document may still ask for.

use goldthread_tree::{Limits, Unreadable};

/// What is left of the limits of one document.
#[derive(Debug)]
pub struct Budget {
    name: String,
    most: usize,
    cells: usize,
    words: usize,
}

impl Budget {
    /// All that the limits allow; words may be a quarter of what a document may unpack to.
    pub fn new(name: &str, limits: &Limits) -> Self {
        let words = usize::try_from(limits.unpacked / 4).unwrap_or(usize::MAX);
        Self { name: name.to_owned(), most: limits.parts, cells: limits.parts, words }
    }

    /// Counts a cell of so many bytes of words.
    ///
    /// # Errors
    /// [`Unreadable::Excessive`] where nothing is left.
    pub fn take(&mut self, bytes: usize) -> Result<(), Unreadable> {
        let excessive = |what| Unreadable::Excessive { name: self.name.clone(), what };
        let cells =
            self.cells.checked_sub(1).ok_or_else(|| excessive(format!("more than {} cells", self.most)))?;
        let words = self.words.checked_sub(bytes);
        let words = words.ok_or_else(|| excessive("more words than a book has".to_owned()))?;
        (self.cells, self.words) = (cells, words);
        Ok(())
    }
}
