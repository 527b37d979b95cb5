//! Open documents, old workbooks, delimited text.

use std::io::{Cursor, Write};

use crate::support::{check, packed, read, shown};
use encoding_rs::WINDOWS_1252;
use goldthread_reader_sheets::{decoded, looks_delimited, read_delimited};
use goldthread_tree::Limits;

fn open_document(styles: &str, tables: &str) -> Vec<u8> {
    let content = format!(
        "<office:document-content><office:automatic-styles>{styles}</office:automatic-styles>\
         <office:body><office:spreadsheet>{tables}</office:spreadsheet></office:body></office:document-content>"
    );
    packed(&[
        ("META-INF/manifest.xml".to_owned(), "<manifest/>".to_owned()),
        ("content.xml".to_owned(), content),
    ])
}

#[test]
fn open_documents_are_read_as_they_are_shown() {
    let styles = r##"<style:style style:name="r"><style:table-cell-properties fo:background-color="#FF0000"/></style:style>
        <style:style style:name="s"><style:text-properties style:text-line-through-style="solid"/></style:style>
        <style:style style:name="d" style:data-style-name="n"/><style:style style:name="h"><style:table-properties table:display="false"/></style:style>
        <number:date-style style:name="n"><number:month/><number:year/></number:date-style>"##;
    let words = |words: &str| format!("<table:table-cell><text:p>{words}</text:p></table:table-cell>");
    let tables = format!(
        r#"<table:table table:name="Plan"><table:table-row>{}{}{}{}</table:table-row>
        <table:table-row table:visibility="collapse"><table:table-cell table:number-rows-spanned="2"><text:p>1</text:p></table:table-cell>
        <table:table-cell><text:p>Train</text:p><text:p>all<text:s/><text:span text:style-name="s">staff</text:span></text:p>
        <office:annotation><dc:creator>Grace</dc:creator><text:p>Agreed</text:p></office:annotation></table:table-cell>
        <table:table-cell table:style-name="d" office:value-type="date" office:date-value="2025-03-14"><text:p>03/25</text:p></table:table-cell>
        <table:table-cell table:style-name="r"/></table:table-row>
        <table:table-row><table:covered-table-cell/>{}{}{}</table:table-row>
        <table:table-row table:number-rows-repeated="1048570"><table:table-cell table:number-columns-repeated="16384"/></table:table-row></table:table>
        <table:table table:name="Leads" table:style-name="h"><table:table-row>{}{}</table:table-row></table:table>"#,
        words("No"),
        words("Action"),
        words("By when"),
        words("RAG"),
        words("Audit"),
        words("May"),
        words("Green"),
        words("GT"),
        words("Director"),
    );
    let tree = read(&open_document(styles, &tables)).unwrap();
    check(
        &tree,
        "# Plan
        table 1
        | No | Action | By when | RAG |
        | 1 | Train / all ~~staff~~[Grace: Agreed] | March 2025 | =Red |
        | ^ | Audit | May | Green |
        # Leads
        GT Director",
    );
    let codes: Vec<&str> = tree.doubts.iter().map(|doubt| doubt.code.as_str()).collect();
    assert_eq!(codes, ["hidden-sheets", "hidden-rows"]);
    let repeated = r#"<table:table><table:table-row table:number-rows-repeated="1048576"><table:table-cell table:number-columns-repeated="16384"><text:p>x</text:p></table:table-cell></table:table-row></table:table>"#;
    let said = read(&open_document("", repeated)).unwrap_err().to_string();
    assert!(said.contains("more than 1000000 cells"), "{said}");
}

/// A compound file of one stream.
fn compound(name: &str, stream: &[u8]) -> Vec<u8> {
    let mut file = cfb::CompoundFile::create(Cursor::new(Vec::new())).unwrap();
    file.create_stream(name).unwrap().write_all(stream).unwrap();
    file.into_inner().into_inner()
}

fn record(kind: u16, parts: &[&[u8]]) -> Vec<u8> {
    let body = parts.concat();
    [&kind.to_le_bytes()[..], &u16::try_from(body.len()).unwrap().to_le_bytes(), &body].concat()
}

/// An old workbook of one sheet with those records, whose words are "Train" and "é".
fn old_workbook(globals: &[u8], cells: &[u8]) -> Vec<u8> {
    let begin = record(0x0809, &[&[0, 6, 5, 0]]);
    let end = record(0x0A, &[]);
    let font = record(0x31, &[&220_u16.to_le_bytes(), &[8, 0, 0, 0, 0x90, 1], &[0; 6], &[5, 0], b"Arial"]);
    let style = |format: u8, pattern: u8, colour: u8| {
        record(0xE0, &[&[0, 0, format, 0], &[0; 10], &[0, 0, 0, pattern << 2], &[colour, 0x20]])
    };
    let words = record(0xFC, &[&[0; 8], &[5, 0, 0], b"Train", &[1, 0, 1, 0xE9, 0]]);
    let mut head =
        [begin.clone(), globals.to_vec(), font, style(0, 0, 0), style(14, 0, 0), style(9, 1, 10), words]
            .concat();
    let listed =
        |at: usize| record(0x85, &[&u32::try_from(at).unwrap().to_le_bytes(), &[0, 0, 4, 0], b"Plan"]);
    let at = head.len() + listed(0).len() + end.len();
    head.extend(listed(at));
    compound("/Workbook", &[head, end.clone(), begin, cells.to_vec(), end].concat())
}

#[test]
fn old_workbooks_are_read() {
    let place = |column: u8, style: u8| [0, 0, column, 0, style, 0];
    let cells = [
        record(0xFD, &[&place(0, 0), &[0, 0, 0, 0]]),
        record(0xFD, &[&place(1, 0), &[1, 0, 0, 0]]),
        record(0x0203, &[&place(2, 1), &45_730_f64.to_le_bytes()]),
        record(0x027E, &[&place(3, 2), &(95_u32 << 2 | 3).to_le_bytes()]),
        record(0x0205, &[&place(4, 0), &[0x17, 1]]),
        record(0x06, &[&place(5, 0), &[1, 0, 1, 0, 0, 0, 0xFF, 0xFF]]),
    ];
    let tree = read(&old_workbook(&[], &cells.concat())).unwrap();
    check(&tree, "table 1\n| ~~Train~~ | ~~é~~ | ~~14/03/2025~~ | ~~95%~~=Red | ~~#REF!~~ | ~~TRUE~~ |");
    for bytes in [old_workbook(&record(0x2F, &[&[0; 6]]), &[]), compound("/EncryptedPackage", b"x")] {
        let said = read(&bytes).unwrap_err().to_string();
        assert!(said.contains("protected by a password"), "{said}");
    }
    let whole = old_workbook(&[], &cells.concat());
    for at in (0..whole.len()).step_by(7) {
        let mut flipped = whole.clone();
        flipped[at] ^= 0x5A;
        let _ = (read(&flipped), read(&whole[..at]));
    }
}

#[test]
fn delimited_text_is_a_sheet() {
    let check = |name: &str, bytes: &[u8], expected: &str| {
        let tree = read_delimited(name, &decoded(bytes), &Limits::default()).unwrap();
        check(&tree, expected);
        tree
    };
    let plan =
        "table 1\n| No | Action | Lead |\n| 1 | Train, all / twice | GT |\n| 2 | children’s “voice” | LJ |";
    let text = "No;Action;Lead\r\n1;\"Train, all\ntwice\";GT\r\n2;children’s “voice”;LJ\r\n";
    let tree = check("plan.csv", text.as_bytes(), plan);
    let at = tree.blocks.iter().find_map(|block| match block {
        goldthread_tree::Block::Table(table) => Some(table.rows[2].cells[1].at.to_string()),
        _ => None,
    });
    assert_eq!(at.as_deref(), Some("sheet plan, cell B3"));
    check("plan.csv", format!("\u{FEFF}sep=|\n{}", text.replace(';', "|")).as_bytes(), plan);
    check(
        "plan.csv",
        &WINDOWS_1252.encode(&text.replace(';', ",").replace("Train, all\ntwice", "\"\"Train\"\"")).0,
        &plan.replace("Train, all / twice", "\"Train\""),
    );
    check("plan.tsv", text.replace(';', "\t").as_bytes(), plan);
    let wide: Vec<u8> =
        [0xFF, 0xFE].into_iter().chain(text.encode_utf16().flat_map(u16::to_le_bytes)).collect();
    check("plan.csv", &wide, plan);
    check(
        "a.csv",
        b"Plan,,\n,,\nNo,Action,Lead\n1,Train,GT\n\n2,Audit,LJ\n",
        "Plan\ntable 1\n| No | Action | Lead |\n| 1 | Train | GT |\n| 2 | Audit | LJ |",
    );
    let open =
        read_delimited("a.csv", &format!("a,b,c\n1,\"{}", "x\n".repeat(20_000)), &Limits::default()).unwrap();
    assert_eq!(open.doubts[0].code, "quotation-open");
}

#[test]
fn prose_and_tables_of_text_are_not_delimited() {
    let check =
        |name: &str, text: &str, expected: bool| assert_eq!(looks_delimited(name, text), expected, "{text}");
    check("x", "No,Action,Lead\n1,Train,GT\n2,Audit,LJ\n", true);
    check("x", "No;Action;Lead\n1;\"Train;\n all\";GT\n2;Audit;LJ\n", true);
    check("x", "No|Action|Lead\n1|Train|GT\n2|Audit|LJ\n", true);
    check("x.csv", "Initials,Title\nGT,Director\n", true);
    check("x", "Initials,Title\nGT,Director\nLJ,Head\n", false);
    check("x", "| No | Action | Lead |\n| --- | --- | --- |\n| 1 | Train | GT |\n", false);
    check("x", "No | Action | Lead\n--- | --- | ---\n1 | Train | GT\n2 | Audit | LJ", false);
    check("x", "No\tAction\tLead\n1\tTrain\tGT\n2\tAudit\tLJ\n", false);
    check("x.tsv", "No\tAction\tLead\n1\tTrain\tGT\n", true);
    check("x.tsv", "No\tAction\tLead\n1\tTrain\n", false);
    check(
        "x",
        "We met staff, leaders, and carers.\nThey said so, clearly, and often.\nIt is, in short, good.\n",
        false,
    );
    check("x", "Improvement plan\n\nThe board met.\n", false);
    check("x", "", false);
}

#[test]
fn an_empty_sheet_shows_nothing() {
    assert_eq!(shown(&read(&open_document("", "<table:table/>")).unwrap()), "");
    assert!(read_delimited("a.csv", " \n", &Limits::default()).is_err());
}
