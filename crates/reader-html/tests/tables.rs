//! What tables show: the grid, its headings, and the colours of its cells.

mod drawn;

use drawn::{drawn, tree};
use goldthread_anchor::{Anchor, Cell};
use goldthread_reader_html::read_fragment;
use goldthread_tree::{Block, Limits};

fn check(html: &str, expected: &[&str]) {
    assert_eq!(drawn(html), expected, "{html}");
}

#[test]
fn rows_and_cells_need_no_end_tags() {
    check(
        "<table><thead><tr><th>A<th>B<tbody><tr><td>1<td>2<tr><td>3<td>4</table>x",
        &["= *A* | *B*", "| 1 | 2", "| 3 | 4", "p x"],
    );
    check("<table><tr><th>A<th>B<tr><th>r<td>2</table>", &["= *A* | *B*", "| *r* | 2"]);
    check(
        "<table><tr><td><p>one<p>two<ol><li>x<li>y</ol><td><ul><li>z</ul></table>",
        &["| one / two / 1. x / 2. y | • z"],
    );
    check(
        "<table><caption>Table 1</caption>loose<tr><td>1<td>2</table>",
        &["p Table 1", "p loose", "| 1 | 2"],
    );
    check(
        "<div role=table><div role=row><span role=columnheader>A</span><span role=columnheader>B</span></div>\
        <div role=row><span role=cell>1</span><span role=cell>2</span></div></div>",
        &["= *A* | *B*", "| 1 | 2"],
    );
}

#[test]
fn merged_cells_are_whole() {
    check(
        "<table><tr><td rowspan=2>a<td>b<td>c<tr><td colspan=2>d<tr><td>e<td>f<td>g</table>",
        &["| a | b | c", "| ^ | d | <", "| e | f | g"],
    );
    check(
        "<table><tr><td rowspan=2 colspan=2 bgcolor=red>a<td>b<tr><td>c<tr><td>d<td>e<td>f</table>",
        &["| a[Red] | <[Red] | b", "| ^[Red] | ^[Red] | c", "| d | e | f"],
    );
    check("<table><tr><td colspan=1000000>a<tr><td>b<td>c</table>", &["| a | <", "| b | c"]);
    check(
        "<table><tbody><tr><td rowspan=65534>a<td>b<tr><td>c<tbody><tr><td>d<td>e</table>",
        &["| a | b", "| ^ | c", "| d | e"],
    );
    check(
        "<table><tr><td colspan=2>a<td colspan=2>b<tr><td colspan=2>c<td colspan=2>d</table>",
        &["| a | b", "| c | d"],
    );
    check("<table><tr><td rowspan=0>a<td>b<tr><td>c<tr><td>d</table>", &["| a | b", "| ^ | c", "| ^ | d"]);
}

#[test]
fn tables_that_only_place_words_are_unwrapped() {
    check("<table><tr><td><h1>Plan</h1><p>x</table>", &["h1 Plan", "p x"]);
    check(
        "<table><tr><td>Menu<td><table><tr><td>1<td>2<tr><td>3<td>4</table></table>",
        &["p Menu", "| 1 | 2", "| 3 | 4"],
    );
    check(
        "<table><tr><td>a<td>b<tr><td>c<td><table><tr><td>May<td>Done<tr><td>June<td>Late</table></table>",
        &["| a | b", "| c | May | Done / June | Late"],
    );
}

#[test]
fn cells_have_the_colour_that_is_seen() {
    let cell = |cell: &str, expected: &str| {
        check(
            &format!(
                "<style>.g {{ background: #00b050 }} td.r, #i {{ background-color: rgb(255,0,0) }} .a .n{{background:gold}}\
         .w{{background:#fff!important}} :root{{--ok:green}} .v{{background:var(--ok)}} @media print{{.g{{background:red}}}}</style>\
         <table class=a><tr><td>x</td>{cell}</tr></table>"
            ),
            &[&format!("| x | {expected}")],
        );
    };
    cell("<td style='background:#FFC000'>y", "y[Amber]");
    cell("<td bgcolor='#92D050'>", "[Green]");
    cell("<td class=g>y", "y[Green]");
    cell("<td class='g r'>y", "y[Red]");
    cell("<td id=i>y", "y[Red]");
    cell("<td class=n>y", "y[Yellow]");
    cell("<td class='w r'>y", "y");
    cell("<td class=v>y", "y[Green]");
    cell("<td class=rag-amber>", "[Amber]");
    cell("<td><strong class='govuk-tag govuk-tag--green'>Done</strong>", "*Done*[Green]");
    cell("<td><span style='background:red'></span>", "[Red]");
    cell("<td><svg><title>Late</title><circle fill=red r=4></svg>", "Late[Red]");
    cell("<td><img src='img/amber.png' alt='On track'>", "On track[Amber]");
    cell("<td><span style='color:#00b050'>●</span>", "●[Green]");
    cell("<td><span style='background:red'>a</span> b", "a b");
    cell("<td style='color:red'>a", "a");
    cell("<td><span class='dot' aria-label='Complete'></span>", "Complete");
    cell("<td><i class='fa fa-check'></i>", "✓");
    cell("<td style='background:lime'><span style='font-family:Wingdings'>ü</span>", "✓[Green]");
    cell("<td>\u{F0FB}<font face=Wingdings>&#224;</font>", "✗→");
    cell("<td style='background:white'><b class='bg-danger'>y", "*y*[Red]");
    cell("<td style='background:#f2f2f2'><b style='background:gold'>y", "*y*[Yellow]");
    cell("<td class=red style='color:red'>y", "y");
    cell("<td style='white-space:pre-line'>a\nb", "a / b");
    check("<table><tr style='background:red'><td>a<td style='background:white'>b</table>", &["| a[Red] | b"]);
}

#[test]
fn words_know_their_places() {
    let tree =
        tree("<p>a<p>b<table><tr><td>1<td>2<tr><td>3<td><p>4</table><p>c<table><tr><td>5<td>6</table>");
    let Block::Table(first) = &tree.blocks[2] else { panic!("a table") };
    assert_eq!(first.rows[1].cells[1].quote().anchor(), Anchor::Cell(Cell { table: 1, row: 2, column: 2 }));
    let Block::Paragraph(last) = &tree.blocks[3] else { panic!("a paragraph") };
    assert_eq!(last.quote().anchor(), Anchor::Paragraph(3));
    let Block::Table(second) = &tree.blocks[4] else { panic!("a table") };
    assert_eq!(
        (second.number, &second.rows[0].cells[0].at),
        (2, &Anchor::Cell(Cell { table: 2, row: 1, column: 1 }))
    );
}

#[test]
fn hidden_rows_are_read() {
    let tree = tree("<table><tr><td>a<td>b<tr hidden><td>c<td>d</table>");
    assert_eq!(tree.doubts[0].at, Anchor::Cell(Cell { table: 1, row: 2, column: 1 }));
}

#[test]
fn a_part_of_a_page_is_read() {
    let tree = read_fragment("<table><tr><td>a<td>b</table> <nav>c</nav>", &Limits::default());
    assert_eq!(tree.blocks.iter().flat_map(drawn::block).collect::<Vec<_>>(), ["| a | b", "p c"]);
}
