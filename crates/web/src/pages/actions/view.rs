//! What the list of actions says.

use std::collections::BTreeSet;

use goldthread_people::{Permission, Thing};
use goldthread_plan::{Action, Plan};

use crate::components::Link;
use crate::components::action_list::ActionRow;
use crate::components::pager::Pager;
use crate::components::plan_head::Head;
use crate::seen::Seen;
use crate::tally::Which;
use crate::{tabs, words};

const ROWS_A_PAGE: usize = 100;

/// The list, and what it was asked for.
pub struct Actions {
    /// The head of the page.
    pub head: Head,
    /// The moment that is shown, as it was asked for.
    pub asked: String,
    /// The choices of which actions, with the one that is chosen.
    pub which: Vec<Choice>,
    /// The choices of leads.
    pub leads: Vec<Choice>,
    /// How many are shown of how many, and on what day they are judged.
    pub summary: String,
    /// The actions on this page.
    pub rows: Vec<ActionRow>,
    /// The other pages.
    pub pager: Pager,
    /// Where several are updated at once; nothing for those who may not.
    pub bulk: Option<Link>,
}

/// Something that can be chosen.
pub struct Choice {
    /// What stands in the address.
    pub value: String,
    /// What is read.
    pub words: String,
    /// Whether it is chosen.
    pub chosen: bool,
}

impl Actions {
    /// The list as it was asked for.
    pub fn of(seen: &Seen) -> Self {
        let (plan, place, report) = (seen.plan(), seen.place, seen.shot.report());
        let (show, lead) = (seen.asked("show"), seen.asked("lead"));
        let (which, day) = (Which::of(show), seen.shot.judged_on());
        let wanted =
            |action: &&Action| which.holds(action, day) && lead.is_none_or(|lead| is_led_by(action, lead));
        let found: Vec<&Action> = plan.actions().iter().filter(wanted).collect();
        let query: Vec<(&str, &str)> = [("show", show), ("lead", lead)]
            .into_iter()
            .filter_map(|(name, value)| Some((name, value?)))
            .collect();
        let address = page_address(&place.page("actions", &query));
        let (pager, part) = Pager::of(found.len(), ROWS_A_PAGE, seen.page_number(), address);
        let judged = day.map_or_else(String::new, |day| format!(", judged as at {}", words::day(day)));
        Self {
            head: Head {
                caption: plan.title().to_owned(),
                title: "Actions".into(),
                tabs: tabs::tabs(place, tabs::Here::Actions),
            },
            asked: seen.asked_moment(),
            which: which_choices(which),
            leads: lead_choices(plan, lead),
            summary: format!(
                "Showing {} of {}{judged}.",
                found.len(),
                words::count(plan.actions().len(), "action", "actions")
            ),
            rows: found[part].iter().map(|action| ActionRow::of(action, plan, &report, day, place)).collect(),
            pager,
            bulk: bulk(seen, lead),
        }
    }
}

/// Where several actions are updated at once, of the lead that is asked for.
fn bulk(seen: &Seen, lead: Option<&str>) -> Option<Link> {
    let may = seen.app.may(Permission::RunPlan, Thing::Plan(seen.shot.id().uuid()));
    let query: Vec<(&str, &str)> = lead.map(|lead| ("lead", lead)).into_iter().collect();
    let link = || Link::new("Update several at once", seen.place.page("updates", &query));
    (may && seen.shot.at().is_none()).then(link)
}

/// An address that a number of a page can be put after.
pub fn page_address(address: &str) -> String {
    let joint = if address.contains('?') { '&' } else { '?' };
    format!("{address}{joint}page=")
}

/// Whether an action names somebody as a lead.
pub fn is_led_by(action: &Action, lead: &str) -> bool {
    action.fields().leads.iter().any(|quote| quote.text() == lead)
}

fn which_choices(chosen: Which) -> Vec<Choice> {
    let choice = |(which, value, words): (Which, &str, &str)| Choice {
        value: value.to_owned(),
        words: words.to_owned(),
        chosen: which == chosen,
    };
    Which::ALL.into_iter().map(choice).collect()
}

/// The leads of a plan to choose from, after every one of them.
pub fn lead_choices(plan: &Plan, chosen: Option<&str>) -> Vec<Choice> {
    let leads: BTreeSet<&str> = plan
        .actions()
        .iter()
        .flat_map(|action| &action.fields().leads)
        .map(goldthread_anchor::Quote::text)
        .collect();
    let every = Choice { value: String::new(), words: "Every lead".into(), chosen: chosen.is_none() };
    let choice = |lead: &str| Choice {
        value: lead.to_owned(),
        words: words::shortened(lead, 60),
        chosen: chosen == Some(lead),
    };
    std::iter::once(every).chain(leads.into_iter().map(choice)).collect()
}
