//! The budgets that cannot be measured from outside the program. `cargo xtask bench` runs this and makes the table.
//!
//! - `measure RULES PAPER` prints lines of a name and a value, over the plans that the two files hold
//! - `documents FOLDER PLAN...` writes plans as documents of several formats, and the texts of their cells
//! - `static BYTES` serves a page of that size until its standard input ends, and prints the address first

mod appends;
mod documents;
mod fixed;
// The annotations that the round trips of documents are tested with.
#[path = "../../../export/tests/round_trip/gold.rs"]
#[allow(dead_code, unused_imports, reason = "the tests take more of it")]
mod gold;
mod paper;
mod plan;
mod rules;

use std::error::Error;

type Done = Result<(), Box<dyn Error>>;

fn main() -> Done {
    let arguments: Vec<String> = std::env::args().skip(1).filter(|argument| argument != "--bench").collect();
    match arguments.iter().map(String::as_str).collect::<Vec<_>>()[..] {
        ["measure", rules, paper] => measure(rules, paper),
        ["documents", folder, ref plans @ ..] => documents::write_all(folder, plans),
        ["static", bytes] => fixed::serve(bytes.parse()?),
        _ => Err("run this through `cargo xtask bench`".into()),
    }
}

fn measure(rules: &str, paper: &str) -> Done {
    rules::measure(&plan::read(rules)?);
    paper::measure(&plan::read(paper)?)?;
    appends::measure()
}
