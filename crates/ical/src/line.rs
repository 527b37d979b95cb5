//! One content line: a name, a value, and a break before every 75th octet.

/// The most octets of a line, without what ends it.
const LONGEST: usize = 75;

/// Puts a line at the end of the text, folded where it is long; never within a character.
pub fn push(text: &mut String, name: &str, value: &str) {
    let mut room = LONGEST;
    for c in name.chars().chain([':']).chain(value.chars()) {
        if c.len_utf8() > room {
            text.push_str("\r\n ");
            room = LONGEST - 1;
        }
        text.push(c);
        room -= c.len_utf8();
    }
    text.push_str("\r\n");
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(value: &str, expected: &str) {
        let mut text = String::new();
        push(&mut text, "SUMMARY", value);
        assert_eq!(text, expected);
        assert!(text.split("\r\n").all(|line| line.len() <= LONGEST), "{text}");
        assert_eq!(text.replace("\r\n ", ""), format!("SUMMARY:{value}\r\n"), "it unfolds to what it was");
    }

    #[test]
    fn long_lines_are_folded() {
        check("short", "SUMMARY:short\r\n");
        check(&"x".repeat(67), &format!("SUMMARY:{}\r\n", "x".repeat(67)));
        check(&"x".repeat(68), &format!("SUMMARY:{}\r\n x\r\n", "x".repeat(67)));
        check(
            &"x".repeat(67 + 74 + 1),
            &format!("SUMMARY:{}\r\n {}\r\n x\r\n", "x".repeat(67), "x".repeat(74)),
        );
        check(&format!("{}é", "x".repeat(66)), &format!("SUMMARY:{}\r\n é\r\n", "x".repeat(66)));
        check(&format!("{}é", "x".repeat(65)), &format!("SUMMARY:{}é\r\n", "x".repeat(65)));
    }
}
