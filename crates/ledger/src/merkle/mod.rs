//! The Merkle tree of RFC 9162, section 2.1: what proves that a history is still the one it was.

mod frontier;
mod proof;

pub use frontier::Frontier;
pub use proof::{BadProof, consistency_proof, inclusion_proof, verify_consistency, verify_inclusion};

use crate::Hash;

/// The hash of a leaf: SHA-256 of a zero byte and its content.
pub fn leaf_hash(content: &[u8]) -> Hash {
    Hash::of_parts(&[&[0], content])
}

/// The hash of a node over two others: SHA-256 of a one byte and theirs.
pub fn node_hash(left: &Hash, right: &Hash) -> Hash {
    Hash::of_parts(&[&[1], left.bytes(), right.bytes()])
}

/// The root over `leaves`; over none, the hash of nothing.
pub fn root(leaves: &[Hash]) -> Hash {
    match leaves {
        [] => Hash::of(b""),
        [leaf] => *leaf,
        _ => {
            let (left, right) = leaves.split_at(split(leaves.len()));
            node_hash(&root(left), &root(right))
        }
    }
}

/// The greatest power of two below `size`, which is at least 2: where a tree divides.
fn split(size: usize) -> usize {
    1 << (size - 1).ilog2()
}
