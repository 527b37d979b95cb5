//! Every crate takes its lints, licence and edition from the workspace, and says at its head what it is for.

use super::Complaint;
use super::repo::Repo;
use toml::{Table, Value};

const INHERITED: &[&str] = &["version", "edition", "rust-version", "license", "publish"];
/// A sentence, what the crate may not do, where to start.
const LEAST_DOC_LINES: usize = 3;

/// Complains of manifests that go their own way and crates that don't introduce themselves.
pub fn check(repo: &Repo) -> Vec<Complaint> {
    let manifests = repo.crates().map(|name| format!("crates/{name}/Cargo.toml"));
    let manifests: Vec<_> =
        manifests.chain(["xtask/Cargo.toml".into()]).filter(|path| repo.has(path)).collect();
    manifests.iter().flat_map(|path| [own_ways(repo, path), silent(repo, path)].concat()).collect()
}

fn own_ways(repo: &Repo, path: &str) -> Vec<Complaint> {
    let manifest: Table = repo.text(path).and_then(|text| toml::from_str(text).ok()).unwrap_or_default();
    let wanted = INHERITED.iter().map(|key| ("package", *key));
    let inherits = |table: &str, key: &str| {
        manifest.get(table).and_then(|table| table.get(key)).is_some_and(from_workspace)
    };
    let mut found: Vec<_> = wanted
        .filter(|(table, key)| !inherits(table, key))
        .map(|(_, key)| Complaint::of(path, format!("{key} is not taken from the workspace")))
        .collect();
    if manifest.get("lints").is_none_or(|lints| !from_workspace(lints)) {
        found.push(Complaint::of(path, "lints are not taken from the workspace"));
    }
    found
}

fn from_workspace(value: &Value) -> bool {
    value.get("workspace").and_then(Value::as_bool) == Some(true)
}

fn silent(repo: &Repo, manifest: &str) -> Vec<Complaint> {
    let heads = ["src/lib.rs", "src/main.rs"].map(|file| manifest.replace("Cargo.toml", file));
    let head = heads.iter().find_map(|path| Some((path, repo.text(path)?)));
    let Some((path, text)) = head else {
        return vec![Complaint::of(manifest, "has no src/lib.rs or src/main.rs")];
    };
    let lines = text.lines().take_while(|line| line.starts_with("//!")).count();
    let words = format!(
        "says too little at its head ({lines} lines of //!): what it is for, what it may not do, where to start"
    );
    if lines < LEAST_DOC_LINES { vec![Complaint::of(path, words)] } else { Vec::new() }
}

#[cfg(test)]
mod tests {
    use super::*;

    const MANIFEST: &str = "[package]\nversion.workspace = true\nedition.workspace = true\nrust-version.workspace = true\n\
        license.workspace = true\npublish.workspace = true\n[lints]\nworkspace = true\n";

    fn check(manifest: &str, head: &str, expected: &[&str]) {
        let repo = Repo::of(&[("crates/plan/Cargo.toml", manifest), ("crates/plan/src/lib.rs", head)]);
        let found: Vec<_> = super::check(&repo).iter().map(ToString::to_string).collect();
        assert_eq!(found, expected);
    }

    #[test]
    fn crates_follow_the_workspace_and_introduce_themselves() {
        let head = "//! What.\n//!\n//! Start at X.\n";
        check(MANIFEST, head, &[]);
        check(
            &MANIFEST.replace("license.workspace = true", "license = \"MIT\""),
            head,
            &["crates/plan/Cargo.toml: license is not taken from the workspace"],
        );
        check(
            &MANIFEST.replace("[lints]\nworkspace = true", ""),
            head,
            &["crates/plan/Cargo.toml: lints are not taken from the workspace"],
        );
        check(
            MANIFEST,
            "//! What.\n",
            &[
                "crates/plan/src/lib.rs: says too little at its head (1 lines of //!): what it is for, what it may not do, where to start",
            ],
        );
    }
}
