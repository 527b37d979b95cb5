//! The progress paper of the plan as PDF, in a process that has made one before.

use std::path::Path;
use std::time::Instant;

use goldthread_papers::{Edition, Paper, progress};
use goldthread_papers_pdf::pdf;
use goldthread_plan::Plan;
use goldthread_rules::Selection;
use jiff::civil::date;

use crate::Done;

const RUNS: u64 = 7;

/// Prints `paper_ms`, the middle of some papers of different editions, and `paper_file`.
pub fn measure(plan: &Plan) -> Done {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR"));
    let file = folder.join("warm.pdf");
    std::fs::write(&file, pdf(&paper(plan, 0))?)?;
    let mut times = Vec::new();
    for entry in 1..=RUNS {
        let start = Instant::now();
        pdf(&paper(plan, entry))?;
        times.push(start.elapsed().as_secs_f64() * 1000.0);
    }
    times.sort_by(f64::total_cmp);
    println!("paper_ms {}", times[times.len() / 2]);
    println!("paper_file {}", file.display());
    Ok(())
}

fn paper(plan: &Plan, entry: u64) -> Paper {
    let edition = Edition {
        entry,
        date: date(2026, 11, 30),
        rule_set: String::new(),
        product: "Goldthread".into(),
        checkpoint: None,
    };
    progress(plan, &Selection::default(), edition)
}
