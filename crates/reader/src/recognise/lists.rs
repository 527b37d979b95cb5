//! Numbered lists inside a cell, and statements run together in one.

use goldthread_anchor::Quote;

use goldthread_tree::words::is_joining;

/// One item of a list inside a cell.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Numbered {
    /// The number or letter, as printed, without its mark.
    pub reference: String,
    /// The words after it.
    pub words: Quote,
}

/// The items of a cell that is a numbered list from its start; `None` where it is not.
///
/// The numbers must follow each other: a number inside a sentence parts nothing.
pub fn numbered(cell: &Quote) -> Option<Vec<Numbered>> {
    let text = cell.text();
    let mut marker = Marker::first(text)?;
    let mut items = Vec::new();
    let mut from = marker.length;
    loop {
        let next = marker.next();
        let found = next.find(text, from);
        let end = found.map_or(text.len(), |(at, _)| at);
        items.push(Numbered { reference: marker.printed(), words: cell.slice(from..end) });
        let Some((at, length)) = found else { break };
        from = at + length;
        marker = next;
    }
    items.iter().all(|item| !item.words.is_empty()).then_some(items)
}

/// A number or letter with its mark: `3.`, `3)`, `2.4`, `b)`, `(b)`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Marker {
    major: Option<u32>,
    count: u32,
    shape: Shape,
    length: usize,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Shape {
    Dot,
    Bracket,
    Dotted,
    Letter,
    LetterInBrackets,
}

impl Marker {
    /// The marker that a text begins with: any number with its mark, or a letter with its bracket.
    fn first(text: &str) -> Option<Self> {
        let head = text.split_whitespace().next()?;
        let length = head.len() + 1;
        let of = |shape, count| Some(Self { major: None, count, shape, length });
        if let Some(count) = head.strip_suffix('.').and_then(small) {
            return of(Shape::Dot, count);
        }
        if let Some(count) = head.strip_suffix(')').and_then(small) {
            return of(Shape::Bracket, count);
        }
        if let Some(count) =
            head.strip_prefix('(').and_then(|head| head.strip_suffix(')')).and_then(letter_count)
        {
            return of(Shape::LetterInBrackets, count);
        }
        if let Some(count) = head.strip_suffix(')').and_then(letter_count) {
            return of(Shape::Letter, count);
        }
        let (major, minor) = head.trim_end_matches('.').split_once('.')?;
        let (major, count) = (small(major)?, small(minor)?);
        Some(Self { major: Some(major), count, shape: Shape::Dotted, length })
    }

    fn next(self) -> Self {
        Self { count: self.count + 1, ..self }
    }

    fn printed(self) -> String {
        match self.shape {
            Shape::Dot | Shape::Bracket => self.count.to_string(),
            Shape::Dotted => format!("{}.{}", self.major.unwrap_or_default(), self.count),
            Shape::Letter | Shape::LetterInBrackets => letter(self.count),
        }
    }

    fn marked(self) -> String {
        match self.shape {
            Shape::Dot => format!("{}.", self.count),
            Shape::Bracket | Shape::Letter => format!("{})", self.printed()),
            Shape::Dotted => self.printed(),
            Shape::LetterInBrackets => format!("({})", self.printed()),
        }
    }

    /// Where the marker stands after `from` with white space on both sides, and its length with that after it.
    fn find(self, text: &str, from: usize) -> Option<(usize, usize)> {
        let marked = self.marked();
        let rest = text.get(from..)?;
        rest.match_indices(&marked).map(|(at, _)| from + at).find_map(|at| {
            let dot = usize::from(self.shape == Shape::Dotted && text[at + marked.len()..].starts_with('.'));
            let end = at + marked.len() + dot;
            let before = text[..at].chars().next_back().is_some_and(char::is_whitespace);
            let after = text[end..].chars().next().is_some_and(char::is_whitespace);
            (before && after).then_some((at, end + 1 - at))
        })
    }
}

fn small(digits: &str) -> Option<u32> {
    if digits.len() > 2 { None } else { digits.parse().ok() }
}

/// 1 for `a`, up to 26.
fn letter_count(letter: &str) -> Option<u32> {
    let mut letters = letter.chars();
    let (Some(one @ 'a'..='z'), None) = (letters.next(), letters.next()) else { return None };
    Some(u32::from(one) - u32::from('a') + 1)
}

fn letter(count: u32) -> String {
    char::from_u32('a' as u32 + count.saturating_sub(1)).unwrap_or('z').to_string()
}

/// The statements of a cell: its paragraphs, or the sentences of its only one.
///
/// Where full stops were lost when paragraphs were run together, a capital in the middle of a sentence begins a
/// statement, but only in a cell that has sentences too short to be anything but a list.
pub fn statements(cell: &Quote) -> Vec<Quote> {
    let text = cell.text();
    if text.contains('\n') {
        return pieces(cell, line_ends(text));
    }
    let sentences = sentences(cell);
    if sentences.len() < 2 {
        return sentences;
    }
    let listed = sentences.iter().filter(|sentence| sentence.text().split(' ').count() <= 5).count() * 2
        >= sentences.len();
    if !listed {
        return sentences;
    }
    sentences.iter().flat_map(|sentence| pieces(sentence, run_on_ends(sentence.text()))).collect()
}

/// The sentences of a text.
pub fn sentences(words: &Quote) -> Vec<Quote> {
    pieces(words, sentence_ends(words.text()))
}

/// Cuts a quote at the given bytes.
fn pieces(quote: &Quote, ends: impl IntoIterator<Item = usize>) -> Vec<Quote> {
    let mut from = 0;
    let mut cut = Vec::new();
    for end in ends.into_iter().chain([quote.text().len()]) {
        let piece = quote.slice(from..end);
        if !piece.is_empty() {
            cut.push(piece);
        }
        from = end;
    }
    cut
}

fn line_ends(text: &str) -> Vec<usize> {
    text.match_indices('\n').map(|(at, _)| at).collect()
}

/// Where a sentence ends and another, with a capital, begins.
fn sentence_ends(text: &str) -> Vec<usize> {
    let ends = text.match_indices(['.', '!', '?']).map(|(at, _)| at + 1);
    ends.filter(|&end| {
        let rest = &text[end..];
        let capital = rest.trim_start().chars().next().is_some_and(char::is_uppercase);
        rest.starts_with(' ') && capital && !ends_in_abbreviation(&text[..end])
    })
    .collect()
}

fn ends_in_abbreviation(text: &str) -> bool {
    const ABBREVIATIONS: &[&str] =
        &["e.g.", "i.e.", "etc.", "no.", "nos.", "approx.", "dr.", "mr.", "mrs.", "ms.", "st.", "vs."];
    let last = text.rsplit([' ', '(']).next().unwrap_or_default().to_lowercase();
    ABBREVIATIONS.contains(&last.as_str()) || last.len() == 2 && last.ends_with('.')
}

/// Where statements that were run together part: a capital after a word in lower case that ends nothing open.
fn run_on_ends(text: &str) -> Vec<usize> {
    let mut ends = Vec::new();
    let mut last_end = 0;
    for (at, _) in text.match_indices(' ') {
        let before = text[..at].rsplit(' ').next().unwrap_or_default();
        let after = text[at + 1..].split(' ').next().unwrap_or_default();
        let follows =
            text[at + 1..].split(' ').nth(1).is_some_and(|word| word.starts_with(char::is_lowercase));
        let open = is_joining(before) || !before.chars().all(char::is_lowercase);
        let long = text[last_end..at].trim().contains(' ');
        if after.starts_with(char::is_uppercase) && follows && !open && long {
            ends.push(at);
            last_end = at;
        }
    }
    ends
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, expected: &[(&str, &str)]) {
        let items = numbered(&Quote::typed(text)).unwrap_or_default();
        let items: Vec<(&str, &str)> =
            items.iter().map(|item| (item.reference.as_str(), item.words.text())).collect();
        assert_eq!(items, expected, "{text}");
    }

    #[test]
    fn numbers_that_follow_each_other_part_a_cell() {
        check(
            "1. Review standards 1 and 2 - recording 2. Brief teams",
            &[("1", "Review standards 1 and 2 - recording"), ("2", "Brief teams")],
        );
        check("1. Only one", &[("1", "Only one")]);
        check("1) One\n2) Two", &[("1", "One"), ("2", "Two")]);
        check("2.1 One 2.2 Two", &[("2.1", "One"), ("2.2", "Two")]);
        check("a) One b) Two", &[("a", "One"), ("b", "Two")]);
        check("Review all of it: a) one b) two", &[]);
        check("10 managers are trained", &[]);
        check("1. 2. Two", &[]);
        check("7. Seven", &[("7", "Seven")]);
        check("c) Three d) Four", &[("c", "Three"), ("d", "Four")]);
    }

    fn check_statements(text: &str, expected: &[&str]) {
        let read = statements(&Quote::typed(text));
        assert_eq!(read.iter().map(Quote::text).collect::<Vec<_>>(), expected);
    }

    #[test]
    fn statements_are_paragraphs_or_sentences() {
        check_statements("One.\nTwo. Still two.", &["One.", "Two. Still two."]);
        check_statements(
            "Children are seen. Plans, e.g. care plans, are clear.",
            &["Children are seen.", "Plans, e.g. care plans, are clear."],
        );
        check_statements(
            "Clear oversight. Safer caseloads QA panel set up More visits made",
            &["Clear oversight.", "Safer caseloads", "QA panel set up", "More visits made"],
        );
        check_statements(
            "Plans are shared with the Police and the Integrated Care Board",
            &["Plans are shared with the Police and the Integrated Care Board"],
        );
    }
}
