//! What a form of governance was sent with, read field by field; every mistake is found at once.

use std::cell::RefCell;
use std::error::Error;
use std::fmt::Display;
use std::str::FromStr;

use goldthread_governance::{Document, Matter, Who};
use goldthread_people::Note;
use jiff::civil::Date;

use super::asked::Asked;
use super::{matters, whom};
use crate::components::days;
use crate::components::notice::Mistake;
use crate::components::once::Once;
use crate::form::Sent;

/// A form as it was sent. What a field holds is nothing where it is wrong, and then the mistake is known.
pub struct Given<'a> {
    /// The mark of the form.
    pub once: Once,
    asked: &'a Asked,
    sent: &'a Sent,
    found: RefCell<Vec<Mistake>>,
}

impl<'a> Given<'a> {
    /// A form that nothing is known to be wrong with.
    pub fn new(asked: &'a Asked, sent: &'a Sent) -> Self {
        Self { once: Once::of(sent), asked, sent, found: RefCell::default() }
    }

    /// What is wrong.
    pub fn found(&self) -> Vec<Mistake> {
        self.found.borrow().clone()
    }

    /// What was typed.
    pub fn value(&self, field: &str) -> &str {
        self.sent.value(field)
    }

    /// Says what is wrong with a field.
    pub fn wrong<T>(&self, field: &'static str, words: impl Into<String>) -> Option<T> {
        self.found.borrow_mut().push(Mistake { field, words: words.into() });
        None
    }

    fn checked<T>(&self, read: Result<T, Mistake>) -> Option<T> {
        read.map_err(|mistake| self.found.borrow_mut().push(mistake)).ok()
    }

    /// What must be there.
    pub fn must<T: FromStr<Err: Error>>(&self, field: &'static str, missing: &str) -> Option<T> {
        match self.value(field) {
            "" => self.wrong(field, missing),
            typed => self.checked(typed.parse().map_err(|error| Mistake::at(field, &error))),
        }
    }

    /// What may be there.
    pub fn may<T: FromStr<Err: Error>>(&self, field: &'static str) -> Option<Option<T>> {
        if self.value(field).is_empty() { Some(None) } else { self.must(field, "").map(Some) }
    }

    /// A number that may be there.
    pub fn number<T: FromStr>(&self, field: &'static str, wrong: &str) -> Option<Option<T>> {
        match self.value(field) {
            "" => Some(None),
            typed => typed.parse().map(Some).or_else(|_| self.wrong(field, wrong).ok_or(())).ok(),
        }
    }

    /// What is noted; may be empty.
    pub fn note(&self, field: &'static str) -> Option<Note> {
        if self.value(field).is_empty() { Some(Note::default()) } else { self.must(field, "") }
    }

    /// A day that must be there.
    pub fn day(&self, field: &'static str, missing: &str) -> Option<Date> {
        self.checked(days::day(field, self.value(field), missing))
    }

    /// A day that may be there.
    pub fn day_or_open(&self, field: &'static str) -> Option<Option<Date>> {
        self.checked(days::day_or_open(field, self.value(field)))
    }

    /// One of several that are said by their own words.
    pub fn one_of<T: Copy + Display>(&self, field: &'static str, all: &[T], missing: &str) -> Option<T> {
        let chosen = all.iter().find(|one| one.to_string() == self.value(field)).copied();
        chosen.or_else(|| self.wrong(field, missing))
    }

    /// Somebody, of whom one field offers those that are known and another takes a name.
    pub fn who(&self, fields: [&'static str; 2]) -> Option<Option<Who>> {
        let [known, named] = fields;
        match (self.value(known), self.value(named)) {
            ("", "") => Some(None),
            ("", _) => self.must(named, "").map(|title| Some(Who::Named(title))),
            (value, "") => match whom::sent(value) {
                Some(who) => Some(Some(who)),
                None => self.wrong(known, "Choose one of the list"),
            },
            _ => self.wrong(named, "Choose somebody from the list or type a name here, not both"),
        }
    }

    /// Somebody who must be named.
    pub fn must_who(&self, fields: [&'static str; 2], missing: &str) -> Option<Who> {
        match self.who(fields)? {
            Some(who) => Some(who),
            None => self.wrong(fields[0], missing),
        }
    }

    /// Several, one a line.
    pub fn whos(&self, field: &'static str) -> Option<Vec<Who>> {
        let lines = self.value(field).lines().map(str::trim).filter(|line| !line.is_empty());
        let read: Vec<_> = lines.map(|line| self.checked(whom::read(self.asked, field, line))).collect();
        read.into_iter().collect()
    }

    /// What of the plans it is about. What it was about in other plans than the one that is chosen stays.
    pub fn matters(&self, was: &[Matter]) -> Option<Vec<Matter>> {
        let first = was.first().map(|matter| matter.plan);
        let mut all = self.checked(matters::read(self.asked, self.value("about"), self.value("parts")))?;
        all.extend(was.iter().filter(|matter| Some(matter.plan) != first).copied());
        all.dedup();
        Some(all)
    }

    /// Where a paper is.
    pub fn document(&self) -> Option<Option<Document>> {
        self.may("document")
    }
}
