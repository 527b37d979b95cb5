//! Who chairs, sends, asks, answers: how forms offer them, and how pages call them.

use goldthread_governance::{Title, Who};
use maud::{Markup, html};

use super::asked::{Asked, body_page};
use super::fields;
use crate::components::choice::Pick;
use crate::components::notice::Mistake;

/// All whom a form offers: roles, people, bodies.
pub fn picks(asked: &Asked) -> Vec<Pick> {
    let directory = asked.app.directory();
    let mut roles: Vec<_> = directory.roles().filter(|role| role.is_live_on(asked.today)).collect();
    roles.sort_by_key(|role| (role.title().as_str().to_lowercase(), role.id));
    let mut bodies: Vec<_> = asked.governance.bodies_on(asked.today).collect();
    bodies.sort_by_key(|body| (body.name().as_str().to_lowercase(), body.id));
    let pick = |who: &Who, words: String| Pick { value: value(who), words };
    let roles = roles.iter().map(|role| pick(&Who::Role(role.id), format!("{} (role)", role.title())));
    let people = fields::named(asked).into_iter().map(|(id, name)| pick(&Who::Person(id), name));
    let bodies = bodies.iter().map(|body| pick(&Who::Body(body.id), format!("{} (board)", body.name())));
    roles.chain(people).chain(bodies).collect()
}

/// How a form sends somebody.
pub fn value(who: &Who) -> String {
    match who {
        Who::Role(role) => format!("role-{role}"),
        Who::Person(person) => format!("person-{person}"),
        Who::Body(body) => format!("body-{body}"),
        Who::Named(title) => title.to_string(),
    }
}

/// Whom a form sent, of those that it offers.
pub fn sent(value: &str) -> Option<Who> {
    let (kind, id) = value.split_once('-')?;
    match kind {
        "role" => id.parse().ok().map(Who::Role),
        "person" => id.parse().ok().map(Who::Person),
        "body" => id.parse().ok().map(Who::Body),
        _ => None,
    }
}

/// Who is meant by a line: exactly one whom the directory or governance calls so, else somebody of that name.
pub fn read(asked: &Asked, field: &'static str, line: &str) -> Result<Who, Mistake> {
    let directory = asked.app.directory();
    let is_it = |name: &str| name.to_lowercase() == line.trim().to_lowercase();
    let roles = directory.roles().filter(|role| role.is_live_on(asked.today) && is_it(role.title().as_str()));
    let people = directory.people().filter(|one| one.is_here_on(asked.today) && is_it(one.name.as_str()));
    let bodies = asked.governance.bodies_on(asked.today).filter(|body| is_it(body.name().as_str()));
    let mut found: Vec<Who> = roles.map(|role| Who::Role(role.id)).collect();
    found.extend(people.map(|person| Who::Person(person.id)));
    found.extend(bodies.map(|body| Who::Body(body.id)));
    match found.as_slice() {
        [] => line.parse::<Title>().map(Who::Named).map_err(|error| Mistake::at(field, &error)),
        [one] => Ok(one.clone()),
        _ => Err(Mistake {
            field,
            words: format!("Several are called “{line}”; name a role that is theirs alone"),
        }),
    }
}

/// How somebody is called.
pub fn said(asked: &Asked, who: &Who) -> String {
    let directory = asked.app.directory();
    match who {
        Who::Role(role) => {
            directory.role(*role).map_or_else(|| "a role".to_owned(), |role| role.title().to_string())
        }
        Who::Person(person) => directory.name_of(*person).to_owned(),
        Who::Body(body) => {
            asked.governance.body(*body).map_or_else(|| "a board".to_owned(), |body| body.name().to_string())
        }
        Who::Named(title) => title.to_string(),
    }
}

/// Somebody, with the way to their page where whoever looks may see it; who holds a role is said with it.
pub fn shown(asked: &Asked, who: &Who) -> Markup {
    use goldthread_people::{Permission, Thing};
    let sees = asked.app.may(Permission::SeeDirectory, Thing::Anything);
    let name = said(asked, who);
    let link = match who {
        Who::Role(role) if sees => Some(format!("/roles/{role}")),
        Who::Person(person) if sees => Some(format!("/people/{person}")),
        Who::Body(body) => Some(body_page(*body)),
        _ => None,
    };
    let holders = match who {
        Who::Role(role) => asked.app.directory().holders_on(*role, asked.today),
        _ => Vec::new(),
    };
    let holders: Vec<String> = holders.iter().map(|person| person.name.to_string()).collect();
    html! {
        @match link {
            Some(href) => a class="govuk-link govuk-link--no-visited-state" href=(href) { (name) },
            None => (name),
        }
        @if !holders.is_empty() { " " span class="gt-dim" { "(" (crate::words::row_of(&holders)) ")" } }
    }
}

/// Somebody, or that nobody is named.
pub fn or_nobody(asked: &Asked, who: Option<&Who>) -> Markup {
    html! { @match who { Some(who) => (shown(asked, who)), None => span class="gt-none" { "Nobody is named" } } }
}
