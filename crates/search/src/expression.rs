//! A query in the words of FTS5. Every word stands in quotation marks there, so that none of them is taken for an operator.

use crate::found::Way;
use crate::query::{Query, Term};
use crate::vocabulary::Vocabulary;

/// What is asked of the index; nothing where this way of looking is no other than the one before it.
pub fn expression(query: &Query, way: Way, known: &Vocabulary) -> Option<String> {
    let mut differs = way == Way::AsTyped;
    let mut all = Vec::with_capacity(query.terms.len());
    for term in &query.terms {
        let tried = match (term, way) {
            (Term::Word(word), Way::AsBeginnings) | (Term::Beginning(word), _) => known.beginning(word),
            (Term::Word(word), Way::WithSlips) => known.near(word),
            (Term::Word(_), Way::AsTyped) | (Term::Phrase(_), _) => Vec::new(),
        };
        differs |= matches!(term, Term::Word(_)) && !tried.is_empty();
        all.push(either(term, &tried));
    }
    (differs && !all.is_empty()).then(|| all.join(" AND "))
}

/// The term itself, or any of the words that are tried for it.
fn either(term: &Term, tried: &[&str]) -> String {
    let own = match term {
        Term::Word(word) | Term::Beginning(word) => quoted(word),
        Term::Phrase(words) => quoted(&words.join(" ")),
    };
    let tried = tried.iter().map(|word| quoted(word));
    let all: Vec<String> = std::iter::once(own).chain(tried).collect();
    format!("({})", all.join(" OR "))
}

/// Words are letters and digits, and hold no quotation mark.
fn quoted(words: &str) -> String {
    format!("\"{words}\"")
}
