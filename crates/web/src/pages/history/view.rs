//! What a history says.

use std::cmp::Reverse;

use goldthread_plan::{About, Action, ActionNumber, Event, Section};
use jiff::Timestamp;
use jiff::tz::TimeZone;

use crate::components::pager::Pager;
use crate::components::plan_head::Head;
use crate::pages::actions::page_address;
use crate::pages::role;
use crate::place::Place;
use crate::seen::Seen;
use crate::store::{At, DirectoryHappening, Happening, day_of};
use crate::{speak, tabs, words};

const ROWS_A_PAGE: usize = 50;
const MOST_ENTRIES: usize = 1_000;

/// A history, the newest thing first.
pub struct History {
    /// The title of the page.
    pub title: String,
    /// The head of the page; nothing for the history of one thing.
    pub head: Option<Head>,
    /// The moment that is shown, as it was asked for.
    pub asked: String,
    /// How many entries there are.
    pub summary: String,
    /// The sentences on this page.
    pub rows: Vec<Row>,
    /// The other pages.
    pub pager: Pager,
}

/// What someone did at one moment: a sentence, and every entry where there are several.
pub struct Row {
    /// The number of its last entry.
    pub entry: u64,
    /// The plan as it stood then.
    pub href: String,
    /// When it was recorded.
    pub when: String,
    /// Who did what.
    pub sentence: String,
    /// The sentences of the single entries, each with its number; empty where there is one.
    pub entries: Vec<(u64, String)>,
    /// How many of them are not shown.
    pub left_out: usize,
}

impl History {
    /// The history of a plan.
    pub fn of_plan(seen: &Seen) -> Self {
        let head = Head {
            caption: seen.plan().title().to_owned(),
            title: "History".into(),
            tabs: tabs::tabs(seen.place, tabs::Here::History),
        };
        let view = Self::of(seen, "History".into(), &seen.place.page("history", &[]), |_| true);
        Self { head: Some(head), ..view }
    }

    /// The history of a section: what was said of it.
    pub fn of_section(seen: &Seen, section: &Section) -> Self {
        let number = section.number();
        let title = format!("History of {}", section.name());
        let stands_here =
            |action| seen.plan().action(action).is_some_and(|action| action.section() == number);
        Self::of(seen, title, &seen.place.section_history(number), |event| match event.about() {
            About::All => true,
            About::Plan => false,
            About::Section(section) | About::Action(_, Some(section)) => section == number,
            About::Action(action, None) => stands_here(action),
            About::Actions(actions) => actions.iter().any(|action| stands_here(*action)),
        })
    }

    /// The history of an action.
    pub fn of_action(seen: &Seen, action: &Action) -> Self {
        let number = action.number();
        let title = format!("History of {}", speak::action_name(action));
        let handed = hand_overs_of(seen, number);
        Self::with(seen, title, &seen.place.action_history(number), &handed, |event| match event.about() {
            About::All => true,
            About::Plan | About::Section(_) => false,
            About::Action(action, _) => action == number,
            About::Actions(actions) => actions.contains(&number),
        })
    }

    fn of(seen: &Seen, title: String, address: &str, is_about: impl Fn(&Event) -> bool) -> Self {
        Self::with(seen, title, address, &[], is_about)
    }

    /// What happened to the plan, and the hand-overs among it, in the order of the ledger.
    fn with(
        seen: &Seen,
        title: String,
        address: &str,
        handed: &[&DirectoryHappening],
        is_about: impl Fn(&Event) -> bool,
    ) -> Self {
        let all: Vec<&Happening> = seen
            .shot
            .history()
            .iter()
            .map(AsRef::as_ref)
            .filter(|happening| is_about(&happening.event))
            .collect();
        let groups = all.chunk_by(|one, next| one.at == next.at && one.by == next.by).map(Told::Plan);
        let mut told: Vec<Told<'_>> = groups.chain(handed.iter().copied().map(Told::HandOver)).collect();
        told.sort_by_key(|one| Reverse(one.entry()));
        let (pager, part) = Pager::of(told.len(), ROWS_A_PAGE, seen.page_number(), page_address(address));
        let summary = words::sentence(&words::count(all.len() + handed.len(), "entry", "entries"));
        Self {
            title,
            head: None,
            asked: seen.asked_moment(),
            summary: format!("{summary} of the ledger, the newest first. Times are in UTC."),
            rows: told[part].iter().filter_map(|one| Row::told(one, seen)).collect(),
            pager,
        }
    }
}

/// What stands in one row.
enum Told<'a> {
    /// What someone did to the plan at one moment.
    Plan(&'a [&'a Happening]),
    /// A role went to somebody else.
    HandOver(&'a DirectoryHappening),
}

impl Told<'_> {
    fn entry(&self) -> u64 {
        match self {
            Self::Plan(group) => group.last().map_or(0, |last| last.entry),
            Self::HandOver(handed) => handed.entry,
        }
    }
}

/// The hand-overs that moved an action, up to the moment that is shown.
fn hand_overs_of(seen: &Seen, action: ActionNumber) -> Vec<&DirectoryHappening> {
    let by_then = |one: &&DirectoryHappening| match seen.shot.at() {
        Some(At::Entry(entry)) => one.entry <= entry,
        Some(At::Day(day)) => day_of(one.at) <= day,
        None => true,
    };
    seen.app.directory().handovers_of(seen.shot.id(), action).filter(by_then).collect()
}

impl Row {
    fn told(told: &Told<'_>, seen: &Seen) -> Option<Self> {
        match told {
            Told::Plan(group) => Self::of(group, seen),
            Told::HandOver(handed) => Some(Self::handed_over(handed, seen)),
        }
    }

    fn handed_over(handed: &DirectoryHappening, seen: &Seen) -> Self {
        Self {
            entry: handed.entry,
            href: as_at(seen, handed.entry),
            when: said_in_utc(handed.at),
            sentence: role::sentence(&seen.app, handed),
            entries: Vec::new(),
            left_out: 0,
        }
    }

    fn of(group: &[&Happening], seen: &Seen) -> Option<Self> {
        let (first, last) = (group.first()?, group.last()?);
        let single = |happening: &&Happening| {
            (
                happening.entry,
                words::full_sentence(&format!("{} {}", happening.by, happening.event.sentence())),
            )
        };
        let entries: Vec<(u64, String)> =
            if group.len() > 1 { group.iter().take(MOST_ENTRIES).map(single).collect() } else { Vec::new() };
        Some(Self {
            entry: last.entry,
            href: as_at(seen, last.entry),
            when: said_in_utc(last.at),
            sentence: words::full_sentence(&format!(
                "{} {}{}",
                first.by,
                first.event.sentence(),
                and_so_on(group)
            )),
            left_out: if entries.is_empty() { 0 } else { group.len() - entries.len() },
            entries,
        })
    }
}

/// The plan as it stood at an entry.
fn as_at(seen: &Seen, entry: u64) -> String {
    Place::new(seen.shot.id(), Some(At::Entry(entry))).plan()
}

fn said_in_utc(at: Timestamp) -> String {
    let moment = at.to_zoned(TimeZone::UTC);
    format!("{}, {:02}:{:02}", words::day(moment.date()), moment.hour(), moment.minute())
}

/// What came with the first thing of a group, counted: ", with 10 sections, 61 actions and 5 doubts".
fn and_so_on(group: &[&Happening]) -> String {
    let mut counts: Vec<((&str, &str), usize)> = Vec::new();
    for named in group.iter().skip(1).filter_map(|happening| happening.event.counted()) {
        match counts.iter_mut().find(|(other, _)| *other == named) {
            Some((_, number)) => *number += 1,
            None => counts.push((named, 1)),
        }
    }
    let said: Vec<String> =
        counts.into_iter().map(|((one, many), number)| words::count(number, one, many)).collect();
    if said.is_empty() { String::new() } else { format!(", with {}", words::row_of(&said)) }
}
