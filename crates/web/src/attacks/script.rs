//! Script and markup in every field of every form, and in every address: it comes back as words, at once and for ever after.

use std::collections::BTreeSet;
use std::fs::read_to_string;
use std::path::Path;

use axum::body::Body;
use axum::http::{Request, StatusCode, header};

use super::addresses::{all, look, look_through};
use super::form::Sender;
use super::forms::FORMS;
use super::ground::{Ground, encoded};
use super::payloads::{MARK, PAYLOADS, escaped, long};
use crate::routes::ROUTES;
use crate::testing::Site;
use crate::testing::people::{Member, PASSWORD};

/// What a page takes from its address.
const ASKED: [&str; 23] = [
    "action", "at", "code", "concern", "document", "done", "from", "kind", "lead", "level", "mark", "of",
    "page", "report", "rule", "section", "show", "template", "title", "to", "update", "with", "words",
];

#[tokio::test]
async fn what_is_written_into_a_form_stays_words() {
    let ground = Ground::new().await;
    let mut drafts = BTreeSet::new();
    for form in FORMS {
        for nth in 0..form.fields.len() {
            let mut open = ground.open(form).await;
            for payload in PAYLOADS.map(str::to_owned).into_iter().chain([long()]) {
                let mut fields = open.fields.clone();
                fields[nth].1 = payload;
                let what = format!("{} with {:?}", form.path, fields[nth]);
                let answer = open.send(form, &fields).await;
                answer.is_clean(&what);
                drafts.extend(draft_of(&open.address));
                // Something may have come of it: then the next is sent to something new.
                if answer.status == StatusCode::SEE_OTHER {
                    look(&open.site, answer.location()).await.is_clean(&what);
                    open = ground.open(form).await;
                }
            }
        }
    }
    let drafts: Vec<String> = drafts.into_iter().collect();
    let pages = look_through(&ground.signed_in(Member::Ada), &ground, &drafts).await;
    let marked = pages.iter().filter(|(_, page)| page.body.contains(MARK)).count();
    assert!(marked > 50, "what was written is shown on {marked} pages: else nothing was tried");
    for (address, page) in pages.iter().filter(|(address, _)| is_of_the_directory(address)) {
        assert!(!page.body.contains('\u{202E}'), "{address} turns what is read after it");
    }
}

/// What people are called stands among other words on one line, so nothing in it may turn them.
fn is_of_the_directory(address: &str) -> bool {
    ["/people", "/roles"].iter().any(|part| address.starts_with(part))
}

fn draft_of(address: &str) -> Option<String> {
    let id = address.strip_prefix("/drafts/")?.split('/').next()?;
    Some(format!("/drafts/{id}"))
}

#[tokio::test]
async fn what_is_written_into_an_address_stays_words() {
    let ground = Ground::new().await;
    let ada = ground.signed_in(Member::Ada);
    let draft = ada.upload("june.txt", super::ground::later().as_bytes()).await.location;
    // Each page with each parameter; the payloads take turns, for there are thousands of them.
    let mut payloads = PAYLOADS.iter().cycle();
    for address in all(&ground, &[draft]) {
        for name in ASKED {
            let payload = payloads.next().expect("it has no end");
            let asked = format!("{address}?{name}={}", escaped(payload));
            look(&ada, &asked).await.is_clean(&asked);
        }
        payloads.next();
    }
}

#[tokio::test]
async fn what_stands_in_the_place_of_a_name_stays_words() {
    let site = Site::with_people().await;
    let ada = site.seen_by(Member::Ada).await;
    for route in ROUTES.iter().filter(|route| route.path.contains('{')) {
        for payload in PAYLOADS {
            let parts = route
                .path
                .split('/')
                .map(|part| if part.starts_with('{') { escaped(payload) } else { part.to_owned() });
            let address = parts.collect::<Vec<_>>().join("/");
            for seen in [&site, &ada] {
                look(seen, &address).await.is_clean(&address);
            }
        }
    }
}

/// A parameter that a page takes and that is not tried is found in the source.
#[test]
fn every_parameter_is_tried() {
    let mut folders = vec![Path::new(env!("CARGO_MANIFEST_DIR")).join("src/pages")];
    let mut found = 0;
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(folder).expect("the pages") {
            let path = entry.expect("a file").path();
            if path.is_dir() {
                folders.push(path);
                continue;
            }
            let text = read_to_string(&path).expect("it is text");
            for name in text.split("asked(\"").skip(1).filter_map(|rest| rest.split('"').next()) {
                assert!(ASKED.contains(&name), "{name} of {} is not tried", path.display());
                found += 1;
            }
        }
    }
    assert!(found > 5, "{found} were found");
}

#[tokio::test]
async fn what_was_written_before_the_session_ended_stays_words() {
    let ground = Ground::new().await;
    for form in FORMS.iter().filter(|form| matches!(form.sender, Sender::Of(_)) && form.file.is_none()) {
        let open = ground.open(form).await;
        let written = PAYLOADS.map(|payload| (format!("{payload}-name"), format!("two words {payload}")));
        let mut out = open;
        out.site = ground.site.clone();
        let answer = out.send(form, &written).await;
        answer.is_clean(form.path);
        let kept =
            base64::Engine::encode(&base64::engine::general_purpose::URL_SAFE_NO_PAD, encoded(&written));
        let more = format!("&kept-to={}&kept={kept}", out.address);
        for password in ["wrong in every way", PASSWORD] {
            let form = format!("login={}&password={}{more}", Member::Rae.login(0), escaped(password));
            let request = Request::post("/sign-in")
                .header(header::HOST, "127.0.0.1:8080")
                .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded");
            let answer = ground.site.raw(request.body(Body::from(form)).expect("a request")).await;
            super::clean::Page::of(answer).await.is_clean(&out.address);
        }
    }
}

#[tokio::test]
async fn what_a_browser_calls_itself_stays_words() {
    let site = Site::with_people().await;
    for payload in PAYLOADS {
        let Ok(agent) = axum::http::HeaderValue::from_str(payload) else { continue };
        let request = Request::post("/sign-in")
            .header(header::HOST, "127.0.0.1:8080")
            .header(header::USER_AGENT, agent)
            .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded");
        let form = format!("login={}&password={}", Member::Rae.login(0), escaped(PASSWORD));
        let answer = site.send(request.body(Body::from(form)).expect("a request")).await;
        assert_eq!(answer.status, StatusCode::SEE_OTHER, "{payload}");
    }
    let page = look(&site.seen_by(Member::Rae).await, "/account/sessions").await;
    page.is_clean("the sessions");
    assert!(page.body.contains(MARK), "{}", page.body);
}

/// A password is not shown because a session has ended.
#[tokio::test]
async fn what_was_secret_when_the_session_ended_is_not_shown() {
    let ground = Ground::new().await;
    let secret = "otter lantern meadow crisp";
    for (address, fields) in [
        ("/account/password", ["current", "password", "again"]),
        ("/account/second-factor", ["password", "code", "a"]),
        ("/account/second-factor/removal", ["password", "a", "b"]),
        ("/sign-in/code", ["code", "a", "b"]),
    ] {
        let form = fields.map(|name| format!("{name}={}", escaped(secret))).join("&");
        let answer = ground.site.post(address, &form).await;
        assert_eq!(answer.status, StatusCode::UNAUTHORIZED, "{address}");
        assert!(!answer.body.contains("lantern"), "{address}: {}", answer.body);
        assert!(!answer.body.contains("name=\"kept\""), "{address}: {}", answer.body);
    }
}

/// The form of the first administrator, which stands on a site that has nobody yet.
#[tokio::test]
async fn what_the_first_administrator_writes_stays_words() {
    let site = Site::new().await;
    let deployment = std::sync::Arc::clone(&site.deployment);
    let link =
        tokio::task::spawn_blocking(move || deployment.first_link()).await.expect("it goes on to its end");
    let link = link.expect("it can be made").expect("there is nobody yet");
    for field in ["name", "login", "password", "again"] {
        for payload in PAYLOADS {
            let mut fields = vec![
                ("name", "Jo"),
                ("login", "jo@little-marsh.example"),
                ("password", PASSWORD),
                ("again", ""),
            ];
            fields.push((field, payload));
            fields.rotate_right(1);
            let form =
                fields.iter().map(|(name, value)| format!("{name}={}", escaped(value))).collect::<Vec<_>>();
            let request = Request::post(&link)
                .header(header::HOST, "127.0.0.1:8080")
                .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded");
            let answer = site.raw(request.body(Body::from(form.join("&"))).expect("a request")).await;
            let page = super::clean::Page::of(answer).await;
            page.is_clean(&format!("{field} {payload}"));
            assert_eq!(page.status, StatusCode::BAD_REQUEST, "{field} {payload}");
        }
    }
}
