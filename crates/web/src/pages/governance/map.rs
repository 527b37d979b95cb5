//! What the oversight map says: which body receives what of each plan, how often, last, next, and what a scrutiny officer would ask.

use goldthread_governance::{Body, Gap, Next, Oversight};
use maud::Markup;

use super::asked::{Asked, body_page};
use super::{matters, whom};
use crate::components::Link;
use crate::place::Place;
use crate::words;

/// The map.
pub struct Map {
    /// What is received, by plan; of what is about no plan, the last.
    pub plans: Vec<OfPlan>,
    /// The plans that no body receives.
    pub unwatched: Vec<Link>,
    /// The bodies that had no paper in their cycle, each with what is known of that.
    pub quiet: Vec<(Link, String)>,
    /// Whether there is any body.
    pub has_bodies: bool,
    /// Whether whoever looks may keep them.
    pub may_govern: bool,
}

/// What is received of a plan.
pub struct OfPlan {
    /// The plan; nothing for what is about none.
    pub plan: Option<Link>,
    /// Who receives it.
    pub rows: Vec<Row>,
}

/// A body that receives something.
pub struct Row {
    /// The body.
    pub body: Link,
    /// Those that it reports to, the nearest first.
    pub above: Vec<Link>,
    /// What it receives.
    pub what: String,
    /// The part of the plan that it is about.
    pub part: Option<Link>,
    /// Who sends it.
    pub from: Markup,
    /// How often.
    pub often: String,
    /// When it last came.
    pub last: String,
    /// When it is to come.
    pub next: String,
    /// What is to be asked.
    pub gaps: Vec<&'static str>,
}

impl Map {
    /// The map, of what whoever looks may see.
    pub fn of(asked: &Asked) -> Self {
        let governance = &asked.governance;
        let mut plans: Vec<(Option<uuid::Uuid>, OfPlan)> = Vec::new();
        for row in governance.oversight_on(asked.today) {
            let matter = row.report.words.matter;
            let about: Vec<_> = matter.into_iter().collect();
            if !matters::is_told(&asked.app, &about) {
                continue;
            }
            let plan = matter.map(|matter| matter.plan);
            if plans.last().is_none_or(|(last, _)| *last != plan) {
                let link = plan
                    .and_then(|plan| matters::link(&asked.app, goldthread_governance::Matter::plan(plan)));
                plans.push((plan, OfPlan { plan: link, rows: Vec::new() }));
            }
            if let Some((_, last)) = plans.last_mut() {
                last.rows.push(Row::of(asked, &row));
            }
        }
        let seen = asked.app.plans();
        let unwatched = governance.unwatched(seen.iter().map(|kept| kept.id().uuid()), asked.today);
        let unwatched = seen.iter().filter(|kept| unwatched.contains(&kept.id().uuid()));
        let unwatched = unwatched.map(|kept| {
            Link::new(words::shortened(kept.plan().title(), 90), Place::new(kept.id(), None).plan())
        });
        let quiet = governance.quiet_bodies(asked.today).into_iter().map(|quiet| {
            let last = match quiet.last {
                Some(last) => format!("received something last on {}", words::day(last)),
                None => "has never received anything".to_owned(),
            };
            let expected = words::day(quiet.expected);
            (body_link(quiet.body), format!("{last}; by its cycle something was to come by {expected}"))
        });
        Self {
            plans: plans.into_iter().map(|(_, of)| of).collect(),
            unwatched: unwatched.collect(),
            quiet: quiet.collect(),
            has_bodies: governance.bodies().next().is_some(),
            may_govern: asked.may_govern(),
        }
    }
}

impl Row {
    fn of(asked: &Asked, row: &Oversight<'_>) -> Self {
        let report = &row.report.words;
        let part = report.matter.filter(|matter| matter.item.is_some());
        Self {
            body: body_link(row.body),
            above: row.above.iter().map(|body| body_link(body)).collect(),
            what: format!("{}: {}, {}", words::sentence(report.kind.said()), report.about, report.purpose),
            part: part.and_then(|matter| matters::link(&asked.app, matter)).as_ref().map(under_its_plan),
            from: whom::or_nobody(asked, report.from.as_ref()),
            often: words::sentence(&report.often.to_string()),
            last: row.last.map_or_else(|| "Never".to_owned(), words::day),
            next: row.next.map_or_else(|| no_next(&row.next_meeting), words::day),
            gaps: row.gaps.iter().map(|gap| question(*gap)).collect(),
        }
    }
}

/// A part of a plan under the heading of that plan, which need not be said again.
fn under_its_plan(part: &Link) -> Link {
    let words = part.words.rsplit_once(" (").map_or(part.words.as_str(), |(words, _)| words);
    Link::new(words, part.href.as_str())
}

/// A body, with the way to it.
pub fn body_link(body: &Body) -> Link {
    Link::new(body.name().as_str(), body_page(body.id))
}

fn no_next(meeting: &Next<'_>) -> String {
    match meeting {
        Next::Ended => "The board has ended".to_owned(),
        Next::WhenCalled => "When it is called".to_owned(),
        _ => "Not known".to_owned(),
    }
}

/// What a scrutiny officer would ask.
fn question(gap: Gap) -> &'static str {
    match gap {
        Gap::HowOftenNotAgreed => "How often it comes is not agreed",
        Gap::NobodySends => "Nobody is named who sends it",
        Gap::NoNextDay => "When it comes next is not known",
        Gap::Overdue => "It was to come by now",
        Gap::OnlyToNote => "The board is asked to note, and neither to challenge nor to decide",
        Gap::SentByItsChair => "Who sends it chairs the board",
        Gap::AboutItself => "It assures the board about the board itself",
    }
}
