//! What only the place on a page, or a merged cell, tells of a list.

use goldthread_anchor::{Anchor, PageBox, Quote};
use goldthread_tree::{Block, Cell, Marks, Merged, Paragraph, Row, Run, Table, Tree};

use super::{Lists, Wanted};
use crate::lines::parts;

fn paragraph(words: &str, (page, left): (u32, i32)) -> Paragraph {
    let at = Anchor::Page(PageBox { page, top: 0, left, bottom: 1_000, right: 50_000 }, None);
    Paragraph { runs: vec![Run { words: Quote::at(words, at), marks: Marks::default() }] }
}

fn found(blocks: Vec<Block>) -> Vec<String> {
    let mut tree = Tree::default();
    tree.blocks.push(Block::Heading(2, paragraph("What needs to improve?", (1, 5_000))));
    tree.blocks.extend(blocks);
    let lists = Lists::of(&parts(&tree), Wanted::Lists);
    lists.found.iter().map(|one| one.text.text().to_owned()).collect()
}

#[test]
fn points_are_set_in_from_their_item() {
    let check = |items: &[(&str, (u32, i32))], expected: &[&str]| {
        let items = items.iter().map(|(words, at)| Block::Item(paragraph(words, *at)));
        assert_eq!(found(items.collect()), expected, "{expected:?}");
    };
    let (item, point, next_page) = ((1, 5_000), (1, 7_000), (2, 5_500));
    check(
        &[("Plans, including:", item), ("Timescales", point), ("Outcomes.", point), ("Visits.", item)],
        &["Plans, including:\nTimescales\nOutcomes.", "Visits."],
    );
    check(&[("Plans.", item), ("Visits.", point)], &["Plans.", "Visits."]);
    check(&[("plans for:", item), ("one;", point), ("visits;", item)], &["plans for:\none;", "visits;"]);
    check(&[("Plans", item), ("Visits", next_page)], &["Plans", "Visits"]);
}

#[test]
fn a_heading_may_stand_beside_its_rows() {
    let cell = |words: &str, merged: Merged| {
        let paragraphs = if words.is_empty() { Vec::new() } else { vec![paragraph(words, (1, 5_000))] };
        Cell { paragraphs, merged, ..Cell::default() }
    };
    let row = |side: Cell, words: &str| Row { cells: vec![side, cell(words, Merged::No)], ..Row::default() };
    let rows = vec![
        row(cell("Areas for improvement", Merged::No), "Leaders should improve the timeliness of plans."),
        row(cell("", Merged::Above), "Leaders should reduce the time that families wait."),
    ];
    let table = Block::Table(Table { number: 1, rows });
    assert_eq!(found(vec![table]).len(), 2);
}
