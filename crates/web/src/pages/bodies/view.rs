//! What the page of a body says.

use goldthread_governance::{Body, Meeting, QuestionStanding, Report, Standing};
use maud::{Markup, html};

use super::list::next;
use crate::components::Link;
use crate::components::lists::prose;
use crate::pages::governance::asked::{Asked, body_page, meeting_page};
use crate::pages::governance::map::body_link;
use crate::pages::governance::parts::{Told, history, link};
use crate::pages::governance::{matters, whom};
use crate::problem::Problem;
use crate::words;

/// The page.
pub struct BodyPage {
    /// Its name.
    pub name: String,
    /// What kind of body it is.
    pub kind: String,
    /// That it has ended, or will.
    pub ended: Option<Markup>,
    /// What it is and how it works.
    pub facts: Vec<(Markup, Markup)>,
    /// What it receives.
    pub reports: Vec<ReportRow>,
    /// Its meetings, the last first.
    pub meetings: Vec<MeetingRow>,
    /// What is open of what it asked.
    pub questions: Vec<Open>,
    /// What is open of what it decided.
    pub decisions: Vec<Open>,
    /// What happened to it.
    pub history: Vec<Told>,
    /// What whoever looks may do with it.
    pub ways: Vec<Link>,
    /// Where a report is agreed.
    pub agree: Option<Link>,
    /// Where a meeting is planned.
    pub plan: Option<Link>,
}

/// Something that it receives.
pub struct ReportRow {
    /// What.
    pub what: String,
    /// What of the plans it is about.
    pub about: Markup,
    /// Who sends it.
    pub from: Markup,
    /// How often.
    pub often: String,
    /// When it last came, and where that is.
    pub last: String,
    /// What can be done with it.
    pub ways: Vec<Link>,
}

/// A meeting.
pub struct MeetingRow {
    /// The meeting.
    pub meeting: Link,
    /// Whether it was held.
    pub standing: &'static str,
    /// What came of it.
    pub came: String,
}

/// A question or a decision that is open.
pub struct Open {
    /// Its number and words, with the way to the meeting.
    pub what: Link,
    /// Whose turn it is.
    pub whose: Markup,
    /// By when.
    pub by: String,
    /// Whether that has passed.
    pub late: bool,
}

impl BodyPage {
    /// The page as things stand.
    pub fn of(asked: &Asked) -> Result<Self, Problem> {
        let body = asked.body()?;
        let address = body_page(body.id);
        let is_live = body.is_live_on(asked.today);
        let may = |is: bool, words: &str, under: &str| {
            (asked.may_govern() && is).then(|| Link::new(words, format!("{address}{under}")))
        };
        let mut meetings = asked.governance.meetings_of(body.id);
        meetings.reverse();
        let ending = if is_live { "End this board" } else { "Correct its last day" };
        let ways = [may(is_live, "Change what it is and how it works", "/words"), may(true, ending, "/end")];
        Ok(Self {
            name: body.name().to_string(),
            kind: words::sentence(body.words.kind.said()),
            ended: ended(asked, body),
            facts: facts(asked, body),
            reports: body.reports.iter().filter_map(|report| ReportRow::of(asked, body, report)).collect(),
            questions: meetings.iter().flat_map(|meeting| open_questions(asked, meeting)).collect(),
            decisions: meetings.iter().flat_map(|meeting| open_decisions(asked, meeting)).collect(),
            meetings: meetings.iter().map(|meeting| MeetingRow::of(meeting)).collect(),
            history: history(asked, asked.governance.history_of_body(body.id)),
            ways: ways.into_iter().flatten().collect(),
            agree: may(is_live, "Add something that it receives", "/reports/new"),
            plan: may(is_live, "Plan a meeting", "/meetings/new"),
        })
    }
}

fn ended(asked: &Asked, body: &Body) -> Option<Markup> {
    let ended = body.ended?;
    let verb = if ended.on < asked.today { "It ended on" } else { "It ends on" };
    let successor = ended.successor.and_then(|body| asked.governance.body(body));
    Some(html! {
        (verb) " " (words::day(ended.on)) "."
        @if let Some(body) = successor { " " (link(&body_link(body))) " goes on with its work." }
    })
}

fn facts(asked: &Asked, body: &Body) -> Vec<(Markup, Markup)> {
    let (words_of, limits) = (&body.words, body.words.limits);
    let mut facts = vec![
        ("Chaired by", whom::or_nobody(asked, words_of.chair.as_ref())),
        ("Agenda and minutes", whom::or_nobody(asked, words_of.support.as_ref())),
        ("Meets", html! { (words::sentence(&words_of.cycle.to_string())) }),
        (
            "Next meeting",
            match next(asked, body) {
                Ok(meeting) => link(&meeting),
                Err(words) => html! { (words) },
            },
        ),
    ];
    let above = asked.governance.above(body);
    if above.is_empty() {
        facts.push(("Reports to", html! { span class="gt-none" { "No other board" } }));
    } else {
        facts.push(("Reports to", html! {
            @for (nth, body) in above.iter().enumerate() { @if nth > 0 { ", then " } (link(&body_link(body))) }
        }));
    }
    if !words_of.terms.is_empty() {
        facts.push(("What it is for", prose(words_of.terms.as_str())));
    }
    let days = |days: u8| words::count(usize::from(days), "working day", "working days");
    let limit = [
        limits.draft.map(|draft| format!("minutes are drafted within {}", days(draft))),
        limits.minutes.map(|minutes| format!("agreed within {}", days(minutes))),
        limits
            .decisions
            .map(|limit| format!("decisions come within {} of {}", days(limit.days), limit.after)),
    ];
    let limit: Vec<String> = limit.into_iter().flatten().collect();
    if !limit.is_empty() {
        facts.push(("Time limits", html! { (words::full_sentence(&limit.join(", "))) }));
    }
    if !words_of.subject_of.is_empty() {
        facts.push(("Parts of plans about itself", matters::shown(&asked.app, &words_of.subject_of)));
    }
    if let Some(begun) = body.begun {
        facts.push(("Since", html! { (words::day(begun)) }));
    }
    facts.into_iter().map(|(key, value)| (html! { (key) }, value)).collect()
}

impl ReportRow {
    fn of(asked: &Asked, body: &Body, report: &Report) -> Option<Self> {
        let (said, about) = (&report.words, report.words.matter.into_iter().collect::<Vec<_>>());
        if !matters::is_told(&asked.app, &about) {
            return None;
        }
        let last = asked.governance.last_received(body, report, asked.today);
        let ended = report.ended.map(|day| format!("; until {}", words::day(day))).unwrap_or_default();
        let address = format!("{}/reports/{}", body_page(body.id), report.number);
        let ways = [("Change", ""), ("It came", "/received"), ("End", "/end")];
        let ways = ways.map(|(words, under)| Link::new(words, format!("{address}{under}")));
        let may = asked.may_govern() && report.is_live_on(asked.today) && body.is_live_on(asked.today);
        Some(Self {
            what: format!("{}: {}, {}", words::sentence(said.kind.said()), said.about, said.purpose),
            about: matters::shown(&asked.app, &about),
            from: whom::or_nobody(asked, said.from.as_ref()),
            often: format!("{}{ended}", words::sentence(&said.often.to_string())),
            last: last.map_or_else(|| "Never".to_owned(), words::day),
            ways: if may { ways.to_vec() } else { Vec::new() },
        })
    }
}

impl MeetingRow {
    fn of(meeting: &Meeting) -> Self {
        let count = |number, one, many| (number > 0).then(|| words::count(number, one, many));
        let came = [
            count(meeting.agenda().count(), "item", "items"),
            count(meeting.decisions.len(), "decision", "decisions"),
            count(meeting.questions.len(), "question", "questions"),
        ];
        let came: Vec<String> = came.into_iter().flatten().collect();
        Self {
            meeting: Link::new(words::day(meeting.day), meeting_page(meeting.id)),
            standing: standing(&meeting.standing),
            came: words::sentence(&words::row_of(&came)),
        }
    }
}

/// How a meeting stands.
pub fn standing(standing: &Standing) -> &'static str {
    match standing {
        Standing::Planned => "Planned",
        Standing::Held(_) => "Held",
        Standing::Cancelled(_) => "Cancelled",
    }
}

fn open_questions(asked: &Asked, meeting: &Meeting) -> Vec<Open> {
    let is_told = |matters: &[_], item| matters::is_told(&asked.app, &matters::of(meeting, matters, item));
    let questions = asked.governance.open_questions().filter(|open| open.meeting.id == meeting.id);
    let questions = questions.filter(|open| is_told(&open.question.words.matters, open.question.words.item));
    let row = |open: goldthread_governance::OpenQuestion<'_>| {
        let question = open.question;
        let (verb, who) = match question.standing() {
            QuestionStanding::Answered => ("to accept: ", &question.words.by),
            _ => ("to answer: ", &question.words.to),
        };
        Open {
            what: numbered('Q', question.number, question.words.words.as_str(), meeting),
            whose: html! { (verb) (whom::shown(asked, who)) },
            by: question.due().map(words::day).unwrap_or_default(),
            late: open.is_late(asked.today),
        }
    };
    questions.map(row).collect()
}

fn open_decisions(asked: &Asked, meeting: &Meeting) -> Vec<Open> {
    let open = meeting.decisions.iter().filter(|decision| decision.is_open() && !meeting.is_cancelled());
    let told = open.filter(|decision| {
        let about = matters::of(meeting, &decision.words.matters, decision.words.item);
        matters::is_told(&asked.app, &about)
    });
    let row = |decision: &goldthread_governance::Decision| {
        let whose = match decision.next_to_confirm() {
            Some(who) => html! { "to confirm: " (whom::shown(asked, who)) },
            None => html! { "to do: " (whom::or_nobody(asked, decision.words.owner.as_ref())) },
        };
        Open {
            what: numbered('D', decision.number, decision.words.words.as_str(), meeting),
            whose,
            by: decision.words.due.map(words::day).unwrap_or_default(),
            late: decision.words.due.is_some_and(|due| due < asked.today),
        }
    };
    told.map(row).collect()
}

fn numbered(letter: char, number: u32, said: &str, meeting: &Meeting) -> Link {
    let words = format!("{letter}{number} of {}: {}", words::day(meeting.day), words::shortened(said, 120));
    Link::new(words, format!("{}#{}{number}", meeting_page(meeting.id), letter.to_ascii_lowercase()))
}
