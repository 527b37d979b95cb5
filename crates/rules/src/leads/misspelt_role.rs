use crate::text::quoted;
use crate::{Family, Flags, Level, Outcome, PlanView, Rule, RuleSet};

pub(crate) static RULE: Rule = Rule {
    code: "LEA004",
    name: "misspelt-role",
    family: Family::Leads,
    level: Level::Advice,
    since: RuleSet::NOV_2026,
    source_rules: &["R48"],
    clears_when: "The word is spelt as it is elsewhere.",
    page: include_str!("../../docs/LEA004.md"),
    check,
};

/// Words of roles that are long enough to be known from a misspelling by one letter.
const ROLE_WORDS: &[&str] = &[
    "assistant",
    "children",
    "commissioner",
    "commissioning",
    "coordinator",
    "corporate",
    "designated",
    "director",
    "divisional",
    "education",
    "executive",
    "independent",
    "manager",
    "officer",
    "operational",
    "operations",
    "parenting",
    "permanence",
    "placements",
    "practitioner",
    "principal",
    "reviewing",
    "safeguarding",
    "secretary",
    "service",
    "strategic",
    "supervisor",
    "worker",
];

/// Flags words of the glossary's titles that are one letter away from the word for a role.
fn check(view: &PlanView<'_>, flags: &mut Flags<'_>) -> Outcome {
    let mut flagged: Vec<String> = Vec::new();
    for title in view.plan().fields().glossary.iter().map(|entry| &entry.title) {
        for word in title.text().split(|c: char| !c.is_alphabetic()) {
            let Some(meant) = meant(word) else { continue };
            let small = word.to_lowercase();
            if flagged.contains(&small) {
                flags.also_at([title.anchor()]);
                continue;
            }
            flags.on_plan(title, format!("{} in the glossary is probably “{meant}”.", quoted(word)));
            flagged.push(small);
        }
    }
    flags.outcome()
}

/// The word for a role that `word` misses by one letter.
fn meant(word: &str) -> Option<&'static str> {
    let word = word.to_lowercase();
    let known = |word: &str| ROLE_WORDS.contains(&word);
    if word.chars().count() < 6 || known(&word) || word.strip_suffix('s').is_some_and(known) {
        return None;
    }
    ROLE_WORDS.iter().copied().find(|role| !role.starts_with(&word) && is_one_letter_off(&word, role))
}

/// Whether one letter added, left out, changed or swapped with the next makes one word of the other.
fn is_one_letter_off(one: &str, other: &str) -> bool {
    let (one, other): (Vec<char>, Vec<char>) = (one.chars().collect(), other.chars().collect());
    let same = one.iter().zip(&other).take_while(|(a, b)| a == b).count();
    let (a, b) = (&one[same..], &other[same..]);
    match a.len().cmp(&b.len()) {
        std::cmp::Ordering::Less => *a == b[1..],
        std::cmp::Ordering::Greater => a[1..] == *b,
        std::cmp::Ordering::Equal => {
            let changed = a.get(1..) == b.get(1..);
            let swapped = a.len() > 1 && a[0] == b[1] && a[1] == b[0] && a[2..] == b[2..];
            changed || swapped
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(word: &str, expected: Option<&str>) {
        assert_eq!(meant(word), expected, "{word}");
    }

    #[test]
    fn one_letter_off_is_a_misspelling() {
        check("Manger", Some("manager"));
        check("Offficer", Some("officer"));
        check("Direcotr", Some("director"));
        check("Prinzipal", Some("principal"));
        check("Manager", None);
        check("Managers", None);
        check("Services", None);
        check("Management", None);
        check("Social", None);
    }
}
