//! Invented plans in the layouts that councils, trusts and services use, each read and compared with what it says.

mod support;

use std::fs;
use std::path::{Path, PathBuf};

use goldthread_reader::{Limits, Source, read, to_json};
use serde_json::Value;

/// The documents with an expected reading beside them.
fn documents() -> Vec<(PathBuf, PathBuf)> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/plans");
    let mut files: Vec<PathBuf> = fs::read_dir(folder)
        .expect("the folder is there")
        .map(|entry| entry.expect("a file").path())
        .collect();
    files.sort();
    let documents = files.iter().filter(|file| file.extension().is_none_or(|end| end != "json"));
    documents.map(|file| (file.clone(), file.with_extension("json"))).collect()
}

fn read_file(path: &Path) -> Value {
    let bytes = fs::read(path).expect("a document");
    let source = Source::new("plan", &bytes, Limits::default()).expect("it can be read");
    to_json(&read(&source))
}

#[test]
fn every_layout_is_read_whole() {
    let documents = documents();
    assert!(documents.len() >= 14);
    let mut faults = Vec::new();
    for (document, expected) in documents {
        let expected: Value =
            serde_json::from_slice(&fs::read(expected).expect("an expected reading")).expect("JSON");
        let found = support::differences(&expected, &read_file(&document));
        let name = document.file_name().unwrap_or_default().to_string_lossy().into_owned();
        faults.extend(found.into_iter().map(|fault| format!("{name}: {fault}")));
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}
