//! Words that must stay words.

/// The text with every character that Markdown or HTML could take for a mark escaped.
pub(crate) fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for character in text.chars() {
        match character {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '\\' | '`' | '*' | '_' | '[' | ']' | '|' | '~' | '$' => {
                out.push('\\');
                out.push(character);
            }
            '\n' | '\r' => out.push(' '),
            c => out.push(c),
        }
    }
    out
}

/// The escaped text as the beginning of a line, where `#`, `-`, `+`, `=` and `1.` would be marks too.
pub(crate) fn line_start(text: &str) -> String {
    let text = text.trim_start();
    if text.starts_with(['#', '-', '+', '=']) {
        return format!("\\{text}");
    }
    let digits = text.bytes().take_while(u8::is_ascii_digit).count();
    match text[digits..].chars().next() {
        Some('.' | ')') if digits > 0 => format!("{}\\{}", &text[..digits], &text[digits..]),
        _ => text.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_word_is_a_mark() {
        let check = |text, expected| assert_eq!(line_start(&escaped(text)), expected, "{text:?}");
        check("plain words, (with) a-dash 1.2", "plain words, (with) a-dash 1.2");
        check("a | b", "a \\| b");
        check("a \\| b", "a \\\\\\| b");
        check("<img src=x onerror=alert(1)>", "&lt;img src=x onerror=alert(1)&gt;");
        check("&nbsp;", "&amp;nbsp;");
        check("**bold** _x_ `y` [z](javascript:1)", "\\*\\*bold\\*\\* \\_x\\_ \\`y\\` \\[z\\](javascript:1)");
        check("# heading", "\\# heading");
        check("- item", "\\- item");
        check("12. item", "12\\. item");
        check("12) item", "12\\) item");
        check("2020 was", "2020 was");
        check("", "");
    }
}
