//! Pure crates do no input or output, know no clock, no async and no environment. Time is a value.

use super::repo::Repo;
use super::{Complaint, rust};

const PURE: &[&str] = &[
    "anchor",
    "calendar",
    "plan",
    "people",
    "governance",
    "duties",
    "rules",
    "compare",
    "ical",
    "search",
    "papers",
    "papers-html",
    "papers-markdown",
];

const OUTSIDE: &[&str] = &[
    "std::fs",
    "std::net",
    "std::env",
    "std::process",
    "std::thread",
    "SystemTime",
    "Instant",
    "tokio",
    "async fn",
    "Zoned::now",
    "Timestamp::now",
    "now_v7",
];

/// Complains of each reach for the outside world in a pure crate.
pub fn check(repo: &Repo) -> Vec<Complaint> {
    PURE.iter().flat_map(|name| repo.code_of(name)).flat_map(|file| reaches(&file.path, &file.text)).collect()
}

fn reaches(path: &str, text: &str) -> Vec<Complaint> {
    let code = rust::without_tests(&rust::mask(text));
    let found = |word: &&str| {
        let words = format!("a pure crate reaches for {word}");
        let lines = rust::lines_with(&code, word).into_iter();
        lines.map(|line| Complaint::at(path, line, words.clone())).collect::<Vec<_>>()
    };
    OUTSIDE.iter().flat_map(found).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pure_crates_reach_for_nothing() {
        let check = |path: &str, code: &str, expected: usize| {
            assert_eq!(super::check(&Repo::of(&[(path, code)])).len(), expected, "{path}: {code}");
        };
        check("crates/plan/src/lib.rs", "use std::fs;", 1);
        check("crates/plan/src/lib.rs", "/// Never std::fs.\nuse std::fmt;", 0);
        check("crates/plan/src/lib.rs", "#[cfg(test)]\nmod tests { use std::fs; }", 0);
        check("crates/plan/tests/golden.rs", "use std::fs;", 0);
        check("crates/rules/src/a/b.rs", "let at = SystemTime::now();\nasync fn f() {}", 2);
        check("crates/web/src/lib.rs", "use std::net;", 0);
    }
}
