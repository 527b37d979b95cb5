//! The fields that forms of governance are made of, each with what stands in it before anything is typed.

use goldthread_governance::{Document, Matter, Who};
use goldthread_people::Item;
use jiff::civil::Date;
use maud::Markup;

use super::asked::Asked;
use super::whom;
use crate::components::area::Area;
use crate::components::choice::{ASKS, Choice, Pick};
use crate::components::field::{self, Field};
use crate::components::notice::Mistake;
use crate::pages::leads;

/// A field.
pub struct Ask {
    /// Its id and name.
    pub name: &'static str,
    label: &'static str,
    hint: &'static str,
    kind: Kind,
    /// What stands in it.
    pub was: String,
    /// Whether that is what is kept, and not only what is usual.
    pub is_kept: bool,
}

enum Kind {
    Line,
    Area,
    Day,
    Pick(Vec<Pick>, &'static str),
}

impl Ask {
    /// A line.
    pub fn line(name: &'static str, label: &'static str) -> Self {
        Self { name, label, hint: "", kind: Kind::Line, was: String::new(), is_kept: true }
    }

    /// Several lines.
    pub fn text(name: &'static str, label: &'static str) -> Self {
        Self { kind: Kind::Area, ..Self::line(name, label) }
    }

    /// A day.
    pub fn day(name: &'static str, label: &'static str) -> Self {
        Self { kind: Kind::Day, ..Self::line(name, label) }
    }

    /// One of several, of which one must be chosen.
    pub fn pick(name: &'static str, label: &'static str, picks: Vec<Pick>) -> Self {
        Self { kind: Kind::Pick(picks, ASKS), ..Self::line(name, label) }
    }

    /// One of several that are said by their own words.
    pub fn one_of<T: Copy + ToString>(name: &'static str, label: &'static str, all: &[T]) -> Self {
        let pick = |one: &T| Pick::new(*one, crate::words::sentence(&one.to_string()));
        Self::pick(name, label, all.iter().map(pick).collect())
    }

    /// With more on what it asks for.
    #[must_use]
    pub fn hint(self, hint: &'static str) -> Self {
        Self { hint, ..self }
    }

    /// With what stands in it.
    #[must_use]
    pub fn was(self, was: impl ToString) -> Self {
        Self { was: was.to_string(), ..self }
    }

    /// With what stands in it, where something does.
    #[must_use]
    pub fn was_maybe(self, was: Option<impl ToString>) -> Self {
        let was = was.map(|was| was.to_string()).unwrap_or_default();
        self.was(was)
    }

    /// What stands in it is usual, and is not what is kept: that it is another thing tomorrow is nobody's change.
    #[must_use]
    pub fn usual(self) -> Self {
        Self { is_kept: false, ..self }
    }

    /// With what no choice means.
    #[must_use]
    pub fn or(self, none: &'static str) -> Self {
        match self.kind {
            Kind::Pick(picks, _) => Self { kind: Kind::Pick(picks, none), ..self },
            kind => Self { kind, ..self },
        }
    }

    /// Whether it takes a text.
    pub fn is_long(&self) -> bool {
        matches!(self.kind, Kind::Area)
    }

    /// The markup, with what was typed and what is wrong with it.
    pub fn show(&self, typed: &str, found: &[Mistake]) -> Markup {
        let Self { name, label, hint, .. } = *self;
        match &self.kind {
            Kind::Line => Field::new(name, label, field::Kind::Words).hint(hint).typed(typed).show(found),
            Kind::Day => Field::new(name, label, field::Kind::Day).hint(hint).typed(typed).show(found),
            Kind::Area => Area::new(name, label, 4).hint(hint).typed(typed).show(found),
            Kind::Pick(picks, none) => {
                let picks = self.with_what_was(picks);
                Choice::new(name, label, &picks).hint(hint).none(none).chosen(typed).show(found)
            }
        }
    }

    /// What is offered, and what is chosen though it is offered no longer: a role that has ended, a board, a report.
    fn with_what_was(&self, picks: &[Pick]) -> Vec<Pick> {
        let is_offered = self.was.is_empty() || picks.iter().any(|pick| pick.value == self.was);
        let gone = || Pick { value: self.was.clone(), words: "As it is now, though it has ended".to_owned() };
        picks.iter().cloned().chain((!is_offered).then(gone)).collect()
    }

    /// That somebody has changed it since the form was opened.
    pub fn changed_meanwhile(&self) -> Mistake {
        let now = match &self.kind {
            _ if self.was.is_empty() => "it is empty now".to_owned(),
            Kind::Pick(picks, _) => {
                let chosen = picks.iter().find(|pick| pick.value == self.was);
                format!("it is now “{}”", chosen.map_or(self.was.as_str(), |pick| pick.words.as_str()))
            }
            _ => format!("it now says “{}”", self.was),
        };
        let words = format!(
            "{}: somebody has changed this while you wrote; {now}. Put right what you typed, or send it again to keep it as it is",
            self.label
        );
        Mistake { field: self.name, words }
    }
}

/// Who it is: somebody whom the directory knows, or a body; or, in a field of its own, somebody else.
pub fn who(asked: &Asked, names: [&'static str; 2], label: &'static str, was: Option<&Who>) -> [Ask; 2] {
    let (chosen, named) = match was {
        Some(Who::Named(title)) => (None, Some(title.to_string())),
        Some(known) => (Some(whom::value(known)), None),
        None => (None, None),
    };
    [
        Ask::pick(names[0], label, whom::picks(asked)).or("Nobody of these").was_maybe(chosen),
        Ask::line(names[1], "Or somebody who is not in the list")
            .hint("A councillor, a partner: how they are called, best by their office")
            .was_maybe(named),
    ]
}

/// Several, one a line.
pub fn whos(asked: &Asked, name: &'static str, label: &'static str, was: &[Who]) -> Ask {
    let lines: Vec<String> = was.iter().map(|who| whom::said(asked, who)).collect();
    Ask::text(name, label)
        .hint("One a line, in their order. A role, a person or a board by exactly its title or name; anybody else as they are called")
        .was(lines.join("\n"))
}

/// A plan, and which parts of it.
pub fn about(asked: &Asked, was: &[Matter]) -> [Ask; 2] {
    let plan = was.first().map(|matter| matter.plan);
    let plans = asked.app.plans();
    let picks = plans
        .iter()
        .map(|kept| Pick::new(kept.id(), crate::words::shortened(kept.plan().title(), 90)))
        .collect();
    let part = |matter: &Matter| match matter.item? {
        Item::Section(number) => Some(format!("section {number}")),
        Item::Action(number) => Some(format!("action {number}")),
    };
    let parts: Vec<String> = was.iter().filter(|matter| Some(matter.plan) == plan).filter_map(part).collect();
    [
        Ask::pick("about", "The plan that it is about", picks).or("No plan").was_maybe(plan),
        Ask::line("parts", "Which part of the plan")
            .hint("Such as: section 3, action 12, action 14. Leave it empty for the whole plan")
            .was(parts.join(", ")),
    ]
}

/// Where a paper is.
pub fn document(was: Option<&Document>) -> Ask {
    Ask::line("document", "Where it is")
        .hint("Its address, beginning with https://, or its SHA-256 hash; leave it empty where it is kept nowhere yet")
        .was_maybe(was)
}

/// This day, in a field for a day.
pub fn on(asked: &Asked, label: &'static str) -> Ask {
    Ask::day("on", label).was(asked.today).usual()
}

/// By when; may be open.
pub fn due(was: Option<Date>) -> Ask {
    Ask::day("due", "By when").hint("Leave it empty where no day was set").was_maybe(was)
}

/// The name of a person as lists tell them apart.
pub fn named(asked: &Asked) -> Vec<(goldthread_people::PersonId, String)> {
    let directory = asked.app.directory();
    let mut people: Vec<_> = directory.people().filter(|person| person.is_here_on(asked.today)).collect();
    people.sort_by_key(|person| (person.name.as_str().to_lowercase(), person.id));
    let candidates: Vec<_> =
        people.iter().map(|person| goldthread_people::Candidate::Person(person)).collect();
    people.iter().map(|person| person.id).zip(leads::named(&candidates)).collect()
}
