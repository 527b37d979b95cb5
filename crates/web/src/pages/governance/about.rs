//! What boards asked and decided about a plan, a section or an action, and the policies that come from it: on the pages of plans.

use goldthread_governance::{Matter, Meeting, QuestionStanding};
use goldthread_people::Permission;
use maud::{Markup, html};

use super::asked::{meeting_page, policy_page};
use super::matters;
use crate::components::Link;
use crate::seen::Seen;
use crate::words;

/// What is known of it.
#[derive(Debug, Default)]
pub struct About {
    /// Questions without an accepted answer, decisions, policies: each with how it stands.
    parts: Vec<(&'static str, Vec<(Link, String)>)>,
}

impl About {
    /// What is about these matters; nothing where what has been is shown, or whoever looks may not see what boards are handed.
    pub fn of(seen: &Seen, about: &[Matter]) -> Self {
        let may = |matter: &Matter| seen.app.may(Permission::SeePapers, matters::thing(&seen.app, *matter));
        if seen.shot.at().is_some() || !about.iter().all(may) {
            return Self::default();
        }
        let parts = [
            ("Questions that boards asked", questions(seen, about)),
            ("Decisions", decisions(seen, about)),
            ("Policies that come from it", policies(seen, about)),
        ];
        Self { parts: parts.into_iter().filter(|(_, rows)| !rows.is_empty()).collect() }
    }

    /// What is about the plan or any part of it.
    pub fn plan(seen: &Seen) -> Self {
        Self::of(seen, &[Matter::plan(seen.shot.id().uuid())])
    }

    /// What is about a section or one of its actions.
    pub fn section(seen: &Seen, number: u32) -> Self {
        let plan = seen.shot.id().uuid();
        let actions = seen.plan().actions().iter().filter(|action| action.section().0 == number);
        let actions = actions.map(|action| Matter::action(plan, action.number().0));
        Self::of(seen, &std::iter::once(Matter::section(plan, number)).chain(actions).collect::<Vec<_>>())
    }

    /// What is about an action.
    pub fn action(seen: &Seen, number: u32) -> Self {
        Self::of(seen, &[Matter::action(seen.shot.id().uuid(), number)])
    }
}

/// The markup; nothing where nothing is known.
pub fn about(view: &About) -> Markup {
    html! {
        @for (title, rows) in &view.parts {
            h2 class="govuk-heading-m" { (title) }
            ul class="govuk-list govuk-list--spaced" {
                @for (link, standing) in rows {
                    li {
                        a class="govuk-link govuk-link--no-visited-state" href=(link.href) { (link.words) }
                        div class="gt-dim" { (standing) }
                    }
                }
            }
        }
    }
}

fn questions(seen: &Seen, about: &[Matter]) -> Vec<(Link, String)> {
    let governance = seen.app.governance();
    let mut rows = Vec::new();
    let mut known = Vec::new();
    for open in about.iter().flat_map(|matter| governance.questions_about(*matter)) {
        let question = open.question;
        if known.contains(&(open.meeting.id, question.number)) {
            continue;
        }
        known.push((open.meeting.id, question.number));
        let standing = match (question.standing(), question.due()) {
            (QuestionStanding::Answered, _) => "answered, and not yet accepted".to_owned(),
            (_, Some(due)) if open.is_late(words::today(seen.app.now())) => {
                format!("without an answer; it was due {}", words::day(due))
            }
            (_, Some(due)) => format!("without an answer; by {}", words::day(due)),
            (_, None) => "without an answer".to_owned(),
        };
        let link = numbered('Q', question.number, question.words.words.as_str(), open.meeting);
        rows.push((link, at(seen, open.meeting, &standing)));
    }
    rows
}

fn decisions(seen: &Seen, about: &[Matter]) -> Vec<(Link, String)> {
    let governance = seen.app.governance();
    let mut rows = Vec::new();
    let mut known = Vec::new();
    for (meeting, decision) in about.iter().flat_map(|matter| governance.decisions_about(*matter)) {
        if known.contains(&(meeting.id, decision.number)) {
            continue;
        }
        known.push((meeting.id, decision.number));
        let standing = match (&decision.closed, decision.awaits_confirmation(), decision.words.due) {
            (Some(closed), ..) => closed.how.to_string(),
            (None, true, _) => "to be confirmed".to_owned(),
            (None, false, Some(due)) => format!("open, by {}", words::day(due)),
            (None, false, None) => "open".to_owned(),
        };
        let link = numbered('D', decision.number, decision.words.words.as_str(), meeting);
        rows.push((link, at(seen, meeting, &standing)));
    }
    rows
}

fn policies(seen: &Seen, about: &[Matter]) -> Vec<(Link, String)> {
    let governance = seen.app.governance();
    let is_about = |matter: &Matter| about.iter().any(|about| about.covers(*matter));
    let policies = governance.policies().filter(|policy| policy.words.matters.iter().any(is_about));
    let row = |policy: &goldthread_governance::Policy| {
        let version = policy.current().map(|version| format!("version {} holds", version.label));
        let link = Link::new(policy.words.title.as_str(), policy_page(policy.id));
        (link, words::sentence(&version.unwrap_or_else(|| "no version is launched".to_owned())))
    };
    policies.map(row).collect()
}

fn numbered(letter: char, number: u32, said: &str, meeting: &Meeting) -> Link {
    let href = format!("{}#{}{number}", meeting_page(meeting.id), letter.to_ascii_lowercase());
    Link::new(format!("{letter}{number}: {}", words::shortened(said, 140)), href)
}

fn at(seen: &Seen, meeting: &Meeting, standing: &str) -> String {
    let governance = seen.app.governance();
    let body = governance.body(meeting.body).map(|body| body.name().to_string()).unwrap_or_default();
    format!("{body}, {}: {standing}", words::day(meeting.day))
}
