//! Files that are not what they look like, or made to be dear to look at.

use std::io::Read;

use goldthread_evidence::{Disposition, FileKind, Limits, NotKept, NotTaken, served};

use crate::samples::{self, GIF, PDF, WEBP};
use crate::support::House;

fn refused(house: &House, content: &[u8], name: &str, expected: NotTaken) {
    let refused = house.put(content, name).unwrap_err();
    assert!(matches!(&refused, NotKept::NotTaken(why) if *why == expected), "{name}: {refused:?}");
    assert_eq!(house.files(), Vec::<String>::new(), "{name}");
}

#[test]
fn a_file_that_is_two_things_is_refused() {
    let house = House::new();
    let jar = samples::zip(&[("A.class", b"\xca\xfe\xba\xbe")]);
    let commented = [&jar[..jar.len() - 2], &[1, 0], b";"].concat();
    let with = |head: &[u8]| [head, &jar].concat();
    refused(&house, &with(b"%PDF-1.7\n%%EOF\n"), "a.pdf", NotTaken::TwoInOne(FileKind::Pdf));
    refused(&house, &with(&samples::jpeg()), "a.jpg", NotTaken::TwoInOne(FileKind::Jpeg));
    // These say where they end, so that what comes after is seen before it is known.
    refused(&house, &with(GIF), "a.gif", NotTaken::CutOff(FileKind::Gif));
    refused(&house, &[GIF, &commented].concat(), "a.gif", NotTaken::CutOff(FileKind::Gif));
    refused(&house, &with(&samples::png()), "a.png", NotTaken::CutOff(FileKind::Png));
    refused(&house, &with(WEBP), "a.webp", NotTaken::CutOff(FileKind::Webp));
    refused(&house, &[samples::jpeg(), commented].concat(), "a.jpg", NotTaken::TwoInOne(FileKind::Jpeg));
    refused(&house, &[b"<html>", PDF].concat(), "a.pdf", NotTaken::Markup);
    refused(&house, &[b"junk first\n", PDF].concat(), "a.pdf", NotTaken::Script);
    refused(&house, &[samples::docx(), jar.clone()].concat(), "a.docx", NotTaken::Archive);
    refused(&house, &[jar, samples::docx()].concat(), "a.docx", NotTaken::Archive);
    refused(&house, &[b"#!/bin/sh\n".to_vec(), samples::docx()].concat(), "a.docx", NotTaken::Unknown);
}

#[test]
fn a_name_does_not_make_a_file_what_it_is_not() {
    let house = House::new();
    refused(&house, b"<html><script>x()</script>", "photo.png", NotTaken::Markup);
    refused(&house, b"<svg onload='x()'/>", "photo.jpg", NotTaken::Markup);
    refused(&house, b"GIF89a<script>x()</script>", "photo.gif", NotTaken::CutOff(FileKind::Gif));
    refused(&house, b"alert(1)//", "photo.png", NotTaken::Script);
    refused(&house, b"MZ\x00\x00", "plan.pdf", NotTaken::Script);
    let kept = house.put(PDF, "../../\u{202e}gpj.exe").unwrap();
    assert_eq!((kept.name.as_str(), kept.kind), ("gpj.exe.pdf", FileKind::Pdf));
}

#[test]
fn markup_inside_of_a_picture_is_handed_out_as_a_picture() {
    let house = House::new();
    let markup = b"\xff\xd8\xff\xfe\x00\x1b<script>alert(1)</script>\xff\xda\x00\x02\xff\xd9";
    let kept = house.put(markup, "x.html").unwrap();
    assert_eq!(kept.name, "x.html.jpg");
    let headers = served(kept.kind, kept.charset, &kept.name, Disposition::Inline);
    assert!(headers.contains(&("content-type", "image/jpeg".into())));
    assert!(headers.contains(&("x-content-type-options", "nosniff".into())));
}

#[test]
fn what_is_cut_off_is_refused_wherever_it_is_cut() {
    let house = House::new();
    let check = |whole: &[u8], name: &str| {
        for length in 1..whole.len() {
            let refused = house.put(&whole[..length], name).unwrap_err();
            assert!(matches!(refused, NotKept::NotTaken(_)), "{name} at {length}: {refused:?}");
        }
    };
    check(&samples::png(), "a.png");
    check(&samples::jpeg(), "a.jpg");
    check(WEBP, "a.webp");
    check(GIF, "a.gif");
    check(&samples::docx(), "a.docx");
    check(&samples::open_document("text"), "a.odt");
    check(&samples::mp4(b"isom"), "a.mp4");
    check(&PDF[..PDF.len() - 1], "a.pdf");
    assert_eq!(house.files(), Vec::<String>::new());
}

#[test]
fn a_bomb_is_not_unpacked_and_a_long_list_is_not_read() {
    let house = House::new();
    let zeros = vec![0; 4_000_000];
    let inside = samples::docx_with(&[("word/media/image1.png", &zeros)]);
    assert!(inside.len() < 10_000);
    let begin = std::time::Instant::now();
    assert_eq!(house.put(&inside, "a.docx").unwrap().kind, FileKind::Docx);
    let house = House::new();
    let types = samples::zip(&[("[Content_Types].xml", &zeros), ("word/document.xml", b"x")]);
    refused(&house, &types, "a.docx", NotTaken::Archive);
    let media_type = samples::zip(&[("mimetype", &zeros), ("content.xml", b"x")]);
    refused(&house, &media_type, "a.odt", NotTaken::Archive);
    assert!(begin.elapsed() < std::time::Duration::from_secs(5), "{:?}", begin.elapsed());
    let names: Vec<_> = (0..10_001).map(|number| format!("word/{number}.xml")).collect();
    let many: Vec<(&str, &[u8])> = names.iter().map(|name| (name.as_str(), &b""[..])).collect();
    refused(&house, &samples::docx_with(&many), "a.docx", NotTaken::Archive);
}

#[test]
fn a_zip_that_lies_of_its_list_is_refused() {
    let house = House::new();
    let whole = samples::docx();
    let end = whole.len() - 22;
    let check = |at: usize, bytes: &[u8]| {
        let mut lying = whole.clone();
        lying[end + at..end + at + bytes.len()].copy_from_slice(bytes);
        refused(&house, &lying, "a.docx", NotTaken::Archive);
    };
    check(10, &[0xff, 0xff]);
    check(12, &[0xff; 4]);
    check(16, &[0xff; 4]);
    check(16, &[0; 4]);
    check(20, &[1, 0]);
}

#[test]
fn boxes_and_segments_that_lead_nowhere_come_to_an_end() {
    let house = House::new();
    let film = |boxes: &[u8]| [b"\x00\x00\x00\x10ftypisom\x00\x00\x00\x00", boxes].concat();
    let cut = NotTaken::CutOff(FileKind::Mp4);
    refused(&house, &film(b"\x00\x00\x00\x01moov\x00\x00\x00\x00\x00\x00\x00\x00"), "a.mp4", cut);
    refused(&house, &film(b"\x00\x00\x00\x01moov\xff\xff\xff\xff\xff\xff\xff\xff"), "a.mp4", cut);
    refused(&house, &film(b"\x00\x00\x00\x02moov"), "a.mp4", cut);
    refused(&house, &film(b"\xff\xff\xff\xffmoov"), "a.mp4", cut);
    refused(&house, &film(b"\x00\x00\x00\x00mdat"), "a.mp4", cut);
    refused(&house, b"\xff\xd8\xff\xff\xff\xff\xff\xff", "a.jpg", NotTaken::CutOff(FileKind::Jpeg));
    refused(&house, b"\xff\xd8\xff\xe1\x00\x00", "a.jpg", NotTaken::CutOff(FileKind::Jpeg));
    let png = b"\x89PNG\r\n\x1a\n\xff\xff\xff\xffIHDR";
    refused(&house, png, "a.png", NotTaken::CutOff(FileKind::Png));
    let compound = samples::outlook();
    for at in (0..compound.len()).step_by(7) {
        let mut broken = compound.clone();
        broken[at] ^= 0xff;
        // It is taken or refused, and comes to an end.
        let _ = house.store.receive(&broken[..], "a.msg", &Limits::default());
    }
}

#[test]
fn nothing_and_too_much_are_refused() {
    let house = House::new();
    assert!(matches!(house.put(b"", "a.txt").unwrap_err(), NotKept::Empty));
    let check = |bytes: u64, expected: bool| {
        let content = std::io::repeat(b'a').take(bytes);
        let kept = house.store.put(content, "a.txt", &Limits { most_bytes: 100_000 });
        assert_eq!(kept.is_ok(), expected, "{bytes}");
        if let Err(refused) = kept {
            assert!(matches!(refused, NotKept::TooLarge { limit: 100_000 }), "{refused:?}");
        }
    };
    check(100_001, false);
    check(u64::MAX, false);
    assert_eq!(house.files(), Vec::<String>::new());
    check(100_000, true);
    let message = NotKept::TooLarge { limit: Limits::default().most_bytes }.to_string();
    assert!(message.contains("larger than 50 MB"), "{message}");
}
