//! One file a command.

pub mod archive;
pub mod check;
pub mod checkpoint;
pub mod import;
pub mod log;
pub mod paper;
pub mod read;
pub mod restore;
pub mod rule;
pub mod serve;
pub mod show;
pub mod verify;

use crate::Ended;
use crate::args::{Arguments, Command};
use crate::failure::Failure;

/// Does what was asked.
///
/// # Errors
/// [`Failure`] says why it could not be done.
pub fn run(arguments: Arguments) -> Result<Ended, Failure> {
    let Arguments { data, command } = arguments;
    match command {
        Command::Read(args) => read::run(&args),
        Command::Import(args) => import::run(&data, &args),
        Command::Check(args) => check::run(&data, &args),
        Command::Rule(args) => rule::run(&args),
        Command::Show(args) => show::run(&data, &args),
        Command::Log(args) => log::run(&data, &args),
        Command::Serve(args) => serve::run(&data, &args),
        Command::Paper(args) => paper::run(&data, &args),
        Command::Checkpoint(args) => checkpoint::run(&data, &args),
        Command::Verify(args) => verify::run(&data, &args),
        Command::Archive(args) => archive::run(&data, &args),
        Command::Restore(args) => restore::run(&data, &args),
    }
}
