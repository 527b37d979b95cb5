//! How much of one plan document stands in another, word for word.

use std::fmt;

use serde_json::Value;

/// Shares from 0 to 1; nothing where the first document has nothing to find.
pub struct Score(Vec<(&'static str, Option<f64>)>);

impl Score {
    pub fn of(plan: &Value, read: &Value) -> Self {
        let (sections, found) = (list(&plan["sections"]), list(&read["sections"]));
        let actions: Vec<&Value> = sections.iter().flat_map(|section| list(&section["actions"])).collect();
        let read_actions: Vec<&Value> = found.iter().flat_map(|section| list(&section["actions"])).collect();
        let mut shares = vec![
            ("sections", both(&texts(&sections, "title"), &texts(&found, "title"))),
            ("actions", both(&texts(&actions, "text"), &texts(&read_actions, "text"))),
        ];
        let pairs = paired(&actions, &read_actions);
        for field in ["leads", "timescale", "progress", "status", "ref"] {
            shares.push((field, same(&pairs, field)));
        }
        let of = |all: &[&Value], field: &str| {
            all.iter().flat_map(|one| words_of(&one[field])).collect::<Vec<_>>()
        };
        for field in ["finding", "outcomes", "current_position", "scheduled_work", "areas_of_concern"] {
            shares.push((field, both(&of(&sections, field), &of(&found, field))));
        }
        shares.push(("impact", both(&of(&actions, "impact"), &of(&read_actions, "impact"))));
        shares.push(("ratings", both(&ratings(&sections), &ratings(&found))));
        Self(shares)
    }

    pub fn least(&self) -> f64 {
        self.0.iter().filter_map(|(_, share)| *share).fold(1.0, f64::min)
    }
}

impl fmt::Display for Score {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let short =
            self.0.iter().filter_map(|(name, share)| Some((name, share.filter(|share| *share < 0.99)?)));
        short.into_iter().try_for_each(|(name, share)| write!(f, "{name} {share:.2}  "))
    }
}

fn list(value: &Value) -> Vec<&Value> {
    value.as_array().map(|all| all.iter().collect()).unwrap_or_default()
}

fn texts(all: &[&Value], field: &str) -> Vec<String> {
    all.iter().map(|one| folded(&one[field])).filter(|text| !text.is_empty()).collect()
}

fn folded(value: &Value) -> String {
    let text = value["printed"].as_str().or(value.as_str()).unwrap_or_default();
    let text = text.replace(['*', '_', '`'], "");
    text.split_whitespace()
        .collect::<Vec<_>>()
        .join(" ")
        .trim_end_matches(['.', ';', ':', ',', ' '])
        .to_lowercase()
}

/// One text, or those of a list, without the empty ones.
fn words_of(value: &Value) -> Vec<String> {
    let all =
        if value.is_array() { list(value).into_iter().map(folded).collect() } else { vec![folded(value)] };
    all.into_iter().filter(|text| !text.is_empty()).collect()
}

/// F1 of two lists of texts, each text found once.
fn both(plan: &[String], read: &[String]) -> Option<f64> {
    let mut left: Vec<&String> = read.iter().collect();
    let hits = plan.iter().filter(|text| take(&mut left, text)).count();
    (!plan.is_empty()).then(|| share(2 * hits, plan.len() + read.len()))
}

fn take(left: &mut Vec<&String>, text: &String) -> bool {
    left.iter().position(|other| *other == text).map(|at| left.swap_remove(at)).is_some()
}

fn paired<'a>(plan: &[&'a Value], read: &[&'a Value]) -> Vec<(&'a Value, &'a Value)> {
    let mut left: Vec<&Value> = read.to_vec();
    let mut pairs = Vec::new();
    for action in plan {
        let text = folded(&action["text"]);
        // Of several actions with the same words the one that is like it otherwise.
        let alike = |other: &&Value| folded(&other["text"]) == text;
        let best = left
            .iter()
            .enumerate()
            .filter(|(_, other)| alike(other))
            .max_by_key(|(at, other)| {
                (folded(&other["progress"]) == folded(&action["progress"]), usize::MAX - at)
            })
            .map(|(at, _)| at);
        if let Some(at) = best {
            pairs.push((*action, left.remove(at)));
        }
    }
    pairs
}

fn same(pairs: &[(&Value, &Value)], field: &str) -> Option<f64> {
    let alike = |(plan, read): &&(&Value, &Value)| {
        let (mut plan, mut read) = (words_of(&plan[field]), words_of(&read[field]));
        plan.sort();
        read.sort();
        plan == read
    };
    (!pairs.is_empty()).then(|| share(pairs.iter().filter(alike).count(), pairs.len()))
}

fn ratings(sections: &[&Value]) -> Vec<String> {
    let mut all = Vec::new();
    for section in sections {
        for rating in ["process_rag", "impact_rag"] {
            for period in ["last", "this"] {
                let printed = folded(&section[rating][period]);
                if !printed.is_empty() {
                    all.push(format!("{} {rating} {period} {printed}", folded(&section["title"])));
                }
            }
        }
    }
    all
}

#[expect(clippy::cast_precision_loss, reason = "counts of words are small")]
fn share(part: usize, whole: usize) -> f64 {
    part as f64 / whole as f64
}
