//! The budgets that cannot be measured from outside the program. `cargo xtask bench` runs this and makes the table.
//!
//! - `measure FILE` prints lines of a name and a value, over the plan that FILE holds
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
        ["measure", file] => measure(file),
        ["static", bytes] => fixed::serve(bytes.parse()?),
        _ => Err("run this through `cargo xtask bench`".into()),
    }
}

fn measure(file: &str) -> Done {
    let plan = plan::read(file)?;
    rules::measure(&plan);
    paper::measure(&plan)?;
    appends::measure()
}
