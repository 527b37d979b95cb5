//! Words that are a grade, alone or at the end of a line.

use goldthread_anchor::Quote;
use goldthread_tree::words::plain;

use crate::Scale;
use crate::lexicon::lexicon;

/// The grade that a text is and nothing else: `Requires improvement to be good`, `Grade 3 (Adequate)`.
pub fn grade_of(text: &str) -> Option<Scale> {
    const LONGEST: usize = 60;
    if text.len() > LONGEST {
        return None;
    }
    let words = plain(text);
    let words = without_number(&words);
    lexicon()
        .grades
        .iter()
        .find(|grade| grade.words.iter().any(|word| word == words))
        .map(|grade| grade.scale)
}

/// A grade without "grade 3" before or after it.
fn without_number(words: &str) -> &str {
    let numbered = |rest: &str| rest.len() == 1 && rest.chars().all(|c| c.is_ascii_digit());
    if let Some((number, rest)) = words.strip_prefix("grade ").and_then(|rest| rest.split_once(' '))
        && numbered(number)
    {
        return rest;
    }
    match words.rsplit_once(" grade ") {
        Some((grade, number)) if numbered(number) => grade,
        _ => words,
    }
}

/// The grade of a line that is one, without its number and brackets.
pub fn bare(line: &Quote) -> Quote {
    let text = line.text();
    let inside = text.find('(').zip(text.rfind(')')).filter(|(open, close)| open < close);
    let within = inside
        .map(|(open, close)| line.slice(open + 1..close))
        .filter(|part| grade_of(part.text()).is_some());
    let before = || {
        let part = line.slice(0..text.find('(').unwrap_or(text.len()));
        grade_of(part.text()).map(|_| part)
    };
    within.or_else(before).unwrap_or_else(|| line.clone())
}

/// A line that ends in a grade: what stands before it, the grade, and what it means.
pub fn split(line: &Quote) -> Option<(Quote, Quote, Scale)> {
    let text = line.text().trim_end_matches(['.', ' ', ')']);
    let lower = text.to_ascii_lowercase();
    let ends =
        lexicon().grades.iter().flat_map(|grade| grade.words.iter().map(move |word| (grade.scale, word)));
    let (scale, start) = ends
        .filter_map(|(scale, word)| Some((scale, lower.strip_suffix(word.as_str())?.len())))
        .filter(|(_, start)| lower[..*start].ends_with([' ', ':', '(', '–', '-']))
        .min_by_key(|(_, start)| *start)?;
    let area = before(&lower[..start]);
    let area = line.slice(0..area);
    // "The graded judgement is that it is good" names no area before the joining words.
    (!area.is_empty()).then(|| (area, line.slice(start..text.len()), scale))
}

/// A sentence as far as its reason: "are inadequate because ...".
pub fn before_reason(line: &Quote) -> Quote {
    let text = line.text();
    let reasons = [" because ", ", because ", " due to ", " as a result of "];
    let end = reasons.iter().filter_map(|reason| text.find(reason)).min();
    end.map_or_else(|| line.clone(), |end| line.slice(0..end))
}

/// How much of the words before a grade is the area: joining words and marks between them go.
fn before(lower: &str) -> usize {
    let mut rest = lower.trim_end();
    loop {
        rest = rest.trim_end_matches([' ', ':', '–', '-', '(', ',']);
        let join = lexicon()
            .sentences
            .joins
            .iter()
            .find(|join| rest.strip_suffix(join.as_str()).is_some_and(|start| start.ends_with(' ')));
        match join {
            Some(join) => rest = rest[..rest.len() - join.len()].trim_end(),
            None => return rest.len(),
        }
    }
}

/// Whether a line is a grade or ends in one that is printed with a capital.
pub fn holds_grade(text: &str) -> bool {
    const LONGEST: usize = 200;
    if text.len() > LONGEST {
        return false;
    }
    let capital =
        |word: &str| text.match_indices(word).any(|(at, _)| at == 0 || text[..at].ends_with([' ', ':', '(']));
    grade_of(text).is_some()
        || [
            "Good",
            "Outstanding",
            "Inadequate",
            "Adequate",
            "Requires improvement",
            "Requires Improvement",
            "Requires",
        ]
        .iter()
        .any(|word| capital(word))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn grades_stand_alone_or_at_the_end() {
        let alone = |text: &str, scale: Option<Scale>| assert_eq!(grade_of(text), scale, "{text}");
        alone("Requires improvement\nto be good", Some(Scale::RequiresImprovement));
        alone("Grade 4 (Inadequate)", Some(Scale::Inadequate));
        alone("Adequate (Grade 3)", Some(Scale::Adequate));
        alone("Goodwill", None);
        let check = |text: &str, area: &str, grade: &str| {
            let found = split(&Quote::typed(text))
                .map(|(area, grade, _)| (area.text().to_owned(), grade.text().to_owned()));
            assert_eq!(found, Some((area.to_owned(), grade.to_owned())), "{text}");
        };
        check("Children in care: good", "Children in care", "good");
        check(
            "Overall effectiveness Requires improvement to be good",
            "Overall effectiveness",
            "Requires improvement to be good",
        );
        check(
            "Children’s services in Wethercombe are inadequate",
            "Children’s services in Wethercombe",
            "inadequate",
        );
        check(
            "Children’s services in Wethercombe require improvement to be good",
            "Children’s services in Wethercombe",
            "require improvement to be good",
        );
        assert_eq!(split(&Quote::typed("good")).map(|_| ()), None);
    }
}
