//! A plain table of words: a line a thing.

use maud::{Markup, html};

/// The lines under their headings. On a narrow screen the table scrolls by itself.
pub fn lines<const N: usize>(caption: &str, heads: &[&str; N], lines: &[[String; N]]) -> Markup {
    html! {
        div class="gt-scroll" tabindex="0" role="region" aria-label=(caption) {
            table class="govuk-table" {
                caption class="govuk-visually-hidden" { (caption) }
                thead class="govuk-table__head" {
                    tr class="govuk-table__row" { @for head in heads { th scope="col" class="govuk-table__header" { (head) } } }
                }
                tbody class="govuk-table__body" {
                    @for line in lines {
                        tr class="govuk-table__row" { @for words in line { td class="govuk-table__cell" { (words) } } }
                    }
                }
            }
        }
    }
}
