//! The forms of boards, meetings and policies, and the board that they are about.

use super::form::{Form, form};
use super::ground::Ground;
use crate::testing::people::Member;

/// The board, two meetings of it of which one took place, and a policy.
const BODY: &str = "0192f0c1-0000-7000-8000-00000000b001";
const HELD: &str = "0192f0c1-0000-7000-8000-00000000b002";
const PLANNED: &str = "0192f0c1-0000-7000-8000-00000000b003";
const POLICY: &str = "0192f0c1-0000-7000-8000-00000000b004";

/// What is there before any form is sent: where it is posted, and what.
const THERE: &[(&str, &str)] = &[
    ("/bodies/new", "once={board}&title=Improvement+Board&kind=board&often=every+month"),
    (
        "/bodies/{body}/reports/new",
        "title=Progress&kind=progress+report&about={plan}&often=meeting&purpose=to+challenge&since=2026-01-05",
    ),
    ("/bodies/{body}/meetings/new", "once={held}&on=2026-03-02"),
    ("/bodies/{body}/meetings/new", "once={planned}&on=2026-03-16"),
    ("/meetings/{held}/held", "note="),
    ("/meetings/{held}/items/new", "title=Visits&about={plan}&parts=action+1&purpose=to+decide&paper=none"),
    ("/meetings/{held}/decisions/new", "words=More+rooms&confirm=The+cabinet+member"),
    (
        "/meetings/{held}/questions/new",
        "kind=question&words=Which+visits?&by-named=The+chair&to=person-{Imogen}",
    ),
    (
        "/meetings/{held}/questions/new",
        "kind=challenge&words=Are+they?&by-named=The+chair&to=person-{Imogen}",
    ),
    ("/meetings/{held}/questions/2/answer", "words=They+are&on=2026-03-10&by=person-{Imogen}"),
    ("/policies/new", "once={policy}&title=Visits+policy&kind=policy"),
    ("/policies/{policy}/drafts", "version=1&on=2026-03-02"),
];

/// Puts the board, its meetings and the policy there.
pub async fn found(ground: &Ground) {
    let imogen = ground.signed_in(Member::Imogen);
    for (path, form) in THERE {
        let form = named(form).replace("{plan}", &ground.site.plan.to_string());
        let answer = imogen.post(&named(path), &form).await;
        assert!(answer.location.contains("?done="), "{path}: {}", answer.body);
    }
}

fn named(text: &str) -> String {
    let text = filled(text).replace("{board}", BODY).replace("{held}", HELD).replace("{planned}", PLANNED);
    text.replace("{Imogen}", &Member::Imogen.id(0).to_string())
}

/// A text with the names of what is there put in: what happens to a meeting itself happens to the one that is planned.
pub fn filled(text: &str) -> String {
    let is_of_the_meeting = ["/move", "/cancel", "/held", "/reopening"]
        .iter()
        .any(|end| text.strip_suffix(end).is_some_and(|path| path == "/meetings/{meeting}"));
    let meeting = if is_of_the_meeting { PLANNED } else { HELD };
    let question = if text.ends_with("/acceptance") { "2" } else { "1" };
    let text = text.replace("{body}", BODY).replace("{meeting}", meeting).replace("{policy}", POLICY);
    ["{report}", "{item}", "{decision}", "{version}"]
        .iter()
        .fold(text, |text, name| text.replace(name, "1"))
        .replace("{question}", question)
}

const BODY_WORDS: &[(&str, &str)] = &[
    ("title", "Corporate Parenting Panel"),
    ("kind", "panel"),
    ("chair", "person-{Imogen}"),
    ("chair-named", ""),
    ("support", ""),
    ("support-named", "Democratic services"),
    ("often", "every quarter"),
    ("place", "second Tuesday"),
    ("printed", ""),
    ("terms", "Asks what it is like for children."),
    ("reports-to", ""),
    ("draft-within", "5"),
    ("minutes-within", "10"),
    ("decide-within", "7"),
    ("decide-after", "the meeting"),
    ("about", "{plan}"),
    ("parts", "section 1"),
    ("begun", ""),
];

const REPORT_WORDS: &[(&str, &str)] = &[
    ("title", "Late visits"),
    ("kind", "data"),
    ("about", "{plan}"),
    ("parts", "section 1"),
    ("from", "person-{Imogen}"),
    ("from-named", ""),
    ("often", "every month"),
    ("place", ""),
    ("printed", ""),
    ("once-by", ""),
    ("days-before", "5"),
    ("purpose", "to challenge"),
    ("since", "2026-03-01"),
];

const ITEM_WORDS: &[(&str, &str)] = &[
    ("title", "Late visits"),
    ("about", "{plan}"),
    ("parts", "section 1, action 1"),
    ("from", ""),
    ("from-named", "The police"),
    ("report", "1"),
    ("purpose", "to decide"),
    ("paper", "days"),
    ("days-before", "5"),
    ("paper-by", ""),
];

const DECISION_WORDS: &[(&str, &str)] = &[
    ("words", "Two more rooms are found."),
    ("owner", "person-{Imogen}"),
    ("owner-named", ""),
    ("due", "2026-05-01"),
    ("agenda", "1"),
    ("about", ""),
    ("parts", ""),
    ("confirm", "The cabinet member"),
];

const QUESTION_WORDS: &[(&str, &str)] = &[
    ("kind", "challenge"),
    ("words", "How is it known that visits are good?"),
    ("by", ""),
    ("by-named", "The chair of scrutiny"),
    ("to", "person-{Imogen}"),
    ("to-named", ""),
    ("due", "2026-05-01"),
    ("agenda", "1"),
    ("about", ""),
    ("parts", ""),
];

const POLICY_WORDS: &[(&str, &str)] = &[
    ("title", "Supervision policy"),
    ("kind", "standard"),
    ("owner", "person-{Imogen}"),
    ("owner-named", ""),
    ("sign-off", "The director"),
    ("about", "{plan}"),
    ("parts", "action 2"),
];

const ANSWER: &[(&str, &str)] =
    &[("words", "Those of the week."), ("on", "2026-03-12"), ("by", "person-{Imogen}"), ("by-named", "")];

const WHY: &[(&str, &str)] = &[("why", "The chair was ill.")];

const ON: &[(&str, &str)] = &[("on", "2026-03-19"), ("document", "https://intranet.example/paper")];

/// All of them, in an order in which each does what it says.
pub const BOARDS: &[Form] = &[
    form("/bodies/new", BODY_WORDS),
    form("/bodies/{body}/words", BODY_WORDS_LATER),
    form("/bodies/{body}/reports/new", REPORT_WORDS),
    form("/bodies/{body}/reports/{report}", REPORT_WORDS),
    form("/bodies/{body}/reports/{report}/received", ON),
    form("/bodies/{body}/meetings/new", &[("on", "2026-04-20")]),
    form("/meetings/{meeting}/move", &[("on", "2026-03-17"), ("why", "Half term.")]),
    form("/meetings/{meeting}/cancel", WHY),
    form("/meetings/{meeting}/reopening", WHY),
    form("/meetings/{meeting}/held", &[("note", "The chair, four of six members")]),
    form("/meetings/{meeting}/items/new", ITEM_WORDS),
    form("/meetings/{meeting}/items/{item}", ITEM_WORDS_LATER),
    form("/meetings/{meeting}/items/{item}/paper", ON),
    form("/meetings/{meeting}/decisions/new", DECISION_WORDS),
    form("/meetings/{meeting}/decisions/{decision}", DECISION_WORDS),
    form(
        "/meetings/{meeting}/decisions/{decision}/confirmation",
        &[("on", "2026-03-19"), ("note", "Agreed.")],
    ),
    form(
        "/meetings/{meeting}/decisions/{decision}/close",
        &[("how", "done"), ("on", "2026-03-19"), ("words", "They are found.")],
    ),
    form("/meetings/{meeting}/decisions/{decision}/reopening", WHY),
    form("/meetings/{meeting}/minutes/draft", ON),
    form("/meetings/{meeting}/minutes", ON),
    form("/meetings/{meeting}/questions/new", QUESTION_WORDS_LATER),
    form("/meetings/{meeting}/questions/{question}", QUESTION_WORDS),
    form("/meetings/{meeting}/questions/{question}/answer", ANSWER),
    form(
        "/meetings/{meeting}/questions/{question}/again",
        &[("words", "And the others?"), ("on", "2026-03-19"), ("due", "2026-06-01")],
    ),
    form("/meetings/{meeting}/questions/{question}/withdrawal", WHY),
    form(
        "/meetings/{meeting}/questions/{question}/acceptance",
        &[("on", "2026-03-19"), ("by", ""), ("by-named", "The chair")],
    ),
    form("/meetings/{meeting}/items/{item}/drop", WHY),
    form("/policies/new", POLICY_WORDS),
    form("/policies/{policy}/words", POLICY_WORDS_LATER),
    form(
        "/policies/{policy}/drafts",
        &[
            ("version", "2"),
            ("on", "2026-03-19"),
            ("document", "https://intranet.example/policy"),
            ("expected", "2026-06-01"),
        ],
    ),
    form(
        "/policies/{policy}/versions/{version}/sign-off",
        &[("by", ""), ("by-named", "The director"), ("on", "2026-03-19")],
    ),
    form("/policies/{policy}/versions/{version}/launch", &[("on", "2026-03-19"), ("next", "2027-03-19")]),
    form(
        "/policies/{policy}/versions/{version}/told",
        &[("whom", "All practitioners"), ("route", "a briefing"), ("on", "2026-03-20")],
    ),
    form("/policies/{policy}/review", &[("on", "2026-03-20"), ("next", "2027-04-01"), ("note", "It stays.")]),
    form("/policies/{policy}/withdrawal", &[("on", "2026-12-31"), ("why", "Another took its place.")]),
    form("/bodies/{body}/reports/{report}/end", &[("on", "2026-12-31")]),
    form("/bodies/{body}/end", &[("on", "2026-12-31"), ("successor", "")]),
];

const BODY_WORDS_LATER: &[(&str, &str)] = &[
    ("title", "Improvement Board of partners"),
    ("kind", "panel"),
    ("chair", "person-{Imogen}"),
    ("chair-named", ""),
    ("support", ""),
    ("support-named", "Democratic services"),
    ("often", "every quarter"),
    ("place", "second Tuesday"),
    ("printed", ""),
    ("terms", "Asks what it is like for children."),
    ("reports-to", ""),
    ("draft-within", "5"),
    ("minutes-within", "10"),
    ("decide-within", "7"),
    ("decide-after", "the meeting"),
    ("about", "{plan}"),
    ("parts", "section 1"),
];

const ITEM_WORDS_LATER: &[(&str, &str)] = &[
    ("title", "All visits"),
    ("about", "{plan}"),
    ("parts", "section 1, action 1"),
    ("from", ""),
    ("from-named", "The police"),
    ("report", "1"),
    ("purpose", "to decide"),
    ("paper", "days"),
    ("days-before", "5"),
    ("paper-by", ""),
];

const QUESTION_WORDS_LATER: &[(&str, &str)] = &[
    ("kind", "challenge"),
    ("words", "What do children say?"),
    ("by", ""),
    ("by-named", "The chair of scrutiny"),
    ("to", "person-{Imogen}"),
    ("to-named", ""),
    ("due", "2026-05-01"),
    ("agenda", "1"),
    ("about", ""),
    ("parts", ""),
];

const POLICY_WORDS_LATER: &[(&str, &str)] = &[
    ("title", "Policy on visits"),
    ("kind", "standard"),
    ("owner", "person-{Imogen}"),
    ("owner-named", ""),
    ("sign-off", "The director"),
    ("about", "{plan}"),
    ("parts", "action 2"),
];
