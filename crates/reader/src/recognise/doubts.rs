//! What the reader is not sure of, gathered where a person will look for it.

use std::cmp::Ordering;

use goldthread_anchor::Anchor;
use goldthread_plan::timescale::Meaning;
use goldthread_plan::{ActionFields, DocumentKind, Doubt, Draft};

use crate::Tree;

/// A doubt is said this often for one kind of thing; then once how many more there are.
const MOST_OF_A_KIND: usize = 60;

/// Adds the doubts of the tree, of the walk and of the fields to the draft, in reading order.
pub fn add(draft: &mut Draft, tree: &Tree, walked: Vec<Doubt>) {
    let mut doubts = std::mem::take(&mut draft.doubts);
    if draft.kind == DocumentKind::Plan {
        let mut found: Vec<Doubt> = tree.doubts.iter().cloned().chain(walked).collect();
        found.extend(of_actions(draft));
        found.sort_by(|a, b| in_reading_order(&a.at, &b.at));
        doubts.extend(of_document(draft));
        doubts.extend(found);
    } else {
        doubts.extend(tree.doubts.iter().cloned());
    }
    draft.doubts = bounded(doubts);
}

/// Places of one document, first to last.
fn in_reading_order(a: &Anchor, b: &Anchor) -> Ordering {
    match (a.range(), b.range()) {
        (Some(a), Some(b)) => a.start.cmp(&b.start),
        _ => a.cmp(b),
    }
}

fn of_document(draft: &Draft) -> Vec<Doubt> {
    let mut doubts = Vec::new();
    if draft.fields.document_date.is_empty() {
        let message =
            "the document prints no date of its own; what is late cannot be told without naming a day";
        doubts.push(doubt("no-document-date", message, Anchor::Typed));
    }
    let rated = draft.actions().any(|action| !action.status.is_empty())
        || draft.sections.iter().any(|section| !section.fields.process.this.is_empty());
    if !draft.fields.scheme.is_empty() && !rated {
        let at = draft.fields.scheme[0].mark.anchor();
        doubts.push(doubt("ratings-lost", "the document explains a key of statuses, and no status is printed; colours may have been lost when it was saved as text", at));
    }
    doubts
}

fn of_actions(draft: &Draft) -> Vec<Doubt> {
    let mut doubts = Vec::new();
    for action in draft.actions() {
        doubts.extend(of_timescale(action));
        doubts.extend(of_leads(action));
    }
    doubts
}

fn of_timescale(action: &ActionFields) -> Option<Doubt> {
    let printed = action.timescale.printed();
    let message = match action.timescale.meaning() {
        Meaning::Ambiguous { .. } => format!("\"{printed}\" can mean more than one date; none was chosen"),
        Meaning::Text { .. } => {
            format!("\"{}\" stands where a date belongs, and was kept as words", shortened(printed))
        }
        Meaning::Relative => {
            format!("\"{}\" depends on something else, so no date was worked out", shortened(printed))
        }
        _ => return None,
    };
    Some(doubt("timescale-unclear", &message, action.timescale_at.clone()))
}

/// Leads that were printed without a mark between them.
fn of_leads(action: &ActionFields) -> Option<Doubt> {
    let initials = |lead: &goldthread_anchor::Quote| {
        lead.text().len() <= 3 && lead.text().chars().all(|c| c.is_ascii_uppercase())
    };
    let [first, second] = &action.leads[..] else { return None };
    let close = first.anchor() == second.anchor()
        && first.anchor().range().is_some_and(|range| {
            range.end - range.start
                == u32::try_from(first.text().len() + second.text().len() + 1).unwrap_or(0)
        });
    (close && initials(first) && initials(second)).then(|| {
        let message = format!("\"{} {}\" was taken for two leads", first.text(), second.text());
        doubt("leads-run-together", &message, first.anchor())
    })
}

fn bounded(doubts: Vec<Doubt>) -> Vec<Doubt> {
    let mut kept: Vec<Doubt> = Vec::with_capacity(doubts.len());
    let mut counts: std::collections::BTreeMap<String, usize> = std::collections::BTreeMap::new();
    for doubt in doubts {
        let count = counts.entry(doubt.code.clone()).or_default();
        *count += 1;
        if *count <= MOST_OF_A_KIND {
            kept.push(doubt);
        }
    }
    for (code, count) in counts.into_iter().filter(|(_, count)| *count > MOST_OF_A_KIND) {
        let message = format!("{} more doubts of this kind were left out", count - MOST_OF_A_KIND);
        kept.push(Doubt { code, message, at: Anchor::Typed });
    }
    kept
}

fn shortened(text: &str) -> String {
    const LONGEST: usize = 80;
    if text.chars().count() <= LONGEST {
        text.to_owned()
    } else {
        text.chars().take(LONGEST).chain(['…']).collect()
    }
}

fn doubt(code: &str, message: &str, at: Anchor) -> Doubt {
    Doubt { code: code.to_owned(), message: message.to_owned(), at }
}
