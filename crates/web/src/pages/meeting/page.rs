//! The markup of the page of a meeting.

use maud::{Markup, html};

use super::entry::Entry;
use super::view::MeetingPage;
use crate::components::Link;
use crate::components::lists::{bullets, prose, summary};
use crate::components::notice;
use crate::pages::governance::parts::{happened, small_ways, ways};

/// The page.
pub fn meeting(view: &MeetingPage, done: Option<&str>) -> Markup {
    html! {
        (notice::done(done))
        span class="govuk-caption-l" { (view.body) }
        h1 class="govuk-heading-l" { (view.title) }
        p class="govuk-body" { (view.standing) }
        @if !view.moves.is_empty() { (bullets(&view.moves)) }
        (ways(&view.ways))
        (entries("Agenda", &view.items, "Nothing is on the agenda.", view.add_item.as_ref()))
        (entries("Decisions", &view.decisions, "No decision is recorded.", view.decide.as_ref()))
        (entries("Questions and challenges", &view.questions, "No question is recorded.", view.ask.as_ref()))
        h2 class="govuk-heading-m" { "Minutes" }
        (summary(view.minutes.iter().cloned()))
        (ways(&view.minutes_ways))
        (happened("What happened to this meeting", &view.history))
    }
}

fn entries(title: &str, entries: &[Entry], none: &str, add: Option<&Link>) -> Markup {
    html! {
        h2 class="govuk-heading-m" { (title) }
        @if entries.is_empty() { p class="govuk-body gt-none" { (none) } }
        @for one in entries { (entry(one)) }
        @if let Some(add) = add { (ways(std::slice::from_ref(add))) }
    }
}

fn entry(entry: &Entry) -> Markup {
    html! {
        section class="gt-card" id=(entry.id) {
            @match &entry.words {
                Some(words) => {
                    h3 class="govuk-heading-s govuk-!-margin-bottom-1" {
                        (entry.number) " " (words.lines().next().unwrap_or_default())
                    }
                    @if let Some((_, rest)) = words.split_once('\n') { (prose(rest)) }
                    @if !entry.standing.is_empty() { p class="govuk-body-s gt-dim" { (entry.standing) } }
                    (summary(entry.facts.iter().cloned()))
                    @for (who, words) in &entry.said {
                        div class="govuk-inset-text" { strong { (who) } div class="gt-prose" { (words) } }
                    }
                    (small_ways(&entry.ways, &entry.number))
                }
                None => {
                    h3 class="govuk-heading-s govuk-!-margin-bottom-1" { (entry.number) }
                    p class="govuk-body gt-none" { "It is about a part of a plan that you may not see." }
                }
            }
        }
    }
}
