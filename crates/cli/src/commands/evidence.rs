use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::path::PathBuf;

use clap::{Args, Subcommand};
use goldthread_evidence::{Checked, Checksum, Store, Trouble};
use goldthread_shelf::{NamedFile, named_files};

use crate::data::{self, Here};
use crate::failure::Failure;
use crate::{Ended, output};

/// The files of evidence.
#[derive(Debug, Args)]
pub struct EvidenceArgs {
    /// What to do.
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Compare the files with what the ledger says of them: which are missing, which are not what they were
    Check(CheckArgs),
}

#[derive(Debug, Args)]
struct CheckArgs {
    /// The folder that the folder `evidence` stands in, where that is not the data folder.
    #[arg(long, env = "GOLDTHREAD_EVIDENCE_FOLDER", value_name = "DIR")]
    evidence_folder: Option<PathBuf>,
}

/// Does it; ends with 1 where a file is missing or is not what it was.
pub fn run(here: &Here, args: &EvidenceArgs) -> Result<Ended, Failure> {
    let Command::Check(args) = &args.command;
    let ledger = data::open(&here.folder)?;
    let named = named_files(&ledger, |_| None)?;
    let store = data::files(here, args.evidence_folder.as_deref())?;
    let missing: Vec<&NamedFile> = named.files.iter().filter(|file| is_missing(&store, file)).collect();
    let wanted: BTreeSet<&str> = named.files.iter().map(|file| file.sha256.as_str()).collect();
    let checked = store.check()?;
    let held = store.held()?;
    let unnamed = held.iter().filter(|held| !wanted.contains(held.sha256.to_string().as_str())).count();
    output::print(&told(&checked, &missing, unnamed))?;
    Ok(if missing.is_empty() && checked.wrong.is_empty() { Ended::Well } else { Ended::Found })
}

fn is_missing(store: &Store, file: &NamedFile) -> bool {
    let sha256: Option<Checksum> = file.sha256.parse().ok();
    sha256.and_then(|sha256| store.bytes(&sha256)).is_none()
}

fn told(checked: &Checked, missing: &[&NamedFile], unnamed: usize) -> String {
    let mut text = format!("Files that are what they were: {}.\n", checked.sound);
    for wrong in &checked.wrong {
        let trouble = match &wrong.trouble {
            Trouble::Changed => "has changed since it was taken in",
            Trouble::Stranger => "was not taken in here",
            Trouble::Unreadable(why) => why,
        };
        let _ = writeln!(text, "{}: {trouble}", wrong.place.display());
    }
    for NamedFile { authority, plan, evidence, version, sha256 } in missing {
        let _ = writeln!(
            text,
            "{sha256} is missing: {authority}, plan {plan}, evidence {evidence}, version {version}"
        );
    }
    if unnamed > 0 {
        let _ = writeln!(
            text,
            "Files that no evidence names: {unnamed}. The server lets go of them, more than a day before its last entry."
        );
    }
    if !missing.is_empty() || !checked.wrong.is_empty() {
        text.push_str("Put what is missing or has changed back from a copy of the folder; what was erased on purpose stays missing.\n");
    }
    text
}
