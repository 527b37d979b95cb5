//! What a meeting decided: recorded, changed, confirmed, closed, opened again.

use goldthread_governance::{Closing, Command, DecisionWords, MeetingCommand, Refusal, Who};

use super::forms::{WHY, chosen_item, command, item, on, sheet};
use crate::pages::governance::asked::Asked;
use crate::pages::governance::deed::{Deed, Sheet};
use crate::pages::governance::fields::{self, Ask};
use crate::pages::governance::given::Given;
use crate::pages::governance::whom;
use crate::problem::Problem;

/// Records a decision.
pub struct Decide;

impl Deed for Decide {
    fn sheet(asked: &Asked) -> Result<Sheet, Problem> {
        Ok(sheet("Record a decision", asked, words(asked, None))?.does("Record it", "decision"))
    }

    fn read(asked: &Asked, given: &Given<'_>) -> Option<Command> {
        command(asked, MeetingCommand::Decide { words: read(given, None)? })
    }

    fn field_of(refusal: &Refusal) -> &'static str {
        field_of(refusal)
    }
}

/// Changes a decision.
pub struct ChangeDecision;

impl Deed for ChangeDecision {
    fn sheet(asked: &Asked) -> Result<Sheet, Problem> {
        let decision = asked.decision()?;
        let title = format!("Change D{}", decision.number);
        Ok(sheet(title, asked, words(asked, Some(&decision.words)))?.does("Change it", "decision-changed"))
    }

    fn read(asked: &Asked, given: &Given<'_>) -> Option<Command> {
        let decision = asked.decision().ok()?;
        let words = read(given, Some(&decision.words))?;
        command(asked, MeetingCommand::ChangeDecision { number: decision.number, words })
    }

    fn field_of(refusal: &Refusal) -> &'static str {
        field_of(refusal)
    }
}

/// Records that a decision was confirmed by the next who has to.
pub struct Confirm;

impl Deed for Confirm {
    fn sheet(asked: &Asked) -> Result<Sheet, Problem> {
        let asks = vec![on(asked), Ask::text("note", "What they said").hint("It may be left empty")];
        let sheet = one(asked, "Confirm", asks)?.does("Record it", "decision-confirmed");
        Ok(match asked.decision()?.next_to_confirm() {
            Some(who) => sheet.saying(&format!("It is {} who confirms it now.", whom::said(asked, who))),
            None => sheet.saying("Nobody has to confirm it."),
        })
    }

    fn read(asked: &Asked, given: &Given<'_>) -> Option<Command> {
        let decision = asked.decision().ok()?;
        let (on, note) = (given.day("on", "Enter the day that it was confirmed"), given.note("note"));
        // Where nobody is next, whoever was last: then it says that it is confirmed already.
        let confirmed = decision.confirmed.last().map(|confirmed| &confirmed.by);
        let by: Option<&Who> = decision.next_to_confirm().or(confirmed);
        let Some(by) = by.cloned() else { return given.wrong("on", "Nobody has to confirm it") };
        command(asked, MeetingCommand::ConfirmDecision { number: decision.number, by, on: on?, note: note? })
    }

    fn field_of(_: &Refusal) -> &'static str {
        "on"
    }
}

/// Records what came of a decision.
pub struct Close;

impl Deed for Close {
    fn sheet(asked: &Asked) -> Result<Sheet, Problem> {
        let how = Ask::one_of("how", "How it ended", Closing::ALL);
        let asks = vec![how, on(asked), Ask::text("words", "What came of it")];
        Ok(one(asked, "Close", asks)?.does("Close it", "decision-closed"))
    }

    fn read(asked: &Asked, given: &Given<'_>) -> Option<Command> {
        let number = asked.decision().ok()?.number;
        let how = given.one_of("how", Closing::ALL, "Choose how it ended");
        let (on, words) = (given.day("on", "Enter the day"), given.must("words", "Say what came of it"));
        command(asked, MeetingCommand::CloseDecision { number, on: on?, how: how?, words: words? })
    }

    fn field_of(refusal: &Refusal) -> &'static str {
        match refusal {
            Refusal::NotConfirmed(_) | Refusal::NothingToConfirm(_) => "how",
            _ => "on",
        }
    }
}

/// Takes back what came of a decision.
pub struct ReopenDecision;

impl Deed for ReopenDecision {
    fn sheet(asked: &Asked) -> Result<Sheet, Problem> {
        Ok(one(asked, "Open again", vec![Ask::text("why", "Why")])?
            .does("Open it again", "decision-reopened"))
    }

    fn read(asked: &Asked, given: &Given<'_>) -> Option<Command> {
        let (number, why) = (asked.decision().ok()?.number, given.must("why", WHY)?);
        command(asked, MeetingCommand::ReopenDecision { number, why })
    }

    fn field_of(_: &Refusal) -> &'static str {
        "why"
    }
}

fn one(asked: &Asked, verb: &str, asks: Vec<Ask>) -> Result<Sheet, Problem> {
    let decision = asked.decision()?;
    Ok(sheet(format!("{verb} D{}", decision.number), asked, asks)?.quoting(decision.words.words.as_str()))
}

fn words(asked: &Asked, was: Option<&DecisionWords>) -> Vec<Ask> {
    let mut asks = vec![Ask::text("words", "What was decided").was_maybe(was.map(|words| &words.words))];
    asks.extend(fields::who(
        asked,
        ["owner", "owner-named"],
        "Who does it",
        was.and_then(|words| words.owner.as_ref()),
    ));
    asks.extend([
        fields::due(was.and_then(|words| words.due)),
        item(asked, was.and_then(|words| words.item)),
    ]);
    asks.extend(fields::about(asked, was.map_or(&[], |words| &words.matters)));
    let confirm = was.map_or(&[][..], |words| &words.confirmed_by);
    asks.push(fields::whos(
        asked,
        "confirm",
        "Who has to confirm it, where the board only recommends",
        confirm,
    ));
    asks
}

fn read(given: &Given<'_>, was: Option<&DecisionWords>) -> Option<DecisionWords> {
    let words = given.must("words", "Enter what was decided");
    let (owner, due) = (given.who(["owner", "owner-named"]), given.day_or_open("due"));
    let (item, confirmed_by) = (chosen_item(given), given.whos("confirm"));
    let matters = given.matters(was.map_or(&[], |words| &words.matters));
    Some(DecisionWords {
        words: words?,
        owner: owner?,
        due: due?,
        matters: matters?,
        item: item?,
        confirmed_by: confirmed_by?,
    })
}

fn field_of(refusal: &Refusal) -> &'static str {
    match refusal {
        Refusal::TooEarly { .. } => "due",
        Refusal::NoSuchItem | Refusal::ItemDropped(_) => "agenda",
        _ => "words",
    }
}
