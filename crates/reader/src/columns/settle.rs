//! What the headings leave open, settled by what stands under them and beside them.

use super::{Columns, Told, Why};
use crate::content::{Content, content, is_date};
use crate::lexicon::{Role, lexicon};
use crate::recognise::own_fields;
use crate::{Merged, Row};
use goldthread_anchor::Quote;
use goldthread_tree::words::plain;

impl Columns {
    /// Dates, statuses, leads and tasks say what a column is whose heading does not.
    pub(super) fn settle_by_content(&mut self, header: &Row, rows: &[Row]) {
        for at in 0..self.roles.len() {
            let wrong = self.roles[at] == Some(Role::Timescale)
                && lexicon().is_loose(&self.plain[at])
                && !holds_dates(rows, at);
            self.settle_told(header, rows, at);
            self.settle_yes(rows, at);
            let misspelt = matches!(self.why[at], Why::Misspelt(_));
            let surplus = matches!(self.why[at], Why::Surplus(_)) && self.column(Role::Timescale).is_none();
            if !self.is_open(at) && !wrong && !misspelt && !surplus {
                continue;
            }
            let found = content(header, rows, at);
            if surplus && found == Content::Dates {
                self.guess(at, Role::Timescale, found);
                continue;
            }
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

    /// A column headed as progress that holds ratings and nothing else is one of statuses: `Where are we now? (BRAG)`,
    /// or `Where are we?` beside one that tells what was done.
    fn settle_told(&mut self, header: &Row, rows: &[Row], at: usize) {
        if self.roles[at] != Some(Role::Progress) || self.column(Role::Status).is_some() {
            return;
        }
        let found = content(header, rows, at);
        let both = || lexicon().names_both(&self.plain[at], Role::Progress, Role::Status);
        let beside = || {
            self.columns(Role::Progress)
                .any(|other| other != at && content(header, rows, other) != Content::Statuses)
        };
        if found == Content::Colours || found == Content::Statuses && (both() || beside()) {
            self.roles[at] = Some(Role::Status);
            self.why[at] = Why::Content(found);
            self.certain[at] = 0.8;
        }
    }

    /// A column headed as `Completed?` that holds yes and no is one of statuses.
    fn settle_yes(&mut self, rows: &[Row], at: usize) {
        let asks = self.is_open(at) && lexicon().is_asked(&self.plain[at]);
        if !asks || self.column(Role::Status).is_some() {
            return;
        }
        let cells = rows.iter().take(40).filter_map(|row| row.cells.get(at)).filter(|cell| !cell.is_empty());
        let mut answers = cells.map(|cell| !cell.exceeds(12) && answers_yes(&cell.text())).peekable();
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
                let loses = if self.names_outcome(at) { Role::Impact } else { Role::Note };
                self.roles[at] = Some(if wins { role } else { loses });
                self.why[at] = match &self.why[at] {
                    Why::Surplus(_) if wins => Why::Heading,
                    Why::Heading if !wins => Why::Surplus(role),
                    why => why.clone(),
                };
            }
        }
    }

    pub(super) fn names_outcome(&self, at: usize) -> bool {
        self.plain[at].split(' ').any(|word| word == "outcome" || word == "outcomes")
    }

    /// Outcomes that stand before the actions, each over several of them, are what those answer; so are targets.
    pub(super) fn settle_outcomes(&mut self, rows: &[Row]) {
        const SAMPLE: usize = 40;
        let Some(action) = self.column(Role::Action).filter(|_| self.column(Role::Section).is_none()) else {
            return;
        };
        let shared = |at: &usize| {
            let cells = rows.iter().take(SAMPLE).filter_map(|row| row.cells.get(*at));
            let cells: Vec<(bool, Quote)> =
                cells.map(|cell| (cell.merged == Merged::Above, cell.quote())).collect();
            let again = |above: &Quote, cell: &Quote| !cell.is_empty() && above.text() == cell.text();
            cells.windows(2).any(|pair| pair[1].0 || again(&pair[0].1, &pair[1].1))
        };
        let over = |at: &usize| self.roles[*at] == Some(Role::Impact) && self.names_outcome(*at);
        // A target beside a date is what is to be reached.
        let aims = |at: &usize| {
            self.why[*at] == Why::Surplus(Role::Timescale)
                && lexicon().is_loose(&self.plain[*at])
                && matches!(content(&self.no_header(), rows, *at), Content::Words | Content::Tasks)
        };
        if let Some(at) = (0..action).find(|at| over(at) && shared(at) || aims(at)) {
            self.roles[at] = Some(Role::Section);
            self.why[at] = Why::Place;
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
        let counts = |cell: &crate::Cell| cell.text().contains(|c: char| c.is_ascii_digit());
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

    /// Evidence tells of progress where no other column does, and where it says what happened: `Attendance lists` is what
    /// will show it.
    pub(super) fn settle_evidence(&mut self, rows: &[Row]) {
        const STATEMENT: usize = 4;
        let says = |cell: &Quote| {
            cell.text().ends_with('.') || cell.text().split_whitespace().nth(STATEMENT - 1).is_some()
        };
        let happened = |at: usize| {
            let cells = rows.iter().filter_map(|row| row.cells.get(at)).map(crate::Cell::quote);
            let cells: Vec<Quote> = cells.filter(|cell| !cell.is_empty()).take(40).collect();
            cells.iter().filter(|cell| says(cell)).count() * 2 >= cells.len()
        };
        let tells = |at: &usize| {
            self.roles[*at] == Some(Role::Note) && lexicon().is_evidence(&self.plain[*at]) && happened(*at)
        };
        if self.column(Role::Progress).is_none()
            && let Some(at) = (0..self.width()).find(tells)
        {
            self.roles[at] = Some(Role::Progress);
            self.why[at] = Why::Heading;
            self.certain[at] = 0.7;
        }
    }

    /// Whether the cells of actions say who and by when themselves, where no column does: `... (Head of Service, June)`;
    /// or those of a column that is not known.
    pub(super) fn settle_own_fields(&mut self, rows: &[Row]) {
        const SAMPLE: usize = 20;
        let Some(action) = self.column(Role::Action).filter(|_| self.column(Role::Lead).is_none()) else {
            return;
        };
        let told = |at: usize, tells: &dyn Fn(&Quote) -> bool| {
            let cells = rows.iter().take(SAMPLE).filter_map(|row| row.cells.get(at)).map(crate::Cell::quote);
            let cells: Vec<Quote> = cells.filter(|cell| !cell.is_empty()).collect();
            let told = cells.iter().filter(|cell| tells(cell)).count();
            told > 0 && told * 2 >= cells.len()
        };
        let open =
            |at: &usize| matches!(self.roles[*at], None | Some(Role::Note)) && !self.periods.contains(at);
        let own = told(action, &|cell| own_fields::in_cell(cell).is_some())
            || (0..self.width()).filter(open).any(|at| told(at, &|cell| own_fields::of_cell(cell).is_some()));
        if own && self.told == Told::Apart {
            self.told = Told::InActions;
        }
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

/// Whether a cell answers a question with yes or no, in words or by a tick.
fn answers_yes(text: &str) -> bool {
    const ANSWERS: [&str; 7] = ["y", "n", "yes", "no", "partly", "partial", "partially"];
    let mut letters = text.trim_end_matches('\u{FE0F}').chars();
    let ticked = letters.next().is_some_and(|c| !c.is_alphanumeric()) && letters.next().is_none();
    ticked || ANSWERS.contains(&plain(text).as_str())
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

/// Whether dates stand in a column, and no figures beside them: `Ongoing` or `Published` may.
fn holds_dates(rows: &[Row], at: usize) -> bool {
    const SAMPLE: usize = 40;
    let cells = rows.iter().filter_map(|row| row.cells.get(at)).map(crate::Cell::quote);
    let cells: Vec<Quote> = cells.filter(|cell| !cell.is_empty()).take(SAMPLE).collect();
    let dates = cells.iter().filter(|cell| is_date(cell.text())).count();
    let figures = |cell: &Quote| cell.text().contains(|c: char| c.is_ascii_digit()) && !is_date(cell.text());
    dates * 3 > cells.len() && !cells.iter().any(figures)
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
    let mut levels =
        cells.map(|cell| !cell.exceeds(12) && LEVELS.contains(&plain(&cell.text()).as_str())).peekable();
    levels.peek().is_some() && levels.all(|level| level)
}
