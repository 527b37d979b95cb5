//! The markup of the page of flags.

use maud::{Markup, html};

use super::view::{Flags, Group};
use crate::components::Link;
use crate::components::filter::{hidden_moment, select};
use crate::components::flag_list::flag_list;
use crate::components::pager::pager;
use crate::components::plan_head::{head, moment_picker};
use crate::pages::actions::Choice;

/// The page.
pub fn flags(view: &Flags) -> Markup {
    html! {
        (head(&view.head))
        form class="gt-filter" method="get" {
            div class="gt-filter__row" {
                (choose("level", "Weight", &view.levels))
                (choose("rule", "Rule", &view.rules))
                (choose("section", "Section", &view.sections))
                (hidden_moment(&view.asked))
                button class="govuk-button govuk-button--secondary" data-module="govuk-button" { "Show" }
            }
        }
        p class="govuk-body" { (view.summary) }
        @for one in &view.groups { (group(one)) }
        @if view.groups.is_empty() { p class="govuk-body" { "The rules found nothing of this kind." } }
        (pager(&view.pager))
        @if !view.cannot_tell.is_empty() { (cannot_tell(&view.cannot_tell)) }
        (moment_picker(&view.asked))
    }
}

fn choose(name: &str, label: &str, choices: &[Choice]) -> Markup {
    select(name, label, choices.iter().map(|choice| (&*choice.value, &*choice.words, choice.chosen)))
}

fn group(group: &Group) -> Markup {
    html! {
        section class="govuk-!-margin-bottom-7" {
            h2 class="govuk-heading-m govuk-!-margin-bottom-1" { (group.title) }
            p class="govuk-body-s gt-dim govuk-!-margin-bottom-1" {
                (group.count) " · " a class="govuk-link" href=(group.rule.href) { "Rule " (group.rule.words) }
            }
            (flag_list(&group.rows))
        }
    }
}

fn cannot_tell(rules: &[(Link, String)]) -> Markup {
    html! {
        h2 class="govuk-heading-m" { "What the rules could not tell" }
        ul class="govuk-list govuk-list--bullet" {
            @for (rule, why) in rules { li { a class="govuk-link" href=(rule.href) { (rule.words) } ": " (why) } }
        }
    }
}
