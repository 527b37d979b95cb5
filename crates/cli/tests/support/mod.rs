//! Runs the built program as its users do.

#![allow(dead_code, reason = "each test file uses a part of it")]

use std::path::{Path, PathBuf};
use std::process::{Command, Output};

/// What a run printed, and how it ended.
pub struct Ran {
    /// The exit status.
    pub status: i32,
    /// Standard output.
    pub out: String,
    /// Standard error.
    pub err: String,
}

/// The program with these arguments, its environment free of settings.
pub fn command(arguments: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_goldthread"));
    for setting in [
        "GOLDTHREAD_DATA",
        "GOLDTHREAD_AUTHORITY",
        "GOLDTHREAD_BY",
        "GOLDTHREAD_MAX_BYTES",
        "GOLDTHREAD_MAX_MEMORY",
        "GOLDTHREAD_MAX_SECONDS",
        "GOLDTHREAD_ADDRESS",
        "GOLDTHREAD_SECOND_FACTOR",
        "GOLDTHREAD_HSTS_SUBDOMAINS",
        "GOLDTHREAD_RECORD_DAYS",
        "GOLDTHREAD_EVIDENCE_FOLDER",
        "GOLDTHREAD_EVIDENCE_MAX_BYTES",
        "GOLDTHREAD_SCANNER",
        "GOLDTHREAD_UNSCANNED",
        "GOLDTHREAD_CONFIG",
    ] {
        command.env_remove(setting);
    }
    command.args(arguments).stdin(std::process::Stdio::null());
    command
}

/// Runs the program to its end. It never panics, whatever it is given.
pub fn run(arguments: &[&str]) -> Ran {
    let Output { status, stdout, stderr } = command(arguments).output().expect("the program can be started");
    let text = |bytes| String::from_utf8(bytes).expect("the program prints UTF-8");
    let ran = Ran { status: status.code().expect("it was not killed"), out: text(stdout), err: text(stderr) };
    assert!(!ran.err.contains("panicked"), "{}", ran.err);
    ran
}

/// A document of `samples/`.
pub fn sample(name: &str) -> String {
    root().join("samples").join(name).display().to_string()
}

/// The root of the project.
pub fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..").canonicalize().expect("the project is there")
}

/// A path as an argument.
pub fn arg(path: &Path) -> &str {
    path.to_str().expect("the paths of tests are UTF-8")
}
