//! What a report of an inspection says: which framework, when, each judgement with its grade, what has to be done, by whom
//! and by when, and what inspectors found.
//!
//! It reads the [`Tree`](goldthread_tree::Tree) of any format and knows no council. Frameworks, headings, grades and the words
//! of praise and blame are data in `data/*.toml`. Start at [`recognise`]; [`draft`] makes the beginning of a plan of a report;
//! [`account`] reads an article that tells of one.

mod account;
mod answer;
mod bodies;
mod draft;
mod findings;
mod front;
mod judgements;
mod kind;
mod lexicon;
mod lines;
mod lists;
mod mark;
mod report;
mod times;
mod tones;
mod working_days;

pub use account::account;
pub use answer::received;
pub use draft::{DraftOf, draft};
pub use kind::recognise;
pub use report::{
    Account, Addressee, Finding, Framework, Judged, Recommendation, RecommendationKind, Report, Scale, Tone,
};

/// Makes the words of reports ready ahead of time, as reading the first document would.
pub fn prepare() {
    lexicon::lexicon();
}
