//! One file a command.

pub mod archive;
pub mod check;
pub mod checkpoint;
pub mod diff;
pub mod export;
pub mod import;
pub mod log;
pub mod match_report;
pub mod paper;
pub mod read;
pub mod reader;
pub mod restore;
pub mod rule;
pub mod serve;
pub mod show;
pub mod user;
pub mod verify;

use std::path::PathBuf;

use crate::Ended;
use crate::args::{Arguments, Command};
use crate::data::Here;
use crate::failure::Failure;
use crate::settings::Settings;

/// Does what was asked.
///
/// # Errors
/// [`Failure`] says why it could not be done.
pub fn run(arguments: Arguments) -> Result<Ended, Failure> {
    let Arguments { data, config, command } = arguments;
    if matches!(command, Command::Reader) {
        return reader::run(); // before any file is looked for
    }
    let settings = Settings::load(config.as_deref())?;
    let allowed = settings.allowed();
    let folder = data.or(settings.data).unwrap_or_else(|| PathBuf::from("goldthread-data"));
    let here = Here {
        folder,
        authority: settings.authority,
        address: settings.address,
        front: settings.front,
        mail: settings.mail,
        record_days: settings.record_days,
        allowed,
    };
    match command {
        Command::Read(args) => read::run(&here, &args),
        Command::Import(args) => import::run(&here, &args),
        Command::Check(args) => check::run(&here, &args),
        Command::Match(args) => match_report::run(&here, &args),
        Command::Diff(args) => diff::run(&here, &args),
        Command::Rule(args) => rule::run(&args),
        Command::Show(args) => show::run(&here, &args),
        Command::Log(args) => log::run(&here, &args),
        Command::Serve(args) => serve::run(&here, &args),
        Command::User(args) => user::run(&here, &args),
        Command::Export(args) => export::run(&here, &args),
        Command::Paper(args) => paper::run(&here, &args),
        Command::Checkpoint(args) => checkpoint::run(&here, &args),
        Command::Verify(args) => verify::run(&here, &args),
        Command::Archive(args) => archive::run(&here, &args),
        Command::Restore(args) => restore::run(&here, &args),
        Command::Reader => reader::run(),
    }
}
