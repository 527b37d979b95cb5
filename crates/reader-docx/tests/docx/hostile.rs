//! Documents made to do harm, and documents that are broken: bounded work, a clear answer, never a panic.

use std::fmt::Write;
use std::time::{Duration, Instant};

use super::support::{Docx, p, table, tc};
use goldthread_reader_docx::{ZipKind, is_encrypted_ole, kind_of_zip, read};
use goldthread_tree::{Block, Limits, Tree, Unreadable};

/// Reads with ten seconds of work, also where nothing was optimised.
fn timed(docx: &Docx) -> Result<Tree, Unreadable> {
    const MOST: Duration = Duration::from_secs(10);
    let bytes = docx.bytes();
    let (begun, before) = (Instant::now(), worked());
    let tree = read("plan.docx", &bytes, &Limits::default());
    let took =
        worked().zip(before).map_or_else(|| begun.elapsed(), |(after, before)| after.saturating_sub(before));
    assert!(took < MOST, "{took:?}");
    tree
}

/// How long this thread has had a processor, where the system tells: other work on the machine does not count.
fn worked() -> Option<Duration> {
    let told = std::fs::read_to_string("/proc/thread-self/schedstat").ok()?;
    told.split_whitespace().next()?.parse().ok().map(Duration::from_nanos)
}

fn codes(tree: &Tree) -> Vec<&str> {
    tree.doubts.iter().map(|doubt| doubt.code.as_str()).collect()
}

#[test]
fn bombs_are_refused() {
    let limits = Limits { unpacked: 100_000, ..Limits::default() };
    let bomb = Docx::of(&p(&"a".repeat(1_000_000))).bytes();
    assert!(matches!(read("x", &bomb, &limits), Err(Unreadable::Excessive { .. })));
    let styles = Docx::of(&p("a")).styles(&" ".repeat(1_000_000)).bytes();
    assert!(matches!(read("x", &styles, &limits), Err(Unreadable::Excessive { .. })));
    assert!(matches!(read("x", &bomb, &Limits { bytes: 10, ..limits }), Err(Unreadable::TooLarge { .. })));
}

#[test]
fn sizes_that_a_zip_claims_are_not_believed() {
    let mut bytes = Docx::of(&p(&"a".repeat(100_000))).bytes();
    let places: Vec<usize> =
        (0..bytes.len() - 4).filter(|at| bytes[*at..].starts_with(b"PK\x01\x02")).collect();
    for at in places {
        bytes[at + 24..at + 28].copy_from_slice(&1_u32.to_le_bytes());
    }
    let limits = Limits { unpacked: 20_000, ..Limits::default() };
    assert!(read("x", &bytes, &limits).is_err());
}

#[test]
fn entities_are_not_expanded() {
    let body = Docx::of("").part(
        "word/document.xml",
        "<!DOCTYPE w [<!ENTITY a \"aaaa\"><!ENTITY b \"&a;&a;\"><!ENTITY f SYSTEM \"file:///etc/passwd\">]>\
         <w:document><w:body><w:p><w:r><w:t>&b;&f;&amp;</w:t></w:r></w:p></w:body></w:document>",
    );
    assert_eq!(body.drawn(), ["p &b;&f;&"]);
}

#[test]
fn deep_nesting_is_refused() {
    let nested = format!(
        "{}{}{}",
        "<w:sdt><w:sdtContent>".repeat(50_000),
        p("x"),
        "</w:sdtContent></w:sdt>".repeat(50_000)
    );
    assert!(matches!(timed(&Docx::of(&nested)), Err(Unreadable::Excessive { .. })));
    let open = "<w:tbl><w:tr><w:tc>".repeat(80);
    let close = "</w:tc></w:tr></w:tbl>".repeat(80);
    assert_eq!(Docx::of(&format!("{open}{}{close}", p("x"))).drawn(), ["| x |"]);
    let cells = "<w:tbl><w:tr><w:tc/><w:tc/><w:tc>".repeat(80);
    assert_eq!(Docx::of(&format!("{cells}{}{close}", p("x"))).drawn().len(), 1);
}

#[test]
fn enormous_tables_are_bounded() {
    let wide = timed(&Docx::of(&table(&[&vec!["x"; 5_000]]))).unwrap();
    assert_eq!(codes(&wide), ["too-many-columns"]);
    let words: Vec<&[&str]> = vec![&["a", "b", "c"]; 50_000];
    let long = timed(&Docx::of(&table(&words))).unwrap();
    let Block::Table(all) = &long.blocks[0] else { panic!("no table") };
    assert_eq!((all.rows.len(), codes(&long)), (50_000, vec![]));
    let span = "<w:gridSpan w:val='1000000000'/>";
    let row = format!("<w:tr><w:trPr><w:gridBefore w:val='4000000000'/></w:trPr>{}</w:tr>", tc(span, "x"));
    let spans = timed(&Docx::of(&format!(
        "<w:tbl><w:tblGrid>{}</w:tblGrid>{}</w:tbl>",
        "<w:gridCol/>".repeat(5_000),
        row.repeat(20_000)
    )))
    .unwrap();
    assert!(codes(&spans).len() < 2);
    let ragged = format!(
        "<w:tbl><w:tr>{}</w:tr>{}</w:tbl>",
        tc("", "x").repeat(900),
        format!("<w:tr>{}</w:tr>", tc("<w:gridSpan w:val='900'/>", "x")).repeat(20_000)
    );
    let cut = Docx::of(&ragged);
    let cut = read("x", &cut.bytes(), &Limits { parts: 10_000, ..Limits::default() }).unwrap();
    assert_eq!(codes(&cut), ["too-many-parts"]);
}

#[test]
fn the_work_grows_with_the_bytes() {
    let empty = "<w:tbl/>".repeat(200_000);
    timed(&Docx::of(&empty)).unwrap();
    let fields =
        "<w:r><w:fldChar w:fldCharType='begin'/><w:fldChar w:fldCharType='separate'/><w:t>x</w:t></w:r>"
            .repeat(50_000);
    timed(&Docx::of(&format!("<w:p>{fields}</w:p>"))).unwrap();
    let runs: String = (0..60_000).fold(String::new(), |mut all, number| {
        let _ = write!(all, "<w:r><w:rPr><w:b w:val='{}'/></w:rPr><w:t>x</w:t></w:r>", number % 2);
        all
    });
    timed(&Docx::of(&format!("<w:p>{runs}</w:p>"))).unwrap();
    let notes = "<w:p><w:r><w:footnoteReference w:id='1'/></w:r></w:p>".repeat(20_000);
    let long = format!(
        "<x><footnote id='1'><p><r><t>{}</t><footnoteReference id='1'/></r></p></footnote></x>",
        "word ".repeat(20_000)
    );
    let tree = timed(&Docx::of(&notes).part("word/footnotes.xml", &long)).unwrap();
    assert_eq!(tree.notes.len(), 1);
}

#[test]
fn styles_and_lists_that_turn_in_circles() {
    let style = |id: &str, on: &str| {
        format!(
            "<w:style w:type='paragraph' w:styleId='{id}'><w:name w:val='{id}'/><w:basedOn w:val='{on}'/></w:style>"
        )
    };
    let lists = "<w:abstractNum w:abstractNumId='1'><w:numStyleLink w:val='L'/></w:abstractNum><w:num w:numId='1'><w:abstractNumId w:val='1'/></w:num>";
    let circle = style("A", "B")
        + &style("B", "A")
        + "<w:style w:type='numbering' w:styleId='L'><w:pPr><w:numPr><w:numId w:val='1'/></w:numPr></w:pPr></w:style>";
    let body = "<w:p><w:pPr><w:pStyle w:val='A'/><w:numPr><w:ilvl w:val='99999999999'/><w:numId w:val='1'/></w:numPr></w:pPr><w:r><w:t>x</w:t></w:r></w:p>";
    assert_eq!(Docx::of(body).styles(&circle).lists(lists).drawn(), ["p x"]);
    let start = "<w:abstractNum w:abstractNumId='1'><w:lvl w:ilvl='0'><w:start w:val='4294967295'/><w:numFmt w:val='upperRoman'/><w:lvlText w:val='%1%2%9.'/></w:lvl></w:abstractNum><w:num w:numId='1'><w:abstractNumId w:val='1'/></w:num>";
    let item = "<w:p><w:pPr><w:numPr><w:numId w:val='1'/></w:numPr></w:pPr><w:r><w:t>x</w:t></w:r></w:p>";
    assert_eq!(Docx::of(&item.repeat(2)).lists(start).drawn(), ["- 4294967295. x"; 2]);
}

#[test]
fn a_damaged_part_beside_the_text_is_a_doubt() {
    let tree = Docx::of(&p("x")).styles("<w:style>").part("word/comments.xml", "<a").read().unwrap();
    assert_eq!(codes(&tree), ["unread-part", "unread-part"]);
    assert!(matches!(Docx::of("<w:p>").read(), Err(Unreadable::Damaged { .. })));
    assert!(matches!(
        Docx::of("").part("word/document.xml", "<w:document/>").read(),
        Err(Unreadable::Damaged { .. })
    ));
}

#[test]
fn cut_and_flipped_files_do_not_panic() {
    let docx =
        Docx::of(&(p("Words") + &table(&[&["a", "b"], &["c", "d"]]))).styles("<w:style w:styleId='A'/>");
    let whole = docx.bytes();
    let limits = Limits { unpacked: 1_000_000, ..Limits::default() };
    for end in (0..whole.len()).step_by(7) {
        assert!(read("x", &whole[..end], &limits).is_err(), "{end}");
        kind_of_zip(&whole[..end]);
    }
    for at in 0..whole.len() {
        let mut flipped = whole.clone();
        flipped[at] ^= 1 << (at % 8);
        let _ = read("x", &flipped, &limits);
    }
}

#[test]
fn flipped_text_does_not_panic() {
    let body = "<w:p><w:pPr><w:pStyle w:val='a'/><w:shd w:fill='FF0000'/></w:pPr><w:r><w:t>Ünï &amp; x</w:t></w:r></w:p><w:tbl><w:tr><w:tc><w:tcPr><w:gridSpan w:val='2'/></w:tcPr><w:p/></w:tc></w:tr></w:tbl>";
    for at in 0..body.len() {
        for byte in [b'<', b'"', 0xFF] {
            let mut bytes = body.as_bytes().to_vec();
            bytes[at] = byte;
            let _ = Docx::of(&String::from_utf8_lossy(&bytes)).read();
        }
    }
}

#[test]
fn names_that_lead_elsewhere_lead_nowhere() {
    let out = "<Relationships><Relationship Id='r1' Type='x/styles' Target='../../../etc/passwd'/><Relationship Id='r2' Type='x/footnotes' TargetMode='External' Target='http://example.invalid/'/></Relationships>";
    let docx = Docx::of(&p("x"))
        .part("word/_rels/document.xml.rels", out)
        .part("../../evil.xml", "x")
        .part("/abs.xml", "x");
    assert_eq!(docx.drawn(), ["p x"]);
}

#[test]
fn files_are_told_apart() {
    assert_eq!(kind_of_zip(&Docx::of("").bytes()), Some(ZipKind::Word));
    let typed = |text: &str| Docx::of("").part("[Content_Types].xml", text).bytes();
    assert_eq!(
        kind_of_zip(&typed("application/vnd.ms-excel.sheet.macroEnabled.main+xml")),
        Some(ZipKind::Excel)
    );
    assert_eq!(
        kind_of_zip(&typed("application/vnd.ms-word.document.macroEnabled.main+xml")),
        Some(ZipKind::Word)
    );
    assert_eq!(kind_of_zip(b"PK\x03\x04 and no more"), None);
    let mut locked = b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1".to_vec();
    assert!(!is_encrypted_ole(&locked));
    locked.extend("EncryptedPackage".encode_utf16().flat_map(u16::to_le_bytes));
    assert!(is_encrypted_ole(&locked));
    assert_eq!(read("x", b"", &Limits::default()), Err(Unreadable::Empty { name: "x".into() }));
    assert!(matches!(read("x", b"PK\x03\x04", &Limits::default()), Err(Unreadable::Damaged { .. })));
}
