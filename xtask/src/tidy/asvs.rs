//! The table of security requirements is whole: each requirement of the list has one row, each row says what it must, and
//! every test that it names exists. Whether those tests run and pass is seen after they ran: `cargo xtask asvs`.

use std::collections::{BTreeMap, HashSet};

use super::repo::{File, Repo};
use super::{Complaint, rust};
use crate::asvs::table::{self, Applies, Met, Row, Shown, TABLE};

/// Every requirement that has to have a row, a line each: its id and its level.
const IDS: &str = "docs/security/asvs-ids.txt";
const BROWSER_TESTS: &str = "browser/tests/";

/// Complains of requirements without a row, and of rows that do not say what they must.
pub fn check(repo: &Repo) -> Vec<Complaint> {
    let rows = table::rows(repo.text(TABLE).unwrap_or_default());
    let (rows, unread): (Vec<_>, Vec<_>) = rows.into_iter().partition(Result::is_ok);
    let rows: Vec<Row> = rows.into_iter().flatten().collect();
    let unread = unread.into_iter().filter_map(Result::err);
    let mut complaints: Vec<_> = unread.map(|(line, why)| Complaint::at(TABLE, line, why)).collect();
    complaints.extend(wholeness(repo.text(IDS).unwrap_or_default(), &rows));
    let tests = Tests::of(repo);
    for row in &rows {
        let faults = content(row).into_iter().chain(lost_files(repo, row)).chain(lost_tests(&tests, row));
        complaints.extend(faults.map(|words| Complaint::at(TABLE, row.line, format!("{}: {words}", row.id))));
    }
    complaints
}

/// Every requirement has one row, of its level, and no other row is there.
fn wholeness(ids: &str, rows: &[Row]) -> Vec<Complaint> {
    let wanted = ids.lines().filter(|line| !line.starts_with('#')).filter_map(|line| line.split_once(' '));
    let mut wanted: BTreeMap<_, _> = wanted.collect();
    let mut complaints = Vec::new();
    for row in rows {
        let fault = match wanted.remove(row.id.as_str()) {
            Some(level) if level == row.level.to_string() => continue,
            Some(level) => format!("{} is of level {level}", row.id),
            None => format!("{} stands here twice, or is not in {IDS}", row.id),
        };
        complaints.push(Complaint::at(TABLE, row.line, fault));
    }
    complaints.extend(wanted.keys().map(|id| Complaint::of(TABLE, format!("{id} has no row"))));
    complaints
}

/// What a row has to say.
fn content(row: &Row) -> Vec<String> {
    let shown: Vec<_> = row.shown().collect();
    let (applies, is_tested) = (row.applies == Applies::Yes, row.is_tested());
    let unclear = shown.iter().filter_map(|shown| match shown {
        Shown::Unclear(words) => {
            Some(format!("“{words}” is neither a program and its test, nor browser: or none:"))
        }
        _ => None,
    });
    let faults = [
        (row.subject.is_empty() || row.how.is_empty(), "says neither what it is about nor how it stands"),
        (applies && row.files().next().is_none(), "applies, and names no file where it is met"),
        (applies && shown.is_empty(), "applies, and names no test, nor why there is none"),
        (is_tested && row.met() == Met::Missing, "is missing, and names a test that shows it"),
        (is_tested && !applies, "does not apply, and names a test that shows it"),
    ];
    let faults = faults.into_iter().filter(|(is_so, _)| *is_so).map(|(_, words)| words.to_owned());
    faults.chain(unclear).collect()
}

fn lost_files(repo: &Repo, row: &Row) -> Vec<String> {
    row.files().filter(|path| !repo.has(path)).map(|path| format!("{path} is not there")).collect()
}

fn lost_tests(tests: &Tests<'_>, row: &Row) -> Vec<String> {
    let lost = row.shown().filter_map(|shown| match shown {
        Shown::Test { program, name } if !tests.has(program, name) => {
            Some(format!("there is no test {name} in {program}"))
        }
        Shown::Browser(name) if !tests.has_in_browser(name) => {
            Some(format!("there is no test “{name}” in {BROWSER_TESTS}"))
        }
        _ => None,
    });
    lost.collect()
}

/// The tests of the repository: the programs that hold them with their names, and the texts of those in a browser.
struct Tests<'a> {
    rust: HashSet<(String, String)>,
    browser: Vec<&'a str>,
}

impl<'a> Tests<'a> {
    fn of(repo: &'a Repo) -> Self {
        let in_browser = |file: &&File| file.path.starts_with(BROWSER_TESTS);
        Self {
            rust: repo.rust().flat_map(|file| tests_in(repo, file)).collect(),
            browser: repo.files.iter().filter(in_browser).map(|file| file.text.as_str()).collect(),
        }
    }

    /// Whether a program has a test of that name; of a binary the path does not tell what it is called.
    fn has(&self, program: &str, name: &str) -> bool {
        let program = program.split_once("::bin/").map_or(program.into(), |(package, _)| binary_of(package));
        self.rust.contains(&(program, name.to_owned()))
    }

    fn has_in_browser(&self, name: &str) -> bool {
        let calls = ["\"", "`"].map(|quote| format!("test({quote}{name}{quote}"));
        self.browser.iter().any(|text| calls.iter().any(|call| text.contains(call)))
    }
}

fn binary_of(package: &str) -> String {
    format!("{package}::bin")
}

fn tests_in(repo: &Repo, file: &File) -> Vec<(String, String)> {
    let Some((program, modules)) = program_of(repo, &file.path) else { return Vec::new() };
    let tests = rust::tests(&rust::mask(&file.text)).into_iter();
    tests.map(|test| (program.clone(), [&modules[..], &[&test]].concat().join("::"))).collect()
}

/// The program that a file is built into, and the modules that lead to it: `goldthread-serve::door`, `tls`.
fn program_of<'a>(repo: &Repo, path: &'a str) -> Option<(String, Vec<&'a str>)> {
    let (package, rest) = match path.strip_prefix("crates/") {
        Some(rest) => rest.split_once('/').map(|(name, rest)| (format!("goldthread-{name}"), rest))?,
        None => path.split_once('/').map(|(name, rest)| (name.to_owned(), rest))?,
    };
    let mut modules: Vec<_> = rest.strip_suffix(".rs")?.split('/').collect();
    modules.pop_if(|last| matches!(*last, "mod" | "lib" | "main"));
    match modules.split_first()? {
        (&"src", inside) => {
            let is_library = repo.has(&format!("{}src/lib.rs", path.strip_suffix(rest)?));
            let program = if is_library { package } else { binary_of(&package) };
            Some((program, inside.to_vec()))
        }
        (&"tests", [program, inside @ ..]) => Some((format!("{package}::{program}"), inside.to_vec())),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const HEAD: &str = "id,level,subject,applies,how,where,test\n";

    /// A repository with a table of these rows, two requirements, and a test of each kind.
    fn check(rows: &str, expected: &[&str]) {
        let table = format!("{HEAD}{rows}");
        let found = super::check(&Repo::of(&[
            (TABLE, &table),
            (IDS, "# the two\nV1.1.1 2\nV1.1.2 1\n"),
            ("crates/web/src/lib.rs", ""),
            ("crates/cli/src/main.rs", "#[test]\nfn five() {}"),
            ("crates/web/src/guard.rs", "#[cfg(test)]\nmod tests {\n#[test]\nfn one() {}\n}\n"),
            (
                "crates/web/src/pages/home/tests.rs",
                "#[tokio::test]\nasync fn two() {}\n#[test]\n#[ignore]\nfn not() {}",
            ),
            ("crates/web/tests/door/main.rs", "mod tls;\n#[test]\nfn three() {}"),
            ("crates/web/tests/door/tls.rs", "#[test]\nfn four() {}"),
            ("browser/tests/a.test.mjs", "test(\"no link is dead\", async () => {});"),
        ]));
        let found: Vec<_> = found.iter().map(ToString::to_string).collect();
        let expected: Vec<_> = expected.iter().map(|words| format!("{TABLE}{words}")).collect();
        assert_eq!(found, expected, "{rows}");
    }

    const SECOND: &str = "V1.1.2,1,b,no,there is none,,\n";

    #[test]
    fn every_requirement_has_one_row() {
        check(&format!("V1.1.1,2,a,later,with more,,\n{SECOND}"), &[]);
        check(SECOND, &[": V1.1.1 has no row"]);
        check(&format!("V1.1.1,1,a,no,why,,\n{SECOND}"), &[":2: V1.1.1 is of level 2"]);
        let twice = ":3: V1.1.2 stands here twice, or is not in docs/security/asvs-ids.txt";
        check(&format!("{SECOND}{SECOND}V1.1.1,2,a,no,why,,\n"), &[twice]);
    }

    #[test]
    fn rows_say_what_they_must() {
        let file = "crates/web/src/guard.rs";
        let row = |row: &str, expected: &[&str]| check(&format!("V1.1.1,2,{row}\n{SECOND}"), expected);
        row(&format!("a,yes,so,{file},none: nobody can"), &[]);
        row("a,no,,,", &[":2: V1.1.1: says neither what it is about nor how it stands"]);
        row("a,yes,so,,none: nobody can", &[":2: V1.1.1: applies, and names no file where it is met"]);
        row("a,yes,so,lost.rs,none: nobody can", &[":2: V1.1.1: lost.rs is not there"]);
        row(&format!("a,yes,so,{file},"), &[":2: V1.1.1: applies, and names no test, nor why there is none"]);
        let missing = ":2: V1.1.1: is missing, and names a test that shows it";
        row(&format!("a,yes,Missing: all,{file},goldthread-web guard::tests::one"), &[missing]);
        let unclear = ":2: V1.1.1: “some day” is neither a program and its test, nor browser: or none:";
        let of_tests = "there is no test day in some";
        row(&format!("a,yes,so,{file},some day"), &[&format!(":2: V1.1.1: {of_tests}")]);
        row(&format!("a,yes,so,{file},some day it is"), &[&unclear.replace("some day", "some day it is")]);
    }

    #[test]
    fn tests_exist_under_the_names_that_are_said() {
        let test = |name: &str, is_there: bool| {
            let lost = match name.split_once(' ').expect("a program and a test") {
                ("browser:", name) => format!("“{name}” in browser/tests/"),
                (program, name) => format!("{name} in {program}"),
            };
            let lost = format!(":2: V1.1.1: there is no test {lost}");
            let expected = if is_there { vec![] } else { vec![lost.as_str()] };
            check(&format!("V1.1.1,2,a,yes,so,crates/web/src/guard.rs,{name}\n{SECOND}"), &expected);
        };
        test("goldthread-web guard::tests::one", true);
        test("goldthread-web guard::one", false);
        test("goldthread-web tests::one", false);
        test("goldthread-web guard::others::one", false);
        test("goldthread-serve guard::tests::one", false);
        test("goldthread-web pages::home::tests::two", true);
        test("goldthread-web pages::home::tests::not", false);
        test("goldthread-web::door three", true);
        test("goldthread-web::door tls::four", true);
        test("goldthread-web::gate tls::four", false);
        test("goldthread-cli::bin/goldthread five", true);
        test("goldthread-cli five", false);
        test("goldthread-web::bin/web guard::tests::one", false);
        test("browser: no link is dead", true);
        test("browser: no link", false);
    }
}
