//! Every address that the site answers, as data.

use axum::Router;
use axum::extract::DefaultBodyLimit;
use axum::routing::{MethodRouter, get, post};

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

/// As many bytes may say which differences are taken: some sixty thousand.
const MOST_CHOSEN: usize = 2 * 1024 * 1024;

const GET: &[&str] = &["GET"];
const POST: &[&str] = &["POST"];
const GET_POST: &[&str] = &["GET", "POST"];

/// All of them, in the order a person meets them.
pub const ROUTES: &[Route] = &[
    Route { path: "/", methods: GET, page: "home", handler: || get(pages::home::show) },
    Route { path: "/plans", methods: GET, page: "plans", handler: || get(pages::plans::show) },
    Route { path: "/plans/{plan}", methods: GET, page: "plan", handler: || get(pages::plan::show) },
    Route {
        path: "/plans/{plan}/sections/{section}",
        methods: GET,
        page: "section",
        handler: || get(pages::section::show),
    },
    Route {
        path: "/plans/{plan}/sections/{section}/history",
        methods: GET,
        page: "history",
        handler: || get(pages::section::history),
    },
    Route {
        path: "/plans/{plan}/actions",
        methods: GET,
        page: "actions",
        handler: || get(pages::actions::show),
    },
    Route {
        path: "/plans/{plan}/actions/{action}",
        methods: GET,
        page: "action",
        handler: || get(pages::action::show),
    },
    Route {
        path: "/plans/{plan}/actions/{action}/history",
        methods: GET,
        page: "history",
        handler: || get(pages::action::history),
    },
    Route { path: "/plans/{plan}/flags", methods: GET, page: "flags", handler: || get(pages::flags::show) },
    Route {
        path: "/plans/{plan}/coverage",
        methods: GET_POST,
        page: "coverage",
        handler: || {
            get(pages::coverage::show).post(pages::coverage::upload).layer(DefaultBodyLimit::disable())
        },
    },
    Route {
        path: "/plans/{plan}/history",
        methods: GET,
        page: "history",
        handler: || get(pages::history::show),
    },
    Route {
        path: "/plans/{plan}/source",
        methods: GET,
        page: "source",
        handler: || get(pages::source::show),
    },
    Route {
        path: "/plans/{plan}/papers",
        methods: GET,
        page: "papers",
        handler: || get(pages::papers::show),
    },
    Route {
        path: "/plans/{plan}/papers/progress",
        methods: GET,
        page: "papers",
        handler: || get(pages::papers::progress),
    },
    Route {
        path: "/plans/{plan}/papers/{file}",
        methods: GET,
        page: "papers",
        handler: || get(pages::papers::file),
    },
    Route { path: "/documents/new", methods: GET, page: "document", handler: || get(pages::document::new) },
    Route {
        path: "/documents",
        methods: GET_POST,
        page: "document",
        handler: || {
            get(pages::document::again).post(pages::document::create).layer(DefaultBodyLimit::disable())
        },
    },
    Route { path: "/drafts/{draft}", methods: GET, page: "draft", handler: || get(pages::draft::show) },
    Route {
        path: "/drafts/{draft}/doubts/{doubt}",
        methods: POST,
        page: "draft",
        handler: || post(pages::draft::doubts::settle),
    },
    Route {
        path: "/drafts/{draft}/columns/{table}",
        methods: POST,
        page: "draft",
        handler: || post(pages::draft::columns::set),
    },
    Route {
        path: "/drafts/{draft}/actions/{action}",
        methods: GET_POST,
        page: "draft",
        handler: || get(pages::draft::edit::action).post(pages::draft::edit::set_action),
    },
    Route {
        path: "/drafts/{draft}/sections/{section}",
        methods: GET_POST,
        page: "draft",
        handler: || get(pages::draft::edit::section).post(pages::draft::edit::set_section),
    },
    Route {
        path: "/drafts/{draft}/pages/{page}",
        methods: GET,
        page: "page_picture",
        handler: || get(pages::page_picture::show),
    },
    Route {
        path: "/drafts/{draft}/confirmation",
        methods: POST,
        page: "draft",
        handler: || post(pages::draft::confirm),
    },
    Route {
        path: "/drafts/{draft}/versions/{plan}",
        methods: GET_POST,
        page: "version",
        handler: || {
            get(pages::version::show).post(pages::version::take).layer(DefaultBodyLimit::max(MOST_CHOSEN))
        },
    },
    Route {
        path: "/drafts/{draft}/removal",
        methods: POST,
        page: "draft",
        handler: || post(pages::draft::remove),
    },
    Route { path: "/rules", methods: GET, page: "rules", handler: || get(pages::rules::show) },
    Route { path: "/rules/{code}", methods: GET, page: "rule", handler: || get(pages::rule::show) },
    Route { path: "/health", methods: GET, page: "health", handler: || get(pages::health::show) },
];

/// The router over [`ROUTES`] and the files that pages load.
pub fn router() -> Router<App> {
    let files = Router::new().route("/assets/{name}", get(assets::file));
    ROUTES.iter().fold(files, |router, route| router.route(route.path, (route.handler)()))
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use axum::body::Body;
    use axum::http::{Request, StatusCode, header};

    use super::*;
    use crate::testing::Site;

    #[tokio::test]
    async fn every_route_answers_by_its_methods_and_no_other() {
        let site = Site::new().await;
        for route in ROUTES {
            let plan = site.plan.to_string();
            let path = route.path.replace("{plan}", &plan).replace("{section}", "1").replace("{action}", "1");
            for method in ["GET", "POST", "PUT", "DELETE"] {
                let request = Request::builder().method(method).uri(&path).header(header::HOST, "localhost");
                let answer = site.send(request.body(Body::empty()).expect("a request")).await;
                let taken = answer.status != StatusCode::METHOD_NOT_ALLOWED;
                assert_eq!(taken, route.methods.contains(&method), "{method} {path}");
                assert!(!answer.status.is_server_error(), "{method} {path}: {}", answer.body);
            }
        }
    }

    #[test]
    fn every_folder_of_pages_is_routed() {
        let folders =
            std::fs::read_dir(concat!(env!("CARGO_MANIFEST_DIR"), "/src/pages")).expect("the pages");
        let folders = folders.filter_map(|entry| entry.ok().filter(|entry| entry.path().is_dir()));
        let folders: BTreeSet<String> =
            folders.map(|entry| entry.file_name().to_string_lossy().into_owned()).collect();
        let mut routed: BTreeSet<String> = ROUTES.iter().map(|route| route.page.to_owned()).collect();
        routed.insert("problem".to_owned());
        assert_eq!(folders, routed);
    }
}
