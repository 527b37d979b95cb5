//! Workbooks that are made to do harm, or came to harm, cost bounded time and memory.

use std::time::{Duration, Instant};

use crate::support::{Workbook, cell, packed, read, shown};
use goldthread_reader_sheets::{read_delimited, read_workbook};
use goldthread_tree::{Limits, Tree, Unreadable};

/// How long this thread has had a processor: other work on the machine does not count. Where the system does not tell,
/// the time that has passed.
fn worked(since: Instant) -> Duration {
    let told = std::fs::read_to_string("/proc/thread-self/schedstat").ok();
    let nanos = told.and_then(|told| told.split_whitespace().next()?.parse().ok());
    nanos.map_or_else(|| since.elapsed(), Duration::from_nanos)
}

/// Reads within ten seconds of work.
fn timed(bytes: &[u8]) -> Result<Tree, Unreadable> {
    let begun = Instant::now();
    let start = worked(begun);
    let read = read(bytes);
    let took = worked(begun).saturating_sub(start);
    assert!(took < Duration::from_secs(10), "took {took:?}");
    read
}

fn refused(bytes: &[u8], part: &str) {
    let said = timed(bytes).unwrap_err().to_string();
    assert!(said.contains(part), "{said}");
}

#[test]
fn a_corner_far_away_costs_nothing() {
    let rows = format!(
        r#"<row r="1">{}</row><row r="1048576">{}</row>"#,
        cell("A1", 0, "a"),
        cell("XFD1048576", 0, "z")
    );
    let inside = format!(
        r#"<dimension ref="A1:XFD1048576"/><sheetData>{rows}</sheetData>
        <mergeCells><mergeCell ref="A1:XFD1048576"/></mergeCells>
        <conditionalFormatting sqref="A1:XFD1048576"><cfRule type="expression" dxfId="0"><formula>A1=1</formula></cfRule></conditionalFormatting>"#
    );
    let tree = timed(&Workbook::default().sheet("Plan", "visible", &inside).bytes()).unwrap();
    assert!(shown(&tree).len() < 4_000_000);
    let rows = format!(
        r#"<row r="1">{}{}</row><row r="1048576">{}</row>"#,
        cell("A1", 0, "a"),
        cell("XFD1", 0, "b"),
        cell("A1048576", 0, "z")
    );
    let tree = timed(&Workbook::of(&rows).bytes()).unwrap();
    assert_eq!(shown(&tree), "a\nb\nz");
}

#[test]
fn many_rows_and_columns_are_read() {
    let rows: String = (1..=50_000)
        .map(|row| {
            format!(
                r#"<row r="{row}">{}</row>"#,
                "AB".chars().map(|c| format!(r#"<c r="{c}{row}"><v>{row}</v></c>"#)).collect::<String>()
            )
        })
        .collect();
    assert_eq!(timed(&Workbook::of(&rows).bytes()).unwrap().blocks.len(), 1);
    let wide: String = (0..5_000).map(|_| r#"<c t="inlineStr"><is><t>word</t></is></c>"#).collect();
    let rows = (1..=8).map(|row| format!(r#"<row r="{row}">{wide}</row>"#)).collect::<String>();
    assert_eq!(timed(&Workbook::of(&rows).bytes()).unwrap().blocks.len(), 1);
    let text = "a,b\n".repeat(50_000);
    assert_eq!(read_delimited("plan.csv", &text, &Limits::default()).unwrap().blocks.len(), 1);
}

#[test]
fn a_diagonal_is_no_square() {
    let name = |row: u32| goldthread_anchor::SheetCell { row, column: row }.to_string();
    let rows: String = (1..=5_000)
        .map(|row| {
            format!(r#"<row r="{row}">{}{}</row>"#, cell(&name(row), 0, "a"), cell(&name(row + 1), 0, "b"))
        })
        .collect();
    let tree = timed(&Workbook::of(&rows).bytes()).unwrap();
    assert!(tree.blocks.len() < 20_000);
}

#[test]
fn what_unpacks_to_too_much_is_refused() {
    let limits = Limits { unpacked: 1_000_000, ..Limits::default() };
    let bomb = Workbook::of("").strings(&" ".repeat(2_000_000)).bytes();
    assert!(bomb.len() < 10_000);
    let said = read_workbook("plan.xlsx", &bomb, &limits).unwrap_err().to_string();
    assert!(said.contains("unpack to more than 1000000 bytes"), "{said}");
    let long = format!("<si><t>{}</t></si>", "x".repeat(100_000));
    let rows: String =
        (1..=100_000).map(|row| format!(r#"<row r="{row}"><c t="s"><v>0</v></c></row>"#)).collect();
    refused(&Workbook::of(&rows).strings(&long).bytes(), "more words than");
    let limits = Limits { parts: 100, ..Limits::default() };
    let rows: String = (1..=200)
        .map(|row| format!(r#"<row r="{row}">{}</row>"#, cell(&format!("A{row}"), 0, "a")))
        .collect();
    let said = read_workbook("plan.xlsx", &Workbook::of(&rows).bytes(), &limits).unwrap_err().to_string();
    assert!(said.contains("more than 100 cells"), "{said}");
}

#[test]
fn entities_and_depth_are_bounded() {
    let bomb =
        "<!DOCTYPE x [<!ENTITY a \"lol\"><!ENTITY b \"&a;&a;\"><!ENTITY c SYSTEM \"file:///etc/passwd\">]>";
    let parts = Workbook::of("");
    let text = format!(
        "{bomb}<worksheet><sheetData><row><c t=\"inlineStr\"><is><t>x&b;&c;y</t></is></c></row></sheetData></worksheet>"
    );
    let mut all: Vec<(String, String)> = vec![("xl/worksheets/sheet0.xml".to_owned(), text)];
    let workbook = r#"<workbook><sheets><sheet name="Plan" id="r0"/></sheets></workbook>"#;
    all.push(("xl/workbook.xml".to_owned(), workbook.to_owned()));
    let links = r#"<Relationships><Relationship Id="r0" Type="x/worksheet" Target="worksheets/sheet0.xml"/></Relationships>"#;
    all.push(("xl/_rels/workbook.xml.rels".to_owned(), links.to_owned()));
    assert_eq!(shown(&timed(&packed(&all)).unwrap()), "xy");
    assert_eq!(shown(&parts.read()), "");
    refused(&Workbook::of(&"<a>".repeat(100_000)).bytes(), "deep within each other");
}

#[test]
fn damaged_files_say_so() {
    let whole = Workbook::of(&crate::support::rows("No|Action|Lead\n1|Train|GT")).bytes();
    for end in (0..whole.len()).step_by(97).skip(1) {
        assert!(timed(&whole[..end]).is_err(), "{end}");
    }
    for at in (0..whole.len()).step_by(3) {
        let mut flipped = whole.clone();
        flipped[at] ^= 0x55;
        let _ = timed(&flipped);
    }
    refused(&Workbook::of("<row><c></row>").bytes(), "xl/worksheets/sheet0.xml is broken at byte");
    refused(b"", "is empty");
    refused(b"PK\x03\x04 nothing else", "is damaged");
}
