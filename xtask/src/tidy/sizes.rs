//! Functions aim at 12 lines and end at 60; files aim at 150 and end at 500. Tests' functions are not counted.

use super::Complaint;
use super::repo::{Exception, File, Repo};
use super::rust::{self, Function};

const FUNCTION_LIMIT: usize = 60;
const FILE_LIMIT: usize = 500;
const COUNTED: &[&str] = &["rs", "sh", "js", "mjs", "css", "py"];

/// Complains of functions and files past their limit, and of exceptions that nothing needs.
pub fn check(repo: &Repo) -> Vec<Complaint> {
    let functions = measured(repo).filter_map(|(file, function)| long_function(repo, file, &function));
    let files = counted(repo).filter_map(|file| long_file(repo, file));
    functions.chain(files).chain(idle_exceptions(repo)).collect()
}

/// One line: how many functions there are, and how long.
pub fn summary(repo: &Repo) -> String {
    let mut lengths: Vec<usize> = measured(repo).map(|(_, function)| function.lines).collect();
    lengths.sort_unstable();
    let at =
        |percent: usize| lengths.get(lengths.len().saturating_sub(1) * percent / 100).copied().unwrap_or(0);
    format!("{} functions; lines: median {}, p90 {}, longest {}", lengths.len(), at(50), at(90), at(100))
}

fn measured(repo: &Repo) -> impl Iterator<Item = (&File, Function)> {
    repo.rust().filter(|file| !file.is_test()).flat_map(|file| {
        let code = rust::without_tests(&rust::mask(&file.text));
        rust::functions(&code).into_iter().map(move |function| (file, function))
    })
}

fn counted(repo: &Repo) -> impl Iterator<Item = &File> {
    repo.files.iter().filter(|file| COUNTED.iter().any(|extension| file.has_extension(extension)))
}

fn long_function(repo: &Repo, file: &File, function: &Function) -> Option<Complaint> {
    let excepted = |e: &&Exception| e.path == file.path && e.name == function.name;
    let limit = repo.exceptions.functions.iter().find(excepted).map_or(FUNCTION_LIMIT, |e| e.lines);
    let words = format!("fn {} has {} lines; {limit} is the limit", function.name, function.lines);
    (function.lines > limit).then(|| Complaint::at(&file.path, function.line, words))
}

fn long_file(repo: &Repo, file: &File) -> Option<Complaint> {
    let excepted = repo.exceptions.files.iter().find(|e| e.path == file.path);
    let limit = excepted.map_or(FILE_LIMIT, |e| e.lines);
    let lines = file.text.lines().count();
    (lines > limit).then(|| Complaint::of(&file.path, format!("has {lines} lines; {limit} is the limit")))
}

fn idle_exceptions(repo: &Repo) -> Vec<Complaint> {
    let lists = &repo.exceptions;
    let functions = lists.functions.iter().filter(|e| !needed_function(repo, e));
    let files =
        lists.files.iter().filter(|e| !counted(repo).any(|f| f.path == e.path && is_over(f, FILE_LIMIT)));
    let unreasoned = lists.functions.iter().chain(&lists.files).filter(|e| e.reason.trim().is_empty());
    let idle = functions
        .chain(files)
        .map(|e| Complaint::of(&e.path, format!("an exception nothing needs: {}", e.reason)));
    idle.chain(unreasoned.map(|e| Complaint::of(&e.path, "an exception without a reason"))).collect()
}

fn needed_function(repo: &Repo, exception: &Exception) -> bool {
    let is_it = |f: &Function| f.name == exception.name && f.lines > FUNCTION_LIMIT;
    measured(repo).any(|(file, function)| file.path == exception.path && is_it(&function))
}

fn is_over(file: &File, limit: usize) -> bool {
    file.text.lines().count() > limit
}

#[cfg(test)]
mod tests {
    use super::*;

    fn repo(lines: usize) -> Repo {
        let code = format!("fn long() {{\n{}}}\n", "    step();\n".repeat(lines - 2));
        Repo::of(&[("crates/a/src/lib.rs", &code)])
    }

    fn excepted(lines: usize, allowed: usize) -> Repo {
        let exception = |name: &str| Exception {
            path: "crates/a/src/lib.rs".into(),
            name: name.into(),
            lines: allowed,
            reason: "a table".into(),
        };
        let mut repo = repo(lines);
        repo.exceptions.functions.push(exception("long"));
        repo
    }

    #[test]
    fn a_function_ends_at_sixty_lines() {
        let check = |repo: &Repo, expected: &[&str]| {
            let found: Vec<_> = super::check(repo).into_iter().map(|complaint| complaint.words).collect();
            assert_eq!(found, expected);
        };
        check(&repo(60), &[]);
        check(&repo(61), &["fn long has 61 lines; 60 is the limit"]);
        check(&excepted(70, 70), &[]);
        check(&excepted(71, 70), &["fn long has 71 lines; 70 is the limit"]);
        check(&excepted(60, 70), &["an exception nothing needs: a table"]);
    }

    #[test]
    fn a_file_ends_at_five_hundred_lines() {
        let check = |path: &str, lines: usize, expected: usize| {
            let repo = Repo::of(&[(path, &"//\n".repeat(lines))]);
            assert_eq!(super::check(&repo).len(), expected, "{path} {lines}");
        };
        check("crates/a/src/lib.rs", 500, 0);
        check("crates/a/src/lib.rs", 501, 1);
        check("crates/web/assets/app.css", 501, 1);
        check("docs/guide.md", 501, 0);
    }
}
