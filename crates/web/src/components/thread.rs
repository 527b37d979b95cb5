//! The golden thread: one vertical line from what inspectors found to what is better for children.
//!
//! A node that is missing is a gap in the line, with words, so that it is seen and not inferred.

use maud::{Markup, html};

/// A node of the thread.
#[derive(Debug, Clone)]
pub struct Node {
    /// Its word: Finding, Recommendation, Action...
    pub word: &'static str,
    /// Whether the thread holds here.
    pub state: State,
    /// What hangs there, or what is missing.
    pub content: Markup,
}

/// How a node stands on the line.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum State {
    Held,
    Here,
    Gap,
}

impl State {
    const fn class(self) -> &'static str {
        match self {
            Self::Held => "gt-thread__node",
            Self::Here => "gt-thread__node gt-thread__node--here",
            Self::Gap => "gt-thread__node gt-thread__node--gap",
        }
    }
}

/// The whole line.
pub fn thread(nodes: &[Node]) -> Markup {
    html! {
        ol class="gt-thread" {
            @for node in nodes {
                li class=(node.state.class()) {
                    h2 class="gt-thread__word" { (node.word) @if node.state == State::Gap { " " span class="gt-thread__gap" { "missing" } } }
                    div class="gt-thread__content" { (node.content) }
                }
            }
        }
    }
}
