//! What the list of leads says.

use goldthread_anchor::Quote;
use goldthread_duties::{in_full, resolve};
use goldthread_people::{
    Candidate, Directory, LeadToWorkThrough, LeadWords, OpenThing, Permission, Resolved, Role, RoleId, Thing,
};
use goldthread_plan::{ActionNumber, PlanId};
use jiff::civil::Date;

use super::resolve::{named, seen_by, thing};
use crate::app::App;
use crate::components::Link;
use crate::components::choice::Pick;
use crate::components::pager::Pager;
use crate::place::{Place, escaped};
use crate::store::Shelf;
use crate::{speak, words};

const ROWS_A_PAGE: usize = 25;
/// As many places are seen at once; the rest can be opened.
const PLACES_AT_ONCE: usize = 5;
/// More places than these are counted only.
const MOST_PLACES: usize = 100;

/// The list.
pub struct Leads {
    /// How many there are.
    pub summary: String,
    /// Those on this page.
    pub rows: Vec<Row>,
    /// The other pages.
    pub pager: Pager,
    /// The roles that they may stand for.
    pub roles: Vec<Pick>,
    /// What has been said so far.
    pub said: Vec<SaidRow>,
    /// Whether whoever asks may say it.
    pub may_change: bool,
}

/// A lead that stands for nobody yet, or for several.
pub struct Row {
    /// As it is printed where it stands first.
    pub words: String,
    /// What a plan's own glossary says that it stands for.
    pub in_full: Option<String>,
    /// What fits it, where several do.
    pub fits: Vec<String>,
    /// In how many actions it stands.
    pub count: String,
    /// The first of them.
    pub places: Vec<Link>,
    /// The others.
    pub more: Vec<Link>,
    /// Where a role is made of it; nothing where it cannot be the name of one.
    pub make: Option<String>,
}

/// What somebody said that a lead stands for.
pub struct SaidRow {
    /// The lead.
    pub words: String,
    /// The role.
    pub role: Link,
}

impl Leads {
    /// The list as things stand.
    pub fn of(app: &App, page: usize, today: Date) -> Self {
        let (directory, shelf) = (app.directory(), app.shelf());
        let all = to_work_through(app, &shelf, directory, today);
        let (pager, part) = Pager::of(all.len(), ROWS_A_PAGE, page, "/leads?page=".to_owned());
        Self {
            summary: summary(app, all.len()),
            rows: all[part].iter().map(|lead| Row::of(app, &shelf, lead)).collect(),
            pager,
            roles: role_picks(directory, today),
            said: said(directory),
            may_change: app.may(Permission::ManageRoles, Thing::Authority),
        }
    }
}

fn summary(app: &App, count: usize) -> String {
    if !app.may(Permission::SeePlan, Thing::Anything) {
        return "You see no plan, so what plans print is not listed here. Somebody who sees them can tell you which leads stand for nobody yet."
            .to_owned();
    }
    match count {
        0 => "Every lead that is printed in the plans that you may see stands for a role or a person."
            .to_owned(),
        count => format!(
            "{} in the plans that you may see, the most frequent first: nobody in the directory is meant by them yet, or several could be.",
            words::sentence(&words::count(count, "lead is printed", "leads are printed"))
        ),
    }
}

/// The leads of the actions that whoever asks may see, of those that stand for nothing or for several.
fn to_work_through<'d>(
    app: &App,
    shelf: &Shelf,
    directory: &'d Directory,
    day: Date,
) -> Vec<LeadToWorkThrough<'d>> {
    let known = directory.leads_on(day);
    let mut printed: Vec<(uuid::Uuid, u32, &str)> = Vec::new();
    for (id, plan, action) in seen_by(app, shelf) {
        let leads = action.fields().leads.iter().map(Quote::text).filter(|lead| !lead.is_empty());
        let is_open =
            |lead: &&str| matches!(resolve(&known, plan, lead), Resolved::Unresolved | Resolved::Several(_));
        printed.extend(leads.filter(is_open).map(|lead| (id.uuid(), action.number().0, lead)));
    }
    directory.leads_to_work_through(printed, day)
}

/// How many leads there are to work through.
pub fn count_to_work_through(app: &App, shelf: &Shelf, day: Date) -> usize {
    to_work_through(app, shelf, app.directory(), day).len()
}

impl Row {
    fn of(app: &App, shelf: &Shelf, lead: &LeadToWorkThrough<'_>) -> Self {
        let in_full = lead.places.iter().find_map(|place| {
            let plan = shelf.plan(PlanId::new(place.plan))?.plan();
            in_full(plan, &lead.words).map(str::to_owned)
        });
        let mut places: Vec<Link> =
            lead.places.iter().take(MOST_PLACES).filter_map(|place| place_of(app, shelf, *place)).collect();
        let more = places.split_off(places.len().min(PLACES_AT_ONCE));
        let is_name = lead.words.parse::<LeadWords>().is_ok();
        Self {
            make: is_name.then(|| make(&lead.words, in_full.as_deref())),
            words: lead.words.clone(),
            in_full,
            fits: named(&lead.found),
            count: words::count(lead.places.len(), "action", "actions"),
            places,
            more,
        }
    }
}

/// The form that makes a role of a lead: what the glossary says is its title, and the lead its code.
fn make(words: &str, in_full: Option<&str>) -> String {
    match in_full {
        Some(title) => format!("/roles/new?title={}&code={}", escaped(title), escaped(words)),
        None => format!("/roles/new?title={}", escaped(words)),
    }
}

/// An action by its name, the start of its text and the title of its plan; nothing where it is gone, or may not be seen.
pub fn place_of(app: &App, shelf: &Shelf, place: OpenThing) -> Option<Link> {
    let (id, number) = (PlanId::new(place.plan), ActionNumber(place.action));
    let plan = shelf.plan(id)?.plan();
    let action = plan.action(number)?;
    let text = words::shortened(action.fields().text.text(), 70);
    let words = format!("{}: {text} ({})", speak::action_name(action), words::shortened(plan.title(), 70));
    let may = app.may(Permission::SeePlan, thing(id, action));
    may.then(|| Link::new(words, Place::new(id, None).action(number)))
}

/// The roles that are live on a day, by title.
pub fn role_picks(directory: &Directory, day: Date) -> Vec<Pick> {
    let mut roles: Vec<&Role> = directory.roles().filter(|role| role.is_live_on(day)).collect();
    roles.sort_by_key(|role| (role.title().as_str().to_lowercase(), role.id));
    let names = named(&roles.iter().map(|role| Candidate::Role(role)).collect::<Vec<_>>());
    roles.iter().zip(names).map(|(role, name)| Pick::new(role.id, name)).collect()
}

fn said(directory: &Directory) -> Vec<SaidRow> {
    let title = |role: RoleId| directory.role(role).map_or("A role", |role| role.title().as_str());
    let row = |(words, role): (&LeadWords, RoleId)| SaidRow {
        words: words.to_string(),
        role: Link::new(title(role), format!("/roles/{role}")),
    };
    directory.resolved_leads().map(row).collect()
}
