//! The small tables of a plan: judgements, the key of statuses, the glossary, the grid of ratings.

use goldthread_anchor::Quote;
use goldthread_plan::{GlossaryEntry, Judgement, Ratings, SchemeEntry, Standing};

use super::colours::{self, Palette, words_or_colour};
use crate::content::is_status;
use crate::lexicon::lexicon;
use crate::{Row, Table};
use goldthread_tree::words::{find_phrase, plain};

/// The judgements that a table of two columns prints.
pub fn judgements(table: &Table) -> Option<Vec<Judgement>> {
    let rows: Vec<(Quote, Quote)> = pairs(table)?;
    let rows = without_header(rows, "judgement", "grade");
    let graded = rows.iter().filter(|(_, grade)| lexicon().is_grade(grade.text())).count();
    let all = graded > 0 && graded * 10 >= rows.len() * 8;
    all.then(|| rows.into_iter().map(|(area, grade)| Judgement { area, grade }).collect())
}

/// The key of statuses that a table of two columns prints: a mark on one side, its meaning on the other.
pub fn scheme(table: &Table) -> Option<Vec<SchemeEntry>> {
    let mut rows = pairs(table)?;
    let headed = rows.first().is_some_and(|(left, right)| {
        lexicon().names("key", left.text()) || lexicon().names("key", right.text())
    });
    if headed {
        rows.remove(0);
    }
    let marks =
        |side: fn(&(Quote, Quote)) -> &Quote| rows.iter().filter(|row| is_mark(side(row).text())).count();
    let (left, right) = (marks(|row| &row.0), marks(|row| &row.1));
    let needed = if headed { rows.len().div_ceil(2) } else { rows.len() };
    if rows.len() < 2 || left.max(right) < needed {
        return None;
    }
    let swap = right > left;
    Some(
        rows.into_iter()
            .map(
                |(a, b)| {
                    if swap {
                        SchemeEntry { mark: b, meaning: a }
                    } else {
                        SchemeEntry { mark: a, meaning: b }
                    }
                },
            )
            .collect(),
    )
}

/// The key that coloured cells print: a colour, or words on it, beside what it means.
pub fn coloured_scheme(table: &Table) -> Option<Vec<SchemeEntry>> {
    if !colours::is_key(table) {
        return None;
    }
    let marks = colours::marks(table).into_iter();
    let scheme: Vec<SchemeEntry> =
        marks.map(|mark| SchemeEntry { mark: mark.name, meaning: mark.meaning }).collect();
    (scheme.len() > 1).then_some(scheme)
}

/// A colour, a symbol, or a word of status.
fn is_mark(text: &str) -> bool {
    let symbol = !text.is_empty() && text.chars().count() <= 2;
    symbol || lexicon().is_colour(text) || Standing::of(text).is_some()
}

/// The key that lines print: `GREEN On target`; where a line above announces a key, `Complete: all is done` too.
pub fn scheme_line(line: &Quote, announced: bool) -> Option<SchemeEntry> {
    const LONGEST: usize = 300;
    let text = line.text();
    if text.len() > LONGEST {
        return None;
    }
    let word = match text.find([':', '–', '=', '-']).filter(|_| announced) {
        Some(at) if is_status(text[..at].trim()) => text[..at].trim_end(),
        _ => text.split([' ', ':', '-', '–', '=']).next().filter(|word| lexicon().is_colour(word))?,
    };
    let rest = text[word.len()..].trim_start_matches([' ', ':', '-', '–', '=']);
    let meaning = line.slice(text.len() - rest.len()..text.len());
    let stands = !word.starts_with(char::is_lowercase) && !meaning.is_empty();
    stands.then(|| SchemeEntry { mark: line.slice(0..word.len()), meaning })
}

/// Whether a line announces a key of statuses: `Key to ratings:`.
pub fn announces_key(line: &Quote) -> bool {
    const LONGEST: usize = 60;
    let words = plain(line.text());
    line.text().len() <= LONGEST
        && ["key", "rag", "brag"].iter().any(|word| find_phrase(&words, word).is_some())
}

/// The glossary that a table prints: abbreviations, what they stand for, who held the post.
pub fn glossary(table: &Table, announced: bool) -> Option<Vec<GlossaryEntry>> {
    let first = table.rows.first()?;
    let heading = |which: &str| first.cells.iter().position(|cell| lexicon().names(which, &cell.text()));
    let columns = match (heading("abbreviation"), heading("title")) {
        (Some(abbreviation), Some(title)) => {
            Some((abbreviation, title, heading("name").filter(|name| *name != title)))
        }
        _ => None,
    };
    let (columns, skip) = match columns {
        Some(columns) => (columns, 1),
        None if announced && table.width() >= 2 => ((0, 1, (table.width() > 2).then_some(2)), 0),
        None => return None,
    };
    let cell = |row: &Row, at: usize| row.cells.get(at).map(crate::Cell::quote).unwrap_or_default();
    let entry = |row: &Row| GlossaryEntry {
        abbreviation: cell(row, columns.0),
        title: cell(row, columns.1),
        name: columns.2.map(|at| cell(row, at)).unwrap_or_default(),
    };
    let entries: Vec<GlossaryEntry> =
        table.rows.iter().skip(skip).map(entry).filter(|entry| !entry.abbreviation.is_empty()).collect();
    (!entries.is_empty()).then_some(entries)
}

/// A row of a grid of ratings.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RatedRow {
    /// What is rated: a section by its heading.
    pub title: Quote,
    /// How far the work has come.
    pub process: Ratings,
    /// What difference it has made.
    pub impact: Ratings,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Rated {
    Process(When),
    Impact(When),
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum When {
    Last,
    This,
}

/// The grid of ratings that a table prints: process and impact, last period and this.
pub fn rating_grid(table: &Table, palette: &Palette) -> Option<Vec<RatedRow>> {
    let (columns, header) = (1..=2.min(table.rows.len()))
        .rev()
        .find_map(|rows| Some((rating_columns(&table.rows[..rows])?, rows)))?;
    let rows =
        table.rows[header..].iter().filter_map(|row| rated_row(row, &columns, palette)).collect::<Vec<_>>();
    (!rows.is_empty()).then_some(rows)
}

fn rating_columns(header: &[Row]) -> Option<Vec<(usize, Rated)>> {
    let width = header.iter().map(|row| row.cells.len()).max()?;
    if header.get(1).is_some_and(|row| !continues_header(row)) {
        return None;
    }
    let mut above = String::new();
    let mut columns = Vec::new();
    for at in 0..width {
        let own: Vec<String> =
            header.iter().filter_map(|row| row.cells.get(at)).map(|cell| plain(&cell.text())).collect();
        if header.len() == 2 && own.first().is_some_and(|own| !own.is_empty()) {
            above.clone_from(&own[0]);
        }
        let heading = format!("{above} {}", own.last().map_or("", String::as_str));
        if let Some(rated) = rated(&heading) {
            columns.push((at, rated));
        }
    }
    let distinct = columns
        .iter()
        .enumerate()
        .all(|(at, (_, rated))| columns[..at].iter().all(|(_, other)| other != rated));
    (columns.len() >= 2 && distinct).then_some(columns)
}

/// Whether the second row of a table is headings too: words stand in it, and none of them is a status.
fn continues_header(row: &Row) -> bool {
    let mut words = row.filled().map(|(_, cell)| cell.quote()).peekable();
    words.peek().is_some() && words.all(|words| !is_mark(words.text()))
}

fn rated(heading: &str) -> Option<Rated> {
    let has = |words: &[&str]| words.iter().any(|word| find_phrase(heading.trim(), word).is_some());
    let when = if has(&["last", "previous", "prior"]) { When::Last } else { When::This };
    let rating = has(&["rag", "rating", "brag", "status"])
        || has(&["last", "previous", "prior", "this", "current", "now"]);
    match (has(&["process", "progress", "delivery", "activity"]), has(&["impact", "outcome", "outcomes"])) {
        (true, false) if rating => Some(Rated::Process(when)),
        (false, true) if rating => Some(Rated::Impact(when)),
        _ => None,
    }
}

fn rated_row(row: &Row, columns: &[(usize, Rated)], palette: &Palette) -> Option<RatedRow> {
    let is_rating = |at: usize| columns.iter().any(|(column, _)| *column == at);
    let (_, title) = row.filled().filter(|(at, _)| !is_rating(*at)).last()?;
    let mut rated =
        RatedRow { title: title.quote(), process: Ratings::default(), impact: Ratings::default() };
    for &(at, which) in columns {
        let words = row.cells.get(at).map(|cell| words_or_colour(cell, palette)).unwrap_or_default();
        *match which {
            Rated::Process(When::Last) => &mut rated.process.last,
            Rated::Process(When::This) => &mut rated.process.this,
            Rated::Impact(When::Last) => &mut rated.impact.last,
            Rated::Impact(When::This) => &mut rated.impact.this,
        } = words;
    }
    Some(rated)
}

/// The rows of a table of two columns; an empty first row, as Markdown needs one, is left out.
fn pairs(table: &Table) -> Option<Vec<(Quote, Quote)>> {
    let pair = |row: &Row| match row.filled().collect::<Vec<_>>()[..] {
        [(0, left)] => Some((left.quote(), Quote::default())),
        [(_, left), (_, right)] => Some((left.quote(), right.quote())),
        _ => None,
    };
    if table.width() > 3 {
        return None;
    }
    table.rows.iter().map(pair).collect()
}

fn without_header(mut rows: Vec<(Quote, Quote)>, left: &str, right: &str) -> Vec<(Quote, Quote)> {
    let headed = rows
        .first()
        .is_some_and(|row| lexicon().names(left, row.0.text()) && lexicon().names(right, row.1.text()));
    if headed && rows.len() > 1 {
        rows.remove(0);
    }
    rows
}
