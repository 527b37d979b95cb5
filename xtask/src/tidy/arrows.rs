//! A crate uses only crates above it: the arrows of docs/ARCHITECTURE.md, read from the manifests.

use super::Complaint;
use super::repo::Repo;
use toml::Table;

/// Each crate and the crates that it may use. A new crate gets a row here.
const ARROWS: &[(&str, &[&str])] = &[
    ("anchor", &[]),
    ("calendar", &[]),
    ("plan", &["anchor", "calendar"]),
    ("tree", &["anchor", "plan"]),
    ("reader-docx", FORMAT),
    ("reader-html", FORMAT),
    ("reader-pdf", FORMAT),
    ("reader-sheets", FORMAT),
    ("reader-reports", &["anchor", "plan", "tree"]),
    (
        "reader",
        &[
            "anchor",
            "plan",
            "tree",
            "reader-docx",
            "reader-html",
            "reader-pdf",
            "reader-sheets",
            "reader-reports",
        ],
    ),
    ("compare", &["anchor", "plan"]),
    ("export", &["anchor", "plan", "tree"]),
    ("rules", &["anchor", "calendar", "plan"]),
    ("ledger", &["anchor", "plan"]),
    ("sqlite-file", &[]),
    ("ledger-sqlite", &["anchor", "plan", "ledger", "sqlite-file"]),
    ("people", &[]),
    ("governance", &["calendar", "people"]),
    ("duties", &["calendar", "people", "plan", "governance"]),
    ("accounts", &["sqlite-file"]),
    ("post", &["sqlite-file"]),
    ("evidence", &[]),
    ("ical", &[]),
    ("serve", &[]),
    ("search", &[]),
    (
        "shelf",
        &["compare", "anchor", "calendar", "plan", "people", "governance", "reader", "rules", "ledger"],
    ),
    ("papers", &["anchor", "plan", "rules"]),
    ("papers-html", &["papers"]),
    ("papers-markdown", &["papers"]),
    ("papers-pdf", &["papers"]),
    ("testkit", &["anchor", "plan", "reader", "rules", "ledger", "ledger-sqlite", "shelf", "papers"]),
    ("web", WEB),
    ("cli", CLI),
];

/// A format ends in a tree, and knows nothing of the others.
const FORMAT: &[&str] = &["anchor", "plan", "tree"];

/// `web` and `cli` talk to people, and may use everything that is not for tests.
const WEB: &[&str] = &[
    "anchor",
    "calendar",
    "plan",
    "reader",
    "tree",
    "compare",
    "export",
    "rules",
    "ledger",
    "ledger-sqlite",
    "people",
    "governance",
    "duties",
    "accounts",
    "post",
    "evidence",
    "ical",
    "serve",
    "search",
    "shelf",
    "papers",
    "papers-html",
    "papers-markdown",
    "papers-pdf",
];
const CLI: &[&str] = &[
    "anchor",
    "calendar",
    "plan",
    "reader",
    "tree",
    "compare",
    "export",
    "rules",
    "ledger",
    "ledger-sqlite",
    "people",
    "governance",
    "duties",
    "accounts",
    "post",
    "evidence",
    "ical",
    "serve",
    "search",
    "shelf",
    "papers",
    "papers-html",
    "papers-markdown",
    "papers-pdf",
    "web",
];

const OURS: &str = "goldthread-";

/// Complains of each arrow that points the wrong way, and of crates that have no row.
pub fn check(repo: &Repo) -> Vec<Complaint> {
    repo.crates().flat_map(|name| wrong_arrows(repo, name)).collect()
}

fn wrong_arrows(repo: &Repo, name: &str) -> Vec<Complaint> {
    let path = format!("crates/{name}/Cargo.toml");
    let Some((_, allowed)) = ARROWS.iter().find(|(row, _)| *row == name) else {
        return vec![Complaint::of(
            &path,
            "has no row in xtask/src/tidy/arrows.rs: say which crates it may use",
        )];
    };
    let used = used_crates(repo.text(&path).unwrap_or_default());
    let wrong = used.into_iter().filter(|used| !allowed.contains(&used.as_str()));
    wrong.map(|used| Complaint::of(&path, format!("{name} may not use {used}"))).collect()
}

/// Our own crates among the dependencies of a manifest; dev-dependencies are free.
fn used_crates(manifest: &str) -> Vec<String> {
    let manifest: Table = toml::from_str(manifest).unwrap_or_default();
    let tables =
        ["dependencies", "build-dependencies"].into_iter().filter_map(|key| manifest.get(key)?.as_table());
    tables.flat_map(Table::keys).filter_map(|name| name.strip_prefix(OURS)).map(String::from).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn arrows_point_up() {
        let check = |path: &str, manifest: &str, expected: &[&str]| {
            let found = super::check(&Repo::of(&[(path, manifest)]));
            let found: Vec<_> = found.iter().map(|complaint| complaint.words.as_str()).collect();
            assert_eq!(found, expected, "{path}");
        };
        let uses_plan = "[dependencies]\ngoldthread-plan.workspace = true\nserde = \"1\"\n";
        check("crates/rules/Cargo.toml", uses_plan, &[]);
        check("crates/anchor/Cargo.toml", uses_plan, &["anchor may not use plan"]);
        check(
            "crates/papers/Cargo.toml",
            "[dependencies]\ngoldthread-ledger = {}",
            &["papers may not use ledger"],
        );
        check("crates/plan/Cargo.toml", "[dev-dependencies]\ngoldthread-testkit = {}", &[]);
        check(
            "crates/plan/Cargo.toml",
            "[dependencies]\ngoldthread-testkit = {}",
            &["plan may not use testkit"],
        );
        check(
            "crates/new/Cargo.toml",
            "",
            &["has no row in xtask/src/tidy/arrows.rs: say which crates it may use"],
        );
    }

    #[test]
    fn a_row_only_names_rows_above_it() {
        for (index, (name, allowed)) in ARROWS.iter().enumerate() {
            let above: Vec<_> = ARROWS[..index].iter().map(|(row, _)| row).collect();
            assert!(allowed.iter().all(|used| above.contains(&used)), "{name}");
        }
    }
}
