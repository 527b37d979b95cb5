//! The site that is attacked: people of each kind, a role, a share, and whatever else an address may name, made when it is asked for.

use std::net::Ipv4Addr;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use axum::body::Body;
use axum::http::{Request, header};
use goldthread_accounts::{AccountId, By, LinkFor, Origin, SessionId, Shown};

use super::boards;
use super::clean::Page;
use super::form::{File, Form, Sender, Stands};
use super::payloads::escaped;
use crate::testing::authenticator;
use crate::testing::people::Member;
use crate::testing::{AUTHORITIES, PLAN, Site, moment};

/// A later version of the plan, as a document; that it has no date is doubted.
pub fn later() -> String {
    version(0)
}

/// One of many versions.
fn version(nth: usize) -> String {
    PLAN.replacen("Write a guide", &format!("Write guide {nth}"), 1).replacen("March 2026\n", "", 1)
}

/// The site.
pub struct Ground {
    /// The site, as nobody sees it.
    pub site: Site,
    /// The role that is there.
    pub role: String,
    /// Somebody who has given their password, and has a second factor to give.
    waiting: Site,
    recovery: Vec<String>,
    drafts: AtomicUsize,
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
        Self::on(Site::with_people().await).await
    }

    /// The same on a site that is there, in its first authority.
    pub async fn on(site: Site) -> Self {
        site.write_in_vain().await;
        let (recovery, _) = (enrolled(&site, Member::Quinn), enrolled(&site, Member::Tess));
        site.bears_out(1).await;
        let ada = site.seen_by(Member::Ada).await;
        let form = format!(
            "title=Head+of+Quality&abbreviations=HoQ&codes=&holder={}&since=2026-03-20",
            Member::Imogen.id(0)
        );
        let role = ada.post("/roles", &form).await.location;
        let role = role.split('?').next().and_then(|role| role.strip_prefix("/roles/")).unwrap_or_default();
        in_the_way(&ada).await;
        let waiting = site.seen_by(Member::Quinn).await;
        let ground = Self { role: role.to_owned(), site, waiting, recovery, drafts: AtomicUsize::new(1) };
        let deputy = format!("person={}&from=2026-03-20&until=", Member::Ana.id(0));
        let answer = ada.post(&format!("/roles/{role}/deputies"), &deputy).await;
        assert!(answer.location.contains("done=deputy"), "{}", answer.body);
        boards::found(&ground).await;
        ground
    }

    /// Puts somebody before a form, with all that its address names.
    pub async fn open(&self, form: &Form) -> Open {
        let site = self.sender(form.sender);
        let address = self.filled(&self.made(form.path).await, form);
        let mut open = Open { site, address, fields: Vec::new() };
        let is_read = form.fields.iter().any(|(_, value)| *value == "*");
        let page = if is_read { open.page(form).await } else { String::new() };
        for (name, value) in form.fields {
            let value =
                if *value == "*" { open.on_page(&page, name) } else { Some(self.filled(value, form)) };
            let value = value.unwrap_or_else(|| panic!("the form to {} has no {name}: {page}", open.address));
            open.fields.push(((*name).to_owned(), value));
        }
        open
    }

    fn sender(&self, sender: Sender) -> Site {
        match sender {
            Sender::Nobody => self.site.clone(),
            Sender::Waiting => self.waiting.clone(),
            Sender::Of(member) => self.signed_in(member),
        }
    }

    /// The site as somebody sees it; they have not typed a password, so nothing that was tried before makes them wait.
    pub fn signed_in(&self, member: Member) -> Site {
        let accounts = self.site.deployment.accounts();
        let shown = Shown::vouched_for(AccountId::from(member.id(0)));
        let origin = Origin::new(Ipv4Addr::LOCALHOST.into());
        let new = accounts.begin_session(&shown, &origin, moment()).expect("a session can begin");
        // Whoever is of several authorities has chosen the first.
        let first = Some(AUTHORITIES[0].0);
        accounts.choose_authority(&new.token, first, moment()).expect("the session is there");
        self.site.seen_with(&format!("goldthread={}", new.token.reveal()))
    }

    /// An address with what has to be made for it: a draft, a link, a session.
    async fn made(&self, path: &str) -> String {
        let mut path = path.to_owned();
        if path.contains("{draft}") {
            let ada = self.signed_in(Member::Ada);
            let document = version(self.drafts.fetch_add(1, Ordering::Relaxed));
            let draft = ada.upload("june.txt", document.as_bytes()).await.location;
            path = path.replace("/drafts/{draft}", &draft);
        }
        let accounts = self.site.deployment.accounts();
        if path.contains("{link}") {
            let tess = AccountId::from(Member::Tess.id(0));
            let link = accounts.make_link(tess, LinkFor::Reset, By::Machine, moment());
            path = path.replace("{link}", &link.expect("a link can be made").token.reveal());
        }
        if path.contains("{view}") {
            let (ada, authority) = (AccountId::from(Member::Ada.id(0)), AUTHORITIES[0].0);
            let name = "A view".parse().expect("a name");
            accounts.save_view(ada, authority, name, "/actions".to_owned()).expect("it can be saved");
            let views = accounts.views(ada, authority).expect("they can be read");
            path = path.replace("{view}", &views.first().expect("it is there").id.to_string());
        }
        if path.contains("{session}") {
            path = path.replace("{session}", &self.session(Member::Rae).to_string());
        }
        path
    }

    /// A session of somebody, begun just now.
    fn session(&self, member: Member) -> SessionId {
        let accounts = self.site.deployment.accounts();
        let of = |member: Member| accounts.sessions_of(AccountId::from(member.id(0)), moment());
        let before: Vec<SessionId> = of(member).iter().map(|session| session.id).collect();
        self.signed_in(member);
        let new = of(member).iter().map(|session| session.id).find(|id| !before.contains(id));
        new.expect("a session has begun")
    }

    fn recovery_code(&self, nth: usize) -> String {
        self.recovery.get(nth).cloned().expect("there are several")
    }

    /// A text with the names of things put in.
    fn filled(&self, text: &str, form: &Form) -> String {
        let codes = [("{recovery}", 0), ("{another}", 1)];
        let code =
            codes.iter().find(|(name, _)| text.contains(name)).map(|(_, nth)| self.recovery_code(*nth));
        let text = boards::filled(&code.unwrap_or_else(|| text.to_owned()));
        let text = text
            .replace("{plan}", &self.site.plan.to_string())
            .replace("{role}", &self.role)
            .replace("{person}", &form.person.id(0).to_string());
        let text = Member::ALL
            .iter()
            .fold(text, |text, member| text.replace(&format!("{{{member:?}}}"), &member.id(0).to_string()));
        [
            "{section}",
            "{action}",
            "{update}",
            "{period}",
            "{concern}",
            "{escalation}",
            "{evidence}",
            "{version}",
            "{doubt}",
            "{table}",
            "{page}",
        ]
        .iter()
        .fold(text, |text, name| text.replace(name, "1"))
    }
}

impl Open {
    /// The page that the form stands on.
    pub async fn page(&self, form: &Form) -> String {
        let address = match form.stands {
            Stands::There => self.address.clone(),
            Stands::Above(end) => self.address.split(end).next().unwrap_or_default().to_owned(),
            Stands::Below(end) => format!("{}{end}", self.address),
            Stands::At(page) => page.to_owned(),
        };
        self.site.page(&address).await
    }

    /// What the form holds in a field, as it stands on its page.
    pub fn on_page(&self, page: &str, name: &str) -> Option<String> {
        let form = page.split("<form").find(|form| form.contains(&self.action()))?;
        let tag = form.split('<').find(|tag| tag.contains(&format!("name=\"{name}\"")))?;
        let (_, value) = tag.split_once("value=\"")?;
        Some(value.split_once('"')?.0.to_owned())
    }

    /// Where the form goes, as it stands on its page.
    pub fn action(&self) -> String {
        format!("action=\"{}\"", self.site.sent_to(&self.address))
    }

    /// Sends the form.
    pub async fn send(&self, form: &Form, fields: &[(String, String)]) -> Page {
        Page::of(self.site.raw(self.request(form, fields)).await).await
    }

    /// The request that sends the form.
    pub fn request(&self, form: &Form, fields: &[(String, String)]) -> Request<Body> {
        let request = Request::post(self.site.sent_to(&self.address))
            .header(header::HOST, "127.0.0.1:8080")
            .header("sec-fetch-site", "same-origin");
        let Some(File { name, content }) = form.file else {
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

/// What stands in the way: a concern, and a matter that a partner has been asked to answer.
async fn in_the_way(ada: &Site) {
    let ladder = "name-1=Lead&within-1=2&name-2=Police&within-2=3&partner-2=yes&name-3=Director&within-3=5&settle-within=9&times=0";
    for (to, form) in [
        ("/ladder", ladder),
        ("/plans/{plan}/actions/1/concerns", "words=Nobody+has+the+key&owner=Director"),
        ("/plans/{plan}/actions/1/escalations", "cause=check-failed&rung=1&why=It+no+longer+holds"),
    ] {
        let answer = ada.post(to, form).await;
        assert!(answer.location.contains("done="), "{to}: {}", answer.body);
    }
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
