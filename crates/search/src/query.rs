use crate::vocabulary::words_of;

/// As many letters of what was typed are looked at.
pub const MOST_LETTERS: usize = 300;

/// As many words and phrases are looked for.
pub const MOST_TERMS: usize = 12;

/// What is looked for: all of some words and phrases. Any text is one.
///
/// `visits late` are two words, in whatever form; `"late visits"` is a phrase; `safeg*` is how a word begins. Nothing else means
/// anything: marks and operators of other searches are passed over.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Query {
    pub(crate) terms: Vec<Term>,
    is_cut: bool,
}

/// One of the things that all have to be there. Its words are letters and digits in small letters.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Term {
    /// A word.
    Word(String),
    /// How a word begins.
    Beginning(String),
    /// Words that follow each other.
    Phrase(Vec<String>),
}

impl Query {
    /// What somebody means by what they typed.
    pub fn of(typed: &str) -> Self {
        let end = typed.char_indices().nth(MOST_LETTERS).map(|(end, _)| end);
        let looked_at = &typed[..end.unwrap_or(typed.len())];
        let mut terms = Vec::new();
        for (nth, part) in looked_at.split(['"', '“', '”', '„']).enumerate() {
            // Every second part stands in quotation marks; one that is never closed ends with the text.
            if nth % 2 == 1 { terms.extend(phrase(part)) } else { terms.extend(loose(part)) }
        }
        let is_cut = end.is_some() || terms.len() > MOST_TERMS;
        terms.truncate(MOST_TERMS);
        Self { terms, is_cut }
    }

    /// Whether there is nothing to look for.
    pub fn is_empty(&self) -> bool {
        self.terms.is_empty()
    }

    /// Whether more was typed than is looked for.
    pub fn is_cut(&self) -> bool {
        self.is_cut
    }
}

fn phrase(part: &str) -> Option<Term> {
    let mut words: Vec<String> = words_of(part).collect();
    match words.len() {
        0 => None,
        1 => words.pop().map(Term::Word),
        _ => Some(Term::Phrase(words)),
    }
}

/// Words between spaces; `children's` and `follow-up` are phrases of two.
fn loose(part: &str) -> impl Iterator<Item = Term> {
    part.split_whitespace().filter_map(|word| match phrase(word)? {
        Term::Word(only) if word.ends_with('*') => Some(Term::Beginning(only)),
        term => Some(term),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn any_text_is_a_query() {
        let word = |text: &str| Term::Word(text.to_owned());
        let phrase = |words: &[&str]| Term::Phrase(words.iter().map(|word| (*word).to_owned()).collect());
        let check = |typed: &str, expected: &[Term]| assert_eq!(Query::of(typed).terms, expected, "{typed}");
        check("Late visits", &[word("late"), word("visits")]);
        check("\"late visits\" safeg*", &[phrase(&["late", "visits"]), Term::Beginning("safeg".to_owned())]);
        check("“late visits”", &[phrase(&["late", "visits"])]);
        check("\"never closed", &[phrase(&["never", "closed"])]);
        check("children's", &[phrase(&["children", "s"])]);
        check(
            "title:x AND (y OR NEAR(z, 2)) ^ -",
            &[phrase(&["title", "x"]), word("and"), word("y"), word("or"), phrase(&["near", "z"]), word("2")],
        );
        for nothing in ["", "  ", "\"", "\"\"\"", "* - + : ^ ( ) { }", "\0", "\u{2}\u{3}", "''--;"] {
            check(nothing, &[]);
        }
    }

    #[test]
    fn what_is_looked_at_has_an_end() {
        let check = |typed: &str, terms: usize, cut: bool| {
            let query = Query::of(typed);
            assert_eq!((query.terms.len(), query.is_cut()), (terms, cut), "{}", typed.len());
        };
        check(&"a ".repeat(12), 12, false);
        check(&"a ".repeat(13), 12, true);
        check(&"é".repeat(MOST_LETTERS), 1, false);
        check(&"é".repeat(10_000), 1, true);
        check(&"\"".repeat(10_000), 0, true);
    }
}
