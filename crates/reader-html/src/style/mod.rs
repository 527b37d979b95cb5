//! How an element looks: its own style, the page's style sheets, and what the names of its classes say.

mod classes;
mod declarations;
mod names;
mod paint;
mod selector;
mod sheet;
mod symbols;

pub use classes::{colour_of_class, colour_of_words};
pub use declarations::{Display, Numbering, Style};
pub use paint::attribute as colour_of_attribute;
pub use sheet::Sheets;
pub use symbols::Symbols;
