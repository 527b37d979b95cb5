//! Actions that share all but their words, numbered in one cell.

use goldthread_anchor::Quote;
use goldthread_plan::ActionFields;

/// The actions as rows: those that follow each other, are numbered from 1 and share all else become one whose text is the
/// numbered list; any other stays as it is.
pub(crate) fn grouped(actions: &[&ActionFields]) -> impl Iterator<Item = ActionFields> {
    let mut rows = Vec::new();
    let mut from = 0;
    while from < actions.len() {
        let rest = &actions[from..];
        let count = rest
            .iter()
            .zip(1..)
            .take_while(|(action, number)| is_numbered(action, *number) && shares(rest[0], action))
            .count();
        if count > 1 {
            rows.push(listed(&rest[..count]));
            from += count;
        } else {
            rows.push(rest[0].clone());
            from += 1;
        }
    }
    rows.into_iter()
}

fn is_numbered(action: &ActionFields, number: usize) -> bool {
    action.reference.as_ref().is_some_and(|reference| reference.text() == number.to_string())
}

fn shares(first: &ActionFields, other: &ActionFields) -> bool {
    let texts = |quotes: &[Quote]| quotes.iter().map(|quote| quote.text().to_owned()).collect::<Vec<_>>();
    first.timescale.printed() == other.timescale.printed()
        && first.progress.text() == other.progress.text()
        && first.status.text() == other.status.text()
        && first.resources.text() == other.resources.text()
        && texts(&first.leads) == texts(&other.leads)
        && texts(&first.impact) == texts(&other.impact)
}

fn listed(actions: &[&ActionFields]) -> ActionFields {
    let lines: Vec<String> =
        actions.iter().zip(1..).map(|(action, number)| format!("{number}. {}", action.text.text())).collect();
    ActionFields { reference: None, text: Quote::typed(lines.join("\n")), ..actions[0].clone() }
}
