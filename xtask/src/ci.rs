//! `cargo xtask ci`: everything that a change must pass, cheapest first, stopping at the first failure.
//!
//! `make test` is this with its tools installed first (`scripts/setup.sh test`).

use crate::{Done, asvs, fuzz, root, tidy};
use std::process::Command;
use std::time::{Duration, Instant};

/// A step and how it is run.
struct Step {
    name: &'static str,
    run: Run,
}

enum Run {
    /// A program and its arguments, from the root of the workspace.
    Program(&'static [&'static str]),
    /// A command of this program.
    Here(fn(&[String]) -> Done),
}

const STEPS: &[Step] = &[
    step("format", &["cargo", "fmt", "--all", "--check"]),
    Step { name: "tidy", run: Run::Here(tidy::run) },
    step(
        "licences, bans, sources",
        &["cargo-deny", "--log-level", "error", "--all-features", "check", "licenses", "bans", "sources"],
    ),
    step("unused dependencies (cargo shear --fix mends them)", &["cargo-shear"]),
    step("clippy", &["cargo", "clippy", "--quiet", "--workspace", "--all-targets", "--", "-D", "warnings"]),
    step("documentation", &["cargo", "doc", "--quiet", "--workspace", "--no-deps"]),
    step("build", &["cargo", "build", "--quiet", "--workspace"]),
    step(
        "tests",
        &[
            "cargo",
            "nextest",
            "run",
            "--workspace",
            "--profile",
            "ci",
            "--no-fail-fast",
            "--status-level",
            "fail",
            "--final-status-level",
            "slow",
        ],
    ),
    Step { name: "security requirements", run: Run::Here(asvs::run) },
    step("examples in the documentation", &["cargo", "test", "--quiet", "--workspace", "--doc"]),
    step("browser and accessibility", &["browser/run.sh"]),
    Step { name: "fuzz", run: Run::Here(fuzz::short) },
];

const fn step(name: &'static str, program: &'static [&'static str]) -> Step {
    Step { name, run: Run::Program(program) }
}

/// Runs the steps, or those whose name contains the word given, and prints the time that each took.
pub fn run(arguments: &[String]) -> Done {
    let wanted = |step: &&Step| arguments.iter().all(|word| step.name.contains(word.as_str()));
    let steps: Vec<_> = STEPS.iter().filter(wanted).collect();
    let mut times = Vec::new();
    for step in &steps {
        println!("\nci: {}", step.name);
        let start = Instant::now();
        let done = step.run.go();
        times.push((step.name, start.elapsed()));
        if let Err(words) = done {
            close(&times, 1);
            return Err(format!("{} failed: {words}", step.name));
        }
    }
    close(&times, 0);
    Ok(())
}

/// Prints the times, and how many steps passed and failed.
fn close(times: &[(&str, Duration)], failed: usize) {
    println!();
    for (name, time) in times {
        println!("ci: {:>7.1} s  {name}", time.as_secs_f64());
    }
    if !root().join("../shared").exists() {
        println!(
            "ci: ../shared is not beside the project: tests that read the source documents were skipped"
        );
    }
    println!("steps: {} passed, {failed} failed", times.len() - failed);
}

impl Run {
    fn go(&self) -> Done {
        match self {
            Self::Here(run) => run(&[]),
            Self::Program(words) => program(words),
        }
    }
}

fn program(words: &[&str]) -> Done {
    let (name, arguments) = words.split_first().ok_or("a step without a program")?;
    let mut command = Command::new(name);
    command.args(arguments).current_dir(root()).env("PATH", path()).env("RUSTDOCFLAGS", "-D warnings");
    let status = command
        .status()
        .map_err(|error| format!("{name}: {error}. Run scripts/setup.sh test, then again"))?;
    if status.success() { Ok(()) } else { Err(format!("`{}` ended with {status}", words.join(" "))) }
}

/// The search path, with the tools that scripts/setup.sh fetched in front.
pub fn path() -> std::ffi::OsString {
    let here = std::env::var_os("PATH").unwrap_or_default();
    let tools = root().join("target/tools/bin");
    let all = std::iter::once(tools).chain(std::env::split_paths(&here));
    std::env::join_paths(all).unwrap_or(here)
}
