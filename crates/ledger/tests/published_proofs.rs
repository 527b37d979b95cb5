//! The proofs that transparency-dev/merkle publishes: `testdata/merkle/README.md` says where they come from.
#![allow(clippy::unwrap_used, reason = "helpers of tests fail the test they help")]

use std::collections::HashMap;
use std::fs;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use goldthread_ledger::Hash;
use goldthread_ledger::merkle::{verify_consistency, verify_inclusion};
use serde::Deserialize;
use serde::de::DeserializeOwned;

/// Accepted by its publisher though its two equal roots have 12 bytes; here such a thing is no hash.
const NO_HASHES_BUT_EQUAL: &str = "additional/sizes-are-equal-one-and-proof-is-empty.json";

#[derive(Deserialize)]
struct Published<T> {
    hashes: HashMap<String, String>,
    cases: Vec<Case<T>>,
}

#[derive(Deserialize)]
struct Case<T> {
    file: String,
    desc: String,
    proof: Vec<String>,
    #[serde(rename = "wantErr")]
    refused: bool,
    #[serde(flatten)]
    of: T,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Inclusion {
    leaf_idx: u64,
    tree_size: u64,
    root: String,
    leaf_hash: String,
}

#[derive(Deserialize)]
struct Consistency {
    size1: u64,
    size2: u64,
    root1: String,
    root2: String,
}

/// Whether each case is accepted as it must be; what cannot be read as a hash is not accepted. Gives how many were.
fn check<T: DeserializeOwned>(
    name: &str,
    accepts: impl Fn(&T, &Hashes, &[Hash]) -> Option<bool>,
) -> (usize, usize) {
    let path = format!("{}/testdata/merkle/{name}.json", env!("CARGO_MANIFEST_DIR"));
    let published: Published<T> = serde_json::from_str(&fs::read_to_string(path).unwrap()).unwrap();
    let hashes = Hashes(published.hashes);
    let mut counts = (0, 0);
    for case in &published.cases {
        let proof: Option<Vec<Hash>> = case.proof.iter().map(|name| hashes.get(name)).collect();
        let accepted = proof.and_then(|proof| accepts(&case.of, &hashes, &proof)).unwrap_or(false);
        let expected = !case.refused && case.file != NO_HASHES_BUT_EQUAL;
        assert_eq!(accepted, expected, "{name}, {}: {}", case.file, case.desc);
        if accepted { counts.0 += 1 } else { counts.1 += 1 }
    }
    counts
}

struct Hashes(HashMap<String, String>);

impl Hashes {
    fn get(&self, name: &str) -> Option<Hash> {
        Hash::try_from(STANDARD.decode(&self.0[name]).unwrap().as_slice()).ok()
    }
}

#[test]
fn published_inclusion_proofs_are_judged_as_published() {
    let counts = check("inclusion", |case: &Inclusion, hashes, proof| {
        let (leaf, root) = (hashes.get(&case.leaf_hash)?, hashes.get(&case.root)?);
        Some(verify_inclusion(&leaf, case.leaf_idx, case.tree_size, proof, &root).is_ok())
    });
    assert_eq!(counts, (6, 92));
}

#[test]
fn published_consistency_proofs_are_judged_as_published() {
    let counts = check("consistency", |case: &Consistency, hashes, proof| {
        let (old, new) = (hashes.get(&case.root1)?, hashes.get(&case.root2)?);
        Some(verify_consistency(case.size1, case.size2, proof, &old, &new).is_ok())
    });
    assert_eq!(counts, (5, 93), "one of the six accepted ones is of 12 bytes: {NO_HASHES_BUT_EQUAL}");
    let any = Hash::of(b"a root");
    assert_eq!(verify_consistency(1, 1, &[], &any, &any), Ok(()), "the same case with a root that is a hash");
}
