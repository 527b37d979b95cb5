//! Trees that no report has: reading them ends, soon, and never panics.

mod support;

use std::fmt::Write;
use std::path::Path;
use std::time::{Duration, Instant};

use goldthread_reader_reports::{account, draft, recognise};

/// Long enough for a slow machine, and far from what a square of the input would take.
const SOON: Duration = Duration::from_secs(20);

/// How long this thread has had a processor: other work on the machine does not count. Where the system does not tell,
/// the time that has passed.
fn worked(since: Instant) -> Duration {
    let told = std::fs::read_to_string("/proc/thread-self/schedstat").ok();
    let nanos = told.and_then(|told| told.split_whitespace().next()?.parse().ok());
    nanos.map_or_else(|| since.elapsed(), Duration::from_nanos)
}

fn check(name: &str, text: &str) {
    let tree = support::tree(text);
    let begun = Instant::now();
    let start = worked(begun);
    let report = recognise(&tree);
    let _ = (report.as_ref().map(draft), account(&tree));
    let took = worked(begun).saturating_sub(start);
    assert!(took < SOON, "{name} took {took:?}");
}

#[test]
fn many_lines_end_soon() {
    let head = "Inspection of Wethercombe local authority children’s services\nInspection dates: 4 March 2019\nLead inspector: HMI\n* What needs to improve\n";
    let repeat = |line: &str| -> String {
        (0..5_000).fold(head.to_owned(), |mut all, at| {
            let _ = writeln!(all, "{}", line.replace('@', &at.to_string()));
            all
        })
    };
    check("words that never end", &repeat("and so on and"));
    check("numbers", &repeat("@. Ensure that plans are made"));
    check("bullets", &repeat("- plans:"));
    check("times", &repeat("Within @ months:"));
    check("grades", &repeat("Children’s services in Wethercombe are good"));
    check("lone grades", &repeat("Good"));
    check("rows", &repeat("| Area @ | Good | and | the Board"));
    check("headings", &repeat("# Areas for priority action"));
    check("one long line", &format!("{head}{}", "◼ the council and the board should ".repeat(5_000)));
    check(
        "one long cell",
        &format!("{head}| {} | the Council and the Board and", "Area for the Board and ".repeat(5_000)),
    );
}

#[test]
fn reports_cut_anywhere_are_read_as_far_as_they_go() {
    for folder in ["kinds", "others"] {
        let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests").join(folder);
        for file in std::fs::read_dir(path).expect("the folder is there").flatten() {
            let text = std::fs::read_to_string(file.path()).expect("a text");
            for (end, _) in text.char_indices().step_by(173) {
                let tree = support::tree(&text[..end]);
                let _ = (recognise(&tree), account(&tree));
                let tree = support::tree(&text[end..].replace("ins", "İß\u{0}"));
                let _ = (recognise(&tree), account(&tree));
            }
        }
    }
}

#[test]
fn letters_whose_small_form_has_another_length_do_no_harm() {
    for title in
        ["İİ inspection of €orough \u{212A}", "\u{212A}€ visit to İİ in €x", "Reinspection of İİ\u{212A}€"]
    {
        let head = "Inspection dates: 4 March 2019\nLead inspector: HMI\n* What needs to improve\n- Plans.\n";
        check(title, &format!("{title}\n{head}"));
    }
}
