//! The same time printed twice: "Q3 (Oct - Dec 2022)", "December 2022 (end of autumn term)".

use crate::dates::tokens::{Kind, Tokens};
use crate::dates::words::among;
use crate::dates::{Extent, Found, Span};

/// Makes one of two neighbouring dates that end on the same day, where one explains the other.
pub(super) fn fold(tokens: &Tokens<'_>, dates: &mut Vec<Found>) {
    if let [first, second] = dates.as_slice()
        && is_beside(tokens, first, second)
        && let Some(one) = same(first, second)
    {
        *dates = vec![one];
    }
}

/// Whether nothing but marks and small words stands between the two.
fn is_beside(tokens: &Tokens<'_>, first: &Found, second: &Found) -> bool {
    let gap = first.tokens.end..second.tokens.start;
    gap.len() <= 4
        && gap.into_iter().all(|at| match tokens.get(at).map(|token| (token.kind, token.text)) {
            Some((Kind::Mark(_), _)) => true,
            Some((_, word)) => among(word, &["by", "e", "end", "i", "ie", "in", "is", "of", "the"]),
            None => false,
        })
}

/// The reading that both share. A span that was printed finely is kept before a quarter or a term.
fn same(first: &Found, second: &Found) -> Option<Found> {
    let finer = if second.span.due.precision < first.span.due.precision { second } else { first };
    let coarser = if std::ptr::eq(finer, first) { second } else { first };
    if finer.span.due.precision == coarser.span.due.precision || finer.other.is_some() {
        return None;
    }
    let loose = finer.year_assumed || coarser.year_assumed;
    let agreed = readings(coarser).find(|span| ends_alike(span, &finer.span, loose))?;
    let keeps_year = !finer.year_assumed;
    Some(Found {
        tokens: first.tokens.start..second.tokens.end,
        span: if keeps_year { finer.span } else { *agreed },
        other: None,
        extent: if keeps_year { finer.extent } else { Extent::One },
        year_assumed: finer.year_assumed && coarser.year_assumed,
    })
}

fn readings(found: &Found) -> impl Iterator<Item = &Span> {
    std::iter::once(&found.span).chain(found.other.as_ref())
}

/// Whether both end on the same day; of the year only where both print one.
fn ends_alike(one: &Span, other: &Span, loose: bool) -> bool {
    let (one, other) = (one.due.date, other.due.date);
    one == other || (loose && one.month() == other.month() && one.day() == other.day())
}
