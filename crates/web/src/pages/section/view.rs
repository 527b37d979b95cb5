//! What the page of a section says.

use std::sync::Arc;

use goldthread_anchor::Quote;
use goldthread_people::{Permission, Thing};
use goldthread_plan::periods::{Axis, Period};
use goldthread_plan::work::Topic;
use goldthread_plan::{Action, Plan, Section};

use crate::components::Link;
use crate::components::action_list::ActionRow;
use crate::components::flag_list::FlagRow;
use crate::components::tag::Tag;
use crate::pages::governance::about::About;
use crate::pages::{comments, leads};
use crate::place::Place;
use crate::reporting::under;
use crate::seen::Seen;
use crate::speak::{self, Rated};
use crate::tally::Which;
use crate::{rated, tally, when, words};

/// The page.
pub struct SectionPage {
    /// The plan, and the band of the document that it stands under.
    pub caption: String,
    /// What people cite it by.
    pub name: String,
    /// The recommendation, area or finding in its own words.
    pub title: Said,
    /// The ratings of each period, the last first; empty where there is none.
    pub periods: Vec<PeriodRow>,
    /// The ratings; nothing where neither a period nor the document has any.
    pub ratings: Option<(Rated, Rated)>,
    /// Whom the inspectors asked to do it, and by when; empty where they did not say.
    pub asked_of: Vec<(String, String)>,
    /// What inspectors found, word for word.
    pub finding: Option<Said>,
    /// What should be different for children.
    pub outcomes: Vec<Said>,
    /// Its actions.
    pub actions: Vec<ActionRow>,
    /// Actions of other sections that it shares.
    pub shared: Vec<ActionRow>,
    /// How many there are, and how many are said to be complete or overdue.
    pub count: String,
    /// What has been done, what will be done, what stands in the way: as the document tells it outside a table.
    pub told: Vec<(&'static str, Vec<Said>)>,
    /// What the rules ask about the section itself.
    pub flags: Vec<FlagRow>,
    /// The section before and the one after.
    pub before: Option<Link>,
    /// See `before`.
    pub after: Option<Link>,
    /// Its comments, by their count.
    pub comments: Link,
    /// What happened to it.
    pub history: String,
    /// What boards asked and decided about it.
    pub boards: About,
    /// The moment that is shown, as it was asked for.
    pub asked: String,
}

/// The ratings of a period.
pub struct PeriodRow {
    /// The period, and where its sheet is, for those who may see it.
    pub period: (String, Option<String>),
    /// Process and impact, each with why.
    pub ratings: [(Tag, String); 2],
}

/// Words of the document and where they stand in it.
pub struct Said {
    /// The words.
    pub words: String,
    /// Where they stand; nothing where a person typed them.
    pub href: Option<String>,
}

impl Said {
    /// A quote with its place.
    pub fn of(quote: &Quote, place: Place) -> Self {
        Self { words: quote.text().to_owned(), href: place.words(&quote.anchor(), quote.text()) }
    }

    fn all(quotes: &[Quote], place: Place) -> Vec<Self> {
        quotes.iter().map(|quote| Self::of(quote, place)).collect()
    }
}

impl SectionPage {
    /// The page as things stood.
    pub fn of(seen: &Seen, section: &Section) -> Self {
        let (plan, place, report) = (seen.plan(), seen.place_in(section.document()), seen.shot.report());
        let (fields, day) = (section.fields(), seen.shot.judged_on());
        let actions: Vec<ActionRow> = plan
            .actions_of(section.number())
            .map(|action| ActionRow::of(action, plan, &report, day, place))
            .collect();
        let band = fields.group.as_ref().map(|group| format!(" · {}", group.text())).unwrap_or_default();
        let (before, after) = neighbours(seen, section);
        let flags = tally::flags_of_section(&report, section.number());
        Self {
            caption: format!("{}{band}", plan.title()),
            name: section.name(),
            title: Said::of(&fields.title, place),
            periods: periods(seen, section),
            ratings: ratings(plan, section),
            asked_of: asked_of(section),
            finding: (!fields.finding.is_empty()).then(|| Said::of(&fields.finding, place)),
            outcomes: Said::all(&fields.outcomes, place),
            count: count(&actions, &plan.actions_of(section.number()).collect::<Vec<_>>()),
            actions,
            shared: plan
                .actions_shared_with(section.number())
                .filter(|action| seen.app.may(Permission::SeePlan, leads::thing(seen.shot.id(), action)))
                .map(|action| ActionRow::of(action, plan, &report, day, place))
                .collect(),
            told: told(section, place),
            flags: flags.iter().map(|flag| FlagRow::of(flag, "", None, place)).collect(),
            before,
            after,
            comments: Link::new(
                comments::counted(seen, Topic::Section(section.number())),
                place.section_page(section.number(), "comments"),
            ),
            history: place.section_history(section.number()),
            boards: About::section(seen, section.number().0),
            asked: seen.asked_moment(),
        }
    }
}

/// The ratings of the last period beside the one before; where there is none, as the document prints them.
fn ratings(plan: &Plan, section: &Section) -> Option<(Rated, Rated)> {
    let fields = section.fields();
    if let Some(period) = plan.periods().last() {
        let [process, impact] = Axis::ALL.map(|axis| rated::in_period(plan, period, section.number(), axis));
        return Some((process, impact));
    }
    let is_rated = speak::is_rated(&fields.process) || speak::is_rated(&fields.impact);
    is_rated.then(|| (speak::rated(&fields.process), speak::rated(&fields.impact)))
}

fn periods(seen: &Seen, section: &Section) -> Vec<PeriodRow> {
    let (plan, number) = (seen.plan(), section.number());
    let sees_all = seen.app.may(Permission::SeePlan, Thing::Plan(seen.shot.id().uuid()));
    let row = |period: &Arc<Period>| {
        let sheet = seen.place.page(&under(period.number, ""), &[]);
        let state = if period.is_open() { " (open)" } else { "" };
        let rating = |axis| {
            let rating = period.rating(number, axis);
            let corrected = rating.is_some_and(|rating| !rating.corrections.is_empty());
            let reason = rating.map(|rating| rating.reason.clone()).unwrap_or_default();
            let words = if corrected { format!("{reason} (corrected since)") } else { reason };
            (rated::rating(plan.scheme_of(period), axis, rating), words)
        };
        PeriodRow {
            period: (format!("{}{state}", period.title), sees_all.then_some(sheet)),
            ratings: Axis::ALL.map(rating),
        }
    };
    plan.periods().iter().rev().map(row).collect()
}

/// What a report says of who has to do it and by when.
fn asked_of(section: &Section) -> Vec<(String, String)> {
    let fields = section.fields();
    let bodies: Vec<String> = fields.responsible.iter().map(|body| body.text().to_owned()).collect();
    let said = [("Asked of", words::row_of(&bodies)), ("By when", fields.deadline.printed().to_owned())];
    let moved = when::moved(section.moved_from()).map(|words| ("Moved", words));
    let said = said.into_iter().chain(moved).filter(|(_, words)| !words.is_empty());
    said.map(|(what, words)| (what.to_owned(), words)).collect()
}

fn told(section: &Section, place: Place) -> Vec<(&'static str, Vec<Said>)> {
    let fields = section.fields();
    let all = [
        ("Where things stand", &fields.current_position),
        ("Work that is planned", &fields.scheduled_work),
        ("Concerns", &fields.areas_of_concern),
    ];
    let found = all.into_iter().filter(|(_, quotes)| !quotes.is_empty());
    found.map(|(title, quotes)| (title, Said::all(quotes, place))).collect()
}

fn count(rows: &[ActionRow], actions: &[&Action]) -> String {
    let overdue = rows.iter().filter(|action| action.overdue).count();
    let of = |which: Which| actions.iter().filter(|action| which.holds(action, None)).count();
    let [claimed, verified, moved] = [Which::Claimed, Which::Verified, Which::Moved].map(of);
    let all = words::sentence(&words::count(actions.len(), "action", "actions"));
    let dates = words::noun(moved, "date", "dates");
    format!(
        "{all}: {claimed} said to be complete, {verified} of them verified, {overdue} overdue, {moved} {dates} moved."
    )
}

fn neighbours(seen: &Seen, section: &Section) -> (Option<Link>, Option<Link>) {
    let sections = seen.plan().sections();
    let here = sections.iter().position(|one| one.number() == section.number());
    let link = |at: Option<usize>| {
        let one = sections.get(at?)?;
        let thing = Thing::Section(seen.shot.id().uuid(), one.number().0);
        if !seen.app.may(Permission::SeePlan, thing) {
            return None;
        }
        Some(Link::new(speak::section_line(one), seen.place.section(one.number())))
    };
    (link(here.and_then(|here| here.checked_sub(1))), link(here.map(|here| here + 1)))
}
