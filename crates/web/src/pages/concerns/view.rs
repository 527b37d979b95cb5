//! What the list of concerns says.

use goldthread_plan::escalation::Concern;

use crate::components::concern_list::ConcernRow;
use crate::components::plan_head::Head;
use crate::pages::leads;
use crate::seen::Seen;
use crate::{speak, tabs, words};

/// The list.
pub struct Concerns {
    /// The head of the page.
    pub head: Head,
    /// How many stand, and how many of them wait for an answer.
    pub summary: String,
    /// Those that stand: first those without an answer, the oldest first.
    pub standing: Vec<ConcernRow>,
    /// Those that were closed, the last first.
    pub closed: Vec<ConcernRow>,
    /// The moment that is shown, as it was asked for.
    pub asked: String,
}

impl Concerns {
    /// The list as things stood.
    pub fn of(seen: &Seen) -> Self {
        let (plan, place, today) = (seen.plan(), seen.place, leads::day_shown(seen));
        let (mut standing, mut closed): (Vec<&Concern>, Vec<&Concern>) =
            plan.concerns().iter().map(AsRef::as_ref).partition(|concern| concern.closed.is_none());
        standing.sort_by_key(|concern| (!concern.is_unanswered(), concern.on, concern.number));
        closed.sort_by_key(|concern| std::cmp::Reverse(concern.number));
        let unanswered = standing.iter().filter(|concern| concern.is_unanswered()).count();
        let row = |concern: &&Concern| ConcernRow::of(concern, plan, place, today);
        Self {
            head: Head {
                caption: speak::about(plan),
                title: plan.title().to_owned(),
                tabs: tabs::tabs(place, tabs::Here::Concerns),
            },
            summary: summary(standing.len(), unanswered),
            standing: standing.iter().map(row).collect(),
            closed: closed.iter().map(row).collect(),
            asked: seen.asked_moment(),
        }
    }
}

fn summary(standing: usize, unanswered: usize) -> String {
    if standing == 0 {
        return "No concern stands. Whoever tells of progress raises one on the page of an action or a section, and says who is to answer it."
            .to_owned();
    }
    let stand = words::sentence(&words::count(standing, "concern stands", "concerns stand"));
    match unanswered {
        0 => format!("{stand}. All are answered."),
        count => format!("{stand}; {} no answer yet.", words::count(count, "has", "have")),
    }
}
