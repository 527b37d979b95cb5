//! The list of what readers found, and what came of each entry.

use goldthread_anchor::Anchor;
use goldthread_rules::Flag;
use serde::Deserialize;

/// The file `instances.toml`.
#[derive(Deserialize)]
pub struct Instances {
    pub instance: Vec<Instance>,
    pub count: Vec<Count>,
    #[serde(default)]
    pub extra: Vec<Extra>,
}

/// One thing that a reader found.
#[derive(Deserialize)]
pub struct Instance {
    pub kind: String,
    pub fact: String,
    pub seed: String,
    pub lines: Vec<u32>,
    pub words: String,
    pub code: Option<String>,
    pub left: Option<String>,
}

/// How many of a kind a reader counted in a document.
#[derive(Deserialize)]
pub struct Count {
    pub kind: String,
    pub seed: String,
    pub codes: Vec<String>,
    pub expected: usize,
    pub what: String,
}

/// Why flags that no reader listed are right all the same.
#[derive(Deserialize)]
pub struct Extra {
    pub code: String,
    pub seed: String,
    pub lines: Vec<u32>,
    pub why: String,
}

impl Instances {
    /// Reads the file.
    pub fn read() -> Self {
        toml::from_str(include_str!("instances.toml")).expect("instances.toml is well formed")
    }
}

impl Instance {
    /// Whether a flag on this document is about this.
    pub fn is_found_by(&self, flag: &Flag) -> bool {
        let here = stands_on(flag, &self.lines);
        let also = flag.also_at.iter().filter_map(Anchor::line).any(|line| self.lines.contains(&line));
        let says = flag.words.contains(&self.words) || flag.message.contains(&self.words);
        self.code.as_deref() == Some(flag.rule.code) && says && (here || also)
    }
}

/// Whether a flag stands on one of the lines.
pub fn stands_on(flag: &Flag, lines: &[u32]) -> bool {
    flag.at.line().is_some_and(|line| lines.contains(&line))
}
