//! What the page of a document says.

use std::sync::Arc;

use goldthread_reader::Source;

use crate::components::Link;
use crate::components::doubt::DoubtRow;
use crate::components::pager::Pager;
use crate::components::plan_head::Head;
use crate::marks::Mark;
use crate::pages::actions::page_address;
use crate::seen::Seen;
use crate::shown::{Part, Picked, holding, parts};
use crate::{reading, tabs, words};

/// The page.
pub struct SourcePage {
    /// The head of the page.
    pub head: Head,
    /// What the document is.
    pub about: String,
    /// The other documents that the plan was read from.
    pub others: Vec<Link>,
    /// The document.
    pub source: Arc<Source>,
    /// The part of it that is shown.
    pub part: Part,
    /// What was read from it.
    pub marks: Vec<Mark>,
    /// What the address points at.
    pub picked: Option<Picked>,
    /// What the reader was not sure of.
    pub doubts: Vec<DoubtRow>,
    /// The other parts.
    pub pager: Pager,
}

impl SourcePage {
    /// The page as it was asked for.
    pub fn of(seen: &Seen, number: usize, source: Arc<Source>) -> Self {
        let (plan, place) = (seen.plan(), seen.place_in(number - 1));
        let is_last = number == plan.documents().len();
        let picked = Picked::of(seen.asked("mark"), seen.asked("words"));
        let parts = parts(&source);
        let pointed = picked.as_ref().and_then(|picked| holding(&source, &parts, &picked.spot));
        let shown = pointed.map_or_else(|| seen.page_number(), |part| part + 1);
        let address = page_address(&place.source());
        let (pager, part) = Pager::of(parts.len(), 1, shown, address);
        let about = source.about();
        Self {
            head: Head {
                caption: seen.plan().title().to_owned(),
                title: "Source".into(),
                tabs: tabs::tabs(seen.place, tabs::Here::Source),
            },
            about: format!(
                "{}, {}, kept as it was read. Its fingerprint (SHA-256) begins {}.",
                about.name,
                words::bytes(usize::try_from(about.bytes).unwrap_or(usize::MAX)),
                &about.sha256[..16.min(about.sha256.len())]
            ),
            part: parts[part.start].clone(),
            marks: reading::of_plan(plan, number - 1, seen.place),
            picked,
            doubts: plan
                .doubts()
                .iter()
                .filter(|_| is_last)
                .map(|doubt| DoubtRow::of(doubt, place))
                .collect(),
            others: others(seen, number),
            pager,
            source,
        }
    }
}

fn others(seen: &Seen, number: usize) -> Vec<Link> {
    let documents = seen.plan().documents().iter().zip(1..);
    let others = documents.filter(|(_, other)| *other != number);
    others
        .map(|(document, other)| Link::new(document.name.clone(), seen.place_in(other - 1).source()))
        .collect()
}
