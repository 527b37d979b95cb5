//! How long a large house takes to be put in, how much memory that needs, and how long words are looked for:
//! `cargo bench -p goldthread-search`. The figures are in docs/adr/0020-finding.md.

use std::io::Write as _;
use std::time::{Duration, Instant};

use goldthread_search::{Document, Index, Query};

const ACTIONS: usize = 1_000;
const UPDATES: usize = 10;

/// Words of such plans, the commoner ones more than once.
const WORDS: &str = "children the of and to in social workers visits are on time plan audit supervision managers the every month \
    practice quality improvement data records assessment risk partners health school early help team the review meeting case \
    conference threshold decision thematic dip sample of files shows that the timeliness improved from per cent to and";

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let mut out = std::io::stdout();
    let house = documents(0);
    let (before, start) = (resident(), Instant::now());
    let mut index = Index::new()?;
    index.put(0, house)?;
    let made = start.elapsed();
    writeln!(out, "{} documents put in: {made:?}, {} kB more memory", index.len(), resident() - before)?;
    let again = documents(1);
    let start = Instant::now();
    let changed = index.put(0, again)?;
    writeln!(out, "put in again with {changed} changed: {:?}", start.elapsed())?;
    for typed in ["unique77x3", "supervision audit", "\"dip sample\"", "superv*", "supervison", "the"] {
        let took = Duration::from_nanos(median(|| {
            let found = index.search(&Query::of(typed), |_| true).expect("it can be searched");
            index.excerpts(&found, 0..20).expect("it can be shown").len()
        }));
        let many = index.search(&Query::of(typed), |_| true)?.matches.len();
        writeln!(out, "{typed}: {many} found, {took:?} with twenty excerpts")?;
    }
    Ok(())
}

/// A plan: each action has a title, and updates of some sixty words. `touched` of them say something else.
fn documents(touched: usize) -> Vec<Document<String>> {
    let words: Vec<&str> = WORDS.split_whitespace().collect();
    let said = |seed: usize, length: usize| {
        let word = |nth: usize| words[(seed * 31 + nth * nth * 7 + nth * 13 + seed / 7) % words.len()];
        let mut said: Vec<&str> = (0..length).map(word).collect();
        said.dedup();
        said.join(" ")
    };
    let mut all = Vec::with_capacity(ACTIONS * (UPDATES + 1));
    for action in 0..ACTIONS {
        let about = format!("action {action}");
        all.push(Document {
            key: about.clone(),
            title: said(action, 14),
            text: said(action + 5, 20),
            weight: 3,
            about,
        });
        for update in 0..UPDATES {
            let mark = if update < touched && action == 0 { "touched" } else { "unique" };
            let sample = if update == 3 { "A dip sample of files." } else { "" };
            let text = format!("{} {sample} {mark}{action}x{update}", said(action * UPDATES + update, 60));
            let key = format!("update {action} {update}");
            all.push(Document { key: key.clone(), title: String::new(), text, weight: 2, about: key });
        }
    }
    all
}

fn median(mut work: impl FnMut() -> usize) -> u64 {
    let mut times: Vec<u64> = (0..21)
        .map(|_| {
            let start = Instant::now();
            std::hint::black_box(work());
            u64::try_from(start.elapsed().as_nanos()).unwrap_or(u64::MAX)
        })
        .collect();
    times.sort_unstable();
    times[times.len() / 2]
}

/// Kilobytes of memory that the process holds.
fn resident() -> u64 {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix("VmRSS:"));
    line.and_then(|line| line.split_whitespace().next()?.parse().ok()).unwrap_or(0)
}
