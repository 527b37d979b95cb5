//! Text: read from its first letter to its last, since a single byte may show that it is none.

use std::io::{self, Read};

use encoding_rs::{CoderResult, Decoder, DecoderResult, Encoding, UTF_8, UTF_16BE, UTF_16LE, WINDOWS_1252};

use super::{Content, Untold, mail};
use crate::checksum::BLOCK;
use crate::{Charset, FileKind, NotTaken, name};

/// What a text is that is no mail: its content cannot tell, and so its name has to say that it is a text at all.
const NAMED: [FileKind; 3] = [FileKind::Text, FileKind::Csv, FileKind::Markdown];

/// What stands at the beginning of what a browser or a shell would run.
const MARKUP: [&str; 8] = ["<!doctype", "<html", "<head", "<body", "<script", "<svg", "<iframe", "<?xml"];
const SCRIPTS: [&str; 4] = ["#!", "<?php", "@echo off", "{\\rtf"];

/// What a file is that begins as nothing else that is known.
pub fn told(content: &Content<'_>) -> Result<(FileKind, Option<Charset>), Untold> {
    let charset = charset(content)?.ok_or(NotTaken::Unknown)?;
    let kind = kind(&beginning(&content.head, charset), content.name)?;
    Ok((kind, Some(charset)))
}

fn kind(beginning: &str, name: &str) -> Result<FileKind, NotTaken> {
    let small = beginning.trim_start().to_lowercase();
    if SCRIPTS.iter().any(|mark| small.starts_with(mark)) {
        return Err(NotTaken::Script);
    }
    let opens = small.strip_prefix('<').and_then(|rest| rest.chars().next());
    let is_tag = opens.is_some_and(|c| c.is_ascii_alphabetic() || matches!(c, '!' | '?' | '/'));
    if is_tag || MARKUP.iter().any(|mark| small.contains(mark)) {
        return Err(NotTaken::Markup);
    }
    if mail::is_mail(beginning) {
        return Ok(FileKind::Mail);
    }
    let ending = name::ending(name);
    let named = NAMED.into_iter().find(|kind| kind.row().endings.contains(&ending.as_str()));
    named.ok_or(NotTaken::Script)
}

/// How the letters stand in the bytes; nothing where they are no letters.
fn charset(content: &Content<'_>) -> io::Result<Option<Charset>> {
    let candidates: &[_] = match Encoding::for_bom(&content.head) {
        Some((encoding, _)) if encoding == UTF_16LE => &[(Charset::Utf16Le, UTF_16LE)],
        Some((encoding, _)) if encoding == UTF_16BE => &[(Charset::Utf16Be, UTF_16BE)],
        Some(_) => &[(Charset::Utf8, UTF_8)],
        None => &[(Charset::Utf8, UTF_8), (Charset::Windows1252, WINDOWS_1252)],
    };
    for (charset, encoding) in candidates {
        if is_text(content.from(0)?, encoding.new_decoder_with_bom_removal())? {
            return Ok(Some(*charset));
        }
    }
    Ok(None)
}

/// Whether all bytes are letters of an encoding, and none is a sign that no text has.
fn is_text(mut reader: impl Read, mut decoder: Decoder) -> io::Result<bool> {
    let mut block = vec![0; BLOCK];
    let mut letters = String::with_capacity(BLOCK * 3 + 16);
    loop {
        let read = reader.read(&mut block)?;
        letters.clear();
        let (result, _) =
            decoder.decode_to_string_without_replacement(&block[..read], &mut letters, read == 0);
        let is_whole = result == DecoderResult::InputEmpty;
        if !is_whole || letters.chars().any(is_no_letter) {
            return Ok(false);
        }
        if read == 0 {
            return Ok(true);
        }
    }
}

/// Control characters other than those that part lines, columns and pages.
fn is_no_letter(c: char) -> bool {
    c.is_control() && !matches!(c, '\t' | '\n' | '\r' | '\u{c}' | '\u{85}')
}

/// The first letters; what is cut in the middle of one does not matter here.
fn beginning(head: &[u8], charset: Charset) -> String {
    let encoding = match charset {
        Charset::Utf8 => UTF_8,
        Charset::Utf16Le => UTF_16LE,
        Charset::Utf16Be => UTF_16BE,
        Charset::Windows1252 => WINDOWS_1252,
    };
    let mut letters = String::with_capacity(head.len() * 3 + 16);
    let result = encoding.new_decoder_with_bom_removal().decode_to_string(head, &mut letters, false);
    debug_assert_eq!(result.0, CoderResult::InputEmpty);
    letters
}
