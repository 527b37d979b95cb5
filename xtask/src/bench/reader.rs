//! Reading documents of every format, as whole processes, beside what a user would otherwise read them with.

use super::peers::{PEERS, Python, answers, finished};
use super::row::Row;
use super::{Bench, document, inside, paper};
use crate::root;
use std::path::{Path, PathBuf};
use std::process::Command;

const TIMES_AS_FAST: f64 = 20.0;
/// What the process of its own may add to reading a short document.
const WORKER_MILLISECONDS: f64 = 15.0;
/// For 100 pages.
const MEGABYTES: f64 = 150.0;
/// For about 25 pages with 24 tables.
const MILLISECONDS: f64 = 150.0;
const SAMPLES: [&str; 2] = ["samples/action-plan.txt", "samples/partnership-plan.txt"];

/// The same documents read by Goldthread and by others; then long PDFs, and what the process of its own costs.
pub fn measure(bench: &Bench) -> Result<Vec<Row>, String> {
    let mut rows = vec![worker(bench)?];
    let Some(python) = Python::with_peers()? else {
        rows.push(Row::note("reading beside others", "skipped: no Python"));
        return Ok(rows);
    };
    let folder = &bench.program.folder;
    let numbers = inside::documents(folder, &plans())?;
    for (name, actions) in [("25", 225), ("100", 900)] {
        long(bench, name, actions)?;
    }
    let prints = print(folder)?;
    for (peer, end) in PEERS.iter().filter(|(_, end)| prints || *end != "pdf") {
        rows.extend(beside(bench, &python, peer, end, &numbers)?);
    }
    if prints {
        rows.extend(pages(bench, &python)?);
    } else {
        rows.push(Row::note("reading PDF", "skipped: no Chromium or no node_modules to print one with"));
    }
    Ok(rows)
}

/// The annotated plans beside the project, or the samples.
fn plans() -> Vec<PathBuf> {
    let gold = std::fs::read_dir(root().join("../shared/gold")).into_iter().flatten();
    let paths = gold.filter_map(Result::ok).map(|entry| entry.path());
    let is_plan =
        |path: &PathBuf| path.extension().is_some_and(|end| end == "json") && !path.ends_with("anchors.json");
    let mut plans: Vec<_> = paths.filter(is_plan).filter_map(|path| path.canonicalize().ok()).collect();
    plans.sort();
    if plans.is_empty() {
        SAMPLES.iter().filter_map(|name| root().join(name).canonicalize().ok()).collect()
    } else {
        plans
    }
}

/// A short text of an unknown name is read in a process of its own, and the same named as a text is not.
fn worker(bench: &Bench) -> Result<Row, String> {
    let text = document::plan(1, 20);
    bench.write("short.txt", &text)?;
    bench.write("short.unknown", &text)?;
    let [here, elsewhere] =
        ["short.txt", "short.unknown"].map(|name| bench.program.cost(&["read", "--json", name]));
    let (here, elsewhere) = (here?.time.as_secs_f64() * 1000.0, elsewhere?.time.as_secs_f64() * 1000.0);
    let what = format!(
        "a process of its own for a short document ({elsewhere:.1} ms against {here:.1} ms in place)"
    );
    Ok(Row::at_most(what, elsewhere - here, WORKER_MILLISECONDS, "ms"))
}

/// Writes a long plan as a web page.
fn long(bench: &Bench, name: &str, actions: usize) -> Result<(), String> {
    bench.write(&format!("{name}.txt"), &document::plan(1, actions))?;
    bench.import(name, &format!("{name}.txt"))?;
    let page = format!("{name}.html");
    bench
        .program
        .run(&["--data", name, "export", "1", "--layout", "who-by-when", "-o", &page], &[0])
        .map(|_| ())
}

/// Prints every web page of the folder as PDF, where there is a browser.
fn print(folder: &Path) -> Result<bool, String> {
    let browser = std::env::var("CHROMIUM").unwrap_or_else(|_| "/usr/bin/chromium".into());
    let is_here = answers(Path::new("node"), &["--version"])
        && Path::new(&browser).exists()
        && root().join("node_modules/playwright-core").is_dir();
    if is_here {
        let script = root().join("crates/export/tests/round_trip/print.mjs");
        finished(Command::new("node").arg(script).arg(folder))?;
    }
    Ok(is_here)
}

/// The text of the tables of all documents of an ending, read by Goldthread and by another: the times together, the share of
/// cells on average. What Goldthread takes to read the whole plan stands beside it: the others know nothing of plans.
fn beside(
    bench: &Bench,
    python: &Python,
    peer: &str,
    end: &str,
    numbers: &[String],
) -> Result<[Row; 3], String> {
    let folder = &bench.program.folder;
    let (mut own, mut other, mut plan) = ((0.0, 0.0), (0.0, 0.0), (0.0, 0.0));
    for number in numbers {
        let file = |end: &str| folder.join(format!("{number}.{end}"));
        let (document, cells, read) = (file(end), file("cells"), file("read"));
        own.0 += python.time_goldthread(bench, ("--tables", &document), &read)?.milliseconds;
        own.1 += python.score(&cells, &read)?;
        plan.0 += python.time_goldthread(bench, ("--json", &document), &read)?.milliseconds;
        plan.1 += python.score(&cells, &read)?;
        other.0 += python.time_peer(peer, &document, &read)?.milliseconds;
        other.1 += python.score(&cells, &read)?;
    }
    let count = f64::from(u32::try_from(numbers.len()).unwrap_or(u32::MAX));
    let peer = peer.replace('_', "-");
    let what = format!("tables of {count} .{end} ({:.0} ms) against {peer} ({:.0} ms)", own.0, other.0);
    let [found, others, of_plan] = [own.1, other.1, plan.1].map(|share| 100.0 * share / count);
    let whole =
        format!("{:.0} ms, {:.1} times as fast; {of_plan:.1} % of the cells", plan.0, other.0 / plan.0);
    Ok([
        Row::at_least(what, other.0 / own.0, TIMES_AS_FAST, "times as fast"),
        Row::at_least(
            format!("cells of .{end} found word for word; the limit is {peer}'s"),
            found,
            others,
            "%",
        ),
        Row::note(format!("the whole plan of the same {count} .{end}"), whole),
    ])
}

/// The time of a PDF of about 25 pages, and the memory of one of about 100.
fn pages(bench: &Bench, python: &Python) -> Result<[Row; 3], String> {
    let folder = &bench.program.folder;
    let read = |name: &str| {
        let file = folder.join(name);
        let took = python.time_goldthread(bench, ("--json", &file), &folder.join("long.read"))?;
        Ok::<_, String>((took, paper::pages(&file)))
    };
    let (short, short_pages) = read("25.pdf")?;
    let (long, long_pages) = read("100.pdf")?;
    Ok([
        Row::at_most(
            format!("read a PDF of {short_pages} pages, whole process"),
            short.milliseconds,
            MILLISECONDS,
            "ms",
        ),
        Row::at_most(format!("read a PDF of {long_pages} pages, memory"), long.megabytes, MEGABYTES, "MB"),
        Row::note("time of that", format!("{:.0} ms", long.milliseconds)),
    ])
}
