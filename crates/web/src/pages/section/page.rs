//! The markup of the page of a section.

use maud::{Markup, html};

use super::view::{Borne, PeriodRow, Said, SectionPage};
use crate::components::action_list::action_list;
use crate::components::flag_list::flag_list;
use crate::components::grid::{Grid, grid};
use crate::components::in_the_way::in_the_way;
use crate::components::lists::{pairs, prose, summary};
use crate::components::neighbours::neighbours;
use crate::components::notice::done;
use crate::components::plan_head::moment_picker;
use crate::components::rating;
use crate::components::tag::{Tag, tag};
use crate::pages::governance::about::about;
use crate::speak::Rated;

/// The page.
pub fn section(view: &SectionPage) -> Markup {
    html! {
        (done(view.done))
        span class="govuk-caption-m" { (view.caption) }
        h1 class="govuk-heading-l" { (view.name) }
        div class="govuk-body-l gt-prose" { (said(&view.title)) }
        @if let Some((process, impact)) = &view.ratings { (ratings(process, impact)) }
        @if !view.periods.is_empty() { (periods(&view.periods)) }
        @if !view.asked_of.is_empty() { (pairs(&view.asked_of)) }
        h2 class="govuk-heading-m" { "What inspectors found" }
        @match &view.finding {
            Some(finding) => blockquote class="gt-quote" { (said(finding)) },
            None => p class="govuk-body gt-none" { "The document does not quote the finding." },
        }
        h2 class="govuk-heading-m" { "What should be different for children" }
        @if view.outcomes.is_empty() {
            p class="govuk-body gt-none" { "No outcome is written down for this section." }
        } @else {
            (list(&view.outcomes))
        }
        h2 class="govuk-heading-m" { "Actions" }
        @if view.actions.is_empty() {
            p class="govuk-body gt-none" { "The document lists no actions under this section." }
        } @else {
            p class="govuk-body" { (view.count) }
            (action_list("Actions of this section", &view.actions, false))
        }
        @if !view.shared.is_empty() {
            h3 class="govuk-heading-s" { "Shared with this section" }
            p class="govuk-body" { "These stand under another section and serve this one too. They are counted there." }
            (action_list("Actions shared with this section", &view.shared, true))
        }
        (borne_out(&view.evidence))
        @for (title, told) in &view.told { h2 class="govuk-heading-m" { (title) } (list(told)) }
        (in_the_way(&view.in_the_way))
        @if !view.flags.is_empty() { h2 class="govuk-heading-m" { "Questions to ask" } (flag_list(&view.flags)) }
        (about(&view.boards))
        (neighbours("Sections", "Previous section", view.before.as_ref(), "Next section", view.after.as_ref()))
        p class="govuk-body" { a class="govuk-link govuk-link--no-visited-state" href=(view.comments.href) { (view.comments.words) } }
        p class="govuk-body" { a class="govuk-link" href=(view.history) { "What happened to this section" } }
        (moment_picker(&view.asked))
    }
}

fn borne_out(evidence: &Borne) -> Markup {
    html! {
        h2 class="govuk-heading-m" { "Evidence" }
        @if let Some(counted) = &evidence.counted { p class="govuk-body" { "It can be relied on: " (counted) "." } }
        @if let Some(lacking) = evidence.lacking { p class="govuk-body gt-none" { (lacking) "." } }
        @if evidence.counted.is_some() {
            p class="govuk-body" {
                @if let Some(list) = &evidence.list { a class="govuk-link govuk-link--no-visited-state" href=(list) { "See it" } }
                @if let Some(pack) = &evidence.pack { " · " a class="govuk-link govuk-link--no-visited-state" href=(pack) { "Get all of it in one file (zip)" } " (it is recorded that you do)" }
            }
        }
    }
}

/// Words of the document, with the way to where they stand.
pub fn said(said: &Said) -> Markup {
    let (most, last) = said.words.rsplit_once('\n').unwrap_or(("", &said.words));
    html! { (prose(most)) p class="govuk-body gt-prose" { (last) (way(said)) } }
}

fn list(said: &[Said]) -> Markup {
    html! {
        ul class="govuk-list govuk-list--bullet gt-prose" { @for one in said { li { (one.words) (way(one)) } } }
    }
}

fn way(said: &Said) -> Markup {
    html! {
        @if let Some(href) = &said.href {
            " " a class="govuk-link gt-doc" href=(href) {
                "In the document" span class="govuk-visually-hidden" { ": " (crate::words::shortened(&said.words, 60)) }
            }
        }
    }
}

fn periods(rows: &[PeriodRow]) -> Markup {
    let rating = |(shown, reason): &(Tag, String)| {
        html! { (tag(shown)) @if !reason.is_empty() { p class="govuk-body-s gt-prose gt-reason" { (reason) } } }
    };
    let cells = |row: &PeriodRow| {
        let (words, sheet) = &row.period;
        let name = html! {
            @match sheet { Some(sheet) => a class="govuk-link govuk-link--no-visited-state" href=(sheet) { (words) }, None => (words) }
        };
        vec![name, rating(&row.ratings[0]), rating(&row.ratings[1])]
    };
    let rows: Vec<Vec<Markup>> = rows.iter().map(cells).collect();
    grid(&Grid {
        caption: "Ratings by period",
        caption_shown: true,
        columns: &["Period", "Process", "Impact"],
        rows: &rows,
    })
}

fn ratings(process: &Rated, impact: &Rated) -> Markup {
    summary([("Process", process), ("Impact", impact)].map(|(name, rated)| {
        let [last, now] = rating::pair(rated);
        (
            html! { (name) },
            html! { (now) span class="gt-last" { span class="gt-dim" { "last period " } (last) } },
        )
    }))
}
