//! Every route is tried as everybody and as nobody, and what comes of it is the table that people can read.

use std::fmt::Write as _;
use std::path::Path;

use axum::body::Body;
use axum::http::{Request, StatusCode, header};

use goldthread_plan::ActionNumber;
use goldthread_serve::{Arrived, RequestId, Via};

use crate::routes::{ROUTES, Route};
use crate::testing::people::Member;
use crate::testing::{Site, holds};

const TABLE: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../../docs/security/access.md");

const HEAD: &str = "\
# Who may use which route

Made by a test that asks each route as each of these people and as nobody (`crates/web/src/access/tests.rs`), and fails where an
answer differs from this table. To write it anew after a change that is meant: `GOLDTHREAD_WRITE_TABLES=1 cargo nextest run -p
goldthread-web every_route`. A dot is a refusal: nobody is led to where they sign in, others are told whom to ask.

The section reader may read one section of one plan; the partner is shared one action of it. The addresses asked for are those of
the plan, of that section, and of an action in it that is not the shared one. The measures (`/metrics`) ask for themselves who may read
them: this machine, or whoever has the token.

";

const COLUMNS: [(&str, Option<Member>); 10] = [
    ("nobody", None),
    ("no right", Some(Member::Noa)),
    ("partner", Some(Member::Pat)),
    ("section reader", Some(Member::Sid)),
    ("reader", Some(Member::Rae)),
    ("analyst", Some(Member::Ana)),
    ("action lead", Some(Member::Alex)),
    ("QA lead", Some(Member::Quinn)),
    ("improvement lead", Some(Member::Imogen)),
    ("administrator", Some(Member::Addy)),
];

#[tokio::test]
async fn every_route_is_for_those_whom_the_table_names() {
    let site = Site::with_people().await;
    let mut table = HEAD.to_owned();
    let names: Vec<&str> = COLUMNS.iter().map(|(name, _)| *name).collect();
    let _ = writeln!(table, "| route | {} |\n|---{}|", names.join(" | "), "|---".repeat(COLUMNS.len()));
    for route in ROUTES {
        for method in route.methods {
            let mut cells = Vec::new();
            for (_, member) in COLUMNS {
                cells.push(if is_let_in(&site, route, method, member).await { "yes" } else { "·" });
            }
            let _ = writeln!(table, "| {method} `{}` | {} |", route.path, cells.join(" | "));
        }
    }
    if std::env::var_os("GOLDTHREAD_WRITE_TABLES").is_some() {
        std::fs::create_dir_all(Path::new(TABLE).parent().expect("it is in a folder"))
            .expect("it can be made");
        std::fs::write(TABLE, &table).expect("the table can be written");
    }
    let kept = std::fs::read_to_string(TABLE).expect("the table is there");
    for (own, kept) in table.lines().zip(kept.lines()) {
        assert_eq!(own, kept, "docs/security/access.md says otherwise");
    }
    assert_eq!(table.lines().count(), kept.lines().count(), "docs/security/access.md has other routes");
}

/// Whether the route answers somebody itself, whatever its answer.
async fn is_let_in(site: &Site, route: &Route, method: &str, member: Option<Member>) -> bool {
    let site = match member {
        Some(member) => site.seen_by(member).await,
        None => site.clone(),
    };
    let answer = site.send(asked(&site, route, method)).await;
    assert!(
        !answer.status.is_server_error() || route.path == "/ready",
        "{method} {}: {}",
        route.path,
        answer.body
    );
    let is_lost = member.is_some() && answer.location.starts_with("/sign-in") && route.path != "/sign-out";
    assert!(!is_lost, "{method} {}: {member:?} was signed in", route.path);
    let refused =
        answer.status == StatusCode::FORBIDDEN && answer.body.contains("You have no right to what this page");
    let led_away = answer.status == StatusCode::UNAUTHORIZED
        || (member.is_none() && answer.location.starts_with("/sign-in") && !route.path.starts_with("/sign-"));
    !refused && !led_away
}

fn asked(site: &Site, route: &Route, method: &str) -> Request<Body> {
    let path = filled(site, route.path);
    let request = Request::builder().method(method).uri(path).header(header::HOST, "localhost");
    let request = request.header("sec-fetch-site", "same-origin");
    let form = request.header(header::CONTENT_TYPE, "application/x-www-form-urlencoded");
    form.body(Body::empty()).expect("a request")
}

/// The address of something that is there, where the pattern names a kind of thing that this site has.
fn filled(site: &Site, pattern: &str) -> String {
    let person = Member::Tess.id(0).to_string();
    let path = pattern.replace("{plan}", &site.plan.to_string()).replace("{person}", &person);
    path.replace("{section}", "1")
        .replace("{action}", "1")
        .replace("{evidence}", "1")
        .replace("{code}", "STA001")
}

#[tokio::test]
async fn a_partner_sees_what_is_shared_and_nothing_beside_it() {
    let site = Site::with_people().await.seen_by(Member::Pat).await;
    holds(&site.page("/plans/{plan}/actions/2").await, &["Action"]);
    for page in
        ["", "/actions", "/actions/1", "/sections/1", "/flags", "/source", "/history", "/papers/progress"]
    {
        assert_eq!(site.get(&format!("/plans/{{plan}}{page}")).await.status, StatusCode::FORBIDDEN, "{page}");
    }
}

#[tokio::test]
async fn what_is_beside_a_shared_action_is_not_told_on_its_page() {
    let site = Site::with_people().await;
    let plan = site.app.shelf().plan(site.plan).expect("it is kept").plan().as_ref().clone();
    let beside =
        |number: u32| plan.action(ActionNumber(number)).expect("it is there").fields().text.text().to_owned();
    let whole = site.seen_by(Member::Rae).await.page("/plans/{plan}/actions/2").await;
    let shared = site.seen_by(Member::Pat).await.page("/plans/{plan}/actions/2").await;
    for number in [1, 3] {
        let words = crate::words::shortened(&beside(number), 40);
        assert!(whole.contains(words.trim_end_matches('…')), "{words}");
        assert!(!shared.contains(words.trim_end_matches('…')), "{words}");
    }
}

#[tokio::test]
async fn before_the_first_administrator_a_proxy_lets_nobody_in() {
    let site = Site::new().await;
    for (via, secure, expected) in [
        (Via::Direct, false, StatusCode::OK),
        (Via::Proxy, true, StatusCode::SEE_OTHER),
        (Via::Proxy, false, StatusCode::FORBIDDEN),
        (Via::Unnamed, false, StatusCode::SEE_OTHER),
    ] {
        let mut request =
            Request::get("/plans").header(header::HOST, "localhost").body(Body::empty()).expect("a request");
        let address = std::net::Ipv4Addr::LOCALHOST.into();
        request.extensions_mut().insert(Arrived { address, secure, id: RequestId::new(), via });
        assert_eq!(site.send(request).await.status, expected, "{via:?}, by TLS: {secure}");
    }
}

#[tokio::test]
async fn whoever_is_refused_is_told_whom_to_ask() {
    let site = Site::with_people().await.seen_by(Member::Noa).await;
    let answer = site.get("/plans/{plan}").await;
    assert_eq!(answer.status, StatusCode::FORBIDDEN);
    holds(&answer.body, &["You may not see this page", "Ada of the Marsh or Addy of the Marsh"]);
}

#[tokio::test]
async fn nothing_of_one_authority_is_reached_from_another() {
    let site = Site::of_two().await;
    let strange = site.app_of(1);
    let foreign = strange.shelf().plans().next().expect("it has a plan").id().to_string();
    let own = site.seen_by(Member::Ada).await;
    let before = (site.app_of(0).shelf().head, strange.shelf().head);
    for route in ROUTES.iter().filter(|route| route.path.contains('{')) {
        for method in route.methods {
            let person = Member::Tess.id(1).to_string();
            let path = route.path.replace("{plan}", &foreign).replace("{person}", &person);
            let path = path.replace("{section}", "1").replace("{action}", "1").replace("{code}", "STA001");
            let path = if *method == "POST" { own.sent_to(&path) } else { path };
            let request = Request::builder().method(*method).uri(&path).header(header::HOST, "localhost");
            let request = request.header("sec-fetch-site", "same-origin");
            let request = request.header(header::CONTENT_TYPE, "application/x-www-form-urlencoded");
            let answer = own.send(request.body(Body::empty()).expect("a request")).await;
            let names_it = route.path.contains("{plan}") || route.path.contains("{person}");
            if names_it {
                assert_eq!(answer.status, StatusCode::NOT_FOUND, "{method} {path}: {}", answer.body);
            }
            assert!(!answer.body.contains("Great Marsh"), "{method} {path}");
        }
    }
    site.deployment.catch_up().await.expect("the ledger can be read");
    assert_eq!(before, (site.app_of(0).shelf().head, site.app_of(1).shelf().head), "nothing was written");
}

#[tokio::test]
async fn lists_hold_what_is_of_the_authority_only() {
    let site = Site::of_two().await;
    for (nth, foreign) in [(0, "Great Marsh"), (1, "Little Marsh Council")] {
        let own = site.seen_in(nth, Member::Ada).await;
        for page in [
            "/",
            "/plans",
            "/people",
            "/people/record",
            "/roles",
            "/leads",
            "/account",
            "/governance",
            "/governance/due",
            "/bodies",
            "/policies",
        ] {
            let shown = own.page(page).await;
            assert!(!shown.contains(foreign), "{page} of {nth}");
            let plans = site.app_of(1 - nth);
            let foreign_plan = plans.shelf().plans().next().expect("it has a plan").id().to_string();
            assert!(!shown.contains(&foreign_plan), "{page} of {nth}");
        }
    }
}

#[tokio::test]
async fn whoever_looks_at_a_document_is_recorded() {
    let site = Site::with_people().await;
    site.seen_by(Member::Quinn).await.page("/plans/{plan}/source").await;
    let accounts = site.deployment.accounts();
    accounts.housekeeping(crate::testing::moment()).expect("it can be written");
    let of = goldthread_accounts::LooksOf::Authority("little-marsh");
    let looks =
        accounts.looks(of, goldthread_accounts::Page { limit: 10, offset: 0 }).expect("it can be read");
    let found: Vec<_> = looks.iter().map(|look| (look.kind.as_str(), look.thing.as_str())).collect();
    assert_eq!(found, [("source", format!("plan {}", site.plan).as_str())]);
}
