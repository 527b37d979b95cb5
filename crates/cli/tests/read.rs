//! `goldthread read` and what it says of files that it cannot read.

mod support;

use std::fs;
use std::path::Path;

use support::{arg, root, run, sample};

#[test]
fn a_plan_is_printed_as_a_tree_with_its_doubts() {
    let ran = run(&["read", &sample("action-plan.txt")]);
    assert_eq!(ran.status, 0, "{}", ran.err);
    for words in ["10 sections, 61 actions", "Doubts:", "either December 2025 or March 2026", "(line 84)"] {
        assert!(ran.out.contains(words), "{words} is not in:\n{}", ran.out);
    }
}

#[test]
fn a_plan_is_printed_as_json_in_its_format() {
    let ran = run(&["read", "--json", &sample("action-plan.txt")]);
    assert_eq!(ran.status, 0);
    for words in
        ["\"format\": \"goldthread-plan/1\"", "\"kind\": \"plan\"", "\"sha256\":", "\"precision\": \"month\""]
    {
        assert!(ran.out.contains(words), "{words}");
    }
}

#[test]
fn it_is_explained_table_by_table() {
    let ran = run(&["read", "--explain", &sample("action-plan.txt")]);
    assert_eq!(ran.status, 0, "{}", ran.err);
    for words in ["actions, one a row", "the leads (100 % sure; by its heading)", "Sections"] {
        assert!(ran.out.contains(words), "{words} is not in:\n{}", ran.out);
    }
    let ran = run(&["read", "--explain", "--json", &sample("action-plan.txt")]);
    assert!(ran.out.contains("\"format\": \"goldthread-reading/1\""), "{}", ran.out);
}

#[test]
fn what_is_no_plan_gives_no_action_and_says_why() {
    let ran = run(&["read", "--json", &sample("not-a-plan.txt")]);
    assert_eq!(ran.status, 0);
    assert!(
        ran.out.contains("\"sections\": []") && ran.out.contains("\"code\": \"not-a-plan\""),
        "{}",
        ran.out
    );
    let ran = run(&["read", "--json", &sample("inspection-report.md")]);
    assert!(
        ran.out.contains("\"kind\": \"inspection-report\"") && ran.out.contains("\"actions\": []"),
        "{}",
        ran.out
    );
}

/// Each of these is one clear sentence on standard error, nothing on standard output, and status 2.
#[test]
fn bad_files_are_refused_in_a_sentence() {
    let folder = tempfile::tempdir().unwrap();
    let file = |name: &str, bytes: &[u8]| {
        let path = folder.path().join(name);
        fs::write(&path, bytes).unwrap();
        path
    };
    let check = |path: &Path, extra: &[&str], words: &str| {
        let ran = run(&[&["read", arg(path)], extra].concat());
        assert_eq!((ran.status, ran.out.as_str()), (2, ""), "{}", path.display());
        assert!(ran.err.starts_with("goldthread: ") && ran.err.contains(words), "{}", ran.err);
        assert_eq!(ran.err.lines().count(), 1, "{}", ran.err);
    };
    check(&folder.path().join("nothing-here.txt"), &[], "is not there; check the name and the folder");
    check(folder.path(), &[], "is a folder; name a document in it");
    check(&file("empty.txt", b""), &[], "empty.txt is empty");
    check(&file("blank.txt", b"\n \t\n"), &[], "blank.txt is empty");
    check(&file("plan.docx", b"PK\x03\x04rest"), &[], "plan.docx is damaged");
    check(&file("plan.pdf", b"%PDF-1.7"), &[], "plan.pdf is damaged");
    check(&file("plan.png", b"\x89PNG"), &[], "looks like a picture");
    check(&file("noise.txt", &[0, 1, 2, 3, 0, 0, 7, 8, 9]), &[], "looks like a binary file");
    check(&file("long.txt", &[b'x'; 300]), &["--max-bytes", "200"], "is 300 bytes; the limit is 200");
}

#[test]
fn odd_files_are_read_for_what_they_are() {
    let folder = tempfile::tempdir().unwrap();
    let check = |name: &str, bytes: &[u8], words: &str| {
        let path = folder.path().join(name);
        fs::write(&path, bytes).unwrap();
        let ran = run(&["read", "--json", arg(&path)]);
        assert_eq!(ran.status, 0, "{name}: {}", ran.err);
        assert!(ran.out.contains(words), "{name}: {}", ran.out);
    };
    let table = "Recommendation 1: Keep records\n\nAction\tLead\tBy when\nKeep the children\u{2019}s records\tHead of Service\tMay 2026\n";
    let windows = table
        .replace('\u{2019}', "\u{92}")
        .chars()
        .map(|c| u8::try_from(c as u32).unwrap_or(b'?'))
        .collect::<Vec<u8>>();
    check("windows-1252.txt", &windows, "\"code\": \"encoding-guessed\"");
    check("windows-1252.txt", &windows, "children’s records");
    let utf16: Vec<u8> =
        [0xFF, 0xFE].into_iter().chain(table.encode_utf16().flat_map(u16::to_le_bytes)).collect();
    check("utf-16.txt", &utf16, "children’s records");
    check("columns.txt", "x\t".repeat(100_000).as_bytes(), "\"kind\": \"other\"");
    check("nested.txt", format!("{}{}", "<div>".repeat(50_000), table).as_bytes(), "\"kind\": ");
    check("line.txt", "word ".repeat(400_000).as_bytes(), "\"kind\": \"other\"");
}

/// The checks that are made from outside, where they are to hand.
#[test]
fn the_outside_checks_pass() {
    let script = root().join("../shared/tools/accept.sh");
    if !script.exists() {
        println!("skipped: {} is not there", script.display());
        return;
    }
    let ran = std::process::Command::new("bash")
        .arg(&script)
        .arg(env!("CARGO_BIN_EXE_goldthread"))
        .output()
        .unwrap();
    assert!(ran.status.success(), "{}", String::from_utf8_lossy(&ran.stdout));
}
