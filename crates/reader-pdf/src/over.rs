//! A row of a table that a page break parts.

use goldthread_tree::Row;

use crate::lines::Line;
use crate::paragraphs::{Room, ends_sentence, had_room};

/// The first and the last line of a cell, and how wide its lines can be.
#[derive(Clone, Debug)]
pub struct Brim {
    /// The first line.
    pub first: Line,
    /// The last line.
    pub last: Line,
    /// How wide lines can be.
    pub room: Room,
}

/// Those of a row, column by column.
#[derive(Clone, Debug, Default)]
pub struct Brims(pub Vec<Cell>);

/// A cell of a row, as far as it tells whether the row goes on.
#[derive(Clone, Debug)]
pub enum Cell {
    /// It holds no words.
    Empty,
    /// It holds words.
    Words(Box<Brim>),
    /// It spans several columns: a band.
    Wide,
}

/// A line of fewer words may be a label: a column of labels is no wider than they are.
const SENTENCE: usize = 3;

impl Brims {
    /// The columns in which the words of the row at the head of the next page go on with those of this one; none where it is
    /// a row of its own.
    ///
    /// It is the rest of this row where its words stand only under words, most of them in the middle of a sentence,
    /// and cells of this row have nothing under them or every one goes on.
    pub fn run_on_in(&self, next: &Self) -> Vec<usize> {
        let mut on = Vec::new();
        let (mut filled, mut ended) = (0, 0);
        for (column, pair) in self.0.iter().zip(&next.0).enumerate() {
            match pair {
                (Cell::Wide, _) | (_, Cell::Wide) | (Cell::Empty, Cell::Words(_)) => return Vec::new(),
                (Cell::Words(above), Cell::Words(below)) => {
                    filled += 1;
                    if above.runs_on_in(below) {
                        on.push(column);
                    } else if column == 0 && is_number(&below.first) {
                        return Vec::new();
                    }
                }
                (Cell::Words(_), Cell::Empty) => ended += 1,
                (Cell::Empty, Cell::Empty) => {}
            }
        }
        let most = on.len() * 2 > filled;
        if most && (ended > 0 || on.len() == filled) { on } else { Vec::new() }
    }
}

impl Brim {
    fn runs_on_in(&self, next: &Self) -> bool {
        let alike = self.last.turn == next.first.turn && (self.last.size - next.first.size).abs() < 0.6;
        let is_label = self.last.words.len() < SENTENCE;
        let no_room = || !is_label && !had_room(&self.last, &next.first, self.room);
        alike && !ends_sentence(&self.last) && (next.begins_lower() || no_room())
    }

    fn begins_lower(&self) -> bool {
        let first = self.first.words.first().and_then(|word| word.text.chars().next());
        first.is_some_and(char::is_lowercase)
    }
}

/// `7`, `2.4`, `a)`: what a row of its own begins with.
fn is_number(line: &Line) -> bool {
    const LONGEST: usize = 6;
    let text = line.text();
    text.len() <= LONGEST && text.chars().any(|letter| letter.is_ascii_digit()) || text.len() <= 2
}

/// How many rows at the head of a part of a table print its first rows again.
pub fn repeated(table: &[Row], part: &[Row]) -> usize {
    const MOST: usize = 3;
    table.iter().zip(part).take(MOST).take_while(|(row, again)| row.says_the_same(again)).count()
}
