use maud::{Markup, html};

use super::view::{Comments, Said};
use crate::components::Link;
use crate::components::area::Area;
use crate::components::lists::prose;
use crate::components::mention::mentions;
use crate::components::name::Who;
use crate::components::notice::{Mistake, done, mistakes};
use crate::components::once::once;
use crate::seen::Seen;

const TITLE: &str = "Comments";

/// The page.
pub fn page(seen: &Seen, view: &Comments, found: &[Mistake]) -> Markup {
    let content = html! {
        (done(view.done))
        (mistakes(found))
        div class="govuk-grid-row" {
            div class="govuk-grid-column-two-thirds" {
                span class="govuk-caption-l" { (view.about) }
                h1 class="govuk-heading-l" { (TITLE) }
                p class="govuk-body" { "What people say to each other. A comment is no update, and no paper prints it." }
                @if view.said.is_empty() { p class="govuk-body gt-none" { "Nobody has said anything yet." } }
                @for one in &view.said { (said(one)) }
                @if let Some(address) = &view.form { (form(seen, view, address, found)) }
                p class="govuk-body" { a class="govuk-link" href=(view.back.href) { (view.back.words) } }
            }
        }
    };
    let title = if found.is_empty() { TITLE.to_owned() } else { format!("Error: {TITLE}") };
    let back = Link::new(crate::words::shortened(&view.about, 60), view.back.href.clone());
    seen.page(&title, vec![seen.up(), back], &content)
}

fn said(one: &Said) -> Markup {
    html! {
        div class="gt-update" {
            p class="govuk-body-s gt-dim" {
                (one.head)
                @if let Some(update) = &one.update { " " a class="govuk-link" href=(update.href) { (update.words) } }
            }
            (prose(&one.text))
            @if let Some(mentions) = &one.mentions { p class="govuk-body-s gt-dim" { (mentions) } }
        }
    }
}

fn form(seen: &Seen, view: &Comments, address: &str, found: &[Mistake]) -> Markup {
    let written = &view.written;
    html! {
        form action=(address) method="post" novalidate class="govuk-!-margin-top-6" {
            (Area::new("text", "Say something", 3).hint("It stands in the history for ever, so name no child.").typed(&written.text).show(found))
            (mentions(&seen.app, "Who should see this comment", &written.mentions))
            (Who::of(&seen.app, &written.by).field(found, "It stands beside the comment."))
            (once())
            button class="govuk-button" data-module="govuk-button" { "Say it" }
        }
    }
}
