//! What an authority keeps in one stream of its ledger and knows whole, folded in memory: loaded, moved on, changed, shown as at a moment.
//!
//! The directory is kept so, and so is governance. All of it is in one stream, so that two changes are never decided on the same state.

mod change;
mod known;
mod load;

use std::error::Error;
use std::fmt::Debug;

use goldthread_ledger::StreamId;
use jiff::civil::Date;

pub use change::{Change, Changed, NotChanged, change, whole};
pub use known::{Happened, Known};
pub use load::{ReadError, load};

/// A state that the events of one stream leave.
pub trait Folded: Clone + Debug + Default + Send + Sync + 'static {
    /// What happened to it.
    type Event: Clone + Debug + PartialEq + Send + Sync;
    /// What somebody wants done to it.
    type Command: Clone;
    /// Why that was refused.
    type Refusal: Error + Send + Sync + 'static;
    /// An entry cannot be read as an event.
    type Unreadable: Error + Send + Sync + 'static;
    /// An event cannot come where it does.
    type OutOfOrder: Error + Send + Sync + 'static;

    /// The stream that all of it is in.
    const STREAM: &str;
    /// What its entries speak of: `people`.
    const ABOUT: &str;
    /// How it is called: `the directory`.
    const CALLED: &str;

    /// Reads the body of an entry.
    ///
    /// # Errors
    /// Where kind or version are not known, or the body does not fit them.
    fn read(kind: &str, version: u16, body: &str) -> Result<Self::Event, Self::Unreadable>;

    /// The kind, the version and the body of the entry that keeps an event.
    fn written(event: &Self::Event) -> (&'static str, u16, String);

    /// Moves the state on by one event.
    ///
    /// # Errors
    /// Where the event cannot come here.
    fn apply(&mut self, event: &Self::Event) -> Result<(), Self::OutOfOrder>;

    /// Decides several commands: all of them, or none.
    ///
    /// # Errors
    /// Why the first that is refused is.
    fn decide_all(
        &self,
        commands: Vec<Self::Command>,
        today: Date,
    ) -> Result<Vec<Self::Event>, Self::Refusal>;
}

fn stream<S: Folded>() -> StreamId {
    S::STREAM.parse().expect("it has the shape of a stream")
}

/// The rows of [`Folded`] that are the same for each crate that is made as `goldthread-people` is.
macro_rules! folded {
    ($state:ident of $of:ident, $stream:literal, $about:literal, $called:literal) => {
        impl crate::folded::Folded for $of::$state {
            type Event = $of::Event;
            type Command = $of::Command;
            type Refusal = $of::Refusal;
            type Unreadable = $of::UnreadableEvent;
            type OutOfOrder = $of::OutOfOrder;

            const STREAM: &str = $stream;
            const ABOUT: &str = $about;
            const CALLED: &str = $called;

            fn read(kind: &str, version: u16, body: &str) -> Result<$of::Event, $of::UnreadableEvent> {
                $of::Event::read(kind, version, body)
            }

            fn written(event: &$of::Event) -> (&'static str, u16, String) {
                (event.kind(), event.version(), event.body())
            }

            fn apply(&mut self, event: &$of::Event) -> Result<(), $of::OutOfOrder> {
                $of::$state::apply(self, event)
            }

            fn decide_all(
                &self,
                commands: Vec<$of::Command>,
                today: jiff::civil::Date,
            ) -> Result<Vec<$of::Event>, $of::Refusal> {
                $of::$state::decide_all(self, commands, today)
            }
        }

        impl From<$of::Refusal> for crate::folded::NotChanged<$of::$state> {
            fn from(refusal: $of::Refusal) -> Self {
                Self::Refused(refusal)
            }
        }
    };
}
pub(crate) use folded;
