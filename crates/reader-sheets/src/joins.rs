//! Tables that blank rows parted, put together again; and tables that only a title parts, taken apart.

use goldthread_tree::words::plain;

use crate::grid::{Held, Sheet};
use crate::regions::{Item, Part, extent, rows};

/// How many blank rows may stand within a table.
const MOST_BLANK: u32 = 3;

/// The parts with tables as a person would count them.
pub fn joined(sheet: &Sheet, parts: Vec<Part>) -> Vec<Part> {
    let mut out: Vec<Part> = Vec::with_capacity(parts.len());
    for part in parts {
        match part {
            Part::Line(_) => out.push(part),
            Part::Table(items) => join(sheet, &mut out, items),
        }
    }
    out.into_iter().flat_map(|part| apart(sheet, part)).collect()
}

/// Adds a table, or its rows to the table above that it goes on from.
fn join(sheet: &Sheet, out: &mut Vec<Part>, items: Vec<Item>) {
    let Some(at) = above(sheet, out, &items) else { return out.push(Part::Table(items)) };
    let mut between: Vec<Item> = Vec::new();
    let lines = out.split_off(at + 1);
    for part in lines {
        match part {
            Part::Line(cells) if overlaps(&cells, &items) => between.extend(cells),
            other => out.push(other),
        }
    }
    if let Some(Part::Table(table)) = out.get_mut(at) {
        table.extend(between);
        table.extend(items);
    }
}

/// The table that a group of rows goes on from: it stands a few rows above, has the same columns, and the group has no
/// headings of its own.
fn above(sheet: &Sheet, out: &[Part], items: &[Item]) -> Option<usize> {
    let own = extent(items)?;
    let mut top = own.top;
    for (at, part) in out.iter().enumerate().rev() {
        match part {
            Part::Line(cells) if overlaps(cells, items) => {
                let line = extent(cells)?;
                if top.saturating_sub(line.bottom) > MOST_BLANK + 1 || !is_band(sheet, cells) {
                    return None;
                }
                top = line.top;
            }
            Part::Table(table) if overlaps(table, items) => {
                let whole = extent(table)?;
                let is_near = top.saturating_sub(whole.bottom) <= MOST_BLANK + 1;
                let has_columns =
                    own.left >= whole.left && own.right <= whole.right && own.width() * 2 >= whole.width();
                // Two columns are labels and values, and a blank row ends the card.
                return (is_near && has_columns && whole.width() > 2 && !begins_anew(sheet, table, items))
                    .then_some(at);
            }
            Part::Line(_) | Part::Table(_) => {}
        }
    }
    None
}

fn overlaps(one: &[Item], other: &[Item]) -> bool {
    let (Some(one), Some(other)) = (extent(one), extent(other)) else { return false };
    one.left <= other.right && other.left <= one.right
}

/// Whether a line may be a band within a table: a key or a glossary is a table of its own.
fn is_band(sheet: &Sheet, cells: &[Item]) -> bool {
    const OWN: [&str; 8] =
        ["key", "legend", "glossary", "abbreviations", "notes", "note", "contents", "rating key"];
    let [one] = cells else { return false };
    let words = plain(&sheet.cells.get(&one.at).map(Held::text).unwrap_or_default());
    !OWN.contains(&words.as_str()) && !words.starts_with("key to ") && !words.ends_with(" key")
}

/// Whether the first row of a group is headings of its own.
fn begins_anew(sheet: &Sheet, table: &[Item], items: &[Item]) -> bool {
    let first = rows(items).into_iter().next().unwrap_or_default();
    let heading = rows(table).into_iter().find(|row| row.len() > 1).unwrap_or_default();
    is_heading(sheet, &first, &heading, items.len() > first.len())
}

/// Whether a row is headings, seen beside the headings of the table above it.
fn is_heading(sheet: &Sheet, row: &[Item], heading: &[Item], has_more: bool) -> bool {
    const LONGEST: usize = 80;
    let held = |item: &Item| sheet.cells.get(&item.at);
    let texts = |row: &[Item]| -> Vec<String> {
        row.iter().filter_map(held).map(|held| plain(&held.text())).collect()
    };
    if row.iter().any(|item| sheet.is_heading(item.at)) {
        return true;
    }
    let (own, above) = (texts(row), texts(heading));
    let is_short = row.iter().filter_map(held).all(|held| {
        let text = held.text();
        let ends = text.trim_end().ends_with('.') && !is_abbreviation(&text);
        text.len() <= LONGEST && !ends && held.value == crate::grid::Value::Text
    });
    if own.len() < 2 || !is_short {
        return false;
    }
    let again = own.iter().filter(|text| !text.is_empty() && above.contains(text)).count();
    let is_set =
        |row: &[Item]| row.iter().filter(|item| item.has_words).filter_map(held).all(Held::is_strong);
    let usual = own.iter().filter(|text| is_usual(text)).count();
    again * 3 >= own.len() * 2 || (has_more && (is_set(row) || usual > 1 && usual * 2 >= own.len()))
}

/// `No.` and the like, whose full stop ends no sentence.
fn is_abbreviation(text: &str) -> bool {
    const LONGEST: usize = 5;
    text.trim().len() <= LONGEST && !text.trim().contains(' ')
}

/// Whether a cell says what heads a column in any plan.
fn is_usual(text: &str) -> bool {
    const HEADS: [&str; 26] = [
        "action",
        "actions",
        "lead",
        "owner",
        "by when",
        "deadline",
        "timescale",
        "status",
        "rag",
        "brag",
        "progress",
        "update",
        "evidence",
        "impact",
        "outcome",
        "measure",
        "recommendation",
        "name",
        "role",
        "date",
        "target",
        "priority",
        "ref",
        "no",
        "title",
        "initials",
    ];
    text.split(' ').count() < 4
        && HEADS.iter().any(|head| text == *head || text.ends_with(&format!(" {head}")))
}

/// A table as it is, or as several where titles and headings of their own stand in it.
fn apart(sheet: &Sheet, part: Part) -> Vec<Part> {
    let Part::Table(items) = part else { return vec![part] };
    let rows = rows(&items);
    let heading = rows.iter().find(|row| row.len() > 1).cloned().unwrap_or_default();
    let mut out: Vec<Part> = Vec::new();
    let mut table: Vec<Vec<Item>> = Vec::new();
    for row in rows {
        let lone = table.iter().rev().take_while(|row| row.len() == 1).count();
        let is_new =
            row.len() > 1 && lone > 0 && lone < table.len() && is_heading(sheet, &row, &heading, true);
        if is_new {
            let lines = table.split_off(table.len() - lone);
            out.push(Part::Table(table.drain(..).flatten().collect()));
            out.extend(lines.into_iter().map(Part::Line));
        }
        table.push(row);
    }
    let after = trailing(sheet, &mut table);
    out.push(Part::Table(table.into_iter().flatten().collect()));
    out.extend(after.into_iter().map(Part::Line));
    out
}

/// Notes that stand right below a table.
fn trailing(sheet: &Sheet, table: &mut Vec<Vec<Item>>) -> Vec<Vec<Item>> {
    const HEADS: [&str; 6] = ["note", "notes", "source", "nb", "key", "footnote"];
    let is_note = |row: &Vec<Item>| {
        let [one] = row.as_slice() else { return false };
        let words = plain(&sheet.cells.get(&one.at).map(Held::text).unwrap_or_default());
        HEADS.iter().any(|head| words.split(' ').next() == Some(head))
    };
    let Some(first) = table.iter().rposition(|row| row.len() > 1) else { return Vec::new() };
    let Some(at) = (first + 1..table.len()).find(|at| table.get(*at).is_some_and(is_note)) else {
        return Vec::new();
    };
    table.split_off(at)
}
