//! Comments that readers left on a page.

use goldthread_anchor::{Anchor, Quote};
use goldthread_tree::{Marks, Paragraph, Run};
use hayro_interpret::TransformExt;
use hayro_syntax::object::{Array, Dict, Name, Rect, String as Bytes};
use hayro_syntax::page::Page as Sheet;
use kurbo::Point;

use crate::area::Area;

/// A comment and where it stands.
#[derive(Clone, Debug, PartialEq)]
pub struct Note {
    /// Where, on the page as it is shown.
    pub area: Area,
    /// Its words.
    pub words: String,
}

impl Note {
    /// The comment as a paragraph.
    pub fn paragraph(&self, page: u32) -> Paragraph {
        let words = Quote::at(self.words.clone(), Anchor::Page(self.area.on_page(page), None));
        Paragraph { runs: vec![Run { words, marks: Marks::default() }] }
    }
}

/// The kinds of annotation whose words are a comment. Links, form fields and words typed onto the page are none.
const COMMENTS: [&str; 12] = [
    "Text",
    "Highlight",
    "Underline",
    "StrikeOut",
    "Squiggly",
    "Caret",
    "Square",
    "Circle",
    "Line",
    "Ink",
    "Polygon",
    "Stamp",
];

/// The comments of a page, in the order of the file.
pub fn notes(sheet: &Sheet<'_>) -> Vec<Note> {
    const MOST: usize = 2_000;
    let Some(all) = sheet.raw().get::<Array<'_>>("Annots") else { return Vec::new() };
    let start = sheet.initial_transform(true).to_kurbo();
    let found = all.iter::<Dict<'_>>().take(MOST).filter_map(|annotation| {
        let kind = annotation.get::<Name<'_>>("Subtype")?;
        let words = words(annotation.get::<Bytes<'_>>("Contents")?.as_bytes());
        let place = annotation.get::<Rect>("Rect").unwrap_or(Rect { x0: 0.0, y0: 0.0, x1: 0.0, y1: 0.0 });
        #[expect(clippy::cast_possible_truncation, reason = "points need no more precision")]
        let corner = |x, y| {
            let at = start * Point::new(x, y);
            (at.x as f32, at.y as f32)
        };
        let area = Area::of_corners(corner(place.x0, place.y0), corner(place.x1, place.y1));
        (COMMENTS.contains(&kind.as_str()) && !words.is_empty()).then_some(Note { area, words })
    });
    found.collect()
}

/// The words of a text of the file: UTF-16 or UTF-8 where it says so, otherwise nearly Latin.
fn words(bytes: &[u8]) -> String {
    const LONGEST: usize = 20_000;
    let bytes = &bytes[..bytes.len().min(LONGEST)];
    let text: String = match bytes {
        [0xFE, 0xFF, rest @ ..] => {
            let units = rest.chunks_exact(2).map(|pair| u16::from_be_bytes([pair[0], pair[1]]));
            char::decode_utf16(units).map(|letter| letter.unwrap_or(char::REPLACEMENT_CHARACTER)).collect()
        }
        [0xEF, 0xBB, 0xBF, rest @ ..] => String::from_utf8_lossy(rest).into_owned(),
        _ => bytes.iter().map(|byte| char::from(*byte)).collect(),
    };
    let seen = text.chars().map(|letter| if letter.is_control() { ' ' } else { letter });
    seen.collect::<String>().split_whitespace().collect::<Vec<_>>().join(" ")
}
