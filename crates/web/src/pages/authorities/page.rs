//! The markup of choosing an authority.

use maud::{Markup, html};

use super::Belonging;
use crate::pages::sign_in::{Kept, carried};

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
