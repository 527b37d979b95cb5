//! `goldthread match` and `goldthread diff`.

mod support;

use std::path::PathBuf;

use support::{Ran, arg, run, sample};

const OLD: &str = "Improvement Plan\n\nMarch 2026\n\nRecommendation 1: Records are clear and written in time\n\n\
    Ref\tAction\tLead\tBy when\tProgress\n\
    1.1\tPublish a shorter form for visits\tHead of Service\tJuly 2026\tTwo teams have tried the form.\n\
    1.2\tTrain all workers to write for families\tPrincipal Social Worker\tSeptember 2026\tA course is written.\n";
const NEW: &str = "Improvement Plan\n\nMarch 2026\n\nRecommendation 1: Records are clear and written in time\n\n\
    Ref\tAction\tLead\tBy when\tProgress\n\
    1.1\tPublish a shorter form for visits\tHead of Service\tOctober 2026\tTwo teams have tried the form. Six more began in May.\n\
    1.2\tTrain all workers to write for families\tPrincipal Social Worker\tSeptember 2026\tA course is written.\n\
    1.3\tAsk families each quarter whether they can follow their plan\tParticipation Lead\tDecember 2026\tNot begun.\n";

/// Two documents in a folder of their own, and a run with both.
fn beside(command: &str, first: &str, second: &str, more: &[&str]) -> Ran {
    let folder = tempfile::tempdir().expect("a folder");
    let file = |name: &str, text: &str| -> PathBuf {
        let path = folder.path().join(name);
        std::fs::write(&path, text).expect("a file");
        path
    };
    let (first, second) = (file("first.txt", first), file("second.txt", second));
    run(&[&[command, arg(&first), arg(&second)], more].concat())
}

#[test]
fn versions_are_compared_and_the_status_tells() {
    let check = |first: &str, second: &str, status: i32, words: &[&str]| {
        let ran = beside("diff", first, second, &[]);
        assert_eq!(ran.status, status, "{}{}", ran.out, ran.err);
        for words in words {
            assert!(ran.out.contains(words), "{words} is not in\n{}", ran.out);
        }
    };
    check(OLD, OLD, 0, &["first.txt and second.txt say the same."]);
    check(
        OLD,
        NEW,
        1,
        &[
            "New actions (1)",
            "Dates that moved (1)",
            "July 2026 -> October 2026",
            "+ Six more began in May.",
            "1 action stands as before",
        ],
    );
    check(NEW, OLD, 1, &["Actions that are gone (1)"]);
    check(OLD, "Dear all,\n\nthe hall is closed on Friday.\n", 2, &[]);
    let json = beside("diff", OLD, NEW, &["--json"]);
    assert_eq!(json.status, 1);
    for words in ["\"format\": \"goldthread-diff/1\"", "\"what\": \"date-moved\"", "2026-10-31"] {
        assert!(json.out.contains(words), "{words} is not in\n{}", json.out);
    }
    assert_eq!(run(&["diff", "nothing-here.txt", &sample("action-plan.txt")]).status, 2);
}

#[test]
fn a_kept_plan_is_compared_by_its_number() {
    let data = tempfile::tempdir().expect("a folder");
    let data = arg(data.path());
    let plan = sample("action-plan.txt");
    assert_eq!(run(&["--data", data, "import", &plan, "--authority", "Wethercombe", "--yes"]).status, 0);
    let ran = run(&["--data", data, "diff", "1", &plan]);
    assert_eq!(ran.status, 0, "{}{}", ran.out, ran.err);
}

#[test]
fn a_plan_answers_a_report() {
    let check = |report: &str, plan: &str, status: i32, words: &[&str]| {
        let ran = beside("match", report, plan, &[]);
        assert_eq!(ran.status, status, "{}{}", ran.out, ran.err);
        for words in words {
            assert!(ran.out.contains(words), "{words} is not in\n{}", ran.out);
        }
    };
    let more = format!(
        "{NEW}\nRecommendation 2: Children placed far away are visited\n\nRef\tAction\tLead\tBy when\n2.1\tPlan visits for a year ahead\tTeam Manager\tMay 2026\n"
    );
    check(OLD, NEW, 0, &["1 of 1 answered", "1.00 sure", "Everything in the report is answered."]);
    check(&more, NEW, 1, &["1 of 2 answered", "Nothing answers:\n  Recommendation 2"]);
    check(NEW, &more, 0, &["In the plan, and answers none of these:\n  Recommendation 2"]);
    check("Dear all,\n\nthe hall is closed.\n", NEW, 2, &[]);
    let json = beside("match", OLD, NEW, &["--json"]);
    assert!(json.status == 0 && json.out.contains("\"format\": \"goldthread-match/1\""), "{}", json.out);
}
