//! What the address of a page of governance names: the body, the meeting, what was asked or decided there, the policy.

use std::collections::BTreeMap;
use std::str::FromStr;
use std::sync::Arc;

use axum::extract::{FromRequestParts, Path, Query};
use axum::http::request::Parts;
use goldthread_governance::{
    AgendaItem, Body, BodyId, Decision, Meeting, MeetingId, Policy, PolicyId, Question, Report, Version,
};
use goldthread_people::{Permission, Thing};
use jiff::civil::Date;
use maud::Markup;

use crate::app::App;
use crate::components::layout::{self, Part};
use crate::components::{Link, notice};
use crate::problem::Problem;
use crate::store::KnownGovernance;
use crate::words;

/// Governance as a page shows it.
#[derive(Clone)]
pub struct Asked {
    /// What every page shares.
    pub app: App,
    /// The bodies, meetings and policies as they are now.
    pub governance: Arc<KnownGovernance>,
    /// This day.
    pub today: Date,
    /// The address itself.
    pub here: String,
    names: BTreeMap<String, String>,
    query: BTreeMap<String, String>,
}

impl<S: Send + Sync> FromRequestParts<S> for Asked {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, state: &S) -> Result<Self, Problem> {
        let Ok(app) = App::from_request_parts(parts, state).await;
        let names: Path<BTreeMap<String, String>> =
            Path::from_request_parts(parts, state).await.map_err(|_| Problem::no_page())?;
        let query: Query<BTreeMap<String, String>> =
            Query::try_from_uri(&parts.uri).map_err(|_| Problem::no_page())?;
        let (governance, today) = (app.governance(), words::today(app.now()));
        let here = parts.uri.path().to_owned();
        Ok(Self { app, governance, today, here, names: names.0, query: query.0 })
    }
}

impl Asked {
    /// The body that the address names, or whose meeting it names.
    pub fn body(&self) -> Result<&Body, Problem> {
        let id = match self.named::<BodyId>("body") {
            Some(id) => Some(id),
            None => self.meeting().ok().map(|meeting| meeting.body),
        };
        id.and_then(|id| self.governance.body(id)).ok_or_else(|| Problem::nothing_called("board"))
    }

    /// What the body is to receive, that the address names.
    pub fn report(&self) -> Result<&Report, Problem> {
        let (body, number) = (self.body()?, self.named("report"));
        number.and_then(|number| body.report(number)).ok_or_else(|| Problem::nothing_called("report"))
    }

    /// The meeting that the address names.
    pub fn meeting(&self) -> Result<&Meeting, Problem> {
        let id = self.named::<MeetingId>("meeting");
        id.and_then(|id| self.governance.meeting(id)).ok_or_else(|| Problem::nothing_called("meeting"))
    }

    /// The item of the agenda that the address names.
    pub fn item(&self) -> Result<&AgendaItem, Problem> {
        let (meeting, number) = (self.meeting()?, self.named("item"));
        number.and_then(|number| meeting.item(number)).ok_or_else(|| Problem::nothing_called("item"))
    }

    /// The decision that the address names.
    pub fn decision(&self) -> Result<&Decision, Problem> {
        let (meeting, number) = (self.meeting()?, self.named("decision"));
        number.and_then(|number| meeting.decision(number)).ok_or_else(|| Problem::nothing_called("decision"))
    }

    /// The question that the address names.
    pub fn question(&self) -> Result<&Question, Problem> {
        let (meeting, number) = (self.meeting()?, self.named("question"));
        number.and_then(|number| meeting.question(number)).ok_or_else(|| Problem::nothing_called("question"))
    }

    /// The policy that the address names.
    pub fn policy(&self) -> Result<&Policy, Problem> {
        let id = self.named::<PolicyId>("policy");
        id.and_then(|id| self.governance.policy(id)).ok_or_else(|| Problem::nothing_called("policy"))
    }

    /// The version of the policy that the address names by its place, from 1.
    pub fn version(&self) -> Result<&Version, Problem> {
        let (policy, place) = (self.policy()?, self.named::<usize>("version"));
        let version = place.and_then(|place| policy.versions.get(place.checked_sub(1)?));
        version.ok_or_else(|| Problem::nothing_called("version"))
    }

    /// What the address asks for under a name; nothing where it is blank.
    pub fn asked(&self, name: &str) -> Option<&str> {
        self.query.get(name).map(|value| value.trim()).filter(|value| !value.is_empty())
    }

    /// The sentence that tells what was done just before.
    pub fn done(&self) -> Option<&'static str> {
        self.asked("done").and_then(notice::told)
    }

    /// Whether whoever asks may keep boards, meetings and policies.
    pub fn may_govern(&self) -> bool {
        self.app.may(Permission::Govern, Thing::Authority)
    }

    /// The page, under those above it.
    pub fn page(&self, title: &str, above: Vec<Link>, content: &Markup) -> Markup {
        layout::page(&self.app.frame(title, Part::Governance, above), content)
    }

    /// The way up from what stands under a body, a meeting or a policy.
    pub fn above(&self) -> Vec<Link> {
        let mut above = vec![Link::new("Boards and decisions", "/governance")];
        if let Ok(policy) = self.policy() {
            above.push(Link::new("Policies", "/policies"));
            above.push(Link::new(short(policy.words.title.as_str()), policy_page(policy.id)));
        }
        if let Ok(body) = self.body() {
            above.push(Link::new(short(body.name().as_str()), body_page(body.id)));
        }
        if let Ok(meeting) = self.meeting() {
            above.push(Link::new(words::day(meeting.day), meeting_page(meeting.id)));
        }
        above
    }

    fn named<T: FromStr>(&self, name: &str) -> Option<T> {
        self.names.get(name)?.parse().ok()
    }
}

fn short(words: &str) -> String {
    words::shortened(words, 60)
}

/// The page of a body.
pub fn body_page(body: BodyId) -> String {
    format!("/bodies/{body}")
}

/// The page of a meeting.
pub fn meeting_page(meeting: MeetingId) -> String {
    format!("/meetings/{meeting}")
}

/// The page of a policy.
pub fn policy_page(policy: PolicyId) -> String {
    format!("/policies/{policy}")
}
