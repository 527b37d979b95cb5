//! The smallest file of each kind, and how to make others.

use std::io::{Cursor, Write};

use zip::ZipWriter;
use zip::write::SimpleFileOptions;

pub const PDF: &[u8] = b"%PDF-1.7\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[]/Count 0>>endobj\ntrailer<</Root 1 0 R>>\nstartxref\n0\n%%EOF\n";
pub const GIF: &[u8] = b"GIF89a\x01\x00\x01\x00\x80\x00\x00\x00\x00\x00\xff\xff\xff!\xf9\x04\x01\x00\x00\x00\x00,\x00\x00\x00\x00\x01\x00\x01\x00\x00\x02\x02D\x01\x00;";
pub const WEBP: &[u8] = b"RIFF\x22\x00\x00\x00WEBPVP8 \x16\x00\x00\x000\x01\x00\x9d\x01*\x01\x00\x01\x00\x0e\xc0\xfe%\xa4\x00\x03p\x00\x00\x00\x00";
pub const MAIL: &[u8] = b"Received: from a by b; Mon, 1 Jun 2026 09:00:00 +0100\r\nFrom: Lead <lead@wethercombe.example>\r\nTo: Board <board@wethercombe.example>\r\nSubject: Audit\r\nMIME-Version: 1.0\r\n\r\nSee <b>below</b>.\r\n";

pub fn png() -> Vec<u8> {
    let chunk = |name: &[u8], content: &[u8]| {
        let length = u32::try_from(content.len()).unwrap().to_be_bytes();
        [&length[..], name, content, &[0; 4]].concat()
    };
    let head = chunk(b"IHDR", &[0, 0, 0, 1, 0, 0, 0, 1, 8, 0, 0, 0, 0]);
    [b"\x89PNG\r\n\x1a\n".to_vec(), head, chunk(b"IDAT", b"x"), chunk(b"IEND", b"")].concat()
}

/// With a thumbnail in its first segment, which has an end mark of its own.
pub fn jpeg() -> Vec<u8> {
    let exif = [b"\xff\xe1\x00\x0eExif\x00\x00".to_vec(), b"\xff\xd8\xff\xd9xx".to_vec()].concat();
    [
        b"\xff\xd8".to_vec(),
        exif,
        b"\xff\xda\x00\x04ab".to_vec(),
        b"12\xff\x0034\xff\xd0".to_vec(),
        b"\xff\xd9".to_vec(),
    ]
    .concat()
}

pub fn mp4(brand: &[u8]) -> Vec<u8> {
    let sized = |name: &[u8], content: &[u8]| {
        let length = u32::try_from(content.len() + 8).unwrap().to_be_bytes();
        [&length[..], name, content].concat()
    };
    let first = sized(b"ftyp", &[brand, &[0, 0, 2, 0], b"isomiso2"].concat());
    [first, sized(b"moov", b"header"), sized(b"mdat", b"content")].concat()
}

pub fn outlook() -> Vec<u8> {
    compound(&["/__properties_version1.0", "/__substg1.0_0037001F"])
}

/// A file of the kind that old Office programs write, of these streams.
pub fn compound(streams: &[&str]) -> Vec<u8> {
    let mut file = cfb::CompoundFile::create(Cursor::new(Vec::new())).unwrap();
    for stream in streams {
        file.create_stream(stream).unwrap().write_all(b"content").unwrap();
    }
    file.flush().unwrap();
    file.into_inner().into_inner()
}

pub fn zip(parts: &[(&str, &[u8])]) -> Vec<u8> {
    let mut file = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, content) in parts {
        file.start_file(*name, SimpleFileOptions::default()).unwrap();
        file.write_all(content).unwrap();
    }
    file.finish().unwrap().into_inner()
}

pub fn types(main: &str) -> String {
    format!("<Types><Override PartName=\"/main.xml\" ContentType=\"application/vnd.{main}+xml\"/></Types>")
}

const OFFICE: &str = "openxmlformats-officedocument";

/// A document of Word with more parts.
pub fn docx_with(more: &[(&str, &[u8])]) -> Vec<u8> {
    let types = types(&format!("{OFFICE}.wordprocessingml.document.main"));
    let own: [(&str, &[u8]); 2] =
        [("[Content_Types].xml", types.as_bytes()), ("word/document.xml", b"<w:document/>")];
    zip(&[&own[..], more].concat())
}

pub fn docx() -> Vec<u8> {
    docx_with(&[])
}

pub fn xlsx() -> Vec<u8> {
    let types = types(&format!("{OFFICE}.spreadsheetml.sheet.main"));
    zip(&[("[Content_Types].xml", types.as_bytes()), ("xl/workbook.xml", b"<workbook/>")])
}

pub fn pptx() -> Vec<u8> {
    let types = types(&format!("{OFFICE}.presentationml.presentation.main"));
    zip(&[("[Content_Types].xml", types.as_bytes()), ("ppt/presentation.xml", b"<p/>")])
}

pub fn open_document(what: &str) -> Vec<u8> {
    let media_type = format!("application/vnd.oasis.opendocument.{what}");
    zip(&[("mimetype", media_type.as_bytes()), ("content.xml", b"<office/>")])
}
