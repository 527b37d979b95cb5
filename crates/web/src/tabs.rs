//! The pages beside each other under a plan.

use crate::components::plan_head::Tab;
use crate::place::{Place, Sources};

/// Which of them is shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Here {
    Plan,
    Actions,
    Periods,
    Flags,
    Coverage,
    History,
    Source,
    Papers,
}

const TABS: [(Here, &str, &str); 8] = [
    (Here::Plan, "Plan", ""),
    (Here::Actions, "Actions", "actions"),
    (Here::Periods, "Periods", "periods"),
    (Here::Flags, "Flags", "flags"),
    (Here::Coverage, "Coverage", "coverage"),
    (Here::History, "History", "history"),
    (Here::Source, "Source", "source"),
    (Here::Papers, "Papers", "papers"),
];

/// The tabs of a plan.
pub fn tabs(place: Place, shown: Here) -> Vec<Tab> {
    let address = |name: &str| if name.is_empty() { place.plan() } else { place.page(name, &[]) };
    let is_shown = |here: Here| here != Here::Source || place.sources() == Sources::Shown;
    let shown_tabs = TABS.iter().filter(|(here, ..)| is_shown(*here));
    shown_tabs.map(|(here, words, name)| Tab { words, href: address(name), here: *here == shown }).collect()
}
