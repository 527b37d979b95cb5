//! Every form that is sent anywhere: a row for each route that takes one.

use super::boards::BOARDS;
use super::form::{Form, QUINN, Sender, form};
use super::ground::later;
use crate::routes::ROUTES;
use crate::testing::people::{Member, PASSWORD};

/// All of them, in an order in which each does what it says.
pub const FORMS: &[Form] = &{
    let mut all = [PLANS_AND_PEOPLE[0]; PLANS_AND_PEOPLE.len() + BOARDS.len()];
    let mut nth = 0;
    while nth < all.len() {
        let is_first = nth < PLANS_AND_PEOPLE.len();
        all[nth] = if is_first { PLANS_AND_PEOPLE[nth] } else { BOARDS[nth - PLANS_AND_PEOPLE.len()] };
        nth += 1;
    }
    all
};

const PLANS_AND_PEOPLE: &[Form] = &[
    form(
        "/sign-in",
        &[
            ("login", "rae@little-marsh.example"),
            ("password", PASSWORD),
            ("to", "/plans"),
            ("kept-to", ""),
            ("kept", ""),
        ],
    )
    .by(Sender::Nobody)
    .because("another session begins, and the person sees both"),
    form("/sign-in/code", &[("code", "{recovery}"), ("to", "/plans"), ("kept-to", ""), ("kept", "")])
        .by(Sender::Waiting)
        .because("a code is used up"),
    form(
        "/sign-in/proof",
        &[("password", PASSWORD), ("code", ""), ("to", "/plans"), ("kept-to", ""), ("kept", "")],
    )
    .by(Sender::Of(Member::Rae))
    .because("the session is another one by then"),
    form("/sign-out", &[]).by(Sender::Of(Member::Rae)).because("the session is over"),
    form("/authorities", &[("authority", "little-marsh")])
        .by(Sender::Of(Member::Rae))
        .because("it is the same authority"),
    form("/links/{link}", &[("password", PASSWORD), ("again", PASSWORD)])
        .by(Sender::Nobody)
        .because("a link is used up"),
    form(
        "/account/password",
        &[
            ("current", PASSWORD),
            ("password", "copper lantern willow drum"),
            ("again", "copper lantern willow drum"),
        ],
    )
    .by(Sender::Of(Member::Pat))
    .because("the session is another one by then, and so is the password"),
    form("/account/second-factor", &[("to", "/plans"), ("kept-to", ""), ("kept", "")])
        .by(Sender::Of(Member::Noa))
        .because("setting up begins anew, and nothing is on before a code was given"),
    form("/account/second-factor", &[("code", "123456")])
        .by(Sender::Of(Member::Noa))
        .because("a code that is wrong turns nothing on"),
    form("/account/second-factor/removal", &[("code", "{another}")])
        .by(Sender::Of(Member::Quinn))
        .because("the session is another one by then"),
    form("/account/sessions/others/end", &[]).by(Sender::Of(Member::Rae)).because("they have ended"),
    form("/account/sessions/{session}/end", &[]).by(Sender::Of(Member::Rae)).because("it has ended"),
    form("/views", &[("name", "Late"), ("of", "/actions?date=overdue")])
        .at("/views/new?of=/actions")
        .because("the view of that name shows that list already"),
    form("/views/{view}/removal", &[]).at("/actions").because("it is forgotten already"),
    form("/account/reminders", &[("often", "weekly")]).because("it says how often, and that is how it is"),
    form("/account/reminders/feed", &[]).under("/feed").because("the newer address is the only good one"),
    form("/account/reminders/feed/end", &[]).under("/feed/end").because("it has ended"),
    form("/plans/{plan}/coverage", &[]).with("report.md", report).because("nothing of it is kept"),
    form("/documents", &[])
        .with("june.txt", later)
        .at("/documents/new")
        .because("another draft waits in memory, and drafts go by themselves"),
    form(
        "/plans/{plan}/actions/{action}/updates",
        &[
            ("done", "Two workshops were held."),
            ("changed", "Parents say that they understand."),
            ("next", "Two more."),
            ("in-the-way", "Rooms."),
            ("status", "At risk"),
            ("reason", "Rooms are short."),
            ("mention", "{Quinn}"),
        ],
    )
    .below("/new"),
    form(
        "/plans/{plan}/actions/{action}/updates/{update}",
        &[
            ("done", "Three workshops were held."),
            ("changed", ""),
            ("next", ""),
            ("in-the-way", ""),
            ("status", ""),
            ("reason", ""),
            ("why", "One was forgotten."),
        ],
    ),
    form(
        "/plans/{plan}/actions/{action}/target-date",
        &[
            ("shown", "*"),
            ("date", "monthly"),
            ("reason", "partner delay"),
            ("why", "The trust is late."),
            ("agreed-by", "Improvement board"),
        ],
    ),
    form(
        "/plans/{plan}/actions/{action}/completion/claim",
        &[("shows", "The guide is in use."), ("evidence", "1")],
    )
    .under("/claim"),
    form("/plans/{plan}/actions/{action}/completion/return", &[("missing", "Two teams have not seen it.")])
        .by(QUINN)
        .under("/return"),
    form(
        "/plans/{plan}/actions/{action}/completion/claim",
        &[("shows", "All teams have seen it."), ("evidence", "1")],
    )
    .under("/claim"),
    form(
        "/plans/{plan}/actions/{action}/completion/verification",
        &[("found", "Asked six teams."), ("next-check", "2026-06-20")],
    )
    .by(QUINN)
    .under("/verification"),
    form(
        "/plans/{plan}/actions/{action}/completion/checks",
        &[("holds", "yes"), ("found", "Asked two teams."), ("next-check", "2026-09-20")],
    )
    .by(QUINN)
    .under("/checks"),
    form("/plans/{plan}/actions/{action}/completion/sustaining", &[("held", "It has held for half a year.")])
        .by(QUINN)
        .under("/sustaining"),
    form(
        "/plans/{plan}/actions/{action}/completion/reopening",
        &[("reason", "there is more to do"), ("why", "Two new teams.")],
    ),
    form(
        "/plans/{plan}/updates",
        &[
            ("do", "keep"),
            ("paste", ""),
            ("rows-lead", ""),
            ("rows-section", ""),
            ("rows-page", "1"),
            ("done-3", "Ten files were read."),
            ("next-3", "Ten more."),
            ("status-3", "At risk"),
            ("reason-3", "Files are late."),
            ("shown-3", "*"),
            ("date-3", "every quarter"),
            ("moves-3", "partner delay"),
            ("why-3", "The trust is late."),
            ("agreed-3", "Improvement board"),
        ],
    ),
    form("/plans/{plan}/actions/{action}/comments", &[("text", "Is this so?"), ("mention", "{Quinn}")]),
    form("/plans/{plan}/sections/{section}/comments", &[("text", "Is this so?"), ("mention", "{Quinn}")]),
    form(
        "/plans/{plan}/actions/{action}/turns",
        &[("due", "2026-03-20"), ("was", "done"), ("day", "2026-03-20"), ("what", "Ten files were read.")],
    ),
    form("/plans/{plan}/actions/{action}/waits-on", &[("waits-on", "3"), ("added", "4")]),
    form("/plans/{plan}/actions/{action}/sections", &[("shared-with", "2")]),
    form(
        "/plans/{plan}/periods/new",
        &[("title", "March 2026"), ("from", "2026-03-01"), ("to", "2026-03-31")],
    ),
    form(
        "/plans/{plan}/periods/{period}/sections/{section}",
        &[
            ("process", "Off track"),
            ("process-seen", "none"),
            ("process-reason", "It is late."),
            ("process-difference", "It has stood still for a month."),
            ("impact", "Some difference"),
            ("impact-seen", "none"),
            ("impact-reason", "Parents say so."),
            ("impact-difference", "Six letters came."),
        ],
    ),
    form(
        "/plans/{plan}/scheme",
        &[
            ("process-label-1", "Off track"),
            ("process-symbol-1", "!"),
            ("process-colour-1", "#B10E1E"),
            ("process-meaning-1", "Late"),
            ("process-standing-1", "off-track"),
            ("process-label-2", "On track"),
            ("process-meaning-2", "In time"),
            ("process-standing-2", "on-track"),
            ("impact-label-1", "No difference"),
            ("impact-meaning-1", "None is seen"),
            ("impact-standing-1", "off-track"),
            ("impact-label-2", "Some difference"),
            ("impact-meaning-2", "Some is seen"),
            ("impact-standing-2", "at-risk"),
            ("seen", "*"),
            ("do", "set"),
        ],
    ),
    form("/plans/{plan}/periods/{period}/closing", &[("unrated", "left")]),
    form(
        "/ladder",
        &[
            ("name-1", "Lead"),
            ("within-1", "2"),
            ("name-2", "Police"),
            ("within-2", "3"),
            ("partner-2", "yes"),
            ("name-3", "Director"),
            ("within-3", "5"),
            ("name-4", ""),
            ("within-4", ""),
            ("settle-within", "10"),
            ("climbs", "by-hand"),
            ("times", "*"),
        ],
    ),
    form(
        "/plans/{plan}/actions/{action}/concerns",
        &[("words", "There are no rooms."), ("owner", "Head of Estates"), ("person", "{Quinn}")],
    )
    .below("/new"),
    form(
        "/plans/{plan}/sections/{section}/concerns",
        &[("words", "Nobody knows who pays."), ("owner", "Director"), ("person", "")],
    )
    .below("/new"),
    form("/plans/{plan}/concerns/{concern}/answers", &[("words", "A hall is free on Fridays.")]),
    form("/plans/{plan}/concerns/{concern}/closing", &[("words", "The hall is booked.")]),
    form(
        "/plans/{plan}/actions/{action}/escalations",
        &[
            ("concern", ""),
            ("cause", "overdue"),
            ("rung", "1"),
            ("answer-by", ""),
            ("why", "Nobody has said why."),
        ],
    )
    .below("/new"),
    form(
        "/plans/{plan}/sections/{section}/escalations",
        &[("concern", ""), ("cause", "other"), ("rung", "2"), ("answer-by", ""), ("why", "Nobody decides.")],
    )
    .below("/new"),
    form(
        "/plans/{plan}/escalations/{escalation}/acknowledgements",
        &[("steps", "*"), ("who", "Duty inspector")],
    ),
    form(
        "/plans/{plan}/escalations/{escalation}/disputes",
        &[("steps", "*"), ("words", "Who pays for the rooms."), ("settle-by", "")],
    ),
    form(
        "/plans/{plan}/escalations/{escalation}/rungs",
        &[("steps", "*"), ("rung", "2"), ("answer-by", ""), ("why", "No answer.")],
    ),
    form(
        "/plans/{plan}/escalations/{escalation}/answers",
        &[("steps", "*"), ("reason", "not-ours"), ("words", "It is for the board.")],
    ),
    form("/plans/{plan}/escalations/{escalation}/closing", &[("steps", "*"), ("words", "Each pays half.")]),
    form("/drafts/{draft}/doubts/{doubt}", &[("key", "*"), ("state", "*")])
        .under("/doubts")
        .because("it is settled already"),
    form("/drafts/{draft}/columns/{table}", &[("key", "*"), ("was-1", "*"), ("column-1", "ignore")])
        .under("/columns")
        .because("the column is set already"),
    form(
        "/drafts/{draft}/actions/{action}",
        &[
            ("key", "*"),
            ("seen", "*"),
            ("text", "Write a shorter guide"),
            ("leads", "Head of Visits"),
            ("timescale", "May 2026"),
            ("status", "Amber"),
            ("do", "set"),
        ],
    )
    .because("the fields are set already"),
    form(
        "/drafts/{draft}/sections/{section}",
        &[("key", "*"), ("seen", "*"), ("title", "Visits"), ("kind", "area"), ("do", "set")],
    )
    .because("the fields are set already"),
    form("/drafts/{draft}/versions/{plan}", &[("take", "*"), ("seen", "*"), ("stands", "*")])
        .because("a draft is taken once"),
    form("/drafts/{draft}/confirmation", &[("seen", "*")])
        .under("/confirmation")
        .because("a draft is kept once"),
    form("/drafts/{draft}/removal", &[]).under("/removal").because("the draft is gone"),
    form("/people", &[("name", "Jo Bloggs"), ("login", "jo@little-marsh.example"), ("rights", "reader")])
        .at("/people/new"),
    form("/people/letters", &[("key", "*")]).because("it is tried again already"),
    form("/people/{person}/name", &[("name", "Tess Marsh")]),
    form("/people/{person}/rights", &[("right", "reader"), ("over", "{plan}"), ("section", "1")]),
    form("/people/{person}/rights/withdrawal", &[("given", "reader {plan} 1")]).under("/withdrawal"),
    form("/people/{person}/shares", &[("plan", "{plan}"), ("kind", "section"), ("number", "2")])
        .about(Member::Pat),
    form("/people/{person}/shares/withdrawal", &[("given", "{plan} section 2")])
        .about(Member::Pat)
        .under("/withdrawal"),
    form("/people/{person}/link", &[]).because("the newer link is the only good one"),
    form("/people/{person}/login", &[("login", "tess.marsh@little-marsh.example")])
        .because("the address is theirs already"),
    form("/people/{person}/second-factor/removal", &[]).because("it is off already"),
    form("/people/{person}/signing-out", &[]).because("they are signed out by then"),
    form("/people/{person}/disabling", &[])
        .because("it says how the account is to be, and that is how it is"),
    form("/people/{person}/enabling", &[])
        .under("/enabling")
        .because("it says how the account is to be, and that is how it is"),
    form("/people/{person}/leaving", &[("on", "2026-03-20")]),
    form("/people/{person}/return", &[("on", "2026-03-21")]),
    form(
        "/roles",
        &[
            ("title", "Head of Visits"),
            ("abbreviations", "HoV"),
            ("codes", "Visits Lead"),
            ("holder", "{Quinn}"),
            ("since", "2026-03-20"),
        ],
    )
    .at("/roles/new"),
    form(
        "/roles",
        &[("title", "Head of Nothing"), ("abbreviations", ""), ("codes", ""), ("holder", ""), ("since", "")],
    )
    .at("/roles/new"),
    form(
        "/roles/{role}/words",
        &[("title", "Head of Good Quality"), ("abbreviations", "HoQ, HGQ"), ("codes", "Quality")],
    ),
    form(
        "/roles/{role}/hand-over",
        &[("from", "{Imogen}"), ("to", "{Quinn}"), ("on", "2026-04-01"), ("note", "Files are in order.")],
    ),
    form(
        "/roles/{role}/holders",
        &[("person", "{Alex}"), ("from", "2027-03-20"), ("until", ""), ("held", "job-share")],
    ),
    form("/roles/{role}/holders/{person}/end", &[("on", "2027-04-20")]).about(Member::Alex),
    form("/roles/{role}/deputies", &[("person", "{Rae}"), ("from", "2026-03-20"), ("until", "2026-06-20")]),
    form("/roles/{role}/deputies/{person}/end", &[("on", "2026-04-20")]).about(Member::Ana),
    form("/leads", &[("words", "Head of Records"), ("role", "{role}")]),
    form("/leads/removal", &[("words", "Head of Records")]).under("/removal"),
    form("/roles/{role}/end", &[("on", "2027-12-31")]),
    form("/plans/{plan}/evidence", PIECE).with("minutes.md", report).below("/new"),
    form("/plans/{plan}/evidence", LINKED).below("/new"),
    form("/plans/{plan}/actions/{action}/evidence", PIECE).with("minutes.md", report).below("/new"),
    form("/plans/{plan}/evidence/{evidence}/versions", NEWER).with("minutes.md", report).below("/new"),
    form("/plans/{plan}/evidence/{evidence}/actions", &[("action", "1"), ("action", "2")]),
    form("/plans/{plan}/evidence/{evidence}/removal", &[("why", "It was of another plan.")]),
];

/// What is said of a piece of evidence.
const PIECE: &[(&str, &str)] = &[
    ("title", "Minutes of the board"),
    ("kind", "Process"),
    ("strength", "Recorded"),
    ("dated", "2026-03-01"),
    ("valid-until", "2027-03-01"),
    ("url", ""),
    ("action", "1"),
    ("action", "2"),
];

/// The same of one that stands elsewhere.
const LINKED: &[(&str, &str)] = &[
    ("title", "Minutes of the board"),
    ("kind", "Process"),
    ("strength", "Recorded"),
    ("dated", ""),
    ("valid-until", ""),
    ("url", "https://little-marsh.example/minutes"),
    ("action", "1"),
];

/// What is said of a newer version.
const NEWER: &[(&str, &str)] = &[
    ("title", "Minutes of the board, with its annex"),
    ("kind", "Output"),
    ("strength", "Tested"),
    ("dated", "2026-03-01"),
    ("valid-until", ""),
    ("url", ""),
    ("why", "The annex was lacking."),
];

/// A report of an inspection.
fn report() -> String {
    include_str!("../../../../samples/inspection-report.md").to_owned()
}

#[test]
fn every_route_that_takes_a_form_has_a_row() {
    for route in ROUTES.iter().filter(|route| route.methods.contains(&"POST")) {
        assert!(FORMS.iter().any(|form| form.path == route.path), "POST {} has no row", route.path);
    }
    for form in FORMS {
        let takes = |path| ROUTES.iter().any(|route| route.path == path && route.methods.contains(&"POST"));
        assert!(takes(form.path), "nothing takes POST {}", form.path);
    }
}
