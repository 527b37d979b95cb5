//! What an answer may hold: the elements and attributes that the pages are made of, and nothing that could run.
//!
//! The page is taken apart as browsers do it, and what is not on the lists is a fault. So words that became markup are found whatever
//! they became.

use axum::body::to_bytes;
use axum::http::{HeaderMap, StatusCode, header};
use axum::response::Response;
use html5gum::{DefaultEmitter, StartTag, Token, Tokenizer};

use super::payloads::MARK;

/// An answer with its headers, read to its end.
pub struct Page {
    /// The status.
    pub status: StatusCode,
    /// The headers.
    pub headers: HeaderMap,
    /// The bytes, as text.
    pub body: String,
}

impl Page {
    /// Reads an answer.
    pub async fn of(response: Response) -> Self {
        let (parts, body) = response.into_parts();
        let body = to_bytes(body, usize::MAX).await.expect("the answer can be read");
        let body = String::from_utf8_lossy(&body).into_owned();
        Self { status: parts.status, headers: parts.headers, body }
    }

    /// Where it leads; empty where it leads nowhere.
    pub fn location(&self) -> &str {
        self.text(header::LOCATION)
    }

    /// A header; empty where there is none.
    pub fn text(&self, name: header::HeaderName) -> &str {
        self.headers.get(name).and_then(|value| value.to_str().ok()).unwrap_or_default()
    }

    /// What is wrong, as the page says it.
    pub fn said(&self) -> &str {
        let main = self.body.split_once("<main").map_or("", |(_, main)| main);
        main.split_once("</h2>").and_then(|(_, rest)| rest.get(..400)).unwrap_or(main)
    }

    /// Fails unless the answer is one of ours, through and through.
    pub fn is_clean(&self, what: &str) {
        let faults = self.faults();
        assert!(faults.is_empty(), "{what} ({}): {faults:#?}", self.status);
    }

    fn faults(&self) -> Vec<String> {
        let mut faults = of_headers(self);
        if self.text(header::CONTENT_TYPE).starts_with("text/html") {
            faults.extend(of_markup(&self.body, Stands::of(self)));
        }
        faults
    }
}

const POLICY: &str = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; font-src 'self'; connect-src 'self'; \
                      form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

/// Of a paper as a file: it stands alone with its own style, and nothing in it may run.
const PAPER_POLICY: &str =
    "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; frame-ancestors 'none'; sandbox";

/// How a page stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Stands {
    /// Among others, under their style.
    Among,
    /// Alone, as the file of a paper: its style is in it, and nothing may run.
    Alone,
}

impl Stands {
    fn of(page: &Page) -> Self {
        let is_file = page.text(header::CONTENT_DISPOSITION) == "attachment; filename=\"progress.html\"";
        if is_file { Self::Alone } else { Self::Among }
    }
}

/// A file of evidence, or several packed: never of a type that a browser makes a page of.
fn is_evidence(page: &Page) -> bool {
    let is_page = page.text(header::CONTENT_TYPE).contains("html");
    page.headers.contains_key(header::CONTENT_DISPOSITION) && !is_page
}

fn of_headers(page: &Page) -> Vec<String> {
    let mut faults = Vec::new();
    if page.status.is_server_error() {
        faults.push(format!("it failed: {}", page.status));
    }
    let policy = page.text(header::CONTENT_SECURITY_POLICY);
    let is_file = page.text(header::CONTENT_DISPOSITION).contains("filename=\"progress.");
    let is_shut = is_evidence(page) && policy.starts_with("default-src 'none'") && !policy.contains("script");
    if policy != POLICY && !(is_file && policy == PAPER_POLICY) && !is_shut {
        faults.push(format!("the policy is {policy:?}"));
    }
    if page.text(header::X_CONTENT_TYPE_OPTIONS) != "nosniff" {
        faults.push("the type may be guessed".to_owned());
    }
    for (name, value) in &page.headers {
        let value = String::from_utf8_lossy(value.as_bytes());
        let is_planted = name.as_str() == MARK || (*name == header::SET_COOKIE && value.starts_with(MARK));
        if is_planted || value.contains(['<', '\r', '\n']) {
            faults.push(format!("the header {name} is {value:?}"));
        }
    }
    faults
}

/// The elements that the pages are made of.
const ELEMENTS: &str = "\
    a article b blockquote body br button caption circle code dd details div dl dt em fieldset footer form h1 h2 h3 \
    h4 h5 h6 head header html i img input label legend li link main mark meta nav ol option p path pre rect s \
    script section select span strong summary svg table tbody td textarea th thead time title tr u ul";

/// What stands in their tags, beside `aria-` and `data-`.
const ATTRIBUTES: &str = "\
    accept action alt autocomplete charset checked class colspan content cx cy d datetime disabled draggable \
    enctype fill focusable for height hidden href id inputmode lang loading maxlength method name novalidate open \
    preserveaspectratio r readonly rel role rows rowspan scope selected shape-rendering span spellcheck src start \
    stroke stroke-width tabindex title type value version viewbox width x xmlns y";

fn of_markup(body: &str, stands: Stands) -> Vec<String> {
    let mut faults = Vec::new();
    if body.bytes().any(|byte| byte.is_ascii_control() && !b"\n\r\t".contains(&byte)) {
        faults.push("there is a character in it that nobody can see".to_owned());
    }
    if body.contains("zq49") {
        faults.push("what was written was worked out".to_owned());
    }
    let mut emitter = DefaultEmitter::default();
    // As a browser does: what stands in a script or a field for text is no markup.
    emitter.naively_switch_states(true);
    let mut in_script = false;
    for token in Tokenizer::new_with_emitter(body, emitter) {
        let token: Token = token.expect("a text cannot fail to be read");
        match token {
            Token::StartTag(tag) => {
                in_script = &*tag.name == b"script";
                faults.extend(of_tag(&tag, stands));
            }
            Token::EndTag(_) => in_script = false,
            Token::Comment(comment) => faults.push(format!("<!--{}-->", text(&comment))),
            Token::String(words) if in_script => {
                faults.push(format!("a script in the page: {}", text(&words)));
            }
            Token::String(_) | Token::Doctype(_) => {}
            Token::Error(error) if is_of_a_character(*error) => {}
            Token::Error(error) => faults.push(format!("the markup is broken: {}", *error)),
        }
    }
    faults
}

fn of_tag(tag: &StartTag<()>, stands: Stands) -> Vec<String> {
    let name = text(&tag.name);
    let mut faults = Vec::new();
    let of_papers = stands == Stands::Alone && name == "style";
    if !has(ELEMENTS, &name) && !of_papers {
        faults.push(format!("<{name}>"));
    }
    for (attribute, value) in &tag.attributes {
        let (attribute, value) = (text(attribute), text(value));
        let is_known = has(ATTRIBUTES, &attribute)
            || attribute.strip_prefix("aria-").or(attribute.strip_prefix("data-")).is_some_and(is_word);
        if !is_known || !(may_lead(&name, &attribute, &value) || leads_out(tag, &name, &attribute, &value)) {
            faults.push(format!("<{name} {attribute}={value:?}>"));
        }
    }
    faults
}

/// Beyond those of ASCII, a character that stands for nothing does nothing.
fn is_of_a_character(error: html5gum::Error) -> bool {
    use html5gum::Error::{ControlCharacterInInputStream, NoncharacterInInputStream};
    matches!(error, ControlCharacterInInputStream | NoncharacterInInputStream)
}

fn has(words: &str, word: &str) -> bool {
    words.split_whitespace().any(|own| own == word)
}

fn is_word(text: &str) -> bool {
    text.bytes().all(|byte| byte.is_ascii_lowercase() || byte == b'-')
}

/// Whether an attribute that leads somewhere leads where it may: scripts and styles to files of ours, all else to pages of ours.
fn may_lead(element: &str, attribute: &str, value: &str) -> bool {
    match (element, attribute) {
        ("script", "src") | ("link", "href") => value.starts_with("/assets/"),
        ("img", "src") => value.starts_with("/drafts/"),
        (_, "href" | "action" | "src") => {
            let is_local = value.starts_with('/') && !value.starts_with("//") && !value.contains('\\');
            is_local || value.starts_with('#')
        }
        _ => true,
    }
}

/// Whether it is a link to a page elsewhere, which is told nothing of where somebody came from and cannot reach back.
fn leads_out(tag: &StartTag<()>, element: &str, attribute: &str, value: &str) -> bool {
    let rel = tag.attributes.iter().find(|(name, _)| text(name) == "rel").map(|(_, value)| text(value));
    let is_address = value.starts_with("https://") || value.starts_with("http://");
    (element, attribute) == ("a", "href") && is_address && rel.as_deref() == Some("noreferrer noopener")
}

fn text(bytes: &[u8]) -> String {
    String::from_utf8_lossy(bytes).into_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_became_markup_is_found() {
        let check = |body: &str, expected: usize| {
            let faults = of_markup(body, Stands::Among);
            assert_eq!(faults.len(), expected, "{body}: {faults:?}");
        };
        check("<!DOCTYPE html><p class=\"a\">Five &lt; six</p>", 0);
        check("<a href=\"/plans\">Plans</a><a href=\"#done\">Done</a>", 0);
        check("<textarea><script></textarea>", 0);
        check("<script src=\"/assets/a.js\"></script>", 0);
        check("<script>alert(1)</script>", 1);
        check("<script src=\"/plans\"></script>", 1);
        check("<iframe></iframe>", 1);
        check("<style>a {}</style>", 1);
        check("<p onclick=\"a\">", 1);
        check("<p style=\"a\">", 1);
        check("<a href=\"javascript:alert(1)\">", 1);
        check("<a href=\"//elsewhere.example\">", 1);
        check("<a href=\"/\\elsewhere.example\">", 1);
        check("<a href=\"https://elsewhere.example\">", 1);
        check("<a href=\"javascript:alert(1)\" rel=\"noreferrer noopener\">", 1);
        check("<a href=\"https://elsewhere.example\" rel=\"noreferrer noopener\">Elsewhere</a>", 0);
        check("<form action=\"https://elsewhere.example\">", 1);
        check("<!-- a -->", 1);
        check("zq49", 1);
        check("a\0", 2);
    }
}
