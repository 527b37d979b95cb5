//! What the address of a page under a role names: the role, and the person where it names one.

use std::collections::BTreeMap;

use axum::extract::{FromRequestParts, Path};
use axum::http::request::Parts;
use goldthread_people::{Permission, Person, PersonId, Role, RoleId, Thing};
use jiff::civil::Date;
use maud::Markup;

use crate::app::App;
use crate::components::Link;
use crate::components::layout::{self, Part};
use crate::problem::Problem;
use crate::words;

/// A role as a page under it shows it.
#[derive(Clone)]
pub struct Asked {
    /// What every page shares.
    pub app: App,
    /// The role.
    pub role: Role,
    /// This day.
    pub today: Date,
    person: Option<PersonId>,
}

impl<S: Send + Sync> FromRequestParts<S> for Asked {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, state: &S) -> Result<Self, Problem> {
        let app = App::from_request_parts(parts, state).await.unwrap_or_else(|never| match never {});
        let names: Path<BTreeMap<String, String>> =
            Path::from_request_parts(parts, state).await.map_err(|_| Problem::no_page())?;
        let role = names.get("role").and_then(|id| id.parse::<RoleId>().ok());
        let role = role.and_then(|id| app.directory().role(id).cloned());
        let role = role.ok_or_else(|| Problem::nothing_called("role"))?;
        let person = names.get("person").and_then(|id| id.parse().ok());
        let today = words::today(app.now());
        Ok(Self { app, role, today, person })
    }
}

impl Asked {
    /// The person that the address names.
    pub fn person(&self) -> Result<&Person, Problem> {
        let person = self.person.and_then(|id| self.app.directory().person(id));
        person.ok_or_else(|| Problem::nothing_called("person"))
    }

    /// Whether whoever asks may change the role.
    pub fn may_change(&self) -> bool {
        self.app.may(Permission::ManageRoles, Thing::Authority)
    }

    /// The address of the role, or of what stands under it.
    pub fn address(&self, under: &str) -> String {
        format!("/roles/{}{under}", self.role.id)
    }

    /// The page of a form under the role.
    pub fn page(&self, title: &str, is_wrong: bool, content: &Markup) -> Markup {
        let title = if is_wrong { format!("Error: {title}") } else { title.to_owned() };
        let role = Link::new(words::shortened(self.role.title().as_str(), 60), self.address(""));
        let above = vec![Link::new("Roles", "/roles"), role];
        layout::page(&self.app.frame(title, Part::People, above), content)
    }
}
