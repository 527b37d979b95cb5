//! The markup of choosing an authority.

use maud::{Markup, html};

use super::Belonging;
use crate::pages::sign_in::{Kept, carried};

/// Says that a form was made for another authority than the one that is seen now, and keeps what it sent. `is_named` where it says for
/// which; `to` is where it may be sent from, if whoever sent it belongs there.
pub fn foreign(here: &str, is_named: bool, to: Option<&Belonging>, kept: Option<&Kept>) -> Markup {
    html! {
        div class="govuk-grid-row" {
            div class="govuk-grid-column-two-thirds" {
                h1 class="govuk-heading-l" { (super::FOREIGN) }
                p class="govuk-body" {
                    @match (is_named, to) {
                        (true, Some(one)) => { "The page that you sent it from is of " strong { (one.name) } ". Since then you have chosen " strong { (here) } ", here or in another tab." },
                        (true, None) => { "The page that you sent it from is of an authority that you do not belong to." },
                        (false, _) => { "You sent it to " strong { (here) } ", and the form does not say that it was made there." },
                    }
                    " Nothing was changed."
                }
                @if let Some(one) = to { (way_back(one, kept)) } @else { (written(kept)) }
                p class="govuk-body" { a class="govuk-link" href="/" { "Go on with " (here) } }
            }
        }
    }
}

/// What was written, and the button that leads to where it can be sent.
fn way_back(to: &Belonging, kept: Option<&Kept>) -> Markup {
    html! {
        @if kept.is_some() {
            p class="govuk-body" { "What you sent is kept on this page: go to where it belongs, then send it." }
        } @else {
            p class="govuk-body" { "What you sent is not kept: go to where it belongs, open the form there and send it once more." }
        }
        (written(kept))
        form action="/authorities" method="post" {
            (carried("", kept))
            button class="govuk-button" name="authority" value=(to.short) data-module="govuk-button" { "Go to " (to.name) }
        }
    }
}

/// The words of what was sent.
fn written(kept: Option<&Kept>) -> Markup {
    let words = kept.map(Kept::words).unwrap_or_default();
    html! {
        @if !words.is_empty() {
            div class="govuk-inset-text gt-kept" { @for words in words { p class="govuk-body" { (words) } } }
        }
    }
}

/// A button for each.
pub fn authorities(belongings: &[Belonging], kept: Option<&Kept>) -> Markup {
    html! {
        div class="govuk-grid-row" {
            div class="govuk-grid-column-two-thirds" {
                h1 class="govuk-heading-l" { "Choose an authority" }
                @if belongings.is_empty() {
                    p class="govuk-body" { "You have signed in, and belong to no authority here: nobody has added you yet, or you have left." }
                    p class="govuk-body" { "Ask an administrator of Goldthread at your council." }
                } @else {
                    p class="govuk-body" { "You work for several. What you see belongs to one of them at a time." }
                    @if kept.is_some() { p class="govuk-body" { "What you sent is kept on this page: choose where it belongs, then send it." } }
                    form action="/authorities" method="post" class="gt-choices" {
                        (carried("", kept))
                        @for one in belongings {
                            button class="govuk-button govuk-button--secondary" name="authority" value=(one.short) data-module="govuk-button" { (one.name) }
                        }
                    }
                }
                form action="/sign-out" method="post" {
                    button class="govuk-button govuk-button--secondary" data-module="govuk-button" { "Sign out" }
                }
            }
        }
    }
}
