//! What the list of roles says.

use goldthread_people::{LeadCode, Permission, Person, Role, Thing};
use jiff::civil::Date;

use super::duties::Duties;
use crate::app::App;
use crate::components::Link;
use crate::pages::leads;
use crate::words;

/// The list.
pub struct Roles {
    /// The roles that are live, by title.
    pub live: Vec<Row>,
    /// Those that have ended.
    pub ended: Vec<Row>,
    /// What is said of leads that stand for nobody yet; nothing where there are none.
    pub to_work_through: Option<String>,
    /// Whether whoever asks may change them.
    pub may_change: bool,
}

/// A role in the list.
pub struct Row {
    /// Its title.
    pub role: Link,
    /// How plans print it in short.
    pub codes: String,
    /// Who holds it, and since when; nothing where nobody does.
    pub holders: Option<String>,
    /// Who deputises.
    pub deputies: String,
    /// How many open actions it answers for.
    pub duties: String,
}

impl Roles {
    /// The list as things stand.
    pub fn of(app: &App, today: Date) -> Self {
        let (directory, shelf) = (app.directory(), app.shelf());
        let duties = Duties::among(leads::seen_by(app, &shelf), directory, today);
        let mut roles: Vec<&Role> = directory.roles().collect();
        roles.sort_by_key(|role| (role.title().as_str().to_lowercase(), role.id));
        let (live, ended): (Vec<&Role>, _) = roles.into_iter().partition(|role| role.is_live_on(today));
        let rows =
            |roles: Vec<&Role>| roles.into_iter().map(|role| Row::of(app, role, &duties, today)).collect();
        let waiting = leads::count_to_work_through(app, &shelf, today);
        Self {
            live: rows(live),
            ended: rows(ended),
            to_work_through: (waiting > 0).then(|| {
                words::sentence(&words::count(waiting, "lead printed in plans", "leads printed in plans"))
            }),
            may_change: app.may(Permission::ManageRoles, Thing::Authority),
        }
    }
}

impl Row {
    fn of(app: &App, role: &Role, duties: &Duties, today: Date) -> Self {
        let holders = app.directory().holders_on(role.id, today);
        Self {
            role: Link::new(role.title().as_str(), format!("/roles/{}", role.id)),
            codes: codes(role.words.codes()),
            holders: (!holders.is_empty()).then(|| leads::held(role, &holders, today)),
            deputies: names(&app.directory().deputies_on(role.id, today)),
            duties: duties.said(role.id),
        }
    }
}

/// Codes in a row.
pub fn codes<'a>(codes: impl Iterator<Item = &'a LeadCode>) -> String {
    codes.map(LeadCode::as_str).collect::<Vec<_>>().join(", ")
}

fn names(people: &[&Person]) -> String {
    people.iter().map(|person| person.name.as_str()).collect::<Vec<_>>().join(", ")
}
