use std::path::PathBuf;

use clap::{Parser, Subcommand};

use crate::commands::{
    archive, check, checkpoint, diff, evidence, export, import, log, match_report, paper, read, restore,
    rule, serve, show, user, verify,
};

/// Keeps the golden thread of a council's improvement plan: from inspection to what is better for children.
#[derive(Debug, Parser)]
#[command(name = "goldthread", version, max_term_width = 100, propagate_version = true)]
pub struct Arguments {
    /// The folder that holds the ledger (goldthread.db); goldthread-data unless told.
    #[arg(long, global = true, env = "GOLDTHREAD_DATA", value_name = "DIR")]
    pub data: Option<PathBuf>,
    /// A file that sets data, authority, address and what reading may take; goldthread.toml where it is there.
    #[arg(long, global = true, env = "GOLDTHREAD_CONFIG", value_name = "FILE")]
    pub config: Option<PathBuf>,
    /// What to do.
    #[command(subcommand)]
    pub command: Command,
}

/// What to do.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// Read a document and print the plan that is in it, with what is not sure
    Read(read::ReadArgs),
    /// Read a plan and keep it in the ledger
    Import(import::ImportArgs),
    /// Apply the rules to a document or a kept plan
    Check(check::CheckArgs),
    /// Tell which recommendation of a report is answered by which part of a plan, and what nothing answers
    Match(match_report::MatchArgs),
    /// Tell what is different in two versions of a plan
    Diff(diff::DiffArgs),
    /// Print the page of a rule, or the list of rules
    Rule(rule::RuleArgs),
    /// Print a kept plan, now or as it stood, or the list of plans
    Show(show::ShowArgs),
    /// Print the entries of the ledger
    Log(log::LogArgs),
    /// Serve the pages
    Serve(serve::ServeArgs),
    /// See to the people who sign in: add, list, disable, enable, link, remove-factor, end-sessions, erase
    User(user::UserArgs),
    /// Write a plan as a Word, Excel or other document in a council's own layout
    Export(export::ExportArgs),
    /// See to the files of evidence: check
    Evidence(evidence::EvidenceArgs),
    /// Make a paper
    Paper(paper::PaperArgs),
    /// Print the checkpoint of the ledger, to be kept elsewhere
    Checkpoint(checkpoint::CheckpointArgs),
    /// Prove that the ledger is as it was kept
    Verify(verify::VerifyArgs),
    /// Write all of an authority to one file
    Archive(archive::ArchiveArgs),
    /// Put an archive into a data folder
    Restore(restore::RestoreArgs),
    /// Read one document for another process of goldthread
    #[command(hide = true)]
    Reader,
}
