//! Asks the person at the terminal.

use std::io::{BufRead, IsTerminal, Write};

use crate::failure::Failure;
use crate::output;

/// Whether they agree; without a terminal there is nobody to ask, and what comes in is taken for the answer.
///
/// # Errors
/// [`Failure::Output`] when the question cannot be put.
pub fn agreed(question: &str) -> Result<bool, Failure> {
    let mut out = std::io::stdout();
    write!(out, "\n{question} [y/N] ").and_then(|()| out.flush()).map_err(Failure::Output)?;
    let mut answer = String::new();
    std::io::stdin().lock().read_line(&mut answer).map_err(Failure::Output)?;
    if !std::io::stdin().is_terminal() {
        output::print("\n")?;
    }
    Ok(matches!(answer.trim().to_lowercase().as_str(), "y" | "yes"))
}
