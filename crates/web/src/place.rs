//! The addresses of things.

use goldthread_anchor::Anchor;
use goldthread_plan::{ActionNumber, Plan, PlanId, SectionNumber};

use crate::spot;
use crate::store::At;

/// A plan at a moment, and the addresses of what is in it: the moment stays with every link.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Place {
    plan: PlanId,
    at: Option<At>,
    document: Option<usize>,
    sources: Sources,
}

/// Whether links lead into the documents that the plan was read from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Sources {
    /// They do.
    Shown,
    /// They do not: whoever looks has no right to the documents.
    Hidden,
}

impl Place {
    /// The place of a plan at a moment; nothing for now.
    pub fn new(plan: PlanId, at: Option<At>) -> Self {
        Self { plan, at, document: None, sources: Sources::Shown }
    }

    /// The same place, for words that stand in one of the plan's documents; the last one needs no saying.
    #[must_use]
    pub fn in_document(self, plan: &Plan, document: usize) -> Self {
        let number = document + 1;
        Self { document: Some(number).filter(|number| *number < plan.documents().len()), ..self }
    }

    /// The same place, for somebody who may see the documents or may not.
    #[must_use]
    pub fn with(self, sources: Sources) -> Self {
        Self { sources, ..self }
    }

    /// Whether links lead into the documents.
    pub fn sources(self) -> Sources {
        self.sources
    }

    /// The same place now.
    pub fn now(self) -> Self {
        Self { at: None, ..self }
    }

    /// The plan itself.
    pub fn plan(self) -> String {
        self.under("", &[])
    }

    /// A section.
    pub fn section(self, number: SectionNumber) -> String {
        self.under(&format!("/sections/{number}"), &[])
    }

    /// An action.
    pub fn action(self, number: ActionNumber) -> String {
        self.under(&format!("/actions/{number}"), &[])
    }

    /// A page under a section.
    pub fn section_page(self, number: SectionNumber, name: &str) -> String {
        self.under(&format!("/sections/{number}/{name}"), &[])
    }

    /// A page under an action.
    pub fn action_page(self, number: ActionNumber, name: &str) -> String {
        self.under(&format!("/actions/{number}/{name}"), &[])
    }

    /// What happened to a section.
    pub fn section_history(self, number: SectionNumber) -> String {
        self.under(&format!("/sections/{number}/history"), &[])
    }

    /// What happened to an action.
    pub fn action_history(self, number: ActionNumber) -> String {
        self.under(&format!("/actions/{number}/history"), &[])
    }

    /// A page of the plan, such as `flags`, with what is asked of it.
    pub fn page(self, name: &str, query: &[(&str, &str)]) -> String {
        self.under(&format!("/{name}"), query)
    }

    /// Some words of the document, marked; nothing where no document stands behind the anchor, or whoever looks may not see it.
    pub fn words(self, anchor: &Anchor, words: &str) -> Option<String> {
        if self.sources == Sources::Hidden {
            return None;
        }
        spot::link(&self.source(), anchor, words)
    }

    /// The document that words stand in.
    pub fn source(self) -> String {
        let number = self.document.map(|number| number.to_string());
        let asked: Vec<(&str, &str)> = number.iter().map(|number| ("document", number.as_str())).collect();
        self.under("/source", &asked)
    }

    fn under(self, path: &str, query: &[(&str, &str)]) -> String {
        let at = self.at.map(|at| at.to_string());
        let at = at.iter().map(|at| ("at", at.as_str()));
        let pairs: Vec<String> = query
            .iter()
            .copied()
            .chain(at)
            .map(|(name, value)| format!("{name}={}", escaped(value)))
            .collect();
        let question = if pairs.is_empty() { "" } else { "?" };
        format!("/plans/{}{path}{question}{}", self.plan, pairs.join("&"))
    }
}

/// A value as it stands in a query.
pub fn escaped(value: &str) -> String {
    use std::fmt::Write as _;
    let mut written = String::with_capacity(value.len());
    for byte in value.bytes() {
        if byte.is_ascii_alphanumeric() || b"-_.~".contains(&byte) {
            written.push(char::from(byte));
        } else {
            let _ = write!(written, "%{byte:02X}");
        }
    }
    written
}

#[cfg(test)]
mod tests {
    use super::*;
    use uuid::Uuid;

    #[test]
    fn the_moment_stays_with_every_link() {
        let plan = PlanId::new(Uuid::from_u128(1));
        let base = format!("/plans/{plan}");
        let now = Place::new(plan, None);
        assert_eq!(now.plan(), base);
        assert_eq!(
            now.page("flags", &[("lead", "Head of A & B")]),
            format!("{base}/flags?lead=Head%20of%20A%20%26%20B")
        );
        let then = Place::new(plan, Some(At::Entry(128)));
        assert_eq!(then.action(ActionNumber(3)), format!("{base}/actions/3?at=128"));
        let anchor = Anchor::Paragraph(5);
        let words = format!("{base}/source?at=128&mark=paragraph-5&words=x#picked");
        assert_eq!(then.words(&anchor, "x"), Some(words));
        assert_eq!(now.with(Sources::Hidden).words(&anchor, "x"), None);
        let second = Place { document: Some(2), ..now };
        assert_eq!(second.source(), format!("{base}/source?document=2"));
        assert_eq!(then.now(), now);
    }
}
