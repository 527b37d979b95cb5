//! What the address of a page under a plan names: the plan, the moment, the section or action.

use std::collections::BTreeMap;

use axum::extract::{FromRequestParts, Path, Query};
use axum::http::request::Parts;
use goldthread_people::{Permission, Thing};
use goldthread_plan::{Action, ActionNumber, Plan, PlanId, Section, SectionNumber};
use maud::Markup;

use crate::app::App;
use crate::components::Link;
use crate::components::layout::{self, Frame, Moment, Part};
use crate::place::{Place, Sources};
use crate::problem::Problem;
use crate::store::{At, Snapshot, day_of};
use crate::{rated, words};

/// A plan as a page shows it.
pub struct Seen {
    /// What every page shares.
    pub app: App,
    /// The plan at the moment asked for.
    pub shot: Snapshot,
    /// The addresses of what is in it.
    pub place: Place,
    names: BTreeMap<String, String>,
    query: BTreeMap<String, String>,
}

impl<S: Send + Sync> FromRequestParts<S> for Seen {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, state: &S) -> Result<Self, Problem> {
        let Ok(app) = App::from_request_parts(parts, state).await;
        let names: Path<BTreeMap<String, String>> =
            Path::from_request_parts(parts, state).await.map_err(|_| Problem::no_page())?;
        let query: Query<BTreeMap<String, String>> =
            Query::try_from_uri(&parts.uri).map_err(|_| Problem::no_page())?;
        let plan: PlanId = number_in(&names, "plan").ok_or_else(|| Problem::nothing_called("plan"))?;
        let at = moment_in(&query)?;
        let shot = app.plan(plan, at)?;
        let may_see = app.may(Permission::SeeSource, Thing::Plan(plan.uuid()));
        let sources = if may_see { Sources::Shown } else { Sources::Hidden };
        let place = Place::new(plan, at).with(sources);
        Ok(Self { app, shot, place, names: names.0, query: query.0 })
    }
}

impl Seen {
    /// The same, as it is by now.
    ///
    /// # Errors
    /// [`Problem`] where the plan is no longer there.
    pub fn anew(&self) -> Result<Self, Problem> {
        let shot = self.app.plan(self.shot.id(), self.shot.at())?;
        let (names, query) = (self.names.clone(), self.query.clone());
        Ok(Self { app: self.app.clone(), shot, place: self.place, names, query })
    }

    /// The plan.
    pub fn plan(&self) -> &Plan {
        self.shot.plan()
    }

    /// The addresses of what was read from one of the plan's documents; where that is the last one, as of all.
    pub fn place_in(&self, document: usize) -> Place {
        self.place.in_document(self.plan(), document)
    }

    /// The section that the address names.
    pub fn section(&self) -> Result<&Section, Problem> {
        let number = number_in(&self.names, "section").map(SectionNumber);
        number
            .and_then(|number| self.plan().section(number))
            .ok_or_else(|| Problem::nothing_called("section"))
    }

    /// The action that the address names.
    pub fn action(&self) -> Result<&Action, Problem> {
        let number = number_in(&self.names, "action").map(ActionNumber);
        let plan = self.plan();
        number.and_then(|number| plan.action(number)).ok_or_else(|| match number {
            Some(gone) if plan.has_withdrawn(gone) => Problem::not_found(
                "This action is no longer in the plan: it was taken out with a later version of the document.",
                "The history of the plan says when and by whom; as it stood before, the plan still shows it.",
            ),
            _ => Problem::nothing_called("action"),
        })
    }

    /// What the address names by a number or an id, under the name of that part of its pattern; nothing where it is none.
    pub fn named<T: std::str::FromStr>(&self, name: &str) -> Option<T> {
        number_in(&self.names, name)
    }

    /// What the address asks for under a name; nothing where it is blank.
    pub fn asked(&self, name: &str) -> Option<&str> {
        self.query.get(name).map(|value| value.trim()).filter(|value| !value.is_empty())
    }

    /// The page of a long list that is asked for, from 1.
    pub fn page_number(&self) -> usize {
        self.asked("page").and_then(|page| page.parse().ok()).unwrap_or(1)
    }

    /// The whole page, under the plan.
    pub fn page(&self, title: &str, above: Vec<Link>, content: &Markup) -> Markup {
        layout::page(&self.frame(title, above), content)
    }

    /// The same with a style sheet of its own.
    pub fn page_with(&self, sheet: &str, title: &str, above: Vec<Link>, content: &Markup) -> Markup {
        let frame = Frame { sheet: Some(sheet.to_owned()), ..self.frame(title, above) };
        layout::page(&frame, content)
    }

    /// The same with the colours of the plan's own marks.
    pub fn page_in_colours(&self, title: &str, above: Vec<Link>, content: &Markup) -> Markup {
        let frame = Frame { sheet: rated::sheet(self.plan()), ..self.frame(title, above) };
        layout::page(&frame, content)
    }

    /// The moment that is shown, as it was asked for; empty for now.
    pub fn asked_moment(&self) -> String {
        self.shot.at().map(|at| at.to_string()).unwrap_or_default()
    }

    /// The frame of a page under the plan.
    pub fn frame(&self, title: &str, above: Vec<Link>) -> Frame {
        let mut crumbs = vec![Link::new("Plans", "/plans")];
        crumbs.extend(above);
        let frame = self.app.frame(title, Part::Plans, crumbs);
        Frame { moment: self.shot.at().map(|at| self.moment(at)), ..frame }
    }

    fn moment(&self, at: At) -> Moment {
        let words = match at {
            At::Entry(entry) => {
                format!(
                    "As it stood at entry {entry} of the ledger ({}).",
                    words::day(day_of(self.shot.last().at))
                )
            }
            At::Day(day) => format!("As it stood on {}, and judged on that day.", words::day(day)),
        };
        Moment { words, now: self.place.now().plan() }
    }

    /// The link to the plan, for the way up.
    pub fn up(&self) -> Link {
        Link::new(words::shortened(self.plan().title(), 60), self.place.plan())
    }
}

fn number_in<T: std::str::FromStr>(names: &BTreeMap<String, String>, name: &str) -> Option<T> {
    names.get(name)?.parse().ok()
}

fn moment_in(query: &BTreeMap<String, String>) -> Result<Option<At>, Problem> {
    let asked = query.get("at").map(|at| at.trim()).filter(|at| !at.is_empty());
    let what_to_do = "Give the number of an entry, such as 128, or a date, such as 2026-03-31.";
    asked
        .map(str::parse)
        .transpose()
        .map_err(|error: crate::store::NotAMoment| Problem::input(format!("{error}."), what_to_do))
}
