//! What a history says.

use goldthread_plan::{Action, Event, PlanOpened, Section};
use jiff::tz::TimeZone;

use crate::components::pager::Pager;
use crate::components::plan_head::Head;
use crate::pages::actions::page_address;
use crate::place::Place;
use crate::seen::Seen;
use crate::store::{At, Happening};
use crate::{speak, tabs, words};

const ROWS_A_PAGE: usize = 50;

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

/// Something that happened.
pub struct Row {
    /// The number of its entry.
    pub entry: u64,
    /// The plan as it stood then.
    pub href: String,
    /// When it was recorded.
    pub when: String,
    /// Who did what.
    pub sentence: String,
}

impl History {
    /// The history of a plan.
    pub fn of_plan(seen: &Seen) -> Self {
        let head = Head {
            caption: seen.plan().title().to_owned(),
            title: "History".into(),
            tabs: tabs::tabs(seen.place, tabs::Here::History),
        };
        let view = Self::of(seen, "History".into(), seen.place.page("history", &[]), |_| true);
        Self { head: Some(head), ..view }
    }

    /// The history of a section: what was said of it.
    pub fn of_section(seen: &Seen, section: &Section) -> Self {
        let number = section.number();
        let title = format!("History of {}", section.name());
        Self::of(seen, title, seen.place.section_history(number), |event| match event {
            Event::PlanOpened(PlanOpened { .. }) => true,
            Event::SectionAdded(added) => added.section == number,
            Event::ActionAdded(added) => added.section == number,
            Event::DoubtLeft(_) => false,
        })
    }

    /// The history of an action.
    pub fn of_action(seen: &Seen, action: &Action) -> Self {
        let number = action.number();
        let title = format!("History of {}", speak::action_name(action));
        Self::of(seen, title, seen.place.action_history(number), |event| match event {
            Event::PlanOpened(PlanOpened { .. }) => true,
            Event::ActionAdded(added) => added.action == number,
            Event::SectionAdded(_) | Event::DoubtLeft(_) => false,
        })
    }

    fn of(seen: &Seen, title: String, address: String, is_about: impl Fn(&Event) -> bool) -> Self {
        let all: Vec<&Happening> =
            seen.shot.history().iter().rev().filter(|happening| is_about(&happening.event)).collect();
        let (pager, part) = Pager::of(all.len(), ROWS_A_PAGE, seen.page_number(), page_address(address));
        let summary = words::count(all.len(), "entry", "entries");
        Self {
            title,
            head: None,
            asked: seen.shot.at().map(|at| at.to_string()).unwrap_or_default(),
            summary: format!("{}, the newest first.", words::sentence(&summary)),
            rows: all[part].iter().map(|happening| Row::of(happening, seen)).collect(),
            pager,
        }
    }
}

impl Row {
    fn of(happening: &Happening, seen: &Seen) -> Self {
        let Happening { entry, at, by, event } = happening;
        let moment = at.to_zoned(TimeZone::UTC);
        Self {
            entry: *entry,
            href: Place::new(seen.shot.id(), Some(At::Entry(*entry))).plan(),
            when: format!("{}, {:02}:{:02} UTC", words::day(moment.date()), moment.hour(), moment.minute()),
            sentence: format!("{by} {}", event.sentence()),
        }
    }
}
