//! A later version of a plan's document, taken into the plan.

use std::collections::BTreeSet;
use std::sync::Arc;

use clap::Args;
use goldthread_ledger::{Authority, By};
use goldthread_plan::{DocumentKind, Draft};
use goldthread_shelf::{Chosen, Version};

use crate::ask::agreed;
use crate::data::{self, Here};
use crate::failure::Failure;
use crate::{Ended, output};

/// What is taken of a later version.
#[derive(Debug, Args)]
pub struct IntoArgs {
    /// Take the document as a later version of this plan: its number in the list, or its id.
    #[arg(long, value_name = "PLAN")]
    into: Option<String>,
    /// Take this difference too: a conflict, or what is gone. The list shows the ids. May be given several times.
    #[arg(long, value_name = "ID", requires = "into")]
    take: Vec<String>,
    /// Leave this difference. May be given several times.
    #[arg(long, value_name = "ID", requires = "into")]
    leave: Vec<String>,
}

/// The document, who takes it, and whether to ask.
pub struct Asked {
    pub draft: Draft,
    pub bytes: Vec<u8>,
    pub by: By,
    pub yes: bool,
}

impl IntoArgs {
    /// The plan that the document is a later version of.
    pub fn plan(&self) -> Option<&str> {
        self.into.as_deref()
    }

    /// Shows what is different, asks, and takes it.
    pub fn run(
        &self,
        here: &Here,
        named: &str,
        authority: &Authority,
        asked: Asked,
    ) -> Result<Ended, Failure> {
        let Asked { draft, bytes, by, yes } = asked;
        if draft.kind != DocumentKind::Plan {
            let why = draft.doubts.first().map_or("it is no plan", |doubt| doubt.message.as_str());
            return Err(Failure::Asked(format!(
                "{} cannot be a later version of a plan: {why}",
                draft.source.name
            )));
        }
        let ledger = data::open(&here.folder)?;
        let plans = data::shelf(&ledger, authority)?;
        let id = data::plan(&plans, named)?;
        let kept = plans.plan(id).ok_or_else(|| Failure::Asked(format!("there is no plan {named}")))?;
        let has_it = kept.plan().documents().iter().any(|known| known.sha256 == draft.source.sha256);
        let name = draft.source.name.clone();
        let version = Version::of(&ledger, authority, Arc::clone(kept), draft)?;
        let offered = version.merge().offered().count();
        if has_it && offered == 0 {
            output::report(&format!("The plan has {name} already; there is nothing to take.\n"));
            return Ok(Ended::Well);
        }
        let differences = self.chosen(&version)?;
        if !yes {
            output::print(&version.merge().lines())?;
            let (take, leave) = (differences.len(), offered - differences.len());
            if !agreed(&format!("Take {take} of {offered} differences into the plan, and leave {leave}?"))? {
                output::tell("Nothing was changed.");
                return Ok(Ended::Found);
            }
        }
        let chosen = Chosen { differences, bytes, read: None, columns: Vec::new(), by, at: data::now() };
        let (taken, last) = version.take(&ledger, authority, chosen)?;
        output::report(&format!(
            "Read {name} into plan {id} of {authority}, up to entry {}: {} taken, {} left.\n",
            last.0, taken.taken, taken.left
        ));
        Ok(Ended::Well)
    }

    /// What is usually taken, with and without what the command says.
    fn chosen(&self, version: &Version) -> Result<BTreeSet<String>, Failure> {
        let offered: BTreeSet<&str> = version.merge().offered().map(|one| one.id.as_str()).collect();
        if let Some(unknown) = self.take.iter().chain(&self.leave).find(|id| !offered.contains(id.as_str())) {
            return Err(Failure::Asked(format!("there is no difference {unknown} to take or leave")));
        }
        let usual = version.merge().usual().map(|one| one.id.as_str().to_owned());
        let chosen = usual.chain(self.take.iter().cloned());
        Ok(chosen.filter(|id| !self.leave.contains(id)).collect())
    }
}
