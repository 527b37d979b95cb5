//! What is too quick to be seen from outside, as `crates/cli/benches/budgets.rs` measures it.

use super::row::Row;
use super::{Bench, document, paper};
use crate::root;
use std::io::{BufRead, BufReader};
use std::net::SocketAddr;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};

const ACTIONS: usize = 100;
const BUDGETS: &[&str] = &["bench", "--quiet", "--package", "goldthread-cli", "--bench", "budgets", "--"];

/// Runs the inner measurements over a plan of a hundred actions and one for the paper; each prints lines of a name and a value.
pub fn measure(bench: &Bench) -> Result<Vec<Row>, String> {
    bench.write("rules.txt", &document::plan(1, ACTIONS))?;
    bench.write("paper.txt", &document::plan(1, paper::ACTIONS))?;
    let file = |name: &str| bench.program.folder.join(name).to_string_lossy().into_owned();
    let mut command = budgets(&["measure", &file("rules.txt"), &file("paper.txt")]);
    let output = command.stderr(Stdio::inherit()).output().map_err(|error| error.to_string())?;
    if !output.status.success() {
        return Err(format!("crates/cli/benches/budgets ended with {}", output.status));
    }
    let lines = Lines(String::from_utf8_lossy(&output.stdout).into_owned());
    let rows = [rules(&lines), appends(&lines), paper(&lines)];
    Ok(rows
        .into_iter()
        .flat_map(|rows| rows.unwrap_or_else(|why| vec![Row::unknown("inside", why)]))
        .collect())
}

fn rules(lines: &Lines) -> Result<Vec<Row>, String> {
    let what = format!(
        "all rules over a plan of {} actions ({} flags)",
        lines.word("rules_actions")?,
        lines.word("rules_flags")?
    );
    Ok(vec![Row::at_most(what, lines.value("rules_ms")?, 5.0, "ms")])
}

fn appends(lines: &Lines) -> Result<Vec<Row>, String> {
    let (together, alone) = (lines.value("appends_together")?, lines.value("appends_alone")?);
    let what = format!(
        "durable appends, 64 callers at once ({together:.0} a second), against a commit each ({alone:.0} a second)"
    );
    Ok(vec![Row::at_least(what, together / alone, 8.0, "times as many")])
}

fn paper(lines: &Lines) -> Result<Vec<Row>, String> {
    let pages = paper::pages(Path::new(lines.word("paper_file")?));
    Ok(vec![Row::at_most(
        format!("a paper of {pages} pages as PDF/UA, warm"),
        lines.value("paper_ms")?,
        300.0,
        "ms",
    )])
}

/// What the inner measurements printed.
struct Lines(String);

impl Lines {
    fn word(&self, name: &str) -> Result<&str, String> {
        let line = self.0.lines().find_map(|line| line.strip_prefix(name)?.strip_prefix(' '));
        line.ok_or_else(|| format!("{name} was not printed"))
    }

    fn value(&self, name: &str) -> Result<f64, String> {
        self.word(name)?.parse().map_err(|_| format!("{name} is no number"))
    }
}

fn budgets(arguments: &[&str]) -> Command {
    let mut command = Command::new("cargo");
    command.args(BUDGETS).args(arguments).current_dir(root());
    command
}

/// Writes plans as documents into a folder, with the texts of their cells, and gives their numbers.
pub fn documents(folder: &Path, plans: &[PathBuf]) -> Result<Vec<String>, String> {
    let mut command = budgets(&["documents", &folder.to_string_lossy()]);
    let output = command.args(plans).stderr(Stdio::inherit()).output().map_err(|error| error.to_string())?;
    if !output.status.success() {
        return Err(format!("crates/cli/benches/budgets ended with {}", output.status));
    }
    Ok(String::from_utf8_lossy(&output.stdout).lines().map(str::to_owned).collect())
}

/// Serves a page of so many bytes by the same web framework while `ask` is at work.
pub fn static_page<T>(bytes: usize, ask: impl FnOnce(SocketAddr) -> Result<T, String>) -> Result<T, String> {
    let mut command = budgets(&["static", &bytes.to_string()]);
    // It ends when its standard input does, even where cargo stands between.
    let mut child =
        command.stdin(Stdio::piped()).stdout(Stdio::piped()).spawn().map_err(|error| error.to_string())?;
    let asked = first_line(&mut child)
        .and_then(|line| line.parse().map_err(|_| format!("no address: {line:?}")))
        .and_then(ask);
    drop(child.stdin.take());
    let _ = child.wait();
    asked
}

fn first_line(child: &mut Child) -> Result<String, String> {
    let stdout = child.stdout.take().ok_or("no output")?;
    let mut line = String::new();
    BufReader::new(stdout).read_line(&mut line).map_err(|error| error.to_string())?;
    Ok(line.trim().to_string())
}
