//! The formulas of rules, as far as plans use them: cells, words and numbers compared, words looked for, and, or, not.

mod functions;
mod parse;

use std::cmp::Ordering;

use super::value::Term;
use crate::grid::{Area, Place, Sheet};

/// A formula that can be worked out for a cell.
#[derive(Clone, Debug, PartialEq)]
pub struct Formula {
    root: Node,
    size: usize,
}

#[derive(Clone, Debug, PartialEq)]
enum Node {
    Constant(Term),
    /// A cell: each of row and column stands fast, or lies so far from the cell that the rule is asked for.
    Cell(Step, Step),
    Compared(Box<Node>, Comparison, Box<Node>),
    Reckoned(Box<Node>, char, Box<Node>),
    Called(functions::Function, Vec<Node>),
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Step {
    Fast(u32),
    Away(i64),
}

/// How two values are compared.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Comparison {
    /// `=`
    Equal,
    /// `<>`
    Other,
    /// `<`
    Less,
    /// `<=`
    AtMost,
    /// `>`
    More,
    /// `>=`
    AtLeast,
}

impl Comparison {
    /// By the name that rules give it.
    pub fn named(name: &str) -> Option<Self> {
        Some(match name {
            "equal" => Self::Equal,
            "notEqual" => Self::Other,
            "lessThan" => Self::Less,
            "lessThanOrEqual" => Self::AtMost,
            "greaterThan" => Self::More,
            "greaterThanOrEqual" => Self::AtLeast,
            _ => return None,
        })
    }

    /// As a formula writes it.
    pub fn sign(self) -> &'static str {
        match self {
            Self::Equal => "=",
            Self::Other => "<>",
            Self::Less => "<",
            Self::AtMost => "<=",
            Self::More => ">",
            Self::AtLeast => ">=",
        }
    }

    fn holds(self, order: Ordering) -> bool {
        match self {
            Self::Equal => order.is_eq(),
            Self::Other => order.is_ne(),
            Self::Less => order.is_lt(),
            Self::AtMost => order.is_le(),
            Self::More => order.is_gt(),
            Self::AtLeast => order.is_ge(),
        }
    }
}

impl Formula {
    /// Reads a formula as it is written for the cell `origin`; nothing where a part of it is not known here.
    pub fn parse(text: &str, origin: Place) -> Option<Self> {
        let (root, size) = parse::parse(text, origin)?;
        Some(Self { root, size })
    }

    /// How many parts it has.
    pub fn size(&self) -> usize {
        self.size
    }

    /// Whether it holds for a cell.
    pub fn holds(&self, sheet: &Sheet, at: Place) -> bool {
        Asked { sheet, at }.term(&self.root).truth() == Some(true)
    }
}

/// A formula being worked out for a cell.
struct Asked<'a> {
    sheet: &'a Sheet,
    at: Place,
}

impl Asked<'_> {
    fn term(&self, node: &Node) -> Term {
        match node {
            Node::Constant(term) => term.clone(),
            Node::Cell(row, column) => {
                let step = |step: &Step, from: u32| match step {
                    Step::Fast(fast) => Some(*fast),
                    Step::Away(away) => u32::try_from(i64::from(from) + away).ok(),
                };
                let place = step(row, self.at.0).zip(step(column, self.at.1));
                place.map_or(Term::Failed, |place| Term::of(self.sheet.cells.get(&place)))
            }
            Node::Compared(one, how, other) => {
                let order = self.term(one).compare(&self.term(other));
                order.map_or(Term::Failed, |order| Term::Truth(how.holds(order)))
            }
            Node::Reckoned(one, '&', other) => {
                let words = self.term(one).text().zip(self.term(other).text());
                words.map_or(Term::Failed, |(one, other)| Term::Text(one + &other))
            }
            Node::Reckoned(one, sign, other) => {
                let numbers = self.term(one).number().zip(self.term(other).number());
                let result = numbers.map(|(one, other)| match sign {
                    '+' => one + other,
                    '-' => one - other,
                    '*' => one * other,
                    _ => one / other,
                });
                result.filter(|number| number.is_finite()).map_or(Term::Failed, Term::Number)
            }
            Node::Called(function, inside) => self.call(*function, inside),
        }
    }
}

/// Words as a formula writes them.
pub fn quoted(text: &str) -> String {
    format!("\"{}\"", text.replace('"', "\"\""))
}

/// The name of the first cell of areas, which formulas of a rule are written for.
pub fn origin(areas: &[Area]) -> Place {
    let first = areas.iter().copied().reduce(Area::with);
    first.map_or((0, 0), |area| (area.top, area.left))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::grid::{Held, Value};

    #[test]
    fn formulas_are_worked_out_for_each_cell() {
        let mut sheet = Sheet::named("Plan");
        sheet.cells.insert((1, 2), Held::plain("Delayed: red"));
        sheet.cells.insert((2, 2), Held::plain("Green"));
        sheet.cells.insert((1, 3), Held { value: Value::Number(0.5), ..Held::plain("50%") });
        let check = |text: &str, expected: Option<bool>| {
            let formula = Formula::parse(text, (1, 2));
            assert_eq!(formula.map(|formula| formula.holds(&sheet, (1, 2))), expected, "{text}");
        };
        check("$C2=\"delayed: RED\"", Some(true));
        check("C3=\"Green\"", Some(true));
        check("C2<>\"\"", Some(true));
        check("B2=\"\"", Some(true));
        check("B2=0", Some(true));
        check("NOT(ISERROR(SEARCH(\"Red\",C2)))", Some(true));
        check("ISNUMBER(FIND(\"Red\",C2))", Some(false));
        check("AND(D2>=0.5,D2<1)", Some(true));
        check("OR($D$2=1,LEFT(C3,2)=\"Gr\")", Some(true));
        check("=D2*2+1=2", Some(true));
        check("LEN(TRIM(C3))>5", Some(false));
        check("IF(D2>50%,TRUE,FALSE)", Some(false));
        check("D2>-1", Some(true));
        check("C2", Some(false));
        check("TODAY()>D2", None);
        check("Other!A1=1", None);
        check("C2=", None);
        check(&"(".repeat(5000), None);
    }
}
