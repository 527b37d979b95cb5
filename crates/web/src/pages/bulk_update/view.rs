//! What the table shows.

use goldthread_plan::{Action, Section, SectionNumber};

use super::line::{Lines, Wrong};
use crate::components::Link;
use crate::components::pager::Pager;
use crate::components::tag::Tag;
use crate::form::Sent;
use crate::pages::actions::{Choice, is_led_by, lead_choices, page_address};
use crate::pages::target_date;
use crate::place::Place;
use crate::seen::Seen;
use crate::tally::Which;
use crate::{speak, when, words};

const ROWS_A_PAGE: usize = 30;

/// What was filled in, and what came of it.
#[derive(Debug, Clone, Default)]
pub struct Sheet {
    /// The rows that were filled in.
    pub lines: Lines,
    /// What was pasted and could not be placed.
    pub paste: String,
    /// Who does it, where nobody is asked to sign in.
    pub by: String,
    /// What is wrong.
    pub wrong: Vec<Wrong>,
    /// How many rows were filled from what was pasted.
    pub filled: Option<String>,
    /// What was done just before.
    pub done: Option<&'static str>,
}

/// Which rows are asked for.
#[derive(Debug, Clone, Default)]
pub struct Asked {
    /// Those of a lead.
    pub lead: String,
    /// Those of a section.
    pub section: String,
    /// The page of them.
    pub page: usize,
}

impl Asked {
    /// What an address asks for.
    pub fn of_address(seen: &Seen) -> Self {
        let value = |name| seen.asked(name).unwrap_or_default().to_owned();
        Self { lead: value("lead"), section: value("section"), page: seen.page_number() }
    }

    /// What a form was shown for.
    pub fn of_form(sent: &Sent) -> Self {
        let value = |name| sent.value(name).to_owned();
        let page = sent.value("rows-page").parse().unwrap_or(1);
        Self { lead: value("rows-lead"), section: value("rows-section"), page }
    }

    /// The address that asks for the same.
    pub fn address(&self, place: Place, more: &[(&str, &str)]) -> String {
        let page = self.page.to_string();
        let own = [("lead", self.lead.as_str()), ("section", &self.section), ("page", &page)];
        let own =
            own.into_iter().filter(|(name, value)| !(value.is_empty() || (*name == "page" && *value == "1")));
        place.page("updates", &own.chain(more.iter().copied()).collect::<Vec<_>>())
    }

    fn holds(&self, action: &Action) -> bool {
        let section = self.section.parse().ok().map(SectionNumber);
        Which::Open.holds(action, None)
            && (self.lead.is_empty() || is_led_by(action, &self.lead))
            && section.is_none_or(|section| action.section() == section)
    }
}

/// The table.
pub struct Table<'a> {
    /// The choices of leads.
    pub leads: Vec<Choice>,
    /// The choices of sections.
    pub sections: Vec<Choice>,
    /// How many rows there are.
    pub summary: String,
    /// The rows of this page, and before them those that are filled in and stand on others.
    pub rows: Vec<Row<'a>>,
    /// The other pages.
    pub pager: Pager,
}

/// A row.
pub struct Row<'a> {
    /// The action.
    pub action: &'a Action,
    /// Its number and text.
    pub link: Link,
    /// How it stands.
    pub standing: Tag,
    /// Its date, and the first one where it moved.
    pub dates: String,
    /// When something was last told of it.
    pub told: String,
    /// The date as the row carries it.
    pub shown: String,
}

impl<'a> Table<'a> {
    /// The rows that are asked for, and those that are filled in.
    pub fn of(seen: &'a Seen, asked: &Asked, sheet: &Sheet) -> Self {
        let plan = seen.plan();
        let wanted: Vec<&Action> = plan.actions().iter().filter(|action| asked.holds(action)).collect();
        let address = Asked { page: 1, ..asked.clone() }.address(seen.place, &[]);
        let (pager, part) = Pager::of(wanted.len(), ROWS_A_PAGE, asked.page, page_address(&address));
        let here = &wanted[part];
        let is_here = |action: &&Action| here.iter().any(|one| one.number() == action.number());
        let filled = sheet.lines.all().filter_map(|(number, _)| plan.action(number));
        let elsewhere = filled.filter(|action| !is_here(action));
        Self {
            leads: lead_choices(plan, Some(asked.lead.as_str()).filter(|lead| !lead.is_empty())),
            sections: section_choices(plan.sections(), &asked.section),
            summary: format!(
                "Showing {} of {}.",
                here.len(),
                words::count(wanted.len(), "open action", "open actions")
            ),
            rows: elsewhere.chain(here.iter().copied()).map(|action| Row::of(seen, action)).collect(),
            pager,
        }
    }
}

impl<'a> Row<'a> {
    fn of(seen: &'a Seen, action: &'a Action) -> Self {
        let text = words::shortened(action.fields().text.text(), 140);
        let first = when::first(action).map(|first| format!(", first {first}")).unwrap_or_default();
        let told = action.work().last_update().map(|update| words::day(update.on));
        Self {
            action,
            link: Link::new(format!("{}. {text}", action.number()), seen.place.action(action.number())),
            standing: speak::standing(action),
            dates: format!("{}{first}", when::printed(action)),
            told: told.map_or_else(|| "No update yet".to_owned(), |day| format!("Last update {day}")),
            shown: target_date::shown(seen.plan(), action),
        }
    }
}

fn section_choices(sections: &[Section], chosen: &str) -> Vec<Choice> {
    let every = Choice { value: String::new(), words: "Every section".into(), chosen: chosen.is_empty() };
    let choice = |section: &Section| {
        let value = section.number().to_string();
        Choice { chosen: value == chosen, words: words::shortened(&speak::section_line(section), 60), value }
    };
    std::iter::once(every).chain(sections.iter().map(choice)).collect()
}
