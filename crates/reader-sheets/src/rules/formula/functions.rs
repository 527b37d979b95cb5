//! The functions that rules of plans use.

use super::{Asked, Node};
use crate::rules::value::Term;

/// A function by its name in English, as files keep it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Function {
    And,
    Or,
    Not,
    If,
    IsNumber,
    IsText,
    IsBlank,
    IsError,
    Search,
    Find,
    Left,
    Right,
    Mid,
    Len,
    Trim,
    Upper,
    Lower,
    Exact,
    Mod,
    Row,
    Column,
}

impl Function {
    /// The function of that name.
    pub fn named(name: &str) -> Option<Self> {
        Some(match name.to_ascii_uppercase().as_str() {
            "AND" => Self::And,
            "OR" => Self::Or,
            "NOT" => Self::Not,
            "IF" => Self::If,
            "ISNUMBER" => Self::IsNumber,
            "ISTEXT" => Self::IsText,
            "ISBLANK" => Self::IsBlank,
            "ISERROR" | "ISERR" | "ISNA" => Self::IsError,
            "SEARCH" => Self::Search,
            "FIND" => Self::Find,
            "LEFT" => Self::Left,
            "RIGHT" => Self::Right,
            "MID" => Self::Mid,
            "LEN" => Self::Len,
            "TRIM" => Self::Trim,
            "UPPER" => Self::Upper,
            "LOWER" => Self::Lower,
            "EXACT" => Self::Exact,
            "MOD" => Self::Mod,
            "ROW" => Self::Row,
            "COLUMN" => Self::Column,
            _ => return None,
        })
    }
}

impl Asked<'_> {
    /// What a function gives; what it is not made for has no result.
    pub(super) fn call(&self, function: Function, inside: &[Node]) -> Term {
        let term = |at: usize| inside.get(at).map_or(Term::Empty, |node| self.term(node));
        let truth = |result: Option<bool>| result.map_or(Term::Failed, Term::Truth);
        match function {
            Function::And => truth(self.truths(inside).map(|all| all.iter().all(|one| *one))),
            Function::Or => truth(self.truths(inside).map(|all| all.iter().any(|one| *one))),
            Function::Not => truth(term(0).truth().map(|one| !one)),
            Function::If => match term(0).truth() {
                Some(true) => term(1),
                Some(false) if inside.len() > 2 => term(2),
                Some(false) => Term::Truth(false),
                None => Term::Failed,
            },
            Function::IsNumber => Term::Truth(matches!(term(0), Term::Number(_))),
            Function::IsText => Term::Truth(matches!(term(0), Term::Text(_))),
            Function::IsBlank => Term::Truth(term(0) == Term::Empty),
            Function::IsError => Term::Truth(term(0) == Term::Failed),
            Function::Row => Term::Number(f64::from(self.at.0) + 1.0),
            Function::Column => Term::Number(f64::from(self.at.1) + 1.0),
            Function::Mod => match term(0).number().zip(term(1).number()) {
                Some((number, by)) if by != 0.0 => Term::Number(number - by * (number / by).floor()),
                _ => Term::Failed,
            },
            _ => of_words(function, &term(0), &term(1), &term(2), inside.len()).unwrap_or(Term::Failed),
        }
    }

    fn truths(&self, inside: &[Node]) -> Option<Vec<bool>> {
        inside.iter().map(|node| self.term(node).truth()).collect()
    }
}

/// The functions of words; places count characters from 1.
fn of_words(function: Function, first: &Term, second: &Term, third: &Term, given: usize) -> Option<Term> {
    let words = first.text()?;
    let count = |term: &Term, usual: usize| if given > 1 { whole(term) } else { Some(usual) };
    let text = |chars: Vec<char>| Term::Text(chars.into_iter().collect());
    let chars = || words.chars();
    Some(match function {
        Function::Search => found(&second.text()?.to_lowercase(), &words.to_lowercase())?,
        Function::Find => found(&second.text()?, &words)?,
        Function::Left => text(chars().take(count(second, 1)?).collect()),
        Function::Right => text(chars().skip(chars().count().saturating_sub(count(second, 1)?)).collect()),
        Function::Mid => text(chars().skip(whole(second)?.checked_sub(1)?).take(whole(third)?).collect()),
        #[expect(clippy::cast_precision_loss, reason = "no cell holds so many characters")]
        Function::Len => Term::Number(chars().count() as f64),
        Function::Trim => Term::Text(words.split_whitespace().collect::<Vec<_>>().join(" ")),
        Function::Upper => Term::Text(words.to_uppercase()),
        Function::Lower => Term::Text(words.to_lowercase()),
        Function::Exact => Term::Truth(words == second.text()?),
        _ => return None,
    })
}

fn found(text: &str, words: &str) -> Option<Term> {
    let at = text.find(words)?;
    #[expect(clippy::cast_precision_loss, reason = "no cell holds so many characters")]
    let place = text[..at].chars().count() as f64 + 1.0;
    Some(Term::Number(place))
}

fn whole(term: &Term) -> Option<usize> {
    let number = term.number().filter(|number| (0.0..1e9).contains(number))?;
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "checked just above")]
    let number = number as usize;
    Some(number)
}
