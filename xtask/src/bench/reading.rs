//! Reading a document, as a whole process.

use super::Bench;
use super::process::Cost;
use super::row::Row;
use crate::root;
use std::path::{Path, PathBuf};

const MILLISECONDS: f64 = 30.0;
const MEGABYTES: f64 = 40.0;

/// Time and memory of `goldthread read FILE --json` for each source document.
pub fn measure(bench: &Bench) -> Result<Vec<Row>, String> {
    let (documents, note) = documents()?;
    let rows = documents.iter().map(|document| read(bench, document)).collect::<Result<Vec<_>, _>>()?;
    Ok(note.into_iter().chain(rows.into_iter().flatten()).collect())
}

/// The source documents beside the project, or the samples and a word that they stand in.
fn documents() -> Result<(Vec<PathBuf>, Option<Row>), String> {
    let seeds = texts(&root().join("../shared/seeds"));
    if let Ok(seeds) = seeds
        && !seeds.is_empty()
    {
        return Ok((seeds, None));
    }
    let note = Row::note("reading", "the source documents are not beside the project: the samples stand in");
    Ok((texts(&root().join("samples"))?, Some(note)))
}

fn texts(folder: &Path) -> Result<Vec<PathBuf>, String> {
    let entries = std::fs::read_dir(folder).map_err(|error| format!("{}: {error}", folder.display()))?;
    let paths = entries.filter_map(Result::ok).map(|entry| entry.path());
    let is_text = |path: &PathBuf| {
        path.extension().is_some_and(|e| e == "txt" || e == "md") && !path.ends_with("README.md")
    };
    let mut paths: Vec<_> = paths.filter(is_text).filter_map(|path| path.canonicalize().ok()).collect();
    paths.sort();
    Ok(paths)
}

fn read(bench: &Bench, document: &Path) -> Result<[Row; 2], String> {
    let Cost { time, kilobytes } = bench.program.cost(&["read", &document.to_string_lossy(), "--json"])?;
    let name = document.file_name().unwrap_or_default().to_string_lossy();
    let number: String = name.chars().take_while(char::is_ascii_digit).collect();
    let name = if number.is_empty() { name.into_owned() } else { format!("document {number}") };
    let megabytes = f64::from(u32::try_from(kilobytes).unwrap_or(u32::MAX)) / 1024.0;
    Ok([
        Row::at_most(format!("read {name}, whole process"), time.as_secs_f64() * 1000.0, MILLISECONDS, "ms"),
        Row::at_most(format!("read {name}, memory"), megabytes, MEGABYTES, "MB"),
    ])
}
