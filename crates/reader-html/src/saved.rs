//! Pages that a browser or Word saved in one file: parts with headings of their own (RFC 2557).

use base64::Engine as _;
use base64::alphabet::STANDARD;
use base64::engine::{DecodePaddingMode, GeneralPurpose, GeneralPurposeConfig};

/// The parts of a saved page that are read.
#[derive(Debug, Default)]
pub struct Saved {
    /// The page.
    pub page: Vec<u8>,
    /// How its characters are written, where its heading says.
    pub charset: Option<String>,
    /// The style sheets.
    pub sheets: Vec<Vec<u8>>,
}

/// Whether bytes are a page saved with its parts.
pub fn is_saved_page(bytes: &[u8]) -> bool {
    const HEAD: usize = 4096;
    let head = String::from_utf8_lossy(&bytes[..bytes.len().min(HEAD)]).to_ascii_lowercase();
    let starts = ["mime-version:", "from:", "content-type:", "message-id:", "x-", "subject:", "date:"];
    let begins =
        starts.iter().any(|start| head.trim_start_matches('\u{FEFF}').trim_start().starts_with(start));
    begins && head.contains("multipart/related") && head.contains("boundary")
}

/// The first page and the style sheets of the parts.
pub fn saved(bytes: &[u8]) -> Option<Saved> {
    const MOST_PARTS: usize = 2_000;
    let (heading, _) = parted(bytes);
    let boundary = format!("--{}", parameter(&heading, "boundary")?);
    let mut saved = Saved::default();
    for part in split(bytes, boundary.as_bytes()).into_iter().skip(1).take(MOST_PARTS) {
        let (heading, body) = parted(part);
        let kind = field(&heading, "content-type").unwrap_or_default().to_ascii_lowercase();
        let is_page = kind.starts_with("text/html") || kind.starts_with("application/xhtml");
        if is_page && saved.page.is_empty() {
            saved.page = decoded(&heading, body);
            saved.charset = parameter(&heading, "charset");
        } else if kind.starts_with("text/css") {
            saved.sheets.push(decoded(&heading, body));
        }
    }
    (!saved.page.is_empty()).then_some(saved)
}

/// The heading of a part, its lines unfolded, and what follows the first empty line.
fn parted(part: &[u8]) -> (String, &[u8]) {
    let start = part.iter().position(|byte| !byte.is_ascii_whitespace()).unwrap_or(part.len());
    let part = &part[start..];
    let crlf = find(part, b"\r\n\r\n").map(|at| (at, at + 4));
    let lf = find(part, b"\n\n").map(|at| (at, at + 2));
    let (end, body) = crlf.into_iter().chain(lf).min().unwrap_or((part.len(), part.len()));
    let heading = String::from_utf8_lossy(&part[..end]).replace("\r\n", "\n");
    (heading.replace("\n\t", " ").replace("\n ", " "), &part[body..])
}

fn find(bytes: &[u8], wanted: &[u8]) -> Option<usize> {
    bytes.windows(wanted.len()).position(|window| window == wanted)
}

/// The bytes between lines that begin with the boundary.
fn split<'a>(bytes: &'a [u8], boundary: &[u8]) -> Vec<&'a [u8]> {
    let mut parts = Vec::new();
    let (mut from, mut at) = (0, 0);
    while at < bytes.len() {
        let end =
            bytes[at..].iter().position(|byte| *byte == b'\n').map_or(bytes.len(), |length| at + length + 1);
        if bytes[at..].starts_with(boundary) {
            parts.push(&bytes[from..at]);
            from = end;
        }
        at = end;
    }
    parts.push(&bytes[from..]);
    parts
}

fn field<'a>(heading: &'a str, name: &str) -> Option<&'a str> {
    heading.lines().find_map(|line| {
        let (own, value) = line.split_once(':')?;
        own.trim().eq_ignore_ascii_case(name).then(|| value.trim())
    })
}

/// A parameter of the content type: `boundary="x"`.
fn parameter(heading: &str, name: &str) -> Option<String> {
    field(heading, "content-type")?.split(';').find_map(|part| {
        let (own, value) = part.split_once('=')?;
        own.trim().eq_ignore_ascii_case(name).then(|| value.trim().trim_matches('"').to_owned())
    })
}

fn decoded(heading: &str, body: &[u8]) -> Vec<u8> {
    match field(heading, "content-transfer-encoding").unwrap_or_default().to_ascii_lowercase().as_str() {
        "quoted-printable" => quoted_printable(body),
        "base64" => {
            let digits: Vec<u8> = body.iter().copied().filter(|byte| is_digit(*byte)).collect();
            let config = GeneralPurposeConfig::new()
                .with_decode_padding_mode(DecodePaddingMode::Indifferent)
                .with_decode_allow_trailing_bits(true);
            // Four digits are three bytes; what is left at the end of a file that was cut is no byte.
            let whole = digits.len() - usize::from(digits.len() % 4 == 1);
            GeneralPurpose::new(&STANDARD, config).decode(&digits[..whole]).unwrap_or_default()
        }
        _ => body.to_vec(),
    }
}

fn is_digit(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || byte == b'+' || byte == b'/'
}

fn quoted_printable(body: &[u8]) -> Vec<u8> {
    let mut out = Vec::with_capacity(body.len());
    let mut rest = body;
    while let Some((&byte, after)) = rest.split_first() {
        rest = after;
        let hex = |byte: u8| char::from(byte).to_digit(16).and_then(|digit| u8::try_from(digit).ok());
        match after {
            [b'\r', b'\n', after @ ..] | [b'\n', after @ ..] if byte == b'=' => rest = after,
            [high, low, after @ ..] if byte == b'=' => match (hex(*high), hex(*low)) {
                (Some(high), Some(low)) => {
                    out.push(high * 16 + low);
                    rest = after;
                }
                _ => out.push(byte),
            },
            _ => out.push(byte),
        }
    }
    out
}
