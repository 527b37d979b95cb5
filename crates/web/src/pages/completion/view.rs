//! What whoever asks can do next with the completion of an action.

use goldthread_people::Permission;
use goldthread_plan::Completion;

use super::stands;
use crate::components::question::Answer;
use crate::components::track::Way;
use crate::doing::Doing;
use crate::words;

/// The page.
pub struct View {
    /// The way, with what was said on it.
    pub way: Way,
    /// What can be done next.
    pub next: Vec<Next>,
    /// Why nothing can be done, or less than some might expect.
    pub why_not: Option<String>,
    /// Where it is opened again; nothing where it is open, or whoever asks may not.
    pub reopening: Option<String>,
    /// The mark of where it stands.
    pub stands: String,
    /// The evidence of the action, as ticks.
    pub evidence: Vec<Answer>,
    /// Where evidence is added.
    pub add_evidence: String,
    /// A day for the next check, where none was typed.
    pub suggested: String,
}

/// What can be done next.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Next {
    /// To say that it is complete.
    Claim,
    /// To find it complete, or to say what is missing.
    Verify,
    /// To look again whether it holds.
    Check,
    /// To say that it has held.
    Sustain,
}

const SOMEBODY_ELSE: &str =
    "Somebody who may verify, does not lead the action and did not claim it looks at it next.";

impl View {
    /// What whoever asks is shown; `ticked` is the evidence that they ticked before.
    pub fn of(doing: &Doing, ticked: &[u32]) -> Self {
        let (plan, action) = (doing.seen.plan(), doing.action());
        let (tells, verifies) = (doing.may(Permission::TellProgress), doing.may(Permission::Verify));
        let stage = action.completion();
        let vouches = verifies.then(|| cannot_vouch(doing));
        let claims = tells && stage <= Completion::Claimed && action.work().track().claim.is_none();
        let mut next: Vec<Next> = claims.then_some(Next::Claim).into_iter().collect();
        if vouches == Some(None) {
            next.extend_from_slice(next_of(stage));
        }
        let waits = !next_of(stage).is_empty();
        let why_not = match vouches {
            _ if !waits => None,
            Some(why) => why,
            None => Some(SOMEBODY_ELSE.to_owned()),
        };
        let today = words::today(doing.seen.app.now());
        let tick = |piece: &goldthread_plan::evidence::Evidence| Answer {
            value: piece.number.to_string(),
            words: format!(
                "{}. {} ({}, {})",
                piece.number,
                piece.about.title,
                piece.about.kind.word().to_lowercase(),
                piece.about.strength.word().to_lowercase()
            ),
            hint: if piece.holds_on(today) { "" } else { "Its last day has passed." },
            chosen: ticked.contains(&piece.number.0),
        };
        Self {
            way: Way::of(plan, action, doing.seen.app.directory()),
            next,
            why_not,
            reopening: (stage != Completion::Open && (tells || verifies))
                .then(|| doing.address("/completion/reopening")),
            stands: stands(plan, action),
            evidence: plan.evidence_for(action.number()).map(tick).collect(),
            add_evidence: doing
                .seen
                .place
                .now()
                .page("evidence/new", &[("action", &action.number().to_string())]),
            suggested: in_three_months(today),
        }
    }
}

/// What somebody who can vouch for it does next.
const fn next_of(stage: Completion) -> &'static [Next] {
    match stage {
        Completion::Open | Completion::Sustained => &[],
        Completion::Claimed => &[Next::Verify],
        Completion::Verified => &[Next::Check],
        Completion::Monitored => &[Next::Check, Next::Sustain],
    }
}

/// Why somebody who may verify cannot vouch for this action; nothing where they can.
fn cannot_vouch(doing: &Doing) -> Option<String> {
    let doer = doing.doer();
    let claim = doing.action().work().track().claim.as_ref();
    let why = if doer.person.is_none() {
        "Whoever verifies or checks has to sign in, so that it can be shown who did. Nobody signs in here yet."
    } else if doer.leads {
        "You lead this action, so you do not verify or check it: somebody else has to look at it."
    } else if claim.is_some_and(|claim| claim.by == doer.person) {
        "You said that it is complete, so you do not verify or check it: somebody else has to look at it."
    } else {
        return None;
    };
    Some(why.to_owned())
}

fn in_three_months(today: jiff::civil::Date) -> String {
    today.checked_add(jiff::Span::new().months(3)).map(|day| day.to_string()).unwrap_or_default()
}
