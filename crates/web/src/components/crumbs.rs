//! Where a page stands.

use maud::{Markup, html};

use super::Link;

/// The pages above this one, the topmost first.
pub fn crumbs(above: &[Link]) -> Markup {
    html! {
        @if !above.is_empty() {
            nav class="govuk-breadcrumbs govuk-breadcrumbs--collapse-on-mobile" aria-label="Breadcrumb" {
                ol class="govuk-breadcrumbs__list" {
                    @for link in above {
                        li class="govuk-breadcrumbs__list-item" {
                            a class="govuk-breadcrumbs__link" href=(link.href) { (link.words) }
                        }
                    }
                }
            }
        }
    }
}
