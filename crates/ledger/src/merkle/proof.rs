use thiserror::Error;

use super::{node_hash, root, split};
use crate::Hash;

/// A proof does not prove what it was given for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
pub enum BadProof {
    /// The leaf is outside the tree, or the later tree is the smaller one.
    #[error("the proof is for a place that the tree does not have")]
    OutOfRange,
    /// It has more or fewer hashes than a tree of that size needs.
    #[error("the proof has {found} hashes where the tree needs {needed}")]
    WrongLength {
        /// How many it needs.
        needed: usize,
        /// How many it has.
        found: usize,
    },
    /// It leads to another root.
    #[error("the proof leads to another root")]
    WrongRoot,
}

/// The proof that the leaf at `index`, from 0, is in the tree over `leaves`; nothing where there is no such leaf.
pub fn inclusion_proof(leaves: &[Hash], index: usize) -> Option<Vec<Hash>> {
    (index < leaves.len()).then(|| path(leaves, index))
}

fn path(leaves: &[Hash], index: usize) -> Vec<Hash> {
    if leaves.len() == 1 {
        return Vec::new();
    }
    let at = split(leaves.len());
    let (left, right) = leaves.split_at(at);
    let (mut proof, sibling) =
        if index < at { (path(left, index), right) } else { (path(right, index - at), left) };
    proof.push(root(sibling));
    proof
}

/// The proof that the tree over the first `size` of `leaves` is a beginning of the tree over all of them; nothing
/// where there are not so many leaves, or `size` is 0.
pub fn consistency_proof(leaves: &[Hash], size: usize) -> Option<Vec<Hash>> {
    (1..=leaves.len()).contains(&size).then(|| subproof(leaves, size, Known::Whole))
}

/// Whether the verifier holds the root of the part of the older tree that is being walked.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Known {
    Whole,
    Part,
}

fn subproof(leaves: &[Hash], size: usize, known: Known) -> Vec<Hash> {
    if size == leaves.len() {
        return if known == Known::Whole { Vec::new() } else { vec![root(leaves)] };
    }
    let at = split(leaves.len());
    let (left, right) = leaves.split_at(at);
    let (mut proof, sibling) = if size <= at {
        (subproof(left, size, known), right)
    } else {
        (subproof(right, size - at, Known::Part), left)
    };
    proof.push(root(sibling));
    proof
}

/// Checks that `leaf` stands at `index`, from 0, in the tree of `size` leaves with `expected` as its root.
///
/// # Errors
/// [`BadProof`] says why `proof` does not show it.
pub fn verify_inclusion(
    leaf: &Hash,
    index: u64,
    size: u64,
    proof: &[Hash],
    expected: &Hash,
) -> Result<(), BadProof> {
    if index >= size {
        return Err(BadProof::OutOfRange);
    }
    let (inner, border) = shape(index, size);
    check_length(proof, inner + border)?;
    let (inner, border) = proof.split_at(inner);
    let found = climb_border(climb(*leaf, inner, index), border);
    matches(&found, expected)
}

/// Checks that the tree of `size` leaves is a beginning of the tree of `later` leaves, by their roots.
///
/// # Errors
/// [`BadProof`] says why `proof` does not show it. An empty tree proves nothing and is out of range.
pub fn verify_consistency(
    size: u64,
    later: u64,
    proof: &[Hash],
    size_root: &Hash,
    later_root: &Hash,
) -> Result<(), BadProof> {
    if later < size || size == 0 {
        return Err(BadProof::OutOfRange);
    }
    if size == later {
        check_length(proof, 0)?;
        return matches(size_root, later_root);
    }
    let (inner, border) = shape(size - 1, later);
    let shift = size.trailing_zeros();
    let inner = inner - shift as usize;
    // Where the older tree is full its root is the first hash, and the proof leaves it out.
    let (seed, proof) = if size.is_power_of_two() {
        check_length(proof, inner + border)?;
        (*size_root, proof)
    } else {
        check_length(proof, 1 + inner + border)?;
        (proof[0], &proof[1..])
    };
    let (inner, border) = proof.split_at(inner);
    let path = (size - 1) >> shift;
    matches(&climb_border(climb_left(seed, inner, path), border), size_root)?;
    matches(&climb_border(climb(seed, inner, path), border), later_root)
}

/// How many hashes a path has below the right edge of the tree, and how many along it.
fn shape(index: u64, size: u64) -> (usize, usize) {
    let inner = u64::BITS - (index ^ (size - 1)).leading_zeros();
    let border = index.checked_shr(inner).unwrap_or(0).count_ones();
    (inner as usize, border as usize)
}

fn climb(seed: Hash, proof: &[Hash], index: u64) -> Hash {
    proof.iter().enumerate().fold(seed, |node, (level, sibling)| {
        if index >> level & 1 == 0 { node_hash(&node, sibling) } else { node_hash(sibling, &node) }
    })
}

/// Climbs over left siblings alone: what stands to the right was not there in the older tree.
fn climb_left(seed: Hash, proof: &[Hash], index: u64) -> Hash {
    proof.iter().enumerate().fold(seed, |node, (level, sibling)| {
        if index >> level & 1 == 0 { node } else { node_hash(sibling, &node) }
    })
}

fn climb_border(seed: Hash, proof: &[Hash]) -> Hash {
    proof.iter().fold(seed, |node, sibling| node_hash(sibling, &node))
}

fn check_length(proof: &[Hash], needed: usize) -> Result<(), BadProof> {
    let found = proof.len();
    if found == needed { Ok(()) } else { Err(BadProof::WrongLength { needed, found }) }
}

fn matches(found: &Hash, expected: &Hash) -> Result<(), BadProof> {
    if found == expected { Ok(()) } else { Err(BadProof::WrongRoot) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::merkle::leaf_hash;

    const LARGEST: usize = 40;

    fn leaves() -> Vec<Hash> {
        (0..LARGEST).map(|number| leaf_hash(&number.to_be_bytes())).collect()
    }

    #[test]
    fn every_leaf_of_every_tree_is_proved_and_no_other() {
        let leaves = leaves();
        let other = leaf_hash(b"other");
        for size in 1..=LARGEST {
            let tree = &leaves[..size];
            for index in 0..size {
                let proof = inclusion_proof(tree, index).unwrap();
                let verify =
                    |leaf, at: usize| verify_inclusion(leaf, at as u64, size as u64, &proof, &root(tree));
                assert_eq!(verify(&tree[index], index), Ok(()), "{index} of {size}");
                assert!(verify(&other, index).is_err(), "{index} of {size}");
                assert!(verify(&tree[index], (index + 1) % (size + 1)).is_err(), "{index} of {size}");
            }
            assert_eq!(inclusion_proof(tree, size), None);
        }
    }

    #[test]
    fn every_tree_is_proved_a_beginning_of_every_later_one() {
        let leaves = leaves();
        let other = leaf_hash(b"other");
        for later in 1..=LARGEST {
            for size in 1..=later {
                let (old, new) = (root(&leaves[..size]), root(&leaves[..later]));
                let proof = consistency_proof(&leaves[..later], size).unwrap();
                let verify = |old, new| verify_consistency(size as u64, later as u64, &proof, old, new);
                assert_eq!(verify(&old, &new), Ok(()), "{size} of {later}");
                assert!(verify(&other, &new).is_err(), "{size} of {later}");
                assert!(verify(&old, &other).is_err(), "{size} of {later}");
            }
        }
    }
}
