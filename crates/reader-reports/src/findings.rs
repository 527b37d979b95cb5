//! What inspectors found: numbered paragraphs, paragraphs of letters, points under strengths and weaknesses.

use goldthread_anchor::Quote;

use goldthread_tree::Table;

use crate::Finding;
use crate::judgements;
use crate::lexicon::{Under, lexicon};
use crate::lines::{Line, Part, Shape};
use crate::mark::Mark;
use crate::tones;

/// Every finding, in the order printed. `taken` tells which parts belong to lists of what has to be done.
pub fn all(parts: &[Part<'_>], taken: &[bool]) -> Vec<Finding> {
    let mut walk = Walk { under: None, heading: Quote::default(), found: Vec::new() };
    for (part, taken) in parts.iter().zip(taken) {
        match part {
            Part::Line(line) if !taken => walk.line(line),
            Part::Line(line) if line.under().is_some() => walk.under = None,
            Part::Line(_) => {}
            Part::Table(table) => walk.table(table),
        }
    }
    walk.found
}

struct Walk {
    under: Option<Under>,
    heading: Quote,
    found: Vec<Finding>,
}

impl Walk {
    /// A heading beside its grade is a table of one row.
    fn table(&mut self, table: &Table) {
        if let [one] = judgements::of_table(table).as_slice() {
            (self.under, self.heading) = (Some(Under::Findings), one.area.clone());
        }
    }

    fn line(&mut self, line: &Line) {
        if lexicon().closes(&line.plain) {
            self.under = Some(Under::Around);
        } else if let Some(under) = line.under() {
            let general =
                lexicon().is_general(&line.plain) && self.under == Some(under) && !self.heading.is_empty();
            if !general {
                self.heading = line.words.clone();
            }
            self.under = Some(under);
        } else if line.is_set() && judgements::grade_of(line.text()).is_none() {
            self.heading = line.words.clone();
        } else if self.is_finding(line) {
            self.add(line);
        }
    }

    /// Whether a line is a paragraph of findings: where they stand, or numbered and long.
    fn is_finding(&self, line: &Line) -> bool {
        const LONG: usize = 60;
        let numbered = matches!(line.mark, Mark::Number(_)) && line.text().len() > 2 * LONG;
        let item = matches!(line.mark, Mark::Bullet(_)) || matches!(line.shape, Shape::Item | Shape::Row);
        match self.under {
            Some(Under::Strengths | Under::Weaknesses | Under::Develop) => line.text().len() > LONG / 2,
            Some(Under::Findings | Under::Board) => {
                line.text().len() > LONG || item && line.text().len() > LONG / 2
            }
            Some(Under::Around) => false,
            Some(Under::Recommendation | Under::Priority | Under::Improve) | None => numbered,
        }
    }

    fn add(&mut self, line: &Line) {
        let goes_on =
            line.goes_on() || line.mark == Mark::Bullet('o') || line.text().starts_with(char::is_lowercase);
        if goes_on
            && let Some(last) =
                self.found.last_mut().filter(|last| last.text.text().ends_with([':', ';', ',']))
        {
            last.text.push("\n", &line.words);
            return;
        }
        let number = line.reference.clone().filter(|_| matches!(line.mark, Mark::Number(_) | Mark::Part));
        let (tone, sure) = tones::of(line.text(), self.under);
        self.found.push(Finding {
            number,
            heading: self.heading.clone(),
            text: line.words.clone(),
            tone,
            sure,
        });
    }
}
