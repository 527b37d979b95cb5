//! What the page of a matter on the ladder says.

use goldthread_papers::Tone;
use goldthread_people::{Directory, Permission, PersonId};
use goldthread_plan::escalation::{Escalation, Step};
use jiff::civil::Date;

use crate::components::Link;
use crate::components::matter_list::state;
use crate::components::notice;
use crate::components::tag::Tag;
use crate::pages::leads;
use crate::seen::Seen;
use crate::{matter, speak, words};

/// The page.
pub struct EscalationPage {
    /// The plan.
    pub caption: String,
    /// Its number, and why it was taken up.
    pub title: String,
    /// What was done just before.
    pub done: Option<&'static str>,
    /// What it is about; no link where that is no longer in the plan.
    pub about: Result<Link, String>,
    /// The concern that it comes of.
    pub concern: Option<Link>,
    /// Whether somebody has answered.
    pub state: Tag,
    /// The steps, the first first.
    pub steps: Vec<StepShown>,
    /// By when a dispute is to be settled, and what is disputed.
    pub disputed: Option<(String, String)>,
    /// When it was closed, and how.
    pub closed: Option<(String, String)>,
    /// What whoever looks may do with it now.
    pub doable: Vec<Link>,
}

/// A step as it is shown.
pub struct StepShown {
    /// To whom, and who that is.
    pub to: String,
    /// Whether it stands here, and is open.
    pub here: bool,
    /// When it came to them, and by when they were to answer.
    pub when: String,
    /// Whether the answer was or is late.
    pub late: Option<Tag>,
    /// Why it came to them.
    pub why: String,
    /// Who there has it, and since when; for partners.
    pub acknowledged: Option<String>,
    /// What they answered: who and when, from the list, in words.
    pub answer: Option<(String, &'static str, String)>,
}

impl EscalationPage {
    /// The page as things stood.
    pub fn of(seen: &Seen, one: &Escalation) -> Self {
        let (plan, place, today) = (seen.plan(), seen.place, leads::day_shown(seen));
        let directory = seen.app.directory();
        let last = one.steps.len() - 1;
        let steps = one.steps.iter().enumerate();
        let concern = one.concern.map(|number| {
            Link::new(format!("Concern {number}"), place.page(&format!("concerns/{number}"), &[]))
        });
        let said = |(day, words): &(Date, String)| (words::day(*day), words.clone());
        Self {
            caption: plan.title().to_owned(),
            title: format!("Escalation {}: {}", one.number, one.cause.words()),
            done: seen.asked("done").and_then(notice::told),
            about: matter::link(plan, place, one.about).ok_or_else(|| matter::name(plan, one.about)),
            concern,
            state: state(one, today),
            steps: steps
                .map(|(nth, step)| StepShown::of(step, directory, today, nth == last && one.is_open()))
                .collect(),
            disputed: one.disputed.as_ref().map(said),
            closed: one.closed.as_ref().map(said),
            doable: doable(seen, one),
        }
    }
}

impl StepShown {
    fn of(step: &Step, directory: &Directory, today: Date, here: bool) -> Self {
        let known = step.person.map(|person| directory.name_of(PersonId::from(person.0)).to_owned());
        let known = known.filter(|name| *name != step.to);
        let partner = if step.partner { ", a partner" } else { "" };
        let to = known.map_or_else(|| step.to.clone(), |name| format!("{} ({name})", step.to));
        let is_late = step.is_late(today) && (here || step.answer.is_some());
        let answer = step.answer.as_ref().map(|answer| {
            let who = format!("{}, {}", speak::person(directory, answer.by), words::day(answer.on));
            (who, answer.reason.words(), answer.words.clone())
        });
        Self {
            to: format!("{to}{partner}"),
            here,
            when: format!("Since {}; to answer by {}", words::day(step.on), words::day(step.answer_by)),
            late: is_late.then(|| {
                let word = if step.answer.is_some() { "Answered late" } else { "The answer is late" };
                Tag::new(word, Tone::OffTrack)
            }),
            why: step.why.clone(),
            acknowledged: step
                .acknowledged
                .as_ref()
                .map(|(on, who)| format!("{who} has it since {}", words::day(*on))),
            answer,
        }
    }
}

fn doable(seen: &Seen, one: &Escalation) -> Vec<Link> {
    if seen.shot.at().is_some() || !one.is_open() {
        return Vec::new();
    }
    let current = one.current();
    let own = seen.place.page(&format!("escalations/{}", one.number), &[]);
    let all = [
        (Permission::TellProgress, current.answer.is_none(), "Answer", "/answers"),
        (
            Permission::TellProgress,
            current.partner && current.acknowledged.is_none(),
            "Record that they have it",
            "/acknowledgements",
        ),
        (Permission::RunPlan, true, "Take it up", "/rungs"),
        (Permission::TellProgress, one.disputed.is_none(), "Dispute it", "/disputes"),
        (Permission::RunPlan, true, "Close it", "/closing"),
    ];
    let thing = matter::thing(seen.shot.id(), seen.plan(), one.about);
    let own_links = all.into_iter().filter(|(permission, is, ..)| *is && seen.app.may(*permission, thing));
    own_links.map(|(.., words, under)| Link::new(words, format!("{own}{under}"))).collect()
}
