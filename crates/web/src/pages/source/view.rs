//! What the page of a document says.

use goldthread_anchor::Anchor;
use std::ops::Range;
use std::sync::Arc;

use goldthread_reader::Source;

use crate::components::pager::Pager;
use crate::components::plan_head::Head;
use crate::marks::{Mark, Sheet, bytes_of, sheets};
use crate::pages::actions::page_address;
use crate::seen::Seen;
use crate::{reading, tabs, words};

/// The page.
pub struct SourcePage {
    /// The head of the page.
    pub head: Head,
    /// What the document is.
    pub about: String,
    /// The document.
    pub source: Arc<Source>,
    /// The part of it that is shown.
    pub sheet: Sheet,
    /// What was read from it.
    pub marks: Vec<Mark>,
    /// The words that the address points at.
    pub picked: Vec<Range<usize>>,
    /// What the reader was not sure of, with the line.
    pub doubts: Vec<(String, Option<String>)>,
    /// The other parts.
    pub pager: Pager,
}

impl SourcePage {
    /// The page as it was asked for.
    pub fn of(seen: &Seen, source: Arc<Source>) -> Self {
        let picked: Vec<Range<usize>> = seen.asked("mark").and_then(range).into_iter().collect();
        let sheets = sheets(source.text().unwrap_or_default());
        let shown = match picked.first() {
            Some(words) => sheets.partition_point(|sheet| sheet.range.end <= words.start) + 1,
            None => seen.page_number(),
        };
        let address = page_address(&seen.place.page("source", &[]));
        let (pager, part) = Pager::of(sheets.len(), 1, shown, address);
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
            sheet: sheets[part.start].clone(),
            marks: reading::of_plan(seen.plan(), seen.place),
            picked,
            doubts: doubts(seen),
            pager,
            source,
        }
    }
}

fn doubts(seen: &Seen) -> Vec<(String, Option<String>)> {
    let href = |at: &Anchor| bytes_of(at).map(|range| seen.place.words(&range));
    seen.plan().doubts().iter().map(|doubt| (words::full_sentence(&doubt.message), href(&doubt.at))).collect()
}

/// The bytes that `5-9` names.
fn range(text: &str) -> Option<Range<usize>> {
    let (start, end) = text.split_once('-')?;
    let (start, end) = (start.parse().ok()?, end.parse().ok()?);
    (start < end).then_some(start..end)
}
