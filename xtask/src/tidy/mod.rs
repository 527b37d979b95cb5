//! `cargo xtask tidy`: the conventions of the house, as checks.
//!
//! Each check is a function from the [`Repo`] to its [`Complaint`]s, in a module with its own tests.
//! A new convention is a new function and a row in [`CHECKS`].

mod arrows;
mod asvs;
mod dependencies;
mod forgotten;
mod leftovers;
mod manifests;
mod purity;
mod repo;
mod rule_pages;
mod rust;
mod sizes;
mod strangers;
mod wording;

use crate::Done;
use repo::Repo;
use std::fmt;

/// A convention that is not kept, and where.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Complaint {
    path: String,
    line: Option<usize>,
    words: String,
}

impl Complaint {
    fn at(path: &str, line: usize, words: impl Into<String>) -> Self {
        Self { path: path.into(), line: Some(line), words: words.into() }
    }

    fn of(path: &str, words: impl Into<String>) -> Self {
        Self { path: path.into(), line: None, words: words.into() }
    }
}

impl fmt::Display for Complaint {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.line {
            Some(line) => write!(f, "{}:{line}: {}", self.path, self.words),
            None => write!(f, "{}: {}", self.path, self.words),
        }
    }
}

type Check = fn(&Repo) -> Vec<Complaint>;

const CHECKS: &[(&str, Check)] = &[
    ("functions and files keep their size", sizes::check),
    ("crates use only crates above them", arrows::check),
    ("pure crates reach for nothing", purity::check),
    ("nothing is left over", leftovers::check),
    ("no file is forgotten", forgotten::check),
    ("rules and their pages match", rule_pages::check),
    ("error messages are worded alike", wording::check),
    ("manifests follow the workspace, crates say what they are for", manifests::check),
    ("every dependency has its reason", dependencies::check),
    ("no third-party file, no large file", strangers::check),
    ("the security requirements are all there, and their tests exist", asvs::check),
];

/// Runs every check and prints what it has to say.
pub fn run(_: &[String]) -> Done {
    let repo = Repo::read(&crate::root())?;
    let complaints = CHECKS.iter().map(|(name, check)| report(name, &check(&repo))).sum::<usize>();
    println!("tidy: {}", sizes::summary(&repo));
    match complaints {
        0 => Ok(()),
        count => Err(format!("tidy has {count} complaints")),
    }
}

fn report(name: &str, complaints: &[Complaint]) -> usize {
    println!("tidy: {name}: {}", if complaints.is_empty() { "ok" } else { "NO" });
    for complaint in complaints {
        println!("  {complaint}");
    }
    complaints.len()
}
