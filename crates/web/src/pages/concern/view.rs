//! What the page of a concern says.

use goldthread_people::{Permission, PersonId};
use goldthread_plan::escalation::Concern;

use crate::components::Link;
use crate::components::concern_list::state;
use crate::components::matter_list::MatterRow;
use crate::components::notice;
use crate::components::tag::Tag;
use crate::pages::leads;
use crate::seen::Seen;
use crate::{matter, speak, words};

/// The page.
pub struct ConcernPage {
    /// The plan.
    pub caption: String,
    /// Its number.
    pub title: String,
    /// What was done just before.
    pub done: Option<&'static str>,
    /// What stands in the way.
    pub words: String,
    /// What it is about; no link where that is no longer in the plan.
    pub about: Result<Link, String>,
    /// Who is to answer it, and who that is.
    pub owner: String,
    /// Who raised it, and when.
    pub raised: String,
    /// How old it is, or was when it was closed.
    pub age: String,
    /// Whether somebody has answered.
    pub state: Tag,
    /// What was answered, the first first: who and when, and what.
    pub answers: Vec<(String, String)>,
    /// When it was closed, and why.
    pub closed: Option<(String, String)>,
    /// The matters that came of it.
    pub matters: Vec<MatterRow>,
    /// What whoever looks may do with it now.
    pub doable: Vec<Link>,
}

impl ConcernPage {
    /// The page as things stood.
    pub fn of(seen: &Seen, concern: &Concern) -> Self {
        let (plan, place, today) = (seen.plan(), seen.place, leads::day_shown(seen));
        let directory = seen.app.directory();
        let told = |on, by| format!("{}, {}", speak::person(directory, by), words::day(on));
        let known = concern.person.map(|person| directory.name_of(PersonId::from(person.0)).to_owned());
        let owner = known.filter(|name| *name != concern.owner && !name.is_empty());
        let until = concern.closed.as_ref().map_or(today, |(day, _)| *day);
        let matters = plan.escalations().iter().filter(|one| one.concern == Some(concern.number));
        Self {
            caption: plan.title().to_owned(),
            title: format!("Concern {}", concern.number),
            done: seen.asked("done").and_then(notice::told),
            words: concern.words.clone(),
            about: matter::link(plan, place, concern.about).ok_or_else(|| matter::name(plan, concern.about)),
            owner: owner.map_or_else(|| concern.owner.clone(), |name| format!("{} ({name})", concern.owner)),
            raised: told(concern.on, concern.by),
            age: matter::age(concern.on, until),
            state: state(concern),
            answers: concern.answers.iter().map(|(on, by, words)| (told(*on, *by), words.clone())).collect(),
            closed: concern.closed.as_ref().map(|(on, why)| (words::day(*on), why.clone())),
            matters: matters.map(|one| MatterRow::of(one, plan, place, today)).collect(),
            doable: doable(seen, concern),
        }
    }
}

fn doable(seen: &Seen, concern: &Concern) -> Vec<Link> {
    if seen.shot.at().is_some() || concern.closed.is_some() {
        return Vec::new();
    }
    let own = seen.place.page(&format!("concerns/{}", concern.number), &[]);
    let about = matter::link(seen.plan(), seen.place, concern.about).map(|link| link.href);
    let up = about.map(|about| format!("{about}/escalations/new?concern={}", concern.number));
    let all = [
        (Permission::TellProgress, "Answer it", Some(format!("{own}/answers"))),
        (Permission::TellProgress, "Close it", Some(format!("{own}/closing"))),
        (Permission::RunPlan, "Take it up the ladder", up),
    ];
    let thing = matter::thing(seen.shot.id(), seen.plan(), concern.about);
    let own = all.into_iter().filter(|(permission, ..)| seen.app.may(*permission, thing));
    own.filter_map(|(_, words, href)| Some(Link::new(words, href?))).collect()
}
