use std::fmt;

use crate::{EntryId, Hash, Moment, Seq, StreamId};

/// One thing that is not as it was kept. Its words say what was done to the ledger, as far as that can be told.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Finding {
    /// Its text does not give the hash that was kept with it.
    Changed {
        /// The entry.
        seq: Seq,
        /// What kind of entry it says it is.
        kind: String,
        /// What it says it is about.
        stream: String,
    },
    /// So many more entries were changed that they are not named one by one.
    ManyChanged {
        /// How many more.
        count: usize,
        /// The last of them.
        last: Seq,
    },
    /// Two entries have exchanged one of their fields.
    Swapped {
        /// The one.
        one: Seq,
        /// The other.
        other: Seq,
        /// The column.
        field: &'static str,
    },
    /// Entries stand under other numbers than they were kept under.
    Moved {
        /// The number that the first was kept under.
        from: Seq,
        /// The number that it stands under.
        to: Seq,
        /// How many in a row.
        count: u64,
    },
    /// Entries are not there any more.
    Removed {
        /// The first.
        first: Seq,
        /// The last.
        last: Seq,
    },
    /// The last entries are not there any more.
    TailCut {
        /// The first that is missing.
        first: Seq,
        /// The last that is missing.
        last: Seq,
    },
    /// Entries stand here that were not kept by the ledger.
    Inserted {
        /// The first.
        first: Seq,
        /// The last.
        last: Seq,
    },
    /// Two entries have one number.
    SameNumber {
        /// The number.
        seq: Seq,
    },
    /// Its time is before that of the entry before it.
    BackDated {
        /// The entry.
        seq: Seq,
        /// Its time.
        recorded_at: Moment,
        /// The time of the entry before it.
        before: Moment,
    },
    /// A field does not have the shape that fields are kept in.
    Unreadable {
        /// The entry.
        seq: Seq,
        /// The column.
        field: &'static str,
    },
    /// The file is damaged where entries stand, so that the database cannot give them.
    Lost {
        /// The first.
        first: Seq,
        /// The last.
        last: Seq,
    },
    /// An entry stands there without a number.
    NoNumber,
    /// Its number in its stream does not follow.
    StreamGap {
        /// The entry.
        seq: Seq,
        /// The stream.
        stream: String,
        /// The number that would follow.
        expected: u64,
        /// Its number.
        found: u64,
    },
    /// An earlier entry has its id.
    SameId {
        /// The later entry.
        seq: Seq,
        /// The id.
        id: EntryId,
    },
    /// It follows from an entry that is not before it.
    UnknownCause {
        /// The entry.
        seq: Seq,
    },
    /// Each entry agrees with its own hash, but together they do not make the tree head.
    Rehashed {
        /// The first entry that it can be.
        first: Seq,
        /// The last entry that it can be.
        last: Seq,
    },
    /// The tree head is gone.
    NoHead,
    /// The tree head does not agree with itself.
    HeadSpoilt,
    /// A checkpoint that was issued is not one of these entries.
    IssuedDiffers {
        /// Its size.
        size: u64,
        /// The last entry up to which an earlier one agrees.
        after: Seq,
        /// Whether there are so many entries at all.
        is_there: bool,
    },
    /// The content of a source is not what its name says.
    SourceChanged {
        /// The hash that it is kept under.
        hash: Hash,
    },
    /// A source that an entry names is not there.
    SourceMissing {
        /// Its hash.
        hash: Hash,
        /// The first entry that names it.
        seq: Seq,
    },
    /// The list of plans does not say what the entries say.
    PlanDiffers {
        /// The plan.
        plan: StreamId,
    },
    /// Triggers that refuse changes are gone.
    GuardsMissing {
        /// Their names.
        names: Vec<String>,
    },
    /// The database finds its own file damaged.
    Damaged {
        /// What it says.
        what: String,
    },
}

impl fmt::Display for Finding {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Changed { seq, kind, stream } => {
                write!(
                    f,
                    "entry {seq} ({kind}, {stream}) was changed: it does not give the hash that was kept with it"
                )
            }
            Self::ManyChanged { count, last } => {
                write!(f, "{count} more entries were changed, up to entry {last}")
            }
            Self::Swapped { one, other, field } => {
                write!(f, "entries {one} and {other} were changed: their “{field}” have been swapped")
            }
            Self::Moved { from, to, count } => moved(f, *from, *to, *count),
            Self::Removed { first, last } => write!(f, "{} removed", were(*first, *last)),
            Self::TailCut { first, last } => write!(f, "{} removed from the end", were(*first, *last)),
            Self::Inserted { first, last } => {
                write!(f, "{} inserted: the ledger never kept such an entry there", were(*first, *last))
            }
            Self::SameNumber { seq } => write!(f, "entry {seq} is there twice: one of them was inserted"),
            Self::BackDated { seq, recorded_at, before } => write!(
                f,
                "entry {seq} is back-dated, or the entry before it was changed: it says it was recorded at \
                 {recorded_at}, and the entry before it at {before}"
            ),
            Self::Unreadable { seq, field } => {
                write!(f, "entry {seq} was changed: its “{field}” cannot be read")
            }
            Self::Lost { first, last } => {
                write!(f, "{} cannot be read: the file is damaged there", span(*first, *last))
            }
            Self::NoNumber => {
                f.write_str("an entry was changed or inserted: its “seq” is no number that an entry has")
            }
            Self::StreamGap { seq, stream, expected, found } => {
                write!(f, "entry {seq} is number {found} of {stream}, where number {expected} must stand")
            }
            Self::SameId { seq, id } => write!(f, "entry {seq} has the id of an earlier entry: {id}"),
            Self::UnknownCause { seq } => {
                write!(f, "entry {seq} follows from an entry that does not stand before it")
            }
            _ => self.beside(f),
        }
    }
}

impl Finding {
    /// The words for what was kept beside the entries.
    fn beside(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Rehashed { first, last } => write!(
                f,
                "one or more of {} were changed and hashed anew: together the entries do not make the tree head",
                span(*first, *last)
            ),
            Self::NoHead => f.write_str("the tree head was removed"),
            Self::HeadSpoilt => f.write_str("the tree head was changed: it does not agree with itself"),
            Self::IssuedDiffers { size, after, is_there: true } => write!(
                f,
                "the checkpoint that was issued at entry {size} does not agree: history was changed after entry {after} and \
                 no later than entry {size}, or the note of the checkpoint was"
            ),
            Self::IssuedDiffers { size, is_there: false, .. } => write!(
                f,
                "a checkpoint was issued when there were {size} entries, and there are not so many: the end was removed"
            ),
            Self::SourceChanged { hash } => {
                write!(f, "source {hash} was changed: its content does not have that hash")
            }
            Self::SourceMissing { hash, seq } => {
                write!(f, "source {hash} was removed; entry {seq} names it")
            }
            Self::PlanDiffers { plan } => write!(
                f,
                "the list of plans, which is worked out from the entries, does not say of {plan} what they say"
            ),
            Self::GuardsMissing { names } => {
                write!(f, "what refuses changes to entries was taken away or altered: {}", names.join(", "))
            }
            Self::Damaged { what } => write!(f, "the file is damaged: {what}"),
            _ => Ok(()),
        }
    }
}

fn moved(f: &mut fmt::Formatter<'_>, from: Seq, to: Seq, count: u64) -> fmt::Result {
    if count == 1 {
        return write!(f, "entry {to} was reordered: it was kept as entry {from}");
    }
    let (last_from, last_to) = (from.0 + count - 1, to.0 + count - 1);
    write!(f, "entries {to} to {last_to} were reordered: they were kept as entries {from} to {last_from}")
}

fn span(first: Seq, last: Seq) -> String {
    if first == last { format!("entry {first}") } else { format!("entries {first} to {last}") }
}

fn were(first: Seq, last: Seq) -> String {
    format!("{} {}", span(first, last), if first == last { "was" } else { "were" })
}
