//! Every dependency is listed once, in the root manifest, and has its reason in docs/adr/0002-dependencies.md.

use super::Complaint;
use super::repo::Repo;
use toml::{Table, Value};

const ROOT: &str = "Cargo.toml";
const REASONS: &str = "docs/adr/0002-dependencies.md";
const OURS: &str = "goldthread-";

/// Complains of dependencies without a reason, and of versions outside the root manifest.
pub fn check(repo: &Repo) -> Vec<Complaint> {
    let reasons = repo.text(REASONS).unwrap_or_default();
    let root = manifest(repo, ROOT);
    let listed =
        root.get("workspace").and_then(|workspace| workspace.get("dependencies")).and_then(Value::as_table);
    let names = listed.into_iter().flat_map(Table::keys).filter(|name| !name.starts_with(OURS));
    let unreasoned = names.filter(|name| !reasons.contains(&format!("`{name}`")));
    let words = |name: &String| {
        Complaint::of(ROOT, format!("{name} has no line in {REASONS}: what it is for, and why this one"))
    };
    unreasoned.map(words).chain(repo.crates().flat_map(|name| own_versions(repo, name))).collect()
}

fn own_versions(repo: &Repo, name: &str) -> Vec<Complaint> {
    let path = format!("crates/{name}/Cargo.toml");
    let manifest = manifest(repo, &path);
    let tables = ["dependencies", "dev-dependencies", "build-dependencies"].into_iter();
    let used = tables.filter_map(|key| manifest.get(key)?.as_table()).flatten();
    let own = used.filter(|(_, value)| value.get("workspace").is_none());
    own.map(|(used, _)| Complaint::of(&path, format!("the version of {used} belongs in the root Cargo.toml")))
        .collect()
}

fn manifest(repo: &Repo, path: &str) -> Table {
    repo.text(path).and_then(|text| toml::from_str(text).ok()).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dependencies_have_reasons_and_one_version() {
        let check = |files: &[(&str, &str)], expected: &[&str]| {
            let found: Vec<_> =
                super::check(&Repo::of(files)).iter().map(|complaint| complaint.path.clone()).collect();
            assert_eq!(found, expected);
        };
        let root =
            (ROOT, "[workspace.dependencies]\ngoldthread-plan = { path = \"crates/plan\" }\nserde = \"1\"\n");
        check(&[root, (REASONS, "`serde` reads")], &[]);
        check(&[root, (REASONS, "nothing")], &[ROOT]);
        let plan = "crates/plan/Cargo.toml";
        check(&[(plan, "[dependencies]\nserde.workspace = true\n")], &[]);
        check(&[(plan, "[dev-dependencies]\nserde = \"1\"\n")], &[plan]);
    }
}
