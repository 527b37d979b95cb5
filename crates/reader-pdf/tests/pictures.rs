//! Pages drawn as pictures: upright, in their colours, and never larger than is good for anyone.

#[path = "support/file.rs"]
mod file;

use std::io::Cursor;

use file::{pages, stream, words};
use goldthread_reader_pdf::picture;
use goldthread_tree::{Limits, Unreadable};
use hayro::vello_cpu::Pixmap;

const RED: [u8; 3] = [255, 0, 0];
const WHITE: [u8; 3] = [255, 255, 255];

fn drawn(bytes: &[u8], page: u32) -> Result<Pixmap, Unreadable> {
    let png = picture("plan.pdf", bytes, page, &Limits::default())?;
    assert!(png.len() <= 8 * 1024 * 1024, "{} bytes", png.len());
    Ok(Pixmap::from_png(Cursor::new(png)).expect("a picture in PNG"))
}

/// The colour at a point of a page, in points from the upper left.
fn at(picture: &Pixmap, (x, y): (u16, u16)) -> [u8; 3] {
    let dot = picture.data()[usize::from(picture.width()) * usize::from(y * 2) + usize::from(x * 2)];
    [dot.r, dot.g, dot.b]
}

#[test]
fn a_page_is_drawn_upright_and_in_its_colours() {
    let area = format!("1 0 0 rg 40 762 100 60 re f 0 g {}", words(50, 600, "Words"));
    let check = |extra: &str, size: (u16, u16), red: (u16, u16), white: (u16, u16)| {
        let picture = drawn(&pages(&["", &area], extra, &[]), 2).expect("a page that can be drawn");
        assert_eq!((picture.width(), picture.height()), size, "{extra}");
        assert_eq!((at(&picture, red), at(&picture, white)), (RED, WHITE), "{extra}");
        let dark = picture.data().iter().filter(|dot| dot.r < 60).count();
        assert!((200..5_000).contains(&dark), "{extra}: {dark} dots of words");
    };
    check("", (1190, 1684), (90, 50), (90, 90));
    check("/Rotate 90", (1684, 1190), (792, 90), (752, 90));
    check("/Rotate 180", (1190, 1684), (505, 792), (505, 752));
    check("/Rotate 270", (1684, 1190), (50, 505), (90, 505));
    check("/CropBox[40 562 340 822]", (600, 520), (50, 30), (50, 90));
}

#[test]
fn what_cannot_be_drawn_is_said() {
    let check = |what: &str, bytes: &[u8], page: u32, expected: &str| {
        let refused = drawn(bytes, page).map(|_| ()).expect_err(what).to_string();
        assert!(refused.contains(expected), "{what}: {refused}");
    };
    let page = words(50, 700, "Words");
    let whole = pages(&[&page], "", &[]);
    check("no page 0", &whole, 0, "it has no page 0");
    check("no page 2", &whole, 2, "it has no page 2");
    check("no PDF", b"Ref Action Lead", 1, "it does not begin as a PDF does");
    let itself =
        stream("/Type/XObject/Subtype/Form/BBox[0 0 9 9]/Resources<</XObject<</X 5 0 R>>>>", "/X Do");
    check("a form of itself", &pages(&["/X Do"], "", &[&itself]), 1, "page 1 takes too much to draw");
}

#[test]
fn broken_files_are_drawn_or_refused() {
    let page = format!("1 0 0 rg 5 5 20 20 re f /G gs {}", words(2, 10, "AB"));
    let bytes = pages(&[&page], "/CropBox[0 0 30 30]", &[]);
    for at in (0..bytes.len()).step_by(9) {
        let mut broken = bytes.clone();
        broken[at] ^= 1 << (at % 8);
        let _ = drawn(&broken, 1);
        let _ = drawn(&bytes[..at], 1);
    }
}
