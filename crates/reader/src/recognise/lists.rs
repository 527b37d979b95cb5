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
    let first = Marker::first(text)?;
    first.into_iter().find_map(|marker| counted(cell, marker))
}

/// The items that a marker begins; a letter that may be a Roman numeral is the one whose next stands in the cell.
fn counted(cell: &Quote, first: Marker) -> Option<Vec<Numbered>> {
    let text = cell.text();
    let mut marker = first;
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

/// A number or letter with its mark: `3.`, `3)`, `(3)`, `2.4`, `b)`, `(b)`, `b.`, `ii)`, `Action 3:`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Marker {
    major: Option<u32>,
    count: u32,
    shape: Shape,
    count_as: Counting,
    length: usize,
}

/// The marks around a number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Shape {
    Dot,
    Bracket,
    Brackets,
    Dotted,
    Labelled,
}

/// What counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Counting {
    Digits,
    Letters,
    Capitals,
    Roman,
}

const ROMAN: [&str; 20] = [
    "i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii", "xiii", "xiv", "xv", "xvi",
    "xvii", "xviii", "xix", "xx",
];

impl Marker {
    /// The markers that a text may begin with.
    fn first(text: &str) -> Option<Vec<Self>> {
        let head = text.split_whitespace().next()?;
        if head.eq_ignore_ascii_case("action") {
            return Self::labelled(text).map(|marker| vec![marker]);
        }
        let length = head.len() + 1;
        let (shape, inner) = if let Some(inner) =
            head.strip_prefix('(').and_then(|head| head.strip_suffix(')'))
        {
            (Shape::Brackets, inner)
        } else if let Some(inner) = head.strip_suffix(')') {
            (Shape::Bracket, inner)
        } else if let Some(inner) = head.strip_suffix('.').filter(|inner| !inner.contains('.')) {
            (Shape::Dot, inner)
        } else {
            let (major, minor) = head.trim_end_matches('.').split_once('.')?;
            let (major, count) = (small(major)?, small(minor)?);
            let dotted =
                Self { major: Some(major), count, shape: Shape::Dotted, count_as: Counting::Digits, length };
            return Some(vec![dotted]);
        };
        let of = |(count_as, count)| Self { major: None, count, shape, count_as, length };
        Some(counts(inner).into_iter().map(of).collect())
    }

    /// `Action 3: ...`
    fn labelled(text: &str) -> Option<Self> {
        const WORD: usize = "action ".len();
        let number = text.get(WORD..)?.split_whitespace().next()?;
        let count = number.strip_suffix(':').and_then(small)?;
        let length = WORD + number.len() + 1;
        Some(Self { major: None, count, shape: Shape::Labelled, count_as: Counting::Digits, length })
    }

    fn next(self) -> Self {
        Self { count: self.count + 1, ..self }
    }

    fn printed(self) -> String {
        let count = match self.count_as {
            Counting::Digits => self.count.to_string(),
            Counting::Letters => letter(self.count, 'a'),
            Counting::Capitals => letter(self.count, 'A'),
            Counting::Roman => ROMAN
                .get(self.count.saturating_sub(1) as usize)
                .map_or_else(String::new, |&roman| roman.to_owned()),
        };
        self.major.map_or(count.clone(), |major| format!("{major}.{count}"))
    }

    fn marked(self) -> String {
        let count = self.printed();
        match self.shape {
            Shape::Dot => format!("{count}."),
            Shape::Bracket => format!("{count})"),
            Shape::Brackets => format!("({count})"),
            Shape::Dotted => count,
            Shape::Labelled => format!("Action {count}:"),
        }
    }

    /// Where the marker stands after `from` with white space on both sides, and its length with that after it; at the
    /// start of a line, if any line begins with it.
    fn find(self, text: &str, from: usize) -> Option<(usize, usize)> {
        let marked = self.marked();
        let rest = text.get(from..).filter(|_| !marked.trim_matches(['(', ')', '.']).is_empty())?;
        let stands = |at: usize| {
            let dot = usize::from(self.shape == Shape::Dotted && text[at + marked.len()..].starts_with('.'));
            let end = at + marked.len() + dot;
            let before = text[..at].chars().next_back().is_some_and(char::is_whitespace);
            let after = text[end..].chars().next().is_some_and(char::is_whitespace);
            (before && after).then_some((at, end + 1 - at))
        };
        let all = || rest.match_indices(&marked).map(|(at, _)| from + at);
        let at_line = |at: &usize| text[..*at].ends_with('\n');
        let by_line = all().filter(at_line).find_map(stands);
        let alone = self.count_as == Counting::Digits || !text.contains('\n');
        by_line.or_else(|| all().find_map(stands).filter(|_| alone || self.shape != Shape::Dot))
    }
}

/// What a number or letter may count: `i` is a letter and a Roman numeral.
fn counts(inner: &str) -> Vec<(Counting, u32)> {
    let mut letters = inner.chars();
    let one = letters.next().filter(|_| letters.next().is_none());
    let letter = |from: char, to: char| {
        let at = one.filter(|one| (from..=to).contains(one))?;
        Some(u32::from(at) - u32::from(from) + 1)
    };
    let roman = ROMAN.iter().position(|roman| *roman == inner).and_then(|at| u32::try_from(at + 1).ok());
    let digits = small(inner).map(|count| (Counting::Digits, count));
    let roman = roman.map(|count| (Counting::Roman, count));
    let small = letter('a', 'z').map(|count| (Counting::Letters, count));
    let capital = letter('A', 'Z').map(|count| (Counting::Capitals, count));
    digits
        .into_iter()
        .chain(roman.filter(|(_, count)| *count == 1))
        .chain(small)
        .chain(roman)
        .chain(capital)
        .collect()
}

fn small(digits: &str) -> Option<u32> {
    if digits.len() > 2 { None } else { digits.parse().ok() }
}

fn letter(count: u32, first: char) -> String {
    char::from_u32(u32::from(first) + count.saturating_sub(1))
        .filter(char::is_ascii_alphabetic)
        .map(String::from)
        .unwrap_or_default()
}

/// The lines of a cell.
pub fn lines(cell: &Quote) -> Vec<Quote> {
    pieces(cell, line_ends(cell.text()))
}

/// The statements of a cell: its paragraphs, or the sentences of its only one.
///
/// Where full stops were lost when paragraphs were run together, a capital in the middle of a sentence begins a
/// statement, but only in a cell that has sentences too short to be anything but a list.
pub fn statements(cell: &Quote) -> Vec<Quote> {
    let text = cell.text();
    if text.contains('\n') {
        return lines(cell);
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
        check("i) One\nii) Two\niii) Three", &[("i", "One"), ("ii", "Two"), ("iii", "Three")]);
        check("(i) One (ii) Two", &[("i", "One"), ("ii", "Two")]);
        check("(1) One\n(2) Two", &[("1", "One"), ("2", "Two")]);
        check("a. One\nb. Two", &[("a", "One"), ("b", "Two")]);
        check("A) One\nB) Two", &[("A", "One"), ("B", "Two")]);
        check("Action 1: One\nAction 2: Two", &[("1", "One"), ("2", "Two")]);
        check("1. One, see part 2. of it\n2. Two", &[("1", "One, see part 2. of it"), ("2", "Two")]);
        check("A. Example leads the work", &[("A", "Example leads the work")]);
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
