//! The goldthread command: reads, keeps, checks, shows and prints plans.
//!
//! One file a command under `commands/`. This and `goldthread-web` are the only rooms that print, log, read the clock,
//! the environment and files; here every error becomes one sentence and an exit status: 0 well, 1 something was found
//! (flags, a ledger that is not sound, a plan not confirmed), 2 it could not be done.

mod args;
mod ask;
mod commands;
mod data;
mod failure;
mod input;
mod mail;
mod output;
mod settings;
mod subject;
mod tables;
mod tree;
mod worker;

use std::process::ExitCode;

use clap::Parser;

use crate::args::Arguments;
use crate::failure::Failure;

/// How a command ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Ended {
    /// As asked, with nothing to remark.
    Well,
    /// As asked, and something was found.
    Found,
}

fn main() -> ExitCode {
    let status = if std::env::args_os().skip(1).eq(["reader"]) {
        // Asked for by this very program, for each document: there is nothing in it to be understood.
        status_of(commands::reader::run())
    } else {
        worker::expect(std::env::args_os().skip(1), || status_of(commands::reader::run()).into());
        status_of(commands::run(Arguments::parse()))
    };
    ExitCode::from(status)
}

/// How a command ended, as the status of the process; what went wrong is said.
fn status_of(ended: Result<Ended, Failure>) -> u8 {
    match ended {
        Ok(Ended::Well) | Err(Failure::NobodyReads) => 0,
        Ok(Ended::Found) => 1,
        Err(failure) => {
            output::complain(&failure);
            2
        }
    }
}
