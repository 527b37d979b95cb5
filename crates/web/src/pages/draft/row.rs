//! Which thing of a draft a form is about, and whether it is still as the form showed it.
//!
//! The address names a thing by its place in the list, which another tab may have shifted; so a form carries its key too, and what the
//! fields were. A form without them was not made by a page: it means what stands at that place, as it is.

use std::hash::Hash;

use maud::{Markup, html};

use crate::form::Sent;
use crate::keys::{Key, hash};

/// The fields by which a form says what it is about; `now`: the fields as it shows them.
pub fn hidden(key: Key, now: Option<&impl Hash>) -> Markup {
    html! {
        input type="hidden" name="key" value=(key);
        @if let Some(now) = now { input type="hidden" name="seen" value=(seen(now)); }
    }
}

/// Why there is nothing that a form is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NotThere {
    /// Nothing has that key any more.
    Gone,
    /// The list is shorter.
    Never,
}

/// What a form is about: its place in the list, from 0.
pub fn place(keys: &[Key], number: usize, sent: &Sent) -> Result<usize, NotThere> {
    match sent.sent("key") {
        Some(key) => {
            let key: Option<Key> = key.parse().ok();
            keys.iter().position(|own| Some(*own) == key).ok_or(NotThere::Gone)
        }
        None => number.checked_sub(1).filter(|at| *at < keys.len()).ok_or(NotThere::Never),
    }
}

/// Whether the fields are no longer as the form showed them.
pub fn is_stale(sent: &Sent, now: &impl Hash) -> bool {
    sent.sent("seen").is_some_and(|shown| shown != seen(now))
}

fn seen(fields: &impl Hash) -> String {
    format!("{:016x}", hash(fields))
}
