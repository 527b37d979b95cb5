//! The PDF is judged by a checker that did not make it.

mod support;

use std::path::{Path, PathBuf};
use std::process::Command;

use goldthread_papers::Paper;

#[test]
fn an_outside_checker_finds_nothing() {
    let tests = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests");
    let outloud = tests.join("../../../target/tools/bin/outloud");
    if !outloud.exists() {
        assert!(std::env::var_os("CI").is_none(), "outloud is not here; run scripts/setup.sh test first");
        println!("skipped: outloud is not here; run scripts/setup.sh test first");
        return;
    }
    let samples = tests.join("../../../samples");
    let files = [
        written("blocks.pdf", &support::board_paper(12)),
        written("plan.pdf", &support::progress_paper(&samples.join("action-plan.txt"))),
        written("report.pdf", &support::progress_paper(&samples.join("progress-report.md"))),
    ];
    let told = Command::new(tests.join("check_pdf.sh")).args(&files).output().expect("the script runs");
    let words = [told.stdout, told.stderr].map(|bytes| String::from_utf8_lossy(&bytes).into_owned()).concat();
    assert!(told.status.success(), "{words}");
}

fn written(name: &str, paper: &Paper) -> PathBuf {
    let file = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
    std::fs::write(&file, goldthread_papers_pdf::pdf(paper).expect("the paper is sound"))
        .expect("the folder is there");
    file
}
