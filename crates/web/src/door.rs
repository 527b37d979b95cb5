//! Who comes in, and to which house: what the cookie of a request says, asked once for each.

use std::sync::Arc;

use axum::extract::{Request, State};
use axum::middleware::Next;
use axum::response::Response;
use goldthread_accounts::{Session, Stage};
use goldthread_people::PersonId;
use goldthread_serve::Arrived;

use crate::app::App;
use crate::cookies::{Cookie, Way};
use crate::deployment::Deployment;
use crate::house::House;
use crate::store::signed;
use crate::visitor::{Person, Visitor};

/// Finds out who asks, and gives the request and its answer the house that they may look into.
pub async fn enter(State(deployment): State<Arc<Deployment>>, mut request: Request, next: Next) -> Response {
    let token = Cookie::Session.read(request.headers(), Way::of(request.extensions()));
    let token = token.and_then(|token| token.parse().ok());
    let session = token.and_then(|token| deployment.accounts().session(&token, deployment.now()));
    let is_here = request.extensions().get::<Arrived>().is_none_or(Arrived::is_this_machine);
    let app = who(&deployment, session, is_here);
    request.extensions_mut().insert(app.clone());
    let mut response = next.run(request).await;
    response.extensions_mut().insert(app);
    response
}

/// What whoever has this session is given.
fn who(deployment: &Arc<Deployment>, session: Option<Session>, is_here: bool) -> App {
    let app = |house: &Arc<House>, visitor| App::new(Arc::clone(deployment), Arc::clone(house), visitor);
    let lobby = deployment.lobby();
    let Some(session) = session else {
        return match deployment.only_house() {
            Some(house) if is_here && deployment.is_open() => app(house, Visitor::Owner),
            _ => app(lobby, Visitor::Nobody),
        };
    };
    if session.stage == Stage::Waiting {
        return app(lobby, Visitor::Waiting(session));
    }
    let chosen = session.authority.as_deref().and_then(|name| name.parse().ok());
    let found = match chosen {
        Some(authority) => {
            deployment.house(&authority).and_then(|house| Some((house, person(house, &session)?)))
        }
        None => only_one(deployment, &session),
    };
    match found {
        Some((house, person)) => app(house, ready(deployment, house, person)),
        None => app(lobby, Visitor::Undecided(session)),
    }
}

/// Whoever has to have a second factor and has none is not let any further than to where it is set up.
fn ready(deployment: &Deployment, house: &House, person: Person) -> Visitor {
    let asked = deployment.config().second_factor.asks(&house.directory(), person.id);
    if asked && !deployment.accounts().has_second_factor(person.session.account) {
        Visitor::Unready(Box::new(person))
    } else {
        Visitor::Person(Box::new(person))
    }
}

/// The house of whoever belongs to one only.
fn only_one<'a>(deployment: &'a Deployment, session: &Session) -> Option<(&'a Arc<House>, Person)> {
    let mut found = deployment.houses().filter_map(|house| Some((house, person(house, session)?)));
    found.next().filter(|_| found.next().is_none())
}

/// The person that an account is in a house; nothing where it is none, or has left.
pub fn person(house: &House, session: &Session) -> Option<Person> {
    let directory = house.directory();
    let id = PersonId::from(session.account.uuid());
    let person = directory.person(id).filter(|person| person.left.is_none())?;
    let (name, mark) = (person.name.to_string(), directory.rights_mark(id));
    Some(Person { id, by: signed(id, &person.name), name, mark, session: session.clone() })
}
