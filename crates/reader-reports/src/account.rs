//! An account of a report by somebody else: an article tells what inspectors recommend, in its own sentences.

use goldthread_anchor::Quote;
use goldthread_tree::Tree;
use goldthread_tree::words::find_phrase;

use crate::Account;
use crate::front::{self, sentences};
use crate::kind::holds;
use crate::lines::{Line, Part, parts};

/// Words that say that inspectors ask for something.
const ASKS: &[&str] = &[
    "ofsted recommends",
    "ofsted recommended",
    "inspectors recommended",
    "inspectors recommend",
    "the report recommends",
    "report recommended",
    "the inspectorate recommends",
    "recommendations include",
    "ofsted made",
    "the report made the following recommendations",
    "ofsted called on",
    "inspectors said the council should",
    "areas for improvement include",
    "inspectors made",
];
/// Words of a sentence that something has to be done.
const DUTIES: &[&str] = &[
    "should be",
    "should ensure",
    "should",
    "needs improving",
    "needs improvement",
    "needs to",
    "need to be",
    "need to",
    "is needed",
    "are needed",
    "must be",
    "must",
    "recommends that",
    "recommended that",
    "recommends",
    "have to",
    "has to",
];
/// Words that report inspectors as a third party.
const TELLS: &[&str] = &[
    "ofsted has said",
    "ofsted said",
    "the report said",
    "the report states",
    "inspectors said",
    "the report added",
    "the report concludes",
    "the report concluded",
    "according to ofsted",
    "inspectors highlighted",
    "the report found",
    "inspectors found",
    "according to the report",
    "a report by ofsted",
    "watchdog",
    "ofsted inspectors",
    "rated by ofsted",
    "the report says",
];

/// What an account of a report says that the report recommends; nothing where the tree is none, as a report itself is not.
pub fn account(tree: &Tree) -> Option<Account> {
    let parts = parts(tree);
    let lines: Vec<&Line> = parts
        .iter()
        .filter_map(|part| match part {
            Part::Line(line) => Some(line),
            Part::Table(_) => None,
        })
        .collect();
    if parts.len() != lines.len() && parts.len() - lines.len() > lines.len() / 4 {
        return None;
    }
    let told =
        |words: &[&str], line: &Line| words.iter().any(|word| find_phrase(&line.plain, word).is_some());
    let telling = lines.iter().filter(|line| told(TELLS, line)).count();
    let start = lines.iter().rposition(|line| told(ASKS, line))?;
    if telling < 2 || crate::recognise(tree).is_some() {
        return None;
    }
    let asked =
        lines[start..].iter().take_while(|line| is_asking(line)).flat_map(|line| sentences(&line.words));
    let recommendations = asked.flat_map(|sentence| duties(&sentence)).collect::<Vec<_>>();
    let title = lines.first().map(|line| line.words.clone()).unwrap_or_default();
    let authority = lines.iter().find_map(|line| front::council(&line.words)).unwrap_or_default();
    Some(Account { title, authority, recommendations })
}

/// Whether a paragraph says that something has to be done.
fn is_asking(line: &Line) -> bool {
    let duties: Vec<String> = DUTIES.iter().map(|&duty| duty.to_owned()).collect();
    line.text().len() > 40 && holds(&line.plain, &duties)
}

/// The things to be done of a sentence: it is parted at an "and" between one duty and the next.
fn duties(sentence: &Quote) -> Vec<Quote> {
    let text = sentence.text();
    let lower = text.to_ascii_lowercase();
    if lower.len() != text.len() {
        return vec![sentence.clone()];
    }
    let found = places(&lower);
    if found.is_empty() {
        return Vec::new();
    }
    let mut starts = vec![0];
    for pair in found.windows(2) {
        let between = &lower[pair[0].1..pair[1].0];
        // A subject of its own stands between: "... needs improving and the clarity of plans needs improvement".
        if let Some(at) = between.find(" and ").filter(|at| !between[at + 5..].trim().is_empty()) {
            starts.push(pair[0].1 + at + 5);
        }
    }
    let ends = starts.iter().skip(1).map(|start| start - 5).chain([text.len()]);
    starts
        .iter()
        .zip(ends)
        .map(|(start, end)| sentence.slice(*start..end))
        .filter(|part| !part.is_empty())
        .collect()
}

/// Where the duties of a sentence stand: the longest words at each place, each once.
fn places(lower: &str) -> Vec<(usize, usize)> {
    let mut found: Vec<(usize, usize)> = DUTIES
        .iter()
        .flat_map(|duty| lower.match_indices(duty).map(|(at, duty)| (at, at + duty.len())))
        .filter(|(at, end)| {
            let before = *at == 0 || lower[..*at].ends_with([' ', '“', '"']);
            before && !lower[*end..].starts_with(char::is_alphabetic)
        })
        .collect();
    found.sort_by_key(|(at, end)| (*at, std::cmp::Reverse(*end)));
    found.dedup_by(|next, last| next.0 < last.1);
    found
}
