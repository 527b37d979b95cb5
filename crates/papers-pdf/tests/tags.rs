//! The tag tree and the declarations of the PDF, read back with a library that did not write them.

mod support;

use std::fmt::Write as _;

use goldthread_papers::Paper;
use goldthread_papers_pdf::pdf;
use hayro_syntax::Pdf;
use hayro_syntax::object::{Array, Dict, Name, Object, Stream};

fn read(paper: &Paper) -> Pdf {
    Pdf::new(pdf(paper).expect("the paper is sound")).expect("a PDF")
}

fn root(pdf: &Pdf) -> Dict<'_> {
    pdf.xref().get(pdf.xref().root_id()).expect("a catalogue")
}

/// The tags in reading order, one a line, indented by depth; a header cell with its scope.
fn tags(pdf: &Pdf) -> String {
    let tree: Dict = root(pdf).get("StructTreeRoot").expect("a tag tree");
    let mut out = String::new();
    push_kids(&tree, 0, &mut out);
    out
}

fn push_kids(node: &Dict, depth: usize, out: &mut String) {
    let kids: Vec<Object> = match node.get::<Object>("K") {
        Some(Object::Array(kids)) => kids.iter().collect(),
        Some(kid) => vec![kid],
        None => Vec::new(),
    };
    for kid in kids.into_iter().filter_map(Object::into_dict) {
        let Some(tag) = kid.get::<Name>("S") else { continue };
        let _ = writeln!(out, "{}{}{}", " ".repeat(depth), tag.as_str(), scope(&kid));
        push_kids(&kid, depth + 1, out);
    }
}

fn scope(node: &Dict) -> String {
    let attributes: Vec<Dict> = match node.get::<Object>("A") {
        Some(Object::Array(attributes)) => attributes.iter().collect(),
        Some(Object::Dict(attributes)) => vec![attributes],
        _ => Vec::new(),
    };
    let scope = attributes.iter().find_map(|attributes| attributes.get::<Name>("Scope"));
    scope.map(|scope| format!(" {}", scope.as_str())).unwrap_or_default()
}

#[test]
fn the_file_declares_what_it_is() {
    let file = read(&support::board_paper(3));
    let root = root(&file);
    assert_eq!(root.get::<hayro_syntax::object::String>("Lang").expect("Lang").as_bytes(), b"en-GB");
    assert_eq!(root.get::<Dict>("MarkInfo").and_then(|info| info.get::<bool>("Marked")), Some(true));
    let shows_title =
        root.get::<Dict>("ViewerPreferences").and_then(|viewer| viewer.get::<bool>("DisplayDocTitle"));
    assert_eq!(shows_title, Some(true));
    assert!(root.get::<Dict>("Outlines").is_some(), "bookmarks");
    let xmp = root
        .get::<Stream>("Metadata")
        .expect("metadata")
        .decoded()
        .expect("it is not compressed")
        .into_owned();
    let xmp = String::from_utf8(xmp).unwrap();
    assert!(xmp.contains("<pdfuaid:part>1</pdfuaid:part>"), "{xmp}");
    assert!(xmp.contains("Progress of the improvement plan for children&apos;s services"), "{xmp}");
    assert!(xmp.contains("2026-11-30T00:00:00"), "{xmp}");
}

#[test]
fn every_block_has_its_tag() {
    let tags = tags(&read(&support::board_paper(3)));
    let check = |expected: &str| assert!(tags.contains(expected), "{expected:?} not in\n{tags}");
    assert!(tags.starts_with("Document\n P\n  Strong\n H1\n"), "{tags}");
    assert_eq!(tags.matches("\n H1\n").count(), 1);
    check("\n H2\n Table\n  TR\n   TH Row\n   TD\n");
    check("\n H3\n");
    check("\n Table\n  Caption\n   Strong\n  TR\n   TH Column\n    Strong\n   TH Column\n");
    check("\n  TR\n   TH Row\n    Strong\n   TD\n");
    check("\n L\n  LI\n   Lbl\n   LBody\n");
    check("Link\n");
    check("TOC\n");
    assert!(!tags.contains("H4"), "no level is there that has nothing under it");
}

#[test]
fn a_table_without_row_headers_has_a_head_and_a_body() {
    let tags = tags(&read(&support::board_paper(3)));
    assert!(tags.contains("\n  THead\n   TR\n    TH Column\n"), "{tags}");
}

#[test]
fn no_heading_level_is_skipped() {
    let tags = tags(&read(&support::board_paper(3)));
    let levels = tags.lines().filter_map(|line| line.trim().strip_prefix('H')?.parse::<u8>().ok());
    levels.fold(0, |before, level| {
        assert!(level <= before + 1, "H{before} is followed by H{level}");
        level
    });
}

#[test]
fn every_page_is_a4() {
    let file = read(&support::board_paper(30));
    assert!(file.pages().len() > 3);
    for page in file.pages().iter() {
        let (width, height) = page.render_dimensions();
        assert!((width - 595.28).abs() < 0.1 && (height - 841.89).abs() < 0.1, "{width} x {height}");
    }
    assert!(root(&file).get::<Array>("OutputIntents").is_none());
}
