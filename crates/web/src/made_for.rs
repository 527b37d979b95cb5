//! For which authority a form was made.
//!
//! Whoever is of several authorities sees one at a time, and all tabs of their browser share that choice. So where a server serves
//! several, each form of a page of an authority says in the address that it goes to which one it is of, and `guard.rs` looks at that
//! before anything else does. It stands in the address and not among the fields, so that it is read before the body: a form may
//! carry a document. The frame of the page writes it into every form that it holds, so that no page can forget to.

use axum::http::{Method, Uri};
use goldthread_ledger::Authority;
use maud::{Markup, PreEscaped};

use crate::form::Sent;
use crate::routes;

/// What the address of a form says it under.
const NAME: &str = "for";

/// A page whose forms say which authority they were made for, those that belong to one.
pub fn marked(page: &Markup, authority: &str) -> Markup {
    const FORM: &str = "<form ";
    let mut parts = page.0.split(FORM);
    let mut written = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        let (tag, rest) = part.split_at(part.find('>').unwrap_or(part.len()));
        written.push_str(FORM);
        written.push_str(&tag_for(tag, authority).unwrap_or_else(|| tag.to_owned()));
        written.push_str(rest);
    }
    PreEscaped(written)
}

/// The tag of a form with the mark in its address; nothing where it has none to get.
fn tag_for(tag: &str, authority: &str) -> Option<String> {
    const ACTION: &str = "action=\"";
    let (before, after) = tag.split_once(ACTION)?;
    let (address, after) = after.split_once('"')?;
    let is_posted = tag.contains("method=\"post\"");
    let address = addressed(address, authority).filter(|_| is_posted)?;
    Some(format!("{before}{ACTION}{address}\"{after}"))
}

/// An address to which a form goes, as it stands on a page, with the mark; nothing where it belongs to no authority, or has one.
pub fn addressed(address: &str, authority: &str) -> Option<String> {
    let (path, query) = address.split_once('?').map_or((address, None), |(path, query)| (path, Some(query)));
    let has_one = query.is_some_and(|query| query.starts_with("for=") || query.contains(";for="));
    let is_of_one = routes::takes_of_an_authority(&Method::POST, path);
    let sign = if query.is_some() { "&amp;" } else { "?" };
    (is_of_one && !has_one).then(|| format!("{address}{sign}{NAME}={authority}"))
}

/// The authority that the address of a request names.
pub fn named(uri: &Uri) -> Option<Authority> {
    Sent::of(uri.query()?.as_bytes()).value(NAME).parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_form_of_an_authority_says_which() {
        let check = |page: &str, expected: &str| {
            assert_eq!(marked(&PreEscaped(page.to_owned()), "little-marsh").0, expected);
        };
        check("<p>No form</p>", "<p>No form</p>");
        check(
            "<form action=\"/roles\" method=\"post\"><b></b></form><form method=\"post\" action=\"/leads\"></form>",
            "<form action=\"/roles?for=little-marsh\" method=\"post\"><b></b></form><form method=\"post\" action=\"/leads?for=little-marsh\"></form>",
        );
        check(
            "<form action=\"/roles?a=b\" method=\"post\">",
            "<form action=\"/roles?a=b&amp;for=little-marsh\" method=\"post\">",
        );
        for as_it_was in [
            // It says so already, and what was sent from another authority stays of that.
            "<form action=\"/roles?for=great-marsh\" method=\"post\">",
            "<form action=\"/roles?a=b&amp;for=great-marsh\" method=\"post\">",
            // Those are of the account, not of an authority.
            "<form action=\"/sign-out\" method=\"post\">",
            "<form action=\"/authorities\" method=\"post\">",
            "<form action=\"/account/password\" method=\"post\">",
            // It only asks.
            "<form action=\"/plans\">",
            "<form>",
            "<form ",
        ] {
            check(as_it_was, as_it_was);
        }
    }

    #[test]
    fn the_authority_is_read_from_the_address() {
        let check = |address: &str, expected: Option<&str>| {
            let found = named(&address.parse().expect("an address"));
            assert_eq!(found.map(|authority| authority.to_string()).as_deref(), expected, "{address}");
        };
        check("/roles?for=little-marsh", Some("little-marsh"));
        check("/roles?a=b&for=little-marsh", Some("little-marsh"));
        check("/roles", None);
        check("/roles?for=", None);
        check("/roles?for=%3Cb%3E", None);
    }
}
