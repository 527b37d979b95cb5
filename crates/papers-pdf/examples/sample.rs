//! Writes a long invented paper as PDF and prints how long it took, cold and warm.
//!
//! `cargo run -p goldthread-papers-pdf --example sample -- OUT.pdf`

use std::time::Instant;

use goldthread_papers_pdf::pdf;

#[path = "../tests/support/mod.rs"]
mod support;

fn main() {
    let out = std::env::args().nth(1).unwrap_or_else(|| "paper.pdf".to_owned());
    let started = Instant::now();
    let cold = pdf(&support::board_paper(96)).expect("the sample paper is sound");
    println!("cold: {} ms, {} bytes", started.elapsed().as_millis(), cold.len());
    let started = Instant::now();
    pdf(&support::board_paper(95)).expect("the sample paper is sound");
    println!("warm, other data: {} ms", started.elapsed().as_millis());
    std::fs::write(&out, cold).expect("the output can be written");
}
