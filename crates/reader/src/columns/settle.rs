//! What the headings leave open, settled by what stands under them and beside them.

use super::{Columns, Why};
use crate::content::{Content, content};
use crate::lexicon::{Role, lexicon};
use crate::{Merged, Row};
use goldthread_tree::words::plain;

impl Columns {
    /// Dates, statuses, leads and tasks say what a column is whose heading does not.
    pub(super) fn settle_by_content(&mut self, header: &Row, rows: &[Row]) {
        for at in 0..self.roles.len() {
            let wrong = self.roles[at] == Some(Role::Timescale) && lexicon().is_loose(&self.plain[at]);
            self.settle_told(header, rows, at);
            self.settle_yes(rows, at);
            let misspelt = matches!(self.why[at], Why::Misspelt(_));
            if !self.is_open(at) && !wrong && !misspelt {
                continue;
            }
            let found = content(header, rows, at);
            if misspelt && self.is_overruled(at, found) {
                self.roles[at] = None;
            }
            if !self.is_open(at) && !wrong {
                continue;
            }
            let role = role_of(found);
            if wrong && role.is_none() {
                self.roles[at] = Some(Role::Impact);
                self.why[at] = Why::Content(found);
            } else if let Some(role) = role.filter(|role| !wrong && self.column(*role).is_none()) {
                let is_blank = self.headings[at].is_empty();
                if !is_blank || found != Content::Statuses || at > 0 {
                    self.guess(at, role, found);
                }
            }
        }
    }

    /// A column headed as progress that holds ratings and nothing else is one of statuses: `Where are we now? (BRAG)`.
    fn settle_told(&mut self, header: &Row, rows: &[Row], at: usize) {
        if self.roles[at] != Some(Role::Progress) || self.column(Role::Status).is_some() {
            return;
        }
        let found = content(header, rows, at);
        let both = || lexicon().names_both(&self.plain[at], Role::Progress, Role::Status);
        if found == Content::Colours || found == Content::Statuses && both() {
            self.roles[at] = Some(Role::Status);
            self.why[at] = Why::Content(found);
            self.certain[at] = 0.8;
        }
    }

    /// A column headed as `Completed?` that holds yes and no is one of statuses.
    fn settle_yes(&mut self, rows: &[Row], at: usize) {
        const ASKED: [&str; 8] =
            ["completed", "complete", "done", "closed", "achieved", "implemented", "met", "action completed"];
        const ANSWERS: [&str; 7] = ["y", "n", "yes", "no", "partly", "partial", "partially"];
        let asks = self.is_open(at) && ASKED.contains(&self.plain[at].as_str());
        if !asks || self.column(Role::Status).is_some() {
            return;
        }
        let cells = rows.iter().take(40).filter_map(|row| row.cells.get(at)).filter(|cell| !cell.is_empty());
        let mut answers = cells
            .map(|cell| !cell.exceeds(12) && ANSWERS.contains(&plain(cell.quote().text()).as_str()))
            .peekable();
        if answers.peek().is_some() && answers.all(|answer| answer) {
            self.roles[at] = Some(Role::Status);
            self.why[at] = Why::Content(Content::Statuses);
            self.certain[at] = 0.8;
        }
    }

    /// Of several columns whose headings are words for the same, the one that holds such things has the role; levels
    /// such as high and low are no sections.
    pub(super) fn settle_rivals(&mut self, header: &Row, rows: &[Row]) {
        for role in [Role::Section, Role::Action] {
            let named: Vec<usize> = (0..self.width())
                .filter(|&at| self.roles[at] == Some(role) || self.why[at] == Why::Surplus(role))
                .collect();
            let levels: Vec<usize> = named.iter().copied().filter(|&at| holds_levels(rows, at)).collect();
            let rivals: Vec<usize> = named.into_iter().filter(|at| !levels.contains(at)).collect();
            let weighed =
                rivals.iter().map(|&at| (self.certain[at] + worth(role, content(header, rows, at)), at));
            let best =
                weighed.fold(
                    None,
                    |best: Option<(f32, usize)>, next| {
                        if best.is_none_or(|best| next.0 > best.0) { Some(next) } else { best }
                    },
                );
            for at in rivals.iter().chain(&levels).copied() {
                let wins = best.is_some_and(|(_, winner)| winner == at);
                self.roles[at] = Some(if wins { role } else { Role::Note });
                self.why[at] = match &self.why[at] {
                    Why::Surplus(_) if wins => Why::Heading,
                    Why::Heading if !wins => Why::Surplus(role),
                    why => why.clone(),
                };
            }
        }
    }

    /// Whether its heading says nothing of a column.
    fn is_open(&self, at: usize) -> bool {
        self.roles[at].is_none() && !self.periods.contains(&at)
    }

    /// Whether a heading was only nearly a word for a role, and what stands under it speaks clearly for another.
    fn is_overruled(&self, at: usize, found: Content) -> bool {
        matches!(self.why[at], Why::Misspelt(_))
            && role_of(found).is_some_and(|role| Some(role) != self.roles[at] && found != Content::Tasks)
    }

    pub(super) fn guess(&mut self, at: usize, role: Role, found: Content) {
        self.roles[at] = Some(role);
        self.why[at] = Why::Content(found);
        self.certain[at] = certainty(found);
        self.guessed.push(at);
    }

    /// Where a table names what its rows answer but not what is done, those are its actions; where it names
    /// neither, they are the first statements that stand beside dates and leads or statuses.
    pub(super) fn settle_action(&mut self, rows: &[Row], sure: usize) {
        if self.column(Role::Action).is_some() {
            return;
        }
        if let Some(section) = self.column(Role::Section) {
            let statements =
                (0..self.roles.len()).find(|&at| !self.headings[at].is_empty() && self.holds_words(rows, at));
            let action = statements.filter(|_| self.is_dated()).unwrap_or(section);
            self.take_as_action(action, action != section);
        } else if (sure > 0 || self.guessed.len() >= 2)
            && self.is_dated()
            && let Some(at) = (0..self.roles.len()).find(|&at| self.holds_words(rows, at))
        {
            self.take_as_action(at, true);
        }
    }

    fn holds_words(&self, rows: &[Row], at: usize) -> bool {
        self.roles[at].is_none()
            && matches!(content(&self.no_header(), rows, at), Content::Words | Content::Tasks)
    }

    fn take_as_action(&mut self, at: usize, is_guess: bool) {
        self.roles[at] = Some(Role::Action);
        self.why[at] = Why::Place;
        self.certain[at] = if is_guess { 0.5 } else { 0.65 };
        if is_guess {
            self.guessed.push(at);
        }
    }

    /// The first column without a heading holds the numbers of the rows, if what stands in it is short; numbers
    /// that stand only where a section begins are the sections'.
    pub(super) fn settle_reference(&mut self, rows: &[Row]) {
        const LONGEST: usize = 8;
        let open = self.roles.first().is_some_and(Option::is_none) && self.column(Role::Reference).is_none();
        let cells = || rows.iter().filter(|row| row.cells.len() >= self.width()).map(|row| &row.cells[0]);
        let short = || cells().all(|cell| !cell.exceeds(LONGEST));
        let counts = |cell: &crate::Cell| cell.quote().text().contains(|c: char| c.is_ascii_digit());
        let numbered = || cells().all(|cell| cell.is_empty() || counts(cell)) && cells().any(counts);
        if open && short() && (self.headings[0].is_empty() || numbered()) {
            self.roles[0] = Some(Role::Reference);
            self.why[0] = Why::Place;
            self.certain[0] = 0.8;
        }
        let (Some(number), Some(section)) = (self.column(Role::Reference), self.column(Role::Section)) else {
            return;
        };
        let filled = |row: &Row, at: usize| row.cells.get(at).is_some_and(|cell| !cell.is_empty());
        let several: Vec<&Row> = rows.iter().filter(|row| row.filled().nth(1).is_some()).collect();
        self.numbers_sections = number < section
            && several.iter().all(|row| filled(row, number) == filled(row, section))
            && several.iter().any(|row| !filled(row, number));
    }

    /// An action whose cell is merged over several rows of steps, each with its own date or lead: the steps are what is
    /// done, and what stands beside them all is what they answer.
    pub(super) fn settle_merged(&mut self, rows: &[Row]) {
        let Some(action) = self.column(Role::Action) else { return };
        let covered = |row: &&Row| row.cells.get(action).is_some_and(|cell| cell.merged == Merged::Above);
        if !rows.iter().any(|row| covered(&row)) {
            return;
        }
        let own = |at: usize| {
            rows.iter().filter(covered).all(|row| {
                row.cells.get(at).is_some_and(|cell| !cell.is_empty() && cell.merged == Merged::No)
            })
        };
        let acts = |at: &usize| {
            *at != action
                && (self.why[*at] == Why::Surplus(Role::Action)
                    || self.roles[*at].is_none() && self.holds_words(rows, *at))
                && own(*at)
        };
        let Some(step) = (0..self.width()).find(acts) else { return };
        self.roles[step] = Some(Role::Action);
        self.why[step] = Why::Place;
        self.certain[step] = self.certain[step].max(0.65);
        let above = if self.column(Role::Section).is_none() { Role::Section } else { Role::Note };
        self.roles[action] = Some(above);
        self.why[action] = Why::Place;
    }
}

/// What a column of such things holds.
fn role_of(found: Content) -> Option<Role> {
    match found {
        Content::Dates => Some(Role::Timescale),
        Content::Statuses | Content::Colours => Some(Role::Status),
        Content::Leads | Content::Names => Some(Role::Lead),
        Content::Tasks => Some(Role::Action),
        Content::Words | Content::Mixed => None,
    }
}

/// How sure a role is that only the content tells.
fn certainty(found: Content) -> f32 {
    match found {
        Content::Dates => 0.75,
        Content::Colours => 0.7,
        Content::Statuses => 0.65,
        Content::Leads => 0.6,
        Content::Tasks => 0.55,
        Content::Names => 0.5,
        Content::Words | Content::Mixed => 0.4,
    }
}

/// What the content of a column is worth for a role that its heading names.
fn worth(role: Role, found: Content) -> f32 {
    match (role, found) {
        (_, Content::Dates | Content::Statuses | Content::Colours | Content::Leads | Content::Names) => -1.0,
        (Role::Action, Content::Tasks) => 0.4,
        (Role::Section, Content::Words | Content::Tasks) => 0.6,
        (_, Content::Mixed) => -0.2,
        _ => 0.0,
    }
}

/// Whether the cells of a column are levels and nothing else: high, medium, low.
fn holds_levels(rows: &[Row], at: usize) -> bool {
    const SAMPLE: usize = 40;
    const LEVELS: [&str; 12] = [
        "high",
        "medium",
        "low",
        "h",
        "m",
        "l",
        "med",
        "critical",
        "urgent",
        "essential",
        "desirable",
        "moderate",
    ];
    let cells = rows.iter().take(SAMPLE).filter_map(|row| row.cells.get(at)).filter(|cell| !cell.is_empty());
    let mut levels = cells
        .map(|cell| !cell.exceeds(12) && LEVELS.contains(&plain(cell.quote().text()).as_str()))
        .peekable();
    levels.peek().is_some() && levels.all(|level| level)
}
