//! The person that an address names: of this authority, or the address is nobody's.

use std::collections::BTreeMap;

use axum::extract::{FromRequestParts, Path};
use axum::http::StatusCode;
use axum::http::request::Parts;
use axum::response::{IntoResponse, Response};
use goldthread_accounts::{AccountId, By};
use goldthread_people::{Person, PersonId};
use jiff::civil::Date;
use maud::Markup;

use crate::app::App;
use crate::components::Link;
use crate::components::layout::{self, Part};
use crate::components::notice::Mistake;
use crate::pages::people;
use crate::problem::Problem;
use crate::words;

/// A person of the authority. Every handler under their page takes one, so that no id of somebody else comes any further.
#[derive(Clone)]
pub struct Whom {
    /// What every page shares.
    pub app: App,
    /// The person.
    pub person: Person,
    /// This day.
    pub today: Date,
}

impl<S: Send + Sync> FromRequestParts<S> for Whom {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, state: &S) -> Result<Self, Problem> {
        let Ok(app) = App::from_request_parts(parts, state).await;
        let names: Path<BTreeMap<String, String>> =
            Path::from_request_parts(parts, state).await.map_err(|_| Problem::no_page())?;
        let id = names.get("person").and_then(|id| id.parse::<PersonId>().ok());
        let person = id.and_then(|id| app.directory().person(id)).cloned();
        let person = person.ok_or_else(|| Problem::nothing_called("person"))?;
        let today = words::today(app.now());
        Ok(Self { app, person, today })
    }
}

impl Whom {
    /// How they are known in the directory.
    pub fn id(&self) -> PersonId {
        self.person.id
    }

    /// How they are known where they sign in.
    pub fn account(&self) -> AccountId {
        AccountId::from(self.person.id.uuid())
    }

    /// Their name.
    pub fn name(&self) -> &str {
        self.person.name.as_str()
    }

    /// Whether it is whoever asks.
    pub fn is_own(&self) -> bool {
        self.app.visitor().person().is_some_and(|person| person.id == self.person.id)
    }

    /// As whom something is done to their account.
    pub fn hand(&self) -> Result<By, Problem> {
        Ok(By::Account(self.app.person()?.session.account))
    }

    /// The address of their page, or of what stands under it.
    pub fn address(&self, under: &str) -> String {
        format!("/people/{}{under}", self.person.id)
    }

    /// A page under theirs.
    pub fn page(&self, title: &str, found: &[Mistake], content: &Markup) -> Markup {
        let title = if found.is_empty() { title.to_owned() } else { format!("Error: {title}") };
        let mut above = people::above();
        above.push(Link::new(self.name(), self.address("")));
        layout::page(&self.app.frame(title, Part::People, above), content)
    }
}

/// A form that is shown again.
pub fn refused(page: Markup) -> Response {
    (StatusCode::BAD_REQUEST, page).into_response()
}
