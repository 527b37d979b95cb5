//! A version of a policy: drafted, signed off, launched, told.

use goldthread_governance::{Command, PolicyCommand, Refusal, Told};

use super::forms::{command, next_review, sheet};
use crate::pages::governance::asked::Asked;
use crate::pages::governance::deed::{Deed, Sheet};
use crate::pages::governance::fields::{self, Ask};
use crate::pages::governance::given::Given;
use crate::problem::Problem;

/// Records a draft of a version.
pub struct Draft;

impl Deed for Draft {
    fn sheet(asked: &Asked) -> Result<Sheet, Problem> {
        let asks = vec![
            Ask::line("version", "Which version").hint("Such as 2, or 3.1"),
            fields::on(asked, "The day of the draft"),
            fields::document(None),
            Ask::day("expected", "When it is to be launched").hint("Leave it empty where no day was set"),
        ];
        Ok(sheet("Draft a version", asked, asks)?.does("Record it", "version-drafted"))
    }

    fn read(asked: &Asked, given: &Given<'_>) -> Option<Command> {
        let (version, on) =
            (given.must("version", "Enter which version"), given.day("on", "Enter the day of the draft"));
        let (document, expected) = (given.document(), given.day_or_open("expected"));
        let (version, on, document, expected) = (version?, on?, document?, expected?);
        command(asked, PolicyCommand::Draft { version, on, document, expected })
    }

    fn field_of(refusal: &Refusal) -> &'static str {
        match refusal {
            Refusal::VersionThere(_) => "version",
            Refusal::TooEarly { .. } => "expected",
            _ => "on",
        }
    }
}

/// Records that a version was signed off.
pub struct SignOff;

impl Deed for SignOff {
    fn sheet(asked: &Asked) -> Result<Sheet, Problem> {
        let next = asked.policy()?.next_to_sign(asked.version()?);
        let mut asks =
            Vec::from(fields::who(asked, ["by", "by-named"], "Who signs it off", next).map(Ask::usual));
        asks.push(fields::on(asked, "When"));
        Ok(one(asked, "Sign off", asks)?.does("Record it", "version-signed"))
    }

    fn read(asked: &Asked, given: &Given<'_>) -> Option<Command> {
        let version = asked.version().ok()?.label.clone();
        let by = given.must_who(["by", "by-named"], "Choose who signs it off");
        let on = given.day("on", "Enter the day that it was signed off");
        command(asked, PolicyCommand::SignOff { version, by: by?, on: on? })
    }

    fn field_of(refusal: &Refusal) -> &'static str {
        if matches!(refusal, Refusal::OutOfTurn(_)) { "by" } else { "on" }
    }
}

/// Launches a version.
pub struct Launch;

impl Deed for Launch {
    fn sheet(asked: &Asked) -> Result<Sheet, Problem> {
        Ok(one(asked, "Launch", vec![fields::on(asked, "When"), next_review()])?
            .does("Launch it", "version-launched"))
    }

    fn read(asked: &Asked, given: &Given<'_>) -> Option<Command> {
        let version = asked.version().ok()?.label.clone();
        let (on, next_review) = (given.day("on", "Enter the day of the launch"), given.day_or_open("next"));
        command(asked, PolicyCommand::Launch { version, on: on?, next_review: next_review? })
    }

    fn field_of(_: &Refusal) -> &'static str {
        "on"
    }
}

/// Records that some were told of a version.
pub struct ToldOf;

impl Deed for ToldOf {
    fn sheet(asked: &Asked) -> Result<Sheet, Problem> {
        let asks = vec![
            Ask::line("whom", "Who was told").hint("Such as: all practitioners, fostering agencies"),
            Ask::line("route", "How").hint("Such as: a briefing, a copy with the contract"),
            fields::on(asked, "When"),
        ];
        Ok(one(asked, "Who was told of", asks)?.does("Record it", "version-told"))
    }

    fn read(asked: &Asked, given: &Given<'_>) -> Option<Command> {
        let version = asked.version().ok()?.label.clone();
        let (whom, route) =
            (given.must("whom", "Enter who was told"), given.must("route", "Enter how they were told"));
        let on = given.day("on", "Enter the day that they were told");
        command(
            asked,
            PolicyCommand::RecordTold { version, told: Told { whom: whom?, route: route?, on: on? } },
        )
    }

    fn field_of(_: &Refusal) -> &'static str {
        "on"
    }
}

fn one(asked: &Asked, verb: &str, asks: Vec<Ask>) -> Result<Sheet, Problem> {
    sheet(format!("{verb} version {}", asked.version()?.label), asked, asks)
}
