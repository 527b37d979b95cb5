//! `cargo xtask new-rule CODE name`: the file of a rule, its page and its registration, which together pass.

use crate::{Done, root};
use std::path::{Path, PathBuf};

const RULES: &str = "crates/rules";

/// Writes the rule, or says what is wrong with its code or name.
pub fn run(arguments: &[String]) -> Done {
    let [code, name] = arguments else {
        return Err("say which: cargo xtask new-rule STA009 action-never-started".into());
    };
    let folder = root().join(RULES);
    let rule = NewRule::parse(code, name, &read(&folder.join("src/family.rs"))?)?;
    rule.must_be_new(&folder)?;
    let written = rule.write(&folder)?;
    for path in written {
        println!("wrote {RULES}/{path}");
    }
    println!(
        "Now write the page, then `check` until `cargo nextest run -p goldthread-rules` agrees with it."
    );
    Ok(())
}

/// A code of a known family and a name fit for a rule.
struct NewRule {
    code: String,
    /// As people write it: `action-never-started`.
    name: String,
    /// The variant of `Family`; in lower case the folder.
    family: String,
}

impl NewRule {
    fn parse(code: &str, name: &str, families: &str) -> Result<Self, String> {
        let (letters, digits) = code.split_at_checked(3).ok_or_else(|| wrong_code(code, families))?;
        let is_number = digits.len() == 3 && digits.bytes().all(|b| b.is_ascii_digit());
        let family = known_families(families)
            .find(|(_, known)| *known == letters)
            .map(|(family, _)| family.to_string());
        let family = family.filter(|_| is_number).ok_or_else(|| wrong_code(code, families))?;
        let is_word = |word: &str| {
            !word.is_empty() && word.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit())
        };
        if !name.split('-').all(is_word) {
            return Err(format!(
                "{name} is no name of a rule: lower-case words with hyphens between, read after \"allow\""
            ));
        }
        Ok(Self { code: code.into(), name: name.into(), family })
    }

    fn must_be_new(&self, folder: &Path) -> Done {
        let page = format!("docs/{}.md", self.code);
        for path in [page, self.file()] {
            if folder.join(&path).exists() {
                return Err(format!(
                    "{RULES}/{path} is there already; a code and a name belong to one rule for ever"
                ));
            }
        }
        Ok(())
    }

    fn folder(&self) -> String {
        self.family.to_lowercase()
    }

    fn module(&self) -> String {
        self.name.replace('-', "_")
    }

    fn file(&self) -> String {
        format!("src/{}/{}.rs", self.folder(), self.module())
    }

    /// Writes what is new and changes what lists it; gives back the paths.
    fn write(&self, folder: &Path) -> Result<Vec<String>, String> {
        let modules = format!("src/{}/mod.rs", self.folder());
        let registry = "src/registry.rs".to_string();
        let since = latest_set(&read(&folder.join("src/rule.rs"))?)?;
        let files = [
            (self.file(), self.code_text(&since)),
            (format!("docs/{}.md", self.code), self.page_text(&since)),
            (modules.clone(), with_module(&read(&folder.join(&modules))?, &self.module())),
            (registry.clone(), with_rule(&read(&folder.join(&registry))?, &self.folder(), &self.module())?),
        ];
        for (path, text) in &files {
            write(&folder.join(path), text)?;
        }
        Ok(files.into_iter().map(|(path, _)| path).collect())
    }

    fn code_text(&self, since: &str) -> String {
        let template = include_str!("../templates/rule.rs.txt");
        self.fill(template).replace("{SINCE}", since)
    }

    fn page_text(&self, since: &str) -> String {
        let template = include_str!("../templates/rule.md");
        self.fill(template).replace("{SINCE}", &dated(since))
    }

    fn fill(&self, template: &str) -> String {
        template.replace("{CODE}", &self.code).replace("{NAME}", &self.name).replace("{FAMILY}", &self.family)
    }
}

fn wrong_code(code: &str, families: &str) -> String {
    let known: Vec<_> = known_families(families)
        .map(|(family, letters)| format!("{letters} ({})", family.to_lowercase()))
        .collect();
    format!(
        "{code} is no code of a rule: letters of a family, then three digits; the families are {}",
        known.join(", ")
    )
}

/// The pairs of `Self::Status => "STA",`.
fn known_families(text: &str) -> impl Iterator<Item = (&str, &str)> {
    let pairs = text.lines().filter_map(|line| line.trim().strip_prefix("Self::")?.split_once(" => \""));
    let letters = pairs.filter_map(|(family, rest)| Some((family, rest.strip_suffix("\",")?)));
    letters.filter(|(_, letters)| letters.len() == 3 && letters.bytes().all(|b| b.is_ascii_uppercase()))
}

/// The constant that `RuleSet::LATEST` is.
fn latest_set(text: &str) -> Result<String, String> {
    let set = text.split("LATEST: Self = Self::").nth(1).and_then(|rest| rest.split(';').next());
    set.map(String::from)
        .ok_or_else(|| "crates/rules/src/rule.rs does not say which set is the latest".into())
}

/// `NOV_2026` as pages write it: `2026-11`.
fn dated(set: &str) -> String {
    const MONTHS: [&str; 12] =
        ["JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC"];
    let (month, year) = set.split_once('_').unwrap_or((set, ""));
    let number = MONTHS.iter().position(|known| *known == month).map_or(0, |index| index + 1);
    format!("{year}-{number:02}")
}

/// A list of modules with one more, among its like and in order.
fn with_module(text: &str, module: &str) -> String {
    let line = format!("pub(crate) mod {module};");
    let mut lines: Vec<&str> = text.lines().collect();
    let name = |line: &str| line.trim_start_matches("pub(crate) ").strip_prefix("mod ").map(String::from);
    let after = lines.iter().rposition(|other| name(other).is_some_and(|other| other < format!("{module};")));
    let first = lines.iter().position(|other| name(other).is_some()).unwrap_or(lines.len());
    lines.insert(after.map_or(first, |at| at + 1), &line);
    lines.join("\n") + "\n"
}

/// The registry with one more rule, at the end of its family.
fn with_rule(text: &str, family: &str, module: &str) -> Result<String, String> {
    let mut lines: Vec<&str> = text.lines().collect();
    let line = format!("    &{family}::{module}::RULE,");
    let last = lines.iter().rposition(|other| other.starts_with(&format!("    &{family}::")));
    let last = last.or_else(|| lines.iter().rposition(|other| other.ends_with("::RULE,")));
    let last = last.ok_or("crates/rules/src/registry.rs has no list of rules")?;
    lines.insert(last + 1, &line);
    Ok(lines.join("\n") + "\n")
}

fn read(path: &PathBuf) -> Result<String, String> {
    std::fs::read_to_string(path).map_err(|error| format!("{}: {error}", path.display()))
}

fn write(path: &PathBuf, text: &str) -> Done {
    std::fs::write(path, text).map_err(|error| format!("{}: {error}", path.display()))
}

#[cfg(test)]
mod tests {
    use super::*;

    const FAMILIES: &str = "            Self::Status => \"STA\",\n            Self::Dates => \"DAT\",\n            Self::Status => \"status\",\n";

    #[test]
    fn codes_and_names_are_checked() {
        let check = |code: &str, name: &str, expected: Result<&str, &str>| {
            let found = NewRule::parse(code, name, FAMILIES).map(|rule| rule.file());
            assert_eq!(found.as_deref().map_err(|words| words.split(':').next().unwrap_or("")), expected);
        };
        check("STA009", "action-never-started", Ok("src/status/action_never_started.rs"));
        check("DAT012", "two-dates", Ok("src/dates/two_dates.rs"));
        check("XYZ001", "two-dates", Err("XYZ001 is no code of a rule"));
        check("STA9", "two-dates", Err("STA9 is no code of a rule"));
        check("ST", "two-dates", Err("ST is no code of a rule"));
        check("STA009", "Two dates", Err("Two dates is no name of a rule"));
        check("STA009", "two--dates", Err("two--dates is no name of a rule"));
    }

    #[test]
    fn lists_grow_in_their_place() {
        let modules = "//! What.\n\nmod code;\npub(crate) mod a_rule;\npub(crate) mod c_rule;\n";
        let expected = "//! What.\n\nmod code;\npub(crate) mod a_rule;\npub(crate) mod b_rule;\npub(crate) mod c_rule;\n";
        assert_eq!(with_module(modules, "b_rule"), expected);
        let registry = "static RULES: &[&Rule] = &[\n    &status::a::RULE,\n    &dates::b::RULE,\n];\n";
        let expected = "static RULES: &[&Rule] = &[\n    &status::a::RULE,\n    &status::c::RULE,\n    &dates::b::RULE,\n];\n";
        assert_eq!(with_rule(registry, "status", "c").as_deref(), Ok(expected));
    }

    #[test]
    fn sets_are_dated() {
        assert_eq!(latest_set("pub const LATEST: Self = Self::NOV_2026;").as_deref(), Ok("NOV_2026"));
        assert_eq!(dated("NOV_2026"), "2026-11");
    }
}
