//! The markup of the page of a person.

use maud::{Markup, html};

use super::entrusted::NotHere;
use super::history::Told;
use super::open::Theirs;
use super::view::{PersonPage, Signing, Time};
use crate::components::grid::{Grid, grid};
use crate::components::lists::{bullets, summary};
use crate::components::notice;
use crate::components::pager::pager;
use crate::pages::roles::duties::Part;

const COLUMNS_OF_ROLES: &[&str] = &["Role", "As what", "From", "Until", "When"];
const COLUMNS_OF_ACTIONS: &[&str] = &["Action", "Plan", "By when", "Through"];

/// The page.
pub fn person(view: &PersonPage, done: Option<&str>) -> Markup {
    html! {
        (notice::done(done))
        span class="govuk-caption-l" { "Person" }
        h1 class="govuk-heading-l" { (view.name) }
        @if let Some(left) = &view.left { div class="govuk-inset-text" { (left) } }
        (facts(view))
        (may(view))
        h2 class="govuk-heading-m" { "Roles" }
        @if view.roles.is_empty() { p class="govuk-body" { "They hold no role, and are not known to have held one." } }
        @else { (roles(&view.roles)) }
        h2 class="govuk-heading-m" { "What they answer for today" }
        @if !view.open.is_empty() { (actions(&view.open)) }
        p class="govuk-body" { (answered(view)) }
        h2 class="govuk-heading-m" { "What happened to their place here" }
        ol class="gt-history" { @for one in &view.history { (told(one)) } }
        (pager(&view.pager))
        @if view.signing.is_some() { (comes_and_goes(view)) }
    }
}

fn link(href: &str, words: &str, of: &str) -> Markup {
    html! { a class="govuk-link" href=(href) { (words) span class="govuk-visually-hidden" { " of " (of) } } }
}

fn facts(view: &PersonPage) -> Markup {
    let PersonPage { name, since, address, .. } = view;
    let change = |under: &str, words| link(&format!("{address}{under}"), words, name);
    let mut rows = vec![(html! { "Here since" }, html! { (since) })];
    let Some(signing) = &view.signing else { return summary(rows) };
    let is_ours = signing.not_here != Some(NotHere::Elsewhere);
    rows.insert(0, (html! { "Name" }, html! { (name) " " (change("/name", "Change it")) }));
    rows.push((html! { "E-mail address" }, html! {
        span class="gt-people__login" { (signing.login.as_deref().unwrap_or("None")) } " "
        @if is_ours { @if signing.login.is_some() { (change("/login", "Change it")) } @else { (change("/login", "Make an account")) } }
    }));
    rows.push((html! { "Can sign in" }, html! { (signing.can) }));
    if let Some(factor) = &signing.factor {
        let remove = signing.not_here.is_none().then(|| change("/second-factor/removal", "Remove it"));
        rows.push((
            html! { "Second factor" },
            html! { (factor) " " @if let Some(remove) = remove { (remove) } },
        ));
    }
    html! { (summary(rows)) (entry(view, signing)) }
}

/// What can be done so that they sign in, or no longer.
fn entry(view: &PersonPage, signing: &Signing) -> Markup {
    let button = |under: &str, words: &str| {
        html! {
            a class="govuk-button govuk-button--secondary" href={ (view.address) (under) } role="button" draggable="false" data-module="govuk-button" { (words) }
        }
    };
    html! {
        @if signing.not_here.is_some() { p class="govuk-body" { (signing.why) } }
        @else if signing.login.is_some() {
            div class="govuk-button-group" {
                @if signing.is_disabled && view.is_here {
                    form action={ (view.address) "/enabling" } method="post" {
                        button class="govuk-button govuk-button--secondary" data-module="govuk-button" { "Enable the account" }
                    }
                } @else if !signing.is_disabled {
                    (button("/link", "Make a link to set a password"))
                    (button("/signing-out", "Sign them out everywhere"))
                    (button("/disabling", "Disable the account"))
                }
            }
        }
    }
}

fn may(view: &PersonPage) -> Markup {
    let manages = view.signing.is_some();
    html! {
        h2 class="govuk-heading-m" { "What they may do" }
        @if view.rights.is_empty() { p class="govuk-body" { "Nothing." } }
        @else {
            ul class="govuk-list govuk-list--spaced" {
                @for (right, means) in &view.rights { li { strong { (right) } br; span class="gt-dim" { (means) } } }
            }
        }
        @if manages && view.is_here { p class="govuk-body" { (link(&format!("{}/rights", view.address), "Change the rights", &view.name)) } }
        @if !view.shares.is_empty() {
            h3 class="govuk-heading-s" { "What is shared with them" }
            (bullets(&view.shares))
        }
        @if manages && view.is_here { p class="govuk-body" { (link(&format!("{}/shares", view.address), "Change what is shared, if they are a partner", &view.name)) } }
    }
}

fn roles(times: &[Time]) -> Markup {
    let cells = |time: &Time| {
        vec![
            html! { a class="govuk-link govuk-link--no-visited-state" href=(time.role.href) { (time.role.words) } },
            html! { (time.held) },
            html! { (time.from) },
            html! { (time.until) },
            html! { (time.when) },
        ]
    };
    let rows: Vec<Vec<Markup>> = times.iter().map(cells).collect();
    grid(&Grid { caption: "Roles", caption_shown: false, columns: COLUMNS_OF_ROLES, rows: &rows })
}

fn actions(open: &[Theirs]) -> Markup {
    let cells = |Theirs { open, role }: &Theirs| {
        vec![
            html! { a class="govuk-link govuk-link--no-visited-state" href=(open.action.href) { (open.action.words) } },
            html! { (open.plan) },
            html! { (open.printed) },
            html! { (role) @if open.part == Part::Shares { span class="gt-dim gt-caption" { "shares it" } } },
        ]
    };
    let rows: Vec<Vec<Markup>> = open.iter().map(cells).collect();
    grid(&Grid { caption: "Open actions", caption_shown: false, columns: COLUMNS_OF_ACTIONS, rows: &rows })
}

fn answered(view: &PersonPage) -> Markup {
    html! {
        @match (&view.unseen, view.open.is_empty()) {
            (Some(more), true) => { "Their roles answer for " (more) ", in plans that you may not see." },
            (Some(more), false) => { "And " (more) " more, in plans that you may not see." },
            (None, true) => "No open action names a role that they hold.",
            (None, false) => "These are all.",
        }
    }
}

fn told(told: &Told) -> Markup {
    html! {
        li class="gt-history__item" {
            span class="gt-history__entry" { span class="govuk-visually-hidden" { "Entry " } (told.entry) }
            div { (told.sentence) span class="gt-history__when" { (told.when) } }
        }
    }
}

fn comes_and_goes(view: &PersonPage) -> Markup {
    html! {
        p class="govuk-body" {
            @if view.is_here { a class="govuk-link" href={ (view.address) "/leaving" } { "Record that " (view.name) " leaves" } }
            @else { a class="govuk-link" href={ (view.address) "/return" } { "Record that " (view.name) " is back" } }
        }
    }
}
