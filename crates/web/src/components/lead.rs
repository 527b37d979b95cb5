//! The lead of an action as it is printed, and who that is.

use maud::{Markup, html};

/// A lead.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Lead {
    /// As it is printed, with what the plan itself says it stands for.
    pub printed: String,
    /// Who that is by the directory; nothing where it does not say.
    pub who: Option<Who>,
}

/// Who a lead is on a day.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Who {
    /// The role; nothing where a person is printed, or where several fit.
    pub role: Option<Named>,
    /// Who holds it, or what else is known: `Jo Bloggs since 3 May 2026; deputy Sam Poole`.
    pub words: String,
}

/// A role, and its page for those who may see it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Named {
    /// Its title.
    pub title: String,
    /// Its page.
    pub href: Option<String>,
}

/// The lead.
pub fn lead(lead: &Lead) -> Markup {
    html! { (lead.printed) @if let Some(who) = &lead.who { span class="gt-caption gt-dim" { (whose(who)) } } }
}

fn whose(who: &Who) -> Markup {
    html! {
        @if let Some(role) = &who.role {
            @match &role.href { Some(href) => a class="govuk-link" href=(href) { (role.title) }, None => (role.title) }
            ": "
        }
        (who.words)
    }
}
