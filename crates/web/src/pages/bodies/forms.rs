//! A body is added, changed, ended.

use goldthread_governance::{
    Body, BodyCommand, BodyId, BodyKind, BodyWords, Command, CountsFrom, DecisionLimit, Limits, Refusal,
};

use crate::components::choice::Pick;
use crate::pages::governance::asked::{Asked, body_page};
use crate::pages::governance::cycles;
use crate::pages::governance::deed::{Deed, Sheet};
use crate::pages::governance::fields::{self, Ask};
use crate::pages::governance::given::Given;
use crate::problem::Problem;

const DAYS: &str = "Enter a whole number of working days, up to 255";

/// Adds a body.
pub struct Add;

impl Deed for Add {
    fn sheet(asked: &Asked) -> Result<Sheet, Problem> {
        let mut asks = words(asked, None);
        asks.push(Ask::day("begun", "Its first day").hint("Leave it empty where that is not known"));
        Ok(Sheet::new("Add a board", asked.app.name(), "/bodies".to_owned(), asks)
            .saying("A board is whatever watches over a plan or is told of it: a board, a committee, a panel, a team, or one person who is briefed.")
            .does("Add the board", "body-added"))
    }

    fn read(_: &Asked, given: &Given<'_>) -> Option<Command> {
        let (words, begun) = (read(given, None), given.day_or_open("begun"));
        Some(Command::Body(given.once.id(), BodyCommand::Add { begun: begun?, words: words? }))
    }

    fn field_of(refusal: &Refusal) -> &'static str {
        field_of(refusal)
    }

    fn added(given: &Given<'_>) -> Option<String> {
        Some(body_page(given.once.id()))
    }
}

/// Changes what a body is and how it works.
pub struct Change;

impl Deed for Change {
    fn sheet(asked: &Asked) -> Result<Sheet, Problem> {
        let body = asked.body()?;
        let (about, back) = (body.name().as_str(), body_page(body.id));
        Ok(Sheet::new("Change what it is and how it works", about, back, words(asked, Some(body)))
            .does("Change it", "body-changed"))
    }

    fn read(asked: &Asked, given: &Given<'_>) -> Option<Command> {
        let body = asked.body().ok()?;
        Some(Command::Body(body.id, BodyCommand::Change { words: read(given, Some(body))? }))
    }

    fn field_of(refusal: &Refusal) -> &'static str {
        field_of(refusal)
    }
}

/// Ends a body.
pub struct End;

impl Deed for End {
    fn sheet(asked: &Asked) -> Result<Sheet, Problem> {
        let body = asked.body()?;
        let (about, back) = (body.name().as_str(), body_page(body.id));
        let ended = body.ended.map_or(asked.today, |ended| ended.on);
        let successor = body.ended.and_then(|ended| ended.successor);
        let asks = vec![
            Ask::day("on", "Its last day").was(ended).usual(),
            Ask::pick("successor", "Which board goes on with its work", others(asked, Some(body.id)))
                .or("None")
                .was_maybe(successor),
        ];
        Ok(Sheet::new("End this board", about, back, asks)
            .saying("Its meetings after that day are cancelled. What it decided and asked stays open until somebody closes it.")
            .does("End it", "body-ended")
            .ends())
    }

    fn read(asked: &Asked, given: &Given<'_>) -> Option<Command> {
        let (on, successor) = (given.day("on", "Enter its last day"), given.may("successor"));
        Some(Command::Body(asked.body().ok()?.id, BodyCommand::End { on: on?, successor: successor? }))
    }

    fn field_of(refusal: &Refusal) -> &'static str {
        match refusal {
            Refusal::EndsBeforeItBegan { .. } => "on",
            _ => "successor",
        }
    }
}

fn words(asked: &Asked, body: Option<&Body>) -> Vec<Ask> {
    let was = body.map(|body| &body.words);
    let limits = was.map(|words| words.limits).unwrap_or_default();
    let mut asks = vec![
        Ask::line("title", "How it is called")
            .hint("In full, as it is known at your council")
            .was_maybe(was.map(|words| &words.name)),
        Ask::one_of("kind", "What kind of board it is", BodyKind::ALL).was_maybe(was.map(|words| words.kind)),
    ];
    asks.extend(fields::who(
        asked,
        ["chair", "chair-named"],
        "Who chairs it",
        was.and_then(|words| words.chair.as_ref()),
    ));
    asks.extend(fields::who(
        asked,
        ["support", "support-named"],
        "Who writes its agenda and minutes",
        was.and_then(|words| words.support.as_ref()),
    ));
    asks.extend(cycles::meets(was.map(|words| &words.cycle)));
    asks.extend([
        Ask::text("terms", "What it is for")
            .hint("Its terms of reference, in a few lines")
            .was_maybe(was.map(|words| &words.terms)),
        Ask::pick("reports-to", "Which board it reports to", others(asked, body.map(|body| body.id)))
            .or("No other board")
            .was_maybe(was.and_then(|words| words.reports_to)),
        Ask::line("draft-within", "Working days from a meeting to the draft of its minutes")
            .hint("Leave it empty where that is not agreed")
            .was_maybe(limits.draft),
        Ask::line("minutes-within", "Working days from a meeting to its agreed minutes")
            .hint("Leave it empty where that is not agreed")
            .was_maybe(limits.minutes),
        Ask::line("decide-within", "Working days for decisions, or until they are confirmed")
            .hint("For panels; leave it empty where that is not agreed")
            .was_maybe(limits.decisions.map(|limit| limit.days)),
        Ask::one_of("decide-after", "From when they count", CountsFrom::ALL)
            .or("From the meeting")
            .was_maybe(limits.decisions.map(|limit| limit.after)),
    ]);
    let [about, parts] = fields::about(asked, was.map_or(&[], |words| &words.subject_of));
    asks.extend([about.hint("Where a plan says something about this board itself: then it should not be the only one that is assured of that"), parts]);
    asks
}

fn read(given: &Given<'_>, body: Option<&Body>) -> Option<BodyWords> {
    let was = body.map(|body| &body.words);
    let name = given.must("title", "Enter how it is called");
    let kind = given.one_of("kind", BodyKind::ALL, "Choose what kind of board it is");
    let (chair, support) = (given.who(["chair", "chair-named"]), given.who(["support", "support-named"]));
    let cycle = cycles::read(given, was.map(|words| &words.cycle));
    let (terms, reports_to) = (given.note("terms"), given.may("reports-to"));
    let (draft, minutes) = (given.number("draft-within", DAYS), given.number("minutes-within", DAYS));
    let (days, after) = (given.number("decide-within", DAYS), counts_from(given));
    let subject_of = given.matters(was.map_or(&[], |words| &words.subject_of));
    let decisions = days?.map(|days| DecisionLimit { days, after });
    Some(BodyWords {
        name: name?,
        kind: kind?,
        chair: chair?,
        support: support?,
        cycle: cycle?,
        terms: terms?,
        reports_to: reports_to?,
        limits: Limits { draft: draft?, minutes: minutes?, decisions },
        subject_of: subject_of?,
    })
}

fn counts_from(given: &Given<'_>) -> CountsFrom {
    let chosen = given.value("decide-after");
    CountsFrom::ALL.iter().find(|from| from.said() == chosen).copied().unwrap_or(CountsFrom::Meeting)
}

/// The other bodies that a form offers.
fn others(asked: &Asked, but: Option<BodyId>) -> Vec<Pick> {
    let mut bodies: Vec<_> =
        asked.governance.bodies_on(asked.today).filter(|body| Some(body.id) != but).collect();
    bodies.sort_by_key(|body| (body.name().as_str().to_lowercase(), body.id));
    bodies.iter().map(|body| Pick::new(body.id, body.name().as_str())).collect()
}

fn field_of(refusal: &Refusal) -> &'static str {
    match refusal {
        Refusal::ReportsToItself(_) | Refusal::NoSuchBody => "reports-to",
        _ => "title",
    }
}
