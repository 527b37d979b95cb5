//! The pages of the directory beside each other: people, roles, the leads of plans.

use maud::{Markup, html};

/// Which of them is shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Here {
    /// Who is there.
    People,
    /// Which roles there are.
    Roles,
    /// Which leads of plans stand for nobody yet.
    Leads,
}

const TABS: [(Here, &str, &str); 3] = [
    (Here::People, "People", "/people"),
    (Here::Roles, "Roles", "/roles"),
    (Here::Leads, "Leads in plans", "/leads"),
];

/// The links between them.
pub fn directory_tabs(shown: Here) -> Markup {
    html! {
        nav class="gt-tabs" aria-label="The directory" {
            ul class="gt-tabs__list" {
                @for (here, words, href) in TABS {
                    li {
                        a class="govuk-link govuk-link--no-visited-state gt-tabs__link" href=(href)
                            aria-current=[(here == shown).then_some("page")] { (words) }
                    }
                }
            }
        }
    }
}
