//! Pictures: walked from their first byte to their last, without drawing them.

use std::fs::File;
use std::io::{self, BufRead, BufReader, Read, Seek};

use super::{Content, Untold, unless_cut, whole};
use crate::{FileKind, NotTaken};

/// Chunk after chunk: length, name, content, checksum. The last is `IEND`, and nothing comes after it.
pub fn png(content: &Content<'_>) -> Result<FileKind, Untold> {
    let mut reader = content.from(8)?;
    let mut at = 8;
    let mut first = true;
    while let Some(head) = unless_cut(exactly::<8>(&mut reader))? {
        let length = u64::from(u32::from_be_bytes([head[0], head[1], head[2], head[3]]));
        at += 12 + length;
        if at > content.bytes || (first && &head[4..] != b"IHDR") {
            break;
        }
        if &head[4..] == b"IEND" {
            return whole(FileKind::Png, at == content.bytes);
        }
        first = false;
        reader.seek_relative(i64::try_from(length + 4).unwrap_or(i64::MAX))?;
    }
    whole(FileKind::Png, false)
}

/// Segment after segment as far as the picture itself, which then has to come to its end. What cameras put after that is left alone.
pub fn jpeg(content: &Content<'_>) -> Result<FileKind, Untold> {
    let mut reader = content.from(2)?;
    while let Some([0xff, mark]) = unless_cut(exactly::<2>(&mut reader))? {
        match mark {
            // A mark may be preceded by any number of these.
            0xff => reader.seek_relative(-1)?,
            0xda => return whole(FileKind::Jpeg, ends(reader)?),
            0x01 | 0xd0..=0xd7 => {}
            _ => {
                let Some(length) = unless_cut(exactly::<2>(&mut reader))? else { break };
                let Some(rest) = u16::from_be_bytes(length).checked_sub(2) else { break };
                reader.seek_relative(i64::from(rest))?;
            }
        }
    }
    whole(FileKind::Jpeg, false)
}

/// Whether the end mark comes; inside of the picture its first byte is always followed by another.
fn ends(reader: impl BufRead) -> io::Result<bool> {
    let mut last = 0;
    for byte in reader.bytes() {
        let byte = byte?;
        if (last, byte) == (0xff, 0xd9) {
            return Ok(true);
        }
        last = byte;
    }
    Ok(false)
}

/// Block after block as far as the trailer, and nothing comes after it.
pub fn gif(content: &Content<'_>) -> Result<FileKind, Untold> {
    let mut reader = content.from(6)?;
    let end = unless_cut(gif_end(&mut reader))?.flatten();
    whole(FileKind::Gif, end == Some(content.bytes))
}

/// Where the trailer ends; nothing where something else stands in its place.
fn gif_end(reader: &mut BufReader<&File>) -> io::Result<Option<u64>> {
    let [_, _, _, _, packed, _, _] = exactly(reader)?;
    reader.seek_relative(colours(packed))?;
    loop {
        match exactly(reader)? {
            [b'!'] => reader.seek_relative(1)?,
            [b','] => {
                let [_, _, _, _, _, _, _, _, packed] = exactly(reader)?;
                // After the colours stands how long the codes are.
                reader.seek_relative(colours(packed) + 1)?;
            }
            [b';'] => return reader.stream_position().map(Some),
            _ => return Ok(None),
        }
        loop {
            match exactly(reader)? {
                [0] => break,
                [length] => reader.seek_relative(length.into())?,
            }
        }
    }
}

/// How many bytes a table of colours has.
fn colours(packed: u8) -> i64 {
    if packed & 0x80 == 0 { 0 } else { 3 << ((packed & 7) + 1) }
}

/// A RIFF that says it is WebP, and is as long as it says.
pub fn webp(content: &Content<'_>) -> Result<FileKind, Untold> {
    if content.head.get(8..12) != Some(b"WEBP") {
        return Err(NotTaken::Unknown.into());
    }
    let said = u32::from_le_bytes([content.head[4], content.head[5], content.head[6], content.head[7]]);
    whole(FileKind::Webp, content.bytes >= 20 && u64::from(said) + 8 == content.bytes)
}

fn exactly<const N: usize>(reader: &mut impl Read) -> io::Result<[u8; N]> {
    let mut bytes = [0; N];
    reader.read_exact(&mut bytes)?;
    Ok(bytes)
}
