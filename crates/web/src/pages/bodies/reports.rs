//! What a body receives is agreed, changed, ended, and comes.

use goldthread_governance::{
    Body, BodyCommand, Command, Matter, Purpose, Refusal, Report, ReportKind, ReportWords,
};

use crate::pages::governance::asked::{Asked, body_page};
use crate::pages::governance::cycles;
use crate::pages::governance::deed::{Deed, Sheet};
use crate::pages::governance::fields::{self, Ask};
use crate::pages::governance::given::Given;
use crate::problem::Problem;

/// Agrees that a body receives something.
pub struct Agree;

impl Deed for Agree {
    fn sheet(asked: &Asked) -> Result<Sheet, Problem> {
        let mut asks = words(asked, None);
        asks.push(Ask::day("since", "From which day on").was(asked.today).usual());
        Ok(sheet("Add something that it receives", asked.body()?, asks).does("Add it", "report-agreed"))
    }

    fn read(asked: &Asked, given: &Given<'_>) -> Option<Command> {
        let (words, since) = (read(given, None), given.day("since", "Enter from which day on it comes"));
        command(asked, BodyCommand::AgreeReport { since: since?, words: words? })
    }

    fn field_of(refusal: &Refusal) -> &'static str {
        field_of(refusal)
    }
}

/// Changes what a body receives.
pub struct ChangeReport;

impl Deed for ChangeReport {
    fn sheet(asked: &Asked) -> Result<Sheet, Problem> {
        let asks = words(asked, Some(asked.report()?));
        Ok(sheet("Change what it receives", asked.body()?, asks).does("Change it", "report-changed"))
    }

    fn read(asked: &Asked, given: &Given<'_>) -> Option<Command> {
        let report = asked.report().ok()?;
        let (number, words) = (report.number, read(given, Some(report))?);
        command(asked, BodyCommand::ChangeReport { number, words })
    }

    fn field_of(refusal: &Refusal) -> &'static str {
        field_of(refusal)
    }
}

/// Ends that a body receives something.
pub struct EndReport;

impl Deed for EndReport {
    fn sheet(asked: &Asked) -> Result<Sheet, Problem> {
        let about = &asked.report()?.words.about;
        let asks = vec![fields::on(asked, "The last day")];
        Ok(sheet(&format!("End that it receives “{about}”"), asked.body()?, asks)
            .does("End it", "report-ended")
            .ends())
    }

    fn read(asked: &Asked, given: &Given<'_>) -> Option<Command> {
        let (number, on) = (asked.report().ok()?.number, given.day("on", "Enter the last day")?);
        command(asked, BodyCommand::EndReport { number, on })
    }

    fn field_of(_: &Refusal) -> &'static str {
        "on"
    }
}

/// Records that something came outside of a meeting.
pub struct Received;

impl Deed for Received {
    fn sheet(asked: &Asked) -> Result<Sheet, Problem> {
        let about = &asked.report()?.words.about;
        let asks = vec![fields::on(asked, "When it came"), fields::document(None)];
        Ok(sheet(&format!("“{about}” came outside of a meeting"), asked.body()?, asks)
            .saying("What comes to a meeting is recorded as the paper of an item on its agenda.")
            .does("Record it", "report-received"))
    }

    fn read(asked: &Asked, given: &Given<'_>) -> Option<Command> {
        let number = asked.report().ok()?.number;
        let (on, document) = (given.day("on", "Enter the day that it came"), given.document());
        command(asked, BodyCommand::RecordReport { number, on: on?, document: document? })
    }

    fn field_of(_: &Refusal) -> &'static str {
        "on"
    }
}

fn sheet(title: &str, body: &Body, asks: Vec<Ask>) -> Sheet {
    Sheet::new(title, body.name().as_str(), body_page(body.id), asks)
}

fn command(asked: &Asked, command: BodyCommand) -> Option<Command> {
    Some(Command::Body(asked.body().ok()?.id, command))
}

fn words(asked: &Asked, report: Option<&Report>) -> Vec<Ask> {
    let was = report.map(|report| &report.words);
    let matters: Vec<Matter> = was.and_then(|words| words.matter).into_iter().collect();
    let mut asks = vec![
        Ask::line("title", "What it is about")
            .hint("Such as: progress on the plan, children missing from home")
            .was_maybe(was.map(|words| &words.about)),
        Ask::one_of("kind", "As what it comes", ReportKind::ALL).was_maybe(was.map(|words| words.kind)),
    ];
    let [about, parts] = fields::about(asked, &matters);
    asks.extend([about, parts.hint("Such as: section 3. One part, or leave it empty for the whole plan")]);
    asks.extend(fields::who(
        asked,
        ["from", "from-named"],
        "Who sends it",
        was.and_then(|words| words.from.as_ref()),
    ));
    asks.extend(cycles::receives(was.map(|words| &words.often)));
    asks.extend([
        Ask::line("days-before", "How many working days before the meeting")
            .hint("0 is by the meeting")
            .was_maybe(was.map(|words| words.days_before)),
        Ask::one_of("purpose", "What the board is asked to do", Purpose::ALL)
            .was_maybe(was.map(|words| words.purpose)),
    ]);
    asks
}

fn read(given: &Given<'_>, report: Option<&Report>) -> Option<ReportWords> {
    let was = report.map(|report| &report.words);
    let about = given.must("title", "Enter what it is about");
    let kind = given.one_of("kind", ReportKind::ALL, "Choose as what it comes");
    let (matters, from) = (given.matters(&[]), given.who(["from", "from-named"]));
    let often = cycles::read_often(given, was.map(|words| &words.often));
    let days = given.number("days-before", "Enter a whole number of working days, up to 255");
    let purpose = given.one_of("purpose", Purpose::ALL, "Choose what the board is asked to do");
    let matter = match matters?.as_slice() {
        [] => None,
        [one] => Some(*one),
        _ => {
            return given
                .wrong("parts", "A report is about one part of a plan; add another report for the others");
        }
    };
    Some(ReportWords {
        about: about?,
        matter,
        kind: kind?,
        from: from?,
        often: often?,
        days_before: days?.unwrap_or_default(),
        purpose: purpose?,
    })
}

fn field_of(refusal: &Refusal) -> &'static str {
    match refusal {
        Refusal::EndsBeforeItBegan { .. } => "since",
        _ => "title",
    }
}
