//! What is taken, and what each file is taken for.

use goldthread_evidence::{Charset as C, Charset, Disposition as D, Disposition, FileKind as K, FileKind};
use goldthread_evidence::{NotKept, NotTaken};

use crate::samples::{self, GIF, MAIL, PDF, WEBP};
use crate::support::House;

#[test]
fn each_kind_is_told_by_its_content() {
    let house = House::new();
    let check = |content: &[u8], kind: FileKind, disposition: Disposition| {
        let kept = house.put(content, "no name that helps").unwrap();
        assert_eq!((kept.kind, kept.disposition()), (kind, disposition));
        assert_eq!(kept.name, format!("no name that helps.{}", kind.ending()));
        assert_eq!((kept.media_type.as_str(), kept.charset), (kind.media_type(), None));
        assert_eq!(kept.bytes, content.len() as u64);
    };
    check(PDF, FileKind::Pdf, Disposition::Inline);
    check(&samples::png(), FileKind::Png, Disposition::Inline);
    check(&samples::jpeg(), FileKind::Jpeg, Disposition::Inline);
    check(GIF, FileKind::Gif, Disposition::Inline);
    check(WEBP, FileKind::Webp, Disposition::Inline);
    check(&samples::docx(), FileKind::Docx, Disposition::Download);
    check(&samples::xlsx(), FileKind::Xlsx, Disposition::Download);
    check(&samples::pptx(), FileKind::Pptx, Disposition::Download);
    check(&samples::open_document("text"), FileKind::Odt, Disposition::Download);
    check(&samples::open_document("spreadsheet"), FileKind::Ods, Disposition::Download);
    check(&samples::open_document("presentation"), FileKind::Odp, Disposition::Download);
    check(&samples::mp4(b"isom"), FileKind::Mp4, Disposition::Download);
    check(&samples::mp4(b"M4A "), FileKind::M4a, Disposition::Download);
    check(&samples::outlook(), FileKind::Outlook, Disposition::Download);
}

#[test]
fn a_text_is_what_its_name_says_and_its_letters_are_known() {
    let house = House::new();
    let check = |content: &[u8], name: &str, kind: FileKind, charset: Charset, disposition: Disposition| {
        let kept = house.put(content, name).unwrap();
        assert_eq!(
            (kept.kind, kept.charset, kept.disposition()),
            (kind, Some(charset), disposition),
            "{name}"
        );
        assert_eq!(kept.media_type, format!("{}; charset={}", kind.media_type(), charset.name()));
    };
    let utf16 = |mark: [u8; 2], bytes: fn(u16) -> [u8; 2]| {
        let letters = "Lead,£\r\nTŷ,5".encode_utf16().flat_map(bytes);
        mark.into_iter().chain(letters).collect::<Vec<u8>>()
    };
    check("Tŷ bach\n".as_bytes(), "a.txt", K::Text, C::Utf8, D::Inline);
    check("\u{feff}a,b\n".as_bytes(), "a.csv", K::Csv, C::Utf8, D::Inline);
    check("# Minutes\n\n1 < 2\n".as_bytes(), "a.MD", K::Markdown, C::Utf8, D::Inline);
    check(b"cost,\xa3\x35\n", "old.csv", K::Csv, C::Windows1252, D::Inline);
    check(&utf16([0xff, 0xfe], u16::to_le_bytes), "excel.csv", K::Csv, C::Utf16Le, D::Inline);
    check(&utf16([0xfe, 0xff], u16::to_be_bytes), "excel.txt", K::Text, C::Utf16Be, D::Inline);
    check(MAIL, "mail.eml", K::Mail, C::Utf8, D::Download);
    check(MAIL, "mail.txt", K::Mail, C::Utf8, D::Download);
    check(b"From: the lead\nTo: the board\n\nA memo.\n", "memo.txt", K::Text, C::Utf8, D::Inline);
    // A letter is cut in two where one block ends and the next begins.
    check(format!("{}£", "a".repeat(64 * 1024 - 1)).as_bytes(), "long.txt", K::Text, C::Utf8, D::Inline);
}

#[test]
fn all_else_is_refused_and_the_sentence_says_what_is_taken() {
    let house = House::new();
    let check = |content: &[u8], name: &str, expected: NotTaken| {
        let refused = house.put(content, name).unwrap_err();
        assert!(matches!(&refused, NotKept::NotTaken(why) if *why == expected), "{name}: {refused:?}");
        assert!(refused.to_string().contains(". Taken are PDF (pdf), "), "{refused}");
    };
    check(b"<!DOCTYPE html><p>Hello", "page.html", NotTaken::Markup);
    check(b"\xef\xbb\xbf \r\n<svg xmlns='s' onload='x()'/>", "drawing.svg", NotTaken::Markup);
    check(b"<?xml version='1.0'?><x/>", "data.xml", NotTaken::Markup);
    check(b"<a href=javascript:x()>", "a.txt", NotTaken::Markup);
    check(b"#!/bin/sh\nrm -rf /\n", "run.txt", NotTaken::Script);
    check(b"<?php echo 1;", "x.txt", NotTaken::Script);
    check(b"@ECHO OFF\r\nformat c:\r\n", "x.txt", NotTaken::Script);
    check(b"{\\rtf1 x}", "x.txt", NotTaken::Script);
    check(b"alert(1)", "x.js", NotTaken::Script);
    check(b"WScript.Echo 1", "x.vbs", NotTaken::Script);
    check(b"no ending", "README", NotTaken::Script);
    check(b"MZ\x90\x00\x03\x00\x00\x00", "setup.exe", NotTaken::Script);
    check(b"\x7fELF\x02\x01\x01\x00", "a.txt", NotTaken::Script);
    check(b"text\x00with a zero", "a.txt", NotTaken::Unknown);
    check(b"\x81\x8d not of Windows-1252", "a.txt", NotTaken::Unknown);
    check(b"\xff\xfea\x00\x00\xd8b\x00", "half a pair.txt", NotTaken::Unknown);
    check(b"\x1b[2Jterminal", "a.txt", NotTaken::Unknown);
    check(b"BM\x00\x00\x00\x00", "a.bmp", NotTaken::Unknown);
    check(b"RIFF\x04\x00\x00\x00WAVE", "a.wav", NotTaken::Unknown);
    check(b"\x00\x00\x00\x10ftypheic\x00\x00\x00\x00", "photo.heic", NotTaken::Unknown);
    check(&samples::zip(&[("a.txt", b"a")]), "files.zip", NotTaken::Archive);
    check(&samples::zip(&[]), "empty.docx", NotTaken::Archive);
    check(&samples::compound(&["/WordDocument"]), "old.doc", NotTaken::OldOffice);
    check(&samples::compound(&["/EncryptionInfo", "/EncryptedPackage"]), "a.docx", NotTaken::Locked);
}

#[test]
fn a_document_with_macros_is_refused_however_they_are_hidden() {
    let house = House::new();
    let check = |content: &[u8]| {
        let refused = house.put(content, "plan.docx").unwrap_err();
        assert!(matches!(refused, NotKept::NotTaken(NotTaken::Macros)), "{refused:?}");
    };
    check(&samples::docx_with(&[("word/vbaProject.bin", b"x")]));
    check(&samples::docx_with(&[("word/activeX/activeX1.xml", b"x")]));
    let main: &[u8] = b"<w:document/>";
    let macros = samples::types("ms-word.document.macroEnabled.main");
    check(&samples::zip(&[("[Content_Types].xml", macros.as_bytes()), ("word/document.xml", main)]));
    let renamed = samples::types("openxmlformats-officedocument.wordprocessingml.document.main").replace(
        "</Types>",
        "<Override PartName=\"/word/a.bin\" ContentType=\"application/vnd.ms-office.vbaProject\"/></Types>",
    );
    check(&samples::zip(&[
        ("[Content_Types].xml", renamed.as_bytes()),
        ("word/document.xml", main),
        ("word/a.bin", b"x"),
    ]));
    let wide: Vec<u8> = macros.encode_utf16().flat_map(u16::to_le_bytes).collect();
    check(&samples::zip(&[("[Content_Types].xml", &wide), ("word/document.xml", main)]));
    let media_type: &[u8] = b"application/vnd.oasis.opendocument.text";
    check(&samples::zip(&[
        ("mimetype", media_type),
        ("content.xml", b"x"),
        ("Basic/Standard/Module1.xml", b"x"),
    ]));
}
