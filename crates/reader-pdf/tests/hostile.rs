//! Documents made to do harm, and broken ones: each is refused or read within bounds.

#[path = "support/file.rs"]
mod file;
mod support;

use std::io::Write;
use std::time::{Duration, Instant};

use file::{file, pages, stream, words};
use flate2::Compression;
use flate2::write::ZlibEncoder;
use goldthread_reader_pdf::read;
use goldthread_tree::{Limits, Unreadable};
use support::shown;

const LONGEST: Duration = Duration::from_secs(10);

/// How long this process has had a processor, threads that have ended included: a document is read in a thread of its own,
/// and other work on the machine does not count. Where the system does not tell, the time that has passed.
fn worked(since: Instant) -> Duration {
    const TICK: Duration = Duration::from_millis(10);
    let told = std::fs::read_to_string("/proc/self/stat").ok();
    let ticks = told.and_then(|told| {
        let fields: Vec<u32> =
            told.rsplit(") ").next()?.split(' ').skip(11).take(2).flat_map(str::parse).collect();
        Some(fields.iter().sum())
    });
    ticks.map_or_else(|| since.elapsed(), |ticks: u32| TICK * ticks)
}

/// Reads within the time that a document may take; gives what was read, or the kind of refusal.
fn outcome(bytes: &[u8], limits: &Limits) -> String {
    let begun = Instant::now();
    let start = worked(begun);
    let read = read("plan.pdf", bytes, limits);
    let took = worked(begun).saturating_sub(start);
    assert!(took < LONGEST, "took {took:?}");
    match read {
        Ok(tree) => shown(&tree),
        Err(Unreadable::Empty { .. }) => "empty".to_owned(),
        Err(Unreadable::TooLarge { .. }) => "too large".to_owned(),
        Err(Unreadable::Unknown { .. }) => "unknown".to_owned(),
        Err(Unreadable::Password { .. }) => "password".to_owned(),
        Err(Unreadable::Damaged { .. }) => "damaged".to_owned(),
        Err(Unreadable::Excessive { .. }) => "excessive".to_owned(),
    }
}

fn check(what: &str, bytes: &[u8], expected: &str) {
    assert_eq!(outcome(bytes, &Limits::default()), expected, "{what}");
}

fn tree_of_pages(kids: &[&str]) -> Vec<u8> {
    let nodes = kids.iter().map(|kids| format!("<</Type/Pages/Count 1/Kids[{kids}]>>"));
    let objects: Vec<String> =
        std::iter::once("<</Type/Catalog/Pages 2 0 R>>".to_owned()).chain(nodes).collect();
    file(&objects)
}

#[test]
fn files_that_are_no_pdf_are_refused() {
    check("nothing", b"", "empty");
    check("text", b"Ref Action Lead", "damaged");
    check("only a head", b"%PDF-1.7\n", "damaged");
    let small = Limits { bytes: 10, ..Limits::default() };
    assert_eq!(outcome(&pages(&["", ""], "", &[]), &small), "too large");
}

#[test]
fn trees_of_pages_that_do_not_end_are_refused() {
    check("a node of itself", &tree_of_pages(&["2 0 R"]), "damaged");
    check("two of each other", &tree_of_pages(&["3 0 R", "2 0 R"]), "damaged");
    let wide: Vec<String> = (3..43).map(|next| format!("{next} 0 R {next} 0 R")).collect();
    check(
        "forty doublings",
        &tree_of_pages(&wide.iter().map(String::as_str).collect::<Vec<_>>()),
        "excessive",
    );
    let deep: Vec<String> = (3..5_003).map(|next| format!("{next} 0 R")).collect();
    check("a chain", &tree_of_pages(&deep.iter().map(String::as_str).collect::<Vec<_>>()), "excessive");
}

#[test]
fn a_tree_of_pages_in_a_packed_part_is_looked_at_too() {
    let inside =
        "2 0 3 40 <</Type/Pages/Kids[3 0 R]/Count 1>>       <</Type/Pages/Kids[2 0 R]/Count 1>>       ";
    let packed = flate(inside.as_bytes());
    let dictionary = format!("/Type/ObjStm/N 2/First 9/Filter/FlateDecode/Length {}", packed.len());
    let mut bytes = b"%PDF-1.7\n1 0 obj\n<</Type/Catalog/Pages 2 0 R>>\nendobj\n".to_vec();
    bytes.extend(format!("4 0 obj\n<<{dictionary}>>\nstream\n").bytes());
    bytes.extend(packed);
    bytes.extend(b"\nendstream\nendobj\ntrailer\n<</Root 1 0 R/Size 5>>\n%%EOF\n");
    check("packed circle", &bytes, "damaged");
}

fn flate(bytes: &[u8]) -> Vec<u8> {
    let mut encoder = ZlibEncoder::new(Vec::new(), Compression::best());
    encoder.write_all(bytes).expect("memory takes all");
    encoder.finish().expect("memory takes all")
}

#[test]
fn what_unpacks_without_end_is_refused() {
    let limits = Limits { unpacked: 8 * 1024 * 1024, ..Limits::default() };
    let packed = flate(&vec![b' '; 9 * 1024 * 1024]);
    let mut bytes = b"%PDF-1.7\n1 0 obj\n<</Type/Catalog/Pages 2 0 R>>\nendobj\n".to_vec();
    bytes.extend(format!("4 0 obj\n<</Filter/FlateDecode/Length {}>>\nstream\n", packed.len()).bytes());
    bytes.extend(&packed);
    bytes.extend(b"\nendstream\nendobj\n");
    assert_eq!(outcome(&bytes, &limits), "excessive");
    let twice = String::from_utf8_lossy(&bytes).replace("/FlateDecode", "[/FlateDecode/FlateDecode]");
    assert_eq!(outcome(twice.as_bytes(), &limits), "excessive");
}

#[test]
fn parts_within_parts_are_bounded() {
    let deep = format!("<</Type/Catalog/Pages 2 0 R/X {}>>", "[".repeat(100_000));
    check("arrays", &file(&[deep]), "excessive");
    let content = format!("{}{}", "[".repeat(100_000), words(50, 700, "Words"));
    check("arrays in a page", &pages(&[&content], "", &[]), "excessive");
    let saved = format!("{}{}", "q ".repeat(100_000), words(50, 700, "Words"));
    check("states", &pages(&[&saved, &words(50, 700, "Words")], "", &[]), "Words\n? page-left-out\n");
}

#[test]
fn forms_that_draw_forms_are_bounded() {
    let form = |next: usize| {
        let content = "/X Do ".repeat(10);
        let dictionary =
            format!("/Type/XObject/Subtype/Form/BBox[0 0 9 9]/Resources<</XObject<</X {next} 0 R>>>>");
        stream(&dictionary, &content)
    };
    let ladder: Vec<String> = (0..30).map(|at| form(6 + at)).collect();
    let ladder: Vec<&str> = ladder.iter().map(String::as_str).collect();
    let content = format!("/X Do {}", words(50, 700, "Words"));
    check("ten to the thirtieth", &pages(&[&content], "", &ladder), "? page-left-out\n");
    check("itself", &pages(&[&content], "", &[&form(5)]), "? page-left-out\n");
}

#[test]
fn many_letters_and_lines_are_bounded() {
    let rules: Vec<String> =
        (0..160_000).map(|at| format!("{} {} 80 .5 re f\n", at % 500, at % 800)).collect();
    let rules = rules.concat();
    check("areas", &pages(&[&rules], "", &[]), "? page-cut-short\n");
    let letters = words(50, 700, &"x".repeat(100_000)).repeat(50);
    check("letters", &pages(&[&letters], "", &[]), "? page-left-out\n");
    let crossed: Vec<String> =
        (0..2_000).map(|at| format!("0 {} m 595 {0} l S {} 0 m {1} 842 l S\n", at % 842, at % 595)).collect();
    outcome(&pages(&[&crossed.concat()], "", &[]), &Limits::default());
}

#[test]
fn limits_on_pages_and_parts_are_kept() {
    let page = words(50, 700, "Words");
    let bytes = pages(&[&page, &page, &page], "", &[]);
    let limits = Limits { pages: 2, ..Limits::default() };
    assert_eq!(outcome(&bytes, &limits), "Words\nWords\n? pages-left-out\n");
    let limits = Limits { parts: 2, ..Limits::default() };
    assert_eq!(outcome(&bytes, &limits), "Words\nWords\n? page-left-out\n");
}

#[test]
fn broken_files_are_read_or_refused() {
    let table = format!(
        "{}40 680 400 0.5 re f 40 720 400 0.5 re f 40 680 0.5 40 re f 440 680 0.5 40 re f 200 680 0.5 40 re f",
        words(50, 700, "One")
    );
    let bytes = pages(&[&table, &words(50, 700, "Words")], "", &[]);
    for length in (0..bytes.len()).step_by(7) {
        outcome(&bytes[..length], &Limits::default());
    }
    for at in (0..bytes.len()).step_by(3) {
        let mut broken = bytes.clone();
        broken[at] ^= 1 << (at % 8);
        outcome(&broken, &Limits::default());
    }
}
