//! What the page of a section says.

use goldthread_anchor::Quote;
use goldthread_people::{Permission, Thing};
use goldthread_plan::Section;

use crate::components::Link;
use crate::components::action_list::ActionRow;
use crate::components::evidence::may_see_all;
use crate::components::flag_list::FlagRow;
use crate::pages::evidence::Lacking;
use crate::pages::leads;
use crate::place::Place;
use crate::seen::Seen;
use crate::speak::{self, Rated};
use crate::{tally, when, words};

/// The page.
pub struct SectionPage {
    /// The plan, and the band of the document that it stands under.
    pub caption: String,
    /// What people cite it by.
    pub name: String,
    /// The recommendation, area or finding in its own words.
    pub title: Said,
    /// The ratings; nothing where the document prints none.
    pub ratings: Option<(Rated, Rated)>,
    /// Whom the inspectors asked to do it, and by when; empty where they did not say.
    pub asked_of: Vec<(String, String)>,
    /// What inspectors found, word for word.
    pub finding: Option<Said>,
    /// What should be different for children.
    pub outcomes: Vec<Said>,
    /// Its actions.
    pub actions: Vec<ActionRow>,
    /// How many there are, and how many are said to be complete or overdue.
    pub count: String,
    /// What has been done, what will be done, what stands in the way: as the document tells it outside a table.
    pub told: Vec<(&'static str, Vec<Said>)>,
    /// What bears it out.
    pub evidence: Borne,
    /// What the rules ask about the section itself.
    pub flags: Vec<FlagRow>,
    /// The section before and the one after.
    pub before: Option<Link>,
    /// See `before`.
    pub after: Option<Link>,
    /// What happened to it.
    pub history: String,
    /// The moment that is shown, as it was asked for.
    pub asked: String,
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

/// What bears a section out.
pub struct Borne {
    /// How many pieces of each kind; nothing where there are none.
    pub counted: Option<String>,
    /// What is lacking.
    pub lacking: Option<&'static str>,
    /// The list of them; nothing for those who may not see the whole plan.
    pub list: Option<String>,
    /// All of it in one file; nothing where there is none, and for those who may not open files.
    pub pack: Option<String>,
}

impl Borne {
    fn of(seen: &Seen, section: &Section) -> Self {
        let number = section.number();
        let lacking = Lacking::of(seen.plan(), number, leads::day_shown(seen));
        let counted = lacking.counted();
        let thing = Thing::Section(seen.shot.id().uuid(), number.0);
        let may_open = seen.app.config().files.is_some() && seen.app.may(Permission::SeeEvidence, thing);
        Self {
            lacking: lacking.words(),
            list: may_see_all(seen).then(|| seen.place.page("evidence", &[("section", &number.to_string())])),
            pack: (may_open && counted.is_some())
                .then(|| seen.place.page(&format!("sections/{number}/evidence.zip"), &[])),
            counted,
        }
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
        let rated = speak::is_rated(&fields.process) || speak::is_rated(&fields.impact);
        let (before, after) = neighbours(seen, section);
        let flags = tally::flags_of_section(&report, section.number());
        Self {
            caption: format!("{}{band}", plan.title()),
            name: section.name(),
            title: Said::of(&fields.title, place),
            ratings: rated.then(|| (speak::rated(&fields.process), speak::rated(&fields.impact))),
            asked_of: asked_of(section),
            finding: (!fields.finding.is_empty()).then(|| Said::of(&fields.finding, place)),
            outcomes: Said::all(&fields.outcomes, place),
            count: count(
                &actions,
                plan.actions_of(section.number()).filter(|action| action.is_claimed_complete()).count(),
            ),
            actions,
            told: told(section, place),
            evidence: Borne::of(seen, section),
            flags: flags.iter().map(|flag| FlagRow::of(flag, "", None, place)).collect(),
            before,
            after,
            history: place.section_history(section.number()),
            asked: seen.asked_moment(),
        }
    }
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

fn count(actions: &[ActionRow], claimed: usize) -> String {
    let overdue = actions.iter().filter(|action| action.overdue).count();
    let all = words::count(actions.len(), "action", "actions");
    format!("{}: {claimed} said to be complete, {overdue} overdue.", words::sentence(&all))
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
