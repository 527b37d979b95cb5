//! The way of an action to its end, and who said what on it when: claimed, verified, monitored, sustained.

use goldthread_people::Directory;
use goldthread_plan::work::{Check, PersonRef};
use goldthread_plan::{Action, Completion, Plan};
use jiff::civil::Date;
use maud::{Markup, html};

use super::lists::prose;
use crate::{speak, words};

/// The way of one action.
#[derive(Debug, Clone)]
pub struct Way {
    /// Where it stands, in a sentence.
    pub sentence: String,
    /// The four steps.
    pub steps: Vec<Step>,
    /// What was found missing, and when it was opened again, the last first.
    pub back: Vec<Word>,
    /// When it is looked at next.
    pub next_check: Option<String>,
}

/// A step of the way.
#[derive(Debug, Clone)]
pub struct Step {
    /// What it is called.
    pub name: &'static str,
    /// How far it is away.
    pub place: Place,
    /// What was said there.
    pub said: Vec<Word>,
}

/// Where a step lies, seen from where the action stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Place {
    /// It is behind.
    Behind,
    /// The action stands there.
    Here,
    /// It is still to come.
    Ahead,
}

/// What somebody said on the way.
#[derive(Debug, Clone)]
pub struct Word {
    /// What was done, by whom and when.
    pub head: String,
    /// What they said.
    pub words: String,
    /// The evidence that they named.
    pub evidence: Vec<String>,
}

impl Way {
    /// The way of an action.
    pub fn of(plan: &Plan, action: &Action, directory: &Directory) -> Self {
        let (track, stands) = (action.work().track(), action.completion());
        let said = |what: &str, by: Option<PersonRef>, on: Date, words: &str| Word {
            head: format!("{what} by {} on {}", by_whom(directory, by), words::day(on)),
            words: words.to_owned(),
            evidence: Vec::new(),
        };
        let claim = track.claim.as_ref().map(|claim| Word {
            evidence: claim.evidence.iter().map(|number| piece(plan, *number)).collect(),
            ..said("Claimed", claim.by, claim.on, &claim.words)
        });
        let verified = track.verification.as_ref();
        let verified = verified.map(|one| said("Verified", Some(one.by), one.on, &one.words));
        let check = |one: &Check| {
            said(
                if one.holds { "Found to hold" } else { "Found to hold no longer" },
                Some(one.by),
                one.on,
                &one.words,
            )
        };
        let sustained = track.sustained.as_ref();
        let sustained = sustained.map(|one| said("Called sustained", Some(one.by), one.on, &one.words));
        let steps = [
            ("Claimed", Completion::Claimed, claim.into_iter().collect()),
            ("Verified", Completion::Verified, verified.into_iter().collect()),
            ("Monitored", Completion::Monitored, track.checks.iter().rev().map(check).collect::<Vec<_>>()),
            ("Sustained", Completion::Sustained, sustained.into_iter().collect()),
        ];
        let returned = track.returned.iter().map(|one| said("Returned", Some(one.by), one.on, &one.words));
        let reopened = track.reopened.iter().rev().map(|one| {
            let words = format!("{}. {}", words::sentence(one.reason.words()), one.words);
            said("Opened again", one.by, one.on, &words)
        });
        Self {
            sentence: sentence(action),
            steps: steps
                .into_iter()
                .map(|(name, stage, said): (_, _, Vec<Word>)| Step {
                    name,
                    place: place(stage, stands),
                    said,
                })
                .collect(),
            back: returned.chain(reopened).collect(),
            next_check: track.next_check.map(words::day),
        }
    }
}

fn place(step: Completion, stands: Completion) -> Place {
    match step.cmp(&stands) {
        std::cmp::Ordering::Less => Place::Behind,
        std::cmp::Ordering::Equal => Place::Here,
        std::cmp::Ordering::Greater => Place::Ahead,
    }
}

/// Where an action stands on the way.
fn sentence(action: &Action) -> String {
    let is_claimed_here = action.work().track().claim.is_some();
    match (action.completion(), action.claimed_by()) {
        (Completion::Open, _) => "Not said to be complete.".to_owned(),
        (Completion::Claimed, Some(words)) if !is_claimed_here => {
            format!("Said to be complete (“{words}”). Not yet verified by anyone else.")
        }
        (Completion::Claimed, _) => "Said to be complete. Not yet verified by anyone else.".to_owned(),
        (Completion::Verified, _) => "Verified to be complete.".to_owned(),
        (Completion::Monitored, _) => "Verified, and found to hold since.".to_owned(),
        (Completion::Sustained, _) => "Sustained: nothing more is checked.".to_owned(),
    }
}

/// What a piece of evidence is called.
fn piece(plan: &Plan, number: u32) -> String {
    let piece = plan.evidence().iter().find(|piece| piece.number.0 == number);
    piece.map_or_else(|| format!("Evidence {number}"), |piece| format!("{number}. {}", piece.about.title))
}

fn by_whom(directory: &Directory, person: Option<PersonRef>) -> String {
    let who = speak::person(directory, person);
    if person.is_some() { who } else { words::first_lower(&who) }
}

/// The way, with what was said on it.
pub fn track(way: &Way) -> Markup {
    html! {
        p class="govuk-body" { (way.sentence) @if let Some(day) = &way.next_check { " Next check by " (day) "." } }
        ol class="gt-track" {
            @for step in &way.steps {
                li class=(step.place.class()) aria-current=[(step.place == Place::Here).then_some("step")] {
                    span class="gt-track__name" { (step.name) }
                    @if step.place == Place::Ahead { span class="gt-dim" { " not yet" } }
                    @for one in &step.said { (word(one)) }
                }
            }
        }
        @for one in &way.back { div class="govuk-inset-text" { (word(one)) } }
    }
}

fn word(word: &Word) -> Markup {
    html! {
        p class="govuk-body-s gt-dim govuk-!-margin-bottom-1" { (word.head) }
        (prose(&word.words))
        @if !word.evidence.is_empty() {
            p class="govuk-body-s govuk-!-margin-bottom-1" { "Borne out by:" }
            ul class="govuk-list govuk-list--bullet govuk-body-s" { @for piece in &word.evidence { li { (piece) } } }
        }
    }
}

impl Place {
    const fn class(self) -> &'static str {
        match self {
            Self::Behind => "gt-track__step gt-track__step--behind",
            Self::Here => "gt-track__step gt-track__step--here",
            Self::Ahead => "gt-track__step",
        }
    }
}
