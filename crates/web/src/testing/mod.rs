//! The whole site over a real ledger in a folder of its own, asked by HTTP as a browser would.

use std::net::SocketAddr;
use std::sync::Arc;

use axum::Router;
use axum::body::{Body, to_bytes};
use axum::http::{Request, Response, StatusCode, header};
use goldthread_ledger::{Ledger, Moment};
use goldthread_ledger_sqlite::{Settings, SqliteLedger};
use goldthread_plan::PlanId;
use goldthread_reader::{Limits, Source, read};
use goldthread_shelf::{Confirmed, keep};
use jiff::Timestamp;
use tempfile::TempDir;
use tower::ServiceExt;

use crate::ServeConfig;
use crate::app::App;
use crate::serve::site;

/// A plan with a finding, two sections, four actions and a few faults.
pub const PLAN: &str = include_str!("plan.txt");

/// A site with one plan in it.
pub struct Site {
    router: Router,
    /// What the pages share.
    pub app: App,
    /// The plan.
    pub plan: PlanId,
    _folder: TempDir,
}

/// An answer, read to its end.
pub struct Answer {
    /// The status.
    pub status: StatusCode,
    /// The address that it leads to; empty where it leads nowhere.
    pub location: String,
    /// The page.
    pub body: String,
}

/// The moment at which all tests take place.
pub fn moment() -> Timestamp {
    "2026-03-20T10:00:00Z".parse().expect("a moment")
}

impl Site {
    /// A site with the plan in it.
    pub async fn new() -> Self {
        let folder = TempDir::new().expect("a folder can be made");
        let ledger =
            SqliteLedger::open_or_create(folder.path(), Settings::new(moment)).expect("a ledger can be made");
        let authority = "little-marsh".parse().expect("a short name");
        let source =
            Source::new("plan.txt", PLAN.as_bytes(), Limits::default()).expect("the plan can be read");
        let confirmed = Confirmed {
            draft: read(&source),
            bytes: PLAN.as_bytes().to_vec(),
            authority_name: Some("Little Marsh Council".to_owned()),
            by: "Improvement lead".parse().expect("a name"),
            at: Moment::from(moment()),
        };
        let (plan, _) = keep(&ledger, &authority, confirmed).expect("the plan can be kept");
        let address = SocketAddr::from(([127, 0, 0, 1], 0));
        let config = ServeConfig::new(address, authority, "Little Marsh Council", Arc::new(moment));
        let config = ServeConfig { body_limit: 100_000, ..config };
        let ledger: Arc<dyn Ledger> = Arc::new(ledger);
        let app = App::open(config, ledger).await.expect("the plans can be read");
        Self { router: site(app.clone()), app, plan, _folder: folder }
    }

    /// Asks for a page; `{plan}` in the address stands for the plan.
    pub async fn get(&self, address: &str) -> Answer {
        let request = Request::get(self.address(address)).header(header::HOST, "127.0.0.1:8080");
        self.send(request.body(Body::empty()).expect("a request")).await
    }

    /// Asks for a page that must be there.
    pub async fn page(&self, address: &str) -> String {
        let answer = self.get(address).await;
        assert_eq!(answer.status, StatusCode::OK, "{address}: {}", answer.body);
        answer.body
    }

    /// Sends a plain form.
    pub async fn post(&self, address: &str, form: &str) -> Answer {
        let request = Request::post(self.address(address))
            .header(header::HOST, "127.0.0.1:8080")
            .header("sec-fetch-site", "same-origin")
            .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded");
        self.send(request.body(Body::from(form.to_owned())).expect("a request")).await
    }

    /// Sends a document as the upload form does.
    pub async fn upload(&self, name: &str, content: &[u8]) -> Answer {
        self.send_file("/documents", name, content).await
    }

    /// Sends a document to any address that takes one.
    pub async fn send_file(&self, address: &str, name: &str, content: &[u8]) -> Answer {
        let head = format!(
            "--xyz\r\nContent-Disposition: form-data; name=\"document\"; filename=\"{name}\"\r\n\
             Content-Type: text/plain\r\n\r\n"
        );
        let body = [head.as_bytes(), content, b"\r\n--xyz--\r\n"].concat();
        let request = Request::post(self.address(address))
            .header(header::HOST, "127.0.0.1:8080")
            .header(header::CONTENT_TYPE, "multipart/form-data; boundary=xyz");
        self.send(request.body(Body::from(body)).expect("a request")).await
    }

    /// Sends any request.
    pub async fn send(&self, request: Request<Body>) -> Answer {
        let response = self.raw(request).await;
        let status = response.status();
        let location = response.headers().get(header::LOCATION).and_then(|value| value.to_str().ok());
        let location = location.unwrap_or_default().to_owned();
        let body = to_bytes(response.into_body(), usize::MAX).await.expect("the answer can be read");
        Answer { status, location, body: String::from_utf8_lossy(&body).into_owned() }
    }

    /// The answer to a request, as it is.
    pub async fn raw(&self, request: Request<Body>) -> Response<Body> {
        self.router.clone().oneshot(request).await.expect("the site answers")
    }

    fn address(&self, address: &str) -> String {
        address.replace("{plan}", &self.plan.to_string())
    }
}

/// Fails unless a page holds all the words.
pub fn holds(page: &str, words: &[&str]) {
    let main = page.split_once("<main").map_or(page, |(_, main)| main);
    for word in words {
        assert!(page.contains(word), "the page must hold {word:?}:\n{main}");
    }
}
