//! The markup of the page of an action.

use maud::{Markup, html};

use super::view::{ActionPage, Facts, Words};
use crate::components::document::document;
use crate::components::flag_list::flag_list;
use crate::components::lead::lead;
use crate::components::lists::{bullets, prose, summary};
use crate::components::moves::{Moves, moves};
use crate::components::neighbours::neighbours;
use crate::components::notice::done;
use crate::components::plan_head::moment_picker;
use crate::components::tag::tag;
use crate::components::thread::{Node, State, thread};
use crate::components::track::track;
use crate::components::updates::updates;
use crate::components::{Link, waits};
use crate::pages::governance::about::about;
use crate::pages::section::said;

/// The page.
pub fn action(view: &ActionPage) -> Markup {
    html! {
        (done(view.done))
        span class="govuk-caption-m" { (view.caption) }
        h1 class="govuk-heading-l" { (view.name) }
        @if let Some((first, others)) = view.doable.split_first() {
            div class="govuk-button-group" {
                a class="govuk-button" data-module="govuk-button" role="button" draggable="false" href=(first.href) { (first.words) }
                @for other in others { a class="govuk-link govuk-link--no-visited-state" href=(other.href) { (other.words) } }
            }
        }
        (thread(&nodes(view)))
        @if !view.flags.is_empty() { h2 class="govuk-heading-m" { "Questions to ask" } (flag_list(&view.flags)) }
        (about(&view.boards))
        @if let Some(words) = &view.words { (in_the_document(words)) }
        (neighbours("Actions", "Previous action", view.before.as_ref(), "Next action", view.after.as_ref()))
        p class="govuk-body" { a class="govuk-link govuk-link--no-visited-state" href=(view.comments.href) { (view.comments.words) } }
        p class="govuk-body" { a class="govuk-link" href=(view.history) { "What happened to this action" } }
        (moment_picker(&view.asked))
    }
}

fn nodes(view: &ActionPage) -> Vec<Node> {
    vec![
        node("Finding", view.finding.as_ref().map(|finding| html! { blockquote class="gt-quote" { (said(finding)) } }),
            "The document does not quote what inspectors found."),
        node(view.section_word, view.section.as_ref().map(|section| html! {
            p class="govuk-body" { a class="govuk-link govuk-link--no-visited-state" href=(section.href) { (section.words) } }
        }), "The action stands under no section."),
        Node { word: "Action", state: State::Here, content: html! { div class="gt-lede" { (said(&view.text)) } (facts(&view.facts)) } },
        node("Update", told(view), "Nothing is told of what has happened."),
        node("Evidence", None, "No evidence is kept with this action. What bears the update out is not known."),
        node("Outcome", (!view.outcomes.is_empty()).then(|| bullets(&view.outcomes)),
            "Nothing says what should be different for children."),
        node("Measure", None, "No figure is kept that would show whether it worked."),
    ]
}

/// What was told here, and below it what the document says.
fn told(view: &ActionPage) -> Option<Markup> {
    let printed = view.update.as_ref().map(said);
    if view.updates.is_empty() {
        return printed;
    }
    Some(html! {
        (updates(&view.updates))
        @if let Some(printed) = printed { h3 class="govuk-heading-s" { "What the document says" } (printed) }
    })
}

/// A node with its content, or the gap where it should be.
fn node(word: &'static str, content: Option<Markup>, missing: &str) -> Node {
    match content {
        Some(content) => Node { word, state: State::Held, content },
        None => {
            Node { word, state: State::Gap, content: html! { p class="govuk-body gt-none" { (missing) } } }
        }
    }
}

fn facts(facts: &Facts) -> Markup {
    let named = |key: &str, value: Markup| (html! { (key) }, value);
    let notes = facts.notes.iter().map(|(label, text)| named(label, prose(text)));
    let rows = [
        named("Lead", leads(facts)),
        named(by_when(&facts.moves), html! { (prose(&facts.printed)) (moves(&facts.moves)) }),
        named("Taken to mean", html! { (facts.understood) @if facts.overdue { " " strong { "Overdue." } } }),
        named("Status", tag(&facts.standing)),
        named("Completion", track(&facts.way)),
    ];
    let turns = facts.turns.iter().map(|words| named("Turns", html! { (words) }));
    let shared = (!facts.also_in.is_empty()).then(|| named("Also serves", links(&facts.also_in)));
    let waits = [("Waits on", &facts.waits.on), ("Waits on this one", &facts.waits.waiting)];
    let waits = waits.into_iter().filter(|(_, actions)| !actions.is_empty());
    let waits = waits.map(|(name, actions)| named(name, waits::list(actions)));
    summary(rows.into_iter().chain(turns).chain(waits).chain(shared).chain(notes))
}

fn links(links: &[Link]) -> Markup {
    html! { @for link in links { div { a class="govuk-link govuk-link--no-visited-state" href=(link.href) { (link.words) } } } }
}

/// A date that was moved here is not what the document prints.
fn by_when(moves: &Moves) -> &'static str {
    if moves.made.is_empty() { "By when, as printed" } else { "By when" }
}

fn leads(facts: &Facts) -> Markup {
    html! {
        @match &facts.accountable { Some(named) => (lead(named)), None => span class="gt-none" { "Nobody is named" } }
        @for other in &facts.others { div class="gt-dim" { "with " (lead(other)) } }
    }
}

fn in_the_document(words: &Words) -> Markup {
    html! {
        h2 class="govuk-heading-m" { "Its words in the document" }
        (document(&words.source, &words.part, &words.marks, None))
        p class="govuk-body" { a class="govuk-link" href=(words.href) { "See them in " (words.document) } }
    }
}
