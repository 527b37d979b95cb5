//! How a browser is to be handed a file, so that nothing in it can act for whoever looks at it.

use std::fmt::Write as _;

use crate::kind::Shown;
use crate::{Charset, FileKind, clean};

/// Whether a browser shows a file itself or saves it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Disposition {
    /// It may show it.
    Inline,
    /// It saves it.
    Download,
}

/// PDF, pictures and plain text may be shown; all else is saved.
pub(crate) fn disposition(kind: FileKind) -> Disposition {
    match kind.row().shown {
        Shown::Inline | Shown::AsText => Disposition::Inline,
        Shown::Never => Disposition::Download,
    }
}

/// Nothing may be loaded, nothing may run, and the file is of no site: what it holds can reach neither cookie nor page.
const SHUT: &str = "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'; sandbox";
/// Safari shows no PDF that is sandboxed, and Chromium leaves the sandbox away; their viewers run apart from the site in any case.
const SHUT_PDF: &str =
    "default-src 'none'; style-src 'unsafe-inline'; object-src 'self'; frame-ancestors 'none'";

/// The headers that a file is answered with; its length is for whoever sends it. `wanted` is what was asked for: a file that may be shown
/// can be saved, and one that may not is saved whatever was asked.
///
/// CSV and Markdown are shown as plain text. A kept answer would outlive its erasing, so that none is kept.
pub fn served(
    kind: FileKind,
    charset: Option<Charset>,
    name: &str,
    wanted: Disposition,
) -> Vec<(&'static str, String)> {
    let row = kind.row();
    let inline = wanted == Disposition::Inline && disposition(kind) == Disposition::Inline;
    let media_type = if inline && row.shown == Shown::AsText { "text/plain" } else { row.media_type };
    let policy = if kind == FileKind::Pdf { SHUT_PDF } else { SHUT };
    vec![
        ("content-type", with_charset(media_type, charset)),
        ("content-disposition", saved_as(if inline { "inline" } else { "attachment" }, name)),
        ("x-content-type-options", "nosniff".into()),
        ("content-security-policy", policy.into()),
        ("cross-origin-resource-policy", "same-origin".into()),
        ("referrer-policy", "no-referrer".into()),
        ("cache-control", "private, no-store".into()),
    ]
}

/// A media type with the charset of a text.
pub(crate) fn with_charset(media_type: &str, charset: Option<Charset>) -> String {
    match charset {
        Some(charset) => format!("{media_type}; charset={}", charset.name()),
        None => media_type.to_owned(),
    }
}

/// RFC 6266: the name in plain letters for old programs, and as it is for all others (RFC 8187).
fn saved_as(how: &str, name: &str) -> String {
    let name = clean(name);
    let plain: String = name.chars().map(|c| if is_quotable(c) { c } else { '_' }).collect();
    let mut header = format!("{how}; filename=\"{plain}\"; filename*=UTF-8''");
    for byte in name.bytes() {
        match byte {
            b'0'..=b'9' | b'a'..=b'z' | b'A'..=b'Z' | b'-' | b'.' | b'_' => header.push(char::from(byte)),
            other => {
                let _ = write!(header, "%{other:02X}");
            }
        }
    }
    header
}

/// Old programs also undo percent signs, so that these are not among them.
fn is_quotable(c: char) -> bool {
    c == ' ' || (c.is_ascii_graphic() && !matches!(c, '"' | '\\' | '%' | ';'))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::kind::KINDS;

    fn header(
        kind: FileKind,
        charset: Option<Charset>,
        name: &str,
        wanted: Disposition,
        which: &str,
    ) -> String {
        let headers = served(kind, charset, name, wanted);
        headers.into_iter().find(|(name, _)| *name == which).map(|(_, value)| value).unwrap_or_default()
    }

    #[test]
    fn every_answer_says_not_to_guess_and_lets_nothing_run() {
        for row in &KINDS {
            let of = |which| header(row.kind, None, "x", Disposition::Inline, which);
            assert_eq!(of("x-content-type-options"), "nosniff");
            assert_eq!(of("cache-control"), "private, no-store");
            let policy = of("content-security-policy");
            assert!(policy.starts_with("default-src 'none'") && !policy.contains("script-src"), "{policy}");
            assert_eq!(policy.ends_with("; sandbox"), row.kind != FileKind::Pdf);
            let media_type = of("content-type");
            assert!(!media_type.contains("html") && !media_type.contains("xml;"), "{media_type}");
        }
    }

    #[test]
    fn what_is_asked_for_never_opens_what_may_not_be_shown() {
        let check = |kind, wanted, expected: &str, media_type: &str| {
            let of = |which| header(kind, Some(Charset::Windows1252), "x", wanted, which);
            assert!(of("content-disposition").starts_with(expected), "{kind:?}");
            assert_eq!(of("content-type"), format!("{media_type}; charset=windows-1252"));
        };
        check(FileKind::Csv, Disposition::Inline, "inline;", "text/plain");
        check(FileKind::Csv, Disposition::Download, "attachment;", "text/csv");
        check(FileKind::Mail, Disposition::Inline, "attachment;", "message/rfc822");
        check(FileKind::Mp4, Disposition::Inline, "attachment;", "video/mp4");
        check(FileKind::Png, Disposition::Inline, "inline;", "image/png");
    }

    #[test]
    fn a_name_cannot_break_out_of_its_header() {
        let check = |name: &str, expected: &str| {
            let header = header(FileKind::Pdf, None, name, Disposition::Inline, "content-disposition");
            assert_eq!(header, format!("inline; {expected}"));
        };
        check("plan.pdf", "filename=\"plan.pdf\"; filename*=UTF-8''plan.pdf");
        check(
            "a\"b\r\nx: y;%41.pdf",
            "filename=\"a-b x- y__41.pdf\"; filename*=UTF-8''a-b%20x-%20y%3B%2541.pdf",
        );
        check("tŷ.pdf", "filename=\"t_.pdf\"; filename*=UTF-8''t%C5%B7.pdf");
        check("../x.pdf", "filename=\"x.pdf\"; filename*=UTF-8''x.pdf");
    }
}
