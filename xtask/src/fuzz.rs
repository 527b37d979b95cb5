//! `cargo xtask fuzz [SECONDS] [TARGET...]`: each reader on documents made to break it, for a while.
//!
//! The targets are programs of a workspace of their own (`fuzz/`), built here with what libFuzzer needs to see which way a
//! document took: those options are the stable compiler's. `fuzz/README.md` says what the targets are, and what to do
//! with what they find.

use crate::{Done, root};
use std::fmt::Write;
use std::fs::File;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};

/// How long each target runs, in seconds, where nothing is said.
const SECONDS: u32 = 20;
/// How long each runs on every change.
const SHORT: u32 = 8;

/// What the compiler is told: count the ways through the program, and note what values are compared.
const COVERAGE: &str = "--cfg fuzzing -Cpasses=sancov-module -Cllvm-args=-sanitizer-coverage-level=4 \
    -Cllvm-args=-sanitizer-coverage-inline-8bit-counters -Cllvm-args=-sanitizer-coverage-pc-table \
    -Cllvm-args=-sanitizer-coverage-trace-compares";

/// The name of a target, and the folders of documents that it begins with.
type Target = (&'static str, &'static [&'static str]);

const TARGETS: &[Target] = &[
    ("text", &["fuzz/seeds/text"]),
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

/// How the targets are run.
#[derive(Clone, Copy)]
struct Pace {
    seconds: u32,
    /// Where chance begins; elsewhere each time where nothing is said.
    seed: Option<u32>,
}

/// Runs the targets, all or those named.
pub fn run(arguments: &[String]) -> Done {
    let seconds = arguments.iter().find_map(|word| word.parse().ok()).unwrap_or(SECONDS);
    let names: Vec<&String> = arguments.iter().filter(|word| word.parse::<u32>().is_err()).collect();
    if let Some(unknown) = names.iter().find(|name| !TARGETS.iter().any(|(known, _)| known == *name)) {
        let known: Vec<&str> = TARGETS.iter().map(|(name, _)| *name).collect();
        return Err(format!("{unknown} is no target; they are {}", known.join(", ")));
    }
    let wanted = |(name, _): &&Target| names.is_empty() || names.iter().any(|wanted| wanted == name);
    all(TARGETS.iter().filter(wanted), Pace { seconds, seed: None })
}

/// Runs every target for a short time, from the same seed each time, so that what one change finds the next would too.
pub fn short(_: &[String]) -> Done {
    all(TARGETS.iter(), Pace { seconds: SHORT, seed: Some(1) })
}

/// As many at once as the machine has cores.
fn all<'a>(targets: impl Iterator<Item = &'a Target>, pace: Pace) -> Done {
    let programs = build()?;
    let at_once = std::thread::available_parallelism().map_or(1, usize::from);
    let targets: Vec<&Target> = targets.collect();
    let mut found = String::new();
    for some in targets.chunks(at_once) {
        let started: Vec<_> = some.iter().map(|target| start(&programs, target, pace)).collect();
        for (target, started) in some.iter().zip(started) {
            if let Err(words) = started.and_then(|running| end(target.0, running, pace.seconds)) {
                let _ = writeln!(found, "{words}");
            }
        }
    }
    if found.is_empty() { Ok(()) } else { Err(found.trim_end().to_owned()) }
}

/// Builds the targets, and gives the folder that they are in.
fn build() -> Result<PathBuf, String> {
    let host = host()?;
    println!("fuzz: building the targets");
    // With a target named, programs that run while building are built as always: nothing there counts.
    let status = Command::new("cargo")
        .args([
            "build",
            "--quiet",
            "--release",
            "--manifest-path",
            "fuzz/Cargo.toml",
            "--target-dir",
            "fuzz/target",
        ])
        .args(["--target", &host])
        .env("RUSTFLAGS", COVERAGE)
        .current_dir(root())
        .status()
        .map_err(|error| format!("cargo: {error}"))?;
    if status.success() {
        return Ok(root().join("fuzz/target").join(host).join("release"));
    }
    Err("the targets could not be built; they need a C++ compiler as well (scripts/setup.sh test installs one)".into())
}

/// What the compiler calls this machine.
fn host() -> Result<String, String> {
    let output = Command::new("rustc").arg("-vV").output().map_err(|error| format!("rustc: {error}"))?;
    let text = String::from_utf8_lossy(&output.stdout).into_owned();
    let line = text.lines().find_map(|line| line.strip_prefix("host: "));
    line.map(str::to_owned).ok_or_else(|| "rustc does not say what machine this is".into())
}

/// Starts a target. The documents that it grows are kept in `fuzz/corpus`; one that breaks a reader in `fuzz/artifacts`,
/// beside what was said of it.
fn start(programs: &Path, (name, seeds): &Target, pace: Pace) -> Result<Child, String> {
    let fail = |error: std::io::Error| format!("{name}: {error}");
    let (corpus, artifacts) = (Path::new("fuzz/corpus").join(name), Path::new("fuzz/artifacts").join(name));
    std::fs::create_dir_all(root().join(&corpus)).map_err(fail)?;
    std::fs::create_dir_all(root().join(&artifacts)).map_err(fail)?;
    let log = File::create(root().join(log(name))).map_err(fail)?;
    let mut command = Command::new(programs.join(name));
    command
        .arg(corpus)
        .args(*seeds)
        .args(["-timeout=20", "-rss_limit_mb=1024", "-max_len=16384", "-print_final_stats=1", "-verbosity=1"])
        .arg(format!("-max_total_time={}", pace.seconds))
        .arg(format!("-artifact_prefix={}/", artifacts.display()))
        .args(pace.seed.map(|seed| format!("-seed={seed}")))
        .current_dir(root())
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(log);
    command.spawn().map_err(fail)
}

fn log(name: &str) -> PathBuf {
    Path::new("fuzz/artifacts").join(name).join("said.txt")
}

/// Waits for a target, and prints how many documents it tried.
fn end(name: &str, mut running: Child, seconds: u32) -> Done {
    let status = running.wait().map_err(|error| format!("{name}: {error}"))?;
    let said = std::fs::read(root().join(log(name))).unwrap_or_default();
    let said = String::from_utf8_lossy(&said).into_owned();
    if status.success() {
        let count = tried(&said).unwrap_or("an unknown number of");
        println!("fuzz: {name}: {count} documents in {seconds} s, nothing found");
        return Ok(());
    }
    let lines: Vec<&str> = said.lines().collect();
    let last = lines[lines.len().saturating_sub(30)..].join("\n");
    Err(format!(
        "{last}\nthe target {name} found something: fuzz/artifacts/{name} has it, and fuzz/README.md says what to do"
    ))
}

/// How many documents a target says that it tried.
fn tried(said: &str) -> Option<&str> {
    let line = said.lines().find_map(|line| line.strip_prefix("stat::number_of_executed_units:"));
    line.map(str::trim)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_tried_is_counted() {
        let check = |said: &str, expected: Option<&str>| assert_eq!(tried(said), expected);
        check(
            "Done 12 runs\nstat::number_of_executed_units: 12\nstat::average_exec_per_sec: 6\n",
            Some("12"),
        );
        check("ERROR: libFuzzer: deadly signal\n", None);
    }
}
