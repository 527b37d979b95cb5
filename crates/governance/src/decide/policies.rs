//! Which policies there are, their versions and reviews.

use goldthread_people::Note;
use jiff::civil::Date;

use super::{Decided, Governance, must_follow, must_have_come, unless};
use crate::words::as_printed;
use crate::{
    Event, Policy, PolicyAdded, PolicyChanged, PolicyCommand, PolicyId, PolicyReviewed, PolicyTold,
    PolicyWithdrawn, PolicyWords, Refusal, Reviewed, Told, Version, VersionDrafted, VersionLabel,
    VersionLaunched, VersionSignedOff, Who, Words,
};

impl Governance {
    pub(super) fn decide_policy(&self, id: PolicyId, command: PolicyCommand, today: Date) -> Decided {
        match command {
            PolicyCommand::Add { words } => self.add_a_policy(id, words, today),
            PolicyCommand::Change { words } => self.change_policy(id, words, today),
            PolicyCommand::Draft { version, on, document, expected } => {
                let drafted = VersionDrafted { policy: id, version, on, document, expected };
                draft(self.must_have_policy(id)?, drafted, today)
            }
            PolicyCommand::SignOff { version, by, on } => {
                self.must_know([&by])?;
                sign_off(self.must_have_policy(id)?, version, by, on, today)
            }
            PolicyCommand::Launch { version, on, next_review } => {
                let launched = VersionLaunched { policy: id, version, on, next_review };
                launch(self.must_have_policy(id)?, launched, today)
            }
            PolicyCommand::RecordTold { version, told } => {
                record_told(self.must_have_policy(id)?, version, told, today)
            }
            PolicyCommand::Review { on, next_review, note } => {
                review(self.must_have_policy(id)?, on, next_review, note, today)
            }
            PolicyCommand::Withdraw { on, why } => withdraw(self.must_have_policy(id)?, on, why),
        }
    }

    fn add_a_policy(&self, policy: PolicyId, words: PolicyWords, today: Date) -> Decided {
        match self.policy(policy) {
            Some(there) if there.words == words => Ok(Vec::new()),
            Some(there) => Err(Refusal::PolicyThere(there.words.title.clone())),
            None => {
                self.must_be_a_policy(policy, &words, today)?;
                Ok(vec![PolicyAdded { policy, words }.into()])
            }
        }
    }

    fn change_policy(&self, policy: PolicyId, words: PolicyWords, today: Date) -> Decided {
        let there = self.must_have_policy(policy)?;
        if there.words == words {
            return Ok(Vec::new());
        }
        must_be_in_force(there)?;
        self.must_be_a_policy(policy, &words, today)?;
        Ok(vec![PolicyChanged { policy, from: there.words.clone(), to: words }.into()])
    }

    fn must_be_a_policy(&self, policy: PolicyId, words: &PolicyWords, today: Date) -> Result<(), Refusal> {
        self.must_know(words.owner.iter().chain(&words.signed_off_by))?;
        let title = as_printed(words.title.as_str());
        let mut others = self.policies().filter(|other| other.id != policy && other.is_live_on(today));
        match others.find(|other| as_printed(other.words.title.as_str()) == title) {
            Some(other) => Err(Refusal::TitleTaken(other.words.title.clone())),
            None => Ok(()),
        }
    }
}

fn draft(policy: &Policy, drafted: VersionDrafted, today: Date) -> Decided {
    if let Some(there) = policy.version(&drafted.version) {
        let is_so = (there.drafted, &there.document, there.expected)
            == (drafted.on, &drafted.document, drafted.expected);
        return if is_so { Ok(Vec::new()) } else { Err(Refusal::VersionThere(drafted.version)) };
    }
    must_be_in_force(policy)?;
    must_have_come(drafted.on, today)?;
    drafted.expected.map_or(Ok(()), |expected| must_follow(expected, drafted.on))?;
    Ok(vec![drafted.into()])
}

fn sign_off(policy: &Policy, label: VersionLabel, by: Who, on: Date, today: Date) -> Decided {
    let version = must_have_version(policy, &label)?;
    if version.sign_offs.iter().any(|sign_off| sign_off.by == by) {
        return Ok(Vec::new());
    }
    must_be_in_force(policy)?;
    must_not_be_launched(version)?;
    let has_to = policy.words.signed_off_by.contains(&by);
    if has_to && policy.next_to_sign(version) != Some(&by) {
        return Err(Refusal::OutOfTurn(label));
    }
    must_follow(on, last_step(version))?;
    must_have_come(on, today)?;
    Ok(vec![VersionSignedOff { policy: policy.id, version: label, by, on }.into()])
}

fn launch(policy: &Policy, launched: VersionLaunched, today: Date) -> Decided {
    let version = must_have_version(policy, &launched.version)?;
    if version.launched == Some(launched.on) && policy.next_review == launched.next_review {
        return Ok(Vec::new());
    }
    must_be_in_force(policy)?;
    must_not_be_launched(version)?;
    if policy.next_to_sign(version).is_some() {
        return Err(Refusal::NotSignedOff(launched.version));
    }
    must_follow(launched.on, last_step(version))?;
    must_have_come(launched.on, today)?;
    launched.next_review.map_or(Ok(()), |next| must_follow(next, launched.on))?;
    Ok(vec![launched.into()])
}

fn record_told(policy: &Policy, label: VersionLabel, told: Told, today: Date) -> Decided {
    let version = must_have_version(policy, &label)?;
    must_have_come(told.on, today)?;
    let is_so = version.told.contains(&told);
    Ok(unless(is_so, PolicyTold { policy: policy.id, version: label, told }))
}

fn review(policy: &Policy, on: Date, next_review: Option<Date>, note: Note, today: Date) -> Decided {
    let there = Reviewed { on, note: note.clone() };
    if policy.reviews.last() == Some(&there) && policy.next_review == next_review {
        return Ok(Vec::new());
    }
    must_be_in_force(policy)?;
    let launched = policy.current().and_then(|version| version.launched);
    must_follow(on, launched.ok_or_else(|| Refusal::NothingLaunched(policy.words.title.clone()))?)?;
    must_have_come(on, today)?;
    next_review.map_or(Ok(()), |next| must_follow(next, on))?;
    Ok(vec![PolicyReviewed { policy: policy.id, on, next_review, note }.into()])
}

fn withdraw(policy: &Policy, on: Date, why: Words) -> Result<Vec<Event>, Refusal> {
    if policy.withdrawn.as_ref().is_some_and(|withdrawn| *withdrawn == (on, why.clone())) {
        return Ok(Vec::new());
    }
    must_be_in_force(policy)?;
    Ok(vec![PolicyWithdrawn { policy: policy.id, on, why }.into()])
}

fn must_be_in_force(policy: &Policy) -> Result<(), Refusal> {
    match &policy.withdrawn {
        Some((on, _)) => Err(Refusal::PolicyWithdrawn { title: policy.words.title.clone(), on: *on }),
        None => Ok(()),
    }
}

fn must_have_version<'p>(policy: &'p Policy, label: &VersionLabel) -> Result<&'p Version, Refusal> {
    let (title, version) = (&policy.words.title, label);
    let missing = || Refusal::NoSuchVersion { title: title.clone(), version: version.clone() };
    policy.version(label).ok_or_else(missing)
}

fn must_not_be_launched(version: &Version) -> Result<(), Refusal> {
    match version.launched {
        Some(on) => Err(Refusal::Launched { version: version.label.clone(), on }),
        None => Ok(()),
    }
}

/// The day of the last thing that happened to a version before its launch.
fn last_step(version: &Version) -> Date {
    version.sign_offs.iter().map(|sign_off| sign_off.on).fold(version.drafted, Date::max)
}
