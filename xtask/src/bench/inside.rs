//! What is too quick to be seen from outside, as `crates/cli/benches/budgets.rs` measures it.

use super::Bench;
use super::row::Row;
use crate::root;
use std::io::{BufRead, BufReader};
use std::net::SocketAddr;
use std::process::{Child, Command, Stdio};

const BUDGETS: &[&str] = &["bench", "--quiet", "--package", "goldthread-cli", "--bench", "budgets", "--"];

/// Runs the inner measurements; each is a line `name value`.
pub fn measure(bench: &Bench) -> Result<Vec<Row>, String> {
    let mut command = budgets(&["measure"]);
    let output =
        command.current_dir(root()).stderr(Stdio::inherit()).output().map_err(|error| error.to_string())?;
    if !output.status.success() {
        return Err(format!("crates/cli/benches/budgets.rs ended with {}", output.status));
    }
    let _ = bench;
    let text = String::from_utf8_lossy(&output.stdout).into_owned();
    let value = |name: &str| {
        let line = text.lines().find_map(|line| line.strip_prefix(name)?.strip_prefix(' '));
        line.and_then(|value| value.trim().parse::<f64>().ok())
            .ok_or_else(|| format!("{name} was not printed"))
    };
    let (together, alone) = (value("appends_together")?, value("appends_alone")?);
    Ok(vec![
        Row::at_most("all rules over a plan of 100 actions", value("rules_ms")?, 5.0, "ms"),
        Row::note("durable appends, 64 callers at once", format!("{together:.0} a second")),
        Row::note("durable appends, one commit each", format!("{alone:.0} a second")),
        Row::at_least("the first against the second", together / alone, 8.0, "times as many"),
        Row::at_most(
            format!("a paper of {} pages as PDF/UA, warm", value("paper_pages")?),
            value("paper_ms")?,
            300.0,
            "ms",
        ),
    ])
}

fn budgets(arguments: &[&str]) -> Command {
    let mut command = Command::new("cargo");
    command.args(BUDGETS).args(arguments).current_dir(root());
    command
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
