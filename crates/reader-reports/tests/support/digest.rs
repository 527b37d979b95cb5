//! What is compared of a report: its grades, and its lists of what has to be done.

use goldthread_reader_reports::{Addressee, RecommendationKind, Report};

/// Grades in the order printed, as the first letters of their meaning.
pub fn grades(report: &Report) -> String {
    report.judgements.iter().map(|judged| format!("{:?}", judged.scale)).collect::<Vec<_>>().join(" ")
}

/// How many things have to be done, by kind, whom they are made to, and deadline, in the order printed.
pub fn lists(report: &Report) -> String {
    let mut runs: Vec<(String, usize)> = Vec::new();
    for one in &report.recommendations {
        let kind = match one.kind {
            RecommendationKind::Recommendation => "recommendation",
            RecommendationKind::AreaForImprovement => "improvement",
            RecommendationKind::PriorityAction => "priority",
        };
        let to = if one.to == Addressee::Board { " to the board" } else { "" };
        let by = if one.deadline.is_blank() { String::new() } else { format!(" {}", one.deadline.printed()) };
        let name = format!("{kind}{to}{by}");
        match runs.last_mut() {
            Some((last, count)) if *last == name => *count += 1,
            _ => runs.push((name, 1)),
        }
    }
    runs.iter().map(|(name, count)| format!("{count} {name}")).collect::<Vec<_>>().join(", ")
}
