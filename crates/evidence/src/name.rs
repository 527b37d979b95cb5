//! The names of files: for people to see, and never a path.

use crate::FileKind;

/// The most characters of a name.
const LONGEST: usize = 200;
/// The most characters of an ending that is kept where a name is cut.
const LONGEST_ENDING: usize = 10;
/// What stands where nothing is left of a name.
const NAMELESS: &str = "file";

/// A name that can be shown and offered for download: the last part of a path, without control characters, characters that turn the
/// direction of writing or are not seen, and those that file systems refuse; at most 200 characters.
pub fn clean(name: &str) -> String {
    let last = name.rsplit(['/', '\\']).next().unwrap_or_default();
    let shown = last.chars().filter(|c| !is_hidden(*c)).map(|c| if REFUSED.contains(c) { '-' } else { c });
    let shown: String = shown.collect();
    let words: Vec<_> = shown.split_whitespace().collect();
    let name = shortened(words.join(" ").trim_matches(['.', ' ']), LONGEST);
    if name.is_empty() { NAMELESS.into() } else { name }
}

/// What some file system refuses in a name.
const REFUSED: &str = "<>:\"|?*";

/// The name with an ending that fits what the file is; where it has another, the right one is put behind it.
pub(crate) fn fitted(name: &str, kind: FileKind) -> String {
    let name = clean(name);
    if kind.row().endings.contains(&ending(&name).as_str()) {
        return name;
    }
    let ending = kind.ending();
    let room = LONGEST - ending.len() - 1;
    format!("{}.{ending}", name.chars().take(room).collect::<String>())
}

/// What stands after the last full stop, in lower case; nothing where there is none.
pub(crate) fn ending(name: &str) -> String {
    name.rsplit_once('.').map(|(_, ending)| ending.to_lowercase()).unwrap_or_default()
}

/// Letters, digits and hyphens only, so that it can stand in any zip; without its ending.
pub(crate) fn plain(name: &str, longest: usize) -> String {
    let stem = name.rsplit_once('.').map_or(name, |(stem, _)| stem);
    let words = stem.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    let plain: String = words.collect::<Vec<_>>().join("-").chars().take(longest).collect();
    let plain = plain.trim_matches('-');
    if plain.is_empty() { NAMELESS.into() } else { plain.to_owned() }
}

/// Cut to its first characters, with its ending.
fn shortened(name: &str, longest: usize) -> String {
    if name.chars().count() <= longest {
        return name.to_owned();
    }
    let ending = name.rsplit_once('.').map(|(_, ending)| ending).unwrap_or_default();
    let length = ending.chars().count();
    if length == 0 || length > LONGEST_ENDING {
        return name.chars().take(longest).collect();
    }
    format!("{}.{ending}", name.chars().take(longest - length - 1).collect::<String>())
}

/// Control characters, marks of direction, and what takes no room: a name that has them looks like another.
fn is_hidden(c: char) -> bool {
    let is_format = matches!(c,
        '\u{ad}' | '\u{34f}' | '\u{61c}' | '\u{115f}' | '\u{1160}' | '\u{17b4}' | '\u{17b5}' | '\u{180b}'..='\u{180e}' | '\u{200b}'..='\u{200f}'
        | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{3164}' | '\u{fe00}'..='\u{fe0f}' | '\u{feff}' | '\u{ffa0}'
        | '\u{fff0}'..='\u{fffb}' | '\u{fffd}' | '\u{e0000}'..='\u{e0fff}');
    is_format || (c.is_control() && !c.is_whitespace())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_is_no_path_and_hides_nothing() {
        let check = |name: &str, expected: &str| assert_eq!(clean(name), expected, "{name:?}");
        check("Audit of visits, May.pdf", "Audit of visits, May.pdf");
        check("Ymweliadau â phlant – tŷ.docx", "Ymweliadau â phlant – tŷ.docx");
        check("../../etc/passwd", "passwd");
        check("..\\..\\Windows\\win.ini", "win.ini");
        check("C:\\Users\\lead\\plan.pdf", "plan.pdf");
        check("/etc/", "file");
        check("..", "file");
        check("", "file");
        check(".htaccess", "htaccess");
        check("a\0b\r\nSet-Cookie: c=d\t.txt", "ab Set-Cookie- c=d .txt");
        check("harmless\u{202e}fdp.exe", "harmlessfdp.exe");
        check("p\u{200b}l\u{2066}a\u{2069}n\u{feff}.pdf", "plan.pdf");
        check("a<b>\"c\"|d?*.png", "a-b--c--d--.png");
        check("trailing. . .", "trailing");
    }

    #[test]
    fn a_long_name_keeps_its_ending() {
        let check = |name: &str, expected: usize, ends: &str| {
            let name = clean(name);
            assert_eq!(name.chars().count(), expected);
            assert!(name.ends_with(ends), "{name}");
        };
        check(&"ŵ".repeat(200), 200, "ŵ");
        check(&"ŵ".repeat(201), 200, "ŵ");
        check(&format!("{}.pdf", "ŵ".repeat(400)), 200, "ŵ.pdf");
        check(&format!("a.{}", "b".repeat(400)), 200, "bbb");
    }

    #[test]
    fn an_ending_says_what_the_file_is() {
        let check =
            |name: &str, kind: FileKind, expected: &str| assert_eq!(fitted(name, kind), expected, "{name}");
        check("plan.pdf", FileKind::Pdf, "plan.pdf");
        check("plan.PDF", FileKind::Pdf, "plan.PDF");
        check("photo.jpeg", FileKind::Jpeg, "photo.jpeg");
        check("plan", FileKind::Pdf, "plan.pdf");
        check("setup.exe", FileKind::Png, "setup.exe.png");
        check("plan.pdf.", FileKind::Pdf, "plan.pdf");
        check("pdf", FileKind::Pdf, "pdf.pdf");
        assert_eq!(fitted(&"x".repeat(300), FileKind::Docx).len(), 200);
    }

    #[test]
    fn a_plain_name_has_letters_and_digits_only() {
        let check = |name: &str, expected: &str| assert_eq!(plain(name, 20), expected, "{name}");
        check("Audit of visits, May.pdf", "Audit-of-visits-May");
        check("=cmd|' /C calc'!A0.csv", "cmd-C-calc-A0");
        check("...", "file");
        check("tŷ bach.odt", "tŷ-bach");
        check("one two three four five.txt", "one-two-three-four-f");
    }
}
