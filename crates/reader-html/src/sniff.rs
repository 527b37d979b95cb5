//! Whether bytes are a web page.

use crate::encoding::decode;
use crate::saved;

/// Whether a document is a web page: it begins with a tag of one, after comments and the like. A text that has some
/// tags in it is not.
pub fn looks_like_html(bytes: &[u8]) -> bool {
    const HEAD: usize = 16_384;
    let head = &bytes[..bytes.len().min(HEAD)];
    if saved::is_saved_page(head) {
        return true;
    }
    let text = decode(head, None);
    let Some(tag) = first_tag(&text) else { return false };
    is_page(&tag) || is_part(&tag) && has_page_or_table(&text)
}

/// The name of the first tag, in lower case; nothing where words stand before it.
fn first_tag(text: &str) -> Option<String> {
    let mut rest = text.trim_start_matches(['\u{FEFF}', '\0']).trim_start();
    loop {
        let inside = rest.strip_prefix('<')?;
        let end = match inside {
            _ if inside.starts_with("!--") => inside.find("-->").map(|at| at + 3),
            _ if inside.starts_with('?') => inside.find('>').map(|at| at + 1),
            _ => {
                let name = inside.trim_start_matches('!');
                let length = name.find(|c: char| !c.is_ascii_alphanumeric()).unwrap_or(name.len());
                return Some(name[..length].to_ascii_lowercase());
            }
        };
        rest = inside.get(end?..)?.trim_start();
    }
}

fn is_page(tag: &str) -> bool {
    matches!(tag, "doctype" | "html" | "head" | "body")
}

/// Whether a page that was cut out of another could begin with the tag.
fn is_part(tag: &str) -> bool {
    const PARTS: &[&str] = &[
        "article", "base", "center", "div", "font", "form", "h1", "h2", "h3", "h4", "header", "link", "main",
        "meta", "nav", "p", "script", "section", "span", "style", "table", "title", "ul", "ol", "dl", "b",
        "a",
    ];
    PARTS.contains(&tag)
}

/// Whether a text that begins with a tag goes on as a page: with most of its lines in tags, and no marks of Markdown.
fn has_page_or_table(text: &str) -> bool {
    let lower = text.to_ascii_lowercase();
    if lower.contains("<html") || lower.contains("<body") {
        return true;
    }
    let lines: Vec<&str> = text.lines().map(str::trim).filter(|line| !line.is_empty()).collect();
    let marked = |line: &&&str| line.starts_with("# ") || line.starts_with("## ") || line.starts_with('|');
    let has_end = lower.contains("</");
    has_end
        && !lines.iter().any(|line| marked(&line))
        && lines.first().is_some_and(|line| line.starts_with('<'))
        && lines.iter().filter(|line| line.contains('<')).count() * 2 > lines.len()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pages_are_told_from_texts_with_tags() {
        let check =
            |text: &str, expected: bool| assert_eq!(looks_like_html(text.as_bytes()), expected, "{text}");
        check("<!DOCTYPE html>\n<title>Plan</title>", true);
        check("\u{FEFF}\n <!-- saved from url=(0014)about:internet -->\n<HTML><body>x", true);
        check("<?xml version=\"1.0\"?><!DOCTYPE html PUBLIC \"-//W3C//DTD XHTML 1.0\">", true);
        check("<html xmlns:o=\"urn:schemas-microsoft-com:office:office\">", true);
        check("<table border=1>\n<tr><td>Action</td></tr>\n</table>", true);
        check("<div><p>Words</p></div>", true);
        check("MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary=\"x\"\r\n\r\n--x\r\n", true);
        check("# Plan\n\n<table><tr><td>x</td></tr></table>", false);
        check("Plan\n<html>", false);
        check("<p>Words</p>\n\n## Actions\n\n| a | b |", false);
        check("<5 children", false);
        check("<p> remains\nof a page\nin a text\n", false);
        check("<?xml version=\"1.0\"?><w:document>", false);
        check("", false);
    }
}
