//! The site that is attacked: people of each kind, a role, a share, and whatever else an address may name, made when it is asked for.

use std::sync::{Arc, Mutex};

use axum::body::Body;
use axum::http::{Request, header};
use goldthread_accounts::{AccountId, By, LinkFor, SessionId};

use super::clean::Page;
use super::forms::{Form, Sender};
use super::payloads::escaped;
use crate::testing::authenticator;
use crate::testing::people::{Member, PASSWORD};
use crate::testing::{PLAN, Site, moment};

/// A later version of the plan, as a document.
pub fn later() -> String {
    PLAN.replacen("January 2026", "June 2026", 1)
}

/// The site.
pub struct Ground {
    /// The site, as nobody sees it.
    pub site: Site,
    /// The role that is there.
    pub role: String,
    recovery: Mutex<Vec<String>>,
}

/// A form that stands before somebody: where it goes, and who they are.
pub struct Open {
    /// The site as they see it.
    pub site: Site,
    /// Where the form goes.
    pub address: String,
    /// What it sends where it is filled in as it should be.
    pub fields: Vec<(String, String)>,
}

impl Ground {
    /// A site with everything in it that a form could be about.
    pub async fn new() -> Self {
        Self::of(Site::with_people().await).await
    }

    /// The same over a site that has people.
    pub async fn of(site: Site) -> Self {
        let mut recovery = Vec::new();
        for member in [Member::Quinn, Member::Tess] {
            recovery.extend(enrolled(&site, member).into_iter().filter(|_| member == Member::Quinn));
        }
        let ada = site.seen_by(Member::Ada).await;
        let form = format!(
            "title=Head+of+Quality&abbreviations=HoQ&codes=&holder={}&since=2026-03-20",
            Member::Imogen.id(0)
        );
        let role = ada.post("/roles", &form).await.location;
        let role = role.split('?').next().and_then(|role| role.strip_prefix("/roles/")).unwrap_or_default();
        let ground = Self { role: role.to_owned(), site, recovery: Mutex::new(recovery) };
        let deputy = format!("person={}&from=2026-03-20&until=", Member::Ana.id(0));
        let answer = ada.post(&format!("/roles/{role}/deputies"), &deputy).await;
        assert!(answer.location.contains("done=deputy"), "{}", answer.body);
        ground
    }

    /// Puts somebody before a form, with all that its address names.
    pub async fn open(&self, form: &Form) -> Open {
        let site = self.sender(form.sender).await;
        let address = self.filled(&self.made(form.path).await, form);
        let mut fields = Vec::new();
        let shown = if form.fields.iter().any(|(_, value)| *value == "*") {
            let page = form.page.map_or_else(|| address.clone(), |under| before(&address, under));
            site.get(&page).await.body
        } else {
            String::new()
        };
        for (name, value) in form.fields {
            let value =
                if *value == "*" { on_page(&shown, &address, name) } else { self.filled(value, form) };
            fields.push(((*name).to_owned(), value));
        }
        Open { site, address, fields }
    }

    async fn sender(&self, sender: Sender) -> Site {
        match sender {
            Sender::Nobody => self.site.clone(),
            Sender::Of(member) => self.site.seen_by(member).await,
            Sender::Proven => {
                let waiting = self.site.seen_by(Member::Quinn).await;
                let answer = waiting.post("/sign-in/code", &format!("code={}", self.recovery_code())).await;
                let cookie = answer.cookies.iter().find_map(|cookie| cookie.split(';').next());
                self.site.seen_with(cookie.expect("the code lets them in"))
            }
        }
    }

    /// An address with what has to be made for it: a draft, a link, a session.
    async fn made(&self, path: &str) -> String {
        let mut path = path.to_owned();
        if path.contains("{draft}") {
            let ada = self.site.seen_by(Member::Ada).await;
            let draft = ada.upload("june.txt", later().as_bytes()).await.location;
            path = path.replace("/drafts/{draft}", &draft);
        }
        let accounts = self.site.deployment.accounts();
        if path.contains("{link}") {
            let tess = AccountId::from(Member::Tess.id(0));
            let link = accounts.make_link(tess, LinkFor::Reset, By::Machine, moment());
            path = path.replace("{link}", &link.expect("a link can be made").token.reveal());
        }
        if path.contains("{session}") {
            path = path.replace("{session}", &self.session(Member::Rae).await.to_string());
        }
        path
    }

    /// A session of somebody, begun just now.
    async fn session(&self, member: Member) -> SessionId {
        let accounts = self.site.deployment.accounts();
        let of = |member: Member| accounts.sessions_of(AccountId::from(member.id(0)), moment());
        let before: Vec<SessionId> = of(member).iter().map(|session| session.id).collect();
        self.site.seen_by(member).await;
        let new = of(member).iter().map(|session| session.id).find(|id| !before.contains(id));
        new.expect("a session has begun")
    }

    fn recovery_code(&self) -> String {
        self.recovery.lock().expect("nobody else holds it").pop().expect("there are codes left")
    }

    /// A text with the names of things put in.
    fn filled(&self, text: &str, form: &Form) -> String {
        let text = if text.contains("{recovery}") { self.recovery_code() } else { text.to_owned() };
        let text = text
            .replace("{plan}", &self.site.plan.to_string())
            .replace("{role}", &self.role)
            .replace("{person}", &form.person.id(0).to_string());
        let text = Member::ALL.iter().fold(text, |text, member| {
            text.replace(&format!("{{{member:?}}}"), &member.id(0).to_string())
        });
        ["{section}", "{action}", "{doubt}", "{table}", "{page}"]
            .iter()
            .fold(text, |text, name| text.replace(name, "1"))
    }
}

impl Open {
    /// Sends the form.
    pub async fn send(&self, form: &Form, fields: &[(String, String)]) -> Page {
        Page::of(self.site.raw(self.request(form, fields)).await).await
    }

    /// The request that sends the form.
    pub fn request(&self, form: &Form, fields: &[(String, String)]) -> Request<Body> {
        let request = Request::post(&self.address)
            .header(header::HOST, "127.0.0.1:8080")
            .header("sec-fetch-site", "same-origin");
        let Some((name, content)) = form.file else {
            let request = request.header(header::CONTENT_TYPE, "application/x-www-form-urlencoded");
            return request.body(Body::from(encoded(fields))).expect("a request");
        };
        let parts = fields.iter().map(|(name, value)| part(name, None, value.as_bytes()));
        let file = part("document", Some(name), content().as_bytes());
        let body = [std::iter::once(file).chain(parts).collect::<Vec<_>>().concat(), b"--xyz--\r\n".to_vec()];
        let request = request.header(header::CONTENT_TYPE, "multipart/form-data; boundary=xyz");
        request.body(Body::from(body.concat())).expect("a request")
    }
}

/// Fields as a plain form sends them.
pub fn encoded(fields: &[(String, String)]) -> String {
    let pairs = fields.iter().map(|(name, value)| format!("{}={}", escaped(name), escaped(value)));
    pairs.collect::<Vec<_>>().join("&")
}

/// A part of a form that carries a file.
pub fn part(name: &str, file: Option<&str>, content: &[u8]) -> Vec<u8> {
    let file = file.map(|file| format!("; filename=\"{file}\"")).unwrap_or_default();
    let head = format!("--xyz\r\nContent-Disposition: form-data; name=\"{name}\"{file}\r\n\r\n");
    [head.as_bytes(), content, b"\r\n"].concat()
}

/// The address without what stands under it.
fn before(address: &str, under: &str) -> String {
    address.split(under).next().unwrap_or_default().to_owned()
}

/// What a form of a page holds in a field.
fn on_page(page: &str, action: &str, name: &str) -> String {
    let form = page.split("<form").find(|form| form.contains(&format!("action=\"{action}\"")));
    let form = form.unwrap_or_else(|| panic!("no form goes to {action}: {page}"));
    let tag = form.split('<').find(|tag| tag.contains(&format!("name=\"{name}\"")));
    let value = tag.and_then(|tag| tag.split_once("value=\"")).and_then(|(_, rest)| rest.split_once('"'));
    value.unwrap_or_else(|| panic!("the form to {action} has no {name}: {form}")).0.to_owned()
}

/// Turns the second factor of somebody on, and gives their recovery codes.
fn enrolled(site: &Site, member: Member) -> Vec<String> {
    let accounts = Arc::clone(site.deployment.accounts());
    let account = AccountId::from(member.id(0));
    let begun = accounts.begin_second_factor(account, "Goldthread", moment()).expect("it can begin");
    let code = authenticator::code(&begun.secret());
    let codes = accounts.confirm_second_factor(account, &code, moment()).expect("the code is right");
    codes.reveal().collect()
}

/// A password that somebody sets.
pub const OTHER_PASSWORD: &str = PASSWORD;
