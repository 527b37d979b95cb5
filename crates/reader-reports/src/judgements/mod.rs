//! The graded areas of a report: from its table, from lines that once were one, or from headings that carry their grade.

mod grade;
mod streams;
mod table;

use goldthread_anchor::Quote;
use goldthread_tree::Table;
use goldthread_tree::words::{find_phrase, plain};

use crate::lexicon::lexicon;
use crate::lines::{Line, Part};
use crate::{Judged, Scale};

pub use grade::{bare as bare_grade, grade_of, split};

/// The judgements of one table.
pub fn of_table(table: &Table) -> Vec<Judged> {
    table::judgements(table, Quote::default())
}

/// How many judgements a report has at most.
const MOST: usize = 100;

/// How long a line of a list of judgements is at most.
const LONGEST: usize = 170;

/// Every judgement, once: the fullest list of them, and what judges the whole.
pub fn all(parts: &[Part<'_>]) -> Vec<Judged> {
    if let Some(outcome) = outcome(parts) {
        return vec![outcome];
    }
    let mut best: Vec<Judged> = Vec::new();
    for run in runs(parts) {
        let found = of_run(&run);
        if found.len() > best.len() {
            best = found;
        }
    }
    // The heading over the review of the board is not one more area: the list before it is whole without.
    let headed = of_headings(parts);
    if headed.iter().filter(|judged| !is_of_board(&judged.area)).count() > best.len() {
        best = headed;
    }
    // More than any report has: not a list of judgements.
    best.truncate(MOST);
    with_sentences(parts, best)
}

/// Parts that stand together: tables, and short lines, at least one of which has a grade.
fn runs<'p, 't>(parts: &'p [Part<'t>]) -> Vec<Vec<&'p Part<'t>>> {
    let mut runs = vec![Vec::new()];
    for part in parts {
        let belongs = match part {
            Part::Table(table) => table::is_graded(table),
            Part::Line(line) => line.text().len() <= LONGEST && !line.text().ends_with('.'),
        };
        match (belongs, runs.last_mut()) {
            (true, Some(run)) => run.push(part),
            _ => runs.push(Vec::new()),
        }
    }
    runs.retain(|run| run.iter().any(|part| has_grade(part)));
    runs
}

fn has_grade(part: &Part<'_>) -> bool {
    match part {
        Part::Table(_) => true,
        Part::Line(line) => grade::holds_grade(line.text()),
    }
}

/// The judgements of parts that stand together: of their tables, and of their lines where they have no table. A heading before
/// a table is the name of its part of the list.
fn of_run(run: &[&Part<'_>]) -> Vec<Judged> {
    let mut found = Vec::new();
    let mut lines: Vec<&Line> = Vec::new();
    let mut above: Option<&Line> = None;
    for part in run {
        match part {
            Part::Line(line) => {
                lines.push(line);
                above = Some(line);
            }
            Part::Table(table) => {
                let names = |line: &&Line| !grade::holds_grade(line.text()) && line.under().is_some();
                let group = above.take().filter(names).map(|line| line.words.clone());
                found.extend(table::judgements(table, group.unwrap_or_default()));
            }
        }
    }
    if found.is_empty() { of_lines(&lines) } else { found }
}

fn of_lines(lines: &[&Line]) -> Vec<Judged> {
    let headed = lines
        .iter()
        .position(|line| matches!(line.plain.as_str(), "judgement grade" | "judgements grade" | "judgement"));
    let lines = headed.map_or(lines, |at| &lines[at + 1..]);
    let lines = if lines.first().is_some_and(|line| line.plain == "grade") { &lines[1..] } else { lines };
    // A sentence that introduces the list may name an area itself.
    let lines: Vec<&Line> = lines.iter().copied().filter(|line| !line.text().ends_with(':')).collect();
    let lines = lines.as_slice();
    if lines.iter().filter(|line| grade::holds_grade(line.text())).count() < 2 {
        return Vec::new();
    }
    let (paired, streamed) = (paired(lines).unwrap_or_default(), streams::of_lines(lines));
    if streamed.len() > paired.len() { streamed } else { paired }
}

/// Lines that each hold an area and its grade, or an area and the grade on the next line; nothing where they do not pair.
fn paired(lines: &[&Line]) -> Option<Vec<Judged>> {
    let mut found: Vec<Judged> = Vec::new();
    let mut pending: Option<Quote> = None;
    let mut group = Quote::default();
    for line in lines {
        let lower = line.text().starts_with(char::is_lowercase);
        if let Some(scale) = grade_of(line.text()) {
            let area = pending.take()?;
            found.push(Judged { group: group.clone(), area, grade: line.words.clone(), scale });
        } else if let Some((area, grade, scale)) =
            split(&line.words).filter(|(_, grade, _)| grade.text().starts_with(char::is_uppercase))
        {
            let area = match pending.take() {
                Some(mut above) if lower => {
                    above.push(" ", &area);
                    above
                }
                above => {
                    group = above.unwrap_or(group);
                    area
                }
            };
            found.push(Judged { group: group.clone(), area, grade, scale });
        } else if lower {
            let last = pending.as_mut().or_else(|| found.last_mut().map(|last| &mut last.area))?;
            last.push(" ", &line.words);
        } else {
            group = pending.replace(line.words.clone()).unwrap_or(group);
        }
    }
    Some(found)
}

/// Headings that end in a grade, or have it on a line of its own under them.
fn of_headings(parts: &[Part<'_>]) -> Vec<Judged> {
    let mut found: Vec<Judged> = Vec::new();
    let mut above: Option<&Line> = None;
    for part in parts {
        let Part::Line(line) = part else {
            above = None;
            continue;
        };
        let judged = match (grade_of(line.text()), above) {
            (Some(scale), Some(area)) => Some((area.words.clone(), grade::bare(&line.words), scale)),
            (None, _) if line.under().is_some() => split(&line.words),
            _ => None,
        };
        found.extend(judged.map(|(area, grade, scale)| Judged {
            group: Quote::default(),
            area,
            grade,
            scale,
        }));
        let names =
            line.text().len() < LONGEST && !line.text().ends_with('.') && grade_of(line.text()).is_none();
        above = names.then_some(line);
    }
    found
}

fn is_of_board(area: &Quote) -> bool {
    let words = plain(area.text());
    words.contains("safeguarding children board") || words.contains("lscb")
}

/// What judges the whole, before the areas, and the board, after them.
fn with_sentences(parts: &[Part<'_>], mut areas: Vec<Judged>) -> Vec<Judged> {
    const HEAD: usize = 40;
    const SHORT: usize = 140;
    let overall = areas.iter().any(|judged| judged.area.text().to_lowercase().contains("overall"));
    let mut whole = Vec::new();
    for (at, part) in parts.iter().enumerate() {
        let Part::Line(line) = part else { continue };
        let subject =
            lexicon().sentences.subjects.iter().find(|subject| line.plain.starts_with(subject.as_str()));
        let said = grade::before_reason(&line.words);
        let Some((subject, (area, grade, scale))) =
            subject.filter(|_| said.text().len() < SHORT).zip(split(&said))
        else {
            continue;
        };
        let judged = Judged { group: Quote::default(), area, grade, scale };
        let known = areas.iter().chain(&whole).any(|other| other.area.text() == judged.area.text());
        if known
            || areas.iter().any(|other| {
                other.grade.anchor() == judged.grade.anchor() && !judged.grade.anchor().is_typed()
            })
        {
            continue;
        }
        if subject.contains("board") {
            areas.push(judged);
        } else if at < HEAD && !overall && whole.is_empty() {
            whole.push(judged);
        }
    }
    whole.extend(areas);
    whole
}

/// The outcome of an area SEND inspection: a sentence.
fn outcome(parts: &[Part<'_>]) -> Option<Judged> {
    const HEAD: usize = 40;
    let mut heading = Quote::default();
    for part in parts.iter().take(HEAD) {
        let lines: Vec<(String, Quote)> = match part {
            Part::Line(line) => vec![(line.plain.clone(), line.words.clone())],
            Part::Table(_) => continue,
        };
        for (plain, words) in lines {
            if plain.contains("inspection outcome") || plain == "outcome" {
                heading = words.clone();
            }
            let scale = lexicon()
                .outcomes
                .iter()
                .find(|outcome| outcome.words.iter().any(|word| find_phrase(&plain, word).is_some()));
            if let Some(scale) = scale.map(|outcome| outcome.scale) {
                return Some(of_outcome(heading, &words, scale));
            }
        }
    }
    None
}

fn of_outcome(heading: Quote, words: &Quote, scale: Scale) -> Judged {
    let area = if heading.is_empty() { Quote::at("Inspection outcome", words.anchor()) } else { heading };
    let sentence = crate::front::sentences(words).into_iter().find(|sentence| {
        let plain = goldthread_tree::words::plain(sentence.text());
        lexicon()
            .outcomes
            .iter()
            .any(|outcome| outcome.words.iter().any(|word| find_phrase(&plain, word).is_some()))
    });
    Judged { group: Quote::default(), area, grade: sentence.unwrap_or_else(|| words.clone()), scale }
}
