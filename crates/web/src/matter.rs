//! What stands in the way of an action or a section: what its pages and forms need to know.
//!
//! A form about a concern or a matter on the ladder takes an [`OnMatter`], as a form under an action takes a
//! [`Doing`](crate::doing::Doing).

use std::sync::LazyLock;

use axum::extract::FromRequestParts;
use axum::http::request::Parts;
use axum::response::Response;
use goldthread_calendar::WorkingDays;
use goldthread_people::Thing;
use goldthread_plan::escalation::{
    Concern, ConcernNumber, Escalation, EscalationCommand, EscalationField, EscalationNumber,
    EscalationRefusal, Matter,
};
use goldthread_plan::work::{Doer, PersonRef};
use goldthread_plan::{Plan, PlanId};
use jiff::civil::Date;
use maud::Markup;

use crate::components::Link;
use crate::components::name::Who;
use crate::components::notice::Mistake;
use crate::doing;
use crate::form::Sent;
use crate::pages::leads;
use crate::place::Place;
use crate::problem::Problem;
use crate::seen::Seen;
use crate::{speak, words};

/// Which days are worked.
pub fn working_days() -> &'static WorkingDays {
    static KNOWN: LazyLock<WorkingDays> = LazyLock::new(WorkingDays::england_and_wales);
    &KNOWN
}

/// Something that a concern or an escalation is about, on which somebody does something, as it is now.
pub struct OnMatter {
    /// The plan and what every page shares.
    pub seen: Seen,
    about: Matter,
}

impl<S: Send + Sync> FromRequestParts<S> for OnMatter {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, state: &S) -> Result<Self, Problem> {
        let seen = Seen::from_request_parts(parts, state).await?;
        doing::must_be_now(&seen)?;
        let about = named(&seen)?;
        Ok(Self { seen, about })
    }
}

fn named(seen: &Seen) -> Result<Matter, Problem> {
    let is_named = |name: &str| seen.named::<String>(name).is_some();
    if is_named("concern") {
        return concern_of(seen).map(|concern| concern.about);
    }
    if is_named("escalation") {
        return escalation_of(seen).map(|escalation| escalation.about);
    }
    if is_named("section") {
        return seen.section().map(|section| Matter::Section(section.number()));
    }
    seen.action().map(|action| Matter::Action(action.number()))
}

/// The concern that the address names.
pub fn concern_of(seen: &Seen) -> Result<&Concern, Problem> {
    let number = seen.named("concern").map(ConcernNumber);
    number.and_then(|number| seen.plan().concern(number)).ok_or_else(|| Problem::nothing_called("concern"))
}

/// The escalation that the address names.
pub fn escalation_of(seen: &Seen) -> Result<&Escalation, Problem> {
    let number = seen.named("escalation").map(EscalationNumber);
    let escalation = number.and_then(|number| seen.plan().escalation(number));
    escalation.ok_or_else(|| Problem::nothing_called("escalation"))
}

impl OnMatter {
    /// What it is about.
    pub fn about(&self) -> Matter {
        self.about
    }

    /// What it is about, as it stands above a form.
    pub fn caption(&self) -> String {
        name(self.seen.plan(), self.about)
    }

    /// The address of what it is about; where that is no longer in the plan, of the plan.
    pub fn address(&self) -> String {
        let place = self.seen.place.now();
        link(self.seen.plan(), place, self.about).map_or_else(|| place.plan(), |link| link.href)
    }

    /// Who does it, to be shown by a form.
    pub fn who(&self, typed: &str) -> Who {
        Who::of(&self.seen.app, typed)
    }

    /// The page of a form, under what it is about and, where there is one, under the concern or matter.
    pub fn page(&self, title: &str, is_wrong: bool, under: Option<Link>, content: &Markup) -> Markup {
        let title = if is_wrong { format!("Error: {title}") } else { title.to_owned() };
        self.seen.page(&title, above(&self.seen, self.about).into_iter().chain(under).collect(), content)
    }

    /// The day that it is.
    pub fn today(&self) -> Date {
        words::today(self.seen.app.now())
    }

    /// Who does it.
    pub fn person(&self) -> Option<PersonRef> {
        self.seen.app.visitor().person().map(|person| PersonRef(person.id.uuid()))
    }

    /// Has the plan decide and keeps what it decides. Then it leads to a page, which says what was `done`; refused, `again` shows the
    /// form with what is wrong.
    ///
    /// # Errors
    /// [`Problem`] where it could not be kept.
    pub async fn escalate(
        &self,
        command: EscalationCommand,
        sent: &Sent,
        (to, done): (&str, &'static str),
        field_of: impl Fn(EscalationField) -> &'static str,
        again: impl FnOnce(&[Mistake]) -> Markup,
    ) -> Result<Response, Problem> {
        // Who leads an action decides nothing here.
        let doer = Doer { person: self.person(), leads: false, on: self.today() };
        let decide = move |plan: &Plan| plan.escalate(command.clone(), &doer);
        let field = |refusal: &EscalationRefusal| field_of(refusal.field().unwrap_or(EscalationField::Words));
        doing::change(&self.seen, decide, sent, &format!("{to}?done="), done, field, again).await
    }
}

/// The way up from what is about a section or an action.
pub fn above(seen: &Seen, about: Matter) -> Vec<Link> {
    let short = |link: Link| Link { words: words::shortened(&link.words, 60), ..link };
    std::iter::once(seen.up()).chain(link(seen.plan(), seen.place, about).map(short)).collect()
}

/// What a section or an action is called, with its first words.
pub fn name(plan: &Plan, about: Matter) -> String {
    match about {
        Matter::Section(number) => {
            plan.section(number).map_or_else(|| gone("Section", number.0), speak::section_line)
        }
        Matter::Action(number) => plan.action(number).map_or_else(
            || gone("Action", number.0),
            |action| {
                let text = words::shortened(action.fields().text.text(), 120);
                format!("{}: {text}", speak::action_name(action))
            },
        ),
    }
}

fn gone(what: &str, number: u32) -> String {
    format!("{what} {number}, which is no longer in the plan")
}

/// The link to a section or an action; nothing where it is no longer in the plan.
pub fn link(plan: &Plan, place: Place, about: Matter) -> Option<Link> {
    let href = match about {
        Matter::Section(number) => plan.section(number).map(|_| place.section(number)),
        Matter::Action(number) => plan.action(number).map(|_| place.action(number)),
    };
    Some(Link::new(name(plan, about), href?))
}

/// A section or an action, as rights are asked for it; the plan, where it is no longer in it.
pub fn thing(id: PlanId, plan: &Plan, about: Matter) -> Thing {
    match about {
        Matter::Section(number) => Thing::Section(id.uuid(), number.0),
        Matter::Action(number) => {
            plan.action(number).map_or(Thing::Plan(id.uuid()), |action| leads::thing(id, action))
        }
    }
}

/// How many working days there are from a day to another, in words; where they cannot be counted, the days and why.
pub fn age(from: Date, to: Date) -> String {
    match working_days().between(from, to).map(usize::try_from) {
        Ok(Ok(0) | Err(_)) => "less than a working day".to_owned(),
        Ok(Ok(count)) => words::count(count, "working day", "working days"),
        Err(unknown) => {
            let days = to.since(from).map_or(0, |span| span.get_days().unsigned_abs() as usize);
            format!("{} (working days cannot be counted: {unknown})", words::count(days, "day", "days"))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn an_age_is_counted_in_working_days_where_they_are_known() {
        let check = |from, to, expected: &str| assert_eq!(age(from, to), expected);
        check(date(2026, 3, 20), date(2026, 3, 20), "less than a working day");
        check(date(2026, 3, 20), date(2026, 3, 22), "less than a working day");
        check(date(2026, 3, 20), date(2026, 3, 23), "1 working day");
        check(date(2026, 4, 2), date(2026, 4, 8), "2 working days");
        let unknown = "5 days (working days cannot be counted: the bank holidays of 2029 are not known; they are known from 2012 to 2028)";
        check(date(2028, 12, 29), date(2029, 1, 3), unknown);
    }
}
