//! What the page of a search says.

use goldthread_plan::PlanId;
use goldthread_search::{Hit, MOST_TERMS, Piece, Way};

use super::HITS_A_PAGE;
use crate::app::App;
use crate::components::pager::Pager;
use crate::finding::{Answer, Asked, Kind, Subject};
use crate::pages::actions::Choice;
use crate::place::escaped;
use crate::words;

/// The page.
pub struct Search {
    /// What was typed.
    pub typed: String,
    /// The kinds that the answer can be narrowed to.
    pub kinds: Vec<Choice>,
    /// The plans that it can be narrowed to.
    pub plans: Vec<Choice>,
    /// What came of it, in sentences; empty where nothing was looked for.
    pub said: Vec<String>,
    /// What was found, plan by plan.
    pub groups: Vec<Group>,
    /// The other pages.
    pub pager: Pager,
}

/// What was found in a plan.
pub struct Group {
    /// The title of the plan.
    pub title: String,
    /// What was found, the best first.
    pub hits: Vec<Shown>,
}

/// Something that was found.
pub struct Shown {
    /// What kind of thing it is.
    pub kind: &'static str,
    /// What it is called.
    pub heading: String,
    /// Where it is.
    pub href: String,
    /// Its title.
    pub title: Vec<Piece>,
    /// Its words.
    pub excerpt: Vec<Piece>,
}

impl Search {
    /// The page of an answer.
    pub fn of(app: &App, typed: &str, asked: &Asked, number: usize, answer: Answer) -> Self {
        let (pager, _) = Pager::of(answer.total, HITS_A_PAGE, number, address(typed, asked));
        let said = if asked.query.is_empty() { nothing_asked(typed) } else { said(&answer, asked) };
        let is_asked = !asked.query.is_empty();
        Self {
            typed: typed.to_owned(),
            kinds: if is_asked { kinds(&answer, asked) } else { Vec::new() },
            plans: if is_asked { plans(app, &answer, asked) } else { Vec::new() },
            said,
            groups: groups(app, answer.hits),
            pager,
        }
    }
}

fn address(typed: &str, asked: &Asked) -> String {
    let slug = |kind: Kind| Kind::ALL.iter().find(|(own, ..)| *own == kind).map_or("", |(_, slug, ..)| slug);
    let kind = asked.kind.map_or_else(String::new, |kind| format!("&kind={}", slug(kind)));
    let plan = asked.plan.map_or_else(String::new, |plan| format!("&plan={plan}"));
    format!("/search?q={}{kind}{plan}&page=", escaped(typed))
}

fn nothing_asked(typed: &str) -> Vec<String> {
    if typed.is_empty() {
        return Vec::new();
    }
    vec!["There is no word in what you typed: give letters or digits.".to_owned()]
}

fn said(answer: &Answer, asked: &Asked) -> Vec<String> {
    let mut said = Vec::new();
    if asked.query.is_cut() {
        said.push(format!("You typed more than can be looked for: the first {MOST_TERMS} words were."));
    }
    if answer.total == 0 {
        said.push("Nothing was found.".to_owned());
    } else {
        let found = words::count(answer.total, "thing", "things");
        said.push(format!("Found {found}{}.", if answer.is_cut { ", and there may be more" } else { "" }));
        said.extend(way(answer.way));
    }
    if answer.total == 0 {
        let plans = words::count(answer.looked_through, "plan", "plans");
        let texts = words::count(answer.texts[0], "document", "documents");
        said.push(format!(
            "Looked through {plans} with all that is written on them, and the text of {texts}: as far as you may see them."
        ));
    }
    let still = |count: usize, what: &str| {
        (count > 0)
            .then(|| format!("{} {what}", words::sentence(&words::count(count, "document", "documents"))))
    };
    said.extend(still(answer.texts[1], "still being read for the first time. Search again in a moment."));
    said.extend(still(answer.texts[2], "could not be looked through: nothing can read it."));
    said
}

fn way(way: Way) -> Option<String> {
    match way {
        Way::AsTyped => None,
        Way::AsBeginnings => {
            Some("Nothing has these words whole, so words that begin so are shown.".to_owned())
        }
        Way::WithSlips => {
            Some("Nothing has these words, so words that differ by one letter are shown.".to_owned())
        }
    }
}

fn kinds(answer: &Answer, asked: &Asked) -> Vec<Choice> {
    let every = Choice { value: String::new(), words: "Everything".into(), chosen: asked.kind.is_none() };
    let choice = |(kind, slug, _, many): &(Kind, &str, &str, &str)| {
        let count = answer.kinds.get(kind).copied().unwrap_or_default();
        let chosen = asked.kind == Some(*kind);
        let words = format!("{many} ({})", words::thousands(count));
        (count > 0 || chosen).then(|| Choice { value: (*slug).to_owned(), words, chosen })
    };
    std::iter::once(every).chain(Kind::ALL.iter().filter_map(choice)).collect()
}

fn plans(app: &App, answer: &Answer, asked: &Asked) -> Vec<Choice> {
    let every = Choice { value: String::new(), words: "Every plan".into(), chosen: asked.plan.is_none() };
    let choice = |(plan, count): (&PlanId, &usize)| Choice {
        value: plan.to_string(),
        words: format!("{} ({})", words::shortened(&title(app, *plan), 60), words::thousands(*count)),
        chosen: asked.plan == Some(*plan),
    };
    std::iter::once(every).chain(answer.plans.iter().map(choice)).collect()
}

fn title(app: &App, plan: PlanId) -> String {
    app.shelf().plan(plan).map_or_else(String::new, |kept| kept.plan().title().to_owned())
}

fn groups(app: &App, hits: Vec<(Hit<Subject>, String)>) -> Vec<Group> {
    let mut groups: Vec<(PlanId, Group)> = Vec::new();
    for (hit, href) in hits {
        let plan = hit.about.plan;
        if groups.last().is_none_or(|(last, _)| *last != plan) {
            groups.push((plan, Group { title: title(app, plan), hits: Vec::new() }));
        }
        let shown = Shown {
            kind: hit.about.kind.word(),
            heading: hit.about.heading.clone(),
            href,
            title: hit.title,
            excerpt: hit.excerpt,
        };
        if let Some((_, group)) = groups.last_mut() {
            group.hits.push(shown);
        }
    }
    groups.into_iter().map(|(_, group)| group).collect()
}
