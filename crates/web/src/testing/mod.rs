//! The whole site over a real ledger in a folder of its own, asked by HTTP as a browser would.

use std::net::SocketAddr;
use std::sync::Arc;

use axum::Router;
use axum::body::{Body, to_bytes};
use axum::http::{Request, Response, StatusCode, header};
use goldthread_accounts::{Accounts, Settings as AccountSettings};
use goldthread_evidence::Store;
use goldthread_ledger::{Authority, Ledger, Moment};
use goldthread_ledger_sqlite::{Settings, SqliteLedger};
use goldthread_plan::evidence::{
    EvidenceAbout, EvidenceBody, EvidenceCommand, EvidenceKind, NewEvidence, Strength,
};
use goldthread_plan::work::Doer;
use goldthread_plan::{ActionNumber, Plan, PlanId};
use goldthread_post::{Courier, Keeping, Outbox, Security, Sender, Server};
use goldthread_reader::{Limits, Source, read};
use goldthread_serve::{Measures, Readiness};
use goldthread_shelf::{Confirmed, keep};
use jiff::Timestamp;
use tempfile::TempDir;
use tower::ServiceExt;

use self::people::Member;
use crate::ServeConfig;
use crate::app::App;
use crate::components::once::Once;
use crate::deployment::Deployment;
use crate::factor::FactorOf;
use crate::files::Files;
use crate::form::Sent;
use crate::made_for::addressed;
use crate::monitor::Monitor;
use crate::reminders::{self, Letters};
use crate::serve::site;
use crate::visitor::Visitor;
use crate::words;

pub mod authenticator;
pub mod people;
pub mod reported;

/// A plan with a finding, two sections, four actions and a few faults.
pub const PLAN: &str = include_str!("plan.txt");

/// The first authority of every site, and the second of those that have two.
pub const AUTHORITIES: [(&str, &str); 2] =
    [("little-marsh", "Little Marsh Council"), ("great-marsh", "Great Marsh Council")];

/// A site with one plan in it, and somebody who looks at it.
#[derive(Clone)]
pub struct Site {
    router: Router,
    /// The server.
    pub deployment: Arc<Deployment>,
    /// What pages of the first authority are given when nobody is asked who they are.
    pub app: App,
    /// The plan of the first authority.
    pub plan: PlanId,
    cookie: Option<String>,
    folder: Arc<TempDir>,
    /// For which authority forms are made, where there are several.
    made_for: Option<&'static str>,
}

/// An answer, read to its end.
pub struct Answer {
    /// The status.
    pub status: StatusCode,
    /// The address that it leads to; empty where it leads nowhere.
    pub location: String,
    /// The cookies that it sets.
    pub cookies: Vec<String>,
    /// The page.
    pub body: String,
}

/// The moment at which all tests take place.
pub fn moment() -> Timestamp {
    "2026-03-20T10:00:00Z".parse().expect("a moment")
}

impl Site {
    /// A site with the plan in it, where nobody is asked who they are.
    pub async fn new() -> Self {
        Self::of(1).await
    }

    /// A site where everybody signs in: one authority with a person of each kind.
    pub async fn with_people() -> Self {
        let site = Self::of(1).await;
        site.let_in(0).await;
        site
    }

    /// A site of two authorities, each with a plan and people of its own.
    pub async fn of_two() -> Self {
        let site = Self::of(2).await;
        site.let_in(0).await;
        site.let_in(1).await;
        Self { made_for: Some(AUTHORITIES[0].0), ..site }
    }

    /// The same site, as a person of the first authority sees it.
    pub async fn seen_by(&self, member: Member) -> Self {
        self.seen_in(0, member).await
    }

    /// The same site, as a person of one of its authorities sees it.
    pub async fn seen_in(&self, nth: usize, member: Member) -> Self {
        let cookie = Some(people::signed_in(&self.deployment, nth, member).await);
        Self { cookie, made_for: self.made_for.map(|_| AUTHORITIES[nth].0), ..self.clone() }
    }

    /// The same site, as somebody sees it who has this cookie.
    pub fn seen_with(&self, cookie: &str) -> Self {
        Self { cookie: Some(cookie.to_owned()), ..self.clone() }
    }

    async fn let_in(&self, nth: usize) {
        people::let_in(&self.deployment, nth).await;
        self.deployment.catch_up().await.expect("the ledger can be read");
    }

    /// A site with people where something was decided otherwise.
    pub async fn with_people_where(change: impl FnOnce(ServeConfig) -> ServeConfig) -> Self {
        let site = Self::of_where(1, change).await;
        site.let_in(0).await;
        site
    }

    async fn of(authorities: usize) -> Self {
        Self::of_where(authorities, |config| config).await
    }

    /// A site where nobody has signed in yet, and where something was decided otherwise.
    pub async fn of_where(authorities: usize, change: impl FnOnce(ServeConfig) -> ServeConfig) -> Self {
        let folder = TempDir::new().expect("a folder can be made");
        let ledger =
            SqliteLedger::open_or_create(folder.path(), Settings::new(moment)).expect("a ledger can be made");
        let accounts = Accounts::open_or_create(
            folder.path(),
            AccountSettings::default().with_cost(goldthread_accounts::Cost::weak_for_tests()),
        );
        let accounts = Arc::new(accounts.expect("accounts can be made"));
        let served: Vec<(Authority, String)> = AUTHORITIES[..authorities]
            .iter()
            .map(|(short, name)| (short.parse().expect("a short name"), (*name).to_owned()))
            .collect();
        let plans: Vec<PlanId> =
            served.iter().map(|(authority, name)| kept(&ledger, authority, name)).collect();
        let config = ServeConfig::new(SocketAddr::from(([127, 0, 0, 1], 0)), served, Arc::new(moment));
        let files = Files::new(Store::open(folder.path()).expect("the folder can be made"));
        let files = Some(Arc::new(files.limited(goldthread_evidence::Limits { most_bytes: 100_000 })));
        let outbox =
            Outbox::open_or_create(folder.path(), Keeping::default()).expect("an outbox can be made");
        let letters = Letters {
            outbox: Arc::new(outbox),
            origin: "https://goldthread.little-marsh.example".to_owned(),
            are_sent: false,
        };
        let (letters, second_factor) = (Some(letters), FactorOf::Choice);
        let config = ServeConfig { body_limit: 100_000, second_factor, letters, files, ..config };
        let config = change(config);
        let monitor = Monitor::new(Measures::new(), Readiness::default());
        let ledger: Arc<dyn Ledger> = Arc::new(ledger);
        let deployment = Deployment::open(config, ledger, accounts, monitor).await;
        let deployment = deployment.expect("the plans can be read");
        let house = deployment.houses().find(|house| house.shelf().plan(plans[0]).is_some()).cloned();
        let app = App::new(Arc::clone(&deployment), house.expect("it is served"), Visitor::Owner);
        Self {
            router: site(&deployment),
            deployment,
            app,
            plan: plans[0],
            cookie: None,
            folder: Arc::new(folder),
            made_for: None,
        }
    }

    /// Where everything is kept.
    pub fn folder(&self) -> &std::path::Path {
        self.folder.path()
    }

    /// Writes to everybody who is to be written to, and tries to send it to a server that is not there; tells how many letters were new.
    pub async fn write_in_vain(&self) -> usize {
        let letters = self.deployment.config().letters.clone().expect("letters are written");
        let (deployment, own, today) =
            (Arc::clone(&self.deployment), letters.clone(), words::today(moment()));
        let work = move || {
            let authority = AUTHORITIES[0].0.parse().expect("a short name");
            let house = deployment.house(&authority).expect("it is served");
            reminders::put(&deployment, house, &own, today).expect("letters can be written")
        };
        let new = tokio::task::spawn_blocking(work).await.expect("it goes on to its end");
        let from = Sender::new("Goldthread", "goldthread@little-marsh.example".parse().expect("an address"));
        let server = Server::new("127.0.0.1", 1, Security::None, from);
        let mut courier = Courier::new(letters.outbox, server).expect("settings that could work");
        courier.deliver_due(moment).await.expect("the outbox can be read");
        new
    }

    /// The house of one of the authorities as its owner sees it.
    pub fn app_of(&self, nth: usize) -> App {
        let authority = AUTHORITIES[nth].0.parse().expect("a short name");
        let house = self.deployment.house(&authority).cloned().expect("it is served");
        App::new(Arc::clone(&self.deployment), house, Visitor::Owner)
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

    /// An address to which a form goes, as the page of the form has it: with the authority that it was made for, where there are several.
    pub fn sent_to(&self, address: &str) -> String {
        let address = self.address(address);
        self.made_for.and_then(|authority| addressed(&address, authority)).unwrap_or(address)
    }

    /// Sends a plain form.
    pub async fn post(&self, address: &str, form: &str) -> Answer {
        let request = Request::post(self.sent_to(address))
            .header(header::HOST, "127.0.0.1:8080")
            .header("sec-fetch-site", "same-origin")
            .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded");
        self.send(request.body(Body::from(form.to_owned())).expect("a request")).await
    }

    /// Adds a piece of evidence that bears an action out.
    pub async fn bears_out(&self, action: u32) {
        let about = EvidenceAbout {
            title: "Minutes of the board".to_owned(),
            kind: EvidenceKind::Process,
            strength: Strength::Recorded,
            dated: None,
            valid_until: None,
        };
        let body = EvidenceBody::Link { url: "https://little-marsh.example/minutes".to_owned() };
        let add = EvidenceCommand::Add(NewEvidence { about, body, serves: vec![ActionNumber(action)] });
        let doer = Doer { person: None, leads: false, on: crate::words::today(moment()) };
        let decide = move |plan: &Plan| plan.bear_out(add.clone(), &doer);
        let by = "Improvement lead".parse().expect("a name");
        let put = crate::doing::put(&self.app, self.plan, by, Once::of(&Sent::default()), decide).await;
        put.expect("it can be kept").expect("it is sound");
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
        let request = Request::post(self.sent_to(address))
            .header(header::HOST, "127.0.0.1:8080")
            .header("sec-fetch-site", "same-origin")
            .header(header::CONTENT_TYPE, "multipart/form-data; boundary=xyz");
        self.send(request.body(Body::from(body)).expect("a request")).await
    }

    /// Sends a form with fields, and a file where there is one.
    pub async fn send_fields(
        &self,
        address: &str,
        fields: &[(&str, &str)],
        file: Option<(&str, &[u8])>,
    ) -> Answer {
        let part = |name: &str, more: &str, content: &[u8]| {
            let head = format!("--xyz\r\nContent-Disposition: form-data; name=\"{name}\"{more}\r\n\r\n");
            [head.as_bytes(), content, b"\r\n"].concat()
        };
        let mut parts: Vec<Vec<u8>> =
            fields.iter().map(|(name, value)| part(name, "", value.as_bytes())).collect();
        let file = file.map(|(name, content)| part("document", &format!("; filename=\"{name}\""), content));
        // As a browser does it: in the order of the page, on which other fields stand after the file.
        parts.splice(parts.len() / 2..parts.len() / 2, file);
        let body = [parts.concat(), b"--xyz--\r\n".to_vec()].concat();
        let request = Request::post(self.sent_to(address))
            .header(header::HOST, "127.0.0.1:8080")
            .header("sec-fetch-site", "same-origin")
            .header(header::CONTENT_TYPE, "multipart/form-data; boundary=xyz");
        self.send(request.body(Body::from(body)).expect("a request")).await
    }

    /// Sends any request.
    pub async fn send(&self, request: Request<Body>) -> Answer {
        let response = self.raw(request).await;
        let status = response.status();
        let location = response.headers().get(header::LOCATION).and_then(|value| value.to_str().ok());
        let location = location.unwrap_or_default().to_owned();
        let cookies = response.headers().get_all(header::SET_COOKIE).iter();
        let cookies = cookies.filter_map(|value| value.to_str().ok()).map(str::to_owned).collect();
        let body = to_bytes(response.into_body(), usize::MAX).await.expect("the answer can be read");
        Answer { status, location, cookies, body: String::from_utf8_lossy(&body).into_owned() }
    }

    /// The answer to a request, as it is.
    pub async fn raw(&self, mut request: Request<Body>) -> Response<Body> {
        if let (Some(cookie), false) = (&self.cookie, request.headers().contains_key(header::COOKIE)) {
            request.headers_mut().insert(header::COOKIE, cookie.parse().expect("a header value"));
        }
        self.router.clone().oneshot(request).await.expect("the site answers")
    }

    fn address(&self, address: &str) -> String {
        address.replace("{plan}", &self.plan.to_string())
    }
}

/// Keeps the plan for an authority.
fn kept(ledger: &dyn Ledger, authority: &Authority, name: &str) -> PlanId {
    let text = PLAN.replace("Little Marsh", name.trim_end_matches(" Council"));
    let source = Source::new("plan.txt", text.as_bytes(), Limits::default()).expect("the plan can be read");
    let confirmed = Confirmed {
        draft: read(&source),
        bytes: text.into_bytes(),
        authority_name: Some(name.to_owned()),
        by: "Improvement lead".parse().expect("a name"),
        at: Moment::from(moment()),
    };
    keep(ledger, authority, confirmed).expect("the plan can be kept").0
}

/// Fails unless a page holds all the words.
pub fn holds(page: &str, words: &[&str]) {
    let main = page.split_once("<main").map_or(page, |(_, main)| main);
    for word in words {
        assert!(page.contains(word), "the page must hold {word:?}:\n{main}");
    }
}
