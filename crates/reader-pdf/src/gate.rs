//! Looks a file over before it is opened: what would not end, or would grow without bound, is not let in.
//!
//! The library that opens a PDF follows the tree of its pages and unpacks its parts as they come, however deep the
//! tree is and however much comes out. So the bytes are gone through here first, once.

use std::collections::HashMap;
use std::io::Read;

use flate2::read::ZlibDecoder;
use goldthread_tree::Limits;

use crate::scan::{Scan, find};

/// Why a file is not let in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Danger {
    /// It is broken.
    Damaged(&'static str),
    /// It asks for too much.
    Excessive(String),
}

/// So many pages may the tree of pages lead to, each way to a page counted.
const MOST_WAYS: u64 = 200_000;

/// Goes through the bytes of a file.
///
/// # Errors
/// [`Danger`] when parts stand too deep within each other, its tree of pages goes in a circle, is too deep or too wide, or
/// when it unpacks to more than the limit.
pub fn checked(bytes: &[u8], limits: &Limits) -> Result<(), Danger> {
    let mut scan = Scan::new(limits.depth.saturating_mul(16));
    let mut unpacked = 0_u64;
    let mut at = 0;
    while let Some(stream) = scan.next_stream(bytes, at)? {
        let end = find(bytes, b"endstream", stream.start).unwrap_or(bytes.len());
        let inside = &bytes[stream.start..end];
        if !stream.is_image {
            unpack(&stream.dictionary, inside, &mut scan, &mut unpacked, limits)?;
        }
        at = end;
    }
    check_tree(&scan.kids, limits.depth)
}

/// Unpacks a part as far as the limit and goes through what comes out.
fn unpack(
    dictionary: &[u8],
    packed: &[u8],
    scan: &mut Scan,
    unpacked: &mut u64,
    limits: &Limits,
) -> Result<(), Danger> {
    const LONGEST_LZW: usize = 256 * 1024;
    const LONGEST_RUNS: usize = 4 * 1024 * 1024;
    let has = |name: &[u8]| find(dictionary, name, 0).is_some();
    let count = |name: &[u8]| {
        std::iter::successors(find(dictionary, name, 0), |at| find(dictionary, name, at + 1)).count()
    };
    let flate = count(b"FlateDecode") + count(b"/Fl ") + count(b"/Fl]") + count(b"/Fl/");
    let lzw = count(b"LZW");
    let runs = count(b"RunLength") + count(b"/RL");
    if flate + lzw + runs > 1 {
        return Err(Danger::Excessive("a part of it is packed more than once".to_owned()));
    }
    if lzw > 0 && packed.len() > LONGEST_LZW || runs > 0 && packed.len() > LONGEST_RUNS {
        return Err(Danger::Excessive("a part of it may unpack to more than is read".to_owned()));
    }
    if flate == 0 {
        return scan.part(dictionary, packed);
    }
    let plain = if has(b"ASCII85") || has(b"/A85") {
        from_ascii_85(packed)
    } else if has(b"ASCIIHex") || has(b"/AHx") {
        from_hex(packed)
    } else {
        packed.to_vec()
    };
    let room = limits.unpacked.saturating_sub(*unpacked);
    let mut out = Vec::new();
    // What cannot be unpacked to its end is gone through as far as it can be.
    let _ = ZlibDecoder::new(&plain[..]).take(room + 1).read_to_end(&mut out);
    let long = u64::try_from(out.len()).unwrap_or(u64::MAX);
    *unpacked += long;
    if long > room {
        let limit = limits.unpacked / (1024 * 1024);
        return Err(Danger::Excessive(format!("it unpacks to more than {limit} MB")));
    }
    scan.part(dictionary, &out)
}

fn from_ascii_85(text: &[u8]) -> Vec<u8> {
    let mut out = Vec::with_capacity(text.len() / 5 * 4 + 4);
    let mut group = Vec::with_capacity(5);
    let digits =
        text.iter().copied().take_while(|byte| *byte != b'~').filter(|byte| !byte.is_ascii_whitespace());
    for digit in digits {
        if digit == b'z' && group.is_empty() {
            out.extend([0; 4]);
            continue;
        }
        group.push(digit.saturating_sub(b'!'));
        if group.len() == 5 {
            out.extend(four_bytes(&group));
            group.clear();
        }
    }
    if group.len() > 1 {
        let kept = group.len() - 1;
        group.resize(5, 84);
        out.extend(&four_bytes(&group)[..kept]);
    }
    out
}

fn four_bytes(digits: &[u8]) -> [u8; 4] {
    let value =
        digits.iter().fold(0_u32, |value, digit| value.wrapping_mul(85).wrapping_add(u32::from(*digit)));
    value.to_be_bytes()
}

fn from_hex(text: &[u8]) -> Vec<u8> {
    let value = |byte: u8| char::from(byte).to_digit(16).and_then(|digit| u8::try_from(digit).ok());
    let digits: Vec<u8> =
        text.iter().take_while(|byte| **byte != b'>').filter_map(|byte| value(*byte)).collect();
    digits.chunks(2).map(|pair| pair[0] * 16 + pair.get(1).copied().unwrap_or(0)).collect()
}

/// Whether the tree of pages ends, and how far it goes.
fn check_tree(kids: &HashMap<u32, Vec<u32>>, depth: usize) -> Result<(), Danger> {
    #[derive(Clone, Copy)]
    enum Known {
        Open,
        Done { ways: u64, deep: usize },
    }
    let mut known: HashMap<u32, Known> = HashMap::new();
    let none = Vec::new();
    for &root in kids.keys() {
        let mut open: Vec<(u32, usize)> = vec![(root, 0)];
        while let Some((node, next)) = open.pop() {
            if next == 0 {
                match known.get(&node) {
                    Some(Known::Open) => {
                        return Err(Danger::Damaged("its list of pages leads back to itself"));
                    }
                    Some(Known::Done { .. }) => continue,
                    None => known.insert(node, Known::Open),
                };
            }
            let own = kids.get(&node).unwrap_or(&none);
            if let Some(&kid) = own.get(next) {
                open.push((node, next + 1));
                if !matches!(known.get(&kid), Some(Known::Done { .. })) {
                    open.push((kid, 0));
                }
                continue;
            }
            let (mut ways, mut deep) = (u64::from(own.is_empty()), 0);
            for kid in own {
                if let Some(Known::Done { ways: more, deep: below }) = known.get(kid) {
                    ways = ways.saturating_add(*more);
                    deep = deep.max(below + 1);
                }
            }
            if ways > MOST_WAYS {
                return Err(Danger::Excessive(format!("its list leads to more than {MOST_WAYS} pages")));
            }
            if deep > depth {
                return Err(Danger::Excessive(format!("its lists of pages stand more than {depth} deep")));
            }
            known.insert(node, Known::Done { ways, deep });
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn trees_must_end() {
        let check = |kids: &[(u32, &[u32])], expected: bool| {
            let kids = kids.iter().map(|(node, kids)| (*node, kids.to_vec())).collect();
            assert_eq!(check_tree(&kids, 256).is_ok(), expected, "{kids:?}");
        };
        check(&[(1, &[2, 3]), (2, &[4, 5])], true);
        check(&[(1, &[1])], false);
        check(&[(1, &[2]), (2, &[3]), (3, &[1])], false);
        let ladder: Vec<(u32, Vec<u32>)> = (0..40).map(|node| (node, vec![node + 1, node + 1])).collect();
        let ladder: Vec<(u32, &[u32])> = ladder.iter().map(|(node, kids)| (*node, &kids[..])).collect();
        check(&ladder, false);
        let chain: Vec<(u32, Vec<u32>)> = (0..400).map(|node| (node, vec![node + 1])).collect();
        let chain: Vec<(u32, &[u32])> = chain.iter().map(|(node, kids)| (*node, &kids[..])).collect();
        check(&chain, false);
    }

    #[test]
    fn text_packings_are_undone() {
        assert_eq!(from_ascii_85(b"87cURD]i,\"Ebo80~>"), b"Hello World!");
        assert_eq!(from_ascii_85(b"z87cUR~>"), b"\0\0\0\0Hell");
        assert_eq!(from_hex(b"48 65 6C6c 6F>"), b"Hello");
    }
}
