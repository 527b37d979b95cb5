//! The pages of a plan of a hundred actions, fifty requests at once.
//!
//! The load generator runs on the same cores as the server, so the figures are lower than they would be from elsewhere.

use super::load::{self, Connection, Load};
use super::row::Row;
use super::served::Served;
use super::{Bench, inside};
use std::collections::BTreeMap;
use std::net::SocketAddr;
use std::time::Duration;

const AT_ONCE: usize = 50;
const WARM_UP: Duration = Duration::from_millis(300);
const TIME: Duration = Duration::from_secs(2);
const MILLISECONDS: f64 = 10.0;
const A_SECOND: f64 = 3000.0;
const SHARE_OF_STATIC: f64 = 0.5;

/// Every kind of page that the first plan leads to, and a static page of the size of the plan's own.
pub fn measure(bench: &Bench) -> Result<Vec<Row>, String> {
    let served = Served::start(bench)?;
    let kinds = kinds(served.address)?;
    let mut rows = Vec::new();
    for (kind, path) in &kinds {
        let load = asked(served.address, path)?;
        rows.extend(rows_of(kind, &load));
    }
    let plan = kinds.get("/plans/{id}").ok_or("the home page leads to no plan")?;
    let share = against_static(served.address, plan);
    rows.push(
        share.unwrap_or_else(|why| Row::unknown("the plan's page against a static page of its size", why)),
    );
    Ok(rows)
}

fn against_static(address: SocketAddr, plan: &str) -> Result<Row, String> {
    let page = asked(address, plan)?;
    let fixed = inside::static_page(page.bytes, |address| asked(address, "/"))?;
    let share = page.per_second() / fixed.per_second();
    let what =
        format!("the plan's page against a static page of its size ({:.0} a second)", fixed.per_second());
    Ok(Row::at_least(what, share, SHARE_OF_STATIC, "times as many"))
}

fn asked(address: SocketAddr, path: &str) -> Result<Load, String> {
    load::run(address, path, AT_ONCE, WARM_UP)?;
    load::run(address, path, AT_ONCE, TIME)
}

fn rows_of(kind: &str, load: &Load) -> Vec<Row> {
    let kilobytes = load.bytes / 1024;
    let mut rows =
        vec![Row::at_least(format!("{kind} ({kilobytes} KB)"), load.per_second(), A_SECOND, "a second")];
    let seen = load.percentile(99).as_secs_f64() * 1000.0;
    match load.server_percentile(99) {
        Some(time) => {
            let what = format!(
                "{kind}, server time of 99 in 100, {AT_ONCE} at once (seen from outside {seen:.1} ms)"
            );
            rows.push(Row::at_most(what, time.as_secs_f64() * 1000.0, MILLISECONDS, "ms"));
        }
        None => rows.push(Row::at_most(
            format!("{kind}, 99 in 100 seen from outside, {AT_ONCE} at once"),
            seen,
            MILLISECONDS,
            "ms",
        )),
    }
    rows
}

/// One address of each kind, two steps from home, by its pattern.
fn kinds(address: SocketAddr) -> Result<BTreeMap<String, String>, String> {
    let mut connection = Connection::open(address)?;
    let mut kinds = BTreeMap::from([("/".to_string(), "/".to_string())]);
    for _ in 0..3 {
        let known: Vec<_> = kinds.values().cloned().collect();
        for path in known {
            let page = String::from_utf8_lossy(&connection.get(&path)?).into_owned();
            for link in links(&page) {
                kinds.entry(pattern(link)).or_insert_with(|| link.to_string());
            }
        }
    }
    Ok(kinds)
}

/// The pages of plans that a page leads to; not forms, downloads or other views of the same page.
pub fn links(page: &str) -> impl Iterator<Item = &str> {
    let all = page.split("href=\"").skip(1).filter_map(|rest| rest.split(['"', '#']).next());
    all.filter(|link| link.starts_with("/plans/") && !link.contains(['?', '.']) && !link.contains("/papers"))
}

/// An address with its numbers and ids left out.
fn pattern(link: &str) -> String {
    let part = |part: &str| match part {
        id if id.len() >= 32 => "{id}".to_string(),
        number if number.contains(|c: char| c.is_ascii_digit()) => "{n}".to_string(),
        word => word.to_string(),
    };
    link.split('/').map(part).collect::<Vec<_>>().join("/")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn links_have_patterns() {
        let id = "0193e1a0-7c3b-7def-8123-0123456789ab";
        let page = format!(
            "<a href=\"/plans/{id}/actions/1.2\">x</a><a href=\"/plans/{id}?at=3\">y</a><a href=\"/upload\">z</a>"
        );
        // A number with a point is an action's; a file's ending is not followed.
        assert_eq!(links(&page).count(), 0);
        assert_eq!(
            links(&page.replace("1.2", "12")).map(pattern).collect::<Vec<_>>(),
            ["/plans/{id}/actions/{n}"]
        );
    }
}
