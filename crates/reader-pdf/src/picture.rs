//! A page as a picture, for a person to compare what was read with what is printed.

use goldthread_tree::{Limits, Unreadable};
use hayro::vello_cpu::color::palette::css::WHITE;
use hayro::{RenderCache, RenderSettings, render};
use hayro_syntax::page::Page as Sheet;

use crate::document::{Document, settings};
use crate::weight::Scales;

/// The dots of a picture that stand for one point of the page, where the page is not too large.
const SHARP: f32 = 2.0;
/// The most dots of a picture; a sheet of A3 at two dots a point has as many.
const MOST_DOTS: f32 = 4_050_000.0;
/// The most dots along an edge.
const LONGEST_EDGE: f32 = 8_000.0;
/// The largest picture, in bytes; what would be larger is drawn with half as many dots along each edge.
const MOST_BYTES: usize = 8 * 1024 * 1024;

/// Draws a page, from 1: the bytes of a picture in PNG, upright and as the page is shown.
pub fn drawn(name: &str, bytes: &[u8], page: u32, limits: &Limits) -> Result<Vec<u8>, Unreadable> {
    let document = Document::open(name, bytes, limits)?;
    let missing = || Unreadable::Damaged { name: name.to_owned(), what: format!("it has no page {page}") };
    let excessive = || Unreadable::Excessive {
        name: name.to_owned(),
        what: format!("page {page} takes too much to draw"),
    };
    let sheet = document.sheet(page).ok_or_else(missing)?;
    if !Scales::default().fits(sheet) {
        return Err(excessive());
    }
    let scale = scale_of(sheet.render_dimensions()).ok_or_else(excessive)?;
    small_enough(scale, MOST_BYTES, |scale| painted(sheet, scale)).ok_or_else(excessive)
}

/// What is painted at a scale where that is no larger than allowed, otherwise at half of it; `None` where that is too
/// large too.
fn small_enough(scale: f32, most: usize, paint: impl Fn(f32) -> Option<Vec<u8>>) -> Option<Vec<u8>> {
    [scale, scale / 2.0].into_iter().find_map(|scale| paint(scale).filter(|picture| picture.len() <= most))
}

/// The dots that stand for one point; `None` for a page that is too thin to be drawn at all.
fn scale_of((width, height): (f32, f32)) -> Option<f32> {
    let is_size = |edge: f32| edge > 0.0 && edge.is_finite();
    if !is_size(width) || !is_size(height) {
        return None;
    }
    let by_dots = (MOST_DOTS / (width * height)).sqrt();
    let scale = SHARP.min(by_dots).min(LONGEST_EDGE / width.max(height));
    // At half of it there is still a dot.
    (width.min(height) * scale >= 2.0).then_some(scale)
}

fn painted(sheet: &Sheet<'_>, scale: f32) -> Option<Vec<u8>> {
    let dots =
        RenderSettings { x_scale: scale, y_scale: scale, bg_color: WHITE, ..RenderSettings::default() };
    render(sheet, &RenderCache::new(), &settings(), &dots).into_png().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_picture_has_a_bounded_number_of_dots() {
        let check = |size: (f32, f32), expected: Option<(f32, f32)>| {
            let dots = scale_of(size).map(|scale| ((size.0 * scale).floor(), (size.1 * scale).floor()));
            assert_eq!(dots, expected, "{size:?}");
        };
        check((595.0, 842.0), Some((1190.0, 1684.0)));
        check((842.0, 1191.0), Some((1684.0, 2382.0)));
        check((14_400.0, 14_400.0), Some((2012.0, 2012.0)));
        check((14_400.0, 60.0), Some((8_000.0, 33.0)));
        check((14_400.0, 1.0), None);
        check((0.0, 842.0), None);
        check((f32::NAN, 842.0), None);
        check((f32::INFINITY, 842.0), None);
    }

    #[test]
    fn a_picture_of_too_many_bytes_is_drawn_with_fewer_dots() {
        let check = |full: usize, half: usize, expected: Option<usize>| {
            let paint = |scale: f32| Some(vec![0; if scale > 1.0 { full } else { half }]);
            assert_eq!(small_enough(2.0, 100, paint).map(|picture| picture.len()), expected);
        };
        check(100, 30, Some(100));
        check(101, 30, Some(30));
        check(400, 101, None);
    }
}
