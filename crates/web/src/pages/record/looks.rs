//! Who looked at what is sensitive.

use goldthread_accounts::{Fault, Looked, LooksOf, Page, Who};
use goldthread_people::{Permission, PersonId, Thing};
use goldthread_plan::evidence::EvidenceNumber;
use goldthread_plan::{ActionNumber, PlanId, SectionNumber};

use super::{LINES_A_PAGE, PageOf};
use crate::access::REFUSED;
use crate::app::App;
use crate::components::Link;
use crate::pages::people::rights;
use crate::place::Place;
use crate::words;

/// A look.
pub struct Line {
    /// When.
    pub when: String,
    /// Who looked.
    pub who: Link,
    /// At what.
    pub what: String,
    /// Where that stands; nothing where whoever asks may not see it, or it is gone.
    pub href: Option<String>,
}

/// A page of the looks at what belongs to this authority. Blocks.
pub fn read(app: &App, page: usize) -> Result<PageOf<Line>, Fault> {
    let number = |number: usize| u32::try_from(number).unwrap_or(u32::MAX);
    // One more than is shown tells whether there are older ones.
    let part = Page { limit: number(LINES_A_PAGE + 1), offset: number((page - 1) * LINES_A_PAGE) };
    let of = LooksOf::But { authority: app.authority().as_str(), kind: REFUSED };
    let found = app.deployment().accounts().looks(of, part)?;
    let older = found.len() > LINES_A_PAGE;
    Ok(PageOf {
        lines: found.iter().take(LINES_A_PAGE).map(|looked| line(app, looked)).collect(),
        page,
        older,
    })
}

fn line(app: &App, looked: &Looked) -> Line {
    let plan = Looking::of(&looked.thing);
    let named = plan.map(|looking| looking.named(app));
    let (what, href) = match (looked.kind.as_str(), plan) {
        ("source", Some(looking)) => (
            format!("the document of {}", named.unwrap_or_default()),
            app.may(Permission::SeeSource, Thing::Plan(looking.plan.uuid()))
                .then(|| Place::new(looking.plan, None).source()),
        ),
        ("evidence", Some(Looking { part: Some(Part::Evidence(_)), .. })) => {
            (format!("the file of {}", named.unwrap_or_default()), plan.and_then(|looking| looking.href(app)))
        }
        ("evidence", Some(looking)) => {
            (format!("the evidence of {}, in one file", named.unwrap_or_default()), looking.href(app))
        }
        ("draft", _) => ("a draft, with its document".to_owned(), None),
        ("record", _) => ("this record".to_owned(), None),
        (_, Some(looking)) => (named.unwrap_or_default(), looking.href(app)),
        (kind, None) => (kind.to_owned(), None),
    };
    Line { when: words::moment(looked.at), who: who(app, looked.by), what, href }
}

/// Who did something, as a link to their page where they are of this authority.
pub fn who(app: &App, who: Who) -> Link {
    let nobody_here = |words: &str| Link::new(words, "");
    match who {
        Who::Machine => nobody_here("Whoever runs Goldthread"),
        Who::Stranger => nobody_here("Somebody who had not signed in"),
        Who::Erased(_) => nobody_here("Somebody whose account was erased"),
        Who::Account(account) => {
            let id = PersonId::from(account.uuid());
            match app.directory().person(id) {
                Some(person) => Link::new(person.name.as_str(), format!("/people/{id}")),
                None => nobody_here("Somebody who is not of this authority"),
            }
        }
    }
}

/// What was looked at, as it is recorded: `plan 0192…`, `plan 0192… section 3`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Looking {
    plan: PlanId,
    part: Option<Part>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Part {
    Section(u32),
    Action(u32),
    Evidence(u32),
}

impl Looking {
    fn of(thing: &str) -> Option<Self> {
        let mut words = thing.strip_prefix("plan ")?.split(' ');
        let plan = words.next()?.parse().ok()?;
        let kind = words.next();
        let number = words.next().and_then(|number| number.parse().ok());
        let part = match (kind, number) {
            (Some("section"), Some(number)) => Some(Part::Section(number)),
            (Some("action"), Some(number)) => Some(Part::Action(number)),
            (Some("evidence"), Some(number)) => Some(Part::Evidence(number)),
            _ => None,
        };
        Some(Self { plan, part })
    }

    fn named(self, app: &App) -> String {
        let plan = rights::plan_named(app, self.plan.uuid());
        match self.part {
            None => plan,
            Some(Part::Section(number)) => format!("section {number} of {plan}"),
            Some(Part::Action(number)) => format!("action {number} of {plan}"),
            Some(Part::Evidence(number)) => format!("evidence {number} of {plan}"),
        }
    }

    fn href(self, app: &App) -> Option<String> {
        let place = Place::new(self.plan, None);
        app.may(Permission::SeePlan, Thing::Plan(self.plan.uuid())).then(|| match self.part {
            None => place.plan(),
            Some(Part::Section(number)) => place.section(SectionNumber(number)),
            Some(Part::Action(number)) => place.action(ActionNumber(number)),
            Some(Part::Evidence(number)) => place.piece(EvidenceNumber(number)),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_looked_at_is_read_back() {
        let plan = PlanId::new(uuid::Uuid::from_u128(7));
        let check = |thing: &str, expected: Option<Option<Part>>| {
            let found = Looking::of(thing);
            assert_eq!(found, expected.map(|part| Looking { plan, part }), "{thing}");
        };
        check(&format!("plan {plan}"), Some(None));
        check(&format!("plan {plan} section 3"), Some(Some(Part::Section(3))));
        check(&format!("plan {plan} action 12"), Some(Some(Part::Action(12))));
        check(&format!("plan {plan} evidence 4"), Some(Some(Part::Evidence(4))));
        check(&format!("plan {plan} paper"), Some(None));
        check("", None);
        check("plan x", None);
    }
}
