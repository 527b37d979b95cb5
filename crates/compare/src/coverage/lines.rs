//! A coverage as a table for people.

use std::collections::{BTreeMap, BTreeSet};
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
        let headings = ["In the report", "Nearest in the plan", "How near", "Actions", "Other work"];
        row(&mut text, headings.map(str::to_owned));
        self.points.iter().for_each(|point| point_lines(&mut text, point));
        self.unanswered_lines(&mut text);
        self.finding_lines(&mut text);
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

    /// The findings that something answers as a table, and those that nothing does.
    fn finding_lines(&self, text: &mut String) {
        if self.findings.is_empty() {
            return;
        }
        let answered: Vec<&Point> = self.findings.iter().filter(|point| point.is_answered()).collect();
        let of = self.findings.len();
        let _ = writeln!(text, "\nFindings of what is not good: {} of {of} answered", answered.len());
        for point in answered {
            point_lines(text, point);
        }
        if self.unanswered_findings().next().is_some() {
            let _ = writeln!(text, "\nFindings that nothing answers:");
        }
        for point in self.unanswered_findings() {
            listed(text, &point.name, &point.text);
        }
    }

    fn idle_lines(&self, text: &mut String) {
        let is_own = |idle: &&Idle| idle.kind == SectionKind::AdditionalImprovement;
        let (own, rest): (Vec<&Idle>, Vec<&Idle>) = self.idle.iter().partition(is_own);
        for (heading, idle) in
            [("In the plan, and answers none of these:", rest), ("The council's own improvements:", own)]
        {
            if !idle.is_empty() {
                let _ = writeln!(text, "\n{heading}");
            }
            group_lines(text, &idle);
        }
    }
}

/// Sections with the number of their actions; actions of which the section itself answers something.
fn group_lines(text: &mut String, idle: &[&Idle]) {
    let mut under: BTreeMap<usize, usize> = BTreeMap::new();
    for idle in idle {
        *under.entry(idle.section).or_default() += usize::from(idle.action.is_some());
    }
    let sections: BTreeSet<usize> =
        idle.iter().filter(|idle| idle.action.is_none()).map(|idle| idle.section).collect();
    for Idle { kind: _, section, action, name, text: words, at: _ } in idle {
        match action {
            None => listed(text, &format!("{name} ({})", counted(under[section])), words),
            Some(_) if sections.contains(section) => {}
            Some(action) => listed(text, &format!("{name}, action {}", action + 1), words),
        }
    }
}

fn counted(actions: usize) -> String {
    match actions {
        1 => "1 action".to_owned(),
        _ => format!("{actions} actions"),
    }
}

fn point_lines(text: &mut String, point: &Point) {
    let mut asked = cell(&format!("{}: {}", point.name, point.text));
    if point.sections.is_empty() {
        row(text, [&std::mem::take(&mut asked), "-", "", "0", ""].map(str::to_owned));
    }
    for answer in &point.sections {
        let under = point.actions.iter().filter(|action| action.section == answer.section).count();
        let found = cell(&format!("{}: {}", answer.name, answer.title));
        let other = if answer.other_work == 0 { String::new() } else { answer.other_work.to_string() };
        row(text, [std::mem::take(&mut asked), found, how_near(answer.near), under.to_string(), other]);
    }
    for action in point.actions.iter().filter(|action| action.through == Through::Words) {
        let found = cell(&format!("action: {}", action.text));
        row(text, [String::new(), found, how_near(action.near), "1".to_owned(), String::new()]);
    }
}

fn row(text: &mut String, [asked, found, near, actions, other]: [String; 5]) {
    let line = format!("{asked:WIDE$}  {found:WIDE$}  {near:<11}  {actions:>7}  {other:>10}");
    let _ = writeln!(text, "{}", line.trim_end());
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
