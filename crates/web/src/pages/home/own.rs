//! What whoever asks owes, in the order in which they would take it up.

use goldthread_duties::{Duty, Kind, owed_to_boards};
use goldthread_governance::Due;
use goldthread_people::{Permission, PersonId};
use goldthread_plan::Plan;
use goldthread_plan::escalation::Matter;
use jiff::civil::Date;

use crate::app::App;
use crate::owed::{OnPlan, address_of, asked_of};
use crate::pages::governance::duty::Said;
use crate::pages::governance::working_days;
use crate::words;

/// As many of a group stand on the page; there are more on the lists that the plans have.
const MOST: usize = 25;

/// What somebody owes.
pub struct Own {
    /// The groups that have something in them.
    pub groups: Vec<Group>,
}

/// Duties of a kind.
pub struct Group {
    /// What is asked.
    pub title: &'static str,
    /// How many there are.
    pub count: usize,
    /// The first of them.
    pub items: Vec<Item>,
}

/// A duty on the page.
pub struct Item {
    /// What is to be done, in the words of the link.
    pub words: String,
    /// Where it is done.
    pub href: String,
    /// Of what: the words of the action or the section.
    pub of: String,
    /// The plan that it is in; empty where it is in none.
    pub plan: String,
    /// By when, and whether that has passed.
    pub by: Option<(String, bool)>,
}

/// Whether a duty is in a group, on a day.
type IsIn = fn(&Duty, Date) -> bool;

/// The groups, in the order of the page.
const GROUPS: [(&str, IsIn); 6] = [
    ("Overdue", |duty, on| is_own(duty.kind) && duty.is_late(on)),
    ("Due soon", |duty, on| is_own(duty.kind) && !duty.is_late(on)),
    ("Awaiting your update this period", |duty, _| matches!(duty.kind, Kind::Update(_))),
    ("Awaiting your verification", |duty, _| matches!(duty.kind, Kind::Verification | Kind::Check)),
    ("Yours to answer", |duty, _| {
        matches!(duty.kind, Kind::Concern(_) | Kind::Escalation(_) | Kind::Mention)
    }),
    ("Evidence that runs out", |duty, _| matches!(duty.kind, Kind::Evidence(_))),
];

const fn is_own(kind: Kind) -> bool {
    matches!(kind, Kind::Overdue | Kind::DueSoon | Kind::Turn)
}

impl Own {
    /// What whoever asks owes; nothing where nobody is asked who they are.
    pub fn of(app: &App) -> Option<Self> {
        let person = app.visitor().person()?;
        let (today, shelf) = (words::today(app.now()), app.shelf());
        let all = app.house().owed(today);
        let own: Vec<&OnPlan> = all
            .iter()
            .filter(|one| one.duty.whose.is(person.id, app.may(Permission::Verify, one.thing)))
            .filter(|one| app.may(Permission::SeePlan, one.thing))
            .collect();
        let groups = GROUPS.into_iter().filter_map(|(title, is_in)| {
            let in_it: Vec<&&OnPlan> = own.iter().filter(|one| is_in(&one.duty, today)).collect();
            let items = in_it
                .iter()
                .take(MOST)
                .filter_map(|one| Some(Item::of(one, shelf.plan(one.plan)?.plan(), today)));
            (!in_it.is_empty()).then(|| Group { title, count: in_it.len(), items: items.collect() })
        });
        Some(Self { groups: groups.chain(boards(app, person.id, today)).collect() })
    }
}

/// What boards wait for from whoever asks.
fn boards(app: &App, person: PersonId, today: Date) -> Option<Group> {
    let governance = app.governance();
    let due = owed_to_boards(&governance, app.directory(), person, today, working_days());
    let item = |due: &Due| {
        let Said { what, of, href } = Said::of(&governance, &due.duty);
        Item {
            words: what,
            href,
            of,
            plan: String::new(),
            by: due.by.day().map(|by| (words::day(by), due.is_late(today))),
        }
    };
    let items = due.iter().take(MOST).map(item).collect();
    (!due.is_empty()).then_some(Group { title: "What boards wait for", count: due.len(), items })
}

impl Item {
    fn of(one: &OnPlan, plan: &Plan, today: Date) -> Self {
        let duty = &one.duty;
        let of = match duty.about {
            Matter::Section(number) => plan.section(number).map(crate::speak::section_line),
            Matter::Action(number) => {
                plan.action(number).map(|action| action.fields().text.text().to_owned())
            }
        };
        let of = words::shortened(&of.unwrap_or_default(), 110);
        Self {
            words: asked_of(duty.kind).to_owned(),
            href: address_of(one),
            of,
            plan: words::shortened(plan.title(), 50),
            by: duty.by.map(|by| (words::day(by), duty.is_late(today))),
        }
    }
}
