use serde::{Deserialize, Serialize};

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
