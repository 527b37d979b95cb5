//! What is on the agenda of a meeting, and the papers for it.

use goldthread_governance::{Command, ItemWords, MeetingCommand, PaperDue, Purpose, Refusal};

use super::forms::{WHY, command, on, sheet};
use crate::components::choice::Pick;
use crate::pages::governance::asked::Asked;
use crate::pages::governance::deed::{Deed, Sheet};
use crate::pages::governance::fields::{self, Ask};
use crate::pages::governance::given::Given;
use crate::problem::Problem;

/// Puts something on the agenda.
pub struct AddItem;

impl Deed for AddItem {
    fn sheet(asked: &Asked) -> Result<Sheet, Problem> {
        Ok(sheet("Put something on the agenda", asked, words(asked, None))?.does("Add it", "item"))
    }

    fn read(asked: &Asked, given: &Given<'_>) -> Option<Command> {
        command(asked, MeetingCommand::AddItem { words: read(given, None)? })
    }

    fn field_of(_: &Refusal) -> &'static str {
        "title"
    }
}

/// Changes something on the agenda.
pub struct ChangeItem;

impl Deed for ChangeItem {
    fn sheet(asked: &Asked) -> Result<Sheet, Problem> {
        let item = asked.item()?;
        Ok(sheet(format!("Change item {}", item.number), asked, words(asked, Some(&item.words)))?
            .does("Change it", "item-changed"))
    }

    fn read(asked: &Asked, given: &Given<'_>) -> Option<Command> {
        let item = asked.item().ok()?;
        command(
            asked,
            MeetingCommand::ChangeItem { number: item.number, words: read(given, Some(&item.words))? },
        )
    }

    fn field_of(_: &Refusal) -> &'static str {
        "title"
    }
}

/// Takes something off the agenda.
pub struct DropItem;

impl Deed for DropItem {
    fn sheet(asked: &Asked) -> Result<Sheet, Problem> {
        let item = asked.item()?;
        let title = format!("Take item {} off the agenda", item.number);
        Ok(sheet(title, asked, vec![Ask::text("why", "Why")])?
            .saying(item.words.title.as_str())
            .does("Take it off", "item-dropped")
            .ends())
    }

    fn read(asked: &Asked, given: &Given<'_>) -> Option<Command> {
        let (number, why) = (asked.item().ok()?.number, given.must("why", WHY)?);
        command(asked, MeetingCommand::DropItem { number, why })
    }

    fn field_of(_: &Refusal) -> &'static str {
        "why"
    }
}

/// Records that the paper for an item came.
pub struct PaperCame;

impl Deed for PaperCame {
    fn sheet(asked: &Asked) -> Result<Sheet, Problem> {
        let item = asked.item()?;
        let was = item.paper.as_ref().and_then(|paper| paper.document.as_ref());
        let title = format!("The paper for item {} came", item.number);
        let asks = vec![on(asked), fields::document(was)];
        Ok(sheet(title, asked, asks)?.saying(item.words.title.as_str()).does("Record it", "paper"))
    }

    fn read(asked: &Asked, given: &Given<'_>) -> Option<Command> {
        let item = asked.item().ok()?.number;
        let (on, document) = (given.day("on", "Enter the day that it came"), given.document());
        command(asked, MeetingCommand::RecordPaper { item, on: on?, document: document? })
    }

    fn field_of(_: &Refusal) -> &'static str {
        "on"
    }
}

fn words(asked: &Asked, was: Option<&ItemWords>) -> Vec<Ask> {
    let reports = asked.body().map(|body| body.reports.as_slice()).unwrap_or_default();
    let picks = reports.iter().filter(|report| report.is_live_on(asked.today));
    let picks = picks.map(|report| Pick::new(report.number, report.words.about.as_str())).collect();
    let (paper, by) = match was.map(|words| words.paper) {
        None => ("", None),
        Some(PaperDue::NoPaper) => ("none", None),
        Some(PaperDue::DaysBefore(_)) => ("days", None),
        Some(PaperDue::By(day)) => ("by", Some(day)),
    };
    let days = match was.map(|words| words.paper) {
        Some(PaperDue::DaysBefore(days)) => Some(days),
        _ => None,
    };
    let papers = [
        ("none", "It has no paper"),
        ("days", "So many working days before the meeting"),
        ("by", "By a day"),
    ];
    let papers =
        papers.map(|(value, words)| Pick { value: value.to_owned(), words: words.to_owned() }).to_vec();
    let mut asks =
        vec![Ask::line("title", "What it is called on the agenda").was_maybe(was.map(|words| &words.title))];
    asks.extend(fields::about(asked, was.map_or(&[], |words| &words.matters)));
    asks.extend(fields::who(
        asked,
        ["from", "from-named"],
        "Who brings it",
        was.and_then(|words| words.from.as_ref()),
    ));
    asks.extend([
        Ask::pick("report", "Which of the reports that the board has agreed to receive it is", picks)
            .or("None of them")
            .was_maybe(was.and_then(|words| words.report)),
        Ask::one_of("purpose", "What the board is asked to do", Purpose::ALL)
            .was_maybe(was.map(|words| words.purpose)),
        Ask::pick("paper", "By when its paper is to come", papers).was(paper),
        Ask::line("days-before", "How many working days before").hint("0 is by the meeting").was_maybe(days),
        Ask::day("paper-by", "By which day").was_maybe(by),
    ]);
    asks
}

fn read(given: &Given<'_>, was: Option<&ItemWords>) -> Option<ItemWords> {
    let title = given.must("title", "Enter what it is called on the agenda");
    let matters = given.matters(was.map_or(&[], |words| &words.matters));
    let from = given.who(["from", "from-named"]);
    let report = given.number("report", "Choose a report of the list");
    let purpose = given.one_of("purpose", Purpose::ALL, "Choose what the board is asked to do");
    let paper = match given.value("paper") {
        "none" => Some(PaperDue::NoPaper),
        "days" => given
            .must("days-before", "Enter how many working days before the meeting")
            .map(PaperDue::DaysBefore),
        "by" => given.day("paper-by", "Enter the day that its paper is to come by").map(PaperDue::By),
        _ => given.wrong("paper", "Choose by when its paper is to come, or that it has none"),
    };
    Some(ItemWords {
        title: title?,
        matters: matters?,
        from: from?,
        report: report?,
        purpose: purpose?,
        paper: paper?,
    })
}
