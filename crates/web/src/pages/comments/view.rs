//! What is said beside a section or an action.

use std::sync::Arc;

use goldthread_people::PersonId;
use goldthread_plan::work::{Comment, PersonRef, Topic};

use super::{Beside, may_say};
use crate::components::Link;
use crate::components::notice;
use crate::seen::Seen;
use crate::{speak, words};

/// The page.
pub struct Comments {
    /// What they stand beside.
    pub about: String,
    /// Its page.
    pub back: Link,
    /// The comments, the newest first.
    pub said: Vec<Said>,
    /// Where something is said; nothing where whoever looks may not.
    pub form: Option<String>,
    /// What was written.
    pub written: Written,
    /// What was done just before.
    pub done: Option<&'static str>,
}

/// What somebody has written.
#[derive(Debug, Clone, Default)]
pub struct Written {
    /// The words.
    pub text: String,
    /// Who should see it.
    pub mentions: Vec<PersonId>,
    /// Who says it, where nobody is asked to sign in.
    pub by: String,
}

/// A comment.
pub struct Said {
    /// Who said it and when.
    pub head: String,
    /// The update that it is on.
    pub update: Option<Link>,
    /// What.
    pub text: String,
    /// Who should see it.
    pub mentions: Option<String>,
}

impl Comments {
    /// The page as things stand.
    pub fn of(seen: &Seen, beside: Beside, written: &Written) -> Self {
        let said = seen.plan().comments().iter().rev().filter(|one| is_beside(one.topic, beside.topic));
        Self {
            about: about(seen, beside.topic),
            back: back(seen, beside.topic),
            said: said.map(|comment| Said::of(seen, comment)).collect(),
            form: may_say(seen, beside).then(|| match beside.topic {
                Topic::Update(_, update) => format!("{}?update={update}", address(seen, beside)),
                Topic::Action(_) | Topic::Section(_) => address(seen, beside),
            }),
            written: written.clone(),
            done: seen.asked("done").and_then(notice::told),
        }
    }
}

impl Said {
    fn of(seen: &Seen, comment: &Arc<Comment>) -> Self {
        let directory = seen.app.directory();
        let update = match comment.topic {
            Topic::Update(action, update) => {
                let href = format!("{}#update-{update}", seen.place.action(action));
                Some(Link::new("On an update", href))
            }
            Topic::Section(_) | Topic::Action(_) => None,
        };
        let name = |one: &PersonRef| speak::person(directory, Some(*one));
        let names: Vec<String> = comment.mentions.iter().map(name).collect();
        Self {
            head: format!("{}, {}", speak::person(directory, comment.by), words::day(comment.on)),
            update,
            text: comment.text.clone(),
            mentions: (!names.is_empty()).then(|| format!("For {}", words::row_of(&names))),
        }
    }
}

/// Whether a comment belongs on the page: that of an action has those on its updates too.
fn is_beside(topic: Topic, page: Topic) -> bool {
    match (topic, page) {
        (Topic::Section(own), Topic::Section(asked)) => own == asked,
        (Topic::Action(own) | Topic::Update(own, _), Topic::Action(asked) | Topic::Update(asked, _)) => {
            own == asked
        }
        _ => false,
    }
}

/// How many stand beside a section or an action, in the words of a link.
pub fn counted(seen: &Seen, topic: Topic) -> String {
    let count = seen.plan().comments().iter().filter(|one| is_beside(one.topic, topic)).count();
    if count == 0 { "Comments: none yet".to_owned() } else { format!("Comments: {count}") }
}

fn about(seen: &Seen, topic: Topic) -> String {
    let plan = seen.plan();
    match topic {
        Topic::Section(number) => plan.section(number).map(speak::section_line),
        Topic::Action(number) | Topic::Update(number, _) => {
            plan.action(number).map(|action| action.fields().text.text().to_owned())
        }
    }
    .unwrap_or_default()
}

fn back(seen: &Seen, topic: Topic) -> Link {
    match topic {
        Topic::Section(number) => Link::new("Back to the section", seen.place.section(number)),
        Topic::Action(number) | Topic::Update(number, _) => {
            Link::new("Back to the action", seen.place.action(number))
        }
    }
}

/// The address of the page, where something is said.
pub fn address(seen: &Seen, beside: Beside) -> String {
    let place = seen.place.now();
    match beside.topic {
        Topic::Section(number) => place.section_page(number, "comments"),
        Topic::Action(number) | Topic::Update(number, _) => place.action_page(number, "comments"),
    }
}
