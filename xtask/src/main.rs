//! The developers' own commands: `cargo xtask ci | tidy | asvs | new-rule | bench | fuzz`.
//!
//! Nothing of this is in the program that councils run. Start at [`COMMANDS`]: each command is a
//! module with a `run` that takes the arguments after its name.

mod asvs;
mod bench;
mod ci;
mod fuzz;
mod new_rule;
mod tidy;

use std::path::PathBuf;
use std::process::ExitCode;

/// What a command gives back: nothing, or the sentence that says why it failed.
type Done = Result<(), String>;

/// A command of `cargo xtask`.
struct Command {
    name: &'static str,
    about: &'static str,
    run: fn(&[String]) -> Done,
}

const COMMANDS: &[Command] = &[
    Command { name: "ci", about: "everything that a change must pass, in the order of cost", run: ci::run },
    Command { name: "tidy", about: "the conventions of the house, as checks", run: tidy::run },
    Command {
        name: "asvs",
        about: "the tests that docs/security/asvs.csv names have run and passed",
        run: asvs::run,
    },
    Command {
        name: "new-rule",
        about: "CODE name: the file, the page and the registration of a rule",
        run: new_rule::run,
    },
    Command { name: "bench", about: "the budgets, each as measured against its limit", run: bench::run },
    Command {
        name: "fuzz",
        about: "[SECONDS] [TARGET...]: the readers on documents made to break them",
        run: fuzz::run,
    },
];

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    match dispatch(&arguments) {
        Ok(()) => ExitCode::SUCCESS,
        Err(words) => {
            eprintln!("xtask: {words}");
            ExitCode::FAILURE
        }
    }
}

fn dispatch(arguments: &[String]) -> Done {
    let (name, rest) = arguments.split_first().ok_or_else(usage)?;
    let command = COMMANDS.iter().find(|command| command.name == name).ok_or_else(usage)?;
    (command.run)(rest)
}

fn usage() -> String {
    let lines: Vec<_> =
        COMMANDS.iter().map(|c| format!("  cargo xtask {:<10} {}", c.name, c.about)).collect();
    format!("say which command:\n{}", lines.join("\n"))
}

/// The root of the workspace, wherever the command was called from.
fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("..")
}
