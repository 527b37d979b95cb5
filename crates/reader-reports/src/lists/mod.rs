//! What has to be done: lists under their headings, tables with bodies, sentences that open a list.

mod open;
mod table;
#[cfg(test)]
mod tests;

use goldthread_anchor::Quote;
use goldthread_plan::Doubt;
use goldthread_tree::words::find_phrase;

use crate::lexicon::{Under, lexicon};
use crate::lines::{Line, Part};
use crate::mark::Mark;
use crate::{Addressee, Recommendation, RecommendationKind, times};
use open::{Fits, Open};

/// Which headings are taken to open a list of what has to be done.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Wanted {
    /// Those of recommendations, improvement and priority action, and sentences that open a list of weaknesses.
    Lists,
    /// The same, without the sentences: where they tell of an earlier inspection.
    Headed,
    /// The same, without those of priority action: where they are looked at again.
    Renewed,
    /// Those, and areas for development.
    Development,
    /// Areas for development and weaknesses alone.
    Weaknesses,
}

impl Wanted {
    fn kind(self, under: Under) -> Option<RecommendationKind> {
        use RecommendationKind::{AreaForImprovement, PriorityAction, Recommendation};
        let instead = self == Self::Weaknesses;
        match under {
            Under::Recommendation if !instead => Some(Recommendation),
            Under::Priority if !instead && self != Self::Renewed => Some(PriorityAction),
            Under::Improve if !instead => Some(AreaForImprovement),
            Under::Develop if instead || self == Self::Development => Some(AreaForImprovement),
            Under::Weaknesses if instead => Some(AreaForImprovement),
            _ => None,
        }
    }
}

/// What the lists of a report hold.
pub struct Lists {
    /// What has to be done, in the order printed.
    pub found: Vec<Recommendation>,
    /// Of each part of the report, whether it belongs to a list.
    pub taken: Vec<bool>,
    /// What is not sure.
    pub doubts: Vec<Doubt>,
}

/// A walk through the report.
struct Walk<'p, 't> {
    parts: &'p [Part<'t>],
    wanted: Wanted,
    to: Addressee,
    open: Option<Open>,
    /// The last list that gave times, to go on with where another time follows.
    timed: Option<Open>,
    found: Vec<Recommendation>,
    taken: Vec<bool>,
}

impl Lists {
    /// Goes through the parts and collects the lists that are wanted.
    pub fn of(parts: &[Part<'_>], wanted: Wanted) -> Self {
        let mut walk = Walk {
            parts,
            wanted,
            to: Addressee::default(),
            open: None,
            timed: None,
            found: Vec::new(),
            taken: vec![false; parts.len()],
        };
        for at in 0..parts.len() {
            walk.step(at);
        }
        walk.close();
        if walk.found.iter().all(|one| one.to == Addressee::Board) {
            walk.found.iter_mut().for_each(|one| one.to = Addressee::Inspected);
        }
        Self { found: walk.found, taken: walk.taken, doubts: Vec::new() }
    }
}

impl Walk<'_, '_> {
    fn step(&mut self, at: usize) {
        match &self.parts[at] {
            Part::Table(table) => {
                let kind = self.open.as_ref().map(|open| (open.kind, open.group.clone()));
                let again = |found: &[Recommendation]| {
                    self.wanted == Wanted::Renewed
                        && found.iter().all(|one| one.kind == RecommendationKind::PriorityAction)
                };
                match table::recommendations(table, kind, self.to) {
                    Some(found) if self.wanted != Wanted::Weaknesses && !again(&found) => {
                        self.taken[at] = true;
                        self.table(found);
                    }
                    _ if table.rows.iter().all(|row| row.filled().count() <= 1) => {}
                    _ => self.close(),
                }
            }
            Part::Line(line) => self.line(at, line),
        }
    }

    /// Rows of a table, and those of the next page's that it goes on in.
    fn table(&mut self, found: Vec<Recommendation>) {
        if self.open.as_ref().is_some_and(|open| open.count > 0) {
            self.close();
        }
        let head = found.first().map(|first| (first.kind, first.group.clone()));
        table::append(&mut self.found, found);
        if let (None, Some((kind, group))) = (&self.open, head) {
            self.open = Some(Open::new(kind, group, self.to));
        }
        if let Some(open) = &mut self.open {
            open.has_table = true;
        }
    }

    fn line(&mut self, at: usize, line: &Line) {
        if let Some(under) = line.under() {
            return self.heading(at, line, under);
        }
        if let Some(kind) = self.opening(line, next_line(self.parts, at)) {
            self.close();
            self.taken[at] = true;
            let mut open = Open::new(kind, opened_by(&line.words), self.to);
            open.introduce(&line.words);
            self.open = Some(open);
            return;
        }
        if lexicon().closes(&line.plain) {
            return self.close();
        }
        let next = next_line(self.parts, at);
        if self.open.is_none()
            && times::is_heading(line.text())
            && next.is_some_and(|next| next.mark != Mark::None)
        {
            self.open = self.timed.as_ref().map(Open::again);
        }
        let Some(open) = &mut self.open else { return };
        match open.fit(line, next) {
            Fits::In => self.taken[at] = true,
            Fits::Not => self.close(),
        }
    }

    fn heading(&mut self, at: usize, line: &Line, under: Under) {
        let next = next_line(self.parts, at);
        let general = lexicon().is_general(&line.plain);
        let theme = |open: &Open, next: &Line| open.continues(next) || !general && open.is_theme(line, next);
        if under == Under::Findings
            && self.open.as_ref().is_some_and(|open| next.is_some_and(|next| theme(open, next)))
        {
            return;
        }
        self.close();
        self.timed = None;
        if line.plain.ends_with("the local authority") || line.plain.contains("local authority need") {
            self.to = Addressee::Inspected;
        }
        // The first page grades the board before anything is asked of the council.
        if under == Under::Board && line.ends_in_grade() && self.found.is_empty() {
            return;
        }
        if under == Under::Board {
            self.to = Addressee::Board;
            let asks = line.plain.contains("need to improve") && self.wanted != Wanted::Weaknesses;
            if asks {
                self.open_under(line, RecommendationKind::AreaForImprovement);
            }
            return;
        }
        if let Some(kind) = self.wanted.kind(under) {
            self.taken[at] = true;
            self.open_under(line, kind);
        }
    }

    fn open_under(&mut self, heading: &Line, kind: RecommendationKind) {
        let mut open = Open::new(kind, heading.words.clone(), self.to);
        open.level = heading.level;
        self.open = Some(open);
    }

    /// A sentence that opens a list without a heading.
    fn opening(&self, line: &Line, next: Option<&Line>) -> Option<RecommendationKind> {
        let wanted = matches!(self.wanted, Wanted::Lists | Wanted::Development);
        let inside = self.open.as_ref().is_some_and(|open| open.count > 0);
        let unmarked = !matches!(line.mark, Mark::Bullet(_) | Mark::Letter);
        let ends =
            line.text().ends_with(':') || line.is_open() && next.is_some_and(|next| next.mark != Mark::None);
        if !wanted || inside || !unmarked || !ends {
            return None;
        }
        let opens = lexicon().lists.opens.iter().any(|words| find_phrase(&line.plain, words).is_some());
        opens.then_some(RecommendationKind::PriorityAction)
    }

    fn close(&mut self) {
        if let Some(open) = self.open.take() {
            if open.is_timed() {
                self.timed = Some(open.again());
            }
            self.found.extend(open.into_found());
        }
    }
}

/// The words of a sentence that say what it opens a list of: "areas of significant weakness".
fn opened_by(sentence: &Quote) -> Quote {
    let lower = sentence.text().to_ascii_lowercase();
    let found = lexicon()
        .lists
        .opens
        .iter()
        .find_map(|words| lower.find(words.as_str()).map(|at| at..at + words.len()));
    match found {
        Some(range) => {
            let words = &lower[range.clone()];
            let skipped = words.find("following ").map_or(0, |at| at + "following ".len());
            sentence.slice(range.start + skipped..range.end)
        }
        None => Quote::default(),
    }
}

/// The next line outside tables.
fn next_line<'p>(parts: &'p [Part<'_>], at: usize) -> Option<&'p Line> {
    parts[at + 1..].iter().find_map(|part| match part {
        Part::Line(line) => Some(line),
        Part::Table(_) => None,
    })
}

/// What has to be done, with nothing known but its words and where they stand.
pub fn plain_recommendation(
    text: Quote,
    kind: RecommendationKind,
    group: Quote,
    to: Addressee,
) -> Recommendation {
    Recommendation {
        reference: None,
        text,
        kind,
        group,
        context: Quote::default(),
        responsible: Vec::new(),
        deadline: goldthread_plan::Timescale::default(),
        to,
    }
}
