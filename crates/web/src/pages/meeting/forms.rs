//! A meeting is planned, moved, cancelled, held; and what was recorded of it by mistake is taken back.

use goldthread_governance::{Command, Meeting, MeetingCommand, Refusal, Standing};

use crate::pages::governance::asked::{Asked, body_page, meeting_page};
use crate::pages::governance::deed::{Deed, Sheet};
use crate::pages::governance::fields::{self, Ask};
use crate::pages::governance::given::Given;
use crate::problem::Problem;
use crate::words;

/// Why something is done.
pub const WHY: &str = "Say why, in a few words";

/// Plans a meeting.
pub struct Plan;

impl Deed for Plan {
    fn sheet(asked: &Asked) -> Result<Sheet, Problem> {
        let body = asked.body()?;
        let (about, back) = (body.name().as_str(), body_page(body.id));
        let asks = vec![
            Ask::day("on", "The day")
                .was_maybe(asked.governance.next_meeting(body, asked.today).day())
                .usual(),
        ];
        Ok(Sheet::new("Plan a meeting", about, back, asks)
            .saying("A meeting that took place long ago can be planned too, and recorded as held then.")
            .does("Plan the meeting", "meeting-planned"))
    }

    fn read(asked: &Asked, given: &Given<'_>) -> Option<Command> {
        let (body, day) = (asked.body().ok()?.id, given.day("on", "Enter the day")?);
        Some(Command::Meeting(given.once.id(), MeetingCommand::Plan { body, day }))
    }

    fn field_of(_: &Refusal) -> &'static str {
        "on"
    }

    fn added(given: &Given<'_>) -> Option<String> {
        Some(meeting_page(given.once.id()))
    }
}

/// Moves it to another day.
pub struct Move;

impl Deed for Move {
    fn sheet(asked: &Asked) -> Result<Sheet, Problem> {
        let day = asked.meeting()?.day;
        let asks = vec![Ask::day("on", "The new day").was(day), Ask::text("why", "Why")];
        Ok(sheet("Move the meeting", asked, asks)?.does("Move it", "meeting-moved"))
    }

    fn read(asked: &Asked, given: &Given<'_>) -> Option<Command> {
        let (to, why) = (given.day("on", "Enter the new day"), given.must("why", WHY));
        command(asked, MeetingCommand::Move { to: to?, why: why? })
    }

    fn field_of(_: &Refusal) -> &'static str {
        "on"
    }
}

/// Cancels it.
pub struct Cancel;

impl Deed for Cancel {
    fn sheet(asked: &Asked) -> Result<Sheet, Problem> {
        Ok(sheet("Cancel the meeting", asked, vec![Ask::text("why", "Why")])?
            .does("Cancel it", "meeting-cancelled")
            .ends())
    }

    fn read(asked: &Asked, given: &Given<'_>) -> Option<Command> {
        command(asked, MeetingCommand::Cancel { why: given.must("why", WHY)? })
    }

    fn field_of(_: &Refusal) -> &'static str {
        "why"
    }
}

/// Records that it took place.
pub struct Held;

impl Deed for Held {
    fn sheet(asked: &Asked) -> Result<Sheet, Problem> {
        let was = match &asked.meeting()?.standing {
            Standing::Held(note) => note.to_string(),
            Standing::Planned | Standing::Cancelled(_) => String::new(),
        };
        let note = Ask::text("note", "Who was there")
            .hint("By office, such as: the chair, four of six members; it may be left empty")
            .was(was);
        Ok(sheet("It took place", asked, vec![note])?.does("Record it", "meeting-held"))
    }

    fn read(asked: &Asked, given: &Given<'_>) -> Option<Command> {
        command(asked, MeetingCommand::RecordHeld { note: given.note("note")? })
    }

    fn field_of(_: &Refusal) -> &'static str {
        "note"
    }
}

/// Takes back that it took place or was cancelled.
pub struct Reopen;

impl Deed for Reopen {
    fn sheet(asked: &Asked) -> Result<Sheet, Problem> {
        let words = if asked.meeting()?.is_held() {
            "Take back that it took place"
        } else {
            "Take back that it was cancelled"
        };
        Ok(sheet(words, asked, vec![Ask::text("why", "Why")])?.does("Take it back", "meeting-reopened"))
    }

    fn read(asked: &Asked, given: &Given<'_>) -> Option<Command> {
        command(asked, MeetingCommand::Reopen { why: given.must("why", WHY)? })
    }

    fn field_of(_: &Refusal) -> &'static str {
        "why"
    }
}

/// A form under the meeting.
///
/// # Errors
/// [`Problem`] where it is not there.
pub fn sheet(title: impl Into<String>, asked: &Asked, asks: Vec<Ask>) -> Result<Sheet, Problem> {
    let meeting = asked.meeting()?;
    Ok(Sheet::new(title, name(asked, meeting), meeting_page(meeting.id), asks))
}

/// What is to be done to the meeting.
pub fn command(asked: &Asked, command: MeetingCommand) -> Option<Command> {
    Some(Command::Meeting(asked.meeting().ok()?.id, command))
}

/// The body of a meeting, and its day.
pub fn name(asked: &Asked, meeting: &Meeting) -> String {
    let body = asked.governance.body(meeting.body).map(|body| body.name().to_string()).unwrap_or_default();
    format!("{body}, {}", words::day(meeting.day))
}

/// The items of its agenda, to choose one.
pub fn item(asked: &Asked, was: Option<u32>) -> Ask {
    use crate::components::choice::Pick;
    let pick = |item: &goldthread_governance::AgendaItem| {
        Pick::new(item.number, format!("{}. {}", item.number, item.words.title))
    };
    let picks = asked.meeting().map(|meeting| meeting.agenda().map(pick).collect()).unwrap_or_default();
    Ask::pick("agenda", "Under which item of the agenda", picks)
        .or("None")
        .hint("What the item is about, it is about too, unless you say otherwise")
        .was_maybe(was)
}

/// The item that was chosen.
pub fn chosen_item(given: &Given<'_>) -> Option<Option<u32>> {
    given.number("agenda", "Choose an item of the list")
}

/// This day.
pub fn on(asked: &Asked) -> Ask {
    fields::on(asked, "When")
}
