//! Lines that head a section: `Recommendation 4: ...`, `Priority B - ...`, `PHASE 1 July to September`.

use goldthread_anchor::Quote;
use goldthread_plan::SectionKind;

use crate::lexicon::lexicon;

/// What a heading of a section says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SectionHeading {
    /// What the section answers.
    pub kind: SectionKind,
    /// The words before its number, in lower case: `area for improvement`.
    pub name: &'static str,
    /// Its number or letter.
    pub reference: Quote,
    /// Its title; empty where it stands on the next line.
    pub title: Quote,
}

/// A title is no longer than this; a longer line is prose that begins like a heading.
const LONGEST_TITLE: usize = 600;

/// The heading that a line is, if it is one.
pub fn section_heading(line: &Quote) -> Option<SectionHeading> {
    let text = line.text();
    if text.len() > LONGEST_TITLE {
        return None;
    }
    if text.starts_with(|c: char| c.is_ascii_digit()) {
        return numbered_heading(line);
    }
    let (kind, name, rest_at) = beginning(text)?;
    let rest = &text[rest_at..];
    let number = rest.trim_start();
    let from = rest_at + (rest.len() - number.len());
    let reference: String = number.chars().take_while(|c| c.is_alphanumeric() || *c == '.').collect();
    let reference = reference.trim_end_matches('.');
    if !is_reference(reference) {
        return None;
    }
    let after = from + reference.len();
    let marked = text[after..].trim_start().starts_with([':', '.', '-', '–', '—', ')', '|']);
    if lexicon().needs_mark(name) && !marked {
        return None;
    }
    let title_at = after + mark_length(&text[after..])?;
    let title = line.slice(title_at..text.len());
    let reference = line.slice(from..after);
    let title = if kind == SectionKind::Phase { line.clone() } else { title };
    Some(SectionHeading { kind, name, reference, title })
}

/// `1. Recommendation: Keep records`: the number stands first.
fn numbered_heading(line: &Quote) -> Option<SectionHeading> {
    let (number, rest) = numbered_title(line);
    let (number, rest) = if number.is_some() { (number, rest) } else { bare_number(line)? };
    let (kind, name, at) = beginning(rest.text())?;
    let title_at = at + rest.text()[at..].starts_with(':').then(|| mark_length(&rest.text()[at..]))??;
    let title = rest.slice(title_at..rest.text().len());
    Some(SectionHeading { kind, name, reference: number?, title })
}

/// A number and the words after it, with no mark between: `3 Requirement: ...`.
fn bare_number(line: &Quote) -> Option<(Option<Quote>, Quote)> {
    const LONGEST: usize = 5;
    let text = line.text();
    let end = text.find(' ').filter(|end| *end <= LONGEST && is_reference(&text[..*end]))?;
    Some((Some(line.slice(0..end)), line.slice(end + 1..text.len())))
}

/// The kind whose words the line begins with, and where they end.
fn beginning(text: &str) -> Option<(SectionKind, &'static str, usize)> {
    let lower = text.to_ascii_lowercase();
    let stands =
        |phrase: &str| lower.starts_with(phrase) && lower[phrase.len()..].starts_with([' ', '.', ':', '#']);
    lexicon()
        .section_headings()
        .filter(|(_, phrase)| stands(phrase))
        .max_by_key(|(_, phrase)| phrase.len())
        .map(|(kind, phrase)| {
            (kind, phrase, phrase.len() + usize::from(lower[phrase.len()..].starts_with('.')))
        })
}

/// A number, a dotted number, a letter or a Roman numeral.
fn is_reference(reference: &str) -> bool {
    let digits = !reference.is_empty()
        && reference.len() <= 5
        && reference.chars().all(|c| c.is_ascii_digit() || c == '.');
    let letter = reference.len() == 1 && reference.chars().all(|c| c.is_ascii_uppercase());
    let roman = !reference.is_empty() && reference.len() <= 4 && reference.chars().all(|c| "IVX".contains(c));
    digits || letter || roman
}

/// How long the mark between a number and the title is; `None` where the line goes on as prose does.
fn mark_length(rest: &str) -> Option<usize> {
    let trimmed = rest.trim_start_matches([' ', ':', '.', '-', '–', '—', ')', '|']);
    let length = rest.len() - trimmed.len();
    let marked = rest[..length].contains([':', '.', '-', '–', '—', ')', '|']);
    let prose = trimmed.starts_with(char::is_lowercase);
    (trimmed.is_empty() || length > 0 && (marked || !prose)).then_some(length)
}

/// The number that a line begins with, and the rest: `3. Leadership`, `MD2: Staffing`, `B. Leadership`.
pub fn numbered_title(line: &Quote) -> (Option<Quote>, Quote) {
    let text = line.text();
    if let Some(title) = lettered(text) {
        return (Some(line.slice(0..text.find(['.', ')', ':']).unwrap_or(1))), line.slice(title..text.len()));
    }
    let letters = text.chars().take_while(char::is_ascii_uppercase).count();
    let digits = text[letters..].chars().take_while(|c| c.is_ascii_digit() || *c == '.').count();
    let end = letters + digits;
    let number = text[..end].trim_end_matches('.');
    let counts = number.len() > letters && number.len() <= 6 && letters <= 3;
    let marked = digits + letters > number.len()
        || number.contains('.')
        || text[end..].starts_with([')', ':'])
        || letters > 0 && text[end..].trim_start().starts_with([':', '-', '–', '—']);
    if !counts || !marked || !text[end..].starts_with([' ', ')', ':']) {
        return (None, line.clone());
    }
    let mark = text[end..].len() - text[end..].trim_start_matches([' ', ')', ':', '-', '–', '—']).len();
    let rest = line.slice(end + mark..text.len());
    if rest.is_empty() { (None, line.clone()) } else { (Some(line.slice(0..number.len())), rest) }
}

/// Where the title begins that stands after a capital letter or a Roman numeral and a mark.
fn lettered(text: &str) -> Option<usize> {
    let end = text.find(['.', ')', ':'])?;
    let rest = text[end + 1..].trim_start();
    let titled = rest.split(' ').next().is_some_and(|word| word.len() > 3)
        && rest.starts_with(char::is_uppercase)
        && text[end + 1..].starts_with(' ');
    let letter = text[..end].chars().all(|c| c.is_ascii_uppercase()) && is_reference(&text[..end]);
    (letter && titled).then_some(text.len() - rest.len())
}

/// A number and a title that stand in two cells, as one line.
pub fn numbered(number: &Quote, title: &Quote) -> Quote {
    let text = number.text();
    let counts = text.ends_with(|c: char| c.is_ascii_digit()) && text.len() <= 6 && !text.contains(' ');
    let mark = if counts {
        ". "
    } else if names_number(number) {
        ": "
    } else {
        " "
    };
    let mut line = number.clone();
    line.push(mark, title);
    line
}

/// Whether words are those before a title and nothing else: `Recommendation 2`.
pub fn names_number(words: &Quote) -> bool {
    const LONGEST: usize = 40;
    words.text().len() <= LONGEST && section_heading(words).is_some_and(|heading| heading.title.is_empty())
}

/// A title without the word before a colon that says what it is the title of: `Priority: Neglect`.
pub fn unnamed(title: Quote) -> Quote {
    let text = title.text();
    let Some((label, rest)) = text.split_once(": ") else { return title };
    let named = beginning(&text[..=label.len()]).is_some_and(|(_, name, _)| name.len() == label.len());
    if named && !rest.trim().is_empty() { title.slice(label.len() + 1..text.len()) } else { title }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(line: &str, expected: Option<(SectionKind, &str, &str)>) {
        let read = section_heading(&Quote::typed(line));
        let read = read.as_ref().map(|read| (read.kind, read.reference.text(), read.title.text()));
        assert_eq!(read, expected, "{line}");
    }

    #[test]
    fn lines_head_sections() {
        use SectionKind::{AreaForImprovement, Phase, Recommendation};
        check("Recommendation 1: Keep records", Some((Recommendation, "1", "Keep records")));
        check("Ofsted recommendation 12", Some((Recommendation, "12", "")));
        check("RECOMMENDATION 2 – Listen to children", Some((Recommendation, "2", "Listen to children")));
        check("Recommendation 3 The front door", Some((Recommendation, "3", "The front door")));
        check("Priority B. Leaders", Some((AreaForImprovement, "B", "Leaders")));
        check("PHASE 1 July-September 2020", Some((Phase, "1", "PHASE 1 July-September 2020")));
        check("1. Recommendation: Keep records", Some((Recommendation, "1", "Keep records")));
        check("Regulation 12: Safe care", Some((AreaForImprovement, "12", "Safe care")));
        check("Regulation 12 Care Act: Safe care", None);
        check("2 Requirement: Keep records", Some((AreaForImprovement, "2", "Keep records")));
        check("2 Requirements were met", None);
        check("Recommendation 4 was met in full last year", None);
        check("Recommendations:", None);
        check("Area manager posts are filled", None);
        check("Outcome of the review", None);
    }

    #[test]
    fn a_title_may_say_what_it_is() {
        let check = |line: &str, title: &str| assert_eq!(unnamed(Quote::typed(line)).text(), title);
        check("Priority: Neglect", "Neglect");
        check("Leadership: what we will do", "Leadership: what we will do");
        check("Priority:", "Priority:");
    }

    #[test]
    fn titles_may_begin_with_a_number() {
        let check = |line: &str, number: Option<&str>, title: &str| {
            let (read, rest) = numbered_title(&Quote::typed(line));
            assert_eq!((read.as_ref().map(Quote::text), rest.text()), (number, title), "{line}");
        };
        check("3. Leadership", Some("3"), "Leadership");
        check("2.1 Front door", Some("2.1"), "Front door");
        check("16 and 17 year olds", None, "16 and 17 year olds");
        check("Leadership", None, "Leadership");
        check("MD2: Staffing", Some("MD2"), "Staffing");
        check("R1. Visits", Some("R1"), "Visits");
        check("A1 Agree a form", None, "A1 Agree a form");
        check("B. Leadership", Some("B"), "Leadership");
        check("IV. Leadership", Some("IV"), "Leadership");
        check("A. Due", None, "A. Due");
    }

    #[test]
    fn letters_whose_small_form_is_longer_or_shorter_do_no_harm() {
        for text in ["Building bloc\u{212A} 1: \u{130}\u{130}", "\u{130}\u{130} 1. Building bloc\u{212A}: x"]
        {
            assert!(section_heading(&Quote::typed(text)).is_none(), "{text}");
        }
    }
}
