//! `GET /people/letters`: letters that did not arrive, or may have arrived twice; `POST /people/letters` tries one again.

#[cfg(test)]
mod tests;

use axum::extract::{Query, RawForm};
use axum::response::{IntoResponse, Redirect, Response};
use goldthread_post::{Kept, Key, Kind, Page, State};
use maud::{Markup, html};

use crate::app::App;
use crate::components::layout::{self, Part};
use crate::components::notice::{self, Asked};
use crate::form::Sent;
use crate::pages::people;
use crate::problem::Problem;
use crate::reminders::Letters;
use crate::words;

const TITLE: &str = "Letters that did not arrive";

/// As many are shown, of so many that are looked through: other authorities have letters too.
const MOST: usize = 200;
const A_LOOK: u32 = 500;
const LOOKS: u64 = 20;

/// A letter as the page shows it.
struct Row {
    to: String,
    subject: String,
    put: String,
    trouble: String,
    next: String,
    key: String,
    can_go_again: bool,
}

/// The page.
pub async fn show(app: App, Query(asked): Query<Asked>) -> Result<Markup, Problem> {
    let Some(letters) = app.config().letters.clone() else { return Ok(page(&app, &nothing_is_sent())) };
    let are_sent = letters.are_sent;
    let rows = rows(&app, letters).await?;
    let content = html! {
        (notice::done(asked.done()))
        h1 class="govuk-heading-l" { (TITLE) }
        @if !are_sent { p class="govuk-body" { "No mail server is set up here, so no letters go out." } }
        @if rows.is_empty() {
            p class="govuk-body" { "There is none. A letter stands here once it was tried and did not go: then it says why, and when it is tried next." }
        } @else { (table(&rows)) }
    };
    Ok(page(&app, &content))
}

/// Tries a letter again.
pub async fn again(app: App, RawForm(body): RawForm) -> Result<Response, Problem> {
    let letters = app.config().letters.clone().ok_or_else(|| Problem::nothing_called("letter"))?;
    let key: Key = Sent::of(&body).value("key").parse().map_err(|_| Problem::nothing_called("letter"))?;
    let kept = rows(&app, letters.clone()).await?;
    if !kept.iter().any(|row| row.key == key.as_str()) {
        return Err(Problem::nothing_called("letter"));
    }
    let now = app.now();
    let found = app.aside(move || letters.outbox.send_again(&key, now)).await?.map_err(Problem::fault)?;
    if !found {
        return Err(Problem::conflict(
            "The letter has gone meanwhile, or what it said is no longer known.",
            "Load the list again.",
        ));
    }
    Ok(Redirect::to("/people/letters?done=letter-again").into_response())
}

/// Those to people of this authority.
async fn rows(app: &App, letters: Letters) -> Result<Vec<Row>, Problem> {
    let directory = std::sync::Arc::clone(app.directory().directory());
    let look = move || {
        let mut rows = Vec::new();
        for offset in (0..LOOKS).map(|look| look * u64::from(A_LOOK)) {
            let found = letters.outbox.undelivered(Page { limit: A_LOOK, offset })?;
            let is_last = found.len() < A_LOOK as usize;
            rows.extend(found.iter().filter_map(|kept| {
                let person = directory.person(kept.addressee.0.into())?;
                Some(Row::of(kept, person.name.as_str()))
            }));
            if is_last || rows.len() >= MOST {
                break;
            }
        }
        rows.truncate(MOST);
        Ok::<_, goldthread_post::Fault>(rows)
    };
    app.aside(look).await?.map_err(Problem::fault)
}

impl Row {
    fn of(kept: &Kept, name: &str) -> Self {
        let trouble = kept.trouble.as_ref().map_or_else(String::new, |trouble| {
            let said =
                if trouble.said.is_empty() { String::new() } else { format!(" (“{}”)", trouble.said) };
            format!("{}{said}", because(trouble.kind))
        });
        let doubtful = if kept.doubtful > 0 { " It may have arrived more than once." } else { "" };
        let next = match kept.state {
            State::Waiting { due } => format!("Tried again on {}.", words::moment(due)),
            State::Sending { .. } => "It is being sent now.".to_owned(),
            State::GivenUp { .. } => "It is not tried any more.".to_owned(),
            State::Sent { .. } => "It has gone.".to_owned(),
        };
        Self {
            to: kept.to.as_ref().map_or_else(|| name.to_owned(), |to| format!("{name}, {}", to.as_str())),
            subject: kept.subject.clone().unwrap_or_else(|| "No longer known".to_owned()),
            put: words::moment(kept.put),
            trouble,
            next: format!("{next}{doubtful}"),
            key: kept.key.as_str().to_owned(),
            can_go_again: matches!(kept.state, State::Waiting { .. } | State::GivenUp { .. }),
        }
    }
}

const fn because(kind: Kind) -> &'static str {
    match kind {
        Kind::NoServer => "The mail server could not be used",
        Kind::Later => "The mail server did not want it yet",
        Kind::Refused => "The mail server refused it",
        Kind::NoAnswer => "The mail server did not say whether it took it",
        Kind::Interrupted => "Goldthread stopped while it was being sent",
    }
}

fn table(rows: &[Row]) -> Markup {
    html! {
        div class="gt-scroll" tabindex="0" role="region" aria-label=(TITLE) {
            table class="govuk-table" {
                caption class="govuk-table__caption govuk-visually-hidden" { (TITLE) }
                thead class="govuk-table__head" {
                    tr class="govuk-table__row" {
                        @for head in ["To", "Letter", "Written", "Why", "What is next", ""] {
                            th class="govuk-table__header" scope="col" { @if head.is_empty() { span class="govuk-visually-hidden" { "Try again" } } @else { (head) } }
                        }
                    }
                }
                tbody class="govuk-table__body" {
                    @for row in rows {
                        tr class="govuk-table__row" {
                            td class="govuk-table__cell" { (row.to) }
                            td class="govuk-table__cell" { (row.subject) }
                            td class="govuk-table__cell" { (row.put) }
                            td class="govuk-table__cell" { (row.trouble) }
                            td class="govuk-table__cell" { (row.next) }
                            td class="govuk-table__cell" {
                                @if row.can_go_again { form action="/people/letters" method="post" {
                                    input type="hidden" name="key" value=(row.key);
                                    button class="govuk-button govuk-button--secondary govuk-!-margin-bottom-0" data-module="govuk-button" {
                                        "Try again" span class="govuk-visually-hidden" { " to send it to " (row.to) }
                                    }
                                } }
                            }
                        }
                    }
                }
            }
        }
    }
}

fn nothing_is_sent() -> Markup {
    html! {
        h1 class="govuk-heading-l" { (TITLE) }
        p class="govuk-body" { "No letters are written here." }
    }
}

fn page(app: &App, content: &Markup) -> Markup {
    layout::page(&app.frame(TITLE, Part::People, people::above()), content)
}
