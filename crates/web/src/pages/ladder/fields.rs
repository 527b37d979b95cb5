//! The rungs as they are asked and as they were sent.

use goldthread_plan::escalation::{BadLadder, Ladder, LadderField, Rung};

use crate::components::notice::Mistake;
use crate::form::Sent;
use crate::store::{Climbs, KnownLadder, LadderRefusal, SetLadder};

/// The names of the fields of each rung.
pub const RUNGS: [RungFields; 10] = [
    RungFields { name: "name-1", within: "within-1", partner: "partner-1" },
    RungFields { name: "name-2", within: "within-2", partner: "partner-2" },
    RungFields { name: "name-3", within: "within-3", partner: "partner-3" },
    RungFields { name: "name-4", within: "within-4", partner: "partner-4" },
    RungFields { name: "name-5", within: "within-5", partner: "partner-5" },
    RungFields { name: "name-6", within: "within-6", partner: "partner-6" },
    RungFields { name: "name-7", within: "within-7", partner: "partner-7" },
    RungFields { name: "name-8", within: "within-8", partner: "partner-8" },
    RungFields { name: "name-9", within: "within-9", partner: "partner-9" },
    RungFields { name: "name-10", within: "within-10", partner: "partner-10" },
];

/// How many empty rungs are offered after those that are there.
const SPARE: usize = 2;

/// The field of the days to settle a dispute.
pub const SETTLE: &str = "settle-within";
/// The field of who takes matters up.
pub const CLIMBS: &str = "climbs";
/// What stands in it where people do.
pub const BY_HAND: &str = "by-hand";
/// What stands in it where Goldthread does.
pub const BY_ITSELF: &str = "by-itself";

/// The fields of a rung.
#[derive(Debug, Clone, Copy)]
pub struct RungFields {
    /// Who stands there.
    pub name: &'static str,
    /// How many working days they have.
    pub within: &'static str,
    /// Whether they are of another body.
    pub partner: &'static str,
}

/// A rung as it was typed.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct TypedRung {
    /// Who stands there.
    pub name: String,
    /// How many working days they have.
    pub within: String,
    /// Whether they are of another body.
    pub partner: bool,
}

/// What was typed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Typed {
    /// The rungs, with empty ones after them.
    pub rungs: Vec<TypedRung>,
    /// The working days to settle a dispute.
    pub settle_within: String,
    /// Who takes matters up.
    pub climbs: Climbs,
    /// How often the ladder had been set.
    pub times: usize,
    /// Who sets it, where nobody is asked to sign in.
    pub by: String,
}

impl Typed {
    /// The ladder as it is.
    pub fn as_kept(kept: &KnownLadder) -> Self {
        let rung = |rung: &Rung| TypedRung {
            name: rung.name.clone(),
            within: rung.within.to_string(),
            partner: rung.partner,
        };
        let rungs = kept.ladder.rungs.iter().map(rung).collect();
        let settle_within = kept.ladder.settle_within.to_string();
        Self {
            rungs: with_spare(rungs),
            settle_within,
            climbs: kept.climbs,
            times: kept.times,
            by: String::new(),
        }
    }

    /// What a form sent.
    pub fn of(sent: &Sent) -> Self {
        let rung = |fields: &RungFields| TypedRung {
            name: sent.value(fields.name).to_owned(),
            within: sent.value(fields.within).to_owned(),
            partner: sent.value(fields.partner) == "yes",
        };
        let last = RUNGS.iter().rposition(|fields| !sent.value(fields.name).is_empty());
        let rungs = RUNGS[..last.map_or(0, |last| last + 1)].iter().map(rung).collect();
        Self {
            rungs: with_spare(rungs),
            settle_within: sent.value(SETTLE).to_owned(),
            climbs: if sent.value(CLIMBS) == BY_ITSELF { Climbs::ByItself } else { Climbs::ByHand },
            times: sent.value("times").parse().unwrap_or(0),
            by: sent.value("by").to_owned(),
        }
    }

    /// What is wanted; a rung whose name was emptied is taken away.
    pub fn command(&self) -> Result<SetLadder, Mistake> {
        let named = self.rungs.iter().enumerate().filter(|(_, rung)| !rung.name.is_empty());
        let rungs = named.map(|(nth, rung)| {
            let within =
                days(&rung.within).ok_or_else(|| mistaken(&BadLadder::Days(LadderField::Within(nth))))?;
            Ok(Rung { name: rung.name.clone(), within, partner: rung.partner })
        });
        let rungs = rungs.collect::<Result<_, Mistake>>()?;
        let settle_within =
            days(&self.settle_within).ok_or_else(|| mistaken(&BadLadder::Days(LadderField::SettleWithin)))?;
        let ladder = Ladder { rungs, settle_within };
        Ok(SetLadder { ladder, climbs: self.climbs, times: self.times })
    }
}

fn with_spare(mut rungs: Vec<TypedRung>) -> Vec<TypedRung> {
    rungs.resize((rungs.len() + SPARE).min(RUNGS.len()), TypedRung::default());
    rungs
}

fn days(typed: &str) -> Option<u16> {
    typed.parse().ok()
}

fn mistaken(bad: &BadLadder) -> Mistake {
    let field = match bad.field() {
        LadderField::Name(rung) => RUNGS[rung.min(RUNGS.len() - 1)].name,
        LadderField::Within(rung) => RUNGS[rung.min(RUNGS.len() - 1)].within,
        LadderField::SettleWithin => SETTLE,
    };
    Mistake::at(field, bad)
}

/// What is wrong with what was wanted.
pub fn mistake(refusal: &LadderRefusal) -> Mistake {
    match refusal {
        LadderRefusal::Bad(bad) => mistaken(bad),
        LadderRefusal::SetMeanwhile => Mistake::at(RUNGS[0].name, refusal),
    }
}
