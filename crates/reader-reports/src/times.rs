//! Times that a report gives: as a heading over a list, or before what has to be done.

use goldthread_anchor::Quote;
use goldthread_plan::Timescale;
use goldthread_plan::timescale::YearHint;
use goldthread_tree::words::plain;

use crate::lexicon::{lexicon, starts};

/// What a heading of a time says: `Immediately:`, `Within three months of the report:`.
pub fn heading(line: &Quote) -> Option<Timescale> {
    is_heading(line.text()).then(|| read(line.text()))
}

/// Whether a line is the heading of a time.
pub fn is_heading(line: &str) -> bool {
    const LONGEST: usize = 120;
    const MOST_WORDS: usize = 12;
    if line.len() > LONGEST || line.ends_with('.') {
        return false;
    }
    let words = plain(line);
    let lists = &lexicon().lists;
    let begins = lists.times.iter().any(|time| starts(&words, time));
    let has = |all: &[String]| words.split(' ').any(|word| all.iter().any(|one| one == word));
    let verb = words
        .split(' ')
        .any(|word| matches!(word, "should" | "must" | "ensure" | "is" | "are" | "was" | "were"));
    begins && has(&lists.units) && words.split(' ').count() <= MOST_WORDS && !verb
}

/// A time before what has to be done, and where what follows it begins: `Immediately: ensure that ...`.
pub fn leading(line: &Quote) -> Option<(Timescale, usize)> {
    let text = line.text();
    let colon = text.find(':').filter(|at| *at < 80 && at + 1 < text.len())?;
    heading(&line.slice(0..colon)).map(|time| (time, colon + 1))
}

fn read(text: &str) -> Timescale {
    Timescale::read(text.trim().trim_end_matches(':').trim(), YearHint::none())
}

#[cfg(test)]
mod tests {
    use super::*;
    use goldthread_plan::timescale::Meaning;

    #[test]
    fn headings_of_times_are_read() {
        let check = |line: &str, printed: Option<&str>| {
            let time = heading(&Quote::typed(line));
            assert_eq!(time.as_ref().map(Timescale::printed), printed, "{line}");
            assert!(time.is_none_or(|time| *time.meaning() == Meaning::Relative), "{line}");
        };
        check("Immediately:", Some("Immediately"));
        check("Within three months:", Some("Within three months"));
        check("Within six months", Some("Within six months"));
        check(
            "Within one month of the publication of this report:",
            Some("Within one month of the publication of this report"),
        );
        check("As soon as possible:", Some("As soon as possible"));
        check("By working together they should improve", None);
        check("Within the MASH, decisions are timely.", None);
        check("Strengths", None);
    }
}
