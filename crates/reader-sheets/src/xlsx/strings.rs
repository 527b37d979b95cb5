//! The words that cells share, and rich words in general.

use goldthread_tree::{Limits, Unreadable};

use super::styles::Font;
use crate::colours::Palette;
use crate::xml::Xml;

/// Words in runs; a run without a font has that of its cell.
pub type Rich = Vec<(String, Option<Font>)>;

/// Reads the part of shared words.
pub fn read(file: &str, text: &str, palette: &Palette, limits: &Limits) -> Result<Vec<Rich>, Unreadable> {
    let mut all = Vec::new();
    let mut xml = Xml::new(file, "the shared words", text, limits);
    while let Some(token) = xml.next()? {
        let crate::xml::Token::Open(tag) = token else { continue };
        if tag.name() == "si" {
            all.push(rich(&mut xml, palette)?);
        }
    }
    Ok(all)
}

/// The words of the element that was opened last: `t` alone, or runs `r`. How they are pronounced is left out.
pub fn rich(xml: &mut Xml<'_>, palette: &Palette) -> Result<Rich, Unreadable> {
    let mut runs: Rich = Vec::new();
    let mut font = None;
    xml.within(|xml, tag| {
        match tag.name() {
            "r" => font = None,
            "rPr" => {
                let mut own = Font::default();
                xml.within(|_, tag| {
                    own.take(tag, palette);
                    Ok(())
                })?;
                font = Some(own);
            }
            "t" => runs.push((unescaped(&xml.words()?), font.take())),
            "rPh" => xml.skip()?,
            _ => {}
        }
        Ok(())
    })?;
    Ok(runs)
}

/// Characters that XML cannot hold are written as `_x000D_`.
pub fn unescaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find("_x") {
        out.push_str(&rest[..at]);
        let code = rest.get(at + 2..at + 6).filter(|_| rest.as_bytes().get(at + 6) == Some(&b'_'));
        let c = code.and_then(|code| u32::from_str_radix(code, 16).ok()).and_then(char::from_u32);
        if let Some(c) = c {
            out.push(c);
            rest = &rest[at + 7..];
        } else {
            out.push_str("_x");
            rest = &rest[at + 2..];
        }
    }
    out.push_str(rest);
    out
}
