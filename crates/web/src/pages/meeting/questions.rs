//! What was asked at a meeting, on its way to an answer that those who asked accept.

use goldthread_governance::{Asked as Kind, Command, QuestionCommand, QuestionWords, Refusal, Who};
use goldthread_people::{Permission, Thing};

use super::forms::{WHY, chosen_item, item, on, sheet};
use crate::pages::governance::asked::Asked;
use crate::pages::governance::deed::{Deed, Sheet};
use crate::pages::governance::fields::{self, Ask as Field};
use crate::pages::governance::given::Given;
use crate::pages::governance::may;
use crate::problem::Problem;

/// Records a question.
pub struct Ask;

impl Deed for Ask {
    fn sheet(asked: &Asked) -> Result<Sheet, Problem> {
        Ok(sheet("Record a question", asked, words(asked, None))?.does("Record it", "question"))
    }

    fn read(asked: &Asked, given: &Given<'_>) -> Option<Command> {
        command(asked, QuestionCommand::Ask { words: read(given, None)? })
    }

    fn field_of(refusal: &Refusal) -> &'static str {
        field_of(refusal)
    }
}

/// Changes a question that has no answer yet.
pub struct ChangeQuestion;

impl Deed for ChangeQuestion {
    fn sheet(asked: &Asked) -> Result<Sheet, Problem> {
        let question = asked.question()?;
        let title = format!("Change Q{}", question.number);
        Ok(sheet(title, asked, words(asked, Some(&question.words)))?.does("Change it", "question-changed"))
    }

    fn read(asked: &Asked, given: &Given<'_>) -> Option<Command> {
        let question = asked.question().ok()?;
        let words = read(given, Some(&question.words))?;
        command(asked, QuestionCommand::Change { number: question.number, words })
    }

    fn field_of(refusal: &Refusal) -> &'static str {
        field_of(refusal)
    }
}

/// Answers a question.
pub struct Answer;

impl Deed for Answer {
    fn sheet(asked: &Asked) -> Result<Sheet, Problem> {
        let mut asks = vec![Field::text("words", "The answer"), on(asked)];
        asks.extend(by(asked, "Who answers", &asked.question()?.words.to));
        Ok(one(asked, "Answer", asks)?.does("Answer", "answer"))
    }

    fn read(asked: &Asked, given: &Given<'_>) -> Option<Command> {
        let question = asked.question().ok()?;
        let (words, on) = (given.must("words", "Enter the answer"), given.day("on", "Enter the day"));
        let by = given_by(asked, given, "Choose who answers", &question.words.to);
        command(asked, QuestionCommand::Answer { number: question.number, on: on?, words: words?, by: by? })
    }

    fn field_of(refusal: &Refusal) -> &'static str {
        day_or("words", refusal)
    }

    fn may(asked: &Asked) -> bool {
        asked.question().is_ok_and(|question| may::answer(asked, question))
    }
}

/// Accepts the last answer.
pub struct Accept;

impl Deed for Accept {
    fn sheet(asked: &Asked) -> Result<Sheet, Problem> {
        let mut asks = vec![on(asked)];
        asks.extend(by(asked, "Who accepts it", &asked.question()?.words.by));
        let sheet = answered(asked, "Accept the answer to", asks)?;
        let again = format!("/meetings/{}/questions/{}/again", asked.meeting()?.id, asked.question()?.number);
        Ok(sheet
            .leading("It will not do:", "put the question again", &again)
            .does("Accept it", "answer-accepted"))
    }

    fn read(asked: &Asked, given: &Given<'_>) -> Option<Command> {
        let question = asked.question().ok()?;
        let on = given.day("on", "Enter the day");
        let by = given_by(asked, given, "Choose who accepts it", &question.words.by);
        command(asked, QuestionCommand::Accept { number: question.number, on: on?, by: by? })
    }

    fn field_of(_: &Refusal) -> &'static str {
        "on"
    }

    fn may(asked: &Asked) -> bool {
        asked.question().is_ok_and(|question| may::judge(asked, question))
    }
}

/// Puts a question again.
pub struct PutAgain;

impl Deed for PutAgain {
    fn sheet(asked: &Asked) -> Result<Sheet, Problem> {
        let asks = vec![Field::text("words", "What is missing"), on(asked), fields::due(None)];
        Ok(answered(asked, "Put again", asks)?.does("Put it again", "question-again"))
    }

    fn read(asked: &Asked, given: &Given<'_>) -> Option<Command> {
        let number = asked.question().ok()?.number;
        let (words, on) = (given.must("words", "Say what is missing"), given.day("on", "Enter the day"));
        let due = given.day_or_open("due");
        command(asked, QuestionCommand::PutAgain { number, on: on?, words: words?, due: due? })
    }

    fn field_of(refusal: &Refusal) -> &'static str {
        day_or("words", refusal)
    }

    fn may(asked: &Asked) -> bool {
        asked.question().is_ok_and(|question| may::judge(asked, question))
    }
}

/// Withdraws a question.
pub struct Withdraw;

impl Deed for Withdraw {
    fn sheet(asked: &Asked) -> Result<Sheet, Problem> {
        Ok(one(asked, "Withdraw", vec![Field::text("why", "Why")])?
            .does("Withdraw it", "question-withdrawn")
            .ends())
    }

    fn read(asked: &Asked, given: &Given<'_>) -> Option<Command> {
        let (number, why) = (asked.question().ok()?.number, given.must("why", WHY)?);
        command(asked, QuestionCommand::Withdraw { number, why })
    }

    fn field_of(_: &Refusal) -> &'static str {
        "why"
    }
}

fn command(asked: &Asked, command: QuestionCommand) -> Option<Command> {
    Some(Command::Question(asked.meeting().ok()?.id, command))
}

fn one(asked: &Asked, verb: &str, asks: Vec<Field>) -> Result<Sheet, Problem> {
    let question = asked.question()?;
    let sheet = sheet(format!("{verb} Q{}", question.number), asked, asks)?;
    // Whoever is asked may have no right to see what boards are handed.
    let sees = asked.app.may(Permission::SeePapers, Thing::Anything);
    let back = if sees { sheet.back.clone() } else { "/".to_owned() };
    Ok(Sheet { back, ..sheet }.quoting(question.words.words.as_str()))
}

/// With the answer that is judged.
fn answered(asked: &Asked, verb: &str, asks: Vec<Field>) -> Result<Sheet, Problem> {
    let sheet = one(asked, verb, asks)?;
    Ok(match asked.question()?.answers.last() {
        Some(answer) => sheet.saying("The answer:").quoting(answer.words.as_str()),
        None => sheet.saying("It has no answer yet."),
    })
}

/// Who does it: those who keep governance say so for others; everybody else does it as whom they were asked.
fn by(asked: &Asked, label: &'static str, usual: &Who) -> Vec<Field> {
    if asked.may_govern() {
        fields::who(asked, ["by", "by-named"], label, Some(usual)).map(Field::usual).into()
    } else {
        Vec::new()
    }
}

fn given_by(asked: &Asked, given: &Given<'_>, missing: &str, usual: &Who) -> Option<Who> {
    if asked.may_govern() { given.must_who(["by", "by-named"], missing) } else { Some(usual.clone()) }
}

fn words(asked: &Asked, was: Option<&QuestionWords>) -> Vec<Field> {
    let mut asks = vec![
        Field::one_of("kind", "Question or challenge", Kind::ALL).was_maybe(was.map(|words| words.kind)),
        Field::text("words", "What was asked").was_maybe(was.map(|words| &words.words)),
    ];
    asks.extend(fields::who(asked, ["by", "by-named"], "Who asks", was.map(|words| &words.by)));
    asks.extend(fields::who(asked, ["to", "to-named"], "Who is to answer", was.map(|words| &words.to)));
    asks.extend([
        fields::due(was.and_then(|words| words.due)),
        item(asked, was.and_then(|words| words.item)),
    ]);
    asks.extend(fields::about(asked, was.map_or(&[], |words| &words.matters)));
    asks
}

fn read(given: &Given<'_>, was: Option<&QuestionWords>) -> Option<QuestionWords> {
    let kind = given.one_of("kind", Kind::ALL, "Choose whether it is a question or a challenge");
    let words = given.must("words", "Enter what was asked");
    let by = given.must_who(["by", "by-named"], "Choose who asks");
    let to = given.must_who(["to", "to-named"], "Choose who is to answer");
    let (due, item) = (given.day_or_open("due"), chosen_item(given));
    let matters = given.matters(was.map_or(&[], |words| &words.matters));
    Some(QuestionWords {
        kind: kind?,
        words: words?,
        by: by?,
        to: to?,
        due: due?,
        matters: matters?,
        item: item?,
    })
}

fn field_of(refusal: &Refusal) -> &'static str {
    match refusal {
        Refusal::AsksThemselves => "to",
        Refusal::NoSuchItem | Refusal::ItemDropped(_) => "agenda",
        _ => "words",
    }
}

fn day_or(field: &'static str, refusal: &Refusal) -> &'static str {
    if matches!(refusal, Refusal::TooEarly { .. } | Refusal::ToCome(_)) { "on" } else { field }
}
