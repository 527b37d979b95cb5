//! `cargo xtask fuzz [SECONDS] [TARGET...]`: each reader on documents made to break it, for a while.
//!
//! Needs the nightly compiler and cargo-fuzz; where they are missing it says so and passes. `fuzz/README.md` says what the
//! targets are, and what to do with what they find.

use crate::{Done, root};
use std::path::Path;
use std::process::Command;

/// How long each target runs, in seconds, where nothing is said.
const SECONDS: u32 = 20;

/// A target, and the folders of documents that it begins with.
const TARGETS: &[(&str, &[&str])] = &[
    ("text", &["fuzz/seeds/text", "samples"]),
    ("html", &["fuzz/seeds/html"]),
    ("docx", &["fuzz/seeds/docx"]),
    ("workbook", &["fuzz/seeds/workbook"]),
    ("delimited", &["fuzz/seeds/delimited"]),
    ("pdf", &["fuzz/seeds/pdf"]),
    (
        "whole",
        &[
            "fuzz/seeds/text",
            "fuzz/seeds/html",
            "fuzz/seeds/docx",
            "fuzz/seeds/workbook",
            "fuzz/seeds/delimited",
            "fuzz/seeds/pdf",
        ],
    ),
];

/// Runs the targets one after the other, all or those named.
pub fn run(arguments: &[String]) -> Done {
    let seconds = arguments.iter().find_map(|word| word.parse().ok()).unwrap_or(SECONDS);
    let names: Vec<&String> = arguments.iter().filter(|word| word.parse::<u32>().is_err()).collect();
    if let Some(unknown) = names.iter().find(|name| !TARGETS.iter().any(|(known, _)| known == *name)) {
        let known: Vec<&str> = TARGETS.iter().map(|(name, _)| *name).collect();
        return Err(format!("{unknown} is no target; they are {}", known.join(", ")));
    }
    if let Some(missing) = missing() {
        println!("fuzz: skipped: {missing} is not here, so nothing was tried");
        return Ok(());
    }
    let wanted = |name: &str| names.is_empty() || names.iter().any(|wanted| *wanted == name);
    for (name, seeds) in TARGETS.iter().filter(|(name, _)| wanted(name)) {
        println!("fuzz: {name}, {seconds} s");
        target(name, seeds, seconds)?;
    }
    Ok(())
}

/// The tool that is not installed.
fn missing() -> Option<&'static str> {
    let answers = |arguments: &[&str]| {
        let output = Command::new("cargo").args(arguments).env("PATH", crate::ci::path()).output();
        output.is_ok_and(|output| output.status.success())
    };
    match () {
        () if !answers(&["+nightly", "--version"]) => Some("the nightly compiler"),
        () if !answers(&["fuzz", "--version"]) => Some("cargo-fuzz"),
        () => None,
    }
}

/// Runs one target. The documents that it grows are kept in `fuzz/corpus`; one that breaks a reader in `fuzz/artifacts`.
fn target(name: &str, seeds: &[&str], seconds: u32) -> Done {
    let corpus = Path::new("fuzz/corpus").join(name);
    let grown = root().join(&corpus);
    std::fs::create_dir_all(&grown).map_err(|error| format!("{}: {error}", grown.display()))?;
    let status = Command::new("cargo")
        // The readers have no unsafe code for a sanitizer to watch, and run twice as fast without one.
        .args(["+nightly", "fuzz", "run", "--sanitizer", "none", name])
        .arg(corpus)
        .args(seeds)
        .args([
            "--",
            "-timeout=10",
            "-rss_limit_mb=1024",
            "-max_len=65536",
            "-print_final_stats=1",
            "-verbosity=0",
        ])
        .arg(format!("-max_total_time={seconds}"))
        .current_dir(root())
        .env("PATH", crate::ci::path())
        .status()
        .map_err(|error| format!("cargo fuzz: {error}"))?;
    if status.success() {
        return Ok(());
    }
    Err(format!(
        "the target {name} found something: see fuzz/artifacts/{name}, and fuzz/README.md for what to do with it"
    ))
}
