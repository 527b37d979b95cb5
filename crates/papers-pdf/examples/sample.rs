//! Writes a long paper as PDF and prints how long it took, cold and warm.
//!
//! `cargo run -p goldthread-papers-pdf --example sample -- OUT.pdf [PLAN]`: the progress paper of a plan in a text or
//! Markdown file, or an invented paper of sixteen pages.

use std::path::Path;
use std::time::Instant;

use goldthread_papers_pdf::pdf;

#[path = "../tests/support/mod.rs"]
mod support;

fn main() {
    let mut arguments = std::env::args().skip(1);
    let out = arguments.next().unwrap_or_else(|| "paper.pdf".to_owned());
    let paper = arguments
        .next()
        .map_or_else(|| support::board_paper(96), |plan| support::progress_paper(Path::new(&plan)));
    let started = Instant::now();
    let cold = pdf(&paper).expect("the paper is sound");
    println!("cold: {} ms, {} bytes", started.elapsed().as_millis(), cold.len());
    let other = support::board_paper(95);
    let started = Instant::now();
    pdf(&other).expect("the sample paper is sound");
    println!("warm, other data: {} ms", started.elapsed().as_millis());
    std::fs::write(&out, cold).expect("the output can be written");
}
