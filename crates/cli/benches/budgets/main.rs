//! The budgets that cannot be measured from outside the program. `cargo xtask bench` runs this and makes the table.
//!
//! - `measure RULES PAPER` prints lines of a name and a value, over the plans that the two files hold
//! - `static BYTES` serves a page of that size until its standard input ends, and prints the address first

mod appends;
mod fixed;
mod paper;
mod plan;
mod rules;

use std::error::Error;

type Done = Result<(), Box<dyn Error>>;

fn main() -> Done {
    let arguments: Vec<String> = std::env::args().skip(1).filter(|argument| argument != "--bench").collect();
    match arguments.iter().map(String::as_str).collect::<Vec<_>>()[..] {
        ["measure", rules, paper] => measure(rules, paper),
        ["static", bytes] => fixed::serve(bytes.parse()?),
        _ => Err("run this through `cargo xtask bench`".into()),
    }
}

fn measure(rules: &str, paper: &str) -> Done {
    rules::measure(&plan::read(rules)?);
    paper::measure(&plan::read(paper)?)?;
    appends::measure()
}
