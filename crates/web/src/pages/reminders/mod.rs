//! `GET /account/reminders`: how often letters come, and the feed of dates for a calendar; `POST` says how often, `POST .../feed` makes the
//! feed and shows its address once, `POST .../feed/end` ends it.

#[cfg(test)]
mod tests;

use axum::extract::{Query, RawForm};
use axum::response::{IntoResponse, Redirect, Response};
use goldthread_post::{Addressee, Fault, Often, Outbox};
use maud::{Markup, html};

use crate::app::App;
use crate::components::Link;
use crate::components::layout::{self, Part};
use crate::components::notice::{self, Asked};
use crate::components::question::{Answer, Question, Takes};
use crate::form::Sent;
use crate::problem::Problem;
use crate::reminders::Letters;

const TITLE: &str = "Reminders";

/// What is known of somebody's letters.
struct Known {
    often: Often,
    has_feed: bool,
    are_sent: bool,
}

/// The page.
pub async fn show(app: App, Query(asked): Query<Asked>) -> Result<Markup, Problem> {
    let (letters, addressee) = own(&app)?;
    let are_sent = letters.are_sent;
    let known = with(&app, letters, move |outbox| {
        Ok(Known { often: outbox.often(addressee)?, has_feed: outbox.has_feed(addressee)?, are_sent })
    });
    Ok(page(&app, &content(&known.await?, asked.done(), None)))
}

/// Says how often.
pub async fn set(app: App, RawForm(body): RawForm) -> Result<Response, Problem> {
    let (letters, addressee) = own(&app)?;
    let often: Often = Sent::of(&body).value("often").parse().map_err(|_| {
        Problem::input("Letters come daily, weekly or never.", "Go back and choose one of them.")
    })?;
    with(&app, letters, move |outbox| outbox.set_often(addressee, often)).await?;
    Ok(Redirect::to("/account/reminders?done=reminders").into_response())
}

/// Makes a feed, and shows its address once.
pub async fn make_feed(app: App) -> Result<Markup, Problem> {
    let (letters, addressee) = own(&app)?;
    let (origin, are_sent) = (letters.origin.clone(), letters.are_sent);
    let (token, often) =
        with(&app, letters, move |outbox| Ok((outbox.make_feed(addressee)?, outbox.often(addressee)?)))
            .await?;
    let address = format!("{origin}/calendar/{}.ics", token.reveal());
    Ok(page(&app, &content(&Known { often, has_feed: true, are_sent }, None, Some(&address))))
}

/// Ends the feed.
pub async fn end_feed(app: App) -> Result<Response, Problem> {
    let (letters, addressee) = own(&app)?;
    with(&app, letters, move |outbox| outbox.end_feed(addressee)).await?;
    Ok(Redirect::to("/account/reminders?done=feed-ended").into_response())
}

fn own(app: &App) -> Result<(Letters, Addressee), Problem> {
    let person = app.person()?.id;
    let letters = app.config().letters.clone().ok_or_else(|| {
        Problem::not_found(
            "No letters are written here, and no calendar is fed.",
            "Whoever runs Goldthread can start it so that they are.",
        )
    })?;
    Ok((letters, Addressee(person.uuid())))
}

async fn with<T: Send + 'static>(
    app: &App,
    letters: Letters,
    work: impl FnOnce(&Outbox) -> Result<T, Fault> + Send + 'static,
) -> Result<T, Problem> {
    app.aside(move || work(&letters.outbox)).await?.map_err(Problem::fault)
}

fn page(app: &App, content: &Markup) -> Markup {
    let above = vec![Link::new("Your account", "/account")];
    layout::page(&app.frame(TITLE, Part::Account, above), content)
}

fn content(known: &Known, done: Option<&str>, address: Option<&str>) -> Markup {
    let answer = |often: Often, words: &str, hint| Answer {
        value: often.word().to_owned(),
        words: words.to_owned(),
        hint,
        chosen: known.often == often,
    };
    let answers = [
        answer(Often::Daily, "Each working day", "Only on days on which something is due or waits for you."),
        answer(Often::Weekly, "Once a week", "On the first working day of the week."),
        answer(
            Often::Never,
            "Not at all",
            "Matters that come up the ladder to you are written of all the same.",
        ),
    ];
    let question = Question {
        name: "often",
        legend: "How often do you want a letter about what waits for you?",
        hint: "It says what kind of thing waits, in which plan, and by when. It quotes nothing from a plan.",
        takes: Takes::One,
        answers: &answers,
    };
    html! {
        (notice::done(done))
        h1 class="govuk-heading-l" { (TITLE) }
        @if !known.are_sent {
            div class="govuk-inset-text" { "No mail server is set up here, so no letters go out yet. What you choose is kept for when there is one." }
        }
        form action="/account/reminders" method="post" novalidate {
            (question.show(&[]))
            button class="govuk-button" data-module="govuk-button" { "Keep it" }
        }
        h2 class="govuk-heading-m" { "Your dates in your own calendar" }
        p class="govuk-body" { "A calendar program can subscribe to what is due from you. Whoever knows the address can read these dates, so give it to nobody." }
        @if let Some(address) = address { (feed_address(address)) }
        @if known.has_feed && address.is_none() {
            p class="govuk-body" { "Your calendar can subscribe. The address was shown when it was made; if you no longer have it, make another." }
        }
        div class="govuk-button-group" {
            form action="/account/reminders/feed" method="post" {
                button class="govuk-button govuk-button--secondary" data-module="govuk-button" {
                    @if known.has_feed { "Make another address" } @else { "Make an address" }
                }
            }
            @if known.has_feed {
                form action="/account/reminders/feed/end" method="post" {
                    button class="govuk-button govuk-button--warning" data-module="govuk-button" { "End it" }
                }
            }
        }
    }
}

fn feed_address(address: &str) -> Markup {
    html! {
        div class="govuk-form-group" {
            label class="govuk-label govuk-label--s" for="address" { "The address, which is shown only now" }
            div class="govuk-hint" id="address-hint" { "In your calendar, choose to subscribe to a calendar from the internet, and paste it there." }
            input class="govuk-input" id="address" value=(address) readonly aria-describedby="address-hint";
        }
    }
}
