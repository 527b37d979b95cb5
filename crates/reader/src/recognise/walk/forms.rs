//! Forms: tables whose cells are labels and what they ask for, beside each other, under each other or in one cell.

use goldthread_anchor::Quote;

use crate::lexicon::{Role, lexicon};
use crate::recognise::tags;
use crate::{Cell, Merged, Paragraph, Row, Table};

/// What a label of a form asks for, and the number beside it; a question of many words by the phrase in it.
pub fn asked_of(label: &Quote) -> (Option<Role>, Option<Quote>) {
    const QUESTION: usize = 25;
    const SURE: f32 = 0.6;
    let (role, number) = tags::label_of(label);
    let asks = label.text().len() > QUESTION;
    let asked = || lexicon().role(label.text()).filter(|(_, sure)| asks && *sure >= SURE);
    (role.or_else(|| asked().map(|(role, _)| role)), number)
}

/// The labels and values of a table of two or four cells a row, if most labels are names of columns.
pub fn pairs(table: &Table) -> Option<Vec<(Quote, Cell)>> {
    let rows: Vec<Vec<&Cell>> = table.rows.iter().map(apart).collect();
    let width = rows.iter().map(Vec::len).max()?;
    let lined_up = width == table.width() || rows.iter().all(|row| matches!(row.len(), 1 | 2 | 4));
    if !matches!(width, 2 | 4) || !lined_up || table.rows.len() < 2 {
        return None;
    }
    let mut pairs: Vec<(Quote, Cell)> = Vec::new();
    let is_form = rows.iter().any(|row| in_one(row).is_some());
    let mut rows = rows.into_iter().peekable();
    while let Some(row) = rows.next() {
        if let Some(pair) = in_one(&row) {
            pairs.push(pair);
        } else if let Some(values) = rows.next_if(|next| is_form && is_over(&row, next)) {
            pairs.extend(row.iter().zip(values).map(|(label, value)| (label.quote(), value.clone())));
        } else {
            let beside = |pair: &[&Cell]| Some((pair.first()?.quote(), (*pair.get(1)?).clone()));
            pairs.extend(row.chunks(2).filter_map(beside));
        }
    }
    pairs.retain(|(label, value)| !label.is_empty() || !value.is_empty());
    let known = |(label, _): &&(Quote, Cell)| {
        let role = if is_form { asked_of(label).0 } else { tags::label_of(label).0 };
        role.is_some() || lexicon().label(label.text()).is_some()
    };
    let known = pairs.iter().filter(known).count();
    (known >= 2 && known * 10 >= pairs.len() * 6).then_some(pairs)
}

/// The cells of a row, one for those that are merged beside each other.
pub fn apart(row: &Row) -> Vec<&Cell> {
    row.cells.iter().filter(|cell| cell.merged != Merged::Left).collect()
}

/// Whether the cells of a row are labels of those in the row under it.
fn is_over(row: &[&Cell], next: &[&Cell]) -> bool {
    const LONGEST: usize = 40;
    let label = |cell: &&Cell| !cell.exceeds(LONGEST) && tags::label_of(&cell.quote()).0.is_some();
    row.len() > 1
        && row.len() == next.len()
        && row.iter().all(label)
        && !next.iter().any(label)
        && next.iter().all(|cell| !cell.is_empty())
}

/// A label and what stands under it, or behind its colon, in a cell across the whole table.
fn in_one(row: &[&Cell]) -> Option<(Quote, Cell)> {
    let [cell] = row else { return None };
    let (first, others) = cell.paragraphs.split_first()?;
    let line = first.quote();
    let value = |paragraphs: Vec<Paragraph>| Cell { paragraphs, ..(*cell).clone() };
    if !others.is_empty() && asked_of(&line).0.is_some() {
        return Some((line, value(others.to_vec())));
    }
    let colon = line.text().find(':')?;
    let label = line.slice(0..colon);
    let rest = line.slice(colon + 1..line.text().len());
    if rest.is_empty() || asked_of(&label).0.is_none() {
        return None;
    }
    let rest = Paragraph { runs: vec![crate::Run { words: rest, marks: crate::Marks::default() }] };
    Some((label, value(std::iter::once(rest).chain(others.iter().cloned()).collect())))
}
