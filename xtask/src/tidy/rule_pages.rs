//! Every rule has a page and every page a rule: `code: "ABC001"` in crates/rules/src, crates/rules/docs/ABC001.md.

use super::repo::Repo;
use super::{Complaint, rust};
use std::collections::BTreeMap;

const PAGES: &str = "crates/rules/docs/";

/// Complains of rules without a page, pages without a rule, codes used twice and pages with another title.
pub fn check(repo: &Repo) -> Vec<Complaint> {
    let rules = rules(repo);
    let codes: BTreeMap<_, _> = rules.iter().map(|rule| (rule.code.as_str(), rule)).collect();
    let twice = rules.iter().filter(|rule| codes[rule.code.as_str()].path != rule.path);
    let mut found: Vec<_> =
        twice.map(|rule| Complaint::of(&rule.path, format!("{} is used twice", rule.code))).collect();
    found.extend(codes.values().filter_map(|rule| Some(Complaint::of(&rule.path, page_fault(repo, rule)?))));
    found.extend(
        pages(repo)
            .filter(|(code, _)| !codes.contains_key(code))
            .map(|(_, path)| Complaint::of(path, "no rule has this code")),
    );
    found
}

struct Rule {
    code: String,
    name: String,
    path: String,
}

fn rules(repo: &Repo) -> Vec<Rule> {
    repo.code_of("rules").filter_map(|file| rule_of(&file.path, &file.text)).collect()
}

fn rule_of(path: &str, text: &str) -> Option<Rule> {
    let masked = rust::without_tests(&rust::mask(text));
    let code_line =
        rust::lines_with(&masked, "code:").into_iter().find_map(|line| field(text, line, "code:"))?;
    let name = rust::lines_with(&masked, "name:").into_iter().find_map(|line| field(text, line, "name:"))?;
    is_code(&code_line).then(|| Rule { code: code_line, name, path: path.into() })
}

/// The string after `key` on a line.
fn field(text: &str, line: usize, key: &str) -> Option<String> {
    let after = text.lines().nth(line - 1)?.split_once(key)?.1;
    after.split('"').nth(1).map(String::from)
}

/// Whether the words are a family's letters and three digits.
fn is_code(words: &str) -> bool {
    let digits = words.trim_start_matches(|c: char| c.is_ascii_uppercase());
    digits.len() == 3 && words.len() > 3 && digits.chars().all(|c| c.is_ascii_digit())
}

fn page_fault(repo: &Repo, rule: &Rule) -> Option<String> {
    let page = format!("{PAGES}{}.md", rule.code);
    let Some(text) = repo.text(&page) else { return Some(format!("{page} is missing")) };
    let title = format!("# {} ({})", rule.name, rule.code);
    (text.lines().next() != Some(&title)).then(|| format!("{page} must begin with \"{title}\""))
}

fn pages(repo: &Repo) -> impl Iterator<Item = (&str, &str)> {
    repo.files
        .iter()
        .filter_map(|file| Some((file.path.strip_prefix(PAGES)?.strip_suffix(".md")?, file.path.as_str())))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rules_and_pages_match() {
        let check = |files: &[(&str, &str)], expected: &[&str]| {
            let found: Vec<_> = super::check(&Repo::of(files)).iter().map(ToString::to_string).collect();
            assert_eq!(found, expected);
        };
        let rule = (
            "crates/rules/src/status/a.rs",
            "static RULE: Rule = Rule {\n    code: \"STA001\",\n    name: \"a-b\",\n};",
        );
        let page = ("crates/rules/docs/STA001.md", "# a-b (STA001)\n");
        check(&[rule, page], &[]);
        check(&[rule], &["crates/rules/src/status/a.rs: crates/rules/docs/STA001.md is missing"]);
        check(&[page], &["crates/rules/docs/STA001.md: no rule has this code"]);
        check(
            &[rule, ("crates/rules/docs/STA001.md", "# b (STA001)")],
            &["crates/rules/src/status/a.rs: crates/rules/docs/STA001.md must begin with \"# a-b (STA001)\""],
        );
        check(
            &[rule, page, ("crates/rules/src/status/b.rs", rule.1)],
            &["crates/rules/src/status/a.rs: STA001 is used twice"],
        );
    }
}
