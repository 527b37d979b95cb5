//! Every address that the site answers, as data.

use std::collections::HashMap;
use std::sync::LazyLock;

use axum::Router;
use axum::extract::{DefaultBodyLimit, MatchedPath, Request};
use axum::http::Method;
use axum::routing::{MethodRouter, get, post};
use goldthread_people::Permission::{
    BringIn, Comment, Govern, ManagePeople, ManageRoles, RunPlan, SeeDirectory, SeePapers, SeePlan,
    SeeRecord, SeeRules, SeeSource, TellProgress, Verify,
};

use crate::access::May;
use crate::pages::governance::deed::deed;
use crate::pages::{bodies, meeting, policies};
use crate::{assets, pages};

/// One address: its pattern, what may be done there and by whom, and the folder of its page.
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
pub const ROUTES: &[Route] = &[
    row("/", GET, May::Somewhere(SeeRules), "home", || get(pages::home::show)),
    row("/sign-in", GET, May::Anyone, "sign_in", || get(pages::sign_in::show)),
    row("/sign-in", POST, May::Anyone, "sign_in", || {
        post(pages::sign_in::submit).layer(DefaultBodyLimit::max(MOST_KEPT))
    }),
    row("/sign-in/code", GET_POST, May::Session, "sign_in", || {
        get(pages::sign_in::code::show)
            .post(pages::sign_in::code::submit)
            .layer(DefaultBodyLimit::max(MOST_KEPT))
    }),
    row("/sign-in/proof", GET_POST, May::SignedIn, "sign_in", || {
        get(pages::sign_in::proof::show)
            .post(pages::sign_in::proof::submit)
            .layer(DefaultBodyLimit::max(MOST_KEPT))
    }),
    row("/sign-out", POST, May::Anyone, "sign_out", || post(pages::sign_out::leave)),
    row("/authorities", GET_POST, May::Session, "authorities", || {
        get(pages::authorities::show).post(pages::authorities::choose).layer(DefaultBodyLimit::max(MOST_KEPT))
    }),
    row("/links/{link}", GET_POST, May::Anyone, "link", || get(pages::link::show).post(pages::link::use_it)),
    row("/account", GET, May::Person, "account", || get(pages::account::show)),
    row("/account/password", GET_POST, May::Person, "account", || {
        get(pages::account::password::show).post(pages::account::password::change)
    })
    .shown_lately(),
    row("/account/second-factor", GET_POST, May::SignedIn, "account", || {
        get(pages::account::second_factor::show)
            .post(pages::account::second_factor::confirm)
            .layer(DefaultBodyLimit::max(MOST_KEPT))
    })
    .shown_lately(),
    row("/account/second-factor/removal", POST, May::Person, "account", || {
        post(pages::account::second_factor::remove)
    })
    .shown_lately(),
    row("/account/reminders", GET_POST, May::Person, "reminders", || {
        get(pages::reminders::show).post(pages::reminders::set)
    }),
    row("/account/reminders/feed", POST, May::Person, "reminders", || post(pages::reminders::make_feed)),
    row("/account/reminders/feed/end", POST, May::Person, "reminders", || post(pages::reminders::end_feed)),
    row("/calendar/{feed}", GET, May::Anyone, "calendar", || get(pages::calendar::show)),
    row("/account/sessions", GET, May::Person, "sessions", || get(pages::sessions::show)),
    row("/account/sessions/others/end", POST, May::Person, "sessions", || post(pages::sessions::end_others))
        .shown_lately(),
    row("/account/sessions/{session}/end", POST, May::Person, "sessions", || post(pages::sessions::end))
        .shown_lately(),
    row("/search", GET, May::Somewhere(SeePlan), "search", || get(pages::search::show)),
    row("/plans", GET, May::Somewhere(SeePlan), "plans", || get(pages::plans::show)).made_once(),
    row("/plans/{plan}", GET, May::There(SeePlan), "plan", || get(pages::plan::show)).made_once(),
    row("/plans/{plan}/sections/{section}", GET, May::There(SeePlan), "section", || {
        get(pages::section::show)
    })
    .made_once(),
    row("/plans/{plan}/sections/{section}/history", GET, May::There(SeePlan), "history", || {
        get(pages::section::history)
    })
    .made_once(),
    row("/plans/{plan}/actions", GET, May::There(SeePlan), "actions", || get(pages::actions::show))
        .made_once(),
    row("/plans/{plan}/actions/{action}", GET, May::There(SeePlan), "action", || get(pages::action::show))
        .made_once(),
    row("/plans/{plan}/actions/{action}/history", GET, May::There(SeePlan), "history", || {
        get(pages::action::history)
    })
    .made_once(),
    row("/plans/{plan}/actions/{action}/updates/new", GET, May::There(TellProgress), "update", || {
        get(pages::update::new)
    }),
    row("/plans/{plan}/actions/{action}/updates", POST, May::There(TellProgress), "update", || {
        post(pages::update::post)
    }),
    row(
        "/plans/{plan}/actions/{action}/updates/{update}",
        GET_POST,
        May::There(TellProgress),
        "update",
        || get(pages::update::show_one).post(pages::update::correct),
    ),
    row(
        "/plans/{plan}/actions/{action}/target-date",
        GET_POST,
        May::There(TellProgress),
        "target_date",
        || get(pages::target_date::show).post(pages::target_date::move_it),
    ),
    row("/plans/{plan}/actions/{action}/completion", GET, May::There(SeePlan), "completion", || {
        get(pages::completion::show)
    }),
    row(
        "/plans/{plan}/actions/{action}/completion/claim",
        POST,
        May::There(TellProgress),
        "completion",
        || post(pages::completion::claim),
    ),
    row(
        "/plans/{plan}/actions/{action}/completion/verification",
        POST,
        May::There(Verify),
        "completion",
        || post(pages::completion::verify),
    ),
    row("/plans/{plan}/actions/{action}/completion/return", POST, May::There(Verify), "completion", || {
        post(pages::completion::give_back)
    }),
    row("/plans/{plan}/actions/{action}/completion/checks", POST, May::There(Verify), "completion", || {
        post(pages::completion::check)
    }),
    row(
        "/plans/{plan}/actions/{action}/completion/sustaining",
        POST,
        May::There(Verify),
        "completion",
        || post(pages::completion::sustain),
    ),
    row(
        "/plans/{plan}/actions/{action}/completion/reopening",
        GET_POST,
        May::ThereEither(TellProgress, Verify),
        "completion",
        || get(pages::completion::ask_reopening).post(pages::completion::reopen),
    ),
    row("/plans/{plan}/actions/{action}/comments", GET, May::There(SeePlan), "comments", || {
        get(pages::comments::of_action)
    }),
    row("/plans/{plan}/actions/{action}/comments", POST, May::There(Comment), "comments", || {
        post(pages::comments::on_action)
    }),
    row("/plans/{plan}/sections/{section}/comments", GET, May::There(SeePlan), "comments", || {
        get(pages::comments::of_section)
    }),
    row("/plans/{plan}/sections/{section}/comments", POST, May::There(Comment), "comments", || {
        post(pages::comments::on_section)
    }),
    row("/plans/{plan}/actions/{action}/turns", GET_POST, May::There(TellProgress), "turns", || {
        get(pages::turns::show).post(pages::turns::record)
    }),
    row("/plans/{plan}/actions/{action}/waits-on", GET_POST, May::There(TellProgress), "waits_on", || {
        get(pages::waits_on::show).post(pages::waits_on::set)
    }),
    row("/plans/{plan}/actions/{action}/sections", GET_POST, May::There(RunPlan), "sharing", || {
        get(pages::sharing::show).post(pages::sharing::set)
    }),
    row("/plans/{plan}/updates", GET_POST, May::There(RunPlan), "bulk_update", || {
        get(pages::bulk_update::show).post(pages::bulk_update::post).layer(DefaultBodyLimit::max(MOST_CHOSEN))
    }),
    row("/plans/{plan}/periods", GET, May::There(SeePlan), "periods", || get(pages::periods::show))
        .made_once(),
    row("/plans/{plan}/periods/new", GET_POST, May::There(RunPlan), "periods", || {
        get(pages::periods::ask).post(pages::periods::open)
    }),
    row("/plans/{plan}/periods/{period}", GET, May::There(SeePlan), "period", || get(pages::period::show))
        .made_once(),
    row("/plans/{plan}/periods/{period}/sections/{section}", GET_POST, May::There(RunPlan), "rating", || {
        get(pages::rating::ask).post(pages::rating::rate)
    }),
    row("/plans/{plan}/periods/{period}/closing", GET_POST, May::There(RunPlan), "period", || {
        get(pages::period::ask_closing).post(pages::period::close)
    }),
    row("/plans/{plan}/periods/{period}/comparison", GET, May::There(SeePlan), "comparison", || {
        get(pages::comparison::show)
    })
    .made_once(),
    row("/plans/{plan}/scheme", GET_POST, May::There(RunPlan), "scheme", || {
        get(pages::scheme::ask).post(pages::scheme::set)
    }),
    row("/plans/{plan}/flags", GET, May::There(SeePlan), "flags", || get(pages::flags::show)).made_once(),
    row("/plans/{plan}/coverage", GET, May::There(SeePlan), "coverage", || get(pages::coverage::show))
        .made_once(),
    row("/plans/{plan}/coverage", POST, May::There(SeeSource), "coverage", || {
        post(pages::coverage::upload).layer(DefaultBodyLimit::disable())
    }),
    row("/plans/{plan}/history", GET, May::There(SeePlan), "history", || get(pages::history::show))
        .made_once(),
    row("/plans/{plan}/source", GET, May::There(SeeSource), "source", || get(pages::source::show))
        .looked_at("source")
        .made_once(),
    row("/plans/{plan}/papers", GET, May::There(SeePapers), "papers", || get(pages::papers::show))
        .made_once(),
    row("/plans/{plan}/papers/progress", GET, May::There(SeePapers), "papers", || {
        get(pages::papers::progress)
    }),
    row("/plans/{plan}/papers/{file}", GET, May::There(SeePapers), "papers", || get(pages::papers::file)),
    row("/documents/new", GET, May::Somewhere(BringIn), "document", || get(pages::document::new)),
    row("/documents", GET, May::Somewhere(BringIn), "document", || get(pages::document::again)),
    row("/documents", POST, May::Somewhere(BringIn), "document", || {
        post(pages::document::create).layer(DefaultBodyLimit::disable())
    }),
    row("/drafts/{draft}", GET, May::Somewhere(BringIn), "draft", || get(pages::draft::show))
        .looked_at("draft"),
    row("/drafts/{draft}/doubts/{doubt}", POST, May::Somewhere(BringIn), "draft", || {
        post(pages::draft::doubts::settle)
    }),
    row("/drafts/{draft}/columns/{table}", POST, May::Somewhere(BringIn), "draft", || {
        post(pages::draft::columns::set)
    }),
    row("/drafts/{draft}/actions/{action}", GET_POST, May::Somewhere(BringIn), "draft", || {
        get(pages::draft::edit::action).post(pages::draft::edit::set_action)
    })
    .looked_at("draft"),
    row("/drafts/{draft}/sections/{section}", GET_POST, May::Somewhere(BringIn), "draft", || {
        get(pages::draft::edit::section).post(pages::draft::edit::set_section)
    })
    .looked_at("draft"),
    row("/drafts/{draft}/pages/{page}", GET, May::Somewhere(BringIn), "page_picture", || {
        get(pages::page_picture::show)
    })
    .looked_at("draft"),
    row("/drafts/{draft}/confirmation", POST, May::Everywhere(BringIn), "draft", || {
        post(pages::draft::confirm)
    }),
    row("/drafts/{draft}/versions/{plan}", GET_POST, May::There(BringIn), "version", || {
        get(pages::version::show).post(pages::version::take).layer(DefaultBodyLimit::max(MOST_CHOSEN))
    })
    .looked_at("draft"),
    row("/drafts/{draft}/removal", POST, May::Somewhere(BringIn), "draft", || post(pages::draft::remove)),
    row("/rules", GET, May::Somewhere(SeeRules), "rules", || get(pages::rules::show)).made_once(),
    row("/rules/{code}", GET, May::Somewhere(SeeRules), "rule", || get(pages::rule::show)).made_once(),
    row("/people", GET, May::Somewhere(SeeDirectory), "people", || get(pages::people::show)),
    row("/people", POST, May::Everywhere(ManagePeople), "people", || post(pages::people::create))
        .shown_lately(),
    row("/people/new", GET, May::Everywhere(ManagePeople), "people", || get(pages::people::new))
        .shown_lately(),
    row("/people/record", GET, May::Everywhere(SeeRecord), "record", || get(pages::record::show))
        .looked_at("record"),
    row("/people/letters", GET_POST, May::Everywhere(SeeRecord), "letters", || {
        get(pages::letters::show).post(pages::letters::again)
    })
    .looked_at("letters"),
    row("/people/{person}", GET, May::Somewhere(SeeDirectory), "person", || get(pages::person::show)),
    row("/people/{person}/name", GET_POST, May::Everywhere(ManagePeople), "person", || {
        get(pages::person::name::show).post(pages::person::name::change)
    }),
    row("/people/{person}/rights", GET_POST, May::Everywhere(ManagePeople), "person", || {
        get(pages::person::rights::show).post(pages::person::rights::give)
    })
    .shown_lately(),
    row("/people/{person}/rights/withdrawal", POST, May::Everywhere(ManagePeople), "person", || {
        post(pages::person::rights::withdraw)
    })
    .shown_lately(),
    row("/people/{person}/shares", GET_POST, May::Everywhere(ManagePeople), "person", || {
        get(pages::person::shares::show).post(pages::person::shares::share)
    })
    .shown_lately(),
    row("/people/{person}/shares/withdrawal", POST, May::Everywhere(ManagePeople), "person", || {
        post(pages::person::shares::withdraw)
    })
    .shown_lately(),
    row("/people/{person}/link", GET_POST, May::Everywhere(ManagePeople), "person", || {
        get(pages::person::link::show).post(pages::person::link::make)
    })
    .shown_lately(),
    row("/people/{person}/login", GET_POST, May::Everywhere(ManagePeople), "person", || {
        get(pages::person::login::show).post(pages::person::login::change)
    })
    .shown_lately(),
    row("/people/{person}/disabling", GET_POST, May::Everywhere(ManagePeople), "person", || {
        get(pages::person::entry::ask).post(pages::person::entry::disable)
    })
    .shown_lately(),
    row("/people/{person}/enabling", POST, May::Everywhere(ManagePeople), "person", || {
        post(pages::person::entry::enable)
    })
    .shown_lately(),
    row("/people/{person}/signing-out", GET_POST, May::Everywhere(ManagePeople), "person", || {
        get(pages::person::signing_out::ask).post(pages::person::signing_out::end)
    })
    .shown_lately(),
    row("/people/{person}/leaving", GET_POST, May::Everywhere(ManagePeople), "person", || {
        get(pages::person::leaving::ask).post(pages::person::leaving::record)
    })
    .shown_lately(),
    row("/people/{person}/return", GET_POST, May::Everywhere(ManagePeople), "person", || {
        get(pages::person::leaving::ask_return).post(pages::person::leaving::record_return)
    })
    .shown_lately(),
    row("/people/{person}/second-factor/removal", GET_POST, May::Everywhere(ManagePeople), "person", || {
        get(pages::person::second_factor::ask).post(pages::person::second_factor::remove)
    })
    .shown_lately(),
    row("/roles", GET, May::Somewhere(SeeDirectory), "roles", || get(pages::roles::show)),
    row("/roles", POST, May::Everywhere(ManageRoles), "roles", || post(pages::roles::create)),
    row("/roles/new", GET, May::Everywhere(ManageRoles), "roles", || get(pages::roles::new)),
    row("/roles/{role}", GET, May::Somewhere(SeeDirectory), "role", || get(pages::role::show)),
    row("/roles/{role}/words", GET_POST, May::Everywhere(ManageRoles), "role", || {
        get(pages::role::words::show).post(pages::role::words::change)
    }),
    row("/roles/{role}/holders", GET_POST, May::Everywhere(ManageRoles), "role", || {
        get(pages::role::appoint::ask_holder).post(pages::role::appoint::holder)
    }),
    row("/roles/{role}/holders/{person}/end", GET_POST, May::Everywhere(ManageRoles), "role", || {
        get(pages::role::end::ask_holder).post(pages::role::end::end_holder)
    }),
    row("/roles/{role}/deputies", GET_POST, May::Everywhere(ManageRoles), "role", || {
        get(pages::role::appoint::ask_deputy).post(pages::role::appoint::deputy)
    }),
    row("/roles/{role}/deputies/{person}/end", GET_POST, May::Everywhere(ManageRoles), "role", || {
        get(pages::role::end::ask_deputy).post(pages::role::end::end_deputy)
    }),
    row("/roles/{role}/hand-over", GET_POST, May::Everywhere(ManageRoles), "role", || {
        get(pages::role::hand_over::ask).post(pages::role::hand_over::hand_over)
    }),
    row("/roles/{role}/end", GET_POST, May::Everywhere(ManageRoles), "role", || {
        get(pages::role::end::ask_role).post(pages::role::end::end_role)
    }),
    row("/leads", GET, May::Somewhere(SeeDirectory), "leads", || get(pages::leads::show)),
    row("/leads", POST, May::Everywhere(ManageRoles), "leads", || post(pages::leads::resolve_one)),
    row("/leads/removal", POST, May::Everywhere(ManageRoles), "leads", || post(pages::leads::take_back)),
    row("/governance", GET, May::Somewhere(SeePapers), "governance", || get(pages::governance::show)),
    row("/governance/due", GET, May::Somewhere(SeePapers), "governance", || get(pages::governance::due)),
    row("/bodies", GET, May::Somewhere(SeePapers), "bodies", || get(bodies::list)),
    governs("/bodies/new", "bodies", deed::<bodies::Add>),
    row("/bodies/{body}", GET, May::Somewhere(SeePapers), "bodies", || get(bodies::show)),
    governs("/bodies/{body}/words", "bodies", deed::<bodies::Change>),
    governs("/bodies/{body}/end", "bodies", deed::<bodies::End>),
    governs("/bodies/{body}/reports/new", "bodies", deed::<bodies::Agree>),
    governs("/bodies/{body}/reports/{report}", "bodies", deed::<bodies::ChangeReport>),
    governs("/bodies/{body}/reports/{report}/received", "bodies", deed::<bodies::Received>),
    governs("/bodies/{body}/reports/{report}/end", "bodies", deed::<bodies::EndReport>),
    governs("/bodies/{body}/meetings/new", "meeting", deed::<meeting::Plan>),
    row("/meetings/{meeting}", GET, May::Somewhere(SeePapers), "meeting", || get(meeting::show)),
    governs("/meetings/{meeting}/move", "meeting", deed::<meeting::Move>),
    governs("/meetings/{meeting}/cancel", "meeting", deed::<meeting::Cancel>),
    governs("/meetings/{meeting}/held", "meeting", deed::<meeting::Held>),
    governs("/meetings/{meeting}/reopening", "meeting", deed::<meeting::Reopen>),
    governs("/meetings/{meeting}/items/new", "meeting", deed::<meeting::AddItem>),
    governs("/meetings/{meeting}/items/{item}", "meeting", deed::<meeting::ChangeItem>),
    governs("/meetings/{meeting}/items/{item}/paper", "meeting", deed::<meeting::PaperCame>),
    governs("/meetings/{meeting}/items/{item}/drop", "meeting", deed::<meeting::DropItem>),
    governs("/meetings/{meeting}/minutes/draft", "meeting", deed::<meeting::Draft>),
    governs("/meetings/{meeting}/minutes", "meeting", deed::<meeting::Agree>),
    governs("/meetings/{meeting}/decisions/new", "meeting", deed::<meeting::Decide>),
    governs("/meetings/{meeting}/decisions/{decision}", "meeting", deed::<meeting::ChangeDecision>),
    governs("/meetings/{meeting}/decisions/{decision}/confirmation", "meeting", deed::<meeting::Confirm>),
    governs("/meetings/{meeting}/decisions/{decision}/close", "meeting", deed::<meeting::Close>),
    governs("/meetings/{meeting}/decisions/{decision}/reopening", "meeting", deed::<meeting::ReopenDecision>),
    governs("/meetings/{meeting}/questions/new", "meeting", deed::<meeting::Ask>),
    governs("/meetings/{meeting}/questions/{question}", "meeting", deed::<meeting::ChangeQuestion>),
    governs("/meetings/{meeting}/questions/{question}/withdrawal", "meeting", deed::<meeting::Withdraw>),
    // Who is asked may answer, and who asks may judge the answer: the forms ask who it is.
    row(
        "/meetings/{meeting}/questions/{question}/answer",
        GET_POST,
        May::Person,
        "meeting",
        deed::<meeting::Answer>,
    ),
    row(
        "/meetings/{meeting}/questions/{question}/acceptance",
        GET_POST,
        May::Person,
        "meeting",
        deed::<meeting::Accept>,
    ),
    row(
        "/meetings/{meeting}/questions/{question}/again",
        GET_POST,
        May::Person,
        "meeting",
        deed::<meeting::PutAgain>,
    ),
    row("/policies", GET, May::Somewhere(SeePapers), "policies", || get(policies::list)),
    governs("/policies/new", "policies", deed::<policies::Add>),
    row("/policies/{policy}", GET, May::Somewhere(SeePapers), "policies", || get(policies::show)),
    governs("/policies/{policy}/words", "policies", deed::<policies::Change>),
    governs("/policies/{policy}/drafts", "policies", deed::<policies::Draft>),
    governs("/policies/{policy}/review", "policies", deed::<policies::Review>),
    governs("/policies/{policy}/withdrawal", "policies", deed::<policies::Withdraw>),
    governs("/policies/{policy}/versions/{version}/sign-off", "policies", deed::<policies::SignOff>),
    governs("/policies/{policy}/versions/{version}/launch", "policies", deed::<policies::Launch>),
    governs("/policies/{policy}/versions/{version}/told", "policies", deed::<policies::ToldOf>),
    row("/health", GET, May::Anyone, "health", || get(pages::health::show)),
    row("/ready", GET, May::Anyone, "ready", || get(pages::ready::show)),
    row("/metrics", GET, May::Anyone, "metrics", || get(pages::metrics::show)),
    row("/assets/{name}", GET, May::Anyone, "", || get(assets::file)),
];

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
        matches!(self.may, May::Somewhere(_) | May::Everywhere(_) | May::There(_))
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

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use axum::body::Body;
    use axum::http::{StatusCode, header};

    use super::*;
    use crate::testing::Site;
    use crate::testing::people::Member;

    #[tokio::test]
    async fn every_route_answers_by_its_methods_and_no_other() {
        let site = Site::with_people().await;
        let paths: BTreeSet<&str> = ROUTES.iter().map(|route| route.path).collect();
        for path in paths {
            let own = ROUTES.iter().filter(|route| route.path == path);
            let own: BTreeSet<&str> = own.flat_map(|route| route.methods).copied().collect();
            let plan = site.plan.to_string();
            let address = path
                .replace("{plan}", &plan)
                .replace("{section}", "1")
                .replace("{action}", "1")
                .replace("{update}", "1");
            for method in ["GET", "POST", "PUT", "DELETE"] {
                let site = site.seen_by(Member::Ada).await;
                let request =
                    Request::builder().method(method).uri(&address).header(header::HOST, "localhost");
                let request = request.header("sec-fetch-site", "same-origin").body(Body::empty());
                let answer = site.send(request.expect("a request")).await;
                let taken = answer.status != StatusCode::METHOD_NOT_ALLOWED;
                assert_eq!(taken, own.contains(method), "{method} {address}");
                let is_fault = answer.status.is_server_error() && path != "/ready";
                assert!(!is_fault, "{method} {address}: {}", answer.body);
            }
        }
    }

    #[test]
    fn no_route_is_in_the_table_twice() {
        let mut seen = BTreeSet::new();
        for route in ROUTES {
            for method in route.methods {
                assert!(seen.insert((route.path, *method)), "{method} {}", route.path);
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
        let pages = ROUTES.iter().map(|route| route.page.to_owned()).filter(|page| !page.is_empty());
        let mut routed: BTreeSet<String> = pages.collect();
        routed.insert("problem".to_owned());
        assert_eq!(folders, routed);
    }
}
