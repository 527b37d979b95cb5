//! Every address that the site answers, as data: `front.rs` has the way in and the people, `plans.rs` what is done with plans, `boards.rs` who
//! watches over them.

mod boards;
mod front;
mod plans;
#[cfg(test)]
mod tests;

use std::collections::HashMap;
use std::sync::LazyLock;

use axum::Router;
use axum::extract::{MatchedPath, Request};
use axum::http::Method;
use axum::routing::MethodRouter;
use goldthread_people::Permission::Govern;

use crate::access::May;

/// One address: its pattern, what may be done there and by whom, and the folder of its page.
#[derive(Clone, Copy)]
pub struct Route {
    /// The pattern of the path.
    pub path: &'static str,
    /// The methods it takes.
    pub methods: &'static [&'static str],
    /// What it takes to use it.
    pub may: May,
    /// The folder under `pages/`; empty for the files that pages load.
    pub page: &'static str,
    /// Under which word it is recorded who looked, where what it shows is sensitive.
    pub look: Option<&'static str>,
    /// Whether whoever uses it has to have shown lately who they are: it decides who gets in, or who may do what.
    pub lately: bool,
    /// Whether its page depends on nothing but what is kept and what whoever asks may see, so that it is made once for all of them.
    pub made_once: bool,
    handler: Handler,
}

/// As many bytes may say which differences are taken: some sixty thousand.
const MOST_CHOSEN: usize = 2 * 1024 * 1024;

/// As many bytes may carry a form that was sent by somebody who had been signed out: the largest form, as text, and what is typed beside it.
const MOST_KEPT: usize = 128 * 1024;

const GET: &[&str] = &["GET"];
const POST: &[&str] = &["POST"];
const GET_POST: &[&str] = &["GET", "POST"];

/// All of them, in the order a person meets them.
pub const ROUTES: &[Route] =
    &joined::<{ front::ROUTES.len() + plans::ROUTES.len() + boards::ROUTES.len() }>([
        front::ROUTES,
        plans::ROUTES,
        boards::ROUTES,
    ]);

/// The tables one after the other.
const fn joined<const ALL: usize>(tables: [&[Route]; 3]) -> [Route; ALL] {
    let mut all = [tables[0][0]; ALL];
    let (mut table, mut row, mut nth) = (0, 0, 0);
    while nth < ALL {
        if row == tables[table].len() {
            (table, row) = (table + 1, 0);
        } else {
            all[nth] = tables[table][row];
            (row, nth) = (row + 1, nth + 1);
        }
    }
    all
}

type Handler = fn() -> MethodRouter<()>;

const fn row(
    path: &'static str,
    methods: &'static [&'static str],
    may: May,
    page: &'static str,
    handler: Handler,
) -> Route {
    Route { path, methods, may, page, look: None, lately: false, made_once: false, handler }
}

/// A form that keeps boards, meetings or policies.
const fn governs(path: &'static str, page: &'static str, handler: Handler) -> Route {
    row(path, GET_POST, May::Everywhere(Govern), page, handler)
}

impl Route {
    /// What it shows is sensitive: who looked is recorded, under this word.
    const fn looked_at(self, kind: &'static str) -> Self {
        Self { look: Some(kind), ..self }
    }

    /// Whoever uses it has to have shown lately who they are.
    const fn shown_lately(self) -> Self {
        Self { lately: true, ..self }
    }

    /// Its page is the same for all who may see the same, until something is kept: it is made once.
    const fn made_once(self) -> Self {
        Self { made_once: true, ..self }
    }

    /// Whether it is for programs that watch the server, not for people.
    pub fn is_for_machines(&self) -> bool {
        matches!(self.page, "health" | "ready" | "metrics")
    }

    /// Whether what it does is done to an authority, and not to an account or to nobody's.
    pub const fn is_of_an_authority(&self) -> bool {
        matches!(self.may, May::Somewhere(_) | May::Everywhere(_) | May::There(_) | May::ThereEither(..))
    }

    /// Whether it answers a path; `{name}` in the pattern stands for any one part of it.
    fn is_at(&self, path: &str) -> bool {
        let (mut own, mut asked) = (self.path.split('/'), path.split('/'));
        loop {
            match (own.next(), asked.next()) {
                (None, None) => return true,
                (Some(own), Some(asked)) if own == asked || (own.starts_with('{') && !asked.is_empty()) => {}
                _ => return false,
            }
        }
    }
}

/// The row of the table for a request. What the table has not is answered by nobody.
pub fn of(request: &Request) -> Option<&'static Route> {
    static TABLE: LazyLock<HashMap<(&str, &str), &Route>> = LazyLock::new(|| {
        let rows = ROUTES
            .iter()
            .flat_map(|route| route.methods.iter().map(move |method| ((route.path, *method), route)));
        rows.collect()
    });
    let pattern = request.extensions().get::<MatchedPath>()?.as_str();
    let method = if request.method() == Method::HEAD { "GET" } else { request.method().as_str() };
    TABLE.get(&(pattern, method)).copied()
}

/// Whether an address is one of ours and takes the method.
pub fn takes(method: &Method, path: &str) -> bool {
    ROUTES.iter().any(|route| route.methods.contains(&method.as_str()) && route.is_at(path))
}

/// Whether an address is one of ours, takes the method, and does that to an authority.
pub fn takes_of_an_authority(method: &Method, path: &str) -> bool {
    let takes = |route: &&Route| route.methods.contains(&method.as_str()) && route.is_at(path);
    ROUTES.iter().find(takes).is_some_and(Route::is_of_an_authority)
}

/// The router over those of [`ROUTES`] that are asked for.
pub fn router(asked: fn(&Route) -> bool) -> Router {
    let routes = ROUTES.iter().filter(|route| asked(route));
    routes.fold(Router::new(), |router, route| router.route(route.path, (route.handler)()))
}
