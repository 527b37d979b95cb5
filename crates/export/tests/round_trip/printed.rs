//! Web pages of plans printed by a browser, and Word documents of plans printed by an office, read back to the same plans.

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

/// Layouts that a Word document is printed in.
const WORD_LAYOUTS: [&str; 4] =
    ["recommendation-tables", "progress-report", "impact-and-resources", "lead-officer-deadline"];

/// What is read wrong today, and why: words of a merged cell that go on below the last row of a page are not found to be its
/// own.
const KNOWN: [(&str, f64); 1] = [("action-plan-grouped-findings", 0.85)];

#[test]
fn printed_plans_come_back() {
    if let Some(missing) = missing() {
        println!("skipped: {missing} is not there, so nothing was printed");
        return;
    }
    come_back(&LAYOUTS, Format::Html, print);
}

#[test]
fn plans_printed_from_word_come_back() {
    let there = Command::new("soffice").arg("--version").output().is_ok_and(|run| run.status.success());
    if !there {
        println!("skipped: LibreOffice is not there, so nothing was printed");
        return;
    }
    come_back(&WORD_LAYOUTS, Format::Docx, print_word);
}

/// Writes every plan in every layout, prints it, and reads it again.
fn come_back(layouts: &[&str], format: Format, print: fn(&Path)) {
    let folder = tempfile::tempdir().expect("a folder");
    let samples = SAMPLES.map(|name| (name.to_owned(), sample(name)));
    let plans: Vec<(String, Draft)> = samples.into_iter().chain(annotated()).collect();
    for (name, layout, draft) in each_layout(&plans, layouts) {
        let document = write(&document(&Content::from(draft), layout), format, "Plan").expect("a document");
        let ending = if format == Format::Docx { "docx" } else { "html" };
        std::fs::write(folder.path().join(name).with_extension(ending), document).expect("it is kept");
    }
    print(folder.path());
    let mut short = Vec::new();
    for (name, _, draft) in each_layout(&plans, layouts) {
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
fn each_layout<'a>(
    plans: &'a [(String, Draft)],
    layouts: &'a [&str],
) -> impl Iterator<Item = (String, &'static Layout, &'a Draft)> {
    plans.iter().flat_map(move |(name, draft)| {
        layouts.iter().map(move |layout_name| {
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

fn print_word(folder: &Path) {
    let entries = std::fs::read_dir(folder).expect("the folder").filter_map(Result::ok);
    let documents =
        entries.map(|entry| entry.path()).filter(|path| path.extension().is_some_and(|end| end == "docx"));
    // A profile of its own: another LibreOffice that is open would take the work over.
    let profile = format!("-env:UserInstallation=file://{}/profile", folder.display());
    let mut command = Command::new("soffice");
    command.args([&profile, "--headless", "--convert-to", "pdf", "--outdir"]).arg(folder).args(documents);
    let run = command.output().expect("LibreOffice runs");
    assert!(run.status.success(), "{}", String::from_utf8_lossy(&run.stderr));
}
