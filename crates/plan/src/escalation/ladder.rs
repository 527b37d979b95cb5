use serde::{Deserialize, Serialize};
use thiserror::Error;

/// The most rungs, the longest name in characters, the most working days.
const MOST_RUNGS: usize = 10;
const MOST_NAME: usize = 200;
const MOST_DAYS: u16 = 60;

/// The ladder of an authority: to whom a matter goes that nobody has answered, rung by rung.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Ladder {
    /// The rungs, the lowest first.
    pub rungs: Vec<Rung>,
    /// How many working days before a disputed matter has to be settled.
    pub settle_within: u16,
}

/// A rung of a ladder.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Rung {
    /// Who stands there: a post, a board, a partner agency. On the lowest it is whoever leads the action.
    pub name: String,
    /// How many working days they have to answer before it goes up.
    pub within: u16,
    /// Whether they are of another body: then it is acknowledged first.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub partner: bool,
}

impl Default for Ladder {
    /// Lead, head of service, assistant director, director, board.
    fn default() -> Self {
        let rung = |(name, within): (&str, u16)| Rung { name: name.to_owned(), within, partner: false };
        let rungs =
            [("Lead", 2), ("Head of service", 3), ("Assistant director", 5), ("Director", 5), ("Board", 10)];
        Self { rungs: rungs.map(rung).to_vec(), settle_within: 10 }
    }
}

/// A part of a ladder, so that a form can show a refusal beside it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum LadderField {
    /// The name of a rung, from 0.
    Name(usize),
    /// The working days of a rung, from 0.
    Within(usize),
    /// The working days to settle a dispute.
    SettleWithin,
}

/// Why something is no ladder, in words for whoever sets it.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum BadLadder {
    /// It has no rung.
    #[error("name at least one rung")]
    NoRung,
    /// It has too many.
    #[error("name at most {MOST_RUNGS} rungs")]
    TooManyRungs,
    /// A rung has no name.
    #[error("name who stands on rung {}", .0 + 1)]
    Unnamed(usize),
    /// A name is too long.
    #[error("write at most {MOST_NAME} characters")]
    TooLong(usize),
    /// Two rungs have the same name.
    #[error("rungs {} and {} have the same name; give each a name of its own", .0 + 1, .1 + 1)]
    Twice(usize, usize),
    /// Too few or too many working days.
    #[error("give a whole number of working days from 1 to {MOST_DAYS}")]
    Days(LadderField),
}

impl BadLadder {
    /// The part that it speaks of.
    pub fn field(&self) -> LadderField {
        match self {
            Self::NoRung => LadderField::Name(0),
            Self::TooManyRungs => LadderField::Name(MOST_RUNGS - 1),
            Self::Unnamed(rung) | Self::TooLong(rung) | Self::Twice(_, rung) => LadderField::Name(*rung),
            Self::Days(field) => *field,
        }
    }
}

impl Ladder {
    /// The ladder, where a matter can be taken up it.
    ///
    /// # Errors
    /// [`BadLadder`] says which part of it cannot be so.
    pub fn checked(mut self) -> Result<Self, BadLadder> {
        for rung in &mut self.rungs {
            rung.name = rung.name.trim().to_owned();
        }
        match self.rungs.len() {
            0 => return Err(BadLadder::NoRung),
            count if count > MOST_RUNGS => return Err(BadLadder::TooManyRungs),
            _ => {}
        }
        for (nth, rung) in self.rungs.iter().enumerate() {
            self.check_rung(nth, rung)?;
        }
        if is_some_days(self.settle_within) {
            Ok(self)
        } else {
            Err(BadLadder::Days(LadderField::SettleWithin))
        }
    }

    fn check_rung(&self, nth: usize, rung: &Rung) -> Result<(), BadLadder> {
        if rung.name.is_empty() {
            return Err(BadLadder::Unnamed(nth));
        }
        if rung.name.chars().count() > MOST_NAME {
            return Err(BadLadder::TooLong(nth));
        }
        let same = |other: &Rung| other.name.to_lowercase() == rung.name.to_lowercase();
        if let Some(first) = self.rungs[..nth].iter().position(same) {
            return Err(BadLadder::Twice(first, nth));
        }
        if is_some_days(rung.within) { Ok(()) } else { Err(BadLadder::Days(LadderField::Within(nth))) }
    }
}

fn is_some_days(days: u16) -> bool {
    (1..=MOST_DAYS).contains(&days)
}
