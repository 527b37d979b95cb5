//! Documents put together from the parts of one text.

use std::io::{Cursor, Write};

use zip::ZipWriter;
use zip::write::SimpleFileOptions;

/// The parts of a text: the rest of each line `%% name`, and what follows it.
fn parts(data: &[u8]) -> Vec<(String, &[u8])> {
    let mut parts: Vec<(String, &[u8])> = Vec::new();
    let mut from = 0;
    for line in data.split_inclusive(|byte| *byte == b'\n') {
        let start = from;
        from += line.len();
        if let Some(name) = line.strip_prefix(b"%% ") {
            parts.push((String::from_utf8_lossy(name).trim().to_owned(), &data[from..from]));
        } else if let Some((_, body)) = parts.last_mut() {
            *body = &data[start - body.len()..from];
        }
    }
    parts
}

/// The parts as a zipped document; data that has none is taken as it is.
pub fn packed(data: &[u8]) -> Vec<u8> {
    const MOST_PARTS: usize = 40;
    if !data.starts_with(b"%% ") {
        return data.to_vec();
    }
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    let options = SimpleFileOptions::default().compression_method(zip::CompressionMethod::Stored);
    for (name, body) in parts(data).into_iter().take(MOST_PARTS) {
        // A name that is there already is refused by the writer, and its part left out.
        if zip.start_file(name, options).is_ok() {
            let _ = zip.write_all(body);
        }
    }
    zip.finish().map(Cursor::into_inner).unwrap_or_default()
}

/// The parts as the objects of a PDF, each after a line `%% number`; one after `%% number stream ...` is a stream with the
/// rest of the line in its dictionary. Data that has no parts is taken as it is.
pub fn portable(data: &[u8]) -> Vec<u8> {
    const MOST_OBJECTS: usize = 200;
    if !data.starts_with(b"%% ") {
        return data.to_vec();
    }
    let mut out = b"%PDF-1.7\n".to_vec();
    let mut offsets = Vec::new();
    for (name, body) in parts(data).into_iter().take(MOST_OBJECTS) {
        let (number, rest) = name.split_once(' ').unwrap_or((&name, ""));
        offsets.push((number.parse().unwrap_or(0_u32), out.len()));
        out.extend(format!("{number} 0 obj\n").bytes());
        if let Some(dictionary) = rest.strip_prefix("stream") {
            let body = body.strip_suffix(b"\n").unwrap_or(body);
            out.extend(format!("<< {dictionary} /Length {} >>\nstream\n", body.len()).bytes());
            out.extend_from_slice(body);
            out.extend_from_slice(b"\nendstream");
        } else {
            out.extend_from_slice(body);
        }
        out.extend_from_slice(b"\nendobj\n");
    }
    let start = out.len();
    out.extend_from_slice(b"xref\n0 1\n0000000000 65535 f \n");
    for (number, offset) in &offsets {
        out.extend(format!("{number} 1\n{offset:010} 00000 n \n").bytes());
    }
    let size = offsets.iter().map(|(number, _)| number.saturating_add(1)).max().unwrap_or(1);
    out.extend(format!("trailer << /Size {size} /Root 1 0 R >>\nstartxref\n{start}\n%%EOF\n").bytes());
    out
}
