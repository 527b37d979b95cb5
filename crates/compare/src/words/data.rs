//! The word lists, read once.

use std::collections::{HashMap, HashSet};
use std::sync::LazyLock;

use serde::Deserialize;

/// What `data/words.toml` holds.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Lists {
    /// Words that say nothing of what a text is about.
    pub(super) stop: HashSet<String>,
    /// Words that count half.
    pub(super) light: HashSet<String>,
    /// Words that are one word.
    pub(super) same: HashMap<String, String>,
}

/// The lists.
pub(super) static LISTS: LazyLock<Lists> = LazyLock::new(|| {
    toml::from_str(include_str!("../../data/words.toml"))
        .expect("the data of this crate is read by its tests")
});

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_lists_are_clean() {
        let plain = |word: &String| word.chars().all(|c| c.is_ascii_lowercase());
        let Lists { stop, light, same } = &*LISTS;
        assert!(stop.iter().chain(light).chain(same.keys()).chain(same.values()).all(plain));
        assert!(light.is_disjoint(stop));
    }
}
