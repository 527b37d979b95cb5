//! What the pages of papers say.

use crate::components::Link;
use crate::components::plan_head::Head;
use crate::seen::Seen;
use crate::{tabs, words};

/// The papers of a plan.
pub struct Papers {
    /// The head of the page.
    pub head: Head,
    /// The moment that is shown, as it was asked for.
    pub asked: String,
    /// The progress paper on a page.
    pub progress: Link,
    /// As files.
    pub files: Vec<Link>,
    /// What it is made from.
    pub made_from: String,
}

/// A paper on a page.
pub struct Preview {
    /// As files.
    pub files: Vec<Link>,
}

impl Papers {
    /// The papers as things stood.
    pub fn of(seen: &Seen) -> Self {
        let entry = seen.shot.last().entry;
        let day = seen
            .shot
            .judged_on()
            .map_or_else(String::new, |day| format!(", judged as at {}", words::day(day)));
        Self {
            head: Head {
                caption: seen.plan().title().to_owned(),
                title: "Papers".into(),
                tabs: tabs::tabs(seen.place, tabs::Here::Papers),
            },
            asked: seen.asked_moment(),
            progress: Link::new("Progress report", seen.place.page("papers/progress", &[])),
            files: files(seen),
            made_from: format!(
                "Made from entry {entry} of the ledger{day}. The same entry and day give the same file, byte for byte."
            ),
        }
    }
}

impl Preview {
    /// The paper as things stood.
    pub fn of(seen: &Seen) -> Self {
        Self { files: files(seen) }
    }
}

fn files(seen: &Seen) -> Vec<Link> {
    let file = |words: &str, name: &str| Link::new(words, seen.place.page(&format!("papers/{name}"), &[]));
    vec![
        file("PDF, accessible", "progress.pdf"),
        file("Web page in one file", "progress.html"),
        file("Markdown", "progress.md"),
    ]
}
