//! Rules that give a cell its colour by what it, or another cell, says.

use goldthread_tree::Colour;

use crate::grid::{Place, Sheet};

/// The rules of a sheet.
#[derive(Debug, Default)]
pub struct Rules {}

impl Rules {
    /// The colour that the rules give a cell.
    pub fn fill(&self, _sheet: &Sheet, _at: Place) -> Option<Colour> {
        None
    }
}
