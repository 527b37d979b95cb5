//! Documents made to break a reader: bounded time, no panic, and anchors that hold.

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::LazyLock;
use std::time::{Duration, Instant};

use goldthread_reader::{Limits, Source, Unreadable, read, to_json};
use proptest::prelude::*;
use serde_json::Value;

/// Far more than any of these needs without optimisation; a quadratic reader needs minutes.
const MOST: Duration = Duration::from_secs(20);

/// How long this thread has had a processor: other work on the machine does not count. Where the system does not tell,
/// the time that has passed.
fn worked() -> Duration {
    static BEGUN: LazyLock<Instant> = LazyLock::new(Instant::now);
    let told = std::fs::read_to_string("/proc/thread-self/schedstat").ok();
    let nanos = told.and_then(|told| told.split_whitespace().next()?.parse().ok());
    nanos.map_or_else(|| BEGUN.elapsed(), Duration::from_nanos)
}

fn source(bytes: &[u8]) -> Option<Source> {
    Source::new("hostile.txt", bytes, Limits::default()).ok()
}

const HEAD: &str = "Ref\tAction\tLead\tBy when\tProgress\n";

/// A piece that is repeated, after a beginning.
const REPEATED: &[(&str, &str)] = &[
    ("", "*"),
    ("", "_a_"),
    ("", "["),
    ("", "<"),
    ("", "<b>"),
    ("", "<p>x"),
    ("", "&"),
    ("", "`"),
    ("", "\t"),
    ("", "a\t"),
    ("", "a\n"),
    ("", "a\n\n"),
    ("", "|---|---|\n"),
    ("", "a | b\n"),
    ("", "a\tb\n\n"),
    ("", "\"a\tb\n"),
    ("", "Page 1\n\n"),
    ("", "- item\n"),
    ("", "# heading\n"),
    ("", "A line that somebody wrapped by hand because the window was so very narrow\n"),
    ("", "Recommendation 1: Keep better records of visits to children\n\n"),
    ("", "Action: Do it\nLead: Me\nBy: May 2025\n"),
    ("", "Area\tAction\tLead\tBy when\na\tb\tc\td\n\n"),
    ("Recommendations:\n\n", "- Keep better records of visits to children\n"),
    ("Contents\n\n", "One .... 3\n"),
    (HEAD, "1\tDo it.\tHead of Service\tMay 2025\tDone.\n\n"),
    (HEAD, "\t\t\t\tmore\n"),
    (HEAD, "A band over rows that has no number at all\t\t\t\t\n"),
    ("Ref\tAction\tLead\tBy when\n1\tDo it.\t", "Head / "),
    ("Ref\tAction\tLead\tBy when\n1\tDo it.\t", "head and "),
    ("Ref\tAction\tLead\tBy when\n1\tDo it.\tMe\t", "May 2025 "),
    ("Ref\tAction\tLead\tBy when\n1\tDo it.\tMe\t", "12 "),
    ("Ref\tAction\tLead\tBy when\n1\t1. ", "Do it. 2. "),
    ("Ref\tAction\tImpact\tBy when\n1\tDo it.\t", "One. Two Three four "),
    ("Action\tLead\tBy when\nOne.\tMe (", "with ("),
];

#[test]
fn repetition_costs_bounded_time() {
    const BYTES: usize = 24_000;
    for (begin, piece) in REPEATED {
        let text = format!("{begin}{}", piece.repeat(BYTES / piece.len()));
        let start = worked();
        if let Some(source) = source(text.as_bytes()) {
            to_json(&read(&source));
        }
        let took = worked().saturating_sub(start);
        assert!(took < MOST, "{begin:?} and {piece:?} took {took:?}");
    }
}

#[test]
fn odd_documents_are_read_or_refused_with_a_sentence() {
    let deep = "<div><b><i>".repeat(50_000);
    let right_to_left = "\u{202E}Recommendation 1: \u{200F}שלום\u{200B}\u{FEFF}\u{202C}\tx\ty\n".repeat(50);
    let utf16: Vec<u8> =
        "Action\tLead\tBy when\nDo\tMe\tMay\n".encode_utf16().flat_map(u16::to_le_bytes).collect();
    let documents: [&[u8]; 10] = [
        deep.as_bytes(),
        right_to_left.as_bytes(),
        &utf16,
        b"Action\tLead\tBy when\nDo\x92s\tMe\tMay 2025\n",
        b"Action\tLead\n\xED\xA0\x80\xED\xB0\x80\tx\n",
        b"\xFF\xFE\x00\xD8\x41\x00",
        b"|---|---|\n|---|---|\n",
        b"\t\t\t\n\t\t\t\n.",
        b"\"\t\"\t\"\n\"\n",
        b"|\n||\n|||\n\\|\n",
    ];
    for document in documents {
        if let Some(source) = source(document) {
            sound(&source);
        }
    }
}

#[test]
fn what_is_too_large_is_refused_before_it_is_read() {
    let limits = Limits::default();
    let bytes = vec![b'x'; usize::try_from(limits.bytes).expect("it fits") + 1];
    let refused = Source::new("plan.txt", &bytes, limits).expect_err("one byte too many");
    assert!(matches!(refused, Unreadable::TooLarge { .. }));
    assert!(refused.to_string().contains("the limit is 52428800"), "{refused}");
}

#[test]
fn rows_of_very_many_columns_are_bounded() {
    let wide = format!("{}\n{}\n", "Action\t".repeat(100_000), "x\t".repeat(100_000));
    sound(&source(wide.as_bytes()).expect("a text"));
}

/// Reads a document twice alike, and checks every place that the draft points at.
fn sound(source: &Source) {
    let draft = to_json(&read(source));
    each_anchor(&draft, &mut |anchor| {
        let [Some(start), Some(end)] = [0, 1].map(|at| anchor["text"][at].as_u64()) else { return };
        let range = usize::try_from(start).expect("small")..usize::try_from(end).expect("small");
        let text = source.text().expect("an anchor of lines belongs to a text");
        let words = text.get(range.clone());
        assert!(words.is_some(), "{range:?} is no part of the text");
        let line = text[..range.start].matches('\n').count() + 1;
        assert_eq!(anchor["line"].as_u64(), u64::try_from(line).ok(), "the line of {range:?}");
    });
    for section in draft["sections"].as_array().into_iter().flatten().take(50) {
        for action in section["actions"].as_array().into_iter().flatten().take(50) {
            stands_in(source, &action["text"]);
            stands_in(source, &action["progress"]);
        }
        stands_in(source, &section["title"]);
    }
}

fn each_anchor(value: &Value, check: &mut impl FnMut(&Value)) {
    match value {
        Value::Object(fields) if fields.contains_key("line") && fields.contains_key("text") => check(value),
        Value::Object(fields) => fields.values().for_each(|value| each_anchor(value, check)),
        Value::Array(values) => values.iter().take(2_000).for_each(|value| each_anchor(value, check)),
        _ => {}
    }
}

/// Each longer word of a field must be printed in the document.
fn stands_in(source: &Source, words: &Value) {
    let words = words.as_str().unwrap_or_default();
    let unprintable = |c: char| {
        c.is_control() && !c.is_whitespace() || matches!(c, '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}')
    };
    let text = source.text().expect("a text");
    let folded = text.replace("[a](b)", "a").replace(['`', '*', '_', '~'], "").replace(unprintable, "");
    let words = words.replace(['`', '*', '_', '~'], "");
    for word in words.split(|c: char| !c.is_ascii_alphabetic()).filter(|word| word.len() > 3).take(40) {
        let stands = word == "Actions" || folded.contains(word) || unlinked(&folded).contains(word);
        assert!(stands, "{word:?} is not in the document");
    }
}

/// A text with the words of its links and not where they lead.
fn unlinked(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, after)) = rest.split_once("](") {
        out.push_str(before);
        rest = after.split_once(')').map_or("", |(_, rest)| rest);
    }
    out.push_str(rest);
    out.replace('[', "")
}

/// The samples, and the annotated plans where they are at hand.
fn seeds() -> Vec<String> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
    let folders =
        [root.join("samples"), root.join("crates/reader/tests/plans"), root.join("../shared/seeds")];
    let mut seeds = Vec::new();
    for folder in folders {
        let Ok(entries) = fs::read_dir(&folder) else {
            println!("skipped: {} is not there", folder.display());
            continue;
        };
        let files = entries.filter_map(|entry| Some(entry.ok()?.path()));
        let is_text = |file: &PathBuf| file.extension().is_some_and(|end| end == "txt" || end == "md");
        let mut files: Vec<PathBuf> = files.filter(is_text).collect();
        files.sort();
        seeds.extend(files.iter().filter_map(|file| fs::read_to_string(file).ok()));
    }
    seeds
}

/// A change to a document: where, as a share of it, and what.
#[derive(Clone, Debug)]
enum Change {
    Cut(f64, f64),
    Copy(f64, f64, f64),
    Insert(f64, String),
}

fn changes() -> impl Strategy<Value = Vec<Change>> {
    let share = || 0.0..1.0_f64;
    let odd = prop::sample::select(vec![
        "\t",
        "|",
        "\n",
        "\n\n",
        "\n|---|---|\n",
        "<",
        ">",
        "<p>",
        "</p>",
        "<ul>",
        "\0",
        "\u{200B}",
        "\u{202E}",
        "\u{FEFF}",
        "é",
        "𝔸",
        "\"",
        "\"\"",
        "*",
        "**",
        "`",
        "[a](b)",
        "&amp;",
        "•",
        "1. ",
        "a) ",
        "Page 3 of 9",
        "Recommendation 2: ",
        "Action: ",
        "Lead: ",
        "Total\t",
        "\r\n",
        "ǅ",
        "İ",
        "\u{c}",
        "– ",
        "(",
        ")",
    ]);
    let text = (odd, 1..40_usize).prop_map(|(odd, times)| odd.repeat(times));
    let change = prop_oneof![
        (share(), 0.0..0.2_f64).prop_map(|(at, length)| Change::Cut(at, length)),
        (share(), 0.0..0.1_f64, share()).prop_map(|(from, length, to)| Change::Copy(from, length, to)),
        (share(), text).prop_map(|(at, text)| Change::Insert(at, text)),
    ];
    prop::collection::vec(change, 1..12)
}

#[expect(
    clippy::cast_precision_loss,
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "a share of a short text"
)]
fn boundary(text: &str, share: f64) -> usize {
    let at = (text.len() as f64 * share.min(1.0)) as usize;
    (at..=text.len()).find(|at| text.is_char_boundary(*at)).unwrap_or(text.len())
}

fn changed(mut text: String, change: &Change) -> String {
    match change {
        Change::Cut(at, length) => {
            let (from, to) = (boundary(&text, *at), boundary(&text, at + length));
            text.replace_range(from..to, "");
        }
        Change::Copy(from, length, to) => {
            let piece = text[boundary(&text, *from)..boundary(&text, from + length)].to_owned();
            text.insert_str(boundary(&text, *to), &piece);
        }
        Change::Insert(at, piece) => text.insert_str(boundary(&text, *at), piece),
    }
    text
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 48, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn a_damaged_plan_is_read_without_a_fault(which in any::<prop::sample::Index>(), changes in changes()) {
        let seeds = seeds();
        let text = changes.iter().fold(seeds[which.index(seeds.len())].clone(), changed);
        let start = worked();
        if let Some(source) = source(text.as_bytes()) {
            sound(&source);
        }
        prop_assert!(worked().saturating_sub(start) < MOST);
    }
}
