//! All rules over the plan: the middle of many runs.

use std::hint::black_box;
use std::time::Instant;

use goldthread_plan::Plan;
use goldthread_rules::{PlanView, Selection, check};

const RUNS: usize = 101;

/// Prints `rules_ms`, and how many actions and flags there were.
pub fn measure(plan: &Plan) {
    let (view, selection) = (PlanView::new(plan), Selection::default());
    let mut times: Vec<f64> = (0..RUNS)
        .map(|_| {
            let start = Instant::now();
            black_box(check(black_box(&view), &selection));
            start.elapsed().as_secs_f64() * 1000.0
        })
        .collect();
    times.sort_by(f64::total_cmp);
    println!("rules_ms {}", times[RUNS / 2]);
    println!("rules_actions {}", plan.actions().len());
    println!("rules_flags {}", check(&view, &selection).flags.len());
}
