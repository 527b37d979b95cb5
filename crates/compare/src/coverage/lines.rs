//! A coverage as a table for people.

use std::fmt::Write;

use goldthread_plan::SectionKind;

use super::{Coverage, Idle, Nearness, Point, Through};
use crate::words::cut;

/// How wide the columns of words are, in characters.
const WIDE: usize = 50;

impl Coverage {
    /// The coverage in lines: a table, what nothing answers, what answers nothing.
    pub fn lines(&self) -> String {
        let mut text = String::new();
        let answered = self.points.iter().filter(|point| point.is_answered()).count();
        let of = self.points.len();
        let _ = writeln!(text, "{} beside {}: {answered} of {of} answered\n", self.report, self.plan);
        let _ = writeln!(
            text,
            "{:WIDE$}  {:WIDE$}  {:<11}  {:>7}",
            "In the report", "Nearest in the plan", "How near", "Actions"
        );
        self.points.iter().for_each(|point| point_lines(&mut text, point));
        self.unanswered_lines(&mut text);
        self.idle_lines(&mut text);
        text
    }

    fn unanswered_lines(&self, text: &mut String) {
        let named: Vec<&Point> = self.points.iter().filter(|point| point.is_named_only()).collect();
        if !named.is_empty() {
            let _ = writeln!(text, "\nNamed in the plan, with no action or work under it:");
        }
        for point in named {
            listed(text, &point.name, &point.text);
        }
        let unanswered: Vec<&Point> = self.unanswered().collect();
        if unanswered.is_empty() {
            let nothing = if self.points.is_empty() {
                "The report has no recommendation, area or finding that could be read."
            } else {
                "Everything in the report is answered."
            };
            let _ = writeln!(text, "\n{nothing}");
            return;
        }
        let _ = writeln!(text, "\nNothing answers:");
        for point in unanswered {
            listed(text, &point.name, &point.text);
        }
    }

    fn idle_lines(&self, text: &mut String) {
        let is_own = |idle: &&Idle| idle.kind == SectionKind::AdditionalImprovement;
        let (own, rest): (Vec<&Idle>, Vec<&Idle>) = self.idle.iter().partition(is_own);
        for (heading, idle) in [
            ("In the plan, and answers nothing in the report:", rest),
            ("The council's own improvements:", own),
        ] {
            if !idle.is_empty() {
                let _ = writeln!(text, "\n{heading}");
            }
            for Idle { kind: _, section: _, action, name, text: words, at: _ } in idle {
                let what =
                    action.map_or_else(|| name.clone(), |action| format!("{name}, action {}", action + 1));
                listed(text, &what, words);
            }
        }
    }
}

fn point_lines(text: &mut String, point: &Point) {
    let asked = cell(&format!("{}: {}", point.name, point.text));
    let mut answers = point.sections.iter().map(|answer| {
        let under = point.actions.iter().filter(|action| action.section == answer.section).count();
        (cell(&format!("{}: {}", answer.name, answer.title)), how_near(answer.near), under)
    });
    let (answer, near, under) = answers.next().unwrap_or_else(|| (cell("-"), String::new(), 0));
    let _ = writeln!(text, "{asked:WIDE$}  {answer:WIDE$}  {near:<11}  {under:>7}");
    for (answer, near, under) in answers {
        let _ = writeln!(text, "{:WIDE$}  {answer:WIDE$}  {near:<11}  {under:>7}", "");
    }
    for action in point.actions.iter().filter(|action| action.through == Through::Words) {
        let answer = cell(&format!("action: {}", action.text));
        let _ = writeln!(text, "{:WIDE$}  {answer:WIDE$}  {:<11}  {:>7}", "", how_near(action.near), 1);
    }
}

fn how_near(near: f64) -> String {
    Nearness::of(near).map_or_else(String::new, |word| format!("{near:.2} {}", word.word()))
}

fn listed(text: &mut String, name: &str, words: &str) {
    let _ = writeln!(text, "  {name}: {}", cut(words, 2 * WIDE));
}

fn cell(words: &str) -> String {
    cut(words, WIDE)
}
