//! A policy is added, changed, looked at again, withdrawn.

use goldthread_governance::{Command, Policy, PolicyCommand, PolicyKind, PolicyWords, Refusal};

use crate::pages::governance::asked::{Asked, policy_page};
use crate::pages::governance::deed::{Deed, Sheet};
use crate::pages::governance::fields::{self, Ask};
use crate::pages::governance::given::Given;
use crate::problem::Problem;

/// Adds a policy.
pub struct Add;

impl Deed for Add {
    fn sheet(asked: &Asked) -> Result<Sheet, Problem> {
        Ok(Sheet::new("Add a policy", asked.app.name(), "/policies".to_owned(), words(asked, None))
            .saying("A policy, standard, procedure or protocol; its versions are drafted on its own page.")
            .does("Add the policy", "policy-added"))
    }

    fn read(_: &Asked, given: &Given<'_>) -> Option<Command> {
        Some(Command::Policy(given.once.id(), PolicyCommand::Add { words: read(given, None)? }))
    }

    fn field_of(_: &Refusal) -> &'static str {
        "title"
    }

    fn added(given: &Given<'_>) -> Option<String> {
        Some(policy_page(given.once.id()))
    }
}

/// Changes what a policy is, or whose.
pub struct Change;

impl Deed for Change {
    fn sheet(asked: &Asked) -> Result<Sheet, Problem> {
        let asks = words(asked, Some(asked.policy()?));
        Ok(sheet("Change what it is, or whose", asked, asks)?.does("Change it", "policy-changed"))
    }

    fn read(asked: &Asked, given: &Given<'_>) -> Option<Command> {
        let words = read(given, Some(asked.policy().ok()?))?;
        command(asked, PolicyCommand::Change { words })
    }

    fn field_of(_: &Refusal) -> &'static str {
        "title"
    }
}

/// Records that it was looked at and left as it is.
pub struct Review;

impl Deed for Review {
    fn sheet(asked: &Asked) -> Result<Sheet, Problem> {
        let asks = vec![
            fields::on(asked, "When"),
            next_review(),
            Ask::text("note", "What was noted").hint("It may be left empty"),
        ];
        Ok(sheet("It was looked at and stays as it is", asked, asks)?.does("Record it", "policy-reviewed"))
    }

    fn read(asked: &Asked, given: &Given<'_>) -> Option<Command> {
        let on = given.day("on", "Enter the day that it was looked at");
        let (next_review, note) = (given.day_or_open("next"), given.note("note"));
        command(asked, PolicyCommand::Review { on: on?, next_review: next_review?, note: note? })
    }

    fn field_of(_: &Refusal) -> &'static str {
        "on"
    }
}

/// Withdraws it.
pub struct Withdraw;

impl Deed for Withdraw {
    fn sheet(asked: &Asked) -> Result<Sheet, Problem> {
        let asks = vec![fields::on(asked, "The last day that it holds"), Ask::text("why", "Why")];
        Ok(sheet("Withdraw the policy", asked, asks)?.does("Withdraw it", "policy-withdrawn").ends())
    }

    fn read(asked: &Asked, given: &Given<'_>) -> Option<Command> {
        let (on, why) = (given.day("on", "Enter the last day"), given.must("why", "Say why, in a few words"));
        command(asked, PolicyCommand::Withdraw { on: on?, why: why? })
    }

    fn field_of(_: &Refusal) -> &'static str {
        "on"
    }
}

/// When it is to be looked at next.
pub fn next_review() -> Ask {
    Ask::day("next", "When it is to be looked at next").hint("Leave it empty where no day was set")
}

/// A form under the policy.
///
/// # Errors
/// [`Problem`] where it is not there.
pub fn sheet(title: impl Into<String>, asked: &Asked, asks: Vec<Ask>) -> Result<Sheet, Problem> {
    let policy = asked.policy()?;
    Ok(Sheet::new(title, policy.words.title.as_str(), policy_page(policy.id), asks))
}

/// What is to be done to the policy.
pub fn command(asked: &Asked, command: PolicyCommand) -> Option<Command> {
    Some(Command::Policy(asked.policy().ok()?.id, command))
}

fn words(asked: &Asked, policy: Option<&Policy>) -> Vec<Ask> {
    let was = policy.map(|policy| &policy.words);
    let mut asks = vec![
        Ask::line("title", "How it is called").was_maybe(was.map(|words| &words.title)),
        Ask::one_of("kind", "What kind of document it is", PolicyKind::ALL)
            .was_maybe(was.map(|words| words.kind)),
    ];
    asks.extend(fields::who(
        asked,
        ["owner", "owner-named"],
        "Who keeps it in order",
        was.and_then(|words| words.owner.as_ref()),
    ));
    asks.push(fields::whos(
        asked,
        "sign-off",
        "Who signs a version off before it is launched",
        was.map_or(&[], |words| &words.signed_off_by),
    ));
    asks.extend(fields::about(asked, was.map_or(&[], |words| &words.matters)));
    asks
}

fn read(given: &Given<'_>, policy: Option<&Policy>) -> Option<PolicyWords> {
    let title = given.must("title", "Enter how it is called");
    let kind = given.one_of("kind", PolicyKind::ALL, "Choose what kind of document it is");
    let (owner, signed_off_by) = (given.who(["owner", "owner-named"]), given.whos("sign-off"));
    let matters = given.matters(policy.map_or(&[], |policy| &policy.words.matters));
    Some(PolicyWords {
        title: title?,
        kind: kind?,
        owner: owner?,
        signed_off_by: signed_off_by?,
        matters: matters?,
    })
}
