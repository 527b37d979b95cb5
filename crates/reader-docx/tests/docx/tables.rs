//! Tables: merged cells, rows of headings, tables within each other, the colour behind a cell.

use super::support::{Docx, p, r, table, tc};

fn tr(properties: &str, cells: &str) -> String {
    format!("<w:tr><w:trPr>{properties}</w:trPr>{cells}</w:tr>")
}

fn tbl(rows: &str) -> String {
    format!("<w:tbl>{rows}</w:tbl>")
}

fn check(body: &str, expected: &[&str]) {
    assert_eq!(Docx::of(body).drawn(), expected, "{body}");
}

#[test]
fn merged_cells_stand_in_every_row() {
    let start = "<w:vMerge w:val='restart'/><w:shd w:fill='FF0000'/>";
    let rows = [
        tr("", &(tc(start, "Finding") + &tc("", "One"))),
        tr("", &(tc("<w:vMerge/>", "") + &tc("", "Two"))),
        tr("", &(tc("<w:gridSpan w:val='2'/>", "Wide"))),
        tr("", &(tc("<w:hMerge w:val='restart'/>", "Old") + &tc("<w:hMerge/>", ""))),
    ];
    check(
        &tbl(&rows.concat()),
        &["| Finding#FF0000 | One |", "| ^#FF0000 | Two |", "| Wide | < |", "| Old | < |"],
    );
}

#[test]
fn a_merge_without_a_start_is_a_cell() {
    check(
        &tbl(&(tr("", &tc("<w:vMerge/>", "a")) + &tr("", &tc("<w:vMerge w:val='continue'/>", "")))),
        &["| a |", "| ^ |"],
    );
    let lost = tr("", &tc("<w:vMerge w:val='restart'/>", "a")) + &tr("", &tc("<w:vMerge/>", "unseen"));
    check(&tbl(&lost), &["| a |", "| unseen |", "doubt hidden-words at table 1, row 2, column 1"]);
}

#[test]
fn rows_keep_to_the_grid() {
    let gaps = "<w:gridBefore w:val='1'/><w:gridAfter w:val='1'/>";
    check(
        &tbl(&(tr("", &["a", "b", "c"].map(|text| tc("", text)).concat()) + &tr(gaps, &tc("", "d")))),
        &["| a | b | c |", "|  | d |  |"],
    );
    let widths = |widths: &[u16]| {
        let columns = widths.iter().map(|width| format!("<w:gridCol w:w='{width}'/>"));
        format!("<w:tblGrid>{}</w:tblGrid>", columns.collect::<String>())
    };
    let span = |columns: u8, text: &str| tc(&format!("<w:gridSpan w:val='{columns}'/>"), text);
    check(
        &tbl(&(widths(&[900, 30, 900])
            + &tr("", &(span(2, "a") + &span(1, "b")))
            + &tr("", &(span(1, "c") + &span(2, "d"))))),
        &["| a | b |", "| c | d |"],
    );
    check(
        &tbl(&(tr("", &(span(3, "a") + &span(2, "b"))) + &tr("", &(span(3, "c") + &span(2, "d"))))),
        &["| a | b |", "| c | d |"],
    );
    check(
        &tbl(&tr("<w:hidden/>", &tc("", "x"))),
        &["| x |", "doubt hidden-rows at table 1, row 1, column 1"],
    );
}

#[test]
fn marked_rows_are_headings() {
    let heading = tr("<w:tblHeader/>", &tc("", "Action"));
    check(
        &tbl(&format!("{heading}{}{heading}", tr("", &tc("", "a")))),
        &["#| Action |", "| a |", "| Action |"],
    );
}

#[test]
fn lines_and_paragraphs_of_a_cell() {
    check(
        "<w:tbl><w:tr><w:tc><w:p><w:r><w:t>1. One</w:t><w:br/><w:t>2. Two</w:t></w:r></w:p><w:p/><w:p><w:r><w:t>3</w:t></w:r></w:p></w:tc></w:tr></w:tbl>",
        &["| 1. One / 2. Two / 3 |"],
    );
}

#[test]
fn tables_within_tables() {
    let inner = table(&[&["a", "b"], &["c", "d"]]);
    let outer = |cells: &str| tbl(&tr("", cells));
    let holding = format!("<w:tc>{}{inner}{}</w:tc>", p("Title"), p(""));
    check(&outer(&holding), &["p Title", "| a | b |", "| c | d |"]);
    check(&outer(&format!("{holding}{}{}", tc("", "x"), tc("", "y"))), &["| Title / a\tb / c\td | x | y |"]);
    let read = Docx::of(&format!("{}{inner}", outer(&holding))).read().unwrap();
    let numbers = read.blocks.iter().filter_map(|block| match block {
        goldthread_tree::Block::Table(table) => Some((table.number, table.rows[1].cells[0].at.to_string())),
        _ => None,
    });
    let expected = [(1, "table 1, row 2, column 1".to_owned()), (2, "table 2, row 2, column 1".to_owned())];
    assert_eq!(numbers.collect::<Vec<_>>(), expected);
}

#[test]
fn the_colour_of_a_cell() {
    let one = |properties: &str, content: &str, expected: &str| {
        let cell = format!("<w:tc><w:tcPr>{properties}</w:tcPr><w:p>{content}</w:p></w:tc>");
        check(&tbl(&tr("", &cell)), &[&format!("| {expected} |")]);
    };
    let set =
        |properties: &str, text: &str| format!("<w:r><w:rPr>{properties}</w:rPr><w:t>{text}</w:t></w:r>");
    one("<w:shd w:val='clear' w:fill='92D050'/>", &r("On track"), "On track#92D050");
    one("<w:shd w:val='clear' w:fill='auto'/>", "", "");
    one("<w:shd w:val='clear' w:fill='FFFFFF'/>", "", "");
    one("", &set("<w:highlight w:val='yellow'/>", "All"), "All#FFFF00");
    one("", &(set("<w:highlight w:val='yellow'/>", "Some") + &r(" words")), "Some words");
    one("", &(set("<w:shd w:fill='FFC000'/>", "All")), "All#FFC000");
    one("", &format!("<w:pPr><w:shd w:fill='FFC000'/></w:pPr>{}", r("All")), "All#FFC000");
    one("", &set("<w:color w:val='00B050'/>", "●"), "●#00B050");
    one("<w:shd w:fill='D9D9D9'/>", &set("<w:color w:val='FF0000'/>", "●"), "●#FF0000");
    one("<w:shd w:fill='00B050'/>", &set("<w:color w:val='FFFFFF'/>", "✓"), "✓#00B050");
    one("", &set("<w:color w:val='FF0000'/>", "Late"), "Late");
    one("", &set("<w:rFonts w:ascii='Webdings'/><w:color w:val='FFC000'/>", "n"), "●#FFC000");
}

#[test]
fn the_colour_of_a_shape_alone_in_a_cell() {
    let one = |drawing: &str, more: &str, expected: &str| {
        let cell = format!("<w:tc><w:p><w:r>{drawing}</w:r>{more}</w:p></w:tc>");
        check(&tbl(&tr("", &cell)), &[&format!("| {expected} |")]);
    };
    let shape = |fill: &str, words: &str| {
        format!(
            "<mc:AlternateContent><mc:Choice><w:drawing><wps:wsp><wps:spPr>{fill}</wps:spPr><wps:txbx>{words}</wps:txbx></wps:wsp></w:drawing></mc:Choice><mc:Fallback><w:pict><v:oval fillcolor='red'/></w:pict></mc:Fallback></mc:AlternateContent>"
        )
    };
    let green = "<a:solidFill><a:srgbClr val='00B050'/></a:solidFill>";
    one(&shape(green, ""), "", "#00B050");
    one(&shape(green, ""), &r("words"), "words");
    one(&shape(green, &format!("<w:txbxContent>{}</w:txbxContent>", p("G"))), "", "G#00B050");
    one("<w:pict><v:rect fillcolor='#ffc000 [3204]'/></w:pict>", "", "#FFC000");
    one("<w:pict><v:rect fillcolor='red' filled='f'/></w:pict>", "", "");
    one("<w:pict><v:rect fillcolor='#a0a0a0' o:hr='t'/></w:pict>", "", "");
}

#[test]
fn styles_colour_rows_but_not_bands() {
    let set = |part: &str, fill: &str| {
        format!(
            "<w:tblStylePr w:type='{part}'><w:rPr><w:b/></w:rPr><w:tcPr><w:shd w:fill='{fill}'/></w:tcPr></w:tblStylePr>"
        )
    };
    let styles = format!(
        "<w:style w:type='table' w:styleId='G'><w:name w:val='Grid'/>{}{}{}</w:style>",
        set("firstRow", "4472C4"),
        set("band1Horz", "D9E2F3"),
        set("firstCol", "70AD47")
    );
    let body = |look: &str| {
        let rows = tr("", &(tc("", "a") + &tc("", "b")))
            + &tr("", &(tc("", "c") + &tc("<w:shd w:fill='FF0000'/>", "d")));
        tbl(&format!("<w:tblPr><w:tblStyle w:val='G'/><w:tblLook {look}/></w:tblPr>{rows}"))
    };
    let check = |look: &str, expected: &[&str]| {
        assert_eq!(Docx::of(&body(look)).styles(&styles).drawn(), expected, "{look}");
    };
    check(
        "w:val='04A0' w:firstRow='1' w:firstColumn='0'",
        &["| **a**#4472C4 | **b**#4472C4 |", "| c | d#FF0000 |"],
    );
    check("w:val='00A0'", &["| **a**#4472C4 | **b**#4472C4 |", "| **c**#70AD47 | d#FF0000 |"]);
    check("w:val='0000'", &["| a | b |", "| c | d#FF0000 |"]);
}
