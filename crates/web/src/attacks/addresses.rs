//! Every address of the site that can be looked at, with something that is there behind each name.

use axum::body::Body;
use axum::http::{Request, StatusCode, header};

use super::clean::Page;
use super::ground::Ground;
use crate::app::App;
use crate::routes::ROUTES;
use crate::testing::Site;

/// Looks at every page as somebody, and fails where one is not clean. Gives those that are there.
pub async fn look_through(site: &Site, ground: &Ground, drafts: &[String]) -> Vec<(String, Page)> {
    let mut pages = Vec::new();
    for address in all(ground, drafts) {
        let page = look(site, &address).await;
        page.is_clean(&address);
        if page.status == StatusCode::OK {
            pages.push((address, page));
        }
    }
    pages
}

/// Looks at a page.
pub async fn look(site: &Site, address: &str) -> Page {
    let request = Request::get(address).header(header::HOST, "127.0.0.1:8080");
    Page::of(site.raw(request.body(Body::empty()).expect("a request")).await).await
}

/// The addresses of all that is there.
pub fn all(ground: &Ground, drafts: &[String]) -> Vec<String> {
    let app = ground.site.app_of(0);
    let pages = ROUTES.iter().filter(|route| route.methods.contains(&"GET") && !route.is_for_machines());
    let patterns = pages.map(|route| route.path);
    let mut addresses: Vec<String> = patterns.flat_map(|pattern| of_plans(&app, pattern)).collect();
    let people: Vec<String> = app.directory().people().map(|person| person.id.to_string()).collect();
    let roles: Vec<String> = app.directory().roles().map(|role| role.id.to_string()).collect();
    let governance = app.governance();
    let bodies: Vec<String> = governance.bodies().map(|body| body.id.to_string()).collect();
    let meetings: Vec<String> = governance.meetings().map(|meeting| meeting.id.to_string()).collect();
    let policies: Vec<String> = governance.policies().map(|policy| policy.id.to_string()).collect();
    let drafts: Vec<String> = drafts.iter().map(|draft| draft.replace("/drafts/", "")).collect();
    let own = |words: &[&str]| words.iter().map(|word| (*word).to_owned()).collect::<Vec<_>>();
    for (name, values) in [
        ("{person}", people),
        ("{role}", roles),
        ("{body}", bodies),
        ("{meeting}", meetings),
        ("{policy}", policies),
        ("{report}", own(&["1"])),
        ("{item}", own(&["1"])),
        ("{decision}", own(&["1"])),
        ("{question}", own(&["1", "2"])),
        ("{version}", own(&["1"])),
        ("{draft}", drafts),
        ("{section}", own(&["1", "2", "3"])),
        ("{action}", own(&["1", "2", "3"])),
        ("{period}", own(&["1"])),
        ("{page}", own(&["1"])),
        ("{code}", own(&["STA001"])),
        ("{file}", own(&["progress.html", "progress.md"])),
        ("{name}", own(&["nothing.js"])),
        ("{link}", own(&["AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"])),
    ] {
        addresses = addresses.iter().flat_map(|address| each(address, name, &values)).collect();
    }
    addresses
}

/// A pattern for each plan, and for each part of it.
fn of_plans(app: &App, pattern: &str) -> Vec<String> {
    let shelf = app.shelf();
    let plans: Vec<String> = shelf.plans().map(|kept| kept.id().to_string()).collect();
    each(pattern, "{plan}", &plans)
}

/// An address with each value in the place of a name.
fn each(address: &str, name: &str, values: &[String]) -> Vec<String> {
    if address.contains(name) {
        values.iter().map(|value| address.replace(name, value)).collect()
    } else {
        vec![address.to_owned()]
    }
}
