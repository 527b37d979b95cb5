//! What the list of policies says, and the page of one.

use goldthread_governance::{Policy, Version};
use maud::{Markup, html};

use crate::components::Link;
use crate::pages::governance::asked::{Asked, policy_page};
use crate::pages::governance::parts::{Told, document, history};
use crate::pages::governance::{matters, whom};
use crate::problem::Problem;
use crate::words;

/// The list.
pub struct Policies {
    /// Those that hold or are drafted, by title.
    pub live: Vec<Row>,
    /// Those that were withdrawn.
    pub withdrawn: Vec<Row>,
    /// Whether whoever looks may keep them.
    pub may_govern: bool,
}

/// A policy in the list.
pub struct Row {
    /// The policy.
    pub policy: Link,
    /// What kind of document it is.
    pub kind: String,
    /// Who keeps it in order.
    pub owner: Option<String>,
    /// The version that holds.
    pub version: String,
    /// When it is looked at next.
    pub review: String,
    /// Whether that has passed.
    pub late: bool,
}

impl Policies {
    /// The list, of what whoever looks may see.
    pub fn of(asked: &Asked) -> Self {
        let mut policies: Vec<&Policy> = asked
            .governance
            .policies()
            .filter(|policy| matters::is_told(&asked.app, &policy.words.matters))
            .collect();
        policies.sort_by_key(|policy| (policy.words.title.as_str().to_lowercase(), policy.id));
        let (live, withdrawn): (Vec<&Policy>, _) =
            policies.into_iter().partition(|policy| policy.is_live_on(asked.today));
        let rows =
            |policies: Vec<&Policy>| policies.into_iter().map(|policy| Row::of(asked, policy)).collect();
        Self { live: rows(live), withdrawn: rows(withdrawn), may_govern: asked.may_govern() }
    }
}

impl Row {
    fn of(asked: &Asked, policy: &Policy) -> Self {
        Self {
            policy: Link::new(policy.words.title.as_str(), policy_page(policy.id)),
            kind: words::sentence(policy.words.kind.said()),
            owner: policy.words.owner.as_ref().map(|who| whom::said(asked, who)),
            version: holds(policy),
            review: policy.next_review.map_or_else(|| "No day is set".to_owned(), words::day),
            late: policy.is_live_on(asked.today) && policy.next_review.is_some_and(|next| next < asked.today),
        }
    }
}

/// The version that holds.
fn holds(policy: &Policy) -> String {
    let current = policy.current().and_then(|version| Some((version, version.launched?)));
    current.map_or_else(
        || "None is launched".to_owned(),
        |(version, launched)| format!("{}, launched on {}", version.label, words::day(launched)),
    )
}

/// The page of a policy.
pub struct PolicyPage {
    /// How it is called.
    pub title: String,
    /// What kind of document it is.
    pub kind: String,
    /// That it was withdrawn, and why.
    pub withdrawn: Option<String>,
    /// What it is, and whose.
    pub facts: Vec<(Markup, Markup)>,
    /// Its versions, the last first.
    pub versions: Vec<VersionRow>,
    /// When it was looked at and left as it is.
    pub reviews: Vec<String>,
    /// What whoever looks may do with it.
    pub ways: Vec<Link>,
    /// What happened to it.
    pub history: Vec<Told>,
}

/// A version.
pub struct VersionRow {
    /// How it is called.
    pub label: String,
    /// When it was drafted.
    pub drafted: String,
    /// Who signed it off.
    pub signed: String,
    /// When it was launched, or is to be.
    pub launched: String,
    /// Who was told.
    pub told: Vec<String>,
    /// Where it is.
    pub document: Markup,
    /// What can be done with it.
    pub ways: Vec<Link>,
}

impl PolicyPage {
    /// The page as things stand; nothing where whoever looks may see nothing of what it is about.
    pub fn of(asked: &Asked) -> Result<Self, Problem> {
        let policy = asked.policy()?;
        let said = &policy.words;
        if !matters::is_told(&asked.app, &said.matters) {
            return Err(Problem::not_for_you(&asked.app.administrators()));
        }
        let address = policy_page(policy.id);
        let may = asked.may_govern() && policy.is_live_on(asked.today);
        let ways = [
            (may, "Draft a version", "/drafts"),
            (may && policy.current().is_some(), "It was looked at", "/review"),
            (may, "Change what it is, or whose", "/words"),
            (may, "Withdraw it", "/withdrawal"),
        ];
        let ways = ways.into_iter().filter(|(is, ..)| *is);
        let versions = policy.versions.iter().enumerate().rev();
        Ok(Self {
            title: said.title.to_string(),
            kind: words::sentence(said.kind.said()),
            withdrawn: policy.withdrawn.as_ref().map(|(on, why)| {
                format!(
                    "It was withdrawn, with its last day on {}: {}",
                    words::day(*on),
                    words::full_sentence(why.as_str())
                )
            }),
            facts: facts(asked, policy),
            versions: versions
                .map(|(nth, version)| VersionRow::of(asked, policy, nth + 1, version, may))
                .collect(),
            reviews: policy
                .reviews
                .iter()
                .map(|review| {
                    let note = if review.note.is_empty() {
                        "left as it is".to_owned()
                    } else {
                        review.note.to_string()
                    };
                    format!("{}: {}", words::day(review.on), words::full_sentence(&note))
                })
                .collect(),
            ways: ways.map(|(_, words, under)| Link::new(words, format!("{address}{under}"))).collect(),
            history: history(asked, asked.governance.history_of_policy(policy.id)),
        })
    }
}

fn facts(asked: &Asked, policy: &Policy) -> Vec<(Markup, Markup)> {
    let said = &policy.words;
    let signs = html! {
        @if said.signed_off_by.is_empty() { span class="gt-none" { "Nobody has to" } }
        @for (nth, who) in said.signed_off_by.iter().enumerate() { @if nth > 0 { ", then " } (whom::shown(asked, who)) }
    };
    let late = policy.is_live_on(asked.today) && policy.next_review.is_some_and(|next| next < asked.today);
    let review = html! {
        (policy.next_review.map_or_else(|| "No day is set".to_owned(), words::day))
        @if late { " " strong { "Late" } }
    };
    let mut facts = vec![
        (html! { "The version that holds" }, html! { (holds(policy)) }),
        (html! { "Kept in order by" }, whom::or_nobody(asked, said.owner.as_ref())),
        (html! { "Signed off by" }, signs),
        (html! { "To be looked at next" }, review),
    ];
    if !said.matters.is_empty() {
        facts.push((html! { "It comes from" }, matters::shown(&asked.app, &said.matters)));
    }
    facts
}

impl VersionRow {
    fn of(asked: &Asked, policy: &Policy, place: usize, version: &Version, may: bool) -> Self {
        let address = format!("{}/versions/{place}", policy_page(policy.id));
        let drafted = version.launched.is_none();
        let next = policy.next_to_sign(version);
        let ways = [
            (drafted && next.is_some(), "Sign off", "/sign-off"),
            (drafted && next.is_none(), "Launch", "/launch"),
            (true, "Who was told", "/told"),
        ];
        let ways = ways.into_iter().filter(|(is, ..)| *is && may);
        let signed = version.sign_offs.iter();
        let signed = signed.map(|one| format!("{} on {}", whom::said(asked, &one.by), words::day(one.on)));
        let waits = next.filter(|_| drafted).map(|who| format!("{} is next", whom::said(asked, who)));
        Self {
            label: version.label.to_string(),
            drafted: words::day(version.drafted),
            signed: signed.chain(waits).collect::<Vec<_>>().join("; "),
            launched: match (version.launched, version.expected) {
                (Some(day), _) => words::day(day),
                (None, Some(day)) if day < asked.today => {
                    format!("Not yet; it was to be by {}", words::day(day))
                }
                (None, Some(day)) => format!("To be by {}", words::day(day)),
                (None, None) => "Not yet".to_owned(),
            },
            told: version
                .told
                .iter()
                .map(|told| format!("{}, by {}, on {}", told.whom, told.route, words::day(told.on)))
                .collect(),
            document: document(version.document.as_ref()),
            ways: ways.map(|(_, words, under)| Link::new(words, format!("{address}{under}"))).collect(),
        }
    }
}
