//! What the list of rules says.

use goldthread_rules::{Family, RuleSet, all};

use crate::components::Link;
use crate::pages::flags::{level_words, rule_title};
use crate::words;

/// The list.
pub struct Rules {
    /// How many there are, of which set.
    pub summary: String,
    /// The rules, by family.
    pub families: Vec<(String, Vec<Row>)>,
}

/// A rule in the list.
pub struct Row {
    /// Its name in words, and its page.
    pub rule: Link,
    /// Its code.
    pub code: &'static str,
    /// How much its flags weigh.
    pub level: &'static str,
    /// What makes its flags go away.
    pub clears_when: &'static str,
}

impl Rules {
    /// The rules of today.
    pub fn now() -> Self {
        let mut families: Vec<(Family, Vec<Row>)> = Vec::new();
        for rule in all() {
            let row = Row {
                rule: Link::new(rule_title(rule), format!("/rules/{}", rule.code)),
                code: rule.code,
                level: level_words(rule.level),
                clears_when: rule.clears_when,
            };
            match families.iter_mut().find(|(family, _)| *family == rule.family) {
                Some((_, rows)) => rows.push(row),
                None => families.push((rule.family, vec![row])),
            }
        }
        families.sort_by_key(|(family, _)| *family);
        let count = words::count(families.iter().map(|(_, rows)| rows.len()).sum(), "rule", "rules");
        Self {
            summary: format!(
                "{} of the set {}. Each is a question that a careful reader of plans asks.",
                words::sentence(&count),
                RuleSet::LATEST
            ),
            families: families
                .into_iter()
                .map(|(family, rows)| (words::sentence(family.word()), rows))
                .collect(),
        }
    }
}
