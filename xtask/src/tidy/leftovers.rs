//! What is fine while writing and not when done: unfinished code, prints in libraries, ignored tests, notes to self.

use super::repo::{File, Repo};
use super::{Complaint, rust};

/// Never right, anywhere.
const UNFINISHED: &[&str] = &["todo!", "unimplemented!", "dbg!", "#[ignore"];
/// Only `cli` and `xtask` print.
const PRINTS: &[&str] = &["println!", "eprintln!", "print!", "eprint!"];
/// Notes to self. Spelled in two parts, since this file is checked too.
const NOTES: &[&str] = &[concat!("TO", "DO"), concat!("FIX", "ME"), concat!("XX", "X"), concat!("HA", "CK")];

/// Complains of each thing left over.
pub fn check(repo: &Repo) -> Vec<Complaint> {
    repo.rust().flat_map(left_over).collect()
}

fn left_over(file: &File) -> Vec<Complaint> {
    let masked = rust::mask(&file.text);
    let mut found = all(file, &masked, UNFINISHED, "is not finished");
    found.extend(all(file, &file.text, NOTES, "is a note to self: do it, or file it"));
    if !may_print(file) {
        found.extend(all(
            file,
            &rust::without_tests(&masked),
            PRINTS,
            "prints in a library: give the words back",
        ));
    }
    found
}

fn all(file: &File, text: &str, words: &[&str], why: &str) -> Vec<Complaint> {
    let of = |word: &str| {
        let lines = rust::lines_with(text, word).into_iter();
        lines.map(|line| Complaint::at(&file.path, line, format!("{word} {why}"))).collect::<Vec<_>>()
    };
    words.iter().flat_map(|word| of(word)).collect()
}

/// Programs and tests print; so do build scripts, to Cargo.
fn may_print(file: &File) -> bool {
    let programs = ["crates/cli/", "xtask/"];
    file.is_test() || file.name() == "build.rs" || programs.iter().any(|path| file.path.starts_with(path))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn leftovers_are_found() {
        let check = |path: &str, code: &str, expected: usize| {
            assert_eq!(super::check(&Repo::of(&[(path, code)])).len(), expected, "{path}: {code}");
        };
        check("crates/plan/src/a.rs", "fn f() { todo!() }", 1);
        check("crates/plan/src/a.rs", "/// Prints with `println!`.\nfn f() {}", 0);
        check("crates/plan/src/a.rs", "fn f() { println!(\"x\") }", 1);
        check("crates/plan/src/a.rs", "#[cfg(test)]\nmod tests { fn f() { println!(\"x\") } }", 0);
        check("crates/cli/src/main.rs", "fn f() { println!(\"x\") }", 0);
        check("crates/web/build.rs", "fn f() { println!(\"cargo::warning=x\") }", 0);
        check("crates/plan/tests/a.rs", "#[test]\n#[ignore]\nfn f() {}", 1);
        check("crates/plan/src/a.rs", concat!("// FIX", "ME later"), 1);
    }
}
