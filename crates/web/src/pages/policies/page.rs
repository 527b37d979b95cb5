//! The markup of the list of policies and of the page of one.

use maud::{Markup, html};

use super::view::{Policies, PolicyPage, Row, VersionRow};
use crate::components::grid::{Grid, grid};
use crate::components::lists::{bullets, summary};
use crate::components::notice;
use crate::pages::governance::parts::{Here, happened, link, small_ways, tabs, ways};

const COLUMNS: &[&str] = &["Policy", "Kind", "Kept in order by", "Version", "Next review"];
const VERSIONS: &[&str] = &["Version", "Drafted", "Signed off", "Launched", "Told", "Where it is"];

/// The list.
pub fn list(view: &Policies) -> Markup {
    html! {
        h1 class="govuk-heading-l govuk-!-margin-bottom-4" { "Policies" }
        (tabs(Here::Policies))
        @if view.live.is_empty() {
            p class="govuk-body" { "No policy is kept here yet. This page will show policies, standards, procedures and protocols, the version that holds, and when each is looked at again." }
        } @else { (table("Policies", false, &view.live)) }
        @if view.may_govern {
            a class="govuk-button" href="/policies/new" role="button" draggable="false" data-module="govuk-button" { "Add a policy" }
        }
        @if !view.withdrawn.is_empty() { (table("Policies that were withdrawn", true, &view.withdrawn)) }
    }
}

fn table(caption: &str, caption_shown: bool, rows: &[Row]) -> Markup {
    let rows: Vec<Vec<Markup>> = rows.iter().map(row).collect();
    grid(&Grid { caption, caption_shown, columns: COLUMNS, rows: &rows })
}

fn row(row: &Row) -> Vec<Markup> {
    vec![
        link(&row.policy),
        html! { (row.kind) },
        html! { @match &row.owner { Some(owner) => (owner), None => span class="gt-none" { "Nobody is named" } } },
        html! { (row.version) },
        html! { (row.review) @if row.late { " " strong { "Late" } } },
    ]
}

/// The page of a policy.
pub fn policy(view: &PolicyPage, done: Option<&str>) -> Markup {
    let rows: Vec<Vec<Markup>> = view.versions.iter().map(version).collect();
    html! {
        (notice::done(done))
        span class="govuk-caption-l" { (view.kind) }
        h1 class="govuk-heading-l" { (view.title) }
        @if let Some(withdrawn) = &view.withdrawn { div class="govuk-inset-text" { (withdrawn) } }
        (summary(view.facts.iter().cloned()))
        (ways(&view.ways))
        h2 class="govuk-heading-m" { "Versions" }
        @if rows.is_empty() { p class="govuk-body gt-none" { "No version is drafted." } }
        @else { (grid(&Grid { caption: "Versions, the last first", caption_shown: false, columns: VERSIONS, rows: &rows })) }
        @if !view.reviews.is_empty() {
            h2 class="govuk-heading-m" { "Looked at and left as it is" }
            (bullets(&view.reviews))
        }
        (happened("What happened to this policy", &view.history))
    }
}

fn version(row: &VersionRow) -> Vec<Markup> {
    vec![
        html! { (row.label) (small_ways(&row.ways, &format!("version {}", row.label))) },
        html! { (row.drafted) },
        html! { @if row.signed.is_empty() { span class="gt-none" { "Nobody has to" } } @else { (row.signed) } },
        html! { (row.launched) },
        html! { @if row.told.is_empty() { span class="gt-none" { "Nobody yet" } } @for told in &row.told { div { (told) } } },
        row.document.clone(),
    ]
}
