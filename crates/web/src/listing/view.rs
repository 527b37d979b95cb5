//! What a list of actions says, over one plan or over all.

use std::collections::BTreeSet;

use goldthread_anchor::Quote;
use jiff::civil::Date;

use super::asked::{COMPLETIONS, STANDINGS, When};
use super::{Asked, Format, Line};
use crate::components::action_list::ActionRow;
use crate::components::pager::Pager;
use crate::components::sorted::{Column, Sorted};
use crate::pages::actions::{Choice, page_address};
use crate::place::{Place, escaped};
use crate::store::Snapshot;
use crate::tally::Which;
use crate::{speak, words};

const ROWS_A_PAGE: usize = 100;

/// Of what a list is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Of {
    /// One plan at a moment.
    Plan(Place),
    /// All plans that whoever asks sees something of.
    All,
}

/// A list.
pub struct List {
    /// The form that narrows it.
    pub filters: Vec<Filter>,
    /// The order, kept when it is narrowed.
    pub sort: Option<String>,
    /// How many are shown of how many, and on what day they are judged.
    pub summary: String,
    /// The headings.
    pub columns: Vec<Column>,
    /// The actions on this page, each with the title of its plan where that is to be said.
    pub rows: Vec<(ActionRow, Option<String>)>,
    /// The other pages.
    pub pager: Pager,
    /// Where it can be had as a file.
    pub files: Vec<(&'static str, String)>,
    /// Where it can be saved; nothing for whoever has not signed in.
    pub save: Option<String>,
}

/// A choice that narrows a list.
pub struct Filter {
    /// Its name in the address.
    pub name: &'static str,
    /// What it asks.
    pub label: &'static str,
    /// What can be chosen.
    pub choices: Vec<Choice>,
}

impl Of {
    /// The address of the list, or of a file of it, with what is asked.
    pub fn address(self, name: &str, asked: &Asked) -> String {
        let pairs = asked.pairs();
        match self {
            Self::Plan(place) => place.page(name, &pairs),
            Self::All if pairs.is_empty() => format!("/{name}"),
            Self::All => {
                let pairs: Vec<_> =
                    pairs.iter().map(|(name, value)| format!("{name}={}", escaped(value))).collect();
                format!("/{name}?{}", pairs.join("&"))
            }
        }
    }
}

impl List {
    /// The list of the lines that were asked for, of all that there are.
    pub fn of(of: Of, asked: &Asked, found: &[Line<'_>], all: &[Line<'_>], judged: Option<Date>) -> Self {
        let address = page_address(&of.address("actions", asked));
        let (pager, part) = Pager::of(found.len(), ROWS_A_PAGE, asked.page(), address);
        let day = judged.map_or_else(String::new, |day| format!(", judged as at {}", words::day(day)));
        let total = words::count(all.len(), "action", "actions");
        Self {
            filters: filters(of, asked, all),
            sort: asked.value("sort").map(str::to_owned),
            summary: format!("Showing {} of {total}{day}.", found.len()),
            columns: columns(of, asked),
            rows: found[part].iter().map(|line| row(of, line)).collect(),
            pager,
            files: Format::ALL.map(|(_, name, words)| (words, of.address(name, asked))).to_vec(),
            save: None,
        }
    }

    /// The same for somebody who can save it.
    pub fn savable(self, of: Of, asked: &Asked) -> Self {
        let save = format!("/views/new?of={}", escaped(&of.address("actions", asked)));
        Self { save: Some(save), ..self }
    }
}

fn row(of: Of, line: &Line<'_>) -> (ActionRow, Option<String>) {
    let (place, title) = match of {
        Of::Plan(place) => (place, None),
        Of::All => (Place::new(line.shot.id(), None), Some(words::shortened(line.plan().title(), 80))),
    };
    (ActionRow::of(line.action, line.plan(), &line.shot.report(), line.day, place), title)
}

/// The headings; each but the first leads to the list in its order, or the other way round where it is in it.
fn columns(of: Of, asked: &Asked) -> Vec<Column> {
    let sort = asked.value("sort").unwrap_or_default();
    let column = |(words, by): (&'static str, &str)| {
        let (next, sorted) = match sort.strip_prefix('-') {
            _ if sort == by => (format!("-{by}"), Sorted::Ascending),
            Some(turned) if turned == by => (by.to_owned(), Sorted::Descending),
            _ => (by.to_owned(), Sorted::No),
        };
        let href = of.address("actions", &asked.sorted(&next));
        Column { words, href: Some(href), sorted }
    };
    let others = [("Section", "section"), ("Lead", "lead"), ("By when", "date"), ("Status", "status")];
    let first = Column { words: "Action", href: None, sorted: Sorted::No };
    std::iter::once(first).chain(others.map(column)).collect()
}

fn filters(of: Of, asked: &Asked, all: &[Line<'_>]) -> Vec<Filter> {
    let filter = |name: &'static str, label: &'static str, every: &str, choices: Vec<(String, String)>| {
        let chosen = asked.value(name);
        let first = Choice { value: String::new(), words: every.to_owned(), chosen: chosen.is_none() };
        let rest =
            choices.into_iter().map(|(value, words)| Choice { chosen: chosen == Some(&value), value, words });
        Filter { name, label, choices: std::iter::once(first).chain(rest).collect() }
    };
    let fixed = |word: &str, words: &str| (word.to_owned(), words.to_owned());
    let which = Which::ALL.iter().skip(1).map(|(_, word, words)| fixed(word, words)).collect();
    let standings =
        STANDINGS.iter().map(|(standing, word)| fixed(word, standing.map_or("No status", |own| own.word())));
    let completions = COMPLETIONS.iter().map(|(_, word, words)| fixed(word, words));
    let dates = When::ALL.iter().map(|(_, word, words)| fixed(word, words));
    let mut filters = vec![filter("show", "Show", "All actions", which)];
    if of == Of::All {
        filters.push(filter("plan", "Plan", "Every plan", plans(all)));
    }
    filters.push(filter("lead", "Lead", "Every lead", leads(all)));
    if of != Of::All || asked.plan().is_some() {
        filters.push(filter("section", "Section", "Every section", sections(all, asked)));
    }
    filters.push(filter("status", "Status", "Every status", standings.collect()));
    filters.push(filter("completion", "Completion", "However far", completions.collect()));
    filters.push(filter("date", "Date", "Every date", dates.collect()));
    let phases = phases(all);
    if !phases.is_empty() {
        filters.push(filter("phase", "Phase", "Every phase", phases));
    }
    filters
}

fn plans(all: &[Line<'_>]) -> Vec<(String, String)> {
    let mut plans: Vec<&Snapshot> = all.iter().map(|line| line.shot).collect();
    plans.dedup_by_key(|shot| shot.id());
    plans.iter().map(|shot| (shot.id().to_string(), words::shortened(shot.plan().title(), 60))).collect()
}

fn leads(all: &[Line<'_>]) -> Vec<(String, String)> {
    let leads: BTreeSet<&str> =
        all.iter().flat_map(|line| &line.action.fields().leads).map(Quote::text).collect();
    leads.into_iter().map(|lead| (lead.to_owned(), words::shortened(lead, 60))).collect()
}

fn phases(all: &[Line<'_>]) -> Vec<(String, String)> {
    let phases: BTreeSet<&str> = all.iter().flat_map(Line::phases).collect();
    phases.into_iter().map(|phase| (phase.to_owned(), words::shortened(phase, 60))).collect()
}

/// The sections that have an action in the list, in the order printed.
fn sections(all: &[Line<'_>], asked: &Asked) -> Vec<(String, String)> {
    let own = all.iter().filter(|line| asked.plan().is_none_or(|plan| line.shot.id() == plan));
    let mut sections: Vec<_> = own.filter_map(Line::section).collect();
    sections.dedup_by_key(|section| section.number());
    let choice = |section: &&goldthread_plan::Section| {
        (section.number().to_string(), words::shortened(&speak::section_line(section), 60))
    };
    sections.iter().map(choice).collect()
}
