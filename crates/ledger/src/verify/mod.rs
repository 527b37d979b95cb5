//! Whether what is kept is still what was kept.
//!
//! A driver feeds a [`Verifier`] all rows of an authority in order, then what was kept beside them. Nothing that is
//! stored is believed: leaves, tree, numbers, times, projections are made anew from the rows and compared.
//!
//! What cannot be seen without a checkpoint held elsewhere: someone who may write the file can change entries, hash
//! them anew, and put a matching tree head and matching issued checkpoints beside them; or put back an old copy of the
//! whole file. Such a ledger agrees with itself. Only [`HeldCheckpoint`] shows it.

mod explain;
mod finding;
mod report;

use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};

pub use finding::Finding;
pub use report::{HeldOutcome, Report};

use crate::merkle::Frontier;
use crate::{
    Authority, Checkpoint, Entry, EntryId, Hash, HeldCheckpoint, Moment, PlanRow, Projection, Row, Seq,
    StreamId,
};
use explain::Rows;

/// What was kept beside the entries of an authority.
#[derive(Clone, Debug, Default)]
pub struct Beside {
    /// The tree head.
    pub head: Head,
    /// The checkpoints that were issued.
    pub issued: Vec<Checkpoint>,
    /// The list of plans.
    pub plans: Vec<PlanRow>,
    /// The triggers that refuse changes and are not there.
    pub missing_guards: Vec<String>,
    /// What the database says of damage to its own file.
    pub damage: Vec<String>,
}

/// The tree head as it was kept.
#[derive(Clone, Debug, Default)]
pub enum Head {
    /// There is none.
    #[default]
    Missing,
    /// There is one that no tree can have.
    Unreadable,
    /// The right edge of the tree, and the root that was kept with it.
    Kept(Frontier, Hash),
}

impl Head {
    fn size(&self) -> Option<u64> {
        if let Self::Kept(tree, _) = self { Some(tree.size()) } else { None }
    }
}

/// Looks at the entries of one authority, row by row.
pub struct Verifier<'a> {
    authority: Authority,
    projection: &'a dyn Projection,
    held: Option<&'a HeldCheckpoint>,
    /// The sizes at which a root is wanted: those of issued and held checkpoints and of the head.
    wanted: BTreeSet<u64>,
    /// The tree of what the rows say now, and its roots at the wanted sizes; while numbers follow each other.
    now: Tree,
    /// The tree of the hashes that were kept with the rows.
    kept: Tree,
    rows: Rows,
    last_at: Option<Moment>,
    /// When the entries at the wanted sizes were recorded.
    times: BTreeMap<u64, Moment>,
    streams: HashMap<String, (u64, u64)>,
    ids: HashSet<EntryId>,
    named_sources: BTreeMap<Hash, Seq>,
    kept_sources: BTreeSet<Hash>,
    plans: BTreeMap<StreamId, PlanRow>,
    findings: Vec<Finding>,
}

#[derive(Default)]
struct Tree {
    frontier: Frontier,
    roots: BTreeMap<u64, Hash>,
}

impl Tree {
    fn push(&mut self, leaf: Hash, wanted: &BTreeSet<u64>) {
        self.frontier.push(leaf);
        let size = self.frontier.size();
        if wanted.contains(&size) {
            self.roots.insert(size, self.frontier.root());
        }
    }
}

impl<'a> Verifier<'a> {
    /// A look at `authority`, with what was kept beside its entries.
    pub fn new(
        authority: Authority,
        projection: &'a dyn Projection,
        beside: &Beside,
        held: Option<&'a HeldCheckpoint>,
    ) -> Self {
        let issued = beside.issued.iter().map(|checkpoint| checkpoint.size);
        let kept = beside.head.size();
        Self {
            authority,
            projection,
            held,
            wanted: issued.chain(kept).chain(held.map(HeldCheckpoint::size)).collect(),
            now: Tree::default(),
            kept: Tree::default(),
            rows: Rows::default(),
            last_at: None,
            times: BTreeMap::new(),
            streams: HashMap::new(),
            ids: HashSet::new(),
            named_sources: BTreeMap::new(),
            kept_sources: BTreeSet::new(),
            plans: BTreeMap::new(),
            findings: Vec::new(),
        }
    }

    /// Looks at the next row; rows come in the order of their numbers.
    pub fn row(&mut self, row: Row) {
        let computed = row.computed_hash();
        let entry = Entry::try_from(row.clone());
        self.place(row, computed);
        match entry {
            Ok(entry) => self.entry(entry),
            Err(why) => self.findings.push(Finding::Unreadable { seq: Seq(why.seq), field: why.field }),
        }
    }

    /// Looks at the next row, of which `field` is not even text or number as it must be: no hash of it can be right.
    pub fn spoilt(&mut self, row: Row, field: &'static str) {
        if field == "seq" {
            self.findings.push(Finding::NoNumber);
        } else {
            self.findings.push(Finding::Unreadable { seq: Seq(row.seq), field });
            self.place(row, Hash::from([0; 32]));
        }
    }

    /// Notes that the next row stands there and cannot be read at all.
    pub fn lost(&mut self, seq: Seq) {
        self.rows.lose(seq.0);
    }

    fn place(&mut self, row: Row, computed: Hash) {
        if self.rows.next_is(row.seq) {
            self.now.push(computed, &self.wanted);
            self.kept.push(row.leaf_hash, &self.wanted);
        }
        self.stream(&row);
        self.rows.add(row, computed);
    }

    fn stream(&mut self, row: &Row) {
        let before = self.streams.insert(row.stream.clone(), (row.stream_seq, row.seq)).unwrap_or_default();
        let (expected, since) = (before.0 + 1, before.1);
        if row.stream_seq != expected && !self.rows.gap_between(since, row.seq) {
            let (stream, found) = (row.stream.clone(), row.stream_seq);
            self.findings.push(Finding::StreamGap { seq: Seq(row.seq), stream, expected, found });
        }
    }

    fn entry(&mut self, entry: Entry) {
        let seq = entry.seq;
        if let Some(before) = self.last_at.filter(|before| entry.recorded_at < *before) {
            self.findings.push(Finding::BackDated { seq, recorded_at: entry.recorded_at, before });
        }
        self.last_at = Some(entry.recorded_at);
        if self.wanted.contains(&seq.0) {
            self.times.insert(seq.0, entry.recorded_at);
        }
        if !self.ids.insert(entry.id) {
            self.findings.push(Finding::SameId { seq, id: entry.id });
        }
        if entry.caused_by.is_some_and(|cause| !self.ids.contains(&cause)) {
            self.findings.push(Finding::UnknownCause { seq });
        }
        for source in entry.body.sources() {
            self.named_sources.entry(source).or_insert(seq);
        }
        let before = self.plans.remove(&entry.stream);
        if let Some(after) = self.projection.apply(before, &entry) {
            self.plans.insert(entry.stream, after);
        }
    }

    /// Looks at the next source: the hash that it is kept under, and its content.
    pub fn source(&mut self, hash: Hash, content: &[u8]) {
        if Hash::of(content) != hash {
            self.findings.push(Finding::SourceChanged { hash });
        }
        self.kept_sources.insert(hash);
    }

    /// Looks at what was kept beside the rows, and says what was found.
    pub fn finish(mut self, beside: Beside) -> Report {
        let size = beside.head.size();
        self.findings.extend(self.rows.explain(size));
        if self.rows.whole() {
            self.compare_head(&beside.head);
            self.compare_issued(&beside.issued);
        }
        self.compare_sources();
        self.compare_plans(beside.plans);
        if !beside.missing_guards.is_empty() {
            self.findings.push(Finding::GuardsMissing { names: beside.missing_guards });
        }
        self.findings.extend(beside.damage.into_iter().map(|what| Finding::Damaged { what }));
        let held = self.held.map(|held| self.compare_held(held));
        self.report(held)
    }

    /// Whether the entries, as they are or by the hashes kept with them, make a tree of this root.
    fn makes(&self, size: u64, root: &Hash) -> bool {
        [&self.now, &self.kept].into_iter().any(|tree| tree.roots.get(&size) == Some(root))
    }

    fn compare_head(&mut self, head: &Head) {
        match head {
            Head::Missing if self.rows.count() == 0 => {}
            Head::Missing => self.findings.push(Finding::NoHead),
            Head::Kept(tree, root) if tree.root() == *root => {
                if !self.makes(tree.size(), root) {
                    let (first, last) = explain::differing(tree, &self.kept.frontier);
                    self.findings.push(Finding::Rehashed { first: Seq(first), last: Seq(last) });
                }
            }
            Head::Unreadable | Head::Kept(..) => self.findings.push(Finding::HeadSpoilt),
        }
    }

    fn compare_issued(&mut self, issued: &[Checkpoint]) {
        let mut after = 0;
        for checkpoint in issued {
            let size = checkpoint.size;
            if self.makes(size, &checkpoint.root) && self.times.get(&size) == Some(&checkpoint.at) {
                after = size;
            } else {
                let is_there = size <= self.rows.count();
                self.findings.push(Finding::IssuedDiffers { size, after: Seq(after), is_there });
                return;
            }
        }
    }

    fn compare_sources(&mut self) {
        for (hash, seq) in &self.named_sources {
            if !self.kept_sources.contains(hash) {
                self.findings.push(Finding::SourceMissing { hash: *hash, seq: *seq });
            }
        }
    }

    fn compare_plans(&mut self, kept: Vec<PlanRow>) {
        let mut kept: BTreeMap<StreamId, PlanRow> =
            kept.into_iter().map(|row| (row.plan.clone(), row)).collect();
        for (plan, row) in &self.plans {
            if kept.remove(plan).as_ref() != Some(row) {
                self.findings.push(Finding::PlanDiffers { plan: plan.clone() });
            }
        }
        self.findings.extend(kept.into_keys().map(|plan| Finding::PlanDiffers { plan }));
    }

    fn compare_held(&self, held: &HeldCheckpoint) -> HeldOutcome {
        let (size, found) = (held.size(), self.rows.count());
        if let Some(named) = held.authority().filter(|named| **named != self.authority) {
            return HeldOutcome::OtherAuthority { named: named.clone() };
        }
        match self.now.roots.get(&size) {
            Some(root) if held.agrees_with(root) => {
                HeldOutcome::Agrees { size, later: found.saturating_sub(size) }
            }
            _ if found < size && self.rows.without_gaps() => HeldOutcome::TooShort { size, found },
            _ => HeldOutcome::Differs { size },
        }
    }

    fn report(self, held: Option<HeldOutcome>) -> Report {
        let size = self.now.frontier.size();
        let checkpoint = self.last_at.filter(|_| size > 0 && self.rows.whole()).map(|at| Checkpoint {
            authority: self.authority.clone(),
            size,
            root: self.now.frontier.root(),
            at,
        });
        Report {
            authority: self.authority,
            entries: self.rows.count(),
            sources: self.kept_sources.len(),
            checkpoint,
            held,
            findings: self.findings,
        }
    }
}
