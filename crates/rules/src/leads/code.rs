//! Leads that are given as an abbreviation or as initials.

use std::collections::{HashMap, HashSet};

use goldthread_anchor::Quote;
use goldthread_plan::{Action, Plan};

use crate::text::{head, words};

/// Capitals that name nobody, or a body that needs no glossary.
const NO_CODES: &[&str] = &["ALL", "TBC", "TBA", "N/A", "NA", "NHS"];

/// Whether a lead is given as an abbreviation or initials: `HoS`, `DM (CP)`, `AxB`, not `Head of Service`.
pub(crate) fn is_code(lead: &str) -> bool {
    if NO_CODES.contains(&lead.trim()) {
        return false;
    }
    let words: Vec<&str> =
        lead.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).collect();
    let short = words.iter().all(|word| word.chars().count() <= 6);
    let opens_as_one =
        words.first().is_some_and(|word| capitals(word) >= 2 && 2 * capitals(word) >= word.len());
    let goes_on_as_one = words.iter().skip(1).all(|word| capitals(word) >= 1 && word.chars().count() <= 4);
    short && opens_as_one && goes_on_as_one
}

fn capitals(word: &str) -> usize {
    word.chars().filter(|c| c.is_uppercase()).count()
}

/// What is left of a lead when marks, spaces, case and a word said twice running are left out.
pub(crate) fn key(lead: &str) -> String {
    let mut words: Vec<String> = words(lead).collect();
    if is_code(lead) {
        words.dedup();
        words.concat()
    } else {
        words.join(" ")
    }
}

/// The lead's words with single spaces, marks kept: what tells two spellings of one code apart.
pub(crate) fn spelling(lead: &str) -> String {
    lead.split_whitespace()
        .collect::<Vec<_>>()
        .join(" ")
        .trim_end_matches(['.', ',', ';', ':'])
        .to_lowercase()
}

/// A lead and all the actions that name it, in the order printed.
pub(crate) struct Named<'a> {
    pub(crate) lead: &'a Quote,
    pub(crate) actions: Vec<(&'a Action, &'a Quote)>,
}

/// The leads of a plan in the order that they first come, told apart by `key`.
pub(crate) fn leads_by<'a>(plan: &'a Plan, key: impl Fn(&str) -> String) -> Vec<Named<'a>> {
    let mut places: HashMap<String, usize> = HashMap::new();
    let mut leads: Vec<Named<'a>> = Vec::new();
    for action in plan.actions() {
        for lead in action.fields().leads.iter().filter(|lead| !lead.is_empty()) {
            let place = *places.entry(key(lead.text())).or_insert_with(|| {
                leads.push(Named { lead, actions: Vec::new() });
                leads.len() - 1
            });
            leads[place].actions.push((action, lead));
        }
    }
    leads
}

/// The keys of the abbreviations that the plan explains: in its glossary, or where it first uses them, as in
/// "Principal Social Worker (PSW)".
pub(crate) fn explained(plan: &Plan) -> HashSet<String> {
    let glossary = plan.fields().glossary.iter().map(|entry| key(entry.abbreviation.text()));
    let actions = plan.actions().iter().map(Action::fields);
    let texts = actions.flat_map(|fields| fields.leads.iter().chain([&fields.text, &fields.progress]));
    let titles = plan.sections().iter().map(|section| &section.fields().title);
    glossary.chain(texts.chain(titles).flat_map(|quote| explained_in(quote.text()))).collect()
}

fn explained_in(text: &str) -> impl Iterator<Item = String> + '_ {
    text.match_indices('(').filter_map(|(open, _)| {
        let (inside, _) = head(&text[open + 1..], 12).split_once(')')?;
        let initial = inside.chars().next().filter(|_| inside.len() <= 8 && is_code(inside))?;
        let letters = inside.chars().filter(|c| c.is_alphabetic()).count();
        let mut before = text[..open].split_whitespace().rev().take(letters + 2);
        let begins = |word: &str| {
            word.chars().count() > 2 && word.chars().next().is_some_and(|c| c.eq_ignore_ascii_case(&initial))
        };
        before.any(begins).then(|| key(inside))
    })
}

/// Whether the plan says anywhere what its abbreviations mean.
pub(crate) fn has_glossary(plan: &Plan) -> bool {
    plan.fields().glossary.iter().any(|entry| !entry.abbreviation.is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_code_is_short_and_mostly_capitals() {
        for code in ["AB", "AxB", "JoR", "DM (CP)", "DM (CIC/CL)", "OD Ed", "DMCIN", "QA", "HoS"] {
            assert!(is_code(code), "{code}");
        }
        for words in [
            "Head of Service",
            "Provider",
            "Director",
            "Chair of Board",
            "Police",
            "IT manager",
            "ALL",
            "TBC",
            "",
        ] {
            assert!(!is_code(words), "{words}");
        }
    }

    #[test]
    fn an_abbreviation_is_explained_beside_its_words() {
        let check = |text: &str, expected: &[&str]| {
            assert_eq!(explained_in(text).collect::<Vec<_>>(), expected, "{text}");
        };
        check("the Principal Social Worker (PSW) meets the Head of Service (HoS)", &["psw", "hos"]);
        check("DM (CP)", &[]);
        check("Visit homes (all of them)", &[]);
    }

    #[test]
    fn a_key_leaves_out_how_it_is_written() {
        assert_eq!(key("DM CIN"), key("DM (CIN)"));
        assert_eq!(key("DMCIN"), key("DM (CIN)"));
        assert_eq!(key("DM (DM P)"), key("DM (P)"));
        assert_ne!(key("DM"), key("DM (P)"));
        assert_eq!(key("Head of  Service"), key("head of service."));
    }
}
