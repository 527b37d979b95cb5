//! What attackers write into fields, addresses and documents.

/// In every payload, so that what came of it is found.
pub const MARK: &str = "zq";

/// Each breaks out of another place: text, an attribute, an address, a script, a template, the direction of a line, the end of a string.
pub const PAYLOADS: [&str; 12] = [
    "zq<script>alert(1)</script>",
    "zq\"><img src=x onerror=alert(1)>",
    "zq' autofocus onfocus=alert(1) x='",
    "javascript:alert(1)//zq",
    "zq'-alert(1)-'",
    "zq{{7*7}}${7*7}<%= 7*7 %>#{7*7}",
    "</title></textarea></select></script><svg onload=alert(1)>zq",
    "zq--!><!--<a href=\"javascript:alert(1)\">",
    "zq&lt;script&gt;&#60;b&#62;&colon;",
    "zq\u{202E}gpj.exe\u{202C}\u{200B}\u{2066}<i>\u{FEFF}",
    "zq\0<b>\u{1}\u{7f}\u{FFFE}",
    "zq\r\nSet-Cookie: zq=1\r\n\r\n<script>alert(1)</script>",
];

/// As much as a form may carry, of what would be markup.
pub fn long() -> String {
    "zq<b>".repeat(6_000)
}

/// A value as it stands in a form or an address.
pub use crate::place::escaped;
