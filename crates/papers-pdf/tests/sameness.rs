//! The same paper gives the same bytes, and no text can keep a paper from being made.

mod support;

use goldthread_papers::{Cell, Column, Paper, Rated, Table, Tone};
use goldthread_papers_pdf::pdf;

#[test]
fn two_runs_are_byte_equal() {
    let first = pdf(&support::board_paper(6)).unwrap();
    let other = pdf(&support::board_paper(5)).unwrap();
    assert_ne!(first, other);
    assert_eq!(first, pdf(&support::board_paper(6)).unwrap());
}

/// Everywhere that a paper has words, the given ones.
fn filled_with(text: &str) -> Paper {
    Paper::new(text, text, support::edition(), |body| {
        body.section(text, |body| {
            let table = Table::new(text, [Column::new(text), Column::new(text).numbers()]);
            body.table(table.rows([[text.into(), Cell::from(Rated::new(Tone::AtRisk, text))]]).build());
            body.bullets([text]).note(text, text).paragraph(text);
        });
    })
    .with_subtitle(text)
}

#[test]
fn no_text_keeps_a_paper_from_being_made() {
    let check = |text: &str| {
        let made = pdf(&filled_with(text)).map(|bytes| bytes.starts_with(b"%PDF-1.7"));
        assert!(matches!(made, Ok(true)), "{text:?}: {made:?}");
    };
    check("");
    check("\u{0}\u{7}\u{feff}\u{fffe}\u{ad}");
    check("#panic(\"x\") $a$ *b* _c_ `d` <e> @f \\g [h] // i /* j */ https://example.org/k");
    check("中文 日本語 한국어 हिन्दी ไทย ༄ 👩‍👧‍👦 🏴󠁧󠁢󠁷󠁬󠁳󠁿 𝔘𝔫𝔦");
    check("שלום עולם العربية مرحبا \u{202e}backwards\u{202c} mixed");
    check("e\u{301}\u{327}\u{323} a\u{20dd}\u{1dc4} \u{301}alone \u{5b0}\u{64b}x\u{489}");
    check("\u{f0b7} \u{e000} \u{10fffd} \u{fdd0} \u{2028} \u{85}");
    check(&"w".repeat(800));
    check(&"many words and more ".repeat(60));
}

#[test]
fn the_first_characters_of_every_block_can_be_set() {
    let letters = (0..0x3000_u32).step_by(23).filter_map(char::from_u32).collect::<String>();
    let made = pdf(&filled_with(&letters));
    assert!(made.is_ok(), "{made:?}");
}
