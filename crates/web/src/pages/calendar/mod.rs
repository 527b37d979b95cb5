//! `GET /calendar/{feed}`: what somebody owes, day by day, for their own calendar. The address itself lets in; it opens nothing else.

use axum::extract::Path;
use axum::http::header;
use axum::response::{IntoResponse, Response};
use goldthread_calendar::local;
use goldthread_ical::{Duty, Feed, MEDIA_TYPE};
use goldthread_people::PersonId;

use crate::app::App;
use crate::problem::Problem;
use crate::reminders::lines_of;

/// After so many hours a calendar should ask again.
const REFRESH_HOURS: u8 = 6;

/// The feed.
pub async fn show(app: App, Path(feed): Path<String>) -> Result<Response, Problem> {
    let none = || Problem::nothing_called("calendar");
    let letters = app.config().letters.clone().ok_or_else(none)?;
    let deployment = std::sync::Arc::clone(app.deployment());
    let found = app
        .aside(move || {
            let token = feed.strip_suffix(".ics").unwrap_or(&feed);
            let whose = letters.outbox.whose_feed(token).map_err(Problem::fault)?.ok_or_else(none)?;
            let account = deployment.accounts().account(whose.0.into()).map_err(Problem::fault)?;
            account.filter(|account| account.disabled.is_none()).ok_or_else(none)?;
            let (person, now) = (PersonId::from(whose.0), deployment.now());
            let today = local::day_of(now);
            let mut duties = Vec::new();
            for house in deployment.houses() {
                let lines = lines_of(house, person, today).into_iter();
                duties.extend(lines.filter_map(|line| {
                    Some(Duty {
                        uid: format!("{}-{person}@goldthread", line.id),
                        day: line.by?,
                        summary: line.asked.to_owned(),
                        description: line.place,
                        url: Some(format!("{}{}", letters.origin, line.path)),
                        changed_at: house.shelf().changed_at().unwrap_or(now),
                        cancelled: false,
                    })
                }));
            }
            duties.sort_by(|one, other| (one.day, &one.uid).cmp(&(other.day, &other.uid)));
            let name = "Goldthread: what is due from you".to_owned();
            Ok::<_, Problem>(Feed { name, refresh_hours: REFRESH_HOURS, duties }.write())
        })
        .await??;
    let headers = [(header::CONTENT_TYPE, MEDIA_TYPE), (header::CACHE_CONTROL, "private, no-store")];
    Ok((headers, found).into_response())
}
