//! All that is kept, in a form in which two sites can be compared: ids are numbered as they come, for they are new on every site.

use std::collections::HashMap;
use std::fmt::Write as _;

use goldthread_accounts::Account;
use goldthread_ledger::{Entry, Row, Seq};
use uuid::Uuid;

use super::ground::Ground;
use crate::testing::AUTHORITIES;

/// What is kept at a moment.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct State {
    ledger: Vec<Row>,
    accounts: Vec<Account>,
}

impl State {
    /// As it is.
    pub fn of(ground: &Ground) -> Self {
        let ledger = ground.site.deployment.ledger();
        let authority = AUTHORITIES[0].0.parse().expect("a short name");
        let entries = ledger.entries(&authority, Seq(1), usize::MAX).expect("they can be read");
        let accounts = ground.site.deployment.accounts().accounts().expect("they can be read");
        Self { ledger: entries.iter().map(|entry: &Entry| Row::from(entry)).collect(), accounts }
    }

    /// How many entries there are.
    pub fn entries(&self) -> usize {
        self.ledger.len()
    }

    /// What has come to it since, and how the accounts are now.
    pub fn since(&self, before: &Self) -> Vec<String> {
        let mut names = Names::default();
        let new = self.ledger.iter().skip(before.ledger.len());
        let entry = |row: &Row| format!("{} {} {} {}", row.kind, row.by, row.happened_at, row.body);
        let account = |account: &Account| {
            let Account { id, login, created, disabled, password_set, second_factor } = account;
            format!("{id} {login} {created} {disabled:?} {password_set:?} {second_factor:?}")
        };
        let lines = new.map(entry).chain(self.accounts.iter().map(account));
        lines.map(|line| names.put_into(&line)).collect()
    }
}

/// Ids, in the order in which they came.
#[derive(Default)]
struct Names(HashMap<Uuid, usize>);

impl Names {
    fn put_into(&mut self, line: &str) -> String {
        const LENGTH: usize = 36;
        let (mut written, mut rest) = (String::new(), line);
        while let Some(letter) = rest.chars().next() {
            let id = rest.get(..LENGTH).and_then(|text| text.parse::<Uuid>().ok());
            let length = if let Some(id) = id {
                let next = self.0.len();
                let _ = write!(written, "#{}", self.0.entry(id).or_insert(next));
                LENGTH
            } else {
                written.push(letter);
                letter.len_utf8()
            };
            rest = &rest[length..];
        }
        written
    }
}

#[test]
fn ids_are_told_apart_and_nothing_else_is_changed() {
    let (one, other) = (Uuid::from_u128(1), Uuid::from_u128(2));
    let mut names = Names::default();
    assert_eq!(names.put_into(&format!("plan {one}, section 3 of {other}")), "plan #0, section 3 of #1");
    assert_eq!(names.put_into(&format!("“{other}”, {one}")), "“#1”, #0");
}
