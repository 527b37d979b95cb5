//! `goldthread check` in a script, and the pages of the rules.

mod support;

use support::{arg, run, sample};

#[test]
fn the_status_says_whether_there_are_flags() {
    let check = |arguments: &[&str], status: i32| {
        let ran = run(arguments);
        assert_eq!(ran.status, status, "{arguments:?}: {}{}", ran.out, ran.err);
        ran
    };
    let flagged = check(&["check", &sample("action-plan.txt")], 1);
    assert!(
        flagged.out.contains("STA001") && flagged.out.contains("judged on 2026-02-28"),
        "{}",
        flagged.out
    );
    let one = check(&["check", &sample("action-plan.txt"), "--rule", "STA001", "--json"], 1);
    assert!(
        one.out.contains("\"format\": \"goldthread-flags/1\"") && !one.out.contains("DAT001"),
        "{}",
        one.out
    );
    check(&["check", &sample("not-a-plan.txt")], 2);
    check(&["check", "nothing-here.txt"], 2);
    check(&["check", &sample("action-plan.txt"), "--rule", "XXX999"], 2);
}

#[test]
fn a_plan_without_flags_ends_with_0() {
    let folder = tempfile::tempdir().unwrap();
    let plan = folder.path().join("plan.txt");
    let text = "Improvement Plan\n\nMay 2026\n\nRecommendation 1: Records are clear\n\n\
                Ref\tAction\tLead\tBy when\tProgress\n\
                1\tPublish a shorter form for visits\tHead of Service\tJuly 2026\tTwo teams have tried the draft form and asked for changes.\n";
    std::fs::write(&plan, text).unwrap();
    let ran = run(&["check", arg(&plan)]);
    assert_eq!(ran.status, 0, "{}", ran.out);
}

#[test]
fn a_kept_plan_is_checked_by_its_number() {
    let data = tempfile::tempdir().unwrap();
    let data = arg(data.path());
    assert_eq!(
        run(&["--data", data, "import", &sample("action-plan.txt"), "--authority", "Wethercombe", "--yes"])
            .status,
        0
    );
    let (kept, file) = (
        run(&["--data", data, "check", "1", "--json"]),
        run(&["check", &sample("action-plan.txt"), "--json"]),
    );
    assert_eq!(kept.status, 1);
    assert_eq!(kept.out, file.out);
}

#[test]
fn every_rule_has_its_page() {
    let list = run(&["rule"]);
    assert_eq!(list.status, 0);
    assert!(list.out.lines().count() >= 15, "{}", list.out);
    for line in list.out.lines() {
        let code = line.split(' ').next().unwrap_or_default();
        let page = run(&["rule", code]);
        assert!(page.status == 0 && page.out.contains(code), "{code}");
    }
    assert_eq!(run(&["rule", "XXX999"]).status, 2);
}
