//! No file is forgotten: every Rust file is reached by a `mod`, every sample is named in samples/README.md,
//! every page of docs/ is linked from another.

use super::repo::{File, Repo};
use super::{Complaint, rust};

/// Complains of each file that nothing leads to.
pub fn check(repo: &Repo) -> Vec<Complaint> {
    [modules(repo), samples(repo), pages(repo)].concat()
}

fn modules(repo: &Repo) -> Vec<Complaint> {
    let unreached = repo.rust().filter(|file| !is_reached(repo, &file.path));
    unreached
        .map(|file| Complaint::of(&file.path, "no `mod` leads to this file, so it is not built"))
        .collect()
}

fn is_reached(repo: &Repo, path: &str) -> bool {
    let Some((folder, name)) = path.rsplit_once('/') else { return false };
    let stem = name.trim_end_matches(".rs");
    if is_root(folder, stem) {
        return true;
    }
    let (folder, module) =
        if stem == "mod" { folder.rsplit_once('/').unwrap_or(("", folder)) } else { (folder, stem) };
    parents(repo, folder).iter().any(|parent| declares(parent, module)) || is_named_by_path(repo, name)
}

/// Whether Cargo itself finds the file: the head of a crate, a build script, a test, a second program.
fn is_root(folder: &str, stem: &str) -> bool {
    let last = folder.rsplit('/').next().unwrap_or(folder);
    match last {
        "src" => matches!(stem, "lib" | "main"),
        "tests" | "benches" | "examples" | "bin" => stem != "mod",
        _ => stem == "build" || stem == "main",
    }
}

/// The files that may declare the modules of a folder: its `mod.rs`, its namesake, or the heads above it.
fn parents<'a>(repo: &'a Repo, folder: &str) -> Vec<&'a File> {
    let mut folder = folder;
    loop {
        let direct = ["mod.rs", "lib.rs", "main.rs"].map(|name| format!("{folder}/{name}"));
        let namesake = format!("{folder}.rs");
        let is_parent =
            |file: &&File| direct.contains(&file.path) || file.path == namesake || is_test_of(file, folder);
        let found: Vec<_> = repo.files.iter().filter(is_parent).collect();
        match folder.rsplit_once('/') {
            Some((above, _)) if found.is_empty() => folder = above,
            _ => return found,
        }
    }
}

/// Whether the file is a test program directly in `folder`, which may declare modules beside itself.
fn is_test_of(file: &File, folder: &str) -> bool {
    folder.ends_with("/tests") && file.path.rsplit_once('/').is_some_and(|(parent, _)| parent == folder)
}

fn declares(parent: &File, module: &str) -> bool {
    let code = rust::mask(&parent.text);
    let words: Vec<_> = code.split(|c: char| c.is_whitespace() || c == '}').collect();
    words
        .windows(2)
        .any(|pair| pair[0] == "mod" && pair[1].trim_start_matches("r#").split(';').next() == Some(module))
}

fn is_named_by_path(repo: &Repo, name: &str) -> bool {
    repo.rust().any(|file| file.text.lines().any(|line| line.contains("#[path =") && line.contains(name)))
}

fn samples(repo: &Repo) -> Vec<Complaint> {
    let list = repo.text("samples/README.md").unwrap_or_default();
    let files =
        repo.files.iter().filter(|file| file.path.starts_with("samples/") && file.name() != "README.md");
    let unnamed = files.filter(|file| !list.contains(file.name()));
    unnamed.map(|file| Complaint::of(&file.path, "is not named in samples/README.md")).collect()
}

fn pages(repo: &Repo) -> Vec<Complaint> {
    let texts = || repo.files.iter().filter(|file| file.has_extension("md"));
    let linked = |page: &File| {
        texts().any(|other| other.path != page.path && links(&other.text).any(|to| to.ends_with(page.name())))
    };
    let docs = texts().filter(|file| file.path.starts_with("docs/"));
    docs.filter(|page| !linked(page)).map(|page| Complaint::of(&page.path, "no page links to it")).collect()
}

/// The targets of Markdown links.
fn links(text: &str) -> impl Iterator<Item = &str> {
    text.split("](").skip(1).filter_map(|rest| rest.split([')', '#']).next())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(files: &[(&str, &str)], expected: &[&str]) {
        let found = super::check(&Repo::of(files));
        let found: Vec<_> = found.iter().map(|complaint| complaint.path.as_str()).collect();
        assert_eq!(found, expected);
    }

    #[test]
    fn modules_are_reached() {
        let head =
            ("crates/a/src/lib.rs", "mod one;\npub mod two { mod inner; }\n// mod three;\nmod r#type;");
        check(
            &[head, ("crates/a/src/one.rs", ""), ("crates/a/src/type.rs", ""), ("crates/a/build.rs", "")],
            &[],
        );
        check(&[head, ("crates/a/src/three.rs", "")], &["crates/a/src/three.rs"]);
        check(&[head, ("crates/a/src/one/mod.rs", "mod deep;"), ("crates/a/src/one/deep.rs", "")], &[]);
        check(&[head, ("crates/a/src/one.rs", "mod deep;"), ("crates/a/src/one/deep.rs", "")], &[]);
        check(&[head, ("crates/a/src/two/inner.rs", "")], &[]);
        check(
            &[head, ("crates/a/src/one.rs", ""), ("crates/a/src/one/lost.rs", "")],
            &["crates/a/src/one/lost.rs"],
        );
    }

    #[test]
    fn tests_are_reached() {
        let story = ("crates/a/tests/story.rs", "mod helpers;");
        check(&[story, ("crates/a/tests/helpers/mod.rs", "")], &[]);
        check(&[story, ("crates/a/tests/lost/mod.rs", "")], &["crates/a/tests/lost/mod.rs"]);
        check(&[("crates/a/tests/web/main.rs", "mod home;"), ("crates/a/tests/web/home.rs", "")], &[]);
    }

    #[test]
    fn samples_are_named() {
        let list = ("samples/README.md", "- `plan.txt`: a plan");
        check(&[list, ("samples/plan.txt", "")], &[]);
        check(&[list, ("samples/other.md", "")], &["samples/other.md"]);
    }

    #[test]
    fn pages_are_linked() {
        let readme = ("README.md", "see [the map](docs/MAP.md#rooms)");
        check(&[readme, ("docs/MAP.md", "")], &[]);
        check(&[readme, ("docs/adr/0001-x.md", "[me](0001-x.md)")], &["docs/adr/0001-x.md"]);
    }
}
