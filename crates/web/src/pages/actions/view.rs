//! What the list of actions says.

use crate::components::plan_head::Head;
use crate::listing::{Asked, List, Of, lines_of};
use crate::seen::Seen;
use crate::tabs;

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
        }
    }
}

/// An address that a number of a page can be put after.
pub fn page_address(address: &str) -> String {
    let joint = if address.contains('?') { '&' } else { '?' };
    format!("{address}{joint}page=")
}
