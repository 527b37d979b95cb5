//! Web pages of plans, printed by a browser as PDF, read back to the same plans.

use std::path::Path;
use std::process::Command;

use goldthread_export::{Content, Format, Layout, document, write};
use goldthread_plan::Draft;

use super::{SAMPLES, annotated, root, sample, score};

/// A layout of each shape; the others differ from one of these in their headings only.
const LAYOUTS: [&str; 6] = [
    "who-by-when",
    "progress-report",
    "impact-and-resources",
    "grouped-findings",
    "banded-table",
    "action-cards",
];

/// What is read wrong today, and why: words of a merged cell that go on below the last row of a page are not found to be its
/// own.
const KNOWN: [(&str, f64); 1] = [("action-plan-grouped-findings", 0.85)];

#[test]
fn printed_plans_come_back() {
    if let Some(missing) = missing() {
        println!("skipped: {missing} is not there, so nothing was printed");
        return;
    }
    let folder = tempfile::tempdir().expect("a folder");
    let samples = SAMPLES.map(|name| (name.to_owned(), sample(name)));
    let plans: Vec<(String, Draft)> = samples.into_iter().chain(annotated()).collect();
    for (name, layout, draft) in each_layout(&plans) {
        let page = write(&document(&Content::from(draft), layout), Format::Html, "Plan").expect("a page");
        std::fs::write(folder.path().join(name).with_extension("html"), page).expect("a page is kept");
    }
    print(folder.path());
    let mut short = Vec::new();
    for (name, _, draft) in each_layout(&plans) {
        let bytes = std::fs::read(folder.path().join(&name).with_extension("pdf")).expect("it was printed");
        let score = score(draft, "pdf", &bytes);
        let known = KNOWN.iter().find(|(known, _)| name == *known);
        if score.least() < known.map_or(0.99, |(_, least)| *least) {
            short.push(format!("{name}: {score}"));
        }
    }
    if let Some(keep) = std::env::var_os("GOLDTHREAD_KEEP_EXPORTS") {
        Command::new("cp").arg("-r").arg(folder.path()).arg(keep).status().expect("a copy");
    }
    assert!(short.is_empty(), "{} fall short:\n{}", short.len(), short.join("\n"));
}

/// A plan in a layout, and the name of its file.
fn each_layout(plans: &[(String, Draft)]) -> impl Iterator<Item = (String, &'static Layout, &Draft)> {
    plans.iter().flat_map(|(name, draft)| {
        LAYOUTS.into_iter().map(move |layout_name| {
            let layout = Layout::named(layout_name).expect("it is a layout");
            let name = name.split('.').next().unwrap_or_default().replace(' ', "-");
            (format!("{name}-{layout_name}"), layout, draft)
        })
    })
}

/// What a browser that prints needs and is not here.
fn missing() -> Option<&'static str> {
    let browser = std::env::var("CHROMIUM").unwrap_or_else(|_| "/usr/bin/chromium".into());
    match () {
        () if !Path::new(&browser).exists() => Some("Chromium"),
        () if !root().join("node_modules/playwright-core").is_dir() => Some("node_modules/playwright-core"),
        () => None,
    }
}

fn print(folder: &Path) {
    let script = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/round_trip/print.mjs");
    let status = Command::new("node").arg(script).arg(folder).status().expect("node runs");
    assert!(status.success(), "print.mjs ended with {status}");
}
