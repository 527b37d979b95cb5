//! The style sheets of a page, and what they say of an element.

use std::cell::Cell;
use std::collections::HashMap;

use super::declarations::{Style, Variables, declarations, pairs};
use super::selector::Selector;
use crate::document::{Attribute, Document, Id};
use crate::tag::Tag;

/// The most rules that are kept.
const MOST_RULES: usize = 20_000;
/// The most times that a rule is tried on an element, over the whole page.
const MOST_TRIALS: u64 = 4_000_000;

/// The style sheets of a page.
#[derive(Default)]
pub struct Sheets {
    rules: Vec<Rule>,
    /// The rules of each class, id and name that the element itself must have.
    by_class: HashMap<Box<str>, Vec<u32>>,
    by_id: HashMap<Box<str>, Vec<u32>>,
    by_tag: HashMap<Tag, Vec<u32>>,
    for_all: Vec<u32>,
    variables: Variables,
    trials: Cell<u64>,
}

struct Rule {
    selector: Selector,
    ordinary: Style,
    important: Style,
}

impl Sheets {
    /// The style sheets in their order.
    pub fn read<'a>(sheets: impl IntoIterator<Item = &'a str>) -> Self {
        let mut all = Self::default();
        let texts: Vec<String> = sheets.into_iter().map(without_comments).collect();
        let mut blocks = Vec::new();
        for text in &texts {
            collect(text, &mut blocks);
        }
        for (_, body) in blocks.iter().filter(|(_, body)| body.contains("--")) {
            let set = pairs(body).filter(|(property, _)| property.starts_with("--"));
            all.variables.extend(set.map(|(property, value)| (property, value.to_owned())));
        }
        for (selectors, body) in blocks {
            all.add(selectors, body);
        }
        all
    }

    fn add(&mut self, selectors: &str, body: &str) {
        let (ordinary, important) = declarations(body, &self.variables);
        if ordinary == Style::default() && important == Style::default() {
            return;
        }
        for selector in selectors.split(',').filter_map(Selector::parse) {
            if self.rules.len() >= MOST_RULES {
                return;
            }
            let number = u32::try_from(self.rules.len()).unwrap_or(u32::MAX);
            let own = &selector.own;
            let numbers = match (&own.id, own.classes.first(), own.tag) {
                (Some(id), ..) => self.by_id.entry(id.clone()).or_default(),
                (None, Some(class), _) => self.by_class.entry(class.clone()).or_default(),
                (None, None, Some(tag)) => self.by_tag.entry(tag).or_default(),
                (None, None, None) => &mut self.for_all,
            };
            numbers.push(number);
            self.rules.push(Rule { selector, ordinary, important });
        }
    }

    /// What the style sheets and its own `style` say of an element.
    pub fn style(&self, document: &Document, id: Id) -> Style {
        let own = document.attribute(id, Attribute::Style);
        let (inline, insisted) = own.map_or_else(Default::default, |own| declarations(own, &self.variables));
        let matched = self.matched(document, id);
        let ordinary = matched.iter().fold(Style::default(), |style, rule| style.under(rule.ordinary));
        let important = matched.iter().fold(Style::default(), |style, rule| style.under(rule.important));
        ordinary.under(inline).under(important).under(insisted)
    }

    /// The rules for an element, from the weakest.
    fn matched(&self, document: &Document, id: Id) -> Vec<&Rule> {
        const MOST_CLASSES: usize = 64;
        if self.rules.is_empty() || self.is_spent() {
            return Vec::new();
        }
        let of = |map: &HashMap<Box<str>, Vec<u32>>, name: &str| map.get(name).cloned().unwrap_or_default();
        let mut numbers = self.for_all.clone();
        if let Some(tag) = document.tag(id) {
            numbers.extend(self.by_tag.get(&tag).into_iter().flatten());
        }
        let classes = document.attribute(id, Attribute::Class).unwrap_or_default();
        for class in classes.split_ascii_whitespace().take(MOST_CLASSES) {
            numbers.extend(of(&self.by_class, class));
        }
        if let Some(own) = document.attribute(id, Attribute::Id) {
            numbers.extend(of(&self.by_id, own.trim()));
        }
        self.trials.set(self.trials.get() + numbers.len() as u64);
        numbers.sort_unstable();
        numbers.dedup();
        let rules = numbers.iter().filter_map(|number| self.rules.get(*number as usize));
        let mut matched: Vec<&Rule> =
            rules.filter(|rule| rule.selector.matches(document, id, &self.trials)).collect();
        matched.sort_by_key(|rule| rule.selector.specificity);
        matched
    }

    /// Whether there were more trials than are made, so that the styles of the last elements were not looked at.
    pub fn is_spent(&self) -> bool {
        self.trials.get() > MOST_TRIALS
    }
}

fn without_comments(sheet: &str) -> String {
    let sheet = sheet.replace("<!--", " ").replace("-->", " ");
    let mut out = String::with_capacity(sheet.len());
    let mut rest = sheet.as_str();
    while let Some((before, after)) = rest.split_once("/*") {
        out.push_str(before);
        rest = after.split_once("*/").map_or("", |(_, after)| after);
    }
    out.push_str(rest);
    out
}

/// The rules of a sheet: selectors and declarations; those for a screen as well, those for a width or for print not.
fn collect<'a>(sheet: &'a str, out: &mut Vec<(&'a str, &'a str)>) {
    let mut rest = sheet;
    while let Some(open) = rest.find(['{', ';', '}']) {
        let head = rest[..open].trim();
        let after = &rest[open + 1..];
        if !rest[open..].starts_with('{') {
            rest = after;
            continue;
        }
        if head.starts_with('@') && is_for_all(head) {
            rest = after;
            continue;
        }
        let end =
            if head.starts_with('@') { matching(after) } else { after.find('}').unwrap_or(after.len()) };
        if !head.starts_with('@') {
            out.push((head, &after[..end]));
        }
        rest = after.get(end + 1..).unwrap_or_default();
    }
}

/// Whether the rules in the brackets of an at-rule hold on any screen; they are then read as if they stood outside.
fn is_for_all(head: &str) -> bool {
    let head = head.to_ascii_lowercase();
    let plain = !head.contains('(') && !head.contains("print") && !head.contains("speech");
    head.starts_with("@media") && plain || head.starts_with("@layer") || head.starts_with("@supports")
}

/// Where the bracket is closed that was opened before the text.
fn matching(text: &str) -> usize {
    let mut depth = 1_usize;
    for (at, byte) in text.bytes().enumerate() {
        match byte {
            b'{' => depth += 1,
            b'}' => depth -= 1,
            _ => {}
        }
        if depth == 0 {
            return at;
        }
    }
    text.len()
}
