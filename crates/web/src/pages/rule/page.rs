//! The markup of the page of a rule.

use goldthread_rules::Rule;
use maud::{Markup, html};

use crate::components::markdown::markdown;
use crate::pages::flags::{level_words, rule_title};

/// The page: the rule's own, under a heading in words.
pub fn rule(rule: &Rule) -> Markup {
    html! {
        span class="govuk-caption-m" { (rule.code) " · " (level_words(rule.level)) }
        h1 class="govuk-heading-l" { (rule_title(rule)) }
        div class="gt-prose" { (markdown(rule.page)) }
    }
}
