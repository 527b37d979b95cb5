//! How the paper came about, so that a reader can judge it.

use super::Seen;
use crate::words;
use crate::{Body, Inline};

/// How many digits of a checksum are printed.
const DIGITS: usize = 16;

pub(super) fn write(body: &mut Body, seen: Seen<'_>) {
    let source = seen.plan.source();
    let digits = source.sha256.get(..DIGITS).unwrap_or(&source.sha256);
    let dated = seen.plan.fields().document_date.text();
    let dated = if dated.is_empty() {
        String::new()
    } else {
        format!(", which dates itself {}", words::quoted(dated))
    };
    body.section("About this paper", |body| {
        body.bullets([
            Inline::from(format!("It was made from the document {}{dated} (SHA-256 begins {digits}), as it was read and confirmed.", words::quoted(&source.name))),
            Inline::from(format!("It judges what is late on {}. A date without a day is late when its month, quarter, term or year is over.", words::date(seen.day))),
            Inline::from("“Said to be complete” means that the document says so. Nobody has verified it here."),
            Inline::from("Words in quotation marks are the document's own. The words of ratings and statuses are the document's own too; symbols and colours are ours."),
        ]);
    });
}
