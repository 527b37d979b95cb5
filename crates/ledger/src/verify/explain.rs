//! From rows that do not fit to what was done to them.

use std::collections::{BTreeMap, BTreeSet};

use super::Finding;
use crate::merkle::Frontier;
use crate::{Hash, Row, Seq};

/// How many rows that do not fit are compared with each other; the work grows with the square of it.
const CLOSE_LOOK: usize = 64;

/// How many changed rows are named.
const NAMED: usize = 50;

/// How far a row is looked for from where it stands, where other suspects are too many to compare.
const NEAR: i64 = 3;

/// The numbers of all rows, and the rows that do not give their hash.
#[derive(Default)]
pub(super) struct Rows {
    numbers: Vec<u64>,
    gaps: Vec<(u64, u64)>,
    twice: Vec<u64>,
    lost: BTreeSet<u64>,
    suspects: Vec<Row>,
    disturbed: bool,
}

impl Rows {
    /// Whether `seq` follows all numbers so far, and none was missing.
    pub(super) fn next_is(&self, seq: u64) -> bool {
        self.whole() && seq == self.count() + 1
    }

    fn number(&mut self, seq: u64) {
        let last = self.numbers.last().copied().unwrap_or_default();
        if seq > last + 1 {
            self.gaps.push((last + 1, seq - 1));
        } else if seq <= last {
            self.twice.push(seq);
        }
        self.numbers.push(seq);
    }

    /// A row that stands there and cannot be read.
    pub(super) fn lose(&mut self, seq: u64) {
        self.number(seq);
        self.lost.insert(seq);
    }

    pub(super) fn add(&mut self, row: Row, computed: Hash) {
        self.number(row.seq);
        if computed != row.leaf_hash {
            self.suspects.push(row);
        }
    }

    /// Whether an entry between the two is missing.
    pub(super) fn gap_between(&self, from: u64, to: u64) -> bool {
        let last = self.numbers.last().copied().unwrap_or_default();
        let missing = self.gaps.iter().any(|gap| gap.0 > from && gap.1 < to);
        to > last + 1 || missing || self.lost.iter().any(|seq| (from..to).contains(seq))
    }

    /// Whether the numbers run from 1 without gaps, and no row was found moved, removed, inserted or lost.
    pub(super) fn whole(&self) -> bool {
        self.without_gaps() && self.lost.is_empty() && !self.disturbed
    }

    /// Whether the numbers run from 1 without gaps.
    pub(super) fn without_gaps(&self) -> bool {
        self.gaps.is_empty() && self.twice.is_empty()
    }

    pub(super) fn count(&self) -> u64 {
        self.numbers.len() as u64
    }

    /// What was done to the rows, given how many the tree head says there are.
    pub(super) fn explain(&mut self, head: Option<u64>) -> Vec<Finding> {
        let mut findings: Vec<Finding> =
            self.twice.iter().map(|seq| Finding::SameNumber { seq: Seq(*seq) }).collect();
        findings.extend(
            spans(&self.lost).map(|(first, last)| Finding::Lost { first: Seq(first), last: Seq(last) }),
        );
        let suspects = std::mem::take(&mut self.suspects);
        let moves = find_moves(&suspects);
        let inserted = self.inserted(&suspects, &moves, head);
        let left: Vec<&Row> = suspects
            .iter()
            .filter(|row| !moves.contains_key(&row.seq) && !inserted.contains(&row.seq))
            .collect();
        findings.extend(changes(&left));
        findings.extend(move_findings(&moves));
        findings.extend(
            spans(&inserted).map(|(first, last)| Finding::Inserted { first: Seq(first), last: Seq(last) }),
        );
        let removed = self.removed(&moves, &inserted, head);
        self.disturbed = !moves.is_empty() || !inserted.is_empty() || !removed.is_empty();
        findings.extend(removed);
        findings
    }

    /// The numbers whose place was another row's when it was kept, and those beyond the tree head.
    fn inserted(&self, suspects: &[Row], moves: &BTreeMap<u64, u64>, head: Option<u64>) -> BTreeSet<u64> {
        let origins: BTreeSet<u64> = moves.values().copied().collect();
        let suspect: BTreeSet<u64> = suspects.iter().map(|row| row.seq).collect();
        let beyond = |seq: u64| head.is_some_and(|size| seq > size) && !suspect.contains(&seq);
        let stands_in_the_way = |seq: u64| origins.contains(&seq) && !moves.contains_key(&seq);
        let unmoved_beyond = |seq: u64| head.is_some_and(|size| seq > size) && !moves.contains_key(&seq);
        let numbers = self.numbers.iter().copied();
        numbers.filter(|seq| stands_in_the_way(*seq) || beyond(*seq) || unmoved_beyond(*seq)).collect()
    }

    /// The numbers that were kept and are not there, in spans; those at the end as a tail.
    fn removed(
        &self,
        moves: &BTreeMap<u64, u64>,
        inserted: &BTreeSet<u64>,
        head: Option<u64>,
    ) -> Vec<Finding> {
        let stand = self.numbers.iter().copied().filter(|seq| !inserted.contains(seq));
        let kept: BTreeSet<u64> = stand.map(|seq| moves.get(&seq).copied().unwrap_or(seq)).collect();
        let mut findings = Vec::new();
        let mut last = 0;
        for seq in &kept {
            if *seq > last + 1 {
                findings.push(Finding::Removed { first: Seq(last + 1), last: Seq(seq - 1) });
            }
            last = *seq;
        }
        if let Some(size) = head.filter(|size| *size > last) {
            findings.push(Finding::TailCut { first: Seq(last + 1), last: Seq(size) });
        }
        findings
    }
}

/// For each row that gives its hash under another number: the number it has, and the number it was kept under.
fn find_moves(suspects: &[Row]) -> BTreeMap<u64, u64> {
    let others: Vec<(u64, u64)> = suspects.iter().map(|row| (row.seq, row.stream_seq)).collect();
    let others = if others.len() > CLOSE_LOOK { &[] } else { others.as_slice() };
    suspects.iter().filter_map(|row| original_number(row, others).map(|from| (row.seq, from))).collect()
}

fn original_number(row: &Row, others: &[(u64, u64)]) -> Option<u64> {
    let own = row.stream_seq;
    let near = |number: u64| (-NEAR..=NEAR).filter_map(move |step| number.checked_add_signed(step));
    let in_others_place = others.iter().flat_map(|(seq, stream_seq)| [(*seq, own), (*seq, *stream_seq)]);
    let not_far = near(row.seq).map(|seq| (seq, own));
    let both_not_far = near(row.seq).flat_map(|seq| near(own).map(move |stream_seq| (seq, stream_seq)));
    let mut places = not_far.chain(in_others_place).chain(both_not_far);
    places.find(|(seq, stream_seq)| *seq != row.seq && fits(row, *seq, *stream_seq)).map(|(seq, _)| seq)
}

fn fits(row: &Row, seq: u64, stream_seq: u64) -> bool {
    let kept = Row { seq, stream_seq, ..row.clone() };
    kept.computed_hash() == row.leaf_hash
}

/// Rows that no move explains: pairs with one field swapped, and the others.
fn changes(rows: &[&Row]) -> Vec<Finding> {
    let mut findings = Vec::new();
    let mut swapped = BTreeSet::new();
    for (position, one) in rows.iter().enumerate().take(CLOSE_LOOK) {
        for other in rows.iter().take(CLOSE_LOOK).skip(position + 1) {
            if let Some(field) = swapped_field(one, other) {
                findings.push(Finding::Swapped { one: Seq(one.seq), other: Seq(other.seq), field });
                swapped.extend([one.seq, other.seq]);
            }
        }
    }
    let changed: Vec<&Row> = rows.iter().filter(|row| !swapped.contains(&row.seq)).copied().collect();
    findings.extend(changed.iter().take(NAMED).map(|row| Finding::Changed {
        seq: Seq(row.seq),
        kind: row.kind.clone(),
        stream: row.stream.clone(),
    }));
    if let Some(last) = changed.get(NAMED..).and_then(<[_]>::last) {
        findings.push(Finding::ManyChanged { count: changed.len() - NAMED, last: Seq(last.seq) });
    }
    findings
}

fn swapped_field(one: &Row, other: &Row) -> Option<&'static str> {
    type Swap = fn(&mut Row, &mut Row);
    let swaps: [(&'static str, Swap); 6] = [
        ("by", |one, other| std::mem::swap(&mut one.by, &mut other.by)),
        ("body", |one, other| std::mem::swap(&mut one.body, &mut other.body)),
        ("recorded_at", |one, other| std::mem::swap(&mut one.recorded_at, &mut other.recorded_at)),
        ("happened_at", |one, other| std::mem::swap(&mut one.happened_at, &mut other.happened_at)),
        ("kind", |one, other| std::mem::swap(&mut one.kind, &mut other.kind)),
        ("leaf_hash", |one, other| std::mem::swap(&mut one.leaf_hash, &mut other.leaf_hash)),
    ];
    let undone = |swap: Swap| {
        let (mut one, mut other) = (one.clone(), other.clone());
        swap(&mut one, &mut other);
        one.computed_hash() == one.leaf_hash && other.computed_hash() == other.leaf_hash
    };
    swaps.into_iter().find(|(_, swap)| undone(*swap)).map(|(field, _)| field)
}

/// Moves by the same distance, one after the other, are one finding.
fn move_findings(moves: &BTreeMap<u64, u64>) -> Vec<Finding> {
    let mut findings: Vec<Finding> = Vec::new();
    for (to, from) in moves {
        if let Some(Finding::Moved { from: first_from, to: first_to, count }) = findings.last_mut()
            && first_to.0 + *count == *to
            && first_from.0 + *count == *from
        {
            *count += 1;
        } else {
            findings.push(Finding::Moved { from: Seq(*from), to: Seq(*to), count: 1 });
        }
    }
    findings
}

fn spans(numbers: &BTreeSet<u64>) -> impl Iterator<Item = (u64, u64)> {
    let mut spans: Vec<(u64, u64)> = Vec::new();
    for number in numbers {
        match spans.last_mut() {
            Some(span) if span.1 + 1 == *number => span.1 = *number,
            _ => spans.push((*number, *number)),
        }
    }
    spans.into_iter()
}

/// The entries among which two trees of one size differ, by the full trees that they are made of.
pub(super) fn differing(one: &Frontier, other: &Frontier) -> (u64, u64) {
    let mut from = 0;
    let mut differing = Vec::new();
    let widths = (0..u64::BITS).rev().map(|bit| 1 << bit).filter(|width| one.size() & width != 0);
    for (width, (one_hash, other_hash)) in widths.zip(one.edge().iter().zip(other.edge())) {
        if one_hash != other_hash {
            differing.push((from + 1, from + width));
        }
        from += width;
    }
    let first = differing.first().map_or(1, |span| span.0);
    let last = differing.last().map_or(one.size(), |span| span.1);
    (first, last)
}
