//! A board paper of about twenty pages as accessible PDF, as a whole process.

use super::row::Row;
use super::{Bench, document};
use std::path::Path;
use std::process::Command;

/// As many as make about twenty pages.
pub const ACTIONS: usize = 45;
const MILLISECONDS: f64 = 1500.0;

/// The time of `goldthread paper progress ID --format pdf`.
pub fn measure(bench: &Bench) -> Result<Vec<Row>, String> {
    bench.write("paper.txt", &document::plan(1, ACTIONS))?;
    bench.import("paper", "paper.txt")?;
    let arguments = ["--data", "paper", "paper", "progress", "1", "--format", "pdf", "-o", "paper.pdf"];
    let cost = bench.program.cost(&arguments)?;
    let pages = pages(&bench.program.folder.join("paper.pdf"));
    let what = format!("a paper of {pages} pages as PDF/UA, whole process");
    Ok(vec![
        Row::at_most(what, cost.time.as_secs_f64() * 1000.0, MILLISECONDS, "ms"),
        Row::note("memory of that", format!("{} MB", cost.kilobytes / 1024)),
    ])
}

/// How many pages a PDF has, as poppler counts them.
pub fn pages(file: &Path) -> String {
    let output = Command::new("pdfinfo").arg(file).output().map(|output| output.stdout).unwrap_or_default();
    let text = String::from_utf8_lossy(&output).into_owned();
    let count = text.lines().find_map(|line| line.strip_prefix("Pages:"));
    count.map_or("an unknown number of", str::trim).into()
}
