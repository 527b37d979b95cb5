//! What the page of a meeting says.

use goldthread_governance::{Meeting, Minutes, Standing};
use maud::{Markup, html};

use super::entry::Entry;
use crate::components::Link;
use crate::pages::governance::asked::{Asked, meeting_page};
use crate::pages::governance::parts::{Told, document, history};
use crate::problem::Problem;
use crate::words;

/// The page.
pub struct MeetingPage {
    /// Its day, as a title.
    pub title: String,
    /// Whose it is.
    pub body: String,
    /// How it stands, and what was noted of that.
    pub standing: String,
    /// How it was moved.
    pub moves: Vec<String>,
    /// What whoever looks may do with it.
    pub ways: Vec<Link>,
    /// What is on its agenda.
    pub items: Vec<Entry>,
    /// Where something is put on the agenda.
    pub add_item: Option<Link>,
    /// What it decided.
    pub decisions: Vec<Entry>,
    /// Where a decision is recorded.
    pub decide: Option<Link>,
    /// What was asked.
    pub questions: Vec<Entry>,
    /// Where a question is recorded.
    pub ask: Option<Link>,
    /// How far its minutes are.
    pub minutes: Vec<(Markup, Markup)>,
    /// What can be done about them.
    pub minutes_ways: Vec<Link>,
    /// What happened to it.
    pub history: Vec<Told>,
}

impl MeetingPage {
    /// The page as things stand.
    pub fn of(asked: &Asked) -> Result<Self, Problem> {
        let (meeting, body) = (asked.meeting()?, asked.body()?);
        let address = meeting_page(meeting.id);
        let (governs, live, held) = (asked.may_govern(), !meeting.is_cancelled(), meeting.is_held());
        let way = |is: bool, words: &str, under: &str| {
            (governs && is).then(|| Link::new(words, format!("{address}/{under}")))
        };
        let has_come = meeting.day <= asked.today;
        let note = if held { "Change who was there" } else { "It took place" };
        let back = if held { "It did not take place" } else { "It was not cancelled" };
        let can_reopen = meeting.is_cancelled()
            || (held && meeting.decisions.is_empty() && meeting.minutes == Minutes::default());
        let ways = [
            way(live && has_come, note, "held"),
            way(meeting.is_planned(), "Move it", "move"),
            way(meeting.is_planned(), "Cancel it", "cancel"),
            way(can_reopen, back, "reopening"),
        ];
        let agreed = meeting.minutes.agreed.is_some();
        let minutes_ways = [
            way(held && !agreed, "They are drafted", "minutes/draft"),
            way(held, "They are agreed", "minutes"),
        ];
        Ok(Self {
            title: format!("Meeting of {}", words::day(meeting.day)),
            body: body.name().to_string(),
            standing: standing(asked, meeting),
            moves: meeting.moves.iter().map(moved).collect(),
            ways: ways.into_iter().flatten().collect(),
            items: meeting.items.iter().map(|item| Entry::of_item(asked, meeting, item)).collect(),
            add_item: way(live, "Put something on the agenda", "items/new"),
            decisions: meeting.decisions.iter().map(|one| Entry::of_decision(asked, meeting, one)).collect(),
            decide: way(held, "Record a decision", "decisions/new"),
            questions: meeting.questions.iter().map(|one| Entry::of_question(asked, meeting, one)).collect(),
            ask: way(live, "Record a question", "questions/new"),
            minutes: minutes(meeting),
            minutes_ways: minutes_ways.into_iter().flatten().collect(),
            history: history(asked, asked.governance.history_of_meeting(meeting.id)),
        })
    }
}

fn standing(asked: &Asked, meeting: &Meeting) -> String {
    match &meeting.standing {
        Standing::Planned if meeting.day < asked.today => "Nobody has said whether it took place.".to_owned(),
        Standing::Planned => "It is planned.".to_owned(),
        Standing::Held(note) if note.is_empty() => "It took place.".to_owned(),
        Standing::Held(note) => format!("It took place. {}", words::full_sentence(note.as_str())),
        Standing::Cancelled(why) => format!("It was cancelled: {}", words::full_sentence(why.as_str())),
    }
}

fn moved(moved: &goldthread_governance::Moved) -> String {
    format!(
        "Moved from {} to {}: {}",
        words::day(moved.from),
        words::day(moved.to),
        words::full_sentence(moved.why.as_str())
    )
}

fn minutes(meeting: &Meeting) -> Vec<(Markup, Markup)> {
    let day = |day: Option<jiff::civil::Date>| day.map_or_else(|| "Not yet".to_owned(), words::day);
    let minutes = &meeting.minutes;
    let mut rows = vec![
        (html! { "Drafted" }, html! { (day(minutes.drafted)) }),
        (html! { "Agreed" }, html! { (day(minutes.agreed)) }),
    ];
    if minutes.document.is_some() {
        rows.push((html! { "Where they are" }, document(minutes.document.as_ref())));
    }
    rows
}
