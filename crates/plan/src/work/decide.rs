//! Decides what is recorded of what somebody wants done on an action.

use std::collections::BTreeSet;

use jiff::civil::Date;

use super::{
    ActionReopened, ActionShared, CommentMade, CompletionChecked, CompletionClaimed, CompletionReturned,
    CompletionSustained, CompletionVerified, DateMoved, DeclaredStatus, Doer, PersonRef, ReopenReason, Topic,
    TurnRecorded, UpdateCorrected, UpdateNumber, UpdatePosted, UpdateText, WaitsOnSet, WorkCommand,
    WorkField, WorkRefusal,
};
use crate::{Action, ActionNumber, Completion, Event, Plan, SectionNumber, Timescale};

/// The most that is said in one place, in characters: two pages.
const MOST: usize = 8_000;

/// The most that is said of who agreed, in characters.
const MOST_NAME: usize = 200;

impl Plan {
    /// Decides what doing something on an action records.
    ///
    /// # Errors
    /// [`WorkRefusal`] says why it cannot be done, and what to do.
    pub fn work(&self, command: WorkCommand, doer: &Doer) -> Result<Vec<Event>, WorkRefusal> {
        let doing = Doing { plan: self, doer };
        match command {
            WorkCommand::PostUpdate { action, text, status, mentions } => {
                doing.post(action, text, status, mentions).map(one)
            }
            WorkCommand::CorrectUpdate { action, update, text, status, why } => {
                doing.correct((action, update), text, status, why).map(one)
            }
            WorkCommand::Comment { topic, text, mentions } => doing.comment(topic, text, mentions).map(one),
            WorkCommand::MoveDate { action, to, reason, why, agreed_by } => {
                let from = doing.movable(action, &to)?;
                let why = said(why, "say in a few words why the date moves", WorkField::Why)?;
                let agreed_by = said(agreed_by, "say who agreed that the date moves", WorkField::AgreedBy)?;
                let agreed_by = within(agreed_by, "who agreed", WorkField::AgreedBy, MOST_NAME)?;
                let (on, by) = (doer.on, doer.person);
                Ok(one(DateMoved { action, from, to, reason, why, agreed_by, on, by }))
            }
            WorkCommand::RecordTurn { action, due, done, words } => {
                doing.record_turn(action, due, done, words).map(one)
            }
            WorkCommand::WaitOn { action, on } => doing.wait_on(action, on),
            WorkCommand::Share { action, with } => doing.share(action, with),
            WorkCommand::Claim { action, words, evidence } => doing.claim(action, words, evidence).map(one),
            WorkCommand::Verify { action, words, next_check } => {
                doing.stands(action, &[Completion::Claimed], WorkRefusal::NotClaimed)?;
                let by = doing.vouches(action)?;
                let words = said(words, "say what you looked at, and what you found", WorkField::Words)?;
                let next_check = doing.ahead(next_check)?;
                Ok(one(CompletionVerified { action, words, next_check, on: doer.on, by }))
            }
            WorkCommand::Return { action, words } => {
                doing.stands(action, &[Completion::Claimed], WorkRefusal::NotClaimed)?;
                let by = doing.vouches(action)?;
                let words = said(words, "say what is missing", WorkField::Words)?;
                Ok(one(CompletionReturned { action, words, on: doer.on, by }))
            }
            WorkCommand::CheckHolds { action, words, next_check } => {
                let next = Some(doing.ahead(next_check)?);
                doing.check(action, words, next).map(one)
            }
            WorkCommand::CheckFails { action, words } => {
                let checked = doing.check(action, words, None)?;
                let (words, on, by) = (checked.words.clone(), checked.on, Some(checked.by));
                let reason = ReopenReason::CheckFailed;
                Ok(vec![checked.into(), ActionReopened { action, reason, words, on, by }.into()])
            }
            WorkCommand::Sustain { action, words } => {
                doing.stands(action, VERIFIED, WorkRefusal::NotVerified)?;
                doing.stands(action, &[Completion::Monitored], WorkRefusal::NotChecked)?;
                let by = doing.vouches(action)?;
                let words = said(words, "say what shows that it has held", WorkField::Words)?;
                Ok(one(CompletionSustained { action, words, on: doer.on, by }))
            }
            WorkCommand::Reopen { action, reason, words } => doing.reopen(action, reason, words).map(one),
        }
    }
}

const VERIFIED: &[Completion] = &[Completion::Verified, Completion::Monitored];

fn one(event: impl Into<Event>) -> Vec<Event> {
    vec![event.into()]
}

struct Doing<'a> {
    plan: &'a Plan,
    doer: &'a Doer,
}

impl Doing<'_> {
    fn action(&self, number: ActionNumber) -> Result<&Action, WorkRefusal> {
        self.plan.action(number).ok_or(WorkRefusal::NoSuchAction(number))
    }

    fn post(
        &self,
        action: ActionNumber,
        text: UpdateText,
        status: Option<DeclaredStatus>,
        mentions: Vec<PersonRef>,
    ) -> Result<UpdatePosted, WorkRefusal> {
        self.action(action)?;
        let (text, status) = told(text, status)?;
        let update = UpdateNumber(self.plan.last_update + 1);
        Ok(UpdatePosted { update, action, text, status, mentions, on: self.doer.on, by: self.doer.person })
    }

    fn correct(
        &self,
        (action, number): (ActionNumber, UpdateNumber),
        text: UpdateText,
        status: Option<DeclaredStatus>,
        why: String,
    ) -> Result<UpdateCorrected, WorkRefusal> {
        let updates = self.action(action)?.work().updates();
        let update =
            updates.iter().find(|update| update.number == number).ok_or(WorkRefusal::NoSuchUpdate)?;
        if update.by != self.doer.person {
            return Err(WorkRefusal::NotTheirs);
        }
        let (text, status) = told(text, status)?;
        if (&text, &status) == (&update.text, &update.status) {
            return Err(WorkRefusal::NothingCorrected);
        }
        let why = said(why, "say what was wrong", WorkField::Why)?;
        let (on, by) = (self.doer.on, self.doer.person);
        Ok(UpdateCorrected { update: number, action, text, status, why, on, by })
    }

    fn comment(
        &self,
        topic: Topic,
        text: String,
        mentions: Vec<PersonRef>,
    ) -> Result<CommentMade, WorkRefusal> {
        match topic {
            Topic::Section(section) => {
                self.plan.section(section).ok_or(WorkRefusal::NoSuchSection)?;
            }
            Topic::Action(action) => {
                self.action(action)?;
            }
            Topic::Update(action, update) => {
                let updates = self.action(action)?.work().updates();
                updates.iter().find(|one| one.number == update).ok_or(WorkRefusal::NoSuchUpdate)?;
            }
        }
        let text = said(text, "write what you want to say", WorkField::Words)?;
        Ok(CommentMade { topic, text, mentions, on: self.doer.on, by: self.doer.person })
    }

    /// What the date was, where it can move to `to`.
    fn movable(&self, number: ActionNumber, to: &Timescale) -> Result<Timescale, WorkRefusal> {
        let from = &self.action(number)?.fields().timescale;
        if !to.is_dated() && !to.comes_round() {
            return Err(WorkRefusal::NoDate(to.printed().to_owned()));
        }
        if from.meaning() == to.meaning() { Err(WorkRefusal::SameDate) } else { Ok(from.clone()) }
    }

    fn record_turn(
        &self,
        action: ActionNumber,
        due: Date,
        done: Option<Date>,
        words: String,
    ) -> Result<TurnRecorded, WorkRefusal> {
        self.action(action)?;
        let latest = done.unwrap_or(due);
        if latest > self.doer.on {
            return Err(WorkRefusal::StillToCome(latest));
        }
        let words = said(words, "say what came of it, or why it was missed", WorkField::Words)?;
        Ok(TurnRecorded { action, due, done, words, on: self.doer.on, by: self.doer.person })
    }

    fn wait_on(&self, number: ActionNumber, on: Vec<ActionNumber>) -> Result<Vec<Event>, WorkRefusal> {
        let on: Vec<ActionNumber> = BTreeSet::from_iter(on).into_iter().collect();
        if self.action(number)?.work().waits_on() == on {
            return Ok(Vec::new());
        }
        for &other in &on {
            self.action(other)?;
            if self.leads_to(other, number) {
                return Err(WorkRefusal::Circle(other));
            }
        }
        Ok(one(WaitsOnSet { action: number, on }))
    }

    /// Whether an action is another, or waits on it, itself or through others.
    fn leads_to(&self, from: ActionNumber, to: ActionNumber) -> bool {
        let (mut seen, mut next) = (BTreeSet::new(), vec![from]);
        while let Some(number) = next.pop() {
            if number == to {
                return true;
            }
            if seen.insert(number) {
                next.extend(self.plan.action(number).into_iter().flat_map(|action| action.work().waits_on()));
            }
        }
        false
    }

    fn share(&self, number: ActionNumber, with: Vec<SectionNumber>) -> Result<Vec<Event>, WorkRefusal> {
        let action = self.action(number)?;
        let with: Vec<SectionNumber> = BTreeSet::from_iter(with).into_iter().collect();
        if action.work().also_in() == with {
            return Ok(Vec::new());
        }
        if with.contains(&action.section()) {
            return Err(WorkRefusal::OwnSection);
        }
        if with.iter().any(|section| self.plan.section(*section).is_none()) {
            return Err(WorkRefusal::NoSuchSection);
        }
        Ok(one(ActionShared { action: number, with }))
    }

    fn claim(
        &self,
        action: ActionNumber,
        words: String,
        evidence: Vec<u32>,
    ) -> Result<CompletionClaimed, WorkRefusal> {
        let track = self.action(action)?.work().track();
        let completion = self.action(action)?.completion();
        // What only a document claims can be claimed by somebody, with what bears it out.
        if completion != Completion::Open && (completion != Completion::Claimed || track.claim.is_some()) {
            return Err(WorkRefusal::AlreadyClaimed);
        }
        let words = said(words, "say what shows that it is complete", WorkField::Words)?;
        let evidence: Vec<u32> = BTreeSet::from_iter(evidence).into_iter().collect();
        if evidence.is_empty() {
            return Err(WorkRefusal::NoEvidence);
        }
        if let Some(&unknown) = evidence.iter().find(|piece| !self.plan.has_evidence_for(**piece, action)) {
            return Err(WorkRefusal::NoSuchEvidence(unknown));
        }
        Ok(CompletionClaimed { action, words, evidence, on: self.doer.on, by: self.doer.person })
    }

    fn check(
        &self,
        action: ActionNumber,
        words: String,
        next_check: Option<Date>,
    ) -> Result<CompletionChecked, WorkRefusal> {
        self.stands(action, VERIFIED, WorkRefusal::NotVerified)?;
        let by = self.vouches(action)?;
        let words = said(words, "say what you looked at, and what you found", WorkField::Words)?;
        let holds = next_check.is_some();
        Ok(CompletionChecked { action, holds, words, next_check, on: self.doer.on, by })
    }

    fn reopen(
        &self,
        action: ActionNumber,
        reason: ReopenReason,
        words: String,
    ) -> Result<ActionReopened, WorkRefusal> {
        if self.action(action)?.completion() == Completion::Open {
            return Err(WorkRefusal::AlreadyOpen);
        }
        let words = said(words, "say why it is opened again", WorkField::Words)?;
        Ok(ActionReopened { action, reason, words, on: self.doer.on, by: self.doer.person })
    }

    fn stands(
        &self,
        number: ActionNumber,
        at: &[Completion],
        otherwise: WorkRefusal,
    ) -> Result<(), WorkRefusal> {
        if at.contains(&self.action(number)?.completion()) { Ok(()) } else { Err(otherwise) }
    }

    /// Who can vouch for an action: somebody who is known, does not lead it, and did not claim it.
    fn vouches(&self, number: ActionNumber) -> Result<PersonRef, WorkRefusal> {
        let person = self.doer.person.ok_or(WorkRefusal::NobodySignedIn)?;
        let claim = self.action(number)?.work().track().claim.as_ref();
        let claimed = claim.is_some_and(|claim| claim.by == Some(person));
        if self.doer.leads || claimed { Err(WorkRefusal::OwnWork) } else { Ok(person) }
    }

    fn ahead(&self, day: Date) -> Result<Date, WorkRefusal> {
        if day > self.doer.on { Ok(day) } else { Err(WorkRefusal::CheckNotAhead(self.doer.on)) }
    }
}

/// A text without blanks around it, where there is one that people can read.
fn said(text: String, missing: &'static str, field: WorkField) -> Result<String, WorkRefusal> {
    let text = trimmed(text);
    if text.is_empty() {
        return Err(WorkRefusal::Unsaid(missing, field));
    }
    within(text, "the text", field, MOST)
}

fn within(text: String, what: &'static str, field: WorkField, most: usize) -> Result<String, WorkRefusal> {
    let length = text.chars().count();
    if length > most { Err(WorkRefusal::TooLong { what, field, length, most }) } else { Ok(text) }
}

fn trimmed(text: String) -> String {
    if text.trim().len() == text.len() { text } else { text.trim().to_owned() }
}

/// What an update tells: something, and a reason where it says how the action stands.
fn told(
    text: UpdateText,
    status: Option<DeclaredStatus>,
) -> Result<(UpdateText, Option<DeclaredStatus>), WorkRefusal> {
    let UpdateText { done, changed, next, in_the_way } = text;
    let part = |text: String| within(trimmed(text), "the text", WorkField::Words, MOST);
    let text = UpdateText {
        done: part(done)?,
        changed: part(changed)?,
        next: part(next)?,
        in_the_way: part(in_the_way)?,
    };
    if text.is_empty() {
        let missing = "say what was done, what changed, what is next or what is in the way";
        return Err(WorkRefusal::Unsaid(missing, WorkField::Words));
    }
    let status = status
        .map(|status| {
            let reason = said(status.reason, "say why it stands so", WorkField::Why)?;
            Ok(DeclaredStatus { reason, ..status })
        })
        .transpose()?;
    Ok((text, status))
}
