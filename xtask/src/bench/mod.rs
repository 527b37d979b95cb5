//! `cargo xtask bench`: the budgets of docs/ARCHITECTURE.md, each as measured against its limit.
//!
//! It makes a release build and uses it from outside, through the command line and HTTP; only what is too quick to be
//! seen from there (the rules, a warm paper, appends) is measured inside, by `crates/cli/benches/budgets.rs`.

mod document;
mod inside;
mod load;
mod pages;
mod paper;
mod peers;
mod people;
mod process;
mod reader;
mod reading;
mod row;
mod served;

use crate::{Done, root};
use process::Program;
use row::Row;
use std::path::Path;
use std::process::Command;

/// What every measurement works with: the release build, in a folder of its own under target/.
struct Bench {
    program: Program,
}

type Measure = fn(&Bench) -> Result<Vec<Row>, String>;

const MEASURES: &[(&str, Measure)] = &[
    ("reading", reading::measure),
    ("reader", reader::measure),
    ("inside", inside::measure),
    ("paper", paper::measure),
    ("start", served::measure),
    ("pages", pages::measure),
    ("people", people::measure),
];

/// Measures everything, or what has the given word in its name, and fails when something is over its limit.
pub fn run(arguments: &[String]) -> Done {
    let bench = Bench::prepare()?;
    let wanted = |(name, _): &&(&str, Measure)| arguments.iter().all(|word| name.contains(word.as_str()));
    println!("{}\n{}", machine(), Row::HEAD);
    let mut over = 0;
    for (name, measure) in MEASURES.iter().filter(wanted) {
        let rows = measure(&bench).unwrap_or_else(|why| vec![Row::unknown(name, why)]);
        over += rows.iter().filter(|row| !row.is_ok()).count();
        for row in &rows {
            println!("{row}");
        }
    }
    match over {
        0 => Ok(()),
        count => Err(format!("{count} budgets are over their limit or could not be measured")),
    }
}

impl Bench {
    fn prepare() -> Result<Self, String> {
        let mut build = Command::new("cargo");
        build.args(["build", "--quiet", "--release", "--package", "goldthread-cli"]).current_dir(root());
        if !build.status().map_err(|error| format!("cargo: {error}"))?.success() {
            return Err("the release build failed".into());
        }
        let folder = root().join("target/bench");
        let _ = std::fs::remove_dir_all(&folder);
        std::fs::create_dir_all(&folder).map_err(|error| format!("{}: {error}", folder.display()))?;
        let absolute =
            |path: &Path| path.canonicalize().map_err(|error| format!("{}: {error}", path.display()));
        let path = absolute(&root().join("target/release/goldthread"))?;
        Ok(Self { program: Program { path, folder: absolute(&folder)? } })
    }

    /// Writes a file into the bench's folder.
    fn write(&self, name: &str, text: &str) -> Result<(), String> {
        std::fs::write(self.program.folder.join(name), text).map_err(|error| format!("{name}: {error}"))
    }

    /// Takes a written document into a data folder.
    fn import(&self, data: &str, name: &str) -> Result<(), String> {
        let arguments = ["--data", data, "import", name, "--authority", "Example Council", "--yes"];
        self.program.run(&arguments, &[0]).map(|_| ())
    }
}

/// The machine and how busy it was, since both decide the figures.
fn machine() -> String {
    let cores = std::thread::available_parallelism().map_or(0, usize::from);
    let load = std::fs::read_to_string("/proc/loadavg").unwrap_or_default();
    let load = load.split(' ').next().unwrap_or("unknown");
    format!("{cores} cores; load average at the start {load} (0 is quiet)")
}
