//! The markup of the record.

use maud::{Markup, html};

use super::accounts::{Line as SignIn, SignIns};
use super::looks::Line as Look;
use super::refusals::Line as Refusal;
use super::{List, PageOf};
use crate::components::Link;
use crate::components::grid::{Grid, grid};
use crate::words;

const COLUMNS_OF_LOOKS: &[&str] = &["When", "Who", "Looked at"];
const COLUMNS_OF_SIGN_INS: &[&str] = &["When", "Whose account", "What", "By whom, from where"];
const COLUMNS_OF_REFUSALS: &[&str] = &["When", "Who", "Asked for"];
const TABS: [(List, &str, &str); 3] = [
    (List::Looks, "Who looked at what", "/people/record"),
    (List::SignIns, "Who signed in", "/people/record?of=sign-ins"),
    (List::Refusals, "Who was refused", "/people/record?of=refusals"),
];

/// Who looked at what.
pub fn looks(shown: &PageOf<Look>) -> Markup {
    let rows: Vec<Vec<Markup>> = shown.lines.iter().map(look).collect();
    html! {
        (head(List::Looks))
        p class="govuk-body" { "Documents, drafts, files of evidence and this record itself, the last look first. That you looked here is recorded too." }
        @if rows.is_empty() { p class="govuk-body" { "Nobody has looked at any of them." } }
        @else { (grid(&Grid { caption: "Who looked at what", caption_shown: false, columns: COLUMNS_OF_LOOKS, rows: &rows })) }
        (turn(shown.page, shown.older, "/people/record?page="))
    }
}

/// Who signed in, and what else happened to accounts.
pub fn sign_ins(shown: &SignIns) -> Markup {
    let rows: Vec<Vec<Markup>> = shown.shown.lines.iter().map(sign_in).collect();
    html! {
        (head(List::SignIns))
        p class="govuk-body" { "What happened to the accounts of the people of this authority, the last thing first." }
        p class="govuk-body" { (words::sentence(&strangers(shown.strangers))) " refused in the last " (shown.days) " days with an address that nobody has." }
        @if rows.is_empty() { p class="govuk-body" { "Nothing is recorded." } }
        @else { (grid(&Grid { caption: "Who signed in", caption_shown: false, columns: COLUMNS_OF_SIGN_INS, rows: &rows })) }
        @if shown.cut { p class="govuk-body" { "The record is longer than was looked through here; whoever runs Goldthread can read all of it." } }
        (turn(shown.shown.page, shown.shown.older, "/people/record?of=sign-ins&page="))
    }
}

/// Who was refused.
pub fn refusals(shown: &PageOf<Refusal>) -> Markup {
    let rows: Vec<Vec<Markup>> = shown.lines.iter().map(refusal).collect();
    html! {
        (head(List::Refusals))
        p class="govuk-body" {
            "Who asked for a page that they have no right to, the last one first. The kind of page is recorded, not which one it was."
        }
        @if rows.is_empty() { p class="govuk-body" { "Nobody was refused." } }
        @else { (grid(&Grid { caption: "Who was refused", caption_shown: false, columns: COLUMNS_OF_REFUSALS, rows: &rows })) }
        (turn(shown.page, shown.older, "/people/record?of=refusals&page="))
    }
}

fn strangers(number: usize) -> String {
    let was = if number == 1 { "was" } else { "were" };
    format!("{} {was}", words::count(number, "sign-in", "sign-ins"))
}

fn head(shown: List) -> Markup {
    html! {
        h1 class="govuk-heading-l govuk-!-margin-bottom-4" { "Who signed in, and who looked at what" }
        nav class="gt-tabs" aria-label="The record" {
            ul class="gt-tabs__list" {
                @for (list, words, href) in TABS {
                    li {
                        a class="govuk-link govuk-link--no-visited-state gt-tabs__link" href=(href)
                            aria-current=[(list == shown).then_some("page")] { (words) }
                    }
                }
            }
        }
    }
}

fn look(look: &Look) -> Vec<Markup> {
    vec![
        html! { (look.when) },
        maybe_link(&look.who),
        html! { @match &look.href { Some(href) => a class="govuk-link" href=(href) { (words::sentence(&look.what)) }, None => (words::sentence(&look.what)) } },
    ]
}

fn sign_in(line: &SignIn) -> Vec<Markup> {
    vec![html! { (line.when) }, maybe_link(&line.whose), html! { (line.what) }, html! { (line.whence) }]
}

fn refusal(line: &Refusal) -> Vec<Markup> {
    vec![html! { (line.when) }, maybe_link(&line.who), html! { code { (line.asked) } }]
}

fn maybe_link(link: &Link) -> Markup {
    html! { @if link.href.is_empty() { (link.words) } @else { a class="govuk-link govuk-link--no-visited-state" href=(link.href) { (link.words) } } }
}

/// Newer and older lines. How many there are in all is not counted.
fn turn(page: usize, older: bool, address: &str) -> Markup {
    html! {
        @if page > 1 || older {
            nav class="govuk-pagination gt-pager" aria-label="Pages" {
                @if page > 1 {
                    div class="govuk-pagination__prev" {
                        a class="govuk-link govuk-pagination__link" href={ (address) (page - 1) } rel="prev" { "Newer" }
                    }
                }
                p class="govuk-body govuk-!-margin-bottom-0" { "Page " (page) }
                @if older {
                    div class="govuk-pagination__next" {
                        a class="govuk-link govuk-pagination__link" href={ (address) (page + 1) } rel="next" { "Older" }
                    }
                }
            }
        }
    }
}
