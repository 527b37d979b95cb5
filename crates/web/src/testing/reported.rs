//! Periods of the plan of a site, opened and rated as people do it.

use axum::http::StatusCode;

use super::{Answer, Site, holds};

/// The days of two periods, the first of which the tests take place in.
pub const MARCH: &str = "title=March+2026&from=2026-03-01&to=2026-03-31";
pub const APRIL: &str = "title=April+2026&from=2026-04-01&to=2026-04-30";

/// Opens a period.
pub async fn opened(site: &Site, period: &str) {
    let answer = site.post("/plans/{plan}/periods/new", &format!("{period}&by=Lead")).await;
    assert!(answer.location.ends_with("/periods?done=period-opened"), "{}", answer.body);
}

/// Closes a period, whatever it lacks.
pub async fn closed(site: &Site, period: u32) {
    let answer = site.post(&closing(period), "unrated=left&by=Lead").await;
    assert!(answer.location.ends_with("?done=period-closed"), "{}", answer.body);
}

/// The address of the closing of a period.
pub fn closing(period: u32) -> String {
    format!("/plans/{{plan}}/periods/{period}/closing")
}

/// The address where a section is rated.
pub fn rating(period: u32, section: u32) -> String {
    format!("/plans/{{plan}}/periods/{period}/sections/{section}")
}

/// Sends ratings of a section, as the form does that is shown now.
pub async fn rate(site: &Site, period: u32, section: u32, form: &str) -> Answer {
    let page = site.page(&rating(period, section)).await;
    let seen = |name: &str| {
        let tag = page.split('<').find(|tag| tag.contains(&format!("name=\"{name}\""))).expect("a field");
        tag.split("value=\"").nth(1).and_then(|rest| rest.split('"').next()).expect("a value").to_owned()
    };
    let (process, impact) = (seen("process-seen"), seen("impact-seen"));
    let form = format!("{form}&process-seen={process}&impact-seen={impact}&by=Lead");
    site.post(&rating(period, section), &form).await
}

/// The same, where it must be kept.
pub async fn rated(site: &Site, period: u32, section: u32, form: &str) {
    let answer = rate(site, period, section, form).await;
    assert_eq!(answer.status, StatusCode::SEE_OTHER, "{}", answer.body);
    holds(&answer.location, &[&format!("/periods/{period}?done=rat")]);
}
