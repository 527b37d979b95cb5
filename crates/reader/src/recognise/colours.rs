//! Ratings that are only the colour of a cell, and the key that names those colours.

use std::collections::BTreeSet;

use goldthread_anchor::Quote;
use goldthread_tree::Colour;

use crate::columns::Columns;
use crate::content::is_rating;
use crate::lexicon::{Role, lexicon};
use crate::{Block, Cell, Merged, Row, Table, Tree};

/// The colours that the document's own key explains, each with the name that it prints.
#[derive(Clone, Debug, Default)]
pub struct Palette {
    colours: Vec<(Colour, String)>,
}

/// A colour this far from that of a key, in steps of red, green and blue, is another.
const NEAR: u32 = 90;

impl Palette {
    /// The coloured marks of the keys of a document.
    pub fn of(tree: &Tree) -> Self {
        const MOST: usize = 30;
        let mut palette = Self::default();
        for block in &tree.blocks {
            let Block::Table(table) = block else { continue };
            if is_key(table) && palette.colours.len() < MOST {
                let marks = marks(table).into_iter();
                palette.colours.extend(marks.map(|mark| (mark.colour, mark.name.text().to_owned())));
            }
        }
        palette
    }

    /// What the rating of a cell of this colour is called: by the nearest colour of the key, or by its hue.
    pub fn name(&self, fill: Colour) -> Option<String> {
        let nearest = self.colours.iter().map(|(colour, name)| (distance(*colour, fill), name)).min();
        match nearest {
            Some((far, name)) if far <= NEAR => Some(name.clone()),
            _ => fill.name().filter(|_| is_rating(fill)).map(str::to_owned),
        }
    }

    /// Whether the key has coloured marks.
    pub fn is_empty(&self) -> bool {
        self.colours.is_empty()
    }
}

/// A mark of a key: a coloured cell.
pub struct Mark {
    /// Its colour.
    pub colour: Colour,
    /// What the key calls it.
    pub name: Quote,
    /// What it means.
    pub meaning: Quote,
}

/// The marks of a key: the words on a coloured cell, or the name of its hue with the words beside it as its meaning.
/// Where two marks have the same hue, the words beside them are their names.
pub fn marks(table: &Table) -> Vec<Mark> {
    let hue = |cell: &Cell| cell.fill.filter(|fill| is_rating(*fill)).and_then(Colour::name);
    let bare = || table.rows.iter().flat_map(|row| &row.cells).filter(|cell| cell.is_empty());
    let mut marks: Vec<Mark> = Vec::new();
    for row in &table.rows {
        for (at, cell) in row.cells.iter().enumerate() {
            let (Some(colour), Some(name)) = (cell.fill, hue(cell)) else { continue };
            let plain = |cell: &&Cell| hue(cell).is_none() && !cell.is_empty();
            let before = at.checked_sub(1).and_then(|at| row.cells.get(at));
            let beside = row.cells.get(at + 1).filter(plain).or(before.filter(plain)).map(Cell::quote);
            let (words, rest) = parted(&cell.quote());
            let shared = bare().filter(|other| hue(other) == Some(name)).count() > 1;
            let mark = match (words.is_empty(), beside) {
                (false, beside) => Mark { colour, name: words, meaning: beside.unwrap_or(rest) },
                (true, Some(beside)) if shared => Mark { colour, name: parted(&beside).0, meaning: beside },
                (true, beside) => {
                    let meaning = beside.unwrap_or(rest);
                    Mark { colour, name: Quote::at(name, cell.at.clone()), meaning }
                }
            };
            let known = marks.iter().any(|other| other.name.text() == mark.name.text());
            let says = !mark.meaning.is_empty() || !cell.is_empty();
            if says && !known {
                marks.push(mark);
            }
        }
    }
    marks
}

/// The name that the words of a key begin with, and what they say after it: `Green – on track`. Words too long for a
/// name are all said of it.
fn parted(words: &Quote) -> (Quote, Quote) {
    const LONGEST: usize = 40;
    let text = words.text();
    let ends = ["\n", ":", " – ", " - ", "=", "("];
    let end = ends.iter().filter_map(|end| text.find(end)).min().unwrap_or(text.len());
    let name = words.slice(0..end);
    if name.text().len() > LONGEST {
        return (Quote::default(), words.clone());
    }
    let rest = text[end..].trim_start_matches(['\n', ':', '–', '-', '=', '(', ' ']);
    (name, words.slice(text.len() - rest.len()..text.len()))
}

/// Whether a table is a key: few rows of few words, with cells of several colours.
pub fn is_key(table: &Table) -> bool {
    const ROWS: usize = 12;
    const WORDS: usize = 300;
    let cells = || table.rows.iter().flat_map(|row| &row.cells);
    let colours: BTreeSet<_> = cells()
        .filter_map(|cell| cell.fill.filter(|fill| is_rating(*fill)))
        .filter_map(Colour::name)
        .collect();
    let headed = || {
        table.rows[0].filled().any(|(_, cell)| {
            matches!(lexicon().exact_role(&cell.text()), Some(Role::Action | Role::Lead | Role::Timescale))
        })
    };
    table.rows.len() <= ROWS
        && colours.len() > 1
        && (table.width() <= 3 || table.rows.len() <= 2)
        && cells().all(|cell| !cell.exceeds(WORDS))
        && !headed()
}

fn distance(a: Colour, b: Colour) -> u32 {
    let square = |a: u8, b: u8| u32::from(a.abs_diff(b)).pow(2);
    (square(a.red, b.red) + square(a.green, b.green) + square(a.blue, b.blue)).isqrt()
}

/// The column of a table whose cells' colours are the ratings of its actions.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Rated {
    /// The column; none where colours rate nothing.
    pub column: Option<usize>,
    /// Whether no heading says so.
    pub is_guess: bool,
}

impl Rated {
    /// The column of statuses, or, where there is none, one whose cells have colours that differ from row to row.
    pub fn of(table: &Table, columns: &Columns, palette: &Palette) -> Self {
        if let Some(column) = columns.column(Role::Status) {
            let stands = !is_striped(&table.rows, column);
            return Self { column: Some(column).filter(|_| stands), is_guess: false };
        }
        let likely = [Role::Reference, Role::Timescale, Role::Progress, Role::Action, Role::Lead];
        let column = likely
            .iter()
            .filter_map(|role| columns.column(*role))
            .chain(columns.notes().map(|(at, _)| at))
            .find(|&at| rates(&table.rows[columns.header_rows.min(table.rows.len())..], at, palette));
        Self { column, is_guess: column.is_some() }
    }

    /// The colour that rates a row, if one does.
    pub fn fill(self, row: &Row) -> Option<Colour> {
        row.cells.get(self.column?)?.fill
    }
}

/// Whether the colours of a column differ as ratings do: two or more, and no stripes, and not one for each part of
/// the table.
fn rates(rows: &[Row], at: usize, palette: &Palette) -> bool {
    const SAMPLE: usize = 200;
    let acts = |row: &&Row| row.filled().nth(1).is_some();
    let names: Vec<Option<String>> = rows
        .iter()
        .filter(acts)
        .take(SAMPLE)
        .filter_map(|row| row.cells.get(at))
        .filter(|cell| cell.merged == Merged::No)
        .map(|cell| cell.fill.filter(|fill| is_rating(*fill)).and_then(|fill| palette.name(fill)))
        .collect();
    let distinct: BTreeSet<&String> = names.iter().flatten().collect();
    let filled = names.iter().flatten().count();
    let changes = names.windows(2).filter(|pair| pair[0] != pair[1]).count();
    let striped = names.len() > 3 && changes + 1 == names.len() && distinct.len() <= 2;
    let grouped = names.len() > 4 && distinct.len() > 1 && changes < distinct.len();
    let needed = if palette.is_empty() { 2 } else { 1 };
    distinct.len() >= needed && filled * 2 >= names.len() && !striped && !grouped
}

/// Whether the fills of a column are those of whole rows, all of one hue.
fn is_striped(rows: &[Row], at: usize) -> bool {
    let shaded = rows.iter().skip(1).filter_map(|row| {
        let fill = row.cells.get(at)?.fill?;
        let alike = row.cells.iter().filter(|cell| cell.fill == Some(fill)).count();
        Some((fill, alike == row.cells.len() && row.cells.len() > 1))
    });
    let all: Vec<(Colour, bool)> = shaded.collect();
    let hues: BTreeSet<_> = all.iter().filter_map(|(fill, _)| fill.name()).collect();
    !all.is_empty() && all.iter().all(|(_, whole)| *whole) && hues.len() < 2
}

/// The words of a cell, or the name of its colour where it has none.
pub fn words_or_colour(cell: &Cell, palette: &Palette) -> Quote {
    let words = cell.quote();
    let colour = || cell.fill.and_then(|fill| palette.name(fill));
    match colour().filter(|_| words.is_empty()) {
        Some(name) => Quote::at(name, cell.at.clone()),
        None => words,
    }
}
