//! Workbooks (`.xlsx`, `.xlsm`, `.xls`, `.ods`) and delimited text (`.csv`, `.tsv`) to a [`Tree`].
//!
//! A format's reader makes sheets (`grid`): sparse cells with their words, fills and comments. All go the same way
//! from there: `regions` finds the lines and tables of a sheet, `joins` puts together what blank rows parted, and
//! `build` makes blocks of them. Nothing here knows what a plan is. Start at [`read_workbook`].

mod budget;
mod build;
mod colours;
mod days;
mod delimited;
mod grid;
mod hidden;
mod joins;
mod numbers;
mod ods;
mod package;
mod printed;
mod regions;
mod rules;
mod symbols;
mod xls;
mod xlsx;
mod xml;

use goldthread_tree::{Limits, Tree, Unreadable};

use crate::build::Building;
use crate::grid::Sheet;
use crate::package::Package;

pub use crate::delimited::decoded;

/// Reads a workbook, whichever of its formats it is in.
///
/// # Errors
/// [`Unreadable`] when it is damaged, protected by a password, or asks for more than the limits.
pub fn read_workbook(name: &str, bytes: &[u8], limits: &Limits) -> Result<Tree, Unreadable> {
    if bytes.is_empty() {
        return Err(Unreadable::Empty { name: name.to_owned() });
    }
    if xls::is_one(bytes) {
        return Ok(tree(xls::read(name, bytes, limits)?, limits));
    }
    let mut sheets = Vec::new();
    let mut package = Package::open(name, bytes, limits)?;
    if ods::is_one(&package) {
        sheets = ods::read(&mut package, limits)?;
    } else {
        xlsx::read(&mut package, limits, |sheet| {
            sheets.push(sheet);
            Ok(())
        })?;
    }
    Ok(tree(sheets, limits))
}

/// Reads values parted by commas, semicolons, tabs or pipes; the file's name is that of its sheet.
///
/// # Errors
/// [`Unreadable::Empty`] when there are no words.
pub fn read_delimited(name: &str, text: &str, limits: &Limits) -> Result<Tree, Unreadable> {
    if text.trim().is_empty() {
        return Err(Unreadable::Empty { name: name.to_owned() });
    }
    Ok(tree(vec![delimited::read(name, text, limits)?], limits))
}

/// Whether a text is values parted by a delimiter, and is better read as a sheet than as lines of text.
///
/// Prose, Markdown and tables of tabs are not; a file named `.tsv` whose lines all have as many tabs is, and one named
/// `.csv` may have two columns only.
pub fn looks_delimited(name: &str, text: &str) -> bool {
    delimited::looks_delimited(name, text)
}

/// The tree of sheets.
fn tree(sheets: Vec<Sheet>, limits: &Limits) -> Tree {
    let mut with_words: Vec<Sheet> = sheets.into_iter().filter(Sheet::has_words).collect();
    let hidden = hidden::doubts(&with_words);
    let is_named = with_words.len() > 1;
    let mut building = Building::new(limits.parts);
    for sheet in &mut with_words {
        building.sheet(sheet, is_named);
    }
    let mut tree = building.tree;
    tree.doubts.extend(hidden);
    tree
}
