//! What the list of bodies says.

use goldthread_governance::{Body, Next};

use crate::components::Link;
use crate::pages::governance::asked::{Asked, meeting_page};
use crate::pages::governance::map::body_link;
use crate::pages::governance::whom;
use crate::words;

/// The list.
pub struct Bodies {
    /// Those that are there, by name.
    pub live: Vec<Row>,
    /// Those that have ended.
    pub ended: Vec<Row>,
    /// Whether whoever looks may keep them.
    pub may_govern: bool,
}

/// A body in the list.
pub struct Row {
    /// The body.
    pub body: Link,
    /// What kind of body it is.
    pub kind: String,
    /// Who chairs it.
    pub chair: Option<String>,
    /// How often it meets.
    pub cycle: String,
    /// When it meets next, with the meeting where it is planned.
    pub next: Result<Link, String>,
}

impl Bodies {
    /// The list as things stand.
    pub fn of(asked: &Asked) -> Self {
        let mut bodies: Vec<&Body> = asked.governance.bodies().collect();
        bodies.sort_by_key(|body| (body.name().as_str().to_lowercase(), body.id));
        let (live, ended): (Vec<&Body>, _) =
            bodies.into_iter().partition(|body| body.is_live_on(asked.today));
        let rows = |bodies: Vec<&Body>| bodies.into_iter().map(|body| Row::of(asked, body)).collect();
        Self { live: rows(live), ended: rows(ended), may_govern: asked.may_govern() }
    }
}

impl Row {
    fn of(asked: &Asked, body: &Body) -> Self {
        Self {
            body: body_link(body),
            kind: words::sentence(body.words.kind.said()),
            chair: body.words.chair.as_ref().map(|who| whom::said(asked, who)),
            cycle: words::sentence(&body.words.cycle.to_string()),
            next: next(asked, body),
        }
    }
}

/// When a body meets next.
pub fn next(asked: &Asked, body: &Body) -> Result<Link, String> {
    match asked.governance.next_meeting(body, asked.today) {
        Next::Planned(meeting) => Ok(Link::new(words::day(meeting.day), meeting_page(meeting.id))),
        Next::ByCycle(day) if day < asked.today => {
            Err(format!("By its cycle it was to meet by {}", words::day(day)))
        }
        Next::ByCycle(day) => Err(format!("None is planned; by its cycle, by {}", words::day(day))),
        Next::WhenCalled => Err("When it is called".to_owned()),
        Next::NotKnown => Err("Not known".to_owned()),
        Next::Ended => Err("It has ended".to_owned()),
    }
}
