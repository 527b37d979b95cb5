//! What the list of actions says.

use std::collections::BTreeSet;

use goldthread_people::{Permission, Thing};
use goldthread_plan::{Action, Plan};

use crate::components::Link;
use crate::components::plan_head::Head;
use crate::listing::{Asked, List, Of, lines_of};
use crate::seen::Seen;
use crate::{tabs, words};

/// The list, and what it was asked for.
pub struct Actions {
    /// The head of the page.
    pub head: Head,
    /// The moment that is shown, as it was asked for.
    pub asked: String,
    /// The list.
    pub list: List,
    /// The address of the list with nothing asked of it.
    pub address: String,
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
        let asked = Asked::of(|name| seen.asked(name));
        let (of, day) = (Of::Plan(seen.place), seen.shot.judged_on());
        let plans = [(seen.shot.clone(), day)];
        let all = lines_of(&plans, &Asked::default(), |_| true);
        let list = List::of(of, &asked, &lines_of(&plans, &asked, |_| true), &all, day);
        let saves = seen.app.person().is_ok() && seen.shot.at().is_none();
        Self {
            head: Head {
                caption: seen.plan().title().to_owned(),
                title: "Actions".into(),
                tabs: tabs::tabs(seen.place, tabs::Here::Actions),
            },
            asked: seen.asked_moment(),
            list: if saves { list.savable(of, &asked) } else { list },
            address: of.address("actions", &Asked::default()),
            bulk: bulk(seen),
        }
    }
}

/// Where several actions are updated at once, of the lead that is asked for.
fn bulk(seen: &Seen) -> Option<Link> {
    let may = seen.app.may(Permission::RunPlan, Thing::Plan(seen.shot.id().uuid()));
    let query: Vec<(&str, &str)> = seen.asked("lead").map(|lead| ("lead", lead)).into_iter().collect();
    let link = || Link::new("Update several at once", seen.place.page("updates", &query));
    (may && seen.shot.at().is_none()).then(link)
}

/// Whether an action names somebody as a lead.
pub fn is_led_by(action: &Action, lead: &str) -> bool {
    action.fields().leads.iter().any(|quote| quote.text() == lead)
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

/// An address that a number of a page can be put after.
pub fn page_address(address: &str) -> String {
    let joint = if address.contains('?') { '&' } else { '?' };
    format!("{address}{joint}page=")
}
