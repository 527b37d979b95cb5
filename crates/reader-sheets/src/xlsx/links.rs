//! Which part leads to which. Links that lead out of the file are never followed.

use goldthread_tree::{Limits, Unreadable};

use crate::package::Package;
use crate::xml::{Token, Xml};

/// A link from one part to another.
pub struct Link {
    /// What the part calls it.
    pub id: String,
    /// The name of the other part in the package.
    pub target: String,
    kind: String,
}

impl Link {
    /// Whether it leads to a part of that kind.
    pub fn is_to(&self, kind: &str) -> bool {
        self.kind.rsplit('/').next() == Some(kind)
    }
}

/// The links of a part; of the package as a whole for an empty name.
pub fn links(package: &mut Package<'_>, part: &str, limits: &Limits) -> Result<Vec<Link>, Unreadable> {
    let (folder, name) = part.rsplit_once('/').unwrap_or(("", part));
    let own = format!("{folder}/_rels/{name}.rels");
    let Some(text) = package.text(&own)? else { return Ok(Vec::new()) };
    let mut xml = Xml::new(package.name(), &own, &text, limits);
    let mut all = Vec::new();
    while let Some(token) = xml.next()? {
        let Token::Open(tag) = token else { continue };
        let is_outside = tag.get("TargetMode").is_some_and(|mode| mode.eq_ignore_ascii_case("external"));
        if tag.name() != "Relationship" || is_outside {
            continue;
        }
        if let (Some(id), Some(kind), Some(target)) = (tag.get("Id"), tag.get("Type"), tag.get("Target")) {
            all.push(Link { id, kind, target: resolved(folder, &target) });
        }
    }
    Ok(all)
}

/// A target as seen from its folder, with steps up taken.
fn resolved(folder: &str, target: &str) -> String {
    let target = target.replace('\\', "/");
    let start = if target.starts_with('/') { "" } else { folder };
    let mut steps: Vec<&str> = Vec::new();
    for step in start.split('/').chain(target.split('/')) {
        match step {
            "" | "." => {}
            ".." => drop(steps.pop()),
            _ => steps.push(step),
        }
    }
    steps.join("/")
}
