//! How progress is told.

pub(crate) mod one_word_progress;
pub(crate) mod progress_told_elsewhere;
