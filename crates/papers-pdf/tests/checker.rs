//! The PDF is judged by a checker that did not make it.

mod support;

use std::path::Path;
use std::process::Command;

#[test]
fn an_outside_checker_finds_nothing() {
    let tests = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests");
    let outloud = tests.join("../../../target/tools/bin/outloud");
    if !outloud.exists() {
        assert!(std::env::var_os("CI").is_none(), "outloud is not here; run scripts/setup.sh test first");
        println!("skipped: outloud is not here; run scripts/setup.sh test first");
        return;
    }
    let file = Path::new(env!("CARGO_TARGET_TMPDIR")).join("checked.pdf");
    std::fs::write(&file, goldthread_papers_pdf::pdf(&support::board_paper(12)).unwrap()).unwrap();
    let told = Command::new(tests.join("check_pdf.sh")).arg(&file).output().unwrap();
    assert!(
        told.status.success(),
        "{}{}",
        String::from_utf8_lossy(&told.stdout),
        String::from_utf8_lossy(&told.stderr)
    );
}
