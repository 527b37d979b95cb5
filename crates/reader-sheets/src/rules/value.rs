//! What a formula works with.

use std::cmp::Ordering;

use crate::grid::{Held, Value};
use crate::numbers::general;

/// A value of a formula.
#[derive(Clone, Debug, PartialEq)]
pub enum Term {
    /// An empty cell.
    Empty,
    /// A number.
    Number(f64),
    /// Words.
    Text(String),
    /// Yes or no.
    Truth(bool),
    /// What has no result, such as words that were not found.
    Failed,
}

impl Term {
    /// What a cell stands for.
    pub fn of(held: Option<&Held>) -> Self {
        let Some(held) = held else { return Self::Empty };
        match held.value {
            Value::Empty => Self::Empty,
            Value::Number(number) => Self::Number(number),
            Value::Text => Self::Text(held.text()),
            Value::Truth(truth) => Self::Truth(truth),
            Value::Failed => Self::Failed,
        }
    }

    /// As a number, where it is one or reads as one.
    pub fn number(&self) -> Option<f64> {
        match self {
            Self::Empty => Some(0.0),
            Self::Number(number) => Some(*number),
            Self::Text(text) => text.trim().parse().ok(),
            Self::Truth(truth) => Some(f64::from(u8::from(*truth))),
            Self::Failed => None,
        }
    }

    /// As words.
    pub fn text(&self) -> Option<String> {
        match self {
            Self::Empty => Some(String::new()),
            Self::Number(number) => Some(general(*number)),
            Self::Text(text) => Some(text.clone()),
            Self::Truth(truth) => Some(if *truth { "TRUE" } else { "FALSE" }.to_owned()),
            Self::Failed => None,
        }
    }

    /// Whether it counts as yes.
    pub fn truth(&self) -> Option<bool> {
        match self {
            Self::Empty => Some(false),
            Self::Number(number) => Some(*number != 0.0),
            Self::Truth(truth) => Some(*truth),
            Self::Text(_) | Self::Failed => None,
        }
    }

    /// How it compares: numbers come before words, words before yes and no; letters are alike in either case, and an
    /// empty cell is like nothing of the other's kind.
    pub fn compare(&self, other: &Self) -> Option<Ordering> {
        let rank = |term: &Self| match term {
            Self::Empty | Self::Number(_) => 0,
            Self::Text(_) => 1,
            Self::Truth(_) => 2,
            Self::Failed => 3,
        };
        match (self, other) {
            (Self::Failed, _) | (_, Self::Failed) => None,
            (Self::Empty, Self::Text(text)) => Some("".cmp(text.as_str())),
            (Self::Text(text), Self::Empty) => Some(text.as_str().cmp("")),
            (Self::Text(one), Self::Text(other)) => Some(one.to_lowercase().cmp(&other.to_lowercase())),
            _ if rank(self) == rank(other) || *self == Self::Empty || *other == Self::Empty => {
                self.number()?.partial_cmp(&other.number()?)
            }
            _ => Some(rank(self).cmp(&rank(other))),
        }
    }
}
