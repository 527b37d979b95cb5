//! A table of judgements whose lines came apart: the words of the areas in their order, and the grades in theirs.

use goldthread_anchor::Quote;
use goldthread_tree::words::plain;
use goldthread_tree::{Table, join};

use super::grade_of;
use crate::lexicon::lexicon;
use crate::lines::Line;
use crate::{Judged, Scale};

/// A word and its plain form.
struct Word {
    words: Quote,
    plain: String,
}

impl Word {
    fn again(&self) -> Self {
        Self { words: self.words.clone(), plain: self.plain.clone() }
    }
}

/// The judgements of lines, as many areas as grades; none where the numbers differ.
pub fn of_lines(lines: &[&Line]) -> Vec<Judged> {
    let (mut areas, mut grades) = (Vec::new(), Vec::new());
    lines.iter().flat_map(|line| words(&line.words)).for_each(|word| areas.push(word));
    take_grades(&mut areas, &mut grades);
    zipped(&areas, grades)
}

/// The judgements of a table's cells.
pub fn of_table(table: &Table) -> Vec<Judged> {
    let mut all = Vec::new();
    for row in &table.rows {
        row.filled().for_each(|(_, cell)| all.extend(words(&cell.quote())));
    }
    let mut grades = Vec::new();
    take_grades(&mut all, &mut grades);
    zipped(&all, grades)
}

fn words(quote: &Quote) -> Vec<Word> {
    let text = quote.text();
    let mut at = 0;
    let mut out = Vec::new();
    for part in text.split_inclusive([' ', '\n']) {
        let words = quote.slice(at..at + part.len());
        at += part.len();
        let plain = plain(words.text());
        if !plain.is_empty() && !plain.chars().all(|c| c.is_ascii_digit() || c == ' ') {
            out.push(Word { words, plain });
        }
    }
    out
}

/// Takes the grades out of the words. "to be good" may stand some words after the grade that it belongs to.
fn take_grades(words: &mut Vec<Word>, grades: &mut Vec<(Quote, Scale)>) {
    let mut rest: Vec<Word> = Vec::new();
    let all = std::mem::take(words);
    let mut at = 0;
    while at < all.len() {
        if let Some((length, scale)) = grade_at(&all[at..]) {
            grades.push((join(all[at..at + length].iter().map(|word| &word.words), " "), scale));
            at += length;
        } else if let Some(second) = second_half(&all[at..]) {
            // The line of the area goes on between the two lines of its grade.
            grades.push((join([&all[at].words, &all[at + second].words], " "), Scale::RequiresImprovement));
            let between = &all[at + 1..at + second];
            rest.extend(between.iter().map(Word::again));
            at += second + 1;
        } else if is_tail(&all[at..])
            && let Some((last, _)) =
                grades.last_mut().filter(|(last, _)| plain(last.text()) == "requires improvement")
        {
            last.push(" ", &join(all[at..at + 3].iter().map(|word| &word.words), " "));
            at += 3;
        } else {
            rest.push(all[at].again());
            at += 1;
        }
    }
    *words = rest;
}

/// How far after "Requires" its "improvement" stands, where a few words of an area stand between them.
fn second_half(words: &[Word]) -> Option<usize> {
    const FARTHEST: usize = 7;
    let first = words.first().filter(|word| word.plain == "requires")?;
    first.words.text().starts_with(char::is_uppercase).then_some(())?;
    let second = words.iter().take(FARTHEST).position(|word| word.plain == "improvement")?;
    let between = words[1..second].iter().all(|word| word.words.text().starts_with(char::is_lowercase));
    (second > 1 && between).then_some(second)
}

fn is_tail(words: &[Word]) -> bool {
    words.len() >= 3 && words[0].plain == "to" && words[1].plain == "be" && words[2].plain == "good"
}

/// The longest grade, printed with a capital, that these words begin with.
fn grade_at(words: &[Word]) -> Option<(usize, Scale)> {
    let first = words.first()?;
    if !first.words.text().starts_with(char::is_uppercase) {
        return None;
    }
    (1..=words.len().min(5)).rev().find_map(|length| {
        let text = words[..length].iter().map(|word| word.plain.as_str()).collect::<Vec<_>>().join(" ");
        grade_of(&text).map(|scale| (length, scale))
    })
}

/// Areas and grades side by side. Words before the first known area are the headings of the columns.
fn zipped(words: &[Word], grades: Vec<(Quote, Scale)>) -> Vec<Judged> {
    let areas = areas(words);
    if areas.len() != grades.len() {
        return Vec::new();
    }
    let judged = |(area, (grade, scale))| Judged { group: Quote::default(), area, grade, scale };
    areas.into_iter().zip(grades).map(judged).collect()
}

fn areas(words: &[Word]) -> Vec<Quote> {
    let mut areas = Vec::new();
    let mut at = 0;
    while at < words.len() {
        let length = lexicon().areas.iter().find_map(|area| length_of(area, &words[at..]));
        if let Some(length) = length {
            areas.push(join(words[at..at + length].iter().map(|word| &word.words), " "));
            at += length;
        } else {
            at += 1;
        }
    }
    areas
}

/// How many words an area takes at the start of these.
fn length_of(area: &str, words: &[Word]) -> Option<usize> {
    let mut rest = area;
    for (at, word) in words.iter().enumerate() {
        rest = rest.strip_prefix(word.plain.as_str())?;
        if rest.is_empty() {
            return Some(at + 1);
        }
        rest = rest.strip_prefix(' ')?;
    }
    None
}
