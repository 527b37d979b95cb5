use goldthread_calendar::{UnknownYear, WorkingDays};
use goldthread_people::{Leads, Person, Resolved};
use goldthread_plan::Plan;
use goldthread_plan::escalation::{Concern, Ladder, Matter, Towards};
use goldthread_plan::work::PersonRef;
use jiff::civil::Date;

use crate::resolve;

/// The longest that the words of a lead are repeated, in characters.
const MOST_WORDS: usize = 120;

/// Whoever stands on a rung, as a matter would come to them today, and the last day that they would have; where that day cannot be
/// counted, why, and any day would have to be given. Nothing where the ladder has no such rung.
///
/// On the lowest rung stands whoever answers for the matter: the owner of the concern, else the first lead of the action.
pub fn towards(
    plan: &Plan,
    (ladder, rung): (&Ladder, u16),
    (about, concern): (Matter, Option<&Concern>),
    leads: &Leads<'_>,
    (working, today): (&WorkingDays, Date),
) -> Option<(Towards, Result<Date, UnknownYear>)> {
    let own = ladder.rungs.get(usize::from(rung))?;
    let last = working.add(today, i64::from(own.within));
    let answers_for_it = if rung == 0 { answerable(plan, about, concern, leads) } else { None };
    let (name, person) =
        answers_for_it.unwrap_or_else(|| (own.name.clone(), person(&resolve(leads, plan, &own.name))));
    let answer_by = *last.as_ref().unwrap_or(&today);
    Some((Towards { rung, name, person, partner: own.partner, answer_by }, last))
}

/// The lowest rung that somebody stands on: where nobody leads the action, the one above.
pub fn lowest(plan: &Plan, ladder: &Ladder, about: Matter) -> u16 {
    let is_led = match about {
        Matter::Action(action) => plan.action(action).is_some_and(|action| !action.fields().leads.is_empty()),
        Matter::Section(_) => false,
    };
    u16::from(!is_led && ladder.rungs.len() > 1)
}

fn answerable(
    plan: &Plan,
    about: Matter,
    concern: Option<&Concern>,
    leads: &Leads<'_>,
) -> Option<(String, Option<PersonRef>)> {
    if let Some(concern) = concern {
        let known = || person(&resolve(leads, plan, &concern.owner));
        return Some((concern.owner.clone(), concern.person.or_else(known)));
    }
    let Matter::Action(action) = about else { return None };
    let printed = plan.action(action)?.fields().leads.first()?.text();
    let resolved = resolve(leads, plan, printed);
    let name = match &resolved {
        Resolved::Role { role, .. } => role.title().to_string(),
        Resolved::Person(person) => person.name.to_string(),
        Resolved::Several(_) | Resolved::Unresolved => one_line(printed),
    };
    Some((name, person(&resolved)))
}

/// The one person who is meant; nobody where a role is shared or stands empty.
fn person(resolved: &Resolved<'_>) -> Option<PersonRef> {
    let one = |person: &Person| PersonRef(person.id.uuid());
    match resolved {
        Resolved::Role { holders, .. } => match holders.as_slice() {
            [only] => Some(one(only)),
            _ => None,
        },
        Resolved::Person(person) => Some(one(person)),
        Resolved::Several(_) | Resolved::Unresolved => None,
    }
}

fn one_line(words: &str) -> String {
    words.split_whitespace().collect::<Vec<_>>().join(" ").chars().take(MOST_WORDS).collect()
}
