//! The minutes of a meeting: drafted, agreed.

use goldthread_governance::{Command, MeetingCommand, Refusal};

use super::forms::{command, on, sheet};
use crate::pages::governance::asked::Asked;
use crate::pages::governance::deed::{Deed, Sheet};
use crate::pages::governance::fields;
use crate::pages::governance::given::Given;
use crate::problem::Problem;

/// Records that the minutes are drafted.
pub struct Draft;

impl Deed for Draft {
    fn sheet(asked: &Asked) -> Result<Sheet, Problem> {
        let document = fields::document(asked.meeting()?.minutes.document.as_ref());
        Ok(sheet("The minutes are drafted", asked, vec![on(asked), document])?.does("Record it", "minutes"))
    }

    fn read(asked: &Asked, given: &Given<'_>) -> Option<Command> {
        let (on, document) = (given.day("on", "Enter the day of the draft"), given.document());
        command(asked, MeetingCommand::DraftMinutes { on: on?, document: document? })
    }

    fn field_of(_: &Refusal) -> &'static str {
        "on"
    }
}

/// Records that the minutes are agreed.
pub struct Agree;

impl Deed for Agree {
    fn sheet(asked: &Asked) -> Result<Sheet, Problem> {
        let document = fields::document(asked.meeting()?.minutes.document.as_ref());
        Ok(sheet("The minutes are agreed", asked, vec![on(asked), document])?.does("Record it", "minutes"))
    }

    fn read(asked: &Asked, given: &Given<'_>) -> Option<Command> {
        let (on, document) = (given.day("on", "Enter the day that they were agreed"), given.document());
        command(asked, MeetingCommand::AgreeMinutes { on: on?, document: document? })
    }

    fn field_of(_: &Refusal) -> &'static str {
        "on"
    }
}
