//! Every address that the site answers, as data.

use axum::Router;
use axum::routing::{MethodRouter, get};

use crate::app::App;
use crate::{assets, pages};

/// One address: its pattern, what may be done there, and the folder of its page.
pub struct Route {
    /// The pattern of the path.
    pub path: &'static str,
    /// The methods it takes.
    pub methods: &'static [&'static str],
    /// The folder under `pages/`.
    pub page: &'static str,
    handler: fn() -> MethodRouter<App>,
}

const GET: &[&str] = &["GET"];

/// All of them, in the order a person meets them.
pub const ROUTES: &[Route] = &[
    Route { path: "/health", methods: GET, page: "health", handler: || get(pages::health::show) },
];

/// The router over [`ROUTES`] and the files that pages load.
pub fn router() -> Router<App> {
    let files = Router::new().route("/assets/{name}", get(assets::file));
    ROUTES.iter().fold(files, |router, route| router.route(route.path, (route.handler)()))
}
