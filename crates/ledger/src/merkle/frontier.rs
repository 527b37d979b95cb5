use super::node_hash;
use crate::Hash;

/// A tree of which only the right edge is kept: enough to append a leaf and to tell the root.
///
/// It holds one hash for each one in the binary form of its size: the roots of the full trees that a tree of that
/// size is made of, the largest first.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Frontier {
    size: u64,
    edge: Vec<Hash>,
}

impl Frontier {
    /// The frontier of an empty tree.
    pub fn new() -> Self {
        Self::default()
    }

    /// The frontier that was kept for a tree of `size`; nothing where `edge` cannot be one.
    pub fn from_parts(size: u64, edge: Vec<Hash>) -> Option<Self> {
        (edge.len() == size.count_ones() as usize).then_some(Self { size, edge })
    }

    /// How many leaves the tree has.
    pub fn size(&self) -> u64 {
        self.size
    }

    /// The roots of its full trees, the largest first.
    pub fn edge(&self) -> &[Hash] {
        &self.edge
    }

    /// Adds a leaf.
    ///
    /// # Panics
    /// Never: the edge has a hash for each one in the size.
    pub fn push(&mut self, leaf: Hash) {
        let mut node = leaf;
        for _ in 0..self.size.trailing_ones() {
            let left = self.edge.pop().expect("each one in the size has its hash in the edge");
            node = node_hash(&left, &node);
        }
        self.edge.push(node);
        self.size += 1;
    }

    /// The root of the tree.
    pub fn root(&self) -> Hash {
        let from_the_right = self.edge.iter().rev().copied();
        from_the_right.reduce(|right, left| node_hash(&left, &right)).unwrap_or_else(|| super::root(&[]))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::merkle::{leaf_hash, root};

    #[test]
    fn a_frontier_tells_the_root_at_every_size() {
        let leaves: Vec<Hash> = (0..130_u8).map(|number| leaf_hash(&[number])).collect();
        let mut frontier = Frontier::new();
        for size in 0..leaves.len() {
            assert_eq!(frontier.root(), root(&leaves[..size]), "size {size}");
            let kept = Frontier::from_parts(frontier.size(), frontier.edge().to_vec());
            assert_eq!(kept.as_ref(), Some(&frontier));
            frontier.push(leaves[size]);
        }
    }

    #[test]
    fn an_edge_must_fit_its_size() {
        assert_eq!(Frontier::from_parts(3, vec![leaf_hash(b"")]), None);
    }
}
