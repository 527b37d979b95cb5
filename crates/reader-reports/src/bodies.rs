//! Bodies that have to do something: in a column of their own, or named before a list.

use goldthread_anchor::Quote;
use goldthread_tree::words::plain;
use goldthread_tree::{Cell, join};

use crate::lexicon::lexicon;

/// The bodies of a cell, parted where one name ends and another begins; a paragraph may begin one.
pub fn of_cell(cell: &Cell) -> Vec<Quote> {
    let lines: Vec<Quote> = cell.paragraphs.iter().map(goldthread_tree::Paragraph::quote).collect();
    // A line feed is as long as a blank, so that places in the one text are places in the other.
    parted_at(&join(lines.iter(), " "), join(lines.iter(), "\n").text())
}

/// Names joined by "and" or a comma: `A Council and NHS B and C Board` is two.
pub fn parted(names: &Quote) -> Vec<Quote> {
    parted_at(names, names.text())
}

fn parted_at(names: &Quote, text: &str) -> Vec<Quote> {
    const LONGEST: usize = 1_000;
    if text.len() > LONGEST {
        return vec![names.clone()];
    }
    let mut bodies = Vec::new();
    let mut start = 0;
    for (at, length) in joins(text) {
        if at < start {
            continue;
        }
        let (left, right) = (&text[start..at], text[at + length..].trim_start());
        if ends_in_body(left) && right.starts_with(char::is_uppercase) && holds_body(right) {
            bodies.push(names.slice(start..at));
            start = at + length;
        }
    }
    bodies.push(names.slice(start..text.len()));
    bodies.retain(|body| !body.is_empty());
    bodies
}

/// Where one name may end, and how long what parts it from the next is.
fn joins(text: &str) -> Vec<(usize, usize)> {
    let mut all: Vec<(usize, usize)> = [" and ", "\nand ", " and\n", ", ", "; ", " & ", " / ", "\n"]
        .iter()
        .flat_map(|join| text.match_indices(join).map(|(at, join)| (at, join.len())))
        .collect();
    all.sort_by_key(|(at, length)| (*at, std::cmp::Reverse(*length)));
    all.dedup_by_key(|(at, _)| *at);
    all
}

/// Whether a cell holds the name of a body and no sentence.
pub fn is_name(cell: &Quote) -> bool {
    let text = cell.text();
    text.len() < 160 && !text.ends_with('.') && holds_body(text)
}

fn ends_in_body(name: &str) -> bool {
    let name = plain(name);
    let last = name.rsplit(' ').next().unwrap_or_default();
    lexicon().lists.bodies.iter().any(|body| body == last)
}

fn holds_body(name: &str) -> bool {
    plain(name).split(' ').any(|word| lexicon().lists.bodies.iter().any(|body| body == word))
}

/// The bodies that a sentence asks: `the local authority and its partners should take the following action:`.
pub fn asked_in(sentence: &Quote) -> Vec<Quote> {
    const LONGEST: usize = 200;
    let text = sentence.text();
    let asked = [" should", " must ", " needs to ", " need to "].iter().find_map(|verb| text.find(verb));
    let subject = asked.map(|end| {
        let before = &text[..end];
        let start = before.rfind([',', '.', ':']).map_or(0, |at| at + 1);
        sentence.slice(start..end)
    });
    let required = text.find("required by ").map(|at| at + "required by ".len()).and_then(|start| {
        let end = text[start..].find(" to ").map(|at| start + at)?;
        Some(sentence.slice(start..end))
    });
    let body = [required, subject]
        .into_iter()
        .flatten()
        .find(|name| name.text().len() < LONGEST && ends_in_body(name.text()));
    body.map(|body| parted(&body)).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn texts(bodies: &[Quote]) -> Vec<&str> {
        bodies.iter().map(Quote::text).collect()
    }

    #[test]
    fn names_are_parted_where_one_ends() {
        let check = |names: &str, expected: &[&str]| {
            assert_eq!(texts(&parted(&Quote::typed(names))), expected, "{names}");
        };
        check(
            "Wethercombe Borough Council and NHS Wether and Combe Integrated Care Board",
            &["Wethercombe Borough Council", "NHS Wether and Combe Integrated Care Board"],
        );
        check("Wether Partnership NHS Trust", &["Wether Partnership NHS Trust"]);
        check("The local area partnership", &["The local area partnership"]);
        check("", &[]);
    }

    #[test]
    fn a_sentence_names_whom_it_asks() {
        let check = |sentence: &str, expected: &[&str]| {
            assert_eq!(texts(&asked_in(&Quote::typed(sentence))), expected, "{sentence}");
        };
        check(
            "To improve care, the local authority should take the following action.",
            &["the local authority"],
        );
        check(
            "Urgent action is required by the Wether NHS Trust to assure itself.",
            &["the Wether NHS Trust"],
        );
        check("The Wethercombe Youth Justice Service should:", &["The Wethercombe Youth Justice Service"]);
        check("Children should be seen.", &[]);
    }
}
