//! What the page of a meeting says of an item of its agenda, a decision, a question.

use goldthread_governance::{
    AgendaItem, Closing, Decision, Meeting, PaperDue, Question, QuestionStanding, Verdict,
};
use maud::{Markup, html};

use crate::components::Link;
use crate::pages::governance::asked::{Asked, meeting_page};
use crate::pages::governance::parts::document;
use crate::pages::governance::{matters, may, whom};
use crate::words;

/// An item, a decision, a question.
pub struct Entry {
    /// Its place on the page.
    pub id: String,
    /// Its number, as people cite it.
    pub number: String,
    /// Its words; nothing where they are about what whoever looks may not see.
    pub words: Option<String>,
    /// How it stands.
    pub standing: String,
    /// What is known of it.
    pub facts: Vec<(Markup, Markup)>,
    /// What was said to it since, the first thing first.
    pub said: Vec<(String, Markup)>,
    /// What whoever looks may do with it.
    pub ways: Vec<Link>,
}

impl Entry {
    /// One of them.
    pub fn of_item(asked: &Asked, meeting: &Meeting, item: &AgendaItem) -> Self {
        let said = &item.words;
        let number = item.number;
        if !matters::is_told(&asked.app, &said.matters) {
            return Self::withheld(format!("item-{number}"), format!("{number}."));
        }
        let mut facts = facts_about(asked, &said.matters);
        facts.push(("Brought by", whom::or_nobody(asked, said.from.as_ref())));
        facts.push(("The board is asked", html! { (said.purpose) }));
        facts.push(("Paper", paper(item)));
        let address = format!("{}/items/{number}", meeting_page(meeting.id));
        let ways = [("Its paper came", "/paper"), ("Change", ""), ("Take it off", "/drop")];
        let ways = ways.map(|(words, under)| Link::new(words, format!("{address}{under}")));
        let may = asked.may_govern() && item.dropped.is_none() && !meeting.is_cancelled();
        Self {
            id: format!("item-{number}"),
            number: format!("{number}."),
            words: Some(said.title.to_string()),
            standing: item.dropped.as_ref().map(|why| format!("Taken off: {why}")).unwrap_or_default(),
            facts: keyed(facts),
            said: Vec::new(),
            ways: if may { ways.to_vec() } else { Vec::new() },
        }
    }

    /// One of them.
    pub fn of_decision(asked: &Asked, meeting: &Meeting, decision: &Decision) -> Self {
        let (said, number) = (&decision.words, decision.number);
        let about = matters::of(meeting, &said.matters, said.item);
        if !matters::is_told(&asked.app, &about) {
            return Self::withheld(format!("d{number}"), format!("D{number}"));
        }
        let mut facts = facts_about(asked, &about);
        facts.push(("Who does it", whom::or_nobody(asked, said.owner.as_ref())));
        facts.push(("By when", html! { (said.due.map_or_else(|| "No day is set".to_owned(), words::day)) }));
        if !said.confirmed_by.is_empty() {
            let names = html! { @for (nth, who) in said.confirmed_by.iter().enumerate() { @if nth > 0 { ", then " } (whom::shown(asked, who)) } };
            facts.push(("To be confirmed by", names));
        }
        let mut answers: Vec<(String, Markup)> = decision
            .confirmed
            .iter()
            .map(|one| {
                (
                    format!("Confirmed by {} on {}", whom::said(asked, &one.by), words::day(one.on)),
                    html! { (one.note) },
                )
            })
            .collect();
        if let Some(closed) = &decision.closed {
            let how = format!("{} on {}", words::sentence(closed.how.said()), words::day(closed.on));
            answers.push((how, html! { (closed.words) }));
        }
        let address = format!("{}/decisions/{number}", meeting_page(meeting.id));
        let open = decision.is_open();
        let ways = [
            (decision.awaits_confirmation(), "Confirm", "/confirmation"),
            (open, "Close", "/close"),
            (open && decision.confirmed.is_empty(), "Change", ""),
            (!open, "Open again", "/reopening"),
        ];
        let ways = ways.into_iter().filter(|(is, ..)| *is && asked.may_govern());
        Self {
            id: format!("d{number}"),
            number: format!("D{number}"),
            words: Some(said.words.to_string()),
            standing: decision_standing(asked, decision),
            facts: keyed(facts),
            said: answers,
            ways: ways.map(|(_, words, under)| Link::new(words, format!("{address}{under}"))).collect(),
        }
    }

    /// One of them.
    pub fn of_question(asked: &Asked, meeting: &Meeting, question: &Question) -> Self {
        let (said, number) = (&question.words, question.number);
        let about = matters::of(meeting, &said.matters, said.item);
        let (answers, judges) = (may::answer(asked, question), may::judge(asked, question));
        if !matters::is_told(&asked.app, &about) && !answers && !judges {
            return Self::withheld(format!("q{number}"), format!("Q{number}"));
        }
        let mut facts = facts_about(asked, &about);
        facts.push(("Asked by", whom::shown(asked, &said.by)));
        facts.push(("To answer", whom::shown(asked, &said.to)));
        facts.push((
            "By when",
            html! { (question.due().map_or_else(|| "No day is set".to_owned(), words::day)) },
        ));
        let (standing, governs) = (question.standing(), asked.may_govern());
        let (open, answered) = (standing == QuestionStanding::Open, standing == QuestionStanding::Answered);
        let address = format!("{}/questions/{number}", meeting_page(meeting.id));
        let ways = [
            (open && answers, "Answer", "/answer"),
            (answered && judges, "Accept the answer", "/acceptance"),
            (answered && judges, "Put it again", "/again"),
            (open && governs && question.answers.is_empty(), "Change", ""),
            ((open || answered) && governs, "Withdraw", "/withdrawal"),
        ];
        let ways = ways.into_iter().filter(|(is, ..)| *is && !meeting.is_cancelled());
        Self {
            id: format!("q{number}"),
            number: format!("Q{number}"),
            words: Some(said.words.to_string()),
            standing: format!(
                "{}, {}",
                words::sentence(said.kind.said()),
                question_standing(question, asked)
            ),
            facts: keyed(facts),
            said: answers_to(asked, question),
            ways: ways.map(|(_, words, under)| Link::new(words, format!("{address}{under}"))).collect(),
        }
    }

    fn withheld(id: String, number: String) -> Self {
        Self {
            id,
            number,
            words: None,
            standing: String::new(),
            facts: Vec::new(),
            said: Vec::new(),
            ways: Vec::new(),
        }
    }
}

fn keyed(facts: Vec<(&'static str, Markup)>) -> Vec<(Markup, Markup)> {
    facts.into_iter().map(|(key, value)| (html! { (key) }, value)).collect()
}

fn facts_about(asked: &Asked, about: &[goldthread_governance::Matter]) -> Vec<(&'static str, Markup)> {
    if about.is_empty() { Vec::new() } else { vec![("About", matters::shown(&asked.app, about))] }
}

fn paper(item: &AgendaItem) -> Markup {
    let due = match item.words.paper {
        PaperDue::NoPaper => "It has none".to_owned(),
        PaperDue::DaysBefore(0) => "Due by the meeting".to_owned(),
        PaperDue::DaysBefore(days) => {
            format!("Due {} before", words::count(usize::from(days), "working day", "working days"))
        }
        PaperDue::By(day) => format!("Due by {}", words::day(day)),
    };
    html! {
        @match &item.paper {
            Some(paper) => { "It came on " (words::day(paper.on)) ". " (document(paper.document.as_ref())) },
            None => (due),
        }
    }
}

fn decision_standing(asked: &Asked, decision: &Decision) -> String {
    match (&decision.closed, decision.next_to_confirm()) {
        (Some(closed), _) if closed.how == Closing::Done => "Done".to_owned(),
        (Some(closed), _) => words::sentence(closed.how.said()),
        (None, Some(who)) => format!("Awaits that {} confirms it", whom::said(asked, who)),
        (None, None) if decision.words.due.is_some_and(|due| due < asked.today) => "Open, late".to_owned(),
        (None, None) => "Open".to_owned(),
    }
}

fn question_standing(question: &Question, asked: &Asked) -> &'static str {
    match question.standing() {
        QuestionStanding::Open if question.due().is_some_and(|due| due < asked.today) => {
            "without an answer, late"
        }
        QuestionStanding::Open => "without an answer",
        QuestionStanding::Answered => "answered, and not yet accepted",
        QuestionStanding::Accepted => "its answer is accepted",
        QuestionStanding::Withdrawn => "withdrawn",
    }
}

fn answers_to(asked: &Asked, question: &Question) -> Vec<(String, Markup)> {
    let mut said = Vec::new();
    for answer in &question.answers {
        let by = whom::said(asked, &answer.by);
        said.push((format!("{by} answered on {}", words::day(answer.on)), html! { (answer.words) }));
        match &answer.verdict {
            Some(Verdict::Accepted { on, by }) => {
                said.push((
                    format!("{} accepted it on {}", whom::said(asked, by), words::day(*on)),
                    html! {},
                ));
            }
            Some(Verdict::PutAgain { on, words: missing, due }) => {
                let due = due.map(|due| format!(", by {}", words::day(due))).unwrap_or_default();
                said.push((format!("Put again on {}{due}", words::day(*on)), html! { (missing) }));
            }
            None => {}
        }
    }
    if let Some(why) = &question.withdrawn {
        said.push(("Withdrawn".to_owned(), html! { (why) }));
    }
    said
}
