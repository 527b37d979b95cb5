//! The rules of a sheet that give cells their colour.

use goldthread_tree::Unreadable;

use super::Book;
use crate::grid::Sheet;
use crate::xml::{Tag, Xml};

/// Takes the rules of one element in, which was opened last.
pub fn read(
    xml: &mut Xml<'_>,
    _tag: &Tag<'_>,
    _book: &Book<'_>,
    _sheet: &mut Sheet,
) -> Result<(), Unreadable> {
    xml.skip()
}
