//! A formula taken apart, by precedence: comparisons bind least, then `&`, sums, products.

use super::functions::Function;
use super::{Comparison, Node, Step};
use crate::grid::{Place, place};
use crate::rules::value::Term;

/// The longest formula, and how deep its brackets may stand.
const LONGEST: usize = 2_000;
const DEEPEST: usize = 24;

/// The root of a formula and how many parts it has; nothing where it is not understood.
pub fn parse(text: &str, origin: Place) -> Option<(Node, usize)> {
    let text = text.trim();
    let text = text.strip_prefix('=').unwrap_or(text);
    if text.len() > LONGEST {
        return None;
    }
    let mut parsing = Parsing { rest: text, origin, size: 0, depth: 0 };
    let root = parsing.compared()?;
    parsing.rest.trim_start().is_empty().then_some((root, parsing.size))
}

struct Parsing<'a> {
    rest: &'a str,
    origin: Place,
    size: usize,
    depth: usize,
}

impl Parsing<'_> {
    fn compared(&mut self) -> Option<Node> {
        const SIGNS: [(&str, Comparison); 6] = [
            ("<>", Comparison::Other),
            ("<=", Comparison::AtMost),
            (">=", Comparison::AtLeast),
            ("=", Comparison::Equal),
            ("<", Comparison::Less),
            (">", Comparison::More),
        ];
        let mut left = self.chain(&['&'], Self::sum)?;
        while let Some((_, how)) = SIGNS.iter().find(|(sign, _)| self.takes(sign)) {
            let right = self.chain(&['&'], Self::sum)?;
            left = Node::Compared(Box::new(left), *how, Box::new(right));
        }
        Some(left)
    }

    fn sum(&mut self) -> Option<Node> {
        self.chain(&['+', '-'], |this| this.chain(&['*', '/'], Self::signed))
    }

    fn chain(&mut self, signs: &[char], mut next: impl FnMut(&mut Self) -> Option<Node>) -> Option<Node> {
        let mut left = next(self)?;
        while let Some(sign) = self.rest.trim_start().chars().next().filter(|c| signs.contains(c)) {
            self.takes(sign.encode_utf8(&mut [0; 4]));
            left = Node::Reckoned(Box::new(left), sign, Box::new(next(self)?));
        }
        Some(left)
    }

    fn signed(&mut self) -> Option<Node> {
        if self.takes("-") {
            let zero = Node::Constant(Term::Number(0.0));
            return Some(Node::Reckoned(Box::new(zero), '-', Box::new(self.atom()?)));
        }
        self.takes("+");
        let node = self.atom()?;
        if self.takes("%") {
            let hundred = Node::Constant(Term::Number(100.0));
            return Some(Node::Reckoned(Box::new(node), '/', Box::new(hundred)));
        }
        Some(node)
    }

    fn atom(&mut self) -> Option<Node> {
        self.size += 1;
        if self.takes("(") {
            return self.deeper(|this| this.compared().filter(|_| this.takes(")")));
        }
        self.rest = self.rest.trim_start();
        match self.rest.chars().next()? {
            '"' => self.words(),
            c if c.is_ascii_digit() || c == '.' => self.number(),
            c if c.is_ascii_alphabetic() || matches!(c, '$' | '_') => self.name(),
            _ => None,
        }
    }

    fn deeper(&mut self, inside: impl FnOnce(&mut Self) -> Option<Node>) -> Option<Node> {
        if self.depth >= DEEPEST {
            return None;
        }
        self.depth += 1;
        let node = inside(self);
        self.depth -= 1;
        node
    }

    fn words(&mut self) -> Option<Node> {
        let mut words = String::new();
        let mut chars = self.rest.char_indices().skip(1).peekable();
        loop {
            match chars.next()? {
                (_, '"') if chars.peek().is_some_and(|(_, c)| *c == '"') => {
                    chars.next();
                    words.push('"');
                }
                (at, '"') => {
                    self.rest = &self.rest[at + 1..];
                    return Some(Node::Constant(Term::Text(words)));
                }
                (_, c) => words.push(c),
            }
        }
    }

    fn number(&mut self) -> Option<Node> {
        let end = self.rest.find(|c: char| !c.is_ascii_digit() && c != '.').unwrap_or(self.rest.len());
        let (digits, rest) = self.rest.split_at(end);
        self.rest = rest;
        Some(Node::Constant(Term::Number(digits.parse().ok()?)))
    }

    /// A cell, a function, or a word such as TRUE.
    fn name(&mut self) -> Option<Node> {
        let is_part = |c: char| c.is_ascii_alphanumeric() || matches!(c, '$' | '_' | '.');
        let end = self.rest.find(|c: char| !is_part(c)).unwrap_or(self.rest.len());
        let (name, rest) = self.rest.split_at(end);
        self.rest = rest;
        if self.takes("(") {
            let function = Function::named(name)?;
            return self.deeper(|this| this.called(function));
        }
        match name.to_ascii_uppercase().as_str() {
            "TRUE" => Some(Node::Constant(Term::Truth(true))),
            "FALSE" => Some(Node::Constant(Term::Truth(false))),
            _ => self.cell(name),
        }
    }

    fn called(&mut self, function: Function) -> Option<Node> {
        let mut inside = Vec::new();
        if self.takes(")") {
            return Some(Node::Called(function, inside));
        }
        loop {
            inside.push(self.compared()?);
            if self.takes(")") {
                return Some(Node::Called(function, inside));
            }
            if !self.takes(",") {
                return None;
            }
        }
    }

    fn cell(&mut self, name: &str) -> Option<Node> {
        let (row, column) = place(&name.replace('$', ""))?;
        let is_fast = name.rfind('$');
        let step = |is_fast: bool, at: u32, from: u32| {
            if is_fast { Step::Fast(at) } else { Step::Away(i64::from(at) - i64::from(from)) }
        };
        let row_fast = is_fast.is_some_and(|at| at > 0);
        let column_fast = name.starts_with('$');
        Some(Node::Cell(step(row_fast, row, self.origin.0), step(column_fast, column, self.origin.1)))
    }

    fn takes(&mut self, sign: &str) -> bool {
        let rest = self.rest.trim_start().strip_prefix(sign);
        if let Some(rest) = rest {
            self.rest = rest;
        }
        rest.is_some()
    }
}
